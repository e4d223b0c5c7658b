//! Names out of bylines and author fields: people told from organizations, several people split, everything else left
//! out.
//!
//! One rule serves visible bylines, JSON-LD and `meta` alike. `pieces` cuts the text at marks, numbers and the words that
//! open a credit (`opener`); `form` says what each piece is; this file puts the pieces together. A wrong author is worse
//! than none: what is neither clearly a person nor clearly a body is dropped, and so are the names of other hands, such as
//! photographers and editors. No list of given or family names is asked, only the form of the words and their place.

mod case;
mod form;
mod opener;
mod pieces;

use crate::claim::{Party, PartyKind};
use crate::html::Tree;
use crate::lists::{self, Sense, has_sense};
use form::Form;
pub(crate) use form::is_person;
use pieces::{Mark, Piece};
use std::borrow::Cow;
use std::ops::Range;

/// Letters of a site's name.
const LONGEST_SITE: usize = 160;

/// Letters of a text that are read: more is no byline.
const MOST_LETTERS: usize = 2_000;

/// What proves that a text names someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// The form of the words alone: fields that sites fill with anything.
    Form,
    /// The place: after “By”, in an element that is marked as the author's name. One word may then be a name.
    Place,
}

/// What a named party did for the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hand {
    /// Wrote it.
    Author,
    /// Translated it.
    Translator,
    /// Made its pictures, edited it, checked it, added to it.
    Other,
}

/// A party named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// Who.
    pub(crate) party: Party,
    /// For what.
    pub(crate) hand: Hand,
    /// The name's place in the text, in the page's own spelling.
    pub(crate) range: Range<usize>,
}

/// The authors named in a byline or an author field, in order, each once.
pub(crate) fn parties(text: &str) -> Vec<Party> {
    parties_by(text, Proof::Form)
}

/// The authors named in a text whose place or field may prove more than its form.
pub(crate) fn parties_by(text: &str, proof: Proof) -> Vec<Party> {
    let text = decoded(text);
    credits(&text, proof).into_iter().filter(|named| named.hand == Hand::Author).map(|named| named.party).collect()
}

/// Everyone named in a text, in order, each once for each hand.
pub(crate) fn credits(text: &str, proof: Proof) -> Vec<Named> {
    let text = match text.char_indices().nth(MOST_LETTERS) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    };
    if let Some(found) = turned(text) {
        return found;
    }
    let mut found: Vec<Named> = Vec::new();
    let mut take = |party: Party, hand: Hand, range: Range<usize>| {
        if !found.iter().any(|known| known.hand == hand && known.party.name == party.name) {
            found.push(Named { party, hand, range });
        }
    };
    let read = entries(text, proof);
    // Single names count only where nothing else stands beside them: no name, no words that are not understood.
    let alone = |entry: &Entry| match entry.form {
        Form::Person(..) | Form::Organization(..) => entry.mark == Mark::And,
        Form::Unknown => false,
        Form::Single(..) | Form::Aside => true,
    };
    let clean = proof == Proof::Place && read.iter().skip(1).all(alone);
    // “Solberg, Mira” and “Tobi, Norrby” cannot be told apart.
    let singles = read.iter().filter(|entry| matches!(entry.form, Form::Single(..)));
    let two = singles.clone().count() == 2 && singles.clone().any(|entry| entry.mark == Mark::Comma);
    let small = read
        .iter()
        .any(|entry| matches!(&entry.form, Form::Person(party, range) if party.name.contains(char::is_lowercase) && !is_shouted(text, range)));
    let mut named_before = false;
    for (index, entry) in read.iter().enumerate() {
        let Some(hand) = entry.hand else { continue };
        let follows = matches!(entry.mark, Mark::Comma | Mark::Stroke) && named_before;
        match &entry.form {
            // “Mira Solberg, RADIO HALDEN”
            Form::Person(_, range) if small && is_shouted(text, range) => {}
            Form::Person(party, range) => {
                take(party.clone(), hand, range.clone());
                named_before = true;
            }
            Form::Organization(party, range) => {
                let agency = lists::agency(&party.name).is_some();
                // “Mira Solberg, Radio Halden”: where someone works is not who wrote.
                let affiliation = !agency && index > 0 && (follows || entry.mark == Mark::Bracket || entry.glued);
                // Numbers before a body's name belong to it.
                if !affiliation && entry.mark != Mark::Number {
                    take(party.clone(), hand, range.clone());
                }
                named_before = true;
            }
            Form::Single(party, range) => {
                let first = index == 0
                    || entry.single_before
                    || entry.mark == Mark::And
                    || !read.iter().take(index).any(|before| before.hand.is_some());
                if clean && !two && !entry.aside && first {
                    take(party.clone(), hand, range.clone());
                    named_before = true;
                }
            }
            Form::Aside | Form::Unknown => {}
        }
    }
    found
}

