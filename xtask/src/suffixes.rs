//! The public suffix list as the table that `stubs/psl2` reads; what a line of it says stands there.
//!
//! The list: <https://publicsuffix.org/list/public_suffix_list.dat>, in the format that
//! <https://github.com/publicsuffix/list/wiki/Format> describes.

use std::collections::{BTreeMap, BTreeSet};

/// The table of a list, with a head that names its source.
pub(crate) fn table(list: &str) -> Result<String, String> {
    // By the parent's letters from the right.
    let mut parents: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    // A rule ends at the first white space.
    let rules = list.lines().filter_map(|line| line.split_whitespace().next());
    for rule in rules.filter(|rule| !rule.starts_with("//")) {
        let (mark, name) = rule.strip_prefix('!').map_or(("", rule), |name| ("!", name));
        let labels = name.split('.').map(ascii).collect::<Option<Vec<_>>>();
        let labels = labels.ok_or_else(|| format!("'{rule}' is no rule: give the text of the public suffix list."))?;
        // Not `com`, which says what holds of every last label.
        if let Some((label, parent)) = labels.join(".").split_once('.') {
            parents.entry(parent.chars().rev().collect()).or_default().insert(format!("{mark}{label}"));
        }
    }
    if parents.is_empty() {
        return Err("the list has no rule of two labels: give the text of the public suffix list.".to_owned());
    }
    let version = list.lines().find_map(|line| line.strip_prefix("// VERSION: ")).unwrap_or("not told");
    let mut table = format!(
        "// The public suffix list (https://publicsuffix.org), version {version}, as a table: src/lib.rs tells how.\n\
         // Subject to the terms of the Mozilla Public License, v. 2.0, as the list is: https://mozilla.org/MPL/2.0/.\n\
         // Made by 'cargo run -p xtask -- suffixes LIST stubs/psl2/src/suffixes.txt'; not to be edited.\n"
    );
    for (parent, rules) in parents {
        let parent: String = parent.chars().rev().collect();
        let rules: Vec<String> = rules.into_iter().collect();
        table.push_str(&format!("{parent}:{}\n", rules.join(" ")));
    }
    Ok(table)
}

/// A label as hosts spell it; `None` for what is none.
fn ascii(label: &str) -> Option<String> {
    let spelled = if label == "*" { label.to_owned() } else { idna::domain_to_ascii(label).ok()? };
    let is_label = |byte: u8| b"*-_".contains(&byte) || byte.is_ascii_alphanumeric();
    (!spelled.is_empty() && spelled.bytes().all(is_label)).then_some(spelled)
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn rules_stand_by_their_parents() {
        let list = "// VERSION: 2026-10-22\n// a comment\ncom\nuk.com\nuk\nco.uk  and a word\n*.kobe.jp\n!city.kobe.jp\n\
                    \nac.jp\n公司.cn\nu.co.uk\nac.uk\nco.uk\n";
        let table = table(list).unwrap();
        let (head, lines): (Vec<&str>, Vec<&str>) = table.lines().partition(|line| line.starts_with("//"));
        assert!(head.first().is_some_and(|line| line.contains("version 2026-10-22,")), "{head:?}");
        assert_eq!(lines, ["uk:ac co", "co.uk:u", "com:uk", "cn:xn--55qx5d", "jp:ac", "kobe.jp:!city *"]);
    }

    #[test]
    fn another_text_is_refused() {
        for text in ["", "// VERSION: 2026-10-22\n", "com\n", "<html>\n", "a..b\n", "a.b:c\n"] {
            assert!(table(text).is_err(), "{text}");
        }
    }
}
