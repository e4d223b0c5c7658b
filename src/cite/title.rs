//! The title as a style wants it: title case and quotation marks.
//!
//! The engine does neither well, so both are done here before it sees the title: mixed-case words keep their case, and
//! quotation marks nest in those that the style puts around the title. Case changes in English titles only. A headline
//! in title case is never turned into sentence case, although APA asks for it: nothing in the headline tells a name
//! from a capital.

use super::marked;

/// The quotation marks around a title, as found in the style's own output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Around {
    /// None.
    Nothing,
    /// “ ”
    Double,
    /// ‘ ’
    Single,
    /// Others, such as « » and „ “.
    Other,
}

/// Words that title case leaves in lower case at any length.
const SHORT_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "down", "for", "from", "if", "in", "into", "like", "near", "nor", "of",
    "off", "on", "onto", "or", "over", "past", "per", "so", "than", "the", "till", "to", "up", "upon", "v", "via",
    "vs", "with", "yet",
];

/// Prepositions that MLA leaves in lower case and Chicago's 18th edition capitalizes for their length.
const LONG_PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "along",
    "among",
    "around",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "despite",
    "during",
    "except",
    "inside",
    "outside",
    "since",
    "through",
    "throughout",
    "toward",
    "towards",
    "under",
    "underneath",
    "until",
    "within",
    "without",
];

/// Title case: every word gets a capital, save short function words inside; words with capitals of their own stay.
pub(crate) fn title_case(title: &str, capital_prepositions: bool) -> String {
    let words: Vec<&str> = title.split(' ').collect();
    let last = words.len().saturating_sub(1);
    let mut opens = true;
    let mut cased = Vec::with_capacity(words.len());
    for (index, word) in words.iter().enumerate() {
        let parts: Vec<&str> = word.split('-').collect();
        let last_part = parts.len().saturating_sub(1);
        let edge = opens || index == last;
        let done: Vec<String> = parts
            .iter()
            .enumerate()
            .map(|(at, part)| case_word(part, edge && (at == 0 || at == last_part), capital_prepositions))
            .collect();
        cased.push(done.join("-"));
        // What follows a colon, a question or an em dash opens a title of its own.
        let end = word.trim_end_matches(|letter: char| "”’\"')".contains(letter) || marked::is_mark(letter));
        opens = word.is_empty() && opens || end.ends_with([':', '?', '!', '—']);
    }
    cased.join(" ")
}

fn case_word(word: &str, edge: bool, capital_prepositions: bool) -> String {
    let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    let lower = bare.to_lowercase();
    let function =
        SHORT_WORDS.contains(&lower.as_str()) || !capital_prepositions && LONG_PREPOSITIONS.contains(&lower.as_str());
    let capitals = bare.chars().filter(|letter| letter.is_uppercase()).count();
    let opens_capital = bare.chars().next().is_some_and(char::is_uppercase);
    // A word that opens a quotation stays as the page has it: the quotation may be a sentence or a title.
    let quoted = word.trim_start_matches(marked::is_mark).starts_with(['“', '‘', '"', '\'']);
    if function && !edge && !quoted {
        // "US" and "IT" are no function words, and a lone "A" may be a grade.
        return if capitals == 1 && opens_capital && bare.len() > 1 { word.to_lowercase() } else { word.to_owned() };
    }
    let has_dot = bare.contains('.');
    if function && !edge || capitals > 0 || has_dot || bare.chars().next().is_none_or(|letter| !letter.is_alphabetic())
    {
        return word.to_owned();
    }
    let mut raised = false;
    let raise = |letter: char| {
        if !raised && letter.is_alphanumeric() {
            raised = true;
            letter.to_uppercase().collect::<String>()
        } else {
            letter.to_string()
        }
    };
    word.chars().map(raise).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Letter(char),
    Apostrophe,
    Open,
    Close,
}

/// Typographic quotation marks that alternate with the marks around the title.
pub(crate) fn curl_quotes(title: &str, around: Around) -> String {
    write_quotes(title, around, ['“', '”', '‘', '’'], '’')
}

/// Straight quotation marks, single ones outermost, for titles that a template puts in double ones.
pub(crate) fn straighten_quotes(title: &str) -> String {
    write_quotes(title, Around::Double, ['"', '"', '\'', '\''], '\'').replace(marked::INNER_CLOSE, "")
}

fn write_quotes(title: &str, around: Around, [open2, close2, open1, close1]: [char; 4], apostrophe: char) -> String {
    // Titles with other languages' marks are already set as they should be.
    if title.contains(['„', '«', '»', '‹', '「', '『']) {
        return title.to_owned();
    }
    let outer = matches!(around, Around::Double);
    let mut depth = 0usize;
    let mut written = String::with_capacity(title.len() + 8);
    for piece in pieces(title) {
        match piece {
            Piece::Letter(letter) => written.push(letter),
            Piece::Apostrophe => written.push(apostrophe),
            Piece::Open => {
                let single = depth.is_multiple_of(2) == outer;
                written.push(if single { open1 } else { open2 });
                depth += 1;
            }
            Piece::Close => {
                depth = depth.saturating_sub(1);
                let single = depth.is_multiple_of(2) == outer;
                written.push(marked::INNER_CLOSE);
                written.push(if single { close1 } else { close2 });
            }
        }
    }
    written
}

