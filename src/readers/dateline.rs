//! The dates that the reader of the page sees: “Published 26 July 2016”, “Stand: 26.07.2016”, `time` elements, a day alone
//! beside the headline. “Harrow Valley News, July 26, 2016” ties a party to a day.
//!
//! What a date is the date of is told by the words beside it (`lists/dating.txt`), else by the markup around it, else by
//! its standing alone. Whether the party of a line is the outlet in view or the one of first publication, and which of
//! several days is the page's, `reconcile` decides.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader};
use crate::cue::{Found, Kind, Slot};
use crate::date::Date;
use crate::date::words::{self, Usage, Written};
use crate::lists::{self, Dating};
use crate::page::{Anchor, Block, Page, Places, Shape, Span, has_word};
use crate::prose::{self, trimmed};
use std::ops::Range;

/// Bytes beyond which a line is prose.
const LONGEST: usize = 320;
/// Bytes beyond which the words before a date do not speak of it, and of a label in a block of its own.
const LONGEST_LABEL: usize = 60;
/// Blocks before the headline that may hold the article's date; after the text's start, where a byline may follow a
/// first paragraph; and after its end.
const BEFORE: usize = 6;
const WITHIN: usize = 8;
const AFTER: usize = 10;
/// The text's last blocks, where a box with its date may end it.
const CLOSING: usize = 3;
/// Words before a day that stands alone in the text.
const FEW: usize = 4;
/// Letters of a place and a day that open the text, and blocks of the text that may open with them.
const LONGEST_PLACE: usize = 60;
const OPENING: usize = 2;

/// Where a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// Beside the headline, before the text.
    Head,
    /// In the text's first blocks.
    Text,
    /// Right after the text.
    Foot,
    Elsewhere,
}

/// What a date is the date of, and how plainly that is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    /// Words or markup call it the day of publication.
    Published,
    /// Words or markup call it the day of the last change.
    Updated,
    /// Its class says so, as that of any post's date may (hAtom demands it).
    ClassUpdated,
    /// It stands apart, and nothing says what it is.
    Alone,
    /// Words call it something else.
    Other,
}

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    let usage = page.usage();
    // A line between the headline and the first paragraph is the head's, whatever box holds it.
    let is_prose = |index: &&usize| page.blocks.get(**index).is_some_and(|block| block.prose > 0);
    let first = body.text.iter().find(is_prose).or(body.text.first()).copied();
    let from = body.headline.or(first).unwrap_or_default().saturating_sub(BEFORE);
    let text = first.unwrap_or_else(|| (from + 2 * BEFORE).min(page.blocks.len()));
    let end = body.text.last().map_or(text, |last| last + 1);
    for (index, block) in page.blocks() {
        if block.places.has(Places::NAVIGATION.and(Places::COMMENTS).and(Places::RELATED)) {
            continue;
        }
        let stands = if (from..text).contains(&index) {
            // A site's own head shows today's date.
            let of_site = block.places.has(Places::HEADER) && !block.places.has(Places::ARTICLE);
            let before = body.headline.is_some_and(|headline| index < headline);
            if of_site && before { Stands::Elsewhere } else { Stands::Head }
        } else if (text..end.saturating_sub(CLOSING)).contains(&index) {
            if index < text + WITHIN { Stands::Text } else { continue }
        } else if (text..end + AFTER).contains(&index) {
            Stands::Foot
        } else {
            Stands::Elsewhere
        };
        // A caption's date is the picture's; a short line of its own may be marked as one by mistake.
        if block.places.has(Places::FIGURE) && (stands != Stands::Head || block.text.len() > LONGEST_LABEL) {
            continue;
        }
        let before = index.checked_sub(1).and_then(|before| page.blocks.get(before));
        Here { page, usage, stands, block, before, told: Vec::new(), claims: &mut claims }.read();
    }
    let prose = |block: &&Block| prose::is_prose(&block.text);
    let openings = page.at(body.head.iter().chain(&body.text)).filter(prose).take(OPENING);
    claims.extend(openings.filter_map(|block| opening(page, usage, block)));
    claims
}

/// A block that is read for its dates.
struct Here<'a> {
    page: &'a Page,
    usage: Usage,
    stands: Stands,
    block: &'a Block,
    /// The block before it, which may be its label.
    before: Option<&'a Block>,
    /// Where dates were found.
    told: Vec<Range<usize>>,
    claims: &'a mut Vec<Claim>,
}

