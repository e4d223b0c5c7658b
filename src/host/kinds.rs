//! What kind of thing stands at an address, as far as the address alone tells.
//!
//! `lists/addresses.txt` knows hosts; what forms of addresses tell is told here: the domains that states keep for
//! themselves, the endings of files, the paths of journals and of press offices. Whether a link cites or only beckons is
//! for the reader of links to say.

use super::registrable;
use crate::claim::{Party, Relation};
use crate::lists::{self, Standing};
use url::Url;

/// Labels under which states gather their own: `gov.uk`, `gob.mx`, `go.jp`.
const OF_STATES: &[&str] = &["gob", "gouv", "gov", "govt", "gub", "gv", "mil"];

/// Countries whose state has taken `go`, which elsewhere is anyone's.
const GO: &[&str] = &["ci", "cr", "id", "jp", "ke", "kr", "th", "tz", "ug"];

/// Parts of paths and of hosts where bodies speak to the press.
const OF_PRESS: &[&str] = &[
    "communiques",
    "communiques-de-presse",
    "comunicados",
    "comunicados-de-prensa",
    "comunicati",
    "comunicati-stampa",
    "investor",
    "investor-relations",
    "investors",
    "ir",
    "media-center",
    "media-centre",
    "media-releases",
    "mediaroom",
    "medienmitteilungen",
    "news-release",
    "news-releases",
    "newsroom",
    "persbericht",
    "persberichten",
    "press",
    "press-center",
    "press-centre",
    "press-release",
    "press-releases",
    "press-room",
    "presse",
    "pressemeddelelser",
    "pressemeldinger",
    "pressemitteilung",
    "pressemitteilungen",
    "pressmeddelanden",
    "pressrelease",
    "pressreleases",
    "pressroom",
    "sala-de-prensa",
];

/// Parameters by which a shop knows whom to pay.
const OF_AFFILIATES: &[&str] = &[
    "aff_id",
    "affid",
    "affiliate",
    "affiliate_id",
    "affiliateid",
    "afftrack",
    "ascsubtag",
    "awc",
    "campid",
    "clickref",
    "irclickid",
    "irgwc",
    "linkcode",
    "mkrid",
    "ranmid",
    "ransiteid",
    "shareasale",
    "zanpid",
];

/// What is listed for an address.
pub(crate) fn standing(url: &Url) -> Option<Standing> {
    let host = url.domain()?.trim_end_matches('.');
    let path = url.path().trim_start_matches('/').to_ascii_lowercase();
    lists::standing(host, &path)
}

/// What kind of thing stands at an address.
pub(crate) fn relation(url: &Url) -> Relation {
    let standing = standing(url);
    if standing == Some(Standing::Affiliate) || pays(url) {
        return Relation::Sponsored;
    }
    let ending = |endings: &[&str]| {
        let path = url.path();
        path.rsplit_once('.').is_some_and(|(_, end)| endings.iter().any(|known| end.eq_ignore_ascii_case(known)))
    };
    match standing {
        Some(Standing::Data) => return Relation::Data,
        Some(Standing::Document) => return Relation::Document,
        Some(Standing::Post) => return Relation::Post,
        Some(Standing::Study) => return Relation::Study,
        Some(Standing::Video) => return Relation::Video,
        _ if is_of_studies(url) => return Relation::Study,
        _ if ending(&["csv", "ods", "tsv", "xls", "xlsx"]) => return Relation::Data,
        _ if ending(&["doc", "docx", "odt", "pdf", "ppt", "pptx", "rtf"]) => return Relation::Document,
        Some(Standing::Official) => return Relation::Official,
        _ => {}
    }
    if is_official(url) || speaks_to_press(url) {
        Relation::Official
    } else if posts_there(url).is_some() {
        Relation::Post
    } else {
        Relation::Report
    }
}

