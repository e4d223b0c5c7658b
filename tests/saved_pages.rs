//! What must hold of pages of the wide web: every link of every chain rests on words that stand on the page, and a page
//! whose text appeared nowhere else gets neither another outlet nor an agency.
//!
//! Such pages are others' works and lie outside the project. The variable `WHENCE_PAGES` names a list of them, a JSON
//! object a line as `whence read --batch` takes them (`id`, `path`, `url`, `encoding`), with `"republication": "none"`
//! where a person has found that the text is the page's own and names no agency. Where it is unset the test says so; the
//! golden pages are held to the same.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod evidence;

use evidence::{visible, visit, without_space};
use serde_json::Value;

#[test]
fn every_link_rests_on_the_page() {
    let Some(list) = std::env::var_os("WHENCE_PAGES") else {
        println!("WHENCE_PAGES is not set: saved pages are not tested");
        return;
    };
    let list = std::fs::read_to_string(list).expect("WHENCE_PAGES names a list");
    let (mut quotes, mut wrong) = (0, Vec::new());
    for line in list.lines() {
        let page: Value = serde_json::from_str(line).expect("a line is a JSON object");
        let id = page["id"].as_str().unwrap_or_default();
        let bytes = std::fs::read(page["path"].as_str().expect("a line has a path")).expect("the page can be read");
        let html = whence::encoding::decode(&bytes, page["encoding"].as_str());
        let chain = serde_json::to_value(whence::trace(&html, page["url"].as_str())).expect("a chain is JSON");
        let text = visible(&whence::html::Tree::parse(&html));
        for link in chain["links"].as_array().expect("links") {
            if link["support"].as_array().is_none_or(Vec::is_empty) {
                wrong.push(format!("{id}: nothing supports {}", link["party"]["name"]));
            }
        }
        visit(&chain, &mut |evidence| {
            if evidence["at"]["type"] == "TextQuoteSelector" {
                let exact = without_space(evidence["at"]["exact"].as_str().unwrap_or_default());
                if exact.is_empty() || !text.contains(&exact) || evidence["quote"] != evidence["at"]["exact"] {
                    wrong.push(format!("{id}: {} is not on the page", evidence["at"]["exact"]));
                }
                quotes += 1;
            }
        });
        let is_origin = |link: &&Value| match link["role"].as_str() {
            Some("agency" | "intermediary" | "republisher") => true,
            Some("original") => link["url"] != chain["links"][chain["links"].as_array().map_or(0, Vec::len) - 1]["url"],
            _ => false,
        };
        if page["republication"] == "none" {
            let links = chain["links"].as_array().into_iter().flatten();
            wrong.extend(links.filter(is_origin).map(|link| format!("{id}: {} is invented", link["party"]["name"])));
        }
    }
    println!("{quotes} quotes");
    assert!(quotes > 0 && wrong.is_empty(), "of {quotes} quotes:\n{}", wrong.join("\n"));
}
