//! Whatever stands in a JSON-LD block, reading it ends, and the answer is written and read back without loss.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whence::chain::SourceChain;

fuzz_target!(|block: &str| {
    let html = format!("<h1>The Ferry Is Back</h1><script type=\"application/ld+json\">{block}</script>");
    let chain = whence::trace(&html, Some("https://www.harrowvalley.example/world/ferry"));
    let written = serde_json::to_string(&chain).expect("a chain is JSON");
    let back: SourceChain = serde_json::from_str(&written).expect("a chain reads back");
    assert_eq!(back, chain);
});
