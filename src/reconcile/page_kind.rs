//! What kind of page is in view.

use super::Seen;
use crate::chain::PageKind;
use crate::claim::{Claim, Fact, Reader};
use crate::page::folded;
use url::Url;

/// Letters that make a text of its own under a headline, and without one.
const HEADED: usize = 250;
const BARE: usize = 1_000;
/// Letters beyond which a page with an error's or a form's title is about it.
const MESSAGE: usize = 1_200;
/// Teasers that make a list.
const SEVERAL: usize = 4;

/// Titles of pages where nothing was found, in folded spelling. A number alone opens one.
const ERRORS: &[&str] = &[
    "404",
    "403 forbidden",
    "404 not found",
    "500 internal server error",
    "502 bad gateway",
    "503 service unavailable",
    "access denied",
    "attention required",
    "błąd 404",
    "diese seite wurde nicht gefunden",
    "error 404",
    "fehler 404",
    "forbidden",
    "just a moment",
    "nicht gefunden",
    "not found",
    "page introuvable",
    "page non trouvée",
    "page not found",
    "pagina niet gevonden",
    "pagina non trovata",
    "página no encontrada",
    "página não encontrada",
    "seite nicht gefunden",
    "sidan hittades inte",
    "siden blev ikke fundet",
    "siden ble ikke funnet",
    "sivua ei löytynyt",
    "strona nie została znaleziona",
    "stránka nenalezena",
    "sayfa bulunamadı",
    "the page could not be found",
    "страница не найдена",
    "сторінку не знайдено",
    "ページが見つかりません",
    "页面不存在",
    "페이지를 찾을 수 없습니다",
];

const LOGINS: &[&str] = &[
    "accedi",
    "anmelden",
    "anmeldung",
    "connexion",
    "entrar",
    "iniciar sesión",
    "inloggen",
    "log in",
    "logg inn",
    "logga in",
    "login",
    "se connecter",
    "sign in",
    "zaloguj się",
    "вход",
    "войти",
    "ログイン",
    "登录",
    "로그인",
];

/// Segments of an address that lists, searches and discussions stand under.
const LISTS: &[&str] = &[
    "archive",
    "archives",
    "author",
    "autor",
    "auteur",
    "categories",
    "category",
    "categoria",
    "kategorie",
    "schlagwort",
    "tag",
    "tags",
    "themen",
    "thema",
    "topics",
    "topic",
    "rubrik",
];
const SEARCHES: &[&str] =
    &["buscar", "busca", "recherche", "ricerca", "search", "suche", "sok", "zoeken", "szukaj", "poisk"];
const FORUMS: &[&str] =
    &["forum", "forums", "foren", "foro", "foros", "showthread.php", "thread", "threads", "viewtopic.php", "questions"];

