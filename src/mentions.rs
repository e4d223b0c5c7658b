//! Whom a text speaks of: the people it names in full, and whether a name is an outlet's. What it says of them is left to
//! the readers.
//!
//! A surname alone is completed by the full name that the text gives it; a name that two people share names nobody.

mod cased;
mod small_words;
mod uncased;

pub(crate) use cased::{Name, People, Who, is_age};
pub(crate) use uncased::{Names, bare};

use crate::cue::Found;
use crate::page::{Block, Page};
use crate::{host, lists};
use std::collections::HashMap;
use std::ops::Range;

/// Whether a name is believed to be an outlet's: the lists know it, it has a word that only bodies have, or the words
/// around it link a site of that name.
pub(crate) fn is_outlet(block: &Block, found: &Found, name: &str) -> bool {
    let mut linked = block.anchors_in(&found.range).filter_map(|anchor| anchor.url.as_ref());
    // “صحيفة المنارة”, “《港湾晚报》”: what stands before the name says what it is.
    let start = found
        .slots
        .iter()
        .map(|(_, range)| range.start)
        .find(|start| block.text.get(*start..).is_some_and(|rest| rest.starts_with(name)));
    let before = start.and_then(|start| block.text.get(found.range.start..start)).unwrap_or_default();
    let lead = before
        .trim_end_matches(['«', '"', '“', '‘', '\'', ' ', '「', '『', '・'])
        .rsplit(' ')
        .next()
        .unwrap_or_default();
    let lead = lead.strip_prefix(['ل', 'ל']).filter(|bare| lists::has_organization_word(bare)).unwrap_or(lead);
    let is_medium =
        ["紙", "誌", "サイト", "メディア", "テレビ", "放送", "通信社"].iter().any(|word| lead.ends_with(word));
    let is_marked = before.ends_with('《')
        || is_medium && before.ends_with(['「', '『', '・'])
        || !lead.is_empty() && lists::has_organization_word(lead);
    is_marked
        || lists::agency(name).is_some()
        || lists::is_outlet(name)
        // “Institut” alone, or “Association”: which one, its name tells elsewhere.
        || lists::has_organization_word(name) && (name.contains(' ') || !name.starts_with(char::is_uppercase))
        || linked.any(|url| host::names_site(name, url))
}

/// The people whom a text names in full, by the last word of their names.
#[derive(Debug, Default)]
pub(crate) struct Mentions {
    /// The language in whose cues the text is read, where the page tells one that has a list of them.
    pub(crate) language: Option<&'static str>,
    by_surname: HashMap<String, Vec<String>>,
}

impl Mentions {
    /// Gathers them from the blocks of a text.
    pub(crate) fn of<'a>(page: &'a Page, text: impl IntoIterator<Item = &'a usize> + Clone) -> Mentions {
        let mut by_surname: HashMap<String, Vec<String>> = HashMap::new();
        for block in page.at(text.clone()) {
            for run in capitalised_runs(&block.text, block.cues().words()).into_iter().filter(|run| run.contains(' ')) {
                let name = without_titles(without_opener(run));
                let is_full = (2..=5).contains(&name.split(' ').count());
                if !is_full || lists::has_organization_word(&name) || lists::is_outlet(&name) {
                    continue;
                }
                let bearers = by_surname.entry(name.rsplit(' ').next().unwrap_or_default().to_owned()).or_default();
                // Two are as good as many: a surname that two people bear names nobody.
                if bearers.len() < 2 && !bearers.contains(&name) {
                    bearers.push(name);
                }
            }
        }
        Mentions { language: language(page, text), by_surname }
    }

    /// Whether a name is the last of a person's whom the text names in full.
    pub(crate) fn is_of_person(&self, name: &str) -> bool {
        let bearers = self.by_surname.get(name).map(Vec::as_slice).unwrap_or_default();
        // “The Tarn”, “Meanwhile Tarn”: a sentence's first word is no first name.
        let is_full = |full: &String| {
            let first = full.split(' ').next().unwrap_or_default();
            full.len() > name.len() && !lists::has_sense(first, lists::Sense::Opener)
        };
        bearers.iter().any(is_full)
    }
}

/// The list of cues for the text's own language: letters and small words tell most, the page must tell the others.
fn language<'a>(page: &'a Page, text: impl IntoIterator<Item = &'a usize> + Clone) -> Option<&'static str> {
    let told = page.language.as_ref().and_then(|held| held.text.split(['-', '_']).next()).map(str::to_ascii_lowercase);
    // The codes of Norwegian as such and of its other written form, and older codes that pages still carry.
    let told = told.as_deref().map(|told| match told {
        "no" | "nn" => "nb",
        "in" => "id",
        "iw" => "he",
        told => told,
    });
    let known = lists::CUES.iter().map(|(language, _)| *language).find(|language| Some(*language) == told);
    let blocks = || page.at(text.clone()).map(|block| block.text.as_str());
    uncased::language(blocks(), small_words::language(blocks(), known))
}

/// Runs of capitalised words with the small words of names between them.
fn capitalised_runs(text: &str, words: impl Iterator<Item = Range<usize>>) -> Vec<&str> {
    let mut runs = Vec::new();
    let mut run: Option<Range<usize>> = None;
    let mut last = 0;
    for word in words {
        // Most words are neither capitalised nor follow one that is.
        if run.is_none() && text.as_bytes().get(word.start).is_some_and(u8::is_ascii_lowercase) {
            last = word.end;
            continue;
        }
        let letters = text.get(word.clone()).unwrap_or_default();
        let capital = letters.starts_with(char::is_uppercase);
        if run.is_none() && !capital {
            last = word.end;
            continue;
        }
        let joined = text.get(last..word.start).is_some_and(|gap| gap == " ");
        last = word.end;
        match run.as_mut() {
            Some(open) if joined && capital => open.end = word.end,
            // A small word is kept only where a capital follows: it is taken when that comes.
            Some(_) if joined && is_small(letters) => {}
            _ => {
                if let Some(done) = run.take() {
                    runs.extend(text.get(done));
                }
                if capital {
                    run = Some(word);
                }
            }
        }
    }
    if let Some(done) = run {
        runs.extend(text.get(done));
    }
    runs
}

/// Whether a word is one of the small ones inside of names.
fn is_small(word: &str) -> bool {
    matches!(word, "of" | "bin" | "al" | "van" | "von" | "de" | "der" | "den" | "la" | "el" | "du" | "di" | "da")
}

/// A run without the word with which the sentence begins: “Enligt Solberg”.
fn without_opener(run: &str) -> &str {
    match run.split_once(' ') {
        Some((first, rest)) if lists::has_sense(first, lists::Sense::Opener) => rest,
        _ => run,
    }
}

/// A name without the titles, offices and nationalities before it.
fn without_titles(name: &str) -> String {
    let words: Vec<&str> = name.split(' ').collect();
    let title = words.iter().rposition(|word| lists::is_title(word)).map_or(0, |at| at + 1);
    let kept = words.get(title..).unwrap_or_default().join(" ");
    kept.strip_suffix("’s").or_else(|| kept.strip_suffix("'s")).unwrap_or(&kept).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{capitalised_runs, without_titles};
    use crate::prose;

    #[test]
    fn offices_are_no_names() {
        assert_eq!(without_titles("Halden Foreign Minister Mira Solberg"), "Mira Solberg");
        assert_eq!(without_titles("President Solberg"), "Solberg");
        let text = "the envoy Mira Solberg met Anna van der Meer there";
        assert_eq!(capitalised_runs(text, prose::words(text)), ["Mira Solberg", "Anna van der Meer"]);
    }
}
