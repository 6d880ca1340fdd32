//! Sums that another table breaks because it prints the total and some of the parts: a reconciliation that begins with net
//! income and taxes. What is missing there would be nought in the sum, and a right release could not be filed.

use std::collections::BTreeMap;

use super::concepts::figures;
use super::sheet::Sheet;
use crate::model::Figure;

/// The figures of concepts by what they are about: a period, or a column of one table.
type Seen = BTreeMap<String, BTreeMap<String, Figure>>;

/// Lets go of such sums.
pub(super) fn let_go(sheets: &mut [Sheet]) {
    let seen = gathered(sheets);
    for sheet in sheets {
        let mut sums: BTreeMap<usize, Vec<(usize, i8)>> = BTreeMap::new();
        for (at, line) in sheet.lines.iter().enumerate() {
            if let Some((total, weight)) = line.sums_to {
                sums.entry(total).or_default().push((at, weight));
            }
        }
        for (total, parts) in sums {
            let name = |at: usize| sheet.lines[at].concept.as_str();
            let named: Vec<(&str, i8)> =
                parts.iter().map(|(at, weight)| (name(*at), *weight)).collect();
            if seen.values().any(|figures| breaks(figures, name(total), &named)) {
                parts.iter().for_each(|(at, _)| sheet.lines[*at].sums_to = None);
            }
        }
    }
}

/// All amounts, those of one power of ten together.
fn gathered(sheets: &[Sheet]) -> Seen {
    let mut seen = Seen::new();
    for (at, sheet) in sheets.iter().enumerate() {
        for line in sheet.lines.iter().filter(|line| line.kind == "monetary") {
            let apart = (sheet.columns.iter().enumerate()).filter(|(_, period)| period.is_none());
            let apart = apart.filter_map(|(column, _)| {
                Some((format!("{at} {column}"), line.values.get(column).copied().flatten()?))
            });
            let about = figures(line, &sheet.columns).into_iter().chain(apart);
            for (about, figure) in about {
                let key = format!("{:?} {about}", sheet.scale);
                seen.entry(key).or_default().insert(line.concept.clone(), figure);
            }
        }
    }
    seen
}

/// Whether the parts that are there give another total, and one is missing.
fn breaks(figures: &BTreeMap<String, Figure>, total: &str, parts: &[(&str, i8)]) -> bool {
    let Some(total) = figures.get(total) else { return false };
    let there = parts.iter().filter_map(|(part, weight)| Some((figures.get(*part)?, *weight)));
    let there: Vec<Figure> =
        there.map(|(part, weight)| if weight < 0 { part.negated() } else { *part }).collect();
    if there.is_empty() || there.len() == parts.len() {
        return false;
    }
    let sum = there.iter().try_fold(Figure::ZERO, |sum, part| sum.plus(*part));
    sum.is_ok_and(|sum| sum != *total)
}
