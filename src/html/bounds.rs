//! What reading a page may cost, and the words for a page that would cost more.
//!
//! One table. `guard` and `feed` hold a page to it; no other number in this room limits anything.

use std::fmt;

/// The bounds of one reading.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    /// Bytes of HTML read.
    pub(super) bytes: usize,
    /// Nodes of the tree.
    pub(super) nodes: usize,
    /// Elements open at once; those in the list of active formatting elements count again.
    pub(super) open_elements: usize,
    /// Formatting elements (`b`, `font`, `a` …) open, or waiting to be opened again.
    pub(super) formatting_elements: usize,
    /// Attributes of one tag, repeated ones included.
    pub(super) attributes: usize,
    /// Steps of tree construction: open elements looked at, elements and attributes created and compared.
    pub(super) steps: u64,
}

/// What a page may have.
pub(super) const PAGE: Bounds = Bounds {
    // The largest article page seen has 3 MB; one saved with its pictures inlined may have ten.
    bytes: 12 << 20,
    // Heavy article pages have 25,000. A tree of this size takes some 60 MB.
    nodes: 500_000,
    // Chromium and WebKit stop here too; articles stay below 60. Most steps look through the open elements. The tree is
    // at most about twice as deep: a form is closed without closing what is open in it.
    open_elements: 512,
    // Each paragraph opens all that wait, so an unclosed tag is paid for in every paragraph after it.
    formatting_elements: 128,
    // The tokenizer compares each attribute with all before it. Article pages stay below 80.
    attributes: 256,
    // What the other bounds leave possible is multiplied by the length of the page; this is the sum of it. A step takes
    // a few nanoseconds; article pages take up to two million.
    steps: 50_000_000,
};

/// A bound that the page exceeds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Bound {
    /// The page is too long.
    Bytes,
    /// The page has too many nodes.
    Nodes,
    /// Elements are nested too deeply.
    OpenElements,
    /// Too many formatting elements are left open.
    FormattingElements,
    /// A tag has too many attributes.
    Attributes,
    /// The page would take too long.
    Steps,
}

impl fmt::Display for Bound {
    /// One sentence for the reader of the page.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Bounds { bytes, nodes, open_elements, formatting_elements, attributes, .. } = PAGE;
        match self {
            Bound::Bytes => {
                write!(f, "The page is longer than {} megabytes; what follows them was not read.", bytes >> 20)
            }
            Bound::Nodes => write!(f, "The page has more than {nodes} parts; what follows them was not read."),
            Bound::OpenElements => write!(
                f,
                "The page nests elements more than {open_elements} deep; the deeper ones were left out, their text kept."
            ),
            Bound::FormattingElements => write!(
                f,
                "The page leaves more than {formatting_elements} formatting tags open; further ones were left out."
            ),
            Bound::Attributes => {
                write!(f, "A tag of the page has more than {attributes} attributes; further ones were left out.")
            }
            Bound::Steps => f.write_str("The page's markup is too tangled to be read to its end."),
        }
    }
}
