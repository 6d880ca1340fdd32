//! Whether figures are of moments or of spans of time, by the words of titles and captions.

use crate::notation::words::{Kind, words};

/// What figures are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// What there is at the end of a day.
    Moment,
    /// What happened from day to day.
    Span,
}

/// Which balance of a span a row of a statement of flows shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Roll {
    /// The one it began with.
    Opening,
    /// The one it ended with.
    Closing,
}

/// What a statement with this title is about; none where it does not say, or says both.
pub(super) fn of_title(title: &str) -> Option<Nature> {
    let lower = folded(title);
    let moment = words().stand_in(Kind::BalanceTitles, &lower);
    let span = words().stand_in(Kind::FlowTitles, &lower);
    match (moment, span) {
        (true, false) => Some(Nature::Moment),
        (false, true) => Some(Nature::Span),
        _ => None,
    }
}

/// What a row is about, where its caption alone says it.
pub(super) fn of_caption(caption: &str) -> Option<Nature> {
    let lower = folded(caption);
    if words().stand_in(Kind::Movement, &lower) {
        return None;
    }
    if words().stand_in(Kind::BalanceCaptions, &lower) {
        return Some(Nature::Moment);
    }
    words().stand_in(Kind::FlowCaptions, &lower).then_some(Nature::Span)
}

/// What rows are about together; none where they disagree.
pub(super) fn of_captions<'a>(captions: impl Iterator<Item = &'a str>) -> Option<Nature> {
    let mut said = captions.filter_map(of_caption);
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// The balance that a caption of a statement of flows opens or closes a span with, and what it is a balance of.
pub(super) fn roll(caption: &str) -> Option<(Roll, String)> {
    let lower = folded(caption);
    // Letters may have another length in small; then nothing can be cut.
    if lower.len() != caption.len() || words().stand_in(Kind::Movement, &lower) {
        return None;
    }
    let first = |kind| words().of(kind).filter_map(|phrase| lower.find(phrase)).min();
    let (roll, at) = match (first(Kind::Opening), first(Kind::Closing)) {
        (Some(at), None) => (Roll::Opening, at),
        (None, Some(at)) => (Roll::Closing, at),
        _ => return None,
    };
    let thing =
        caption.get(..at)?.trim_end_matches([' ', ',', ';', '-', '–', '—', '(', '（', 'の']);
    (thing.chars().count() > 2).then(|| (roll, thing.to_owned()))
}

fn folded(words: &str) -> String {
    words.replace('’', "'").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_say_what_statements_are_about() {
        for (title, nature) in [
            ("Consolidated Balance Sheets", Some(Nature::Moment)),
            ("Konzern-Gewinn- und Verlustrechnung", Some(Nature::Span)),
            ("Compte de résultat consolidé", Some(Nature::Span)),
            ("Bilan consolidé", Some(Nature::Moment)),
            ("（1）連結貸借対照表", Some(Nature::Moment)),
            ("四半期連結損益計算書", Some(Nature::Span)),
            ("Income statement and balance sheet", None),
            ("Key figures", None),
        ] {
            assert_eq!(of_title(title), nature, "{title}");
        }
    }

    #[test]
    fn captions_say_which_balance_they_are() {
        for (caption, roll_of) in [
            ("Cash at beginning of year", Some((Roll::Opening, "Cash"))),
            (
                "Cash and cash equivalents, end of period",
                Some((Roll::Closing, "Cash and cash equivalents")),
            ),
            ("現金及び現金同等物の期首残高", Some((Roll::Opening, "現金及び現金同等物"))),
            ("Finanzmittelfonds am Ende der Periode", Some((Roll::Closing, "Finanzmittelfonds"))),
            ("Net increase in cash from beginning of year", None),
            ("Revenue", None),
        ] {
            let roll_of = roll_of.map(|(roll, thing)| (roll, thing.to_owned()));
            assert_eq!(roll(caption), roll_of, "{caption}");
        }
    }
}
