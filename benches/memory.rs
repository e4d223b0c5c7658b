//! How much memory a reading takes at its height, against the bytes of the page: the saved pages of the folder that
//! `WHENCE_CORPUS` names, else a generated article in three sizes. What stands on the heap is counted, not what the
//! program itself takes.

#![allow(clippy::panic, reason = "a bench is called by its developers")]

mod article;

use article::{page, saved};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

/// Bytes at the height of a reading, for each byte of the page.
fn share(html: &str) -> f64 {
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    drop(whence::trace(html, Some(article::URL)));
    (HEAP.peak_usage() - before) as f64 / html.len() as f64
}

fn main() {
    // The first reading also makes what all later ones share.
    drop(whence::trace(&page(20_000), Some(article::URL)));
    let pages = saved(usize::MAX).unwrap_or_else(|| [20, 100, 500].map(|size| page(size * 1000)).into());
    let mut shares: Vec<f64> = pages.iter().map(|html| share(html)).collect();
    shares.sort_by(f64::total_cmp);
    let at = |part: f64| shares.get((part * (shares.len() - 1) as f64) as usize).copied().unwrap_or(f64::NAN);
    println!("memory of a reading, bytes for each byte of the page, {} pages", shares.len());
    println!("median {:.2}, nine of ten below {:.2}, most {:.2}", at(0.5), at(0.9), at(1.0));
}
