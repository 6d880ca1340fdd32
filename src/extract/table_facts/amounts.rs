//! How the figures of a table look.

use super::super::columns::{Column, Kind};
use super::super::counts;
use super::super::each_share;
use super::super::rate;
use super::super::unit_line;
use crate::text::Text;
use crate::text::table::{Cell, Content, Table};

/// How the figures of a table look, percentages aside.
pub(super) struct Amounts {
    /// With how many decimals at most the amounts of most rows are printed, where there are several.
    places: Option<usize>,
    /// Some figure has more than three digits before its decimals.
    pub(super) large: bool,
    /// Some caption has the letter of a note: `Goodwill (a)`.
    pub(super) lettered: bool,
}

impl Amounts {
    pub(super) fn of(table: &Table, columns: &[Column], text: &Text) -> Self {
        // What is passed over, as changes are, is printed in its own way.
        let passed_over =
            |cell: &&Cell| columns.get(cell.column).is_some_and(|column| column.kind == Kind::Skip);
        let (mut rows, mut large, mut lettered) = ([0_usize; MANY + 1], false, false);
        for row in &table.rows {
            lettered |= row.caption.iter().any(|span| has_letter_of_note(text.slice(*span)));
            let kept = row.cells.iter().filter(|cell| !passed_over(cell));
            let cells = kept.filter_map(|cell| match &cell.content {
                Content::Figures(figures) => Some(figures),
                _ => None,
            });
            let printed: Vec<&str> = cells
                .flatten()
                .filter(|figure| !figure.is_percent())
                .map(|figure| figure.printed.as_str())
                .collect();
            large |= printed.iter().any(|figure| digits(figure) > 3);
            let caption = row.words(text).to_lowercase();
            // Amounts for each share, rates and ratios have decimals in every table.
            let small = each_share::at(&caption).is_some()
                || counts::says_caption(&caption)
                || rate::rate(&caption) == Some(rate::Rate::Said);
            if !small && let Some(most) = printed.iter().map(|figure| places(figure)).max() {
                rows[most.min(MANY)] += 1;
            }
        }
        let [none, one, more] = rows;
        let places = match none + one {
            _ if none > 1 && none > one + more => Some(0),
            few if few > 1 && few > 2 * more => Some(1),
            _ => None,
        };
        Self { places, large, lettered }
    }

    /// Whether a figure is printed with more decimals than most amounts.
    pub(super) fn are_exceeded_by(&self, figure: &str) -> bool {
        self.places.is_some_and(|most| places(figure) > most)
    }
}

/// So many decimals have only amounts of small things.
const MANY: usize = 2;

/// How many decimals a figure is printed with.
pub(in super::super) fn places(figure: &str) -> usize {
    let behind = figure.split_once('.').map_or("", |(_, behind)| behind);
    behind.chars().filter(char::is_ascii_digit).count()
}

/// How many digits a figure has before its decimals.
pub(in super::super) fn digits(figure: &str) -> usize {
    let whole = figure.split('.').next().unwrap_or_default();
    whole.chars().filter(char::is_ascii_digit).count()
}

/// Whether words have the letter of a note in parentheses: one that is no power and no part of a currency.
fn has_letter_of_note(words: &str) -> bool {
    let notes = |part: &String| matches!(part.as_bytes(), [b'a' | b'b' | b'd'..=b'j']);
    unit_line::enclosed(words).iter().any(notes)
}
