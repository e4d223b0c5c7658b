//! The answer: the article's source chain.
//!
//! Plain data, the same from the wasm boundary, from the command line and in golden files. How it is reached is left to
//! `reconcile`; how it is cited to `cite`; how it is written in other formats to `export`. Field names are camelCase in
//! JSON; `null` where the page does not tell.

use crate::claim::{Anonymous, Evidence, Genre, Party, Quotation, Role, Source};
use crate::date::Date;
use serde::{Deserialize, Serialize};

/// What kind of page was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PageKind {
    /// One article.
    Article,
    /// A site's front page.
    Home,
    /// A list of articles.
    List,
    /// Search results.
    Search,
    /// A page around a video, a sound or a picture.
    Media,
    /// Something for sale.
    Shop,
    /// A discussion.
    Forum,
    /// A login wall.
    Login,
    /// An error page.
    Error,
    /// Anything else.
    Other,
}

/// In what way the text in view is another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Republication {
    /// First published here.
    None,
    /// First published elsewhere, taken over whole.
    Full,
    /// An agency's copy as a whole.
    Wire,
    /// The outlet's own piece with an agency's material.
    Partial,
    /// First published elsewhere in another language.
    Translation,
    /// A press release.
    PressRelease,
    /// A part of a text first published elsewhere.
    Excerpt,
    /// First published in another title or edition of the same publisher.
    OwnArchive,
    /// The page's signs do not settle it.
    Undetermined,
}

/// How sure a link is; computed from what speaks for and against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Confidence {
    /// In words that the reader sees.
    Stated,
    /// In metadata only.
    Declared,
    /// Not said, but following from what is.
    Inferred,
    /// Contradicted by the page itself.
    Disputed,
}

/// The evidence for facts about the work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct WorkEvidence {
    /// For the title.
    pub title: Vec<Evidence>,
    /// For the date of publication.
    pub published: Vec<Evidence>,
    /// For the date of the last change.
    pub modified: Vec<Evidence>,
    /// For the language.
    pub language: Vec<Evidence>,
    /// For the genre.
    pub genre: Vec<Evidence>,
    /// For a text that is not complete.
    pub complete: Vec<Evidence>,
    /// For the canonical address.
    pub canonical_url: Vec<Evidence>,
    /// For the way in which the text is another's.
    pub republication: Vec<Evidence>,
}

/// The article in view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Work {
    /// The headline, without the site's name.
    pub title: Option<String>,
    /// When the page in view was published; the original's date stands on its link.
    pub published: Option<Date>,
    /// When it was last changed.
    pub modified: Option<Date>,
    /// The language, as a BCP 47 tag.
    pub language: Option<String>,
    /// The genre, where the page states it.
    pub genre: Option<Genre>,
    /// False where the page holds only a part of the text.
    pub complete: bool,
    /// The address that was read.
    pub url: Option<String>,
    /// The address that the page prefers for itself.
    pub canonical_url: Option<String>,
    /// In what way the text is another's.
    pub republication: Republication,
    /// What the above rests on.
    pub evidence: WorkEvidence,
}

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The part it plays.
    pub role: Role,
    /// Who.
    pub party: Party,
    /// The address of this text there.
    pub url: Option<String>,
    /// When it appeared there.
    pub date: Option<Date>,
    /// How sure it is.
    pub confidence: Confidence,
    /// What speaks for it, what the reader sees first.
    pub support: Vec<Evidence>,
    /// What speaks against it.
    pub against: Vec<Evidence>,
}

/// Who may allow what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Rights {
    /// Names of the holders of the copyright in the article.
    pub holders: Vec<String>,
    /// The year of the notice.
    pub year: Option<i32>,
    /// The copyright line.
    pub notice: Option<String>,
    /// The licence, as an address or in words.
    pub license: Option<String>,
    /// The outlet's terms for using the text again.
    pub terms: Option<String>,
    /// What the above rests on.
    pub evidence: Vec<Evidence>,
}

/// What a note is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NoteKind {
    /// The page contradicts itself.
    Disagreement,
    /// The page does not tell something that a reader would want to know.
    NotTold,
    /// Metadata that could not be read.
    BrokenMetadata,
    /// The page exceeds a bound and was read only in part.
    Truncated,
    /// The page is not a single article.
    NotAnArticle,
    /// The text was corrected.
    Correction,
    /// The editors say something of it.
    EditorsNote,
    /// Software wrote it, translated it, or helped.
    Automation,
    /// The page declares the text's origin in a form that could be verified, and was not.
    Credentials,
}

/// A sentence by its name and what it is filled with, for screens that say it in another language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// The sentence's name.
    pub id: String,
    /// What stands in it, by name. Names that end in `Day` hold dates (EDTF), `names` one name a line.
    #[serde(with = "by_name")]
    pub values: Vec<(String, String)>,
}

/// Pairs as one object, in their order.
mod by_name {
    use serde::de::{Deserializer, MapAccess, Visitor};
    use serde::ser::Serializer;
    use std::fmt;

    pub(super) fn serialize<S: Serializer>(pairs: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(pairs.iter().map(|(name, value)| (name, value)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<(String, String)>, D::Error> {
        deserializer.deserialize_map(Pairs)
    }

    struct Pairs;

    impl<'de> Visitor<'de> for Pairs {
        type Value = Vec<(String, String)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object of texts")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(pairs)
        }
    }
}

/// Something the reader should know about the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// What it is about.
    pub kind: NoteKind,
    /// The same as `text`, for screens in other languages.
    #[serde(default)]
    pub message: Message,
    /// One or two sentences in English.
    pub text: String,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SourceChain {
    /// What kind of page was read.
    pub page: PageKind,
    /// The article in view.
    pub work: Work,
    /// From the origin to the page in view.
    pub links: Vec<Link>,
    /// What the body rests on, in the order of the page.
    pub sources: Vec<Source>,
    /// What the body quotes, in the order of the page.
    pub quotations: Vec<Quotation>,
    /// Sources that the body keeps unnamed.
    pub anonymous: Vec<Anonymous>,
    /// Who may allow what.
    pub rights: Rights,
    /// What else the reader should know.
    pub notes: Vec<Note>,
}

impl SourceChain {
    /// The links that play a part, in the order of the chain.
    pub fn links_as(&self, role: Role) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.role == role)
    }

    /// The outlet in view: the republisher, or the original where the text was not taken over. `None` where another's
    /// text stands on a page that does not name its own outlet.
    pub fn outlet_in_view(&self) -> Option<&Link> {
        let is_own = matches!(
            self.work.republication,
            Republication::None | Republication::Partial | Republication::Undetermined
        );
        let original = || self.links_as(Role::Original).next().filter(|_| is_own);
        self.links_as(Role::Republisher).next().or_else(original)
    }
}
