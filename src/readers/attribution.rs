//! What the text attributes in words: outlets that it says it has something from, earlier pieces of its own, and who is
//! quoted through whom.
//!
//! An outlet is believed to be one where the lists know it, where its name has a word that only bodies have, or where the
//! words link a site of that name. A speaker is named only where the text tells: a surname alone is completed by the full
//! name that the text gives it, a pronoun only where the sentence before has one person. Everything else stays unsaid.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Quotation, Reader, Relation, Source};
use crate::cue::{Found, Kind, Slot, Text};
use crate::page::{Block, Page, Places, Shape};
use crate::{host, lists, prose};
use std::ops::Range;

/// Words that a quotation inside a sentence has at least, with and without a speaker: fewer are scare quotes and titles.
const FEWEST_WORDS: usize = 5;
const FEWEST_WORDS_UNSPOKEN: usize = 10;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let people = People::of(page, body);
    let mut claims = Vec::new();
    let mut introduction: Option<&Block> = None;
    for block in body.blocks(page, &body.text) {
        if block.places.has(Places::FIGURE) {
            continue;
        }
        if let Some(words) = quoted_whole(block) {
            let (speaker, via) = introduction.map_or((None, Vec::new()), |before| introduced(&people, before));
            claims.push(quotation(page, block, &words, speaker, via));
            continue;
        }
        named_sources(page, block, &mut claims);
        own_earlier(page, block, &mut claims);
        quoted_inside(page, block, &people, &mut claims);
        introduction = Some(block);
    }
    claims
}

/// Outlets that a block's sentences name as where they have something from.
fn named_sources(page: &Page, block: &Block, claims: &mut Vec<Claim>) {
    for found in Text::of(block).find(Kind::Reports) {
        let Some(named) = found.slot(Slot::Outlet) else { continue };
        let name = block.words(&named);
        if !is_outlet(block, &found, name) {
            continue;
        }
        let sentence = prose::sentence_at(&block.text, found.range.start);
        let source = Source {
            party: Some(Party::organization(name)),
            url: None,
            href: None,
            archived: None,
            text: block.words(&found.range).to_owned(),
            sentence: block.words(&sentence).to_owned(),
            relation: Relation::Report,
            evidence: Vec::new(),
        };
        claims.push(seen(page, Reader::Attribution, block, &found.range, Fact::Source(source)));
    }
}

fn is_outlet(block: &Block, found: &Found, name: &str) -> bool {
    let linked = block
        .anchors
        .iter()
        .filter(|anchor| anchor.range.start < found.range.end && found.range.start < anchor.range.end)
        .filter_map(|anchor| anchor.url.as_ref())
        .any(|url| host::names_site(name, url));
    linked || lists::agency(name).is_some() || lists::is_outlet(name) || lists::has_organization_word(name)
}

