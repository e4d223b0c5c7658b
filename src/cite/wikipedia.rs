//! A [`Reference`] as a template of the English Wikipedia: `{{cite news}}`, or `{{cite web}}` for what is no outlet's.
//!
//! Parameters after the templates' own documentation. An agency is never the work, a carrier stands in `via`, the first
//! publication in `orig-date` as free text. Templates of other Wikipedias have other names and are not written.
//! Snapshots and paywalls are not known to the chain, so `archive-url` and `url-access` are left out.

use super::marked;
use super::name::Name;
use super::reference::{Appearance, Kind, Reference};
use super::title;
use super::wording::{self, DateOrder, spell_date};
use crate::chain::Republication;

/// The template on one line.
pub(crate) fn template(reference: &Reference) -> String {
    let mut parameters: Vec<(String, String)> = Vec::new();
    let mut put = |key: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            parameters.push((key.to_owned(), value));
        }
    };
    let (name, work) = match reference.kind {
        Kind::News => ("cite news", "work"),
        Kind::Page => ("cite web", "website"),
    };
    let authors = reference.authors.iter().filter(|_| !reference.is_own_author());
    for (index, author) in authors.enumerate() {
        let number = index + 1;
        match author {
            Name::Whole(whole) if reference.authors.len() == 1 => put("author", Some(text(whole))),
            Name::Whole(whole) => put(&format!("author{number}"), Some(text(whole))),
            Name::Split { given, suffix, .. } => {
                put(&format!("last{number}"), Some(text(&author.family())));
                let given = [Some(given.clone()), suffix.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
                put(&format!("first{number}"), Some(text(&given)));
            }
        }
    }
    for (index, translator) in reference.translators.iter().enumerate() {
        put(&format!("translator{}", index + 1), Some(text(&translator.spoken())));
    }
    let language = reference.language.as_deref().map(wording::base_language);
    if let Some(title) = &reference.title {
        match language.as_deref().filter(|_| !title.chars().any(wording::is_latin)) {
            Some(language) => put("script-title", Some(format!("{language}:{}", text(title)))),
            None => put("title", Some(rich(title))),
        }
    }
    put(work, reference.outlet.as_deref().map(text));
    put("agency", Some(text(&reference.agencies.join(", "))));
    put("via", reference.carrier.as_deref().map(text));
    put("date", reference.date.as_ref().map(|date| spell_date(date, DateOrder::DayFirst)));
    put("orig-date", reference.first.as_ref().and_then(|first| origin(first, reference)));
    put("url", reference.url.clone());
    put("access-date", reference.accessed.as_ref().map(|date| spell_date(date, DateOrder::DayFirst)));
    put("language", language.map(|language| text(&language)));
    let parameters: String = parameters.iter().map(|(key, value)| format!(" |{key}={value}")).collect();
    let credit = reference.read_in.as_ref().map(credit).unwrap_or_default();
    format!("{{{{{name}{parameters}}}}}{credit}")
}

fn origin(first: &Appearance, reference: &Reference) -> Option<String> {
    let outlet = first.outlet.as_deref().filter(|_| reference.carrier.is_none());
    let date = first.date.as_ref().map(|date| spell_date(date, DateOrder::DayFirst));
    let place = [outlet.map(|outlet| format!("in {}", text(outlet))), date].into_iter().flatten().collect::<Vec<_>>();
    if place.is_empty() {
        return None;
    }
    let lead = match (first.certain, reference.republication) {
        (false, _) => "apparently first published",
        (true, Republication::Translation) => "translated from a text first published",
        (true, Republication::Excerpt) => "excerpt from a text first published",
        (true, _) => "first published",
    };
    Some(format!("{lead} {}", place.join(", ")))
}

/// Says where the original's credit was read, after the template.
fn credit(read: &Appearance) -> String {
    let outlet = match (&read.outlet, &read.url) {
        (Some(outlet), Some(url)) => format!("[{url} {}]", text(outlet)),
        (Some(outlet), None) => text(outlet),
        (None, Some(url)) => url.clone(),
        (None, None) => return String::new(),
    };
    let date =
        read.date.as_ref().map(|date| format!(", {}", spell_date(date, DateOrder::DayFirst))).unwrap_or_default();
    format!(" Cited as credited by {outlet}{date}; the original was not opened.")
}

fn rich(title: &str) -> String {
    let straight = title::straighten_quotes(title);
    let runs = marked::rich(&straight);
    runs.into_iter().map(|(run, italic)| if italic { format!("''{}''", text(&run)) } else { text(&run) }).collect()
}

/// Text in which nothing is wiki markup.
fn text(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    let mut letters = words.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied();
        // Some characters are markup in pairs only, some at the start of a value only.
        let doubled = next == Some(letter) || before == Some(letter);
        let is_markup = match letter {
            '|' | '[' | ']' | '{' | '}' | '<' | '>' => true,
            '\'' | '~' | '_' => doubled,
            '&' => is_entity(letters.clone()),
            '*' | '#' | ':' | ';' => before.is_none(),
            _ => false,
        };
        if is_markup {
            escaped.push_str(&format!("&#{};", u32::from(letter)))
        } else {
            escaped.push(letter)
        }
        before = Some(letter);
    }
    escaped
}

/// Whether what follows an ampersand makes it a character reference.
fn is_entity(after: impl Iterator<Item = char>) -> bool {
    let mut rest = after.skip_while(|letter| letter.is_ascii_alphanumeric() || *letter == '#');
    rest.next() == Some(';')
}

#[cfg(test)]
mod tests {
    use super::{rich, text};

    #[test]
    fn no_text_is_wiki_markup() {
        for (words, escaped) in [
            ("A | B [c] {{d}}", "A &#124; B &#91;c&#93; &#123;&#123;d&#125;&#125;"),
            ("it's ''bold''", "it's &#39;&#39;bold&#39;&#39;"),
            ("<nowiki> &lt; AT&T", "&#60;nowiki&#62; &#38;lt; AT&T"),
            ("* ~~~~ __TOC__ a_b", "&#42; &#126;&#126;&#126;&#126; &#95;&#95;TOC&#95;&#95; a_b"),
            ("Q&A & more; &#60;", "Q&A & more; &#38;#60;"),
        ] {
            assert_eq!(text(words), escaped);
        }
        assert_eq!(rich("Why <i>Gatsby</i> “matters”"), "Why ''Gatsby'' 'matters'");
    }
}
