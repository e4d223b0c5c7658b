//! Words by which readers are asked to follow, to subscribe, to install or to support, from `inviting.txt`.

use super::{is_dense, lines};

/// Whether a sentence asks its readers for something, where it links to where they can.
pub(crate) fn invites(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    lines(list!("inviting.txt")).filter(|line| !line.starts_with('[')).any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let before = lower.get(..at).and_then(|before| before.chars().next_back());
            word.starts_with(is_dense) || !before.is_some_and(char::is_alphabetic)
        })
    })
}

/// Whether a sentence, or a part of it after a dash or a colon, begins with asking its readers to follow or to subscribe,
/// wherever it links to.
pub(crate) fn beckons(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    let parts = [" - ", " – ", " — ", ": "].iter().flat_map(|mark| lower.split(mark).skip(1));
    std::iter::once(lower.as_str()).chain(parts).any(|part| {
        let opening = part.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        lines(list!("inviting.txt")).take_while(|line| *line != "[beside]").any(|word| opening.starts_with(word))
    })
}

#[cfg(test)]
mod tests {
    use super::{beckons, invites, lines};

    #[test]
    fn the_list_is_sorted_and_in_lower_case() {
        let mut last = "";
        for line in lines(list!("inviting.txt")) {
            if line.starts_with('[') {
                last = "";
                continue;
            }
            assert!(last < line, "{line} stands after {last}");
            assert_eq!(line, line.to_lowercase());
            last = line;
        }
    }

    #[test]
    fn invitations_are_told_from_reports() {
        assert!(invites("Follow Jonas Lind on Twitter."));
        assert!(invites("Abonnieren Sie unseren Newsletter."));
        assert!(invites("公式アカウントをフォロー"));
        assert!(beckons("Follow the paper's whole coverage at kestrel.example"));
        assert!(beckons("Don't miss the news from Norrby - sign up for our letter here."));
        assert!(!beckons("Followers of the party wrote a letter."));
        assert!(!beckons("She asked them to follow the path."));
        assert!(!invites("The mayor wrote on Instagram that the bridge was safe."));
        assert!(!invites("Sie erklärte auf Facebook, die Nachfolge sei geregelt."));
    }
}
