//! What a page says, one statement at a time: a [`Fact`] with its [`Evidence`].
//!
//! Readers make claims, `reconcile` weighs them; this file only names the words both use. The words follow schema.org
//! (parties), CSL (roles), the W3C Web Annotation model (selectors) and PROV (quotations). Choosing among claims is
//! left to `reconcile`, drawing conclusions to `chain`.

use crate::date::Date;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The part a party plays in the way of a text to the reader, in the order in which a chain shows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Who wrote the text.
    Author,
    /// Who translated it.
    Translator,
    /// Who added to it: additional reporting, editing.
    Contributor,
    /// The outlet of first publication.
    Original,
    /// The news agency that supplied the text, wholly or in part.
    Agency,
    /// An outlet that it came through between the origin and the page in view.
    Intermediary,
    /// The outlet in view, where the text first appeared elsewhere.
    Republisher,
}

/// Whether a party is a human being or a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PartyKind {
    /// A human being.
    Person,
    /// A body: outlet, agency, ministry, company, desk.
    Organization,
}

/// A person or an organization, as the page names it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Party {
    /// The name in the page's spelling, cleaned of roles and punctuation.
    pub name: String,
    /// Person or organization.
    pub kind: PartyKind,
    /// The party's own address, not that of a text. Always `http` or `https`.
    pub url: Option<String>,
}

impl Party {
    /// A person by name.
    pub fn person(name: impl Into<String>) -> Self {
        Party { name: name.into(), kind: PartyKind::Person, url: None }
    }

    /// An organization by name.
    pub fn organization(name: impl Into<String>) -> Self {
        Party { name: name.into(), kind: PartyKind::Organization, url: None }
    }

    /// The same party with its own address.
    #[must_use]
    pub fn at(self, url: Option<String>) -> Self {
        Party { url, ..self }
    }
}

/// Which reader made a claim. One value for each file in `readers/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reader {
    /// JSON-LD blocks.
    JsonLd,
    /// Microdata in the markup of the text.
    Microdata,
    /// RDFa in the markup of the text.
    Rdfa,
    /// Microformats: entries and cards told by their classes.
    Microformats,
    /// `meta` elements and the `title` element.
    MetaTags,
    /// Link relations.
    LinkRels,
    /// The visible headline.
    Headline,
    /// The visible byline.
    Byline,
    /// The visible dates and the outlet's line beside them.
    Dateline,
    /// Agency datelines, agency bylines and closing credits.
    Agency,
    /// Credit lines: where the text first appeared, who supplied it.
    Credit,
    /// Counters in copies: images and programs by which an outlet counts where its texts are read.
    Counter,
    /// The state that a publishing system leaves in the page.
    PageState,
    /// The site's own furniture: what its hyperlinks to the front page, its logo and the page's last copyright line say.
    Masthead,
    /// Copyright lines and terms of reuse.
    Rights,
    /// Hyperlinks in the article's body.
    BodyLinks,
    /// Words of the body that attribute something to a source.
    Attribution,
    /// Quotation marks in the body, and who speaks between them.
    Quotation,
    /// Words of the body for sources that stay unnamed.
    Anonymous,
    /// Labels beside the headline and in the address: opinion, advertisement.
    Genre,
    /// What says that the text breaks off: paywalls, “read on”.
    Extent,
    /// Words on the making of the text: corrections, editors' notes, automation.
    Remark,
    /// The page's address.
    Address,
}

/// Where on the page the evidence stands, after the W3C Web Annotation model.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "type")]
pub enum Selector {
    /// An element, found by a selector; within JSON-LD refined by a JSON Pointer.
    CssSelector {
        /// A CSS selector whose first match is the element.
        value: String,
        /// The value inside the element's JSON.
        #[serde(rename = "refinedBy", default, skip_serializing_if = "Option::is_none")]
        refined_by: Option<JsonPointer>,
    },
    /// A run of the page's visible text, white space collapsed.
    TextQuoteSelector {
        /// The words themselves.
        exact: String,
        /// Up to 32 characters of text before them.
        prefix: String,
        /// Up to 32 characters of text after them.
        suffix: String,
    },
    /// The page's address.
    PageAddress,
}

/// A JSON Pointer (RFC 6901), written as a refining selector.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "type", rename = "JsonPointer")]
pub struct JsonPointer {
    /// The pointer, for instance `/author/0/name`.
    pub value: String,
}

/// The words or markup that a claim rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// Who read it.
    pub reader: Reader,
    /// The text at the selector, the decoded value in the markup, or the part of the address.
    pub quote: String,
    /// Where it stands.
    pub at: Selector,
}

impl Evidence {
    /// Whether the reader of the page can see the words: only a text quote is seen.
    pub fn is_seen(&self) -> bool {
        matches!(self.at, Selector::TextQuoteSelector { .. })
    }
}

/// What kind of thing a cited source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    /// Another outlet's report.
    Report,
    /// A document: court filing, law, PDF.
    Document,
    /// A study: DOI, journal, preprint.
    Study,
    /// A statement of a government, an agency of state, or a company.
    Official,
    /// A data set.
    Data,
    /// A post on a social network.
    Post,
    /// A video.
    Video,
    /// An earlier piece of the outlet where the text first appeared.
    OwnEarlier,
    /// An advertisement or an affiliate link.
    Sponsored,
}

/// Something that the article's body rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// Who stands behind it, where the page or the address tells.
    pub party: Option<Party>,
    /// The target's address, unwrapped from redirectors. `null` where it is only named.
    pub url: Option<String>,
    /// The address as the page links it, made absolute.
    pub href: Option<String>,
    /// The original address, where the target is an archive's copy of it.
    pub archived: Option<String>,
    /// The words that name or link the source.
    pub text: String,
    /// The sentence around them.
    pub sentence: String,
    /// The sentences of the further places, those of `evidence` from the second on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<String>,
    /// What kind of thing it is.
    pub relation: Relation,
    /// Every place of the page that cites it, in order.
    pub evidence: Vec<Evidence>,
}

