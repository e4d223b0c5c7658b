//! Declared addresses that lie at another site: `canonical` (RFC 6596), `cite-as` (RFC 8574), `og:url`, and the
//! `syndication-source` and `original-source` of news indexes.
//!
//! Most pages name themselves here, and an address of another site may be a sister title's, an old domain's or a
//! content system's. It is the original's where something else says so: the page names that outlet beside its headline or
//! at the end of its text, links the very address there, stands on a portal that carries others' texts, or declares the
//! address as the text's source. An agency's address is the agency's copy.

use super::{declared, seen};
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::page::{Anchor, Block, Page, absolute, has_word};
use crate::prose::trimmed;
use crate::{host, lists, prose};
use std::ops::Range;
use url::Url;

/// Blocks at the start and the end of the text, and after it, in which the outlet may be named.
const FIRST: usize = 2;
const LAST: usize = 4;
const AFTER: usize = 12;
/// Bytes of a line that names an outlet, and words of a name.
const LONGEST_LINE: usize = 200;
const LONGEST_NAME: usize = 5;
/// Letters of a name that one word alone may prove.
const PLAIN_NAME: usize = 6;

/// Letters of a headline's word that its address keeps, and how many of them tell the text.
const PLAIN_WORD: usize = 4;
const SHARED_WORDS: usize = 3;
/// Words that such an address shares with the headline, for each other one that it may have.
const SHARED_FOR_ANOTHER: usize = 3;

/// Bytes of a provider's name, and words of the classes that mark it.
const LONGEST_PROVIDER: usize = 60;
const PROVIDERS: &[&str] = &["provider", "providername", "publisher", "source", "sourcename"];

/// What a declared address is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Called {
    /// The preferred one.
    Preferred,
    /// Where it was first reported: perhaps in another text.
    FirstReport,
    /// The text's source.
    Source,
}

/// An address at another site.
struct Away<'a> {
    url: Url,
    called: Called,
    reader: Reader,
    written: &'a str,
    css: &'a str,
}

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let Some(own) = page.url.as_ref() else { return Vec::new() };
    let addresses = addresses(page, own);
    let source = addresses.iter().find(|away| away.called == Called::Source);
    let Some(first) = source.or(addresses.first()) else {
        return provided(page, body, own).or_else(|| led_to(page, body, own)).into_iter().collect();
    };
    let of_first = || addresses.iter().filter(|away| host::same_site(&away.url, &first.url));
    let here = host::registrable(own).and_then(|domain| lists::agency_at(&domain));
    let there = host::registrable(&first.url).and_then(|domain| lists::agency_at(&domain));
    let address = Some(first.url.to_string());
    if let Some(agency) = there {
        let at_home = here.is_some_and(|here| here.name == agency.name);
        let fact = link(Role::Agency, Party::organization(agency.name), address, Some(Handover::Whole));
        return if at_home { Vec::new() } else { of_first().map(|away| claim(away, fact.clone())).collect() };
    }
    let handover = Some(match host::is_of_one_system(own, &first.url) {
        true => Handover::SisterTitle,
        false => Handover::Whole,
    });
    let is_portal = is_portal(own);
    let marked = provider(page, body, own).filter(|_| is_portal);
    let named = marked.or_else(|| named(page, body, &first.url));
    if named.is_none() && !is_portal && first.called != Called::Source {
        return Vec::new();
    }
    let party = match &named {
        Some((block, range, true)) => Some(Party::organization(block.words(range))),
        _ => host::outlet(&first.url),
    };
    let Some(party) = party else { return Vec::new() };
    let fact = link(Role::Original, party, address, handover);
    let in_sight = named.map(|(block, range, _)| seen(page, Reader::Credit, block, &range, fact.clone()));
    in_sight.into_iter().chain(of_first().map(|away| claim(away, fact.clone()))).collect()
}

fn link(role: Role, party: Party, url: Option<String>, handover: Option<Handover>) -> Fact {
    Fact::Link { role, party, url, date: None, handover }
}

fn claim(away: &Away, fact: Fact) -> Claim {
    declared(away.reader, away.written, away.css, fact)
}

