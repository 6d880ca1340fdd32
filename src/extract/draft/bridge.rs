//! Rows that lead from one amount per share to another: `Net income per share`, `Restructuring`, `Adjusted net income per
//! share`. What stands between is per share as well, and its captions do not say so.

use super::line::{Held, Line};
use crate::model::Figure;

/// The most rows that lead from one to the other.
const MOST: usize = 20;

/// How much larger than both ends a row between may be that is still taken for a part of them.
const LARGER: i128 = 10;

/// Gives the rows between two amounts per share their type where they add up; where they do not, and are printed as the
/// amounts per share are and no other amount is, a person says what they are.
pub(super) fn settle(lines: &mut [Line]) {
    let ends: Vec<usize> = (0..lines.len())
        .filter(|at| lines[*at].kind == "perShare" && lines[*at].held.is_none())
        .collect();
    for pair in ends.windows(2) {
        let (from, to) = (pair[0], pair[1]);
        let between: Vec<usize> = (from + 1..to).filter(|at| !lines[*at].heading).collect();
        let fits = |at: &usize| {
            let line = &lines[*at];
            let alike = line.printing.places.is_none_or(|_| places(line) == places(&lines[from]));
            matches!(line.kind, "monetary" | "pure") && line.held.is_none() && alike
        };
        let parted = places(&lines[from]).is_some_and(|places| places > 0);
        if between.is_empty() || between.len() > MOST || !parted || !between.iter().all(fits) {
            continue;
        }
        let last = &between[between.len() - 1..];
        if adds_up(lines, from, &between, to) || adds_up(lines, from, last, to) {
            for at in between {
                lines[at].kind = "perShare";
            }
        } else if are_small(lines, from, &between, to) {
            for at in between {
                lines[at].held = Some(Held::Measure);
            }
        }
    }
}

fn places(line: &Line) -> Option<usize> {
    line.printing.places
}

fn value(line: &Line, column: usize) -> Option<Figure> {
    line.values.get(column).copied().flatten()
}

/// Whether rows and the first amount give the last one in every column, but for what rounding leaves, and say anything
/// in one of them.
fn adds_up(lines: &[Line], from: usize, between: &[usize], to: usize) -> bool {
    let places = places(&lines[from]).and_then(|places| i32::try_from(places).ok());
    let Some(half) = places.and_then(|places| Figure::half_unit(places).ok()) else { return false };
    let mut left = half;
    for _ in between {
        let Ok(more) = left.plus(half) else { return false };
        left = more;
    }
    let mut said = false;
    for column in 0..lines[to].values.len() {
        let (Some(first), Some(wanted)) = (value(&lines[from], column), value(&lines[to], column))
        else {
            continue;
        };
        let parts = between.iter().filter_map(|at| value(&lines[*at], column));
        let mut sum = Ok(first);
        for part in parts {
            said |= !part.is_zero();
            sum = sum.and_then(|sum| sum.plus(part));
        }
        let rest = sum.and_then(|sum| sum.plus(wanted.negated()));
        if !rest.is_ok_and(|rest| rest.abs() <= left) {
            return false;
        }
    }
    said
}

/// Whether no other amount has as many decimals as the rows between, or there is no other and they are as small as the
/// ends.
fn are_small(lines: &[Line], from: usize, between: &[usize], to: usize) -> bool {
    let own = places(&lines[from]);
    let others = (0..lines.len()).filter(|at| {
        let line = &lines[*at];
        line.kind == "monetary" && line.held.is_none() && !between.contains(at)
    });
    let most = others.filter_map(|at| places(&lines[at])).max();
    let figures = |at: usize| lines[at].values.iter().flatten().map(|value| value.abs()).max();
    let ten = Figure::new(LARGER, 0).ok();
    let limit = figures(from).max(figures(to)).zip(ten);
    let limit = limit.and_then(|(largest, ten)| largest.times(ten).ok());
    most < own && between.iter().all(|at| figures(*at) <= limit)
}
