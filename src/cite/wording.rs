//! Words and dates in plain English, and text made safe to print.
//!
//! Everything that a citation prints of a page goes through [`clean`]. Case and quotation marks of titles are left to
//! `title`, markup to `marked`.

use crate::date::{Date, MONTHS};

/// Longest text that a citation takes from a page, in characters. What is longer is cut and ends in an ellipsis.
const LONGEST: usize = 1000;

/// The text on one line, without characters that are invisible, reverse the direction of what follows, or are private.
pub(crate) fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len().min(4 * LONGEST));
    let mut count = 0;
    let mut pending_space = false;
    for letter in text.chars() {
        if letter.is_whitespace() && letter != '\u{a0}' && letter != '\u{202f}' {
            pending_space = !clean.is_empty();
            continue;
        }
        if !is_printable(letter) {
            continue;
        }
        if count >= LONGEST {
            clean.push('…');
            return clean;
        }
        if pending_space {
            clean.push(' ');
            count += 1;
            pending_space = false;
        }
        clean.push(letter);
        count += 1;
    }
    clean
}

/// False for controls, for what overrides or isolates direction, for invisible breaks, and for private characters,
/// which this crate uses as its own marks.
pub(crate) fn is_printable(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{ffff}')
        && !matches!(letter, '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..)
}

/// Whether a letter belongs to the Latin script.
pub(crate) fn is_latin(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || matches!(letter, 'ª' | 'º' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2ff}' | '\u{1e00}'..='\u{1eff}' | '\u{ab30}'..='\u{ab6f}')
}

/// The language of a BCP 47 tag without region and script: `en` of `en-GB`.
pub(crate) fn base_language(tag: &str) -> String {
    tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase()
}

/// In which order a date is written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateOrder {
    /// 26 July 2016
    DayFirst,
    /// July 26, 2016
    MonthFirst,
}

