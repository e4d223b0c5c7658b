//! The news agency that supplied the text, where a form alone says so: the dateline that opens it (“NORRBY, Nov 2
//! (Reuters) -”), a line beside the headline that names the agency in the author's place (“Von dpa”, “AFP 10/05/2022”), a
//! credit that ends the text (“(dpa)”, “sak/Reuters”, “© 2020 The Associated Press”).
//!
//! A short name counts only where its place proves it. Where the outlet's own people, desk or initials stand beside the
//! agency it supplied a part. Credits in words (“with material from …”) are cues, read by `credit`; the people of a byline
//! are read by `byline`. Pictures' credits, captions, teasers and comments count for nothing.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::cue::{Kind, Slot};
use crate::date::words::{self, Usage};
use crate::lists::{self, Agency, Credited, Sense, has_sense};
use crate::page::{Anchor, Block, Page, Places, Shape, has_word};
use crate::prose::trimmed;
use crate::{name, prose};
use std::ops::Range;

/// Bytes of a dateline before its text, of what its brackets hold, and of the text that must follow.
const LONGEST_DATELINE: usize = 90;
const LONGEST_BRACKET: usize = 48;
const LEAST_TEXT: usize = 30;
/// Words of a place and a day, letters between a Chinese agency's name and the day, and of a name in brackets, in scripts
/// without capitals.
const MOST_WORDS: usize = 5;
const LONGEST_WIRED: usize = 30;
const LONGEST_PIECE: usize = 12;
/// Paragraphs that may open with a dateline, blocks among which they are sought, and lines of one.
const OPENING: usize = 3;
const MOST_OPENING: usize = 8;
const OPENING_LINES: usize = 4;
/// Bytes of a line that holds nothing but a credit, beside the headline and at the end, and of a copyright line there.
const LONGEST_LINE: usize = 160;
const LONGEST_CLOSING: usize = 90;
const LONGEST_NOTICE: usize = 400;
/// Bytes of a line that names an agency without anything else that makes it a byline.
const LONGEST_BARE: usize = 60;
/// Blocks of the text's end, and after it, that may hold a credit.
const CLOSING: usize = 4;
const AFTER: usize = 12;
/// Words beyond which a hyperlink is the headline of another text.
const LONGEST_NAME: usize = 4;
/// Boxes around a block whose labels speak of it.
const AROUND: usize = 2;
/// Letters of initials.
const INITIALS: usize = 5;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    let is_prose = |block: &&Block| prose::is_prose(&block.text);
    let opening = body.head.iter().chain(body.text.iter().take(MOST_OPENING));
    // A dateline of the scripts without capitals may stand alone before the text.
    let opens =
        |block: &&Block| is_prose(block) || block.text.starts_with(is_caseless) && block.text.len() >= LEAST_TEXT;
    for block in page.at(opening).filter(is_own).filter(opens).take(OPENING) {
        dateline(page, block, &mut claims);
    }
    let usage = page.usage();
    let first = body.text.iter().take(MOST_OPENING);
    for index in body.head.iter().chain(first) {
        let Some(block) = page.blocks.get(*index).filter(is_own) else { continue };
        if block.text.len() <= 2 * LONGEST_LINE && !is_prose(&block) {
            byline(page, body, usage, *index, block, &mut claims);
        }
    }
    let last = body.text.len().saturating_sub(CLOSING);
    for (place, block) in page.at(&body.text).enumerate().skip(body.text.len() / 2).filter(|(_, block)| is_own(block)) {
        if place >= last {
            closing(page, block, Stands::Last, &mut claims);
        } else if block.text.len() <= LONGEST_BRACKET {
            closing(page, block, Stands::Within, &mut claims);
        }
    }
    let end = body.text.last().map_or(page.blocks.len(), |last| last + 1);
    let last = page.at(body.text.last()).next().and_then(|block| parent(page, block));
    let mut others_began = false;
    for block in page.blocks.iter().skip(end).take(AFTER) {
        if matches!(block.shape, Shape::Heading(_)) {
            break;
        }
        others_began |= opens_another(block);
        if is_own(&block) && !block.places.has(Places::NAVIGATION.and(Places::HIDDEN)) {
            let stands = if others_began {
                Stands::Beyond
            } else if parent(page, block) == last {
                Stands::Next
            } else {
                Stands::After
            };
            closing(page, block, stands, &mut claims);
        }
    }
    claims
}

/// Whether a block begins another text: it has a hyperlink that is too long for a name.
fn opens_another(block: &Block) -> bool {
    block.anchors.iter().any(|anchor| block.words(&anchor.range).split(' ').count() > LONGEST_NAME)
}

/// Where a block stands at the text's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stands {
    /// In its second half, where boxes that are none of its own follow.
    Within,
    /// Among its last.
    Last,
    /// After it in the same box: an end in brackets hides that a paragraph is one.
    Next,
    /// After it.
    After,
    /// After a hyperlink to another text.
    Beyond,
}

/// The box around a block's own.
fn parent(page: &Page, block: &Block) -> Option<usize> {
    page.boxes.get(block.boxed)?.parent
}

/// What is no caption and no part of another text.
fn is_own(block: &&Block) -> bool {
    !block.places.has(Places::FIGURE.and(Places::COMMENTS).and(Places::RELATED))
}

