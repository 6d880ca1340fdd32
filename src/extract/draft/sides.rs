//! Tables that are one side of a balance sheet, whose title names that side: `Passiva`, `Equity and liabilities`. All their
//! rows are of a moment, the result of the year too.

use super::line::Line;
use super::nature::{self, Nature};
use crate::extract::{enumerated, unit_line};
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::{Row, Table};

/// Whether a title is the name of a side, perhaps with its day behind it: `Passiva zum 31. Dezember 2024`.
pub(super) fn titles(title: &str) -> bool {
    let lower = folded(unit_line::without_tail(title));
    known().of(Kind::BalanceSides).any(|side| {
        let behind = lower.strip_prefix(side);
        behind.is_some_and(|behind| {
            behind.is_empty()
                || (behind.starts_with(' ') && behind.ends_with(|c: char| c.is_ascii_digit()))
        })
    })
}

/// Whether the last row is the total of a side, and none is the first line of a statement of income.
pub(super) fn closes(table: &Table, text: &Text) -> bool {
    let captions = table.rows.iter().filter(|row| !row.cells.is_empty());
    let captions: Vec<String> = captions.map(|row| folded(&caption(row, text))).collect();
    let last = captions.last().map(String::as_str).unwrap_or_default();
    let (first, rest) = last.split_once(' ').unwrap_or_default();
    let total = known().has(Kind::TotalCaptions, first) && known().has(Kind::BalanceSides, rest);
    total && !captions.iter().any(|caption| known().has(Kind::TopLines, caption))
}

/// Whether a title is the name of what there is at a moment, and so are rows below it, and none is a flow, a movement or a
/// balance that opens or closes: `5. Receivables`.
pub(super) fn names_stocks(title: &str, lines: &[Line]) -> bool {
    let of = |line: &&Line| nature::of_caption(&line.caption);
    let rows = || lines.iter().filter(|line| !line.heading && line.kind == "monetary");
    let flows = |line: &Line| {
        nature::is_movement(&line.caption)
            || nature::roll(&line.caption).is_some()
            || nature::roll_by_word(&line.caption).is_some()
            || nature::of_caption(&line.caption) == Some(Nature::Span)
    };
    nature::of_caption(enumerated::bare(title)) == Some(Nature::Moment)
        && rows().any(|line| of(&line) == Some(Nature::Moment))
        && !rows().any(flows)
}

fn caption(row: &Row, text: &Text) -> String {
    row.caption.iter().map(|span| text.plain(*span)).collect::<Vec<_>>().join(" ")
}

fn folded(words: &str) -> String {
    words.replace('’', "'").trim_end_matches([':', ' ']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::titles;

    #[test]
    fn sides_are_whole_titles() {
        for title in [
            "Passiva",
            "EQUITY AND LIABILITIES",
            "Passiva zum 31.12.2024",
            "Eget kapital och skulder",
        ] {
            assert!(titles(title), "{title}");
        }
        for title in [
            "Passiva-Umlauf",
            "Changes in equity and liabilities",
            "Actif net par action",
            "Assets sold in 2024",
        ] {
            assert!(!titles(title), "{title}");
        }
    }
}
