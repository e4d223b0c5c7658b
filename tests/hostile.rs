//! Whatever a page repeats, it is read on a stack as small as a frame's, the answer stays small, and what was left out is
//! said. How long it takes is measured by the benchmark.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod hostile_pages;

use hostile_pages::PAGES;
use whence::chain::NoteKind;

/// Bytes of a stack; wasm modules have one of this size.
const STACK: usize = 1 << 20;
/// Bytes of an answer.
const ANSWER: usize = 8 << 20;
/// Of the repetitions by which a page goes beyond the bounds: enough to see what grows with them, and quick without
/// optimization.
const PART: usize = 100;

fn read(html: String) -> whence::chain::SourceChain {
    let url = Some("https://www.harrowvalley.example/world/ferry");
    let small = std::thread::Builder::new().stack_size(STACK);
    small.spawn(move || whence::trace(&html, url)).expect("a thread").join().expect("an answer")
}

#[test]
fn pages_that_repeat_one_thing_are_read_on_a_small_stack() {
    for ((what, page), most) in PAGES {
        let answer = serde_json::to_string(&read(page(most / PART))).expect("a chain is JSON");
        assert!(answer.len() < ANSWER, "{what}: an answer of {} bytes", answer.len());
    }
}

#[test]
fn what_is_left_out_of_a_page_is_said() {
    let said = |html: String| read(html).notes.iter().any(|note| note.kind == NoteKind::Truncated);
    for (what, times, left_out) in [
        ("nested elements", 400, false),
        ("nested elements", 1_000, true),
        ("paragraphs", 1_000, false),
        ("paragraphs", 2_000, true),
        ("hyperlinks to one site", 1_900, false),
        ("hyperlinks to one site", 2_100, true),
        ("quotations", 1_900, false),
        ("quotations", 2_100, true),
    ] {
        let ((_, page), _) = PAGES.iter().find(|((name, _), _)| *name == what).expect("a page of that name");
        assert_eq!(said(page(times)), left_out, "{times} {what}");
    }
}
