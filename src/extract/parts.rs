//! Parts of a table that are about another period: `Year to 31 December` between the rows of a table.

use chrono::{Datelike, NaiveDate};

use super::caption_end;
use super::mentions::heading::{Said, Setting, read};
use crate::model::{Calendar, Period};
use crate::text::Text;
use crate::text::table::{Content, Row, Table};

/// The most letters that may stand beside a period in a line that opens a part: `Full year`.
const OTHERS: usize = 5;

/// A table in parts, each behind a line without figures that says a period and nothing else; the table itself where
/// none does.
pub(super) fn of(mut table: Table, text: &Text, setting: Setting) -> Vec<Table> {
    let opens: Vec<usize> =
        (0..table.rows.len()).filter(|at| opens(&table, *at, text, setting)).collect();
    if opens.is_empty() {
        return vec![table];
    }
    // Every part has the heading of the table, and no more than its own rows.
    let rows = std::mem::take(&mut table.rows);
    let ends = opens.iter().copied().chain([rows.len()]);
    let starts = std::iter::once(0).chain(opens.iter().copied());
    let parts = starts.zip(ends);
    parts.filter_map(|(start, end)| part(&table, &rows, start..end, &opens, text)).collect()
}

/// Some of all rows of a table, which has been left without, as a table of their own; none where no figure stands in them.
fn part(
    table: &Table,
    all: &[Row],
    rows: std::ops::Range<usize>,
    opens: &[usize],
    text: &Text,
) -> Option<Table> {
    let own = all.get(rows.clone())?;
    let line = |row: &Row| text.lines().get(row.line).copied();
    let (first, last) = (line(own.first()?)?, line(own.last()?)?);
    let start = if rows.start == 0 { table.span.start } else { first.start.max(table.span.start) };
    let end = if rows.end == all.len() { table.span.end } else { last.end };
    let section = own.first()?.caption.first().zip(own.first()?.caption.last());
    let section = section
        .map(|(first, last)| first.to(*last))
        .filter(|_| opens.binary_search(&rows.start).is_ok());
    let span = crate::text::Span { start, end: end.max(start) };
    own.iter().any(|row| has_figures(row, text)).then(|| Table {
        span,
        rows: own.to_vec(),
        marks: table.marks.iter().filter(|mark| span.contains(**mark)).copied().collect(),
        section,
        ..table.clone()
    })
}

fn has_figures(row: &Row, text: &Text) -> bool {
    row.cells.iter().any(|cell| cell.content != Content::Words) || row.is_void(text)
}

/// Whether a row opens a part: it has no figures, stands between rows that have some, and says a period and no more.
fn opens(table: &Table, at: usize, text: &Text, setting: Setting) -> bool {
    let row = &table.rows[at];
    if has_figures(row, text) || row.caption.is_empty() {
        return false;
    }
    let above = at.checked_sub(1).and_then(|above| table.rows.get(above));
    let behind = above.is_none_or(|row| has_figures(row, text));
    let before = table.rows.get(at + 1).is_some_and(|below| {
        let caption = below.caption.first().map(|span| text.plain(*span));
        let goes_on = |words: String| {
            // `Nine months ended` goes on with its day.
            let said = read(&words, setting);
            words.starts_with(|c: char| c.is_lowercase() || c == '(')
                || is_period(&said)
                || (!said.years.is_empty() && said.rest.is_empty())
        };
        has_figures(below, text) && !caption.is_some_and(goes_on)
    });
    let words = row.words(text);
    let open = words.trim_end().ends_with([',', '-', '–', '—', '&', '(']);
    // `Net assets` over `at year end`: what it says of a moment may be said of the row above alone.
    let ends = || caption_end::names_day(&words, setting) && caption_end::may_be(table, at, text);
    behind && before && !open && is_period(&read(&words, setting)) && !ends()
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
    let dated = !(said.days.is_empty() && said.month_days.is_empty());
    let by_weeks = calendar.has_weeks() || !said.weeks.is_empty();
    if dated && !ends_alike(&said, end, by_weeks) {
        return false;
    }
    let Period::Duration { start, .. } = period else { return !said.has_length() };
    if !said.has_length() {
        // What stands below a day is of that day.
        return !dated;
    }
    let days = (end - start).num_days() + 1;
    let months = said.months.iter().any(|months| is_as_long(days, *months));
    let weeks = said.weeks.iter().any(|weeks| i64::from(*weeks) * 7 == days);
    let year = end.year();
    let parts = || {
        let years = year - 1..=year + 1;
        years.flat_map(|year| said.parts.iter().filter_map(move |part| part.of(year, calendar)))
    };
    months || weeks || parts().any(|known| known == period)
}

/// Whether as many days may be as many months: whole months, or weeks that are counted as them.
fn is_as_long(days: i64, months: u32) -> bool {
    // A year of weeks has 371 days at most.
    const MOST_APART: i64 = 8;
    (days - i64::from(months) * DAYS_OF_FOUR_YEARS / 48).abs() <= MOST_APART
}

const DAYS_OF_FOUR_YEARS: i64 = 1461;

/// Whether a day is one that is said. Where weeks are counted, a year ends a few days earlier or later than another: a
/// day without its year is that of all columns.
fn ends_alike(said: &Said, end: NaiveDate, by_weeks: bool) -> bool {
    let apart = if by_weeks { 7 } else { 0 };
    let near = |(month, day): (u32, u32)| {
        let mut years = end.year() - 1..=end.year() + 1;
        years.any(|year| {
            let day = NaiveDate::from_ymd_opt(year, month, day);
            day.is_some_and(|day| (day - end).num_days().abs() <= apart)
        })
    };
    said.days.contains(&end) || said.month_days.iter().copied().any(near)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::mentions::heading::setting;
    use crate::notation::period;

    /// Whether words fit a period.
    fn fit(words: &str, period: &str) -> bool {
        let calendar = Calendar::default();
        let setting = setting(&Text::new(words.into()), calendar, None);
        fits(&read(words, setting), period::parse(period, calendar).unwrap(), calendar)
    }

    #[test]
    fn lengths_of_weeks_and_long_ones_fit() {
        for (words, period) in [
            ("Year", "2023-04-02..2024-04-06"),
            ("Six months", "2024-03-31..2024-10-05"),
            ("18 months", "2023-01-01..2024-06-30"),
            ("Three months", "2024-01-01..2024-03-31"),
            ("26 weeks to 28 September", "2024-03-31..2024-09-28"),
            ("26 weeks to 28 September", "2023-04-02..2023-09-30"),
            ("Six months to 30 June", "2023-01-01..2023-06-30"),
        ] {
            assert!(fit(words, period), "{words} {period}");
        }
        for (words, period) in [
            ("Year", "2023-01-01..2023-11-30"),
            ("18 months", "2023-01-01..2024-05-31"),
            ("Six months to 30 June", "2024-01-03..2024-07-02"),
            ("26 weeks to 28 September", "2024-04-14..2024-10-12"),
            ("26 weeks to 28 September 2024", "2023-04-02..2023-09-30"),
        ] {
            assert!(!fit(words, period), "{words} {period}");
        }
    }
}
