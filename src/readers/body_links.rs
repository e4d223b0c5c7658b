//! Anchors in the article's text that lead to other sites: what it links as its sources; and those into its own site where
//! the sentence speaks of an earlier piece.
//!
//! Where an anchor leads is judged by its address alone; nothing is fetched. Other anchors into the same site are left out:
//! most are topics and teasers. So is what stands in the text and is none of it: buttons to share, invitations to follow,
//! credits of pictures, advertisements, what an embedded post mentions. Which links lead to the outlet of first publication
//! is for `reconcile` to say.

use super::seen;
use crate::body::Body;
use crate::claim::{Claim, Fact, Party, Reader, Relation, Source};
use crate::cue::Kind;
use crate::host;
use crate::lists::{self, Standing};
use crate::page::{self, Anchor, Block, Page, Places, has_word, place_of};
use crate::prose;
use std::cell::OnceCell;
use std::ops::Range;
use url::Url;

/// Bytes of a sentence or of a line that may be nothing but the credit of a picture.
const CREDIT: usize = 160;
/// Bytes of a block that may be nothing but an invitation.
const SHORT: usize = 300;
/// Bytes before and after an anchor within which its sentence is sought.
const LONGEST: usize = 1_000;
/// Words of a sentence that may spell the name of a linked site.
const LONGEST_NAME: usize = 5;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    for block in page.at(body.text.iter().chain(&body.tail)) {
        if block.anchors.iter().any(|anchor| anchor.url.is_some())
            && !is_of_author(page, block)
            && !lists_credits(&block.text)
        {
            let around = Around::of(page, body, block);
            claims.extend(block.anchors.iter().filter_map(|anchor| around.source(anchor)));
        }
    }
    claims
}

/// A block with what is asked for each of its anchors.
struct Around<'a> {
    page: &'a Page,
    block: &'a Block,
    /// The anchors, by their starts in order, that lead to an earlier piece.
    earlier: Vec<usize>,
    /// The post that the block shows.
    embedded: Option<Url>,
    /// The captions in it, in order.
    captions: Vec<Range<usize>>,
    /// It is hardly more than its anchors.
    is_linked: bool,
    /// All its anchors lead to outposts; asked of few blocks.
    only_outposts: OnceCell<bool>,
}

