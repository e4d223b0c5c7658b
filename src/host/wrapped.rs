//! Addresses inside other addresses: redirectors, click trackers, mail scanners, AMP caches; and what only says how a reader
//! came to an address.
//!
//! Nothing is fetched: what the address itself does not hold stays hidden (`t.co`, short addresses). Only addresses of the web
//! come out. Copies in archives are left to `host::archived`.

use super::kinds;
use crate::lists::Standing;
use std::borrow::Cow;
use url::Url;

/// Redirectors inside redirectors that are followed.
const DEEPEST: usize = 4;

/// Parameters that hold a redirector's target, the surest first.
const KEYS: &[&str] = &[
    "url",
    "u",
    "q",
    "target",
    "dest",
    "destination",
    "to",
    "uddg",
    "murl",
    "ued",
    "wgtarget",
    "adurl",
    "mpre",
    "urllink",
    "redirect",
    "redirect_url",
    "redirecturl",
    "redirect_to",
    "redir",
    "link",
    "goto",
    "out",
    "a",
    "z",
    "p",
    "r",
    "d",
];

/// Parameters that say by themselves that they hold where the reader is sent.
const SURE_KEYS: &[&str] =
    &["dest_url", "desturl", "goto", "outurl", "redirect", "redirect_to", "redirect_url", "redirecturl", "target_url"];

/// Parts of paths that say so.
const SENDING: &[&str] = &[
    "away",
    "clck",
    "click",
    "clicks",
    "clk",
    "exit",
    "external",
    "go",
    "goto",
    "jump",
    "leave",
    "link",
    "links",
    "ls",
    "out",
    "outbound",
    "redir",
    "redirect",
    "redirector",
    "track",
    "tracking",
    "url",
];

/// Parts of paths of pages that keep the address for later, show something of it, or hand it on to others.
const KEEPING: &[&str] = &[
    "auth",
    "authorize",
    "embed",
    "intent",
    "login",
    "oauth",
    "oembed",
    "proxy",
    "register",
    "share",
    "sharer",
    "signin",
    "signup",
    "submit",
    "subscribe",
    "validate",
    "validator",
];

/// Where an address leads, and whether someone is paid for it on the way.
pub(crate) struct Led {
    pub(crate) target: Url,
    pub(crate) paid: bool,
}

/// Follows an address as far as it tells: out of redirectors, and out of AMP's caches.
pub(crate) fn led(url: &Url) -> Led {
    let mut led = Led { target: url.clone(), paid: false };
    for _ in 0..DEEPEST {
        led.paid |= kinds::standing(&led.target) == Some(Standing::Affiliate);
        let Some(next) = unwrapped(&led.target).or_else(|| out_of_amp(&led.target)) else { break };
        led.target = next;
    }
    led
}

/// The target inside a redirector's address.
fn unwrapped(url: &Url) -> Option<Url> {
    let host = url.domain()?;
    if host.starts_with("urldefense.") {
        return defended(url);
    }
    let standing = kinds::standing(url);
    let is_google = || url.path() == "/url" && host.trim_start_matches("www.").starts_with("google.");
    if matches!(standing, Some(Standing::Redirector | Standing::Affiliate)) || is_google() {
        return held(url, KEYS).or_else(|| at_the_end(url));
    }
    let says = |words: &[&str]| {
        let is_one = |part: &str| {
            let part = part.split('.').next().unwrap_or_default();
            words.iter().any(|word| part.eq_ignore_ascii_case(word))
        };
        url.path_segments().is_some_and(|mut parts| parts.any(is_one))
    };
    if url.query().is_none() || says(KEEPING) {
        return None;
    }
    // A tracker's first label often says what it does: `click.mail.…`.
    let first = host.split('.').next().unwrap_or_default();
    let sends = says(SENDING) || ["click", "clicks", "links", "redirect", "track"].contains(&first);
    if sends {
        held(url, KEYS).or_else(|| url.query_pairs().find_map(|(_, value)| address(&value)))
    } else {
        held(url, SURE_KEYS)
    }
}

