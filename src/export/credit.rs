//! A line of credit, to paste under a quotation or into notes, as Markdown (CommonMark), as plain text and as HTML.

use crate::cite::address;
use crate::cite::marked::{self, Run};
use crate::cite::name::Name;
use crate::cite::reference::Reference;
use crate::cite::wording::{DateOrder, Tongue, listed, spell_date};

/// `[Title](address) by Author, *Outlet*, 26 July 2016. Originally published in …`
pub(crate) fn markdown(reference: &Reference) -> String {
    let mut written = String::new();
    for anchored in credit(reference).chunk_by(|one, other| one.href == other.href) {
        let inside: String = anchored.iter().map(set).collect();
        match anchored.first().and_then(|run| run.href.as_deref()) {
            // What names itself needs no second name.
            Some(href) if text_of(anchored) == href => written.push_str(&format!("<{}>", href.replace(['<', '>'], ""))),
            Some(href) => written.push_str(&format!("[{inside}]({})", target(href))),
            None => written.push_str(&inside),
        }
    }
    opening(&written) + "\n"
}

/// `Title <address> by Author, Outlet, 26 July 2016. Originally published in …`
pub(crate) fn text(reference: &Reference) -> String {
    let mut written = String::new();
    for anchored in credit(reference).chunk_by(|one, other| one.href == other.href) {
        let inside = text_of(anchored);
        written.push_str(&inside);
        if let Some(href) = anchored.first().and_then(|run| run.href.as_deref()).filter(|href| *href != inside) {
            written.push_str(&format!(" <{href}>"));
        }
    }
    written + "\n"
}

/// The same as a paragraph.
pub(crate) fn html(reference: &Reference) -> String {
    let mut written = String::from("<p>");
    for anchored in credit(reference).chunk_by(|one, other| one.href == other.href) {
        let href = anchored.first().and_then(|run| run.href.as_deref());
        if let Some(href) = href {
            written.push_str(&format!("<a href=\"{}\">", marked::html_text(href)));
        }
        for run in anchored {
            let text = marked::html_text(&run.text);
            written.push_str(&if run.italic { format!("<i>{text}</i>") } else { text });
        }
        if href.is_some() {
            written.push_str("</a>");
        }
    }
    written + "</p>\n"
}

fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The line: title, authors, outlet, date and the sentence about the text's history.
fn credit(reference: &Reference) -> Vec<Run> {
    let href = reference.url.as_deref().map(std::rc::Rc::<str>::from);
    let plain = |text: String| Run { text, italic: false, href: None };
    let mut line: Vec<Run> = match (&reference.title, &href) {
        (Some(title), href) => {
            let runs = marked::rich(title).into_iter();
            runs.map(|(text, italic)| Run { text, italic, href: href.clone() }).collect()
        }
        (None, Some(href)) => vec![Run { text: href.to_string(), italic: false, href: Some(href.clone()) }],
        (None, None) => Vec::new(),
    };
    let names = |names: &[Name]| listed(&names.iter().map(Name::spoken).collect::<Vec<_>>());
    let authors = reference.authors_or_agencies();
    if !authors.is_empty() {
        line.push(plain(format!("{}by {}", if line.is_empty() { "" } else { " " }, names(&authors))));
    }
    let comma = |line: &[Run]| if line.is_empty() { "" } else { ", " };
    if !reference.translators.is_empty() {
        line.push(plain(format!("{}translated by {}", comma(&line), names(&reference.translators))));
    }
    if let Some(outlet) = reference.outlet_beside_author() {
        line.push(plain(comma(&line).to_owned()));
        line.push(Run { text: outlet.to_owned(), italic: true, href: None });
    }
    if let Some(date) = &reference.date {
        line.push(plain(format!("{}{}", comma(&line), spell_date(date, DateOrder::DayFirst))));
    }
    line.push(plain(".".to_owned()));
    if let Some(sentence) = reference.sentence(&Tongue::english(), false) {
        line.push(plain(" ".to_owned()));
        line.extend(marked::Marked::from_marks(&sentence).runs());
        line.push(plain(".".to_owned()));
    }
    line.retain(|run| !run.text.is_empty());
    line
}

fn set(run: &Run) -> String {
    if run.italic { format!("*{}*", escaped(&run.text)) } else { escaped(&run.text) }
}

/// An anchor's target ends at a bracket or a blank.
fn target(url: &str) -> String {
    address::ascii(url, "()")
}

/// Text in which nothing is Markdown or HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for letter in text.chars() {
        if "\\`*_{}[]<>#|~!&".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

/// The beginning of a paragraph, where a number or a dash would make a list of it.
fn opening(text: &str) -> String {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    match text.strip_suffix(rest).filter(|_| rest.starts_with(['-', '+', '=', '.', ')'])) {
        Some(number) => format!("{number}\\{rest}"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{escaped, opening};

    #[test]
    fn a_paragraph_begins_no_list() {
        assert_eq!(opening("1. FC"), r"1\. FC");
        assert_eq!(opening("- x"), r"\- x");
        for text in ["1.5 million", "2024 in words", "[1](x)", ""] {
            assert_eq!(opening(text).replace('\\', ""), text);
        }
    }

    #[test]
    fn text_is_no_markdown() {
        assert_eq!(escaped("**a** [b](c) <i> &lt; `x`"), r"\*\*a\*\* \[b\](c) \<i\> \&lt; \`x\`");
    }
}
