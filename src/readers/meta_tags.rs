//! `meta` elements, the `title` element, and the document's language.
//!
//! One table from property to fact: the HTML standard's own names, Open Graph (ogp.me), Dublin Core (DCMI terms, in the
//! spellings of RFC 2731 and after), Highwire's `citation_*` tags as Google Scholar documents them, PRISM, the analytics
//! and mail services that publishers fill with care (Parsely, Sailthru, cXense), and the page tags of Chinese public
//! bodies. Case and the mark between words are not told apart, so one line serves `DC.date.issued` and `dc:date_issued`.
//!
//! Vague tags (`date`, `publisher`, `og:locale`) count only where no plain one states the same fact. An address or a
//! handle in an author's tag names nobody: `name` leaves it out.

use super::{declared, rests_on};
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::date::words;
use crate::page::{Block, Meta, Page, absolute, collapsed, markup};
use crate::{host, lists, name};
use serde_json::Value;

/// Bytes of a block that may name the editor.
const LONGEST_EDITED: usize = 300;

/// What a property states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum States {
    Title,
    Author,
    /// One author, family name first where a comma parts it.
    FamilyFirst,
    Published,
    Modified,
    Site,
    /// Words that hold the site's name.
    SiteWords,
    Canonical,
    Language,
    PageType,
    License,
    /// A JSON object of Parsely's.
    Parsely,
    /// Who supplied the text or holds the right in it; most sites name themselves.
    Supplier,
}

/// How plainly it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    Plain,
    Vague,
}

use States::{
    Author, Canonical, FamilyFirst, Language, License, Modified, PageType, Parsely, Published, Site, SiteWords,
    Supplier, Title,
};
use Strength::{Plain, Vague};