/// The address that a parameter holds.
fn held(url: &Url, keys: &[&str]) -> Option<Url> {
    let pairs: Vec<(Cow<'_, str>, Cow<'_, str>)> = url.query_pairs().collect();
    keys.iter().find_map(|key| {
        let (_, value) = pairs.iter().find(|(name, _)| name.eq_ignore_ascii_case(key))?;
        address(value)
    })
}

/// The address that ends another: `/links/1/https://…`, `/destination:https%3A%2F%2F…`, `?https://…`.
fn at_the_end(url: &Url) -> Option<Url> {
    let whole = url.as_str();
    let from = whole.find(url.path()).filter(|_| url.path().len() > 1).or_else(|| whole.find('?'))?;
    let rest = whole.get(from..)?;
    let start = ["http://", "https://", "http%3A", "https%3A", "http%3a", "https%3a"]
        .iter()
        .filter_map(|mark| rest.find(mark))
        .min()?;
    let target = rest.get(start..)?;
    // A written-out address goes on to the end, an encoded one to the next mark.
    if target.get(..6).is_some_and(|scheme| scheme.contains(':')) {
        return address(target);
    }
    let encoded = target.split(['/', '?', '&', ';']).next().unwrap_or_default();
    address(&decoded(encoded))
}

/// An address of the web in some text, encoded once more or not.
fn address(text: &str) -> Option<Url> {
    let text = text.trim().trim_matches(['[', ']']);
    let text = if text.contains("://") { Cow::Borrowed(text) } else { decoded(text) };
    let known = ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let url = known.then(|| Url::parse(&text).ok()).flatten()?;
    let named = url.domain().is_some_and(|domain| domain.trim_end_matches('.').contains('.'));
    (named && url.username().is_empty() && url.password().is_none()).then_some(url)
}

/// Text with what percent signs stand for; as it was where that is no text.
fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let digits = after.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(b'%');
                rest = after;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The target of an address that Proofpoint's mail scanner wrote.
fn defended(url: &Url) -> Option<Url> {
    if url.path().starts_with("/v3/") {
        let whole = url.as_str();
        let inside = whole.get(whole.find("/v3/__")? + "/v3/__".len()..)?;
        let inside = inside.get(..inside.rfind("__;")?)?;
        // A star stands for a letter that is written elsewhere.
        return if inside.contains('*') { None } else { slashed(inside) };
    }
    let held = url.query_pairs().find(|(name, _)| name == "u").map(|(_, value)| value.into_owned())?;
    if !url.path().starts_with("/v2/") {
        return address(&held);
    }
    address(&decoded(&held.replace('-', "%").replace('_', "/")))
}

/// An address whose slashes may have been run together.
fn slashed(text: &str) -> Option<Url> {
    let (scheme, rest) = text.split_once(":/")?;
    address(&format!("{scheme}://{}", rest.trim_start_matches('/')))
}

/// The address behind a page's fast twin or its translation, where it is plain.
fn out_of_amp(url: &Url) -> Option<Url> {
    let host = url.domain()?;
    let path = url.path();
    if let Some(label) = host.strip_suffix(".translate.goog") {
        // Stops are written as hyphens, hyphens twice.
        let spelt = label.replace("--", "\u{0}").replace('-', ".").replace('\u{0}', "-");
        let mut read = url.clone();
        read.set_host(Some(&spelt)).ok()?;
        return address(read.as_str());
    }
    let viewed = if host.ends_with(".cdn.ampproject.org") || host == "www.bing-amp.com" {
        // One letter for what is kept, two where a viewer asks.
        let (kind, rest) = path.trim_start_matches('/').split_once('/')?;
        (kind.len() <= 2).then_some(rest)
    } else if host.trim_start_matches("www.").starts_with("google.") {
        path.strip_prefix("/amp/")
    } else {
        None
    };
    if let Some(rest) = viewed {
        let (scheme, rest) = rest.strip_prefix("s/").map_or(("http", rest), |rest| ("https", rest));
        let whole = url.as_str();
        let after = whole.get(whole.find(path)? + path.len()..).unwrap_or_default();
        return address(&format!("{scheme}://{rest}{after}"));
    }
    // A site's own twin: below the text's address, which its hyphens and digits tell from a page on amplifiers.
    let own = path.trim_end_matches('/').strip_suffix("/amp")?;
    let last = own.rsplit('/').next().unwrap_or_default();
    let is_text = last.contains('-') || last.bytes().filter(u8::is_ascii_digit).count() >= 5;
    if !is_text {
        return None;
    }
    let mut plain = url.clone();
    plain.set_path(&format!("{own}{}", if path.ends_with('/') { "/" } else { "" }));
    Some(plain)
}

