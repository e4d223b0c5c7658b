//! RDFa in the text of the page: typed things (`typeof`) and their properties, understood as schema.org.
//!
//! RDFa Lite as schema.org's examples write it, and the older markup of content systems: Dublin Core, SIOC and FOAF names
//! are read as schema.org's where they mean the same. Prefixes are told by their customary names; `vocab` is not looked
//! up. Open Graph's properties in the head are `meta_tags`'.
//!
//! Specification: RDFa Core 1.1, RDFa Lite 1.1.

use crate::body::Body;
use crate::claim::{Claim, Reader};
use crate::page::{Mark, Page};
use crate::schema_org::{self, At, Graph, Value, bare};

/// Elements around a property that are searched for what it is of.
const DEEPEST: usize = 60;

/// Names of other vocabularies, as they are written, with schema.org's.
const SAME: &[(&str, &str)] = &[
    ("dc:created", "datePublished"),
    ("dc:creator", "author"),
    ("dc:date", "datePublished"),
    ("dc:issued", "datePublished"),
    ("dc:modified", "dateModified"),
    ("dc:publisher", "publisher"),
    ("dc:title", "headline"),
    ("foaf:name", "name"),
    ("rnews:headline", "headline"),
    ("sioc:has_creator", "author"),
    ("sioc:name", "name"),
];

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    if !page.marks.iter().any(|mark| mark.attr("typeof").is_some()) {
        return Vec::new();
    }
    let mut graph = Graph::new(Reader::Rdfa, page);
    let mut nodes: Vec<Option<usize>> = vec![None; page.marks.len()];
    for (index, mark) in page.marks.iter().enumerate() {
        let Some(written) = mark.attr("typeof") else { continue };
        let kinds = written.split_ascii_whitespace().map(kind).collect();
        let id = ["resource", "about", "href", "src"].iter().find_map(|name| mark.attr(name)).map(str::to_owned);
        if let Some(slot) = nodes.get_mut(index) {
            *slot = graph.add(kinds, id, At::Mark(index), mark.places);
        }
    }
    for (index, mark) in page.marks.iter().enumerate() {
        let own = nodes.get(index).copied().flatten();
        let mut around = std::iter::successors(mark.parent, |at| page.marks.get(*at)?.parent).take(DEEPEST);
        let thing = around.clone().find_map(|at| nodes.get(at).copied().flatten());
        // What is typed and says whom it is about speaks of itself.
        let is_value = own.is_some() && mark.attr("about").is_none();
        for name in mark.attr("property").unwrap_or_default().split_ascii_whitespace().take(8) {
            match own {
                Some(node) if is_value => {
                    if let Some(thing) = thing {
                        graph.state(thing, meant(name), Value::Node(node), At::Mark(index));
                    }
                }
                own => {
                    if let (Some(thing), Some(value)) = (own.or(thing), value(mark, name)) {
                        graph.state(thing, meant(name), value, At::Mark(index));
                    }
                }
            }
        }
        // A relation between the thing around and the one in it: `rel="sioc:has_creator"`.
        if let Some(node) = own.filter(|_| mark.attr("property").is_none() || !is_value) {
            let related = around.find_map(|at| {
                let above = page.marks.get(at)?;
                let is_thing = above.attr("typeof").is_some();
                let rel = above.attr("rel").filter(|rel| rel.contains(':') && !is_thing);
                (rel.is_some() || is_thing).then_some(rel)
            });
            if let (Some(Some(rel)), Some(thing)) = (related, thing) {
                for name in rel.split_ascii_whitespace().take(4) {
                    graph.state(thing, meant(name), Value::Node(node), At::Mark(index));
                }
            }
        }
    }
    graph.close();
    let headline = page.at(&body.headline).next().map(|block| block.text.as_str());
    schema_org::claims(&graph, headline)
}

/// A type without its prefix. What forums and content systems call an item or a document is the page's own node.
fn kind(written: &str) -> String {
    match written {
        "sioc:Item" | "sioc:Post" | "sioct:BlogPost" | "foaf:Document" => "WebPage".to_owned(),
        _ => bare(written).to_owned(),
    }
}

/// schema.org's name for a property.
fn meant(written: &str) -> &str {
    let lower = written.replace("dcterms:", "dc:").replace("dct:", "dc:");
    SAME.iter().find(|(name, _)| *name == lower).map_or_else(|| bare(written), |(_, name)| *name)
}

/// What an element states.
fn value(mark: &Mark, name: &str) -> Option<Value> {
    let href = ["resource", "href"].iter().find_map(|name| mark.attr(name)).map(str::to_owned);
    let attribute = mark.attr("content").or_else(|| mark.attr("datetime")).or_else(|| match mark.tag.as_str() {
        "a" | "link" if bare(name) == "url" => mark.attr("href"),
        "img" => mark.attr("src"),
        "abbr" => mark.attr("title"),
        "link" => href.as_deref(),
        _ => None,
    });
    let text = attribute.filter(|value| !value.is_empty()).unwrap_or(&mark.text);
    (!text.is_empty()).then(|| Value::Text(text.to_owned(), href.clone()))
}
