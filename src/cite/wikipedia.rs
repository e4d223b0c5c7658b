//! A [`Reference`] as a template of Wikipedia: the English `{{cite news}}` and `{{cite web}}`, the German
//! `{{Internetquelle}}`, the French `{{Article}}` and `{{Lien web}}`, the Spanish `{{Cita noticia}}` and `{{Cita web}}`.
//!
//! Parameters after the templates' own documentation. An agency is never the work, a carrier stands in `via`, the first
//! publication in `orig-date` as free text; where a template has no place for it, our own sentence follows in the language
//! of that Wikipedia. `author-link` names an article of Wikipedia, which no page tells, and is never written.

use super::key::key;
use super::marked::{self, Marked};
use super::name::Name;
use super::reference::{Appearance, Kind, Reference};
use super::title;
use super::wording::{self, DateOrder, Tongue, spell_date};
use super::{Request, WikiDates};
use crate::chain::Republication;
use crate::date::Date;

/// The template on one line, in a named note if that is asked for. `request.style` says whose it is.
pub(crate) fn template(reference: &Reference, request: &Request) -> String {
    let written = match request.style.as_str() {
        "wikipedia-de" => german(reference),
        "wikipedia-fr" => french(reference),
        "wikipedia-es" => spanish(reference),
        _ => english(reference, request.wiki_dates),
    };
    if request.ref_tag { format!("<ref name=\"{}\">{written}</ref>", key(reference)) } else { written }
}

/// A template in the making.
struct Template {
    written: String,
}

impl Template {
    fn new(name: &str) -> Self {
        Template { written: format!("{{{{{name}") }
    }

    /// A parameter, if there is anything to say.
    fn put(&mut self, parameter: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.written.push_str(&format!(" |{parameter}={value}"));
        }
    }

    /// Persons in numbered parameters of their own, others whole.
    fn people(&mut self, people: &[&Name], last: &str, first: &str, whole: &str) {
        for (index, person) in people.iter().enumerate() {
            let number = index + 1;
            match person {
                Name::Whole(name) if people.len() == 1 => self.put(whole, Some(text(name))),
                Name::Whole(name) => self.put(&format!("{whole}{number}"), Some(text(name))),
                Name::Split { given, suffix, .. } => {
                    self.put(&format!("{last}{number}"), Some(text(&person.family())));
                    let given = [Some(given), suffix.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>();
                    self.put(&format!("{first}{number}"), Some(text(&given.join(" "))));
                }
            }
        }
    }

    fn closed(self) -> String {
        self.written + "}}"
    }
}

/// The authors, but not the outlet itself.
fn authors(reference: &Reference) -> Vec<&Name> {
    reference.authors.iter().filter(|_| !reference.is_own_author()).collect()
}

/// The address that the text is published at, and the archived copy.
fn addresses(reference: &Reference) -> (Option<String>, Option<String>, Option<Date>) {
    match &reference.archive {
        Some((archive, of)) => {
            (of.clone().or_else(|| reference.url.clone()), Some(archive.url.clone()), archive.date.clone())
        }
        None => (reference.url.clone(), None, None),
    }
}

/// The language, where it is not the one of that Wikipedia.
fn language(reference: &Reference, own: &str) -> Option<String> {
    let language = reference.language.as_deref().map(wording::base_language);
    language.filter(|language| language != own).map(|language| text(&language))
}

