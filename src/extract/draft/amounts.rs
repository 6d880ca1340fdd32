//! The amounts of rows, whether those of some give those of another, and how many digits meet there.

use super::line::Line;
use crate::model::Figure;
use crate::notation::figure::{self, Printed};
use crate::text::table::{Content, Row};

/// The amounts of a row by column: nought for a dash, none for percentages and what can't be read.
pub(super) fn values(row: &Row, columns: usize) -> Vec<Option<Figure>> {
    let mut values = vec![None; columns];
    for cell in &row.cells {
        let value = match &cell.content {
            Content::Figures(found) => found.first().and_then(|of| figure::parse(&of.printed).ok()),
            Content::Nil => Some(Printed::Nil),
            _ => None,
        };
        if let Some(place) = values.get_mut(cell.column) {
            *place = match value {
                Some(Printed::Number(number)) if !number.percent => Some(number.figure),
                Some(Printed::Nil) => Some(Figure::ZERO),
                _ => None,
            };
        }
    }
    values
}

/// How many digits meet where parts give a total: those of the figure of each column that has most of them. They must
/// give it in all columns in which it has a figure: none where they don't; nought where one part alone does, and no
/// further ones can make a sum of it.
pub(super) fn met(lines: &[Line], parts: &[usize], total: usize, less: bool) -> Option<usize> {
    let mut seen: Vec<Vec<Figure>> = Vec::new();
    let mut digits = 0;
    for (column, wanted) in lines[total].values.iter().enumerate() {
        let Some(wanted) = wanted else { continue };
        let values = parts.iter().map(|part| lines[*part].values.get(column).copied().flatten());
        let values: Vec<Figure> = values.map(|value| value.unwrap_or(Figure::ZERO)).collect();
        let mut sum = Figure::ZERO;
        for (order, value) in values.iter().enumerate() {
            let signed = if less && order > 0 { value.negated() } else { *value };
            sum = sum.plus(signed).ok()?;
        }
        if sum != *wanted {
            return None;
        }
        let filled = values.iter().filter(|value| !value.is_zero()).count();
        // Two columns with the same figures say no more than one.
        if filled >= 2 && !wanted.is_zero() && !seen.contains(&values) {
            let figures = values.iter().chain([wanted]);
            digits += figures.map(|figure| significant(*figure)).max().unwrap_or(0);
            seen.push(values);
        }
    }
    // Where one part is the total already, the others are nought or cancel each other.
    let is_one = parts.iter().any(|part| same(&lines[*part].values, &lines[total].values));
    let is_any = lines[total].values.iter().flatten().any(|value| !value.is_zero());
    is_any.then_some(if is_one { 0 } else { digits })
}

/// Whether a row has the figures of a total wherever that has any.
fn same(row: &[Option<Figure>], total: &[Option<Figure>]) -> bool {
    total.iter().enumerate().all(|(column, figure)| {
        figure.is_none_or(|figure| row.get(column).copied().flatten() == Some(figure))
    })
}

/// How many digits all figures of a row have, without noughts at the end.
pub(super) fn digits(line: &Line) -> usize {
    line.values.iter().flatten().map(|figure| significant(*figure)).sum()
}

/// Whether rows give another in every column in which it has a figure, and two of them at least have one.
pub(super) fn give(lines: &[Line], parts: &[usize], total: usize) -> bool {
    met(lines, parts, total, false).is_some_and(|digits| digits > 0)
}

/// The number of digits from the first that is no nought to the last.
fn significant(figure: Figure) -> usize {
    let mut digits = figure.abs().parts().0;
    while digits != 0 && digits % 10 == 0 {
        digits /= 10;
    }
    digits.checked_ilog10().map_or(0, |power| power as usize + 1)
}
