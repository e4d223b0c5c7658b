//! The command line as a person or a script meets it: what it prints, where, and with which exit code.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PAGE: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Dam holds</title>\
    <article><h1>Dam holds</h1><p>By Ida Lund</p><p>The dam held – for now.</p></article>";

fn whence(args: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whence"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input may have ended already.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// A file of this name with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path
}

fn stdout(output: &Output) -> String {
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_page_is_read_from_a_file_and_from_standard_input_alike() {
    let page = file("page.html", PAGE.as_bytes());
    let from_file = stdout(&whence(&["read", page.to_str().unwrap(), "--url", "https://dale.example/dam"], b""));
    let from_stdin = stdout(&whence(&["read", "--url", "https://dale.example/dam", "-"], PAGE.as_bytes()));
    assert_eq!(from_file, from_stdin);
    let chain: Value = serde_json::from_str(&from_file).unwrap();
    assert_eq!(chain["work"]["url"], "https://dale.example/dam");
    assert_eq!(chain["work"]["title"], "Dam holds");
    assert!(from_file.starts_with("{\n  \"page\": ") && from_file.ends_with("}\n"));
    let library = whence::trace(PAGE, Some("https://dale.example/dam"));
    assert_eq!(from_file, serde_json::to_string_pretty(&library).unwrap() + "\n");
}

#[test]
fn text_is_for_people() {
    let text = stdout(&whence(&["read", "--text", "-"], PAGE.as_bytes()));
    assert!(text.starts_with("Dam holds\n") && text.contains("this page"), "{text}");
}

#[test]
fn the_encoding_that_came_with_a_page_counts() {
    let page = "<title>Déjà vu</title><article><h1>Déjà vu</h1><p>Text.</article>";
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(page);
    for label in ["latin1", "no-such-label"] {
        let chain: Value = serde_json::from_str(&stdout(&whence(&["read", "--encoding", label, "-"], &latin))).unwrap();
        assert_eq!(chain["work"]["title"], "Déjà vu", "{label}");
    }
}

#[test]
fn a_missing_file_is_told_in_one_sentence() {
    let output = whence(&["read", "no-such-page.html"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(output.stdout, b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("no-such-page.html") && told.lines().count() == 1, "{told}");
}

#[test]
fn misuse_is_exit_code_2() {
    for args in [&[][..], &["read"], &["read", "--batch"], &["read", "a.html", "--batch", "b.jsonl"], &["fetch"]] {
        let output = whence(args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}

#[test]
fn help_says_what_it_is_for() {
    assert!(stdout(&whence(&["--help"], b"")).contains("where an article comes from"));
    assert!(stdout(&whence(&["read", "--help"], b"")).contains("--batch"));
}

#[test]
fn a_batch_answers_every_line_and_stops_at_none() {
    let page = file("batch.html", PAGE.as_bytes());
    let page = page.to_str().unwrap();
    let hostile = file("hostile.html", "<a><div>".repeat(4000).as_bytes());
    let mut list = Vec::new();
    for line in [
        json!({ "id": "good", "path": page, "url": "https://dale.example/dam" }),
        json!({ "id": 7, "path": page, "url": null, "encoding": "no-such-label" }),
        json!({ "id": "hostile", "path": hostile }),
        json!({ "id": "missing", "path": "no-such-page.html" }),
        json!({ "id": "no path" }),
        json!({ "path": page }),
        json!(["no object"]),
    ] {
        list.extend(serde_json::to_vec(&line).unwrap());
        list.push(b'\n');
    }
    list.extend(b"\nnot json\n\xff\xfe\n");
    let path = file("batch.jsonl", &list);
    let from_file = stdout(&whence(&["read", "--batch", path.to_str().unwrap()], b""));
    let from_stdin = stdout(&whence(&["read", "--batch", "-"], &list));
    assert_eq!(from_file.lines().count(), from_stdin.lines().count());
    let answers: Vec<Value> = from_file.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let answer =
        |id: Value| answers.iter().find(|answer| answer["id"] == id).unwrap_or_else(|| panic!("no answer to {id}"));
    for id in [json!("good"), json!(7), json!("hostile")] {
        assert!(answer(id.clone())["chain"]["links"].is_array() && answer(id)["ms"].is_number());
    }
    assert_eq!(answer(json!("good"))["chain"]["work"]["url"], "https://dale.example/dam");
    // Lines 6 and 7 tell no id, 8 is empty, 9 and 10 are no JSON.
    for id in [json!("missing"), json!("no path"), json!(6), json!(7), json!(9), json!(10)] {
        let told = answers.iter().any(|answer| answer["id"] == id && answer["error"].is_string());
        assert!(told, "{id} in {from_file}");
    }
    assert_eq!(answers.len(), 9);
}

#[test]
fn every_style_and_format_is_an_id_of_cite() {
    let page = file("cited.html", PAGE.as_bytes());
    let cited = |style: &str| {
        whence(&["cite", "--style", style, "--url", "https://dale.example/dam", page.to_str().unwrap()], b"")
    };
    for format in whence::cite::formats().iter().filter(|format| format.file.is_none()) {
        assert!(stdout(&cited(format.id)).contains("Dam"), "{}", format.id);
    }
    let own = file("own style.CSL", include_bytes!("../www/styles/ieee.csl"));
    assert_eq!(stdout(&cited(own.to_str().unwrap())), stdout(&cited("ieee")));
    // A file that only points to a style that ships.
    let pointer = file("pointer.csl", include_bytes!("citations/dependent/turabian-author-date.csl"));
    assert_eq!(stdout(&cited(pointer.to_str().unwrap())), stdout(&cited("turabian-author-date")));
    let broken = file("broken.csl", b"<style");
    for (style, told) in [(broken.to_str().unwrap(), "not a valid CSL style"), ("no-such-style", "choose apa, ")] {
        let output = cited(style);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stderr).unwrap().contains(told));
    }
    assert!(stdout(&whence(&["cite", "--help"], b"")).contains("nlm-citation-sequence"));
}

#[test]
fn a_batch_that_cannot_be_read_is_a_failure() {
    let output = whence(&["read", "--batch", "no-such-list.jsonl"], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("no-such-list.jsonl"));
}

#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let page = file("many.html", PAGE.as_bytes());
    let line = serde_json::to_string(&json!({ "id": 1, "path": page })).unwrap() + "\n";
    let list = file("many.jsonl", line.repeat(2000).as_bytes());
    let mut child = Command::new(env!("CARGO_BIN_EXE_whence"))
        .args(["read", "--batch"])
        .arg(&list)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

const REPUBLISHED: &str = "<!doctype html><html lang=en><meta charset=utf-8><title>Dam holds</title>\
    <meta property=og:site_name content='Dale News'><article><h1>Dam holds</h1><p>By Ida Lund</p>\
    <p>The dam held – for now, “they” said &lt;b&gt;.</p></article>";

#[test]
fn a_page_is_cited_in_every_style() {
    for format in whence::cite::formats() {
        let export = format.kind == whence::cite::FormatKind::Export;
        let args = if export { ["export", "--format"] } else { ["cite", "--style"] };
        let output =
            whence(&[args[0], args[1], format.id, "--url", "https://dale.example/dam", "-"], REPUBLISHED.as_bytes());
        let written = stdout(&output);
        assert!(written.contains("https://dale.example/dam"), "{}: {written}", format.id);
        // Some styles write family names in capitals.
        assert!(written.to_lowercase().contains("lund"), "{}: {written}", format.id);
        assert!(written.ends_with('\n') && !written.ends_with("\n\n"), "{written:?}");
    }
}

#[test]
fn a_citation_is_written_as_asked() {
    let cite = |args: &[&str]| {
        let args = [&["cite", "--url", "https://dale.example/dam", "-"], args].concat();
        stdout(&whence(&args, REPUBLISHED.as_bytes()))
    };
    assert!(cite(&["--html"]).contains("<a href=\"https://dale.example/dam\">"));
    assert!(cite(&["--style", "wikipedia", "--accessed", "2026-11-22"]).contains("|access-date=22 November 2026"));
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/www/styles/modern-language-association.csl");
    assert_eq!(cite(&["--style", own]), cite(&["--style", "modern-language-association"]));
    assert_eq!(cite(&["--csl", own]), cite(&["--style", "modern-language-association"]));
    let chicago = ["--style", "chicago-notes-bibliography"];
    assert!(cite(&chicago).starts_with("Ida Lund,"));
    assert!(cite(&[&chicago[..], &["--form", "bibliography"]].concat()).starts_with("Lund, Ida."));
}

#[test]
fn what_cannot_be_cited_is_told_in_one_sentence() {
    for (args, told) in [
        (&["cite", "--style", "no-such-style", "-"][..], "modern-language-association"),
        (&["cite", "--style", "no-such-style.csl", "-"], "no-such-style.csl"),
        (&["cite", "--csl", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"), "-"], "not a valid CSL style"),
        (&["cite", "--locale", "tlh", "-"], "tlh"),
        (&["export", "--format", "apa", "-"], "bibtex"),
        (&["cite", "no-such-page.html"], "no-such-page.html"),
    ] {
        let output = whence(args, REPUBLISHED.as_bytes());
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let sentence = String::from_utf8(output.stderr).unwrap();
        assert!(sentence.contains(told) && sentence.lines().count() == 1, "{args:?}: {sentence}");
    }
    for args in [&["cite", "--accessed", "yesterday", "-"][..], &["cite", "--version", "best", "-"], &["export", "-"]] {
        assert_eq!(whence(args, REPUBLISHED.as_bytes()).status.code(), Some(2), "{args:?}");
    }
}