fn english(reference: &Reference, dates: WikiDates) -> String {
    let date = |date: &Date| match dates {
        WikiDates::Dmy => spell_date(date, DateOrder::DayFirst),
        WikiDates::Mdy => spell_date(date, DateOrder::MonthFirst),
        // A lone year and month would be read as a span of years.
        WikiDates::Iso if date.month().is_some() && date.day().is_none() => spell_date(date, DateOrder::DayFirst),
        WikiDates::Iso => date.without_time().to_string(),
    };
    let (name, work) = match reference.kind {
        Kind::News => ("cite news", "work"),
        Kind::Page => ("cite web", "website"),
    };
    let mut template = Template::new(name);
    template.people(&authors(reference), "last", "first", "author");
    for (index, translator) in reference.translators.iter().enumerate() {
        template.put(&format!("translator{}", index + 1), Some(text(&translator.spoken())));
    }
    let language = reference.language.as_deref().map(wording::base_language);
    if let Some(title) = &reference.title {
        match language.as_deref().filter(|_| !title.chars().any(wording::is_latin)) {
            Some(language) => template.put("script-title", Some(format!("{language}:{}", text(title)))),
            None => template.put("title", Some(rich(&title::straighten_quotes(title)))),
        }
    }
    template.put(work, reference.outlet.as_deref().map(text));
    template.put("agency", Some(text(&reference.agencies.join(", "))));
    template.put("via", reference.carrier.as_deref().map(text));
    template.put("date", reference.date.as_ref().map(date));
    template.put("orig-date", reference.first.as_ref().and_then(|first| origin(first, reference, &date)));
    let (url, archive, archived) = addresses(reference);
    template.put("url", url.clone());
    template.put("access-date", reference.accessed.as_ref().filter(|_| url.is_some()).map(date));
    if let Some((archive, archived)) = archive.zip(archived) {
        // What was read in the archive says nothing of the page itself.
        let typed_in = reference.url.as_ref() == url.as_ref();
        template.put("archive-url", Some(archive));
        template.put("archive-date", Some(date(&archived)));
        template.put("url-status", typed_in.then(|| "live".to_owned()));
    }
    template.put("language", language.map(|language| text(&language)));
    template.put("quote", reference.quote.as_deref().map(text));
    let credit = reference.read_in.as_ref().map(|read| credit(read, &date)).unwrap_or_default();
    template.closed() + &credit
}

/// Dates are written as ISO 8601, which the template spells itself. Authors are persons alone there.
fn german(reference: &Reference) -> String {
    let iso = |date: &Date| date.without_time().to_string();
    let mut template = Template::new("Internetquelle");
    let (people, bodies): (Vec<_>, Vec<_>) =
        authors(reference).into_iter().partition(|name| is_person(name, reference));
    let listed = |names: &[&Name]| names.iter().map(|name| text(&name.spoken())).collect::<Vec<_>>().join(", ");
    template.put("autor", Some(listed(&people)));
    let (url, archive, archived) = addresses(reference);
    template.put("url", url.clone());
    template.put("titel", reference.title.as_deref().map(upright));
    template.put("werk", reference.outlet.as_deref().map(text));
    template.put("hrsg", Some(listed(&bodies)));
    template.put("datum", reference.date.as_ref().map(iso));
    if let Some((archive, archived)) = archive.zip(archived) {
        template.put("archiv-url", Some(archive));
        template.put("archiv-datum", Some(iso(&archived)));
    }
    template.put("abruf", reference.accessed.as_ref().filter(|_| url.is_some()).map(iso));
    template.put("sprache", language(reference, "de"));
    template.put("zitat", reference.quote.as_deref().map(text));
    let tongue = Tongue::new("de", |date| spelt(date, &GERMAN, ". ", " "));
    let mut said: Vec<String> = Vec::new();
    if !reference.translators.is_empty() {
        let names: Vec<&Name> = reference.translators.iter().collect();
        said.push(format!("Übersetzt von {}", listed(&names)));
    }
    said.extend(reference.sentence(&tongue, false).map(|sentence| wiki(&sentence)));
    template.put("kommentar", Some(said.join(". ")));
    template.closed()
}

fn french(reference: &Reference) -> String {
    let tongue = Tongue::new("fr", |date| {
        spelt(date, &FRENCH, " ", " ").replacen("1 ", "1er ", usize::from(date.day() == Some(1)))
    });
    let is_news = reference.kind == Kind::News;
    let mut template = Template::new(if is_news { "Article" } else { "Lien web" });
    template.put("langue", reference.language.as_deref().map(wording::base_language).map(|language| text(&language)));
    template.people(&authors(reference), "nom", "prénom", "auteur");
    let translators: Vec<String> = reference.translators.iter().map(|name| text(&name.spoken())).collect();
    template.put("traducteur", Some(translators.join(", ")));
    template.put("titre", reference.title.as_deref().map(rich));
    template.put(if is_news { "périodique" } else { "site" }, reference.outlet.as_deref().map(text));
    template.put("date", reference.date.as_ref().map(|date| tongue.date(date)));
    let (url, archive, archived) = addresses(reference);
    template.put(if is_news { "lire en ligne" } else { "url" }, url.clone());
    template.put("consulté le", reference.accessed.as_ref().filter(|_| url.is_some()).map(|date| tongue.date(date)));
    if let Some((archive, archived)) = archive.zip(archived) {
        template.put("archive-url", Some(archive));
        template.put("archive-date", Some(tongue.date(&archived)));
    }
    template.put(if is_news { "extrait" } else { "citation" }, reference.quote.as_deref().map(text));
    template.closed() + &sentence_after(reference.sentence(&tongue, false))
}

