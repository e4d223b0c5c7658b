//! The evidence in an answer, wherever it stands: for the tests that hold it against the page.

use serde_json::Value;

/// Calls a function with every piece of evidence in an answer.
pub(crate) fn visit(value: &Value, with: &mut dyn FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| visit(item, with)),
        Value::Object(object) if object.contains_key("at") && object.contains_key("quote") => with(value),
        Value::Object(object) => object.values().for_each(|inner| visit(inner, with)),
        _ => {}
    }
}

/// Words without white space, in which page and quote may differ.
pub(crate) fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The page's text without what no browser shows, white space left out.
pub(crate) fn visible(tree: &whence::html::Tree) -> String {
    const SKIPPED: &[&str] = &[
        "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "video", "audio",
        "canvas", "select", "textarea", "button", "map", "datalist", "dialog", "head", "title",
    ];
    let mut text = String::new();
    let mut open: Vec<_> = vec![tree.root()];
    while let Some(id) = open.pop() {
        if tree.tag(id).is_some_and(|tag| SKIPPED.contains(&tag)) {
            continue;
        }
        text.push_str(&without_space(tree.text(id).unwrap_or_default()));
        let children: Vec<_> = tree.children(id).collect();
        open.extend(children.into_iter().rev());
    }
    text
}