/// Whether a text before a name is nothing but forms of address and marks.
pub(crate) fn is_title(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric()).all(|word| word.is_empty() || has_sense(word, Sense::Title))
}

/// Whether a text's letters are all capitals, as far as they have case.
fn is_shouted(text: &str, range: &Range<usize>) -> bool {
    let name = text.get(range.clone()).unwrap_or_default();
    name.contains(char::is_uppercase) && !name.contains(char::is_lowercase)
}

/// A part of a piece between words for “and”, read.
struct Entry {
    form: Form,
    mark: Mark,
    hand: Option<Hand>,
    aside: bool,
    glued: bool,
    /// The part before is a single name too.
    single_before: bool,
}

/// Every piece of a text, read.
fn entries(text: &str, proof: Proof) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let pieces = pieces::cut(text);
    let all_aside = pieces.iter().all(|piece| piece.aside);
    for piece in &pieces {
        if piece.aside && !all_aside {
            aside(text, piece, &mut entries);
            continue;
        }
        if piece.spoiled {
            let form = Form::Unknown;
            entries.push(Entry {
                form,
                mark: piece.mark,
                hand: None,
                aside: false,
                glued: false,
                single_before: false,
            });
            continue;
        }
        let mut forms = Vec::new();
        parts(text, &piece.words, piece, proof, &mut forms);
        for (index, (form, glued)) in forms.into_iter().enumerate() {
            // “Norrby Today”, “Holm is a writer”
            let form = if piece.cut && matches!(form, Form::Single(..)) { Form::Unknown } else { form };
            let single_before = entries.last().is_some_and(|entry| matches!(entry.form, Form::Single(..)));
            let mark = if index == 0 { piece.mark } else { Mark::And };
            entries.push(Entry { form, mark, hand: piece.hand, aside: piece.aside, glued, single_before });
        }
    }
    entries
}

/// What stands in brackets: “(dpa)” is an agency, “(Text)” and “(Photos)” say what the one before did, “(记者 …)” opens a
/// credit of its own. The rest are initials, places and roles.
fn aside(text: &str, piece: &Piece, entries: &mut Vec<Entry>) {
    let (Some(first), Some(last)) = (piece.words.first(), piece.words.last()) else { return };
    let inside = text.get(first.start..last.end).unwrap_or_default();
    if let Some(opener) = opener::whole(inside)
        && let Some(before) = entries.last_mut()
    {
        before.hand = Some(opener.hand);
        return;
    }
    let form = form::read(text, &piece.words);
    let agency = matches!(&form, Form::Organization(party, _) if lists::agency(&party.name).is_some());
    if agency || piece.mark == Mark::Opener {
        entries.push(Entry {
            form,
            mark: piece.mark,
            hand: piece.hand,
            aside: true,
            glued: false,
            single_before: false,
        });
    }
}

