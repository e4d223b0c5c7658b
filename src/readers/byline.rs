//! The author as the reader of the page sees it: byline lines in any language of the cues, elements that are marked as
//! the author's, anchors to people's pages, signatures and author boxes after the text.
//!
//! What a name is, is left to `name`; which of several signs counts, to `reconcile`: each claim carries its [`Sign`].
//! Left out here is what another text's author would say: captions, comments, and cards that stand in rows, each with a
//! byline of its own. Judged from markup and order alone.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, PartyKind, Reader, Role, Sign};
use crate::cue::{Found, Kind, Slot};
use crate::date;
use crate::lists;
use crate::name::{self, Hand, Named, Proof};
use crate::page::{Anchor, Block, Page, Places, Shape, has_word};
use crate::prose::{self, trimmed};
use std::ops::Range;
use url::Url;

/// Letters beyond which a line is no byline, and a block none that is looked into.
const LONGEST: usize = 160;
const LONGEST_BLOCK: usize = 600;
/// Bytes of a line that signs a text, and of one at its end that says who reported it.
const LONGEST_SIGNATURE: usize = 60;
const LONGEST_CLOSING: usize = 400;
/// Bytes of a block that holds a name beside a date.
const LONGEST_DATED: usize = 100;
/// Letters of the outlet's name before its correspondents.
const LONGEST_OUTLET: usize = 6;
/// Letters of a word that stands before a name.
const LONGEST_LABEL: usize = 16;
/// Words beyond which a hyperlink is the headline of another text.
const LONGEST_NAME: usize = 4;
/// Blocks on either side in which a card has its headline.
const NEAR: usize = 3;
/// Blocks on either side in which the other cards of a row stand.
const ROW: usize = 500;
/// Blocks on either side in which a book is described.
const BOOK: usize = 5;
/// Blocks before the headline in which a byline may stand.
const ABOVE: usize = 8;
/// Blocks after the text in which one may stand.
const BELOW: usize = 60;
/// Blocks of the text's opening and of its end that may hold a byline or a signature.
const OPENING: usize = 2;
const MOST_OPENING: usize = 6;
const CLOSING: usize = 3;
/// Boxes around a block whose labels still speak of it.
const AROUND: usize = 4;

/// Where on the page a block stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// Around the headline, before the text.
    Head,
    /// The text's first lines.
    Opening,
    /// The text's last lines.
    Closing,
    /// After the text.
    Foot,
    /// After the text, once other texts have begun to be named.
    Beyond,
}

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    for (zone, index, block) in zones(page, body) {
        let labelled = block.text.len() <= LONGEST && is_after_label(page, index) && !is_label(&block.text);
        let Some(marks) = Marks::of(page, index, block, zone) else {
            let mut taken = Vec::new();
            if labelled {
                taken.extend(Taken::whole(block));
            } else if zone == Zone::Beyond && body.foot.contains(&index) && is_of_facts(block) {
                let found = block.cues().find(Kind::Byline);
                taken.extend(block.lines().iter().find_map(|line| after_cue(page, index, block, &found, line)));
            }
            state(page, block, Sign::Closing, taken, &mut claims);
            continue;
        };
        let mut taken = Vec::new();
        if zone != Zone::Beyond && block.text.len() <= LONGEST_BLOCK {
            let found = block.cues().find(Kind::Byline);
            let longest = if matches!(zone, Zone::Closing | Zone::Foot) { LONGEST_CLOSING } else { LONGEST };
            for line in block.lines().iter().filter(|line| line.len() <= longest) {
                taken.extend(after_cue(page, index, block, &found, line));
            }
        }
        if taken.is_empty() && zone != Zone::Beyond {
            taken.extend(below_label(block));
        }
        if taken.is_empty() {
            taken.extend(correspondents(block));
        }
        if taken.is_empty() && matches!(zone, Zone::Closing | Zone::Foot) {
            taken.extend(signature(block).or_else(|| lone_name(page, body, index, block)));
        }
        if taken.is_empty() && labelled {
            taken.extend(Taken::whole(block));
        }
        if block.text.len() <= LONGEST_BLOCK {
            editors(page, block, &mut claims);
            if zone != Zone::Beyond {
                translators(page, index, block, &mut claims);
            }
        }
        let sign = if matches!(zone, Zone::Head | Zone::Opening) { Sign::Cue } else { Sign::Closing };
        if taken.is_empty() && marks.ranges.is_empty() && matches!(zone, Zone::Head | Zone::Opening) {
            state(page, block, Sign::Profile, beside_date(body, index, block).into_iter().collect(), &mut claims);
        }
        let mut marked = marks.taken(block);
        marked.retain(|other| !taken.iter().any(|taken| taken.names.contains(&other.names.start)));
        state(page, block, sign, taken, &mut claims);
        state(page, block, marks.sign(zone), marked, &mut claims);
    }
    claims
}

/// Names in a block: from where the evidence runs, the range of the names, and who is named in it.
struct Taken {
    start: usize,
    names: Range<usize>,
    named: Vec<Named>,
}

