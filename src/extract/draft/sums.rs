//! Sums that hold in the text: a row is a total where the rows above give it in every column.

use super::line::Line;
use super::sheet::Sheet;
use crate::model::Figure;

/// The most parts that are tried for a total.
const MOST: usize = 40;

/// Finds the sums of a statement. Rows are put on a stack; a row that is the sum of the last of them, or the
/// first of them less the others, takes their place.
pub(super) fn find(sheet: &mut Sheet) {
    let mut stack: Vec<usize> = Vec::new();
    for at in 0..sheet.lines.len() {
        // Opening and closing balances are of moments, what stands between them is not.
        if sheet.lines[at].kind != "monetary" || sheet.lines[at].roll.is_some() {
            continue;
        }
        if let Some((parts, less)) = parts(sheet, &stack, at) {
            let from = stack.len() - parts;
            for (order, part) in stack.drain(from..).enumerate() {
                let weight = if less && order > 0 { -1 } else { 1 };
                sheet.lines[part].sums_to = Some((at, weight));
            }
        }
        stack.push(at);
    }
}

/// How many of the last rows give a total, and whether all but the first of them are taken off.
fn parts(sheet: &Sheet, stack: &[usize], total: usize) -> Option<(usize, bool)> {
    let lines = &sheet.lines;
    // What there is at a moment adds up: equity is no difference.
    let ways: &[bool] = if lines[total].instant { &[false] } else { &[false, true] };
    let most = stack.len().min(MOST);
    (2..=most).find_map(|count| {
        let parts = &stack[stack.len() - count..];
        let alike = parts.iter().all(|part| lines[*part].instant == lines[total].instant);
        let ways = if alike { ways } else { &[] };
        ways.iter().find(|less| holds(lines, parts, total, **less)).map(|less| (count, *less))
    })
}

/// Whether parts give a total in all columns in which it has a figure, and in one that is not zero.
fn holds(lines: &[Line], parts: &[usize], total: usize, less: bool) -> bool {
    let mut seen = false;
    for (column, wanted) in lines[total].values.iter().enumerate() {
        let Some(wanted) = wanted else { continue };
        let mut sum = Figure::ZERO;
        let mut filled = 0;
        for (order, part) in parts.iter().enumerate() {
            let Some(value) = lines[*part].values.get(column).copied().flatten() else { continue };
            filled += usize::from(!value.is_zero());
            let signed = if less && order > 0 { value.negated() } else { value };
            match sum.plus(signed) {
                Ok(more) => sum = more,
                Err(_) => return false,
            }
        }
        if sum != *wanted {
            return false;
        }
        seen |= filled >= 2 && !wanted.is_zero();
    }
    seen
}
