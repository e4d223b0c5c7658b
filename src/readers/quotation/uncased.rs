//! Quotations in languages whose letters have no capitals, where a name is known by its place in the sentence alone.
//!
//! What counts is the frame: what the sentence says before the quotation marks and after them. A word of speech must stand
//! in it; where the speaker stands beside that word is each language's own matter, and how a phrase is cut to a name that
//! of `mentions`. A pronoun, and speech without a subject, stand for the speaker of the sentence before, or for the one
//! person that it names.

use super::{inside, pairs, quotation, quoted_whole, seen};
use crate::claim::{Claim, Fact, Party, PartyKind, Reader, Relation, Source};
use crate::cue::{Found, Kind};
use crate::lists::{Beside, Phrasing};
use crate::mentions::{Mentions, Names, bare, is_outlet};
use crate::page::{Block, Page, Shape};
use std::ops::Range;

/// Letters of a quotation that the text gives to somebody, and of one that it gives to nobody; a letter of a script that
/// puts a word into one or two of them counts as three.
const FEWEST: usize = 9;
const FEWEST_UNSPOKEN: usize = 60;

/// Letters between quotation marks and the word of speech that belongs to them.
const REACH: usize = 40;

/// Words in quotation marks before a quotation that may be part of its sentence.
const NEAR: usize = 8;

/// Bytes of a sentence before a quotation that are read.
const LONGEST: usize = 1_200;

/// What a frame says of the speaker.
#[derive(Debug)]
enum Told {
    /// There is no word of speech.
    Nothing,
    /// There is one without a subject.
    Dropped,
    /// A word that stands for somebody.
    Pronoun,
    /// More than one may be meant.
    Unsure,
    /// A clause that the one opens who speaks, if it is opened by a name.
    Opens(Range<usize>),
    /// A phrase that names the speaker.
    Phrase(Range<usize>),
}

/// Who spoke last, and where.
struct Last {
    party: Party,
    /// Which of the text's blocks.
    at: usize,
    /// The end of the quotation, and whether a sentence ends with it.
    end: usize,
    is_closed: bool,
}

/// A block with what its quotations need.
struct Frames<'a> {
    text: &'a str,
    says: Vec<Found>,
    pronouns: Vec<Found>,
    pairs: Vec<Range<usize>>,
    /// The ends of its sentences, outside of quotation marks.
    stops: Vec<usize>,
    phrasing: &'static Phrasing,
    language: &'static str,
}

/// The quotations of a text.
pub(super) fn read(page: &Page, text: &[usize], people: &Mentions, mut names: Names) -> Vec<Claim> {
    let mut claims = Vec::new();
    page.at(text).for_each(|block| names.gather(&block.text));
    let mut last: Option<Last> = None;
    let mut before: Option<Frames> = None;
    let mut following = page.at(text).skip(1);
    for (at, block) in page.at(text).enumerate() {
        let frames = Frames::of(block, names.phrasing);
        let following = following.next();
        let all = marks(&block.text, names.phrasing.language);
        if let Some(words) = quoted_whole(block, &all).filter(|_| !block.text.starts_with('『')) {
            let speaker = before.as_ref().and_then(|before| before.introduces()).and_then(|told| {
                let text = before.as_ref().map_or("", |before| before.text);
                match told {
                    Told::Phrase(range) => names.party(text.get(range)?),
                    _ => None,
                }
            });
            // “「……」”, and in the next paragraph “三谷さんは……語った。”
            let speaker = speaker.or_else(|| {
                let next = following.filter(|_| names.phrasing.language == "ja")?;
                let next = Frames::of(next, names.phrasing);
                let end = next.stop_after(1)?;
                next.said_in(&(0..end)).next()?;
                let [one] = <[Range<usize>; 1]>::try_from(next.people_spoken_of(0..end)).ok()?;
                names.party(next.slice(one))
            });
            if speaker.is_some()
                || block.shape == Shape::Quote
                || crate::prose::letters(block.words(&words)) >= FEWEST_UNSPOKEN
            {
                claims.push(quotation(page, block, &words, speaker, Vec::new()));
            }
            before = Some(frames);
            continue;
        }
        if matches!(block.shape, Shape::Heading(_)) {
            continue;
        }
        frames.statements(&mut names, |range, party| {
            let source = Source {
                party: Some(party),
                url: None,
                href: None,
                archived: None,
                text: block.words(&range).to_owned(),
                sentence: block.words(&crate::prose::sentence_at(block.sentences(), range.start)).to_owned(),
                further: Vec::new(),
                relation: Relation::Official,
                evidence: Vec::new(),
            };
            claims.push(seen(page, Reader::Attribution, block, &range, Fact::Source(source)));
        });
        let reports = block.cues().find_in(Kind::Reports, people.language);
        for index in 0..frames.pairs.len() {
            let Some(pair) = frames.pairs.get(index) else { break };
            let words = inside(&block.text, pair);
            let told = frames.told(index);
            let previous = before.as_ref().filter(|_| at > 0);
            let resolve =
                |names: &mut Names, told: &Told| frames.resolved(names, index, at, last.as_ref(), previous, told);
            let speaker = match &told {
                Told::Phrase(range) => match frames.text.get(range.clone()) {
                    Some(phrase) => names.party(phrase),
                    None => None,
                },
                Told::Unsure => None,
                Told::Opens(range) => {
                    let words = frames.slice(range.clone());
                    names.person_in_full(words).or_else(|| names.opened_by(words))
                }
                told => resolve(&mut names, told),
            };
            let speaker = match (&told, speaker) {
                (Told::Dropped, None) => frames
                    .led_up(index)
                    .or_else(|| frames.spoken_of(index).filter(|_| frames.language == "ja"))
                    .and_then(|range| names.party(frames.slice(range))),
                (_, speaker) => speaker,
            };
            // Titles and terms are no sentences.
            let is_said = speaker.is_some() || !matches!(told, Told::Nothing);
            if !is_said && !block.words(&words).contains(|letter: char| is_stop(letter) || letter == '.') {
                continue;
            }
            let letters = crate::prose::letters(block.words(&words));
            let fewest = match told {
                Told::Nothing if speaker.is_none() => FEWEST_UNSPOKEN,
                // A term, or a title.
                _ if speaker.is_none() => FEWEST * 2,
                _ => FEWEST,
            };
            if letters < fewest {
                continue;
            }
            let mut sentence = frames.sentence(pair);
            // A quotation that was led up to ends what came before.
            let previous_end = index
                .checked_sub(1)
                .filter(|index| frames.ends_there(*index))
                .and_then(|index| frames.pairs.get(index));
            sentence.start = sentence.start.max(previous_end.map_or(0, |pair| pair.end));
            if let Told::Phrase(range) = &told {
                let stop = frames.stop_after(range.end).unwrap_or(frames.text.len());
                sentence.end = sentence.end.max(stop);
            }
            let of_sentence =
                reports.iter().filter(|found| sentence.start <= found.range.start && found.range.end <= sentence.end);
            let via = of_sentence.filter_map(|found| {
                let name = block.words(&found.slot(crate::cue::Slot::Outlet)?);
                is_outlet(block, found, name).then(|| Party::organization(name))
            });
            let via = via.collect();
            if let Some(party) = &speaker {
                let is_closed =
                    ends_sentence(block.words(&words)) && !matches!(told, Told::Nothing) && frames.is_before(index);
                last = Some(Last { party: party.clone(), at, end: pair.end, is_closed });
            } else {
                last = None;
            }
            claims.push(quotation(page, block, &words, speaker, via));
        }
        before = Some(frames);
    }
    claims
}