/// Whether an address is that of a study: a journal, a preprint server, a register of them.
pub(crate) fn is_of_studies(url: &Url) -> bool {
    standing(url) == Some(Standing::Study) || {
        // The name of a study in the path, as publishers of journals write it.
        let path = url.path();
        let after = path.find("/10.").and_then(|at| path.get(at + 4..)).unwrap_or_default();
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        path.contains("/doi/") && digits >= 4 && after.get(digits..).is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Whether an address is that of a state or of a union of states.
pub(crate) fn is_official(url: &Url) -> bool {
    let host = url.domain().unwrap_or_default().trim_end_matches('.');
    let mut labels = host.rsplit('.');
    let (last, before) = (labels.next().unwrap_or_default(), labels.next().unwrap_or_default());
    let is_theirs = matches!(last, "gov" | "int" | "mil")
        // Before a country's code; by itself a short label may be anyone's.
        || (last.len() == 2 && OF_STATES.contains(&before) && (before.len() > 2 || labels.next().is_some()))
        || (before == "go" && GO.contains(&last));
    is_theirs || standing(url) == Some(Standing::Official)
}

/// Whether a body that is no outlet speaks to the press at an address, or has a distributor speak for it.
fn speaks_to_press(url: &Url) -> bool {
    let host = url.domain().unwrap_or_default().trim_start_matches("www.");
    let domain = registrable(url).unwrap_or_default();
    if lists::is_distributor(host) || lists::is_distributor(&domain) {
        return true;
    }
    if url.path().len() < 2 || lists::outlet_at(host).is_some() || lists::outlet_at(&domain).is_some() {
        return false;
    }
    let is_known = |part: &str| OF_PRESS.iter().any(|known| part.eq_ignore_ascii_case(known));
    let label = host.strip_suffix(domain.as_str()).unwrap_or_default().split('.').next().unwrap_or_default();
    // In a path two letters may be a country.
    is_known(label) || url.path_segments().is_some_and(|mut parts| parts.any(|part| part.len() > 2 && is_known(part)))
}

/// Whether a shop pays for whom the address brings.
fn pays(url: &Url) -> bool {
    let host = url.domain().unwrap_or_default();
    let is_amazon = host.trim_start_matches("www.").starts_with("amazon.");
    url.query_pairs().any(|(name, value)| {
        let name = name.to_ascii_lowercase();
        !value.is_empty() && (OF_AFFILIATES.contains(&name.as_str()) || (is_amazon && name == "tag"))
    })
}

/// Publishers of studies by the numbers that the register of names of studies gave them.
const PUBLISHERS: &[(&str, &str)] = &[
    ("10.1001", "American Medical Association"),
    ("10.1002", "Wiley"),
    ("10.1007", "Springer Nature"),
    ("10.1016", "Elsevier"),
    ("10.1017", "Cambridge University Press"),
    ("10.1038", "Springer Nature"),
    ("10.1056", "The New England Journal of Medicine"),
    ("10.1073", "PNAS"),
    ("10.1080", "Taylor & Francis"),
    ("10.1093", "Oxford University Press"),
    ("10.1101", "Cold Spring Harbor Laboratory"),
    ("10.1111", "Wiley"),
    ("10.1126", "AAAS"),
    ("10.1136", "BMJ"),
    ("10.1177", "SAGE"),
    ("10.1371", "PLOS"),
    ("10.3389", "Frontiers"),
    ("10.3390", "MDPI"),
    ("10.48550", "arXiv"),
];

/// Who published the study at an address of the register: its own name says nothing. `None` for other addresses.
pub(crate) fn registered(url: &Url) -> Option<Option<&'static str>> {
    let path = url.path().trim_start_matches('/');
    let given = path.split('/').next().and_then(|path| path.split('%').next()).unwrap_or_default();
    let name = || PUBLISHERS.iter().find(|(number, _)| *number == given).map(|(_, name)| *name);
    (registrable(url).as_deref() == Some("doi.org")).then(name)
}

/// Parts of paths below which texts are gathered.
const OF_LISTS: &[&str] = &[
    "author",
    "authors",
    "autor",
    "categoria",
    "category",
    "people",
    "section",
    "tag",
    "tags",
    "tema",
    "temas",
    "thema",
    "themen",
    "topic",
    "topics",
];

/// Whether an address is that of no text of its own but of a gathering of them: a front page, a topic, an author's page.
pub(crate) fn is_list(url: &Url) -> bool {
    let is_bare = url.path().len() < 2 && url.query().is_none();
    is_bare || url.path_segments().is_some_and(|mut parts| parts.any(|part| OF_LISTS.contains(&part)))
}

/// The account whose post or page on a network stands at an address, where the address tells: its handle, and where it
/// speaks.
pub(crate) fn account(url: &Url) -> Option<Party> {
    let (handle, page) = match standing(url) {
        Some(Standing::Post | Standing::Video) => listed_account(url)?,
        _ => posts_there(url)?,
    };
    Some(Party::organization(handle).at(Some(page)))
}

/// Words that stand in the place of a handle and are none.
const NO_HANDLES: &[&str] = &[
    "about",
    "channel",
    "events",
    "explore",
    "groups",
    "hashtag",
    "help",
    "home",
    "i",
    "login",
    "notes",
    "p",
    "pages",
    "permalink.php",
    "photo",
    "photo.php",
    "photos",
    "pg",
    "posts",
    "profile.php",
    "public",
    "reel",
    "reels",
    "search",
    "settings",
    "share",
    "status",
    "stories",
    "story.php",
    "tag",
    "topics",
    "tv",
    "video",
    "videos",
    "watch",
    "web",
];

fn listed_account(url: &Url) -> Option<(String, String)> {
    let domain = registrable(url)?;
    let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let first = *parts.first()?;
    let name = match domain.as_str() {
        "bsky.app" if first == "profile" => *parts.get(1)?,
        "t.me" | "telegram.me" if first == "s" => *parts.get(1)?,
        "truthsocial.com" | "mastodon.social" | "tiktok.com" | "threads.net" | "threads.com" | "youtube.com" => {
            first.strip_prefix('@')?
        }
        "facebook.com" if parts.get(1).is_some_and(|next| matches!(*next, "posts" | "videos" | "photos")) => first,
        "facebook.com" if parts.len() > 1 => return None,
        "facebook.com" | "instagram.com" | "t.me" | "telegram.me" | "twitter.com" | "x.com" | "vk.com" => first,
        "reddit.com" if first == "r" => {
            let forum = parts.get(1)?;
            return Some((format!("r/{forum}"), format!("https://www.reddit.com/r/{forum}/")));
        }
        _ => return None,
    };
    let is_another_thing = match domain.as_str() {
        "vk.com" => name.contains('-'),
        "t.me" | "telegram.me" => name == "c",
        _ => false,
    };
    let is_handle = !is_another_thing
        && !NO_HANDLES.contains(&name.to_ascii_lowercase().as_str())
        && (1..=64).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    let page = match domain.as_str() {
        "bsky.app" => format!("https://bsky.app/profile/{name}"),
        "truthsocial.com" | "mastodon.social" | "tiktok.com" | "threads.net" | "threads.com" | "youtube.com" => {
            format!("https://{}/@{name}", url.domain()?)
        }
        _ => format!("https://{domain}/{name}"),
    };
    is_handle.then(|| (format!("@{name}"), page))
}

/// The account at an address of the form that the servers of the fediverse share: `/@name/109…`.
fn posts_there(url: &Url) -> Option<(String, String)> {
    let mut parts = url.path_segments()?;
    let name = parts.next()?.strip_prefix('@')?;
    let number = parts.next()?;
    let is_post = number.len() >= 12 && number.bytes().all(|byte| byte.is_ascii_digit());
    let host = url.domain()?;
    is_post.then(|| (format!("@{name}@{host}"), format!("https://{host}/@{name}")))
}

/// Names of networks, for what stands there without an account in its address.
const NETWORKS: &[(&str, &str)] = &[
    ("bsky.app", "Bluesky"),
    ("dailymotion.com", "Dailymotion"),
    ("facebook.com", "Facebook"),
    ("instagram.com", "Instagram"),
    ("linkedin.com", "LinkedIn"),
    ("pinterest.com", "Pinterest"),
    ("reddit.com", "Reddit"),
    ("rumble.com", "Rumble"),
    ("rutube.ru", "Rutube"),
    ("t.me", "Telegram"),
    ("threads.com", "Threads"),
    ("threads.net", "Threads"),
    ("tiktok.com", "TikTok"),
    ("truthsocial.com", "Truth Social"),
    ("tumblr.com", "Tumblr"),
    ("twitch.tv", "Twitch"),
    ("twitter.com", "Twitter"),
    ("vimeo.com", "Vimeo"),
    ("vk.com", "VK"),
    ("weibo.com", "Weibo"),
    ("x.com", "X"),
    ("youtu.be", "YouTube"),
    ("youtube.com", "YouTube"),
];

/// The name of the network at an address.
pub(crate) fn network(url: &Url) -> Option<&'static str> {
    let domain = registrable(url)?;
    NETWORKS.iter().find(|(known, _)| *known == domain).map(|(_, name)| *name)
}

