//! Writes the lists of `src/lists/` as the program reads them: without the comments and the cues' examples, which are
//! for those who mend a list and for the tests, and weigh a fourth of it in the module of the extension.
//!
//! How a list is read is left to `lists` and `cue`.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/lists");
    println!("cargo::rerun-if-changed=build.rs");
    let folder =
        env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("OUT_DIR is missing: run this through cargo."))?;
    strip(Path::new("src/lists"), &Path::new(&folder).join("lists"))
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