/// Claims all that a credit lists.
fn state(
    page: &Page,
    block: &Block,
    range: &Range<usize>,
    credited: &Credited,
    handover: Handover,
    claims: &mut Vec<Claim>,
) {
    for agency in &credited.agencies {
        let party = Party::organization(agency.name);
        let fact = Fact::Link { role: Role::Agency, party, url: None, date: None, handover: Some(handover) };
        claims.push(seen(page, Reader::Agency, block, range, fact));
    }
    if credited.agencies.is_empty() && credited.unnamed {
        claims.push(seen(page, Reader::Agency, block, range, Fact::HandedOn(Handover::Part)));
    }
}

// Datelines

/// The dateline that opens a paragraph, or a line of it after the byline's.
fn dateline(page: &Page, block: &Block, claims: &mut Vec<Claim>) {
    for line in block.lines().iter().take(OPENING_LINES) {
        let Some(text) = block.text.get(line.start..) else { continue };
        let found = caseless(text).or_else(|| bracketed(text)).or_else(|| stroked(text)).or_else(|| dashed(text));
        if let Some((end, agencies)) = found {
            let credited = Credited { agencies, ..Credited::default() };
            let range = trimmed(&block.text, line.start..line.start + end);
            state(page, block, &range, &credited, Handover::Whole, claims);
            return;
        }
    }
}

/// “NORRBY, Nov 2 (Reuters) -”, “(ANSA) - ROMA, 5 DIC -”, “Norrby, Nov 2 (PTI) The harbour …”: up to the bracket's end.
fn bracketed(text: &str) -> Option<(usize, Vec<&'static Agency>)> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find(['(', '[']).map(|at| from + at) {
        if open > LONGEST_DATELINE {
            return None;
        }
        let close = open + text.get(open..)?.find([')', ']'])?;
        from = close + 1;
        let (place, inside, rest) = (text.get(..open)?, text.get(open + 1..close)?, text.get(close + 1..)?);
        let Some(agencies) = wired(inside).filter(|_| inside.len() <= LONGEST_BRACKET) else { continue };
        let place = place.trim();
        let after = rest.trim_start();
        let marked = after.starts_with(['-', '–', '—', '―', '−', '.', ':', '=', '/', '|']);
        let dashed = place.ends_with(['-', '–', '—']);
        let dated = place.is_empty() || place.contains(|letter: char| letter == ',' || letter.is_ascii_digit());
        let goes_on = after.chars().next().is_some_and(|next| !next.is_lowercase() && !matches!(next, ',' | ';' | ')'));
        let proved = if place.contains(is_caseless) {
            let words = place.split_whitespace().count();
            words <= MOST_WORDS && (marked || goes_on && place.contains(|letter: char| letter.is_ascii_digit()))
        } else {
            marked || goes_on && (dashed || dated || !place.contains(char::is_lowercase))
        };
        let follows = after.len() >= LEAST_TEXT;
        return (proved && follows && is_place(place) && !agencies.iter().any(|agency| agency.is_spelled_in(place)))
            .then_some((close + 1, agencies));
    }
    None
}

/// “Norrby, June 29. /TASS/.”
fn stroked(text: &str) -> Option<(usize, Vec<&'static Agency>)> {
    let open = text.find('/').filter(|open| (2..=LONGEST_DATELINE).contains(open))?;
    let close = open + 1 + text.get(open + 1..)?.find('/').filter(|length| *length <= LONGEST_BRACKET)?;
    let (place, inside) = (text.get(..open)?, text.get(open + 1..close)?);
    let follows = text.get(close + 1..)?.len() >= LEAST_TEXT;
    let agencies = wired(inside).filter(|_| place.ends_with([' ', '\u{a0}']) && follows && is_place(place.trim()))?;
    Some((close + 1, agencies))
}

/// “EFE.- El puerto”, “NORRBY, IRNA –”, “NORRBY - AP -”: up to the dash.
fn dashed(text: &str) -> Option<(usize, Vec<&'static Agency>)> {
    let end = text.char_indices().nth(LONGEST_DATELINE).map_or(text.len(), |(at, _)| at);
    let start = text.get(..end)?;
    let marks = [".-", ".–", ".—", " - ", " – ", " — ", " -- "];
    let mut ends: Vec<(usize, usize)> =
        marks.iter().flat_map(|mark| start.match_indices(mark).map(|(at, _)| (at, at + mark.len()))).collect();
    crate::sort::by_key(&mut ends, |end| *end);
    for (at, after) in ends.into_iter().take(2) {
        let before = start.get(..at)?;
        let rest = text.get(after..)?.trim_start();
        let goes_on = rest.chars().next().is_some_and(|next| !next.is_lowercase()) && rest.len() >= LEAST_TEXT;
        let last = before.rfind([',', '.', '-', '–', '—']).map_or(0, |cut| cut + 1);
        let (place, name) = (before.get(..last)?, before.get(last..)?);
        let place = place.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        // “ACN Norrby.-”
        let first = if start.get(at..).is_some_and(|rest| rest.starts_with('.')) && place.is_empty() {
            name.split(' ').next().unwrap_or_default()
        } else {
            name
        };
        let sure = lists::credited(first).filter(|credited| credited.is_sure && credited.beside.is_empty());
        if let Some(credited) = sure.filter(|_| goes_on && is_place(place) && is_place(name.trim()))
            && !credited.agencies.is_empty()
        {
            return Some((at, credited.agencies));
        }
    }
    None
}

/// Datelines of scripts without capitals, and what Russian and Ukrainian write without brackets.
fn caseless(text: &str) -> Option<(usize, Vec<&'static Agency>)> {
    let first = text.chars().find(|letter| letter.is_alphanumeric() && !letter.is_ascii())?;
    if is_dense(first) || is_caseless(first) {
        return telegraphed(text).or_else(|| cornered(text)).or_else(|| placed(text));
    }
    if matches!(first, '\u{400}'..='\u{52f}') { placed(text) } else { None }
}

/// “新华社白屿4月24日电”, “據中央社電”, “（中央社記者林澈台北4日電）”: up to the word for the wire.
fn telegraphed(text: &str) -> Option<(usize, Vec<&'static Agency>)> {
    let start = text.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let start = start.strip_prefix(['据', '據']).unwrap_or(start);
    let named = lists::agency_names().filter(|name| name.starts_with(is_dense) && start.starts_with(name));
    let name = named.max_by_key(|name| name.len())?;
    let rest = start.get(name.len()..)?;
    let end = rest.char_indices().nth(LONGEST_WIRED).map_or(rest.len(), |(at, _)| at);
    let wire = |from: &str| from.chars().next().filter(|next| matches!(next, '电' | '電' | '讯' | '訊'));
    let day = rest.get(..end)?.match_indices('日').find_map(|(at, day)| {
        let after = at + day.len();
        Some(after + wire(rest.get(after..)?)?.len_utf8())
    });
    let alone = || {
        let length = wire(rest)?.len_utf8();
        rest.get(length..)?.chars().next().is_none_or(|next| !next.is_alphanumeric()).then_some(length)
    };
    let length = day.or_else(alone)?;
    Some((text.len() - rest.len() + length, vec![lists::agency_by_any_name(name)?]))
}

/// “【白嶼＝共同】”, “【AFP＝時事】”, “[ロンドン ４日 ロイター]”, “(청서=연합뉴스)”: the brackets that open a text.
fn cornered(text: &str) -> Option<(usize, Vec<&'static Agency>)> {
    let open = text.chars().next()?;
    let close = match open {
        '【' => '】',
        '［' => '］',
        '（' => '）',
        '〔' => '〕',
        '[' => ']',
        '(' => ')',
        _ => return None,
    };
    let end = text.find(close).filter(|end| *end <= LONGEST_DATELINE)?;
    let mut agencies = Vec::new();
    let pieces = text.get(open.len_utf8()..end)?.split(['＝', '=', ' ', '\u{3000}', '・', '、', '/', '／']);
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match lists::agency_by_any_name(piece).or_else(|| after_place(piece)) {
            Some(agency) => agencies.push(agency),
            None if piece.chars().count() > LONGEST_PIECE => return None,
            None => {}
        }
    }
    let after = end + close.len_utf8();
    (!agencies.is_empty() && text.len() >= after + LEAST_TEXT).then_some((after, agencies))
}

