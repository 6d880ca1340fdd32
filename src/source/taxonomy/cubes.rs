//! The cubes of a statement: its tables with the axes below them, and its line items.
//!
//! A `table` row begins a cube, and the `axis` rows that follow up to the next `table` row are its
//! axes. Members below an axis are those that it has in this cube; an axis without such rows has
//! all of its members. Where a statement has several line items, a table is that of the next.
//! Whether such cubes can be is for the rules.

use super::super::cell;
use super::super::table::{Cell, RowRef};
use super::Source;
use super::statement_columns::Columns;
use crate::diagnostic::{Code, Diagnostics, Origins, Thing};
use crate::model::{
    Concept, ConceptId, ConceptKind, Container, Cube, CubeAxis, Member, Node, StatementId,
};

/// The rows of a statement, each with the node that was made of it.
pub(super) struct Tree<'s> {
    pub(super) id: StatementId,
    pub(super) rows: &'s [RowRef<'s>],
    pub(super) nodes: &'s [Node],
    pub(super) columns: &'s Columns,
    pub(super) source: Source<'s>,
}

/// Reads the cubes of a statement, and where their axes and members stand.
pub(super) fn read(
    tree: &Tree<'_>,
    origins: &mut Origins,
    diagnostics: &mut Diagnostics,
) -> Vec<Cube> {
    tree.tell_misplaced_cells(diagnostics);
    let tables: Vec<usize> = tree.of_kind(ConceptKind::Hypercube).collect();
    let heads: Vec<usize> = tree.of_kind(ConceptKind::LineItems).collect();
    let Some(last) = heads.last().copied() else { return Vec::new() };
    let head = |table: usize| heads.iter().copied().find(|at| *at > table).unwrap_or(last);
    (0..tables.len())
        .map(|nth| tree.cube(&tables, nth, head(tables[nth]), origins, diagnostics))
        .collect()
}

impl<'s> Tree<'s> {
    fn concept(&self, at: usize) -> Option<(&'s str, &'s Concept)> {
        let id = self.nodes.get(at)?.concept;
        self.source.concepts.all.get(id).map(|concept| (&*concept.name.local, concept))
    }

    fn kind(&self, at: usize) -> Option<ConceptKind> {
        self.concept(at).map(|(_, concept)| concept.kind)
    }

