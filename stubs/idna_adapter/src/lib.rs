//! Stands in for the crate of this name, through which `url` asks Unicode's tables how a host's name is to be spelled.
//!
//! The tables weigh 44 kB (gzip) in the reading module, a tenth of it, and serve hosts that a page writes with letters
//! outside ASCII; browsers hand over their own addresses in ASCII. Here such letters are put into lower case, full-width
//! forms and the ideographic full stops become their plain ones, and what no host can hold is an error: `München.example`
//! and `президент.рф` come out as with the tables. Not done: composing letters out of base and accent, the
//! compatibility forms beside full width, and the rules on direction and joiners, all of which registries enforce.
//! Addresses are compared and shown here, never opened, so that a spelling let through does no harm.

use std::iter;

/// The classes that idna asks for; no two have anything in common, so that no rule of direction or joining applies.
#[derive(Debug, Clone, Copy)]
pub struct Mask;

impl Mask {
    /// Never.
    pub fn intersects(self, _: Mask) -> bool {
        false
    }
}

/// The name for ways of joining.
pub type JoiningTypeMask = Mask;
/// The name for directions.
pub type BidiClassMask = Mask;

/// Asked for where joiners are checked; joiners never get that far.
pub const LEFT_OR_DUAL_JOINING_MASK: Mask = Mask;
/// As above.
pub const RIGHT_OR_DUAL_JOINING_MASK: Mask = Mask;
/// No letter makes a host a right-to-left one.
pub const RTL_MASK: Mask = Mask;
/// Asked for in right-to-left hosts alone.
pub const FIRST_BC_MASK: Mask = Mask;
/// As above.
pub const LAST_LTR_MASK: Mask = Mask;
/// As above.
pub const LAST_RTL_MASK: Mask = Mask;
/// As above.
pub const MIDDLE_LTR_MASK: Mask = Mask;
/// As above.
pub const MIDDLE_RTL_MASK: Mask = Mask;

/// How a letter joins its neighbours: not told.
#[derive(Debug, Clone, Copy)]
pub struct JoiningType;

impl JoiningType {
    /// The class of the type.
    pub fn to_mask(self) -> Mask {
        Mask
    }

    /// Never.
    pub fn is_transparent(self) -> bool {
        false
    }
}

/// In which direction a letter runs: not told.
#[derive(Debug, Clone, Copy)]
pub struct BidiClass;

impl BidiClass {
    /// The class of the direction.
    pub fn to_mask(self) -> Mask {
        Mask
    }

    /// Always: no host counts as a right-to-left one.
    pub fn is_ltr(self) -> bool {
        true
    }

    /// Never.
    pub fn is_nonspacing_mark(self) -> bool {
        false
    }

    /// Never.
    pub fn is_european_number(self) -> bool {
        false
    }

    /// Never.
    pub fn is_arabic_number(self) -> bool {
        false
    }
}

/// Answers idna's questions about letters.
#[derive(Debug, Clone, Copy, Default)]
pub struct Adapter;

impl Adapter {
    /// There is nothing to load.
    pub const fn new() -> Self {
        Adapter
    }

    /// Always: a joiner in a label that is already encoded stays.
    pub fn is_virama(&self, _: char) -> bool {
        true
    }

    /// Never.
    pub fn is_mark(&self, _: char) -> bool {
        false
    }

    /// Not told.
    pub fn bidi_class(&self, _: char) -> BidiClass {
        BidiClass
    }

    /// Not told.
    pub fn joining_type(&self, _: char) -> JoiningType {
        JoiningType
    }

    /// The letters as a host spells them; the replacement character, idna's sign of an error, for what no host holds.
    pub fn map_normalize<'a, I: Iterator<Item = char> + 'a>(&'a self, letters: I) -> impl Iterator<Item = char> + 'a {
        letters.flat_map(mapped)
    }

    /// An encoded label is taken as it is.
    pub fn normalize_validate<'a, I: Iterator<Item = char> + 'a>(
        &'a self,
        letters: I,
    ) -> impl Iterator<Item = char> + 'a {
        letters
    }
}

/// One letter as a host spells it: nothing for the invisible ones that hosts leave out.
fn mapped(letter: char) -> impl Iterator<Item = char> {
    let plain = match letter {
        // Soft hyphen, joiners, variation selectors, the mark of byte order.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => None,
        '\u{3002}' | '\u{ff61}' => Some('.'),
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32),
        _ if letter.is_ascii() => Some(letter),
        // White space and controls; signs of direction; what is not or privately assigned.
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}' | '\u{fff0}'..='\u{ffff}' => {
            Some('\u{fffd}')
        }
        '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}' => Some('\u{fffd}'),
        _ if letter.is_whitespace() || letter.is_control() => Some('\u{fffd}'),
        _ => Some(letter),
    };
    let mut lower = plain.map(char::to_lowercase);
    iter::from_fn(move || lower.as_mut().and_then(Iterator::next))
}
