//! What the site in view is called, as readers know it.
//!
//! Pages name their site in many places, and each of these may be wrong: the metadata names the company, the section or
//! the software, the document's title carries a slogan, the logo says "Back to the front page". So each candidate is
//! weighed by the kinds of sign that agree with it, the letters of the host among them; the heaviest wins. A candidate
//! that stands only among other words needs a second kind of sign. The domain itself is the last resort.

use super::Seen;
use super::outlets::Chosen;
use super::title::{is_uncased, parts};
use crate::claim::{Claim, Evidence, Fact, Party, Reader, Role};
use crate::{host, prose};
use std::borrow::Cow;
use url::Url;

/// Where a sign of the site's name stands. Signs of one kind count once: they are copies of each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Metadata for this very purpose (`og:site_name`, `application-name`).
    SiteName,
    /// The publisher or the site in JSON-LD and microdata; companies and agencies stand there too.
    Structured,
    /// What a document's title says beside the headline.
    Tail,
    /// What a document's title says, where no headline is known to tell it from.
    Segment,
    /// The logo, the hyperlinks to the front page.
    Masthead,
    /// A feed's title.
    Feed,
    /// The copyright line at the end of the page.
    Notice,
    /// A handle.
    Handle,
    /// A line beside the headline that ties a name to a day, where the words around the text name it again.
    Line,
    /// The list of outlets.
    Listed,
}

impl Kind {
    /// What an agreeing sign weighs; a quarter is the smallest step.
    fn weight(self) -> u32 {
        match self {
            Kind::SiteName => 12,
            Kind::Tail => 10,
            Kind::Structured | Kind::Masthead | Kind::Listed => 8,
            Kind::Segment | Kind::Feed | Kind::Line => 6,
            Kind::Notice | Kind::Handle => 4,
        }
    }

    /// Whether the sign is a name and not words among which one stands.
    fn names(self) -> bool {
        matches!(self, Kind::SiteName | Kind::Structured | Kind::Tail | Kind::Line | Kind::Listed)
    }
}

/// What the host's letters weigh where they are the candidate's or its initials, where one is a part of the other, and
/// where they share a word.
const HOST: u32 = 12;
const HOST_PART: u32 = 7;
const HOST_WORD: u32 = 4;
/// What a candidate must weigh that no sign states outright.
const ENOUGH: u32 = 12;

/// Letters beyond which a part of a title is no name.
const LONGEST: usize = 90;

/// Names that every site has: parts of a site, its software.
const NO_NAMES: &[&str] = &[
    "accueil",
    "article",
    "articles",
    "beta",
    "blog",
    "blogger",
    "business",
    "default",
    "etusivu",
    "facebook",
    "feed",
    "forside",
    "forsíða",
    "hem",
    "hjem",
    "home",
    "homepage",
    "hosted",
    "index",
    "inicio",
    "logo",
    "mainpage",
    "menu",
    "news",
    "newsfeed",
    "opinion",
    "politics",
    "portada",
    "rss",
    "site",
    "sitelogo",
    "sport",
    "sports",
    "start",
    "startseite",
    "twitter",
    "uk",
    "us",
    "usa",
    "video",
    "videos",
    "website",
    "welcome",
    "wordpress",
    "world",
    "главная",
    "новости",
    "ホーム",
    "トップ",
    "首页",
    "首頁",
];

/// Words at the ends of a logo's text or a feed's title that are no part of a name.
const FURNITURE: &[&str] = &[
    "back",
    "comments",
    "feed",
    "front",
    "frontpage",
    "home",
    "homepage",
    "logo",
    "page",
    "rss",
    "startseite",
    "the",
    "to",
    "visit",
    "zur",
];

/// Forms of companies, without their full stops, as the last words of a name. Clubs are known by theirs.
const LEGAL_FORMS: &[&str] = &[
    "ab",
    "ag",
    "as",
    "asa",
    "bv",
    "co",
    "company",
    "corp",
    "corporation",
    "gmbh",
    "inc",
    "kg",
    "limited",
    "llc",
    "ltd",
    "nv",
    "oy",
    "oyj",
    "plc",
    "pty",
    "sa",
    "sas",
    "sl",
    "spa",
    "srl",
    "zoo",
];

/// A sign: words of the page that may be, hold or abbreviate the site's name.
struct Sign<'a> {
    kind: Kind,
    text: Cow<'a, str>,
    /// Its letters, as `letters` has them.
    letters: String,
    claim: Option<&'a Claim>,
}