/// Tells quotation marks from apostrophes, and opening from closing. What is not paired stays an apostrophe or a letter.
fn pieces(title: &str) -> Vec<Piece> {
    let letters: Vec<char> = title.chars().collect();
    let near = |at: Option<usize>| {
        at.and_then(|at| letters.get(at)).copied().filter(|letter| !marked::is_mark(*letter)).unwrap_or(' ')
    };
    let mut pieces: Vec<Piece> = Vec::with_capacity(letters.len());
    let mut doubles: Vec<usize> = Vec::new();
    let mut single: Option<usize> = None;
    for (at, letter) in letters.iter().copied().enumerate() {
        let before = near(at.checked_sub(1));
        let after = near(Some(at + 1));
        let starts = before.is_whitespace() || "([—–-“‘\"".contains(before);
        let ends = !after.is_alphanumeric();
        match letter {
            '“' => {
                doubles.push(at);
                pieces.push(Piece::Letter(letter));
            }
            '"' if starts && !after.is_whitespace() && doubles.is_empty() => {
                doubles.push(at);
                pieces.push(Piece::Letter(letter));
            }
            '”' | '"' => {
                pieces.push(Piece::Letter(letter));
                if let Some(open) = doubles.pop() {
                    set(&mut pieces, open, Piece::Open);
                    set(&mut pieces, at, Piece::Close);
                }
            }
            '‘' | '\'' | '’' if starts && after.is_alphanumeric() && single.is_none() && letter != '’' => {
                // Opens a quotation if one of the marks ahead can close it; the last before the next opening does.
                let close = closing_single(&letters, at);
                single = close;
                pieces.push(if close.is_some() { Piece::Open } else { Piece::Apostrophe });
            }
            '‘' | '\'' | '’' => {
                let closes = single == Some(at) && ends;
                if closes {
                    single = None;
                }
                pieces.push(if closes { Piece::Close } else { Piece::Apostrophe });
            }
            _ => pieces.push(Piece::Letter(letter)),
        }
    }
    pieces
}

fn set(pieces: &mut [Piece], at: usize, piece: Piece) {
    if let Some(place) = pieces.get_mut(at) {
        *place = piece;
    }
}

fn closing_single(letters: &[char], open: usize) -> Option<usize> {
    let mut close = None;
    for (at, letter) in letters.iter().copied().enumerate().skip(open + 1) {
        let before = letters.get(at - 1).copied().unwrap_or(' ');
        let after = letters.get(at + 1).copied().unwrap_or(' ');
        if "‘'".contains(letter) && before.is_whitespace() && after.is_alphanumeric() {
            break;
        }
        if "’'".contains(letter) && !before.is_whitespace() && !after.is_alphanumeric() {
            close = Some(at);
        }
    }
    close
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn title_case_keeps_names_and_lowers_function_words() {
        for (title, cased) in [
            ("why the iPhone matters to OpenAI", "Why the iPhone Matters to OpenAI"),
            ("What We Know: the case For it", "What We Know: The Case for It"),
            ("after ten-year wait, a consortium", "After Ten-Year Wait, a Consortium"),
            ("the ‘in’ crowd and the US in 3rd place", "The ‘in’ Crowd and the US in 3rd Place"),
            ("can example.com win? yes", "Can example.com Win? Yes"),
            ("talk about peace", "Talk about Peace"),
            ("it stays “On The Table” And more", "It Stays “On the Table” and More"),
        ] {
            assert_eq!(title_case(title, false), cased);
        }
        assert_eq!(title_case("talk about peace", true), "Talk About Peace");
    }

    #[test]
    fn quotes_nest_in_those_of_the_style() {
        let plain = |title, around| curl_quotes(title, around).replace(marked::INNER_CLOSE, "");
        for (title, nested, bare) in [
            ("\"We won't go\": voices", "‘We won’t go’: voices", "“We won’t go”: voices"),
            ("‘We won’t go’: voices", "‘We won’t go’: voices", "“We won’t go”: voices"),
            ("“She said ‘no’ twice”", "‘She said “no” twice’", "“She said ‘no’ twice”"),
            ("the boys' '90s summer", "the boys’ ’90s summer", "the boys’ ’90s summer"),
            ("„Nie wieder“", "„Nie wieder“", "„Nie wieder“"),
            ("a 5\" gun", "a 5\" gun", "a 5\" gun"),
        ] {
            assert_eq!(plain(title, Around::Double), nested);
            assert_eq!(plain(title, Around::Nothing), bare);
        }
        assert_eq!(straighten_quotes("“Yes, ‘no’,” it’s said"), "'Yes, \"no\",' it's said");
    }
}
