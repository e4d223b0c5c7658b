//! When the page was published, and when it was last changed.
//!
//! In order of strength: a day that the reader sees called the page's own or alone beside the headline; the metadata's;
//! a day that stands elsewhere by the article; the address's. A day is borne out by others that may tell of one moment:
//! a clock in UTC and a newsroom's differ by the zone alone, and then the day that the reader sees is the page's.

use super::origin::is_front;
use super::outlets::Outlets;
use crate::claim::{Claim, Evidence, Fact, Reader};
use crate::date::{Date, words};

/// Days by which two dates may differ without a word of it.
const NEAR: i64 = 1;

/// The page's dates.
#[derive(Debug, Default)]
pub(crate) struct Dates {
    pub(crate) published: Option<Date>,
    pub(crate) published_evidence: Vec<Evidence>,
    pub(crate) modified: Option<Date>,
    pub(crate) modified_evidence: Vec<Evidence>,
    /// A day of publication that the metadata declares against the one that the reader sees.
    pub(crate) against: Option<(Date, Evidence)>,
    /// The page tells no day of publication, and that of its last change stands for it.
    pub(crate) is_last_change: bool,
}

/// A day that a claim tells, with how strongly it speaks for the page.
struct Sign<'a> {
    date: &'a Date,
    claim: &'a Claim,
    strength: Strength,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// In the page's address.
    Address,
    /// Seen by the article.
    Beside,
    /// Seen farther off, or before the headline, and called the day of publication or set off as it would be.
    Called,
    /// In the metadata.
    Declared,
    /// Seen as the article's own.
    Seen,
}

pub(crate) fn dates(claims: &[Claim], outlets: &Outlets) -> Dates {
    let headline = claims
        .iter()
        .find(|claim| claim.evidence.reader == Reader::Headline && matches!(claim.fact, Fact::Title(_)))
        .map_or(0, |claim| claim.place.start);
    let signs = signs(claims, outlets, headline);
    let changed: Vec<&Claim> =
        claims.iter().filter(|claim| matches!(&claim.fact, Fact::Modified(date) if words::is_possible(date))).collect();
    let shows_change = changed.iter().any(|claim| claim.evidence.is_seen());
    let day = day(&signs, &changed, headline).filter(|(_, strength)| *strength > Strength::Beside || !shows_change);
    let Some((day, _)) = day else {
        let (modified, modified_evidence) = modified(&changed, None);
        // A page that shows the day of its last change alone was published in this form then.
        if shows_change {
            let (published, published_evidence) = (modified.clone(), modified_evidence.clone());
            let is_last_change = true;
            return Dates { published, published_evidence, modified, modified_evidence, against: None, is_last_change };
        }
        return Dates { modified, modified_evidence, ..Dates::default() };
    };
    let agreeing: Vec<&Sign> = signs.iter().filter(|sign| sign.date.may_be(day)).collect();
    let finest = agreeing
        .iter()
        .filter(|sign| sign.date.agrees_with(day))
        .max_by_key(|sign| (sign.date.precision(), sign.strength))
        .map(|sign| sign.date.clone());
    // The clock that the reader sees and one in UTC tell the newsroom's zone together.
    let zoned = finest.as_ref().and_then(|date| agreeing.iter().find_map(|sign| date.in_zone_of(sign.date)));
    let (modified, modified_evidence) = modified(&changed, Some(day));
    let is_seen = agreeing.iter().any(|sign| sign.strength == Strength::Seen);
    let against = signs
        .iter()
        .find(|sign| sign.strength == Strength::Declared)
        .filter(|sign| is_seen && sign.date.days_after(day).is_some_and(|days| days.abs() > NEAR))
        .map(|sign| (sign.date.clone(), sign.claim.evidence.clone()));
    Dates {
        published: zoned.or(finest),
        published_evidence: agreeing.iter().map(|sign| sign.claim.evidence.clone()).collect(),
        modified,
        modified_evidence,
        against,
        is_last_change: false,
    }
}

/// Everything that tells a day, in the order of the claims.
fn signs<'a>(claims: &'a [Claim], outlets: &Outlets, headline: usize) -> Vec<Sign<'a>> {
    let before = |claim: &Claim| claim.place.start < headline;
    let signs = claims.iter().filter_map(|claim| {
        let (date, strength) = match &claim.fact {
            Fact::Published(date) if claim.evidence.is_seen() && before(claim) => (date, Strength::Called),
            Fact::Published(date) if claim.evidence.is_seen() => (date, Strength::Seen),
            Fact::Published(date) => (date, Strength::Declared),
            Fact::Appeared { party, date, .. } if outlets.is_view(&party.name) => (date, Strength::Seen),
            // A name that is no other outlet's is an author's, a place, a section.
            Fact::Appeared { party, date, url } if !outlets.is_original(&party.name) || is_front(url.as_deref()) => {
                (date, Strength::Seen)
            }
            Fact::Appeared { date, url: None, .. } => (date, Strength::Beside),
            Fact::Dated { date, called: true } => (date, Strength::Called),
            Fact::Dated { date, .. } if claim.evidence.is_seen() => (date, Strength::Beside),
            Fact::Dated { date, .. } => (date, Strength::Address),
            _ => return None,
        };
        words::is_possible(date).then_some(Sign { date, claim, strength })
    });
    signs.collect()
}

