//! The table of a statement: rows of its tree, periods and members across.

use std::io;

use super::page::Page;
use crate::model::{
    ConceptKind, DimensionsId, FactId, LabelRole, MemberValue, Node, Period, StatementId,
};
use crate::notation::markup::bytes::escaped;
use crate::profile::{Extended, fill};
use crate::write::inline::columns::{Column, Grid};

/// More columns than this are no table for a page.
const MOST_COLUMNS: usize = 60;

impl Page<'_> {
    /// Writes the facts of a statement as a table; as a list where they are none.
    pub(super) fn table(&self, statement: StatementId, out: &mut String) -> io::Result<()> {
        let shown: Vec<FactId> = self
            .output
            .facts()
            .filter(|(_, fact)| fact.statement == Some(statement))
            .map(|(id, _)| id)
            .collect();
        let (figures, others): (Vec<FactId>, Vec<FactId>) =
            shown.iter().partition(|id| self.elements.is_numeric(**id));
        let of = &self.filing.taxonomy.statements[statement.index()];
        match Grid::new(self.output, of, &figures, &shown, &self.lang, MOST_COLUMNS) {
            Some(grid) if !figures.is_empty() => self.grid(&of.nodes, &grid, out)?,
            _ => self.list(&figures, out)?,
        }
        self.list(&others, out)
    }

    fn grid(&self, nodes: &[Node], grid: &Grid, out: &mut String) -> io::Result<()> {
        let main = self.main_unit(grid);
        if let Some((unit, power)) = &main {
            let word = self.filing.extension.units.get(unit).map(|of| &of.words);
            let word = word.and_then(|words| words.get(&power.to_string()));
            if let Some(word) = word.filter(|word| !word.is_empty()) {
                out.push_str(&format!("<p class=\"right\">（単位：{}）</p>\n", escaped(word)));
            }
        }
        out.push_str("<div class=\"scroll\"><table>\n<thead><tr><td></td>");
        for column in &grid.columns {
            out.push_str(&format!("<th scope=\"col\">{}</th>", self.heading(column, grid)));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        let base = base_depth(nodes, grid);
        for (at, node) in nodes.iter().enumerate() {
            let cells = grid.row(u32::try_from(at).unwrap_or(u32::MAX));
            let depth = node.depth.saturating_sub(base).min(6);
            if cells.is_empty() {
                if self.is_heading(nodes, at, grid) {
                    let label = self.output.label(node.concept, &node.preferred_label, &self.lang);
                    let empty = "<td></td>".repeat(grid.columns.len());
                    out.push_str(&format!(
                        "<tr><th scope=\"row\" class=\"d{depth}\">{}</th>{empty}</tr>\n",
                        escaped(label)
                    ));
                }
                continue;
            }
            let (unit, power) = self.row_unit(cells.first().map(|cell| cell.fact), main.as_ref());
            let role = &node.preferred_label;
            let label = cells.first().map_or_else(String::new, |of| self.caption(of.fact, role));
            let beside = unit.map_or_else(String::new, |unit| format!("（{unit}）"));
            out.push_str(&format!(
                "<tr><th scope=\"row\" class=\"d{depth}\">{}</th>",
                escaped(&(label + &beside))
            ));
            for (position, column) in (0..).zip(&grid.columns) {
                out.push_str("<td>");
                let facts = cells.iter().filter(|cell| cell.column == position);
                for (nth, cell) in facts.enumerate() {
                    out.push_str(if nth > 0 { "<br/>" } else { "" });
                    out.push_str(&self.figure(cell.fact, power)?);
                    out.push_str(&self.members_beside(cell.fact, column));
                }
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table></div>\n");
        Ok(())
    }

    /// The unit of most figures of a table, by its id, and the power of ten in which all of them are
    /// printed: the smallest that one of them needs.
    fn main_unit(&self, grid: &Grid) -> Option<(String, i32)> {
        let mut counts: std::collections::BTreeMap<String, (usize, i32)> =
            std::collections::BTreeMap::new();
        for cell in &grid.cells {
            let Some(id) = self.unit_id(cell.fact) else { continue };
            let is_nil = self.filing.report.fact(cell.fact).value == crate::model::Value::Nil;
            let power = if is_nil { i32::MAX } else { self.elements.power(cell.fact) };
            let count = counts.entry(id).or_insert((0, i32::MAX));
            *count = (count.0 + 1, count.1.min(power));
        }
        let most = counts.into_iter().max_by_key(|(_, (count, _))| *count);
        most.map(|(id, (_, power))| (id, if power == i32::MAX { 0 } else { power }))
    }

    fn unit_id(&self, id: FactId) -> Option<String> {
        let unit = self.filing.report.fact(id).unit?;
        Some(self.output.units[unit.index()].clone())
    }

    /// The word for the unit of a row where it is not that of the table, and the power of ten of its
    /// figures.
    fn row_unit(
        &self,
        fact: Option<FactId>,
        main: Option<&(String, i32)>,
    ) -> (Option<String>, i32) {
        let Some(fact) = fact else { return (None, 0) };
        match (self.unit_id(fact), main) {
            (Some(id), Some((unit, power))) if id == *unit => (None, *power),
            _ => {
                let power = self.elements.power(fact);
                (Some(self.unit(fact, power)).filter(|word| !word.is_empty()), power)
            }
        }
    }

    /// The heading of a column: its period, and its members where columns differ by them.
    fn heading(&self, column: &Column, grid: &Grid) -> String {
        let mut lines = Vec::new();
        let first = grid.columns.first().map(|first| first.period);
        let differ = grid.columns.iter().any(|other| Some(other.period) != first);
        let members = self.members(column.dimensions);
        if differ || members.is_empty() {
            let period = self.filing.report.periods[column.period.index()];
            lines.extend(self.period(period));
        }
        lines.extend(members);
        lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br/>")
    }

    /// The members of a fact that are not those of its column.
    fn members_beside(&self, fact: FactId, column: &Column) -> String {
        let report = &self.filing.report;
        let own = report.contexts[report.fact(fact).context.index()].dimensions;
        let members = if own == column.dimensions { Vec::new() } else { self.members(own) };
        members.iter().map(|member| format!("<br/>{}", escaped(member))).collect()
    }

    /// A period in words, in lines.
    fn period(&self, period: Period) -> Vec<String> {
        let Extended { extension, fiscal, filed, .. } = self.filing;
        let day = |day: chrono::NaiveDate| {
            let [y, m, d] = ["%Y", "%-m", "%-d"].map(|part| day.format(part).to_string());
            fill(&extension.formats.date_shown, |place| match place {
                "y" => Some(&*y),
                "m" => Some(&*m),
                "d" => Some(&*d),
                _ => None,
            })
        };
        let caption = extension.named(period, fiscal, *filed).map(|named| named.caption.clone());
        let days = match period {
            Period::Instant(at) => vec![format!("（{}）", day(at))],
            Period::Duration { start, end } => {
                vec![format!("（自　{}", day(start)), format!("　至　{}）", day(end))]
            }
            other => vec![other.to_string()],
        };
        caption.into_iter().chain(days).collect()
    }

    /// The labels of members.
    fn members(&self, dimensions: DimensionsId) -> Vec<String> {
        let members = self.filing.report.dimensions[dimensions.index()].iter();
        let labels = members.map(|(_, member)| match member {
            MemberValue::Explicit(member) => {
                self.output.label(*member, &LabelRole::Standard, &self.lang).to_owned()
            }
            MemberValue::Typed(value) => value.text().to_owned(),
        });
        labels.collect()
    }

    /// Whether a node is shown as a heading: it is for grouping, and rows with facts stand below it, but not
    /// all of them.
    fn is_heading(&self, nodes: &[Node], at: usize, grid: &Grid) -> bool {
        let concept = self.filing.taxonomy.concept(nodes[at].concept);
        let is_group = concept.is_abstract && concept.kind == ConceptKind::Item;
        let below = below(nodes, at);
        let rows = || grid.cells.iter().map(|cell| cell.row as usize);
        is_group
            && rows().any(|row| below.contains(&row))
            && !rows().all(|row| below.contains(&row))
    }
}

/// The rows below a node.
fn below(nodes: &[Node], at: usize) -> std::ops::Range<usize> {
    let depth = nodes[at].depth;
    let end = nodes[at + 1..].iter().position(|of| of.depth <= depth);
    at + 1..end.map_or(nodes.len(), |end| at + 1 + end)
}

/// The least depth of what is shown: headings that hold all rows with facts are left out.
fn base_depth(nodes: &[Node], grid: &Grid) -> u32 {
    let holds_all = |at: &usize| {
        let below = below(nodes, *at);
        grid.cells.iter().all(|cell| below.contains(&(cell.row as usize)))
    };
    let deepest = (0..nodes.len()).filter(holds_all).map(|at| nodes[at].depth).max();
    deepest.map_or(0, |depth| depth + 1)
}
