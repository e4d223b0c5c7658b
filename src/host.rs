//! Hosts and who stands behind them.
//!
//! Two addresses are one site's where their registrable domains (public suffix list) are the same. A host's outlet is
//! named by `lists/outlets.txt` or `lists/bodies.txt`; where they are silent by the registrable domain, since an address
//! tells no more. What kind of thing stands at an address is for `kinds`, what address another holds for `wrapped`.

mod kinds;
mod wrapped;

pub(crate) use kinds::{
    account, is_list, is_of_studies, is_official, is_outpost, network, registered, relation, standing,
};
pub(crate) use wrapped::{led, without_tracking};

use crate::claim::Party;
use crate::lists;
use std::cell::RefCell;
use url::Url;

/// The registrable domain of an address, in lower case: `www.bbc.co.uk` gives `bbc.co.uk`. The host itself where the
/// list knows no suffix of it; `None` for IP addresses.
pub(crate) fn registrable(url: &Url) -> Option<String> {
    // Of each anchor several things are asked that come down to this, of the page's own address most.
    thread_local! {
        static KNOWN: RefCell<[(String, String); 2]> = const { RefCell::new([(String::new(), String::new()), (String::new(), String::new())]) };
    }
    let host = url.domain()?.trim_end_matches('.');
    if host.is_empty() {
        return None;
    }
    KNOWN.with_borrow_mut(|known| {
        let [(one, of_one), (other, of_other)] = known;
        if one == host {
            return Some(of_one.clone());
        }
        if other == host {
            return Some(of_other.clone());
        }
        let domain = registrable_part(host);
        // The older of the two makes room.
        known.swap(0, 1);
        if let Some(newest) = known.first_mut() {
            *newest = (host.to_owned(), domain.clone());
        }
        Some(domain)
    })
}

fn registrable_part(host: &str) -> String {
    let domain = psl2::lookup(host).and_then(|domain| domain.registrable_domain()).unwrap_or(host).to_lowercase();
    if PLATFORMS.contains(&domain.as_str()) {
        let lower = host.to_lowercase();
        let own = lower.strip_suffix(&domain).unwrap_or_default().trim_end_matches('.').rsplit('.').next();
        return match own {
            Some(own) if !matches!(own, "" | "www") => format!("{own}.{domain}"),
            _ => domain,
        };
    }
    domain
}

/// Whether a word of a text is a site's name by its domain: “kiesel.example”; not a file's or a field's, “reader.js”.
pub(crate) fn is_domain(word: &str) -> bool {
    const ENDS: &str = " com org net info news media online tv gov edu biz example eu ac ae ai app ar at au be bg br by ca cat ch \
                        cl cn co cz de dk ee es fi fm fr ge gr hk hr hu id ie il in int io ir is it jp ke kr kz lt lu lv \
                        ly ma me mil mx my ng nl no nz pe ph pk pl pt ro rs ru scot se sg si sk th tr tw ua uk us uy uz \
                        ve vn za ";
    word.rsplit_once('.').is_some_and(|(name, end)| {
        name.len() > 1
            && !name.contains(' ')
            && end.bytes().all(|letter| letter.is_ascii_lowercase())
            && ENDS.split(' ').any(|known| known == end && !end.is_empty())
    })
}

/// Whether both addresses belong to one site.
pub(crate) fn same_site(a: &Url, b: &Url) -> bool {
    match (registrable(a), registrable(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a.host_str() == b.host_str(),
    }
}

/// Whether an address is the front page of the site that another belongs to.
pub(crate) fn is_front(url: &Url, own: &Url) -> bool {
    let bare = |url: &Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned());
    url.path() == "/" && url.query().is_none() && bare(url) == bare(own)
}

/// What two addresses of one text have in common: host and path without what differs by habit alone.
pub(crate) fn key(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.");
    let fragment = url.fragment().filter(|fragment| fragment.starts_with(['!', '/'])).unwrap_or_default();
    format!("{host}{}?{}#{fragment}", url.path().trim_end_matches('/'), url.query().unwrap_or_default())
}

/// The organization behind an address, as well as the address tells. `None` for a host without a dot: it is a machine,
/// not an outlet; nor is an archive, which keeps what others published.
pub(crate) fn outlet(url: &Url) -> Option<Party> {
    let domain = registrable(url).filter(|domain| domain.contains('.') && !keeps_copies(domain, url))?;
    let host = url.domain()?;
    let listed = listed(url).or_else(|| lists::body_at(host));
    Some(Party::organization(listed.unwrap_or_else(|| domain.trim_start_matches("www."))))
}

