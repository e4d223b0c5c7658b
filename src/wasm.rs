//! The boundary to JavaScript: a handful of functions over plain values, in two modules.
//!
//! With feature `read` a module exports `trace`, with `cite` it exports `cite`, `exportChain` and `formats`. Values
//! cross by serde, so that the objects in JavaScript are the JSON of the command line, `null` for what the page does
//! not tell. Nothing is handed out that JavaScript would have to free. Misuse throws an `Error` with one sentence; what
//! is broken on a page is a note in the answer.
//!
//! After a panic the module's memory is not to be trusted: the caller gets an `Error` and must not call the module
//! again. The citation engine's is named `Panic` and says what happened; the reading module goes without what panics say
//! (`build.sh`) and throws a `RuntimeError`. This is the only file that knows of wasm-bindgen and of the crates around it.
#![allow(unsafe_code, reason = "wasm-bindgen's macros expand to it")]
#![allow(unreachable_pub, reason = "where only a module is built, nothing is public to other crates")]

use wasm_bindgen::prelude::*;

/// The answer's types, for `tsc`. They say in TypeScript what `chain.rs` and `claim.rs` say in Rust; a test compares a
/// full answer with them.
#[wasm_bindgen(typescript_custom_section)]
const CHAIN_TYPES: &str = r#"
/** EDTF level 0, as fine as the page tells: `2016`, `2016-07`, `2016-07-26`, `2016-07-26T05:14:31+00:00`. */
export type EdtfDate = string;

export type Role = "author" | "translator" | "contributor" | "original" | "agency" | "intermediary" | "republisher";
export type Confidence = "stated" | "declared" | "inferred" | "disputed";
export type PageKind =
  "article" | "home" | "list" | "search" | "media" | "shop" | "forum" | "login" | "error" | "other";
export type Republication =
  "none" | "full" | "wire" | "partial" | "translation" | "pressRelease" | "excerpt" | "ownArchive" | "undetermined";
export type Relation =
  "report" | "document" | "study" | "official" | "data" | "post" | "video" | "ownEarlier" | "sponsored";
export type Genre =
  | "analysis" | "factCheck" | "interview" | "letter" | "liveBlog" | "obituary" | "opinion" | "pressRelease" | "review"
  | "satire" | "sponsored";
export type NoteKind =
  | "disagreement" | "notTold" | "brokenMetadata" | "truncated" | "notAnArticle" | "correction" | "editorsNote"
  | "automation" | "credentials";

/** A person or an organization, as the page names it. `url` is the party's own address. */
export interface Party {
  name: string;
  kind: "person" | "organization";
  url: string | null;
}

/** Where evidence stands, after the W3C Web Annotation model. */
export type Selector =
  | { type: "CssSelector"; value: string; refinedBy?: { type: "JsonPointer"; value: string } }
  | { type: "TextQuoteSelector"; exact: string; prefix: string; suffix: string }
  | { type: "PageAddress" };

export interface Evidence {
  reader: string;
  quote: string;
  at: Selector;
}

/** One link of the chain: `url` is the address of this text there. */
export interface Link {
  role: Role;
  party: Party;
  url: string | null;
  date: EdtfDate | null;
  confidence: Confidence;
  support: Evidence[];
  against: Evidence[];
}

/** Something that the article's body rests on. */
export interface Source {
  party: Party | null;
  url: string | null;
  href: string | null;
  archived: string | null;
  text: string;
  sentence: string;
  /** The sentences of the further places, those of `evidence` from the second on; absent where there is one place. */
  further?: string[];
  relation: Relation;
  evidence: Evidence[];
}

/** Words that the body quotes; `sources` are indexes into the chain's. */
export interface Quotation {
  words: string;
  speaker: Party | null;
  via: Party[];
  sources: number[];
  evidence: Evidence[];
}

export interface Anonymous {
  words: string;
  evidence: Evidence[];
}

export interface Work {
  title: string | null;
  published: EdtfDate | null;
  modified: EdtfDate | null;
  language: string | null;
  genre: Genre | null;
  complete: boolean;
  url: string | null;
  canonicalUrl: string | null;
  republication: Republication;
  evidence: Record<
    "title" | "published" | "modified" | "language" | "genre" | "complete" | "canonicalUrl" | "republication",
    Evidence[]
  >;
}

export interface Rights {
  holders: string[];
  year: number | null;
  notice: string | null;
  license: string | null;
  terms: string | null;
  evidence: Evidence[];
}

/** A sentence by its name and what it is filled with; names that end in `Day` hold dates, `names` one name a line. */
export interface Message {
  id: string;
  values: Record<string, string>;
}

export interface Note {
  kind: NoteKind;
  /** The same as `text`, for screens in other languages. */
  message: Message;
  /** In English. */
  text: string;
  evidence: Evidence[];
}

