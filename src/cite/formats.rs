//! The table of styles, templates and formats, and that of locales: their ids, their names for people, their files.
//!
//! Everything that offers a choice reads it from here: the screen through `formats()` and `locales()`, the command line, the
//! tests. Where the files are from and under which licence they stand is told in `www/styles/NOTICE.md`.

use serde::{Deserialize, Serialize};

/// How a format is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FormatKind {
    /// By a CSL style; see [`super::cite`].
    Csl,
    /// By a template of our own; see [`super::cite`].
    Template,
    /// As data for another program; see `export`.
    Export,
}

/// A style or format that is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Format {
    /// The name of the CSL file without its ending, or the format's own. A style that upstream writes by the rules of
    /// another keeps its own name here.
    pub id: &'static str,
    /// The name for people.
    pub label: &'static str,
    /// How it is written.
    pub kind: FormatKind,
    /// The file of the style with the rules, in `www/styles`.
    pub file: Option<&'static str>,
    /// The locale in which the style is written by default. Its file is needed beside that of `en-US`.
    pub locale: Option<&'static str>,
}

/// A locale that a citation can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LocaleName {
    /// The tag; the file is `www/locales/locales-TAG.xml`.
    pub id: &'static str,
    /// The language's own name of itself.
    pub label: &'static str,
}

const fn csl(id: &'static str, label: &'static str, file: &'static str, locale: &'static str) -> Format {
    Format { id, label, kind: FormatKind::Csl, file: Some(file), locale: Some(locale) }
}

const fn template(id: &'static str, label: &'static str) -> Format {
    Format { id, label, kind: FormatKind::Template, file: None, locale: None }
}

const fn export(id: &'static str, label: &'static str) -> Format {
    Format { id, label, kind: FormatKind::Export, file: None, locale: None }
}

const FORMATS: &[Format] = &[
    csl("apa", "APA (7th edition)", "apa.csl", "en-US"),
    csl("modern-language-association", "MLA (9th edition)", "modern-language-association.csl", "en-US"),
    csl("chicago-notes-bibliography", "Chicago, notes (18th edition)", "chicago-notes-bibliography.csl", "en-US"),
    csl("chicago-author-date", "Chicago, author-date (18th edition)", "chicago-author-date.csl", "en-US"),
    csl("harvard-cite-them-right", "Harvard (Cite Them Right, 12th edition)", "harvard-cite-them-right.csl", "en-GB"),
    csl("nlm-citation-sequence", "Vancouver (NLM, 2nd edition)", "nlm-citation-sequence.csl", "en-US"),
    csl("ieee", "IEEE", "ieee.csl", "en-US"),
    csl("american-medical-association", "AMA (11th edition)", "american-medical-association.csl", "en-US"),
    csl("mhra-notes", "MHRA, notes (4th edition)", "mhra-notes.csl", "en-GB"),
    csl("oscola", "OSCOLA (4th edition)", "oscola.csl", "en-GB"),
    csl(
        "turabian-notes-bibliography",
        "Turabian, notes (9th edition)",
        "chicago-notes-bibliography-subsequent-author-title-17th-edition.csl",
        "en-US",
    ),
    csl("turabian-author-date", "Turabian, author-date (9th edition)", "chicago-author-date-17th-edition.csl", "en-US"),
    csl("iso690-author-date-en", "ISO 690, author-date", "iso690-author-date-en.csl", "en-US"),
    csl("iso690-numeric-en", "ISO 690, numeric", "iso690-numeric-en.csl", "en-US"),
    csl("din-1505-2", "DIN 1505-2", "din-1505-2.csl", "de-DE"),
    csl(
        "associacao-brasileira-de-normas-tecnicas",
        "ABNT (NBR 6023)",
        "associacao-brasileira-de-normas-tecnicas.csl",
        "pt-BR",
    ),
    csl(
        "china-national-standard-gb-t-7714-2015-numeric",
        "GB/T 7714—2015, numeric",
        "china-national-standard-gb-t-7714-2015-numeric.csl",
        "zh-CN",
    ),
    csl(
        "china-national-standard-gb-t-7714-2015-author-date",
        "GB/T 7714—2015, author-date",
        "china-national-standard-gb-t-7714-2015-author-date.csl",
        "zh-CN",
    ),
    template("wikipedia", "Wikipedia, English"),
    template("wikipedia-de", "Wikipedia, German"),
    template("wikipedia-fr", "Wikipedia, French"),
    template("wikipedia-es", "Wikipedia, Spanish"),
    export("markdown", "Markdown"),
    export("text", "Plain text"),
    export("html", "HTML"),
    export("bibtex", "BibTeX"),
    export("biblatex", "biblatex"),
    export("ris", "RIS"),
    export("csl-json", "CSL-JSON"),
    export("cff", "CFF"),
    export("prov", "PROV-O, the whole chain"),
    export("chain", "The chain as text"),
];

const fn locale(id: &'static str, label: &'static str) -> LocaleName {
    LocaleName { id, label }
}

const LOCALES: &[LocaleName] = &[
    locale("en-US", "English (US)"),
    locale("en-GB", "English (UK)"),
    locale("ar", "العربية"),
    locale("cs-CZ", "Čeština"),
    locale("da-DK", "Dansk"),
    locale("de-DE", "Deutsch"),
    locale("el-GR", "Ελληνικά"),
    locale("es-ES", "Español"),
    locale("fa-IR", "فارسی"),
    locale("fi-FI", "Suomi"),
    locale("fr-FR", "Français"),
    locale("he-IL", "עברית"),
    locale("hi-IN", "हिन्दी"),
    locale("hu-HU", "Magyar"),
    locale("id-ID", "Bahasa Indonesia"),
    locale("it-IT", "Italiano"),
    locale("ja-JP", "日本語"),
    locale("ko-KR", "한국어"),
    locale("nb-NO", "Norsk bokmål"),
    locale("nl-NL", "Nederlands"),
    locale("pl-PL", "Polski"),
    locale("pt-BR", "Português (Brasil)"),
    locale("pt-PT", "Português (Portugal)"),
    locale("ro-RO", "Română"),
    locale("ru-RU", "Русский"),
    locale("sv-SE", "Svenska"),
    locale("tr-TR", "Türkçe"),
    locale("uk-UA", "Українська"),
    locale("vi-VN", "Tiếng Việt"),
    locale("zh-CN", "中文（简体）"),
    locale("zh-TW", "中文（繁體）"),
];

/// Every style and format that is offered, in the order in which to show them.
pub fn formats() -> &'static [Format] {
    FORMATS
}

/// Every locale that is offered, in the order in which to show them.
pub fn locales() -> &'static [LocaleName] {
    LOCALES
}

/// The style of the table whose rules are those of upstream's style with this id, which is an address.
pub(super) fn with_rules_of(upstream: &str) -> Option<&'static Format> {
    let name = upstream.rsplit('/').next().filter(|name| !name.is_empty())?;
    let is_file = |format: &&Format| format.file.and_then(|file| file.strip_suffix(".csl")) == Some(name);
    let is_id = |format: &&Format| format.id == name && format.file.is_some();
    FORMATS.iter().find(is_id).or_else(|| FORMATS.iter().find(is_file))
}