/// The agency after a place in katakana: “ロンドン共同”.
fn after_place(piece: &str) -> Option<&'static Agency> {
    let name = piece.trim_start_matches(|letter| matches!(letter, '\u{30a1}'..='\u{30fc}'));
    if name.len() < piece.len() { lists::agency_by_any_name(name) } else { None }
}

/// “الميناء - واس:”, “تهران- ایرنا-”, “ПОРТ, 4 мар – РИА Новости.”, “ПОРТ. 4 березня. УНН.”: a place, perhaps a day, the
/// agency, a mark between each.
fn placed(text: &str) -> Option<(usize, Vec<&'static Agency>)> {
    let end = text.char_indices().nth(LONGEST_DATELINE).map_or(text.len(), |(at, _)| at);
    let marks = ['-', '–', '—', '/', '.', ':', '،', ',', '|', '।'];
    let has_capitals = !text.starts_with(is_caseless);
    let (mut words, mut from, mut before) = (0, 0, None);
    for (at, mark) in text.get(..end)?.match_indices(marks) {
        let piece = text.get(from..at)?.trim();
        from = at + mark.len();
        if piece.is_empty() {
            before = before.and(Some(mark));
            continue;
        }
        let named = lists::agency_by_any_name(piece).or_else(|| lists::agency(piece));
        let leads = before.is_none() && mark == "/" && !has_capitals;
        if let Some(agency) = named.filter(|_| (before.is_some() || leads) && mark != "," && mark != "،") {
            return (text.len() >= from + LEAST_TEXT).then(|| (at, vec![agency]));
        }
        words += piece.split_whitespace().count();
        let dated = piece.starts_with(|first: char| first.is_numeric());
        if words > MOST_WORDS || has_capitals && !dated && piece.starts_with(char::is_lowercase) || mark == ":" {
            return None;
        }
        before = Some(mark);
    }
    None
}

fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase()
}

/// Letters of the scripts that are written without spaces.
fn is_dense(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{9fff}')
}

/// The agencies of a dateline's brackets, with nothing beside them but an agency's own services: “dpa/lno”.
fn wired(inside: &str) -> Option<Vec<&'static Agency>> {
    let credited = lists::credited(inside)?;
    let is_service = |word: &&str| word.len() <= INITIALS && !word.contains(|letter: char| !letter.is_lowercase());
    (!credited.agencies.is_empty() && credited.beside.iter().all(is_service)).then_some(credited.agencies)
}

