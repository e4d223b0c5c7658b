//! Citations of chains of our own in every style and format, compared with `tests/citations/*.txt`, and what must hold
//! of every citation, whatever the page says.
//!
//! A missing file is written and fails its test: read it before it is added. The styles are those that ship.
#![cfg(feature = "cite")]
// Tests fail loudly.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::string_slice, clippy::unwrap_used)]

use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use whence::chain::SourceChain;
use whence::cite::{
    Archive, Citation, CiteError, Edits, Form, Format, FormatKind, Request, Version, WikiDates, check_style, cite,
    formats, locales,
};
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

/// Files are read once: the styles have a megabyte.
fn file(path: &str) -> String {
    static READ: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());
    READ.lock().unwrap().entry(path.to_owned()).or_insert_with(|| read(path)).clone()
}

fn locale(tag: &str) -> String {
    file(&format!("www/locales/locales-{tag}.xml"))
}

fn request(style: &str) -> Request {
    let format = formats().iter().find(|format| format.id == style);
    let tags = BTreeSet::from(["en-US", format.and_then(|format| format.locale).unwrap_or("en-US")]);
    Request {
        style: style.to_owned(),
        csl: format.and_then(|format| format.file).map(|name| file(&format!("www/styles/{name}"))),
        locales: tags.into_iter().map(locale).collect(),
        accessed: Date::parse("2026-11-22"),
        ..Request::default()
    }
}

/// The chains of `tests/citations`, by name.
fn chains() -> Vec<(String, SourceChain)> {
    let paths = fs::read_dir(root("tests/citations")).unwrap().map(|entry| entry.unwrap().path());
    let items = paths.filter(|path| path.extension().is_some_and(|ending| ending == "json"));
    let mut names: Vec<String> = items.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    names.sort();
    assert!(names.len() >= 40, "the chains in tests/citations are missing");
    names.into_iter().map(|name| (name.clone(), chain(&name))).collect()
}

/// Whose exports stand in the golden files: one of each kind.
const EXPORTED: [&str; 10] = [
    "agency-copy-with-byline",
    "body-as-author",
    "carried-by-a-portal",
    "hostile",
    "names-in-another-script",
    "no-date",
    "particles-and-suffixes",
    "republished-same-year",
    "title-with-quotes-and-question",
    "translation",
];

/// As a word processor would show it: italics and the like as elements, no anchors, nothing escaped.
fn shown(citation: &Citation) -> String {
    let mut shown = String::new();
    let mut rest = citation.html.as_str();
    while let Some((before, anchor)) = rest.split_once("<a href=\"") {
        shown.push_str(before);
        rest = anchor.split_once("\">").unwrap().1;
    }
    (shown + rest)
        .replace("</a>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
}

/// Every chain in one style or format.
fn in_format(format: &Format, chains: &[(String, SourceChain)]) -> Vec<String> {
    let has_both = ["chicago-notes-bibliography", "mhra-notes", "turabian-notes-bibliography"].contains(&format.id);
    let forms: &[Option<Form>] = if has_both { &[Some(Form::Note), Some(Form::Bibliography)] } else { &[None] };
    let mut written = vec![String::new(); chains.len()];
    for form in forms {
        let request = Request { form: *form, ..request(format.id) };
        for ((name, chain), written) in chains.iter().zip(&mut written) {
            if format.kind == FormatKind::Export && !EXPORTED.contains(&name.as_str()) {
                continue;
            }
            let is_first = chain.outlet_in_view() == chain.links_as(Role::Original).next();
            // These tell the whole chain.
            let is_whole = ["prov", "chain"].contains(&format.id);
            for version in [Version::Read, Version::Original].into_iter().take(if is_first || is_whole { 1 } else { 2 })
            {
                let request = Request { version, ..request.clone() };
                let form = form.map(|form| format!(", {form:?}")).unwrap_or_default();
                let _ = writeln!(written, "== {}, {version:?}{form}", format.id);
                let done = match format.kind {
                    FormatKind::Export => export(chain, format.id, &request).map(|text| text.replace('\r', "")),
                    FormatKind::Csl => cite(chain, &request).map(|citation| shown(&citation)),
                    FormatKind::Template => cite(chain, &request).map(|citation| citation.text),
                };
                let _ = writeln!(written, "{}", done.unwrap_or_else(|error| error.to_string()).trim_end());
            }
        }
    }
    written
}

/// Every chain in everything that is offered, chain by chain.
fn everything(chains: &[(String, SourceChain)]) -> Vec<String> {
    // Style by style, since reading a style takes time; a style goes to whichever thread is free.
    let next = AtomicUsize::new(0);
    let written: Mutex<BTreeMap<usize, Vec<String>>> = Mutex::default();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, NonZero::get) {
            scope.spawn(|| {
                while let Some((at, format)) = {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    formats().get(at).map(|format| (at, format))
                } {
                    let done = in_format(format, chains);
                    written.lock().unwrap().insert(at, done);
                }
            });
        }
    });
    let by_format = written.into_inner().unwrap();
    (0..chains.len()).map(|chain| by_format.values().map(|done| done[chain].as_str()).collect()).collect()
}

