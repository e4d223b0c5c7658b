//! The places of a page that hold no text of its article: what elements say of themselves, and which of it is believed.
//!
//! Judged from markup alone. An element claims a place by its tag, its role, or a word of its class; a heading (“Related
//! articles”) claims it for what it opens. A claim is believed unless it stands over the article itself: class names speak
//! of a page's whole layout as often as of a part of it (`has-sidebar`, `article-widget`). Which of the other text is the
//! article's is left to `body`.

use super::{Block, Page, Shape};
use crate::html::{NodeId, Tree};
use crate::lists::{self, Table};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A place on a page whose text is not the article's, as far as markup tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Places(u16);

impl Places {
    pub(crate) const NONE: Places = Places(0);
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
    const OUTSIDE: Places = Places(
        Places::NAVIGATION.0
            | Places::ASIDE.0
            | Places::FOOTER.0
            | Places::COMMENTS.0
            | Places::RELATED.0
            | Places::SHARING.0
            | Places::PROMOTION.0
            | Places::HIDDEN.0,
    );

    pub(crate) fn has(self, any_of: Places) -> bool {
        self.0 & any_of.0 != 0
    }

    pub(crate) const fn and(self, more: Places) -> Places {
        Places(self.0 | more.0)
    }

    /// Whether text here can belong to the article at all.
    pub(crate) fn is_outside(self) -> bool {
        self.has(Places::OUTSIDE)
    }
}

/// What an element claims. A strong claim stands over most of a page only where the page is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Claimed {
    weak: Places,
    strong: Places,
}

impl Claimed {
    pub(super) fn is_nothing(self) -> bool {
        self == Claimed::default()
    }
}

/// An element that claims a place.
#[derive(Debug)]
pub(crate) struct Area {
    /// The area around it.
    pub(super) around: Option<usize>,
    pub(super) claimed: Claimed,
    /// The element's label without words that hold digits: what elements of one kind have in common.
    pub(super) kind: String,
}

