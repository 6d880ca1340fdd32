//! `statements/*.csv`: trees with their cubes and sums.

use std::io;

use rustc_hash::{FxHashMap, FxHashSet};

use super::dimensions::Axes;
use super::names::Names;
use super::rows::Rows;
use super::table;
use super::tree::{Binding, Row};
use crate::model::losses::Losses;
use crate::model::{ConceptId, Container, LabelRole, Statement, Taxonomy};
use crate::notation::lexical::is_ncname;

/// A statement as tables say it.
pub(super) struct Written<'t> {
    pub(super) id: String,
    pub(super) of: &'t Statement,
    /// Whether its tree is one that is presented.
    pub(super) is_presented: bool,
    rows: Vec<Row>,
}

/// All statements that have rows.
pub(super) fn of<'t>(
    taxonomy: &'t Taxonomy,
    names: &Names<'t>,
    axes: &Axes,
    losses: &mut Losses,
) -> Vec<Written<'t>> {
    let mut ids = FxHashSet::default();
    let mut all = Vec::new();
    for statement in &taxonomy.statements {
        let mut rows = Rows::new(statement, names, axes, losses).put_together(losses);
        let is_presented = statement.is_presented && !rows.is_empty();
        sums(statement, names, is_presented, &mut rows, losses);
        if !rows.is_empty() {
            let id = id(&statement.id, &mut ids);
            all.push(Written { id, of: statement, is_presented, rows });
        }
    }
    all
}

/// An id that names a file and can be part of others.
fn id(of: &str, taken: &mut FxHashSet<String>) -> String {
    let kept =
        |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    let mut stem: String = of.chars().map(kept).take(100).collect();
    if !is_ncname(&stem) {
        stem = format!("role-{stem}");
    }
    let numbered = (2u32..).map(|nth| format!("{stem}-{nth}"));
    let mut all = std::iter::once(stem.clone()).chain(numbered);
    // File systems may not tell capitals apart.
    all.find(|id| taken.insert(id.to_lowercase())).unwrap_or(stem)
}

/// Puts sums into the rows of their parts. A statement that is not presented gets rows for what it sums.
fn sums(
    statement: &Statement,
    names: &Names<'_>,
    is_presented: bool,
    rows: &mut Vec<Row>,
    losses: &mut Losses,
) {
    let mut first: FxHashMap<ConceptId, usize> = FxHashMap::default();
    for (at, row) in rows.iter().enumerate() {
        first.entry(row.concept).or_insert(at);
    }
    let mut seen = FxHashSet::default();
    for arc in &statement.calculations {
        if names.name(arc.total).is_none() || names.name(arc.item).is_none() {
            losses.add("a sum of concepts that tables can't name");
            continue;
        }
        if !seen.insert((arc.total, arc.item)) {
            losses.add("a sum that the networks of Calculations 1.0 and 1.1 both have");
            continue;
        }
        let ends = [arc.total, arc.item];
        if !is_presented {
            for concept in ends {
                first.entry(concept).or_insert_with(|| {
                    let depth = u32::from(!rows.is_empty());
                    rows.push(Row::new(depth, concept, LabelRole::Standard));
                    rows.len() - 1
                });
            }
        }
        match (first.get(&arc.total), first.get(&arc.item)) {
            (Some(_), Some(at)) => rows[*at].sums.push((arc.total, arc.weight.to_string())),
            _ => losses.add("a sum of concepts that the tree of its statement does not show"),
        }
    }
}

impl Written<'_> {
    /// The table of the rows.
    pub(super) fn table(&self, names: &Names<'_>) -> io::Result<Vec<u8>> {
        let heading = [
            "depth",
            "concept",
            "preferred_label",
            "sums_to",
            "weight",
            "closed",
            "excludes",
            "container",
        ];
        let name = |id| names.name(id).unwrap_or_default();
        let rows = self.rows.iter().map(|row| {
            let totals: Vec<&str> = row.sums.iter().map(|(total, _)| name(*total)).collect();
            let weights: Vec<&str> = row.sums.iter().map(|(_, weight)| weight.as_str()).collect();
            let label = match row.preferred_label {
                LabelRole::Standard => String::new(),
                ref role => role.name().to_owned(),
            };
            let [closed, excludes, container] = row.cube.map(binding).unwrap_or_default();
            vec![
                row.depth.to_string(),
                name(row.concept).to_owned(),
                label,
                totals.join("; "),
                weights.join("; "),
                closed.to_owned(),
                excludes.to_owned(),
                container.to_owned(),
            ]
        });
        table(&heading.map(str::to_owned), &rows.collect::<Vec<_>>(), 2)
    }
}

/// The cells of a table: tables are closed, but for those that exclude.
fn binding(of: Binding) -> [&'static str; 3] {
    let yes = |is: bool| if is { "yes" } else { "no" };
    [
        if of.closed == of.excludes { yes(of.closed) } else { "" },
        if of.excludes { "yes" } else { "" },
        match of.container {
            Container::Segment => "segment",
            Container::Scenario => "",
        },
    ]
}