impl Here<'_> {
    fn read(mut self) {
        let block = self.block;
        // Other scripts' digits have these bytes first; what else has them costs a second look.
        if block.text.bytes().any(|byte| byte.is_ascii_digit() || byte >= 0xd9) {
            for line in block.lines().into_iter().filter(|line| line.len() <= LONGEST) {
                self.read_line(&line);
            }
            // Elements that a style sheet parts may run together in the text.
            for span in block.spans.iter().filter(|span| span.range.len() <= LONGEST_LABEL) {
                if !self.is_told(&span.range) && span.range.len() < block.text.len() {
                    self.read_line(&span.range);
                }
            }
        }
        // An element whose words tell no day: “three hours ago”.
        for span in block.spans.iter().filter(|span| span.range.len() <= LONGEST_LABEL) {
            let Some(value) = span.datetime.as_deref().filter(|_| !self.is_told(&span.range)) else { continue };
            let is_dated =
                ["time", "date"].iter().any(|word| has_word(&span.label, word)) || marked(&span.label).is_some();
            let Some(date) = words::stated_by(value, self.usage).filter(|date| is_dated && date.precision() >= 3)
            else {
                continue;
            };
            let ahead = block.text.get(..span.range.start).unwrap_or_default();
            let said = said(ahead, "", self.before, true);
            let sign = said.or_else(|| self.by_markup(&span.range)).unwrap_or(Sign::Alone);
            self.claim(sign, date, &span.range);
        }
    }

    fn is_told(&self, range: &Range<usize>) -> bool {
        self.told.iter().any(|told| told.start < range.end && range.start < told.end)
    }

    fn claim(&mut self, sign: Sign, date: Date, place: &Range<usize>) {
        self.told.push(place.clone());
        let facts = facts(self.stands, sign, date).into_iter();
        self.claims.extend(facts.map(|fact| seen(self.page, Reader::Dateline, self.block, place, fact)));
    }

    /// The dates of a line, or of an element.
    fn read_line(&mut self, line: &Range<usize>) {
        let (page, block) = (self.page, self.block);
        let text = block.words(line);
        let is_prose = prose::is_prose(text);
        let found = words::written(text, self.usage);
        let mut from = 0;
        for (count, written) in found.iter().enumerate() {
            let until = found.get(count + 1).map_or(text.len(), |next| next.whole.start);
            let (start, end) = (line.start + written.whole.start, line.start + written.whole.end);
            let opens = text.get(..written.whole.start).is_some_and(|ahead| ahead.trim().is_empty());
            // A line may have its label in the one before.
            let from_here =
                if opens && from == 0 { line.start.saturating_sub(LONGEST_LABEL) } else { line.start + from };
            let told = self.told.iter().map(|told| told.end).filter(|end| *end <= start).max();
            let from_here = from_here.max(told.unwrap_or_default());
            let ahead =
                block.text.get(from_here..start).or_else(|| text.get(from..written.whole.start)).unwrap_or_default();
            let behind = text.get(written.whole.end..until).unwrap_or_default();
            from = written.whole.end;
            let place = line.start + written.range.start..line.start + written.range.end;
            if written.date.precision() < 3 || self.is_told(&place) {
                continue;
            }
            let previous = self.before.filter(|_| opens && line.start == 0);
            let said = said(ahead, behind, previous, count + 1 == found.len());
            if said == Some(Sign::Published) && self.is_of_another(&place) {
                self.told.push(place);
                continue;
            }
            let spanned = is_spanned(block, &place);
            // A headline may speak of a day, and prose of many.
            if !spanned && self.is_subject(line, start..end) || is_prose && !self.may_tell(ahead) {
                continue;
            }
            let sign = match said {
                Some(sign) => sign,
                None => {
                    let inside = text.get(..written.whole.start).unwrap_or_default();
                    let few = self.stands == Stands::Head || inside.split_whitespace().count() <= FEW;
                    if is_prose || !(spanned || few && stands_apart(inside, behind)) {
                        continue;
                    }
                    self.by_markup(&place).unwrap_or(Sign::Alone)
                }
            };
            // A line of hyperlinks dates what they lead to.
            if sign == Sign::Alone && self.stands != Stands::Head && block.link_share() > 0.5 {
                continue;
            }
            let Some(date) = settled(page, block, &place, written).filter(words::is_possible) else {
                self.told.push(place);
                continue;
            };
            if sign == Sign::Alone && self.stands == Stands::Head && count == 0 {
                let before = trimmed(&block.text, line.start..start);
                let name_range = without_marks(&block.text, &before);
                let name = block.words(&name_range);
                if !name.is_empty() && reads_as_outlet(name) {
                    let anchor = block.anchors_in(&name_range).find(|anchor| block.words(&anchor.range) == name);
                    let url = anchor.and_then(Anchor::address);
                    let fact = Fact::Appeared { party: Party::organization(name), url, date };
                    self.claims.push(seen(page, Reader::Dateline, block, &(name_range.start..place.end), fact));
                    self.told.push(place);
                    continue;
                }
            }
            // The quote holds all that the date says.
            let tells_time = date.precision() > 3 && written.date.precision() > 3;
            let shown = if tells_time { start..end } else { place };
            self.claim(sign, date, &shown);
        }
    }

    /// Whether a credit holds a date that names an outlet: “first published on 3 March 2026 in …”.
    fn is_of_another(&self, place: &Range<usize>) -> bool {
        let holds = |found: &Found| found.range.start <= place.start && place.end <= found.range.end;
        self.block.cues().find(Kind::Original).iter().any(|found| holds(found) && found.slot(Slot::Outlet).is_some())
    }

    /// Whether a date is but a part of a heading.
    fn is_subject(&self, line: &Range<usize>, whole: Range<usize>) -> bool {
        matches!(self.block.shape, Shape::Heading(_)) && line.start == 0 && whole.len() + 12 < line.len()
    }

    /// Whether a sentence may tell its own page's date: it opens with the word for it, or it stands under the text.
    fn may_tell(&self, ahead: &str) -> bool {
        let first = ahead.split_whitespace().next().unwrap_or_default();
        match self.stands {
            Stands::Head => lists::dating_before(first).is_some(),
            Stands::Foot => ahead.len() <= LONGEST_LABEL,
            Stands::Text | Stands::Elsewhere => false,
        }
    }

    /// What the markup around a date says of it: its spans, then its boxes.
    fn by_markup(&self, place: &Range<usize>) -> Option<Sign> {
        let around = |span: &&Span| span.range.start <= place.start && place.end <= span.range.end;
        let spans = self.block.spans.iter().filter(around).map(|span| span.label.as_str());
        spans.chain(self.page.labels(self.block).take(2)).find_map(marked)
    }
}