impl Taken {
    /// A block that holds nothing but names.
    fn whole(block: &Block) -> Option<Taken> {
        Taken::of(block, 0, 0..block.text.len(), Proof::Place)
    }

    /// Nothing where no author is named.
    fn of(block: &Block, start: usize, names: Range<usize>, proof: Proof) -> Option<Taken> {
        // The words that open the credit are read too: in Chinese they tell how names are parted.
        let opening = names.start.saturating_sub(start);
        let mut named = name::credits(block.words(&(start..names.end)), proof);
        named.retain(|named| named.hand != Hand::Other && named.range.start >= opening);
        for named in &mut named {
            named.range = named.range.start - opening..named.range.end - opening;
        }
        named.iter().any(|named| named.hand == Hand::Author).then_some(Taken { start, names, named })
    }
}

fn state(page: &Page, block: &Block, sign: Sign, taken: Vec<Taken>, claims: &mut Vec<Claim>) {
    for Taken { start, names, named } in taken {
        let authors = named.iter().filter(|named| named.hand == Hand::Author);
        let end = authors.map(|named| names.start + named.range.end).max().unwrap_or(names.end);
        for Named { party, range, hand } in named {
            let own = names.start + range.start..names.start + range.end;
            let url = block.anchors_in(&own).find(|anchor| leads_to(anchor, &own)).and_then(Anchor::address);
            let party = if party.kind == PartyKind::Person { party.at(url) } else { party };
            let (range, fact) = match hand {
                Hand::Translator => {
                    (own, Fact::Link { role: Role::Translator, party, url: None, date: None, handover: None })
                }
                _ => (start..end, Fact::Byline { party, sign }),
            };
            claims.push(seen(page, Reader::Byline, block, &range, fact));
        }
    }
}

/// Whether an anchor leads to the page of the person named in it.
fn leads_to(anchor: &Anchor, name: &Range<usize>) -> bool {
    (anchor.range.start..anchor.range.end).contains(&name.start)
        && anchor.url.as_ref().is_some_and(|url| !is_social(url))
}

/// The blocks in which an author may be named, in the order of the page.
fn zones<'a>(page: &'a Page, body: &'a Body) -> Vec<(Zone, usize, &'a Block)> {
    let (first, last) = match (body.text.first(), body.text.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => {
            let end = body.head.last().map_or(0, |last| last + 1);
            (end, end)
        }
    };
    let start = body.headline.or(body.head.first().copied()).unwrap_or(first).saturating_sub(ABOVE);
    // The text's opening ends with its second paragraph; short lines before it count for none.
    let is_paragraph = |index: &&usize| page.blocks.get(**index).is_some_and(|block| block.text.len() > LONGEST);
    let ends = body.text.iter().take(MOST_OPENING).filter(is_paragraph).nth(OPENING - 1);
    let opens = ends.and_then(|end| body.text.binary_search(end).ok()).map_or(MOST_OPENING, |at| at + 1);
    let opening = body.text.get(..body.text.len().min(opens)).unwrap_or_default();
    let closing = body.text.get(body.text.len().saturating_sub(CLOSING).max(opening.len())..).unwrap_or_default();
    let mut others_began = false;
    let mut zones = Vec::new();
    let end = (last + 1 + BELOW).min(page.blocks.len());
    for (index, block) in page.blocks.iter().enumerate().take(end).skip(start) {
        let zone = if Some(index) == body.headline {
            continue;
        } else if index < first {
            Zone::Head
        } else if opening.contains(&index) {
            Zone::Opening
        } else if closing.contains(&index) {
            Zone::Closing
        } else if index > last {
            others_began |= opens_another(page, block);
            if others_began { Zone::Beyond } else { Zone::Foot }
        } else {
            // Between the paragraphs: what belongs to the article but not to its text.
            Zone::Beyond
        };
        // A caption's credit is the picture's.
        if !block.places.has(Places::FIGURE.and(Places::COMMENTS).and(Places::RELATED)) {
            zones.push((zone, index, block));
        }
    }
    zones
}

/// Whether a block names another text: it has a hyperlink to another page that is too long for a person's name.
fn opens_another(page: &Page, block: &Block) -> bool {
    block.anchors.iter().any(|anchor| {
        let spaces = block.words(&anchor.range).bytes().filter(|byte| *byte == b' ').count();
        spaces >= LONGEST_NAME
            && anchor.url.as_ref().is_some_and(|url| page.url.as_ref() != Some(url) && !is_peoples(url))
    })
}

/// Whether the only hyperlink holds the names of several people after a byline's words, and is long for that.
fn is_of_several(block: &Block) -> bool {
    let [only] = block.anchors.as_slice() else { return false };
    let found = block.cues().find(Kind::Byline);
    let cued = found.first().is_some_and(|found| {
        found.range.start == 0 && found.slot(Slot::Authors).is_some_and(|names| names.start == only.range.start)
    });
    cued && name::credits(block.words(&only.range), Proof::Form).len() > 1
}

