//! Speakers in languages that write names with capitals: found by the words of saying and the names in the sentence around
//! the quotation marks, what the marks hold left out.
//!
//! The subject of a word of saying stands before it or right behind it. Two who could be the subject are nobody. Pronouns
//! and dropped subjects stand for somebody only where one person alone was named before.

use super::{has_pronoun, quotation};
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, PartyKind};
use crate::cue::{Found, Kind, Slot};
use crate::mentions::{Mentions, Name, People, Who, is_age, is_outlet};
use crate::organization::{self, Belief};
use crate::page::{Block, Page, Places, Shape, tag_of};
use crate::quoted::{self, Quoted};
use crate::{dashes, inflected, lists, prose};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Words that a quotation has at least: where it is set off as speech, inside a sentence whose speaker is told, and where
/// nobody is told to have said it. Fewer are scare quotes, terms and titles.
const FEWEST_SET_OFF: usize = 2;
const FEWEST: usize = 5;
const FEWEST_UNSPOKEN: usize = 12;
/// Words between a subject and its word of saying.
const NEAR: usize = 5;
const FAR: usize = 12;
/// Words of an office: “a spokesman for the ministry of ports”.
const LONGEST_OFFICE: usize = 10;
/// Words by which a sentence says whose the words before it are.
const SO: &[&str] = &[
    "Así ",
    "Lo ha ",
    "So ",
    "Das sagt",
    "Dies sagt",
    "Così ",
    "È quanto ",
    "Lo afferma",
    "Lo dice",
    "Ainsi ",
    "Assim ",
    "Aldus ",
    "Tak ",
    "Так ",
];
/// Words between one who speaks and the word of saying.
const BETWEEN: &[&str] = &[
    "has",
    "have",
    "had",
    "also",
    "then",
    "later",
    "recently",
    "previously",
    "now",
    "hat",
    "habe",
    "hatte",
    "har",
    "hade",
    "havde",
    "heeft",
    "ha",
    "han",
    "había",
    "ont",
    "avait",
    "aveva",
];
/// Words by which English has something said to somebody, or of them.
const PASSIVE: &[&str] = &["being", "be", "been", "was", "were", "is", "are"];
/// Verbs by which somebody is told to be something, and says nothing.
const IS: &[&str] = &["was", "were", "is", "are"];
/// Words by which German tells what somebody said and does not vouch for it.
const REPORTED: &[&str] = &[
    "sei", "seien", "habe", "werde", "würden", "könne", "müsse", "solle", "wolle", "dürfe", "gebe", "gehe", "komme",
    "stehe", "bleibe", "liege", "brauche", "mache", "sehe", "wisse", "lasse", "führe", "handle", "halte", "bedeute",
];
/// Words that begin a clause in which somebody else acts.
const CLAUSE: &[&str] = &[
    "how", "that", "when", "whether", "because", "after", "if", "why", "where", "while", "dass", "wie", "wenn", "weil",
    "ob", "nachdem", "warum", "während", "dat", "hoe", "omdat", "toen", "att", "hur", "när", "at", "hvordan", "hvis",
    "da",
];
/// What a text says, or has somebody say, and what is nobody.
const SPEECHLESS: &[&str] = &[
    "statement",
    "report",
    "study",
    "letter",
    "post",
    "tweet",
    "document",
    "poll",
    "survey",
    "message",
    "note",
    "email",
    "e-mail",
    "headline",
    "sign",
    "article",
    "release",
    "caption",
    "review",
    "paper",
    "memo",
    "filing",
    "time",
    "day",
    "week",
    "month",
    "year",
    "paragraph",
    "lawsuit",
    "complaint",
    "editorial",
    "book",
    "song",
    "video",
    "website",
    "page",
    "ad",
    "point",
    "interview",
    "slogan",
    "banner",
    "poster",
    "placard",
    "clause",
    "rule",
    "law",
    "bill",
    "ly",
    "ed",
    "ing",
];
/// What stands before a noun in Romance languages, and words that begin a clause of their own.
const DETERMINERS: &[&str] = &[
    "le", "la", "les", "un", "une", "ce", "cet", "cette", "ces", "el", "los", "las", "una", "este", "esta", "ese",
    "esa", "il", "lo", "i", "gli", "uno", "questo", "questa", "o", "os", "as", "um", "uma",
];
const RELATIVES: &[&str] = &[
    "que", "qui", "quien", "che", "dont", "cuando", "quand", "lorsque", "quando", "mentre", "mientras", "hier",
    "tramite",
];
/// Words by which an opinion is given as somebody's, at the head of a sentence.
const FOR: &[&str] = &["pour", "para", "per"];
/// Sentences in which a pronoun's person is sought.
const BACK: usize = 5;
/// Sentences that have but a pronoun, past which its person is sought.
const CHAIN: usize = 6;
/// Paragraphs of few words in marks that a text has which is no dialogue.
const MOST_SHORT: usize = 2;
/// Words past which nobody goes on with what was quoted.
const FARTHEST: usize = 60;
/// Bytes of an outlet's name in marks.
const LONGEST_NAME: usize = 40;
/// Words between marks and a word of saying that stands beside other marks.
const REACH: usize = 7;
/// Words that a paragraph has at least which goes on with what was quoted in the one before; dialogues have fewer.
const FEWEST_GOING_ON: usize = 8;
/// Words of a line below a block quote that says whose words they are.
const LONGEST_SIGNATURE: usize = 14;

pub(super) fn read(page: &Page, body: &Body, mentions: &Mentions) -> Vec<Claim> {
    let blocks: Vec<&Block> = page.at(&body.text).collect();
    let may_quote = |block: &&Block| {
        block.shape == Shape::Quote || block.text.contains(['"', '“', '„', '«', '»', '”', '‘', '\'', '–', '—', '›'])
    };
    if !blocks.iter().any(may_quote) {
        return Vec::new();
    }
    let people = People::of(blocks.iter().copied(), beside(page, body, mentions), mentions.language);
    let is_foreign = mentions.language.is_none() && page.language.is_some();
    let told = blocks.iter().enumerate().map(|(at, block)| {
        let goes_on = blocks.get(at + 1).is_some_and(|next| quoted::opens(&next.text));
        Told::of(block, mentions.language, is_foreign, goes_on)
    });
    let told: Vec<Told> = told.collect();
    let is_short = |told: &&Told| {
        let is_turn = told.block.shape != Shape::Quote && whole(told).is_some();
        is_turn && prose::words(&told.block.text).nth(FEWEST_GOING_ON).is_none()
    };
    let is_dialogue = told.iter().filter(is_short).nth(MOST_SHORT).is_some();
    let mut reading = Reading {
        page,
        mentions,
        people: &people,
        told: &told,
        called: RefCell::new(HashMap::new()),
        spoke: HashMap::new(),
        claims: Vec::new(),
        is_dialogue,
    };
    reading.read();
    reading.claims
}

/// What stands beside a text and names people in full: captions, and the headline where its language writes no titles
/// with capitals.
fn beside<'a>(page: &'a Page, body: &'a Body, mentions: &Mentions) -> impl Iterator<Item = &'a Block> {
    let headline = body.headline.filter(|_| mentions.language.is_some_and(|language| language != "en"));
    let range = body.text.first().copied().unwrap_or_default()..body.text.last().map_or(0, |last| last + 1);
    let captions = page.blocks.get(range).unwrap_or_default().iter().filter(|block| block.places.has(Places::FIGURE));
    captions.chain(headline.and_then(|headline| page.blocks.get(headline)))
}

/// A block with what is quoted in it.
struct Told<'a> {
    block: &'a Block,
    language: Option<&'static str>,
    /// Whether the page tells a language that has no list of cues: those of others would only mislead.
    is_foreign: bool,
    quoted: Vec<Quoted>,
    /// The sentences, as if each quotation were one word.
    sentences: OnceCell<Vec<Range<usize>>>,
    cues: OnceCell<Cues>,
}

/// Where a block has words of saying, pronouns, and reports.
struct Cues {
    says: Vec<Range<usize>>,
    pronouns: Vec<Range<usize>>,
    reports: Vec<Found>,
}

