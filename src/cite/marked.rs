//! Text with italics and anchors: from marks in a string, through what the engine built, to plain text and HTML.
//!
//! The marks are private-use characters, which `wording::clean` takes out of everything that comes from a page, so no page
//! can set one. All repairs of the engine's punctuation stand here. HTML is written from characters, never from
//! anybody's markup, so nothing in a title can become an element.

use super::{address, wording};
use hayagriva::citationberg::{FontStyle, FontVariant, FontWeight, VerticalAlign};
use hayagriva::{ElemChild, ElemChildren, Formatting};
use std::rc::Rc;

const ITALIC: char = '\u{e000}';
const ROMAN: char = '\u{e001}';
const ANCHOR: char = '\u{e002}';
const ANCHOR_END: char = '\u{e003}';
/// Stands before a closing quotation mark inside the title.
pub(crate) const INNER_CLOSE: char = '\u{e004}';
/// Opens the sentence about the text's history.
pub(crate) const SENTENCE: char = '\u{e005}';
/// Stands before the name of the carrier.
pub(crate) const CARRIER: char = '\u{e006}';
/// Prints nothing, and takes the delimiter after it along.
pub(crate) const NOTHING: char = '\u{e007}';

/// A full stop inside a name, which no style may take for that of an abbreviation.
pub(crate) const INNER_STOP: char = '\u{e008}';
/// Stands for the title where it is named as the author, so that no style sets it as it sets names.
pub(crate) const TITLE: char = '\u{e009}';

/// A hyphen that parts no initials (`Min-seo` is `M.`).
pub(crate) const INNER_HYPHEN: char = '\u{e00a}';
/// A space inside a family name that is to stay whole (`De Marco`).
pub(crate) const INNER_SPACE: char = '\u{e00b}';

/// Whether a character is one of the marks.
pub(crate) fn is_mark(letter: char) -> bool {
    ('\u{e000}'..='\u{e00b}').contains(&letter)
}

/// The text without its marks of italics.
pub(crate) fn upright(text: &str) -> String {
    text.replace([ITALIC, ROMAN], "")
}

/// The text in italics.
pub(crate) fn italic(text: &str) -> String {
    format!("{ITALIC}{text}{ROMAN}")
}

/// The address as an anchor to itself.
pub(crate) fn anchor(address: &str) -> String {
    format!("{ANCHOR}{address}{ANCHOR_END}")
}

/// A title's `<i>` and `<em>`, where they are paired, as runs of text and whether they are italic. Everything else that
/// looks like markup is text.
pub(crate) fn rich(title: &str) -> Vec<(String, bool)> {
    let mut runs = Vec::new();
    let mut rest = title;
    while let Some((before, inside, after)) = first_italic(rest) {
        runs.push((before.to_owned(), false));
        runs.push((inside.to_owned(), true));
        rest = after;
    }
    runs.push((rest.to_owned(), false));
    runs.retain(|(text, _)| !text.is_empty());
    runs
}

fn first_italic(text: &str) -> Option<(&str, &str, &str)> {
    let lower = text.to_ascii_lowercase();
    let pairs = [("<i>", "</i>"), ("<em>", "</em>")];
    let (start, open, close) = pairs
        .iter()
        .filter_map(|(open, close)| Some((lower.find(open)?, *open, *close)))
        .min_by_key(|(start, ..)| *start)?;
    let inside_start = start + open.len();
    let length = lower.get(inside_start..)?.find(close)?;
    let after = inside_start + length + close.len();
    Some((text.get(..start)?, text.get(inside_start..inside_start + length)?, text.get(after..)?))
}

/// The title with its italics as marks.
pub(crate) fn mark_title(title: &str) -> String {
    rich(title).into_iter().map(|(text, is_italic)| if is_italic { italic(&text) } else { text }).collect()
}

/// How a character is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Setting {
    italic: bool,
    bold: bool,
    small_caps: bool,
    raised: bool,
    lowered: bool,
    href: Option<Rc<str>>,
}

/// A run of text in one setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) italic: bool,
    /// The address that the text is an anchor to.
    pub(crate) href: Option<Rc<str>>,
}

