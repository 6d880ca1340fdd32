//! What no fact claims when a text has been read: figures of cells, what is lost, tables that nobody knows.

use super::fact::Extracted;
use super::finding::{Finding, FindingKind};
use super::{Reader, doubts};
use crate::text::Span;

impl Reader<'_> {
    /// Figures of cells that neither became facts nor are told to be none.
    pub(super) fn unmatched_cells(&self) -> Vec<Span> {
        let told = self.findings.iter().filter_map(|finding| finding.at);
        let mut taken: Vec<Span> = self
            .facts
            .iter()
            .map(|(fact, _)| fact.span)
            .chain(told)
            .chain(self.settled.iter().copied())
            .collect();
        taken.sort_unstable();
        // How far what begins up to each of them reaches.
        let mut reach: Vec<usize> = Vec::with_capacity(taken.len());
        for span in &taken {
            reach.push(span.end.max(reach.last().copied().unwrap_or(0)));
        }
        let touches = |cell: &Span| {
            let before = taken.partition_point(|span| span.start < cell.end);
            before.checked_sub(1).is_some_and(|last| reach[last] > cell.start)
        };
        self.cells.iter().filter(|cell| !touches(cell)).copied().collect()
    }

    /// Adds to what is lost the figure that the sums of its statement leave for it. Cells that stand empty are lost where
    /// there is one, and nothing else is told of them.
    pub(super) fn tell_what_sums_give(&mut self, facts: &[Extracted]) {
        let lost = self.lost.iter().map(|(_, fact)| fact).collect();
        let summed = doubts::Sums::new(facts, lost, self.taxonomy);
        for (finding, lost) in &self.lost {
            if let Some(left) = summed.leave_for(lost) {
                let Finding { kind, message, .. } = &mut self.findings[*finding];
                if *kind == FindingKind::EmptyCell {
                    if left.of_rounding {
                        continue;
                    }
                    *kind = FindingKind::LostCell;
                }
                message.truncate(message.trim_end_matches('.').len());
                message.push_str(&format!("; the sums give {}.", left.printed));
            }
        }
        self.findings.retain(|finding| finding.kind != FindingKind::EmptyCell);
    }

    /// Rows right below those of a table of the map may be lost rows of it: they are asked about.
    pub(super) fn ask_about_torn(&mut self) {
        let torn = std::mem::take(&mut self.torn);
        let is_torn = |finding: &&mut Finding| {
            let unknown = finding.kind == FindingKind::TableUnknown;
            unknown && finding.at.is_some_and(|at| torn.contains(&at))
        };
        for finding in self.findings.iter_mut().filter(is_torn) {
            finding.kind = FindingKind::QuestionLayout;
            finding.message =
                "These rows stand right below those of a table of the map and are read as none of it."
                    .to_owned();
            finding.help =
                "give them a [[tables]] of their own with their statement and columns, or look which line parts them"
                    .to_owned();
        }
    }

    /// A table that is not in the map is no finding when passages know all its figures.
    pub(super) fn drop_unknown_but_claimed(&mut self, facts: &[Extracted]) {
        let mut cells = self.cells.clone();
        cells.sort_unstable();
        let claimed = |cell: &Span| {
            let from = facts.partition_point(|fact| fact.span.start < cell.start);
            let mut inside = facts[from..].iter().take_while(|fact| fact.span.start < cell.end);
            inside.any(|fact| cell.contains(fact.span))
        };
        self.findings.retain(|finding| {
            let Some(table) = finding.at.filter(|_| finding.kind == FindingKind::TableUnknown)
            else {
                return true;
            };
            let from = cells.partition_point(|cell| cell.start < table.start);
            let mut inside = cells[from..].iter().take_while(|cell| cell.start < table.end);
            !inside.all(claimed)
        });
    }
}
