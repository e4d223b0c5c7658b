//! The page's address: its host names the site, its path may hold the day (`/2016/07/26/`), where nothing else does; an
//! archive's copy holds the original's address. On a distributor's host every text is a press release.

use super::rests_on;
use crate::body::Body;
use crate::claim::{Claim, Evidence, Fact, Handover, Reader, Selector};
use crate::date::Date;
use crate::page::Page;
use crate::{host, lists};
use url::Url;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let of_the_web = |url: &&Url| matches!(url.scheme(), "http" | "https");
    let (Some(url), Some(read_at)) = (page.url.as_ref().filter(of_the_web), page.read_at.as_ref()) else {
        return Vec::new();
    };
    let Some(host) = url.host_str().filter(|host| read_at.as_str().contains(host)) else { return Vec::new() };
    let evidence =
        |quote: &str| Evidence { reader: Reader::Address, quote: quote.to_owned(), at: Selector::PageAddress };
    let mut claims = Vec::new();
    if let Some(party) = host::outlet(url) {
        claims.push(rests_on(evidence(host), Fact::Site(party.at(front_page(url)))));
    }
    if url != read_at {
        let written = url.as_str().trim_end_matches('/');
        let quote = if read_at.as_str().contains(written) { written } else { host };
        claims.push(rests_on(evidence(quote), Fact::CanonicalUrl(url.to_string())));
    }
    let bare = host.trim_start_matches("www.");
    let distributes =
        lists::is_distributor(bare) || host::registrable(url).is_some_and(|domain| lists::is_distributor(&domain));
    if distributes && body.headline.is_some() && !body.text.is_empty() {
        claims.push(rests_on(evidence(host), Fact::HandedOn(Handover::PressRelease)));
    }
    let dated = dated(url.path()).filter(|(_, words)| read_at.as_str().contains(words));
    claims.extend(dated.map(|(date, words)| rests_on(evidence(words), Fact::Dated { date, called: false })));
    claims
}

/// The day in a path, with the words that hold it: `2016/07/26`, `2016/jul/26`, `2016-07-26`, `2016-07/26`, `20160726`.
fn dated(path: &str) -> Option<(Date, &str)> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut before = None;
    for (at, letter) in path.char_indices() {
        let starts = letter.is_ascii_digit() && before.is_none_or(|before: char| !before.is_ascii_alphanumeric());
        before = Some(letter);
        let rest = path.get(at..).unwrap_or_default();
        let run = if starts { digits(rest) } else { 0 };
        let year = || rest.get(..4)?.parse::<i32>().ok().filter(|year| (1990..=2100).contains(year));
        if run == 8
            && let (Some(year), Some(month), Some(day)) = (year(), number(rest, 4..6), number(rest, 6..8))
            && let Some(date) = Date::from_day(year, month, day)
        {
            return Some((date, rest.get(..8)?));
        }
        if run == 4
            && let Some(year) = year()
            && let Some(after) = rest.get(4..).filter(|after| after.starts_with(['/', '-', '_']))
        {
            let after = after.get(1..)?;
            let month_end = after.find(['/', '-', '_']).unwrap_or(after.len());
            let name = after.get(..month_end)?;
            let month = if (1..=2).contains(&name.len()) { name.parse().ok() } else { lists::month(name) };
            let day_from = after.get(month_end + 1..).unwrap_or_default();
            let day = digits(day_from);
            let ends = day_from.get(day..).is_some_and(|end| end.is_empty() || end.starts_with(['/', '-', '_', '.']));
            if let (Some(month), 1..=2, true) = (month, day, ends)
                && let Some(date) = day_from
                    .get(..day)
                    .and_then(|day| day.parse().ok())
                    .and_then(|day| Date::from_day(year, month, day))
            {
                return Some((date, rest.get(..4 + 1 + month_end + 1 + day)?));
            }
        }
    }
    None
}

fn number(text: &str, range: std::ops::Range<usize>) -> Option<u32> {
    text.get(range)?.parse().ok()
}

/// The address of a site's front page.
fn front_page(url: &Url) -> Option<String> {
    url.join("/").ok().map(String::from)
}

#[cfg(test)]
mod tests {
    use super::dated;

    #[test]
    fn a_path_may_hold_the_day() {
        for (path, date, words) in [
            ("/2016/07/26/the-ferry/", "2016-07-26", "2016/07/26"),
            ("/news/2016/7/6/the-ferry", "2016-07-06", "2016/7/6"),
            ("/world/2016/jul/26/the-ferry", "2016-07-26", "2016/jul/26"),
            ("/2016-07-26-the-ferry.html", "2016-07-26", "2016-07-26"),
            ("/news/2016-07/26/content_12.htm", "2016-07-26", "2016-07/26"),
            ("/a/20160726/the-ferry.htm", "2016-07-26", "20160726"),
        ] {
            assert_eq!(dated(path).map(|(date, words)| (date.to_string(), words)), Some((date.to_owned(), words)));
        }
        for path in
            ["/2016/07/the-ferry/", "/story-20160726000", "/2016/13/40/", "/12345678", "/p/2016/07/264", "/a20160726"]
        {
            assert_eq!(dated(path), None, "{path}");
        }
    }
}
