//! Facts that cubes bind, and changes to the tables of those cubes.

use super::super::base::View;
use super::super::site::Site;
use crate::model::{ConceptId, Cube, Dimensions, MemberValue, Statement};

/// A fact whose concept one statement shows, and a member that it has there on an axis which
/// the statement demands.
pub(super) struct Bound<'a> {
    pub(super) axis: &'a str,
    pub(super) member: &'a str,
    /// The position of the statement.
    pub(super) statement: usize,
    /// The row of the axis in the table of the statement.
    pub(super) row: usize,
    /// The depth of that row.
    pub(super) depth: u32,
    /// All members of the fact.
    pub(super) dimensions: &'a Dimensions,
}

/// Such a fact; `fits` looks at the statement and the position of the axis in its tree.
pub(super) fn bound<'a>(
    site: &mut Site<'a>,
    fits: impl Fn(&Statement, usize) -> bool,
) -> Option<Bound<'a>> {
    let base = site.base;
    let found = base.views().filter_map(|(_, view)| {
        let (statement, model) = only_statement(site, view)?;
        let dimensions = base.report.dimensions_of(view.fact.context);
        dimensions.iter().find_map(|(axis, value)| {
            let MemberValue::Explicit(member) = value else { return None };
            let row = demanded(model, *axis).filter(|row| fits(model, *row))?;
            Some(Bound {
                axis: site.name(*axis),
                member: site.name(*member),
                statement,
                row,
                depth: model.nodes[row].depth,
                dimensions,
            })
        })
    });
    let found: Vec<Bound<'a>> = found.collect();
    site.random.pick(found)
}

/// The statement of a fact, where no other shows its concept.
pub(super) fn only_statement<'a>(
    site: &Site<'a>,
    view: View<'a>,
) -> Option<(usize, &'a Statement)> {
    let shows = |statement: &Statement| {
        statement.nodes.iter().any(|node| node.concept == view.fact.concept)
    };
    let mut showing = site.base.statements().filter(|(_, statement)| shows(statement));
    let only = showing.next().filter(|(_, statement)| !statement.cubes.is_empty())?;
    showing.next().is_none().then_some(only)
}

/// The row of an axis, where the first table that has it does not exclude.
fn demanded(statement: &Statement, axis: ConceptId) -> Option<usize> {
    let has = |cube: &&Cube| cube.axes.iter().any(|known| known.concept == axis);
    statement.cubes.iter().find(has).filter(|cube| !cube.excludes)?;
    statement.nodes.iter().position(|node| node.concept == axis)
}

/// Whether no members stand below an axis in the tree of a statement.
pub(super) fn is_unrestricted(statement: &Statement, row: usize) -> bool {
    let depth = |at: usize| statement.nodes.get(at).map_or(0, |node| node.depth);
    depth(row + 1) <= depth(row)
}

/// Puts rows below a row of a statement; their depths count from that row.
pub(super) fn put_below(
    site: &mut Site<'_>,
    bound: &Bound<'_>,
    rows: &[(u32, &str)],
) -> Option<()> {
    let file = site.file_of(bound.statement)?;
    let table = site.source(&file)?;
    rows.iter().zip(bound.row + 1..).try_for_each(|((depth, concept), at)| {
        let depth = (bound.depth + depth).to_string();
        table.insert(at, &[("depth", &depth), ("concept", concept)])
    })
}

/// Adds a table to a statement, before its line items.
pub(super) fn add_table(
    site: &mut Site<'_>,
    statement: usize,
    cells: &[(&str, &str)],
    below: &[(u32, &str)],
) -> Option<()> {
    site.add_concept("AddedTable", "table", "")?;
    let model = site.base.taxonomy.statements.get(statement)?;
    let cube = model.cubes.first()?;
    let of = |concept| model.nodes.iter().position(|node| node.concept == concept);
    let (table, at) = (of(cube.hypercube)?, of(cube.line_items)?);
    let depth = model.nodes[table].depth;
    let file = site.file_of(statement)?;
    let rows = site.source(&file)?;
    rows.insert(at, &[("depth", &depth.to_string()), ("concept", "AddedTable")])?;
    cells.iter().try_for_each(|(column, text)| rows.set(at, column, text))?;
    below.iter().zip(at + 1..).try_for_each(|((beneath, concept), at)| {
        rows.insert(at, &[("depth", &(depth + beneath).to_string()), ("concept", concept)])
    })
}

/// Adds a member to an axis, side by side with another.
pub(super) fn add_member(
    site: &mut Site<'_>,
    axis: &str,
    beside: &str,
    usable: &str,
) -> Option<()> {
    site.add_concept("AddedMember", "member", "")?;
    let table = site.source("dimensions.csv")?;
    let row = table.find(&[("axis", axis), ("member", beside)])?;
    let depth = table.get(row, "depth").to_owned();
    table.insert(row, &[("axis", axis), ("depth", &depth), ("member", "AddedMember")])?;
    table.set(row, "usable", usable)
}

/// Writes a cell of a member of an axis.
pub(super) fn set_member(
    site: &mut Site<'_>,
    axis: &str,
    member: &str,
    column: &str,
    text: &str,
) -> Option<()> {
    let table = site.source("dimensions.csv")?;
    let row = table.find(&[("axis", axis), ("member", member)])?;
    table.set(row, column, text)
}