impl<'a> Told<'a> {
    fn of(block: &'a Block, language: Option<&'static str>, is_foreign: bool, goes_on: bool) -> Told<'a> {
        let is_heading = matches!(block.shape, Shape::Heading(_));
        let mut quoted = if is_heading { Vec::new() } else { quoted::quoted(&block.text, goes_on) };
        // «Rzeczpospolitej»: some languages put the names of papers in marks.
        quoted.retain(|pair| !is_outlet_name(block.words(&pair.words), language));
        let mut told = Told { block, language, is_foreign, quoted, sentences: OnceCell::new(), cues: OnceCell::new() };
        if !is_heading && block.text.contains(['–', '—', '-', '―']) {
            told.take_dashes();
        }
        told
    }

    /// Takes in the speech that dashes open, and parts what is quoted where dashes put words of saying inside of the marks.
    fn take_dashes(&mut self) {
        let text = &self.block.text;
        let may_speak = |line: &str| line.trim_start().starts_with(['–', '—', '-', '―']);
        let opens = may_speak(text) || self.block.breaks.iter().any(|at| text.get(*at..).is_some_and(may_speak));
        if !opens && self.quoted.is_empty() {
            return;
        }
        let says: Vec<Range<usize>> =
            self.block.cues().find_in(Kind::Says, self.language).into_iter().map(|found| found.range).collect();
        let mut quoted: Vec<Quoted> = Vec::new();
        for pair in std::mem::take(&mut self.quoted) {
            let mut parts = dashes::interrupted(text, &pair.words, &says);
            // « Il part – explique Mira Solberg – demain. »: the words of saying stay where they are.
            if parts.len() == 1 {
                parts = vec![pair.words.clone()];
            }
            let last = parts.len().saturating_sub(1);
            for (at, words) in parts.into_iter().enumerate() {
                let start = if at == 0 { pair.whole.start } else { words.start };
                let end = if at == last { pair.whole.end } else { words.end };
                quoted.push(Quoted { whole: start..end, words, closed: pair.closed });
            }
        }
        if opens {
            for speech in dashes::spoken(text, &self.block.breaks, &says) {
                let is_apart = quoted
                    .iter()
                    .all(|pair| pair.whole.end <= speech.words.start || pair.whole.start >= speech.words.end);
                if is_apart {
                    quoted.push(Quoted { whole: speech.words.clone(), words: speech.words, closed: true });
                }
            }
            crate::sort::by_key(&mut quoted, |pair| pair.whole.start);
        }
        self.quoted = quoted;
    }

    fn cues(&self) -> &Cues {
        self.cues.get_or_init(|| {
            if self.is_foreign {
                return Cues { says: Vec::new(), pronouns: Vec::new(), reports: Vec::new() };
            }
            let text = self.block.cues();
            let outside = |range: &Range<usize>| self.is_outside(range);
            let places = |kind: Kind| -> Vec<Range<usize>> {
                text.find_in(kind, self.language).into_iter().map(|found| found.range).filter(outside).collect()
            };
            let mut reports = text.find_in(Kind::Reports, self.language);
            reports.retain(|found| self.is_outside(&found.range));
            Cues { says: places(Kind::Says), pronouns: places(Kind::Pronoun), reports }
        })
    }

    /// Whether a range touches nothing quoted.
    fn is_outside(&self, range: &Range<usize>) -> bool {
        let next = self.quoted.get(self.quoted.partition_point(|pair| pair.whole.end <= range.start));
        next.is_none_or(|pair| pair.whole.start >= range.end)
    }

    /// The sentences; one that is but a quotation and a question mark goes on where a word of saying follows.
    fn sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| {
            if self.quoted.is_empty() {
                return self.block.sentences().to_vec();
            }
            let text = &self.block.text;
            let mut masked = text.clone().into_bytes();
            for pair in &self.quoted {
                let words = text.get(pair.words.clone()).unwrap_or_default();
                let stop =
                    words.chars().next_back().filter(|last| last.is_ascii_punctuation()).map_or(0, char::len_utf8);
                let filled = pair.words.start..pair.words.end - stop;
                if let Some(bytes) = masked.get_mut(filled) {
                    bytes.fill(b'q');
                }
            }
            let mut sentences = match String::from_utf8(masked) {
                Ok(masked) => prose::sentences(&masked),
                Err(_) => self.block.sentences().to_vec(),
            };
            let mut at = 0;
            while let (Some(this), Some(next)) = (sentences.get(at).cloned(), sentences.get(at + 1).cloned()) {
                if self.goes_on(&this, &next) {
                    if let Some(range) = sentences.get_mut(at) {
                        range.end = next.end;
                    }
                    sentences.remove(at + 1);
                    continue;
                }
                at += 1;
            }
            sentences
        })
    }

    /// Whether a sentence that ends in quotation marks goes on in the next: “Why?” Solberg asked.
    fn goes_on(&self, this: &Range<usize>, next: &Range<usize>) -> bool {
        let text = &self.block.text;
        let ends = self.quoted.iter().rev().find(|pair| pair.whole.start >= this.start && pair.whole.end <= this.end);
        let Some(pair) = ends else { return false };
        let between = text.get(pair.whole.end..this.end).unwrap_or_default().trim();
        let opening = text.get(next.clone()).unwrap_or_default();
        // “… «No sale hoy». Así lo ha dicho Mira Solberg.”
        let is_pointed_at = between == "." && SO.iter().any(|word| opening.starts_with(word));
        if !between.is_empty() && !is_pointed_at {
            return false;
        }
        let cues = self.cues();
        let is_told = cues.says.iter().any(|said| said.start >= this.start && said.end <= this.end);
        if is_told || pair.words.is_empty() {
            return false;
        }
        let Some(said) = cues.says.iter().find(|said| said.start >= next.start && said.end <= next.end) else {
            return false;
        };
        let words = text.get(next.start..said.start).unwrap_or_default();
        let rest = text.get(said.end..next.end).unwrap_or_default();
        prose::words(words).count() <= 4
            && !words.contains([',', ':', ';'])
            && !rest.contains([':', '“', '"', '„', '«'])
    }

    /// The parts of a sentence that are not quoted.
    fn outside(&self, sentence: &Range<usize>) -> Vec<Range<usize>> {
        let first = self.quoted.partition_point(|pair| pair.whole.end <= sentence.start);
        let mut parts = Vec::new();
        let mut at = sentence.start;
        for pair in
            self.quoted.get(first..).unwrap_or_default().iter().take_while(|pair| pair.whole.start < sentence.end)
        {
            parts.push(at..pair.whole.start.max(at));
            at = pair.whole.end;
        }
        parts.push(at..sentence.end.max(at));
        parts
    }

    /// Whether a sentence tells in German what somebody said.
    fn is_reported(&self, sentence: &Range<usize>) -> bool {
        let is_one = |part: Range<usize>| {
            let text = self.text(part);
            prose::words(text).any(|word| text.get(word).is_some_and(|word| REPORTED.contains(&word)))
        };
        self.language == Some("de") && self.outside(sentence).into_iter().any(is_one)
    }

    /// The first pronoun of a sentence.
    fn first_pronoun(&self, sentence: &Range<usize>) -> Option<&Range<usize>> {
        let pronouns = &self.cues().pronouns;
        let first = pronouns.get(pronouns.partition_point(|each| each.start < sentence.start))?;
        (first.end <= sentence.end).then_some(first)
    }

    /// The one pronoun of a sentence, in small letters.
    fn pronoun(&self, sentence: &Range<usize>) -> Option<String> {
        let pronouns = &self.cues().pronouns;
        let from = pronouns.partition_point(|each| each.start < sentence.start);
        let mut here = pronouns.iter().skip(from).take_while(|each| each.end <= sentence.end);
        let first = self.text(here.next()?.clone()).to_lowercase();
        here.all(|other| self.text(other.clone()).to_lowercase() == first).then_some(first)
    }

    /// The pronoun that a sentence opens with, in small letters.
    fn opening_pronoun(&self, sentence: &Range<usize>) -> Option<String> {
        let first = self.first_pronoun(sentence)?;
        (first.start == sentence.start).then(|| self.text(first.clone()).to_lowercase())
    }

    fn is_romance(&self) -> bool {
        matches!(self.language, Some("fr" | "es" | "it" | "pt"))
    }

    fn text(&self, range: Range<usize>) -> &'a str {
        self.block.text.get(range).unwrap_or_default()
    }

    fn count(&self, range: Range<usize>) -> usize {
        prose::words(self.text(range)).take(FAR + 1).count()
    }
}

/// Who a word of saying has for its subject.
#[derive(Debug, Clone)]
enum Subject {
    Named(Party),
    /// A word for somebody named before, or none at all.
    Before,
    /// More than one could be meant, or none can be told.
    Unclear,
}

/// Whom a sentence is about.
#[derive(Debug, Clone)]
enum Center {
    /// No person is named.
    Nobody,
    /// Who speaks, and whether nobody else acts.
    Speaker(Party, bool),
    /// Of whom it tells something, and whether nobody else is named.
    Subject(Party, bool),
    /// Whom a pronoun stands for.
    Same(String),
    Unclear,
}

/// A word of saying with its subject.
struct Heard {
    said: Range<usize>,
    subject: Subject,
}

struct Reading<'a> {
    page: &'a Page,
    mentions: &'a Mentions,
    people: &'a People<'a>,
    told: &'a [Told<'a>],
    /// By which pronoun the text speaks of somebody.
    called: RefCell<HashMap<String, String>>,
    /// Who spoke in a block's sentence, the last.
    spoke: HashMap<(usize, usize), Party>,
    claims: Vec<Claim>,
    /// Whether people talk by turns: then what goes on is another's.
    is_dialogue: bool,
}

/// A quotation's speaker, and whether it is told in its own sentence.
#[derive(Default, Clone)]
struct Spoken {
    speaker: Option<Party>,
    via: Vec<Party>,
    is_told: bool,
}