/// Whether words may be a place and a day: capitalised, but for small words and months.
fn is_place(words: &str) -> bool {
    let opens = words.chars().next().is_none_or(|first| !first.is_lowercase());
    opens
        && !words.contains(['!', '?', '“', '"', '”', '„', '«'])
        && words.split([' ', '\u{a0}', '/', '-']).all(|word| {
            let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            // A sentence ends after a word; an abbreviation and a day end with a stop too.
            let ends = word.ends_with('.') && bare.chars().count() > INITIALS && bare.contains(char::is_lowercase);
            let small = bare.chars().count() <= 3 || lists::month(bare).is_some() || lists::weekday(bare).is_some();
            let dated = bare.starts_with(|first: char| first.is_ascii_digit());
            !ends && (dated || small || bare.starts_with(|first: char| !first.is_lowercase()))
        })
}

// Bylines

/// Words of class names that make what an element holds the author's or the supplier's name.
const SIGNED: &[&str] = &[
    "agence",
    "agencia",
    "agency",
    "agentur",
    "agenzia",
    "attribution",
    "auteur",
    "author",
    "authors",
    "autor",
    "autore",
    "autoren",
    "byline",
    "contributor",
    "firma",
    "provider",
    "signature",
    "source",
    "fuente",
    "quelle",
    "bron",
    "fonte",
    "sourceorg",
    "sources",
    "writer",
    "writers",
];
/// Words of class names of pictures' credits.
const OF_PICTURES: &[&str] =
    &["caption", "copyright", "credit", "figure", "foto", "image", "img", "media", "photo", "picture", "video"];

/// Whether a label calls its element the author's.
fn is_signed(label: &str) -> bool {
    SIGNED.iter().any(|word| has_word(label, word)) && !OF_PICTURES.iter().any(|word| has_word(label, word))
}

/// Words before a colon that name where a text is from.
const SOURCES: &[&str] = &[
    "bron",
    "fonte",
    "forrás",
    "fuente",
    "fuentes",
    "kaynak",
    "kilde",
    "källa",
    "lähde",
    "quelle",
    "quellen",
    "source",
    "sources",
    "sumber",
    "sursa",
    "zdroj",
    "źródło",
];

/// Words before that word which make it one of several.
const ADDS: &[&str] = &["additional ", "altre ", "autres ", "otras ", "outras ", "weitere "];

/// What follows the word for the source in a part of a line: “… 05:08 PM | Source: PTI”.
fn sourced(block: &Block, line: &Range<usize>) -> Option<Range<usize>> {
    let text = block.words(line);
    let mut from = 0;
    for part in text.split('|') {
        let start = from;
        from += part.len() + 1;
        let Some((label, _)) = part.split_once([':', '•']) else { continue };
        let word = label.trim().trim_start_matches(['(', '[', '*']).to_lowercase();
        if SOURCES.contains(&ADDS.iter().find_map(|adds| word.strip_prefix(adds)).unwrap_or(&word)) {
            let after = part.get(label.len()..)?.chars().next().map_or(0, char::len_utf8);
            return Some(trimmed(
                &block.text,
                line.start + start + label.len() + after..line.start + start + part.len(),
            ));
        }
    }
    None
}

/// A line beside the headline in which an agency stands in the author's place.
fn byline(page: &Page, body: &Body, usage: Usage, index: usize, block: &Block, claims: &mut Vec<Claim>) {
    let boxed = page.labels(block).take(AROUND).any(is_signed);
    let found = block.cues().find(Kind::Byline);
    let mut told = false;
    for line in block.lines().iter().filter(|line| line.len() <= LONGEST_LINE) {
        let cue = found.iter().find(|found| found.range.start >= line.start && found.range.start < line.end);
        let named = cue.and_then(|cue| cue.slot(Slot::Authors));
        let source = sourced(block, line);
        let covers = |range: &Range<usize>| range.start <= line.start + 3 && range.end + 3 >= line.end;
        let signed = boxed
            || named.is_some()
            || source.is_some()
            || block.spans.iter().any(|span| covers(&span.range) && is_signed(&span.label));
        let start = source.as_ref().or(named.as_ref()).map_or(line.start, |range| range.start);
        let end = source.as_ref().map_or(line.end, |range| range.end);
        let line = start..end;
        let (names, dated) = undated(block.words(&line), usage);
        let Some(credited) = lists::credited(&names) else { continue };
        let shared = shares(block, &line, &credited);
        let handover = if signed || shared { beside(&credited, true) } else { Some(Handover::Whole) };
        // “Source: AFP” under a sentence is the source of the picture above.
        let of_picture = source.is_some() && !dated && follows_sentence(page, index) && !leads_to_day(page, index);
        let bare = || is_bare(page, body, index, block, &credited, &line, dated);
        let counts = !of_picture && (signed || shared || bare());
        if let Some(handover) = handover.filter(|_| counts) {
            state(page, block, &line, &credited, handover, claims);
            told = true;
        }
    }
    if told || block.text.len() > 2 * LONGEST_LINE {
        return;
    }
    // An element of its own inside a line: “Mira Solberg|The Associated Press”.
    let spans = block.spans.iter().filter(|span| is_signed(&span.label)).map(|span| &span.range);
    let anchors = block.anchors.iter().filter(|anchor| boxed || leads_to_author(anchor)).map(|anchor| &anchor.range);
    for range in spans.chain(anchors).filter(|range| range.len() <= LONGEST_BARE) {
        let Some(credited) = lists::credited(block.words(range)).filter(|credited| credited.is_sure) else { continue };
        // “dpa|Redaktion”: the outlet's desk has an element of its own.
        let around = block.text.get(range.end..).into_iter().chain(block.text.get(..range.start));
        let with_desk = || around.flat_map(|words| words.split([' ', '/', ','])).any(is_own_desk);
        if let Some(handover) = beside(&credited, true) {
            let handover = if with_desk() { Handover::Part } else { handover };
            state(page, block, range, &credited, handover, claims);
            return;
        }
    }
}

