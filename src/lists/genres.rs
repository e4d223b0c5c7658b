//! What pages call their texts, from `genres.txt`. The sections carry the names that answers give the genres.

use super::{Table, lines};
use std::sync::LazyLock;

static LABELS: LazyLock<Table<&'static str, &'static str>> = LazyLock::new(|| {
    let mut labels = Table::default();
    let mut genre = "";
    for line in lines(list!("genres.txt")) {
        match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            Some(name) => genre = name,
            None => {
                labels.insert(line, genre);
            }
        }
    }
    labels
});

/// The genre of a label, by its name in answers. The label: its words in lower case, parted by single spaces.
pub(crate) fn genre(words: &str) -> Option<&'static str> {
    LABELS.get(words).copied()
}

#[cfg(test)]
mod tests {
    use super::{LABELS, genre, lines};

    #[test]
    fn the_list_is_sorted() {
        let mut last = "";
        let mut count = 0;
        for line in lines(list!("genres.txt")) {
            if line.starts_with('[') {
                last = "";
                continue;
            }
            assert!(last < line, "{line} stands after {last}");
            last = line;
            count += 1;
        }
        assert_eq!(count, LABELS.len(), "a label stands under two genres");
    }

    #[test]
    fn labels_tell_genres() {
        assert_eq!(genre("press release"), Some("pressRelease"));
        assert_eq!(genre("advertorial"), Some("sponsored"));
        assert_eq!(genre("opinion polls"), None);
        // What stands over any banner says nothing of the text.
        assert_eq!(genre("anzeige"), None);
    }
}