impl Reading<'_> {
    fn read(&mut self) {
        let told = self.told;
        let mut seen: HashSet<String> = HashSet::new();
        // The claims of paragraphs whose quotation goes on, and who speaks in them.
        let mut open: Option<(Vec<usize>, Spoken)> = None;
        // The block quotes right before.
        let mut blocks: Vec<(usize, Option<usize>)> = Vec::new();
        let mut introduced: Option<Spoken> = None;
        for (at, each) in told.iter().enumerate() {
            let block = each.block;
            let whole = whole(each);
            if block.shape == Shape::Quote || whole.is_some() {
                if block.shape == Shape::Quote
                    && let Some(party) = self.signature(each)
                {
                    let quote = self.quote(block);
                    for (claim, _) in blocks.iter().filter(|(_, other)| *other == quote) {
                        if let Some(Fact::Quotation(quotation)) =
                            self.claims.get_mut(*claim).map(|claim| &mut claim.fact)
                        {
                            quotation.speaker = Some(party.clone());
                        }
                    }
                    continue;
                }
                let words = whole.clone().unwrap_or(0..block.text.len());
                let is_long = prose::words(block.words(&words)).nth(3).is_some();
                if is_long {
                    if blocks.is_empty() && open.is_none() {
                        introduced = at.checked_sub(1).map(|before| self.introduced(before));
                    }
                    let is_open = introduced.as_ref().is_none_or(|spoken| spoken.speaker.is_none() && !spoken.is_told);
                    if is_open && block.shape != Shape::Quote && open.is_none() {
                        let speaker = self.goes_on_from_before(at);
                        introduced = Some(Spoken { speaker, ..Spoken::default() });
                    }
                    let (words, signed) = self.signed(each, words);
                    let mut spoken = open
                        .as_ref()
                        .map(|(_, spoken)| spoken.clone())
                        .or_else(|| introduced.clone())
                        .unwrap_or_default();
                    if let Some(party) = signed {
                        spoken.speaker = Some(party);
                    } else if let Some(party) = whole
                        .as_ref()
                        .and_then(|_| self.inserted(at, 0, each.quoted.first().filter(|_| each.is_romance())?))
                    {
                        spoken.speaker = Some(party);
                    }
                    if seen.insert(folded(block.words(&words))) {
                        if let Some(party) = &spoken.speaker {
                            self.spoke.insert((at, each.sentences().len().saturating_sub(1)), party.clone());
                        }
                        self.claim(block, &words, &spoken);
                        let claim = self.claims.len() - 1;
                        blocks.push((claim, self.quote(block)));
                        let goes_on = each.quoted.last().is_some_and(|pair| !pair.closed);
                        match open.as_mut() {
                            Some((claims, _)) if goes_on => claims.push(claim),
                            None if goes_on => open = Some((vec![claim], spoken)),
                            _ => open = None,
                        }
                    }
                    continue;
                }
            }
            blocks.clear();
            introduced = None;
            self.inside(at, &mut open, &mut seen);
        }
    }

    fn claim(&mut self, block: &Block, words: &Range<usize>, spoken: &Spoken) {
        self.claims.push(quotation(self.page, block, words, spoken.speaker.clone(), spoken.via.clone()));
    }

    /// The block quote around a block.
    fn quote(&self, block: &Block) -> Option<usize> {
        self.page.boxes_around(block).find(|(_, each)| tag_of(&each.label) == "blockquote").map(|(at, _)| at)
    }

    /// Tells who spoke in a claim that did not tell.
    fn fill(&mut self, claim: usize, party: &Party) {
        if let Some(Fact::Quotation(quotation)) = self.claims.get_mut(claim).map(|claim| &mut claim.fact)
            && quotation.speaker.is_none()
        {
            quotation.speaker = Some(party.clone());
        }
    }

    /// The quotations among a block's sentences.
    fn inside(&mut self, at: usize, open: &mut Option<(Vec<usize>, Spoken)>, seen: &mut HashSet<String>) {
        let Some(each) = self.told.get(at) else { return };
        if each.quoted.is_empty() {
            *open = None;
            return;
        }
        let mut last: Option<(Spoken, usize)> = None;
        let mut pairs = each.quoted.iter().peekable();
        let mut carried = open.take();
        for (index, sentence) in each.sentences().iter().enumerate() {
            let mut held: Vec<&Quoted> = Vec::new();
            while let Some(pair) = pairs.next_if(|pair| pair.whole.start < sentence.end) {
                held.push(pair);
            }
            if held.is_empty() {
                continue;
            }
            let heard = self.heard(at, sentence);
            let via = self.via(each, sentence);
            for pair in held {
                let first_of_block = pair.whole.start == 0;
                let mut spoken = self.spoken(at, index, sentence, pair, &heard);
                spoken.via = via
                    .iter()
                    .filter(|party| spoken.speaker.as_ref().is_none_or(|speaker| speaker.name != party.name))
                    .cloned()
                    .collect();
                if !spoken.is_told
                    && let Some((before, end)) = &last
                    && self.may_go_on(each, *end, pair, sentence, before)
                {
                    spoken = Spoken {
                        via: if via.is_empty() { before.via.clone() } else { via.clone() },
                        is_told: false,
                        ..before.clone()
                    };
                }
                if !spoken.is_told
                    && spoken.speaker.is_none()
                    && let Some(party) = self.going_on(at, index, sentence)
                {
                    spoken.speaker = Some(party);
                }
                // The first marks of a paragraph go on with what the one before left open.
                if first_of_block && let Some((claims, before)) = carried.take() {
                    if spoken.speaker.is_none() && !spoken.is_told {
                        spoken.speaker.clone_from(&before.speaker);
                    } else if let Some(party) = &spoken.speaker {
                        claims.iter().for_each(|claim| self.fill(*claim, party));
                    }
                    if !pair.closed {
                        *open = Some((claims, spoken.clone()));
                    }
                }
                let is_quotation = self.is_quotation(each, pair, sentence, &spoken);
                if !is_quotation {
                    continue;
                }
                if let Some(party) = &spoken.speaker {
                    self.spoke.insert((at, index), party.clone());
                }
                if seen.insert(folded(each.block.words(&pair.words))) {
                    self.claim(each.block, &pair.words, &spoken);
                    if !pair.closed {
                        let claim = self.claims.len() - 1;
                        match open.as_mut() {
                            Some((claims, _)) => claims.push(claim),
                            None => *open = Some((vec![claim], spoken.clone())),
                        }
                    }
                }
                last = Some((spoken, pair.whole.end));
            }
        }
    }

    /// Whether quotation marks hold what somebody said, and no title, no term and no scare quote.
    fn is_quotation(&self, each: &Told, pair: &Quoted, sentence: &Range<usize>, spoken: &Spoken) -> bool {
        let words = each.block.words(&pair.words);
        let count = prose::words(words).take(FEWEST_UNSPOKEN).count();
        let before = each.text(sentence.start.min(pair.whole.start)..pair.whole.start).trim_end();
        let after = each.text(pair.whole.end..each.block.text.len()).trim_start();
        let closes = words.ends_with([',', '.', '!', '?', '…']);
        let set_off = before.ends_with(':') || closes || (before.is_empty() && after.starts_with([',', '–', '—', '-']));
        let is_linked = each
            .block
            .anchors_in(&pair.words)
            .any(|anchor| anchor.range.start <= pair.words.start && anchor.range.end >= pair.words.end);
        let is_worded =
            prose::words(words).filter(|word| words.get(word.clone()).is_some_and(is_wordy)).nth(1).is_some();
        if is_linked || is_titled(words) || !is_worded {
            return false;
        }
        match (&spoken.speaker, spoken.is_told) {
            (Some(_), true) => count >= if set_off { FEWEST_SET_OFF } else { FEWEST },
            (None, true) => count >= if before.ends_with(':') { FEWEST_SET_OFF } else { FEWEST },
            (Some(_), false) => count >= FEWEST,
            (None, false) => count >= FEWEST_UNSPOKEN || (count >= FEWEST && before.is_empty() && closes),
        }
    }

    /// Who says what a pair of marks holds, as far as its sentence tells.
    fn spoken(&self, at: usize, index: usize, sentence: &Range<usize>, pair: &Quoted, heard: &[Heard]) -> Spoken {
        let Some(each) = self.told.get(at) else { return Spoken::default() };
        let distance = |each: &&Heard| {
            if each.said.end <= pair.whole.start {
                pair.whole.start - each.said.end
            } else {
                each.said.start.saturating_sub(pair.whole.end)
            }
        };
        if self.is_handed_on(each, sentence, pair, heard) {
            return Spoken { is_told: true, ..Spoken::default() };
        }
        let reaches = |heard: &&Heard| self.reaches(each, pair, &heard.said);
        let nearest = heard.iter().filter(reaches).min_by_key(distance);
        let named =
            heard.iter().filter(reaches).filter(|each| !matches!(each.subject, Subject::Unclear)).min_by_key(distance);
        // “… of a bigger deal” announced in June, said Lind: a word that only tells of the quoted ones.
        let nearest = nearest.filter(|heard| {
            let next = prose::words(each.text(heard.said.end..sentence.end.max(heard.said.end))).next();
            let next = next.map_or("", |word| each.text(heard.said.end + word.start..heard.said.end + word.end));
            named.is_none()
                || each.language != Some("en")
                || !matches!(heard.subject, Subject::Unclear)
                || !self.people.is_preposition(next)
        });
        // One whose subject is not clear and that stands right beside the marks leaves it unclear.
        let chosen = nearest.filter(|each| distance(each) <= 3 || named.is_none()).or(named);
        match chosen.map(|each| &each.subject) {
            Some(Subject::Named(party)) => Spoken { speaker: Some(party.clone()), is_told: true, ..Spoken::default() },
            Some(Subject::Before) => {
                Spoken { speaker: self.before(at, index, sentence), is_told: true, ..Spoken::default() }
            }
            Some(Subject::Unclear) => Spoken { is_told: true, ..Spoken::default() },
            None => match self.beside(at, index, sentence, pair) {
                Some(party) => Spoken { speaker: Some(party), is_told: true, ..Spoken::default() },
                // “…”, descaseteó.
                None if has_bare_verb(each, sentence, pair) => {
                    Spoken { speaker: self.before(at, index, sentence), is_told: true, ..Spoken::default() }
                }
                None => Spoken::default(),
            },
        }
    }

    /// Whether one tells what another said: “Solberg said that Lind told Holm it was “a long way””. Whose words a part of a
    /// sentence in marks then are is not certain.
    fn is_handed_on(&self, each: &Told, sentence: &Range<usize>, pair: &Quoted, heard: &[Heard]) -> bool {
        let head = each.text(sentence.start.min(pair.whole.start)..pair.whole.start).trim_end();
        if head.ends_with([':', ',']) {
            return false;
        }
        let mut before = heard.iter().filter(|each| each.said.end <= pair.whole.start).rev();
        let (Some(last), Some(first)) = (before.next(), before.next()) else { return false };
        let Subject::Named(teller) = &first.subject else { return false };
        // “…, adding that it was”: the same goes on.
        if ["ing", "ndo", "ant"].iter().any(|end| each.text(last.said.clone()).ends_with(end)) {
            return false;
        }
        // “According to Lind, Holm said”: a word that opens the sentence reports and is no verb.
        if each.count(sentence.start..first.said.start) == 0 {
            return false;
        }
        let between = self.people.names(&each.block.text, &(first.said.end..last.said.start));
        // German writes every noun with a capital; elsewhere one that names nobody is a surname of several.
        let is_somebody = |name: &Name| !name.name.is_empty() || each.language != Some("de");
        between.iter().any(|name| !name.is_aside && is_somebody(name) && name.name != teller.name)
    }

    /// Whether a word of saying can speak of marks: not where it stands beside others and far from these.
    fn reaches(&self, each: &Told, pair: &Quoted, said: &Range<usize>) -> bool {
        let is_beside = |other: &&Quoted| {
            other.whole != pair.whole
                && (other.whole.end <= said.start && each.count(other.whole.end..said.start) == 0
                    || said.end <= other.whole.start && each.count(said.end..other.whole.start) == 0)
        };
        let gap = if said.end <= pair.whole.start { said.end..pair.whole.start } else { pair.whole.end..said.start };
        let head = each.text(0..pair.whole.start).trim_end();
        head.ends_with([':', ',']) || each.count(gap) < REACH || !each.quoted.iter().any(|other| is_beside(&other))
    }

    /// Who speaks where no word of saying tells: a name before a colon, a name behind a dash, “according to Holm”, or the
    /// words of saying among the quoted ones.
    fn beside(&self, at: usize, index: usize, sentence: &Range<usize>, pair: &Quoted) -> Option<Party> {
        let each = self.told.get(at)?;
        let text = &each.block.text;
        let reports = each
            .cues()
            .reports
            .iter()
            .filter(|found| found.range.start >= sentence.start && found.range.end <= sentence.end);
        let mut named: Vec<Party> = Vec::new();
        for found in reports {
            let Some(slot) = found.slot(Slot::Outlet) else { continue };
            if let [name] = self.people.names(text, &slot).as_slice()
                && name.who == Who::Person
            {
                named.push(Party::person(name.name.as_str()));
            }
        }
        if let [one] = named.as_slice() {
            return Some(one.clone());
        }
        let head = sentence.start..pair.whole.start;
        if each.text(head.clone()).trim_end().ends_with(':') {
            return self.only_one(text, &head);
        }
        if let Some(party) = self.right_behind(each, pair, sentence) {
            return Some(party);
        }
        let tail = each.text(pair.whole.end..sentence.end);
        if let Some(rest) = tail.trim_start().strip_prefix(['—', '–', '-']) {
            let from = sentence.end - rest.len();
            let names = self.people.names(text, &(from..sentence.end));
            let first = names.first().filter(|name| name.who == Who::Person);
            return first.filter(|name| each.count(from..name.range.start) <= 3).map(party);
        }
        self.inserted(at, index, pair)
    }

    /// Who stands with a verb, whichever it is, right behind marks that a comma closes: “It sails,” Holm mused.
    fn right_behind(&self, each: &Told, pair: &Quoted, sentence: &Range<usize>) -> Option<Party> {
        let text = &each.block.text;
        let tail = each.text(pair.whole.end..sentence.end.max(pair.whole.end));
        let words = each.block.words(&pair.words);
        let closes =
            words.ends_with([',', '!', '?', '…']) || tail.starts_with(',') || tail.trim_start().starts_with(", ");
        if !closes || prose::words(words).nth(FEWEST_SET_OFF).is_none() {
            return None;
        }
        let names = self.people.names(text, &(pair.whole.end..sentence.end));
        let first = names.first().filter(|name| name.who == Who::Person && !name.is_aside)?;
        let gap = each.text(pair.whole.end..first.range.start).trim().trim_start_matches([',', '–', '—', '-']).trim();
        let is_verb = |word: &str| {
            word.chars().count() > 2
                && word.chars().all(|letter| letter.is_lowercase() || matches!(letter, '-' | '’' | '\''))
                && !self.people.is_preposition(word)
                && !self.people.is_article(word)
                && !self.people.is_office(word)
                && !lists::has_sense(word, lists::Sense::And)
                && !lists::has_sense(word, lists::Sense::Opener)
        };
        let next = each.text(first.range.end..sentence.end).trim_start();
        let next = next.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        let is_subject = if gap.is_empty() { is_verb(next) && each.language == Some("en") } else { is_verb(gap) };
        is_subject.then(|| party(first))
    }

    /// Who speaks by words of saying that are set between commas inside of the marks: “The ferry, says Holm, is tired.”
    fn inserted(&self, at: usize, index: usize, pair: &Quoted) -> Option<Party> {
        let each = self.told.get(at)?;
        let text = &each.block.text;
        let says = each.block.cues().find_in(Kind::Says, each.language);
        let is_set_off = |said: &&Range<usize>| {
            let head = each.text(pair.words.start..said.start).trim_end();
            let head = head.strip_suffix(['a', 'A']).map_or(head, str::trim_end);
            head.ends_with([',', '–', '—', '!', '?']) || head.ends_with(" -")
        };
        let inside = says.iter().map(|found| &found.range);
        let mut inside =
            inside.filter(|said| said.start > pair.words.start && said.end < pair.words.end).filter(is_set_off);
        inside.find_map(|said| {
            let tail = each.text(said.end..pair.words.end);
            let end = said.end + tail.find([',', '–', '—', '.', ';', ':', '!', '?']).unwrap_or(tail.len());
            let names = self.people.names(text, &(said.end..end));
            let clause = each.text(said.end..end).trim_end_matches([' ', '-']);
            let pronouns = || each.block.cues().find_in(Kind::Pronoun, each.language);
            let drops = matches!(each.language, Some("es" | "it" | "pt")) && clause.is_empty();
            let is_same = |found: &Found| found.range.start >= said.end && found.range.end <= end;
            if drops
                || each.is_romance()
                    && names.is_empty()
                    && prose::words(clause).nth(2).is_none()
                    && pronouns().iter().any(is_same)
            {
                let sentence = each.sentences().get(index)?;
                return self.before(at, index, sentence);
            }
            let Some(first) = names.first() else {
                let range = self.anyone(each, said.end..end)?;
                return (range.end == said.end + clause.len()).then(|| self.whoever(each.text(range)));
            };
            let gap = each.text(said.end..first.range.start);
            // « Le bac, précise l’Unrwa, … »
            if first.who != Who::Person && ["l'", "l’"].contains(&gap.trim()) {
                return Some(Party::organization(first.name.as_str())).filter(|party| !party.name.is_empty());
            }
            let is_other = prose::words(gap).any(|word| {
                let word = gap.get(word).unwrap_or_default();
                let word = word.rsplit(['’', '\'']).next().unwrap_or(word);
                self.people.is_body(word) || self.people.is_preposition(word)
            });
            let is_subject = first.who == Who::Person && !first.is_aside;
            (is_subject && prose::words(gap).count() <= NEAR && !is_other).then(|| party(first))
        })
    }

    /// The one person who acts in a part of a sentence.
    fn only_one(&self, text: &str, range: &Range<usize>) -> Option<Party> {
        let names = self.people.names(text, range);
        let mut acting = names.iter().filter(|name| name.who == Who::Person && !name.is_aside);
        let first = acting.next()?;
        acting.all(|other| other.name == first.name).then(|| party(first))
    }

    /// The words of saying in a sentence, each with its subject.
    fn heard(&self, at: usize, sentence: &Range<usize>) -> Vec<Heard> {
        let Some(each) = self.told.get(at) else { return Vec::new() };
        let says = &each.cues().says;
        let from = says.partition_point(|said| said.start < sentence.start);
        let is_passive = |said: &Range<usize>| {
            let last = each.text(sentence.start..said.start).trim_end().rsplit([' ', '\u{a0}']).next();
            each.language == Some("en")
                && last.is_some_and(|word| PASSIVE.contains(&word))
                && each.text(said.clone()).ends_with(['d', 'n'])
        };
        let here = says.iter().skip(from).take_while(|said| said.end <= sentence.end);
        let here: Vec<&Range<usize>> = here.filter(|said| !is_passive(said)).collect();
        if here.is_empty() {
            return Vec::new();
        }
        let parts = each.outside(sentence);
        let names: Vec<Vec<Name>> = parts.iter().map(|part| self.people.names(&each.block.text, part)).collect();
        let is_opinion = |said: &Range<usize>| FOR.contains(&each.text(said.clone()).to_lowercase().as_str());
        let subject = |said: &Range<usize>| {
            let part = parts.iter().position(|part| part.start <= said.start && said.end <= part.end)?;
            // „heißt es in der Antwort“: a text says it.
            if each.language == Some("de") && each.text(said.clone()).ends_with(" es") {
                return None;
            }
            let (range, here) = (parts.get(part)?, names.get(part)?);
            if is_opinion(said) {
                return self.opinion(each, range, said);
            }
            let own = self.subject(each, range, here, said, part > 0);
            if !matches!(own, Some(Subject::Before | Subject::Unclear) | None) {
                return own;
            }
            // “Solberg, “…” dedi.”: the subject stands before the marks.
            let extra = each.count(range.clone()).saturating_sub(each.count(said.clone()));
            let is_bare = extra <= 3 && here.is_empty();
            let may_drop = extra <= 1
                && here.is_empty()
                && matches!(each.language, Some("es" | "it" | "pt" | "pl" | "ru" | "uk" | "tr" | "id"));
            let elsewhere = || {
                let (before, named) = (parts.get(part.checked_sub(1)?)?, names.get(part - 1)?);
                if before.is_empty() || !each.text(before.clone()).trim_end().ends_with([',', ':']) {
                    return None;
                }
                self.acting(named)
            };
            match own {
                Some(Subject::Before) if is_bare => elsewhere().map(Subject::Named).or(own),
                None if is_bare => elsewhere().map(Subject::Named).or(may_drop.then_some(Subject::Before)),
                _ => own,
            }
        };
        here.into_iter()
            .filter_map(|said| match subject(said) {
                None if is_opinion(said) => None,
                subject => Some(Heard { said: said.clone(), subject: subject.unwrap_or(Subject::Unclear) }),
            })
            .collect()
    }

    /// The one of some names who acts: one person, else one body.
    fn acting(&self, names: &[Name]) -> Option<Party> {
        let of = |who: Who| {
            let mut acting = names.iter().filter(|name| name.who == who && !name.is_aside);
            let first = acting.next()?;
            acting.all(|other| other.name == first.name).then(|| party(first))
        };
        if names.iter().any(|name| name.who == Who::Person && !name.is_aside) { of(Who::Person) } else { of(Who::Body) }
    }

    /// The subject of a word of saying in its part of a sentence. `None` where nothing there could be one.
    fn subject(
        &self,
        each: &Told,
        part: &Range<usize>,
        names: &[Name],
        said: &Range<usize>,
        follows: bool,
    ) -> Option<Subject> {
        let cut = names.partition_point(|name| name.range.end <= said.start);
        let (before, after) =
            (names.get(..cut)?, names.get(names.partition_point(|name| name.range.start < said.end)..)?);
        let lead = each.count(part.start..said.start);
        let pronouns = &each.cues().pronouns;
        let pronoun = |from: usize, to: usize| {
            let at = pronouns.partition_point(|each| each.start < from);
            pronouns.get(at).filter(|each| each.end <= to)
        };
        // English has its subject behind only where the words of saying come first.
        let may_stand_behind = each.language != Some("en") || follows || lead == 0;
        let behind = || {
            let pronoun = pronoun(said.end, part.end);
            may_stand_behind.then(|| self.behind(each, part, after, said, pronoun)).flatten()
        };
        if follows && lead <= 2 && before.is_empty() && pronoun(part.start, said.start).is_none() {
            let anyone = || {
                let range = self.anyone(each, said.end..part.end).filter(|_| lead == 0)?;
                Some(Subject::Named(self.whoever(each.text(range))))
            };
            let described = || self.described(each, part.start..said.start, false);
            return behind().or_else(described).or_else(anyone);
        }
        // “…,” a Cowboys executive joked
        if follows
            && lead <= NEAR
            && before.iter().all(|name| name.who == Who::Unsure)
            && let Some(somebody) = self.somebody(each, part.start..said.start)
        {
            return Some(somebody);
        }
        let person = before.iter().rev().find(|name| name.who == Who::Person && !name.is_aside);
        if let Some(pronoun) = pronouns.iter().rev().find(|each| each.end <= said.start && each.start >= part.start)
            && person.is_none_or(|name| name.range.end < pronoun.start)
            && each.count(pronoun.end..said.start) <= NEAR
        {
            return Some(Subject::Before);
        }
        // „Auf die Frage, ob Holm kommt, sagte Lind“: past a comma the subject stands right behind.
        let after_mark = each.text(part.start..said.start).trim_end().ends_with([',', '–', '—', ')']);
        if after_mark {
            match after.first().filter(|name| each.text(said.end..name.range.start).trim().is_empty()) {
                Some(name) if name.who == Who::Person && !name.is_aside => {
                    // “It is late, says Jonas Lind, a captain”; not “Solberg, who retired, told Lind that”
                    let next = each.text(name.range.end..part.end).trim_start();
                    if each.language != Some("en") {
                        return behind();
                    } else if next.is_empty() || next.starts_with([',', '.']) {
                        return Some(Subject::Named(party(name)));
                    }
                }
                Some(name)
                    if each.language != Some("en")
                        && name.who == Who::Unsure
                        && each.text(name.range.end..part.end).starts_with(':') =>
                {
                    return behind().or(Some(Subject::Unclear));
                }
                _ => {}
            }
        }
        let office = || {
            let range = self.beside_said(each, part, said)?;
            // “Vera Holm, Sprecherin der Werft sagte”
            let is_apposed = |name: &&Name| each.text(name.range.end..range.start).trim_end() == ",";
            let named = before.iter().find(|name| name.who == Who::Person).filter(is_apposed);
            Some(Subject::Named(named.map_or_else(|| self.in_office(each.text(range)), party)))
        };
        let described = || self.described(each, part.start..said.start, false);
        self.ahead(each, part, before, said).or_else(office).or_else(behind).or_else(described)
    }

    /// The office that ends right before a word of saying: “a leader of the council told reporters”.
    fn beside_said(&self, each: &Told, part: &Range<usize>, said: &Range<usize>) -> Option<Range<usize>> {
        let lead = each.text(part.start..said.start);
        let clause = lead.rsplit([',', ';', ':', '(', ')', '–', '—', '.']).next().unwrap_or_default();
        let office = self.office(each, said.start - clause.len()..said.start)?;
        (each.count(office.end..said.start) == 0).then_some(office)
    }

    /// The subject before a word of saying.
    fn ahead(&self, each: &Told, part: &Range<usize>, names: &[Name], said: &Range<usize>) -> Option<Subject> {
        let lead = each.text(part.start..said.start);
        let after_mark = lead.trim_end().ends_with([',', ')', '–', '—', '-']);
        let acting: Vec<&Name> = names.iter().filter(|name| !name.is_aside && name.who != Who::Unsure).collect();
        let people: Vec<&&Name> = acting.iter().filter(|name| name.who == Who::Person).collect();
        let gap = |name: &Name| each.text(name.range.end..said.start);
        let is_near = |name: &Name| {
            let gap = gap(name);
            let marks = gap.chars().filter(|letter| matches!(letter, ',' | '–' | '—' | '(' | ')')).count();
            let words = prose::words(gap).take(FAR + 20).count();
            if marks == 0 { words <= FAR } else { marks % 2 == 0 && words <= FAR + 18 }
        };
        if let Some(last) = people.last() {
            // “Lind resigned, and a neighbour said”
            let other = self.office(each, last.range.end..said.start).is_some() && !after_mark;
            if !after_mark && is_near(last) && !other {
                // “Solberg and Lind said”
                let is_pair = people.iter().rev().nth(1).is_some_and(|first| {
                    first.name != last.name && is_joined(each.text(first.range.end..last.range.start))
                });
                // “Solberg, who replaced Lind, said”; “Lind told Holm that he said”
                let first = people
                    .iter()
                    .find(|name| gap(name).trim_start().starts_with([',', '(', '–', '—']) && is_near(name));
                let only = people.iter().all(|name| name.name == last.name);
                if is_pair {
                    return Some(Subject::Unclear);
                }
                let is_close = prose::words(gap(last)).count() <= 3 && !gap(last).contains([',', ';', '–']);
                return match first {
                    _ if only || is_close => Some(Subject::Named(party(last))),
                    Some(first) => Some(Subject::Named(party(first))),
                    None => Some(Subject::Unclear),
                };
            }
            if after_mark {
                let only = people.iter().all(|name| name.name == last.name);
                let first = people.first().filter(|name| gap(name).trim_start().starts_with([',', '(', '–', '—']));
                let ends = gap(last).trim().len() <= 1;
                return match first {
                    _ if only => Some(Subject::Named(party(last))),
                    Some(first) => Some(Subject::Named(party(first))),
                    None if ends => Some(Subject::Named(party(last))),
                    None => Some(Subject::Unclear),
                };
            }
            if other {
                return None;
            }
        }
        // “the Port Authority spokesman said”: not the authority.
        let is_of_office = |name: &Name| {
            let gap = gap(name);
            prose::words(gap).any(|word| gap.get(word).is_some_and(|word| self.people.is_office(word)))
        };
        // “el presidente de la Asamblea dijo”
        let is_owned = |name: &Name| {
            let mut before = each.text(part.start..name.range.start).split_whitespace().rev();
            each.is_romance()
                && before.next().is_some_and(|word| self.people.is_article(word))
                && before.next().is_some_and(is_genitive)
        };
        let is_other = |name: &Name| is_of_office(name) || is_owned(name);
        let body = acting.last().filter(|name| name.who == Who::Body && is_near(name) && !is_other(name));
        if let Some(body) = body.filter(|_| self.office(each, part.start..said.start).is_none()) {
            return Some(Subject::Named(party(body)));
        }
        // “Achter, by telephone, said”: the one name that the sentence opens with.
        if each.language == Some("en")
            && let [only] = names.iter().filter(|name| !name.is_aside).collect::<Vec<_>>().as_slice()
            && only.who == Who::Unsure
            && !only.name.is_empty()
            && only.range.start == part.start
            && gap(only).starts_with(',')
            && is_near(only)
        {
            return Some(Subject::Named(party(only)));
        }
        // A name of which nothing is known, right before.
        let last = names.last().filter(|name| name.who == Who::Unsure && !name.is_aside && !name.name.is_empty())?;
        let is_close = each.count(last.range.end..said.start) == 0 && !gap(last).contains([',', ';', '–']);
        (is_close && people.is_empty() && !is_owned(last)).then(|| Subject::Named(party(last)))
    }

    /// The subject behind a word of saying.
    fn behind(
        &self,
        each: &Told,
        part: &Range<usize>,
        names: &[Name],
        said: &Range<usize>,
        pronoun: Option<&Range<usize>>,
    ) -> Option<Subject> {
        let first = names.iter().find(|name| name.who != Who::Unsure || !name.name.is_empty());
        if let Some(pronoun) = pronoun
            && each.count(said.end..pronoun.start) <= 1
            && first.is_none_or(|name| name.range.start > pronoun.start)
        {
            return Some(Subject::Before);
        }
        for (at, name) in names.iter().enumerate() {
            let gap = without_brackets(each.text(said.end..name.range.start));
            let words = prose::words(&gap).take(FAR).count();
            if words >= FAR || gap.contains([';', ':', '.', '(']) {
                break;
            }
            let before_name = said.end..name.range.start;
            let has_office =
                self.office(each, before_name.clone()).is_some() || self.anyone(each, before_name).is_some();
            // “said the mayor of Norrby, Jonas Lind”: past a comma stands the name of what was said before it.
            let is_apposed = gap.trim_end().ends_with(',') && has_office && gap.matches(',').count() == 1;
            if gap.contains(',') && !is_apposed {
                break;
            }
            // “mówi „Rzeczpospolitej” Jonas Lind”: to whom.
            if gap.ends_with(['„', '“', '«', '"', '”', '»']) {
                continue;
            }
            if name.is_aside && !is_apposed && words > 0 {
                // “said a spokesman for Holm”, “said in Norrby Jonas Lind”
                if has_office || name.who == Who::Unsure {
                    continue;
                }
                break;
            }
            match name.who {
                Who::Person if words <= NEAR + 3 => {
                    let next = names.get(at + 1).filter(|next| next.who == Who::Person && next.name != name.name);
                    let is_pair = next.is_some_and(|next| is_joined(each.text(name.range.end..next.range.start)));
                    return Some(if is_pair { Subject::Unclear } else { Subject::Named(party(name)) });
                }
                Who::Body if words <= 2 && !has_office => return Some(Subject::Named(party(name))),
                Who::Unsure if words == 0 && !name.name.is_empty() => return Some(Subject::Named(party(name))),
                // “selon la Drees”, “secondo l’Unrwa”: French and Spanish put no article before people.
                Who::Unsure
                    if words == 1
                        && !name.name.is_empty()
                        && (matches!(each.language, Some("fr" | "es")) && self.people.is_article(gap.trim())
                            || gap.trim().eq_ignore_ascii_case("l'")
                            || gap.trim().eq_ignore_ascii_case("l’")) =>
                {
                    return Some(Subject::Named(Party::organization(name.name.as_str())));
                }
                _ => {}
            }
        }
        if let Some(body) = self.inside_of(each, said, names) {
            return Some(Subject::Named(body));
        }
        self.described(each, said.end..part.end, true).or_else(|| self.somebody(each, said.end..part.end))
    }

    /// The body in which several say something: «отметили в пресс-службе МЧС».
    fn inside_of(&self, each: &Told, said: &Range<usize>, names: &[Name]) -> Option<Party> {
        let is_plural = ["ли", "ют", "ят", "ють"].iter().any(|end| each.text(said.clone()).ends_with(end));
        if !is_plural || !matches!(each.language, Some("ru" | "uk")) {
            return None;
        }
        let marked = each.quoted.iter().find(|pair| pair.whole.start > said.end);
        let marked = marked.filter(|pair| matches!(each.text(said.end..pair.whole.start).trim(), "в" | "во" | "у"));
        if let Some(pair) = marked.filter(|pair| each.count(pair.words.clone()) <= 3) {
            return Some(Party::organization(each.text(pair.words.clone())));
        }
        let name = names.first()?;
        let gap = each.text(said.end..name.range.start).trim_start();
        let kind = ["в ", "во ", "у "].iter().find_map(|word| gap.strip_prefix(word))?;
        let is_near = !kind.contains([',', '.', ':', '—']) && prose::words(kind).nth(2).is_none();
        let from = name.range.start - kind.trim_start_matches(['"', '«', '“', '„']).len();
        is_near.then(|| Party::organization(each.text(from..name.range.end)))
    }

    /// Somebody told by an office alone, or a body told by its kind, before the word of saying or behind it.
    fn described(&self, each: &Told, range: Range<usize>, is_behind: bool) -> Option<Subject> {
        if let Some(office) = self.office(each, range.clone()) {
            let office = if each.is_romance() { self.beside_verb(each, &range, office, is_behind)? } else { office };
            let names = self.people.names(&each.block.text, &office);
            let named = names.iter().find(|name| name.who == Who::Person && !name.is_aside);
            // “the 37-year-old”: whom the text nowhere else tells to be so old.
            if named.is_none() && is_age(each.text(office.clone()).rsplit(' ').next().unwrap_or_default()) {
                let party = self.in_office(each.text(office));
                return Some(if self.is_name(&party.name) { Subject::Named(party) } else { Subject::Unclear });
            }
            return Some(Subject::Named(named.map_or_else(|| self.in_office(each.text(office.clone())), party)));
        }
        let phrase = self.phrase(each, range.clone(), true)?;
        // „sagte ein alter Fischer im November der Norrbyer Zeitung“: a body that speaks stands beside the verb.
        if is_behind && prose::words(each.text(range.start..phrase.start)).next().is_some() {
            return None;
        }
        let words = each.text(phrase);
        let bare =
            words.split_once(' ').filter(|(first, _)| self.people.is_article(first)).map_or(words, |(_, rest)| rest);
        Some(Subject::Named(Party::organization(bare)))
    }

    /// An office without what is told of its speaking: « l’ambassadeur dans un entretien ». Behind a word of saying it
    /// stands near.
    fn beside_verb(
        &self,
        each: &Told,
        range: &Range<usize>,
        office: Range<usize>,
        is_behind: bool,
    ) -> Option<Range<usize>> {
        if is_behind && each.count(range.start..office.start) > 3 {
            return None;
        }
        let text = each.text(office.clone());
        let cuts = |word: &Range<usize>| {
            let word = text.get(word.clone()).unwrap_or_default();
            RELATIVES.contains(&word) || self.people.is_preposition(word) && !is_genitive(word) && !FOR.contains(&word)
        };
        let is_passive = |word: &Range<usize>| {
            let by = matches!(text.get(word.clone()), Some("por" | "par" | "da" | "dal" | "dalla"));
            let head = text.get(..word.start).unwrap_or_default().trim_end();
            by && ["ado", "ido", "ada", "ida", "ato", "ata", "é", "ée", "és"].iter().any(|end| head.ends_with(end))
        };
        let cut = prose::words(text).skip(2).find(|word| cuts(word) && !is_passive(word));
        let cut = cut.map_or(text.len(), |word| word.start);
        Some(office.start..office.start + text.get(..cut).unwrap_or_default().trim_end().len())
    }

    /// Who or which body stands with an article.
    fn whoever(&self, words: &str) -> Party {
        let elided = ["l'", "l’"].iter().find_map(|article| words.strip_prefix(article));
        let bare = elided.or_else(|| words.split_once(' ').map(|(_, rest)| rest)).unwrap_or(words);
        let head = bare.split(' ').next().unwrap_or_default();
        if self.people.is_body(head) { Party::organization(bare) } else { self.in_office(words) }
    }

    /// Whose opinion a sentence gives: « Pour Mira Solberg, … ».
    fn opinion(&self, each: &Told, part: &Range<usize>, said: &Range<usize>) -> Option<Subject> {
        let clause = each.text(said.end..part.end).split([',', ':', '(']).next()?;
        let range = said.end..said.end + clause.len();
        if each.count(range.clone()) > NEAR + 2 {
            return None;
        }
        let pronouns = &each.cues().pronouns;
        if pronouns.iter().any(|pronoun| pronoun.start > said.start && pronoun.end == range.end) {
            return Some(Subject::Before);
        }
        let names = self.people.names(&each.block.text, &range);
        if let Some(name) = names.iter().find(|name| name.who != Who::Unsure) {
            return (each.count(name.range.end..range.end) == 0).then(|| Subject::Named(party(name)));
        }
        self.described(each, range, true)
    }

    /// Who is told by an office: the person to whom alone the text gives it, where it stands with its article and no more.
    fn in_office(&self, words: &str) -> Party {
        let elided = ["l'", "l’"].iter().find_map(|article| words.strip_prefix(article));
        let office = words.split_once(' ').filter(|(article, _)| self.people.is_definite(article));
        // «presidenten»: the article is the word's ending.
        let ended = || ["en", "n", "et"].iter().find_map(|end| self.people.in_office(words.strip_suffix(end)?));
        let known =
            office.map(|(_, office)| office).or(elided).map_or_else(ended, |office| self.people.in_office(office));
        Party::person(known.unwrap_or(words))
    }

    /// Somebody told by what they are, in words that no list has: “a Norrby Democrat”, “one harbour executive”.
    fn somebody(&self, each: &Told, range: Range<usize>) -> Option<Subject> {
        let text = each.text(range.clone());
        let clause = text.split([',', ';', ':', '(', ')', '–', '—', '.', '!', '?', '"', '“', '”']).next()?;
        let from = range.start + (clause.len() - clause.trim_start().len());
        let words: Vec<Range<usize>> = prose::words(clause.trim())
            .take(LONGEST_OFFICE + 1)
            .map(|word| from + word.start..from + word.end)
            .collect();
        let first = words.first().map(|word| each.text(word.clone()).to_lowercase())?;
        let is_any = matches!(first.as_str(), "a" | "an" | "one");
        let of = |at: &usize| words.get(*at).is_some_and(|word| self.people.is_preposition(each.text(word.clone())));
        let last = (1..words.len()).find(of).unwrap_or(words.len());
        let head = words.get(last.checked_sub(1)?)?;
        let fits = is_any
            && each.language == Some("en")
            && (2..=5).contains(&last)
            && words.len() <= LONGEST_OFFICE
            && !SPEECHLESS.iter().any(|end| each.text(head.clone()).ends_with(end));
        fits.then(|| Subject::Named(Party::person(each.text(words.first().map_or(0, |word| word.start)..head.end))))
    }

    /// Whoever stands with an article right behind a word of saying, in Romance languages: « ajoute l’élu ».
    fn anyone(&self, each: &Told, range: Range<usize>) -> Option<Range<usize>> {
        if !each.is_romance() {
            return None;
        }
        let text = each.text(range.clone());
        let clause = text.split([',', ';', ':', '(', ')', '–', '—', '.', '!', '?', '"', '“', '”', '«', '»']).next()?;
        let words: Vec<&str> =
            prose::words(clause).filter_map(|word| clause.get(word)).take(LONGEST_OFFICE + 1).collect();
        let first = *words.first()?;
        let elided = ["l'", "l’", "un'", "un’"].iter().find_map(|article| first.strip_prefix(article));
        let (head, at) = match elided {
            Some(head) => (head, 0),
            None if DETERMINERS.contains(&first) => (*words.get(1)?, 1),
            None => return None,
        };
        let is_nobody = !head.starts_with(char::is_lowercase)
            || self.people.is_thing(head)
            || self.people.is_preposition(head)
            || words.iter().any(|word| word.len() > 2 && lists::weekday(word).is_some());
        let ends = |word: &&str| {
            self.people.is_preposition(word) && !is_genitive(word)
                || lists::has_sense(word, lists::Sense::And)
                || RELATIVES.contains(word)
        };
        let rest = words.get(at + 1..).unwrap_or_default();
        let length = rest.iter().position(ends).unwrap_or(rest.len());
        let last = words.get(at + length).filter(|word| !is_genitive(word) && !self.people.is_article(word))?;
        let end = range.start + (last.as_ptr() as usize - text.as_ptr() as usize) + last.len();
        let start = range.start + (first.as_ptr() as usize - text.as_ptr() as usize);
        (!is_nobody && at + length < LONGEST_OFFICE).then_some(start..end)
    }

    /// The words that tell an office: “a police spokesman”, “ein Sprecher der Polizei”.
    fn office(&self, each: &Told, range: Range<usize>) -> Option<Range<usize>> {
        self.phrase(each, range, false)
    }

    /// The phrase around a word of a sense in the clause that begins or ends a range: from its article on.
    fn phrase(&self, each: &Told, range: Range<usize>, is_body: bool) -> Option<Range<usize>> {
        let is_head = |word: &str| if is_body { self.people.is_body(word) } else { self.people.is_speaker(word) };
        let text = each.text(range.clone());
        let is_mark = |letter: char| {
            matches!(letter, ',' | ';' | ':' | '(' | ')' | '–' | '—' | '.' | '!' | '?' | '"' | '“' | '”')
        };
        // The clause that touches the word of saying.
        let clause = text.split(is_mark).find(|clause| prose::words(clause).next().is_some())?;
        let start = range.start + (clause.as_ptr() as usize - text.as_ptr() as usize);
        let clause = prose::trimmed(&each.block.text, start..start + clause.len());
        let words: Vec<Range<usize>> = prose::words(each.text(clause.clone()))
            .take(30)
            .map(|word| clause.start + word.start..clause.start + word.end)
            .collect();
        let head = words.iter().position(|word| is_head(each.text(word.clone())))?;
        // “and his wife, Meghan”, “officers were killed”: no speaker.
        let head_word = each.text(words.get(head)?.clone());
        if !is_body
            && !self.people.is_office(head_word)
            && (head == 0 && !head_word.ends_with('s')
                || words.iter().any(|word| IS.contains(&each.text(word.clone()))))
        {
            return None;
        }
        let article = words.iter().take(head + 1).rposition(|word| self.people.is_article(each.text(word.clone())));
        let first = match article.filter(|at| head - at <= 4) {
            Some(at) => at,
            None if head <= 2 => 0,
            None => head,
        };
        let is_time = |word: &Range<usize>| {
            let word = each.text(word.clone());
            word.len() > 2 && crate::lists::weekday(word).is_some()
        };
        let mut last =
            words.iter().enumerate().skip(head + 1).find(|(_, word)| is_time(word)).map_or(words.len(), |(at, _)| at);
        // “la Commission européenne dans un communiqué”: where, when or how a body says it.
        if is_body {
            let cuts = |word: &Range<usize>| {
                let word = each.text(word.clone());
                self.people.is_preposition(word) && !is_genitive(word)
            };
            last = words.iter().take(last).skip(head + 1).position(cuts).map_or(last, |at| head + 1 + at);
        }
        // “The doctors said they have it”
        let says = &each.cues().says;
        let is_said = |word: &Range<usize>| {
            let at = says.partition_point(|said| said.end <= word.start);
            says.get(at).is_some_and(|said| said.start <= word.start)
        };
        last = words.iter().take(last).skip(head + 1).position(is_said).map_or(last, |at| head + 1 + at);
        // „kündigte die Präsidentin kürzlich das Ziel an“
        if each.language == Some("de") {
            let word = |at: usize| words.get(at).map_or("", |word| each.text(word.clone()));
            let cut = (head + 1..last).find(|at| matches!(word(*at), "das" | "dem" | "den" | "einen" | "ein" | "eine"));
            last = cut.unwrap_or(last);
            while last > head + 1 && word(last - 1).starts_with(char::is_lowercase) {
                last -= 1;
            }
        }
        // “el presidente desde Norrby”
        let parts =
            |word: &Range<usize>| matches!(each.text(word.clone()), "desde" | "durante" | "tras" | "während" | "lors");
        last = words.iter().take(last).skip(head + 1).position(parts).map_or(last, |at| head + 1 + at);
        // „sagte eine Sprecherin der dpa“: whom the spokeswoman told it.
        let is_told = |at: usize| {
            let article = words.get(at).is_some_and(|word| matches!(each.text(word.clone()), "der" | "dem"));
            let name = words.get(at + 1).zip(words.get(last - 1)).map(|(from, to)| each.text(from.start..to.end));
            article && name.is_some_and(|name| is_outlet_name(name, each.language))
        };
        if each.language == Some("de")
            && let Some(at) = (head + 1..last).find(|at| is_told(*at))
        {
            last = at;
        }
        // The last words that begin something else, where an office has too many.
        while last - first > LONGEST_OFFICE
            && let Some(at) = words.iter().take(last).skip(head + 1).rposition(|word| {
                let word = each.text(word.clone());
                self.people.is_preposition(word) && !is_genitive(word)
            })
        {
            last = head + 1 + at;
        }
        while last > head + 1
            && words.get(last - 1).is_some_and(|word| {
                let word = each.text(word.clone());
                self.people.is_preposition(word) || self.people.is_article(word) || BETWEEN.contains(&word)
            })
        {
            last -= 1;
        }
        // “Speaking to a spokesman”
        let is_object = first
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .is_some_and(|word| self.people.is_preposition(each.text(word.clone())));
        // A body that says something stands beside the word of saying: “persiguen un punto medio” has none.
        let is_apart = is_body && first > 0 && last < words.len();
        // „des Bürgermeisters“: another speaks.
        let is_oblique = words.get(first).is_some_and(|word| matches!(each.text(word.clone()), "des" | "dem"));
        let is_object = is_object || is_oblique && each.language == Some("de");
        if is_object || is_apart || last - first > LONGEST_OFFICE {
            return None;
        }
        Some(words.get(first)?.start..words.get(last - 1)?.end)
    }

    /// The outlets through which a sentence's quotations came.
    fn via(&self, each: &Told, sentence: &Range<usize>) -> Vec<Party> {
        let mut via: Vec<Party> = Vec::new();
        let reports = each
            .cues()
            .reports
            .iter()
            .filter(|found| found.range.start >= sentence.start && found.range.end <= sentence.end);
        for name in reports.flat_map(|found| self.outlets(each, found)) {
            if via.iter().all(|known| known.name != name) {
                via.push(Party::organization(name));
            }
        }
        via
    }

    /// The outlets that words of attribution name.
    fn outlets<'t>(&self, each: &Told<'t>, found: &Found) -> Vec<&'t str> {
        let block = each.block;
        let slots = found.slots.iter().filter(|(slot, _)| matches!(slot, Slot::Outlet | Slot::Via));
        let names = slots
            .flat_map(|(slot, range)| organization::names(block, range).into_iter().map(move |range| (*slot, range)));
        let is_one = |slot: Slot, range: &Range<usize>| {
            let name = block.words(range);
            let is_believed = || match organization::belief(name) {
                Belief::Never => false,
                Belief::Sure => true,
                Belief::Open => organization::is_introduced(block, range, true),
            };
            !self.mentions.is_of_person(name)
                && !organization::is_platform(name)
                && (is_outlet(block, found, name)
                    || is_outlet_name(name, each.language)
                    || slot == Slot::Via && is_believed() && !organization::is_stage(name))
        };
        names.filter(|(slot, range)| is_one(*slot, range)).map(|(_, range)| block.words(&range)).collect()
    }

    /// The one person whom a pronoun in a block's sentence can mean.
    fn before(&self, at: usize, index: usize, sentence: &Range<usize>) -> Option<Party> {
        self.meant(at, index, sentence, CHAIN)
    }

    /// The same, past so many sentences that have but a pronoun themselves.
    fn meant(&self, at: usize, index: usize, sentence: &Range<usize>, chain: usize) -> Option<Party> {
        let (mut block, mut index) = (at, index);
        let own = self.told.get(at)?;
        // The sentence's own opening: “When Solberg came, she said …”
        let mut here = own.outside(sentence).into_iter().flat_map(|part| self.people.names(&own.block.text, &part));
        let until = own.first_pronoun(sentence).map_or(sentence.end, |pronoun| pronoun.start);
        if here.any(|name| name.who == Who::Person && !name.is_aside && name.range.start < until) {
            return None;
        }
        let pronoun = own.pronoun(sentence);
        let pronoun = pronoun.as_deref();
        let fits = |party: &Party| {
            let known = self.called.borrow();
            let known = known.get(&party.name);
            party.kind == PartyKind::Person && pronoun.is_none_or(|word| known.is_none_or(|known| known == word))
        };
        for back in 0..BACK {
            while index == 0 {
                block = block.checked_sub(1)?;
                index = self.told.get(block)?.sentences().len();
            }
            index -= 1;
            let meant = match self.center(block, index) {
                Center::Nobody => continue,
                Center::Speaker(party, is_alone) => Some(party).filter(|_| is_alone || back == 0),
                Center::Subject(party, is_alone) => Some(party).filter(|_| is_alone || back == 0),
                // “She came. She said”: who came is who said.
                Center::Same(other) if pronoun.is_none_or(|word| word == other) && chain > 0 => {
                    let sentence = self.told.get(block)?.sentences().get(index)?;
                    self.meant(block, index, sentence, chain - 1)
                }
                Center::Same(_) | Center::Unclear => None,
            };
            let meant = meant.filter(fits)?;
            if let Some(word) = pronoun {
                self.called.borrow_mut().insert(meant.name.clone(), word.to_owned());
            }
            return Some(meant);
        }
        None
    }

    /// Whom a sentence is about, as far as it tells: who speaks in it, or its subject.
    fn center(&self, block: usize, index: usize) -> Center {
        let Some(each) = self.told.get(block) else { return Center::Unclear };
        let Some(sentence) = each.sentences().get(index) else { return Center::Unclear };
        let (mut named, mut asides): (Vec<Name>, Vec<Name>) = (Vec::new(), Vec::new());
        for part in each.outside(sentence) {
            for name in self.people.names(&each.block.text, &part) {
                let held = if name.is_aside { &mut asides } else { &mut named };
                if name.who == Who::Person && (name.is_aside || held.iter().all(|known| known.name != name.name)) {
                    held.push(name);
                }
            }
        }
        if let Some(party) = self.spoke.get(&(block, index)) {
            // Who spoke last speaks on, whomever else the sentence names.
            return Center::Speaker(party.clone(), named.iter().all(|name| name.name == party.name));
        }
        if let Some(party) = self.told_by(block, sentence).filter(|party| party.kind == PartyKind::Person) {
            // “said the spokesman for the yard, Jonas Lind”
            let is_alone = named.iter().all(|name| name.name == party.name);
            if is_alone || self.is_name(&party.name) {
                return Center::Speaker(party, is_alone);
            }
            // “said the spokesman for the yard (NY), Jonas Lind”; another who is named elsewhere is another.
            let from = each.text(sentence.clone()).find(&party.name).map(|at| sentence.start + at + party.name.len());
            let is_apposed = |name: &&Name| {
                from.is_some_and(|from| without_brackets(each.text(from..name.range.start)).trim() == ",")
            };
            return match named.iter().find(is_apposed) {
                Some(name) if named.len() == 1 => Center::Subject(self::party(name), asides.is_empty()),
                _ => Center::Unclear,
            };
        }
        // „Er sei nie gefragt worden.“ goes on with what was told before.
        if each.is_reported(sentence) {
            return Center::Nobody;
        }
        let text = |range: Range<usize>| each.text(range);
        let pronoun = each.opening_pronoun(sentence);
        // “Eine Frau kommt über die Brücke. Sie wohnt hier.”
        if named.is_empty() && pronoun.is_none() && self.somebody_new(each, sentence) {
            return Center::Unclear;
        }
        match (named.as_slice(), asides.as_slice()) {
            ([], _) if pronoun.is_some() => Center::Same(pronoun.unwrap_or_default()),
            ([], []) => Center::Nobody,
            // “It shows in Solberg’s face. “We lost it,” she says.”
            ([], [one])
                if text(one.range.clone()).ends_with(['s', '’', '\''])
                    && one.name.contains(' ')
                    && !text(one.range.clone()).ends_with(one.name.as_str()) =>
            {
                Center::Subject(party(one), false)
            }
            // “a speech by Mira Solberg, who”
            ([], [one]) if one.name.contains(' ') && text(one.range.end..sentence.end).starts_with(", who ") => {
                Center::Subject(party(one), false)
            }
            ([one], asides) => {
                // “recibió a Anna van der Meer”: one to whom it is done could be meant as well.
                let is_off = |other: &Name| {
                    let lead =
                        text(sentence.start..other.range.start).trim_end().rsplit(' ').next().unwrap_or_default();
                    text(other.range.clone()).ends_with(['s', '’'])
                        || lead.len() > 1 && self.people.is_preposition(lead)
                };
                let leads = asides.iter().all(|other| other.range.start > one.range.start && is_off(other));
                let is_known = one.is_sure || self.office(each, sentence.clone()).is_some();
                if is_known && leads { Center::Subject(party(one), asides.is_empty()) } else { Center::Unclear }
            }
            // “Solberg told how Lind built it.”: the one with whom the sentence opens.
            ([first, second, ..], asides) => {
                let lead = text(sentence.start..first.range.start).trim_end();
                let opens = lead.is_empty() || lead.ends_with(',') && prose::words(lead).count() == 1;
                let gap = text(first.range.end..second.range.start);
                // “Norrby Harbour chief executive Jonas Lind”: the name stands behind the office.
                let is_described = !gap.contains([',', '.'])
                    && gap.rsplit(' ').find(|word| !word.is_empty()).is_some_and(|word| self.people.is_office(word));
                let leads = asides.iter().all(|other| other.range.start > first.range.start);
                let is_clause = |word: Range<usize>| gap.get(word).is_some_and(|word| CLAUSE.contains(&word));
                if opens && is_described && named.len() == 2 {
                    Center::Subject(party(second), asides.is_empty())
                } else if opens && leads && first.is_sure && prose::words(gap).any(is_clause) {
                    Center::Subject(party(first), false)
                } else {
                    Center::Unclear
                }
            }
            _ => Center::Unclear,
        }
    }

    /// Whether words are a name, and no description: “Anna van der Meer”, not “the mayor”, „der Bürgermeister“.
    fn is_name(&self, words: &str) -> bool {
        let first = words.split(' ').next().unwrap_or_default();
        let last = words.rsplit(' ').next().unwrap_or_default();
        last.starts_with(char::is_uppercase) && !self.people.is_article(first)
    }

    /// Whether a sentence opens with somebody whom the text has not named: “A man came.”
    fn somebody_new(&self, each: &Told, sentence: &Range<usize>) -> bool {
        let mut words = prose::words(each.text(sentence.clone()))
            .map(|word| each.text(sentence.start + word.start..sentence.start + word.end));
        let is_any = |word: &str| {
            matches!(word, "A" | "An" | "One" | "Another" | "Ein" | "Eine" | "Un" | "Una" | "Une" | "Um" | "Uma")
                || matches!(word, "Uno" | "Een" | "En" | "Et")
        };
        words.next().is_some_and(is_any)
            && words.take(4).any(|word| self.people.is_speaker(word) || self.people.is_somebody(word))
    }

    /// The one who is named as saying something in a sentence.
    fn told_by(&self, at: usize, sentence: &Range<usize>) -> Option<Party> {
        let heard = self.heard(at, sentence);
        let each = self.told.get(at)?;
        let is_aside = |said: &Range<usize>| each.language == Some("en") && each.text(said.clone()).ends_with("ing");
        let mut named = heard.iter().filter_map(|each| match &each.subject {
            Subject::Named(party) if !is_aside(&each.said) => Some(party),
            _ => None,
        });
        let first = named.next()?;
        named.all(|other| other.name == first.name).then(|| first.clone())
    }

    /// The one who is told to say something in a block's sentence, by name or by a word for somebody named before.
    fn teller(&self, at: usize, index: usize) -> Option<Party> {
        if let Some(party) = self.spoke.get(&(at, index)) {
            return Some(party.clone());
        }
        let sentence = self.told.get(at)?.sentences().get(index)?;
        self.told_by(at, sentence).or_else(|| {
            let heard = self.heard(at, sentence);
            let is_before = !heard.is_empty() && heard.iter().all(|each| matches!(each.subject, Subject::Before));
            is_before.then(|| self.before(at, index, sentence)).flatten()
        })
    }

    /// Who speaks in marks that are a sentence by themselves: the one who is said to speak in the sentence before.
    fn going_on(&self, at: usize, index: usize, sentence: &Range<usize>) -> Option<Party> {
        let each = self.told.get(at)?;
        let around: usize = each.outside(sentence).into_iter().map(|part| each.count(part)).sum();
        // „Der Hafen sei „ein altes Haus“.“
        if around > 0 && !each.is_reported(sentence) {
            return None;
        }
        let is_reported = |at: &usize| each.sentences().get(*at).is_some_and(|sentence| each.is_reported(sentence));
        let is_silent = |index: &usize| !self.spoke.contains_key(&(at, *index));
        let passed = (0..index).rev().take_while(|index| is_reported(index) && is_silent(index)).take(BACK);
        let passed = passed.take_while(|index| self.teller(at, *index).is_none()).count();
        let index = index - passed;
        if around > 0 {
            return index.checked_sub(1).and_then(|before| self.teller(at, before));
        }
        match index.checked_sub(1) {
            Some(before) => self.teller(at, before).or_else(|| match self.center(at, before) {
                // “Lind was blunter. “It leaks.””
                Center::Subject(party, true) if self.is_name(&party.name) => Some(party),
                _ => None,
            }),
            None => self.goes_on_from_before(at),
        }
    }

    /// Who speaks in a paragraph that is a quotation and nothing else: the one whose words the paragraph before ends with.
    fn goes_on_from_before(&self, at: usize) -> Option<Party> {
        let each = self.told.get(at)?;
        let last = self.told.get(at.checked_sub(1)?)?;
        let is_paragraph = |told: &Told| matches!(told.block.shape, Shape::Paragraph | Shape::Other);
        let is_long = prose::words(&each.block.text).nth(FEWEST_GOING_ON).is_some();
        if self.is_dialogue || !is_long || !is_paragraph(each) || !is_paragraph(last) {
            return None;
        }
        let index = last.sentences().len().checked_sub(1)?;
        let sentence = last.sentences().get(index)?;
        let Some(pair) = last.quoted.last().filter(|pair| pair.whole.end > sentence.start) else {
            // “Holm said that the lock was open. ¶ “It always was.””
            return self.teller(at - 1, index);
        };
        let asks = last.block.words(&pair.words).ends_with('?');
        self.spoke.get(&(at - 1, index)).filter(|_| !asks).cloned()
    }

    /// Whether marks go on with what was quoted before them: nobody else was named between.
    fn may_go_on(&self, each: &Told, end: usize, pair: &Quoted, sentence: &Range<usize>, before: &Spoken) -> bool {
        let text = &each.block.text;
        let between = self.people.names(text, &(end..pair.whole.start));
        let around: usize = each.outside(sentence).into_iter().map(|part| each.count(part)).sum();
        // “And somebody could ask: “…””
        let is_introduced = each.text(end..pair.whole.start).trim_end().ends_with(':');
        let is_far = prose::words(each.text(end..pair.whole.start)).nth(FARTHEST).is_some();
        let is_fragment = around > 3 || is_introduced || is_far;
        let is_same = |name: &Name| before.speaker.as_ref().is_some_and(|party| party.name == name.name);
        between.iter().all(|name| name.who == Who::Unsure || name.is_aside || is_same(name)) && !is_fragment
    }

    /// Who speaks in what stands below a block, by its last sentence.
    fn introduced(&mut self, at: usize) -> Spoken {
        let Some(each) = self.told.get(at) else { return Spoken::default() };
        let Some((index, last)) = each.sentences().iter().enumerate().next_back() else { return Spoken::default() };
        let heard = self.heard(at, last);
        if let Some(found) = each.cues().reports.iter().rev().find(|found| found.range.start >= last.start) {
            let via: Vec<Party> = self.outlets(each, found).into_iter().map(Party::organization).collect();
            let speaker = match found.slot(Slot::Person) {
                Some(range) => {
                    self.people.names(&each.block.text, &range).first().filter(|name| !name.name.is_empty()).map(party)
                }
                None if has_pronoun(each.block.words(&found.range)) => self.before(at, index, last),
                None => None,
            };
            if speaker.is_some() {
                return Spoken { speaker, via, is_told: true };
            }
        }
        if !each.block.text.trim_end().ends_with(':') {
            return Spoken::default();
        }
        let via = self.via(each, last);
        let speaker = match heard.last().map(|each| &each.subject) {
            Some(Subject::Named(party)) => Some(party.clone()),
            Some(Subject::Before) => self.before(at, index, last),
            Some(Subject::Unclear) => None,
            None => self.only_one(&each.block.text, last),
        };
        Spoken { speaker, via, is_told: true }
    }

    /// Who signs a block quote in a line of its own below it.
    fn signature(&self, each: &Told) -> Option<Party> {
        let text = &each.block.text;
        let rest = text.trim_start_matches(['—', '–', '-', '―', ' ']);
        if prose::words(text).nth(LONGEST_SIGNATURE).is_some() {
            return None;
        }
        let is_line = rest.len() < text.len() || !text.ends_with(['.', '!', '?', '”', '"', '»', '…']);
        self.signer(text, text.len() - rest.len()..text.len()).filter(|_| is_line)
    }

    /// A person whose name opens a part of a text and who is not said to do anything.
    fn signer(&self, text: &str, range: Range<usize>) -> Option<Party> {
        let names = self.people.names(text, &range);
        let first = names.first().filter(|name| name.who == Who::Person && name.range.start <= range.start + 30)?;
        let rest = text.get(first.range.end..range.end)?.trim_start();
        let ends = rest.is_empty() || rest.starts_with([',', '(', '@', '|', '–', '—']);
        ends.then(|| party(first))
    }

    /// A block quote's words, and who signs them in its last line: “… with a view. — Anna van der Meer”.
    fn signed(&self, each: &Told, words: Range<usize>) -> (Range<usize>, Option<Party>) {
        let text = &each.block.text;
        let part = each.text(words.clone());
        let Some((at, dash)) = part.char_indices().rev().find(|(_, letter)| matches!(letter, '—' | '–' | '―'))
        else {
            return (words, None);
        };
        let head = part.get(..at).unwrap_or_default().trim_end();
        let tail = words.start + at + dash.len_utf8();
        let is_line = head.ends_with(['.', '!', '?', '”', '"', '»', '…', '’'])
            && prose::words(each.text(tail..words.end)).nth(LONGEST_SIGNATURE).is_none();
        let from = tail + (each.text(tail..words.end).len() - each.text(tail..words.end).trim_start().len());
        match self.signer(text, from..words.end).filter(|_| is_line) {
            Some(party) => {
                let kept = prose::trimmed(text, words.start..words.start + head.len());
                let inner = each.quoted.iter().find(|pair| pair.whole == kept).map(|pair| pair.words.clone());
                (inner.unwrap_or(kept), Some(party))
            }
            None => (words, None),
        }
    }
}

