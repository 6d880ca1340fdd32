//! Parts of a table that are about another period: `Year to 31 December` between the rows of a table.

use super::mentions::heading::{Said, Setting, read};
use crate::model::{Calendar, Period};
use crate::text::Text;
use crate::text::table::{Content, Row, Table};
use crate::text::words::plain;

/// The most letters that may stand beside a period in a line that opens a part: `Full year`.
const OTHERS: usize = 5;

/// A table in parts, each behind a line without figures that says a period and nothing else; the table itself where
/// none does.
pub(super) fn of(table: Table, text: &Text, setting: Setting) -> Vec<Table> {
    let opens: Vec<usize> =
        (0..table.rows.len()).filter(|at| opens(&table, *at, text, setting)).collect();
    if opens.is_empty() {
        return vec![table];
    }
    let ends = opens.iter().copied().chain([table.rows.len()]);
    let starts = std::iter::once(0).chain(opens.iter().copied());
    let parts = starts.zip(ends).filter_map(|(start, end)| part(&table, start..end, &opens, text));
    parts.collect()
}

/// Some rows of a table as a table of their own; none where no figure stands in them.
fn part(
    table: &Table,
    rows: std::ops::Range<usize>,
    opens: &[usize],
    text: &Text,
) -> Option<Table> {
    let own = table.rows.get(rows.clone())?;
    let line = |row: &Row| text.lines().get(row.line).copied();
    let (first, last) = (line(own.first()?)?, line(own.last()?)?);
    let start = if rows.start == 0 { table.span.start } else { first.start.max(table.span.start) };
    let end = if rows.end == table.rows.len() { table.span.end } else { last.end };
    let section = own.first()?.caption.first().zip(own.first()?.caption.last());
    let section =
        section.map(|(first, last)| first.to(*last)).filter(|_| opens.contains(&rows.start));
    own.iter().any(has_figures).then(|| Table {
        span: crate::text::Span { start, end: end.max(start) },
        rows: own.to_vec(),
        section,
        ..table.clone()
    })
}

fn has_figures(row: &Row) -> bool {
    row.cells.iter().any(|cell| cell.content != Content::Words)
}

/// Whether a row opens a part: it has no figures, stands between rows that have some, and says a period and no more.
fn opens(table: &Table, at: usize, text: &Text, setting: Setting) -> bool {
    let row = &table.rows[at];
    if has_figures(row) || row.caption.is_empty() {
        return false;
    }
    let behind = at.checked_sub(1).and_then(|above| table.rows.get(above)).is_none_or(has_figures);
    let before = table.rows.get(at + 1).is_some_and(|below| {
        let caption = below.caption.first().map(|span| plain(text.slice(*span)));
        let goes_on = |words: String| {
            // `Nine months ended` goes on with its day.
            let said = read(&words, setting);
            words.starts_with(|c: char| c.is_lowercase() || c == '(')
                || is_period(&said)
                || (!said.years.is_empty() && said.rest.is_empty())
        };
        has_figures(below) && !caption.is_some_and(goes_on)
    });
    let pieces = row.caption.iter().map(|span| plain(text.slice(*span)));
    let words = pieces.collect::<Vec<_>>().join(" ");
    let open = words.trim_end().ends_with([',', '-', '–', '—', '&', '(']);
    behind && before && !open && is_period(&read(&words, setting))
}

/// Whether words say a period and, but for a few letters, nothing else.
fn is_period(said: &Said) -> bool {
    let others = said.rest.chars().filter(|c| c.is_alphabetic()).count();
    let figures = said.rest.contains(|c: char| c.is_ascii_digit());
    let dated = said.has_length()
        || !(said.days.is_empty()
            && said.month_days.is_empty()
            && said.intervals.is_empty()
            && said.fiscal_years.is_empty());
    dated && others <= OTHERS && !figures
}

/// Whether a period of a column is one that the line above its part speaks of.
pub(super) fn fits(said: &Said, period: Period, calendar: Calendar) -> bool {
    let said = said.clone().taken_apart();
    let Some(end) = period.last_day() else { return false };
    let day = (chrono::Datelike::month(&end), chrono::Datelike::day(&end));
    let dated = !(said.days.is_empty() && said.month_days.is_empty());
    if dated && !said.days.contains(&end) && !said.month_days.contains(&day) {
        return false;
    }
    let Period::Duration { start, .. } = period else { return !said.has_length() };
    if !said.has_length() {
        // What stands below a day is of that day.
        return !dated;
    }
    let days = (end - start).num_days() + 1;
    let months = said.months.iter().any(|months| (days - i64::from(*months) * 30).abs() <= 8);
    let weeks = said.weeks.iter().any(|weeks| i64::from(*weeks) * 7 == days);
    let year = chrono::Datelike::year(&end);
    let parts = || {
        let years = year - 1..=year + 1;
        years.flat_map(|year| said.parts.iter().filter_map(move |part| part.of(year, calendar)))
    };
    months || weeks || parts().any(|known| known == period)
}