impl Around<'_> {
    fn of<'a>(page: &'a Page, body: &Body, block: &'a Block) -> Around<'a> {
        let is_caption = |label: &str| page::tag_of(label) != "a" && place_of(label).has(Places::FIGURE);
        let captions =
            block.spans.iter().filter(|span| is_caption(&span.label)).map(|span| span.range.clone()).collect();
        Around {
            page,
            block,
            earlier: earlier_pieces(page, body, block),
            embedded: embedded(page, block),
            captions,
            is_linked: block.link_share() > 0.9,
            only_outposts: OnceCell::new(),
        }
    }

    fn source(&self, anchor: &Anchor) -> Option<Claim> {
        let block = self.block;
        let url = anchor.url.as_ref()?;
        let words = prose::trimmed(&block.text, anchor.range.clone());
        if !block.words(&words).contains(char::is_alphanumeric)
            || matches!(host::standing(url), Some(Standing::Sharing | Standing::Nothing))
        {
            return None;
        }
        let led = host::led(url);
        let archived = host::archived(&led.target).map(|original| host::without_tracking(&host::led(&original).target));
        // A copy is found at its own address: nothing in it only tracks.
        let target = if archived.is_some() { led.target } else { host::without_tracking(&led.target) };
        let judged = archived.as_ref().unwrap_or(&target);
        let sentence = sentence(block, &words);
        let line = block.words(&sentence);
        let is_own = self.page.url.as_ref().is_some_and(|own| host::same_site(own, judged));
        let relation = if is_own {
            Relation::OwnEarlier
        } else if led.paid || anchor.rel.split_ascii_whitespace().any(|each| each == "sponsored") {
            Relation::Sponsored
        } else {
            host::relation(judged)
        };
        let cites = if is_own {
            self.earlier.binary_search(&anchor.range.start).is_ok()
        } else {
            self.cites(&words, judged, line, relation)
        };
        if !cites {
            return None;
        }
        let fact = Fact::Source(Source {
            party: if is_own { None } else { party(judged, relation, line, block.words(&words)) },
            url: Some(target.to_string()),
            href: Some(url.to_string()),
            archived: archived.as_ref().map(Url::to_string),
            text: block.words(&words).to_owned(),
            sentence: line.to_owned(),
            further: Vec::new(),
            relation,
            evidence: Vec::new(),
        });
        Some(seen(self.page, Reader::BodyLinks, block, &words, fact))
    }

    /// Whether an anchor into another site cites what it leads to.
    fn cites(&self, words: &Range<usize>, url: &Url, sentence: &str, relation: Relation) -> bool {
        // A post that is shown is cited; whom and what it mentions is its own.
        if let Some(post) = &self.embedded {
            let is_its_own = host::same_site(post, url) || self.block.words(words).starts_with("pic.");
            return !is_its_own || url.path() == post.path();
        }
        let caption = self.captions.get(self.captions.partition_point(|caption| caption.end < words.end));
        if caption.is_some_and(|caption| caption.start <= words.start) {
            return false;
        }
        let is_line = self.block.prose == 0;
        if (is_line || self.block.text.len() < SHORT) && lists::beckons(sentence) {
            return false;
        }
        // A shop's button, and not a product that the text speaks of.
        if relation == Relation::Sponsored && is_line && (!is_sentence(sentence) || self.is_linked) {
            return false;
        }
        if host::is_outpost(url)
            && ((is_line && self.only_outposts()) || is_own_outpost(self.page, url) || lists::invites(sentence))
        {
            return false;
        }
        !(is_line && sentence.len() < CREDIT && opens_as_credit(sentence))
    }

    fn only_outposts(&self) -> bool {
        let mut urls = self.block.anchors.iter().filter_map(|anchor| anchor.url.as_ref());
        *self.only_outposts.get_or_init(|| urls.all(host::is_outpost))
    }
}

/// The anchors of a block, by their starts, that lead to an earlier piece of the page's own site, as their sentences say:
/// one for each time it is said, the nearest. Others in such a sentence are topics.
fn earlier_pieces(page: &Page, body: &Body, block: &Block) -> Vec<usize> {
    let Some(own) = page.url.as_ref() else { return Vec::new() };
    let is_text = |anchor: &&Anchor| {
        let url = anchor.url.as_ref().filter(|url| host::same_site(own, url));
        url.is_some_and(|url| !host::is_list(url) && url.path() != own.path())
    };
    let texts: Vec<&Range<usize>> = block.anchors.iter().filter(is_text).map(|anchor| &anchor.range).collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let nearest = |cue: Range<usize>| {
        let sentence = prose::sentence_at(block.sentences(), cue.start);
        let next = texts.partition_point(|text| text.end <= cue.start);
        let is_inside = |text: &&&Range<usize>| sentence.start <= text.start && text.start < sentence.end;
        let before = || next.checked_sub(1).and_then(|before| texts.get(before));
        texts.get(next).filter(is_inside).or_else(|| before().filter(is_inside)).map(|text| text.start)
    };
    let said = block.cues().find_in(Kind::OwnEarlier, body.mentions(page).language);
    let mut earlier: Vec<usize> = said.into_iter().filter_map(|found| nearest(found.range)).collect();
    crate::sort::by_key(&mut earlier, |place| *place);
    earlier
}

