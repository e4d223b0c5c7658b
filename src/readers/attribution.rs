//! What the text attributes in words: outlets that it says it has something from, earlier pieces of its own, and who is
//! quoted through whom.
//!
//! An outlet is believed to be one where the lists know it, where its name has a word that only bodies have, or where the
//! words link a site of that name. A speaker is named only where the text tells: a surname alone is completed by the full
//! name that the text gives it, a pronoun only where the sentence before has one person. Everything else stays unsaid.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Quotation, Reader, Relation, Source};
use crate::cue::{Found, Kind, Slot};
use crate::page::{Block, Page, Shape};
use crate::{host, lists, prose};
use std::collections::HashMap;
use std::ops::Range;

/// Words that a quotation inside a sentence has at least, with and without a speaker: fewer are scare quotes and titles.
const FEWEST_WORDS: usize = 5;
const FEWEST_WORDS_UNSPOKEN: usize = 10;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let people = People::of(page, body);
    let mut claims = Vec::new();
    let mut introduction: Option<Spoken> = None;
    for block in page.at(&body.text) {
        let pairs = pairs(&block.text);
        if let Some(words) = quoted_whole(block, &pairs) {
            let (speaker, via) = introduction.as_ref().map_or((None, Vec::new()), |before| introduced(&people, before));
            claims.push(quotation(page, block, &words, speaker, via));
            continue;
        }
        let spoken = Spoken::of(block);
        named_sources(page, &spoken, &mut claims);
        own_earlier(page, &spoken, &mut claims);
        quoted_inside(page, &spoken, &pairs, &people, &mut claims);
        introduction = Some(spoken);
    }
    claims
}

/// A block with the cues in it.
struct Spoken<'a> {
    block: &'a Block,
    reports: Vec<Found>,
    says: Vec<Found>,
    own_earlier: Vec<Found>,
}

