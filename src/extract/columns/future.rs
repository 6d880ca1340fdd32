//! Columns of periods that have not ended when the report is made: what they hold is expected, and no plain fact.

use super::{Columns, Kind, Perhaps, about_columns};
use crate::model::{Calendar, Period};
use crate::source::map::TableEntry;

/// Asks for the columns of spans of time that end after the period of the report, unless the map gives the columns or
/// says by a member whose or which figures they are. Days are left: numbers of shares are stated of later ones.
pub(in super::super) fn ask(
    found: &mut Columns,
    entry: &TableEntry,
    current: Option<Period>,
    calendar: Calendar,
) {
    let Some(end) = current.and_then(Period::last_day) else { return };
    let given = !entry.columns.is_empty() || !entry.members.is_empty();
    let later: Vec<usize> = (0..found.columns.len())
        .filter(|at| {
            let column = &found.columns[*at];
            let later = column.period.is_some_and(|period| {
                matches!(period, Period::Duration { .. })
                    && period.last_day().is_some_and(|last| last > end)
            });
            later && column.kind != Kind::Skip && column.members.is_empty()
        })
        .collect();
    if given || later.is_empty() {
        return;
    }
    let reasons = later.iter().map(|at| {
        let column = at + 1;
        format!("the period of column {column} ends after that of the report")
    });
    let reasons = reasons.collect::<Vec<_>>().join("; ");
    let is_later = |at| Perhaps { member: later.contains(&at), ..Perhaps::default() };
    let perhaps: Vec<Perhaps> = (0..found.columns.len()).map(is_later).collect();
    found.questions.push(about_columns(reasons, &found.columns, &perhaps, calendar));
    for at in later {
        found.columns[at].kind = Kind::Skip;
    }
}