/// Whom a portal names as the provider of a text whose address it keeps to itself.
fn provided(page: &Page, body: &Body, own: &Url) -> Option<Claim> {
    let (block, range, _) = provider(page, body, own).filter(|_| is_portal(own))?;
    let words = block.words(&range);
    let url = block.anchors_in(&range).next().and_then(Anchor::address);
    let fact = match lists::agency_by_any_name(words) {
        Some(agency) => link(Role::Agency, Party::organization(agency.name), None, Some(Handover::Whole)),
        None => link(Role::Original, Party::organization(words), url, Some(Handover::Whole)),
    };
    Some(seen(page, Reader::Credit, block, &range, fact))
}

/// An outlet's name beside the headline that leads to the text of this headline on its site.
fn led_to(page: &Page, body: &Body, own: &Url) -> Option<Claim> {
    let headline = page.blocks.get(body.headline?)?;
    let words: Vec<String> = prose::words(&headline.text)
        .map(|word| host::folded(headline.words(&word)))
        .filter(|word| word.chars().count() >= PLAIN_WORD)
        .collect();
    let is_this = |url: &Url| {
        let slug = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let parts = slug.split(|letter: char| !letter.is_alphanumeric());
        let plain = parts.filter(|part| part.chars().count() >= PLAIN_WORD && !part.contains(char::is_numeric));
        let (shared, others): (Vec<&str>, _) =
            plain.partition(|part| words.iter().any(|word| word == &part.to_lowercase()));
        // Another text on the same matter shares some words of the headline, and has others.
        shared.len() >= SHARED_WORDS && others.len() * SHARED_FOR_ANOTHER <= shared.len()
    };
    page.at(&body.head).filter(|block| block.text.len() <= LONGEST_LINE).find_map(|block| {
        let leads = |anchor: &&Anchor| {
            anchor.url.as_ref().is_some_and(|url| {
                host::is_elsewhere(own, url) && host::names_site(block.words(&anchor.range), url) && is_this(url)
            })
        };
        let anchor = block.anchors.iter().find(leads)?;
        let party = Party::organization(block.words(&anchor.range));
        let fact = link(Role::Original, party, anchor.address(), Some(Handover::Whole));
        Some(seen(page, Reader::Credit, block, &anchor.range, fact))
    })
}

fn is_portal(own: &Url) -> bool {
    host::registrable(own).is_some_and(|domain| lists::is_portal(&domain))
}

/// The words beside the headline that are marked as the provider's name; a portal's own desk is none.
fn provider<'a>(page: &'a Page, body: &'a Body, own: &Url) -> Option<(&'a Block, Range<usize>, bool)> {
    let is_marked = |label: &str| PROVIDERS.iter().any(|word| has_word(label, word));
    let labels = host::labels(own);
    let is_other = |words: &str| {
        let folded = host::folded(words);
        (2..=LONGEST_PROVIDER).contains(&words.len()) && !labels.iter().any(|label| folded.contains(label.as_str()))
    };
    page.at(&body.head).filter(|block| block.text.len() <= LONGEST_LINE).find_map(|block| {
        let spans = block.spans.iter().filter(|span| is_marked(&span.label)).map(|span| span.range.clone());
        let boxed = page.labels(block).take(1).any(is_marked).then_some(0..block.text.len());
        let range =
            spans.chain(boxed).map(|range| trimmed(&block.text, range)).find(|range| is_other(block.words(range)))?;
        Some((block, range, true))
    })
}

/// The declared addresses at other sites. That of the first report is the text's source where it is the preferred one
/// too, else it is another text's.
fn addresses<'a>(page: &'a Page, own: &Url) -> Vec<Away<'a>> {
    let called = |name: &str| match name {
        "canonical" | "cite-as" | "og:url" => Some(Called::Preferred),
        "original-source" => Some(Called::FirstReport),
        "syndication-source" => Some(Called::Source),
        _ => None,
    };
    let rels = page.rels.iter().filter_map(|rel| {
        let (called, url) = (called(&rel.rel)?, rel.href.clone());
        Some(Away { url, called, reader: Reader::LinkRels, written: &rel.written, css: &rel.css })
    });
    let metas = page.metas.iter().filter_map(|meta| {
        let (called, url) = (called(&meta.key)?, absolute(None, &meta.content)?);
        let url = host::archived(&url).unwrap_or(url);
        Some(Away { url, called, reader: Reader::MetaTags, written: &meta.content, css: &meta.css })
    });
    let mut found: Vec<Away> = rels.chain(metas).filter(|away| host::is_elsewhere(own, &away.url)).collect();
    let preferred: Vec<Url> =
        found.iter().filter(|away| away.called == Called::Preferred).map(|away| away.url.clone()).collect();
    found.retain_mut(|away| {
        let agrees = preferred.iter().any(|url| is_same(url, &away.url));
        if away.called == Called::FirstReport && agrees {
            away.called = Called::Source;
        }
        away.called != Called::FirstReport
    });
    found
}

