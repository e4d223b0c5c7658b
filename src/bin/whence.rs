//! The command line: `whence read` prints where an article comes from, `whence cite` cites it, `whence export` writes it
//! for other programs.
//!
//! One function for each command. Reading is left to the library; this file opens files, prints, and says in one
//! sentence what to do where it cannot. Exit codes: 0 done, 1 could not, 2 called wrongly.

use clap::{Args, Parser, Subcommand};
use rayon::iter::{ParallelBridge, ParallelIterator};
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::panic;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::Instant;
use whence::chain::SourceChain;
use whence::cite::{CiteError, Form, Format, FormatKind, Request, Version, check_style, formats, locales};
use whence::date::Date;
use whence::encoding::decode;
use whence::export::text;

/// Shows where an article comes from: who wrote it, where it first appeared, which agency supplied it, who carries it
/// here, and what it rests on. Works on saved pages; never uses the network.
#[derive(Parser)]
#[command(version)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Read(ReadArgs),
    Cite(CiteArgs),
    Export(ExportArgs),
}

/// Reads a saved page and prints its source chain as JSON.
#[derive(Args)]
struct ReadArgs {
    /// The page, as HTML; `-` reads it from standard input.
    #[arg(required_unless_present = "batch")]
    file: Option<PathBuf>,
    /// The address that the page was saved from.
    #[arg(long)]
    url: Option<String>,
    /// The encoding that the page came with, as in its Content-Type header.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
    /// Print the chain for people.
    #[arg(long)]
    text: bool,
    /// Read many pages: a JSON object {"id", "path", "url", "encoding"} on each line of this file, and print one
    /// {"id", "chain", "ms"} or {"id", "error"} for each, in the order in which they are done.
    #[arg(long, value_name = "FILE.jsonl", conflicts_with_all = ["file", "url", "encoding", "text"])]
    batch: Option<PathBuf>,
}

/// Which page.
#[derive(Args)]
struct PageArgs {
    /// The page, as HTML; `-` reads it from standard input.
    file: PathBuf,
    /// The address that the page was saved from.
    #[arg(long)]
    url: Option<String>,
    /// The encoding that the page came with, as in its Content-Type header.
    #[arg(long, value_name = "LABEL")]
    encoding: Option<String>,
}

/// Which appearance of the text, and when it was read.
#[derive(Args)]
struct VersionArgs {
    /// What is cited: the page that was read, or the original as that page credits it.
    #[arg(long, value_name = "read|original", default_value = "read", value_parser = version)]
    version: Version,
    /// The day on which the page was read, as 2026-11-22.
    #[arg(long, value_name = "DATE", value_parser = date)]
    accessed: Option<Date>,
}

/// Prints a citation of a saved page.
#[derive(Args)]
#[command(after_help = table())]
struct CiteArgs {
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    version: VersionArgs,
    /// A style, a template or a format, as `whence cite --help` lists them, or a CSL file.
    #[arg(long, value_name = "ID|FILE.csl", default_value = "apa")]
    style: String,
    /// A CSL file, whatever its name.
    #[arg(long, value_name = "FILE", conflicts_with = "style")]
    csl: Option<PathBuf>,
    /// The language to cite in, such as en-GB or de-DE; without it the style's own.
    #[arg(long, value_name = "TAG")]
    locale: Option<String>,
    /// What is printed of a style that has both; without it the note where the style has notes.
    #[arg(long, value_name = "note|bibliography", value_parser = form)]
    form: Option<Form>,
    /// Print HTML.
    #[arg(long)]
    html: bool,
}

/// Writes a saved page as a record for other programs.
#[derive(Args)]
struct ExportArgs {
    #[command(flatten)]
    page: PageArgs,
    #[command(flatten)]
    version: VersionArgs,
    /// bibtex, biblatex, ris, csl-json and others, as `whence cite --help` lists them.
    #[arg(long, value_name = "ID")]
    format: String,
}

