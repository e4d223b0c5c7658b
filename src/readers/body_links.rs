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
use std::ops::Range;
use url::Url;

/// Bytes of a sentence or of a line that may be nothing but the credit of a picture.
const CREDIT: usize = 160;
/// Bytes of a block that may be nothing but an invitation.
const SHORT: usize = 300;
/// Words of a sentence that may spell the name of a linked site.
const LONGEST_NAME: usize = 5;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let language = || body.mentions(page).language;
    let mut claims = Vec::new();
    for block in page.at(body.text.iter().chain(&body.tail)) {
        if block.anchors.iter().all(|anchor| anchor.url.is_none()) || is_of_author(page, block) {
            continue;
        }
        let mut earlier: Option<Vec<Range<usize>>> = None;
        let mut is_earlier = |sentence: &Range<usize>| {
            let found =
                || block.cues().find_in(Kind::OwnEarlier, language()).into_iter().map(|found| found.range).collect();
            earlier.get_or_insert_with(found).iter().any(|cue| sentence.start <= cue.start && cue.start < sentence.end)
        };
        let embedded = embedded(page, block);
        for anchor in &block.anchors {
            claims.extend(source(page, block, anchor, embedded.as_ref(), &mut is_earlier));
        }
    }
    claims
}

fn source(
    page: &Page,
    block: &Block,
    anchor: &Anchor,
    embedded: Option<&Url>,
    is_earlier: &mut dyn FnMut(&Range<usize>) -> bool,
) -> Option<Claim> {
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
    let own = page.url.as_ref().filter(|own| host::same_site(own, judged));
    let relation = if let Some(own) = own {
        if host::is_list(judged) || judged.path() == own.path() || !is_earlier(&sentence) {
            return None;
        }
        Relation::OwnEarlier
    } else if led.paid || anchor.rel.split_ascii_whitespace().any(|each| each == "sponsored") {
        Relation::Sponsored
    } else {
        host::relation(judged)
    };
    let line = block.words(&sentence);
    if own.is_none() && !cites(page, block, &words, judged, line, relation, embedded) {
        return None;
    }
    let fact = Fact::Source(Source {
        party: if own.is_some() { None } else { party(judged, relation, line, block.words(&words)) },
        url: Some(target.to_string()),
        href: Some(url.to_string()),
        archived: archived.as_ref().map(Url::to_string),
        text: block.words(&words).to_owned(),
        sentence: line.to_owned(),
        relation,
        evidence: Vec::new(),
    });
    Some(seen(page, Reader::BodyLinks, block, &words, fact))
}

/// The sentence around an anchor; all of them, where it goes on over several.
fn sentence(block: &Block, words: &Range<usize>) -> Range<usize> {
    let sentences = block.sentences();
    let first = prose::sentence_at(sentences, words.start);
    let last = prose::sentence_at(sentences, words.end.saturating_sub(1));
    first.start.min(words.start)..last.end.max(words.end)
}

/// Whether an anchor cites what it leads to.
fn cites(
    page: &Page,
    block: &Block,
    words: &Range<usize>,
    url: &Url,
    sentence: &str,
    relation: Relation,
    embedded: Option<&Url>,
) -> bool {
    // A post that is shown is cited; whom and what it mentions is its own.
    if let Some(post) = embedded {
        let is_its_own = host::same_site(post, url) || block.words(words).starts_with("pic.");
        return !is_its_own || url.path() == post.path();
    }
    let captions = |label: &str| page::tag_of(label) != "a" && place_of(label).has(Places::FIGURE);
    let in_caption = block
        .spans
        .iter()
        .any(|span| span.range.start <= words.start && words.end <= span.range.end && captions(&span.label));
    if in_caption {
        return false;
    }
    let is_line = block.prose == 0;
    if (is_line || block.text.len() < SHORT) && lists::beckons(sentence) {
        return false;
    }
    // A shop's button, and not a product that the text speaks of.
    if relation == Relation::Sponsored && is_line && !is_sentence(sentence) {
        return false;
    }
    if host::is_outpost(url) && (is_own_outpost(page, url) || lists::invites(sentence)) {
        return false;
    }
    if is_line
        && host::is_outpost(url)
        && block.anchors.iter().all(|other| other.url.as_ref().is_none_or(host::is_outpost))
    {
        return false;
    }
    !(is_line && sentence.len() < CREDIT && opens_as_credit(sentence) || lists_credits(&block.text))
}

/// Whether a line lists the credits of a page's pictures: “Bildnachweise: …”, “Photo credits (from above): …”.
fn lists_credits(line: &str) -> bool {
    let opening =
        line.split([':', '：']).next().filter(|opening| opening.len() < line.len().min(60)).unwrap_or_default();
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
    words.len() > 30 && words.ends_with(['.', '!', '?', '。', '！', '？', '।', '۔', '؟', '”', '»', ')'])
}

/// Whether a line begins as the credits of pictures do: “Photo: …”, “(Foto von …”.
fn opens_as_credit(line: &str) -> bool {
    let line = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let first = line.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let shows = ["graphic", "grafik", "video"].iter().any(|word| first.to_lowercase().starts_with(word));
    let ends = line.find([':', '/', '|', '：']).is_some_and(|at| at < 40);
    !shows && (ends || line.len() < CREDIT / 2) && lists::is_of_picture(first)
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
        assert!(opens_as_credit("Photo Source: Vera Holm / Heron"));
        assert!(!opens_as_credit("(Graphic: the harbour's trade - here)"));
        assert!(!opens_as_credit("The photo that she posted: a bridge"));
        assert!(is_sentence("The ship left the harbour before the storm came."));
        assert!(!is_sentence("Buy it now: Heron"));
    }
}
