//! What stands at addresses, as far as hosts and the beginnings of paths tell, from `addresses.txt`.

use super::{Table, lines};
use std::sync::LazyLock;

/// What stands at an address, or what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It pays whoever sends a buyer.
    Affiliate,
    /// Data sets.
    Data,
    /// Documents.
    Document,
    /// Nothing that a text could rest on: tags, licences, look-ups.
    Nothing,
    /// What a state or a union of states says.
    Official,
    /// Readers are asked to follow, to install, to pay.
    Outpost,
    /// Posts on a network.
    Post,
    /// It hands its reader on to an address that it holds.
    Redirector,
    /// It hands the page on.
    Sharing,
    /// Studies.
    Study,
    /// Videos.
    Video,
}

/// For each host the beginnings of paths that are listed, an empty one for the host as a whole.
static ADDRESSES: LazyLock<Table<&'static str, Vec<(&'static str, Standing)>>> = LazyLock::new(|| {
    let mut table: Table<&'static str, Vec<(&'static str, Standing)>> = Table::default();
    let mut standing = Standing::Nothing;
    for line in lines(list!("addresses.txt")) {
        match line {
            "[affiliate]" => standing = Standing::Affiliate,
            "[data]" => standing = Standing::Data,
            "[document]" => standing = Standing::Document,
            "[nothing]" => standing = Standing::Nothing,
            "[official]" => standing = Standing::Official,
            "[outpost]" => standing = Standing::Outpost,
            "[post]" => standing = Standing::Post,
            "[redirector]" => standing = Standing::Redirector,
            "[sharing]" => standing = Standing::Sharing,
            "[study]" => standing = Standing::Study,
            "[video]" => standing = Standing::Video,
            _ => {
                let (host, path) = line.split_once('/').unwrap_or((line, ""));
                table.entry(host).or_default().push((path, standing));
            }
        }
    }
    table
});

/// What stands at a path of a host, both in lower case, the path without its leading slash.
pub(crate) fn standing(host: &str, path: &str) -> Option<Standing> {
    let fits = |begin: &str| {
        let rest = path.strip_prefix(begin);
        rest.is_some_and(|rest| begin.is_empty() || rest.is_empty() || begin.ends_with('@') || rest.starts_with('/'))
    };
    let mut rest = host;
    loop {
        let here = ADDRESSES.get(rest).into_iter().flatten().filter(|(begin, _)| fits(begin));
        if let Some((_, standing)) = here.max_by_key(|(begin, _)| begin.len()) {
            return Some(*standing);
        }
        rest = rest.split_once('.').map(|(_, around)| around).filter(|around| around.contains('.'))?;
    }
}

#[cfg(test)]
mod tests {
    use super::{Standing, lines, standing};

    #[test]
    fn the_list_is_sorted_and_in_lower_case() {
        let (mut last, mut seen) = ("", std::collections::HashSet::new());
        for line in lines(list!("addresses.txt")) {
            if line.starts_with('[') {
                last = "";
                continue;
            }
            assert!(last < line, "{line} stands after {last}");
            assert!(seen.insert(line), "{line} stands twice");
            assert_eq!(line, line.to_lowercase());
            last = line;
        }
    }

    #[test]
    fn the_nearest_line_counts() {
        assert_eq!(standing("www.facebook.com", "sharer/sharer.php"), Some(Standing::Sharing));
        assert_eq!(standing("m.facebook.com", "harrowvalley/posts/1"), Some(Standing::Post));
        assert_eq!(standing("twitter.com", "sharedwoods/status/1"), Some(Standing::Post));
        assert_eq!(standing("x.com", "hashtag/harbour"), Some(Standing::Nothing));
        assert_eq!(standing("pubmed.ncbi.nlm.nih.gov", "10441245/"), Some(Standing::Study));
        assert_eq!(standing("ec.europa.eu", "eurostat/web/main"), Some(Standing::Data));
        assert_eq!(standing("ec.europa.eu", "commission/x"), Some(Standing::Official));
        assert_eq!(standing("flipboard.com", "@kestrel"), Some(Standing::Outpost));
        assert_eq!(standing("kestrel.example", "x"), None);
        assert_eq!(standing("com", ""), None);
    }
}