#[derive(Debug, Clone)]
struct Glyph {
    letter: char,
    setting: Setting,
    closes_inner: bool,
}

/// A formatted text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marked {
    glyphs: Vec<Glyph>,
    /// Whether the sentence about the text's history is in it.
    pub(crate) has_sentence: bool,
    /// Whether the carrier is named in it.
    pub(crate) has_carrier: bool,
}

/// Reads marks while text is appended.
#[derive(Default)]
struct Reading {
    italic: bool,
    closes_inner: bool,
    /// The next delimiter goes.
    swallows: bool,
    /// Where an anchor began.
    anchor: Option<usize>,
}

impl Marked {
    /// What the engine built.
    pub(crate) fn from_engine(children: &ElemChildren) -> Self {
        let mut marked = Marked::default();
        let mut reading = Reading::default();
        marked.children(children, &mut reading);
        marked
    }

    /// An entry of a bibliography, its number first.
    pub(crate) fn from_entry(first_field: Option<&ElemChild>, content: &ElemChildren) -> Self {
        let mut marked = Marked::default();
        let mut reading = Reading::default();
        if let Some(first_field) = first_field {
            marked.child(first_field, &mut reading);
            marked.push(' ', &Setting::default(), &mut reading);
        }
        marked.children(content, &mut reading);
        marked
    }

    /// A text with marks.
    pub(crate) fn from_marks(text: &str) -> Self {
        let mut marked = Marked::default();
        marked.text(text, &Setting::default(), &mut Reading::default());
        marked
    }

    fn children(&mut self, children: &ElemChildren, reading: &mut Reading) {
        for child in &children.0 {
            self.child(child, reading);
        }
    }

    /// Appends one part of what the engine built.
    fn child(&mut self, child: &ElemChild, reading: &mut Reading) {
        match child {
            ElemChild::Text(text) => self.text(&text.text, &setting(&text.formatting, None), reading),
            ElemChild::Elem(elem) => {
                if elem.display.is_some() {
                    self.push(' ', &Setting::default(), reading);
                }
                self.children(&elem.children, reading);
                if elem.display.is_some() {
                    self.push(' ', &Setting::default(), reading);
                }
            }
            ElemChild::Markup(text) => self.text(text, &Setting::default(), reading),
            ElemChild::Link { text, url } => {
                let href = address::citable(url).map(Rc::from);
                self.text(&text.text, &setting(&text.formatting, href), reading);
            }
            ElemChild::Transparent { .. } => {}
        }
    }

    fn text(&mut self, text: &str, setting: &Setting, reading: &mut Reading) {
        for letter in text.chars() {
            match letter {
                ITALIC => reading.italic = true,
                ROMAN => reading.italic = false,
                INNER_CLOSE => reading.closes_inner = true,
                SENTENCE => {
                    self.has_sentence = true;
                    self.part_sentence(setting);
                }
                CARRIER => self.has_carrier = true,
                NOTHING => reading.swallows = true,
                INNER_STOP => self.push('.', setting, reading),
                INNER_HYPHEN => self.push('-', setting, reading),
                INNER_SPACE => self.push(' ', setting, reading),
                TITLE => self.glyphs.push(Glyph { letter, setting: Setting::default(), closes_inner: false }),
                ANCHOR => reading.anchor = Some(self.glyphs.len()),
                ANCHOR_END => {
                    let start = reading.anchor.take().unwrap_or(self.glyphs.len());
                    let address: String = self.glyphs.iter().skip(start).map(|glyph| glyph.letter).collect();
                    if let Some(href) = address::citable(&address).map(Rc::<str>::from) {
                        self.glyphs.iter_mut().skip(start).for_each(|glyph| glyph.setting.href = Some(href.clone()));
                    }
                }
                letter => self.push(letter, setting, reading),
            }
        }
    }

