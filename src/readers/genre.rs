//! What the page calls itself: a label beside the headline, the section in the metadata, a folder of the address.
//!
//! A label is a line or a marked span of its own and says nothing else. Sections and folders speak of where a text is
//! filed: they are read in the same words, but only where they name one genre.

use super::{declared, rests_on, seen};
use crate::body::Body;
use crate::claim::{Claim, Evidence, Fact, Genre, Reader, Selector};
use crate::lists;
use crate::page::{Page, folded};

/// Bytes beyond which a line is no label.
const LONGEST: usize = 48;

pub(super) fn read(page: &Page, body: &Body) -> Vec<Claim> {
    let mut claims = Vec::new();
    for block in page.at(&body.head) {
        let spans = block.spans.iter().map(|span| span.range.clone());
        let ranges = spans.chain(std::iter::once(0..block.text.len())).filter(|range| range.len() <= LONGEST);
        for range in ranges {
            if let Some(genre) = labelled(block.words(&range)) {
                claims.push(seen(page, Reader::Genre, block, &range, Fact::Genre(genre)));
                break;
            }
        }
    }
    // Some set the label before the headline itself: “Opinion: …”.
    if let Some(block) = page.at(&body.headline).next()
        && let Some((label, _)) = block.text.split_once([':', '|'])
        && let Some(genre) = labelled(label)
    {
        claims.push(seen(page, Reader::Genre, block, &(0..label.len()), Fact::Genre(genre)));
    }
    for meta in page.metas.iter().filter(|meta| is_section(&meta.key)) {
        if let Some(genre) = labelled(&meta.content) {
            claims.push(declared(Reader::Genre, &meta.content, &meta.css, Fact::Genre(genre)));
        }
    }
    claims.extend(in_address(page));
    claims
}

fn is_section(key: &str) -> bool {
    matches!(
        key,
        "article:section" | "article:content_tier_label" | "parsely-section" | "section" | "genre" | "articlesection"
    )
}

/// The genre of a label, of its words as a whole.
fn labelled(text: &str) -> Option<Genre> {
    if text.len() > LONGEST { None } else { lists::genre(&folded(text)).and_then(named) }
}

/// The genre of the first folder of the address that names one. The last segment is the text's own.
fn in_address(page: &Page) -> Option<Claim> {
    let mut segments: Vec<&str> = page.url.as_ref()?.path_segments()?.filter(|part| !part.is_empty()).collect();
    segments.pop();
    let (segment, genre) = segments
        .into_iter()
        .find_map(|segment| Some((segment, named(lists::genre(&segment.replace(['-', '_'], " "))?)?)))?;
    let evidence = Evidence { reader: Reader::Genre, quote: segment.to_owned(), at: Selector::PageAddress };
    Some(rests_on(evidence, Fact::Genre(genre)))
}

/// The genre of a name in the list.
fn named(name: &str) -> Option<Genre> {
    Some(match name {
        "analysis" => Genre::Analysis,
        "factCheck" => Genre::FactCheck,
        "interview" => Genre::Interview,
        "letter" => Genre::Letter,
        "liveBlog" => Genre::LiveBlog,
        "obituary" => Genre::Obituary,
        "opinion" => Genre::Opinion,
        "pressRelease" => Genre::PressRelease,
        "review" => Genre::Review,
        "satire" => Genre::Satire,
        "sponsored" => Genre::Sponsored,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{labelled, named};
    use crate::claim::Genre;

    #[test]
    fn labels_stand_alone() {
        assert_eq!(labelled("OPINION"), Some(Genre::Opinion));
        assert_eq!(labelled("- Advertorial -"), Some(Genre::Sponsored));
        assert_eq!(labelled("Opinion is divided"), None);
        assert_eq!(named("news"), None);
    }
}
