//! The source chain in the formats of other programs: one file for each format.
//!
//! What is cited is chosen by `cite`'s reference, so that a citation and an export never differ in a fact.

mod bibtex;
mod cff;
mod credit;
mod csl_json;
mod prov;
mod ris;
pub mod text;

use crate::chain::SourceChain;
use crate::cite::reference::Reference;
use crate::cite::{CiteError, Request};

/// Writes an article in one of the formats of the kind `export` that [`crate::cite::formats`] lists.
///
/// Of the request, the version, the day of access, the edits, the archived copy and the quotation count. `chain` is the whole
/// answer in words and depends on none of them.
///
/// # Errors
/// [`CiteError::UnknownFormat`] for another id; otherwise as [`crate::cite::cite`].
pub fn export(chain: &SourceChain, format: &str, request: &Request) -> Result<String, CiteError> {
    let write = match format {
        "bibtex" => bibtex::bibtex,
        "biblatex" => bibtex::biblatex,
        "ris" => ris::ris,
        "csl-json" => csl_json::csl_json,
        "cff" => cff::cff,
        "markdown" => credit::markdown,
        "text" => credit::text,
        "html" => credit::html,
        "prov" => return prov::prov(chain, &Reference::new(chain, request)?),
        "chain" => return Ok(text::picture(chain)),
        _ => return Err(CiteError::UnknownFormat(format.to_owned())),
    };
    Ok(write(&Reference::new(chain, request)?))
}
