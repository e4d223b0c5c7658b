//! The source chain as a small picture in text, for people at a terminal: the origin at the top, this page at the
//! bottom, then what the article rests on.
//!
//! Everything in it comes from a page, so nothing in it may steer a terminal: control and bidirectional characters are
//! made visible. Width is counted as terminals show letters; lines end before column 80 wherever a text can be broken.

use crate::chain::{Confidence, Link, Note, NoteKind, Republication, Rights, SourceChain, Work};
use crate::cite::wording::{DateOrder, spell_date};
use crate::claim::{Anonymous, Evidence, Genre, Party, Quotation, Relation, Role, Selector, Source};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter};

const WIDTH: usize = 80;
/// How many letters of a quotation are shown.
const SHOWN: usize = 240;
/// How many pieces of evidence are shown for a link: the answer as JSON has them all.
const PROOFS: usize = 2;

/// Draws the chain. The text ends with a line break.
pub fn picture(chain: &SourceChain) -> String {
    let mut picture = Picture::default();
    picture.work(&chain.work);
    for link in &chain.links {
        picture.link(link);
    }
    if chain.links.is_empty() {
        picture.line("  ·  ", "  ·  ", "The page does not tell where it comes from.");
    } else {
        picture.line("  ▼", "", "");
    }
    picture.line("  ", "  ", &format!("this page{}", in_what_way(chain.work.republication)));
    picture.section("Rests on", &chain.sources, |picture, number, source| picture.source(number, source));
    picture.section("Quotes", &chain.quotations, |picture, _, quotation| picture.quotation(quotation));
    picture.section("Leaves unnamed", &chain.anonymous, |picture, _, Anonymous { words, .. }| {
        picture.line("  ·  ", "     ", words);
    });
    picture.rights(&chain.rights);
    picture.section("Notes", &chain.notes, |picture, _, note| picture.note(note));
    picture.text
}

#[derive(Default)]
struct Picture {
    text: String,
}

impl Picture {
    /// A text under a first and further indents; an empty text gives a line of the indent alone.
    fn line(&mut self, first: &str, further: &str, text: &str) {
        let options = Options::new(WIDTH)
            .initial_indent(first)
            .subsequent_indent(further)
            .word_splitter(WordSplitter::NoHyphenation);
        let text = clean(text);
        if text.is_empty() {
            self.text.push_str(first);
            self.text.push('\n');
        }
        for line in textwrap::wrap(&text, options).iter().filter(|_| !text.is_empty()) {
            self.text.push_str(line.trim_end());
            self.text.push('\n');
        }
    }

    /// A text with a label at the right edge, or below where there is no room beside.
    fn labelled(&mut self, first: &str, further: &str, text: &str, label: &str) {
        let text = clean(text);
        let used = display_width(first) + display_width(&text) + display_width(label);
        if used + 2 <= WIDTH {
            let gap = " ".repeat(WIDTH - used);
            self.text.push_str(&format!("{first}{text}{gap}{label}\n"));
        } else {
            self.line(first, further, &text);
            let gap = " ".repeat(WIDTH.saturating_sub(display_width(further) + display_width(label)));
            self.text.push_str(&format!("{further}{gap}{label}\n"));
        }
    }

    fn section<T>(&mut self, heading: &str, items: &[T], draw: impl Fn(&mut Picture, usize, &T)) {
        if items.is_empty() {
            return;
        }
        self.heading(heading);
        for (index, item) in items.iter().enumerate() {
            draw(self, index + 1, item);
        }
    }

    fn heading(&mut self, heading: &str) {
        let rule = "─".repeat(WIDTH.saturating_sub(display_width(heading) + 1));
        self.text.push_str(&format!("\n{heading} {rule}\n"));
    }

    fn work(&mut self, work: &Work) {
        self.line("", "", work.title.as_deref().unwrap_or("(no title)"));
        if let Some(url) = work.canonical_url.as_ref().or(work.url.as_ref()) {
            self.line("", "", url);
        }
        let published =
            work.published.as_ref().map(|date| format!("published {}", spell_date(date, DateOrder::DayFirst)));
        let modified = work.modified.as_ref().map(|date| format!("changed {}", spell_date(date, DateOrder::DayFirst)));
        let partial = (!work.complete).then(|| "only a part of the text".to_owned());
        let genre = work.genre.map(|genre| genre_in_words(genre).to_owned());
        let known: Vec<String> = [published, modified, genre, partial].into_iter().flatten().collect();
        if !known.is_empty() {
            self.line("", "", &known.join(" · "));
        }
        self.text.push('\n');
    }