/// Quotation marks that belong together. In Hebrew the same mark stands before the last letter of an acronym, צה"ל, and a
/// mark of its own for both: they are told apart by the letters beside them.
fn marks(text: &str, language: &str) -> Vec<Range<usize>> {
    if language != "he" {
        return pairs(text);
    }
    let is_hebrew = |letter: &char| matches!(letter, 'א'..='ת');
    let mut before: Option<char> = None;
    let mut told = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let rest = text.get(at + letter.len_utf8()..).unwrap_or_default();
        let run = rest.chars().take_while(is_hebrew).take(2).count();
        let in_acronym = before.is_some_and(|before| is_hebrew(&before)) && run == 1;
        // Each stands for another of as many bytes.
        told.push(match letter {
            '"' if in_acronym => '\'',
            '״' if in_acronym => '׳',
            '״' if run > 0 || rest.starts_with(char::is_alphanumeric) => '«',
            '״' => '»',
            _ => letter,
        });
        before = Some(letter);
    }
    pairs(&told)
}

/// Whether a mark ends a sentence.
fn is_stop(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？' | '!' | '?' | '।' | '۔' | '؟' | '…')
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(|letter: char| is_stop(letter) || letter == '.')
}

/// Whether an Arabic or Hebrew word is the “that” behind a word of speech, or a preposition that leads to the words.
fn is_that(word: &str) -> bool {
    matches!(
        word,
        "على"
            | "أن"
            | "إن"
            | "أنّ"
            | "إنّ"
            | "بأن"
            | "بان"
            | "أنه"
            | "إنه"
            | "أنها"
            | "إنها"
            | "כי"
            | "ש"
            | "ان"
    )
}

/// Whether words say what a body is and not which: “the ferry company”.
fn is_generic(name: &str) -> bool {
    let letters = name.chars().count();
    let nouns = [
        "公司", "部门", "部門", "机构", "機構", "组织", "組織", "团队", "團隊", "集团", "集團", "中心", "方面", "政府",
        "单位",
    ];
    let never = [
        "회사", "업체", "기업", "당국", "측", "업계", "会社", "当局", "側", "担当", "警方", "校方", "院方", "军方",
        "軍方", "官方",
    ];
    name.starts_with(['该', '該', '本', '这', '這', '当', '當', '同', '各', '有'])
        || letters < 3
        || letters < 4 && !name.ends_with(['部', '省', '庁', '부', '청', '원'])
        || letters < 6 && nouns.iter().any(|noun| name.ends_with(noun))
        || never.iter().any(|noun| name.ends_with(noun))
}

/// Whether a mark closes a quotation.
fn is_closing(letter: char) -> bool {
    matches!(letter, '」' | '』' | '”' | '"' | '»' | '’' | ' ')
}

/// Whether a mark parts clauses.
fn is_clause_mark(letter: char) -> bool {
    matches!(letter, '，' | ',' | '；' | ';' | '：' | ':' | '،' | '؛') || is_stop(letter)
}

/// The start of the clause that ends at a word, from the start of its frame.
fn clause(text: &str) -> &str {
    text.rsplit(is_clause_mark).next().unwrap_or(text)
}