/// A table of files that ship, by name. The wasm modules never hold them: there they are files of the extension.
macro_rules! shipped {
    ($folder:literal: $($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../../www/", $folder, "/", $file)))),*]
    };
}

/// The styles.
const STYLES: &[(&str, &str)] = shipped!("styles":
    "american-medical-association.csl",
    "apa.csl",
    "associacao-brasileira-de-normas-tecnicas.csl",
    "chicago-author-date-17th-edition.csl",
    "chicago-author-date.csl",
    "chicago-notes-bibliography-subsequent-author-title-17th-edition.csl",
    "chicago-notes-bibliography.csl",
    "china-national-standard-gb-t-7714-2015-author-date.csl",
    "china-national-standard-gb-t-7714-2015-numeric.csl",
    "din-1505-2.csl",
    "harvard-cite-them-right.csl",
    "ieee.csl",
    "iso690-author-date-en.csl",
    "iso690-numeric-en.csl",
    "mhra-notes.csl",
    "modern-language-association.csl",
    "nlm-citation-sequence.csl",
    "oscola.csl",
);

/// The locales.
const LOCALES: &[(&str, &str)] = shipped!("locales":
    "locales-ar.xml",
    "locales-cs-CZ.xml",
    "locales-da-DK.xml",
    "locales-de-DE.xml",
    "locales-el-GR.xml",
    "locales-en-GB.xml",
    "locales-en-US.xml",
    "locales-es-ES.xml",
    "locales-fa-IR.xml",
    "locales-fi-FI.xml",
    "locales-fr-FR.xml",
    "locales-he-IL.xml",
    "locales-hi-IN.xml",
    "locales-hu-HU.xml",
    "locales-id-ID.xml",
    "locales-it-IT.xml",
    "locales-ja-JP.xml",
    "locales-ko-KR.xml",
    "locales-nb-NO.xml",
    "locales-nl-NL.xml",
    "locales-pl-PL.xml",
    "locales-pt-BR.xml",
    "locales-pt-PT.xml",
    "locales-ro-RO.xml",
    "locales-ru-RU.xml",
    "locales-sv-SE.xml",
    "locales-tr-TR.xml",
    "locales-uk-UA.xml",
    "locales-vi-VN.xml",
    "locales-zh-CN.xml",
    "locales-zh-TW.xml",
);

fn version(text: &str) -> Result<Version, String> {
    match text {
        "read" => Ok(Version::Read),
        "original" => Ok(Version::Original),
        _ => Err("say read or original".to_owned()),
    }
}

fn form(text: &str) -> Result<Form, String> {
    match text {
        "note" => Ok(Form::Note),
        "bibliography" => Ok(Form::Bibliography),
        _ => Err("say note or bibliography".to_owned()),
    }
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write the day as 2026-11-22".to_owned())
}

/// Why a command could not do what it was asked: one sentence that says what to do.
struct Failure(String);

impl From<CiteError> for Failure {
    fn from(error: CiteError) -> Failure {
        Failure(error.to_string())
    }
}

impl From<io::Error> for Failure {
    /// Of writing the answer; reading is told with the file's name.
    fn from(error: io::Error) -> Failure {
        Failure(format!("Could not write the answer ({error}); check where the output goes."))
    }
}

fn main() -> ExitCode {
    let done = match CommandLine::parse().command {
        Command::Read(args) => read(&args),
        Command::Cite(args) => cite(&args),
        Command::Export(args) => export(&args),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(sentence)) => {
            // Where even this cannot be written, the exit code still tells.
            let _ = writeln!(io::stderr(), "{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn read(args: &ReadArgs) -> Result<(), Failure> {
    if let Some(list) = &args.batch {
        return read_batch(list);
    }
    // Clap has seen to it that there is a file where there is no batch.
    let file = args.file.as_deref().unwrap_or(Path::new("-"));
    let html = decode(&bytes_of(file)?, args.encoding.as_deref());
    let chain = whence::trace(&html, args.url.as_deref());
    print(&if args.text { text::picture(&chain) } else { json(&chain)? })
}

fn chain_of(page: &PageArgs) -> Result<SourceChain, Failure> {
    let html = decode(&bytes_of(&page.file)?, page.encoding.as_deref());
    Ok(whence::trace(&html, page.url.as_deref()))
}

/// The ids of formats, for a sentence.
fn ids(is_wanted: impl Fn(FormatKind) -> bool) -> String {
    let wanted = formats().iter().filter(|format| is_wanted(format.kind));
    wanted.map(|format| format.id).collect::<Vec<_>>().join(", ")
}

/// The styles and formats, for the help.
fn table() -> String {
    let width = formats().iter().map(|format| format.id.len()).max().unwrap_or_default();
    let line = |format: &Format| format!("  {:width$}  {}\n", format.id, format.label);
    let locales = locales().iter().map(|locale| locale.id).collect::<Vec<_>>().join(" ");
    format!("Styles and formats:\n{}\nLocales: {locales}", formats().iter().map(line).collect::<String>())
}

fn shipped(files: &[(&str, &str)], name: &str) -> Option<String> {
    files.iter().find(|(file, _)| *file == name).map(|(_, text)| (*text).to_owned())
}

fn locale_file(id: &str) -> Option<String> {
    shipped(LOCALES, &format!("locales-{id}.xml"))
}

fn cite(args: &CiteArgs) -> Result<(), Failure> {
    let is_file = |path: &&Path| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csl"));
    let own = args.csl.as_deref().or_else(|| Some(Path::new(&args.style)).filter(is_file));
    let VersionArgs { version, accessed } = &args.version;
    let mut request = Request {
        style: own.map_or_else(|| args.style.clone(), |path| path.display().to_string()),
        locale: args.locale.clone(),
        version: *version,
        form: args.form,
        accessed: accessed.clone(),
        ..Request::default()
    };
    let mut default_locale = None;
    if let Some(path) = own {
        let csl = fs::read_to_string(path).map_err(|error| {
            Failure(format!("Could not read {} ({error}); give the path of a CSL file.", path.display()))
        })?;
        let style = check_style(&csl, &locale_file("en-US").into_iter().collect::<Vec<_>>())?;
        request.csl = match style.format {
            Some(parent) => {
                // What only points to another style may still say in which language.
                request.locale = request.locale.or_else(|| style.locale.clone());
                parent.file.and_then(|file| shipped(STYLES, file))
            }
            None => Some(csl),
        };
        default_locale = style.locale;
    } else {
        let Some(format) = formats().iter().find(|format| format.id == args.style) else {
            let unknown =
                format!("There is no style “{}” here; choose {}, or give a CSL file.", args.style, ids(|_| true));
            return Err(Failure(unknown));
        };
        if format.kind == FormatKind::Export {
            return print(&whence::export::export(&chain_of(&args.page)?, format.id, &request)?);
        }
        request.csl = format.file.and_then(|file| shipped(STYLES, file));
        default_locale = default_locale.or_else(|| format.locale.map(str::to_owned));
    }
    let wanted = [Some("en-US".to_owned()), default_locale, request.locale.clone()];
    request.locales = wanted.iter().flatten().filter_map(|id| locale_file(id)).collect();
    let citation = whence::cite::cite(&chain_of(&args.page)?, &request)?;
    let written = if args.html && !citation.html.is_empty() { citation.html } else { citation.text };
    print(&(written + "\n"))
}

fn export(args: &ExportArgs) -> Result<(), Failure> {
    if !formats().iter().any(|format| format.id == args.format && format.kind == FormatKind::Export) {
        let known = ids(|kind| kind == FormatKind::Export);
        return Err(Failure(format!("There is no format “{}” here; choose {known}.", args.format)));
    }
    let VersionArgs { version, accessed } = &args.version;
    let request = Request { version: *version, accessed: accessed.clone(), ..Request::default() };
    print(&whence::export::export(&chain_of(&args.page)?, &args.format, &request)?)
}

/// The bytes of a file, or of standard input for `-`.
fn bytes_of(file: &Path) -> Result<Vec<u8>, Failure> {
    let read = if file == Path::new("-") {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(file)
    };
    read.map_err(|error| {
        Failure(format!("Could not read {} ({error}); give the path of a saved page.", file.display()))
    })
}

fn json(value: &impl Serialize) -> Result<String, Failure> {
    serde_json::to_string_pretty(value)
        .map(|json| json + "\n")
        .map_err(|error| Failure(format!("Could not write the answer as JSON ({error}); please report this page.")))
}

/// Prints an answer. A reader who has seen enough (`whence read … | head`) is no failure.
fn print(answer: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(answer.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// A line of a batch.
#[derive(Deserialize)]
struct Task {
    id: serde_json::Value,
    path: PathBuf,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    encoding: Option<String>,
}

/// The answer to it.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    Chain {
        id: serde_json::Value,
        chain: Box<SourceChain>,
        /// Milliseconds from the file's bytes to the chain.
        ms: f64,
    },
    Error {
        /// The task's own, or the number of its line where it tells none.
        id: serde_json::Value,
        error: String,
    },
}

fn read_batch(list: &Path) -> Result<(), Failure> {
    let lines: Box<dyn BufRead + Send> = if list == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let file = fs::File::open(list).map_err(|error| {
            Failure(format!("Could not read {} ({error}); give a file with one JSON object a line.", list.display()))
        })?;
        Box::new(BufReader::new(file))
    };
    // What a panic has to say is in its line's answer.
    panic::set_hook(Box::new(|_| {}));
    let out = Mutex::new(io::stdout());
    // Lines are drawn one at a time by whoever is free, and an answer leaves as soon as it is there: neither the list nor
    // the answers are ever held as a whole. The first failure to write ends the reading.
    let mut broken = false;
    // A list that cannot be read on would give the same error for ever.
    let lines = lines.split(b'\n').take_while(move |line| !std::mem::replace(&mut broken, line.is_err()));
    let written = lines.enumerate().par_bridge().try_for_each(|(index, line)| {
        let Some(answer) = answer_to(index + 1, line) else { return Ok(()) };
        let mut line = serde_json::to_vec(&answer)?;
        line.push(b'\n');
        let mut out = out.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        out.write_all(&line).and_then(|()| out.flush())
    });
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        done => Ok(done?),
    }
}

/// Reads the page of one line, counted from 1. Nothing on it ends the batch. `None` for an empty line.
fn answer_to(number: usize, line: io::Result<Vec<u8>>) -> Option<Answer> {
    let refuse = |id: Option<serde_json::Value>, error: String| {
        Some(Answer::Error { id: id.unwrap_or_else(|| number.into()), error })
    };
    let line = match line {
        Ok(line) if line.trim_ascii().is_empty() => return None,
        Ok(line) => line,
        Err(error) => return refuse(None, format!("Could not read line {number} ({error}).")),
    };
    let task: Task = match serde_json::from_slice(&line) {
        Ok(task) => task,
        Err(error) => {
            let id = serde_json::from_slice(&line)
                .ok()
                .and_then(|mut value: serde_json::Value| value.get_mut("id").map(serde_json::Value::take));
            return refuse(id, format!("Line {number} is not an object with an id and a path ({error})."));
        }
    };
    let bytes = match fs::read(&task.path) {
        Ok(bytes) => bytes,
        Err(error) => return refuse(Some(task.id), format!("Could not read {} ({error}).", task.path.display())),
    };
    let start = Instant::now();
    let traced = panic::catch_unwind(|| whence::trace(&decode(&bytes, task.encoding.as_deref()), task.url.as_deref()));
    let ms = start.elapsed().as_secs_f64() * 1000.0;
    match traced {
        Ok(chain) => Some(Answer::Chain { id: task.id, chain: Box::new(chain), ms }),
        Err(_) => {
            refuse(Some(task.id), "Could not read this page: the reader failed on it; please report it.".to_owned())
        }
    }
}