    fn link(&mut self, link: &Link) {
        let (sign, confidence) = match link.confidence {
            Confidence::Stated => ("  ●  ", "stated"),
            Confidence::Declared => ("  ◐  ", "in the metadata"),
            Confidence::Inferred => ("  ○  ", "inferred"),
            Confidence::Disputed => ("  ◇  ", "disputed"),
        };
        let role = match link.role {
            Role::Author => "author",
            Role::Translator => "translator",
            Role::Contributor => "contributor",
            Role::Original => "first published by",
            Role::Agency => "news agency",
            Role::Intermediary => "by way of",
            Role::Republisher => "republished by",
        };
        let mut name = link.party.name.clone();
        if let Some(date) = &link.date {
            name = format!("{name} · {}", spell_date(date, DateOrder::DayFirst));
        }
        let rail = "  │  ";
        self.labelled(sign, rail, &name, &format!("{role} · {confidence}"));
        if let Some(url) = link.url.as_ref().or(link.party.url.as_ref()) {
            self.line(rail, rail, url);
        }
        for proof in link.support.iter().take(PROOFS) {
            self.line(rail, "  │   ", &shown(proof));
        }
        for proof in link.against.iter().take(PROOFS) {
            self.line("  │  but ", "  │      ", &shown(proof));
        }
        self.line("  │", "", "");
    }

    fn source(&mut self, number: usize, source: &Source) {
        let first = format!("{number:>4}  ");
        let name = source.party.as_ref().map_or(source.text.as_str(), |party| party.name.as_str());
        let relation = match source.relation {
            Relation::Report => "report",
            Relation::Document => "document",
            Relation::Study => "study",
            Relation::Official => "official statement",
            Relation::Data => "data",
            Relation::Post => "post",
            Relation::Video => "video",
            Relation::OwnEarlier => "earlier piece of its own",
            Relation::Sponsored => "sponsored",
        };
        self.labelled(&first, "      ", name, relation);
        if let Some(url) = source.url.as_ref().or(source.href.as_ref()) {
            self.line("      ", "      ", url);
        }
        if source.party.is_some() && !source.text.is_empty() {
            self.line("      ", "       ", &quoted(&source.text));
        }
    }

    fn quotation(&mut self, quotation: &Quotation) {
        self.line("  ", "   ", &quoted(&quotation.words));
        let mut credit = quotation.speaker.iter().map(|speaker| speaker.name.clone()).collect::<Vec<_>>();
        credit.extend(quotation.via.iter().map(|Party { name, .. }| format!("through {name}")));
        credit.extend(quotation.sources.iter().map(|index| format!("[{}]", index + 1)));
        if !credit.is_empty() {
            self.line("     — ", "       ", &credit.join(", "));
        }
    }

    fn rights(&mut self, rights: &Rights) {
        let lines: Vec<&String> = [&rights.notice, &rights.license, &rights.terms].into_iter().flatten().collect();
        if lines.is_empty() && rights.holders.is_empty() {
            return;
        }
        self.heading("Rights");
        if !rights.holders.is_empty() {
            let year = rights.year.map(|year| format!("{year} ")).unwrap_or_default();
            self.line("  ©  ", "     ", &format!("{year}{}", rights.holders.join(", ")));
        }
        for line in lines {
            self.line("     ", "     ", &shortened(line));
        }
    }

    fn note(&mut self, note: &Note) {
        let sign = match note.kind {
            NoteKind::Disagreement => "  ≠  ",
            NoteKind::NotTold => "  ?  ",
            NoteKind::BrokenMetadata | NoteKind::Truncated => "  !  ",
            NoteKind::NotAnArticle
            | NoteKind::Correction
            | NoteKind::EditorsNote
            | NoteKind::Automation
            | NoteKind::Credentials => "  i  ",
        };
        self.line(sign, "     ", &note.text);
    }
}

fn genre_in_words(genre: Genre) -> &'static str {
    match genre {
        Genre::Analysis => "analysis",
        Genre::FactCheck => "fact check",
        Genre::Interview => "interview",
        Genre::Letter => "letter",
        Genre::LiveBlog => "live blog",
        Genre::Obituary => "obituary",
        Genre::Opinion => "opinion",
        Genre::PressRelease => "press release",
        Genre::Review => "review",
        Genre::Satire => "satire",
        Genre::Sponsored => "sponsored",
    }
}

fn in_what_way(republication: Republication) -> &'static str {
    match republication {
        Republication::None => ": first published here",
        Republication::Full => ": taken over whole",
        Republication::Wire => ": an agency's copy",
        Republication::Partial => ": its own piece with an agency's material",
        Republication::Translation => ": a translation",
        Republication::PressRelease => ": a press release",
        Republication::Excerpt => ": an excerpt",
        Republication::OwnArchive => ": from another title of the same publisher",
        Republication::Undetermined => "",
    }
}

/// A piece of evidence, and where the reader would look for it.
fn shown(evidence: &Evidence) -> String {
    let quote = quoted(&evidence.quote);
    match &evidence.at {
        Selector::TextQuoteSelector { .. } => quote,
        Selector::CssSelector { .. } => format!("metadata: {quote}"),
        Selector::PageAddress => format!("address: {quote}"),
    }
}