/// A name that the site may have.
struct Candidate {
    name: String,
    letters: String,
    /// The kind of sign that gave it.
    kind: Kind,
    /// A part of what was stated.
    is_part: bool,
}

impl Candidate {
    /// A part of it as a candidate of its own.
    fn part(&self, name: &str) -> Candidate {
        Candidate { name: name.to_owned(), letters: letters(name), kind: self.kind, is_part: true }
    }
}

/// The site in view: its name, and everything that agrees with it. `credited` is the outlet of first publication.
pub(super) fn site(claims: &[Claim], seen: &Seen, credited: Option<&str>) -> Option<Chosen> {
    let signs = signs(claims, seen, credited);
    let hosts = seen.url.map(host::labels).unwrap_or_default();
    let mut best: Option<(Rank, Candidate)> = None;
    for candidate in candidates(&signs) {
        let Some(rank) = rank(&candidate, &signs, &hosts, claims) else { continue };
        if best.as_ref().is_none_or(|(most, _)| rank > *most) {
            best = Some((rank, candidate));
        }
    }
    let by_address = || {
        let party = claims.iter().find_map(|claim| match &claim.fact {
            Fact::Site(party) if claim.evidence.reader == Reader::Address => Some(party.clone()),
            _ => None,
        });
        party.map(|party| party.name)
    };
    // A name that is an address says less than the list of outlets, where that spells it out.
    let listed = signs.iter().find(|sign| sign.kind == Kind::Listed);
    let name = match best {
        Some((_, candidate)) if is_domain(&candidate.name) => {
            let listed = listed.filter(|sign| {
                sign.letters.contains(&candidate.letters) || abbreviates(&candidate.letters, &sign.text)
            });
            Some(listed.map_or(candidate.name, |sign| sign.text.to_string()))
        }
        Some((_, candidate)) => Some(candidate.name),
        None => by_address(),
    }?;
    let letters = letters(&name);
    let mut support: Vec<Evidence> = Vec::new();
    let mut kinds: Vec<Kind> = Vec::new();
    for sign in &signs {
        let Some(claim) = sign.claim else { continue };
        let agrees = sign.letters == letters || sign.kind != Kind::Handle && holds(sign, &letters);
        // Of words that hold the name among others one is enough.
        if agrees && (sign.kind.names() || !kinds.contains(&sign.kind)) && !support.contains(&claim.evidence) {
            kinds.push(sign.kind);
            support.push(claim.evidence.clone());
        }
    }
    if support.is_empty() {
        let address = claims.iter().filter(|claim| claim.evidence.reader == Reader::Address);
        support.extend(address.filter(|claim| matches!(claim.fact, Fact::Site(_))).map(|claim| claim.evidence.clone()));
    }
    let stated = claims.iter().find_map(|claim| match &claim.fact {
        Fact::Site(site) => site.url.clone().filter(|url| seen.is_here(url)),
        _ => None,
    });
    let front = || {
        let own = seen.url.filter(|url| matches!(url.scheme(), "http" | "https") && !host::is_archive(url));
        own.and_then(|url| url.join("/").ok()).map(String::from)
    };
    let url = stated.or_else(front);
    Some(Chosen { party: Party::organization(name).at(url), url: None, date: None, support })
}

/// All signs, in the order of the claims.
fn signs<'a>(claims: &'a [Claim], seen: &Seen, credited: Option<&str>) -> Vec<Sign<'a>> {
    let mut signs = Vec::new();
    let mut add = |kind: Kind, text: &'a str, claim: Option<&'a Claim>| {
        let text = prose::unescaped(text.trim());
        let letters = letters(&text);
        if !letters.is_empty() && !is_archive(&text) {
            signs.push(Sign { kind, text, letters, claim });
        }
    };
    let headline = headline(claims, seen);
    for claim in claims {
        match &claim.fact {
            Fact::Site(party) => match claim.evidence.reader {
                Reader::Address => {}
                Reader::MetaTags => add(Kind::SiteName, &party.name, Some(claim)),
                _ => add(Kind::Structured, &party.name, Some(claim)),
            },
            Fact::SiteWords(text) => {
                let kind = match claim.evidence.reader {
                    Reader::MetaTags => Kind::Handle,
                    Reader::LinkRels => Kind::Feed,
                    _ if text.starts_with(['©', 'C']) && claim.evidence.is_seen() => Kind::Notice,
                    _ => Kind::Masthead,
                };
                add(kind, text, Some(claim));
            }
            Fact::Title(title) if claim.evidence.reader == Reader::MetaTags => {
                for (part, is_beside) in beside(title, headline.as_deref()) {
                    add(if is_beside { Kind::Tail } else { Kind::Segment }, part, Some(claim));
                }
            }
            Fact::Appeared { party, .. } => {
                let is_credited = credited.is_some_and(|name| host::same_name(name, &party.name));
                if !is_credited && !names_author(claims, &party.name) && seen.recurs(&party.name) {
                    add(Kind::Line, &party.name, Some(claim));
                }
            }
            _ => {}
        }
    }
    if let Some(name) = seen.url.and_then(host::listed) {
        add(Kind::Listed, name, None);
    }
    signs
}