/** Where an article comes from: links from the origin to the page in view, and what the body rests on. */
export interface SourceChain {
  page: PageKind;
  work: Work;
  links: Link[];
  sources: Source[];
  quotations: Quotation[];
  anonymous: Anonymous[];
  rights: Rights;
  notes: Note[];
}
"#;

#[cfg(feature = "cite")]
pub use citing::{check_style, cite, export_chain, formats, locales};

/// Runs once, when the module is instantiated.
#[cfg(feature = "cite")]
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        gloo_console::error!(&message);
        let error = js_sys::Error::new(&message);
        error.set_name("Panic");
        // Nothing unwinds here: without this the caller would see `unreachable` and no reason.
        wasm_bindgen::throw_val(error.into());
    }));
}

/// A value as plain JavaScript: what `JSON.parse` would make of its JSON.
fn plain<T: serde::Serialize>(value: &T) -> Result<JsValue, JsError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| JsError::new(&error.to_string()))
}

/// Does the work and leaves a bar of that name in the browser's performance panel, where there is one.
fn measured<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return work() };
    // A page's clock may refuse; the work counts, not the bar.
    let marked = performance.mark(name).is_ok();
    let done = work();
    if marked {
        _ = performance.measure_with_start_mark(name, name);
        performance.clear_marks_with_mark_name(name);
    }
    done
}

#[cfg(feature = "read")]
#[wasm_bindgen(typescript_custom_section)]
const TRACE_TYPE: &str = r#"
/**
 * Reads a page: its HTML as text, and its address where it has one. What cannot be read is `null` or a note in the
 * answer; it throws only where `html` is no string.
 */
export function trace(html: string, url?: string | null): SourceChain;
"#;

/// Reads a page: its HTML, and its address where it has one.
///
/// # Errors
/// None that a page could cause.
#[cfg(feature = "read")]
#[wasm_bindgen(skip_typescript)]
pub fn trace(html: &str, url: Option<String>) -> Result<JsValue, JsError> {
    plain(&measured("whence: trace", || crate::trace(html, url.as_deref())))
}

#[cfg(feature = "cite")]
#[wasm_bindgen(typescript_custom_section)]
const CITE_TYPES: &str = r#"
/** A style or format that is offered. `file` is the file with the CSL style's rules, `locale` the one it is written in by
 * default: its file is needed beside that of en-US. */
export interface Format {
  id: string;
  label: string;
  kind: "csl" | "template" | "export";
  file: string | null;
  locale: string | null;
}

/** A locale that a citation can be written in; its file is `locales-ID.xml`. `label` is its own name of itself. */
export interface LocaleName {
  id: string;
  label: string;
}

/** What a style of the reader's own says of itself. `format` is the shipped style whose file holds the rules, for a style
 * that only points to another one: cite with that file, in `locale` where there is one. */
export interface StyleInfo {
  id: string;
  title: string;
  locale: string | null;
  format: Format | null;
}

/** Replacements for what the chain tells. An empty text removes the field. What is replaced is marked as the reader's own in
 * exports that have a place for that. `first…` is the first publication; without an outlet nothing is said of it. */
export interface Edits {
  title?: string | null;
  authors?: Party[] | null;
  translators?: Party[] | null;
  outlet?: string | null;
  published?: EdtfDate | null;
  url?: string | null;
  /** A BCP 47 tag. */
  language?: string | null;
  agencies?: string[] | null;
  /** The portal that carries the outlet's text. */
  carrier?: string | null;
  firstOutlet?: string | null;
  firstPublished?: EdtfDate | null;
  firstUrl?: string | null;
}

/** How to cite. */
export interface Request {
  /** An id of `formats()`, or any name for a style of the reader's own. */
  style?: string;
  /** The CSL style as XML; needed for every style of the kind `csl`. */
  csl?: string | null;
  /** CSL locales as XML: en-US always, and those that the style or the reader asks for. */
  locales?: string[];
  /** The locale to write in; the style's own where there is none. */
  locale?: string | null;
  /** The text in view, or its first appearance as the page credits it. */
  version?: "read" | "original";
  /** By default the note of a style that has notes, else the entry of the bibliography. */
  form?: "note" | "bibliography" | null;
  /** The day on which the page was read; today where none is given. */
  accessed?: EdtfDate | null;
  edits?: Edits;
  /** Words of the text, such as those selected; templates and data formats have a place for them. */
  quote?: string | null;
  /** A copy in a web archive; templates and data formats have a place for it. A page read in an archive needs none. */
  archive?: { url: string; date?: EdtfDate | null } | null;
  /** Puts a template of Wikipedia in a named `<ref>`. */
  refTag?: boolean;
  /** How the English Wikipedia's templates write dates; `dmy` by default. */
  wikiDates?: "dmy" | "mdy" | "iso";
}

