//! Addresses fit to be cited: without what merely tracks the reader, and safe to print in every format.
//!
//! Not a URL parser: the chain's addresses come from one. Known limit: without the public suffix list, two hosts count
//! as one site when one is the other's subdomain, so `a.example.com` and `b.example.com` do not.

/// The longest address that is cited, in bytes; a longer one is left out, because a cut one leads nowhere.
const LONGEST: usize = 4096;

/// Query keys that identify the reader or the way they came, never the article.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igsh",
    "igshid",
    "mc_cid",
    "mc_eid",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "mkt_tok",
    "cmpid",
    "ncid",
    "smid",
    "xtor",
    "ref_src",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
];

struct Parts<'a> {
    scheme: &'a str,
    host: &'a str,
    path: &'a str,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

fn parts(address: &str) -> Option<Parts<'_>> {
    let (scheme, rest) = address.trim().split_once("://")?;
    let scheme = ["http", "https"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known))?;
    let (rest, fragment) = rest.split_once('#').map_or((rest, None), |(rest, fragment)| (rest, Some(fragment)));
    let (rest, query) = rest.split_once('?').map_or((rest, None), |(rest, query)| (rest, Some(query)));
    let slash = rest.find('/').unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(slash)?;
    // A password in an address is nobody's to cite.
    let host = authority.rsplit('@').next()?;
    let sound = |letter: char| letter.is_alphanumeric() || ".-:[]_".contains(letter);
    (!host.is_empty() && host.chars().all(sound)).then_some(Parts { scheme, host, path, query, fragment })
}

/// The address as it is cited: `http` or `https`, tracking keys and fragment removed, unsafe characters encoded.
/// `None` where it is no such address.
pub(crate) fn citable(address: &str) -> Option<String> {
    let parts = parts(address)?;
    let mut cited = format!("{}://{}", parts.scheme, parts.host.to_lowercase());
    encode(parts.path, &mut cited);
    let kept: Vec<&str> = parts.query.unwrap_or_default().split('&').filter(|pair| !is_tracking(pair)).collect();
    if kept.iter().any(|pair| !pair.is_empty()) {
        cited.push('?');
        encode(&kept.join("&"), &mut cited);
    }
    // A fragment points into the page, save where a script made it a path.
    if let Some(route) = parts.fragment.filter(|fragment| fragment.starts_with(['!', '/'])) {
        cited.push('#');
        encode(route, &mut cited);
    }
    (cited.len() <= LONGEST).then_some(cited)
}

fn is_tracking(pair: &str) -> bool {
    let key = pair.split('=').next().unwrap_or_default().to_ascii_lowercase();
    key.starts_with("utm_") || TRACKING.contains(&key.as_str())
}

fn encode(part: &str, into: &mut String) {
    for letter in part.chars() {
        let unsafe_here =
            letter.is_whitespace() || "\"<>\\^`{|}'[]".contains(letter) || !super::wording::is_printable(letter);
        if unsafe_here { percent(letter, into) } else { into.push(letter) }
    }
}

fn percent(letter: char, into: &mut String) {
    let mut bytes = [0; 4];
    for byte in letter.encode_utf8(&mut bytes).bytes() {
        into.push_str(&format!("%{byte:02X}"));
    }
}

/// The address in ASCII, with the given characters encoded as well: for formats that cannot hold them.
pub(crate) fn ascii(address: &str, also: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for letter in address.chars() {
        if letter.is_ascii() && !also.contains(letter) { encoded.push(letter) } else { percent(letter, &mut encoded) }
    }
    encoded
}

/// The host in lower case, without port and without the labels that stand for a view of the same site.
pub(crate) fn site(address: &str) -> Option<String> {
    let host = parts(address)?.host.to_lowercase();
    let mut host = host.split(':').next().unwrap_or_default();
    while let Some(rest) = ["www.", "m.", "amp.", "mobile."].iter().find_map(|view| host.strip_prefix(view)) {
        host = rest;
    }
    Some(host.to_owned())
}

/// Whether two addresses belong to one site.
pub(crate) fn same_site(one: &str, other: &str) -> bool {
    match (site(one), site(other)) {
        (Some(one), Some(other)) => {
            one == other || one.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{one}"))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracking_goes_and_identity_stays() {
        for (address, cited) in [
            ("https://A.example/x?id=7&utm_source=t&fbclid=q#c", "https://a.example/x?id=7"),
            ("https://a.example/x?utm_source=t", "https://a.example/x"),
            ("https://a.example/#!/story/5", "https://a.example/#!/story/5"),
            ("http://u:p@a.example", "http://a.example"),
            ("https://a.example/a b|c<d>\u{202e}", "https://a.example/a%20b%7Cc%3Cd%3E%E2%80%AE"),
            ("https://a.example/статья", "https://a.example/статья"),
        ] {
            assert_eq!(citable(address).as_deref(), Some(cited), "{address}");
        }
    }

    #[test]
    fn what_is_no_web_address_is_not_cited() {
        for address in
            ["javascript:alert(1)", "data:text/html,x", "/path", "https://", "https://a b/", "https://\"x/", ""]
        {
            assert_eq!(citable(address), None, "{address}");
        }
        assert_eq!(citable(&format!("https://a.example/{}", "x".repeat(5000))), None);
    }

    #[test]
    fn views_of_a_site_are_one_site() {
        assert!(same_site("https://www.a.example/x", "https://amp.a.example/y"));
        assert!(same_site("https://news.a.example/x", "https://a.example/y"));
        assert!(!same_site("https://a.example/x", "https://b.example/y"));
        assert!(!same_site("https://a.example/x", "https://nota.example/y"));
    }
}