/// Whether an address is that of a text on another outlet's site than the page's own. The same name under another suffix
/// is the same house (`blogspot.fr`, `blogspot.com`); the host that a platform lends and the house's own domain stand for
/// each other; archives and front pages hold no original.
pub(crate) fn is_elsewhere(own: &Url, url: &Url) -> bool {
    let (Some(here), Some(there)) = (registrable(own), registrable(url)) else { return false };
    let label = |domain: &str| domain.split('.').next().unwrap_or_default().to_owned();
    let lent = |domain: &str| PLATFORMS.iter().any(|platform| domain.ends_with(platform));
    // A part of the site may have a domain of its own.
    let is_part = || own.path_segments().is_some_and(|mut parts| parts.any(|part| part == label(&there)));
    label(&here) != label(&there)
        && !is_part()
        && there.contains('.')
        && !lent(&here)
        && !lent(&there)
        && !keeps_copies(&there, url)
        && url.path().len() > 1
}

/// Whether two addresses are one text's in the system of one house, which runs several titles: their paths are the same
/// and of several parts, or hold the same long number that is no day.
pub(crate) fn is_of_one_system(own: &Url, url: &Url) -> bool {
    let numbers = |url: &Url| -> Vec<String> {
        let runs = url.path().split(|letter: char| !letter.is_ascii_digit()).map(str::to_owned);
        let is_day = |run: &str| run.len() == 8 && (run.starts_with("19") || run.starts_with("20"));
        runs.filter(|run| run.len() >= 6 && !is_day(run)).collect()
    };
    let deep = own.path().trim_matches('/').contains('/');
    let theirs = numbers(url);
    (deep && own.path() == url.path()) || numbers(own).iter().any(|run| theirs.contains(run))
}

/// Hosts of web archives, by their registrable domains: they keep other sites' pages and are no outlets.
const ARCHIVES: &[&str] = &[
    "archive-it.org",
    "archive.fo",
    "archive.is",
    "archive.li",
    "archive.md",
    "archive.org",
    "archive.ph",
    "archive.today",
    "archive.vn",
    "arquivo.pt",
    "ghostarchive.org",
    "megalodon.jp",
    "mementoweb.org",
    "perma.cc",
    "vefsafn.is",
    "webarchive.org.uk",
    "webcitation.org",
];

/// Hosts on which everyone's site is a host of its own, beyond the private part of the public suffix list.
const PLATFORMS: &[&str] = &[
    "beehiiv.com",
    "blogspot.com",
    "canalblog.com",
    "hatenablog.com",
    "hypotheses.org",
    "livejournal.com",
    "medium.com",
    "over-blog.com",
    "substack.com",
    "tumblr.com",
    "typepad.com",
    "wordpress.com",
];

/// Whether an address is that of a web archive or of a search engine's copy.
pub(crate) fn is_archive(url: &Url) -> bool {
    keeps_copies(&registrable(url).unwrap_or_default(), url)
}

fn keeps_copies(domain: &str, url: &Url) -> bool {
    ARCHIVES.contains(&domain) || url.host_str() == Some("webcache.googleusercontent.com")
}

/// The address that an archive's copy was made of, where the copy's own address tells it.
///
/// Archives that run Wayback's software, wherever they stand, write a time stamp and the whole address
/// (`/web/20160725000000/http://…`, `/wayback/20200101/https://…`); on the hosts of archives the scheme may be left out and
/// other words stand for the stamp (`/o/AbC12/https://…`, `/newest/https://…`).
pub(crate) fn archived(url: &Url) -> Option<Url> {
    // Most addresses end here.
    let path = url.path();
    let holds_address = path.contains("/http");
    let known = is_archive(url);
    if !holds_address && !known {
        return None;
    }
    if known && url.host_str() == Some("webcache.googleusercontent.com") {
        let query = url.query_pairs().find(|(name, _)| name == "q").map(|(_, value)| value.into_owned())?;
        let cached = query.strip_prefix("cache:")?.split_whitespace().next()?.to_owned();
        // A key of letters may stand before the address.
        let address = cached.split_once(':').filter(|(key, _)| !key.contains('.') && !key.starts_with("http"));
        return original(address.map_or(cached.as_str(), |(_, address)| address));
    }
    if known && let Some((_, asked)) = url.query_pairs().find(|(name, value)| name == "url" && value.contains('.')) {
        return original(&asked);
    }
    let whole = url.as_str().get(url.as_str().find(path)?..)?;
    let start = ["/http:/", "/https:/", "/http%3A/", "/https%3A/"].iter().filter_map(|mark| path.find(mark)).min();
    if let Some(start) = start {
        let before = path.get(..start)?.rsplit('/').next()?;
        return if known || is_stamp(before) { original(whole.get(start + 1..)?) } else { None };
    }
    let mut rest = path;
    while let Some((segment, after)) = rest.split_once('/').filter(|_| known) {
        let host = after.split('/').next().unwrap_or_default();
        if is_stamp(segment) && host.contains('.') {
            return original(whole.get(whole.find(after)?..)?);
        }
        rest = after;
    }
    None
}