/// Steps of addresses under which authors have their pages.
const AUTHORS: &[&str] = &["auteur", "author", "authors", "autor", "autore", "autoren", "profile", "verfasser"];

/// Whether an anchor leads to the page of who wrote.
fn leads_to_author(anchor: &Anchor) -> bool {
    let mut steps = anchor.url.iter().filter_map(|url| url.path_segments()).flatten();
    anchor.rel.split(' ').any(|rel| rel == "author") || steps.any(|step| AUTHORS.contains(&step))
}

/// Whether a word is a desk that is no agency.
fn is_own_desk(word: &str) -> bool {
    let lower = word.to_lowercase();
    has_sense(word, Sense::Desk) || ["redaktion", "redactie", "redaksjonen"].iter().any(|end| lower.ends_with(end))
}

/// Whether a line is “Mira Solberg and AFP”, the person's name a hyperlink.
fn shares(block: &Block, line: &Range<usize>, credited: &Credited) -> bool {
    let [only] = credited.beside.as_slice() else { return false };
    credited.joined
        && credited.is_sure
        && line.len() <= LONGEST_BARE
        && name::is_person(only)
        && block.anchors_in(line).any(|anchor| block.words(&anchor.range) == *only)
}

/// Whether the block before is a sentence, as captions are.
fn follows_sentence(page: &Page, index: usize) -> bool {
    let before = index.checked_sub(1).and_then(|before| page.blocks.get(before));
    before.is_some_and(|before| {
        !matches!(before.shape, Shape::Heading(_))
            && before.text.split(' ').count() > LONGEST_NAME
            && before.text.ends_with(['.', '!', '?', '“', '"', '»'])
    })
}

/// Whether the block after holds a day or a time.
fn leads_to_day(page: &Page, index: usize) -> bool {
    let is_day = |block: &Block| {
        block.text.len() <= LONGEST_BARE
            && (block.spans.iter().any(|span| span.datetime.is_some()) || !words::find(&block.text).is_empty())
    };
    page.blocks.get(index + 1).is_some_and(is_day)
}

/// Whether a line that nothing marks as a byline is one: it holds nothing but sure agencies, and a day stands beside
/// them, or the line shares a box with the headline.
fn is_bare(
    page: &Page,
    body: &Body,
    index: usize,
    block: &Block,
    credited: &Credited,
    line: &Range<usize>,
    dated: bool,
) -> bool {
    let is_placed = |word: &&str| word.split(' ').count() <= 2 && is_place(word) && !name::is_person(word);
    let alone =
        credited.beside.is_empty() || dated && credited.beside.len() == 1 && credited.beside.iter().all(is_placed);
    let headline = body.headline.filter(|headline| *headline < index).and_then(|headline| page.blocks.get(headline));
    let near = headline.is_some_and(|headline| parent(page, headline) == parent(page, block));
    alone && credited.is_sure && line.len() <= LONGEST_BARE && block.link_share() < 0.9 && (dated || near)
}

/// A line without its dates and times, and whether it had any.
fn undated(line: &str, usage: Usage) -> (String, bool) {
    let mut names = String::new();
    let mut from = 0;
    let found = words::written(line, usage);
    let mut dated = !found.is_empty();
    for written in &found {
        names.push_str(line.get(from..written.whole.start).unwrap_or_default());
        names.push('|');
        from = from.max(written.whole.end);
    }
    names.push_str(line.get(from..).unwrap_or_default());
    let kept: Vec<&str> = names
        .split('|')
        .map(str::trim)
        .filter(|part| {
            let timed = part.contains(|letter: char| letter.is_ascii_digit());
            dated |= timed;
            !timed && lists::dating_before(part).is_none() && part.contains(char::is_alphabetic)
        })
        .collect();
    (kept.join("|"), dated)
}

/// In what way the agencies of a credit handed the text on, by who stands beside them. `None` where that is nobody's name.
/// People count only beside the headline: at the end they take pictures.
fn beside(credited: &Credited, people: bool) -> Option<Handover> {
    // “Reuters, Mira Solberg”: who stands behind the agency is the outlet's own.
    let mut own = credited.joined || credited.leads;
    let mut others = 0;
    for words in &credited.beside {
        let one_case = !words.contains(char::is_lowercase) || !words.contains(char::is_uppercase);
        let is_initials = one_case && words.chars().count() <= INITIALS;
        let is_desk = words.split(' ').any(is_desk);
        let is_domain = !words.contains(' ') && words.contains('.');
        others += 1;
        if is_initials || is_desk || is_domain || lists::is_outlet(words) {
            own = true;
        } else if !people {
            return None;
        } else if name::is_person(words) {
        } else if credited.leads && !words.contains(' ') && is_place(words) {
            // “AFP, Norrby”
            others -= 1;
        } else if words.split(' ').count() <= LONGEST_NAME && is_place(words) {
            own = true;
        } else {
            return None;
        }
    }
    Some(if own && others > 0 || credited.unnamed { Handover::Part } else { Handover::Whole })
}

