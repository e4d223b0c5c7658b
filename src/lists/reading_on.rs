//! What stands where the text of an article breaks off, from `reading_on.txt`.

use super::lines;

/// What a line says of the rest of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadsOn {
    /// It is somewhere else.
    Invited,
    /// It is for those who pay or sign in.
    Sold,
}

/// What a line, in lower case and its words parted by single spaces, says of the rest of a text.
pub(crate) fn reads_on(words: &str) -> Option<ReadsOn> {
    let mut section = ReadsOn::Invited;
    for line in lines(list!("reading_on.txt")) {
        match line {
            "[alone]" => section = ReadsOn::Invited,
            "[within]" => section = ReadsOn::Sold,
            _ if section == ReadsOn::Invited && words == line => return Some(section),
            _ if section == ReadsOn::Sold && words.contains(line) => return Some(section),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{ReadsOn, reads_on};

    #[test]
    fn invitations_are_told_from_text() {
        assert_eq!(reads_on("weiterlesen"), Some(ReadsOn::Invited));
        assert_eq!(reads_on("already a member log in to read the whole piece"), Some(ReadsOn::Sold));
        assert_eq!(reads_on("weiterlesen will hier niemand"), None);
        assert_eq!(reads_on("advertisement scroll to continue reading"), None);
    }
}
