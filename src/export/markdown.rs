//! Markdown (CommonMark): a line of credit with anchors, to paste under a quotation or into notes.

use crate::cite::name::Name;
use crate::cite::reference::Reference;
use crate::cite::wording::{DateOrder, Tongue, listed, spell_date};
use crate::cite::{address, marked};

/// `[Title](address) by Author, *Outlet*, 26 July 2016. Originally published in …`
pub(crate) fn markdown(reference: &Reference) -> String {
    let title = reference.title.as_deref().map(|title| {
        let runs = marked::rich(title);
        runs.iter().map(|(run, italic)| set(run, *italic)).collect::<String>()
    });
    let title = match (title, &reference.url) {
        (Some(title), Some(url)) => Some(format!("[{title}]({})", target(url))),
        (None, Some(url)) => Some(format!("<{url}>")),
        (title, None) => title,
    };
    let authors: Vec<String> = reference.authors_or_agencies().iter().map(Name::spoken).collect();
    let by = (!authors.is_empty()).then(|| format!("by {}", escaped(&listed(&authors))));
    let translators: Vec<String> = reference.translators.iter().map(Name::spoken).collect();
    let translated = (!translators.is_empty()).then(|| format!("translated by {}", escaped(&listed(&translators))));
    let lead: Vec<String> = [title, by].into_iter().flatten().collect();
    let lead = Some(lead.join(" ")).filter(|lead| !lead.is_empty());
    let outlet = reference.outlet_beside_author().map(|outlet| set(outlet, true));
    let date = reference.date.as_ref().map(|date| spell_date(date, DateOrder::DayFirst));
    let mut credit = [lead, translated, outlet, date].into_iter().flatten().collect::<Vec<_>>().join(", ");
    credit.push('.');
    if let Some(sentence) = reference.sentence(&Tongue::english(), false) {
        let runs = marked::Marked::from_marks(&sentence).runs();
        let write = |run: &marked::Run| match &run.href {
            Some(href) => format!("<{}>", href.replace(['<', '>'], "")),
            None => set(&run.text, run.italic),
        };
        credit.push(' ');
        credit.extend(runs.iter().map(write));
        credit.push('.');
    }
    credit.push('\n');
    credit
}

fn set(text: &str, italic: bool) -> String {
    if italic { format!("*{}*", escaped(text)) } else { escaped(text) }
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

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_is_no_markdown() {
        assert_eq!(escaped("**a** [b](c) <i> &lt; `x`"), r"\*\*a\*\* \[b\](c) \<i\> \&lt; \`x\`");
    }
}