/// The authors of a line that opens with a byline cue, or has one after its date or a dividing mark.
fn after_cue(page: &Page, index: usize, block: &Block, found: &[Found], line: &Range<usize>) -> Option<Taken> {
    let within = |found: &&Found| found.range.start >= line.start && found.range.end <= line.end;
    let found = found.iter().find(within)?;
    let before = block.words(&(line.start..found.range.start)).trim_end();
    let divided = before.ends_with(['·', '|', '•', '-', '–', '—', '/', '»', '~', ':', '(', '（', '【', '〔']);
    if !(before.is_empty() || divided || !date::words::find(before).is_empty())
        || is_anothers(page, index, block, &found.range)
    {
        return None;
    }
    let names = found.slot(Slot::Authors)?;
    Taken::of(block, found.range.start, names, Proof::Place)
}

/// The translators, where a line says nothing else: “Translated by Elias Brandt”.
fn translators(page: &Page, index: usize, block: &Block, claims: &mut Vec<Claim>) {
    let found = block.cues().find(Kind::Translation);
    // “Translated byElias Brandt”: elements without a blank between them.
    let is_glued = |at: usize| block.words(&(0..at)).ends_with(char::is_alphabetic);
    let glued =
        block.text.len() <= LONGEST_SIGNATURE && block.anchors.iter().any(|anchor| is_glued(anchor.range.start));
    if (found.is_empty() && !glued) || is_of_a_book(page, index) {
        return;
    }
    let state = |party: Party, range: Range<usize>| {
        let fact = Fact::Link { role: Role::Translator, party, url: None, date: None, handover: None };
        seen(page, Reader::Byline, block, &range, fact)
    };
    if found.is_empty() {
        let named = name::credits(&block.text, Proof::Place).into_iter();
        let people = named.filter(|named| named.hand == Hand::Translator && named.party.kind == PartyKind::Person);
        claims.extend(people.map(|named| state(named.party, 0..named.range.end)));
        return;
    }
    for line in block.lines().iter().filter(|line| line.len() <= LONGEST) {
        let opens = |found: &&Found| {
            let before = block.words(&(line.start..found.range.start));
            found.range.end <= line.end && before.chars().all(|letter| !letter.is_alphanumeric())
        };
        let Some(names) = found.iter().find(opens).and_then(|found| found.slot(Slot::Authors)) else { continue };
        let rest = block.words(&(names.end.min(line.end)..line.end));
        if rest.chars().filter(|letter| letter.is_alphanumeric()).count() > LONGEST_LABEL {
            continue;
        }
        // Another sentence names others: “Translated by Elias Brandt. First published in …”.
        let words = block.words(&names);
        let end = prose::sentences(words).first().map_or(words.len(), |sentence| sentence.end);
        for named in name::credits(words.get(..end).unwrap_or(words), Proof::Place) {
            if named.party.kind == PartyKind::Person && named.hand == Hand::Author {
                claims.push(state(named.party, trimmed(&block.text, line.start..names.start + end)));
            }
        }
    }
}

/// Words in the description of a book, whose translator did not translate the text.
const OF_BOOKS: &[&str] = &["Editorial:", "Editore:", "ISBN", "Pages:", "Publisher:", "Seiten", "Verlag", "Éditeur"];

/// Whether a block stands in the description of a book.
fn is_of_a_book(page: &Page, index: usize) -> bool {
    let near = page.blocks.get(index.saturating_sub(BOOK)..(index + BOOK + 1).min(page.blocks.len()));
    let short = near.unwrap_or_default().iter().filter(|block| block.text.len() <= LONGEST_BLOCK);
    short.into_iter().any(|block| OF_BOOKS.iter().any(|word| block.text.contains(word)))
}

/// The editors of a Chinese text, who stand on the page beside its authors and in the metadata in their place.
fn editors(page: &Page, block: &Block, claims: &mut Vec<Claim>) {
    if block.text.is_ascii() {
        return;
    }
    for found in block.cues().find(Kind::OtherHands) {
        let edited = block.words(&found.range).starts_with(['编', '編', '责', '責']);
        let Some(names) = found.slot(Slot::Authors).filter(|_| edited) else { continue };
        let words = block.words(&names);
        for piece in words.split([' ', '、', '\u{3000}']) {
            for named in name::credits(piece, Proof::Place) {
                claims.push(seen(page, Reader::Byline, block, &found.range, Fact::Editor(named.party)));
            }
        }
    }
}

/// What Chinese papers call those who write for them, where it stands before the names.
const CORRESPONDENTS: &[&str] = &["记者", "記者", "评论员", "評論員", "通讯员", "通訊員"];
const OPENS: [char; 5] = ['（', '(', '〔', '【', '［'];
const CLOSES: [char; 5] = ['）', ')', '〕', '】', '］'];

/// The correspondents of a Chinese text: in a line of their own, or in brackets that open or end a paragraph, the place
/// of writing after a slash.
fn correspondents(block: &Block) -> Option<Taken> {
    let text = block.text.as_str();
    let opened = || {
        let inner = text.strip_prefix(OPENS)?;
        let start = text.len() - inner.len();
        Some(start..start + inner.find(CLOSES)?)
    };
    let closed = || {
        let inner = text.strip_suffix(CLOSES)?;
        Some(
            inner
                .rfind(OPENS)
                .map(|at| at + inner.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8))?
                ..inner.len(),
        )
    };
    // The bracket may not close: the end of a text is where it is cut.
    let unclosed = || {
        let start = text.rfind(OPENS)?;
        let start = start + text.get(start..)?.chars().next()?.len_utf8();
        (!text.get(start..)?.contains(CLOSES)).then_some(start..text.len())
    };
    let line = || (text.len() <= LONGEST_SIGNATURE).then_some(0..text.len());
    let found = [opened(), closed().or_else(unclosed), line()].into_iter().flatten();
    found.into_iter().find_map(|range| named_correspondents(block, &range)).or_else(|| placed(block, &closed()?))
}

