//! The boundary to JavaScript: a handful of functions over plain values, in two modules.
//!
//! With feature `read` a module exports `trace`, with `cite` it exports `cite`, `exportChain` and `formats`. Values
//! cross by serde, so that the objects in JavaScript are the JSON of the command line, `null` for what the page does
//! not tell. Nothing is handed out that JavaScript would have to free. Misuse throws an `Error` with one sentence; what
//! is broken on a page is a note in the answer.
//!
//! After a panic the module's memory is not to be trusted: the caller gets an `Error` named `Panic` and must not call
//! the module again. This is the only file that knows of wasm-bindgen and of the crates around it.
#![allow(unsafe_code, reason = "wasm-bindgen's macros expand to it")]

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
export type NoteKind = "disagreement" | "notTold" | "brokenMetadata" | "truncated" | "notAnArticle";

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
  genre: string | null;
  complete: boolean;
  url: string | null;
  canonicalUrl: string | null;
  republication: Republication;
  evidence: Record<"title" | "published" | "modified" | "language" | "canonicalUrl", Evidence[]>;
}

export interface Rights {
  holders: string[];
  year: number | null;
  notice: string | null;
  license: string | null;
  terms: string | null;
  evidence: Evidence[];
}

export interface Note {
  kind: NoteKind;
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

/// Runs once, when the module is instantiated.
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
#[cfg(feature = "read")]
fn plain<T: serde::Serialize>(value: &T) -> Result<JsValue, JsError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| JsError::new(&error.to_string()))
}

/// Does the work and leaves a bar of that name in the browser's performance panel, where there is one.
#[cfg(feature = "read")]
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
