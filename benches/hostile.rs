//! How long pages take that are made to break a reader (`tests/hostile_pages/`), each at a size beyond the bounds, and how much
//! longer than one of half the size. Not one of Criterion's: a single reading says enough.

#[path = "../tests/hostile_pages/mod.rs"]
mod hostile_pages;

use hostile_pages::PAGES;
use std::hint::black_box;
use std::time::Instant;

/// Seconds, the least of a few readings.
fn seconds(html: &str) -> f64 {
    let once = |_| {
        let start = Instant::now();
        drop(black_box(whence::trace(html, Some("https://www.harrowvalley.example/world/ferry"))));
        start.elapsed().as_secs_f64()
    };
    (0..3).map(once).fold(f64::INFINITY, f64::min)
}

fn main() {
    println!("{:32}{:>10}{:>10}{:>12}{:>12}", "a page of", "times", "MB", "seconds", "× of half");
    for ((what, page), most) in PAGES {
        let (half, whole) = (page(most / 2), page(*most));
        let (first, second) = (seconds(&half), seconds(&whole));
        let megabytes = whole.len() as f64 / 1e6;
        println!("{what:32}{most:>10}{megabytes:>10.1}{second:>12.3}{:>12.2}", second / first);
    }
}
