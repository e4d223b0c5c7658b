//! Citations of chains of our own in every style and format, compared with `tests/citations/*.txt`, and what must hold
//! of every citation, whatever the page says.
//!
//! A missing file is written and fails its test: read it before it is added. The styles are those that ship.
#![cfg(feature = "cite")]
// Tests fail loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use whence::chain::SourceChain;
use whence::cite::{CiteError, Edits, Form, FormatKind, Request, Version, cite, formats};
use whence::claim::{Party, PartyKind, Role};
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

/// Every chain in everything that is offered, chain by chain. Style by style, since reading a style takes time.
fn everything(chains: &[SourceChain]) -> Vec<String> {
    let mut written = vec![String::new(); chains.len()];
    for format in formats() {
        let forms: &[Option<Form>] = match format.id {
            "chicago-notes-bibliography" => &[Some(Form::Note), Some(Form::Bibliography)],
            _ => &[None],
        };
        for form in forms {
            let request = Request { form: *form, ..request(format.id) };
            for (chain, written) in chains.iter().zip(&mut written) {
                let is_first = chain.outlet_in_view() == chain.links_as(Role::Original).next();
                for version in [Version::Read, Version::Original].into_iter().take(if is_first { 1 } else { 2 }) {
                    let request = Request { version, ..request.clone() };
                    let form = form.map(|form| format!(", {form:?}")).unwrap_or_default();
                    let _ = writeln!(written, "== {}, {version:?}{form}", format.id);
                    let _ = match format.kind {
                        FormatKind::Export => match export(chain, format.id, &request) {
                            Ok(export) => writeln!(written, "{}", export.replace('\r', "").trim_end()),
                            Err(error) => writeln!(written, "{error}"),
                        },
                        FormatKind::Csl | FormatKind::Template => match cite(chain, &request) {
                            Ok(citation) => {
                                writeln!(written, "{}", format!("{}\n{}", citation.text, citation.html).trim())
                            }
                            Err(error) => writeln!(written, "{error}"),
                        },
                    };
                }
            }
        }
    }
    written
}

#[test]
fn citations_are_those_that_were_read_and_approved() {
    let mut unread = Vec::new();
    let mut different = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(root("tests/citations")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "json"));
    paths.sort();
    let names: Vec<String> =
        paths.iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    let chains: Vec<SourceChain> = names.iter().map(|name| chain(name)).collect();
    for ((path, name), written) in paths.iter().zip(names).zip(everything(&chains)) {
        match fs::read_to_string(path.with_extension("txt")) {
            Ok(approved) if approved == written => {}
            Ok(_) => {
                fs::write(path.with_extension("txt.new"), &written).unwrap();
                different.push(name);
            }
            Err(_) => {
                fs::write(path.with_extension("txt"), &written).unwrap();
                unread.push(name);
            }
        }
    }
    assert!(chains.len() >= 12, "the chains in tests/citations are missing");
    assert!(different.is_empty(), "compare each .txt.new in tests/citations with its .txt: {different:?}");
    assert!(unread.is_empty(), "new files in tests/citations: read them, then run the test again: {unread:?}");
}

/// Where an element is allowed in a citation's HTML: nowhere but these.
const TAGS: [&str; 9] = ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "<sub>", "</sub>", "</a>"];

/// Takes allowed elements away; fails at any other angle bracket.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let end = start + rest[start..].find('>').expect("a tag ends") + 1;
        let tag = &rest[start..end];
        let target = tag.strip_prefix("<a href=\"").and_then(|tag| tag.strip_suffix("\">"));
        let is_anchor = target.is_some_and(|url| {
            (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(['"', '<', '>', '\'', ' '])
        });
        assert!(is_anchor || TAGS.contains(&tag), "{tag} in {html}");
        rest = &rest[end..];
    }
    text.push_str(rest);
    assert!(!text.contains('>'), "{html}");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn is_fit_to_print(letter: char) -> bool {
    !letter.is_control()
        && !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e000}'..='\u{f8ff}')
}

