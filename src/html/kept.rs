//! What of a page's markup the tree keeps. Programs, style sheets and attributes that nobody reads are half of a page.
//!
//! Where elements go does not depend on what is left out here.

use super::guard;
use html5ever::tokenizer::{StartTag, Tag};
use html5ever::{Attribute, LocalName, local_name};

/// Whether the tree keeps an attribute, by its lower-case name. What a reader asks for must be listed here.
pub(super) fn keeps(name: &str) -> bool {
    matches!(
        name,
        "about"
            | "alt"
            | "aria-hidden"
            | "aria-label"
            | "class"
            | "content"
            | "data"
            | "data-testid"
            | "datetime"
            | "hidden"
            | "href"
            | "http-equiv"
            | "id"
            | "itemid"
            | "itemprop"
            | "itemref"
            | "itemscope"
            | "itemtype"
            | "lang"
            | "name"
            | "property"
            | "rel"
            | "resource"
            | "role"
            | "src"
            | "style"
            | "title"
            | "type"
            | "typeof"
            | "value"
            | "vocab"
            | "xml:lang"
    )
}

/// Whether tree construction looks at an attribute of a start tag, or the tree keeps it.
pub(super) fn matters(tag: &LocalName, name: &str) -> bool {
    // Formatting elements are compared by all that they have; there is never a second `a` to compare one with.
    keeps(name) || matches!(name, "encoding" | "shadowrootmode") || (guard::formats(tag) && *tag != local_name!("a"))
}

/// The element in which the publishing system Arc XP keeps its record of the text.
pub(crate) const STATE: &str = "fusion-metadata";

/// Whether a tag opens a program or a style sheet. A script's data, such as JSON-LD, are neither.
pub(super) fn opens_program(tag: &Tag) -> bool {
    let is_data = |attr: &Attribute| match attr.name.local {
        local_name!("type") => attr.value.to_ascii_lowercase().contains("json"),
        local_name!("id") => &*attr.value == STATE,
        _ => false,
    };
    tag.kind == StartTag
        && match tag.name {
            local_name!("style") => true,
            local_name!("script") => !tag.attrs.iter().any(is_data),
            _ => false,
        }
}
