//! Tables that are one side of a balance sheet, whose title names that side: `Passiva`, `Equity and liabilities`. All their
//! rows are of a moment, the result of the year too.

use super::line::{Held, Line};
use super::nature::{self, Nature};
use crate::extract::columns::Headings;
use crate::extract::mentions::heading::{self, Setting};
use crate::extract::{enumerated, title, unit_line};
use crate::notation::words::{Kind, words as known};
use crate::text::Text;
use crate::text::table::Table;

/// Whether a title is the name of a side, perhaps with its day or year behind it: `Passiva zum 31. Dezember 2024`.
pub(super) fn titles(title: &str, setting: Setting) -> bool {
    let lower = folded(unit_line::without_tail(title));
    let is_when = |behind: &str| {
        let said = heading::read(behind, setting);
        let other = said.has_length() || said.rest.contains(char::is_alphanumeric);
        !other && !said.is_empty()
    };
    known().of(Kind::BalanceSides).any(|side| {
        let behind = lower.strip_prefix(side);
        behind
            .is_some_and(|behind| behind.is_empty() || (behind.starts_with(' ') && is_when(behind)))
    })
}

/// Whether the last row is the total of a side, most of the others are known to be of a moment, and no heading names a
/// span. The result of the year is the one flow among them; key figures have others, and begin with one.
pub(super) fn closes(table: &Table, text: &Text, setting: Setting) -> bool {
    let captions = table.rows.iter().filter(|row| !row.cells.is_empty());
    let captions: Vec<String> = captions.map(|row| folded(&row.words(text))).collect();
    let Some((last, others)) = captions.split_last() else { return false };
    let (first, rest) = last.split_once(' ').unwrap_or_default();
    let total = known().has(Kind::TotalCaptions, first) && known().has(Kind::BalanceSides, rest);
    if !total {
        return false;
    }
    let natures: Vec<Option<Nature>> =
        others.iter().map(|caption| nature::of_caption(caption)).collect();
    let count = |of: Nature| natures.iter().filter(|own| **own == Some(of)).count();
    natures.first() != Some(&Some(Nature::Span))
        && count(Nature::Span) < 2
        && count(Nature::Moment) * 2 > natures.len()
        && !others.iter().any(|caption| is_flow(caption))
        && !are_over_spans(&Headings::new(table, text, setting), setting)
}

/// Whether a heading says more of a span than the year: `FY 2024`, `Q3 2024`.
pub(super) fn are_over_spans(headings: &Headings, setting: Setting) -> bool {
    headings.columns.iter().any(|words| {
        let said = heading::read(words, setting);
        said.has_length() || !said.fiscal_years.is_empty() || !said.intervals.is_empty()
    })
}

/// Whether a title is the name of what there is at a moment, and so are rows below it, and none is a flow, a movement or a
/// balance that opens or closes: `5. Receivables`.
pub(super) fn names_stocks(title: &str, lines: &[Line]) -> bool {
    let of = |line: &&Line| nature::of_caption(&line.caption);
    let rows = || lines.iter().filter(|line| !line.heading && line.kind == "monetary");
    let flows = |line: &Line| {
        nature::is_movement(&line.caption)
            || is_flow(&line.caption)
            || nature::roll(&line.caption).is_some()
            || nature::roll_by_word(&line.caption).is_some()
            || nature::of_caption(&line.caption) == Some(Nature::Span)
    };
    nature::of_caption(enumerated::bare(title)) == Some(Nature::Moment)
        && rows().any(|line| of(&line) == Some(Nature::Moment))
        && !rows().any(flows)
}

/// Holds the rows of a table of stocks that no word of theirs says to be one: what was collected and written off stands
/// among receivables too.
pub(super) fn hold_others(lines: &mut [Line]) {
    let others = lines.iter_mut().filter(|line| !line.heading && line.kind == "monetary");
    for line in others.filter(|line| nature::of_caption(&line.caption).is_none()) {
        line.held = line.held.or(Some(Held::Nature));
    }
}

/// Lets go of those that give a total together with a stock: they are stocks, and the total is.
pub(super) fn let_go(lines: &mut [Line]) {
    let is_stock = |line: &Line| nature::of_caption(&line.caption) == Some(Nature::Moment);
    for total in 0..lines.len() {
        let is_part = |line: &Line| line.sums_to.is_some_and(|(of, _)| of == total);
        if !lines.iter().any(|line| is_part(line) && is_stock(line)) {
            continue;
        }
        let ours = lines.iter_mut().enumerate().filter(|(at, line)| *at == total || is_part(line));
        for (_, line) in ours.filter(|(_, line)| line.held == Some(Held::Nature)) {
            line.held = None;
        }
    }
}

/// Whether a caption names a flow: the result of the year is one that stands among equity.
fn is_flow(caption: &str) -> bool {
    nature::is_flow(caption) || title::says(Kind::FlowNouns, caption).is_some()
}

fn folded(words: &str) -> String {
    words.replace('’', "'").trim_end_matches([':', ' ']).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::titles;
    use crate::extract::mentions::heading;
    use crate::model::Calendar;
    use crate::text::Text;

    #[test]
    fn sides_are_whole_titles() {
        let setting = heading::setting(&Text::new(String::new()), Calendar::default(), None);
        let titles = |title: &str| titles(title, setting);
        for title in [
            "Passiva",
            "EQUITY AND LIABILITIES",
            "Passiva zum 31.12.2024",
            "Passiva 2024",
            "Eget kapital och skulder",
        ] {
            assert!(titles(title), "{title}");
        }
        for title in [
            "Passiva-Umlauf",
            "Changes in equity and liabilities",
            "Actif net par action",
            "Activa verkocht in 2024",
            "Passivo assunto nel 2024",
        ] {
            assert!(!titles(title), "{title}");
        }
    }
}