impl<'a> Spoken<'a> {
    fn of(block: &'a Block) -> Spoken<'a> {
        let text = block.cues();
        let (reports, says, own_earlier) =
            (text.find(Kind::Reports), text.find(Kind::Says), text.find(Kind::OwnEarlier));
        Spoken { block, reports, says, own_earlier }
    }

    fn sentence_at(&self, at: usize) -> Range<usize> {
        prose::sentence_at(self.block.sentences(), at)
    }

    /// The outlet that a report names, where it is believed to be one.
    fn outlet(&self, report: &Found) -> Option<Party> {
        let name = self.block.words(&report.slot(Slot::Outlet)?);
        is_outlet(self.block, report, name).then(|| Party::organization(name))
    }
}

/// Outlets that a block's sentences name as where they have something from.
fn named_sources(page: &Page, spoken: &Spoken, claims: &mut Vec<Claim>) {
    let block = spoken.block;
    for found in &spoken.reports {
        let Some(party) = spoken.outlet(found) else { continue };
        let source = Source {
            party: Some(party),
            url: None,
            href: None,
            archived: None,
            text: block.words(&found.range).to_owned(),
            sentence: block.words(&spoken.sentence_at(found.range.start)).to_owned(),
            relation: Relation::Report,
            evidence: Vec::new(),
        };
        claims.push(seen(page, Reader::Attribution, block, &found.range, Fact::Source(source)));
    }
}

fn is_outlet(block: &Block, found: &Found, name: &str) -> bool {
    let mut linked = block.anchors_in(&found.range).filter_map(|anchor| anchor.url.as_ref());
    lists::agency(name).is_some()
        || lists::is_outlet(name)
        || lists::has_organization_word(name)
        || linked.any(|url| host::names_site(name, url))
}

/// An earlier piece of the same hand, where the words that speak of it carry a link that leads nowhere. Live links are
/// the business of `body_links`.
fn own_earlier(page: &Page, spoken: &Spoken, claims: &mut Vec<Claim>) {
    let block = spoken.block;
    for found in &spoken.own_earlier {
        let sentence = spoken.sentence_at(found.range.start);
        let Some(anchor) = block.anchors_in(&sentence).find(|anchor| anchor.url.is_none()) else { continue };
        let source = Source {
            party: None,
            url: None,
            href: None,
            archived: None,
            text: block.words(&anchor.range).to_owned(),
            sentence: block.words(&sentence).to_owned(),
            relation: Relation::OwnEarlier,
            evidence: Vec::new(),
        };
        claims.push(seen(page, Reader::Attribution, block, &sentence, Fact::Source(source)));
    }
}

fn quotation(page: &Page, block: &Block, words: &Range<usize>, speaker: Option<Party>, via: Vec<Party>) -> Claim {
    let quotation =
        Quotation { words: block.words(words).to_owned(), speaker, via, sources: Vec::new(), evidence: Vec::new() };
    seen(page, Reader::Attribution, block, words, Fact::Quotation(quotation))
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
fn quoted_inside(page: &Page, spoken: &Spoken, pairs: &[Range<usize>], people: &People, claims: &mut Vec<Claim>) {
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
        let sentence = spoken.sentence_at(pair.start);
        let reports = spoken.reports.get(spoken.reports.partition_point(|found| found.range.start < sentence.start)..);
        let in_sentence = reports.unwrap_or_default().iter().take_while(|found| found.range.end <= sentence.end);
        let via = in_sentence.filter_map(|found| spoken.outlet(found)).collect();
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
fn introduced(people: &People, spoken: &Spoken) -> (Option<Party>, Vec<Party>) {
    let block = spoken.block;
    let Some(last) = block.sentences().last() else { return (None, Vec::new()) };
    let in_last = |found: &&Found| found.range.start >= last.start;
    if let Some(found) = spoken.reports.last().filter(in_last) {
        let Some(outlet) = spoken.outlet(found) else { return (None, Vec::new()) };
        let speaker = match found.slot(Slot::Person) {
            Some(name) => people.named(block, &name),
            None if has_pronoun(block.words(&found.range)) => people.only_one_before(spoken),
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

/// The full names that the text gives, by their last word.
struct People {
    by_surname: HashMap<String, Vec<String>>,
}

impl People {
    fn of(page: &Page, body: &Body) -> People {
        let mut by_surname: HashMap<String, Vec<String>> = HashMap::new();
        for block in page.at(&body.text) {
            for run in capitalised_runs(&block.text, block.cues().words()).into_iter().filter(|run| run.contains(' ')) {
                let name = without_titles(run);
                let is_full = (2..=5).contains(&name.split(' ').count());
                if !is_full || lists::has_organization_word(&name) || lists::is_outlet(&name) {
                    continue;
                }
                let bearers = by_surname.entry(name.rsplit(' ').next().unwrap_or_default().to_owned()).or_default();
                // Two are as good as many: a surname that two people bear names nobody.
                if bearers.len() < 2 && !bearers.contains(&name) {
                    bearers.push(name);
                }
            }
        }
        People { by_surname }
    }

    /// A speaker's name as the text gives it, completed where it is a surname alone and one full name bears it.
    fn named(&self, block: &Block, range: &Range<usize>) -> Option<Party> {
        let name = without_titles(block.words(range));
        if name.is_empty() || lists::has_organization_word(&name) || lists::is_outlet(&name) {
            return None;
        }
        let full = match self.by_surname.get(&name).map(Vec::as_slice) {
            Some([one]) => one.clone(),
            _ => name,
        };
        Some(Party::person(full))
    }

    /// The one person whom the last sentence but one names, where the last names none.
    fn only_one_before(&self, spoken: &Spoken) -> Option<Party> {
        let [.., before, last] = spoken.block.sentences() else { return None };
        if !self.in_sentence(spoken.block.words(last)).is_empty() {
            return None;
        }
        match self.in_sentence(spoken.block.words(before)).as_slice() {
            [one] => Some(Party::person(*one)),
            _ => None,
        }
    }

    /// The people whom a sentence names by a last word; more than two are not told apart.
    fn in_sentence(&self, sentence: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for range in prose::words(sentence) {
            let word = sentence.get(range).unwrap_or_default();
            let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
            for name in self.by_surname.get(word).into_iter().flatten() {
                if found.len() < 2 && !found.contains(&name.as_str()) {
                    found.push(name);
                }
            }
        }
        found
    }
}

/// Runs of capitalised words with the small words of names between them.
fn capitalised_runs(text: &str, words: impl Iterator<Item = Range<usize>>) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut last = 0;
    for word in words {
        // Most words are neither capitalised nor follow one that is.
        if run.is_none() && text.as_bytes().get(word.start).is_some_and(u8::is_ascii_lowercase) {
            last = word.end;
            continue;
        }
        let letters = text.get(word.clone()).unwrap_or_default();
        let capital = letters.starts_with(char::is_uppercase);
        if run.is_none() && !capital {
            last = word.end;
            continue;
        }
        let joined = text.get(last..word.start).is_some_and(|gap| gap == " ");
        last = word.end;
        match run.as_mut() {
            Some(open) if joined && capital => open.end = word.end,
            // A small word is kept only where a capital follows: it is taken when that comes.
            Some(_) if joined && is_small(letters) => {}
            _ => {
                if let Some(done) = run.take() {
                    runs.extend(text.get(done));
                }
                if capital {
                    run = Some(word);
                }
            }
        }
    }
    if let Some(done) = run {
        runs.extend(text.get(done));
    }
    runs
}

/// Whether a word is one of the small ones inside of names.
fn is_small(word: &str) -> bool {
    matches!(word, "of" | "bin" | "al" | "van" | "von" | "de" | "der" | "den" | "la" | "el" | "du" | "di" | "da")
}

/// A name without the titles, offices and nationalities before it.
fn without_titles(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let title = words.iter().rposition(|word| lists::is_title(word)).map_or(0, |at| at + 1);
    let kept = words.get(title..).unwrap_or_default().join(" ");
    kept.strip_suffix("’s").or_else(|| kept.strip_suffix("'s")).unwrap_or(&kept).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{capitalised_runs, pairs, without_titles};
    use crate::prose;

    #[test]
    fn quotation_marks_are_paired_from_the_outside() {
        let cut = |text: &'static str| pairs(text).into_iter().map(|range| &text[range]).collect::<Vec<_>>();
        assert_eq!(cut("He said “it was “fine” today” and left"), ["“it was “fine” today”"]);
        assert_eq!(cut("„So nicht“, sagte er, „nie“"), ["„So nicht“", "„nie“"]);
        assert_eq!(cut("\"One\" and \"two\""), ["\"One\"", "\"two\""]);
        assert_eq!(cut("an “open end"), Vec::<&str>::new());
    }

    #[test]
    fn offices_are_no_names() {
        assert_eq!(without_titles("Halden Foreign Minister Mira Solberg"), "Mira Solberg");
        assert_eq!(without_titles("President Solberg"), "Solberg");
        let text = "the envoy Mira Solberg met Anna van der Meer there";
        assert_eq!(capitalised_runs(text, prose::words(text)), ["Mira Solberg", "Anna van der Meer"]);
    }
}