/// Class and id words that tell a place, sorted, matched against whole words of a label. Most class names are English
/// whatever the page's language.
const WORDS: &[(&str, Places)] = &[
    ("ad", Places::PROMOTION),
    ("addthis", Places::SHARING),
    ("addtoany", Places::SHARING),
    ("ads", Places::PROMOTION),
    ("advert", Places::PROMOTION),
    ("advertisement", Places::PROMOTION),
    ("adverts", Places::PROMOTION),
    ("aehnliche", Places::RELATED),
    ("alsoread", Places::RELATED),
    ("anuncio", Places::PROMOTION),
    ("anzeige", Places::PROMOTION),
    ("aside", Places::ASIDE),
    ("bildunterschrift", Places::FIGURE),
    ("breadcrumb", Places::NAVIGATION),
    ("breadcrumbs", Places::NAVIGATION),
    ("brotkrumen", Places::NAVIGATION),
    ("caption", Places::FIGURE),
    ("comentario", Places::COMMENTS),
    ("comentarios", Places::COMMENTS),
    ("comment", Places::COMMENTS),
    ("commentaire", Places::COMMENTS),
    ("commentaires", Places::COMMENTS),
    ("commenti", Places::COMMENTS),
    ("commentlist", Places::COMMENTS),
    ("comments", Places::COMMENTS),
    ("compartir", Places::SHARING),
    ("complementary", Places::ASIDE),
    ("condividi", Places::SHARING),
    ("consent", Places::PROMOTION),
    ("contentinfo", Places::FOOTER),
    ("cookie", Places::PROMOTION),
    ("cookies", Places::PROMOTION),
    ("correlati", Places::RELATED),
    ("crosslinks", Places::RELATED),
    ("crumbs", Places::NAVIGATION),
    ("disqus", Places::COMMENTS),
    ("donate", Places::PROMOTION),
    ("donation", Places::PROMOTION),
    ("figcaption", Places::FIGURE),
    ("footer", Places::FOOTER),
    ("foto", Places::FIGURE),
    ("gallery", Places::FIGURE),
    ("gdpr", Places::PROMOTION),
    ("gerelateerd", Places::RELATED),
    ("ilrelated", Places::RELATED),
    ("image", Places::FIGURE),
    ("jrelated", Places::RELATED),
    ("kapcsolodo", Places::RELATED),
    ("komentarze", Places::COMMENTS),
    ("kommentar", Places::COMMENTS),
    ("kommentare", Places::COMMENTS),
    ("kommentarer", Places::COMMENTS),
    ("latestnews", Places::RELATED),
    ("livefyre", Places::COMMENTS),
    ("marquee", Places::NAVIGATION),
    ("megamenu", Places::NAVIGATION),
    ("menu", Places::NAVIGATION),
    ("menubar", Places::NAVIGATION),
    ("modal", Places::PROMOTION),
    ("morefrom", Places::RELATED),
    ("morestories", Places::RELATED),
    ("mostpopular", Places::RELATED),
    ("mostread", Places::RELATED),
    ("mostviewed", Places::RELATED),
    ("nav", Places::NAVIGATION),
    ("navbar", Places::NAVIGATION),
    ("navegacion", Places::NAVIGATION),
    ("navi", Places::NAVIGATION),
    ("navigation", Places::NAVIGATION),
    ("newsletter", Places::PROMOTION),
    ("newsletters", Places::PROMOTION),
    ("onetrust", Places::PROMOTION),
    ("outbrain", Places::RELATED),
    ("pager", Places::NAVIGATION),
    ("pagination", Places::NAVIGATION),
    ("partager", Places::SHARING),
    ("paywall", Places::PROMOTION),
    ("photo", Places::FIGURE),
    ("picture", Places::FIGURE),
    ("popular", Places::RELATED),
    ("popup", Places::PROMOTION),
    ("powiazane", Places::RELATED),
    ("promo", Places::PROMOTION),
    ("promos", Places::PROMOTION),
    ("promotion", Places::PROMOTION),
    ("pubblicita", Places::PROMOTION),
    ("publicidad", Places::PROMOTION),
    ("publicite", Places::PROMOTION),
    ("reacties", Places::COMMENTS),
    ("readalso", Places::RELATED),
    ("readmore", Places::RELATED),
    ("readnext", Places::RELATED),
    ("recirc", Places::RELATED),
    ("recirculation", Places::RELATED),
    ("recommend", Places::RELATED),
    ("recommendation", Places::RELATED),
    ("recommendations", Places::RELATED),
    ("recommended", Places::RELATED),
    ("regwall", Places::PROMOTION),
    ("reklam", Places::PROMOTION),
    ("reklama", Places::PROMOTION),
    ("relacionada", Places::RELATED),
    ("relacionadas", Places::RELATED),
    ("relacionado", Places::RELATED),
    ("relacionados", Places::RELATED),
    ("related", Places::RELATED),
    ("relatedarticles", Places::RELATED),
    ("relatedposts", Places::RELATED),
    ("relaterade", Places::RELATED),
    ("relaterte", Places::RELATED),
    ("share", Places::SHARING),
    ("sharebar", Places::SHARING),
    ("sharebuttons", Places::SHARING),
    ("sharedaddy", Places::SHARING),
    ("shares", Places::SHARING),
    ("sharing", Places::SHARING),
    ("sidebar", Places::ASIDE),
    ("sidebars", Places::ASIDE),
    ("signup", Places::PROMOTION),
    ("similaires", Places::RELATED),
    ("similar", Places::RELATED),
    ("sitemap", Places::NAVIGATION),
    ("social", Places::SHARING),
    ("socials", Places::SHARING),
    ("souvisejici", Places::RELATED),
    ("submenu", Places::NAVIGATION),
    ("subscribe", Places::PROMOTION),
    ("subscription", Places::PROMOTION),
    ("suggested", Places::RELATED),
    ("suggestions", Places::RELATED),
    ("taboola", Places::RELATED),
    ("teasers", Places::RELATED),
    ("teilen", Places::SHARING),
    ("thumbnail", Places::FIGURE),
    ("ticker", Places::NAVIGATION),
    ("toolbar", Places::NAVIGATION),
    ("topbar", Places::NAVIGATION),
    ("trending", Places::RELATED),
    ("upnext", Places::RELATED),
    ("verwandte", Places::RELATED),
    ("werbung", Places::PROMOTION),
    ("widget", Places::ASIDE),
    ("widgets", Places::ASIDE),
    ("yarpp", Places::RELATED),
];