/// What a date of a standing and a sign states.
fn facts(stands: Stands, sign: Sign, date: Date) -> Vec<Fact> {
    let by_headline = matches!(stands, Stands::Head | Stands::Text);
    match sign {
        Sign::Published if by_headline => vec![Fact::Published(date)],
        Sign::Published => vec![Fact::Dated { date, called: true }],
        Sign::Alone if stands == Stands::Head => vec![Fact::Published(date)],
        Sign::Updated if stands != Stands::Elsewhere => vec![Fact::Modified(date)],
        Sign::ClassUpdated if by_headline => {
            vec![Fact::Dated { date: date.clone(), called: false }, Fact::Modified(date)]
        }
        Sign::Alone if stands != Stands::Elsewhere => vec![Fact::Dated { date, called: false }],
        _ => Vec::new(),
    }
}

/// What words say of a date: those right before it, a label in the block before, those right after it.
fn said(ahead: &str, behind: &str, before: Option<&Block>, is_last: bool) -> Option<Sign> {
    let label = before.filter(|before| {
        ahead.trim().is_empty() && before.text.len() <= LONGEST_LABEL && words::find(&before.text).is_empty()
    });
    // Scripts without spaces put the word behind: “2016年7月26日公開”.
    let glued = behind.chars().next().filter(|next| !next.is_ascii() && next.is_alphabetic()).map(|_| behind);
    let said = glued
        .and_then(lists::dating_after)
        .or_else(|| lists::dating_before(ahead))
        .or_else(|| label.and_then(|label| lists::dating_before(&label.text)))
        .or_else(|| lists::dating_after(behind).filter(|_| is_last));
    said.map(|said| match said {
        Dating::Published => Sign::Published,
        Dating::Updated => Sign::Updated,
        Dating::Other => Sign::Other,
    })
}

/// Whether an element of its own holds a date.
fn is_spanned(block: &Block, place: &Range<usize>) -> bool {
    let holds = |span: &Span| {
        span.range.start <= place.start && place.end <= span.range.end && span.range.len() <= place.len() + 24
    };
    block.spans.iter().any(holds)
}

/// What a label says of the date inside.
fn marked(label: &str) -> Option<Sign> {
    let has = |words: &[&str]| words.iter().any(|word| has_word(label, word));
    if has(&[
        "published",
        "pubdate",
        "publish",
        "publication",
        "posted",
        "created",
        "issued",
        "pubtime",
        "datepublished",
    ]) {
        return Some(Sign::Published);
    }
    if has(&["modified", "lastmod", "changed", "revised", "datemodified"]) {
        return Some(Sign::Updated);
    }
    has(&["updated", "update"]).then_some(Sign::ClassUpdated)
}