/// The correspondents of a Japanese text, each after the place of writing: “【ノルビー林澈、ハロー海野凪】”, “（ノルビー＝林澈）”.
fn placed(block: &Block, range: &Range<usize>) -> Option<Taken> {
    let katakana = |letter: char| matches!(letter, '\u{30a1}'..='\u{30fe}');
    let han = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}' | '々');
    let mut named = Vec::new();
    if range.len() > LONGEST {
        return None;
    }
    let mut at = range.start;
    for piece in block.words(range).split_inclusive('、') {
        let words = piece.trim_end_matches('、');
        let name = words.trim_start_matches(katakana).trim_start_matches(['＝', '=', ' ', '\u{3000}']);
        let start = at + words.len() - name.len();
        at += piece.len();
        let is_name = name.len() < words.len() && (2..=5).contains(&name.chars().count()) && name.chars().all(han);
        let mut credited = if is_name { name::credits(name, Proof::Form) } else { Vec::new() };
        let each = credited.pop().filter(|each| each.range == (0..name.len()))?;
        let from = start - range.start;
        named.push(Named { range: from..from + name.len(), ..each });
    }
    named.retain(|each| each.party.kind == PartyKind::Person);
    (!named.is_empty()).then(|| Taken { start: range.start, names: range.clone(), named })
}

fn named_correspondents(block: &Block, range: &Range<usize>) -> Option<Taken> {
    let inner = block.words(range);
    if inner.len() > LONGEST || inner.is_ascii() {
        return None;
    }
    let (at, word) = CORRESPONDENTS.iter().find_map(|word| Some((inner.find(word)?, *word)))?;
    if inner.get(..at)?.chars().count() > LONGEST_OUTLET {
        return None;
    }
    let start = range.start + at + word.len();
    let names = block.words(&(start..range.end));
    let end = names.find(['／', '/', '，', ',', '；', ';', '|', '。', '\u{fffd}']).unwrap_or(names.len());
    let names = trimmed(&block.text, start..start + end);
    let mut named = Vec::new();
    let mut from = 0;
    for piece in block.words(&names).split_inclusive(['、', ' ', '\u{3000}']) {
        let credited = name::credits(piece, Proof::Place).into_iter().filter(|each| each.hand == Hand::Author);
        named.extend(credited.map(|each| Named { range: from + each.range.start..from + each.range.end, ..each }));
        from += piece.len();
    }
    named.retain(|each| each.party.kind == PartyKind::Person);
    (!named.is_empty()).then_some(Taken { start: range.start, names, named })
}

/// A person's name after a dash or in brackets that is a line of its own: the text is signed.
fn signature(block: &Block) -> Option<Taken> {
    let text = block.text.as_str();
    let bare = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let opens = text.starts_with(['—', '–', '-', '―', '(', '（']);
    if !opens || text.len() > LONGEST_SIGNATURE || bare.is_empty() {
        return None;
    }
    let start = text.find(bare)?;
    let taken = Taken::of(block, start, start..start + bare.len(), Proof::Form)?;
    let is_all = matches!(taken.named.as_slice(), [only]
        if only.range == (0..bare.len()) && only.party.kind == PartyKind::Person);
    is_all.then_some(taken)
}

/// A person's name that is the last line of the text, alone or with what the person does in the line below.
fn lone_name(page: &Page, body: &Body, index: usize, block: &Block) -> Option<Taken> {
    let ends = body
        .text
        .last()
        .is_some_and(|last| index == *last || body.foot.first() == Some(&index) && index <= last + NEAR);
    if !ends
        || block.text.len() > LONGEST_SIGNATURE
        || !matches!(block.shape, Shape::Paragraph | Shape::Other)
        || !block.anchors.is_empty()
    {
        return None;
    }
    let signs = |block: &Block| {
        let first = block.lines().into_iter().next()?;
        whole_person(block, &trimmed(&block.text, first))
    };
    // A page of letters has one for each.
    let is_short = |block: &&Block| block.text.len() <= LONGEST_SIGNATURE && block.shape == Shape::Paragraph;
    let others = page.at(body.text.iter().filter(|other| **other != index)).filter(is_short);
    signs(block).filter(|_| !others.into_iter().any(|other| signs(other).is_some()))
}

/// A range that is a person's name and nothing else.
fn whole_person(block: &Block, range: &Range<usize>) -> Option<Taken> {
    let taken = Taken::of(block, range.start, range.clone(), Proof::Form)?;
    // Without capitals too much else looks like a name.
    let name = block.words(range);
    let cased = name.contains(char::is_uppercase) && name.contains(char::is_lowercase);
    let is_all = matches!(taken.named.as_slice(), [only]
        if only.range == (0..range.len()) && only.party.kind == PartyKind::Person);
    (is_all && cased).then_some(taken)
}