impl<'a> Frames<'a> {
    fn of(block: &'a Block, phrasing: &'static Phrasing) -> Frames<'a> {
        let language = phrasing.language;
        let text = block.cues();
        let pairs: Vec<Range<usize>> = marks(&block.text, language)
            .into_iter()
            .filter(|pair| block.text.get(pair.clone()).is_some_and(|words| !words.starts_with('『')))
            .collect();
        let mut stops = Vec::new();
        let mut inside = pairs.iter().peekable();
        for (at, letter) in block.text.char_indices() {
            while inside.next_if(|pair| pair.end <= at).is_some() {}
            if inside.peek().is_some_and(|pair| pair.start <= at) {
                continue;
            }
            let end = at + letter.len_utf8();
            let parts =
                || block.text.get(end..).is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace));
            if is_stop(letter) && letter != '…' || letter == '.' && parts() {
                stops.push(end);
            }
        }
        // The list is the one that the words were cut with, whatever the page says of its language.
        let find = |kind| text.find_in(kind, Some(language));
        Frames {
            text: &block.text,
            says: find(Kind::Says),
            pronouns: find(Kind::Pronoun),
            pairs,
            stops,
            phrasing,
            language,
        }
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// The word at a place that stands for somebody.
    fn pronoun_at(&self, place: usize) -> Option<&Found> {
        let at = self.pronouns.partition_point(|found| found.range.start < place);
        self.pronouns.get(at).filter(|found| found.range.start == place)
    }

    /// The last end of a sentence up to a place.
    fn stop_before(&self, place: usize) -> Option<usize> {
        let after = self.stops.partition_point(|stop| *stop <= place);
        self.stops.get(after.checked_sub(1)?).copied()
    }

    /// The first end of a sentence from a place on.
    fn stop_after(&self, place: usize) -> Option<usize> {
        self.stops.get(self.stops.partition_point(|stop| *stop < place)).copied()
    }

    /// The sentence around a pair.
    fn sentence(&self, pair: &Range<usize>) -> Range<usize> {
        let start = self.stop_before(pair.start).unwrap_or(0);
        let end = self.stop_after(pair.end).unwrap_or(self.text.len());
        start..end
    }

    /// What stands before a pair in its sentence, as far as the pair before.
    fn before(&self, index: usize) -> Range<usize> {
        let Some(pair) = self.pairs.get(index) else { return 0..0 };
        // Single words in quotation marks are part of the sentence.
        let is_long = |pair: &&Range<usize>| crate::prose::letters(self.slice((*pair).clone())) > FEWEST + 6;
        let previous = self
            .pairs
            .get(..index)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(NEAR)
            .find(is_long)
            .map_or(0, |pair| pair.end);
        let start = self.sentence(pair).start.max(previous);
        let far = start.max(pair.start.saturating_sub(LONGEST));
        (far..=pair.start).find(|at| self.text.is_char_boundary(*at)).unwrap_or(pair.start)..pair.start
    }

    /// What stands after a pair in its sentence, up to the next pair.
    fn after(&self, index: usize) -> Range<usize> {
        let Some(pair) = self.pairs.get(index) else { return 0..0 };
        let next = self.pairs.get(index + 1).map_or(self.text.len(), |pair| pair.start);
        pair.end..self.sentence(pair).end.min(next)
    }

    /// The words of speech in a range.
    fn said_in(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &Range<usize>> {
        let first = self.says.partition_point(|found| found.range.start < range.start);
        let end = self.says.partition_point(|found| found.range.end <= range.end);
        self.says.get(first..end.max(first)).unwrap_or_default().iter().map(|found| &found.range)
    }

    /// Whether what tells the speaker stands before a pair.
    fn is_before(&self, index: usize) -> bool {
        let before = self.before(index);
        self.slice(before.clone()).chars().any(char::is_alphanumeric) && self.said_in(&before).next().is_some()
    }

    /// Whether a sentence that leads up to a quotation ends with it.
    fn ends_there(&self, index: usize) -> bool {
        self.is_before(index) && ends_sentence(self.slice(self.inside(index)))
    }

    /// A phrase, without white space around; `Dropped` where it is empty, `Pronoun` where it is one.
    fn phrase(&self, range: Range<usize>) -> Told {
        let words = self.slice(range.clone());
        let mark = |letter: char| letter.is_whitespace() || is_clause_mark(letter) || matches!(letter, '—' | '–' | '-');
        let start = range.start + (words.len() - words.trim_start_matches(mark).len());
        let range = start..start + words.trim_matches(mark).len();
        if range.is_empty() {
            return Told::Dropped;
        }
        let stands_alone = |found: &Found| {
            let rest = self.slice(found.range.end.min(range.end)..range.end);
            let first = rest.split_whitespace().next().unwrap_or_default();
            let is_chinese =
                self.language == "zh" && !rest.starts_with(['们', '們', '的', '和', '与', '與', '、', '跟']);
            found.range.start == range.start
                && (is_chinese
                    || rest.trim().is_empty()
                    || self.phrasing.opens(rest, Beside::Follow).is_some() && self.language == "zh"
                    || self.phrasing.is(first, Beside::Follow))
        };
        // “وأضاف وسط التصفيق”: nobody is named.
        let first = self.slice(range.clone()).split_whitespace().next().unwrap_or_default();
        if matches!(self.language, "ar" | "he") && self.phrasing.is(first, Beside::Follow) {
            return Told::Dropped;
        }
        if self.pronoun_at(range.start).is_some_and(stands_alone) { Told::Pronoun } else { Told::Phrase(range) }
    }

    /// What the frame of a pair says of its speaker.
    fn told(&self, index: usize) -> Told {
        match self.language {
            "zh" => self.chinese(index),
            "ja" => self.japanese(index),
            "ko" => self.korean(index),
            "hi" => self.hindi(index),
            "fa" => self.persian(index),
            _ => self.semitic(index),
        }
    }

    /// What the last sentence says of a quotation in the next block.
    fn introduces(&self) -> Option<Told> {
        let text = self.text.trim_end();
        let rest = text.strip_suffix([':', '：'])?;
        let start = self.stop_before(rest.len().saturating_sub(1)).unwrap_or(0);
        let said = self.said_in(&(start..text.len())).last()?;
        let range = match self.language {
            "zh" | "fa" | "hi" => {
                let before = self.slice(start..said.start);
                said.start - clause(before).len()..said.start
            }
            _ => return None,
        };
        Some(self.phrase(range))
    }

    /// “主语说：……” and “……，主语说”.
    fn chinese(&self, index: usize) -> Told {
        let (before, after) = (self.before(index), self.after(index));
        let nears = |said: &&Range<usize>| {
            let gap = self.slice(said.end..before.end);
            let tells_whom = self.slice((*said).clone()).starts_with('告')
                && !gap.trim_end_matches(is_clause_mark).contains(is_clause_mark);
            tells_whom && gap.chars().count() <= 12
                || gap.chars().count() <= 3
                    && gap.chars().all(|letter| {
                        is_clause_mark(letter) || letter.is_whitespace() || matches!(letter, '道' | '到' | '过' | '過')
                    })
                || gap.ends_with(['：', ':']) && gap.chars().count() <= 12 && !gap.contains(['，', '。'])
        };
        if let Some(said) = self.said_in(&before).next_back().filter(nears) {
            let whole = self.slice(before.start..said.start);
            let last = clause(whole);
            // “……，对记者说：”
            if last.starts_with(['对', '對', '向', '在', '于', '於', '针', '針', '并', '並']) {
                let first = whole.find(['，', ',', '《']).unwrap_or(whole.len());
                let has_words = whole.get(..first).is_some_and(|words| words.chars().any(char::is_alphanumeric));
                return if has_words { Told::Opens(before.start..before.start + first) } else { Told::Dropped };
            }
            let subject = self.phrase(said.start - last.len()..said.start);
            // “他在会上……，并说：”
            return match subject {
                Told::Phrase(range) if self.slice(range.clone()).chars().count() <= 1 => Told::Dropped,
                subject => subject,
            };
        }
        let Some(words) = self.pairs.get(index).map(|pair| inside(self.text, pair)) else { return Told::Nothing };
        let rest = self.slice(after.clone());
        let is_first = !self.slice(before.clone()).chars().any(char::is_alphanumeric);
        let is_sentence = ends_sentence(self.slice(words.clone()))
            || self.slice(words).ends_with(['，', ',', '…'])
            || rest.starts_with(['，', ',']) && is_first;
        if !is_sentence {
            return Told::Nothing;
        }
        let lead = self.slice(before.clone());
        let is_last = !rest.chars().any(char::is_alphanumeric);
        if is_last && lead.ends_with(is_clause_mark) {
            // “主语说，……，「……」”
            let marked = |said: &&Range<usize>| self.slice(said.end..before.end).starts_with(is_clause_mark);
            if let Some(said) = self.said_in(&before).rev().find(marked) {
                let last = clause(self.slice(before.start..said.start));
                return self.phrase(said.start - last.len()..said.start);
            }
        }
        // “……，”主语很诚实：“……”
        if index > 0
            && lead.ends_with(['：', ':'])
            && !lead.contains(['，', '。'])
            && self.said_in(&before).next().is_none()
        {
            return Told::Opens(before);
        }
        let goes_on =
            rest.ends_with(['：', ':']) && self.pairs.get(index + 1).is_some_and(|next| next.start == after.end);
        if goes_on && is_first && self.said_in(&after).next().is_none() && !rest.contains(['，', '。']) {
            return Told::Opens(after.clone());
        }
        match self.said_in(&after).next() {
            Some(said) => {
                let between = self.slice(after.start..said.start);
                let between = between.trim_start_matches(['，', ',', ' ']);
                // “台上，主语说”
                let last = clause(between);
                let is_near = between.chars().count() <= REACH / 2 && between.len() - last.len() <= 6 * '上'.len_utf8();
                if !is_near {
                    return Told::Nothing;
                }
                let between = last;
                self.phrase(said.start - between.len()..said.start)
            }
            None => Told::Nothing,
        }
    }

    /// “主語は「……」と述べた”, “「……」と主語は話す”, “「……」と話す主語”, “「……」と主語。”
    fn japanese(&self, index: usize) -> Told {
        let before = self.before(index);
        // “「……」、「……」と”: what follows the last of them follows all.
        let joins = |index: &usize| {
            let after = self.after(*index);
            matches!(self.slice(after.clone()).trim(), "" | "、")
                && self.pairs.get(index + 1).is_some_and(|next| next.start == after.end)
        };
        let after = self.after((index..).take(NEAR).find(|index| !joins(index)).unwrap_or(index));
        let rest = self.slice(after.clone());
        let is_quoted = ["と", "など", "って", "との", "」と", "、と"].iter().any(|word| rest.starts_with(word));
        let said = self.said_in(&after).next();
        // “「……」。佐藤さんはそう語った。”
        let follows = rest.trim_matches(['。', ' ']).is_empty();
        if follows && !is_quoted {
            let Some(pair) = self.pairs.get(index) else { return Told::Nothing };
            let start = self.sentence(pair).end;
            let end = self.stop_after(start + 1).unwrap_or(self.text.len());
            let next = self.slice(start..end);
            if let Some(range) =
                self.topic(before.clone(), true).filter(|range| range.end + 6 >= pair.start && self.is_titled(range))
            {
                return self.phrase(range);
            }
            // “「……」。町を訪れた三谷さんは……。”: who is introduced after the words that open the paragraph.
            if pair.start == 0 && !self.slice(before.clone()).chars().any(char::is_alphanumeric) {
                return self.introduced(start).map_or(Told::Nothing, |range| self.phrase(range));
            }
            let holds_so = ["そう", "こう", "と"].iter().any(|so| {
                next.contains(&format!("{so}語"))
                    || next.contains(&format!("{so}話"))
                    || next.contains(&format!("{so}述"))
                    || next.contains(&format!("{so}振"))
            });
            let is_free = self.pairs.get(index + 1).is_none_or(|pair| pair.start >= end);
            return match self.topic(start..end, false) {
                Some(range) if holds_so && is_free => self.phrase(range),
                _ => Told::Nothing,
            };
        }
        // “「……」（副市長）”
        if let Some(inner) = rest.strip_prefix(['（', '(']) {
            let end = inner.find(['）', ')']).unwrap_or(0);
            let from = after.end.min(after.start + rest.len() - inner.len());
            if self.is_titled(&(from..from + end)) {
                return self.phrase(from..from + end);
            }
        }
        if !is_quoted {
            return Told::Nothing;
        }
        let has_title = |range: &Range<usize>| self.is_titled(range);
        if self.is_split(&before) {
            return Told::Unsure;
        }
        let Some(said) = said else {
            let names = [
                "と呼",
                "と名",
                "と題",
                "という",
                "といった",
                "といい",
                "として",
                "とは",
                "との",
                "と書かれ",
                "と記され",
                "と銘打",
                "とされ",
                "とみられ",
                "と思",
            ];
            let topic = self.topic(before, true).filter(has_title);
            if let Some(range) =
                topic.filter(|_| rest.starts_with(['と', 'な']) && !names.iter().any(|word| rest.starts_with(word)))
            {
                return self.phrase(range);
            }
            // “「……」と三谷さん。”
            let phrase = rest.trim_start_matches(['と', '、']).trim_end_matches(['。', ' ']);
            let whole = after.end == self.text.len() || rest.ends_with('。');
            let end = after.start + rest.trim_end_matches(['。', ' ']).len();
            let is_short = phrase.chars().count() <= 16
                && rest.starts_with('と')
                && !phrase.contains(['は', 'が', 'を', 'に', '、', 'い', 'る', 'た']);
            if whole && is_short && !phrase.is_empty() {
                return self.phrase(end - phrase.len()..end);
            }
            // “三谷さんは……。「……」と肩を落とした。”
            let is_act = rest.starts_with('と')
                && !names.iter().any(|word| rest.starts_with(word))
                && phrase.chars().count() <= REACH / 2
                && phrase.ends_with(['た', 'る', 'う', 'す', 'く'])
                && !phrase.contains(['は', '、', 'が', 'も']);
            return match self.spoken_of(index).filter(|_| is_act) {
                Some(range) => self.phrase(range),
                None => Told::Nothing,
            };
        };
        if let Some(range) = self.topic(before, true) {
            return self.phrase(range);
        }
        // Between the marks and the word of speech: “と、森本さんは話す”.
        let between = self.slice(after.start..said.start);
        let lead = between.len() - between.trim_start_matches(['と', '、']).len();
        if let Some(range) = self.topic(after.start + lead..said.start, false).filter(has_title) {
            return self.phrase(range);
        }
        // “と話すのは、東京の森本教授だ”.
        let tail = self.slice(said.end..after.end);
        if let Some(at) = tail.find("のは").filter(|at| *at <= 6) {
            let from = said.end + at + "のは".len();
            let phrase = self.slice(from..after.end).trim_end_matches(['。', ' ']);
            let phrase = ["です", "だ", "である", "だった"]
                .iter()
                .fold(phrase, |phrase, end| phrase.strip_suffix(end).unwrap_or(phrase));
            let range = from..from + phrase.len();
            return if has_title(&range) { self.phrase(range) } else { Told::Dropped };
        }
        // “と話す森本さん”.
        let end = tail.find(['は', 'が', '。', '、', 'も', 'の', 'を', 'に']).unwrap_or(tail.len());
        let phrase = tail.get(..end).unwrap_or_default().trim_start_matches(['た', 'る', 'い', 'う']);
        let range = said.end + end - phrase.len()..said.end + end;
        if phrase.chars().count() <= 10 && self.is_titled(&range) {
            return self.phrase(said.end + end - phrase.len()..said.end + end);
        }
        Told::Dropped
    }

    /// Whether a Japanese phrase ends with what someone is, or a form of address.
    fn is_titled(&self, range: &Range<usize>) -> bool {
        let phrase = bare(self.slice(range.clone()));
        [Beside::Office, Beside::Address].iter().any(|sense| self.phrasing.ends(phrase, *sense).is_some())
    }

    /// The people who are topics in a range outside of quotation marks; where there is none, subjects.
    fn people_spoken_of(&self, range: Range<usize>) -> Vec<Range<usize>> {
        let topics = self.people_at(&range, ['は', 'も']);
        if topics.is_empty() { self.people_at(&range, ['が', 'が']) } else { topics }
    }

    /// The people before some particles in a range.
    fn people_at(&self, range: &Range<usize>, particles: [char; 2]) -> Vec<Range<usize>> {
        let letters = self.slice(range.clone()).char_indices().filter(|(_, letter)| particles.contains(letter));
        let places = letters.map(|(at, _)| range.start + at);
        let outside = places.filter(|place| !self.pairs.iter().any(|pair| pair.contains(place)));
        let phrases = outside.filter_map(|place| {
            let phrase = self.slice(range.start..place);
            let marks = ['、', '。', '」', '』', 'は', 'が', 'を'];
            let start = phrase.rfind(marks).map_or(0, |at| at + '、'.len_utf8());
            Some(range.start + start..place).filter(|range| !range.is_empty() && self.is_titled(range))
        });
        // “三谷氏と中村氏は”: each counts.
        let each = |range: Range<usize>| {
            let first = self.slice(range.clone()).find(['と', 'や']).map(|at| range.start..range.start + at);
            first.filter(|first| !first.is_empty() && self.is_titled(first)).into_iter().chain([range])
        };
        phrases.flat_map(each).collect()
    }

    /// The person of whom the sentences before a quotation speak, in its paragraph.
    fn spoken_of(&self, index: usize) -> Option<Range<usize>> {
        let pair = self.pairs.get(index)?;
        // Before another quotation in its own sentence.
        if let [one] = self.people_at(&(self.sentence(pair).start..pair.start), ['は', 'も']).as_slice() {
            return Some(one.clone());
        }
        let mut end = self.before(index).start;
        end = self.stop_before(end).or_else(|| self.stop_before(self.pairs.get(index)?.start))?;
        for _ in 0..3 {
            let start = self.stop_before(end.saturating_sub(1)).unwrap_or(0);
            match self.people_spoken_of(start..end).as_slice() {
                [] if start > 0 => end = start,
                // “三谷さんも来た”: another came before.
                [one] if self.slice(one.end..end).starts_with('も') => {
                    return Some(one.clone()).filter(|_| self.people_spoken_of(0..start).is_empty());
                }
                [one] => return Some(one.clone()),
                _ => return None,
            }
        }
        None
    }

    /// The person whom the sentences from a place on speak of first.
    fn introduced(&self, from: usize) -> Option<Range<usize>> {
        let mut start = from;
        for _ in 0..3 {
            let end = self.stop_after(start + 1)?;
            match self.people_spoken_of(start..end).as_slice() {
                [] => start = end,
                [one] => return Some(one.clone()),
                _ => return None,
            }
        }
        None
    }

    /// Whether a topic and the subject right before the marks are two: which of them speaks is not said.
    fn is_split(&self, range: &Range<usize>) -> bool {
        let words = self.slice(range.clone()).trim_end_matches(['、', ' ']);
        let Some(inner) = words.strip_suffix('が') else { return false };
        let outer = inner.split("は").next().filter(|outer| outer.len() < inner.len());
        let is_title = |phrase: &str| {
            [Beside::Office, Beside::Address].iter().any(|sense| self.phrasing.ends(phrase, *sense).is_some())
        };
        is_title(inner) && outer.is_some_and(is_title)
    }

    /// The phrase that a topic's particle ends, the nearest to the end that may name somebody; not the subject of a clause
    /// inside, unless it stands alone.
    fn topic(&self, range: Range<usize>, adjoins: bool) -> Option<Range<usize>> {
        let words = self.slice(range.clone());
        let mut topics: Vec<(Range<usize>, bool)> = Vec::new();
        for (at, letter) in words.char_indices().filter(|(_, letter)| matches!(letter, 'は' | 'が' | 'も')) {
            let rest = words.get(at + letter.len_utf8()..).unwrap_or_default();
            let phrase = words.get(..at).unwrap_or_default();
            let start = phrase.rfind(['、', '。', '」', '』']).map_or(0, |at| at + '、'.len_utf8());
            let phrase = phrase.get(start..).unwrap_or_default();
            let past_particle = phrase.rfind(['は', 'が', 'を']).map_or(0, |at| at + 'は'.len_utf8());
            let phrase_start = range.start + start + past_particle;
            let phrase = phrase.get(past_particle..).unwrap_or_default();
            let ends = phrase.chars().next_back();
            // Behind a particle は is another: には, では, とは; and hiragana ends few names but “さん”.
            let is_name = phrase.ends_with("さん")
                || phrase.ends_with("ちゃん")
                || phrase.ends_with("くん")
                || phrase.ends_with("ら")
                || ends.is_some_and(|letter| !matches!(letter, 'ぁ'..='ゖ'));
            // “避難した際は”.
            let is_when = phrase.ends_with(['際', '時', '後', '前', '頃', '日', '月', '年']);
            let adjacent = rest.trim_start_matches(['、', ' ', ',']).is_empty();
            if is_name && !is_when && (letter == 'は' || adjacent && adjoins || letter == 'も' && adjacent) {
                topics.push((phrase_start..range.start + at, adjacent));
            }
        }
        // “三谷さんは地震発生当時は家にいて、「……」と”.
        let (last, adjacent) = topics.last()?;
        let titled = topics.iter().rev().find(|(range, _)| self.is_titled(range));
        Some(titled.filter(|_| !adjacent).map_or(last, |(range, _)| range).clone())
    }

    /// “주어는 "……"라고 말했다”, “"……"고 주어는 말했다”.
    fn korean(&self, index: usize) -> Told {
        let (before, after) = (self.before(index), self.after(index));
        let rest = self.slice(after.clone());
        let marks = ["라고", "이라고", "고", "며", "라며", "이라며", "다며", "면서", "라면서", "이라면서", "다고"];
        let first =
            rest.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '.')).next().unwrap_or_default();
        let is_quoted = marks.contains(&first);
        let said = self.said_in(&after).next();
        if let Some(said) = said
            && (is_quoted || rest.trim_start_matches(['.', ' ', ',']).len() == self.text.len() - after.start)
            && let Some(range) = self.subject(after.start + first.len()..said.start)
        {
            return self.phrase(range);
        }
        if !is_quoted {
            // “"……." 박씨의 말이다.”
            let Some(pair) = self.pairs.get(index) else { return Told::Nothing };
            let end = self.stop_after(pair.end + 1).unwrap_or(self.text.len());
            let next = self.slice(pair.end..end).trim();
            return match next.strip_suffix("말이다.").or_else(|| next.strip_suffix("설명이다.")).map(str::trim_end)
            {
                Some(phrase) if phrase.ends_with('의') && next.chars().count() < REACH => {
                    let at = pair.end + self.slice(pair.end..end).find(phrase).unwrap_or_default();
                    self.phrase(at..at + phrase.len() - '의'.len_utf8())
                }
                _ => Told::Nothing,
            };
        }
        // The particle alone says that it is speech: the word for it may stand behind a later quotation.
        match self.subject(before) {
            Some(range) => self.phrase(range),
            None => Told::Dropped,
        }
    }

    /// The phrase before a topic's particle, the nearest to the end; the particle of a subject counts where it stands
    /// right before the marks or where there is no topic.
    fn subject(&self, range: Range<usize>) -> Option<Range<usize>> {
        let words = self.slice(range.clone());
        let mut start = range.start;
        let mut found: Option<(Range<usize>, bool)> = None;
        let mut at = 0;
        let all = words.split_whitespace().count();
        for (nth, word) in words.split(' ').enumerate() {
            let (from, to) = (range.start + at, range.start + at + word.len());
            at += word.len() + 1;
            let bare = word.trim_end_matches([',', ' ']);
            let pronoun = self.pronoun_at(from).is_some();
            let particle = bare.chars().next_back().filter(|_| bare.chars().count() > 1);
            let title = particle.and_then(|particle| bare.get(..bare.len() - particle.len_utf8()));
            let is_title = title.is_some_and(|title| {
                self.phrasing.is(title, Beside::Office) || self.phrasing.is(title, Beside::Address)
            });
            let is_verb = [
                "다는",
                "냐는",
                "하는",
                "되는",
                "있는",
                "없는",
                "않는",
                "려는",
                "받는",
                "어지는",
                "오는",
                "드는",
                "쓰는",
                "르는",
                "끄는",
                "키는",
                "받은",
                "담은",
                "맡은",
                "같은",
                "많은",
                "좋은",
                "높은",
                "작은",
                "젊은",
                "남은",
                "찾은",
                "얻은",
                "낮은",
                "잃은",
                "넓은",
                "깊은",
                "않은",
                "늦은",
                "입은",
                "죽은",
                "읽은",
                "넘은",
            ]
            .iter()
            .any(|end| bare.ends_with(end));
            let is_topic = matches!(particle, Some('은' | '는')) && !is_verb || particle == Some('도') && is_title;
            // Further before it is the subject of a clause inside.
            let is_subject = matches!(particle, Some('이' | '가')) && is_title && nth + 3 >= all;
            if pronoun {
                found = Some((from..from + bare.len(), true));
            } else if is_topic || is_subject && found.as_ref().is_none_or(|(_, topic)| !topic) {
                let end = from + bare.len() - '은'.len_utf8();
                found = Some((start.min(end)..end, is_topic));
            }
            let ends = bare
                .ends_with(['면', '서', '에', '로', '를', '을', '며', '고', '은', '는', '이', '가', '도', '해'])
                && bare.chars().count() > 1
                || word.ends_with(',')
                || to == start;
            if ends {
                start = to.min(range.end) + usize::from(to < range.end);
            }
        }
        found.map(|(range, _)| range)
    }

    /// “कर्ता ने कहा, "……"” and “"……", कर्ता ने कहा”.
    fn hindi(&self, index: usize) -> Told {
        let (before, after) = (self.before(index), self.after(index));
        let near = |said: &&Range<usize>| {
            let gap = self.slice(said.end..before.end);
            gap.chars().count() <= 8
                && gap.chars().all(|letter| {
                    letter.is_whitespace() || matches!(letter, ',' | ':' | '-' | '–' | 'क' | 'ि' | 'ह' | 'ै' | 'थ' | 'ा')
                })
        };
        if let Some(said) = self.said_in(&before).next_back().filter(near) {
            return self.behind_particle(before.start..said.start);
        }
        let rest = self.slice(after.clone());
        let said = self.said_in(&after).next();
        match said {
            Some(said)
                if rest.trim_start().starts_with([',', '-', '–']) || ends_sentence(self.slice(self.inside(index))) =>
            {
                match self.slice(after.start..said.start).contains(['।', ':']) {
                    true => Told::Nothing,
                    false => self.behind_particle(after.start..said.start),
                }
            }
            _ => Told::Nothing,
        }
    }

    fn inside(&self, index: usize) -> Range<usize> {
        self.pairs.get(index).map_or(0..0, |pair| inside(self.text, pair))
    }

    /// What stands before ने.
    fn behind_particle(&self, range: Range<usize>) -> Told {
        let words = self.slice(range.clone());
        let mut at = words.len();
        let mut end = None;
        for word in words.rsplit(' ') {
            at -= word.len();
            let place = range.start + at;
            if self.pronoun_at(place).is_some() {
                return Told::Pronoun;
            }
            if word == "ने" {
                end = Some(place);
                break;
            }
            at = at.saturating_sub(1);
        }
        match end {
            Some(end) => {
                let phrase = self.slice(range.start..end);
                let past = ["के अनुसार", "के मुताबिक", " कि "];
                let start =
                    past.iter().filter_map(|words| phrase.rfind(words).map(|at| at + words.len())).max().unwrap_or(0);
                let start = start.max(phrase.rfind([',', '।']).map_or(0, |at| at + 1));
                self.phrase(range.start + start..end)
            }
            None => Told::Dropped,
        }
    }

    /// “گوینده گفت: «……»” and “«……» گوینده گفت”.
    fn persian(&self, index: usize) -> Told {
        let (before, after) = (self.before(index), self.after(index));
        let near = |said: &&Range<usize>| {
            let gap = self.slice(said.end..before.end);
            gap.chars().count() <= 8
                && gap.chars().all(|letter| {
                    letter.is_whitespace() || is_clause_mark(letter) || matches!(letter, 'ک' | 'ه' | 'ا' | 'س' | 'ت')
                })
        };
        if let Some(said) = self.said_in(&before).next_back().filter(near) {
            // Commas part the name from the office: the whole sentence is asked.
            let words = self.slice(before.start..said.start);
            let from = words
                .rfind([':', '؛', '»'])
                .map_or(0, |at| at + words.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
            return self.phrase(before.start + from..said.start);
        }
        let Some(said) = self.said_in(&after).next() else { return Told::Nothing };
        let between = self.slice(after.start..said.start);
        if between.contains(['.', '؛', ':', '«']) || between.chars().count() > REACH {
            return Told::Nothing;
        }
        match self.phrase(after.start..said.start) {
            Told::Phrase(range) if self.slice(range.clone()).split(' ').count() > 5 => Told::Nothing,
            told => told,
        }
    }

    /// “قال فلان: «……»”, “فلان قال: «……»”, “«……»، قال فلان”; so in Hebrew.
    fn semitic(&self, index: usize) -> Told {
        let (before, after) = (self.before(index), self.after(index));
        let said: Vec<&Range<usize>> = self.said_in(&before).collect();
        let lead = self.slice(before.clone()).trim_end();
        let last_word = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
        let leads_in = lead.ends_with([':', '،', ',']) || is_that(last_word);
        if let [earlier @ .., said] = said.as_slice() {
            let end = before.start + if is_that(last_word) { lead.len() - last_word.len() } else { lead.len() };
            let gap = self.slice(said.end..end.max(said.end));
            let end = if gap.split_whitespace().all(is_that) { said.end } else { end };
            let gap = self.slice(said.end..end.max(said.end));
            let opens = self.slice(before.start..said.start).trim_matches([' ', 'و', '\n']).is_empty();
            let reach = if opens && lead.ends_with(':') { REACH * 5 } else { REACH * 2 };
            let adjoins = gap.chars().count() <= reach && (leads_in || gap.trim().is_empty());
            if adjoins {
                if let Told::Phrase(range) = self.phrase(said.end..end.max(said.end)) {
                    let words = self.slice(range.clone());
                    let bound = words.find(['،', ',', ':']).unwrap_or(words.len());
                    // “وقال، في بيان، …” names nobody.
                    return self.phrase(range.start..range.start + bound);
                }
                // “…وأضاف فلان في حديث، قائلاً: «……»”
                let adds =
                    ["قائل", "مضيف", "موضح", "مؤكد", "مبين", "معتبر", "مشدد", "لافت", "مشير", "محذر", "متابع", "مردف"]
                        .iter()
                        .any(|stem| self.slice((*said).clone()).starts_with(stem));
                let from = self.sentence(self.pairs.get(index).unwrap_or(&before)).start;
                let main = earlier.last().copied().or_else(|| self.said_in(&(from..said.start)).next());
                if adds && let Some(first) = main.filter(|first| self.slice(first.end..said.start).chars().count() > 2)
                {
                    let words = self.slice(first.end..said.start);
                    let bound = words.find(['،', ',', ':', '.']).unwrap_or(words.len());
                    return self.phrase(first.end..first.end + bound);
                }
                let words = clause(self.slice(before.start..said.start));
                let words = ["أن ", "إن ", "כי ", "بأن "]
                    .iter()
                    .fold(words, |words, that| words.rsplit(*that).next().unwrap_or(words));
                let words = words.trim_start();
                return match self.phrase(said.start - words.len()..said.start) {
                    Told::Phrase(range) if self.slice(range.clone()).split(' ').count() > 5 => Told::Dropped,
                    Told::Phrase(range) if self.slice(range.clone()).chars().count() < 3 => Told::Dropped,
                    told => self.without_from(told),
                };
            }
        }
        // “قال فلان إن العبّارة «ستعود في موعدها»”.
        if let [said] = said.as_slice() {
            let words = self.slice(said.end..before.end);
            let opens = self.slice(before.start..said.start).trim_matches([' ', 'و']).is_empty();
            let reports = words.split_whitespace().any(|word| is_that(word) && word != "على" && word != "ש");
            let is_long = self.slice(self.inside(index)).split_whitespace().count() > 3;
            if opens && reports && is_long && words.chars().count() <= REACH * 5 && !words.contains(['.', ':', '؛']) {
                let end = words.find(['،', ',']).unwrap_or(words.len());
                return self.phrase(said.end..said.end + end);
            }
        }
        let rest = self.slice(after.clone());
        let Some(said) = self.said_in(&after).next() else { return Told::Nothing };
        let lead = self.slice(after.start..said.start).trim_matches([',', '،', ' ', '.', '-', '–']);
        if !matches!(lead, "" | "كما" | "هكذا" | "בכך" | "כך") || rest.trim_start().starts_with('.') {
            return Told::Nothing;
        }
        let tail = self.slice(said.end..after.end);
        let bound = tail.find(['،', ',', ':', '.', '؛']).unwrap_or(tail.len());
        self.phrase(said.end..said.end + bound)
    }

    /// “ממשרד התחבורה נמסר”: the preposition is no part of the name.
    fn without_from(&self, told: Told) -> Told {
        match told {
            Told::Phrase(range) if self.language == "he" && self.slice(range.clone()).starts_with('מ') => {
                let rest = self.slice(range.start + 'מ'.len_utf8()..range.end);
                let is_office = rest.starts_with("משרד")
                    || rest.starts_with("דובר")
                    || rest.starts_with("עיריית")
                    || rest.starts_with("לשכת")
                    || rest.starts_with("חברת");
                if is_office { Told::Phrase(range.start + 'מ'.len_utf8()..range.end) } else { Told::Phrase(range) }
            }
            told => told,
        }
    }

    /// What bodies say in a block's sentences without quotation marks: the words from a name to the word of speech, and the
    /// body.
    fn statements(&self, names: &mut Names, mut found: impl FnMut(Range<usize>, Party)) {
        for said in self.says.iter().map(|found| &found.range) {
            let start = self.stop_before(said.start).unwrap_or(0);
            let end = self.stop_after(said.end).unwrap_or(self.text.len());
            let first_pair = self.pairs.get(self.pairs.partition_point(|pair| pair.end <= start));
            if end - start > LONGEST || first_pair.is_some_and(|pair| pair.start < end) {
                continue;
            }
            let words = self.slice(start..said.start);
            let last = clause(words);
            let told = match self.language {
                "zh" | "fa" => Some(said.start - last.len()..said.start),
                "ja" => self.topic(start..said.start, false),
                "ko" => self.subject(start..said.start),
                "hi" => match self.behind_particle(start..said.start) {
                    Told::Phrase(range) => Some(range),
                    _ => None,
                },
                _ => {
                    let after = self.slice(said.end..end);
                    let bound = after.find(is_clause_mark).unwrap_or(after.len());
                    Some(said.end..said.end + bound)
                }
            };
            let Some(Told::Phrase(range)) = told.map(|range| self.phrase(range)) else { continue };
            let Some(party) =
                names.party(self.slice(range.clone())).filter(|party| party.kind == PartyKind::Organization)
            else {
                continue;
            };
            // “The company”, “the police”: which one is not said.
            let is_generic = is_generic(&party.name)
                || !party.name.contains(' ') && matches!(self.language, "ar" | "he" | "fa" | "hi");
            if let Some(at) = self.slice(range.clone()).find(&party.name).filter(|_| !is_generic) {
                let name = range.start + at;
                // Words of speech are nouns too.
                if self.language == "zh" {
                    let plain = [
                        "表示", "称", "稱", "指出", "宣布", "透露", "说", "說", "强调", "強調", "警告", "证实", "證實",
                    ];
                    let is_plain = plain.contains(&self.slice(said.clone()))
                        || self.slice(said.end..end).starts_with(is_clause_mark);
                    let gap = self.slice((name + party.name.len()).min(said.start)..said.start);
                    if !is_plain || gap.chars().count() > 8 {
                        continue;
                    }
                }
                // An Arabic object stands where “that” would.
                let rest = self.slice(name + party.name.len()..end).trim_start();
                let next = rest.split_whitespace().next().unwrap_or_default();
                let is_bound = rest.starts_with(is_clause_mark) || is_that(next) && next != "على";
                if matches!(self.language, "ar" | "he") && !is_bound {
                    continue;
                }
                found(name.min(said.start)..said.end.max(name + party.name.len()), party);
            }
        }
    }

    /// The speaker whom a pronoun or speech without a subject stands for, where only one can be meant; and who goes on
    /// where nothing is said of the speaker.
    fn resolved(
        &self,
        names: &mut Names,
        index: usize,
        at: usize,
        last: Option<&Last>,
        previous: Option<&Frames>,
        told: &Told,
    ) -> Option<Party> {
        let pair = self.pairs.get(index)?;
        let before = self.before(index);
        let sentence = self.sentence(pair);
        // “「……」、「……」と”: one after the other.
        let joins = |gap: &str| gap.chars().all(|letter| letter.is_whitespace() || matches!(letter, '、' | ','));
        if let Told::Nothing = told
            && let Some(last) =
                last.filter(|last| last.at == at && joins(self.slice(last.end..pair.start.max(last.end))))
        {
            return Some(last.party.clone());
        }
        // A quotation that goes on: nothing but its own marks stands in its sentence.
        if let Told::Nothing = told {
            let alone = !self.slice(before.clone()).chars().any(char::is_alphanumeric)
                && !self.slice(self.after(index)).chars().any(char::is_alphanumeric)
                && ends_sentence(self.slice(self.inside(index)));
            if !alone {
                return None;
            }
            if let Some(last) = last.filter(|last| last.at == at && self.is_next(last, pair.start)) {
                return Some(last.party.clone());
            }
            let end = self.stop_before(before.start)?;
            let start = self.stop_before(end.saturating_sub(1)).unwrap_or(0);
            return match self.reported(start..end)? {
                Told::Phrase(range) => names.party(self.slice(range)),
                _ => None,
            };
        }
        let stands_for = |party: &Party| matches!(told, Told::Dropped) || party.kind == PartyKind::Person;
        let last = last.filter(|last| stands_for(&last.party));
        // “이 관계자는”: the one who was called so.
        if let (Told::Pronoun, Some(last)) = (told, last)
            && let Some(found) = self.pronouns.iter().rev().find(|found| found.range.end <= pair.start)
            && let Some(office) = self.slice(found.range.clone()).strip_prefix("이 ")
            && last.party.name.ends_with(office.trim_end_matches(['은', '는', '이', '가']))
        {
            return Some(last.party.clone());
        }
        // Those whom the sentence names already: its subject, unless they are more.
        let own = names.people_in(self.slice(before.clone()));
        let is_object = self.language == "ko"
            && ["데 대해", "것에 대해", "묻자", "질문에"]
                .iter()
                .any(|words| self.slice(before.clone()).contains(words));
        if !own.is_empty() && !is_object {
            return match self.language {
                // There a subject has its particle; whom the sentence names without one does not speak.
                "ja" | "ko" => None,
                "zh" => names.subject_in(self.slice(before)),
                _ => names.only_one_in(self.slice(before)),
            };
        }
        // “老人坐在门口，他说”: somebody whom nobody names.
        if self.language == "zh" && names.has_other(self.slice(before.clone()), "") {
            return None;
        }
        // Another may be the one of whom the sentence speaks.
        let last = last.filter(|last| {
            matches!(self.language, "ja" | "ko") || !names.has_other(self.slice(before.clone()), &last.party.name)
        });
        let from = before.start.max(sentence.start);
        if let Some(last) = last.filter(|last| last.at == at)
            && (self.is_next(last, from) || self.stays_with(names, last, last.end..from.max(last.end)))
        {
            return Some(last.party.clone());
        }
        // The sentence before, in this block or at the end of the one before.
        let own_end = self.stop_before(before.start);
        if let Some(end) = own_end.filter(|end| self.slice(0..*end).chars().any(char::is_alphanumeric)) {
            let start = self.stop_before((end).saturating_sub(1)).unwrap_or(0);
            if let Some(one) = self.subject_of(names, start..end) {
                return Some(one).filter(stands_for);
            }
            if !names.people_in(self.slice(start..end)).is_empty() {
                return None;
            }
        } else if self.slice(0..before.start).chars().any(char::is_alphanumeric) {
            return None;
        }
        let previous = previous?;
        let lead = self.slice(0..from);
        if let Some(last) = last.filter(|last| last.at + 1 == at) {
            let is_near = previous.is_next(last, previous.text.len())
                || previous.stays_with(names, last, last.end..previous.text.len());
            let goes_on = !lead.chars().any(char::is_alphanumeric) || self.stays_with(names, last, 0..from);
            if is_near && goes_on {
                return Some(last.party.clone());
            }
        }
        if lead.chars().any(char::is_alphanumeric) {
            return None;
        }
        // A caption ends without a mark.
        let end =
            previous.stops.last().copied().filter(|_| ends_sentence(previous.text.trim_end_matches(is_closing)))?;
        let start = previous.stop_before(end.saturating_sub(1)).unwrap_or(0);
        previous.subject_of(names, start..end).filter(stands_for)
    }

    /// Whether the sentences of a range still speak of the one who spoke last: by a pronoun, or without a subject, where
    /// the language tells a subject.
    fn stays_with(&self, names: &mut Names, last: &Last, range: Range<usize>) -> bool {
        let words = self.slice(range.clone());
        let is_told = match self.language {
            "zh" => words.contains(['他', '她']),
            "ko" => self.subject(range).is_none_or(|subject| names.party(self.slice(subject)).is_none()),
            _ => false,
        };
        is_told && words.len() <= LONGEST / 2 && !names.has_other(words, &last.party.name)
    }

    /// Of whom a sentence speaks.
    fn subject_of(&self, names: &mut Names, range: Range<usize>) -> Option<Party> {
        if self.language == "ko" {
            let subject = self.subject(range)?;
            // “민 대표와 김 시장은”, “관계자도”: more than one is spoken of.
            let is_one = self.slice(subject.end..self.text.len()).starts_with(['은', '는'])
                && !self.slice(subject.clone()).split(' ').any(|word| word.ends_with(['와', '과', ',', '·']));
            if !is_one {
                return None;
            }
            return names.party(self.slice(subject)).filter(|party| party.kind == PartyKind::Person);
        }
        if self.language != "zh" {
            return names.only_one_in(self.slice(range));
        }
        match self.reported(range.clone()) {
            Some(Told::Phrase(phrase)) => names.party(self.slice(phrase)),
            _ => names.subject_in(self.slice(range)),
        }
    }

    /// Who speaks in a sentence without quotation marks: “主语说，……。”
    fn reported(&self, range: Range<usize>) -> Option<Told> {
        if self.language != "zh" || range.len() > LONGEST {
            return None;
        }
        let first = self.pairs.get(self.pairs.partition_point(|pair| pair.end <= range.start));
        let range = range.start..first.map_or(range.end, |pair| pair.start.clamp(range.start, range.end));
        let marked = |said: &&Range<usize>| {
            let rest = self.slice(said.end..range.end);
            // “告诉记者，”
            let told = self.slice((*said).clone()).starts_with('告');
            rest.starts_with(is_clause_mark) || told && rest.chars().take(6).any(is_clause_mark)
        };
        let said = self.said_in(&range).find(marked)?;
        let last = clause(self.slice(range.start..said.start));
        Some(self.phrase(said.start - last.len()..said.start))
    }

    /// The one who speaks in the sentence before: “……はこう語った。「……」と言う”.
    fn led_up(&self, index: usize) -> Option<Range<usize>> {
        let before = self.before(index);
        let end = self.stop_before(before.start)?;
        let start = self.stop_before((end).saturating_sub(1)).unwrap_or(0);
        let next = self.pairs.get(self.pairs.partition_point(|pair| pair.start < start));
        if end - start > LONGEST
            || next.is_some_and(|pair| pair.end <= end)
            || self.said_in(&(start..end)).next().is_none()
        {
            return None;
        }
        let told = match self.language {
            "ja" => self.topic(start..end, false),
            "ko" => self.subject(start..end),
            _ => None,
        };
        let has_title = |range: &Range<usize>| {
            let phrase = self.slice(range.clone());
            [Beside::Office, Beside::Address].iter().any(|sense| self.phrasing.ends(phrase, *sense).is_some())
        };
        told.and_then(|range| match self.phrase(range) {
            Told::Phrase(range) => Some(range).filter(has_title),
            _ => None,
        })
    }

    /// Whether no sentence stands between the last quotation and a place.
    fn is_next(&self, last: &Last, place: usize) -> bool {
        let between = self.slice(last.end..place.max(last.end));
        if between.len() > LONGEST {
            return false;
        }
        let own = usize::from(!last.is_closed);
        let sentences = between.split_inclusive(|letter: char| is_stop(letter) || letter == '.');
        sentences.filter(|words| words.chars().any(char::is_alphanumeric)).count() <= own
    }
}
