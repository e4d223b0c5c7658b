//! Lines and lists that name what the text rests on: “Source: …” under a table, “Sources” at its end. A line that credits
//! the text as a whole is the business of `credit`; `reconcile` tells the two apart.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader, Relation, Source};
use crate::lists::{self, Sense, has_sense};
use crate::mentions::Mentions;
use crate::organization::{self, Belief};
use crate::page::{self, Block, Page, Shape};
use crate::{host, prose};
use std::ops::Range;

/// Bytes of a label, and of a line that names sources.
const LONGEST_LABEL: usize = 40;
const LONGEST_LINE: usize = 300;

/// Blocks after the text that may belong to it, and entries of a list.
const AFTER: usize = 12;
const MOST_ENTRIES: usize = 40;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mentions = body.mentions(page);
    let mut claims = Vec::new();
    let mut entries = 0;
    for block in page.at(&body.text) {
        let names = in_brackets(block);
        claims.extend(names.into_iter().map(|name| claim(page, block, &sentence(block, &name), &name, &name)));
    }
    let after = body.foot.iter().take(AFTER).filter(|index| !body.tail.contains(index));
    for block in page.at(body.text.iter().chain(&body.tail).chain(after)) {
        if page::opens_sources(&block.text) {
            entries = MOST_ENTRIES;
            continue;
        }
        if matches!(block.shape, Shape::Heading(_)) {
            entries = 0;
        }
        for line in block.lines() {
            let words = block.words(&line);
            if let Some(start) = behind_label(words) {
                let pieces = pieces(block, line.start + start..line.end, is_between);
                // “Source: Radio Halden / Photo: …”
                let own = pieces.iter().take_while(|piece| !block.words(piece).contains(':'));
                let names: Vec<Range<usize>> = own
                    .flat_map(|piece| organization::names(block, piece))
                    .filter(|name| is_source(block.words(name), mentions))
                    .collect();
                // Agencies alone supplied the text, or a picture.
                if !names.iter().all(|name| lists::agency_by_any_name(block.words(name)).is_some()) {
                    claims.extend(names.iter().map(|name| claim(page, block, &line, name, name)));
                }
            } else if entries > 0 {
                entries -= 1;
                if let Some(name) = named_by_entry(block, &line) {
                    // What the entry links is what it names.
                    let links = block.anchors_in(&line).filter(|anchor| anchor.url.is_some()).count();
                    claims.push(claim(page, block, &line, &name, if links == 1 { &line } else { &name }));
                }
            }
        }
    }
    claims
}

fn sentence(block: &Block, place: &Range<usize>) -> Range<usize> {
    prose::sentence_at(block.sentences(), place.start)
}

/// The bodies that brackets cite: with a year, as scholars do, or an outlet behind what it said: “(Kestrel Institute, 2023)”.
fn in_brackets(block: &Block) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    for (at, _) in block.text.match_indices('(') {
        let start = at + 1;
        let Some(inner) = block.text.get(start..).and_then(|rest| rest.find(')').and_then(|end| rest.get(..end)))
        else {
            continue;
        };
        let before = block.text.get(..at).unwrap_or_default().trim_end();
        let after = block.text.get(start + inner.len() + 1..).unwrap_or_default();
        let name = match inner.rsplit_once(", ") {
            Some((name, year)) => Some(name).filter(|name| {
                let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
                is_year && name.contains(' ') && organization::belief(name) == Belief::Sure
            }),
            // “Mira Solberg (Radio Halden)” is where she works.
            None => Some(inner).filter(|name| {
                let is_letters = !name.contains(char::is_lowercase);
                let closes = after.is_empty() || after.starts_with(['.', ';']);
                let is_said = before.ends_with(['”', '“', '"', '»', '.']);
                closes && is_said && !is_letters && organization::is_outlet(name) && lists::agency(name).is_none()
            }),
        };
        names.extend(name.map(|name| start..start + name.len()));
    }
    names
}

