//! Microdata: items in the text of the page (`itemscope`, `itemprop`, `itemref`), understood as schema.org.
//!
//! A value is the attribute that the element carries it in, else the element's words: words that the reader of the page
//! sees are evidence of sight. An anchor's value is its words, its address stands beside them; pages mean it so under
//! every property but `url`. Items in comments, teasers and captions are known, but never the article in view.
//!
//! Specification: HTML, “Microdata”.

use crate::body::Body;
use crate::claim::{Claim, Reader};
use crate::page::{Mark, Page};
use crate::schema_org::{self, At, Graph, Value, bare};

/// Elements around a property that are searched for its item.
const DEEPEST: usize = 60;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let is_item = |mark: &Mark| mark.attr("itemscope").is_some();
    if !page.marks.iter().any(is_item) {
        return Vec::new();
    }
    let mut graph = Graph::new(Reader::Microdata, page);
    let mut nodes: Vec<Option<usize>> = vec![None; page.marks.len()];
    for (index, mark) in page.marks.iter().enumerate().filter(|(_, mark)| is_item(mark)) {
        let written = mark.attr("itemtype").unwrap_or_default();
        let mut kinds: Vec<String> = written.split_ascii_whitespace().map(|kind| bare(kind).to_owned()).collect();
        if kinds.is_empty() && matches!(mark.tag.as_str(), "html" | "body") {
            kinds.push("WebPage".to_owned());
        }
        let id = mark.attr("itemid").map(str::to_owned);
        if let Some(slot) = nodes.get_mut(index) {
            *slot = graph.add(kinds, id, At::Mark(index), mark.places);
        }
    }
    for (index, mark) in page.marks.iter().enumerate() {
        let Some(names) = mark.attr("itemprop") else { continue };
        let around = std::iter::successors(mark.parent, |at| page.marks.get(*at)?.parent).take(DEEPEST);
        let Some(item) = around.filter_map(|at| nodes.get(at).copied().flatten()).next() else { continue };
        for name in names.split_ascii_whitespace().take(8) {
            match nodes.get(index).copied().flatten() {
                Some(node) if node != item => graph.state(item, name, Value::Node(node), At::Mark(index)),
                Some(_) => {}
                None => {
                    if let Some(value) = value(mark, name) {
                        graph.state(item, name, value, At::Mark(index));
                    }
                }
            }
        }
    }
    graph.close();
    let headline = page.at(&body.headline).next().map(|block| block.text.as_str());
    schema_org::claims(&graph, headline)
}

/// What an element states.
fn value(mark: &Mark, name: &str) -> Option<Value> {
    let href = mark.attr("href").map(str::to_owned);
    let attribute = mark.attr("content").or_else(|| match mark.tag.as_str() {
        "time" => mark.attr("datetime"),
        // The abbreviation pattern of the old microformats.
        "abbr" => mark.attr("title"),
        "data" | "meter" => mark.attr("value"),
        "link" | "area" => mark.attr("href"),
        "img" | "audio" | "embed" | "iframe" | "source" | "track" | "video" => mark.attr("src"),
        "object" => mark.attr("data"),
        "a" if bare(name) == "url" => mark.attr("href"),
        _ => mark.attr("datetime"),
    });
    let text = attribute.filter(|value| !value.is_empty()).unwrap_or(&mark.text);
    (!text.is_empty()).then(|| Value::Text(text.to_owned(), href))
}