/// The letters of the headline, as far as it is known: what the reader sees, else the shortest title that others repeat.
fn headline(claims: &[Claim], seen: &Seen) -> Option<String> {
    let titles = claims.iter().filter_map(|claim| match &claim.fact {
        Fact::Title(title) => Some((letters(title), title, claim)),
        _ => None,
    });
    let is_site = |title: &str| {
        seen.is_site(title)
            || claims.iter().any(|claim| matches!(&claim.fact, Fact::Site(site) if host::same_name(&site.name, title)))
    };
    let titles: Vec<_> = titles.filter(|(letters, title, _)| !letters.is_empty() && !is_site(title)).collect();
    if let Some((letters, ..)) = titles.iter().find(|(_, _, claim)| claim.evidence.is_seen()) {
        return Some(letters.clone());
    }
    let shortest = titles.iter().map(|(letters, ..)| letters).min_by_key(|letters| letters.len())?;
    let repeated = titles.iter().any(|(other, ..)| other.len() > shortest.len() && other.contains(shortest.as_str()));
    repeated.then(|| shortest.clone())
}

/// The parts of a document's title that may name the site, the likeliest first, and whether they stand beside the whole
/// headline.
fn beside<'a>(title: &'a str, headline: Option<&str>) -> Vec<(&'a str, bool)> {
    let mut parts = parts(title);
    if parts.len() < 2 {
        return Vec::new();
    }
    let whole = letters(title);
    let rest = headline.and_then(|headline| {
        let after = whole.strip_prefix(headline).map(|rest| (rest, true));
        after.or_else(|| whole.strip_suffix(headline).map(|rest| (rest, false)))
    });
    let is_after = rest.is_none_or(|(_, is_after)| is_after);
    if is_after {
        parts.reverse();
    }
    let mut left = rest.map_or(0, |(rest, _)| rest.len());
    let mut found = Vec::new();
    for part in parts {
        let own = letters(part);
        let is_beside = own.len() <= left;
        left = if is_beside { left - own.len() } else { 0 };
        let is_headline =
            rest.is_some() && !is_beside || headline.is_some_and(|headline| own.len() > 4 && headline.contains(&own));
        if part.chars().count() <= LONGEST && (is_beside || !is_headline) {
            found.push((part, is_beside && !is_by_colon(title, part)));
        }
    }
    found
}

/// Whether a colon joins a part of a title to the rest: kickers and subtitles stand so, seldom sites.
fn is_by_colon(title: &str, part: &str) -> bool {
    let Some(start) = title.find(part) else { return false };
    let (before, after) = (title.get(..start).unwrap_or_default(), title.get(start + part.len()..).unwrap_or_default());
    before.trim_end().ends_with(':') || after.trim_start().starts_with(':')
}

/// The names that the signs give.
fn candidates(signs: &[Sign]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut add = |name: &str, kind: Kind, is_part: bool| {
        let name = without_form(name.trim_matches(|letter: char| {
            letter.is_whitespace() || matches!(letter, '|' | '-' | '–' | '—' | '»' | '«' | ':' | '*')
        }));
        let letters = letters(name);
        let is_name = !name.contains("://")
            && name.chars().any(char::is_alphabetic)
            && name.chars().count() <= LONGEST
            && !NO_NAMES.contains(&letters.as_str());
        if is_name && !found.iter().any(|known| known.name == name && known.kind == kind) {
            found.push(Candidate { name: name.to_owned(), letters, kind, is_part });
        }
    };
    for sign in signs {
        match sign.kind {
            Kind::Handle | Kind::Notice => {}
            Kind::Masthead | Kind::Feed => {
                for part in parts(&sign.text) {
                    add(&without_furniture(part), sign.kind, true);
                }
            }
            _ => {
                add(&sign.text, sign.kind, false);
                for part in parts(&sign.text) {
                    add(part, sign.kind, true);
                }
            }
        }
    }
    found
}