/// The sentence around an anchor; all of them, where it goes on over several. Lines that stand apart are none, and what goes
/// on without end is cut.
fn sentence(block: &Block, words: &Range<usize>) -> Range<usize> {
    let sentences = block.sentences();
    let first = prose::sentence_at(sentences, words.start).start;
    let last = prose::sentence_at(sentences, words.end.saturating_sub(1)).end;
    let mut start = first.min(words.start).max(words.start.saturating_sub(LONGEST));
    let mut end = last.max(words.end).min(words.end + LONGEST);
    while !block.text.is_char_boundary(start) {
        start += 1;
    }
    while !block.text.is_char_boundary(end) {
        end -= 1;
    }
    // Two breaks at one place part lines.
    let breaks = block.breaks.as_slice();
    let apart = |pair: &&[usize]| pair.first() == pair.get(1);
    let before = breaks.get(..breaks.partition_point(|at| *at <= words.start)).unwrap_or_default();
    let near = |pair: &&[usize]| pair.iter().all(|at| (start..=end).contains(at));
    let opened = before.windows(2).rev().take_while(near).find(apart).and_then(<[usize]>::first).copied();
    let after = breaks.get(breaks.partition_point(|at| *at < words.end)..).unwrap_or_default();
    let closed = after.windows(2).take_while(near).find(apart).and_then(<[usize]>::first).copied();
    let (start, end) = (opened.unwrap_or(start), closed.unwrap_or(end));
    prose::trimmed(&block.text, start..end)
}

/// Whether a line lists the credits of a page's pictures: “Bildnachweise: …”, “Photo credits (from above): …”.
fn lists_credits(line: &str) -> bool {
    let opening = line.find([':', '：']).filter(|end| *end < 60).and_then(|end| line.get(..end)).unwrap_or_default();
    let lower = opening.to_lowercase();
    let is_one = |word: &str| lower.starts_with(word);
    [
        "bildnachweis",
        "bildquelle",
        "crédit photo",
        "crédits photo",
        "créditos",
        "fotocredit",
        "fotonachweis",
        "fotoquelle",
        "image credit",
        "image source",
        "photo credit",
        "photo source",
    ]
    .iter()
    .any(|word| is_one(word))
}

/// Whether some words are a sentence, as far as its end tells.
fn is_sentence(words: &str) -> bool {
    words.len() > 30 && words.ends_with(['.', '!', '?', '。', '！', '？', '।', '۔', '؟', '”', '»'])
}

/// Whether a line begins as the credits of pictures do: “Photo: …”, “(Foto von …”, “featured image: …”.
fn opens_as_credit(line: &str) -> bool {
    let line = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let lead = line.find([':', '/', '|', '：']).filter(|at| *at < 40).and_then(|at| line.get(..at));
    let words = |text: &str, most: usize| text.split_whitespace().take(most + 1).count() <= most;
    let opening = lead.filter(|lead| words(lead, 2)).or_else(|| line.split_whitespace().next()).unwrap_or_default();
    let shows = ["chart", "graphic", "grafik", "video"].iter().any(|word| opening.to_lowercase().starts_with(word));
    !shows && (lead.is_some() || line.len() < CREDIT / 2) && lists::is_of_picture(opening)
}

/// Whether the page's own site speaks to its followers at an address: its name is the account's.
fn is_own_outpost(page: &Page, url: &Url) -> bool {
    let Some(own) = page.url.as_ref() else { return false };
    let name = host::labels(own).into_iter().next().filter(|name| name.len() > 2);
    let begins = |text: &str| name.as_ref().is_some_and(|name| host::folded(text).starts_with(name.as_str()));
    url.path_segments().is_some_and(|parts| parts.take(2).any(|part| begins(part.trim_start_matches('@'))))
        || url.domain().is_some_and(|host| begins(host.split('.').next().unwrap_or_default()))
}

/// Whether a block stands in a line of the author's or about the author.
fn is_of_author(page: &Page, block: &Block) -> bool {
    let own = |label: &&str| matches!(page::tag_of(label), "p" | "div" | "address" | "span" | "li");
    let says = |label: &str| ["bio", "byline", "tagline"].iter().any(|word| has_word(label, word));
    page.labels(block).take(1).filter(own).any(says)
}

