//! Writes the table as short as it compresses well: src/lib.rs tells how the short form is read.
//!
//! The table's rules become one tree of labels, the last label outermost. Labels of equal subtrees stand together, each
//! told by what it does not share with the one before it.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// So many rules below `X.jp` name the towns of a prefecture: the least has 13, what else there is at most 9.
const TOWNS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let source = "src/suffixes.txt";
    println!("cargo::rerun-if-changed={source}");
    let table = fs::read_to_string(source)?;
    let mut root = Labels::default();
    for (parent, rules) in table.lines().filter(|line| !line.starts_with("//")).filter_map(|line| line.split_once(':'))
    {
        let mut below = &mut root;
        for label in parent.rsplit('.') {
            below = &mut below.0.entry(label.to_owned()).or_default().below;
        }
        let is_prefecture = parent.ends_with(".jp") && rules.split(' ').count() >= TOWNS;
        let rules = if is_prefecture { "!city !metro !pref +" } else { rules };
        for rule in rules.split(' ') {
            below.0.entry(rule.to_owned()).or_default().is_rule = true;
        }
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("suffixes.txt"), root.text())?;
    Ok(())
}

/// The labels below a name.
#[derive(Default)]
struct Labels(BTreeMap<String, Label>);

#[derive(Default)]
struct Label {
    /// Whether it is a rule of its own and not only on the way to one.
    is_rule: bool,
    below: Labels,
}

impl Labels {
    fn text(&self) -> String {
        // By length: what is alike then stands close together.
        let mut groups: BTreeMap<(usize, String), BTreeSet<String>> = BTreeMap::new();
        for (name, label) in &self.0 {
            let below = label.below.text();
            let mark = if label.is_rule { "" } else { "." };
            groups.entry((below.len(), below)).or_default().insert(format!("{name}{mark}"));
        }
        let (without, with): (Vec<_>, Vec<_>) = groups.into_iter().partition(|((length, _), _)| *length == 0);
        let with = with.into_iter().map(|((_, below), group)| format!("{}({below})", words(&group)));
        with.chain(without.into_iter().map(|(_, group)| words(&group))).collect()
    }
}

/// Each word after a space, or after the capital that says how many bytes it shares with the word before: `A` for one.
fn words(sorted: &BTreeSet<String>) -> String {
    let mut text = String::new();
    let mut before = "";
    for word in sorted {
        let shared = word.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count();
        let shared = shared.min(26);
        text.push(
            u8::try_from(shared).ok().filter(|shared| *shared > 0).map_or(' ', |shared| char::from(b'@' + shared)),
        );
        text.push_str(word.get(shared..).unwrap_or_default());
        before = word;
    }
    text
}