    /// Puts a full stop before the sentence, where the style sets it behind an address and nothing between them.
    fn part_sentence(&mut self, setting: &Setting) {
        let end = self.glyphs.iter().rposition(|glyph| glyph.letter != ' ');
        let after_anchor = |at: &usize| self.glyphs.get(*at).is_some_and(|glyph| glyph.setting.href.is_some());
        if let Some(end) = end.filter(after_anchor) {
            self.glyphs.insert(end + 1, Glyph { letter: '.', setting: setting.clone(), closes_inner: false });
        }
    }

    fn push(&mut self, letter: char, setting: &Setting, reading: &mut Reading) {
        // A style or locale file may hold anything.
        let letter = if letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}' { ' ' } else { letter };
        let swallowed = std::mem::take(&mut reading.swallows) && matches!(letter, ',' | '.' | ';' | ':');
        if swallowed && letter == '.' {
            // Of the two delimiters around nothing the stop is the stronger one.
            while self.glyphs.last().is_some_and(|last| matches!(last.letter, ' ' | ',')) {
                self.glyphs.pop();
            }
        } else if swallowed {
            return;
        }
        if !wording::is_printable(letter) {
            return;
        }
        // Italics inside italics are set upright.
        let setting = Setting { italic: setting.italic != reading.italic, ..setting.clone() };
        self.glyphs.push(Glyph { letter, setting, closes_inner: std::mem::take(&mut reading.closes_inner) });
    }

    /// Appends text after a space.
    pub(crate) fn append(&mut self, other: Marked) {
        if !self.glyphs.is_empty() && !other.glyphs.is_empty() {
            self.push(' ', &Setting::default(), &mut Reading::default());
        }
        self.has_sentence |= other.has_sentence;
        self.glyphs.extend(other.glyphs);
    }

    /// Ends the text with a full stop, unless it ends with a stop already.
    pub(crate) fn stop(&mut self) {
        let end = self.glyphs.iter().rev().find(|glyph| !is_closing(glyph)).cloned();
        if let Some(end) = end
            && (end.setting.href.is_some() || !is_stop(end.letter))
        {
            self.push('.', &Setting::default(), &mut Reading::default());
        }
    }

    /// Mends what the engine does to punctuation: stops after stops, delimiters around nothing, doubled spaces, stops
    /// outside a quotation inside the title (`stops_inside`: where American rules put them inside).
    #[must_use]
    pub(crate) fn mended(self, stops_inside: bool) -> Self {
        let mut mended: Vec<Glyph> = Vec::with_capacity(self.glyphs.len());
        for glyph in self.glyphs.iter().cloned() {
            let in_anchor = glyph.setting.href.is_some();
            let last = mended.last().map(|last| (last.letter, last.setting.href.is_some()));
            let stopped = stopped_at(&mended);
            match (last, glyph.letter) {
                _ if in_anchor => {}
                (None | Some((' ', _)) | Some(('(', false)), ' ') => continue,
                // "Itself?." and "et al..", also across a closing quotation mark.
                (Some(_), '.') if stopped => continue,
                (Some((',' | ';', false)), ',') => continue,
                (Some((',' | ';' | ':', false)), '.') | (Some((',', false)), ')' | ';') => {
                    mended.pop();
                }
                (Some((' ', _)), ',' | '.' | ')') => {
                    mended.pop();
                    // "floods. ." is "floods.".
                    if glyph.letter == '.' && stopped_at(&mended) {
                        continue;
                    }
                }
                _ => {}
            }
            mended.push(glyph);
        }
        while mended.last().is_some_and(|last| last.letter == ' ') {
            mended.pop();
        }
        if stops_inside {
            pull_into_inner_quotes(&mut mended);
        }
        Marked { glyphs: mended, ..self }
    }

    /// The text alone.
    pub(crate) fn to_text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.letter).collect()
    }

    /// The text as runs, for formats with markup of their own.
    pub(crate) fn runs(&self) -> Vec<Run> {
        let runs = self.glyphs.chunk_by(|one, other| one.setting == other.setting);
        let run = |run: &[Glyph]| {
            let setting = &run.first()?.setting;
            let text = run.iter().map(|glyph| glyph.letter).collect();
            Some(Run { text, italic: setting.italic, href: setting.href.clone() })
        };
        runs.filter_map(run).collect()
    }

    /// The text as HTML of a paragraph's inside.
    pub(crate) fn to_html(&self) -> String {
        let mut html = String::with_capacity(self.glyphs.len() * 2);
        for run in self.glyphs.chunk_by(|one, other| one.setting.href == other.setting.href) {
            let href = run.first().and_then(|glyph| glyph.setting.href.clone());
            if let Some(href) = &href {
                html.push_str("<a href=\"");
                href.chars().for_each(|letter| escape(letter, &mut html));
                html.push_str("\">");
            }
            for run in run.chunk_by(|one, other| one.setting == other.setting) {
                let tags = run.first().map(|glyph| tags(&glyph.setting)).unwrap_or_default();
                tags.iter().for_each(|(open, _)| html.push_str(open));
                run.iter().for_each(|glyph| escape(glyph.letter, &mut html));
                tags.iter().rev().for_each(|(_, close)| html.push_str(close));
            }
            if href.is_some() {
                html.push_str("</a>");
            }
        }
        html
    }

    /// Whether a name in the text is set in italics; `None` where it is not there.
    pub(crate) fn is_italic(&self, name: &str) -> Option<bool> {
        let text = self.to_text();
        let before = text.find(name).and_then(|at| text.get(..at))?.chars().count();
        self.glyphs.get(before).map(|glyph| glyph.setting.italic)
    }

    /// The text with other words, as long or shorter, in the place of these.
    #[must_use]
    pub(crate) fn with(mut self, words: &str, others: &str) -> Self {
        let text = self.to_text();
        for (at, _) in text.rmatch_indices(words) {
            let start = text.get(..at).unwrap_or_default().chars().count();
            let range = start..start + words.chars().count();
            let Some(setting) = self.glyphs.get(start).map(|glyph| glyph.setting.clone()) else { continue };
            let glyph = |letter| Glyph { letter, setting: setting.clone(), closes_inner: false };
            self.glyphs.splice(range, others.chars().map(glyph));
        }
        self
    }

    /// The text with the title where it was named as the author.
    #[must_use]
    pub(crate) fn with_title(mut self, title: &str) -> Self {
        while let Some(at) = self.glyphs.iter().position(|glyph| glyph.letter == TITLE) {
            self.glyphs.splice(at..=at, Marked::from_marks(title).glyphs);
        }
        self
    }

    /// What stands directly before a word: used to learn a style's quotation marks.
    pub(crate) fn before(&self, word: &str) -> Option<char> {
        self.to_text().split_once(word).and_then(|(before, _)| before.chars().next_back())
    }
}