static BY_WORD: LazyLock<Table<&'static str, Places>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// Words whose claims are strong: nothing but the thing itself is called so.
const STRONG: &[&str] = &[
    "comentarios",
    "commentaires",
    "commentlist",
    "comments",
    "consent",
    "contentinfo",
    "cookie",
    "cookies",
    "disqus",
    "gdpr",
    "kommentare",
    "kommentarer",
    "onetrust",
];

/// Page builders that call each of their boxes a widget, the text's too.
const BUILDERS: &[&str] = &["elementor", "siteorigin"];

/// What an element claims by its tag and its label.
pub(super) fn claimed(tree: &Tree, id: NodeId, tag: &str, label: &str, in_article: bool) -> Claimed {
    let mut claimed = Claimed::default();
    match tag {
        "html" | "body" | "main" | "article" => return claimed,
        "nav" => claimed.strong = Places::NAVIGATION,
        "aside" => claimed.weak = Places::ASIDE,
        "footer" if !in_article => claimed.strong = Places::FOOTER,
        "header" if !in_article => claimed.weak = Places::HEADER,
        _ => {}
    }
    let mut names_people = false;
    let is_built = BUILDERS.iter().any(|builder| has_word(label, builder));
    for word in label.split(' ').filter(|word| !word.is_empty()) {
        if is_built && matches!(word, "widget" | "widgets") {
            continue;
        }
        names_people |= matches!(word, "author" | "authors" | "byline" | "meta");
        let Some(place) = BY_WORD.get(word) else { continue };
        if STRONG.contains(&word) {
            claimed.strong = claimed.strong.and(*place);
        } else {
            claimed.weak = claimed.weak.and(*place);
        }
    }
    // Names and share buttons often stand in one bar.
    if names_people && claimed.weak == Places::SHARING {
        claimed.weak = Places::NONE;
    }
    if tree.attr(id, "class").is_some_and(hides_by_class) {
        claimed.weak = claimed.weak.and(Places::HIDDEN);
    }
    if matches!(tag, "section" | "div" | "ul" | "ol")
        && let Some(name) = tree.attr(id, "aria-label")
        && let Some(place) = opens(name)
    {
        claimed.weak = claimed.weak.and(place);
    }
    claimed
}

/// The places that the words of a label tell.
pub(crate) fn place_of(label: &str) -> Places {
    let told = label.split(' ').filter_map(|word| BY_WORD.get(word));
    told.fold(Places::NONE, |places, place| places.and(*place))
}

