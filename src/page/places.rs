//! The places of a page that hold no text of its article, and the words of class and id that tell them.
//!
//! Judged from markup alone. Which of the other text is the article's is left to `body`.

use crate::html::{NodeId, Tree};

/// A place on a page whose text is not the article's, as far as markup tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Places(u16);

impl Places {
    pub(crate) const HEADER: Places = Places(1);
    pub(crate) const NAVIGATION: Places = Places(1 << 1);
    pub(crate) const ASIDE: Places = Places(1 << 2);
    pub(crate) const FOOTER: Places = Places(1 << 3);
    pub(crate) const COMMENTS: Places = Places(1 << 4);
    pub(crate) const RELATED: Places = Places(1 << 5);
    pub(crate) const FIGURE: Places = Places(1 << 6);
    pub(crate) const SHARING: Places = Places(1 << 7);
    pub(crate) const PROMOTION: Places = Places(1 << 8);
    pub(crate) const HIDDEN: Places = Places(1 << 9);
    pub(crate) const ARTICLE: Places = Places(1 << 10);

    pub(crate) fn has(self, any_of: Places) -> bool {
        self.0 & any_of.0 != 0
    }

    pub(crate) const fn and(self, more: Places) -> Places {
        Places(self.0 | more.0)
    }

    /// Whether text here can belong to the article at all.
    pub(crate) fn is_outside(self) -> bool {
        self.has(
            Places::NAVIGATION
                .and(Places::ASIDE)
                .and(Places::FOOTER)
                .and(Places::COMMENTS)
                .and(Places::RELATED)
                .and(Places::SHARING)
                .and(Places::PROMOTION),
        )
    }
}

/// Class and id words that tell a place, matched against whole words of a label. The same words name pages of every
/// language, since class names are English nearly everywhere.
pub(super) const PLACE_WORDS: &[(&str, Places)] = &[
    ("nav", Places::NAVIGATION),
    ("navbar", Places::NAVIGATION),
    ("navigation", Places::NAVIGATION),
    ("menu", Places::NAVIGATION),
    ("breadcrumb", Places::NAVIGATION),
    ("breadcrumbs", Places::NAVIGATION),
    ("pagination", Places::NAVIGATION),
    ("sidebar", Places::ASIDE),
    ("complementary", Places::ASIDE),
    ("widget", Places::ASIDE),
    ("footer", Places::FOOTER),
    ("contentinfo", Places::FOOTER),
    ("comment", Places::COMMENTS),
    ("comments", Places::COMMENTS),
    ("disqus", Places::COMMENTS),
    ("related", Places::RELATED),
    ("recommended", Places::RELATED),
    ("recommendations", Places::RELATED),
    ("trending", Places::RELATED),
    ("popular", Places::RELATED),
    ("readmore", Places::RELATED),
    ("outbrain", Places::RELATED),
    ("taboola", Places::RELATED),
    ("caption", Places::FIGURE),
    ("figcaption", Places::FIGURE),
    ("share", Places::SHARING),
    ("sharing", Places::SHARING),
    ("social", Places::SHARING),
    ("newsletter", Places::PROMOTION),
    ("subscribe", Places::PROMOTION),
    ("promo", Places::PROMOTION),
    ("cookie", Places::PROMOTION),
    ("consent", Places::PROMOTION),
    ("advert", Places::PROMOTION),
    ("advertisement", Places::PROMOTION),
];

/// The words of an element's class, id, role, itemprop and rel, in lower case, parted by spaces: `postAuthor-name`
/// gives `post author name`.
pub(super) fn label(tree: &Tree, id: NodeId) -> String {
    let mut label = String::new();
    for name in ["class", "id", "role", "itemprop", "rel", "data-testid"] {
        let Some(value) = tree.attr(id, name) else { continue };
        let mut was_lower = false;
        for letter in value.chars().take(400) {
            if letter.is_alphanumeric() {
                if letter.is_uppercase() && was_lower {
                    label.push(' ');
                }
                was_lower = letter.is_lowercase();
                label.extend(letter.to_lowercase());
            } else if !label.ends_with(' ') {
                was_lower = false;
                label.push(' ');
            }
        }
        label.push(' ');
    }
    label.truncate(label.trim_end().len());
    label
}

/// Whether a label has a word.
pub(crate) fn has_word(label: &str, word: &str) -> bool {
    label.split(' ').any(|each| each == word)
}

pub(super) fn hides(style: &str) -> bool {
    let style: String = style.chars().take(2_000).filter(|letter| !letter.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}
