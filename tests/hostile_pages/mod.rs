//! Pages made to break a reader: each repeats one thing far more often than any honest page has it. The test reads small
//! ones on a small stack, the benchmark large ones against the clock. What the tokenizer and the tree builder alone may
//! spend is tested in `src/html/guard.rs`.

use std::fmt::Write;

const HEAD: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>The Ferry Is Back</title><article>\
                    <h1>The Ferry Is Back</h1><p>By Mira Solberg</p>";

/// A few paragraphs, so that there is an article.
const TEXT: &str = "<p>The harbour opened again on Sunday after three days in which no ship had passed it, said the office \
                    that keeps the log.</p><p>Those who wait for the island's mail have waited since Thursday, and the \
                    baker has baked for nobody.</p><p>The first boat left at six in the morning, with forty passengers and \
                    a horse.</p>";

/// A page by what it repeats and how often.
pub(crate) type Page = (&'static str, fn(usize) -> String);

/// A kind of page, and how often it has what it repeats when its bytes or its parts are beyond the bounds.
pub(crate) const PAGES: &[(Page, usize)] = &[
    (("nested elements", |n| page(&"<div>".repeat(n))), 100_000),
    (("nested templates", |n| page(&"<template>".repeat(n))), 100_000),
    (("nested tables", |n| page(&"<table><tr><td>".repeat(n))), 50_000),
    (("open formatting", |n| page(&"<p><b>x".repeat(n))), 100_000),
    (("attributes of one tag", |n| page(&format!("<p {}>", each(n, |i| format!("a{i} "))))), 1_000_000),
    (("paragraphs", |n| page(&TEXT.repeat(n))), 160_000),
    (("one paragraph", |n| page(&format!("<p>{}</p>", SAID.repeat(n)))), 100_000),
    (("one word", |n| page(&format!("<p>{}</p>", "a".repeat(n)))), 5_000_000),
    (("one name", |n| page(&format!("<p>{}</p>", "Mira Solberg ".repeat(n)))), 300_000),
    (("commas", |n| page(&format!("<p>{}</p>", ", ".repeat(n)))), 1_000_000),
    (("one title", |n| format!("<title>{0}</title><h1>{0}</h1>{TEXT}", "Ferry ".repeat(n))), 170_000),
    (("one author", |n| format!("{}<meta name=author content=\"{}\">{TEXT}", HEAD, "Mira ".repeat(n))), 200_000),
    (("authors in a line", |n| page(&format!("<p>By {}</p>", each(n, |i| format!("Mira Sol{i} Berg, "))))), 50_000),
    (
        ("authors in metas", |n| {
            page(&each(n, |i| format!("<meta property=\"article:author\" content=\"Mira Sol{i}\">")))
        }),
        100_000,
    ),
    (
        ("hyperlinks", |n| {
            page(&each(n, |i| {
                format!(
                    "<p>The boat of that day had a horse aboard, as <a href=\"https://h{i}.example/a\">a paper says</a>, and no cat.</p>"
                )
            }))
        }),
        60_000,
    ),
    (
        ("hyperlinks in a line", |n| {
            page(&format!("<p>{}</p>", each(n, |i| format!("<a href=\"https://h{i}.example/a\">told {i}</a> so "))))
        }),
        100_000,
    ),
    (
        ("hyperlinks to one site", |n| {
            page(&each(n, |i| {
                format!(
                    "<p>The boat of that day had a horse aboard, as <a href=\"https://www.reuters.com/a/{i}\">Reuters says</a>.</p>"
                )
            }))
        }),
        60_000,
    ),
    (
        ("blocks of JSON-LD", |n| {
            page(&each(n, |i| {
                json_ld(&format!(
                    "{{\"@type\":\"NewsArticle\",\"@id\":\"#{i}\",\"author\":{{\"name\":\"Mira Sol{i}\"}}}}"
                ))
            }))
        }),
        10_000,
    ),
    (
        ("a circle of JSON-LD", |n| {
            page(&json_ld(&format!(
                "{{\"@graph\":[{}0]}}",
                each(n, |i| {
                    format!(
                        "{{\"@type\":\"NewsArticle\",\"@id\":\"#{i}\",\"author\":{{\"@id\":\"#{}\"}}}},",
                        (i + 1) % n.max(1)
                    )
                })
            )))
        }),
        20_000,
    ),
    (("nested JSON-LD", |n| page(&json_ld(&"{\"author\":[".repeat(n)))), 100_000),
    (
        ("authors in JSON-LD", |n| {
            page(&json_ld(&format!(
                "{{\"@type\":\"NewsArticle\",\"author\":[{}0]}}",
                each(n, |i| { format!("{{\"@type\":\"Person\",\"name\":\"Mira Sol{i}\"}},") })
            )))
        }),
        50_000,
    ),
    (
        ("items that refer to the next", |n| {
            page(&format!(
                "<div itemscope itemtype=\"https://schema.org/NewsArticle\">{}</div>",
                each(n, |i| {
                    format!(
                        "<span itemprop=author itemscope itemref=\"a{}\"><b itemprop=name id=\"a{i}\">Mira Sol{i}</b></span>",
                        i + 1
                    )
                })
            ))
        }),
        30_000,
    ),
    (("dates", |n| page(&"<time datetime=\"2026-01-02\">2 January 2026</time>".repeat(n))), 100_000),
    (
        ("datelines", |n| page(&"<p>NORRBY, Nov 2 (Reuters) - The harbour opened again on Sunday.</p>".repeat(n))),
        50_000,
    ),
    (
        ("credits", |n| {
            page(&"<p>This article was originally published by The Orchard Gazette on 12 May 2025.</p>".repeat(n))
        }),
        40_000,
    ),
    (
        ("quotations", |n| {
            page(&each(n, |i| format!("<p>“We were never asked {i} times over what we need,” said Anna Meer.</p>")))
        }),
        60_000,
    ),
    (
        ("quotations in Chinese", |n| {
            page(&format!("<p lang=zh>{}</p>", "据新华社报道，“我们从来没有被问过，”发言人说。".repeat(n)))
        }),
        100_000,
    ),
    (("open quotation marks", |n| page(&format!("<p>{}</p>", "“a ".repeat(n)))), 500_000),
    (
        ("signed quotations", |n| {
            page(&"<blockquote><p>We were never asked.</p><cite>Mira Solberg</cite></blockquote>".repeat(n))
        }),
        50_000,
    ),
    (("items of a list", |n| page(&"<li>Anna Meer, head of the Norrby Institute".repeat(n))), 100_000),
    (("character references", |n| page(&format!("<p>{}</p>", "&amp;&#x202e;&lt;script&gt;".repeat(n)))), 200_000),
];

const SAID: &str = "The harbour opened again, The Orchard Gazette reported. “We were never asked what we would do without \
                    it,” said Anna Meer. He said “it is over and done now for all of us”. ";

fn page(repeated: &str) -> String {
    format!("{HEAD}{TEXT}{repeated}")
}

fn json_ld(block: &str) -> String {
    format!("<script type=\"application/ld+json\">{block}</script>")
}

fn each(times: usize, make: impl Fn(usize) -> String) -> String {
    (0..times).fold(String::new(), |mut all, at| {
        _ = write!(all, "{}", make(at));
        all
    })
}
