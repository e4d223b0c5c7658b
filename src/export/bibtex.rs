//! BibTeX and biblatex.
//!
//! Our own escapes: the known crates write `\~` and `\^` for tilde and circumflex, which TeX reads as accents. The
//! headline's capitals are protected by braces, since a style that lowers them could not know names. The first
//! publication is given twice in biblatex, as a related entry and in `note`, because styles read one or the other; and
//! in `note` alone in BibTeX, which knows nothing else.

use crate::cite::key::key;
use crate::cite::name::Name;
use crate::cite::reference::{Appearance, Kind, Reference};
use crate::cite::wording::{DateOrder, Tongue, base_language};
use crate::cite::{address, marked};
use crate::date::Date;

/// One BibTeX entry: `@article` for an outlet's article, `@misc` for another page.
pub(crate) fn bibtex(reference: &Reference) -> String {
    let is_news = reference.kind == Kind::News;
    let mut entry = Entry::new(if is_news { "article" } else { "misc" }, key(reference));
    entry.names("author", &reference.authors_or_agencies());
    entry.title(reference.title.as_deref());
    entry.text(if is_news { "journal" } else { "publisher" }, reference.outlet_beside_author());
    if let Some(date) = &reference.date {
        entry.raw("year", &date.year().to_string());
        if let Some(month) = date.month().and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)) {
            // The month's own macro, so that a style may write it in its language; the day apart, as programs read it.
            entry.lines.push(format!("month = {month}"));
            if let Some(day) = date.day() {
                entry.raw("day", &day.to_string());
            }
        }
    }
    let url = reference.url.as_deref().map(|url| address::ascii(url, "{}\\$"));
    if let Some(url) = &url {
        if !is_news {
            entry.raw("howpublished", &format!("\\url{{{url}}}"));
        }
        entry.raw("url", url);
    }
    let accessed = reference.accessed.as_ref();
    let accessed =
        accessed.map(|date| format!("Accessed {}", crate::cite::wording::spell_date(date, DateOrder::DayFirst)));
    entry.note(reference, accessed);
    entry.text("language", reference.language.as_deref().map(base_language).as_deref());
    entry.corrected(reference);
    entry.written()
}

/// One biblatex entry, and a second one for the first publication.
pub(crate) fn biblatex(reference: &Reference) -> String {
    let is_news = reference.kind == Kind::News;
    let own_key = key(reference);
    let first_key = format!("{own_key}-first");
    let mut entry = Entry::new(if is_news { "article" } else { "online" }, own_key);
    entry.names("author", &reference.authors_or_agencies());
    entry.names("translator", &reference.translators);
    entry.title(reference.title.as_deref());
    entry.text(if is_news { "journaltitle" } else { "organization" }, reference.outlet_beside_author());
    if is_news {
        entry.raw("entrysubtype", "newspaper");
    }
    entry.date("date", reference.date.as_ref());
    entry.url(reference.url.as_deref());
    entry.date("urldate", reference.accessed.as_ref());
    entry.text("langid", reference.language.as_deref().and_then(babel_name));
    if let Some(first) = reference.first.as_ref().filter(|first| first.certain) {
        entry.date("origdate", first.date.as_ref());
        entry.text("origpublisher", first.outlet.as_deref());
    }
    entry.note(reference, None);
    entry.corrected(reference);
    let first =
        reference.first.as_ref().filter(|first| first.certain && (first.outlet.is_some() || first.url.is_some()));
    let Some(first) = first else { return entry.written() };
    entry.raw("related", &first_key);
    let is_translation = reference.republication == crate::chain::Republication::Translation;
    entry.raw("relatedtype", if is_translation { "translationof" } else { "reprintof" });
    let title = reference.title.as_deref().filter(|_| !is_translation);
    format!("{}\n{}", entry.written(), related(reference, first, first_key, title))
}

fn related(reference: &Reference, first: &Appearance, key: String, title: Option<&str>) -> String {
    let mut entry = Entry::new("online", key);
    entry.names("author", &reference.authors_or_agencies());
    entry.title(title);
    entry.text("organization", first.outlet.as_deref());
    entry.date("date", first.date.as_ref());
    entry.url(first.url.as_deref());
    entry.written()
}

struct Entry {
    head: String,
    lines: Vec<String>,
}

impl Entry {
    fn new(kind: &str, key: String) -> Self {
        Entry { head: format!("@{kind}{{{key}"), lines: Vec::new() }
    }

    /// A value that needs no escape.
    fn raw(&mut self, field: &str, value: &str) {
        self.lines.push(format!("{field} = {{{value}}}"));
    }