#[test]
fn citations_are_those_that_were_read_and_approved() {
    let mut unread = Vec::new();
    let mut different = Vec::new();
    let chains = chains();
    for ((name, _), written) in chains.iter().zip(everything(&chains)) {
        let path = root(&format!("tests/citations/{name}.txt"));
        match fs::read_to_string(&path) {
            Ok(approved) if approved == written => {}
            Ok(_) => {
                fs::write(path.with_extension("txt.new"), &written).unwrap();
                different.push(name);
            }
            Err(_) => {
                fs::write(path, &written).unwrap();
                unread.push(name);
            }
        }
    }
    assert!(different.is_empty(), "compare each .txt.new in tests/citations with its .txt: {different:?}");
    assert!(unread.is_empty(), "new files in tests/citations: read them, then run the test again: {unread:?}");
}

#[test]
fn every_file_of_the_table_ships_and_every_file_that_ships_is_in_the_table() {
    let shipped = |folder: &str, ending: &str| -> BTreeSet<String> {
        let names = fs::read_dir(root(folder)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.ends_with(ending)).collect()
    };
    let styles: BTreeSet<String> = formats().iter().filter_map(|format| format.file).map(str::to_owned).collect();
    assert_eq!(styles, shipped("www/styles", ".csl"));
    let tags: BTreeSet<String> = locales().iter().map(|locale| format!("locales-{}.xml", locale.id)).collect();
    assert_eq!(tags, shipped("www/locales", ".xml"));
    assert_eq!(tags.len(), locales().len());
    let notice = read("www/styles/NOTICE.md");
    for file in styles.iter().chain(&tags) {
        assert!(notice.contains(&format!("`{file}`")), "{file} is not in NOTICE.md");
    }
    for format in formats() {
        assert!(format.locale.is_none_or(|tag| locales().iter().any(|locale| locale.id == tag)), "{}", format.id);
    }
}

#[test]
fn a_style_is_checked_when_it_is_added() {
    let english = [locale("en-US")];
    let check = |csl: &str| check_style(csl, &english);
    for format in formats().iter().filter(|format| format.kind == FormatKind::Csl) {
        let csl = file(&format!("www/styles/{}", format.file.unwrap()));
        let info = check(&csl).unwrap();
        assert!(info.format.is_none() && !info.title.is_empty(), "{info:?}");
        // What the style says of its language, the table says too.
        assert!(info.locale.is_none_or(|tag| Some(tag.as_str()) == format.locale), "{}", format.id);
    }
    // Styles that only point to another one are resolved: those of the table by the table, others if they can be.
    for id in ["turabian-notes-bibliography", "turabian-author-date"] {
        let info = check(&read(&format!("tests/citations/dependent/{id}.csl"))).unwrap();
        let format = formats().iter().find(|format| format.id == id).unwrap();
        assert_eq!(info.format.unwrap().file, format.file);
        assert!(info.id.ends_with(id), "{info:?}");
    }
    let pointer = read("tests/citations/dependent/turabian-author-date.csl");
    let told = |csl: &str, what: &str| {
        let error = check(csl).unwrap_err().to_string();
        assert!(error.contains(what) && error.matches(". ").count() == 0, "{error}");
    };
    told(&pointer.replace("styles/chicago-author-date-17th-edition", "styles/harbour-review"), "harbour-review");
    told("<!doctype html><title>Not found</title>", "not a valid CSL style");
    told("", "not a valid CSL style");
    let empty = file("www/styles/ieee.csl");
    let bibliography = empty.find("<bibliography").unwrap();
    let layout = bibliography + empty[bibliography..].find("<layout").unwrap();
    let end = layout + empty[layout..].find("</layout>").unwrap();
    told(&format!("{}<layout><text value=\"\"/>{}", &empty[..layout], &empty[end..]), "writes nothing");
}