/// American styles put a stop inside all quotation marks. The engine knows its own marks only: `’.”` becomes `.’”`.
fn pull_into_inner_quotes(glyphs: &mut [Glyph]) {
    for at in 0..glyphs.len() {
        if !glyphs.get(at).is_some_and(|glyph| matches!(glyph.letter, '.' | ',') && glyph.setting.href.is_none()) {
            continue;
        }
        let closing = glyphs.iter().take(at).rev().take_while(|glyph| glyph.closes_inner).count();
        if let Some(quotes_and_stop) = glyphs.get_mut(at - closing..=at) {
            quotes_and_stop.rotate_right(1);
        }
    }
}

fn is_closing(glyph: &Glyph) -> bool {
    matches!(glyph.letter, '”' | '’' | '»' | '"') && glyph.setting.href.is_none()
}

/// Whether the text ends with a stop, closing quotation marks aside.
fn stopped_at(glyphs: &[Glyph]) -> bool {
    let end = glyphs.iter().rev().find(|last| !is_closing(last));
    end.is_some_and(|last| last.setting.href.is_none() && is_stop(last.letter))
}

fn is_stop(letter: char) -> bool {
    matches!(letter, '.' | '?' | '!' | '…' | '。' | '？' | '！')
}

fn setting(formatting: &Formatting, href: Option<Rc<str>>) -> Setting {
    Setting {
        italic: formatting.font_style == FontStyle::Italic,
        bold: formatting.font_weight == FontWeight::Bold,
        small_caps: formatting.font_variant == FontVariant::SmallCaps,
        raised: formatting.vertical_align == VerticalAlign::Sup,
        lowered: formatting.vertical_align == VerticalAlign::Sub,
        href,
    }
}