/// Whether a word stands for the outlet's own people.
fn is_desk(word: &str) -> bool {
    has_sense(word, Sense::Desk) || has_sense(word, Sense::Organization)
}

// Closing credits

/// What ends a text: a line of its own, or what follows its last sentence.
fn closing(page: &Page, block: &Block, stands: Stands, claims: &mut Vec<Claim>) {
    let signed = || page.labels(block).take(AROUND).any(is_signed);
    for line in block.lines() {
        let words = block.words(&line);
        if words.len() <= LONGEST_NOTICE
            && matches!(stands, Stands::Last | Stands::Next | Stands::After)
            && !block.places.has(Places::FOOTER)
            && let Some(agencies) = noticed(words)
        {
            let credited = Credited { agencies, ..Credited::default() };
            state(page, block, &line, &credited, Handover::Whole, claims);
            return;
        }
        if words.len() > LONGEST_CLOSING {
            continue;
        }
        let source = sourced(block, &line);
        let names = source.clone().unwrap_or(line.clone());
        let Some(credited) = lists::credited(block.words(&names)) else { continue };
        let enclosed = words.starts_with(['(', '[', '/', '—', '–', '-', '（', '【', '［']);
        let linked = block.anchors_in(&names).any(|anchor| anchor.range.len() + 2 >= names.len());
        let named = credited.is_sure && !credited.agencies.is_empty();
        let proved = named || enclosed || source.is_some() || !credited.beside.is_empty();
        let counts = match stands {
            Stands::Within => named && signs(&credited, enclosed),
            Stands::Last => true,
            Stands::Next | Stands::After => !linked || signed(),
            Stands::Beyond => words.starts_with(['(', '[']) && !linked || source.is_some() && signed(),
        };
        // “Weitere Quellen • AP”
        let adds = source.is_some() && ADDS.iter().any(|word| words.to_lowercase().starts_with(word));
        let handover = beside(&credited, false).map(|handover| if adds { Handover::Part } else { handover });
        if let Some(handover) = handover.filter(|_| proved && counts) {
            state(page, block, &line, &credited, handover, claims);
            return;
        }
    }
    if matches!(stands, Stands::Last | Stands::Next)
        && block.text.len() > LONGEST_CLOSING
        && let Some(range) = tail(&block.text)
        && let Some(credited) = lists::credited(block.words(&range))
    {
        let enclosed = block.words(&range).starts_with(['(', '[', '/', '—', '–', '-', '©', '（', '【', '［']);
        let proved = enclosed || credited.is_sure && credited.beside.is_empty();
        if let Some(handover) = beside(&credited, false).filter(|_| proved) {
            state(page, block, &range, &credited, handover, claims);
        }
    }
}

/// Whether initials or letters stand beside the agencies, and nothing else: no picture is credited so.
fn signs(credited: &Credited, enclosed: bool) -> bool {
    let is_sign = |words: &&str| {
        words.len() <= INITIALS
            && words.chars().all(|letter| letter.is_lowercase() || enclosed && letter.is_uppercase())
    };
    !credited.beside.is_empty() && credited.beside.iter().all(is_sign)
}

/// What stands after the last sentence of a text: “(dpa)”, “— AP”, “AFP”.
fn tail(text: &str) -> Option<Range<usize>> {
    let end = text.trim_end_matches(['.', ' ']).len();
    let from = (end.saturating_sub(LONGEST_BARE)..end).find(|at| text.is_char_boundary(*at))?;
    let last = text.get(from..end)?;
    let is_stop = |letter: char| {
        matches!(
            letter,
            '.' | '!' | '?' | '…' | '”' | '"' | '»' | '“' | '’' | '。' | '！' | '？' | '।' | '؟' | '」' | '』'
        )
    };
    // The first sentence's end after which the rest may be a credit.
    let mut rest = last;
    while let Some(at) = rest.find(is_stop) {
        let after = rest.get(at..)?.trim_start_matches(is_stop);
        let start = after.trim_start();
        let opens = start.len() < after.len() || start.starts_with(['(', '[', '©', '/', '–', '—', '（', '【', '［']);
        if opens && start.len() <= LONGEST_BRACKET && !start.is_empty() && !start.contains(". ") {
            return Some(end - start.len()..end);
        }
        rest = after;
    }
    None
}

