//! Reads tags that are written plainly, which nearly all are, several times as fast as the tokenizer, which takes them
//! letter by letter.
//!
//! A tag is plain where the standard's rules for the insides of a tag take no turn: no stray quote, ampersand or `=`,
//! nothing that changes how the tokenizer reads on. All else is left to the tokenizer. What is read here is what the tokenizer would have given, but for attributes that do not matter.

use super::kept;
use html5ever::interface::{Attribute, QualName};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{EndTag, StartTag, Tag};
use html5ever::{LocalName, local_name, ns};
use std::borrow::Cow;

/// The plain tag that a `<` at an offset opens, and the offset behind it. `page` is the same text as `html`.
pub(super) fn tag(html: &str, page: &StrTendril, open: usize, most_attributes: usize) -> Option<(Tag, usize)> {
    let bytes = html.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let (kind, start) = if byte(open + 1) == Some(b'/') { (EndTag, open + 2) } else { (StartTag, open + 1) };
    if !byte(start)?.is_ascii_alphabetic() {
        return None;
    }
    let mut at = run(bytes, start, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'\0'))?;
    let name = LocalName::from(lower_case(html.get(start..at)?));
    if changes_reading(&name) {
        return None;
    }
    let mut attrs: Vec<Attribute> = Vec::new();
    let mut count = 0;
    let self_closing = loop {
        at = run(bytes, at, |byte| !is_space(byte))?;
        match byte(at)? {
            b'>' => break false,
            b'/' if byte(at + 1)? == b'>' => {
                at += 1;
                break true;
            }
            b'/' => {
                at += 1;
                continue;
            }
            _ => {}
        }
        let own = at;
        at = run(bytes, at, |byte| is_space(byte) || matches!(byte, b'/' | b'>' | b'=' | b'"' | b'\'' | b'<' | b'\0'))?;
        let attribute = html.get(own..at).filter(|attribute| !attribute.is_empty())?;
        count += 1;
        if count > most_attributes {
            return None;
        }
        let ended = run(bytes, at, |byte| !is_space(byte))?;
        let value = if byte(ended)? == b'=' {
            at = run(bytes, ended + 1, |byte| !is_space(byte))?;
            match byte(at)? {
                quote @ (b'"' | b'\'') => {
                    let from = at + 1;
                    let to = from + memchr::memchr(quote, bytes.get(from..)?)?;
                    at = to + 1;
                    from..to
                }
                b'>' => return None,
                _ => {
                    let from = at;
                    at = run(bytes, at, |byte| is_space(byte) || byte == b'>')?;
                    from..at
                }
            }
        } else {
            at..at
        };
        let attribute = lower_case(attribute);
        if kind == EndTag || !kept::matters(&name, &attribute) {
            continue;
        }
        let value = match memchr::memchr2(b'&', b'\0', bytes.get(value.clone())?) {
            Some(_) => decoded(html.get(value).filter(|value| !value.contains('\0'))?)?,
            None => page.try_subtendril(u32::try_from(value.start).ok()?, u32::try_from(value.len()).ok()?).ok()?,
        };
        let local = LocalName::from(attribute);
        if attrs.iter().all(|known| known.name.local != local) {
            attrs.push(Attribute { name: QualName::new(None, ns!(), local), value });
        }
    };
    Some((Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false }, at + 1))
}

/// What the character reference that a text opens with stands for, and its length, where it is one by its form and ends
/// in a semicolon.
pub(super) fn reference(text: &[u8]) -> Option<(StrTendril, usize)> {
    /// The longest name has 32 letters.
    const LONGEST: usize = 40;
    let end = memchr::memchr(b';', text.get(..text.len().min(LONGEST))?)?;
    let name = std::str::from_utf8(text.get(1..=end)?).ok()?;
    let mut letters = StrTendril::new();
    match name.strip_prefix('#').and_then(|number| number.strip_suffix(';')) {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok()?,
                None => number.parse().ok()?,
            };
            // Numbers that stand for something else than themselves are the tokenizer's.
            let is_itself = number.starts_with(|first: char| first.is_ascii_alphanumeric())
                && !number.contains('+')
                && !matches!(code, 0 | 0x80..=0x9f);
            letters.push_char(char::from_u32(code).filter(|_| is_itself)?);
        }
        None => {
            let (first, second) = *html5ever::data::NAMED_ENTITIES.get(name)?;
            letters.push_char(char::from_u32(first).filter(|_| first != 0)?);
            if second != 0 {
                letters.push_char(char::from_u32(second)?);
            }
        }
    }
    Some((letters, end + 1))
}

/// A value with its character references replaced.
fn decoded(value: &str) -> Option<StrTendril> {
    let mut decoded = StrTendril::with_capacity(u32::try_from(value.len()).ok()?);
    let mut rest = value;
    while let Some((before, _)) = rest.split_once('&') {
        let (letters, length) = reference(rest.as_bytes().get(before.len()..)?)?;
        decoded.push_slice(before);
        decoded.push_tendril(&letters);
        rest = rest.get(before.len() + length..)?;
    }
    decoded.push_slice(rest);
    Some(decoded)
}

/// The first offset from `at` on whose byte ends a run.
fn run(bytes: &[u8], at: usize, ends: impl Fn(u8) -> bool) -> Option<usize> {
    bytes.get(at..)?.iter().position(|byte| ends(*byte)).map(|length| at + length)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ')
}

fn lower_case(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// Whether the tokenizer may read on in another way after such a tag.
fn changes_reading(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("plaintext")
            | local_name!("script")
            | local_name!("style")
            | local_name!("textarea")
            | local_name!("title")
            | local_name!("xmp")
    )
}
