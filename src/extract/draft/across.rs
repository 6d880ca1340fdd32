//! Tables whose rows are periods: what is measured stands over the columns. `Year | Revenue | Employees` over `2024 | 1,204 |
//! 4,120`, and the first page of every Japanese report of results.

use super::super::columns::Headings;
use super::super::mentions::heading::{self, Setting, Unclear};
use super::super::section_line;
use super::super::title;
use super::super::unit_line::{self, Whole};
use super::amounts;
use super::kind;
use super::line::Line;
use super::nature::{self, Nature};
use super::sheet::{self, Sheet};
use super::turned::Turned;
use crate::model::Period;
use crate::notation::period;
use crate::text::Text;
use crate::text::table::{Row, Table};

/// How many rows make such a table.
const ROWS: usize = 2;

/// What is over a column.
struct Over {
    caption: String,
    percent: bool,
}

/// Reads such a table; none where it is no such, or words are missing over a column.
pub(super) fn read(table: &Table, text: &Text, setting: Setting) -> Option<Sheet> {
    let headings = Headings::new(table, text, setting);
    if !headings.is_turned() {
        return None;
    }
    let with_cells: Vec<&Row> = table.rows.iter().filter(|row| !row.cells.is_empty()).collect();
    let aside = headings.aside();
    let captions: Vec<String> = with_cells.iter().map(|row| sheet::words(row, text)).collect();
    let yearly = are_years(&captions);
    let lengths = lengths(table, text, setting);
    let named = |caption: &String, length: &Option<String>| {
        let year = || setting.calendar.span(caption.trim().parse().ok()?, 0, 12);
        let over = length.as_ref().unwrap_or(&aside);
        period_of(caption, over, setting).or_else(|| year().filter(|_| yearly))
    };
    let rows: Vec<(String, Period)> = captions
        .iter()
        .zip(&lengths)
        .map(|(caption, length)| Some((caption.clone(), named(caption, length)?)))
        .collect::<Option<_>>()?;
    if rows.len() < ROWS {
        return None;
    }
    // The code of a year goes with the calendar, which a person may mend; what names its days does not.
    let code = |(caption, period): &(String, Period)| {
        let bare = caption.trim().parse::<i32>().is_ok();
        let code = period::code_of(*period, setting.calendar).filter(|_| bare);
        (caption.clone(), code.unwrap_or_else(|| period.to_string()))
    };
    let codes = rows.iter().map(code).collect();
    let over: Vec<Over> = (0..table.columns).map(|at| over(&headings, at, setting)).collect();
    let moments = rows.iter().all(|(_, period)| matches!(period, Period::Instant(_)));
    let (mut lines, mut columns) = (Vec::new(), Vec::new());
    for (at, own) in over.iter().enumerate() {
        let beside = at.checked_sub(1).map(|before| &over[before]);
        let same = beside.is_some_and(|before| before.caption == own.caption);
        if own.caption.is_empty() || (same && !own.percent) {
            return None;
        }
        // A percentage beside an amount is its change.
        columns.push((!same).then_some(lines.len()));
        if !same {
            let values: Vec<_> = with_cells
                .iter()
                .map(|row| amounts::values(row, table.columns).into_iter().nth(at).flatten())
                .collect();
            lines.push(line(own, values, moments));
        }
    }
    Some(Sheet {
        id: String::new(),
        title: title::of(table, text, setting),
        columns: rows.iter().map(|(_, period)| Some(*period)).collect(),
        dated: vec![None; rows.len()],
        heading: table.heading.first().map(|cell| cell.span.start),
        scale: sheet::scale(&headings, setting),
        nature: if moments { Nature::Moment } else { Nature::Span },
        doubt: None,
        lines,
        matrix: None,
        turned: Some(Turned { columns, rows: codes }),
    })
}

/// For each row with cells the line without any above it, where that says a length of time: `Nine months ended` over `December
/// 31, 2024`.
fn lengths(table: &Table, text: &Text, setting: Setting) -> Vec<Option<String>> {
    let (mut length, mut lengths) = (None, Vec::new());
    for row in &table.rows {
        let words = sheet::words(row, text);
        match row.cells.is_empty() {
            true if words.is_empty() => {}
            true => length = Some(words).filter(|words| heading::read(words, setting).has_length()),
            false => lengths.push(length.clone()),
        }
    }
    lengths
}

/// Whether captions are years that follow one another, as those of a record of years do.
fn are_years(captions: &[String]) -> bool {
    const RECORD: usize = 3;
    let years: Option<Vec<i32>> =
        captions.iter().map(|caption| caption.trim().parse().ok()).collect();
    let years = years.unwrap_or_default();
    let step = |two: &[i32]| two[1] - two[0];
    let follow = |by: i32| years.windows(2).all(|two| step(two) == by);
    years.len() >= RECORD
        && years.iter().all(|year| (1900..2200).contains(year))
        && (follow(1) || follow(-1))
}

/// The period that a caption names, with what stands over the captions.
fn period_of(caption: &str, aside: &str, setting: Setting) -> Option<Period> {
    let alone = heading::read(caption, setting).period(setting);
    let with = || heading::read(&format!("{aside} {caption}"), setting).period(setting);
    match alone {
        Ok(period @ Period::Duration { .. }) => Some(period),
        Ok(moment) => Some(with().unwrap_or(moment)),
        Err(Unclear::YearOnly(_) | Unclear::Nothing) => with().ok(),
        Err(_) => None,
    }
}

/// The words over a column that are no unit, and whether a percent sign stands there.
fn over(headings: &Headings, column: usize, setting: Setting) -> Over {
    let (mut words, mut units, mut percent) = (Vec::new(), Vec::new(), false);
    for cell in headings.over(column) {
        let bare = cell.trim();
        // `(% shows the change from the year before)`.
        if bare.starts_with(['(', '（']) && unit_line::outside(bare).trim().is_empty() {
            continue;
        }
        let is_unit = section_line::is_unit(bare)
            || matches!(unit_line::whole(bare, setting.language), Some(Whole::Said(_)));
        percent |= matches!(bare, "%" | "％");
        match is_unit {
            true => units.push(bare.to_owned()),
            false if !bare.is_empty() => words.push(bare.to_owned()),
            false => {}
        }
    }
    // What is counted may be all that is said: `Employees`.
    let counted =
        units.into_iter().find(|unit| unit.chars().filter(|c| c.is_alphabetic()).count() > 3);
    let caption = if words.is_empty() { counted.unwrap_or_default() } else { words.join(" ") };
    Over { caption, percent }
}

fn line(over: &Over, values: Vec<Option<crate::model::Figure>>, moments: bool) -> Line {
    let kind = kind::of(&over.caption, over.percent, false, None);
    let moment = nature::of_caption(&over.caption) == Some(Nature::Moment);
    let of_kind = nature::is_of_moment(&over.caption, kind);
    let instant = moments || of_kind || (moment && kind != "perShare");
    Line { heading: false, kind, instant, values, ..Line::heading(over.caption.clone()) }
}
