//! Tables whose titles do not say what their figures are of: those headed by days, and those that go on with the
//! statement of the one above them: assets, then liabilities with the same headings and no title of their own.

use super::nature::{self, Nature};
use super::sides;
use crate::extract::columns::Headings;
use crate::extract::mentions::heading::{self, Setting};
use crate::extract::title;
use crate::extract::unit_line;
use crate::notation::words::{Kind, words};
use crate::text::Text;
use crate::text::table::Table;

/// What the title of each table says its figures to be of, or the days over its columns, or the title of the table that
/// it goes on with.
pub(super) fn natures(tables: &[Table], text: &Text, setting: Setting) -> Vec<Option<Nature>> {
    let mut natures: Vec<Option<Nature>> = Vec::with_capacity(tables.len());
    for (at, table) in tables.iter().enumerate() {
        let title = title::of(table, text, setting);
        // One with key figures is not of a statement alone.
        let own = nature::of_title(&title).filter(|_| !names_data(&title));
        let side = || {
            sides::titles(&title, setting)
                || (!names_data(&title) && sides::closes(table, text, setting))
        };
        let own = own.or_else(|| side().then_some(Nature::Moment));
        let before = at.checked_sub(1).and_then(|before| tables.get(before));
        let above = natures.last().copied().flatten();
        let goes_on = || before.is_some_and(|before| goes_on(before, table, text, setting));
        let by_days = || of_days(table, text, setting).then_some(Nature::Moment);
        natures.push(own.or_else(|| above.filter(|_| goes_on())).or_else(by_days));
    }
    natures
}

/// Whether a title names figures of several statements: `Income statement and key figures`.
fn names_data(title: &str) -> bool {
    title::says(Kind::DataTitles, title).is_some()
}

/// Whether a day in brackets stands behind the name of a span of time over every column, as Japanese balance sheets are
/// headed: `当連結会計年度 (2024年3月31日)`.
fn of_days(table: &Table, text: &Text, setting: Setting) -> bool {
    let names_day = |heading: &String| {
        let enclosed = unit_line::enclosed(heading);
        let name = unit_line::outside(heading);
        let [day] = enclosed.as_slice() else { return false };
        let said = heading::read(day, setting);
        let is_day = said.days.len() == 1 && said.intervals.is_empty();
        is_day && words().stand_in(Kind::SpanNames, &name)
    };
    let columns = Headings::new(table, text, setting).columns;
    !columns.is_empty() && columns.iter().all(names_day)
}

/// Whether nothing between two tables names the second, and both have the same words over their columns.
fn goes_on(before: &Table, table: &Table, text: &Text, setting: Setting) -> bool {
    let columns = |of: &Table| Headings::new(of, text, setting).columns;
    title::names(table, text, setting).is_empty()
        && !table.heading.is_empty()
        && before.columns == table.columns
        && columns(before) == columns(table)
}