/// Where the page shows the outlet at an address, around its headline or at the end of its text: the block, the words,
/// and whether they are the outlet's name; else they link the address.
fn named<'a>(page: &'a Page, body: &'a Body, url: &Url) -> Option<(&'a Block, Range<usize>, bool)> {
    let last = body.text.len().saturating_sub(LAST).max(FIRST);
    let edges = body.text.iter().take(FIRST).chain(body.text.iter().skip(last));
    let around: Vec<&Block> =
        page.at(body.head.iter().chain(&body.headline).chain(edges).chain(body.foot.iter().take(AFTER))).collect();
    let labels = host::labels(url);
    let listed = host::listed(url);
    let is_name = |words: &str| {
        let folded = host::folded(words);
        !folded.is_empty()
            && (labels.contains(&folded)
                || listed.is_some_and(|name| host::folded(name) == folded)
                || host::registrable(url).is_some_and(|domain| words.eq_ignore_ascii_case(&domain)))
    };
    let whole = |range: &Range<usize>| (range.len() <= LONGEST_LINE).then(|| range.clone());
    let by_name = around.iter().find_map(|block| {
        if block.text.len() > LONGEST_LINE && block.prose > 0 {
            return block
                .anchors
                .iter()
                .find(|anchor| is_name(block.words(&anchor.range)) && leads_to(anchor, url))
                .map(|anchor| (*block, anchor.range.clone(), true));
        }
        block.lines().iter().filter_map(whole).find_map(|line| Some((*block, name_in(block, &line, &is_name)?, true)))
    });
    by_name.or_else(|| {
        around.iter().find_map(|block| {
            let anchor = block.anchors.iter().find(|anchor| anchor.url.as_ref().is_some_and(|to| is_same(to, url)))?;
            Some((*block, anchor.range.clone(), is_name(block.words(&anchor.range))))
        })
    })
}

/// Whether an anchor leads to the site of an address.
fn leads_to(anchor: &Anchor, url: &Url) -> bool {
    anchor.url.as_ref().is_some_and(|to| host::same_site(to, url))
}

/// Whether two addresses are one text's.
fn is_same(a: &Url, b: &Url) -> bool {
    host::same_site(a, b) && a.path().trim_end_matches('/') == b.path().trim_end_matches('/')
}

/// The name in a line: a part between marks, or words of it that no other name would be.
fn name_in(block: &Block, line: &Range<usize>, is_name: &impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let text = block.words(line);
    let is_mark = |letter: char| matches!(letter, ',' | '|' | '·' | '•' | '–' | '—' | '/' | '(' | ')' | ':' | '©');
    let mut start = 0;
    for (end, letter) in text.char_indices().chain([(text.len(), ',')]) {
        if !is_mark(letter) {
            continue;
        }
        let part = trimmed(&block.text, line.start + start..line.start + end);
        start = end + letter.len_utf8();
        if is_name(block.words(&part)) {
            return Some(part);
        }
        let mut words: Vec<Range<usize>> = Vec::new();
        for word in block.words(&part).split(' ') {
            let from = words.last().map_or(part.start, |last| last.end + 1);
            words.push(from..from + word.len());
        }
        for (at, first) in words.iter().enumerate() {
            if block.words(first).starts_with(char::is_lowercase) {
                continue;
            }
            for last in words.iter().skip(at).take(LONGEST_NAME) {
                let name = trimmed(&block.text, first.start..last.end);
                let plain = first.start == last.start && name.len() < PLAIN_NAME;
                if !plain && is_name(block.words(&name)) {
                    return Some(name);
                }
            }
        }
    }
    None
}