/// The date in words, as fine as it is, without the time of day.
pub(crate) fn spell_date(date: &Date, order: DateOrder) -> String {
    let year = date.year();
    let month = date.month().and_then(|month| MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?));
    match (month, date.day(), order) {
        (Some(month), Some(day), DateOrder::DayFirst) => format!("{day} {month} {year}"),
        (Some(month), Some(day), DateOrder::MonthFirst) => format!("{month} {day}, {year}"),
        (Some(month), None, _) => format!("{month} {year}"),
        (None, _, _) => year.to_string(),
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn listed(names: &[String]) -> String {
    listed_with(names, " and ")
}

/// The same with another word before the last name.
pub(crate) fn listed_with(names: &[String], and: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

/// The words of the one sentence of our own in a citation, each complete up to the place, the name or the names that
/// follow. Without prepositions, so that no language need inflect a name.
#[derive(Debug)]
pub(crate) struct Phrases {
    language: &'static str,
    pub(crate) first: &'static str,
    pub(crate) apparently_first: &'static str,
    pub(crate) translated: &'static str,
    pub(crate) excerpt: &'static str,
    pub(crate) press_release: &'static str,
    /// Where the outlet has been named: a date or an address follows.
    pub(crate) first_dated: &'static str,
    pub(crate) apparently_first_dated: &'static str,
    pub(crate) agency: &'static str,
    pub(crate) with_material: &'static str,
    pub(crate) carried: &'static str,
    /// What was cited unopened; the place of the credit follows.
    pub(crate) credited: &'static str,
    pub(crate) credited_translation: &'static str,
    pub(crate) unopened: &'static str,
    pub(crate) elsewhere: &'static str,
    and: &'static str,
}

/// English is the first, and stands in for languages that are not here.
const PHRASES: [Phrases; 9] = [
    Phrases {
        language: "en",
        first: "Originally published in ",
        apparently_first: "Apparently first published in ",
        translated: "Translated from a text first published in ",
        excerpt: "Excerpt from a text first published in ",
        press_release: "Press release, first published by ",
        first_dated: "Originally published ",
        apparently_first_dated: "Apparently first published ",
        agency: "Agency copy: ",
        with_material: "With material from ",
        carried: "Carried by ",
        credited: "Cited as credited by ",
        credited_translation: "Cited, with the title as translated, as credited by ",
        unopened: "the original was not opened",
        elsewhere: "elsewhere",
        and: " and ",
    },
    Phrases {
        language: "de",
        first: "Erstveröffentlichung: ",
        apparently_first: "Vermutliche Erstveröffentlichung: ",
        translated: "Übersetzung; Erstveröffentlichung: ",
        excerpt: "Auszug; Erstveröffentlichung: ",
        press_release: "Pressemitteilung; Erstveröffentlichung: ",
        first_dated: "Erstveröffentlichung: ",
        apparently_first_dated: "Vermutliche Erstveröffentlichung: ",
        agency: "Agenturmeldung: ",
        with_material: "Mit Material von ",
        carried: "Verbreitet durch ",
        credited: "Zitiert nach der Angabe in ",
        credited_translation: "Mit dem Titel der Übersetzung zitiert nach der Angabe in ",
        unopened: "das Original wurde nicht eingesehen",
        elsewhere: "anderer Quelle",
        and: " und ",
    },
    Phrases {
        language: "fr",
        first: "Première publication : ",
        apparently_first: "Première publication probable : ",
        translated: "Traduction ; première publication : ",
        excerpt: "Extrait ; première publication : ",
        press_release: "Communiqué de presse ; première publication : ",
        first_dated: "Première publication : ",
        apparently_first_dated: "Première publication probable : ",
        agency: "Dépêche d’agence : ",
        with_material: "Avec des éléments fournis par ",
        carried: "Diffusé par ",
        credited: "Cité d’après la mention donnée par ",
        credited_translation: "Cité, sous le titre traduit, d’après la mention donnée par ",
        unopened: "l’original n’a pas été consulté",
        elsewhere: "une autre source",
        and: " et ",
    },
    Phrases {
        language: "es",
        first: "Publicado originalmente en ",
        apparently_first: "Al parecer, publicado por primera vez en ",
        translated: "Traducido de un texto publicado originalmente en ",
        excerpt: "Extracto de un texto publicado originalmente en ",
        press_release: "Comunicado de prensa, publicado originalmente por ",
        first_dated: "Publicado originalmente: ",
        apparently_first_dated: "Al parecer, publicado por primera vez: ",
        agency: "Despacho de agencia: ",
        with_material: "Con material de ",
        carried: "Difundido por ",
        credited: "Citado según la mención de ",
        credited_translation: "Citado, con el título traducido, según la mención de ",
        unopened: "el original no se ha consultado",
        elsewhere: "otra fuente",
        and: " y ",
    },
    Phrases {
        language: "pt",
        first: "Publicado originalmente em: ",
        apparently_first: "Aparentemente publicado pela primeira vez em: ",
        translated: "Traduzido de texto publicado originalmente em: ",
        excerpt: "Trecho de texto publicado originalmente em: ",
        press_release: "Comunicado de imprensa, publicado originalmente por: ",
        first_dated: "Publicado originalmente: ",
        apparently_first_dated: "Aparentemente publicado pela primeira vez: ",
        agency: "Texto de agência: ",
        with_material: "Com material de ",
        carried: "Distribuído por ",
        credited: "Citado conforme a indicação de ",
        credited_translation: "Citado, com o título traduzido, conforme a indicação de ",
        unopened: "o original não foi consultado",
        elsewhere: "outra fonte",
        and: " e ",
    },
    Phrases {
        language: "it",
        first: "Pubblicato originariamente in ",
        apparently_first: "A quanto pare, pubblicato per la prima volta in ",
        translated: "Tradotto da un testo pubblicato originariamente in ",
        excerpt: "Estratto da un testo pubblicato originariamente in ",
        press_release: "Comunicato stampa, pubblicato originariamente da ",
        first_dated: "Pubblicato originariamente: ",
        apparently_first_dated: "A quanto pare, pubblicato per la prima volta: ",
        agency: "Testo d’agenzia: ",
        with_material: "Con materiale di ",
        carried: "Diffuso da ",
        credited: "Citato secondo l’indicazione di ",
        credited_translation: "Citato, con il titolo tradotto, secondo l’indicazione di ",
        unopened: "l’originale non è stato consultato",
        elsewhere: "un’altra fonte",
        and: " e ",
    },
    Phrases {
        language: "nl",
        first: "Oorspronkelijk verschenen in ",
        apparently_first: "Vermoedelijk voor het eerst verschenen in ",
        translated: "Vertaling van een tekst, oorspronkelijk verschenen in ",
        excerpt: "Fragment uit een tekst, oorspronkelijk verschenen in ",
        press_release: "Persbericht, oorspronkelijk gepubliceerd door ",
        first_dated: "Oorspronkelijk verschenen: ",
        apparently_first_dated: "Vermoedelijk voor het eerst verschenen: ",
        agency: "Bericht van persbureau: ",
        with_material: "Met materiaal van ",
        carried: "Verspreid door ",
        credited: "Geciteerd volgens de vermelding in ",
        credited_translation: "Met de vertaalde titel geciteerd volgens de vermelding in ",
        unopened: "het origineel is niet geraadpleegd",
        elsewhere: "een andere bron",
        and: " en ",
    },
    Phrases {
        language: "ru",
        first: "Первая публикация: ",
        apparently_first: "Первая публикация (предположительно): ",
        translated: "Перевод; первая публикация: ",
        excerpt: "Отрывок; первая публикация: ",
        press_release: "Пресс-релиз; первая публикация: ",
        first_dated: "Первая публикация: ",
        apparently_first_dated: "Первая публикация (предположительно): ",
        agency: "Сообщение агентства: ",
        with_material: "С использованием материалов: ",
        carried: "Распространено: ",
        credited: "Цитируется по указанию в источнике: ",
        credited_translation: "Цитируется под заглавием перевода по указанию в источнике: ",
        unopened: "оригинал не открывался",
        elsewhere: "без названия",
        and: " и ",
    },
    Phrases {
        language: "zh",
        first: "首次发表于：",
        apparently_first: "疑首次发表于：",
        translated: "译文，原文首次发表于：",
        excerpt: "节选，原文首次发表于：",
        press_release: "新闻稿，首次发布：",
        first_dated: "首次发表：",
        apparently_first_dated: "疑首次发表：",
        agency: "通讯社稿件：",
        with_material: "部分内容来自：",
        carried: "转载平台：",
        credited: "转引自以下页面的出处说明：",
        credited_translation: "以译文标题转引自以下页面的出处说明：",
        unopened: "未查阅原文",
        elsewhere: "其他来源",
        and: "、",
    },
];

/// How our own sentence is written: in which words, and how dates are spelt.
pub(crate) struct Tongue<'a> {
    pub(crate) phrases: &'static Phrases,
    spell: Box<dyn Fn(&Date) -> String + 'a>,
}

impl<'a> Tongue<'a> {
    /// In the language of a locale's tag, or in English; `spell` writes dates.
    pub(crate) fn new(tag: &str, spell: impl Fn(&Date) -> String + 'a) -> Self {
        let language = base_language(tag);
        let [english, ..] = &PHRASES;
        let phrases = PHRASES.iter().find(|phrases| phrases.language == language).unwrap_or(english);
        Tongue { phrases, spell: Box::new(spell) }
    }

    /// In English, for formats that write no other language.
    pub(crate) fn english() -> Self {
        Tongue::new("en", |date| spell_date(date, DateOrder::DayFirst))
    }

    /// Whether marks of punctuation are wide.
    pub(crate) fn is_chinese(&self) -> bool {
        self.phrases.language == "zh"
    }

    /// A date in words.
    pub(crate) fn date(&self, date: &Date) -> String {
        (self.spell)(date)
    }

    /// The parts of a sentence in one.
    pub(crate) fn joined(&self, parts: &[String]) -> String {
        let mut joined = String::new();
        for part in parts {
            match (joined.is_empty(), self.phrases.language) {
                (true, _) => joined.push_str(part),
                // Where nouns have capitals, a sentence of its own needs no rule for what to lower.
                (false, "de") => joined.extend([". ", part]),
                (false, "zh") => joined.extend(["；", part]),
                (false, _) => {
                    let mut letters = part.chars();
                    joined.push_str("; ");
                    joined.extend(letters.next().into_iter().flat_map(char::to_lowercase).chain(letters));
                }
            }
        }
        joined
    }

    /// Names in a row.
    pub(crate) fn listed(&self, names: &[String]) -> String {
        listed_with(names, self.phrases.and)
    }
}

/// The text with a capital at its head.
pub(crate) fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Whether two names are the same but for case, white space and a leading article.
pub(crate) fn same_name(one: &str, other: &str) -> bool {
    fn bare(name: &str) -> String {
        let lower = clean(name).to_lowercase();
        lower.strip_prefix("the ").unwrap_or(&lower).to_owned()
    }
    bare(one) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaned_text_is_one_printable_line() {
        assert_eq!(clean("  a\n\tb\u{0} \u{202e}c\u{e000}\u{feff} "), "a b c");
        assert_eq!(clean("فا\u{200c}طمة"), "فا\u{200c}طمة");
        let long = clean(&"ab ".repeat(2000));
        assert!(long.ends_with('…') && long.chars().count() <= LONGEST + 2);
    }

    #[test]
    fn dates_are_spelt_as_fine_as_they_are() {
        let date = |text| Date::parse(text).unwrap();
        assert_eq!(spell_date(&date("2016-07-26T05:14"), DateOrder::DayFirst), "26 July 2016");
        assert_eq!(spell_date(&date("2016-07-26"), DateOrder::MonthFirst), "July 26, 2016");
        assert_eq!(spell_date(&date("2016-07"), DateOrder::DayFirst), "July 2016");
        assert_eq!(spell_date(&date("2016"), DateOrder::MonthFirst), "2016");
    }

    #[test]
    fn names_are_compared_without_case_and_article() {
        assert!(same_name("The Guardian", "the guardian") && same_name("Guardian", "The Guardian"));
        assert!(!same_name("The Duran", "Global Research"));
    }
}
