//! Names of concepts: rows with the same caption are one concept where their figures say so.

use std::collections::{BTreeMap, BTreeSet};

use super::names::camel;
use super::sheet::{Line, Sheet};
use crate::model::{Figure, Period};

/// A concept that has a name already.
struct Named {
    name: String,
    kind: &'static str,
    instant: bool,
    sheet: usize,
    figures: BTreeMap<String, Figure>,
}

/// Gives every row the name of its concept.
pub(super) fn name(sheets: &mut [Sheet]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let mut known: BTreeMap<String, Vec<Named>> = BTreeMap::new();
    for (at, sheet) in sheets.iter_mut().enumerate() {
        let Sheet { id, columns, instant, lines, .. } = sheet;
        let mut section = String::new();
        for row in lines {
            let base = camel(&row.caption);
            if row.heading {
                section = base.clone();
                let choices = [base + "Abstract", format!("{id}{section}Abstract")];
                row.concept = free(&choices, &mut taken);
                continue;
            }
            let figures = figures(row, columns);
            let same = known.entry(base.clone()).or_default();
            let instant = *instant && row.kind != "perShare";
            let is_same = |one: &&Named| {
                one.kind == row.kind
                    && one.instant == instant
                    && one.sheet != at
                    && agree(&one.figures, &figures)
            };
            let name = match same.iter().find(is_same) {
                Some(one) => one.name.clone(),
                None => {
                    let choices = [base.clone(), format!("{section}{base}"), format!("{id}{base}")];
                    free(&choices, &mut taken)
                }
            };
            same.push(Named { name: name.clone(), kind: row.kind, instant, sheet: at, figures });
            row.concept = name;
        }
    }
}

/// The first of several names that nothing has yet, else the last with a number.
fn free(choices: &[String], taken: &mut BTreeSet<String>) -> String {
    let last = choices.last().cloned().unwrap_or_default();
    let numbered = (2_u32..).map(|number| format!("{last}{number}"));
    let mut all = choices.iter().cloned().chain(numbered);
    all.find(|name| taken.insert(name.to_lowercase())).unwrap_or(last)
}

fn figures(row: &Line, columns: &[Option<Period>]) -> BTreeMap<String, Figure> {
    let columns = columns.iter().zip(&row.values);
    columns.filter_map(|(period, value)| Some(((*period)?.to_string(), (*value)?))).collect()
}

/// Whether figures have a period in common, and the same value in all that they have.
fn agree(one: &BTreeMap<String, Figure>, other: &BTreeMap<String, Figure>) -> bool {
    let mut common =
        one.iter().filter_map(|(period, value)| Some((value, other.get(period)?))).peekable();
    common.peek().is_some() && common.all(|(one, other)| one == other)
}
