//! Stands in for the crate of this name, which tells a host's registrable domain by the public suffix list.
//!
//! Its trie of the list hardly compresses and weighs 78 kB (gzip) in the reading module; the short form of the same
//! rules weighs 21 kB. Here stands what `host.rs` asks for, with the crate's answers: the ICANN and the private section of
//! the list both count, and a host whose last label no rule names has that label for its suffix. Not here: the suffix
//! itself, the section that it comes from, hosts that are not yet in lower case and ASCII.
//!
//! One difference: the list names 1,700 Japanese towns (`shinjuku.tokyo.jp`). Here any label below a prefecture counts as
//! a town but `city`, `metro`, `pref`, and one that has nothing or only `www` before it: of the domains that stand right
//! below a prefecture (`www.harrow.tokyo.jp`), other hosts than these two count as domains of their own.
//!
//! The table is `suffixes.txt`. One line holds the rules below one parent, `jp:ac ad …` for `ac.jp` and `ad.jp`, with
//! the list's `*` for any label and `!` before an exception. Lines are sorted by their parents' letters from the right,
//! rules within a line from the left. Rules of one label are left out: they say what holds without them. The table is made
//! from the list's text by `cargo run -p xtask -- suffixes LIST stubs/psl2/src/suffixes.txt`.
//!
//! The module carries the short form that `build.rs` makes of the table: labels of one tree, the last label outermost. A
//! label follows a space, or a capital that says how many letters it shares with the label before it (`A` one). In
//! brackets stand the labels below all those that stand before them. A dot ends a label that is no rule itself; `+` is
//! the rule for towns.
//!
//! Specification: <https://github.com/publicsuffix/list/wiki/Format>

use std::cmp::Ordering;
use std::collections::HashMap;
use std::str::Chars;
use std::sync::LazyLock;

/// The rules' short form.
const SHORT: &str = include_str!(concat!(env!("OUT_DIR"), "/suffixes.txt"));

/// The table's lines by their parents: the rules below each.
static LINES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let mut lines = HashMap::new();
    expand(&mut SHORT.chars(), &[], &mut lines);
    lines
});

/// Reads labels up to the bracket that ends them, and adds the lines of their parents and of all that is below them.
fn expand(text: &mut Chars<'_>, parents: &[String], lines: &mut HashMap<String, String>) {
    let (mut rules, mut group): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    while let Some(letter) = text.next() {
        match letter {
            ' ' => group.push(String::new()),
            'A'..='Z' => {
                let shared = usize::from(letter as u8 - b'@');
                group.push(group.last().and_then(|before| before.get(..shared)).unwrap_or_default().to_owned());
            }
            '(' => {
                let mut names = Vec::new();
                for label in &group {
                    let label = label.strip_suffix('.').unwrap_or(label);
                    if parents.is_empty() {
                        names.push(label.to_owned());
                    }
                    for parent in parents {
                        let mut name = label.to_owned();
                        name.push('.');
                        name.push_str(parent);
                        names.push(name);
                    }
                }
                rules.append(&mut group);
                expand(text, &names, lines);
            }
            ')' => break,
            letter => group.last_mut().into_iter().for_each(|label| label.push(letter)),
        }
    }
    rules.append(&mut group);
    let mut sorted: Vec<String> = Vec::new();
    // Put in one by one: they are few, and the code of a sort weighs more.
    for rule in rules.into_iter().filter(|rule| !rule.ends_with('.')) {
        sorted.insert(sorted.partition_point(|other| *other < rule), rule);
    }
    let mut line = String::new();
    for rule in &sorted {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(rule);
    }
    if !line.is_empty() {
        for parent in parents {
            lines.insert(parent.clone(), line.clone());
        }
    }
}

/// A host has no more labels: 253 bytes hold 127.
const MAX_LABELS: usize = 128;

/// A host as the list divides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Domain<'a> {
    registrable: Option<&'a str>,
}

impl<'a> Domain<'a> {
    /// The host's public suffix with the label before it; `None` for a host that is itself a public suffix.
    pub fn registrable_domain(&self) -> Option<&'a str> {
        self.registrable
    }
}

