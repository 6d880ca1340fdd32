//! Figures of a table that are lost: spoilt lines, cells that are empty or have moved.

use super::super::columns::Kind;
use super::super::finding::FindingKind;
use super::super::rows::lines::Spoilt;
use super::{Harvester, Known, LOST, Printed, is_part};
use crate::text::Span;
use crate::text::table::{Cell, Content, Layout};

impl Harvester<'_> {
    /// Tells the digits that are taken for marks of notes although they stand apart from their figures.
    pub(super) fn tell_marks(&mut self) {
        let marks = &self.table.marks;
        let Some(first) = marks.first().copied() else { return };
        let shown: Vec<&str> = marks.iter().map(|mark| self.text.slice(*mark)).collect();
        let message = format!(
            "Single digits behind figures are taken for marks of notes: {}.",
            shown.join(", ")
        );
        self.harvest.skipped.extend(marks);
        self.find(FindingKind::StrayFigure, message, "they became no facts", first);
    }

    /// Tells the lines whose figures are spoilt.
    pub(super) fn tell_spoilt(&mut self) {
        for line in 0..self.assigned.lines.spoilt.len() {
            let Some(spoilt) = self.assigned.lines.spoilt[line] else { continue };
            let Some(at) = self.cells(line) else { continue };
            self.harvest.skipped.push(at);
            let (kind, message, help) = match spoilt {
                Spoilt::Ghost(of) => {
                    let line = self.table.rows[of].line + 1;
                    let message = format!(
                        "The figures of this line look like those of line {line}, garbled."
                    );
                    (
                        FindingKind::GhostRow,
                        message,
                        "they became no facts; compare with the original",
                    )
                }
                Spoilt::Illegible => (
                    FindingKind::LostCell,
                    "No cell of this line can be read.".to_owned(),
                    "what can be known of it belongs into a table of corrections",
                ),
                Spoilt::Stray => (
                    FindingKind::StrayFigure,
                    "A single digit stands here that belongs to no row.".to_owned(),
                    "it became no fact",
                ),
            };
            self.find(kind, message, help, at);
        }
    }

    /// The column of a cell that holds more figures than its column can, when columns behind it
    /// are empty: the figures of the row have moved.
    pub(super) fn displaced_behind(&self, line: usize) -> Option<usize> {
        let cells = &self.table.rows[line].cells;
        let value = |at: usize| self.columns[at].kind == Kind::Value;
        let merged = cells.iter().find(|cell| {
            let several = match &cell.content {
                Content::Figures(figures) => match figures.as_slice() {
                    [one, part] => !is_part(one, part, self.text),
                    figures => figures.len() > 1,
                },
                _ => false,
            };
            several && value(cell.column)
        })?;
        let empty = |at: usize| value(at) && cells.iter().all(|cell| cell.column != at);
        (merged.column + 1..self.columns.len()).any(empty).then_some(merged.column)
    }

    /// Whether a row that tabs part has a cell less than others, which have a figure in a first column that is passed
    /// over, as those of notes are: its figures may have moved there.
    pub(super) fn is_short(&self, line: usize) -> bool {
        let row = &self.table.rows[line];
        let Some(last) = row.cells.last() else { return false };
        let columns = self.columns.len();
        let is_full = |cells: &[Cell]| {
            let ends = [cells.first(), cells.last()].map(|cell| cell.map(|cell| cell.column));
            ends == [Some(0), columns.checked_sub(1)]
        };
        let rest =
            self.text.lines().get(row.line).map(|of| Span { start: last.span.end, end: of.end });
        let closed = rest.is_some_and(|rest| self.text.slice(rest).contains('\t'));
        self.table.layout == Layout::Tab
            && self.columns.first().is_some_and(|column| column.kind == Kind::Skip)
            && row.cells.first().is_some_and(|cell| cell.column == 0)
            && last.column + 2 == columns
            && !closed
            && self.table.rows.iter().any(|row| is_full(&row.cells))
    }

    /// Tells columns of values that are empty in a row that fills others: others of the same unit,
    /// or of another currency where most rows fill both.
    pub(super) fn tell_lost(&mut self, line: usize, known: &Known) {
        let cells = &self.table.rows[line].cells;
        let filled = |at: usize| cells.iter().any(|cell| cell.column == at);
        let unit = |at: usize| self.columns[at].unit.as_deref();
        let value = |at: &usize| self.columns[*at].kind == Kind::Value;
        let money = known
            .meaning
            .concept
            .is_some_and(|concept| self.taxonomy.concept(concept).item_type.is_monetary());
        let columns = 0..self.columns.len();
        let lost: Vec<usize> =
            columns
                .clone()
                .filter(value)
                .filter(|at| !filled(*at) && !self.is_filled_beside(*at, cells))
                .filter(|at| {
                    columns.clone().filter(value).filter(|other| filled(*other)).any(|other| {
                        unit(other) == unit(*at) || money && self.is_mostly_filled(*at)
                    })
                })
                .collect();
        let Some(place) = self.cells(line) else { return };
        for column in lost {
            let message = format!(
                "`{}` has no figure in column {}, as others have.",
                known.caption,
                column + 1
            );
            let kind = match self.stands_empty(line, column) {
                true => FindingKind::EmptyCell,
                false => FindingKind::LostCell,
            };
            self.find(kind, message, LOST, place);
            self.lost(column, place, known);
        }
    }

    /// Whether the column beside one means the same and is filled: an inner and an outer one.
    fn is_filled_beside(&self, column: usize, cells: &[Cell]) -> bool {
        let same = |other: usize| self.columns.get(other) == self.columns.get(column);
        let beside = [column.checked_sub(1), Some(column + 1)].into_iter().flatten();
        let mut same = beside.filter(|other| same(*other));
        same.any(|other| cells.iter().any(|cell| cell.column == other))
    }

    /// Whether two of three rows with figures have one in a column.
    fn is_mostly_filled(&self, column: usize) -> bool {
        let rows = || self.table.rows.iter().filter(|row| !row.cells.is_empty());
        let filled = rows().filter(|row| row.cells.iter().any(|cell| cell.column == column));
        filled.count() * 3 >= rows().count() * 2
    }

    /// Remembers what is known of a figure that the finding told last says is lost.
    pub(super) fn lost(&mut self, column: usize, span: Span, known: &Known) {
        let told = self.harvest.findings.len();
        let beside = matches!(self.columns[column].kind, Kind::Beside(_));
        let printed = Printed::dash(String::new(), span);
        if let (Ok(fact), Some(finding)) =
            (self.aspects(beside, column, &printed, known), told.checked_sub(1))
        {
            self.harvest.lost.push((finding, fact));
        }
    }
}