/// Where an element is allowed in a citation's HTML: nowhere but these.
const TAGS: [&str; 11] = [
    "<i>",
    "</i>",
    "<b>",
    "</b>",
    "<sup>",
    "</sup>",
    "<sub>",
    "</sub>",
    "</a>",
    "<span style=\"font-variant:small-caps\">",
    "</span>",
];

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
    fn nothing_on_a_page_becomes_markup_or_reorders_text(
        chains in proptest::collection::vec(any_chain(), 4),
        styles in proptest::sample::subsequence(formats(), 4),
    ) {
        for format in styles {
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
        prop_assert_eq!(written("text").lines().count(), 1);
        let graph: serde_json::Value = serde_json::from_str(&written("prov")).unwrap();
        prop_assert!(graph["@graph"].is_array());
        for line in written("cff").lines() {
            // A scalar is a number or in quotation marks, so that nothing in it is YAML.
            let value = line.split_once(": ").map(|(_, value)| value);
            let quoted = |value: &str| value.len() > 1 && value.starts_with('"') && value.ends_with('"');
            prop_assert!(
                value.is_none_or(|value| quoted(value) || value.parse::<u32>().is_ok() || value == "1.2.0"),
                "{line}"
            );
        }
        for style in ["wikipedia", "wikipedia-de", "wikipedia-fr", "wikipedia-es"] {
            let template = cite(&chain, &request(style)).unwrap().text;
            prop_assert_eq!(template.matches("{{").count(), 1);
            prop_assert_eq!(template.matches("}}").count(), 1);
        }
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
        ..Edits::default()
    };
    let citation = cite(&chain("no-author"), &Request { edits, ..request("apa") }).unwrap();
    assert_eq!(citation.text, "Roe, J. (2020, February). A new title. The Post.");
}

#[test]
fn what_is_the_readers_own_is_marked_so() {
    let edits = Edits {
        title: Some("A new title".into()),
        agencies: Some(vec!["Nordpress".into()]),
        first_outlet: Some("Harbour Review".into()),
        first_published: Some("2025-12".into()),
        ..Edits::default()
    };
    let request = Request { edits, ..request("apa") };
    let written = |format| export(&chain("no-author"), format, &request).unwrap();
    let text = cite(&chain("no-author"), &request).unwrap().text;
    assert!(text.starts_with("Nordpress.") || text.contains("With material from Nordpress"), "{text}");
    assert!(text.contains("originally published in Harbour Review, December 2025"), "{text}");
    for format in ["csl-json", "prov", "cff", "bibtex", "biblatex"] {
        let written = written(format);
        let line = written.to_lowercase();
        assert!(line.contains("correctedbyreader") || line.contains("corrected"), "{format}: {written}");
    }
    let unedited = |format| export(&chain("no-author"), format, &Request::default()).unwrap();
    for format in ["csl-json", "prov", "cff", "bibtex", "biblatex"] {
        assert!(!unedited(format).to_lowercase().contains("correct"), "{format}");
    }
    // Nothing is said of a first publication that the reader took out.
    let edits = Edits { first_outlet: Some(String::new()), ..Edits::default() };
    let text = cite(&chain("republished-same-year"), &Request { edits, ..request }).unwrap().text;
    assert!(!text.contains("Tarn Courier"), "{text}");
}

#[test]
fn templates_are_written_as_asked() {
    let republished = chain("republished-same-year");
    let options = Request {
        ref_tag: true,
        wiki_dates: WikiDates::Mdy,
        quote: Some("The water |came".into()),
        archive: Some(Archive { url: "https://web.archive.org/web/1/x".into(), date: Date::parse("2026-03-06") }),
        ..request("wikipedia")
    };
    let text = cite(&republished, &options).unwrap().text;
    for part in [
        "<ref name=\"haim2026dyke\">{{cite news |",
        "|date=March 5, 2026 ",
        "|archive-url=https://web.archive.org/web/1/x |archive-date=March 6, 2026 |url-status=live ",
        "|quote=The water &#124;came}}</ref>",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    for (style, parts) in [
        ("wikipedia-de", &["{{Internetquelle |autor=Noor Haim |url=", "|archiv-datum=2026-03-06", "|zitat="][..]),
        ("wikipedia-fr", &["{{Article |langue=en |nom1=Haim |prénom1=Noor ", "|date=5 mars 2026 ", "|extrait="]),
        (
            "wikipedia-es",
            &["{{Cita noticia |apellidos1=Haim ", "|fecha=5 de marzo de 2026 ", "|fechaarchivo=6 de marzo de"],
        ),
    ] {
        let text = cite(&republished, &Request { style: style.into(), ..options.clone() }).unwrap().text;
        for part in parts {
            assert!(text.contains(part), "{part} in {text}");
        }
    }
    // A page read in an archive: the address is the page's own.
    let text = cite(&chain("archived-page"), &request("wikipedia")).unwrap().text;
    assert!(text.contains("|url=https://tarncourier.example/seals "), "{text}");
    assert!(text.contains("|archive-date=4 March 2021 ") && !text.contains("url-status"), "{text}");
}

#[test]
fn a_locale_changes_the_styles_words() {
    let german =
        Request { locale: Some("de-DE".into()), locales: vec![locale("en-US"), locale("de-DE")], ..request("apa") };
    let citation = cite(&chain("no-date"), &german).unwrap();
    assert!(citation.text.contains("Abgerufen 22. November 2026"), "{}", citation.text);
    // Our own sentence too.
    let citation = cite(&chain("republished-same-year"), &german).unwrap();
    assert!(citation.text.contains("(Erstveröffentlichung: The Tarn Courier, 3. März 2026, "), "{}", citation.text);
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