/// What the page declares itself to be comes first, then its address, then what stands on it.
pub(super) fn page_kind(claims: &[Claim], seen: &Seen) -> PageKind {
    let types: Vec<&str> = claims
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::PageType(kind) => Some(kind.as_str()),
            _ => None,
        })
        .collect();
    let is_declared = |kinds: &[&str]| types.iter().any(|kind| kinds.contains(kind));
    let in_schema = claims.iter().any(|claim| {
        matches!(&claim.fact, Fact::PageType(kind) if kind == "article") && claim.evidence.reader != Reader::MetaTags
    });
    let declared = is_declared(&["article"]);
    // A headline, or a line that signs or dates the text.
    let headed = claims.iter().any(|claim| {
        matches!(claim.evidence.reader, Reader::Headline | Reader::Byline | Reader::Dateline)
            && claim.evidence.is_seen()
    });
    let is_titled = |titles: &[&str]| {
        claims.iter().any(|claim| matches!(&claim.fact, Fact::Title(title) if is_one_of(title, titles)))
    };
    let outlook = &seen.outlook;
    let is_list = outlook.teasers >= SEVERAL && (outlook.of_teasers || seen.letters < HEADED);
    let segments: Vec<String> = segments(seen.url);
    let under = |words: &[&str]| segments.iter().any(|segment| words.contains(&segment.as_str()));

    if seen.letters < MESSAGE && is_titled(ERRORS) {
        return PageKind::Error;
    }
    if seen.letters < MESSAGE && ((outlook.password && seen.letters < HEADED && !declared) || is_titled(LOGINS)) {
        return PageKind::Login;
    }
    if is_declared(&["searchresultspage"]) || (!declared && (under(SEARCHES) || asks(seen.url)) && !in_schema) {
        return PageKind::Search;
    }
    if is_front(seen.url) && !in_schema && (!declared || is_list) {
        return PageKind::Home;
    }
    if !in_schema {
        if is_declared(&["product", "og:product", "product.item"]) {
            return PageKind::Shop;
        }
        if is_declared(&["qapage", "discussionforumposting"]) || (!declared && (under(FORUMS) || outlook.of_replies)) {
            return PageKind::Forum;
        }
        if is_declared(&["collectionpage"]) && (!declared || is_list) {
            let is_front = claims
                .iter()
                .any(|claim| matches!(&claim.fact, Fact::CanonicalUrl(url) if is_front(Url::parse(url).ok().as_ref())));
            return if is_front { PageKind::Home } else { PageKind::List };
        }
        if !declared && (is_list || (under(LISTS) && outlook.teasers > 0 && seen.letters < HEADED)) {
            return PageKind::List;
        }
        // Pages show films beside a text of their own; a page's type in Open Graph speaks of all of it.
        let most = |kind: &&str| if *kind == "videoobject" { HEADED } else { MESSAGE };
        let is_media = |kind: &&str| kind.starts_with("video") || kind.starts_with("music");
        if types.iter().any(|kind| is_media(kind) && seen.letters < most(kind)) {
            return PageKind::Media;
        }
    }
    let has_text = seen.letters >= if headed { HEADED } else { BARE };
    if (declared && seen.paragraphs >= 1) || has_text { PageKind::Article } else { PageKind::Other }
}

/// Whether a title, or a part of it between marks, is one of a list.
fn is_one_of(title: &str, list: &[&str]) -> bool {
    let parts = title.split(['|', '–', '—', '·', ':', '»', '«', '!']).flat_map(|part| part.split(" - "));
    parts.map(folded).any(|part| list.contains(&part.as_str()))
}

fn segments(url: Option<&Url>) -> Vec<String> {
    let parts = url.and_then(Url::path_segments).into_iter().flatten();
    parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
}

/// Whether an address carries a reader's question.
fn asks(url: Option<&Url>) -> bool {
    url.is_some_and(|url| {
        let short = segments(Some(url)).len() < 2;
        short
            && url
                .query_pairs()
                .any(|(key, value)| matches!(&*key, "q" | "query" | "s" | "search") && !value.is_empty())
    })
}

/// Whether an address is a site's front page: no path, or a language's.
fn is_front(url: Option<&Url>) -> bool {
    let Some(url) = url.filter(|url| url.query().is_none()) else { return false };
    match segments(Some(url)).as_slice() {
        [] => true,
        [only] => matches!(only.as_str(), "index.html" | "index.htm" | "index.php") || is_language(only),
        _ => false,
    }
}

fn is_language(segment: &str) -> bool {
    let bytes = segment.as_bytes();
    let letters = |range: &[u8]| range.iter().all(u8::is_ascii_lowercase);
    match bytes.len() {
        2 => letters(bytes),
        5 => bytes.get(2).is_some_and(|mark| matches!(mark, b'-' | b'_')) && bytes.get(..2).is_some_and(letters),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{ERRORS, LOGINS, is_front, is_one_of};
    use url::Url;

    #[test]
    fn titles_of_messages_stand_alone() {
        assert!(is_one_of("404 - Page not found | The Orchard Gazette", ERRORS));
        assert!(is_one_of("Seite nicht gefunden – Kestrel Review", ERRORS));
        assert!(!is_one_of("Why the lost page was not found for a year", ERRORS));
        assert!(is_one_of("Log in · Kestrel Review", LOGINS));
    }

    #[test]
    fn front_pages_have_no_path() {
        let front = |url: &str| is_front(Url::parse(url).ok().as_ref());
        assert!(front("https://www.kestrelreview.example/"));
        assert!(front("https://www.kestrelreview.example/en/"));
        assert!(front("https://www.kestrelreview.example/pt-br"));
        assert!(!front("https://www.kestrelreview.example/?p=12"));
        assert!(!front("https://www.kestrelreview.example/ferry"));
    }
}