/// Reads a piece's words, split at “and” where both sides are names.
fn parts(text: &str, words: &[Range<usize>], piece: &Piece, proof: Proof, out: &mut Vec<(Form, bool)>) {
    // “Dan” is a name, “dan” is Indonesian; “A.” is an initial.
    let is_and = |each: &Range<usize>| {
        let word = text.get(each.clone()).unwrap_or_default();
        let small = !word.starts_with(char::is_uppercase)
            || matches!(word, "And" | "AND" | "Und" | "UND" | "ET" | "OG" | "OCH");
        small && !word.ends_with('.') && has_sense(word, Sense::And)
    };
    let mut words = words;
    // What is left of “…, and Anna Meer”.
    while let [first, rest @ ..] = words
        && is_and(first)
        && !rest.is_empty()
    {
        words = rest;
    }
    if words.is_empty() {
        return;
    }
    let counts = |form: &Form| match form {
        Form::Person(..) | Form::Organization(..) => true,
        Form::Single(..) => proof == Proof::Place,
        _ => false,
    };
    for (at, each) in words.iter().enumerate().skip(1) {
        if !is_and(each) {
            continue;
        }
        let (before, after) = words.split_at(at);
        let after = after.get(1..).unwrap_or_default();
        let inside_names = text.get(each.clone()).is_some_and(|word| has_sense(word, Sense::Particle));
        let mut left = Vec::new();
        whole(text, before, &mut left);
        let mut right = Vec::new();
        parts(text, after, piece, proof, &mut right);
        let (Some((last, _)), Some((first, _))) = (left.last(), right.first()) else { continue };
        let both_people = matches!((last, first), (Form::Person(..), Form::Person(..)));
        // “Anna and Tom Achter” share a name: the first is no name of its own.
        let and = text.get(each.clone()).unwrap_or_default();
        let joins = matches!(and.to_lowercase().as_str(), "&" | "and" | "et" | "och" | "og" | "und" | "y" | "и" | "і");
        let shared = joins && matches!((last, first), (Form::Single(..), Form::Person(..)));
        let agency = |form: &Form| matches!(form, Form::Organization(party, _) if lists::agency(&party.name).is_some());
        if shared && !inside_names {
            out.append(&mut right);
            return;
        }
        // “made with Drupal” is no pair of names.
        let pair = joins || !matches!((last, first), (Form::Single(..), _) | (_, Form::Single(..)));
        let company = and == "&"
            && after.first().is_some_and(|next| text.get(next.clone()).is_some_and(|next| next.starts_with("Co")));
        if company {
            continue;
        }
        // “The Herald with AFP”: who the house is need not be known.
        if agency(first) || agency(last) || (counts(last) && counts(first) && pair && (!inside_names || both_people)) {
            out.append(&mut left);
            out.append(&mut right);
            return;
        }
    }
    // Chinese bylines part names by blanks.
    if piece.language == Some("zh") && words.len() > 1 {
        let each: Vec<Form> = words.iter().map(|word| form::read(text, std::slice::from_ref(word))).collect();
        if each.iter().all(|form| matches!(form, Form::Person(..) | Form::Aside)) {
            out.extend(each.into_iter().map(|form| (form, false)));
            return;
        }
    }
    whole(text, words, out);
}

/// Reads words without “and”; names glued together without a blank are parted.
fn whole(text: &str, words: &[Range<usize>], out: &mut Vec<(Form, bool)>) {
    let named = words.iter().position(|each| has_sense(text.get(each.clone()).unwrap_or_default(), Sense::Where));
    let seam = words.iter().enumerate().take(named.unwrap_or(words.len())).skip(1).find_map(|(index, range)| {
        let at = form::glued(text.get(range.clone()).unwrap_or_default())?;
        Some((index, range.start + at))
    });
    if let Some((index, at)) = seam {
        let (before, after) = words.split_at(index);
        let first: Vec<Range<usize>> =
            before.iter().cloned().chain(after.first().map(|range| range.start..at)).collect();
        if let form @ Form::Person(..) = form::read(text, &first) {
            out.push((form, false));
            let rest: Vec<Range<usize>> =
                after.first().map(|range| at..range.end).into_iter().chain(after.iter().skip(1).cloned()).collect();
            let mut glued = Vec::new();
            whole(text, &rest, &mut glued);
            out.extend(
                glued
                    .into_iter()
                    .filter(|(form, _)| !matches!(form, Form::Single(..) | Form::Unknown))
                    .map(|(form, _)| (form, true)),
            );
            return;
        }
    }
    out.push((form::read(text, words), false));
}

