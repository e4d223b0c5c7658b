//! Copyright lines of the article, and the outlet's terms for using it again.
//!
//! Only lines in and around the text count: the site's own line at the foot of the page speaks of the site. A mark with a
//! bare name is a picture's credit, unless it stands after the text and names an outlet, an agency or the site.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader};
use crate::cue::Kind;
use crate::page::{Block, Page};
use crate::prose::trimmed;
use crate::{host, lists, name, prose};

const WORD: &str = "copyright";
/// Bytes of a notice.
const LONGEST: usize = 240;
/// Companies' forms, which a comma may part from the name.
const FORMS: &[&str] = &["ag", "co", "corp", "gmbh", "inc", "kg", "limited", "llc", "ltd", "plc", "s.a", "s.l", "sa"];

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    let last = body.text.iter().rev().take(2).rev();
    for block in page.at(body.head.iter().chain(last.clone())) {
        claims.extend(notice(page, block, false));
    }
    for block in page.at(&body.foot) {
        claims.extend(notice(page, block, true));
    }
    for block in page.at(&body.foot) {
        let text = block.cues();
        if let Some(found) = text.find(Kind::Terms).first() {
            let sentence = prose::sentence_at(block.sentences(), found.range.start);
            let words = block.words(&sentence).to_owned();
            claims.push(seen(page, Reader::Rights, block, &sentence, Fact::Terms(words)));
        }
    }
    claims
}

/// The copyright line of a block: from the mark to the end of the line or sentence.
fn notice(page: &Page, block: &Block, is_after: bool) -> Option<Claim> {
    let lower = block.text.to_ascii_lowercase();
    let word = lower.find(WORD);
    let start = match (word, block.text.find('©')) {
        (Some(word), Some(mark)) => word.min(mark),
        (Some(word), None) => {
            // The word alone is no notice: “contains copyrighted material”.
            let after = lower.get(word + WORD.len()..)?.trim_start();
            after.starts_with(|next: char| next.is_ascii_digit() || matches!(next, ':' | '(' | '@')).then_some(word)?
        }
        (None, Some(mark)) => mark,
        (None, None) => return None,
    };
    let line_end = block.breaks.iter().copied().find(|mark| *mark > start).unwrap_or(block.text.len());
    let line = block.text.get(start..line_end)?;
    let range = trimmed(&block.text, start..start + notice_end(line));
    if range.len() > LONGEST {
        return None;
    }
    let (holders, year) = holders(block.words(&range));
    let is_known = |party: &Party| {
        lists::agency_by_any_name(&party.name).is_some()
            || lists::is_outlet(&party.name)
            || page.url.as_ref().is_some_and(|own| host::names_site(&party.name, own))
    };
    let is_plain = year.is_some() || word.is_some();
    if holders.is_empty() || !(is_plain || is_after && holders.iter().all(is_known)) {
        return None;
    }
    let notice = block.words(&range).to_owned();
    Some(seen(page, Reader::Rights, block, &range, Fact::Rights { holders, year, notice }))
}

/// Where a notice's first sentence ends. A full stop after an initial or a short form ends none.
fn notice_end(line: &str) -> usize {
    let mut end = line.len();
    for sentence in prose::sentences(line) {
        end = sentence.end;
        let last = line.get(..end).unwrap_or_default().trim_end_matches('.').rsplit(' ').next().unwrap_or_default();
        // “Halden TV. All rights reserved.”
        let is_abbreviation = last.chars().count() == 2 && last.chars().all(char::is_uppercase);
        if (last.chars().count() > 2 || is_abbreviation) && !is_form(last) {
            break;
        }
    }
    end
}