/// A person's name beside a date in the headline's company, parted from it by a line's end or a mark.
fn beside_date(body: &Body, index: usize, block: &Block) -> Option<Taken> {
    if block.text.len() > LONGEST_DATED
        || block.places.is_outside()
        || body.headline.is_none_or(|headline| index.abs_diff(headline) > NEAR)
    {
        return None;
    }
    let parts: Vec<Range<usize>> = block.lines().into_iter().flat_map(|line| divided(block, line)).collect();
    // “Norrby, 3 March”: a dateline has a place before the date.
    let dated = |part: &Range<usize>| {
        let text = block.words(part);
        let named = |before: &str| before.split(',').next().is_some_and(|word| lists::weekday(word).is_none());
        date::words::find(text).first().is_some_and(|(place, _)| {
            !text.get(..place.start).is_some_and(|before| before.contains(',') && named(before))
        })
    };
    if parts.len() < 2 || !parts.iter().any(dated) {
        return None;
    }
    let mut people = parts.iter().filter_map(|part| whole_person(block, part));
    let taken = people.next()?;
    let linked = block.anchors_in(&taken.names).any(|anchor| anchor.url.as_ref().is_some_and(|url| !is_peoples(url)));
    // A label of its own within: “Place Norrby Beach”.
    let within = |at: usize| at > taken.names.start && at < taken.names.end;
    let labelled = block.spans.iter().any(|span| within(span.range.start) || within(span.range.end));
    (people.next().is_none() && !linked && !labelled).then_some(taken)
}

/// A line cut at the marks that divide its parts.
fn divided(block: &Block, line: Range<usize>) -> Vec<Range<usize>> {
    let text = block.words(&line);
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, letter) in text.char_indices() {
        let spaced =
            text.get(..at).is_some_and(|before| before.ends_with(' ')) && matches!(letter, '-' | '–' | '—' | '/');
        if spaced || matches!(letter, '|' | '•' | '·') {
            parts.push(from..at);
            from = at + letter.len_utf8();
        }
    }
    parts.push(from..text.len());
    parts
        .into_iter()
        .map(|part| trimmed(&block.text, line.start + part.start..line.start + part.end))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Words that stand alone before an author's name, as in a table of facts about the article.
const LABELS: &[&str] = &[
    "auteur",
    "auteure",
    "author",
    "authors",
    "autor",
    "autora",
    "autore",
    "autorin",
    "autoren",
    "by",
    "di",
    "door",
    "par",
    "por",
    "text",
    "texte",
    "texto",
    "von",
    "written by",
    "автор",
    "作者",
    "記者",
    "文",
];

/// Whether the block before holds nothing but the word for the author.
fn is_after_label(page: &Page, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| page.blocks.get(before));
    before.is_some_and(|before| is_label(&before.text))
}

/// Whether a text is nothing but the word for the author, one or several of them: “Auteur(s) :”.
fn is_label(text: &str) -> bool {
    let word = || {
        let lower = text.trim_end_matches([':', '：', ' ']).to_lowercase();
        lower.split('(').next().is_some_and(|word| LABELS.contains(&word.trim_end()))
    };
    text.len() <= LONGEST_LABEL && word()
}

/// The names in the line below one that holds nothing but the word for the author and a colon.
fn below_label(block: &Block) -> Option<Taken> {
    let lines = if block.text.len() <= LONGEST { block.lines() } else { Vec::new() };
    let label = |line: &Range<usize>| {
        let text = block.words(line).trim();
        text.ends_with([':', '：']) && is_label(text)
    };
    let at = lines.iter().position(label)?;
    let names = lines.into_iter().skip(at + 1).map(|line| trimmed(&block.text, line)).find(|line| !line.is_empty())?;
    Taken::of(block, names.start, names, Proof::Place)
}

/// Whether a block is a small table of what is known of the article: lines with labels, a date in one of them.
fn is_of_facts(block: &Block) -> bool {
    let lines = if block.text.len() <= LONGEST { block.lines() } else { Vec::new() };
    let labelled = |line: &&Range<usize>| block.words(line).contains([':', '：']);
    let dated = |line: &&Range<usize>| !date::words::find(block.words(line)).is_empty();
    lines.iter().filter(labelled).count() >= 2 && lines.iter().filter(labelled).any(|line| dated(&line))
}

/// Whether the words stand in an anchor to another text: cards are often one anchor as a whole, its headline beside.
fn is_anothers(page: &Page, index: usize, block: &Block, range: &Range<usize>) -> bool {
    let inside = |anchor: &&Anchor| anchor.range.start <= range.start && anchor.range.end >= range.end;
    let Some(url) = block.anchors.iter().find(inside).and_then(|anchor| anchor.url.as_ref()) else { return false };
    let near = page.blocks.get(index.saturating_sub(NEAR)..(index + NEAR + 1).min(page.blocks.len()));
    !is_peoples(url)
        && near.unwrap_or_default().iter().any(|other| {
            let mut same = other.anchors.iter().filter(|anchor| anchor.url.as_ref() == Some(url));
            same.any(|anchor| other.words(&anchor.range).split(' ').count() > LONGEST_NAME)
        })
}