/** A citation as one line of text and as HTML. */
export interface Citation {
  text: string;
  html: string;
}

/** Every style and format that is offered, in the order in which to show them. */
export function formats(): Format[];

/** Every locale that is offered, in the order in which to show them. */
export function locales(): LocaleName[];

/** Reads a style of the reader's own and tries it; `locales` as in `Request`. Throws an `Error` with one sentence for the
 * reader where it is broken, points to a style that does not ship, or writes nothing. */
export function checkStyle(csl: string, locales: string[]): StyleInfo;

/** Cites an article in a style or template. Throws an `Error` that says what to do. */
export function cite(chain: SourceChain, request: Request): Citation;

/** Writes a citation for another program, in a format of the kind `export`. Throws an `Error` that says what to do. */
export function exportChain(chain: SourceChain, format: string, request?: Request): string;
"#;

#[cfg(feature = "cite")]
mod citing {
    use super::{measured, plain};
    use crate::chain::SourceChain;
    use crate::cite::{CiteError, Request};
    use crate::date::Date;
    use wasm_bindgen::prelude::*;

    /// Every style and format that is offered.
    ///
    /// # Errors
    /// None.
    #[wasm_bindgen(skip_typescript)]
    pub fn formats() -> Result<JsValue, JsError> {
        plain(&crate::cite::formats())
    }

    /// Every locale that is offered.
    ///
    /// # Errors
    /// None.
    #[wasm_bindgen(skip_typescript)]
    pub fn locales() -> Result<JsValue, JsError> {
        plain(&crate::cite::locales())
    }

    /// Reads a style of the reader's own and tries it.
    ///
    /// # Errors
    /// [`crate::cite::check_style`]'s.
    #[wasm_bindgen(js_name = checkStyle, skip_typescript)]
    pub fn check_style(csl: &str, locales: Vec<String>) -> Result<JsValue, JsValue> {
        Ok(plain(&crate::cite::check_style(csl, &locales).map_err(thrown)?)?)
    }

    /// Cites an article in a style or template.
    ///
    /// # Errors
    /// [`crate::cite::CiteError`], and what is no chain or no request.
    #[wasm_bindgen(skip_typescript)]
    pub fn cite(chain: JsValue, request: JsValue) -> Result<JsValue, JsValue> {
        let (chain, request) = (read_chain(chain)?, read_request(request)?);
        Ok(plain(&measured("whence: cite", || crate::cite::cite(&chain, &request)).map_err(thrown)?)?)
    }

    /// Writes a citation for another program.
    ///
    /// # Errors
    /// As [`cite`].
    #[wasm_bindgen(js_name = exportChain, skip_typescript)]
    pub fn export_chain(chain: JsValue, format: &str, request: JsValue) -> Result<String, JsValue> {
        crate::export::export(&read_chain(chain)?, format, &read_request(request)?).map_err(thrown)
    }

    /// An `Error` whose message is the sentence in English. What a reader can bring about has a name for screens that say
    /// it in another language, and as its cause what stands in that sentence.
    fn thrown(error: CiteError) -> JsValue {
        let thrown = js_sys::Error::new(&error.to_string());
        let (name, value) = match &error {
            CiteError::BrokenStyle { why, .. } => ("brokenStyle", why.as_str()),
            CiteError::DependentStyle { parent, .. } => ("dependentStyle", parent.as_str()),
            CiteError::EmptyStyle(_) => ("emptyStyle", ""),
            CiteError::NoOriginal => ("noOriginal", ""),
            CiteError::NothingToCite => ("nothingToCite", ""),
            CiteError::Date(text) => ("noDate", text.as_str()),
            _ => return thrown.into(),
        };
        thrown.set_name(name);
        thrown.set_cause(&value.into());
        thrown.into()
    }

    fn read_chain(chain: JsValue) -> Result<SourceChain, JsError> {
        serde_wasm_bindgen::from_value(chain)
            .map_err(|error| JsError::new(&format!("This is no source chain ({error}): pass the answer of trace().")))
    }

    fn read_request(request: JsValue) -> Result<Request, JsError> {
        let request: Option<Request> = serde_wasm_bindgen::from_value(request).map_err(|error| {
            JsError::new(&format!("This is no request ({error}): pass {{ style, csl, locales, version }}."))
        })?;
        let request = request.unwrap_or_default();
        Ok(Request { accessed: request.accessed.or_else(today), ..request })
    }

    /// The reader's own calendar day.
    fn today() -> Option<Date> {
        let now = js_sys::Date::new_0();
        Date::from_day(i32::try_from(now.get_full_year()).ok()?, now.get_month() + 1, now.get_date())
    }
}