    fn text(&mut self, field: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.raw(field, &escaped(value));
        }
    }

    fn title(&mut self, title: Option<&str>) {
        let Some(title) = title else { return };
        let runs = marked::rich(title);
        let written: String = runs
            .iter()
            .enumerate()
            .map(|(index, (run, italic))| {
                let run = protected(run, index == 0);
                if *italic { format!("\\emph{{{run}}}") } else { run }
            })
            .collect();
        self.raw("title", &written);
    }

    fn names(&mut self, field: &str, names: &[Name]) {
        if !names.is_empty() {
            self.raw(field, &names.iter().map(name).collect::<Vec<_>>().join(" and "));
        }
    }

    fn date(&mut self, field: &str, date: Option<&Date>) {
        if let Some(date) = date {
            self.raw(field, &date.without_time().to_string());
        }
    }

    /// biblatex takes addresses unescaped.
    fn url(&mut self, url: Option<&str>) {
        if let Some(url) = url {
            self.raw("url", &address::ascii(url, "{}\\$"));
        }
    }

    fn note(&mut self, reference: &Reference, accessed: Option<String>) {
        let sentence = reference.sentence(&Tongue::english(), false).map(|sentence| note(&sentence));
        let parts: Vec<String> = [sentence, accessed].into_iter().flatten().collect();
        if !parts.is_empty() {
            self.raw("note", &parts.join(". "));
        }
    }

    /// What is the reader's own: in a field that styles leave alone.
    fn corrected(&mut self, reference: &Reference) {
        if !reference.edited.is_empty() {
            self.raw("corrected-by-reader", &reference.edited.join(", "));
        }
    }

    fn written(&self) -> String {
        let mut written = self.head.clone();
        for line in &self.lines {
            written.push_str(",\n  ");
            written.push_str(line);
        }
        written.push_str("\n}\n");
        written
    }
}

/// The sentence with its italics as `\emph` and its addresses as `\url`.
fn note(sentence: &str) -> String {
    let runs = marked::Marked::from_marks(sentence).runs();
    let write = |run: &marked::Run| match (&run.href, run.italic) {
        (Some(href), _) => format!("\\url{{{}}}", address::ascii(href, "{}\\$")),
        (None, true) => format!("\\emph{{{}}}", escaped(&run.text)),
        (None, false) => escaped(&run.text),
    };
    runs.iter().map(write).collect()
}

const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn name(name: &Name) -> String {
    match name {
        Name::Whole(whole) => format!("{{{}}}", escaped(whole)),
        Name::Split { given, suffix, .. } => {
            let parts = [Some(name.family()), suffix.clone(), Some(given.clone())];
            parts.into_iter().flatten().map(|part| escaped(&part)).collect::<Vec<_>>().join(", ")
        }
    }
}

/// The text with every word in braces that holds a capital, save the initial of the first one.
fn protected(text: &str, at_start: bool) -> String {
    let words = text.split(' ').enumerate().map(|(index, word)| {
        let skip = usize::from(at_start && index == 0);
        let capitals = word.chars().filter(|letter| letter.is_alphabetic()).skip(skip).any(char::is_uppercase);
        if !capitals {
            return escaped(word);
        }
        // Punctuation stays outside, where a style may see it.
        let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        let (before, after) = word.split_once(core).unwrap_or_default();
        format!("{}{{{}}}{}", escaped(before), escaped(core), escaped(after))
    });
    words.collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            // Even an escaped brace would count when a reader balances the entry's braces.
            '{' => escaped.push_str("\\textbraceleft{}"),
            '}' => escaped.push_str("\\textbraceright{}"),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\\' => escaped.push_str("\\textbackslash{}"),
            '\u{a0}' | '\u{202f}' => escaped.push('~'),
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// The name that babel and biblatex give a language. `None` for those that are rare in either.
fn babel_name(tag: &str) -> Option<&'static str> {
    let (_, name) = LANGUAGES.iter().find(|(code, _)| *code == base_language(tag))?;
    Some(name)
}

const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "arabic"),
    ("cs", "czech"),
    ("da", "danish"),
    ("de", "german"),
    ("el", "greek"),
    ("en", "english"),
    ("es", "spanish"),
    ("fi", "finnish"),
    ("fr", "french"),
    ("he", "hebrew"),
    ("hu", "hungarian"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("ko", "korean"),
    ("nl", "dutch"),
    ("no", "norwegian"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("ru", "russian"),
    ("sv", "swedish"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
    ("zh", "chinese"),
];

#[cfg(test)]
mod tests {
    use super::{escaped, name, protected};
    use crate::cite::name::Name;
    use crate::claim::Party;

    #[test]
    fn text_is_escaped_for_tex() {
        assert_eq!(escaped(r"50% & $5_#~^"), r"50\% \& \$5\_\#\textasciitilde{}\textasciicircum{}");
        assert_eq!(escaped(r"\input{x}"), r"\textbackslash{}input\textbraceleft{}x\textbraceright{}");
    }

    #[test]
    fn capitals_are_protected() {
        assert_eq!(
            protected("Why the iPhone matters to OpenAI’s rivals", true),
            "Why the {iPhone} matters to {OpenAI’s} rivals"
        );
        assert_eq!(protected("“NATO” responds", true), "“{NATO}” responds");
    }

    #[test]
    fn names_are_written_family_first() {
        let written = |party| name(&Name::of(&party, None).unwrap());
        assert_eq!(written(Party::person("Ursula von der Linden")), "von der Linden, Ursula");
        assert_eq!(written(Party::person("Martin Luther King, Jr.")), "King, Jr., Martin Luther");
        assert_eq!(written(Party::organization("Smith and Sons")), "{Smith and Sons}");
    }
}
