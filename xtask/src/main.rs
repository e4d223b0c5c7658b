//! The steps of the build that need a library: JavaScript glue for a wasm module, and a zip whose bytes depend on its
//! contents alone. And one that is taken by hand now and then: a newer public suffix list.
//!
//! What is built, when, and from which folders is left to `build.sh`. A failure is one sentence on standard error and
//! exit status 1.

mod slim;
mod suffixes;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

const USAGE: &str =
    "usage: xtask bindgen MODULE.wasm FOLDER NAME [trap] | xtask zip FOLDER FILE.zip | xtask suffixes LIST TABLE";

/// The versions that are compiled in, for `versions_agree`.
const LOCK: &str = include_str!("../../Cargo.lock");

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["bindgen", module, folder, name] => bindgen(Path::new(module), Path::new(folder), name, false),
        ["bindgen", module, folder, name, "trap"] => bindgen(Path::new(module), Path::new(folder), name, true),
        ["zip", folder, file] => zip_folder(Path::new(folder), Path::new(file)),
        ["suffixes", list, table] => renew_suffixes(Path::new(list), Path::new(table)),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Writes `NAME.js`, `NAME.d.ts` and `NAME_bg.wasm` for browsers into the folder; panics become traps that say nothing
/// where that is asked for.
fn bindgen(module: &Path, folder: &Path, name: &str, trap: bool) -> Result<(), Box<dyn Error>> {
    versions_agree(LOCK)?;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(module)
        .out_name(name)
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        // Without this the glue would look for the module beside itself; the caller says where it lies.
        .omit_default_module_path(true);
    bindgen.web(true)?;
    let mut output = bindgen.generate_output()?;
    if trap {
        slim::trap(output.wasm_mut());
    }
    output.emit(folder)?;
    let written = folder.join(format!("{name}_bg.wasm"));
    fs::write(&written, slim::ordered(&fs::read(&written)?)?)?;
    Ok(())
}

/// The crate's half of wasm-bindgen and the build's half speak a format that changes with every version.
fn versions_agree(lock: &str) -> Result<(), String> {
    let (library, build) = (locked(lock, "wasm-bindgen"), locked(lock, "wasm-bindgen-cli-support"));
    if library.is_some() && library == build {
        return Ok(());
    }
    Err(format!(
        "wasm-bindgen is {} and wasm-bindgen-cli-support is {}: give both the same version in Cargo.toml and \
         xtask/Cargo.toml.",
        library.unwrap_or("missing"),
        build.unwrap_or("missing")
    ))
}

/// The version of a package in the text of a Cargo.lock.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let mut lines = lock.lines();
    lines.find(|line| line.strip_prefix("name = ").is_some_and(|name| name.trim_matches('"') == package))?;
    lines.next()?.strip_prefix("version = ").map(|version| version.trim_matches('"'))
}

/// Packs the folder's files: names sorted, one date, one mode, no owner, no folders of their own.
fn zip_folder(folder: &Path, file: &Path) -> Result<(), Box<dyn Error>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        // The earliest that the format can say.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    let mut names = files
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(folder)?.to_str().ok_or("a file name that is no text")?.replace('\\', "/");
            Ok((name, path))
        })
        .collect::<Result<Vec<_>, Box<dyn Error>>>()?;
    names.sort();
    let mut zip = ZipWriter::new(BufWriter::new(File::create(file)?));
    for (name, path) in names {
        zip.start_file(name, options)?;
        zip.write_all(&fs::read(path)?)?;
    }
    zip.finish()?.flush()?;
    Ok(())
}

/// Writes the table of a public suffix list.
fn renew_suffixes(list: &Path, table: &Path) -> Result<(), Box<dyn Error>> {
    fs::write(table, suffixes::table(&fs::read_to_string(list)?)?)?;
    Ok(())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{LOCK, locked, versions_agree, zip_folder};
    use std::fs;

    #[test]
    fn the_locked_halves_of_wasm_bindgen_agree() {
        assert_eq!(versions_agree(LOCK), Ok(()));
        assert!(locked(LOCK, "serde").is_some());
        assert_eq!(locked(LOCK, "no-such-package"), None);
    }

    #[test]
    fn different_halves_are_refused_by_name() {
        let lock = "name = \"wasm-bindgen\"\nversion = \"0.1.0\"\n\nname = \"wasm-bindgen-cli-support\"\nversion = \"0.2.0\"\n";
        let refused = versions_agree(lock).unwrap_err();
        assert!(refused.contains("0.1.0") && refused.contains("0.2.0"), "{refused}");
    }

    #[test]
    fn equal_folders_give_equal_zips_whatever_the_order_and_age_of_their_files() {
        let room = std::env::temp_dir().join(format!("xtask-zip-{}", std::process::id()));
        let zips = [["b.js", "a/z.txt"], ["a/z.txt", "b.js"]].map(|order| {
            let folder = room.join(order.concat().replace('/', "-"));
            fs::create_dir_all(folder.join("a")).unwrap();
            for name in order {
                fs::write(folder.join(name), name).unwrap();
            }
            let file = folder.with_extension("zip");
            zip_folder(&folder, &file).unwrap();
            fs::read(file).unwrap()
        });
        fs::remove_dir_all(&room).unwrap();
        assert_eq!(zips.first(), zips.last());
    }
}
