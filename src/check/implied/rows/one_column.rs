//! Rows of statements of one column that are what those above them come to, but for a slip.
//!
//! No other column says which rows are sums. But of long figures no two add up by accident: a row must be what those above
//! it come to but for one slip, and a row below be what it and others come to as they are; or the figure without the
//! slip stand elsewhere.

use std::collections::BTreeMap;

use super::super::network::At;
use super::{Cell, Frame, Judged, PARTS, Table, steps, third};
use crate::check::slip::{Slip, mistyped, readings};
use crate::model::Figure;

/// How many units the smaller figures of a sum must have in a statement of one column, and those of the sum by which it
/// is confirmed.
const LONG: i128 = 10_000;
const CONFIRMING: i128 = 1_000;

/// How many rows below a total are looked at.
const BELOW: usize = 12;

impl Table<'_> {
    /// The one column in which three rows or more have figures, if there is one.
    pub(super) fn only_column(&self) -> Option<usize> {
        let count =
            |column: usize| self.cells.iter().filter(|cells| cells[column].is_some()).count();
        let mut whole = (0..self.columns.len()).filter(|column| count(*column) > 2);
        whole.next().filter(|_| whole.next().is_none())
    }

    /// The last of some rows that a total of the only column is the sum of but for one slip, if that is confirmed.
    pub(super) fn but_for_slip(
        &self,
        (total, column): (usize, usize),
        open: &[usize],
        columns: &BTreeMap<Frame, Vec<At>>,
    ) -> Option<Judged> {
        (2..=PARTS.min(open.len())).rev().find_map(|count| {
            let of = &open[open.len() - count..];
            let printed = self.as_printed(total, of);
            let balanced = self.by_balance(total, of).filter(|parts| *parts != printed);
            [Some(printed), balanced].into_iter().flatten().find_map(|parts| {
                let (off, unit, sizes) = self.residual(total, &parts, column)?;
                let is_whole = sizes.len() == parts.len() + 1;
                let is_long = third(sizes).and_then(|size| steps(size, unit))? >= LONG;
                let judged =
                    Judged { total, parts, holds: Vec::new(), off: vec![(column, off)], sharp: 1 };
                let is_known = is_whole
                    && is_long
                    && !off.is_zero()
                    && self.is_confirmed(&judged, open, (column, off), columns);
                is_known.then_some(judged)
            })
        })
    }

    /// Whether a slip in one figure of a sum explains what it is off by, and another figure confirms that.
    fn is_confirmed(
        &self,
        sum: &Judged,
        open: &[usize],
        (column, off): (usize, Figure),
        columns: &BTreeMap<Frame, Vec<At>>,
    ) -> bool {
        let parts = sum.parts.iter().map(|(row, is_negative)| (*row, !*is_negative));
        let mut all = std::iter::once((sum.total, false)).chain(parts);
        all.any(|(row, is_taken)| {
            let Some(cell) = self.cells[row][column].filter(|cell| !cell.value.is_zero()) else {
                return false;
            };
            let change = if is_taken { off.negated() } else { off };
            let Ok(meant) = cell.value.plus(change) else { return false };
            let decimals = self.report.fact(cell.id).decimals;
            let common = readings(cell.value, decimals).into_iter();
            let mut common = common.filter(|reading| reading.slip != Slip::Needless);
            let is_slip = common.any(|reading| reading.value == meant)
                || mistyped(cell.value, cell.unit).contains(&meant);
            let of_total = if row == sum.total { meant } else { self.value(sum.total, column) };
            // What stands elsewhere as it is has been read twice.
            is_slip
                && !self.stands_elsewhere(&cell, cell.value, columns)
                && (self.leads_on(sum, open, (column, of_total))
                    || self.stands_elsewhere(&cell, meant, columns))
        })
    }

    fn value(&self, row: usize, column: usize) -> Figure {
        self.cells[row][column].map_or(Figure::ZERO, |cell| cell.value)
    }

    /// Whether a row below is just what a total, if it is so much, and others above it come to.
    fn leads_on(&self, sum: &Judged, open: &[usize], (column, of_total): (usize, Figure)) -> bool {
        let is_part = |row: &usize| sum.parts.iter().any(|(part, _)| part == row);
        let mut open: Vec<usize> = open.iter().copied().filter(|row| !is_part(row)).collect();
        open.push(sum.total);
        let value = |row: usize| if row == sum.total { of_total } else { self.value(row, column) };
        for below in (sum.total + 1..self.rows.len()).take(BELOW) {
            let at = open.iter().position(|row| *row == sum.total).unwrap_or(0);
            let holds = (at.saturating_sub(PARTS)..=at).any(|start| {
                let of = &open[start..];
                let printed = self.as_printed(below, of);
                let both = [Some(printed), self.by_balance(below, of)];
                of.len() > 1
                    && both.into_iter().flatten().any(|parts| {
                        let added =
                            parts.iter().try_fold(Figure::ZERO, |all, (row, is_negative)| {
                                let own = value(*row);
                                all.plus(if *is_negative { own.negated() } else { own }).ok()
                            });
                        let sizes =
                            of.iter().chain([&below]).map(|row| value(*row).abs()).collect();
                        let unit = self.cells[below][column].map_or(Figure::ZERO, |cell| cell.unit);
                        let is_sharp = third(sizes)
                            .and_then(|size| steps(size, unit))
                            .is_some_and(|steps| steps >= CONFIRMING);
                        is_sharp && added == Some(value(below))
                    })
            });
            if holds {
                return true;
            }
            open.push(below);
        }
        false
    }

    /// Whether a long figure that is not round stands elsewhere in the report.
    fn stands_elsewhere(
        &self,
        cell: &Cell,
        meant: Figure,
        columns: &BTreeMap<Frame, Vec<At>>,
    ) -> bool {
        let unit = cell.unit;
        if steps(meant, unit).is_none_or(|of| of < LONG || of % 100 == 0) {
            return false;
        }
        let others = columns.values().flatten().filter(|at| **at != cell.at);
        let mut others = others.filter_map(|at| self.cell(*at));
        others.any(|other| other.unit == unit && other.value == meant)
    }
}
