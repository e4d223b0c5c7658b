//! What CONTRIBUTING.md promises about the repository's structure, held by reading the files: imports point down, readers
//! do not know each other, one file knows the boundary to JavaScript, the screen does not know browsers, and every file
//! says at its head what it is for.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail loudly"
)]

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms of `src` by floor, the ground first. A room imports from floors below its own, and from within itself.
const FLOORS: &[&[&str]] = &[
    &["date", "html", "json", "lists", "prose", "sort"],
    &["claim", "dashes", "date/words", "inflected", "quoted"],
    &["chain", "host", "name"],
    &["cue"],
    &["page"],
    &["schema_org", "mentions", "organization"],
    &["body"],
    &["readers", "reconcile", "cite"],
    &["export"],
    &["lib"],
    &["encoding", "wasm", "bin"],
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.expect("an entry that can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| endings.contains(&ending.to_string_lossy().as_ref())) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{folder} has no {endings:?} files");
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The room of a file: its folder or its name, `date/words` being one of its own.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("a file of src").with_extension("");
    let name = inside.to_string_lossy().replace('\\', "/");
    match name.as_str() {
        "date/words" => name,
        _ => name.split('/').next().unwrap_or_default().to_owned(),
    }
}

fn floor(room: &str) -> usize {
    let at = FLOORS.iter().position(|rooms| rooms.contains(&room));
    at.unwrap_or_else(|| panic!("src has a new room, {room}: give it a floor in tests/structure.rs"))
}

/// The rooms that a file imports, `use crate::{a, b}` included.
fn imports(text: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + "crate::".len()..];
        let list: Vec<String> = match rest.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(", ").map(str::to_owned).collect(),
            None => vec![
                rest.chars().take_while(|letter| letter.is_alphanumeric() || matches!(letter, '_' | ':')).collect(),
            ],
        };
        rooms.extend(list.iter().filter_map(|path| path.trim().split("::").next()).map(str::to_owned));
    }
    rooms.retain(|room| !room.is_empty() && room.chars().all(|letter| letter.is_lowercase() || letter == '_'));
    rooms
}

#[test]
fn imports_point_down() {
    for path in files("src", &["rs"]) {
        let (own, text) = (room(&path), read(&path));
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        for other in imports(text).into_iter().filter(|other| *other != own && other != "trace") {
            assert!(floor(&other) < floor(&own), "{}: {own} imports {other}, which is not below it", path.display());
        }
    }
}

#[test]
fn readers_do_not_know_each_other() {
    for path in files("src/readers", &["rs"]) {
        let text = read(&path);
        assert!(!text.contains("readers::"), "{} imports another reader", path.display());
        let siblings = text.match_indices("super::").map(|(at, _)| &text[at + 7..]);
        for sibling in siblings.filter(|rest| !rest.starts_with(['{', '*'])) {
            let name: String =
                sibling.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
            let shared = ["seen", "declared", "rests_on", "read"].contains(&name.as_str());
            let in_tests =
                text.split("mod tests").nth(1).is_some_and(|tests| tests.contains(&format!("super::{name}")));
            assert!(shared || in_tests, "{} imports {name}", path.display());
        }
    }
}

#[test]
fn one_file_knows_the_boundary() {
    for path in files("src", &["rs"]).into_iter().filter(|path| !path.ends_with("wasm.rs")) {
        for name in ["wasm_bindgen", "web_sys", "js_sys", "gloo"] {
            let text = read(&path);
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            assert!(code.into_iter().all(|line| !line.contains(name)), "{} names {name}", path.display());
        }
    }
}

#[test]
fn the_screen_does_not_know_browsers() {
    for path in files("www", &["js"]) {
        for (number, line) in read(&path).lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let named =
                ["chrome.", "browser.", "chrome-extension", "moz-extension"].iter().any(|name| code.contains(name));
            assert!(!named || code.trim_start().starts_with('*'), "{}:{} knows a browser", path.display(), number + 1);
            assert!(
                !code.contains("innerHTML") && !code.contains("insertAdjacentHTML"),
                "{}:{} makes markup from a string",
                path.display(),
                number + 1
            );
        }
    }
}

#[test]
fn every_file_says_what_it_is_for() {
    for path in files("src", &["rs"]).into_iter().chain(files("tests", &["rs"])) {
        assert!(read(&path).starts_with("//! "), "{} has no head", path.display());
    }
    for path in files("www", &["js", "css"])
        .into_iter()
        .chain(files("extension", &["js", "css"]))
        .chain(files("tests", &["mjs"]))
    {
        let text = read(&path);
        assert!(["//", "/*", "#!"].iter().any(|head| text.starts_with(head)), "{} has no head", path.display());
    }
    for path in files("src/lists", &["txt", "tsv"]) {
        assert!(read(&path).starts_with("# "), "{} has no head", path.display());
    }
}