/// A time stamp of an archive: 8 to 14 digits, with letters for what is shown (`20160725000000im_`).
fn is_stamp(segment: &str) -> bool {
    let digits = segment.chars().take_while(char::is_ascii_digit).count();
    let rest = segment.get(digits..).unwrap_or_default();
    (8..=14).contains(&digits) && (rest.is_empty() || rest.len() <= 4 && rest.ends_with('_'))
}

/// An address inside another, whose slashes may have been run together.
fn original(text: &str) -> Option<Url> {
    let text = text.replacen("%3A", ":", 1);
    let bare = text.strip_prefix("https:").or_else(|| text.strip_prefix("http:"));
    let scheme = if text.starts_with("https:") { "https" } else { "http" };
    let url = Url::parse(&format!("{scheme}://{}", bare.unwrap_or(&text).trim_start_matches('/'))).ok()?;
    url.domain().is_some_and(|domain| domain.contains('.')).then_some(url)
}

/// The name that the list of outlets has for an address.
pub(crate) fn listed(url: &Url) -> Option<&'static str> {
    let host = url.domain()?.trim_start_matches("www.");
    lists::outlet_at(host).or_else(|| lists::outlet_at(&registrable(url)?))
}

/// The letters by which a host may spell its outlet's name: those of the registrable domain before its suffix, first,
/// and those of the whole host in both orders, `orfwien` and `wienorf` for `wien.orf.at`.
pub(crate) fn labels(url: &Url) -> Vec<String> {
    let (Some(domain), Some(host)) = (registrable(url), url.domain()) else { return Vec::new() };
    if keeps_copies(&domain, url) {
        return Vec::new();
    }
    let label = domain.split('.').next().unwrap_or_default();
    let before = host.to_lowercase();
    let before = before.strip_suffix(&domain).unwrap_or_default().trim_start_matches("www.");
    let mut labels = vec![folded(label)];
    if !before.is_empty() {
        labels.push(folded(&format!("{label}{before}")));
        labels.push(folded(&format!("{before}{label}")));
    }
    labels
}

/// Whether a name is the name of the site at an address: `The Duran` for `theduran.com`, `Global Research` for
/// `www.globalresearch.ca`.
pub(crate) fn names_site(name: &str, url: &Url) -> bool {
    if outlet(url).is_some_and(|party| same_name(&party.name, name)) {
        return true;
    }
    labels(url).iter().any(|label| spells(label, name))
}

const MEDIA: &[&str] = &["网", "網", "客户端", "客戶端", "杂志社", "雜誌社", "杂志", "雜誌"];

/// Whether two names are one outlet's: letters and digits alone are compared, without case and a leading article.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    !a.is_empty() && without_medium(&a) == without_medium(&b)
}

/// Folded letters of a name without what Chinese adds for one medium of an outlet: its site, its app, its paper.
fn without_medium(letters: &str) -> &str {
    let bare = MEDIA.iter().find_map(|medium| letters.strip_suffix(medium));
    bare.filter(|bare| bare.chars().count() > 2).unwrap_or(letters)
}

/// What two names of one outlet have in common: letters and digits in lower case and without their marks, without a
/// leading `the`.
pub(crate) fn folded(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    for letter in name.chars().filter(|letter| letter.is_alphanumeric()) {
        if letter.is_ascii() {
            letters.push(letter.to_ascii_lowercase());
        } else {
            letters.extend(letter.to_lowercase().map(bare));
        }
    }
    match letters.strip_prefix("the") {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => letters,
    }
}

