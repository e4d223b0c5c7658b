//! Headings that open what stands on an article's page and is not the article, from `sections.txt`.

use super::{Table, lines};
use std::sync::LazyLock;

/// What a heading opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    /// What readers wrote.
    Comments,
    /// Other articles.
    Related,
    /// What the text rests on.
    Sources,
    /// The same, in words that may stand in the line with it: “Source: …”.
    SourceLabel,
}

static HEADINGS: LazyLock<Table<&'static str, Section>> = LazyLock::new(|| {
    let mut headings = Table::default();
    let mut section = Section::Comments;
    for line in lines(list!("sections.txt")) {
        match line {
            "[comments]" => section = Section::Comments,
            "[related]" => section = Section::Related,
            "[sources]" => section = Section::Sources,
            "[source labels]" => section = Section::SourceLabel,
            _ => {
                headings.insert(line, section);
            }
        }
    }
    headings
});

/// The section that a heading opens: its words in lower case, parted by single spaces.
pub(crate) fn section(words: &str) -> Option<Section> {
    if let Some(section) = HEADINGS.get(words) {
        return Some(*section);
    }
    // “More great … stories”: the first word, a star, the last word. “More from …”: the words before any space, a star.
    let mut open = String::with_capacity(words.len() + 2);
    if let (Some((first, rest)), Some((_, last))) = (words.split_once(' '), words.rsplit_once(' '))
        && rest != last
    {
        open.extend([first, " * ", last]);
        if let Some(section) = HEADINGS.get(open.as_str()) {
            return Some(*section);
        }
    }
    words.match_indices(' ').find_map(|(at, _)| {
        open.clear();
        open.push_str(words.get(..at)?);
        open.push_str(" *");
        HEADINGS.get(open.as_str()).copied()
    })
}

#[cfg(test)]
mod tests {
    use super::{Section, lines, section};

    #[test]
    fn the_list_is_sorted_and_in_lower_case() {
        let mut last = "";
        for line in lines(list!("sections.txt")) {
            if line.starts_with('[') {
                last = "";
                continue;
            }
            assert!(last < line, "{line} stands after {last}");
            assert!(!line.chars().any(|letter| letter.is_uppercase() || letter.is_numeric()), "{line}");
            last = line;
        }
    }

    #[test]
    fn a_star_stands_for_more_words() {
        assert_eq!(section("more from the orchard gazette"), Some(Section::Related));
        assert_eq!(section("more great kestrel stories"), Some(Section::Related));
        assert_eq!(section("more from"), None);
        assert_eq!(section("kommentare"), Some(Section::Comments));
        assert_eq!(section("bibliography"), Some(Section::Sources));
        assert_eq!(section("quellen"), Some(Section::SourceLabel));
        assert_eq!(section("the bridge"), None);
    }
}
