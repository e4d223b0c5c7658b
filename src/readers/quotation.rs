//! Who is quoted, and through whom.
//!
//! A speaker is named only where the text tells: by name beside the quotation marks, or by a pronoun where the sentence
//! before has one person. Everything else stays unsaid. Scare quotes and titles are told by their length.

mod dashed;
mod uncased;

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Quotation, Reader};
use crate::cue::{Found, Kind, Slot};
use crate::mentions::{Mentions, Names, is_outlet};
use crate::page::{Block, Page, Shape};
use crate::prose;
use std::ops::Range;

/// Words that a quotation inside a sentence has at least, with and without a speaker: fewer are scare quotes and titles.
const FEWEST_WORDS: usize = 5;
const FEWEST_WORDS_UNSPOKEN: usize = 10;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let people = body.mentions(page);
    if let Some(names) = people.language.and_then(Names::of) {
        return uncased::read(page, &body.text, people, names);
    }
    let mut claims = Vec::new();
    let mut introduction: Option<Spoken> = None;
    let mut before = dashed::Before::default();
    for block in page.at(&body.text) {
        let mut pairs = pairs(&block.text);
        let spoken = Spoken::of(block, people.language);
        let heard = dashed::read(page, &spoken, &mut pairs, people, &before);
        before.take(block, people, &heard);
        if heard.is_empty()
            && let Some(words) = quoted_whole(block, &pairs)
        {
            let (speaker, via) = introduction.as_ref().map_or((None, Vec::new()), |before| introduced(people, before));
            claims.push(quotation(page, block, &words, speaker, via));
            continue;
        }
        claims.extend(heard);
        quoted_inside(page, &spoken, &pairs, people, &mut claims);
        introduction = Some(spoken);
    }
    claims
}

/// A block with the cues in it.
struct Spoken<'a> {
    block: &'a Block,
    reports: Vec<Found>,
    says: Vec<Found>,
}