/// What speaks for a candidate, to be compared: all signs, the host, and among spellings of one name the better one.
type Rank = (u32, u32, bool, u32);

/// Ranks a candidate; `None` where too little speaks for it.
fn rank(candidate: &Candidate, signs: &[Sign], hosts: &[String], claims: &[Claim]) -> Option<Rank> {
    // Broken metadata names the article where the site belongs.
    let is_title = claims.iter().any(
        |claim| matches!(&claim.fact, Fact::Title(title) if *title == candidate.name && !claim.evidence.is_seen()),
    );
    let by_host = by_host(candidate, hosts);
    if is_title && by_host == 0 {
        return None;
    }
    // That a domain is the host's, or that words hold its letters, says nothing for it as a name.
    let is_domain = is_domain(&candidate.name);
    let mut by_kind: Vec<(Kind, u32)> = Vec::new();
    for sign in signs {
        let full = sign.kind.weight();
        let weight = if sign.letters == candidate.letters {
            full
        } else if !is_domain && (holds(sign, &candidate.letters) || abbreviates(&sign.letters, &candidate.name)) {
            full / 2
        } else {
            continue;
        };
        match by_kind.iter_mut().find(|(kind, _)| *kind == sign.kind) {
            Some((_, most)) => *most = weight.max(*most),
            None => by_kind.push((sign.kind, weight)),
        }
    }
    // Beside a slogan it does: it is the name, and the slogan is none.
    let has_slogan = candidate.is_part && (candidate.kind.names() || candidate.kind == Kind::Segment);
    let host = if is_domain && !has_slogan { 0 } else { by_host };
    let weight = host + by_kind.iter().map(|(_, weight)| weight).sum::<u32>();
    // A name with a slogan beside it: the part that the host agrees with is a candidate of its own.
    let parts = parts(&candidate.name);
    if parts.len() > 1 && parts.iter().any(|part| self::by_host(&candidate.part(part), hosts) > 0) {
        return None;
    }
    // One word beside a headline that nothing else repeats is a section or an author as often as a site.
    let is_dense = candidate.name.chars().any(is_uncased);
    let is_lonely = candidate.kind == Kind::Tail && by_kind.len() == 1 && by_host == 0;
    if is_lonely && (!candidate.name.contains(' ') && !is_dense || names_author(claims, &candidate.name)) {
        return None;
    }
    // A place or a kind of text may stand beside a day too; the host is known then, and does not agree.
    if candidate.kind == Kind::Line && by_kind.len() == 1 && by_host == 0 && !hosts.is_empty() {
        return None;
    }
    let stated = candidate.kind.names() && !candidate.is_part;
    let is_spelled = candidate.name.chars().any(|letter| letter.is_uppercase() || is_uncased(letter));
    let is_told = stated || weight >= ENOUGH && (host == HOST || by_kind.len() > 1);
    is_told.then_some((weight, host, !is_domain && is_spelled, candidate.kind.weight()))
}

/// What the host's letters weigh for a name. That the list of outlets has its name for this host is no news.
fn by_host(candidate: &Candidate, hosts: &[String]) -> u32 {
    let (name, letters) = (candidate.name.as_str(), candidate.letters.as_str());
    if candidate.kind == Kind::Listed {
        return 0;
    }
    if hosts.iter().any(|host| host == letters || host::spells(host, name) || abbreviates(host, name)) {
        return HOST;
    }
    let Some(host) = hosts.first() else { return 0 };
    let german = host::german(name);
    let overlaps = |letters: &str| {
        let (short, long) =
            if host.len() < letters.len() { (host.as_str(), letters) } else { (letters, host.as_str()) };
        short.len() >= 4 && long.contains(short)
    };
    if overlaps(letters) || overlaps(&german) || words(name).any(|word| self::letters(word) == *host) {
        HOST_PART
    } else if words(name).map(self::letters).any(|word| word.len() >= 4 && host.contains(&word)) {
        HOST_WORD
    } else {
        0
    }
}

