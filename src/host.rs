//! Hosts and who stands behind them.
//!
//! Two addresses are one site's where their registrable domains (public suffix list) are the same. A host's outlet is
//! named by `lists/outlets.txt`; where that is silent the registrable domain itself is the name, since a page's address
//! tells no more.

use crate::claim::Party;
use crate::lists;
use url::Url;

/// The registrable domain of an address, in lower case: `www.bbc.co.uk` gives `bbc.co.uk`. The host itself where the
/// list knows no suffix of it; `None` for IP addresses.
pub(crate) fn registrable(url: &Url) -> Option<String> {
    let host = url.domain()?.trim_end_matches('.');
    if host.is_empty() {
        return None;
    }
    Some(psl2::lookup(host).and_then(|domain| domain.registrable_domain()).unwrap_or(host).to_lowercase())
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

/// The organization behind an address, as well as the address tells. `None` for a host without a dot: it is a machine,
/// not an outlet.
pub(crate) fn outlet(url: &Url) -> Option<Party> {
    let domain = registrable(url).filter(|domain| domain.contains('.'))?;
    let host = url.domain()?.trim_start_matches("www.");
    let name = lists::outlet_at(host).or_else(|| lists::outlet_at(&domain)).map_or(domain, str::to_owned);
    Some(Party::organization(name))
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

/// Whether two names are one outlet's: letters and digits alone are compared, without case and a leading article.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    !a.is_empty() && a == b
}

/// What two names of one outlet have in common: letters and digits in lower case and without their marks, without a
/// leading `the`.
pub(crate) fn folded(name: &str) -> String {
    let letters: String =
        name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).map(bare).collect();
    match letters.strip_prefix("the") {
        Some(rest) if rest.chars().count() > 2 => rest.to_owned(),
        _ => letters,
    }
}

/// Whether letters of a host spell a name, as it is or as German hosts spell it.
pub(crate) fn spells(label: &str, name: &str) -> bool {
    label == folded(name) || label == german(name)
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
    use super::{names_site, outlet, registrable, same_name, same_site};
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
    fn names_are_compared_by_their_letters() {
        assert!(same_name("The Orchard Gazette", "Orchard  Gazette"));
        assert!(!same_name("Orchard Gazette", "Orchard Post"));
        assert!(names_site("The Orchard Gazette", &url("http://theorchardgazette.example/x")));
        assert!(!names_site("Orchard", &url("http://theorchardgazette.example/x")));
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
