//! Writes the atoms: names that are compared as numbers. `names.txt` holds those of elements and attributes.
//! The named character references of `src/entities.txt` are written in the short form that src/lib.rs tells.

use std::env;
use std::error::Error;
use std::fs;
use std::path::PathBuf;
use string_cache_codegen::AtomType;

/// The namespaces of the web, and the one that stands for all in selectors. `ns!` in src/lib.rs names them.
const NAMESPACES: [&str; 8] = [
    "",
    "*",
    "http://www.w3.org/1999/xhtml",
    "http://www.w3.org/XML/1998/namespace",
    "http://www.w3.org/2000/xmlns/",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1998/Math/MathML",
];

/// Their usual prefixes.
const PREFIXES: [&str; 8] = ["", "*", "html", "xml", "xmlns", "xlink", "svg", "mathml"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=names.txt");
    let names = fs::read_to_string("names.txt")?;
    let lower = names.to_lowercase();
    let mut code = Vec::new();
    // A tag is read in lower case and given its capitals afterwards: the atoms of both are needed.
    AtomType::new("LocalName", "local_name!")
        .atoms(names.lines().chain(lower.lines()).chain([""]))
        .write_to(&mut code)?;
    AtomType::new("Prefix", "namespace_prefix!").atoms(PREFIXES).write_to(&mut code)?;
    AtomType::new("Namespace", "namespace_url!").atoms(NAMESPACES).write_to(&mut code)?;
    let folder = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(folder.join("atoms.rs"), code)?;
    println!("cargo:rerun-if-changed=src/entities.txt");
    fs::write(folder.join("entities.txt"), entities(&fs::read_to_string("src/entities.txt")?))?;
    Ok(())
}

/// The short form of sorted lines, each a name and its code points.
fn entities(lines: &str) -> String {
    let mut text = String::new();
    let (mut before, mut bare) = ("", "");
    for (name, points) in lines.lines().filter_map(|line| line.split_once(' ')) {
        let Some(name) = name.strip_suffix(';') else {
            bare = name;
            continue;
        };
        let shared = name.bytes().zip(before.bytes()).take_while(|(one, other)| one == other).count().min(32);
        text.extend(('@'..='`').nth(shared));
        text.push_str(name.get(shared..).unwrap_or_default());
        text.push(' ');
        text.push_str(points);
        if bare == name {
            text.push('!');
        }
        before = name;
    }
    text
}
