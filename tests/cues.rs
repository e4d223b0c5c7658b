//! The table of cues, `docs/cues.md`: every credit of every language with a sentence that it finds, which must count for
//! nothing in a caption, in a comment and in the middle of a text. The table is written by this test when it is missing,
//! and must be what the lists say.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use whence::claim::Role;

/// The kinds that tell where a text comes from.
const KINDS: &[&str] = &[
    "original",
    "source line",
    "sister title",
    "excerpt",
    "translated from",
    "press release",
    "agency",
    "agency in part",
    "agencies",
    "contribution",
];

/// Languages in which more than ten republished pages of the web were labelled by hand. The others are tested on our own
/// pages only.
const LABELLED: &[&str] = &["de", "en"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// A sentence of a list: its language, its kind, and its words without the marks for slots.
struct Sentence {
    language: String,
    kind: String,
    words: String,
}

/// The first sentence that each pattern must find.
fn sentences() -> Vec<Sentence> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("src/lists/cues"))
        .expect("the lists are part of the repository")
        .map(|entry| entry.expect("a file that can be read").path())
        .collect();
    files.sort();
    let mut found = Vec::new();
    for file in files {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(&file).expect("a list is text");
        let (mut kind, mut fresh) = (String::new(), false);
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(example) = line.strip_prefix('\t') {
                if fresh && !example.starts_with("x ") && KINDS.contains(&kind.as_str()) {
                    found.push(Sentence { language: language.clone(), kind: kind.clone(), words: plain(example) });
                    fresh = false;
                }
            } else if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'))
                && !name.contains(['[', ']', '(', '{'])
            {
                name.clone_into(&mut kind);
            } else {
                fresh = true;
            }
        }
    }
    found
}

/// An example without the marks of its slots.
fn plain(example: &str) -> String {
    let mut words = String::new();
    let mut rest = example;
    while let Some((before, after)) = rest.split_once('{') {
        let (slot, next) = after.split_once('}').expect("a slot is closed");
        words.push_str(before);
        words.push_str(slot.split_once('=').map_or(slot, |(_, name)| name));
        rest = next;
    }
    words + rest
}

fn table(sentences: &[Sentence]) -> String {
    let mut text = String::from(
        "# Cues\n\nEach credit that Whence knows, by language, with a sentence that it finds. `tests/cues.rs` writes this table \
         from `src/lists/cues/` and holds that the same sentence counts for nothing in a caption, in a comment and in the middle \
         of a text. A language is added by one file there.\n",
    );
    let mut language = "";
    for sentence in sentences {
        if sentence.language != language {
            language = &sentence.language;
            let tested = if LABELLED.contains(&language) {
                "Tested on labelled pages of the web and on our own."
            } else {
                "Tested on our own pages only: fewer than ten republished pages of the web were labelled."
            };
            let _ = write!(text, "\n## {language}\n\n{tested}\n\n| kind | sentence |\n|---|---|\n");
        }
        let _ = writeln!(text, "| {} | {} |", sentence.kind, sentence.words.replace('|', "\\|"));
    }
    text
}

#[test]
fn the_table_is_what_the_lists_say() {
    let path = root().join("docs/cues.md");
    let wanted = table(&sentences());
    if !Path::new(&path).exists() {
        fs::write(&path, &wanted).expect("the table can be written");
        panic!("{} was written: read it, then run again", path.display());
    }
    let written = fs::read_to_string(&path).expect("the table is text");
    assert!(written == wanted, "docs/cues.md is not what the lists say: remove it, run this test, read it");
}

const PROSE: &str = "The ferry to Norrby will not sail at night before the autumn, the harbour board decided on Monday after \
    a meeting that went on until the lamps in the hall were put out by the caretaker.";

/// A page with a sentence in a caption, in a comment, or in the middle of its text.
fn page(place: &str, words: &str) -> String {
    let prose = format!("<p>{PROSE}</p>");
    let (caption, middle, comment) = match place {
        "a caption" => {
            (format!("<figure><img src=\"/f.jpg\" alt=\"\"><figcaption>{words}</figcaption></figure>"), "", "")
        }
        "the middle of a text" => (String::new(), words, ""),
        "a comment" => (String::new(), "", words),
        _ => (String::new(), "", ""),
    };
    let last = if place == "the end" { words } else { "" };
    format!(
        "<!DOCTYPE html><html><head><title>No night ferry | Kestrel Post</title><meta property=\"og:site_name\" \
         content=\"Kestrel Post\"></head><body><article><h1>No night ferry</h1>{p}{p}{caption}{p}{p}<p>{PROSE} {middle} {PROSE}</p>\
         {p}{p}{p}{p}{p}<p>{last}</p></article><section id=\"comments\"><h3>Comments</h3><p>{comment}</p></section></body></html>",
        p = prose
    )
}

/// Whether a page with a sentence names another party than its outlet and its authors.
fn claims(place: &str, words: &str) -> bool {
    let chain = whence::trace(&page(place, words), Some("https://kestrelpost.example/2026/ferry"));
    chain.links.iter().any(|link| link.role != Role::Author && link.party.name != "Kestrel Post")
}

#[test]
fn no_sentence_counts_where_it_must_not() {
    let mut wrong = Vec::new();
    let sentences = sentences();
    // The pages would hold nothing if the sentences counted nowhere; some need a hyperlink or name no party.
    let ended = sentences.iter().filter(|sentence| claims("the end", &sentence.words)).count();
    assert!(ended * 2 > sentences.len(), "only {ended} of {} count at the end of a text", sentences.len());
    for sentence in &sentences {
        for place in ["a caption", "the middle of a text", "a comment"] {
            if claims(place, &sentence.words) {
                wrong.push(format!("{} [{}] in {place}: {}", sentence.language, sentence.kind, sentence.words));
            }
        }
    }
    assert!(wrong.is_empty(), "{} sentences count where they must not:\n{}", wrong.len(), wrong.join("\n"));
}