/// Properties as [`folded`] writes them, sorted.
const PROPERTIES: &[(&str, States, Strength)] = &[
    ("apple.mobile.web.app.title", Site, Plain),
    ("application.name", Site, Plain),
    ("article.author", Author, Plain),
    ("article.author.name", Author, Plain),
    ("article.byline", Author, Plain),
    ("article.created", Published, Vague),
    ("article.modified", Modified, Plain),
    ("article.modified.date", Modified, Plain),
    ("article.modified.time", Modified, Plain),
    ("article.published", Published, Plain),
    ("article.published.date", Published, Plain),
    ("article.published.time", Published, Plain),
    ("article.source", Supplier, Plain),
    ("article.updated", Modified, Plain),
    ("article.updated.time", Modified, Plain),
    ("articletitle", Title, Plain),
    ("author", Author, Plain),
    ("author.name", Author, Plain),
    ("authors", Author, Plain),
    ("byl", Author, Plain),
    ("byline", Author, Plain),
    ("citation.author", FamilyFirst, Plain),
    ("citation.authors", FamilyFirst, Plain),
    ("citation.date", Published, Vague),
    ("citation.journal.title", Site, Vague),
    ("citation.language", Language, Vague),
    ("citation.online.date", Published, Plain),
    ("citation.public.url", Canonical, Vague),
    ("citation.publication.date", Published, Vague),
    ("citation.title", Title, Plain),
    ("content.language", Language, Vague),
    ("contentsource", Supplier, Plain),
    ("copyright", Supplier, Plain),
    ("copyrightholder", Supplier, Plain),
    ("created", Published, Vague),
    ("creation.date", Published, Vague),
    ("cse.author", Author, Plain),
    ("cse.headline", Title, Vague),
    ("cxenseparse.author", Author, Plain),
    ("cxenseparse.publishtime", Published, Plain),
    ("cxenseparse.recs.publishtime", Published, Plain),
    ("cxenseparse.title", Title, Vague),
    ("dable.author", Author, Plain),
    ("date", Published, Vague),
    ("date.available", Published, Vague),
    ("date.created", Published, Vague),
    ("date.modified", Modified, Vague),
    ("date.published", Published, Plain),
    ("date.release", Published, Vague),
    ("date.updated", Modified, Vague),
    ("datecreated", Published, Vague),
    ("datemodified", Modified, Plain),
    ("datepublished", Published, Plain),
    ("dc.contributor.author", FamilyFirst, Plain),
    ("dc.created", Published, Vague),
    ("dc.creator", FamilyFirst, Plain),
    ("dc.creator.name", FamilyFirst, Plain),
    ("dc.creator.personalname", FamilyFirst, Plain),
    ("dc.date", Published, Vague),
    ("dc.date.available", Published, Vague),
    ("dc.date.created", Published, Vague),
    ("dc.date.issued", Published, Plain),
    ("dc.date.modified", Modified, Plain),
    ("dc.date.published", Published, Plain),
    ("dc.date.x.metadatalastmodified", Modified, Vague),
    ("dc.issued", Published, Plain),
    ("dc.language", Language, Vague),
    ("dc.modified", Modified, Plain),
    ("dc.publisher", Site, Vague),
    ("dc.rights", Supplier, Plain),
    ("dc.rightsholder", Supplier, Plain),
    ("dc.source", Supplier, Plain),
    ("dc.title", Title, Plain),
    ("displaydate", Published, Vague),
    ("distributor", Supplier, Plain),
    ("headline", Title, Vague),
    ("inlanguage", Language, Vague),
    ("language", Language, Vague),
    ("last.modified", Modified, Vague),
    ("lastmod", Modified, Vague),
    ("license", License, Plain),
    ("mediator.author", Author, Plain),
    ("mediator.published.time", Published, Plain),
    ("modified", Modified, Vague),
    ("news.source", Supplier, Plain),
    ("og.language", Language, Vague),
    ("og.locale", Language, Vague),
    ("og.pubdate", Published, Plain),
    ("og.published.time", Published, Plain),
    ("og.site.name", Site, Plain),
    ("og.sitename", Site, Plain),
    ("og.title", Title, Plain),
    ("og.type", PageType, Plain),
    ("og.updated.time", Modified, Plain),
    ("og.url", Canonical, Plain),
    ("parsely.author", Author, Plain),
    ("parsely.authors", Author, Plain),
    ("parsely.link", Canonical, Vague),
    ("parsely.page", Parsely, Plain),
    ("parsely.pub.date", Published, Plain),
    ("parsely.title", Title, Plain),
    ("pdate", Published, Vague),
    ("prism.modificationdate", Modified, Vague),
    ("prism.publicationdate", Published, Vague),
    ("prism.publicationname", Site, Vague),
    ("prism.url", Canonical, Vague),
    ("provider", Supplier, Plain),
    ("ptime", Published, Vague),
    ("pub.date", Published, Plain),
    ("pubdate", Published, Plain),
    ("publication.date", Published, Vague),
    ("publicationdate", Published, Vague),
    ("publish.date", Published, Plain),
    ("publishdate", Published, Plain),
    ("published", Published, Vague),
    ("published.at", Published, Vague),
    ("published.date", Published, Vague),
    ("published.time", Published, Plain),
    ("publisheddate", Published, Vague),
    ("publisher", Site, Vague),
    ("release.date", Published, Vague),
    ("revised", Modified, Vague),
    ("revision.date", Modified, Vague),
    ("rights", Supplier, Plain),
    ("sailthru.author", Author, Plain),
    ("sailthru.byline.name", Author, Plain),
    ("sailthru.date", Published, Plain),
    ("sailthru.title", Title, Plain),
    ("shareaholic.article.author.name", Author, Plain),
    ("shareaholic.article.published.time", Published, Plain),
    ("shareaholic.site.name", Site, Vague),
    ("sitename", Site, Vague),
    ("source", Supplier, Plain),
    ("sourceorganization", Supplier, Plain),
    ("twitter.site", SiteWords, Plain),
    ("twitter.title", Title, Plain),
    ("uploaddate", Published, Vague),
    ("writer", Author, Vague),
];

/// Last words of a property that say the same behind any vendor's name: `vr:published-time`, `bt:author`.
const BEHIND_A_VENDOR: &[(&str, States)] = &[
    ("article.author", Author),
    ("author", Author),
    ("authors", Author),
    ("moddate", Modified),
    ("modificationdate", Modified),
    ("post.date", Published),
    ("pubdate", Published),
    ("publicationdate", Published),
    ("publishdate", Published),
    ("published.time", Published),
    ("publishtime", Published),
];