/// The date of a line in the reading that the page bears out.
fn settled(page: &Page, block: &Block, place: &Range<usize>, written: &Written) -> Option<Date> {
    let around = |span: &&Span| span.range.start <= place.start && place.end <= span.range.end;
    let stated = block.spans.iter().filter(around).find_map(|span| words::stated(span.datetime.as_deref()?));
    if let Some(stated) = stated {
        let readings = [Some(&written.date), written.swapped.as_ref()];
        if let Some(reading) = readings.into_iter().flatten().find(|reading| stated.may_be(reading)) {
            // The element tells the time of the same day more finely.
            let finer = stated.agrees_with(reading) && stated.precision() > reading.precision();
            return Some(if finer { stated } else { reading.clone() });
        }
    }
    let Some(swapped) = &written.swapped else { return Some(written.date.clone()) };
    // Many sites write numbers in another order than their language does: the page's own metadata knows.
    let bears_out = |date: &Date| {
        let day = date.without_time().to_string();
        let slashed = day.replace('-', "/");
        page.metas.iter().any(|meta| meta.content.contains(&day))
            || page.json_ld.iter().any(|held| held.text.contains(&day))
            || page.url.as_ref().is_some_and(|url| url.path().contains(&slashed) || url.path().contains(&day))
    };
    match (bears_out(&written.date), bears_out(swapped)) {
        (true, false) => Some(written.date.clone()),
        (false, true) => Some(swapped.clone()),
        _ => Some(written.date.clone()).filter(|_| written.is_sure),
    }
}

/// A day that opens the text itself: “(26.07.2016) The ferry”, “Norrby, 26 July 2016 – The ferry”.
fn opening(page: &Page, usage: Usage, block: &Block) -> Option<Claim> {
    let end = block.text.char_indices().nth(LONGEST_PLACE).map_or(block.text.len(), |(at, _)| at);
    let start = block.text.get(..end)?;
    let written = words::written(start, usage).into_iter().next().filter(|written| written.is_sure)?;
    let before = start.get(..written.whole.start)?.trim();
    let after = block.text.get(written.whole.end..)?.trim_start();
    // Prose would go on in lower case.
    let opens = before.trim_matches(['(', '[']).split_whitespace().count() <= 3
        && before.chars().next().is_none_or(|first| !first.is_lowercase())
        && before.chars().last().is_none_or(|last| matches!(last, '(' | '[' | ',' | '/' | '–' | '-'))
        && after.chars().next().is_some_and(|next| !next.is_lowercase() && next != ',');
    let date = written.date.clone();
    (opens && date.precision() >= 3 && words::is_possible(&date))
        .then(|| seen(page, Reader::Dateline, block, &written.range, Fact::Dated { date, called: false }))
}

/// Whether a date is set off from the words around it: by marks, by an end of the line, or by small words.
fn stands_apart(ahead: &str, behind: &str) -> bool {
    let ahead = ahead.trim_end();
    let last = ahead.rsplit(|letter: char| letter.is_whitespace()).next().unwrap_or_default();
    let small = matches!(
        last.to_lowercase().as_str(),
        "on" | "at"
            | "am"
            | "den"
            | "le"
            | "el"
            | "il"
            | "em"
            | "op"
            | "vom"
            | "dne"
            | "dnia"
            | "de"
            | "du"
            | "d."
            | "la"
            | "в"
            | "от"
            | "від"
            | "a"
            | "o"
            | "um"
    );
    let parted = ahead
        .chars()
        .last()
        .is_none_or(|last| !last.is_alphanumeric() && !matches!(last, '“' | '"' | '«' | '\'' | '-'));
    // A name or a section before it begins with a capital or stands in a script without them.
    let named = last.chars().next().is_some_and(|first| !first.is_lowercase() && !first.is_numeric());
    // Prose around it: small words before, or a sentence that goes on.
    let wordy = ahead.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() > 3;
    let goes_on = behind.trim_start_matches([' ', ',']).chars().next().is_some_and(char::is_lowercase);
    !wordy && ahead.len() <= LONGEST_LABEL * 2 && (small || parted || named) && !goes_on
}

/// A range without the marks that part a name from a date.
fn without_marks(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let kept = words.trim_end_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, ',' | '|' | '-' | '–' | '—' | '·' | '•' | ':' | '/')
    });
    range.start..range.start + kept.len()
}

/// Whether words have the form of an outlet's name: one to six capitalised words, no role and no month.
fn reads_as_outlet(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    (1..=6).contains(&words.len())
        && name.chars().next().is_some_and(|first| !first.is_lowercase() && !first.is_numeric())
        && words.iter().all(|word| {
            let first = word.chars().next().unwrap_or(' ');
            !first.is_lowercase()
                || matches!(*word, "of" | "the" | "and" | "de" | "la" | "du" | "der" | "for" | "on" | "in")
        })
        && !name.contains([':', '@', '|', ';', '?'])
        && !name.to_lowercase().starts_with("by ")
        && words.iter().all(|word| lists::month(word).is_none() || word.len() <= 3)
}
