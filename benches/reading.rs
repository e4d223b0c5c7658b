//! How long a reading takes, beside html5ever's bare parse and beside the extraction of the article by `dom_smoothie`,
//! all on the same pages in the same run.
//!
//! `cargo bench` measures generated pages of three sizes. With `WHENCE_CORPUS` naming a folder of saved pages it measures
//! a hundred of them as well, taken evenly. At the end it prints the medians' ratios, which mean more than the times:
//! those depend on the machine and on what else it does.

#![allow(clippy::panic, reason = "a bench is called by its developers")]

use criterion::{BenchmarkId, Criterion, Throughput};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;
use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

const URL: &str = "https://www.harbourpost.example/2024/03/05/harbour-reopens";

/// Something that is done with a page, and its name.
type Reading = (&'static str, fn(&str));

/// What is measured. The first is what the others are compared with.
const READINGS: [Reading; 4] = [
    ("whence", |html| drop(black_box(whence::trace(html, Some(URL))))),
    ("its tree", |html| drop(black_box(whence::html::Tree::parse(html)))),
    ("html5ever", |html| drop(black_box(parse_document(RcDom::default(), ParseOpts::default()).one(html)))),
    // It may find no article on a page; looking for one takes its time all the same.
    ("dom_smoothie", |html| {
        drop(black_box(dom_smoothie::Readability::new(html, Some(URL), None).and_then(|mut page| page.parse())));
    }),
];

/// Words in no order, the same in every run.
struct Words(u64);

impl Words {
    fn number(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn sentence(&mut self) -> String {
        let mut words =
            "harbour the council of storm after ferry ministry a said repairs pier will north reported and \
                         cost winter traffic in company open more than"
                .split(' ')
                .cycle();
        let mut sentence = String::from("Officials");
        for _ in 0..8 + self.number(14) {
            sentence.push(' ');
            sentence.extend(words.nth(usize::try_from(self.number(24)).unwrap_or(0)));
        }
        sentence + ". "
    }

    fn paragraph(&mut self) -> String {
        let mut paragraph = String::from("<p class=\"article__text\" data-component=\"text\">");
        for _ in 0..3 + self.number(4) {
            let sentence = self.sentence();
            _ = match self.number(6) {
                0 => write!(
                    paragraph,
                    "{sentence}<a href=\"https://wire.example/{}\" rel=\"nofollow\">told Reuters</a>. ",
                    self.number(9999)
                ),
                1 => write!(paragraph, "“{sentence}” the minister <em>said</em>. "),
                _ => write!(paragraph, "{sentence}"),
            };
        }
        paragraph + "</p>\n"
    }
}

/// An article's page of about so many bytes, made as such pages are: a head full of metadata, menus, a body broken by
/// pictures and advertisements, recommendations, a footer, scripts.
fn page(bytes: usize) -> String {
    let mut words = Words(7);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Harbour reopens | The Harbour Post</title>\n\
         <link rel=\"canonical\" href=\"{URL}\">\n\
         <script type=\"application/ld+json\">{{\"@context\": \"https://schema.org\", \"@type\": \"NewsArticle\", \
         \"headline\": \"Harbour reopens\", \"datePublished\": \"2024-03-05T06:30:00Z\", \"author\": {{\"@type\": \
         \"Person\", \"name\": \"Ida Lund\"}}, \"publisher\": {{\"@type\": \"Organization\", \"name\": \
         \"The Harbour Post\"}}}}</script>\n"
    );
    for (name, content) in [
        ("og:site_name", "The Harbour Post"),
        ("og:type", "article"),
        ("og:title", "Harbour reopens"),
        ("article:published_time", "2024-03-05T06:30:00Z"),
        ("article:author", "Ida Lund"),
    ] {
        _ = writeln!(html, "<meta property=\"{name}\" content=\"{content}\">");
    }
    _ = write!(
        html,
        "<style>{}</style></head>\n<body><header><nav><ul>",
        ".a > .b { margin: 0 }\n".repeat(bytes / 600)
    );
    for item in 0..40 {
        _ = write!(
            html,
            "<li class=\"nav__item\"><a class=\"nav__link\" href=\"/section/{item}\"><span>Section {item}</span></a></li>"
        );
    }
    html.push_str(
        "</ul></nav></header>\n<main><article><h1>Harbour reopens</h1><p class=\"byline\">By <a href=\"/people/ida-lund\" \
         rel=\"author\">Ida Lund</a></p><time datetime=\"2024-03-05\">5 March 2024</time>\n",
    );
    let mut count = 0;
    while html.len() < bytes * 6 / 10 {
        html.push_str(&words.paragraph());
        count += 1;
        if count % 5 == 0 {
            _ = writeln!(
                html,
                "<figure><picture><source srcset=\"/i/{count}-400.webp 400w, /i/{count}-800.webp 800w\"><img \
                 src=\"/i/{count}.jpg\" alt=\"A pier\" loading=\"lazy\"></picture><figcaption>The pier. Photo: A. \
                 Holm</figcaption></figure><div class=\"ad\" id=\"ad-{count}\"><div><div></div></div></div>"
            );
        }
    }
    html.push_str(
        "<p>This article first appeared in <a href=\"https://courier.example/harbour\">The Upland Courier</a>.</p>\
         </article>\n<aside><h2>More</h2>",
    );
    while html.len() < bytes * 8 / 10 {
        let (story, heading, teaser) = (words.number(9999), words.sentence(), words.sentence());
        _ = writeln!(
            html,
            "<div class=\"card\"><a href=\"/story/{story}\"><img src=\"/t.jpg\"><h3>{heading}</h3></a><p>{teaser}</p></div>"
        );
    }
    html.push_str("</aside></main><footer><p>© 2024 The Harbour Post. All rights reserved.</p></footer>\n<script>");
    while html.len() < bytes {
        _ = write!(html, "if(q.length<{}){{q.push(function(){{return a&&b>c}})}};", words.number(9999));
    }
    html + "</script></body></html>"
}

/// The pages of each group.
fn groups() -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<_> =
        [20, 100, 500].map(|size| (format!("{size} kB generated"), vec![page(size * 1000)])).into();
    if let Ok(corpus) = env::var("WHENCE_CORPUS") {
        let mut paths: Vec<PathBuf> = fs::read_dir(&corpus)
            .unwrap_or_else(|error| panic!("Could not open {corpus} ({error}); name a folder of saved pages."))
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|extension| extension == "html"))
            .collect();
        paths.sort();
        let pages: Vec<String> = paths
            .iter()
            .step_by((paths.len() / 100).max(1))
            .take(100)
            .filter_map(|path| fs::read(path).ok())
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
            .collect();
        groups.push((format!("{} saved pages", pages.len()), pages));
    }
    groups
}