/// Text as pages have it: words, and what breaks formats.
fn text() -> impl Strategy<Value = String> {
    let nasty = proptest::sample::select(vec![
        "<script>alert(1)</script>",
        "<i>",
        "</i>",
        "<em>x</em>",
        "]]>",
        "}}",
        "{{",
        "|",
        "\\",
        "\"",
        "“",
        "”",
        "‘",
        "’",
        "'",
        "\u{202e}",
        "\u{2066}",
        "\u{e000}",
        "\u{e002}",
        "\u{0}",
        "\n",
        "&lt;",
        "&",
        ".",
        "?",
        ",",
        "--",
        "%",
        "$",
        "#",
        "_",
        "^",
        "~",
        "«",
        "„",
        "javascript:",
        "Jr.",
        ",",
        "de",
        "السلام",
        "日本",
        "e\u{301}",
        "🙂",
        "the",
        "iPhone",
        "--><!--",
        "*",
        "`",
    ]);
    let piece = prop_oneof![nasty.prop_map(str::to_owned), "[A-Za-z]{1,8}", any::<char>().prop_map(String::from)];
    let pieces = (piece, any::<bool>()).prop_map(|(piece, space)| if space { piece + " " } else { piece });
    proptest::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

fn date() -> impl Strategy<Value = Option<Date>> {
    proptest::option::of((1000i32..=9999, 1u32..=12, 1u32..=31).prop_map(|(year, month, day)| {
        Date::from_day(year, month, day).or_else(|| Date::from_month(year, month)).unwrap()
    }))
}

/// A chain that says anything at all in every field that a citation takes.
fn any_chain() -> impl Strategy<Value = SourceChain> {
    let names = proptest::collection::vec((text(), any::<bool>()), 0..3);
    let language =
        proptest::option::of(proptest::sample::select(vec!["en", "de-DE", "zh", "ar", "x-klingon", "", "\u{202e}"]));
    (text(), names, text(), text(), text(), date(), language).prop_map(
        |(title, authors, outlet, original, path, date, language)| {
            let mut chain = chain("republished-same-year");
            chain.work.title = Some(title);
            chain.work.published.clone_from(&date);
            chain.work.language = language.map(str::to_owned);
            chain.work.url = Some(format!("https://a.example/{path}"));
            chain.work.canonical_url = Some(path.clone());
            let author = chain.links.remove(0);
            chain.links[0].party.name = original;
            chain.links[0].url = Some(path);
            chain.links[0].date = date;
            chain.links[1].party.name = outlet;
            for (name, is_person) in authors {
                let mut link = author.clone();
                link.party.name = name;
                link.party.kind = if is_person { PartyKind::Person } else { PartyKind::Organization };
                link.role = if is_person { Role::Author } else { Role::Agency };
                chain.links.insert(0, link);
            }
            chain
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_on_a_page_becomes_markup_or_reorders_text(chains in proptest::collection::vec(any_chain(), 4)) {
        for format in formats() {
            let request = request(format.id);
            for (chain, version) in chains.iter().zip([Version::Read, Version::Original].into_iter().cycle()) {
                let request = Request { version, ..request.clone() };
                if let Err(error) = cite(chain, &Request { style: "wikipedia".into(), ..request.clone() }) {
                    // A chain may tell nothing that a citation could hold.
                    prop_assert!(matches!(error, CiteError::NothingToCite | CiteError::NoOriginal), "{error}");
                    continue;
                }
                if format.kind == FormatKind::Export {
                    let written = export(chain, format.id, &request).unwrap();
                    prop_assert!(written.chars().all(|letter| is_fit_to_print(letter) || "\r\n".contains(letter)), "{written:?}");
                    continue;
                }
                let citation = cite(chain, &request).unwrap();
                prop_assert!(citation.text.chars().all(is_fit_to_print), "{:?}", citation.text);
                if format.kind == FormatKind::Csl {
                    prop_assert_eq!(without_tags(&citation.html), citation.text);
                }
            }
        }
    }

    #[test]
    fn data_formats_keep_their_grammar(chain in any_chain()) {
        let written = |format| export(&chain, format, &request(format)).unwrap();
        for format in ["bibtex", "biblatex"] {
            let bibliography = biblatex::Bibliography::parse(&written(format));
            prop_assert!(bibliography.is_ok_and(|bibliography| !bibliography.is_empty()), "{}", written(format));
        }
        for line in written("ris").split_terminator("\r\n") {
            prop_assert!(line.as_bytes().get(2..6) == Some(b"  - ") && !line.contains('\n'), "{line:?}");
        }
        let items: serde_json::Value = serde_json::from_str(&written("csl-json")).unwrap();
        prop_assert_eq!(items.as_array().map(Vec::len), Some(1));
        prop_assert_eq!(written("markdown").lines().count(), 1);
        let template = cite(&chain, &request("wikipedia")).unwrap().text;
        prop_assert_eq!(template.matches("{{").count(), 1);
        prop_assert_eq!(template.matches("}}").count(), 1);
    }
}

#[test]
fn bibtex_reads_back_as_written() {
    let written = |name, format| export(&chain(name), format, &request(format)).unwrap();
    for format in ["bibtex", "biblatex"] {
        let bibliography = biblatex::Bibliography::parse(&written("particles-and-suffixes", format)).unwrap();
        let entry = bibliography.iter().next().unwrap();
        let people: Vec<_> =
            entry.author().unwrap().into_iter().map(|p| (p.prefix, p.name, p.suffix, p.given_name)).collect();
        let person = |parts: [&str; 4]| {
            let [prefix, name, suffix, given] = parts.map(str::to_owned);
            (prefix, name, suffix, given)
        };
        let expected = [
            person(["von der", "Linden", "", "Ursula"]),
            person(["", "Price", "Jr.", "Martin Luther"]),
            person(["", "De Marco", "III", "Roberto"]),
        ];
        assert_eq!(people, expected);
    }
    let bibliography = biblatex::Bibliography::parse(&written("republished-same-year", "biblatex")).unwrap();
    assert_eq!(bibliography.len(), 2);
    let first = bibliography.get("haim2026dyke-first").unwrap();
    assert_eq!(first.url().unwrap(), "https://tarncourier.example/dyke");
}

#[test]
fn an_error_says_what_to_do() {
    let chain = chain("republished-same-year");
    let error = |request: Request| cite(&chain, &request).unwrap_err().to_string();
    let good = request("apa");
    let told = |request: Request, what: &str| {
        let error = error(request);
        assert!(error.contains(what), "{error}");
    };
    told(Request { csl: None, ..good.clone() }, "pass the file's text as `csl`");
    told(Request { style: "nonsense".into(), csl: None, ..good.clone() }, "formats()");
    told(Request { style: "ris".into(), csl: None, ..good.clone() }, "formats()");
    told(Request { csl: Some("<style".into()), ..good.clone() }, "not a valid CSL style");
    told(Request { csl: Some(String::new()), ..good.clone() }, "not a valid CSL style");
    told(Request { csl: Some("<a>".repeat(100_000)), ..good.clone() }, "nested deeper");
    told(Request { locales: vec![], ..good.clone() }, "locales-en-US.xml");
    told(Request { locales: vec!["<locale".into()], ..good.clone() }, "locale cannot be read");
    told(Request { locale: Some("tlh".into()), ..good.clone() }, "locales-tlh.xml");
    let edits = Edits { published: Some("July 2016".into()), ..Edits::default() };
    told(Request { edits, ..good.clone() }, "2016-07-26");
    let looped = read("www/styles/modern-language-association.csl")
        .replace("<macro name=\"title\">", "<macro name=\"title\"><text macro=\"title\"/>");
    assert!(looped.contains("<text macro=\"title\"/></macro>") || looped.contains("<macro name=\"title\"><text"));
    told(Request { csl: Some(looped), ..good.clone() }, "calls itself");
    let dependent = r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="en-US"><info><title>D</title>
        <id>http://www.zotero.org/styles/d</id><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>
        <updated>2020-01-01T00:00:00+00:00</updated></info></style>"#;
    told(Request { csl: Some(dependent.into()), ..good.clone() }, "http://www.zotero.org/styles/apa");
    let nothing = Edits {
        title: Some(String::new()),
        outlet: Some(String::new()),
        url: Some(String::new()),
        authors: Some(vec![]),
        ..Edits::default()
    };
    told(Request { edits: nothing, ..good }, "fill in one of them");
}

#[test]
fn edits_replace_and_remove() {
    let edits = Edits {
        title: Some("A new title".into()),
        authors: Some(vec![Party::person("Jane Roe")]),
        published: Some("2020-02".into()),
        outlet: Some("The Post".into()),
        url: Some(String::new()),
    };
    let citation = cite(&chain("no-author"), &Request { edits, ..request("apa") }).unwrap();
    assert_eq!(citation.text, "Roe, J. (2020, February). A new title. The Post.");
}

#[test]
fn a_locale_changes_the_styles_words() {
    let german = Request { locale: Some("de-DE".into()), ..request("apa") };
    let citation = cite(&chain("no-date"), &german).unwrap();
    assert!(citation.text.contains("Abgerufen 22. November 2026"), "{}", citation.text);
}

#[test]
fn a_plain_object_is_a_request() {
    let request: Request = serde_json::from_str(r#"{ "style": "wikipedia", "version": "original" }"#).unwrap();
    assert!(cite(&chain("republished-same-year"), &request).unwrap().text.starts_with("{{cite news |last1=Haim"));
    let names: std::collections::BTreeSet<_> = formats().iter().map(|format| format.id).collect();
    assert_eq!(names.len(), formats().len());
}

#[test]
fn a_first_appearance_in_the_same_outlet_is_told_by_what_differs() {
    let mut chain = chain("republished-same-year");
    let original = chain.links.iter_mut().find(|link| link.role == Role::Original).unwrap();
    original.party.name = "The Lakeside Daily".into();
    original.url = None;
    let text = |chain: &SourceChain| cite(chain, &request("apa")).unwrap().text;
    assert!(text(&chain).ends_with("dyke (Originally published March 3, 2026)"), "{}", text(&chain));
    let original = chain.links.iter_mut().find(|link| link.role == Role::Original).unwrap();
    original.date = Date::parse("2026-03-05");
    assert!(text(&chain).ends_with("https://lakeside.example/dyke"), "{}", text(&chain));
}