/// Looks a host up. `None` for what is no host in lower case and ASCII: other letters, empty labels (but for the dot
/// that may end a host), more than 128 labels.
pub fn lookup(host: &str) -> Option<Domain<'_>> {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_plain = host.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if !is_plain || host.split('.').any(str::is_empty) || host.split('.').nth(MAX_LABELS).is_some() {
        return None;
    }
    // Where the suffix starts, and the domain: the longest rule counts, an exception ends the search.
    let mut dots = host.rmatch_indices('.').map(|(dot, _)| dot).peekable();
    let mut suffix = dots.peek().map_or(0, |dot| dot + 1);
    while let Some(dot) = dots.next() {
        let start = dots.peek().map_or(0, |dot| dot + 1);
        let (Some(label), Some(parent)) = (host.get(start..dot), host.get(dot + 1..)) else { break };
        match rule(parent, label) {
            Some(Rule::Town) if matches!(host.get(..start), None | Some("" | "www.")) => {}
            Some(Rule::Suffix | Rule::Town) => suffix = start,
            Some(Rule::Exception) => {
                suffix = dot + 1;
                break;
            }
            None => {}
        }
    }
    let before = suffix.checked_sub(1).and_then(|dot| host.get(..dot));
    let start = before.map(|before| before.rfind('.').map_or(0, |dot| dot + 1));
    Some(Domain { registrable: start.and_then(|start| host.get(start..)) })
}

/// What the list says of a label below a parent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rule {
    /// Both together are a public suffix.
    Suffix,
    /// The same where the label names a town, below a Japanese prefecture.
    Town,
    /// A wildcard of the parent leaves this label out.
    Exception,
}

fn rule(parent: &str, label: &str) -> Option<Rule> {
    let labels = LINES.get(parent)?;
    // Exceptions stand first, then the wildcard.
    let mut rules = labels.split(' ');
    let first = loop {
        let rule = rules.next()?;
        match rule.strip_prefix('!') {
            Some(exception) if exception == label => return Some(Rule::Exception),
            Some(_) => {}
            None => break rule,
        }
    };
    match first {
        "+" => Some(Rule::Town),
        "*" => Some(Rule::Suffix),
        _ => has_word(labels, label).then_some(Rule::Suffix),
    }
}

