//! Writes the lists of `src/lists/` as the program reads them: without the comments and the cues' examples, which are
//! for those who mend a list and for the tests, and weigh a fourth of it in the module of the extension. And gathers the
//! cues of all languages.
//!
//! How a list is read is left to `lists` and `cue`.

use std::path::Path;
use std::{env, fs, io};

/// English first, then languages beside those whose words are alike: the module compresses better. Others follow.
const ORDER: &str = "en id nl de sv nb da fr it es pt tr pl uk ru fa ar he hi ko ja zh";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/lists");
    println!("cargo::rerun-if-changed=build.rs");
    let folder =
        env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is missing: run this through cargo."))?;
    let lists = Path::new(&folder).join("lists");
    strip(Path::new("src/lists"), &lists)?;
    fs::write(lists.join("cues.rs"), gathered(Path::new("src/lists/cues"))?)
}

/// The lists of a folder by their languages, as Rust: a language is added by adding its file. Tests read the whole file.
fn gathered(folder: &Path) -> io::Result<String> {
    let entries: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    let paths = entries.iter().map(fs::DirEntry::path).filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let mut names: Vec<String> =
        paths.filter_map(|path| path.file_stem().map(|name| name.to_string_lossy().into_owned())).collect();
    names.sort_by_key(|name| (ORDER.split(' ').position(|known| known == name).unwrap_or(usize::MAX), name.clone()));
    let lists = names.iter().map(|name| {
        let from = |root: &str, path: &str| format!("include_str!(concat!(env!(\"{root}\"), \"{path}/{name}.txt\"))");
        let (whole, kept) = (from("CARGO_MANIFEST_DIR", "/src/lists/cues"), from("OUT_DIR", "/lists/cues"));
        format!("(\"{name}\", if cfg!(test) {{ {whole} }} else {{ {kept} }}),\n")
    });
    Ok(format!("&[\n{}]\n", lists.collect::<String>()))
}

/// Writes the lists of a folder, and of the folders in it, stripped into another.
fn strip(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            strip(&path, &to.join(name))?;
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "tsv") {
            let whole = fs::read_to_string(&path)?;
            let kept: Vec<&str> =
                whole.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '\t'])).collect();
            fs::write(to.join(name), kept.join("\n"))?;
        }
    }
    Ok(())
}