/// Whether letters of a host spell a name, as it is or as German hosts spell it.
pub(crate) fn spells(label: &str, name: &str) -> bool {
    label == folded(name) || (!name.is_ascii() && (label == german(name) || label == latin(name)))
}

/// A name's folded letters with the Cyrillic ones as hosts spell them: `unn` for `УНН`.
fn latin(name: &str) -> String {
    let mut letters = String::with_capacity(name.len());
    for letter in folded(name).chars() {
        match letter {
            'а' => letters.push('a'),
            'б' => letters.push('b'),
            'в' => letters.push('v'),
            'г' | 'ґ' => letters.push('g'),
            'д' => letters.push('d'),
            'е' | 'э' | 'ё' | 'є' => letters.push('e'),
            'ж' => letters.push_str("zh"),
            'з' => letters.push('z'),
            'и' | 'і' | 'ї' => letters.push('i'),
            'й' | 'ы' => letters.push('y'),
            'к' => letters.push('k'),
            'л' => letters.push('l'),
            'м' => letters.push('m'),
            'н' => letters.push('n'),
            'о' => letters.push('o'),
            'п' => letters.push('p'),
            'р' => letters.push('r'),
            'с' => letters.push('s'),
            'т' => letters.push('t'),
            'у' => letters.push('u'),
            'ф' => letters.push('f'),
            'х' => letters.push_str("kh"),
            'ц' => letters.push_str("ts"),
            'ч' => letters.push_str("ch"),
            'ш' => letters.push_str("sh"),
            'щ' => letters.push_str("shch"),
            'ь' | 'ъ' => {}
            'ю' => letters.push_str("yu"),
            'я' => letters.push_str("ya"),
            _ => letters.push(letter),
        }
    }
    letters
}