/// An address without the parameters that only say how a reader came to it.
pub(crate) fn without_tracking(url: &Url) -> Url {
    let mut url = url.clone();
    if !url.query_pairs().any(|(name, value)| is_tracking(&name, &value)) {
        return url;
    }
    let query = url.query().unwrap_or_default();
    let tracks = |pair: &&str| {
        let (name, value) = pair.split_once('=').unwrap_or((*pair, ""));
        is_tracking(&decoded(name), value)
    };
    let kept: Vec<&str> = query.split('&').filter(|pair| !tracks(pair)).collect();
    let kept = kept.join("&");
    url.set_query((!kept.is_empty()).then_some(&kept));
    url
}

fn is_tracking(name: &str, value: &str) -> bool {
    // A page may have written the sign between parameters as markup.
    let name = name.trim_start_matches("amp;");
    let starts = ["utm_", "_x_tr_", "guce_", "pk_", "mtm_", "hsa_", "wt_"]
        .iter()
        .any(|start| name.get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start)));
    starts
        || (name == "amp" && matches!(value, "" | "1" | "true"))
        || (name == "outputType" && value == "amp")
        || matches!(
            name,
            "CMP"
                | "__twitter_impression"
                | "_ga"
                | "_gl"
                | "_hsenc"
                | "_hsmi"
                | "at_campaign"
                | "at_medium"
                | "cmpid"
                | "dclid"
                | "fbclid"
                | "ftag"
                | "gbraid"
                | "gclid"
                | "guccounter"
                | "icid"
                | "igsh"
                | "igshid"
                | "li_fat_id"
                | "mc_cid"
                | "mc_eid"
                | "mkt_tok"
                | "msclkid"
                | "ncid"
                | "ns_campaign"
                | "ns_mchannel"
                | "ns_source"
                | "ocid"
                | "oly_anon_id"
                | "oly_enc_id"
                | "ref_src"
                | "ref_url"
                | "s_cid"
                | "smid"
                | "smtyp"
                | "spm"
                | "sr_share"
                | "ttclid"
                | "twclid"
                | "vero_id"
                | "wbraid"
                | "xtor"
                | "yclid"
        )
}