/// The agency that a copyright line names: “© Thomson Reuters 2020”, “Copyright 2019 The Associated Press. All rights …”.
fn noticed(line: &str) -> Option<Vec<&'static Agency>> {
    if lists::is_of_picture(line.get(..line.find(['.', ',']).unwrap_or(line.len()))?) {
        return None;
    }
    if line.starts_with("The-CNN-Wire") {
        return lists::agency("CNN Wire").map(|agency| vec![agency]);
    }
    let lower = line.get(..line.char_indices().nth(48).map_or(line.len(), |(at, _)| at))?.to_lowercase();
    let at = ["copyright", "©", "(c)"].iter().filter_map(|mark| Some(lower.rfind(mark)? + mark.len())).max()?;
    // “Associated Press articles: Copyright …” speaks of the site's other texts.
    if lower.get(..at)?.contains(':') {
        return None;
    }
    // Lower case keeps the length of all that may stand before.
    let rest = line.get(at..)?.trim_start_matches(|letter: char| !letter.is_alphabetic());
    let end = rest.find([',', '.', '|', '(', '–', '-']).unwrap_or(rest.len());
    let whole = |end: usize| {
        let name = rest.get(..end)?.trim_end_matches(|letter: char| !letter.is_alphabetic());
        lists::credited(name).filter(|credited| credited.beside.is_empty() && credited.is_sure)
    };
    let hyphened = rest.find([',', '.', '|', '(']).unwrap_or(rest.len());
    let lower_end = rest.to_lowercase().find(" all rights").unwrap_or(rest.len());
    [hyphened, end, lower_end].into_iter().find_map(whole).map(|credited| credited.agencies)
}

#[cfg(test)]
mod tests {
    use super::{beside, bracketed, caseless, dashed, noticed, stroked, tail};
    use crate::claim::Handover;
    use crate::lists;

    const REST: &str = " The harbour of Norrby opened again on Sunday after three days.";

    #[test]
    fn datelines_name_their_agency() {
        for (opening, agency) in [
            ("NORRBY, Minn. (AP) —", "Associated Press"),
            ("NORRBY, Nov 2 (Reuters) -", "Reuters"),
            ("NORRBY/HALDEN, Nov 2 (Reuters) -", "Reuters"),
            ("Norrby, 3 mai (AFP) –", "Agence France-Presse"),
            ("Norrby (dpa/lno) -", "Deutsche Presse-Agentur"),
            ("Norrby - (dpa)", "Deutsche Presse-Agentur"),
            ("NORRBY, Nov. 2 (Xinhua) --", "Xinhua News Agency"),
            ("Norrby, 2 nov (EFE).-", "Agencia EFE"),
            ("Norrby, 2 nov. (Efe)", "Agencia EFE"),
            ("(Bloomberg) --", "Bloomberg News"),
            ("(Reuters) -", "Reuters"),
            ("(EFE).-", "Agencia EFE"),
            ("(ANSA) - NORRBY, 5 DIC -", "ANSA"),
            ("Norrby, 5 dic. (Adnkronos) -", "Adnkronos"),
            ("NORRBY (ITALPRESS) –", "Italpress"),
            ("NORRBY, 5 Nov. (EUROPA PRESS) -", "Europa Press"),
            ("Norrby, 02 nov 2026 (Lusa) –", "Lusa"),
            ("Norrby (District) [Minnesota], November 2 (ANI):", "Asian News International"),
            ("New Norrby, Nov 2 (PTI)", "Press Trust of India"),
            ("NORRBY (AA) -", "Anadolu Agency"),
            ("NORRBY, Nov 2, 2026 (BSS) -", "Bangladesh Sangbad Sangstha"),
            ("Norrby, 2nd November, 2026 (WAM) --", "Emirates News Agency"),
            ("Norrby (SID) –", "SID"),
            ("Wien (APA) -", "Austria Presse Agentur"),
            ("(AFP/APA) -", "Agence France-Presse"),
            ("NORRBY, November 2. /TASS/.", "TASS"),
            ("NORRBY, 2. novembra /SRNA/ –", "SRNA"),
            ("NORRBY. November 2 (Interfax) -", "Interfax"),
            ("EFE.-", "Agencia EFE"),
            ("AGI -", "AGI"),
            ("ACN Norrby.-", "Agencia Catalana de Notícies"),
            ("NORRBY, IRNA –", "Islamic Republic News Agency"),
            ("NORRBY - AP -", "Associated Press"),
            ("Norrby, Nov 2 (Jiji Press) --", "Jiji Press"),
            ("Norrby, 02.11.2026 (PAP) -", "Polska Agencja Prasowa"),
            ("Norrby 2. listopadu (ČTK) -", "ČTK"),
        ] {
            let text = format!("{opening}{REST}");
            let found = bracketed(&text).or_else(|| stroked(&text)).or_else(|| dashed(&text));
            let name = found.and_then(|(_, agencies)| agencies.first().map(|agency| agency.name));
            assert_eq!(name, Some(agency), "{opening}");
        }
        for opening in [
            "The Associated Press (AP) —",
            "Die Deutsche Presse-Agentur (dpa) -",
            "The harbour of Norrby has reopened (AP) -",
            "Reuters reporters were there - and",
            "A member of the party (PTI) said. -",
            "Norrby (PA) has",
            "Norrby - AP Moller",
            "UNI - a school",
        ] {
            let text = format!("{opening} the harbour of Norrby opened again on Sunday after three days.");
            let found = bracketed(&text).or_else(|| stroked(&text)).or_else(|| dashed(&text));
            assert!(found.is_none(), "{opening}");
        }
    }