/// A name's folded letters as German hosts write them: `boersenzeitung` for `Börsen-Zeitung`.
pub(crate) fn german(name: &str) -> String {
    let lower = name.to_lowercase();
    folded(&lower.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss"))
}

/// A small Latin letter without its mark.
fn bare(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => 'e',
        'ğ' | 'ģ' => 'g',
        'ì'..='ï' | 'ī' | 'ı' => 'i',
        'ł' | 'ļ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'š' | 'ş' | 'ș' => 's',
        'ť' | 'ţ' | 'ț' => 't',
        'ù'..='ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{archived, key, labels, names_site, outlet, registrable, same_name, same_site, spells};
    use url::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn registrable_domains_follow_the_public_suffix_list() {
        assert_eq!(registrable(&url("https://www.news.co.uk/a")).as_deref(), Some("news.co.uk"));
        assert_eq!(registrable(&url("https://a.b.github.io/")).as_deref(), Some("b.github.io"));
        assert_eq!(registrable(&url("https://127.0.0.1/")), None);
        assert!(same_site(&url("https://m.harrowvalley.example/a"), &url("http://harrowvalley.example/")));
    }

    #[test]
    fn hosts_outside_ascii_are_spelled_as_browsers_spell_them() {
        for (written, spelled) in [
            ("https://MÜNCHEN.example/", "xn--mnchen-3ya.example"),
            ("https://президент.рф/", "xn--d1abbgf6aiiy.xn--p1ai"),
            ("https://ПРЕЗИДЕНТ.РФ/", "xn--d1abbgf6aiiy.xn--p1ai"),
            ("https://例え。テスト/", "xn--r8jz45g.xn--zckzah"),
            ("https://ｅｘａｍｐｌｅ．ｃｏｍ/", "example.com"),
            ("https://موقع.وزارة-الاتصالات.مصر/", "xn--4gbrim.xn----ymcbaaajlc6dj7bxne2c.xn--wgbh1c"),
            ("https://straße.example/", "xn--strae-oqa.example"),
            ("https://exam\u{ad}ple.com/", "example.com"),
            ("https://xn--mnchen-3ya.example/", "xn--mnchen-3ya.example"),
        ] {
            assert_eq!(url(written).host_str(), Some(spelled), "{written}");
        }
        for broken in
            ["https://exa\u{202e}mple.com/", "https://exa／mple.com/", "https://exa\u{a0}mple.com/", "https://例\u{0}/"]
        {
            assert!(Url::parse(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn sites_of_a_platform_are_sites_of_their_own() {
        for (address, domain) in [
            ("https://lind.substack.com/p/x", "lind.substack.com"),
            ("https://www.medium.com/@lind/x", "medium.com"),
            ("https://harrow.wordpress.com/", "harrow.wordpress.com"),
        ] {
            assert_eq!(registrable(&url(address)).as_deref(), Some(domain));
        }
        assert_eq!(labels(&url("https://lind.substack.com/p/x")), ["lind"]);
        assert_eq!(labels(&url("https://wien.harrow.example/")), ["harrow", "harrowwien", "wienharrow"]);
    }

    #[test]
    fn archives_copies_tell_their_originals() {
        for (copy, original) in [
            ("https://web.archive.org/web/20160725000000/http://a.example/x?y=1#z", Some("http://a.example/x?y=1#z")),
            ("https://web.archive.org/web/20160725000000if_/https:/a.example/x", Some("https://a.example/x")),
            ("https://web.archive.org/web/20160725000000/a.example/x", Some("http://a.example/x")),
            ("https://archive.ph/2020.01.01-101010/https://a.example/x", Some("https://a.example/x")),
            ("https://archive.today/o/AbC12/https://a.example/x", Some("https://a.example/x")),
            ("https://arquivo.pt/wayback/20200101101010/http://a.example/", Some("http://a.example/")),
            ("https://archives.parliament.example/all/20200101/http://a.example/x", Some("http://a.example/x")),
            (
                "https://webcache.googleusercontent.com/search?q=cache:AbC_12:https://a.example/x+word&hl=en",
                Some("https://a.example/x"),
            ),
            ("https://web.archive.org/web/*/http://a.example/x", Some("http://a.example/x")),
            ("https://web.archive.org/save/https://a.example/x", Some("https://a.example/x")),
            ("https://archive.ph/newest/https://a.example/x", Some("https://a.example/x")),
            ("https://archive.is/?run=1&url=https%3A%2F%2Fa.example%2Fx", Some("https://a.example/x")),
            ("https://www.webcitation.org/query?url=http%3A%2F%2Fa.example%2Fx&date=2016", Some("http://a.example/x")),
            ("https://ghostarchive.org/archive/20220101/https://a.example/x", Some("https://a.example/x")),
            ("https://perma.cc/AbC1-2dEf", None),
            ("https://archive.ph/AbC12", None),
            ("https://archive.org/details/a-book", None),
            ("https://a.example/share/https://b.example/x", None),
            ("https://a.example/2020/01/01/x", None),
        ] {
            assert_eq!(archived(&url(copy)).as_ref().map(Url::as_str), original, "{copy}");
        }
        assert!(outlet(&url("https://archive.ph/AbC12")).is_none());
    }

    #[test]
    fn habits_of_writing_an_address_do_not_part_it() {
        let same = |a: &str, b: &str| key(&url(a)) == key(&url(b));
        assert!(same("http://www.a.example/x/#top", "https://a.example/x"));
        assert!(!same("https://a.example/x?y=1", "https://a.example/x"));
        assert!(!same("https://a.example/#!/x", "https://a.example/"));
    }

    #[test]
    fn names_are_compared_by_their_letters() {
        assert!(same_name("The Orchard Gazette", "Orchard  Gazette"));
        assert!(!same_name("Orchard Gazette", "Orchard Post"));
        assert!(spells("vestnik", "Вестник") && !spells("vesti", "Вестник"));
        assert!(same_name("潮声周刊", "潮声周刊网") && !same_name("潮声网", "潮声"));
        assert!(names_site("The Orchard Gazette", &url("http://theorchardgazette.example/x")));
        assert!(!names_site("Orchard", &url("http://theorchardgazette.example/x")));
        assert!(same_name("Diario Público", "diario publico"));
        assert!(spells("boersenblatt", "Börsen-Blatt") && spells("borsenblatt", "Börsen-Blatt"));
    }

    #[test]
    fn an_unknown_host_is_named_by_its_domain() {
        assert_eq!(
            outlet(&url("https://www.orchardgazette.example/")).map(|party| party.name).as_deref(),
            Some("orchardgazette.example")
        );
        assert_eq!(
            outlet(&url("https://www.telegraph.co.uk/x")).map(|party| party.name).as_deref(),
            Some("The Telegraph")
        );
    }
}
