//! JSON-LD blocks: read leniently, brought into a graph, and understood as schema.org.
//!
//! Blocks, arrays and `@graph` are taken together, so that a reference leads from one block into another. `@context` is
//! not expanded: names are told by their last word, with or without a vocabulary's address or prefix. What of a block is
//! no JSON is a note for the reader of the page, never silence.
//!
//! Specification: JSON-LD 1.1, as far as pages use it to publish schema.org.

use super::rests_on;
use crate::body::Body;
use crate::claim::{Claim, Fact, Reader};
use crate::json;
use crate::page::{Page, Places, markup};
use crate::schema_org::{self, At, Graph};
use serde_json::Value;

/// How deep nodes may nest.
const DEEPEST: usize = 24;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut graph = Graph::new(Reader::JsonLd, page);
    for (block, held) in page.json_ld.iter().enumerate() {
        let text = held.text.trim();
        if text.is_empty() {
            continue;
        }
        let read = json::read(text);
        if let Some(error) = read.lost {
            let why = read.values.is_empty().then(|| error.to_string());
            let quote: String = text.chars().take(80).collect();
            claims.push(rests_on(markup(Reader::JsonLd, &quote, &held.css, None), Fact::Broken { why }));
        }
        // Where a block holds several values, they are pointed at as if they were an array's.
        let several = read.values.len() > 1;
        for (index, value) in read.values.into_iter().enumerate() {
            let pointer = if several { format!("/{index}") } else { String::new() };
            add(&mut graph, block, value, pointer, None, 0);
        }
    }
    graph.close();
    let headline = page.at(&body.headline).next().map(|block| block.text.as_str());
    claims.extend(schema_org::claims(&graph, headline));
    claims
}

/// Adds what a value holds to the graph; `held` names the node and the property that it stands under.
fn add(graph: &mut Graph, block: usize, value: Value, pointer: String, held: Option<(usize, &str)>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(items) => {
            for (index, item) in items.into_iter().enumerate() {
                add(graph, block, item, format!("{pointer}/{index}"), held, depth + 1);
            }
        }
        Value::Object(mut object) => {
            // A list, a set or a value with its language is what it holds.
            for wrapper in ["@list", "@set", "@value"] {
                if let Some(inner) = object.shift_remove(wrapper) {
                    return add(graph, block, inner, format!("{pointer}/{wrapper}"), held, depth + 1);
                }
            }
            let contents = object.shift_remove("@graph");
            let id = object.get("@id").and_then(Value::as_str).map(str::to_owned);
            let kinds = kinds(object.get("@type").or_else(|| object.get("type")));
            if object.keys().any(|key| !key.starts_with("@context")) {
                let at = At::Pointer(block, format!("{pointer}/@type"));
                let Some(node) = graph.add(kinds, id, at, Places::default()) else { return };
                if let Some((holder, name)) = held {
                    graph.state(holder, name, schema_org::Value::Node(node), At::Pointer(block, pointer.clone()));
                }
                for (key, inner) in object {
                    if matches!(key.as_str(), "@context" | "@id" | "@type") {
                        continue;
                    }
                    let escaped = key.replace('~', "~0").replace('/', "~1");
                    add(graph, block, inner, format!("{pointer}/{escaped}"), Some((node, &key)), depth + 1);
                }
            }
            if let Some(contents) = contents {
                add(graph, block, contents, format!("{pointer}/@graph"), None, depth + 1);
            }
        }
        value => {
            let text = match value {
                Value::String(text) => text,
                Value::Number(number) => number.to_string(),
                Value::Bool(truth) => truth.to_string(),
                _ => return,
            };
            if let Some((holder, name)) = held {
                graph.state(holder, name, schema_org::Value::Text(text, None), At::Pointer(block, pointer));
            }
        }
    }
}

fn kinds(written: Option<&Value>) -> Vec<String> {
    let bare = |kind: &Value| kind.as_str().map(|kind| schema_org::bare(kind).to_owned());
    match written {
        Some(Value::Array(kinds)) => kinds.iter().take(20).filter_map(bare).collect(),
        Some(kind) => bare(kind).into_iter().collect(),
        None => Vec::new(),
    }
}