/// The median that Criterion has filed for a measurement, in nanoseconds.
fn median(results: &Path, group: &str, reading: &str) -> Option<f64> {
    let file = results.join(group).join(reading).join("new").join("estimates.json");
    let estimates: serde_json::Value = serde_json::from_slice(&fs::read(file).ok()?).ok()?;
    estimates.pointer("/median/point_estimate")?.as_f64()
}

fn main() {
    let results = Path::new(env!("CARGO_TARGET_TMPDIR")).join("criterion");
    let mut criterion = Criterion::default()
        .output_directory(&results)
        .without_plots()
        .sample_size(15)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(2))
        .configure_from_args();
    let groups = groups();
    for (name, pages) in &groups {
        let mut group = criterion.benchmark_group(name);
        group.throughput(Throughput::Bytes(pages.iter().map(|page| page.len() as u64).sum()));
        for (reading, read) in READINGS {
            group.bench_with_input(BenchmarkId::from_parameter(reading), pages, |bencher, pages| {
                bencher.iter(|| pages.iter().for_each(|page| read(page)));
            });
        }
        group.finish();
    }
    criterion.final_summary();

    let heads: String = READINGS.iter().map(|(reading, _)| format!("{reading:>14}")).collect();
    println!("\n{:20}{heads}", "median in ms");
    for (name, _) in &groups {
        let medians = READINGS.map(|(reading, _)| median(&results, name, reading).unwrap_or(f64::NAN));
        let times: String = medians.iter().map(|median| format!("{:>14.2}", median / 1e6)).collect();
        println!("{name:20}{times}");
        let [whence, ..] = medians;
        let ratios: String = medians.iter().map(|median| format!("{:>14.2}", median / whence)).collect();
        println!("{:20}{ratios}", "  as times of whence");
    }
}