fn quoted(words: &str) -> String {
    format!("“{}”", shortened(words))
}

fn shortened(text: &str) -> String {
    let mut letters = text.chars();
    let mut start: String = letters.by_ref().take(SHOWN).collect();
    if letters.next().is_some() {
        start.push('…');
    }
    start
}

/// White space collapsed; what could steer a terminal made visible, what cannot be seen left out.
fn clean(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter_map(visible).collect()
}

fn visible(letter: char) -> Option<char> {
    match letter {
        // Control characters have pictures of their own.
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(letter)),
        '\x7f' => Some('␡'),
        '\u{80}'..='\u{9f}' => Some('\u{fffd}'),
        // Marks, embeddings, overrides and isolates that turn the direction of what follows.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some('\u{fffd}'),
        // Private characters: fonts may show anything for them.
        '\u{e000}'..='\u{f8ff}' => Some('\u{fffd}'),
        // Soft hyphens, blanks without width, invisible tags. The joiners stay: scripts need them.
        '\u{ad}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}' => None,
        _ => Some(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, clean, picture};
    use crate::chain::SourceChain;
    use textwrap::core::display_width;

    fn chain() -> SourceChain {
        let party = |name: &str| serde_json::json!({ "name": name, "kind": "organization", "url": null });
        let proof = |quote: &str| {
            serde_json::json!([{ "reader": "credit", "quote": quote,
                "at": { "type": "TextQuoteSelector", "exact": quote, "prefix": "", "suffix": "" } }])
        };
        serde_json::from_value(serde_json::json!({
            "page": "article",
            "work": { "title": "River rises again after a week of rain in the whole valley and the towns below the dam",
                "published": "2024-03-05", "modified": null, "language": "en", "genre": null, "complete": false,
                "url": "https://valley.example/river", "canonicalUrl": null, "republication": "full", "evidence": {} },
            "links": [
                { "role": "original", "party": party("The Upland Courier"), "url": "https://courier.example/2024/river",
                  "date": "2024-03-04", "confidence": "stated",
                  "support": proof("This article first appeared in The Upland Courier"),
                  "against": proof("Our own report") },
                { "role": "republisher", "party": party("谷の新聞".repeat(30).as_str()), "url": null, "date": null,
                  "confidence": "declared", "support": [], "against": [] },
            ],
            "sources": [{ "party": party("Water Office"), "url": format!("https://water.example/{}", "a".repeat(120)),
                "href": null, "archived": null, "text": "said the Water Office", "sentence": "", "relation": "official",
                "evidence": [] }],
            "quotations": [{ "words": "It will \u{202e}rise\u{1b}[31m".to_owned() + &" and rise".repeat(60), "speaker": party("A. Warden"),
                "via": [party("The Upland Courier")], "sources": [0], "evidence": [] }],
            "anonymous": [{ "words": "an official", "evidence": [] }],
            "rights": { "holders": ["The Upland Courier"], "year": 2024, "notice": null, "license": "CC BY 4.0", "terms": null },
            "notes": [{ "kind": "disagreement", "text": "The metadata names another outlet.", "evidence": [] }],
        }))
        .unwrap()
    }

    #[test]
    fn no_line_is_wider_than_a_terminal() {
        for line in picture(&chain()).lines() {
            assert!(display_width(line) <= WIDTH, "{line}");
            assert_eq!(line, line.trim_end());
        }
    }

    #[test]
    fn the_chain_runs_from_the_origin_to_this_page() {
        let picture = picture(&chain());
        let order = [
            "River rises",
            "The Upland Courier · 4 March 2024",
            "first appeared in",
            "but “Our own report”",
            "谷の新聞",
            "▼",
            "this page: taken over whole",
            "Water Office",
            "[1]",
            "an official",
            "©  2024",
            "≠  The metadata",
        ];
        let mut rest = picture.as_str();
        for part in order {
            let at = rest.find(part).unwrap_or_else(|| panic!("{part} is missing or too early in:\n{picture}"));
            rest = &rest[at..];
        }
    }

    #[test]
    fn nothing_steers_the_terminal() {
        let picture = picture(&chain());
        assert!(picture.chars().all(|letter| letter == '\n' || !letter.is_control()));
        assert!(picture.contains("It will \u{fffd}rise␛[31m"));
        assert_eq!(clean("a\u{200b}b \r\n\t c\u{9b}d\u{200d}e"), "ab c\u{fffd}d\u{200d}e");
    }

    #[test]
    fn a_chain_without_links_says_so() {
        let empty = SourceChain { links: Vec::new(), sources: Vec::new(), ..chain() };
        assert!(picture(&empty).contains("does not tell where it comes from"));
    }
}