/// Where the names begin in a line that a label opens: “Sources: the port office, Radio Halden (2024)”.
fn behind_label(line: &str) -> Option<usize> {
    let (at, colon) = line.char_indices().find(|(_, letter)| matches!(letter, ':' | '：'))?;
    // In brackets it speaks of a picture as often.
    let is_label = line.starts_with(char::is_alphabetic)
        && line.len() < LONGEST_LINE
        && at < LONGEST_LABEL
        && page::labels_sources(line.get(..at)?);
    is_label.then_some(at + colon.len_utf8())
}

/// What stands between marks, without what stands in brackets after it.
fn pieces(block: &Block, range: Range<usize>, is_mark: impl Fn(char, Option<char>) -> bool) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = range.start;
    let mut letters = block.words(&range).char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if is_mark(letter, letters.peek().map(|(_, next)| *next)) {
            pieces.push(start..range.start + at);
            start = range.start + at + letter.len_utf8();
        }
    }
    pieces.push(start..range.end);
    let bare = |piece: Range<usize>| {
        let end = block.words(&piece).find(['(', '（']).map_or(piece.end, |at| piece.start + at);
        let words = block.words(&(piece.start..end));
        let inner = words.trim_matches(|letter: char| !letter.is_alphanumeric());
        let start = piece.start + words.find(inner).unwrap_or_default();
        prose::trimmed(&block.text, start..start + inner.len())
    };
    pieces.into_iter().map(bare).filter(|piece| !piece.is_empty()).collect()
}

/// What stands between the names of a line.
fn is_between(letter: char, _: Option<char>) -> bool {
    matches!(letter, ',' | ';' | '/' | '|' | '·' | '•' | '+' | '、' | '，' | '；')
}

/// What stands around a name in an entry of a list; a full stop inside a domain does not.
fn is_around(letter: char, next: Option<char>) -> bool {
    matches!(letter, ',' | ';' | ':' | '“' | '”' | '„' | '"' | '«' | '»' | '|' | '(' | ')' | '[' | ']')
        || letter == '.' && next.is_none_or(char::is_whitespace)
}

/// Whether what stands behind a label is a body's name.
fn is_source(name: &str, mentions: &Mentions) -> bool {
    let (first, more) = name.split_once(' ').unwrap_or((name, ""));
    let last = name.rsplit(' ').next().unwrap_or_default();
    // “News agencies”; “Solberg RM”.
    let is_generic = !more.is_empty() && last.starts_with(char::is_lowercase) && has_sense(last, Sense::Organization);
    let has_initials = last.len() < 4 && !last.contains(char::is_lowercase) && first.contains(char::is_lowercase);
    if is_generic
        || has_initials
        || lists::is_of_picture(name)
        || lists::is_no_author(name)
        || has_sense(first, Sense::Opener)
    {
        return false;
    }
    match organization::belief(name) {
        Belief::Sure => true,
        Belief::Never => false,
        // A word alone is no person's name.
        Belief::Open => {
            !first.starts_with(char::is_lowercase)
                && more.is_empty()
                && name.contains(char::is_alphabetic)
                && !mentions.is_of_person(name)
        }
    }
}

/// The body that an entry of a list names: one that is known, or the site with whose name the entry begins.
fn named_by_entry(block: &Block, line: &Range<usize>) -> Option<Range<usize>> {
    let pieces = pieces(block, line.clone(), is_around);
    let is_linked = block.anchors_in(line).any(|anchor| anchor.url.is_some());
    let site = |piece: &&Range<usize>| !is_linked && host::is_domain(block.words(piece));
    let known = |piece: &&Range<usize>| {
        let name = block.words(piece);
        organization::is_outlet(name) && !organization::is_stage(name)
    };
    pieces.first().filter(site).or_else(|| pieces.iter().find(known)).cloned()
}

fn claim(page: &Page, block: &Block, line: &Range<usize>, name: &Range<usize>, range: &Range<usize>) -> Claim {
    let source = Source {
        party: Some(Party::organization(block.words(name))),
        url: None,
        href: None,
        archived: None,
        text: block.words(name).to_owned(),
        sentence: block.words(line).to_owned(),
        further: Vec::new(),
        relation: Relation::Report,
        evidence: Vec::new(),
    };
    seen(page, Reader::Attribution, block, range, Fact::Source(source))
}
