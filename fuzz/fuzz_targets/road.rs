//! Whatever the page, all that can be made of it ends: the chain, a citation by each template, each export, the picture.
//! What is copied holds neither control characters nor marks that turn the direction of a text.
#![no_main]

use libfuzzer_sys::fuzz_target;
use whence::cite::{FormatKind, Request, cite, formats};
use whence::export::export;
use whence::export::text::picture;

fuzz_target!(|html: &str| {
    let chain = whence::trace(html, Some("https://www.harrowvalley.example/world/ferry"));
    for format in formats() {
        let request = Request { style: format.id.to_owned(), ..Request::default() };
        let written = match format.kind {
            // A style's file is not read here: the citation engine is its own, and slow.
            FormatKind::Csl => continue,
            FormatKind::Template => cite(&chain, &request).map(|citation| citation.text),
            FormatKind::Export => export(&chain, format.id, &request),
        };
        // Where a page tells nothing there is nothing to cite.
        assert!(clean(&written.unwrap_or_default()), "{}", format.id);
    }
    assert!(clean(&picture(&chain)));
});

fn clean(text: &str) -> bool {
    let turns = |letter| matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    !text.chars().any(|letter| turns(letter) || letter.is_control() && letter != '\n' && letter != '\t')
}