/// Marked ranges of one block: more of them are a list of people and no byline.
const MOST_MARKED: usize = 100;

/// What markup says of a block, or of spans and anchors in it.
struct Marks {
    /// Ranges that name authors, with those inside that are names and those that are something else.
    ranges: Vec<Range<usize>>,
    names: Vec<Range<usize>>,
    others: Vec<Range<usize>>,
    /// Those that are names and the author's beyond doubt.
    proofs: Vec<Range<usize>>,
    /// Every place where an element starts or ends.
    edges: Vec<usize>,
    /// Whether anything but an anchor's address says so.
    marked: bool,
}

impl Marks {
    /// Nothing where the block cannot be the article's.
    fn of(page: &Page, index: usize, block: &Block, zone: Zone) -> Option<Marks> {
        let mut marks = Marks {
            ranges: Vec::new(),
            names: Vec::new(),
            others: Vec::new(),
            proofs: Vec::new(),
            edges: Vec::new(),
            marked: false,
        };
        // What the author does, in a box with the author; whom to ask about the text, in a box below it.
        let of_office = page.labels(block).next().is_some_and(|label| OFFICES.iter().any(|word| has_word(label, word)));
        if of_office || (!matches!(zone, Zone::Head | Zone::Opening) && is_contact(page, index)) {
            return None;
        }
        let whole = 0..block.text.len();
        let short = block.text.len() <= LONGEST;
        let boxed = about(page.labels(block).take(AROUND));
        if short && boxed == Some(About::Author) {
            marks.ranges.push(whole.clone());
            marks.marked = true;
        }
        for span in block.spans.iter().filter(|span| span.range.len() <= LONGEST) {
            marks.edges.extend([span.range.start, span.range.end]);
            match about([span.label.as_str()].into_iter()) {
                Some(About::Author) => {
                    marks.marked = true;
                    marks.ranges.push(span.range.clone());
                    marks.names.push(span.range.clone());
                    if ["vcard", "fn", "name"].iter().any(|word| has_word(&span.label, word)) {
                        marks.proofs.push(span.range.clone());
                    }
                }
                Some(About::Name) => marks.names.push(span.range.clone()),
                Some(About::Other) => marks.others.push(span.range.clone()),
                None if span.label.starts_with("time") => marks.others.push(span.range.clone()),
                None => {}
            }
        }
        for anchor in &block.anchors {
            marks.edges.extend([anchor.range.start, anchor.range.end]);
            let Some(url) = &anchor.url else { continue };
            let is_authors = anchor.rel.split(' ').any(|rel| rel == "author");
            let words = block.words(&anchor.range);
            let opens = zone == Zone::Head || zone == Zone::Opening && short && anchor.range.start == 0;
            let is_beside = opens && !block.places.is_outside() && words.contains(' ');
            let is_named = is_peoples(url) && (is_beside || is_named_after(url, words));
            if is_authors || is_named {
                marks.names.push(anchor.range.clone());
                marks.proofs.push(anchor.range.clone());
                marks.marked |= is_authors;
                if short && boxed != Some(About::Other) {
                    marks.ranges.push(anchor.range.clone());
                }
            } else if is_social(url) {
                marks.others.push(anchor.range.clone());
            }
        }
        // Ranges are compared with one another.
        if marks.ranges.len() > MOST_MARKED {
            return None;
        }
        let outside = block.places.is_outside();
        if outside && marks.ranges.is_empty() || zone == Zone::Beyond && !marks.marked {
            return None;
        }
        let crowded = !marks.ranges.is_empty()
            && (opens_another(page, block) && !is_of_several(block)
                || marks.ranges.iter().any(|range| is_anothers(page, index, block, range))
                || is_in_a_row(page, index, block, zone));
        (!crowded).then_some(marks)
    }

    fn sign(&self, zone: Zone) -> Sign {
        match zone {
            Zone::Head | Zone::Opening if self.marked => Sign::Marked,
            Zone::Head | Zone::Opening => Sign::Profile,
            _ => Sign::Closing,
        }
    }

    /// The names in the marked ranges; an inner range speaks for what is around it.
    fn taken(&self, block: &Block) -> Vec<Taken> {
        let mut taken: Vec<Taken> = Vec::new();
        if self.ranges.is_empty() {
            return taken;
        }
        let cues = block.cues().find(Kind::Byline);
        let is_outer = |range: &&Range<usize>| {
            !self.ranges.iter().any(|other| other != *range && other.start <= range.start && other.end >= range.end)
        };
        for range in self.ranges.iter().filter(is_outer) {
            if taken.iter().any(|known| known.names.start >= range.start && known.names.end <= range.end) {
                continue;
            }
            let runs = self.runs(block, range);
            let named = runs.iter().any(|run| self.has_name(run));
            for run in runs.into_iter().filter(|run| !named || self.has_name(run)) {
                let cued = cues.iter().find(|found| run.contains(&found.range.start));
                let cue = cued.and_then(|found| found.slot(Slot::Authors)).map(|names| names.start);
                let start = cue.or_else(|| self.first_name(&run)).unwrap_or(run.start);
                let proved = self.proofs.iter().any(|proof| proof.start >= run.start && proof.end <= run.end);
                let proof = if proved || cued.is_some() { Proof::Place } else { Proof::Form };
                let part = Taken::of(block, run.start, start..run.end, proof);
                let whole = || Taken::of(block, run.start, run.clone(), Proof::Form);
                let counted = |taken: &Option<Taken>| taken.as_ref().map_or(0, |taken| taken.named.len());
                let more = if cue.is_none() && start > run.start { whole() } else { None };
                taken.extend(if counted(&more) > counted(&part) { more } else { part });
            }
        }
        taken
    }