/// “Last, First; Last, First” turned round: a list of such names proves the form.
fn turned(text: &str) -> Option<Vec<Named>> {
    let parts: Vec<&str> = text.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() < 2 {
        return None;
    }
    let turn = |part: &str| {
        let (last, first) = part.split_once(',')?;
        let (last, first) = (last.trim(), first.trim());
        if first.is_empty() || first.contains(',') || is_person(last) {
            return None;
        }
        let name = format!("{first} {last}");
        is_person(&name).then_some(name)
    };
    let mut from = 0;
    let named: Option<Vec<Named>> = parts
        .into_iter()
        .map(|part| {
            let start = from + text.get(from..)?.find(part)?;
            from = start + part.len();
            let party = Party { name: case::cased(&turn(part)?), kind: PartyKind::Person, url: None };
            Some(Named { party, hand: Hand::Author, range: start..from })
        })
        .collect();
    named.filter(|named| !named.is_empty())
}

/// A field's text without character references: markup in strings of scripts is not decoded by the parser.
fn decoded(text: &str) -> Cow<'_, str> {
    if text.contains('&') && text.contains(';') || text.contains('<') {
        let tree = Tree::parse(text);
        return Cow::Owned(tree.text_content(tree.root()));
    }
    Cow::Borrowed(text)
}

/// A site's name, where the text can be one: it has letters or digits, and is no address and no handle.
pub(crate) fn site(text: &str) -> Option<Party> {
    let name = text.trim();
    let named = name.chars().count() <= LONGEST_SITE && name.chars().any(char::is_alphanumeric);
    (named && !name.starts_with('@') && !name.contains("://")).then(|| Party::organization(name))
}

#[cfg(test)]
mod tests {
    use super::parties;
    use crate::claim::PartyKind;

    fn names(text: &str) -> Vec<String> {
        parties(text).into_iter().map(|party| party.name).collect()
    }

    #[test]
    fn several_people_are_split() {
        assert_eq!(names("Mira Solberg and Anna van der Meer"), ["Mira Solberg", "Anna van der Meer"]);
        assert_eq!(names("Mira Solberg, Tom Achter and Anna Meer"), ["Mira Solberg", "Tom Achter", "Anna Meer"]);
        assert_eq!(names("José Ortega y Gasset"), ["José Ortega y Gasset"]);
        assert_eq!(names("小暮ひさのり"), ["小暮ひさのり"]);
    }

    #[test]
    fn what_stands_around_a_name_is_left_out() {
        assert_eq!(names("Anna Meer, health correspondent"), ["Anna Meer"]);
        assert_eq!(names("Anna Meer in Norrby"), ["Anna Meer"]);
        assert_eq!(names("Anna Meer | 3 March 2026"), ["Anna Meer"]);
        assert_eq!(names("Mira Solberg, mira@harrowvalley.example"), ["Mira Solberg"]);
    }

    #[test]
    fn what_is_no_name_gives_none() {
        for text in [
            "",
            "admin",
            "12345",
            "https://harrowvalley.example/",
            "updated",
            "a long sentence that is no name",
            "@solberg",
        ] {
            assert_eq!(names(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn bodies_are_organizations() {
        for text in ["Reuters", "Staff Writer", "Harrow Editorial Team", "Associated Press"] {
            let parties = parties(text);
            assert_eq!(parties.len(), 1, "{text}");
            assert_eq!(parties[0].kind, PartyKind::Organization, "{text}");
        }
    }
}
