//! Golden pages: each folder of `tests/pages` holds a page that we wrote, its address, and the answer it must give.
//!
//! `page.html` is the page, `case.json` says `{"url": …, "shows": …}`, `answer.json` is the chain as `whence read` prints
//! it. A missing answer is written and the test fails, so that a person reads it before it is committed. The same folders
//! run in the browsers (`tests/browser`).
//!
//! An answer may be written before the code that gives it: `"awaited": "what is missing"` in `case.json` says so. Such a case
//! must still fail, so that the word goes when the code comes.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod evidence;

use evidence::{visible, visit, without_space};
use std::fs;
use std::path::{Path, PathBuf};

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages"))
        .expect("tests/pages is part of the repository")
        .map(|entry| entry.expect("a folder that can be read").path())
        .collect();
    cases.sort();
    cases
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn told(case: &Path) -> serde_json::Value {
    serde_json::from_str(&read(&case.join("case.json"))).expect("case.json is JSON")
}

fn answer(case: &Path) -> whence::chain::SourceChain {
    let told = told(case);
    assert!(told["shows"].is_string(), "{}: case.json must say what the case shows", case.display());
    whence::trace(&read(&case.join("page.html")), told["url"].as_str())
}

#[test]
fn every_page_gives_its_answer() {
    let mut failed = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 7, "only {} cases were found", cases.len());
    for case in &cases {
        let mut given = serde_json::to_string_pretty(&answer(case)).expect("a chain is JSON");
        given.push('\n');
        let path = case.join("answer.json");
        if !path.exists() {
            fs::write(&path, &given).expect("the answer can be written");
            failed.push(format!("{}: written; read it, then run again", path.display()));
        } else if told(case)["awaited"].is_string() {
            if read(&path) == given {
                failed.push(format!("{}: the answer is there; it is no longer awaited", path.display()));
            }
        } else if read(&path) != given {
            let beside = std::env::temp_dir()
                .join(format!("whence-{}.json", case.file_name().unwrap_or_default().to_string_lossy()));
            fs::write(&beside, &given).expect("the answer can be written");
            failed.push(format!("{} differs from {}", beside.display(), path.display()));
        }
    }
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}

#[test]
fn every_quote_stands_on_its_page() {
    for case in cases() {
        let chain = serde_json::to_value(answer(&case)).expect("a chain is JSON");
        let page = read(&case.join("page.html"));
        let tree = whence::html::Tree::parse(&page);
        let text = visible(&tree);
        let mut quotes = 0;
        visit(&chain, &mut |evidence| {
            if evidence["at"]["type"] == "TextQuoteSelector" {
                let exact = without_space(evidence["at"]["exact"].as_str().unwrap_or_default());
                assert!(!exact.is_empty() && text.contains(&exact), "{}: {exact}", case.display());
                assert_eq!(evidence["quote"], evidence["at"]["exact"], "{}", case.display());
                quotes += 1;
            }
        });
        assert!(quotes > 0, "{} has no evidence in its text", case.display());
    }
}

#[test]
fn the_same_page_gives_the_same_bytes() {
    for case in cases() {
        let first = serde_json::to_string(&answer(&case)).expect("a chain is JSON");
        let again = serde_json::to_string(&answer(&case)).expect("a chain is JSON");
        assert_eq!(first, again, "{}", case.display());
        let back: whence::chain::SourceChain = serde_json::from_str(&first).expect("a chain reads back");
        assert_eq!(serde_json::to_string(&back).expect("a chain is JSON"), first, "{}", case.display());
    }
}
