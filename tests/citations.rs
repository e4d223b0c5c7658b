//! Citations of chains of our own in every style and format, compared with `tests/citations/*.txt`, and what must hold
//! of every citation, whatever the page says.
//!
//! A missing file is written and fails its test: read it before it is added. The styles are those that ship.
#![cfg(feature = "cite")]

use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use whence::chain::SourceChain;
use whence::cite::{CiteError, Form, FormatKind, Request, Version, cite, formats};
use whence::date::Date;
use whence::export::export;

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn read(path: &str) -> String {
    fs::read_to_string(root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn chain(name: &str) -> SourceChain {
    serde_json::from_str(&read(&format!("tests/citations/{name}.json"))).unwrap()
}

fn request(style: &str) -> Request {
    let csl = formats().iter().find(|format| format.id == style).and_then(|format| format.file);
    Request {
        style: style.to_owned(),
        csl: csl.map(|file| read(&format!("www/styles/{file}"))),
        locales: ["en-US", "en-GB", "de-DE"].map(|tag| read(&format!("www/locales/locales-{tag}.xml"))).to_vec(),
        accessed: Date::parse("2026-11-22"),
        ..Request::default()
    }
}

/// One chain in everything that is offered.
fn everything(chain: &SourceChain) -> String {
    let mut written = String::new();
    for version in [Version::Read, Version::Original] {
        for format in formats() {
            let forms: &[Option<Form>] = match (format.kind, format.id.contains("notes")) {
                (FormatKind::Csl, true) => &[Some(Form::Note), Some(Form::Bibliography)],
                _ => &[None],
            };
            for form in forms {
                let request = Request { version, form: *form, ..request(format.id) };
                if version == Version::Original && matches!(cite(chain, &Request { style: "wikipedia".into(), ..request.clone() }), Err(CiteError::NoOriginal)) {
                    continue;
                }
                let _ = write!(written, "== {} {version:?}", format.id);
                let _ = writeln!(written, "{}", form.map(|form| format!(" {form:?}")).unwrap_or_default());
                if format.kind == FormatKind::Export {
                    let _ = writeln!(written, "{}", export(chain, format.id, &request).unwrap().replace('\r', "").trim_end());
                } else {
                    let citation = cite(chain, &request).unwrap();
                    let _ = writeln!(written, "{}", citation.text);
                    if format.kind == FormatKind::Csl {
                        let _ = writeln!(written, "{}", citation.html);
                    }
                }
            }
        }
        if chain.outlet_in_view() == chain.links_as(whence::claim::Role::Original).next() {
            // Read where it first appeared: both versions are one.
            break;
        }
    }
    written
}

#[test]
fn citations_are_those_that_were_read_and_approved() {
    let mut unread = Vec::new();
    let mut different = Vec::new();
    let mut seen = 0;
    let mut entries: Vec<_> = fs::read_dir(root("tests/citations")).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries.iter().filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        seen += 1;
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let written = everything(&chain(&name));
        let golden = path.with_extension("txt");
        match fs::read_to_string(&golden) {
            Ok(approved) if approved == written => {}
            Ok(_) => {
                fs::write(path.with_extension("txt.new"), &written).unwrap();
                different.push(name);
            }
            Err(_) => {
                fs::write(&golden, &written).unwrap();
                unread.push(name);
            }
        }
    }
    assert!(seen >= 12, "the chains in tests/citations are missing");
    assert!(different.is_empty(), "compare each .txt.new in tests/citations with its .txt: {different:?}");
    assert!(unread.is_empty(), "new files in tests/citations: read them, then run the test again: {unread:?}");
}