/// The post that a block shows, where it is part of an embedded one: the address that its quotation ends with.
fn embedded(page: &Page, block: &Block) -> Option<Url> {
    let is_embed = |label: &str| {
        let words = ["tweet", "instagram", "tiktok", "bluesky", "truthsocial", "mastodon", "reddit", "facebook", "fb"];
        page::tag_of(label) == "blockquote" && words.iter().any(|word| has_word(label, word))
    };
    let (at, _) = page.boxes_around(block).take(3).find(|(_, each)| is_embed(&each.label))?;
    let inside = |other: &&Block| page.boxes_around(other).take(3).any(|(here, _)| here == at);
    let near = page.blocks.partition_point(|other| other.start < block.start);
    let around = page.blocks.get(near.saturating_sub(EMBED)..(near + EMBED).min(page.blocks.len()))?;
    let anchors = around.iter().filter(inside).flat_map(|other| &other.anchors);
    let posts = anchors.filter_map(|anchor| anchor.url.as_ref());
    posts.filter(|url| host::relation(url) == Relation::Post && !host::is_outpost(url)).last().cloned()
}

/// Blocks of an embedded post before and after another.
const EMBED: usize = 12;

/// Who stands behind an address: the account of a post, the outlet as the list, the link or its sentence names it.
fn party(url: &Url, relation: Relation, sentence: &str, text: &str) -> Option<Party> {
    let outlet = || {
        let party = host::outlet(url)?;
        // Its name is its domain still: the words may spell it.
        let spelt = if party.name.contains('.') && host::listed(url).is_none() {
            spelt(text, url).or_else(|| spelt(sentence, url))
        } else {
            None
        };
        // An article that the host spells out is part of the name.
        let has_article = |name: &str| name.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
        let named = |name: &str| {
            let lost = party.name.starts_with("the") && !has_article(name) && !host::folded(name).starts_with("the");
            Party::organization(if lost { format!("The {name}") } else { name.to_owned() })
        };
        Some(spelt.map_or_else(|| party.clone(), named))
    };
    // A short address hides whose it is.
    if host::standing(url) == Some(Standing::Redirector) {
        return None;
    }
    if let Some(publisher) = host::registered(url) {
        return publisher.map(Party::organization);
    }
    if matches!(relation, Relation::Post | Relation::Video) {
        return host::account(url).or_else(|| host::network(url).map(Party::organization)).or_else(outlet);
    }
    outlet()
}

/// The words that spell a site's name as its host does: `Verywell Heron` for `verywellheron.example`.
fn spelt<'a>(words: &'a str, url: &Url) -> Option<&'a str> {
    let labels: Vec<String> = host::labels(url).into_iter().take(1).filter(|label| label.len() > 2).collect();
    let domain = host::folded(&host::registrable(url)?);
    let ranges: Vec<Range<usize>> = prose::words(words).collect();
    for (at, first) in ranges.iter().enumerate() {
        let starts_name = words.get(first.clone())?.chars().next().is_some_and(|letter| !letter.is_lowercase());
        if !starts_name {
            continue;
        }
        for last in ranges.iter().skip(at).take(LONGEST_NAME) {
            let name = words.get(first.start..last.end)?;
            let letters = host::folded(name);
            if letters.len() > domain.len() {
                break;
            }
            if labels.iter().any(|label| host::spells(label, name)) || letters == domain {
                return Some(name);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{is_sentence, opens_as_credit, spelt};
    use url::Url;

    #[test]
    fn words_spell_a_sites_name() {
        let url = |text: &str| Url::parse(text).unwrap();
        for (words, address, name) in [
            (
                "as noted by Verywell Heron, one pill is enough",
                "https://www.verywellheron.example/x",
                Some("Verywell Heron"),
            ),
            ("The Kestrel Review found", "https://kestrelreview.example/x", Some("The Kestrel Review")),
            ("the heron flew over it", "https://heron.example/x", None),
            ("Herons fly", "https://heron.example/x", None),
        ] {
            assert_eq!(spelt(words, &url(address)), name, "{words}");
        }
    }

    #[test]
    fn credits_of_pictures_are_told() {
        assert!(opens_as_credit("(Foto: Vera Holm [CC BY-SA 2.5])"));
        assert!(opens_as_credit("featured image: Vera Holm via Heron"));
        assert!(opens_as_credit("Photo Source: Vera Holm / Heron"));
        assert!(!opens_as_credit("(Graphic: the harbour's trade - here)"));
        assert!(!opens_as_credit("The photo that she posted: a bridge"));
        assert!(is_sentence("The ship left the harbour before the storm came."));
        assert!(!is_sentence("Buy it now: Heron"));
    }
}
