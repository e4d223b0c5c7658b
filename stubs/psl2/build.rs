//! Takes the table without its head, which the modules need not carry.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let source = "src/suffixes.txt";
    println!("cargo::rerun-if-changed={source}");
    let table = fs::read_to_string(source)?;
    let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with("//")).collect();
    fs::write(Path::new(&env::var("OUT_DIR")?).join("suffixes.txt"), lines.join("\n"))?;
    Ok(())
}