/// Whether the words in marks are an outlet's name, in any case of it.
fn is_outlet_name(words: &str, language: Option<&str>) -> bool {
    let is_agency = lists::agency_by_any_name(words).is_some();
    let may_be = words.len() < LONGEST_NAME && (is_agency || words.starts_with(char::is_uppercase));
    may_be
        && (is_agency
            || organization::is_outlet(words)
            || inflected::inflects(language) && inflected::known(words, organization::is_outlet).is_some())
}

/// The words of a block that is one quotation and nothing else.
fn whole(each: &Told) -> Option<Range<usize>> {
    let first = each.quoted.first().filter(|pair| pair.whole.start == 0)?;
    let rest = each.text(first.whole.end..each.block.text.len());
    let marked = quoted::opens(&each.block.text);
    (marked && rest.chars().all(|letter| !letter.is_alphanumeric())).then(|| first.words.clone())
}

fn party(name: &Name) -> Party {
    let is_acronym =
        name.name.len() > 1 && name.name.chars().all(|letter| !letter.is_lowercase()) && !name.name.contains(' ');
    match name.who {
        Who::Body => Party::organization(name.name.as_str()),
        Who::Unsure if is_acronym => Party::organization(name.name.as_str()),
        _ => Party::person(name.name.as_str()),
    }
}