    #[test]
    fn the_end_of_a_text_names_its_agency() {
        for (end, agencies, handover) in [
            ("after three days. (dpa)", &["Deutsche Presse-Agentur"][..], Handover::Whole),
            ("after three days. (ANSA).", &["ANSA"], Handover::Whole),
            ("after three days.” (AFP)", &["Agence France-Presse"], Handover::Whole),
            ("after three days.(EFE)", &["Agencia EFE"], Handover::Whole),
            ("after three days. — AP", &["Associated Press"], Handover::Whole),
            ("after three days. –Reuters", &["Reuters"], Handover::Whole),
            ("after three days. AFP", &["Agence France-Presse"], Handover::Whole),
            ("after three days. /ritzau/", &["Ritzau"], Handover::Whole),
            ("after three days. ©AFP", &["Agence France-Presse"], Handover::Whole),
            ("after three days. (dpa/AFP/mas)", &["Deutsche Presse-Agentur", "Agence France-Presse"], Handover::Part),
            ("after three days. (red, APA, 5.3.2026)", &["Austria Presse Agentur"], Handover::Part),
            ("after three days. [Reuters]", &["Reuters"], Handover::Whole),
        ] {
            let credited = tail(end).and_then(|range| lists::credited(&end[range])).unwrap_or_default();
            let names: Vec<&str> = credited.agencies.iter().map(|agency| agency.name).collect();
            assert_eq!((names.as_slice(), beside(&credited, false)), (agencies, Some(handover)), "{end}");
        }
        for end in [
            "told the Associated Press (AP).",
            "after three days (AFP)",
            "three days. (Photo: AFP)",
            "three days. (Vera Holm/AFP)",
            "said. He works for AP",
        ] {
            let credited = tail(end).and_then(|range| lists::credited(&end[range]));
            assert!(credited.is_none_or(|credited| beside(&credited, false).is_none()), "{end}");
        }
    }

    #[test]
    fn notices_name_their_agency() {
        for (notice, agency) in [
            ("© Thomson Reuters 2020", Some("Reuters")),
            ("© 2019 Associated Press. All Rights Reserved.", Some("Associated Press")),
            ("Copyright 2020 The Associated Press", Some("Associated Press")),
            ("Copyright © 2020 The Canadian Press. All rights reserved.", Some("The Canadian Press")),
            ("(c) dpa", Some("Deutsche Presse-Agentur")),
            ("© dpa-infocom, dpa:260303-99-123456/2", Some("Deutsche Presse-Agentur")),
            ("© Cover Media", Some("Cover Media")),
            ("The-CNN-Wire ™ & © 2013 Cable News Network, Inc.", Some("CNN Wire")),
            ("RIPRODUZIONE RISERVATA © Copyright ANSA", Some("ANSA")),
            ("© 2026 AFP", Some("Agence France-Presse")),
            ("Foto: © AFP", None),
            ("© Vera Holm/AFP", None),
            ("© 2026 Millbrook Herald", None),
            ("Associated Press articles: Copyright © 2026 The Associated Press.", None),
            ("© Getty Images/AFP", None),
        ] {
            let found = noticed(notice).and_then(|agencies| agencies.first().map(|agency| agency.name));
            assert_eq!(found, agency, "{notice}");
        }
    }

    #[test]
    fn datelines_of_scripts_without_capitals_name_their_agency() {
        let text = "港は十日ぶりに開き、最初の船が昼前に着いた。船員は晴れた空を見上げた。";
        for (dateline, agency) in [
            ("新华社白屿4月24日电　", "Xinhua News Agency"),
            ("　　据中新社电 ", "China News Service"),
            ("（中央社記者林澈白嶼4日電）", "Central News Agency"),
            ("【白嶼＝共同】", "Kyodo News"),
            ("【ハルデン共同】", "Kyodo News"),
            ("【AFP＝時事】", "Agence France-Presse"),
            ("[ハルデン　４日　ロイター]　", "Reuters"),
            ("(청서=연합뉴스) 서가람 기자 = ", "Yonhap News Agency"),
            ("[청서=뉴시스] 서가람 기자 = ", "Newsis"),
            ("المنارة - واس: ", "Saudi Press Agency"),
            ("المنارة في 4 مارس / أ ش أ / ", "Middle East News Agency"),
            ("کرانه- ایرنا- ", "Islamic Republic News Agency"),
            ("ЛИМАНСК, 4 мар – РИА Новости. ", "RIA Novosti"),
            ("ЛИМАНСК, 4 марта. /ТАСС/. ", "TASS"),
            ("ВЕРБІВКА. 4 березня. УНІАН. ", "UNIAN"),
        ] {
            let found = caseless(&format!("{dateline}{text}")).map(|(_, agencies)| agencies[0].name);
            assert_eq!(found, Some(agency), "{dateline}");
        }
        for prose in [
            "新华社记者在白屿采访了船员，他们说4月的海很平静，渡轮明天再开。",
            "新华社电视台在白屿拍摄了一部关于渡轮的纪录片，下周播出。",
            "【白嶼】港は十日ぶりに開き、最初の船が昼前に着いた。",
            "【日米共同】の調査が始まり、最初の船が昼前に着いた。",
            "رويترز: قال رئيس الميناء إن العبّارات ستعود غداً إلى العمل.",
            "ТАСС – это агентство, и в порту его знают давно, как и газеты.",
            "قال رئيس الميناء أمس الأول - وفق واس - إن العبّارات ستعود.",
        ] {
            assert!(caseless(prose).is_none(), "{prose}");
        }
    }
}
