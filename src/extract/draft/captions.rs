//! Currencies that captions state themselves, where no line over a table does: `Revenue £m`, `Net sales, MSEK`.

use crate::extract::mentions::heading::Setting;
use crate::extract::unit_line::{self, Tail, UnitLine};
use crate::text::Text;
use crate::text::table::{Row, Table};

/// The currencies that captions name, each with the codes that may be meant.
pub(super) fn codes(table: &Table, text: &Text, setting: Setting) -> Vec<Vec<&'static str>> {
    let rows = table.rows.iter().filter(|row| !row.cells.is_empty());
    rows.filter_map(|row| code(row, text, setting)).collect()
}

/// Whether a caption states a currency and a power of it: `Net profit, SEKm`.
pub(super) fn state_power(caption: &str) -> bool {
    let stated = |line: &UnitLine| {
        line.is_clear() && !line.codes.is_empty() && line.scale.is_some_and(|power| power > 0)
    };
    let mut enclosed = unit_line::enclosed(caption).into_iter();
    enclosed.any(|part| unit_line::read(&format!("({part})")).is_some_and(|line| stated(&line)))
        || matches!(unit_line::tail(caption), Some(Tail::Said(line)) if stated(&line))
}

fn code(row: &Row, text: &Text, setting: Setting) -> Option<Vec<&'static str>> {
    let caption = row.words(text);
    let enclosed = unit_line::enclosed(&caption).into_iter().find_map(|part| {
        let line = unit_line::read_in(&format!("({part})"), setting.language)?;
        (line.is_clear() && line.scale.is_some() && !line.codes.is_empty()).then_some(line.codes)
    });
    enclosed.or_else(|| match unit_line::tail(&caption)? {
        Tail::Said(line) => Some(line.codes).filter(|codes| !codes.is_empty()),
        Tail::Doubtful(_) => None,
    })
}