/// First words of properties that speak of something else than the article: an app, a picture, a book.
const NO_VENDORS: &[&str] =
    &["app", "book", "cms", "fb", "google", "image", "music", "profile", "smartbanner", "twitter", "video", "web"];

/// Bytes of a label that a value may keep: “Source:”.
const LONGEST_LABEL: usize = 24;

/// Labels beside which a link preview names the author (`twitter:label1` and `twitter:data1`), in lower case.
const WRITTEN_BY: &[&str] = &[
    "author",
    "auteur",
    "autor",
    "autora",
    "autore",
    "by",
    "di",
    "ditulis oleh",
    "escrit per",
    "escrito por",
    "geschreven door",
    "geschrieben von",
    "kirjoittanut",
    "napisane przez",
    "napsal",
    "napsal(a)",
    "par",
    "por",
    "rédigé par",
    "scritto da",
    "skrevet af",
    "skrevet av",
    "skriven av",
    "szerző",
    "verfasst von",
    "von",
    "written by",
    "yazan",
    "yazar",
    "écrit par",
    "автор",
    "написано",
    "написано автором",
    "נכתב על ידי",
    "كتب بواسطة",
    "作成者",
    "作者",
    "執筆者",
    "投稿者",
    "撰寫者",
    "작성자",
    "글쓴이",
];

pub(super) fn read(page: &Page, _body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    if let Some(language) = &page.language {
        claims.push(declared(Reader::MetaTags, &language.text, &language.css, Fact::Language(language.text.clone())));
    }
    let mut vague = Vec::new();
    for meta in &page.metas {
        let Some((states, strength)) = stated_by(&meta.key) else { continue };
        match strength {
            Plain => state(page, meta, states, &mut claims),
            Vague => vague.push((meta, states)),
        }
    }
    claims.extend(written_by(page));
    let plain = claims.len();
    for (meta, states) in vague {
        let mut more = Vec::new();
        state(page, meta, states, &mut more);
        let known = claims.get(..plain).unwrap_or_default();
        more.retain(|claim| !known.iter().any(|other| says_the_same_of(&other.fact, &claim.fact)));
        claims.extend(more);
    }
    if let Some(title) = &page.title {
        claims.push(declared(Reader::MetaTags, &title.text, &title.css, Fact::Title(title.text.clone())));
    }
    claims
}

/// What a property states, and how plainly.
fn stated_by(key: &str) -> Option<(States, Strength)> {
    let folded = folded(key);
    if let Ok(at) = PROPERTIES.binary_search_by(|(known, ..)| (*known).cmp(&folded)) {
        return PROPERTIES.get(at).map(|(_, states, strength)| (*states, *strength));
    }
    let (vendor, rest) = folded.split_once('.')?;
    if NO_VENDORS.contains(&vendor) {
        return None;
    }
    BEHIND_A_VENDOR.iter().find(|(known, _)| *known == rest).map(|(_, states)| (*states, Vague))
}

/// A property's name with one mark between its words and one spelling of each prefix.
fn folded(key: &str) -> String {
    // RDFa allows the full address of a property: `http://ogp.me/ns/article#author`.
    let name = if key.starts_with("http") { key.rsplit('/').next().unwrap_or(key) } else { key };
    let name = name.replace([':', '_', '-', '#', ' '], ".");
    for (written, meant) in
        [("ns.", "og."), ("dcterms.", "dc."), ("dct.", "dc."), ("eprints.", "dc."), ("og.article.", "article.")]
    {
        if let Some(rest) = name.strip_prefix(written) {
            return format!("{meant}{rest}");
        }
    }
    name
}