/// Whether one word that could be a verb is all that follows marks, in languages that drop the subject.
fn has_bare_verb(each: &Told, sentence: &Range<usize>, pair: &Quoted) -> bool {
    let tail = each.text(pair.whole.end..sentence.end.max(pair.whole.end)).strip_prefix(", ");
    let word = tail.and_then(|tail| tail.trim_end().strip_suffix('.')).unwrap_or_default();
    matches!(each.language, Some("es" | "it" | "pt"))
        && word.chars().count() > 3
        && word.chars().all(char::is_lowercase)
}

/// Whether a gap between two names joins them.
fn is_joined(gap: &str) -> bool {
    let gap = gap.trim();
    !gap.contains(' ') && crate::lists::has_sense(gap, crate::lists::Sense::And)
}

/// Whether most words are capitalised, as titles are.
fn is_titled(words: &str) -> bool {
    let (mut all, mut capitals) = (0, 0);
    for word in prose::words(words).map(|word| words.get(word).unwrap_or_default()).filter(|word| word.len() > 3) {
        all += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    all >= 2 && capitals * 10 >= all * 9 && !words.ends_with(['.', '!'])
}

/// Words up to a bracket that closes: “der Vorstand der Agentur (HA), Jonas Lind”.
fn without_brackets(gap: &str) -> String {
    match (gap.find('('), gap.rfind(')')) {
        (Some(open), Some(close)) if open < close => {
            [gap.get(..open).unwrap_or_default(), gap.get(close + 1..).unwrap_or_default()].concat()
        }
        _ => gap.to_owned(),
    }
}

/// Whether a word joins a body's name with what it is of.
fn is_genitive(word: &str) -> bool {
    matches!(
        word,
        "of" | "de"
            | "du"
            | "des"
            | "del"
            | "della"
            | "dello"
            | "di"
            | "von"
            | "do"
            | "da"
            | "dos"
            | "van"
            | "för"
            | "for"
    )
}

/// Whether a word has letters, and no figures alone.
fn is_wordy(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
}

/// Words as two places of a page that repeat them have them in common.
fn folded(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).take(120).flat_map(char::to_lowercase).collect()
}