/// The day of publication.
fn day<'a>(signs: &[Sign<'a>], changed: &[&Claim], headline: usize) -> Option<(&'a Date, Strength)> {
    let of = |strength: Strength| signs.iter().filter(move |sign| sign.strength == strength);
    let same_day = |date: &Date, by: Strength| of(by).any(|sign| sign.date.agrees_with(date));
    let one_moment = |date: &Date, by: Strength| of(by).any(|sign| sign.date.may_be(date));
    let mut seen: Vec<&Sign> = of(Strength::Seen).collect();
    crate::sort::by_key(&mut seen, |sign| sign.claim.place.start.abs_diff(headline));
    // A day that the metadata calls that of the last change is not that of publication, where it declares another.
    let is_change = |date: &Date| {
        let declares_change = changed.iter().any(|claim| match &claim.fact {
            Fact::Modified(change) => change.may_be(date),
            _ => false,
        });
        let declares_earlier =
            || of(Strength::Declared).any(|sign| sign.date.days_after(date).is_some_and(|days| days < 0));
        declares_change && !one_moment(date, Strength::Declared) && declares_earlier()
    };
    let seen_where = |fits: &dyn Fn(&Date) -> bool| seen.iter().map(|sign| sign.date).find(|date| fits(date));
    let declared_where =
        |fits: &dyn Fn(&Date) -> bool| of(Strength::Declared).map(|sign| sign.date).find(|date| fits(date));
    let nearby = |date: &Date| same_day(date, Strength::Called) || same_day(date, Strength::Beside);
    let strong = seen_where(&|date| same_day(date, Strength::Declared))
        .or_else(|| seen_where(&|date| one_moment(date, Strength::Declared)))
        .or_else(|| seen_where(&|date| same_day(date, Strength::Address)))
        .or_else(|| seen_where(&|date| !is_change(date)))
        .or_else(|| declared_where(&|date| same_day(date, Strength::Address)))
        .or_else(|| declared_where(&nearby))
        .or_else(|| declared_where(&|_| true));
    let weaker = || {
        let only = |strength: Strength| only(signs, strength).map(|date| (date, strength));
        let by_address = || of(Strength::Address).next().map(|sign| (sign.date, Strength::Address));
        only(Strength::Called).or_else(|| only(Strength::Beside)).or_else(by_address)
    };
    strong.map(|date| (date, Strength::Seen)).or_else(weaker)
}

/// A day of a strength that nothing contradicts: the address's, or the only one.
fn only<'a>(signs: &[Sign<'a>], strength: Strength) -> Option<&'a Date> {
    let of = |strength: Strength| signs.iter().filter(move |sign| sign.strength == strength).map(|sign| sign.date);
    let first = of(strength).next()?;
    let by_address = of(strength).find(|date| of(Strength::Address).any(|other| other.may_be(date)));
    let alone = of(strength).all(|date| date.may_be(first)) && of(Strength::Address).next().is_none();
    by_address.or_else(|| alone.then_some(first))
}

/// The day of the last change: what the reader sees first, none before the day of publication.
fn modified(changed: &[&Claim], published: Option<&Date>) -> (Option<Date>, Vec<Evidence>) {
    let dates: Vec<(&Date, &Claim)> = changed
        .iter()
        .filter_map(|claim| match &claim.fact {
            Fact::Modified(date) => Some((date, *claim)),
            _ => None,
        })
        .filter(|(date, _)| {
            published.is_none_or(|day| date.may_be(day) || date.days_after(day).is_some_and(|days| days > 0))
        })
        .collect();
    let Some((day, _)) = dates.first() else { return (None, Vec::new()) };
    let agreeing: Vec<&(&Date, &Claim)> = dates.iter().filter(|(date, _)| date.may_be(day)).collect();
    let finest = agreeing.iter().filter(|(date, _)| date.agrees_with(day)).max_by_key(|(date, _)| date.precision());
    (finest.map(|(date, _)| (*date).clone()), agreeing.iter().map(|(_, claim)| claim.evidence.clone()).collect())
}