/// Whether letters are the initials of a name of several words.
fn abbreviates(short: &str, name: &str) -> bool {
    let initials = |small: bool| {
        let initials =
            words(name).filter_map(|word| word.chars().next()).filter(move |first| small || first.is_uppercase());
        initials.flat_map(char::to_lowercase).eq(short.chars())
    };
    (2..=6).contains(&short.len()) && (initials(true) || initials(false))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a sign's words hold a name: as a part of its own where they are a name, else as whole words where it is short.
fn holds(sign: &Sign, letters: &str) -> bool {
    if !sign.letters.contains(letters) || sign.letters.len() == letters.len() {
        return false;
    }
    if sign.kind.names() || sign.kind == Kind::Segment {
        return parts(&sign.text).into_iter().any(|part| self::letters(without_form(part)) == letters);
    }
    let is_dense = letters.chars().any(|letter| letter >= '\u{3040}');
    is_dense || letters.chars().count() >= 5 || words(&sign.text).any(|word| self::letters(word) == letters)
}

/// The letters of a name by which two spellings are one: without a leading article and the end of a domain.
fn letters(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_prefix("www.").unwrap_or(name);
    let of_domain = || Url::parse(&format!("http://{name}/")).ok().and_then(|url| host::labels(&url).pop());
    if is_domain(name) { of_domain().unwrap_or_else(|| host::folded(name)) } else { host::folded(name) }
}

/// Whether a name is a domain.
fn is_domain(name: &str) -> bool {
    let end = name.rsplit_once('.').map(|(before, end)| {
        (before.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, '-' | '.')), end)
    });
    end.is_some_and(|(is_host, end)| {
        is_host && end.len() >= 2 && end.chars().all(|letter| letter.is_ascii_alphabetic())
    })
}

/// Whether a name is the domain of an archive, which names itself on its copies.
fn is_archive(name: &str) -> bool {
    is_domain(name) && Url::parse(&format!("http://{name}/")).is_ok_and(|url| host::is_archive(&url))
}

/// A company's name without its form.
fn without_form(name: &str) -> &str {
    let Some((before, last)) = name.rsplit_once(' ') else { return name };
    let form: String = last.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if LEGAL_FORMS.contains(&form.as_str()) && last.chars().next().is_some_and(char::is_uppercase) {
        before.trim_end_matches([' ', ',', '&'])
    } else {
        name
    }
}

/// A logo's or a feed's words without those that all have.
fn without_furniture(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_furniture = |word: &&&str| FURNITURE.contains(&word.to_lowercase().as_str());
    let last = words.iter().rposition(|word| !is_furniture(&word)).map_or(0, |at| at + 1);
    let first =
        words.iter().take(last).position(|word| !is_furniture(&word) || word.starts_with("The")).unwrap_or(last);
    words.get(first..last).unwrap_or_default().join(" ")
}

fn names_author(claims: &[Claim], name: &str) -> bool {
    claims.iter().any(|claim| matches!(&claim.fact, Fact::Link { role: Role::Author, party, .. } | Fact::Byline { party, .. } if host::same_name(&party.name, name)))
}

#[cfg(test)]
mod tests {
    use super::{abbreviates, beside, is_domain, letters, without_form, without_furniture};

    #[test]
    fn titles_are_parted_beside_the_headline() {
        let headline = letters("Bridge: the long wait");
        for (title, expected) in [
            ("Bridge: the long wait | Local | Harrow News", vec![("Harrow News", true), ("Local", true)]),
            ("Harrow News - Bridge: the long wait", vec![("Harrow News", true)]),
            ("Bridge opens at last | Harrow News", vec![("Harrow News", false), ("Bridge opens at last", false)]),
            ("Traffic: Bridge: the long wait", vec![("Traffic", false)]),
            ("Bridge: the long wait", vec![]),
        ] {
            assert_eq!(beside(title, Some(&headline)), expected, "{title}");
        }
        assert_eq!(beside("橋がひらく_地域_ハロー新報", Some("橋がひらく")).first(), Some(&("ハロー新報", true)));
    }

    #[test]
    fn names_are_told_from_what_stands_around_them() {
        assert_eq!(without_furniture("Back to The Harrow News homepage"), "The Harrow News");
        assert_eq!(without_furniture("Logo"), "");
        assert_eq!(without_form("Harrow Valley Media, Ltd."), "Harrow Valley Media");
        assert_eq!(without_form("Segelclub Norrby e.V."), "Segelclub Norrby e.V.");
        assert!(is_domain("harrow-news.example") && is_domain("Harrow.News.example"));
        assert!(!is_domain("Dr. Harrow") && !is_domain("U.S.") && !is_domain("harrow"));
        assert_eq!(letters("www.Harrow-News.co.uk"), letters("Harrow News"));
        assert!(abbreviates("hvn", "Harrow Valley News") && abbreviates("nfv", "Norrbyer Fähr- und Verkehrsblatt"));
        assert!(!abbreviates("h", "Harrow") && !abbreviates("hv", "Harrow Valley News"));
    }
}
