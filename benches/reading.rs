//! How long a reading takes, beside html5ever's bare parse and beside the extraction of the article by `dom_smoothie`,
//! all on the same pages in the same run.
//!
//! `cargo bench` measures generated pages of four sizes. With `WHENCE_CORPUS` naming a folder of saved pages it measures
//! a hundred of them as well, taken evenly. At the end it prints the medians' ratios, which mean more than the times:
//! those depend on the machine and on what else it does.

#![allow(clippy::panic, reason = "a bench is called by its developers")]

mod article;

use article::{URL, page, saved};
use criterion::{BenchmarkId, Criterion, Throughput};
use html5ever::tendril::TendrilSink;
use html5ever::{ParseOpts, parse_document};
use markup5ever_rcdom::RcDom;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

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

/// The pages of each group.
fn groups() -> Vec<(String, Vec<String>)> {
    let mut groups: Vec<_> =
        [20, 100, 500, 10_000].map(|size| (format!("{size} kB generated"), vec![page(size * 1000)])).into();
    if let Some(pages) = saved(100) {
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