/// The words of an element's class, id, role, itemprop and rel, in lower case, parted by spaces: `postAuthor-name`
/// gives `post author name`.
pub(super) fn label(tree: &Tree, id: NodeId) -> String {
    const NAMES: [&str; 6] = ["class", "id", "role", "itemprop", "rel", "data-testid"];
    let mut values = [None; NAMES.len()];
    for (name, value) in tree.attrs(id) {
        if let Some(held) = NAMES.iter().position(|known| *known == name).and_then(|at| values.get_mut(at)) {
            *held = held.or(Some(value));
        }
    }
    let mut label = String::new();
    for value in values.into_iter().flatten() {
        label.reserve(value.len().min(400) + 8);
        let mut was_lower = false;
        for letter in value.chars().take(400) {
            if letter.is_ascii_lowercase() {
                label.push(letter);
                was_lower = true;
            } else if letter.is_alphanumeric() {
                if letter.is_uppercase() && was_lower {
                    label.push(' ');
                }
                was_lower = letter.is_lowercase();
                if letter.is_ascii() {
                    label.push(letter.to_ascii_lowercase());
                } else {
                    label.extend(letter.to_lowercase());
                }
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

/// A label without the words that number an element.
pub(super) fn kind(tag: &str, label: &str) -> String {
    let mut kind = tag.to_owned();
    for word in label.split(' ').filter(|word| !word.contains(|letter: char| letter.is_ascii_digit())) {
        kind.push(' ');
        kind.push_str(word);
    }
    kind
}

/// The first word of a box's label: its tag.
pub(crate) fn tag_of(label: &str) -> &str {
    let end = label.bytes().position(|byte| byte == b' ').unwrap_or(label.len());
    label.get(..end).unwrap_or_default()
}

/// Whether a label has a word.
pub(crate) fn has_word(label: &str, word: &str) -> bool {
    label.as_bytes().split(|byte| *byte == b' ').any(|each| each == word.as_bytes())
}

pub(super) fn hides(style: &str) -> bool {
    let style: String = style.chars().take(2_000).filter(|letter| !letter.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether a class hides an element on every screen. What is read out and not shown (`sr-only`) is left in.
fn hides_by_class(class: &str) -> bool {
    let has = |part: &[u8]| class.as_bytes().windows(part.len()).any(|here| here == part);
    if !has(b"hid") && !has(b"none") {
        return false;
    }
    let mut hides = false;
    for word in class.split_ascii_whitespace() {
        match word {
            "hidden" | "is-hidden" | "d-none" | "hide" | "u-hidden" => hides = true,
            // Shown again on wider screens.
            _ if word.contains(':') || word.starts_with("d-") || word.starts_with("visible") => return false,
            _ => {}
        }
    }
    hides
}

/// Letters beyond which a line is no heading of a section.
const LONGEST_HEADING: usize = 80;

/// The place that a heading opens: “Related articles”, “12 comments”.
fn opens(text: &str) -> Option<Places> {
    match section(text)? {
        lists::Section::Comments => Some(Places::COMMENTS),
        lists::Section::Related => Some(Places::RELATED),
        lists::Section::Sources | lists::Section::SourceLabel => None,
    }
}

/// What a heading opens.
fn section(text: &str) -> Option<lists::Section> {
    if text.len() > LONGEST_HEADING {
        return None;
    }
    let mut words = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_alphabetic() || is_mark(letter) {
            words.push(letter);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    lists::section(words.trim_end())
}

/// Whether a heading opens the list of what a text rests on: “Sources”, “Quellen:”.
pub(crate) fn opens_sources(text: &str) -> bool {
    section(text) == Some(lists::Section::Sources) || labels_sources(text)
}

/// Whether words stand before the names of what a text rests on: “Source”, “Quellen”.
pub(crate) fn labels_sources(text: &str) -> bool {
    section(text) == Some(lists::Section::SourceLabel)
}

/// Whether a line's first words speak of another article: “Read more: …”, “Lesen Sie auch …”.
pub(crate) fn leads_elsewhere(text: &str) -> bool {
    let ends = text.match_indices([' ', ':', '：', '|', '-', '–']).map(|(at, _)| at).take(6).chain([text.len()]);
    ends.filter_map(|end| text.get(..end)).any(|opening| opens(opening) == Some(Places::RELATED))
}

/// Vowel signs, which some scripts cannot do without.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{e4e}')
}

/// Bytes beyond which a text that is no `figcaption` is no caption, nor what stands in one element with it.
const LONGEST_CAPTION: usize = 500;

/// Settles the place of every block.
pub(super) fn settle(page: &mut Page) {
    let titled = page.titled_heading();
    let believed = believed(page, titled);
    let areas = &page.areas;
    let places_in = |area: Option<usize>| {
        let mut places = Places::NONE;
        let mut at = area;
        while let Some((index, area)) = at.and_then(|index| Some((index, areas.get(index)?))) {
            places = places.and(believed.get(index).copied().unwrap_or_default());
            at = area.around;
        }
        places
    };
    for block in &mut page.blocks {
        block.places = block.places.and(places_in(block.area));
    }
    for mark in &mut page.marks {
        mark.places = mark.places.and(places_in(mark.area));
    }
    sections(page, titled);
    cards(page, titled);
}

/// What is believed of each area's claims.
fn believed(page: &Page, titled: Option<usize>) -> Vec<Places> {
    let areas = &page.areas;
    let up = |from: Option<usize>| std::iter::successors(from, |index| areas.get(*index).and_then(|area| area.around));
    let mut held = vec![0usize; areas.len()];
    let mut longest = vec![0usize; areas.len()];
    let mut kinds: HashMap<&str, usize> = HashMap::new();
    let (mut total, mut clean) = (0usize, 0usize);
    for block in page.blocks.iter().filter(|block| block.prose > 0) {
        let mut inside: Vec<&str> = Vec::new();
        let mut strong = false;
        for index in up(block.area) {
            let Some(area) = areas.get(index) else { break };
            if let Some(held) = held.get_mut(index) {
                *held += block.prose;
            }
            if let Some(longest) = longest.get_mut(index) {
                *longest = (*longest).max(block.text.len());
            }
            strong |= area.claimed.strong != Places::NONE;
            if !inside.contains(&area.kind.as_str()) {
                inside.push(&area.kind);
            }
        }
        for kind in inside {
            *kinds.entry(kind).or_default() += block.prose;
        }
        total += if strong { 0 } else { block.prose };
        clean += if block.area.is_none() { block.prose } else { 0 };
    }
    let mut over_title = vec![false; areas.len()];
    for index in up(titled.and_then(|index| page.blocks.get(index)).and_then(|block| block.area)) {
        if let Some(over) = over_title.get_mut(index) {
            *over = true;
        }
    }
    let all: usize = page.blocks.iter().map(|block| block.prose).sum();
    let mut believed = Vec::with_capacity(areas.len());
    for (index, area) in areas.iter().enumerate() {
        let own = held.get(index).copied().unwrap_or_default();
        let family = kinds.get(area.kind.as_str()).copied().unwrap_or_default();
        let over_title = over_title.get(index).copied().unwrap_or_default();
        let weak_fails = over_title || (family > 0 && family * 2 >= total && clean * 2 < family);
        let strong_fails =
            if titled.is_some() { over_title && own * 10 >= all * 3 } else { own > 0 && own * 10 >= all * 9 };
        let weak = if weak_fails { Places::NONE } else { area.claimed.weak };
        let strong = if strong_fails { Places::NONE } else { area.claimed.strong };
        let mut places = weak.and(strong);
        if longest.get(index).is_some_and(|longest| *longest > LONGEST_CAPTION) {
            places = Places(places.0 & !Places::FIGURE.0);
        }
        believed.push(places);
    }
    believed
}

/// Marks what headings open: all of the box that such a heading begins, or what follows it up to the next paragraph.
fn sections(page: &mut Page, titled: Option<usize>) {
    let from = titled.map_or(0, |index| index + 1);
    let mut spans: Option<Vec<(usize, usize)>> = None;
    let mut marked = from;
    let all: usize = page.blocks.iter().map(|block| block.prose).sum();
    for index in from..page.blocks.len() {
        let Some(block) = page.blocks.get(index) else { break };
        let may_open = block.prose == 0 && (index >= marked) && !block.places.is_outside();
        let Some(place) = may_open.then(|| opens(&block.text)).flatten() else { continue };
        let spans = spans.get_or_insert_with(|| spans_of_boxes(page));
        let first_of = |at: usize| spans.get(at).map(|(first, _)| *first);
        let mut boxed = block.boxed;
        while let Some(parent) = page.boxes.get(boxed).and_then(|each| each.parent) {
            if first_of(parent) != Some(index) {
                break;
            }
            boxed = parent;
        }
        let is_whole = spans.get(boxed).is_some_and(|(_, last)| *last > index);
        // A heading alone in its box speaks of what stands beside it.
        let mut last = spans.get(boxed).map_or(index, |(_, last)| *last);
        if last == index
            && let Some(parent) = page.boxes.get(boxed).and_then(|each| each.parent)
        {
            last = spans.get(parent).map_or(index, |(_, last)| *last);
        }
        let prose = |range: &[Block]| range.iter().map(|block| block.prose).sum::<usize>();
        let inside = page.blocks.get(index..=last).map_or(0, prose);
        let is_whole = is_whole && inside * 3 < all;
        for (at, block) in page.blocks.iter_mut().enumerate().take(last + 1).skip(index) {
            if place == Places::RELATED && !is_whole && block.prose > 0 && block.shape != Shape::Item {
                break;
            }
            block.places = block.places.and(place);
            marked = at + 1;
        }
    }
}

/// Marks teasers: boxes with a heading that leads to another page of the site and with no more than its summary.
fn cards(page: &mut Page, titled: Option<usize>) {
    let site = page.url.as_ref().and_then(|url| url.host_str());
    let path = page.url.as_ref().map(|url| url.path());
    let leads_away = |block: &Block| {
        let mut urls = block.anchors.iter().filter_map(|anchor| anchor.url.as_ref());
        urls.next().is_some_and(|url| url.host_str() == site && Some(url.path()) != path)
    };
    let mut spans: Option<Vec<(usize, usize)>> = None;
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (index, block) in page.blocks().filter(|(index, _)| Some(*index) != titled) {
        let is_link = matches!(block.shape, Shape::Heading(_)) && block.link_share() > 0.9 && leads_away(block);
        if !is_link || block.places.is_outside() || found.last().is_some_and(|(_, last)| index <= *last) {
            continue;
        }
        let spans = spans.get_or_insert_with(|| spans_of_boxes(page));
        let mut card = (index, index);
        for (at, _) in page.boxes_around(block) {
            let Some((first, last)) = spans.get(at).copied() else { break };
            let inside = page.blocks.get(first..=last).unwrap_or_default();
            let prose: Vec<usize> = inside.iter().map(|block| block.prose).filter(|prose| *prose > 0).collect();
            let is_small = last - first < CARD && prose.len() < 2 && prose.iter().all(|prose| *prose < SUMMARY);
            if !is_small || titled.is_some_and(|titled| (first..=last).contains(&titled)) {
                break;
            }
            card = (first, last);
        }
        found.push(card);
    }
    let prose = |(first, last): &(usize, usize)| {
        page.blocks.get(*first..=*last).map_or(0, |inside| inside.iter().map(|block| block.prose).sum::<usize>())
    };
    page.teasers = found.iter().map(|(first, last)| *first..*last + 1).collect();
    let in_cards: usize = found.iter().map(prose).sum();
    let may_belong = page.blocks.iter().filter(|block| !block.places.is_outside());
    let rest = may_belong.map(|block| block.prose).sum::<usize>().saturating_sub(in_cards);
    if in_cards > rest && rest < SUMMARY {
        return;
    }
    for (first, last) in found {
        for block in page.blocks.get_mut(first..=last).unwrap_or_default() {
            block.places = block.places.and(Places::RELATED);
        }
    }
}

/// Blocks of a teaser, and bytes of its summary, at most.
const CARD: usize = 8;
const SUMMARY: usize = 500;

/// The first and the last block of each box.
fn spans_of_boxes(page: &Page) -> Vec<(usize, usize)> {
    let mut spans = vec![(usize::MAX, 0); page.boxes.len()];
    for (index, block) in page.blocks.iter().enumerate() {
        let mut at = Some(block.boxed);
        while let Some((span, each)) = at.and_then(|at| Some((spans.get_mut(at)?, page.boxes.get(at)?))) {
            span.0 = span.0.min(index);
            span.1 = index;
            at = each.parent;
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::{Places, STRONG, WORDS, opens};

    #[test]
    fn words_are_sorted_and_strong_ones_are_known() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert!(STRONG.iter().all(|word| WORDS.iter().any(|(known, _)| known == word)));
    }

    #[test]
    fn headings_open_places() {
        assert_eq!(opens("Related articles"), Some(Places::RELATED));
        assert_eq!(opens("More from The Orchard Gazette »"), Some(Places::RELATED));
        assert_eq!(opens("12 Comments"), Some(Places::COMMENTS));
        assert_eq!(opens("Kommentare (3)"), Some(Places::COMMENTS));
        assert_eq!(opens("関連記事"), Some(Places::RELATED));
        assert_eq!(opens("Related work of the harbour board is slow"), None);
        assert_eq!(opens("The comments of the mayor"), None);
    }
}