fn spanish(reference: &Reference) -> String {
    let tongue = Tongue::new("es", |date| spelt(date, &SPANISH, " de ", " de "));
    let is_news = reference.kind == Kind::News;
    let mut template = Template::new(if is_news { "Cita noticia" } else { "Cita web" });
    template.people(&authors(reference), "apellidos", "nombre", "autor");
    let translators: Vec<String> = reference.translators.iter().map(|name| text(&name.spoken())).collect();
    template.put("traductor", Some(translators.join(", ")));
    template.put("título", reference.title.as_deref().map(rich));
    template.put(if is_news { "periódico" } else { "sitioweb" }, reference.outlet.as_deref().map(text));
    template.put("agencia", Some(text(&reference.agencies.join(", "))));
    template.put("vía", reference.carrier.as_deref().map(text));
    template.put("fecha", reference.date.as_ref().map(|date| tongue.date(date)));
    let (url, archive, archived) = addresses(reference);
    template.put("url", url.clone());
    template.put("fechaacceso", reference.accessed.as_ref().filter(|_| url.is_some()).map(|date| tongue.date(date)));
    if let Some((archive, archived)) = archive.zip(archived) {
        template.put("urlarchivo", Some(archive));
        template.put("fechaarchivo", Some(tongue.date(&archived)));
    }
    template.put("idioma", language(reference, "es"));
    template.put("cita", reference.quote.as_deref().map(text));
    template.closed() + &sentence_after(reference.sentence_beside(&tongue, true, true))
}

/// Whether a name is a person's, as far as it tells.
fn is_person(name: &Name, reference: &Reference) -> bool {
    matches!(name, Name::Split { .. }) || reference.persons.contains(name)
}

const GERMAN: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

/// A date, as fine as it is, day first.
fn spelt(date: &Date, months: &[&str; 12], after_day: &str, after_month: &str) -> String {
    let month = date.month().and_then(|month| months.get(usize::try_from(month).ok()?.checked_sub(1)?));
    match (month, date.day()) {
        (Some(month), Some(day)) => format!("{day}{after_day}{month}{after_month}{}", date.year()),
        (Some(month), None) => format!("{month}{after_month}{}", date.year()),
        (None, _) => date.year().to_string(),
    }
}

/// Our own sentence as wiki text, behind a template.
fn sentence_after(sentence: Option<String>) -> String {
    sentence.map(|sentence| format!(" {}.", wiki(&sentence))).unwrap_or_default()
}

/// A text with marks as wiki text.
fn wiki(marked: &str) -> String {
    let runs = Marked::from_marks(marked).runs();
    // Marks that count at the start of a value alone are plain within it.
    let inner = |words: &str| text(&format!(".{words}")).split_off(1);
    let write = |(at, run): (usize, &marked::Run)| match (&run.href, run.italic) {
        (Some(href), _) => href.to_string(),
        (None, true) => format!("''{}''", inner(&run.text)),
        (None, false) if at == 0 => text(&run.text),
        (None, false) => inner(&run.text),
    };
    runs.iter().enumerate().map(write).collect()
}

fn origin(first: &Appearance, reference: &Reference, spell: &dyn Fn(&Date) -> String) -> Option<String> {
    let outlet = first.outlet.as_deref().filter(|_| reference.carrier.is_none());
    let date = first.date.as_ref().map(spell);
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
fn credit(read: &Appearance, spell: &dyn Fn(&Date) -> String) -> String {
    let outlet = match (&read.outlet, &read.url) {
        (Some(outlet), Some(url)) => format!("[{url} {}]", text(outlet)),
        (Some(outlet), None) => text(outlet),
        (None, Some(url)) => url.clone(),
        (None, None) => return String::new(),
    };
    let date = read.date.as_ref().map(|date| format!(", {}", spell(date))).unwrap_or_default();
    format!(" Cited as credited by {outlet}{date}; the original was not opened.")
}

/// A title with its italics.
fn rich(title: &str) -> String {
    let runs = marked::rich(title);
    runs.into_iter().map(|(run, italic)| if italic { format!("''{}''", text(&run)) } else { text(&run) }).collect()
}

/// A title without its italics, for a template that sets it in italics.
fn upright(title: &str) -> String {
    marked::rich(title).into_iter().map(|(run, _)| text(&run)).collect()
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
        assert_eq!(rich("Why <i>Gatsby</i> matters"), "Why ''Gatsby'' matters");
    }
}