/// The claims of one tag.
fn state(page: &Page, meta: &Meta, states: States, claims: &mut Vec<Claim>) {
    let content = &meta.content;
    let mut claim = |fact: Fact| claims.push(declared(Reader::MetaTags, content, &meta.css, fact));
    match states {
        Title => claim(Fact::Title(content.clone())),
        Author => {
            let parties = name::parties(content).into_iter().filter(|party| !is_editor(page, &party.name));
            parties.for_each(|party| claim(author(party)));
        }
        FamilyFirst => {
            let each = content.split(';').flat_map(|each| name::parties(&given_first(each)));
            each.for_each(|party| claim(author(party)));
        }
        Published => words::stated(content).into_iter().for_each(|date| claim(Fact::Published(date))),
        Modified => words::stated(content).into_iter().for_each(|date| claim(Fact::Modified(date))),
        Site => name::site(content).into_iter().for_each(|party| claim(Fact::Site(party))),
        SiteWords => claim(Fact::SiteWords(content.clone())),
        Canonical => {
            if let Some(url) = absolute(page.url.as_ref(), content) {
                claim(Fact::CanonicalUrl(url.to_string()));
            }
        }
        Language => claim(Fact::Language(content.replace('_', "-"))),
        PageType => claim(Fact::PageType(content.to_lowercase())),
        License => claim(Fact::License(content.clone())),
        Parsely => parsely(meta, claims),
        Supplier => claims.extend(supplier(page, meta)),
    }
}

/// The agency, or the other outlet of the list, that a tag names as the one that supplied the text. The value may keep a
/// label, or be a copyright line.
fn supplier(page: &Page, meta: &Meta) -> Option<Claim> {
    let own = page.url.as_ref()?;
    let (label, value) = meta.content.rsplit_once([':', '：']).unwrap_or(("", &meta.content));
    let is_right = meta.key.contains("right");
    let value = value.split(['.', ',', '|']).next().filter(|_| is_right).unwrap_or(value);
    let is_around =
        |letter: char| letter.is_whitespace() || letter.is_ascii_digit() || matches!(letter, '©' | '-' | '–');
    let name = value.trim_matches(is_around).trim_start_matches("Copyright").trim_matches(is_around);
    // Short names may be the site's own.
    let agency = if is_right { lists::agency(name) } else { lists::agency_by_any_name(name) };
    let (role, party) = match agency {
        Some(agency) if agency.domains.iter().any(|domain| host::names_site(domain_label(domain), own)) => return None,
        Some(agency) => (Role::Agency, Party::organization(agency.name)),
        None if !is_right && label.len() <= LONGEST_LABEL && lists::is_outlet(name) && !host::names_site(name, own) => {
            (Role::Original, Party::organization(name))
        }
        None => return None,
    };
    let fact = Fact::Link { role, party, url: None, date: None, handover: Some(Handover::Whole) };
    Some(declared(Reader::MetaTags, &meta.content, &meta.css, fact))
}

fn domain_label(domain: &str) -> &str {
    domain.split('.').next().unwrap_or(domain)
}

/// Whether the page calls a Chinese name the editor's: `author` is then whoever filled in the form.
fn is_editor(page: &Page, name: &str) -> bool {
    let edits = |block: &Block| {
        let named = block.text.match_indices(name).filter_map(|(at, _)| block.text.get(..at));
        let mut before = named.map(|before| before.trim_end_matches([' ', '\u{3000}', ':', '：', '/', '／', '、']));
        before.any(|before| ["编辑", "編輯", "责编", "責編"].iter().any(|word| before.ends_with(word)))
    };
    name.starts_with(|first| matches!(first, '\u{4e00}'..='\u{9fff}'))
        && page.blocks.iter().any(|block| block.text.len() <= LONGEST_EDITED && edits(block))
}

fn author(party: Party) -> Fact {
    Fact::Link { role: Role::Author, party, url: None, date: None, handover: None }
}