/// Parts of paths and of hosts where readers are asked to subscribe or to give.
const OF_ASKING: &[&str] = &[
    "abo",
    "abonnement",
    "donate",
    "donation",
    "membership",
    "newsletter",
    "newsletters",
    "sign-up",
    "signup",
    "spenden",
    "subscribe",
    "subscription",
    "subscriptions",
];

/// Whether an address is one where readers are asked to follow, to install or to pay: someone's page at a network, not a
/// post there; an app's page in a store; a newsletter's door.
pub(crate) fn is_outpost(url: &Url) -> bool {
    let asks = |part: &str| OF_ASKING.iter().any(|known| part.eq_ignore_ascii_case(known));
    let asked = url.domain().and_then(|host| host.split('.').next()).is_some_and(asks)
        || url.path_segments().is_some_and(|mut parts| parts.any(asks));
    asked || is_listed_outpost(url)
}

fn is_listed_outpost(url: &Url) -> bool {
    let parts = || url.path_segments().into_iter().flatten().filter(|part| !part.is_empty());
    match standing(url) {
        Some(Standing::Outpost) => true,
        Some(Standing::Post) => {
            let domain = registrable(url).unwrap_or_default();
            let first = parts().next().unwrap_or_default();
            match domain.as_str() {
                "bsky.app" => first == "profile" && parts().count() == 2,
                "facebook.com" => {
                    parts().count() == 1 && first != "watch" && !first.ends_with(".php") || first == "pages"
                }
                "linkedin.com" => matches!(first, "company" | "in" | "school" | "showcase"),
                "reddit.com" | "weibo.com" => parts().count() <= 2,
                _ => parts().count() <= 1,
            }
        }
        Some(Standing::Video) => {
            let first = parts().next().unwrap_or_default();
            url.query_pairs().any(|(name, _)| name == "sub_confirmation")
                || (registrable(url).as_deref() == Some("youtube.com")
                    && (matches!(first, "c" | "channel" | "user") || first.starts_with('@'))
                    && parts().count() <= 2)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{account, is_list, is_outpost, registered, relation};
    use crate::claim::Relation;
    use url::Url;

    fn url(text: &str) -> Url {
        Url::parse(text).unwrap()
    }

    #[test]
    fn addresses_tell_what_stands_there() {
        use Relation::{Data, Document, Official, Post, Report, Sponsored, Study, Video};
        for (address, told) in [
            ("https://doi.org/10.1000/x", Study),
            ("https://pubmed.ncbi.nlm.nih.gov/10441245/", Study),
            ("https://journals.kestrel.example/doi/full/10.1234/abc.1", Study),
            ("https://journals.kestrel.example/doi/about", Report),
            ("https://arxiv.org/pdf/1611.02731.pdf", Study),
            ("https://www.nature.com/articles/d41586-019-1", Study),
            ("https://www.nature.com/", Report),
            ("https://www.parliament.example/act.pdf", Document),
            ("https://www.courtlistener.com/docket/1/", Document),
            ("https://archive.org/details/a-book", Document),
            ("https://eur-lex.europa.eu/eli/reg/2016/679/oj", Document),
            ("https://www.kestrel.example/catch.xlsx", Data),
            ("https://www.destatis.de/DE/x.html", Data),
            ("https://www.ons.gov.uk/economy", Data),
            ("https://www.state.gov/x", Official),
            ("https://www.mext.go.jp/x", Official),
            ("https://www.gob.mx/salud", Official),
            ("https://www.gov.uk/guidance/x", Official),
            ("https://go.jp.example/x", Report),
            ("https://go.com/x", Report),
            ("https://www.go.it/x", Report),
            ("https://abcnews.go.com/press/x", Report),
            ("https://press.un.org/en/2020/x", Official),
            ("https://newsroom.heron.example/x", Official),
            ("https://www.heron.example/en/press-releases/a-ship", Official),
            ("https://www.prnewswire.com/news-releases/x", Official),
            ("https://apnews.com/press/x", Report),
            ("https://x.com/haim/status/1", Post),
            ("https://norrby.example/@lind/109876543210987654", Post),
            ("https://norrby.example/@lind/a-story", Report),
            ("https://www.youtube.com/watch?v=1", Video),
            ("https://www.amazon.de/dp/1?tag=heron-21", Sponsored),
            ("https://www.amazon.de/dp/1", Report),
            ("https://www.awin1.com/cread.php?awinmid=1", Sponsored),
            ("https://tarncourier.example/x?tag=harbour", Report),
        ] {
            assert_eq!(relation(&url(address)), told, "{address}");
        }
    }

    #[test]
    fn posts_tell_their_accounts() {
        for (address, handle, page) in [
            ("https://twitter.com/lind_h/status/1?s=20", "@lind_h", "https://twitter.com/lind_h"),
            ("https://mobile.twitter.com/lind_h", "@lind_h", "https://twitter.com/lind_h"),
            ("https://bsky.app/profile/lind.example/post/3k", "@lind.example", "https://bsky.app/profile/lind.example"),
            ("https://t.me/s/harbour/17", "@harbour", "https://t.me/harbour"),
            ("https://www.tiktok.com/@lind/video/7", "@lind", "https://www.tiktok.com/@lind"),
            ("https://www.facebook.com/harbour/posts/17", "@harbour", "https://facebook.com/harbour"),
            ("https://norrby.example/@lind/109876543210987654", "@lind@norrby.example", "https://norrby.example/@lind"),
            ("https://www.reddit.com/r/harbour/comments/1/x/", "r/harbour", "https://www.reddit.com/r/harbour/"),
        ] {
            let party = account(&url(address)).unwrap();
            assert_eq!((party.name.as_str(), party.url.as_deref()), (handle, Some(page)), "{address}");
        }
        for address in [
            "https://twitter.com/i/web/status/1",
            "https://www.instagram.com/p/AbC/",
            "https://www.facebook.com/watch/?v=1",
            "https://www.facebook.com/groups/1/posts/2",
            "https://t.me/+AbC",
            "https://www.youtube.com/watch?v=1",
            "https://vk.com/wall-1_2",
            "https://tarncourier.example/lind",
        ] {
            assert_eq!(account(&url(address)), None, "{address}");
        }
    }

    #[test]
    fn names_of_studies_tell_their_publishers() {
        assert_eq!(registered(&url("https://doi.org/10.1073/pnas.1")), Some(Some("PNAS")));
        assert_eq!(registered(&url("https://dx.doi.org/10.1136%2Fx.1")), Some(Some("BMJ")));
        assert_eq!(registered(&url("https://doi.org/10.9999/x")), Some(None));
        assert_eq!(registered(&url("https://www.pnas.org/doi/10.1073/pnas.1")), None);
    }

    #[test]
    fn lists_are_no_texts() {
        assert!(is_list(&url("https://kestrel.example/")) && is_list(&url("https://kestrel.example/topics/harbour")));
        assert!(!is_list(&url("https://kestrel.example/2020/harbour")));
    }

    #[test]
    fn outposts_are_no_posts() {
        for address in [
            "https://www.facebook.com/harrowvalley",
            "https://x.com/harrowvalley/",
            "https://www.youtube.com/@harrowvalley?sub_confirmation=1",
            "https://play.google.com/store/apps/details?id=x",
            "https://www.linkedin.com/company/heron",
            "https://subscribe.heron.example/join",
            "https://heron.example/newsletter/harbour",
        ] {
            assert!(is_outpost(&url(address)), "{address}");
        }
        for address in [
            "https://www.facebook.com/harrowvalley/posts/1",
            "https://x.com/harrowvalley/status/1",
            "https://www.youtube.com/watch?v=1",
            "https://www.linkedin.com/pulse/x",
            "https://harrowvalley.example/",
        ] {
            assert!(!is_outpost(&url(address)), "{address}");
        }
    }
}
