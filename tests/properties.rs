//! What holds of every page, however broken: reading ends, every quote stands on the page, the same page gives the same
//! bytes, and the answer reads back. Pages are made of pieces of real markup in any order, cut and nested at random.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod evidence;

use evidence::{visible, visit, without_space};
use proptest::prelude::*;
use serde_json::Value;

/// Words that readers look for, and words that break them.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("By Mira Solberg".to_owned()),
        Just("By Mira Solberg and Anna van der Meer, Reuters".to_owned()),
        Just("The Orchard Gazette, 12 May 2025".to_owned()),
        Just("This article was originally published by The Orchard Gazette on 12 May 2025.".to_owned()),
        Just("Copyright © Mira Solberg, The Orchard Gazette, 2025".to_owned()),
        Just("NORRBY, Nov 2 (Reuters) - The harbour opened again on Sunday after three days in which no ship had passed it.".to_owned()),
        Just("“We were never asked what we would do without it,” said Anna Meer. The BBC reports Meer saying that it is over.".to_owned()),
        Just("The BBC reports him saying the following:".to_owned()),
        Just("Updated 31 February 2025 at 25:61".to_owned()),
        Just("\u{202e}dessever\u{0} \u{200f}“„»«「".to_owned()),
        Just("来源：新华社 2025年5月12日".to_owned()),
        "[A-Z][a-z]{2,8}( [A-Za-z]{1,9}){0,12}[.!?:]?",
        "\\PC{0,40}",
    ]
}

/// JSON-LD as it is found: nested, cut, with marks around it, with references that may lead in a circle.
fn block() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        words().prop_map(|text| Value::from(text).to_string()),
        words().prop_map(|text| format!("{{\"@type\":\"Person\",\"name\":{}}}", Value::from(text))),
        (0..3usize).prop_map(|id| format!("{{\"@id\":\"#{id}\"}}")),
        Just("[{\"@list\":[\"Mira Solberg\",{\"@value\":7}]},]".to_owned()),
        Just("a \"bare\" word".to_owned()),
    ];
    let key =
        prop::sample::select(vec!["author", "publisher", "headline", "mainEntity", "datePublished", "url", "@graph"]);
    let kind = prop::sample::select(vec!["NewsArticle", "WebPage", "Role", "VideoObject", "http://schema.org/Review"]);
    let member = (key, value).prop_map(|(key, value)| format!("\"{key}\":{value}"));
    let node = (kind, 0..3usize, prop::collection::vec(member, 0..6))
        .prop_map(|(kind, id, members)| format!("{{\"@type\":\"{kind}\",\"@id\":\"#{id}\",{}}}", members.join(",")));
    (prop::collection::vec(node, 1..4), 0..4usize, 0..2_000usize).prop_map(|(nodes, way, cut)| {
        let written = match way {
            0 => nodes.join(""),
            1 => format!("[{}]", nodes.join(",")),
            2 => format!("//<![CDATA[\n{{\"@graph\":[{}]}};\n//]]>", nodes.join(",")),
            _ => nodes.join(",").chars().take(cut).collect(),
        };
        format!("<script type=\"application/ld+json\">{written}</script>")
    })
}

/// Microdata, RDFa and microformats, opened and not always closed.
fn item() -> impl Strategy<Value = String> {
    (words(), words(), 0..7usize).prop_map(|(one, two, way)| match way {
        0 => format!("<div itemscope itemtype=\"https://schema.org/NewsArticle\" itemref=\"a b\"><h1 itemprop=\"headline\">{one}</h1>"),
        1 => format!("<span id=\"a\" itemprop=\"author publisher\" itemscope itemref=\"b a\"><a itemprop=\"name url\" href=\"/x\">{one}</a></span>"),
        2 => format!("<p id=\"b\" itemprop=\"datePublished\" hidden>{one}<div itemprop=\"author\">{two}</div>"),
        3 => format!("<div vocab=\"https://schema.org/\" typeof=\"Article\"><span property=\"author\" typeof=\"Person\"><b property=\"name\">{one}</b></span>"),
        4 => format!("<div typeof=\"sioc:Item\" about=\"/n\"><span rel=\"sioc:has_creator\"><a about=\"/u\" typeof=\"sioc:UserAccount\" property=\"foaf:name\">{one}</a></span>"),
        5 => format!("<div class=\"hentry\"><h2 class=\"entry-title\">{one}</h2><span class=\"author vcard\"><b class=\"fn\">{two}</b></span><time class=\"published\" datetime=\"2025-05-12\">{one}</time>"),
        _ => format!("<meta itemprop=\"author\" property=\"og:title\" content=\"{}\"></div></span>", one.replace('"', "")),
    })
}