    /// Where the first name in a run starts: an inner element says it better than one around it.
    fn first_name(&self, run: &Range<usize>) -> Option<usize> {
        let within = |name: &&Range<usize>| name.start >= run.start && name.end <= run.end;
        let holds_another = |name: &&Range<usize>| {
            self.names.iter().any(|other| other != *name && other.start >= name.start && other.end <= name.end)
        };
        self.names.iter().filter(within).filter(|name| !holds_another(name)).map(|name| name.start).min()
    }

    fn has_name(&self, run: &Range<usize>) -> bool {
        self.names.iter().any(|name| name.start >= run.start && name.end <= run.end)
    }

    /// A range cut where something else than a name stands in it, and where elements follow each other without a space.
    fn runs(&self, block: &Block, range: &Range<usize>) -> Vec<Range<usize>> {
        let mut cuts: Vec<(usize, usize)> = self
            .others
            .iter()
            .filter(|other| other.start >= range.start && other.end <= range.end && *other != range)
            .map(|other| (other.start, other.end))
            .collect();
        let glued = |at: &usize| {
            let before = block.words(&(range.start..*at)).chars().next_back();
            let after = block.words(&(*at..range.end)).chars().next();
            before.is_some_and(char::is_alphanumeric)
                && after.is_some_and(|after| after == '@' || (after.is_alphanumeric() && !after.is_lowercase()))
        };
        cuts.extend(self.edges.iter().filter(|at| glued(at)).map(|at| (*at, *at)));
        crate::sort::by_key(&mut cuts, |cut| *cut);
        let mut runs = Vec::new();
        let mut at = range.start;
        for (start, end) in cuts {
            if start > at {
                runs.push(trimmed(&block.text, at..start));
            }
            at = at.max(end);
        }
        if at < range.end {
            runs.push(trimmed(&block.text, at..range.end));
        }
        runs.retain(|run| !run.is_empty());
        runs
    }
}

/// Whether a marked block is one of a row of cards: others of its kind stand near with other words, each with a
/// headline or a hyperlink of its own between.
fn is_in_a_row(page: &Page, index: usize, block: &Block, zone: Zone) -> bool {
    let kind = |block: &Block| -> Vec<&str> { page.labels(block).take(2).collect() };
    let own = kind(block);
    if own.iter().all(|label| !label.contains(' ')) {
        return false;
    }
    let most = match zone {
        Zone::Head => 3,
        Zone::Beyond => 0,
        _ => 1,
    };
    let parts = |block: &Block| matches!(block.shape, Shape::Heading(_)) || opens_another(page, block);
    // What parts this block from those before it; and whether something parts the last card from the blocks up to `seen`.
    let mut before: Option<Option<usize>> = None;
    let (mut parted, mut seen) = (false, index + 1);
    let mut last = index;
    let mut others = 0;
    for (at, other) in page.blocks().take(index + ROW).skip(index.saturating_sub(ROW)) {
        if at == index || other.boxed == block.boxed || other.text == block.text || kind(other) != own {
            continue;
        }
        if at < last {
            let nearest = || page.blocks.get(..index).unwrap_or_default().iter().rposition(parts);
            parted = before.get_or_insert_with(nearest).is_some_and(|nearest| nearest > at);
        } else {
            seen = seen.max(last + 1);
            while !parted && seen < at {
                parted = page.blocks.get(seen).is_some_and(parts);
                seen += 1;
            }
        }
        if parted {
            others += 1;
            (last, parted) = (at, false);
            seen = at + 1;
        }
        if others > most {
            return true;
        }
    }
    false
}

/// Words of a label that tell of what someone does.
const OFFICES: &[&str] = &["function", "job", "jobtitle", "position", "role"];

/// Headings over whom to ask, and the blocks below one that it speaks of.
const CONTACTS: &[&str] =
    &["ansprechpartner", "ansprechpersonen", "contact", "contacts", "contacto", "contatti", "kontakt", "media contact"];
const CONTACTED: usize = 4;

/// Whether a block stands below a heading for whom to ask.
fn is_contact(page: &Page, index: usize) -> bool {
    let above = page.blocks.get(index.saturating_sub(CONTACTED)..index).unwrap_or_default();
    above.iter().any(|block| {
        block.text.len() <= LONGEST_LABEL + 4
            && CONTACTS.contains(&block.text.trim_end_matches([':', ' ']).to_lowercase().as_str())
    })
}