/// The names and the year of a notice.
fn holders(notice: &str) -> (Vec<Party>, Option<i32>) {
    let mut year = None;
    let mut holders: Vec<Party> = Vec::new();
    // After a bar stand the site's own hyperlinks, after a dash the terms.
    let first = notice.split('|').find(|part| part.chars().any(char::is_alphanumeric)).unwrap_or_default();
    for part in first.replace(" – ", " - ").replace(" — ", " - ").split(" - ") {
        for part in part.split([',', '©', '@', ';']) {
            let words: Vec<&str> = part.split_whitespace().filter(|word| !is_year(word, &mut year)).collect();
            let opens =
                |word: &&&str| matches!(word.to_lowercase().as_str(), "copyright" | "copyright:" | "(c)" | "by" | "-");
            let bare: Vec<&str> = words.iter().skip_while(opens).copied().collect();
            if let Some(party) = holder(&bare.join(" "))
                && !holders.iter().any(|known| known.name == party.name)
            {
                holders.push(party);
            }
        }
        if !holders.is_empty() {
            break;
        }
    }
    (holders, year)
}

/// Whether a word is a year or years, the last of which is noted.
fn is_year(word: &str, year: &mut Option<i32>) -> bool {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let numbers: Option<Vec<i32>> = bare.split(['-', '–', '/']).map(|number| number.parse().ok()).collect();
    match numbers {
        Some(numbers) if numbers.iter().all(|number| (1500..=2200).contains(number)) => {
            *year = numbers.last().copied().or(*year);
            true
        }
        _ => false,
    }
}

/// The party that a part of a notice names.
fn holder(named: &str) -> Option<Party> {
    let end = named.match_indices(". ").map(|(at, _)| at).find(|at| {
        let last = named.get(..*at).unwrap_or_default().rsplit(' ').next().unwrap_or_default();
        last.chars().count() > 2
    });
    let named = named.get(..end.unwrap_or(named.len())).unwrap_or_default();
    let named =
        named.trim_matches(|letter: char| matches!(letter, '.' | '-' | '–' | ')' | '(') || letter.is_whitespace());
    let lower = named.to_lowercase();
    let boilerplate = lower.contains("all rights") || lower.starts_with("rights") || lower.contains("reserved");
    let is_domain = !named.contains(' ') && named.contains('.');
    let capital = named.chars().next().is_some_and(|first| !first.is_lowercase()) || is_domain;
    // A stroke parts those who took a picture; a colon follows a label.
    let is_credit = named.contains(['/', ':']) || lower.starts_with("provided by");
    if !(2..=80).contains(&named.chars().count()) || boilerplate || !capital || is_credit || is_form(named) {
        return None;
    }
    let is_person = name::is_person(named) && !lists::has_organization_word(named) && !lists::is_outlet(named);
    Some(if is_person { Party::person(named) } else { Party::organization(named) })
}

/// Whether a word is nothing but a company's form.
fn is_form(word: &str) -> bool {
    FORMS.contains(&word.trim_end_matches('.').to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{holders, notice_end};

    #[test]
    fn holders_come_out_clean() {
        for (notice, names, year) in [
            ("Copyright © 2019 The New Lantern.", vec!["The New Lantern"], Some(2019)),
            ("© 2026 Associated Press", vec!["Associated Press"], Some(2026)),
            ("© Thomson Reuters 2020", vec!["Thomson Reuters"], Some(2020)),
            ("© 2013 Kestrel Review Network, Inc., a Harrow Company.", vec!["Kestrel Review Network"], Some(2013)),
            ("Copyright © AFP 2017-2026.", vec!["AFP"], Some(2026)),
            ("Copyright © 2018 by Thomas W. Achter", vec!["Thomas W. Achter"], Some(2018)),
            ("© 2021 lantern.example | Imprint | Privacy", vec!["lantern.example"], Some(2021)),
            ("© 1998-2018 Radio Halden SA - Todos los derechos reservados", vec!["Radio Halden SA"], Some(2018)),
            ("Copyright © 2021 | Theme by Millbrook Themes", vec![], Some(2021)),
            ("© Jonas Lind/dpa", vec![], None),
            ("© Foto: Vera Holm", vec![], None),
        ] {
            let (found, of) = holders(notice);
            let found: Vec<String> = found.into_iter().map(|party| party.name).collect();
            assert_eq!(found, names, "{notice}");
            assert_eq!(of, year, "{notice}");
        }
    }

    #[test]
    fn an_initial_ends_no_notice() {
        let line = "Copyright © 2018 by Thomas W. Achter. All rights reserved.";
        assert_eq!(line.get(..notice_end(line)).map(str::trim), Some("Copyright © 2018 by Thomas W. Achter."));
    }
}
