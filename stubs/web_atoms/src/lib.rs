//! Stands in for the crate of this name, from which html5ever takes the names of elements and attributes and the named
//! character references.
//!
//! The original holds every name that begins a reference's in a hash table, 85 kB (gzip) in the reading module. Here they
//! are a sorted list of a ninth of that weight, searched by halves. The names that are known beforehand are fewer too:
//! those of HTML, and those of SVG and MathML that html5ever's rules speak of; another name is as good, only dearer to
//! compare. Source: the HTML standard, sections “Named character references” (`entities.txt`), “Indices” (`names.txt`)
//! and “Numeric character reference end state” (the table for C1).
//!
//! The module carries the short form that `build.rs` makes of `entities.txt`, of each name that ends with a semicolon: a
//! letter that says how many bytes it shares with the one before it (`@` none, `A` one), the rest, a space, the code
//! points in hexadecimal, and `!` where the name stands without the semicolon too.

use std::cmp::Ordering;
use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/atoms.rs"));

/// The address of a namespace, by its usual prefix.
#[macro_export]
macro_rules! ns {
    () => {
        $crate::namespace_url!("")
    };
    (*) => {
        $crate::namespace_url!("*")
    };
    (html) => {
        $crate::namespace_url!("http://www.w3.org/1999/xhtml")
    };
    (xml) => {
        $crate::namespace_url!("http://www.w3.org/XML/1998/namespace")
    };
    (xmlns) => {
        $crate::namespace_url!("http://www.w3.org/2000/xmlns/")
    };
    (xlink) => {
        $crate::namespace_url!("http://www.w3.org/1999/xlink")
    };
    (svg) => {
        $crate::namespace_url!("http://www.w3.org/2000/svg")
    };
    (mathml) => {
        $crate::namespace_url!("http://www.w3.org/1998/Math/MathML")
    };
}

/// What numeric references to U+0080–U+009F stand for: the letters of windows-1252 at those places.
pub static C1_REPLACEMENTS: [Option<char>; 32] = {
    let letters = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘', '’', '“', '”',
        '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let mut table = [None; 32];
    let mut at = 0;
    while at < letters.len() {
        if letters[at] != '\0' {
            table[at] = Some(letters[at]);
        }
        at += 1;
    }
    table
};

/// The named character references.
pub static NAMED_ENTITIES: NamedEntities = NamedEntities;

/// A lookup of named character references.
#[derive(Debug, Clone, Copy)]
pub struct NamedEntities;

/// A reference's name without its `&`, and one or two code points; the second is 0 where there is one.
type Named = (String, (u32, u32));

static ENTITIES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let mut entities = Vec::new();
    let mut name = String::new();
    let mut rest = include_str!(concat!(env!("OUT_DIR"), "/entities.txt"));
    while let Some((spelled, after)) = rest.split_once(' ') {
        let (points, next) = after.split_at(after.find(|letter| matches!(letter, '@'..='`')).unwrap_or(after.len()));
        rest = next;
        let mut letters = spelled.chars();
        name.truncate(letters.next().map_or(0, |shared| shared as usize - '@' as usize));
        name.push_str(letters.as_str());
        let (points, is_bare) = points.strip_suffix('!').map_or((points, false), |points| (points, true));
        let mut points = points.split(' ').filter_map(|point| u32::from_str_radix(point, 16).ok());
        let points = (points.next().unwrap_or(0), points.next().unwrap_or(0));
        if is_bare {
            entities.push((name.clone(), points));
        }
        entities.push((format!("{name};"), points));
    }
    entities
});

impl NamedEntities {
    /// The code points of a reference; zeros where the text only begins the name of one; nothing where none begins so.
    pub fn get(&self, text: &str) -> Option<&'static (u32, u32)> {
        let at = ENTITIES.partition_point(|(name, _)| name.as_str().cmp(text) == Ordering::Less);
        let (name, points) = ENTITIES.get(at)?;
        match name.strip_prefix(text)? {
            "" => Some(points),
            _ => Some(&(0, 0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{C1_REPLACEMENTS, ENTITIES, NAMED_ENTITIES};

    #[test]
    fn the_list_is_whole_and_sorted() {
        assert_eq!(ENTITIES.len(), 2231);
        assert!(ENTITIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (line, (name, (first, second))) in include_str!("entities.txt").lines().zip(ENTITIES.iter()) {
            let second = if *second == 0 { String::new() } else { format!(" {second:x}") };
            assert_eq!(format!("{name} {first:x}{second}"), line);
        }
    }

    #[test]
    fn names_and_their_beginnings_are_told_apart() {
        assert_eq!(NAMED_ENTITIES.get("gt;"), Some(&(62, 0)));
        assert_eq!(NAMED_ENTITIES.get("not"), Some(&(0xac, 0)));
        assert_eq!(NAMED_ENTITIES.get("noti"), Some(&(0, 0)));
        assert_eq!(NAMED_ENTITIES.get("notit"), None);
        assert_eq!(NAMED_ENTITIES.get("NotEqualTilde;"), Some(&(0x2242, 0x338)));
        assert_eq!(NAMED_ENTITIES.get(""), Some(&(0, 0)));
        assert_eq!(NAMED_ENTITIES.get("zzz"), None);
        assert_eq!(C1_REPLACEMENTS[0], Some('€'));
        assert_eq!(C1_REPLACEMENTS[1], None);
        assert_eq!(C1_REPLACEMENTS[31], Some('Ÿ'));
    }
}
