//! What the rows of a table say of its nature where its title does not, or says too much: sales are in no balance sheet, and
//! what operations provided is in no table of stocks.

use super::amounts::values;
use super::line::{Line, Open};
use super::nature::{self, Nature};
use crate::extract::title;
use crate::model::Figure;
use crate::notation::words::{Kind, words};
use crate::text::Text;
use crate::text::table::{Row, Table};

/// What a table is of whose title says so much.
pub(super) fn nature(
    by_title: Option<Nature>,
    title: &str,
    table: &Table,
    text: &Text,
) -> Option<Nature> {
    let (rows, sections): (Vec<&Row>, Vec<&Row>) =
        table.rows.iter().partition(|row| !row.cells.is_empty());
    let opening = table.rows.iter().take_while(|row| row.cells.is_empty()).count();
    let words_of = |of: &[&Row]| -> Vec<String> {
        let caption = |row: &&Row| row.words(text).to_lowercase().replace('’', "'");
        of.iter().map(caption).collect()
    };
    let (rows, sections) = (words_of(&rows), words_of(&sections));
    let sells = || rows.iter().any(|row| nature::is_whole(row, Kind::TopLines));
    match by_title {
        Some(Nature::Moment) => by_title.filter(|_| !sells()),
        Some(Nature::Span) => by_title,
        None => {
            let says = |of: &str| words().stand_in(Kind::CashFlowRows, of);
            // A line of cash flows further down, or a row of them, may stand among key figures of every kind, which do
            // not add up to it.
            let above = || sections.iter().take(opening).any(|of| says(of));
            let sum = || rows.last().is_some_and(|row| says(row)) && add_up(table);
            let named = says(&title.to_lowercase()) || above() || sum();
            let parted =
                || sections.iter().any(|of| nature::of_section(of) == Some(Nature::Moment));
            // Key figures have sales and stocks as well.
            let stocks = || rows.iter().any(|row| nature::is_stock(row));
            (named && !sells() && !stocks() && !parted()).then_some(Nature::Span)
        }
    }
}

/// Whether there is but one row, and neither its caption nor its figures say what it is: `Largest holder` below two quarters
/// need be no amount.
pub(super) fn is_one_of_anything(lines: &[Line]) -> bool {
    let mut rows = lines.iter().filter(|line| !line.heading);
    let (Some(only), None) = (rows.next(), rows.next()) else { return false };
    let known = || nature::of_caption(&only.caption).is_some();
    only.kind == "monetary" && !only.printing.currency && !known()
}

/// Whether the last row is the sum of all others, three or more, in every column.
fn add_up(table: &Table) -> bool {
    const LEAST: usize = 3;
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
    let values: Vec<Vec<Option<Figure>>> = rows.map(|row| values(row, table.columns)).collect();
    let [parts @ .., last] = values.as_slice() else { return false };
    let sum = |at: usize| {
        let mut all = parts.iter().filter_map(|row| row[at]);
        all.try_fold(Figure::ZERO, |sum, of| sum.plus(of).ok())
    };
    let same = |at: usize| last[at].is_some() && sum(at) == last[at];
    parts.len() >= LEAST && table.columns > 0 && (0..table.columns).all(same)
}

/// Takes rows below a line that names a flow for flows, up to their total, and asks: `Deposits` below `Interest expense`.
pub(super) fn below_flows(lines: &mut [Line]) {
    let mut flows = false;
    for line in lines {
        let caption = &line.caption;
        if line.heading {
            flows = title::says(Kind::FlowNouns, caption).is_some()
                && nature::of_section(caption) != Some(Nature::Moment);
            continue;
        }
        let first = caption.split_whitespace().next().unwrap_or_default().to_lowercase();
        if flows && words().has(Kind::TotalCaptions, &first) {
            flows = false;
        }
        let named = line.instant && line.roll.is_none() && line.kind == "monetary";
        if flows && named && !nature::is_stock(caption) {
            line.instant = false;
            line.open = Some(Open::Nature);
        }
    }
}