impl<'a> Spoken<'a> {
    fn of(block: &'a Block, language: Option<&str>) -> Spoken<'a> {
        let text = block.cues();
        let (reports, says) = (text.find_in(Kind::Reports, language), text.find_in(Kind::Says, language));
        Spoken { block, reports, says }
    }

    fn sentence_at(&self, at: usize) -> Range<usize> {
        prose::sentence_at(self.block.sentences(), at)
    }

    /// The outlets through which the sentence of a quotation has it.
    fn via(&self, quoted: &Range<usize>) -> Vec<Party> {
        let sentence = self.sentence_at(quoted.start);
        let reports = self.reports.get(self.reports.partition_point(|found| found.range.start < sentence.start)..);
        let in_sentence = reports.unwrap_or_default().iter().take_while(|found| found.range.end <= sentence.end);
        in_sentence.filter_map(|found| self.outlet(found)).collect()
    }

    /// The outlet that a report names, where it is believed to be one.
    fn outlet(&self, report: &Found) -> Option<Party> {
        let name = self.block.words(&report.slot(Slot::Via).or_else(|| report.slot(Slot::Outlet))?);
        is_outlet(self.block, report, name).then(|| Party::organization(name))
    }
}

fn quotation(page: &Page, block: &Block, words: &Range<usize>, speaker: Option<Party>, via: Vec<Party>) -> Claim {
    let quotation =
        Quotation { words: block.words(words).to_owned(), speaker, via, sources: Vec::new(), evidence: Vec::new() };
    seen(page, Reader::Quotation, block, words, Fact::Quotation(quotation))
}

/// The words of a block that is one quotation, without the outer marks.
fn quoted_whole(block: &Block, pairs: &[Range<usize>]) -> Option<Range<usize>> {
    let text = &block.text;
    let whole = pairs.iter().find(|pair| pair.start == 0);
    if let Some(pair) = whole {
        let rest = text.get(pair.end..).unwrap_or_default();
        if rest.chars().all(|letter| !letter.is_alphanumeric()) {
            return Some(inside(text, pair));
        }
    }
    (block.shape == Shape::Quote).then_some(0..text.len())
}

/// The quotations inside a block's sentences.
fn quoted_inside(page: &Page, spoken: &Spoken, pairs: &[Range<usize>], people: &Mentions, claims: &mut Vec<Claim>) {
    let block = spoken.block;
    for pair in pairs {
        let words = inside(&block.text, pair);
        let count = prose::words(block.words(&words)).take(FEWEST_WORDS_UNSPOKEN).count();
        if count < FEWEST_WORDS {
            continue;
        }
        let after = spoken.says.partition_point(|found| found.range.start < pair.end);
        let mut beside = spoken.says.get(after.saturating_sub(1)..).unwrap_or_default().iter().take(2);
        let said = beside.rfind(|found| touches(&block.text, &found.range, pair));
        let speaker = said.and_then(|found| found.slot(Slot::Person)).and_then(|name| people.named(block, &name));
        let via = spoken.via(pair);
        if speaker.is_some() || count >= FEWEST_WORDS_UNSPOKEN {
            claims.push(quotation(page, block, &words, speaker, via));
        }
    }
}

/// Whether a “said” stands right before or after quotation marks.
fn touches(text: &str, said: &Range<usize>, pair: &Range<usize>) -> bool {
    let gap = if said.start >= pair.end {
        text.get(pair.end..said.start)
    } else if said.end <= pair.start {
        text.get(said.end..pair.start)
    } else {
        None
    };
    gap.is_some_and(|gap| gap.chars().all(|letter| letter.is_whitespace() || matches!(letter, ',' | ':')))
}

/// Speaker and way of a quotation, from the last sentence of the block that introduces it.
fn introduced(people: &Mentions, spoken: &Spoken) -> (Option<Party>, Vec<Party>) {
    let block = spoken.block;
    let Some(last) = block.sentences().last() else { return (None, Vec::new()) };
    let in_last = |found: &&Found| found.range.start >= last.start;
    if let Some(found) = spoken.reports.last().filter(in_last) {
        let Some(outlet) = spoken.outlet(found) else { return (None, Vec::new()) };
        let speaker = match found.slot(Slot::Person) {
            Some(name) => people.named(block, &name),
            None if has_pronoun(block.words(&found.range)) => people.only_one_before(spoken.block),
            None => None,
        };
        return (speaker, vec![outlet]);
    }
    let said = spoken.says.last().filter(in_last).filter(|_| block.text.ends_with(':'));
    let speaker = said.and_then(|found| found.slot(Slot::Person)).and_then(|name| people.named(block, &name));
    (speaker, Vec::new())
}

fn has_pronoun(words: &str) -> bool {
    prose::words(words).any(|range| matches!(words.get(range).unwrap_or_default(), "him" | "her" | "them"))
}

/// Quotation marks that belong together, outermost first, marks included. Nested ones of the same kind count as part of
/// the outer.
fn pairs(text: &str) -> Vec<Range<usize>> {
    let mut pairs = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    // Of ASCII only one letter is such a mark; most texts are little else.
    let may_begin = |byte: &u8| *byte == b'"' || *byte >= 0xc2;
    let mut from = 0;
    while let Some(rest) = text.as_bytes().get(from..)
        && let Some(at) = rest.iter().position(may_begin).map(|gap| from + gap)
        && let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next())
    {
        from = at + letter.len_utf8();
        let closes = open.last().is_some_and(|(mark, _)| closing(*mark).contains(&letter));
        let straight_reopens = letter == '"' && closes && text.get(..at).is_some_and(|before| before.ends_with(' '));
        if closes && !straight_reopens {
            if let Some((_, start)) = open.pop()
                && open.is_empty()
            {
                pairs.push(start..at + letter.len_utf8());
            }
        } else if matches!(letter, '“' | '„' | '«' | '»' | '「' | '『' | '"') && open.len() < 8 {
            // A mark that never closes must not swallow what follows: straight marks do not nest.
            if letter != '"' || open.is_empty() {
                open.push((letter, at));
            }
        }
    }
    pairs
}

fn closing(mark: char) -> &'static [char] {
    match mark {
        '“' => &['”'],
        '„' => &['“', '”'],
        '«' => &['»'],
        '»' => &['«'],
        '「' => &['」'],
        '『' => &['』'],
        _ => &['"'],
    }
}

/// A pair without its marks.
fn inside(text: &str, pair: &Range<usize>) -> Range<usize> {
    let words = text.get(pair.clone()).unwrap_or_default();
    let first = words.chars().next().map_or(0, char::len_utf8);
    let last = words.chars().next_back().map_or(0, char::len_utf8);
    crate::prose::trimmed(text, pair.start + first..(pair.end - last).max(pair.start + first))
}

#[cfg(test)]
mod tests {
    use super::pairs;

    #[test]
    fn quotation_marks_are_paired_from_the_outside() {
        let cut = |text: &'static str| pairs(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(cut("He said “it was “fine” today” and left"), ["“it was “fine” today”"]);
        assert_eq!(cut("„So nicht“, sagte er, „nie“"), ["„So nicht“", "„nie“"]);
        assert_eq!(cut("\"One\" and \"two\""), ["\"One\"", "\"two\""]);
        assert_eq!(cut("an “open end"), Vec::<&str>::new());
    }
}