/// Whether two claims answer one question, so that the vaguer of them is not needed.
fn says_the_same_of(a: &Fact, b: &Fact) -> bool {
    match (a, b) {
        (Fact::Link { role: a, .. }, Fact::Link { role: b, .. }) => a == b,
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// `Solberg, Mira` as `Mira Solberg`: one comma, a family name of at most three words before it, and given names after
/// it. Everything else stays as it is.
fn given_first(name: &str) -> String {
    let mut parts = name.split(',').map(str::trim);
    let (Some(family), Some(given), None) = (parts.next(), parts.next(), parts.next()) else { return name.to_owned() };
    let words = |part: &str| part.split_whitespace().count();
    let is_name = (1..=3).contains(&words(family)) && (1..=2).contains(&words(given));
    // “Mira Solberg, Anna Meer” are two people.
    let two = words(family) > 1 && words(given) > 1 && name::is_person(family) && name::is_person(given);
    if is_name && !two && name::is_person(&format!("{given} {family}")) {
        format!("{given} {family}")
    } else {
        name.to_owned()
    }
}

/// The author that a link preview names beside a label.
fn written_by(page: &Page) -> Vec<Claim> {
    let mut claims = Vec::new();
    for label in page.metas.iter().filter(|meta| meta.key.starts_with("twitter:label")) {
        let lower = label.content.to_lowercase();
        if !WRITTEN_BY.contains(&lower.trim_end_matches([':', ' '])) {
            continue;
        }
        let key = label.key.replace("label", "data");
        for meta in page.metas.iter().filter(|meta| meta.key == key).take(1) {
            state(page, meta, Author, &mut claims);
        }
    }
    claims
}

/// Parsely's JSON: title, author or authors, day.
fn parsely(meta: &Meta, claims: &mut Vec<Claim>) {
    let Ok(Value::Object(object)) = serde_json::from_str::<Value>(&meta.content) else { return };
    let texts = |key: &str| -> Vec<(String, String)> {
        match object.get(key) {
            Some(Value::String(text)) => vec![(format!("/{key}"), collapsed(text))],
            Some(Value::Array(items)) => {
                let each = items.iter().enumerate().take(50);
                each.filter_map(|(at, item)| Some((format!("/{key}/{at}"), collapsed(item.as_str()?)))).collect()
            }
            _ => Vec::new(),
        }
    };
    let mut claim = |pointer: String, text: &str, fact: Fact| {
        claims.push(rests_on(markup(Reader::MetaTags, text, &meta.css, Some(pointer)), fact));
    };
    for (pointer, title) in texts("title") {
        claim(pointer, &title, Fact::Title(title.clone()));
    }
    for (pointer, names) in texts("author").into_iter().chain(texts("authors")) {
        name::parties(&names).into_iter().for_each(|party| claim(pointer.clone(), &names, author(party)));
    }
    for (pointer, date) in texts("pub_date") {
        words::stated(&date).into_iter().for_each(|read| claim(pointer.clone(), &date, Fact::Published(read)));
    }
}

#[cfg(test)]
mod tests {
    use super::{BEHIND_A_VENDOR, PROPERTIES, States, Strength, given_first, stated_by};

    #[test]
    fn the_table_is_sorted() {
        assert!(PROPERTIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(BEHIND_A_VENDOR.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn one_line_serves_every_spelling() {
        for (key, states) in [
            ("dc.date.issued", States::Published),
            ("dc:date_issued", States::Published),
            ("dcterms.issued", States::Published),
            ("dcterms:creator", States::FamilyFirst),
            ("http://ogp.me/ns/article#published_time", States::Published),
            ("http://ogp.me/ns#site_name", States::Site),
            ("og:article:author", States::Author),
            ("og_title", States::Title),
            ("vr:published-time", States::Published),
            ("bt:author", States::Author),
        ] {
            assert_eq!(stated_by(key).map(|(states, _)| states), Some(states), "{key}");
        }
        for key in [
            "smartbanner:author",
            "twitter:creator",
            "web_author",
            "revisit-after",
            "article:publisher",
            "foundingdate",
        ] {
            assert_eq!(stated_by(key), None, "{key}");
        }
        assert_eq!(stated_by("date"), Some((States::Published, Strength::Vague)));
    }

    #[test]
    fn a_comma_after_the_family_name_turns_the_name_round() {
        for (written, read) in [
            ("Solberg, Mira", "Mira Solberg"),
            ("van der Meer, Anna", "Anna van der Meer"),
            ("Mira Solberg", "Mira Solberg"),
            ("Mira Solberg, Anna Meer", "Mira Solberg, Anna Meer"),
            ("Solberg, Mira, Reuters", "Solberg, Mira, Reuters"),
        ] {
            assert_eq!(given_first(written), read);
        }
    }
}