/// Words that the body quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quotation {
    /// The words, without the outer quotation marks.
    pub words: String,
    /// Who said them, where the text tells.
    pub speaker: Option<Party>,
    /// Through whom they reached the page, nearest last.
    pub via: Vec<Party>,
    /// Indexes into the chain's sources.
    pub sources: Vec<usize>,
    /// The words in the page.
    pub evidence: Vec<Evidence>,
}

/// A source that the body keeps unnamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Anonymous {
    /// The page's words for it.
    pub words: String,
    /// Where they stand.
    pub evidence: Vec<Evidence>,
}

/// What sort of text the page says it is. Plain news is no genre: a page does not say so of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Genre {
    /// An explanation of what is known: analysis, background.
    Analysis,
    /// A check of what others said.
    FactCheck,
    /// An interview.
    Interview,
    /// A letter to the editor or an open letter.
    Letter,
    /// A report that is written as things happen.
    LiveBlog,
    /// The life of someone who died.
    Obituary,
    /// The view of its author or of the outlet: comment, column, editorial, guest piece.
    Opinion,
    /// A statement for the press, printed as it came.
    PressRelease,
    /// A judgement of a work or of a product.
    Review,
    /// Invented news.
    Satire,
    /// Paid for by someone who gains by it: advertorial, partner content.
    Sponsored,
}

/// In what way a text was handed on, as the page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Handover {
    /// As it stood, or nearly: “originally published by”, an agency's dateline.
    Whole,
    /// As material of a piece of the outlet's own: “with material from”, “desk/agency”.
    Part,
    /// A part of it: “excerpted from”.
    Excerpt,
    /// In another language: “translated from”.
    Translation,
    /// From the one it speaks of, to the press.
    PressRelease,
    /// Within one publisher: “from our sister paper”.
    SisterTitle,
}

/// What a page says of the making of its text, beside its parties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remark {
    /// The text was corrected, or says something it did not say before.
    Correction,
    /// A note of the editors on the text.
    EditorsNote,
    /// Software wrote, translated or shortened the text, or helped.
    Automation,
    /// A declaration of its origin that software could verify, and Whence does not: Content Credentials, Originator
    /// Profile.
    Credentials,
}

/// How plainly the page shows its author, the plainest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// A byline in words, beside the headline or as the text's opening line.
    Cue,
    /// An element marked as the author's, beside the headline.
    Marked,
    /// An anchor to a person's page, beside the headline.
    Profile,
    /// A byline, a mark, a signature or an author box at the end of the text or after it.
    Closing,
}

/// One thing that a page can state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The article's headline.
    Title(String),
    /// The day of publication of the page in view.
    Published(Date),
    /// The day of its last change.
    Modified(Date),
    /// A day that stands by the article, though not beside its headline: in the page's address, or near the text.
    Dated {
        /// The day.
        date: Date,
        /// Whether it is called that of publication.
        called: bool,
    },
    /// The language, as a BCP 47 tag.
    Language(String),
    /// The page's preferred address.
    CanonicalUrl(String),
    /// A name of the site in view.
    Site(Party),
    /// Words in which the name of the site in view stands among others, or squeezed together: a feed's title, a logo's
    /// alternative text, a handle.
    SiteWords(String),
    /// A party of the chain, with the address and the date of the text there.
    Link {
        /// The part it plays.
        role: Role,
        /// Who.
        party: Party,
        /// The address of this text there.
        url: Option<String>,
        /// When it appeared there.
        date: Option<Date>,
        /// In what way it was handed on from there; `None` where the page does not tell, and for people.
        handover: Option<Handover>,
    },
    /// The text was handed on in this way; the words do not say from whom.
    HandedOn(Handover),
    /// The page says this of the making of its text.
    Remark(Remark),
    /// Who wrote the text, as the reader of the page sees it.
    Byline {
        /// Who.
        party: Party,
        /// How plainly it is said.
        sign: Sign,
    },
    /// Someone who edited the text, whom metadata may call its author.
    Editor(Party),
    /// A line beside the headline that ties a party to a day; which part it plays is open.
    Appeared {
        /// Who.
        party: Party,
        /// The address of this text there, where the line links it.
        url: Option<String>,
        /// The day.
        date: Date,
    },
    /// Something the body rests on.
    Source(Source),
    /// Words the body quotes; its `sources` are filled when the chain is made.
    Quotation(Quotation),
    /// A source kept unnamed.
    Anonymous(Anonymous),
    /// The holders of the copyright, the year, and the notice itself.
    Rights {
        /// Who holds it.
        holders: Vec<Party>,
        /// Since when.
        year: Option<i32>,
        /// The line.
        notice: String,
    },
    /// The licence's address or name.
    License(String),
    /// The terms on which the text may be used again.
    Terms(String),
    /// What kind of page this is, in Open Graph's or schema.org's word; `article` for every type of article.
    PageType(String),
    /// The genre.
    Genre(Genre),
    /// Whether all of the text may be read without paying, as metadata has it (schema.org's `isAccessibleForFree`).
    Free(bool),
    /// Words that say that only a part of the text stands here, or that stand where it breaks off.
    Partial,
    /// Metadata that could not be read.
    Broken {
        /// Why nothing of it could; absent where a part was read.
        why: Option<String>,
    },
}

/// One thing the page says, and where it says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// What is said.
    pub fact: Fact,
    /// Where.
    pub evidence: Evidence,
    /// The same place as bytes of the page's text, for order and for joining; `0..0` for markup.
    pub place: Range<usize>,
}
