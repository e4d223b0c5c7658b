//! Microformats: the page's main entry (`hentry`, hNews, `h-entry`) with its author, its days and where it comes from.
//!
//! Classes name the parts, so what they hold is in sight. Several entries are a list: only the one that holds the
//! page's headline counts then. Many themes put `hentry` on everything; an author must be marked as a card or a name
//! inside of the entry's author, a day must be marked as such.
//!
//! Specification: microformats.org: hAtom 0.1, hNews, h-entry, h-card.

use super::rests_on;
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::date::{Date, words};
use crate::page::{Block, Mark, Page, Places, absolute, markup};
use crate::{host, lists, name};

/// Elements around a part that are searched for its entry.
const DEEPEST: usize = 40;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let entries: Vec<usize> = (0..page.marks.len())
        .filter(|index| page.marks.get(*index).is_some_and(|mark| is_entry(mark) && !is_outside(mark)))
        .filter(|index| !around(page, *index).any(|at| page.marks.get(at).is_some_and(is_entry)))
        .collect();
    let headline = page.at(&body.headline).next();
    let Some(entry) = main(page, &entries, headline) else { return Vec::new() };
    let mut claims = Vec::new();
    for (index, mark) in page.marks.iter().enumerate() {
        let of_entry = around(page, index).find(|at| page.marks.get(*at).is_some_and(is_root)) == Some(entry);
        if !of_entry || is_outside(mark) {
            continue;
        }
        if is_author(mark) {
            claims.extend(author(page, index));
        }
        claims.extend(origin(page, index, mark));
        // The text may be “three hours ago”: the day stands in an attribute.
        let written = ["datetime", "title", "content"].iter().find_map(|name| mark.attr(name)).unwrap_or(&mark.text);
        if let Some(date) = words::stated(written) {
            let is = |classes: [&str; 2]| classes.iter().any(|class| mark.has_class(class));
            let fact: Option<fn(Date) -> Fact> = if is(["published", "dt-published"]) {
                Some(Fact::Published)
            } else if is(["updated", "dt-updated"]) {
                Some(Fact::Modified)
            } else {
                None
            };
            if let Some(fact) = fact {
                let says_so = words::stated(&mark.text).is_some_and(|day| day.agrees_with(&date));
                let words = if says_so && mark.seen.is_some() { &mark.text } else { written };
                claims.push(claim(page, mark, words, fact(date)));
            }
        }
    }
    claims
}

/// Where an entry comes from: the agency or the other outlet that hNews calls its source, or the address that it repeats
/// or translates.
fn origin(page: &Page, index: usize, mark: &Mark) -> Option<Claim> {
    let own = page.url.as_ref()?;
    let link = |role: Role, party: Party, url: Option<String>, handover: Handover| {
        Some(claim(
            page,
            mark,
            url.as_deref().unwrap_or(&mark.text),
            Fact::Link { role, party, url: url.clone(), date: None, handover: Some(handover) },
        ))
    };
    if mark.has_class("source-org") {
        return match lists::agency_by_any_name(&mark.text) {
            Some(agency) => link(Role::Agency, Party::organization(agency.name), None, Handover::Whole),
            None if lists::is_outlet(&mark.text) && !host::names_site(&mark.text, own) => {
                link(Role::Original, Party::organization(mark.text.clone()), None, Handover::Whole)
            }
            None => None,
        };
    }
    let handover = match mark.has_class("u-translation-of") {
        true => Handover::Translation,
        false if mark.has_class("u-repost-of") => Handover::Whole,
        false => return None,
    };
    let inner = page.marks.iter().skip(index + 1).filter(|inner| inner.parent == Some(index));
    let href = mark.attr("href").or_else(|| inner.filter_map(|inner| inner.attr("href")).next());
    let url = href.and_then(|href| absolute(Some(own), href));
    let url = url.filter(|url| !host::same_site(own, url))?;
    link(Role::Original, host::outlet(&url)?, Some(url.to_string()), handover)
}

/// The entry that is the page's: the only one, or the one that holds the headline.
fn main(page: &Page, entries: &[usize], headline: Option<&Block>) -> Option<usize> {
    if let [only] = entries {
        return Some(*only);
    }
    let headline = headline?;
    let holds = |entry: &usize| {
        page.marks.iter().enumerate().any(|(index, mark)| {
            (mark.has_class("entry-title") || mark.has_class("p-name"))
                && mark.text == headline.text
                && around(page, index).any(|at| at == *entry)
        })
    };
    let mut holding = entries.iter().copied().filter(holds);
    holding.next().filter(|_| holding.next().is_none())
}

/// The parties that an author's element names: its cards and names, or its own words where it has none.
fn author(page: &Page, index: usize) -> Vec<Claim> {
    let inner: Vec<&Mark> = page
        .marks
        .iter()
        .enumerate()
        .skip(index)
        .filter(|(at, mark)| {
            (mark.has_class("fn") || mark.has_class("p-name"))
                && (*at == index || around(page, *at).any(|above| above == index))
        })
        .map(|(_, mark)| mark)
        .collect();
    let own = page.marks.get(index);
    let is_card = |mark: &&Mark| mark.has_class("vcard") || mark.has_class("h-card") || mark.has_class("p-author");
    let names = if inner.is_empty() { own.into_iter().filter(is_card).collect() } else { inner };
    let mut claims = Vec::new();
    for mark in names {
        for party in name::parties(&mark.text) {
            let url = mark.attr("href").and_then(|href| absolute(page.url.as_ref(), href)).map(String::from);
            let fact = Fact::Link { role: Role::Author, party: party.at(url), url: None, date: None, handover: None };
            claims.push(claim(page, mark, &mark.text, fact));
        }
    }
    claims
}

/// A claim on a mark's words where they are seen, else on its attribute.
fn claim(page: &Page, mark: &Mark, quote: &str, fact: Fact) -> Claim {
    let seen = mark.seen.as_ref().and_then(|(block, range)| Some((page.blocks.get(*block)?, range)));
    match seen.filter(|(block, range)| block.words(range) == quote) {
        Some((block, range)) => super::seen(page, Reader::Microformats, block, range, fact),
        None => rests_on(markup(Reader::Microformats, quote, &mark.css, None), fact),
    }
}

fn is_entry(mark: &Mark) -> bool {
    ["hentry", "h-entry", "hnews"].iter().any(|class| mark.has_class(class))
}

/// What has parts of its own: an entry, or a work that it cites.
fn is_root(mark: &Mark) -> bool {
    is_entry(mark) || mark.has_class("h-cite")
}

fn is_author(mark: &Mark) -> bool {
    mark.has_class("author") || mark.has_class("p-author")
}

fn is_outside(mark: &Mark) -> bool {
    mark.places.is_outside() || mark.places.has(Places::FIGURE.and(Places::HIDDEN))
}

/// The marks around one, nearest first.
fn around(page: &Page, index: usize) -> impl Iterator<Item = usize> + use<'_> {
    let parent = |at: usize| page.marks.get(at)?.parent;
    std::iter::successors(parent(index), move |at| parent(*at)).take(DEEPEST)
}