    fn name(&self, at: usize) -> &'s str {
        self.concept(at).map_or("", |(name, _)| name)
    }

    fn of_kind(&self, wanted: ConceptKind) -> impl Iterator<Item = usize> {
        (0..self.nodes.len()).filter(move |at| self.kind(*at) == Some(wanted))
    }

    /// The rows below a row.
    fn below(&self, at: usize) -> impl Iterator<Item = usize> {
        let depth = self.nodes[at].depth;
        (at + 1..self.nodes.len()).take_while(move |below| self.nodes[*below].depth > depth)
    }

    /// Cells about a cube in rows that begin none.
    fn tell_misplaced_cells(&self, diagnostics: &mut Diagnostics) {
        for at in 0..self.nodes.len() {
            let negated = self.rows[at].cell(self.columns.negated);
            if !negated.is_empty() && self.kind(at) != Some(ConceptKind::Member) {
                let message = format!("`{}` is no member.", self.name(at));
                let help = "leave the cell empty: a row is turned by its preferred label";
                diagnostics.push(negated.diagnostic(Code::InvalidCell, message).help(help));
            }
            if self.kind(at) == Some(ConceptKind::Hypercube) {
                continue;
            }
            for column in [self.columns.closed, self.columns.excludes, self.columns.container] {
                let cell = self.rows[at].cell(column);
                if !cell.is_empty() {
                    let message = format!("`{}` is no table.", self.name(at));
                    let help = "leave the cell empty: only the row of a `table` has it";
                    diagnostics.push(cell.diagnostic(Code::InvalidCell, message).help(help));
                }
            }
        }
    }

    /// The cube that a table begins. An axis above all tables belongs to the first.
    fn cube(
        &self,
        tables: &[usize],
        nth: usize,
        head: usize,
        origins: &mut Origins,
        diagnostics: &mut Diagnostics,
    ) -> Cube {
        let (table, row) = (tables[nth], self.rows[tables[nth]]);
        origins.add(Thing::Cube(self.id, nth), row.line());
        let excludes = cell::yes(row.cell(self.columns.excludes), false, diagnostics);
        let from = if nth == 0 { 0 } else { table };
        let to = tables.get(nth + 1).copied().unwrap_or(self.nodes.len());
        let mut axes: Vec<CubeAxis> = Vec::new();
        for at in (from..to).filter(|at| self.kind(*at) == Some(ConceptKind::Dimension)) {
            let (line, concept) = (self.rows[at].line(), self.nodes[at].concept);
            origins.add(Thing::CubeAxis(self.id, nth, axes.len()), line);
            let listed = self.members(at);
            for (member, (_, line)) in listed.iter().flatten().enumerate() {
                let thing = Thing::CubeMember(self.id, nth, axes.len(), member);
                line.iter().for_each(|line| origins.add(thing, *line));
            }
            let members = listed.map(|all| all.into_iter().map(|(member, _)| member).collect());
            axes.push(CubeAxis { line, concept, members, negated: self.negated(at, diagnostics) });
        }
        Cube {
            line: row.line(),
            hypercube: self.nodes[table].concept,
            line_items: self.nodes[head].concept,
            items: None,
            container: container(row.cell(self.columns.container), diagnostics),
            axes,
            closed: cell::yes(row.cell(self.columns.closed), !excludes, diagnostics),
            excludes,
        }
    }

    /// The members below an axis whose figures are printed with their sign turned.
    fn negated(&self, axis: usize, diagnostics: &mut Diagnostics) -> Vec<ConceptId> {
        let below = self.below(axis);
        below
            .filter(|at| cell::yes(self.rows[*at].cell(self.columns.negated), false, diagnostics))
            .map(|at| self.nodes[at].concept)
            .collect()
    }

    /// The members that an axis has in its cube, where they are not all, each with its line.
    fn members(&self, axis: usize) -> Option<Vec<Placed>> {
        let known = self.source.axes.get(&self.nodes[axis].concept)?;
        let is_usable = |concept| {
            let mut members = known.members.iter();
            members.find(|member| member.concept == concept).is_none_or(|member| member.usable)
        };
        let listed: Vec<Placed> = self
            .below(axis)
            .map(|at| {
                let concept = self.nodes[at].concept;
                let depth = self.nodes[at].depth - self.nodes[axis].depth - 1;
                let member = Member { concept, depth, usable: is_usable(concept) };
                (member, Some(self.rows[at].line()))
            })
            .collect();
        if listed.is_empty() || (known.members.is_empty() && known.typed.is_none()) {
            return None;
        }
        let tree = match known.members.first() {
            Some(head) => under_one_head(listed, head),
            None => listed,
        };
        (!tree.iter().map(|(member, _)| member).eq(&known.members)).then_some(tree)
    }
}

/// A member, and the line of its row.
type Placed = (Member, Option<u32>);

/// The part of contexts in which a cube binds members.
fn container(cell: Cell<'_>, diagnostics: &mut Diagnostics) -> Container {
    match cell.text {
        "" | "scenario" => Container::Scenario,
        "segment" => Container::Segment,
        _ => {
            let message = format!("`{}` is no part of a context.", cell.text);
            let help = "write `scenario` or `segment` (Dimensions 1.0 §2.3.1)";
            diagnostics.push(cell.diagnostic(Code::InvalidCell, message).help(help));
            Container::Scenario
        }
    }
}

/// A tree of one root: members that stand side by side are put below the domain head of the axis,
/// which facts can have only where it is listed itself. A head that stands below a member stays there.
fn under_one_head(listed: Vec<Placed>, head: &Member) -> Vec<Placed> {
    let is_head = |member: &Member| member.concept == head.concept;
    let nested = listed.iter().any(|(member, _)| is_head(member) && member.depth > 0);
    if nested || listed.iter().filter(|(member, _)| member.depth == 0).count() < 2 {
        return listed;
    }
    let mut root: Option<Placed> = None;
    let mut below = Vec::new();
    let mut of_head = false;
    for (member, line) in listed {
        if member.depth == 0 {
            of_head = is_head(&member);
            if of_head && root.is_none() {
                root = Some((member, line));
                continue;
            }
        }
        // What stands below the head already is as deep as it should be.
        let depth = if of_head && member.depth > 0 { member.depth } else { member.depth + 1 };
        below.push((Member { depth, ..member }, line));
    }
    let root = root.unwrap_or((Member { depth: 0, usable: false, ..head.clone() }, None));
    std::iter::once(root).chain(below).collect()
}