fn piece() -> impl Strategy<Value = String> {
    let inline = (words(), words(), 0..5usize).prop_map(|(before, inside, way)| match way {
        0 => format!("{before} <a href=\"https://www.bbc.co.uk/{}\">{inside}</a>", inside.len()),
        1 => format!("{before}<br>{inside}"),
        2 => format!("<span class=\"author\">{before}</span> <time datetime=\"2025-05-12\">{inside}</time>"),
        3 => format!("{before} <a href=\"javascript:x\">{inside}</a><a href=\"#\">{inside}</a>"),
        _ => before,
    });
    prop_oneof![
        6 => (inline, 0..8usize).prop_map(|(text, tag)| {
            let tag = ["p", "div", "blockquote", "li", "h1", "h2", "figcaption", "footer"][tag];
            format!("<{tag}>{text}</{tag}>")
        }),
        1 => words().prop_map(|text| format!("<meta property=\"og:site_name\" content=\"{}\">", text.replace('"', ""))),
        1 => words().prop_map(|text| format!("<meta name=\"author\" content=\"{}\">", text.replace('"', ""))),
        1 => words().prop_map(|text| format!("<script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"author\":{{\"name\":{}}},\"headline\":\"x\"}}</script>", Value::from(text))),
        2 => block(),
        2 => item(),
        1 => words().prop_map(|text| format!("<title>{text}</title>")),
        1 => Just("<article><section class=\"entry\">".to_owned()),
        1 => Just("</div></article><table><td>".to_owned()),
        1 => Just("<aside class=\"related\">".to_owned()),
        1 => "\\PC{0,30}",
    ]
}

fn page() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

/// What must hold of any page's answer.
fn holds(html: &str, url: Option<&str>) {
    let chain = whence::trace(html, url);
    let written = serde_json::to_string(&chain).expect("a chain is JSON");
    assert_eq!(written, serde_json::to_string(&whence::trace(html, url)).expect("a chain is JSON"));
    let back: whence::chain::SourceChain = serde_json::from_str(&written).expect("a chain reads back");
    assert_eq!(back, chain);
    let tree = whence::html::Tree::parse(html);
    let text = visible(&tree);
    let answer: Value = serde_json::from_str(&written).expect("a chain is JSON");
    visit(&answer, &mut |evidence| {
        if evidence["at"]["type"] == "TextQuoteSelector" {
            let exact = evidence["at"]["exact"].as_str().unwrap_or_default();
            assert!(!exact.trim().is_empty(), "an empty quote");
            assert!(text.contains(&without_space(exact)), "not on the page: {exact}");
        }
    });
    for link in answer["links"].as_array().into_iter().flatten() {
        assert!(!link["support"].as_array().is_none_or(Vec::is_empty), "a link without evidence: {link}");
    }
    for source in answer["sources"].as_array().into_iter().flatten() {
        assert!(!source["evidence"].as_array().is_none_or(Vec::is_empty), "a source without evidence: {source}");
        for address in ["url", "href", "archived"] {
            let address = source[address].as_str().unwrap_or("http://");
            assert!(
                address.starts_with("http://") || address.starts_with("https://"),
                "{address} is no address of the web"
            );
        }
    }
    let sources = answer["sources"].as_array().map_or(0, Vec::len);
    for quotation in answer["quotations"].as_array().into_iter().flatten() {
        let through = quotation["sources"].as_array().into_iter().flatten().filter_map(Value::as_u64);
        assert!(through.into_iter().all(|index| usize::try_from(index).is_ok_and(|index| index < sources)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 250, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_page_has_an_answer_that_rests_on_it(html in page()) {
        holds(&html, Some("https://www.harrowvalley.example/world/ferry"));
        holds(&html, None);
    }

    #[test]
    fn any_text_is_a_page(html in "\\PC{0,200}", url in proptest::option::of("\\PC{0,40}")) {
        holds(&html, url.as_deref());
    }
}

/// Pages of the web, where a folder of them is at hand: the variable names it.
#[test]
fn pages_of_the_web_have_answers_that_rest_on_them() {
    let Ok(folder) = std::env::var("WHENCE_CORPUS") else {
        println!("WHENCE_CORPUS is not set: only generated pages are tested");
        return;
    };
    let mut read = 0;
    for entry in std::fs::read_dir(folder).expect("WHENCE_CORPUS names a folder") {
        let path = entry.expect("an entry that can be read").path();
        if path.extension().is_some_and(|ending| ending == "html") {
            holds(&String::from_utf8_lossy(&std::fs::read(&path).expect("a page that can be read")), None);
            read += 1;
        }
    }
    assert!(read > 0, "WHENCE_CORPUS has no pages");
}