/// An earlier piece of the same hand, where the words that speak of it carry a link that leads nowhere. Live links are
/// the business of `body_links`.
fn own_earlier(page: &Page, block: &Block, claims: &mut Vec<Claim>) {
    for found in Text::of(block).find(Kind::OwnEarlier) {
        let sentence = prose::sentence_at(&block.text, found.range.start);
        let dead = block.anchors.iter().find(|anchor| {
            anchor.url.is_none() && anchor.range.start >= sentence.start && anchor.range.end <= sentence.end
        });
        let Some(anchor) = dead else { continue };
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
fn quoted_whole(block: &Block) -> Option<Range<usize>> {
    let text = &block.text;
    let marks = pairs(text);
    let whole = marks.iter().find(|pair| pair.start == 0);
    if let Some(pair) = whole {
        let rest = text.get(pair.end..).unwrap_or_default();
        if rest.chars().all(|letter| !letter.is_alphanumeric()) {
            return Some(inside(text, pair));
        }
    }
    (block.shape == Shape::Quote).then_some(0..text.len())
}

/// The quotations inside a block's sentences.
fn quoted_inside(page: &Page, block: &Block, people: &People, claims: &mut Vec<Claim>) {
    let said = Text::of(block).find(Kind::Says);
    let reported = Text::of(block).find(Kind::Reports);
    for pair in pairs(&block.text) {
        let words = inside(&block.text, &pair);
        let count = prose::words(block.words(&words)).count();
        if count < FEWEST_WORDS {
            continue;
        }
        let spoken = said.iter().find(|found| touches(&block.text, &found.range, &pair));
        let speaker = spoken.and_then(|found| found.slot(Slot::Person)).and_then(|name| people.named(block, &name));
        let sentence = prose::sentence_at(&block.text, pair.start);
        let via = reported
            .iter()
            .filter(|found| found.range.start >= sentence.start && found.range.end <= sentence.end)
            .filter_map(|found| found.slot(Slot::Outlet).map(|named| (found, named)))
            .filter(|(found, named)| is_outlet(block, found, block.words(named)))
            .map(|(_, named)| Party::organization(block.words(&named)))
            .collect();
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
fn introduced(people: &People, block: &Block) -> (Option<Party>, Vec<Party>) {
    let Some(last) = prose::sentences(&block.text).pop() else { return (None, Vec::new()) };
    let text = Text::of(block);
    let in_last = |found: &Found| found.range.start >= last.start;
    if let Some(found) = text.find(Kind::Reports).into_iter().rfind(in_last) {
        let Some(named) = found.slot(Slot::Outlet).filter(|named| is_outlet(block, &found, block.words(named))) else {
            return (None, Vec::new());
        };
        let speaker = match found.slot(Slot::Person) {
            Some(name) => people.named(block, &name),
            None if has_pronoun(block.words(&found.range)) => people.only_one_before(block, &last),
            None => None,
        };
        return (speaker, vec![Party::organization(block.words(&named))]);
    }
    let ends_open = block.text.ends_with(':');
    let said = text.find(Kind::Says).into_iter().rfind(in_last).filter(|_| ends_open);
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
    for (at, letter) in text.char_indices() {
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
    crate::page::trimmed(text, pair.start + first..(pair.end - last).max(pair.start + first))
}

/// The full names that the text gives, in its order.
struct People {
    names: Vec<String>,
}

impl People {
    fn of(page: &Page, body: &Body) -> People {
        let mut names: Vec<String> = Vec::new();
        for block in body.blocks(page, &body.text) {
            for run in capitalised_runs(&block.text) {
                let name = without_titles(run);
                let words = name.split(' ').count();
                if (2..=5).contains(&words)
                    && !lists::has_organization_word(&name)
                    && !lists::is_outlet(&name)
                    && !names.contains(&name)
                    && names.len() < 500
                {
                    names.push(name);
                }
            }
        }
        People { names }
    }

    /// A speaker's name as the text gives it, completed where it is a surname alone and one full name bears it.
    fn named(&self, block: &Block, range: &Range<usize>) -> Option<Party> {
        let name = without_titles(block.words(range));
        if name.is_empty() || lists::has_organization_word(&name) || lists::is_outlet(&name) {
            return None;
        }
        Some(Party::person(self.full(&name).unwrap_or(name)))
    }

    fn full(&self, surname: &str) -> Option<String> {
        if surname.contains(' ') {
            return None;
        }
        let mut bearers = self.names.iter().filter(|name| name.rsplit(' ').next() == Some(surname));
        let first = bearers.next()?;
        bearers.next().is_none().then(|| first.clone())
    }

    /// The one person whom the sentence before a range names, if the sentence at the range names none.
    fn only_one_before(&self, block: &Block, range: &Range<usize>) -> Option<Party> {
        let sentences = prose::sentences(&block.text);
        let at = sentences.iter().position(|sentence| sentence == range)?;
        if !self.in_sentence(block.words(range)).is_empty() {
            return None;
        }
        let before = sentences.get(at.checked_sub(1)?)?;
        let found = self.in_sentence(block.words(before));
        match found.as_slice() {
            [one] => Some(Party::person(one.clone())),
            _ => None,
        }
    }

    fn in_sentence(&self, sentence: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for range in prose::words(sentence) {
            let word = sentence.get(range).unwrap_or_default();
            let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
            for name in self.names.iter().filter(|name| name.rsplit(' ').next() == Some(word)) {
                if !found.contains(name) {
                    found.push(name.clone());
                }
            }
        }
        found
    }
}

/// Runs of capitalised words with the small words of names between them.
fn capitalised_runs(text: &str) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut last = 0;
    for word in prose::words(text) {
        let letters = text.get(word.clone()).unwrap_or_default();
        let joined = text.get(last..word.start).is_some_and(|gap| gap == " ");
        last = word.end;
        let capital = letters.chars().next().is_some_and(char::is_uppercase);
        let small = matches!(
            letters,
            "of" | "bin" | "al" | "van" | "von" | "de" | "der" | "den" | "la" | "el" | "du" | "di" | "da"
        );
        match run.as_mut() {
            Some(open) if joined && capital => open.end = word.end,
            // A small word is kept only where a capital follows: it is taken when that comes.
            Some(_) if joined && small => {}
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
        assert_eq!(
            capitalised_runs("the envoy Mira Solberg met Anna van der Meer there"),
            ["Mira Solberg", "Anna van der Meer"]
        );
    }
}
