//! From the source chain to a citation, in the words of a style.
//!
//! [`cite`] writes citations by CSL styles (through the engine hayagriva) and Wikipedia's templates. What is cited is
//! chosen in one place, `reference`; `export` writes the same facts in the formats of reference managers. Nothing here
//! looks back at the page, reads a clock or a file, or reaches the network: styles and locales are passed in as text.

pub(crate) mod address;
mod engine;
mod formats;
pub(crate) mod item;
pub(crate) mod key;
pub(crate) mod marked;
pub(crate) mod name;
pub(crate) mod reference;
mod title;
mod wikipedia;
pub(crate) mod wording;

pub use engine::{StyleInfo, check_style};
pub use formats::{Format, FormatKind, LocaleName, formats, locales};

use crate::chain::SourceChain;
use crate::claim::Party;
use crate::date::Date;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Which appearance of the text is cited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Version {
    /// The one in view.
    #[default]
    Read,
    /// The first one, as the page in view credits it; the citation says that it was not opened.
    Original,
}

/// Which of a style's two shapes is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Form {
    /// The first note; the citation in the text where the style has no notes.
    Note,
    /// The entry of the bibliography.
    Bibliography,
}

/// Replacements for what the chain tells of the cited version. An empty text removes the field. What is replaced is the
/// reader's own and marked so in formats that have a place for that.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Edits {
    /// The headline.
    pub title: Option<String>,
    /// The authors, all of them.
    pub authors: Option<Vec<Party>>,
    /// The translators, all of them.
    pub translators: Option<Vec<Party>>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The date of publication: `2016`, `2016-07` or `2016-07-26`.
    pub published: Option<String>,
    /// The address.
    pub url: Option<String>,
    /// The language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The agencies that supplied the text, all of them.
    pub agencies: Option<Vec<String>>,
    /// The service that carries the outlet's text.
    pub carrier: Option<String>,
    /// The outlet of first publication. Empty: nothing is said of a first publication.
    pub first_outlet: Option<String>,
    /// Its date.
    pub first_published: Option<String>,
    /// Its address.
    pub first_url: Option<String>,
}

/// A copy of the cited page in a web archive.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Archive {
    /// Its address.
    pub url: String,
    /// When it was made.
    pub date: Option<Date>,
}

/// How the English Wikipedia's templates write dates; those of others have one way each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum WikiDates {
    /// 26 July 2016
    #[default]
    Dmy,
    /// July 26, 2016
    Mdy,
    /// 2016-07-26
    Iso,
}

/// How to cite.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Request {
    /// An id of [`formats`], or any name for a style of the reader's own.
    pub style: String,
    /// The CSL style as XML; needed for every style of the kind `csl`.
    pub csl: Option<String>,
    /// CSL locales as XML: en-US always, and those that the style or the reader asks for.
    pub locales: Vec<String>,
    /// The locale to write in; the style's own where there is none.
    pub locale: Option<String>,
    /// Which appearance is cited.
    pub version: Version,
    /// Note or bibliography; by default the note of a style with notes.
    pub form: Option<Form>,
    /// The day on which the page was read.
    pub accessed: Option<Date>,
    /// Replacements.
    pub edits: Edits,
    /// Words of the text, where the format has a place for them.
    pub quote: Option<String>,
    /// A copy of the page in a web archive, where the format has a place for it.
    pub archive: Option<Archive>,
    /// Puts a template of Wikipedia in a named `<ref>`.
    pub ref_tag: bool,
    /// How a template of the English Wikipedia writes dates.
    pub wiki_dates: WikiDates,
}

/// A citation in two flavours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Citation {
    /// One line of plain text.
    pub text: String,
    /// The same as HTML: text, `i`, `b`, `sup`, `sub`, `a`, and `span` for small capitals. Empty for a template, which is
    /// plain text.
    pub html: String,
}

/// Why there is no citation. Its text says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CiteError {
    /// The id is not in [`formats`], or not of the kind that was asked for.
    UnknownFormat(String),
    /// The style's file was not passed.
    NoStyle(String),
    /// The style cannot be read.
    BrokenStyle {
        /// The style.
        id: String,
        /// What is wrong.
        why: String,
    },
    /// The style only names another one.
    DependentStyle {
        /// The style.
        id: String,
        /// The id of the style that it takes its rules from.
        parent: String,
    },
    /// The style writes nothing for an article.
    EmptyStyle(String),
    /// A locale is missing.
    NoLocale(String),
    /// A locale cannot be read.
    BrokenLocale(String),
    /// The chain names no first appearance.
    NoOriginal,
    /// The chain tells nothing that a citation could hold.
    NothingToCite,
    /// An edited date is none.
    Date(String),
}

impl fmt::Display for CiteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CiteError::UnknownFormat(id) => {
                write!(f, "There is no format “{id}” here: take an id that formats() lists.")
            }
            CiteError::NoStyle(id) => write!(f, "The style “{id}” needs its CSL file: pass the file's text as `csl`."),
            CiteError::BrokenStyle { id, why } => {
                write!(
                    f,
                    "The style “{id}” is not a valid CSL style ({why}): correct the file or choose another style."
                )
            }
            CiteError::DependentStyle { id, parent } => {
                write!(f, "The style “{id}” only points to another one: use that style's file instead, {parent}.")
            }
            CiteError::EmptyStyle(id) => {
                write!(f, "The style “{id}” writes nothing for a newspaper article: choose another style.")
            }
            CiteError::NoLocale(tag) => {
                write!(f, "The locale {tag} is missing: pass the text of locales-{tag}.xml in `locales`.")
            }
            CiteError::BrokenLocale(why) => {
                write!(f, "A CSL locale cannot be read ({why}): pass an unmodified locale file.")
            }
            CiteError::NoOriginal => {
                f.write_str("The page names no outlet of first publication: cite the version that you read instead.")
            }
            CiteError::NothingToCite => {
                f.write_str("The page tells neither title, author, outlet nor address: fill in one of them to cite it.")
            }
            CiteError::Date(text) => write!(f, "“{text}” is not a date: write 2016, 2016-07 or 2016-07-26."),
        }
    }
}

impl std::error::Error for CiteError {}

/// Cites an article by a CSL style or by a template of Wikipedia.
///
/// # Errors
/// See [`CiteError`]. Nothing on a page causes one but a page that tells nothing at all.
pub fn cite(chain: &SourceChain, request: &Request) -> Result<Citation, CiteError> {
    let reference = reference::Reference::new(chain, request)?;
    // A style of the reader's own may have any name.
    if let Some(csl) = &request.csl {
        let citation = engine::format(&reference, csl, request)?;
        return Ok(Citation { text: citation.to_text(), html: citation.to_html() });
    }
    let format = formats().iter().find(|format| format.id == request.style);
    match format.map(|format| format.kind) {
        Some(FormatKind::Template) => {
            Ok(Citation { text: wikipedia::template(&reference, request), html: String::new() })
        }
        Some(FormatKind::Csl) => Err(CiteError::NoStyle(request.style.clone())),
        Some(FormatKind::Export) | None => Err(CiteError::UnknownFormat(request.style.clone())),
    }
}