/// Whether a word is among sorted words with a space between them. Bisects the text as it stands: `com` has hundreds.
fn has_word(words: &str, word: &str) -> bool {
    let (mut start, mut end) = (0, words.len());
    while start < end {
        let middle = start + (end - start) / 2;
        // The word around the middle; a space belongs to the word before it.
        let (Some(left), Some(right)) = (words.get(start..middle), words.get(middle..end)) else { return false };
        let from = left.rfind(' ').map_or(start, |space| start + space + 1);
        let to = right.find(' ').map_or(end, |space| middle + space);
        match words.get(from..to).map(|found| found.cmp(word)) {
            Some(Ordering::Less) => start = to + 1,
            Some(Ordering::Greater) => end = from,
            found => return found.is_some(),
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{LINES, has_word, lookup};

    const TABLE: &str = include_str!("suffixes.txt");

    /// The table's lines without its head.
    fn table() -> Vec<(&'static str, &'static str)> {
        TABLE.lines().filter(|line| !line.starts_with("//")).map(|line| line.split_once(':').unwrap()).collect()
    }

    /// Whether the rules of a parent name the towns of a prefecture.
    fn is_prefecture(parent: &str, rules: &str) -> bool {
        parent.ends_with(".jp") && rules.split(' ').count() >= 10
    }

    fn registrable(host: &str) -> Option<&str> {
        lookup(host).and_then(|domain| domain.registrable_domain())
    }

    #[test]
    fn domains_are_found_by_every_kind_of_rule() {
        for (host, domain) in [
            // A last label that no rule names, or that stands alone.
            ("harrow.invented", "harrow.invented"),
            ("b.a.harrow.invented", "harrow.invented"),
            ("harrow.biz", "harrow.biz"),
            ("a.harrow.biz", "harrow.biz"),
            // Plain rules, one below another.
            ("harrow.com", "harrow.com"),
            ("a.harrow.uk.com", "harrow.uk.com"),
            ("www.harrow.co.uk", "harrow.co.uk"),
            ("harrow.jp", "harrow.jp"),
            ("www.harrow.ac.jp", "harrow.ac.jp"),
            ("harrow.kyoto.jp", "harrow.kyoto.jp"),
            ("a.harrow.ide.kyoto.jp", "harrow.ide.kyoto.jp"),
            ("www.harrow.us", "harrow.us"),
            ("a.harrow.ak.us", "harrow.ak.us"),
            ("a.harrow.k12.ak.us", "harrow.k12.ak.us"),
            // Wildcards and what they leave out.
            ("a.harrow.c.mm", "harrow.c.mm"),
            ("harrow.c.kobe.jp", "harrow.c.kobe.jp"),
            ("www.city.kobe.jp", "city.kobe.jp"),
            ("city.kobe.jp", "city.kobe.jp"),
            ("kobe.jp", "kobe.jp"),
            ("a.harrow.test.ck", "harrow.test.ck"),
            ("www.ck", "www.ck"),
            ("a.www.ck", "www.ck"),
            // Outside ASCII.
            ("a.harrow.xn--55qx5d.cn", "harrow.xn--55qx5d.cn"),
            ("a.xn--85x722f.xn--fiqs8s", "xn--85x722f.xn--fiqs8s"),
            // The private section.
            ("a.harrow.github.io", "harrow.github.io"),
            ("github.com", "github.com"),
            // A dot at the end.
            ("a.harrow.co.uk.", "harrow.co.uk"),
        ] {
            assert_eq!(registrable(host), Some(domain), "{host}");
        }
    }

    #[test]
    fn a_public_suffix_is_no_domain() {
        for host in [
            "invented",
            "com",
            "uk.com",
            "co.uk",
            "mm",
            "c.mm",
            "jp",
            "ac.jp",
            "c.kobe.jp",
            "ck",
            "test.ck",
            "k12.ak.us",
            "xn--55qx5d.cn",
            "xn--fiqs8s",
            "github.io",
            "com.",
        ] {
            assert_eq!(lookup(host).map(|domain| domain.registrable_domain()), Some(None), "{host}");
        }
    }

    #[test]
    fn what_is_no_host_is_refused() {
        let long = "a.".repeat(128);
        assert_eq!(registrable(&long), Some("a.a"));
        for host in ["", ".", "..", ".com", ".harrow.com", "harrow..com", "harrow.com..", "Harrow.com", "食狮.com.cn"]
        {
            assert_eq!(lookup(host), None, "{host}");
        }
        assert_eq!(lookup(&format!("{long}a")), None);
    }

    #[test]
    fn every_rule_is_found() {
        for (parent, rules) in table() {
            for rule in rules.split(' ') {
                let (host, domain) = match rule.strip_prefix('!') {
                    Some(exception) => (format!("b.{exception}.{parent}"), format!("{exception}.{parent}")),
                    None => {
                        let label = if rule == "*" { "harrow" } else { rule };
                        (format!("www.a.{label}.{parent}"), format!("a.{label}.{parent}"))
                    }
                };
                assert_eq!(registrable(&host), Some(domain.as_str()));
            }
        }
    }

    #[test]
    fn the_short_form_says_what_the_table_says() {
        let table = table();
        assert!(table.len() > 1000 && table.len() == LINES.len());
        assert!(table.is_sorted_by(|(a, _), (b, _)| a.bytes().rev().lt(b.bytes().rev())));
        let mut prefectures = 0;
        for (parent, rules) in table {
            assert!(!parent.is_empty() && rules.split(' ').is_sorted_by(|a, b| a < b), "{parent}");
            assert!(rules.bytes().all(|byte| b" !*-_".contains(&byte) || byte.is_ascii_alphanumeric()), "{parent}");
            let is_prefecture = is_prefecture(parent, rules);
            prefectures += usize::from(is_prefecture);
            let rules = if is_prefecture { "!city !metro !pref +" } else { rules };
            assert_eq!(LINES.get(parent).map(String::as_str), Some(rules), "{parent}");
        }
        assert_eq!(prefectures, 47);
    }

    #[test]
    fn what_stands_below_a_prefecture_is_a_town_unless_it_cannot_be_one() {
        for (host, domain) in [
            ("www.city.shinjuku.tokyo.jp", "city.shinjuku.tokyo.jp"),
            ("city.shinjuku.tokyo.jp", "city.shinjuku.tokyo.jp"),
            ("library.town.biei.hokkaido.jp", "town.biei.hokkaido.jp"),
            ("www.pref.aichi.jp", "pref.aichi.jp"),
            ("web.pref.nagano.jp", "pref.nagano.jp"),
            ("www.waterworks.metro.tokyo.jp", "metro.tokyo.jp"),
            ("www.lib.city.okayama.jp", "city.okayama.jp"),
            ("harrow.tokyo.jp", "harrow.tokyo.jp"),
            ("www.harrow.tokyo.jp", "harrow.tokyo.jp"),
            // The difference: by the list harrow.tokyo.jp.
            ("news.harrow.tokyo.jp", "news.harrow.tokyo.jp"),
        ] {
            assert_eq!(registrable(host), Some(domain), "{host}");
        }
    }

    #[test]
    fn words_are_found_among_words() {
        let words = "a ab b ba c";
        assert!(words.split(' ').all(|word| has_word(words, word)));
        assert!(["", " ", "a ab", "aa", "bb", "d", "A"].iter().all(|word| !has_word(words, word)));
        assert!(!has_word("", "a") && !has_word("", ""));
    }
}