fn tags(setting: &Setting) -> Vec<(&'static str, &'static str)> {
    let all = [
        (setting.italic, ("<i>", "</i>")),
        (setting.bold, ("<b>", "</b>")),
        (setting.small_caps, ("<span style=\"font-variant:small-caps\">", "</span>")),
        (setting.raised, ("<sup>", "</sup>")),
        (setting.lowered, ("<sub>", "</sub>")),
    ];
    all.into_iter().filter_map(|(is_set, tags)| is_set.then_some(tags)).collect()
}

/// Text in which nothing is HTML.
pub(crate) fn html_text(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    text.chars().for_each(|letter| escape(letter, &mut html));
    html
}

/// Appends a character as HTML text.
fn escape(letter: char, html: &mut String) {
    match letter {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        letter => html.push(letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        Marked::from_marks(text).mended(true).to_text()
    }

    #[test]
    fn punctuation_is_mended() {
        for (engine, right) in [
            ("“Itself?”. Outlet", "“Itself?” Outlet"),
            ("Itself?. Outlet", "Itself? Outlet"),
            ("Jr.. “A”", "Jr. “A”"),
            ("(2018,). A", "(2018). A"),
            ("Prague Morning,. 2018", "Prague Morning. 2018"),
            ("[Online].  Available", "[Online]. Available"),
            ("Itself?,” Outlet", "Itself?,” Outlet"),
            ("A , B", "A, B"),
            ("(n.d.). Notes", "(n.d.). Notes"),
            ("“A.” \u{e007}, May", "“A.” May"),
        ] {
            assert_eq!(mended(engine), right);
        }
        let inner = format!("“He said ‘not “so{INNER_CLOSE}”{INNER_CLOSE}’.” X");
        assert_eq!(mended(&inner), "“He said ‘not “so.”’” X");
        assert_eq!(mended("“the boys’.” X"), "“the boys’.” X");
        let url = format!("See {}. A", anchor("https://a.example/x?"));
        assert_eq!(mended(&url), "See https://a.example/x?. A");
    }

    #[test]
    fn only_paired_italics_are_markup() {
        assert_eq!(
            rich("Why <i>Gatsby</i> <b>"),
            [("Why ".into(), false), ("Gatsby".into(), true), (" <b>".into(), false)]
        );
        assert_eq!(rich("a <I>b"), [("a <I>b".to_owned(), false)]);
        let html = Marked::from_marks(&mark_title("a <em>b</em> <script>")).to_html();
        assert_eq!(html, "a <i>b</i> &lt;script&gt;");
    }

    #[test]
    fn anchors_are_web_addresses() {
        let html = |address| Marked::from_marks(&anchor(address)).to_html();
        assert_eq!(
            html("https://a.example/?a&b"),
            "<a href=\"https://a.example/?a&amp;b\">https://a.example/?a&amp;b</a>"
        );
        assert_eq!(html("javascript:alert(1)"), "javascript:alert(1)");
    }

    #[test]
    fn a_stop_parts_the_sentence_from_an_address() {
        let text =
            |between| Marked::from_marks(&format!("{}{between}{SENTENCE}So.", anchor("https://a.example/"))).to_text();
        assert_eq!(text(" "), "https://a.example/. So.");
        assert_eq!(text(" ("), "https://a.example/ (So.");
    }

    #[test]
    fn a_stop_is_added_once() {
        let stopped = |text: &str| {
            let mut marked = Marked::from_marks(text);
            marked.stop();
            marked.to_text()
        };
        assert_eq!(stopped("A"), "A.");
        assert_eq!(stopped("A."), "A.");
        assert_eq!(stopped("“A?”"), "“A?”");
        assert_eq!(stopped(&anchor("https://a.example/x.")), "https://a.example/x..");
    }
}