/// What a label says of its element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    /// The author.
    Author,
    /// A name, no matter whose.
    Name,
    /// Something else that stands beside an author's name.
    Other,
}

/// Words of class, id, itemprop and rel that tell the author, in the languages in which they are met; sorted.
const AUTHOR_WORDS: &[&str] = &[
    "aut",
    "auteur",
    "auteurs",
    "author",
    "authors",
    "autor",
    "autore",
    "autoren",
    "autores",
    "autori",
    "byline",
    "bylines",
    "columnist",
    "contributor",
    "contributors",
    "firma",
    "forfatter",
    "journalist",
    "journaliste",
    "redacteur",
    "redakteur",
    "reporter",
    "schrijver",
    "signature",
    "skribent",
    "verfasser",
    "writer",
    "writers",
];

/// Words that tell something else beside it; sorted.
const OTHER_WORDS: &[&str] = &[
    "about",
    "avatar",
    "beat",
    "bio",
    "biography",
    "category",
    "comment",
    "comments",
    "count",
    "credit",
    "date",
    "desc",
    "description",
    "email",
    "follow",
    "headline",
    "image",
    "img",
    "job",
    "jobtitle",
    "links",
    "location",
    "mail",
    "more",
    "photo",
    "picture",
    "position",
    "published",
    "role",
    "share",
    "social",
    "source",
    "status",
    "thumb",
    "thumbnail",
    "time",
    "timestamp",
    "title",
    "twitter",
    "updated",
];

/// What the nearest label with anything to say says.
fn about<'a>(labels: impl Iterator<Item = &'a str>) -> Option<About> {
    for label in labels {
        // “text” before another word tells style: its size, its colour.
        let (mut is_author, mut is_name, mut is_other) = (false, false, label.ends_with(" text"));
        for word in label.split(' ') {
            is_author = is_author || is_author_word(word);
            is_name = is_name || matches!(word, "name" | "fn");
            is_other = is_other || has(OTHER_WORDS, word);
        }
        match (is_author, is_name, is_other) {
            (true, true, _) | (true, _, false) => return Some(About::Author),
            (_, _, true) => return Some(About::Other),
            (_, true, _) => return Some(About::Name),
            _ => {}
        }
    }
    None
}

/// Whether a word is in a sorted list. Most begin otherwise than any in it.
fn has(list: &[&str], word: &str) -> bool {
    let first = word.as_bytes().first();
    let start = list.partition_point(|known| known.as_bytes().first() < first);
    let mut same = list.get(start..).unwrap_or_default().iter().take_while(|known| known.as_bytes().first() == first);
    same.any(|known| *known == word)
}

fn is_author_word(word: &str) -> bool {
    has(AUTHOR_WORDS, word)
        || ["author", "byline"].iter().any(|part| {
            word.len() <= 20 && (word.starts_with(part) || word.ends_with(part)) && !word.starts_with("authori")
        })
}

/// Steps of an address under which sites keep the pages of their people.
const PEOPLES: &[&str] = &[
    "auteur",
    "auteurs",
    "author",
    "authors",
    "autor",
    "autore",
    "autoren",
    "autores",
    "autori",
    "columnist",
    "columnists",
    "contributor",
    "contributors",
    "journalist",
    "journaliste",
    "journalists",
    "newsteam",
    "people",
    "person",
    "profil",
    "profile",
    "profiles",
    "redakteur",
    "redaktion",
    "reporter",
    "reporters",
    "signataires",
    "staff",
    "user",
    "users",
    "verfasser",
    "writer",
    "writers",
];

/// Whether an address is that of a person's page.
fn is_peoples(url: &Url) -> bool {
    let Some(mut steps) = url.path_segments() else { return false };
    !is_social(url) && steps.any(|step| PEOPLES.contains(&step)) && steps.any(|step| !step.is_empty())
}

/// Whether an address ends in the text's last word or in all of them, as people's pages end in their names.
fn is_named_after(url: &Url, text: &str) -> bool {
    let path = url.path().to_lowercase();
    let word = |word: &str| {
        word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    };
    let (whole, last) = (word(text), word(text.split_whitespace().next_back().unwrap_or_default()));
    let is_name = |step: &str| step == whole || (step == last && last.chars().count() > 2);
    path.split('/')
        .skip(2)
        .any(|step| word(step) == whole || step.split(|letter: char| !letter.is_alphanumeric()).any(is_name))
}

/// Hosts where people have pages that are not their outlet's.
fn is_social(url: &Url) -> bool {
    const HOSTS: &[&str] =
        &["facebook.com", "instagram.com", "linkedin.com", "mastodon.social", "threads.net", "twitter.com", "x.com"];
    url.host_str().is_some_and(|host| HOSTS.contains(&host.trim_start_matches("www.")))
}

#[cfg(test)]
mod tests {
    use super::{AUTHOR_WORDS, OTHER_WORDS};

    #[test]
    fn words_are_sorted() {
        assert!(AUTHOR_WORDS.is_sorted() && OTHER_WORDS.is_sorted());
    }
}
