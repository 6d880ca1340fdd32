//! Names of concepts: rows with the same caption are one concept where their figures say so.

use std::collections::{BTreeMap, BTreeSet};

use super::camel::camel;
use super::line::Line;
use super::nature::Roll;
use super::sheet::Sheet;
use crate::model::{Figure, Period};
use crate::notation::words::{Kind, words};

/// A concept that has a name already.
struct Named {
    name: String,
    kind: &'static str,
    instant: bool,
    sheet: usize,
    /// Where the heading of its table stands.
    heading: Option<usize>,
    rolls: bool,
    figures: BTreeMap<String, Figure>,
}

/// Gives every row the name of its concept.
pub(super) fn name(sheets: &mut [Sheet]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut known: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    let others = of_others(sheets);
    for (at, sheet) in sheets.iter_mut().enumerate() {
        let apart = others.contains(&at);
        let Sheet { id, columns, lines, heading, .. } = sheet;
        let mut section = String::new();
        let mut own: BTreeSet<String> = BTreeSet::new();
        for row in lines {
            let base = camel(row.label());
            if row.heading {
                section = base.clone();
                let choices = [base + "Abstract", format!("{id}{section}Abstract")];
                row.concept = free(&choices, &mut taken);
                continue;
            }
            let figures = figures(row, columns);
            let same = known.entry(base.clone()).or_default();
            let (instant, rolls) = (row.instant, row.roll.is_some());
            let is_same = |one: &&Named| {
                // Opening and closing balances of a statement are of one concept.
                let pair = one.sheet == at && rolls && one.rolls;
                one.kind == row.kind
                    && one.instant == instant
                    && match pair {
                        true => !contradict(&one.figures, &figures),
                        // The parts of one table are of the same rows in other periods, in the same order.
                        false if heading.is_some() && one.heading == *heading => {
                            one.sheet != at
                                && !own.contains(&one.name)
                                && !contradict(&one.figures, &figures)
                        }
                        false => one.sheet != at && agree(&one.figures, &figures),
                    }
            };
            let name = match same.iter().find(is_same) {
                Some(one) => one.name.clone(),
                None => {
                    let choices = [base.clone(), format!("{section}{base}"), format!("{id}{base}")];
                    // What only such a table has is its own too: costs of Germany are none of the group.
                    let first = if apart { 2 } else { 0 };
                    free(&choices[first..], &mut taken)
                }
            };
            let (kind, sheet) = (row.kind, at);
            own.insert(name.clone());
            let heading = *heading;
            same.push(Named { name: name.clone(), kind, instant, sheet, heading, rolls, figures });
            row.concept = name;
        }
    }
}

/// Tables of others than the first one with such rows: their revenue is another for the same period, in the same power
/// of ten.
fn of_others(sheets: &[Sheet]) -> BTreeSet<usize> {
    let mut first: Vec<(String, BTreeMap<String, Figure>, &Sheet)> = Vec::new();
    let mut found = BTreeSet::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let top = sheet.lines.iter().find(|row| !row.heading && is_top_line(&row.caption));
        let Some(top) = top else { continue };
        let (caption, own) = (top.caption.to_lowercase(), figures(top, &sheet.columns));
        let differs = |(name, other, of): &(String, BTreeMap<String, Figure>, &Sheet)| {
            let parts = of.heading.is_some() && of.heading == sheet.heading;
            *name == caption && of.scale == sheet.scale && !parts && contradict(other, &own)
        };
        if first.iter().any(differs) {
            found.insert(at);
        } else {
            first.push((caption, own, sheet));
        }
    }
    found
}

/// Whether a caption is that of the first line of a statement of income.
fn is_top_line(caption: &str) -> bool {
    words().has(Kind::TopLines, &caption.trim().replace('’', "'").to_lowercase())
}

/// The first of several names that nothing has yet, else the last with a number.
fn free(choices: &[String], taken: &mut BTreeSet<String>) -> String {
    let last = choices.last().cloned().unwrap_or_default();
    let numbered = (2_u32..).map(|number| format!("{last}{number}"));
    let mut all = choices.iter().cloned().chain(numbered);
    all.find(|name| taken.insert(name.to_lowercase())).unwrap_or(last)
}

/// The figures of a row by what they are about: of moments the last day, or the one before the first.
pub(super) fn figures(row: &Line, columns: &[Option<Period>]) -> BTreeMap<String, Figure> {
    let about = |period: Period| match (&row.roll, row.instant) {
        (Some((Roll::Opening, _)), _) => period.first_day()?.pred_opt().map(Period::Instant),
        (_, true) => period.last_day().map(Period::Instant),
        (_, false) => Some(period),
    };
    let columns = columns.iter().zip(&row.values);
    columns
        .filter_map(|(period, value)| Some((about((*period)?)?.to_string(), (*value)?)))
        .collect()
}

/// Whether figures differ for a period that both have.
fn contradict(one: &BTreeMap<String, Figure>, other: &BTreeMap<String, Figure>) -> bool {
    one.iter().any(|(period, value)| other.get(period).is_some_and(|other| other != value))
}

/// Whether figures have a period in common, and the same value in all that they have.
fn agree(one: &BTreeMap<String, Figure>, other: &BTreeMap<String, Figure>) -> bool {
    let mut common =
        one.iter().filter_map(|(period, value)| Some((value, other.get(period)?))).peekable();
    common.peek().is_some() && common.all(|(one, other)| one == other)
}
