//! The language of a text by its small words, where the page tells none, or one that the text is not written in: templates
//! say `en` on sites of every tongue.

use crate::lists::Table;
use std::sync::LazyLock;

/// Words that are read.
const SAMPLE: usize = 600;

/// Small words that tell a language, and how often the winner must beat the others.
const FEWEST: usize = 15;
const LEAD: usize = 3;

/// The small words of each language that writes many of them. What several languages share stands with each.
const WORDS: &[(&str, &str)] = &[
    (
        "da",
        "af at blev efter eller en er et for fra han har hvor i ikke jeg med men mod nogle og også om på siger sig som til var ved",
    ),
    (
        "de",
        "als am auch auf aus bei das dass dem den der des die ein eine einem einen einer er es für hat im ist mit nach nicht noch sich sie sind über um und von vor war werden wie wird zu zum zur",
    ),
    (
        "en",
        "a after an and are as at be been but by for from had has have he his in is it its not of on or she that the their they this to was were which who will with would",
    ),
    (
        "es",
        "al como con de del desde el en entre es esta fue ha han hasta la las lo los más no para pero por que se según sin sobre su sus también un una y",
    ),
    (
        "fr",
        "au aux avec ce cette dans de des du elle en est et il ils la le les leur mais ne ont ou où par pas plus pour qui que sa se ses son sont sur un une été à",
    ),
    (
        "id",
        "ada akan atau bahwa dalam dan dari dengan di ini itu juga karena ke mereka oleh pada para saat sebagai sudah telah tersebut tidak untuk yang",
    ),
    (
        "it",
        "al alla anche che ci come con da dal dalla dei del della delle di e gli ha hanno i il in la le lo ma nel nella non per più si sono su un una è",
    ),
    (
        "nb",
        "at av ble ble da de den der det eller en er et etter for fra han har hun i ikke jeg med men mot noen og også om på seg som til var ved",
    ),
    (
        "nl",
        "aan als bij dat de deze die door een en er het hij in is maar met naar niet nog of om onder ook op over te tot uit van voor was wordt zijn",
    ),
    (
        "pl",
        "ale być dla do gdy ich jak jednak jego jest już które który na nie o od oraz po pod przez przy się są tego to tym w we z za ze że",
    ),
    (
        "pt",
        "ao aos as até com como da das de do dos e ela ele em entre foi mais mas na nas no nos não o os ou para pela pelo por que se segundo seu sua são também um uma é",
    ),
    (
        "ru",
        "а без был было в во для до его если за и из или их к как который мы на не но о об он она они от по после при с со так также то у что это",
    ),
    (
        "sv",
        "att av de den det efter eller en ett från för han har hon i inte jag kan med men mot något och också om på sig som till under var vi vid är",
    ),
    (
        "tr",
        "ama bir bu da daha de diye en gibi göre her için ile ise kadar kendi olan olarak oldu olduğunu sonra şu ve veya ya çok",
    ),
    (
        "uk",
        "а але без був було в від він для до за з зі й його його із і її коли на не про по при та так також те у це що як який я",
    ),
];

/// For each small word a bit for each language that writes it.
static LANGUAGES: LazyLock<Table<&'static str, u16>> = LazyLock::new(|| {
    let mut languages = Table::default();
    for (at, (_, words)) in WORDS.iter().enumerate() {
        for word in words.split(' ') {
            *languages.entry(word).or_default() |= 1 << at;
        }
    }
    languages
});

/// What the small words of a text say, where they say it clearly; else what the page tells.
pub(super) fn language<'a>(text: impl Iterator<Item = &'a str>, told: Option<&'static str>) -> Option<&'static str> {
    let mut counts = [0_usize; WORDS.len()];
    for word in text.flat_map(|text| text.split(' ')).filter(|word| word.starts_with(char::is_lowercase)).take(SAMPLE) {
        let word = word.trim_end_matches([',', '.', ':', ';']);
        let languages = LANGUAGES.get(word).copied().unwrap_or_default();
        for (at, count) in counts.iter_mut().enumerate().filter(|_| languages > 0) {
            *count += usize::from(languages >> at & 1);
        }
    }
    let score = |language: &str| {
        let at = WORDS.iter().position(|(of, _)| *of == language);
        at.and_then(|at| counts.get(at)).copied()
    };
    let most = counts.iter().copied().max().unwrap_or_default();
    if most < FEWEST {
        return told;
    }
    let (winner, _) = WORDS.iter().zip(counts).find(|(_, count)| *count == most)?.0;
    match told {
        // A language whose small words are not known here may be written all the same.
        Some(told) if score(told).is_none_or(|count| count * LEAD > most) => Some(told),
        Some(_) => Some(*winner),
        None => {
            let second = counts.iter().copied().filter(|count| *count < most).max().unwrap_or_default();
            (second * 2 < most).then_some(*winner)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn small_words_overrule_a_template() {
        let german = "Der Hafen von Norrby ist nach dem Sturm, der in der Nacht über die Stadt zog, noch nicht für die \
                      Fähre frei, und die Boote liegen auf dem Kai.";
        let english = "The harbour of Norrby is closed after the storm which came in the night, and the boats are on the \
                       quay, as they were in the spring when it was closed for a week.";
        assert_eq!(language([german].into_iter(), Some("en")), Some("de"));
        assert_eq!(language([german].into_iter(), Some("de")), Some("de"));
        assert_eq!(language([german].into_iter(), None), Some("de"));
        assert_eq!(language([english].into_iter(), Some("de")), Some("en"));
        assert_eq!(language(["Norrby, Halden"].into_iter(), Some("tr")), Some("tr"));
        assert_eq!(language(["Norrby, Halden"].into_iter(), None), None);
    }
}
