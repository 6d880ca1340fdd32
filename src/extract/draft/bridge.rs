//! Rows that lead from one amount per share to another: `Net income per share`, `Restructuring`, `Adjusted net income per
//! share`. What stands between is per share as well, and its captions do not say so.

use std::collections::BTreeMap;

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
    // How many amounts of money there are with so many decimals.
    let mut amounts: BTreeMap<usize, usize> = BTreeMap::new();
    for places in lines.iter().filter_map(places_of_money) {
        *amounts.entry(places).or_default() += 1;
    }
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
        for places in between.iter().filter_map(|at| places_of_money(&lines[*at])) {
            if let Some(count) = amounts.get_mut(&places) {
                *count -= 1;
            }
        }
        amounts.retain(|_, count| *count > 0);
        let others = amounts.keys().next_back().copied();
        let last = &between[between.len() - 1..];
        if adds_up(lines, from, &between, to) || adds_up(lines, from, last, to) {
            for at in &between {
                lines[*at].kind = "perShare";
            }
        } else if others < places(&lines[from]) && are_small(lines, from, &between, to) {
            for at in &between {
                lines[*at].held = Some(Held::Measure);
            }
        }
        for places in between.iter().filter_map(|at| places_of_money(&lines[*at])) {
            *amounts.entry(places).or_default() += 1;
        }
    }
}

fn places(line: &Line) -> Option<usize> {
    line.printing.places
}

/// The decimals of the figures of a row that is of money for certain.
fn places_of_money(line: &Line) -> Option<usize> {
    places(line).filter(|_| line.kind == "monetary" && line.held.is_none())
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

/// Whether the rows between are about as small as the ends.
fn are_small(lines: &[Line], from: usize, between: &[usize], to: usize) -> bool {
    let figures = |at: usize| lines[at].values.iter().flatten().map(|value| value.abs()).max();
    let ten = Figure::new(LARGER, 0).ok();
    let limit = figures(from).max(figures(to)).zip(ten);
    let limit = limit.and_then(|(largest, ten)| largest.times(ten).ok());
    between.iter().all(|at| figures(*at) <= limit)
}