#[cfg(test)]
mod tests {
    use super::{led, without_tracking};
    use url::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn what_an_address_holds_comes_out() {
        for (wrapper, target) in [
            ("https://www.google.com/url?q=https%3A%2F%2Fa.example%2Fx&sa=D", "https://a.example/x"),
            ("https://www.google.de/url?sa=t&url=https://a.example/x", "https://a.example/x"),
            ("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx%3Fy%3D1&h=AT0", "https://a.example/x?y=1"),
            ("https://out.reddit.com/t3_1?url=https%3A%2F%2Fa.example%2Fx&token=1", "https://a.example/x"),
            ("https://www.youtube.com/redirect?event=d&q=https%3A%2F%2Fa.example%2Fx", "https://a.example/x"),
            ("https://href.li/?https://a.example/x", "https://a.example/x"),
            (
                "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2Fx&data=05%7C01",
                "https://a.example/x",
            ),
            ("https://urldefense.com/v3/__https://a.example/x__;!!AbC!dEf$", "https://a.example/x"),
            ("https://urldefense.com/v3/__https:/a.example/x__;!!AbC", "https://a.example/x"),
            ("https://urldefense.proofpoint.com/v2/url?u=https-3A__a.example_x-5Fy&d=DwM&c=1", "https://a.example/x_y"),
            ("https://www.awin1.com/cread.php?awinmid=1&ued=https%3A%2F%2Fa.example%2Fx", "https://a.example/x"),
            ("https://www.anrdoezrs.net/links/1/type/dlg/sid/k/https://a.example/x?y=1", "https://a.example/x?y=1"),
            ("https://prf.hn/click/camref:1/destination:https%3A%2F%2Fa.example%2Fx", "https://a.example/x"),
            ("https://go.skimresources.com/?id=1&xs=1&url=https%3A%2F%2Fa.example%2Fx", "https://a.example/x"),
            (
                "https://click.linksynergy.com/deeplink?id=1&mid=2&murl=https%3A%2F%2Fa.example%2Fx",
                "https://a.example/x",
            ),
            ("https://click.mail.kestrel.example/a?url=https%3A%2F%2Fa.example%2Fx", "https://a.example/x"),
            ("https://kestrel.example/go.php?t=https%3A%2F%2Fa.example%2Fx&k=1", "https://a.example/x"),
            (
                "https://www.awin1.com/cread.php?p=%5B%5Bhttps%253A%252F%252Fa.example%252Fx%5D%5D",
                "https://a.example/x",
            ),
            ("https://kestrel.example/redirect.php?target=https://a.example/x", "https://a.example/x"),
            ("https://kestrel.example/x?redirect_url=https://a.example/x", "https://a.example/x"),
            ("https://kestrel.example/out?url=https%253A%252F%252Fa.example%252Fx", "https://a.example/x"),
            (
                "https://www.google.com/url?q=https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F",
                "https://a.example/",
            ),
            ("https://www.google.com/amp/s/a.example/x/", "https://a.example/x/"),
            ("https://www.google.com/amp/a.example/x", "http://a.example/x"),
            ("https://a-example.cdn.ampproject.org/c/s/a.example/x?y=1", "https://a.example/x?y=1"),
            ("https://a-example.cdn.ampproject.org/v/s/a.example/x/amp-story/amp", "https://a.example/x/amp-story"),
            ("https://a--b-example.translate.goog/x?y=1", "https://a-b.example/x?y=1"),
            ("https://a.example/2020/the-harbour/amp/", "https://a.example/2020/the-harbour/"),
        ] {
            assert_eq!(led(&url(wrapper)).target.as_str(), target, "{wrapper}");
        }
    }

    #[test]
    fn what_holds_nothing_stays() {
        for address in [
            "https://www.google.com/url?q=javascript:alert(1)",
            "https://www.google.com/url?q=/x",
            "https://www.google.com/url?q=https://user@a.example/",
            "https://www.google.com/url?q=https://localhost/",
            "https://t.co/AbC",
            "https://news.google.com/articles/CBMi",
            "https://urldefense.com/v3/__https://a.example/*x__;Iw!!AbC",
            "https://kestrel.example/login?redirect_url=https://a.example/x",
            "https://kestrel.example/x?url=https://a.example/x",
            "https://kestrel.example/search?q=https://a.example/x",
            "https://web.archive.org/web/20160725000000/http://a.example/x",
            "https://kestrel.example/amp",
            "https://kestrel.example/music/amp",
        ] {
            assert_eq!(led(&url(address)).target.as_str(), address);
        }
        assert!(led(&url("https://www.awin1.com/cread.php?ued=https%3A%2F%2Fa.example%2Fx")).paid);
        assert!(!led(&url("https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2Fx")).paid);
    }

    #[test]
    fn tracking_is_no_part_of_an_address() {
        for (given, kept) in [
            ("https://a.example/x?utm_source=b&page=2&fbclid=c", "https://a.example/x?page=2"),
            ("https://a.example/x?utm_source=b", "https://a.example/x"),
            ("https://a.example/x?q=a+b%20c", "https://a.example/x?q=a+b%20c"),
            ("https://a.example/x?amp%3Butm_medium=r&id=1", "https://a.example/x?id=1"),
            ("https://a.example/x?amp=1", "https://a.example/x"),
            ("https://a.example/x?amp=40", "https://a.example/x?amp=40"),
        ] {
            assert_eq!(without_tracking(&url(given)).as_str(), kept);
        }
    }
}
