//! The cubes of a statement: its tables with the axes below them, and its line items.
//!
//! A `table` row begins a cube, and the `axis` rows that follow up to the next `table` row are its
//! axes. Members below an axis are those that it has in this cube; an axis without such rows has
//! all of its members. Where a statement has several line items, a table is that of the next.

use super::super::cell;
use super::super::table::{Cell, RowRef};
use super::Source;
use super::ancestry::{self, Ancestry, Listed};
use super::statement_columns::Columns;
use crate::diagnostic::{Code, Diagnostics, listed};
use crate::model::{
    ArcOrder, Axis, Concept, ConceptId, ConceptKind, Container, Cube, CubeAxis, Member, Node,
};

/// What to do about a tree of which no cube can be made.
const PATTERN: &str =
    "below the root stand `table` concepts with `axis` concepts, then a `lineItems` concept";

/// The rows of a statement, each with the node that was made of it.
pub(super) struct Tree<'s> {
    pub(super) rows: &'s [RowRef<'s>],
    pub(super) nodes: &'s [Node],
    pub(super) columns: &'s Columns,
    pub(super) source: Source<'s>,
}

/// Reads the cubes of a statement, or tells why there can't be any.
pub(super) fn read(tree: &Tree<'_>, diagnostics: &mut Diagnostics) -> Vec<Cube> {
    tree.tell_misplaced_cells(diagnostics);
    let tables: Vec<usize> = tree.of_kind(ConceptKind::Hypercube).collect();
    // A concept of others heads cubes in their networks; in a tree without tables it is a row like any.
    let is_head = |at: &usize| !tables.is_empty() || tree.is_own(*at);
    let line_items: Vec<usize> = tree.of_kind(ConceptKind::LineItems).filter(is_head).collect();
    let (Some(_), Some(&last)) = (tables.first(), line_items.last()) else {
        let stray = tree.of_kind(ConceptKind::Dimension).next();
        if let Some(at) = tables.first().or(line_items.first()).copied().or(stray) {
            tree.tell(at, "A cube needs a table and line items.", PATTERN, diagnostics);
        }
        return Vec::new();
    };
    for (nth, head) in line_items.iter().enumerate() {
        let (before, first) = (&line_items[..nth], line_items[0]);
        let from = before.last().copied().unwrap_or(0);
        if before.iter().any(|at| tree.nodes[*at].concept == tree.nodes[*head].concept) {
            let text = format!("The line items `{}` stand twice.", tree.name(*head));
            tree.tell(*head, &text, "leave one of the rows out", diagnostics);
            return Vec::new();
        }
        // The first may have tables anywhere, where they are the only ones.
        if *head != first && !tables.iter().any(|at| (from..*head).contains(at)) {
            let text = "Further line items need a table before them.";
            tree.tell(*head, text, PATTERN, diagnostics);
            return Vec::new();
        }
        if let Some(at) = tree.below(*head).find(|at| tree.kind(*at) != Some(ConceptKind::Item)) {
            let text = "Below line items stand reportable concepts and headings only.";
            tree.tell(at, text, PATTERN, diagnostics);
            diagnostics.kept_anyway();
        }
    }
    let head = |table: usize| line_items.iter().copied().find(|at| *at > table).unwrap_or(last);
    let cubes = (0..tables.len())
        .filter_map(|nth| tree.cube(&tables, nth, head(tables[nth]), diagnostics))
        .collect::<Vec<Cube>>();
    tree.tell_opposite_nesting(&cubes, diagnostics);
    cubes
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

    /// Whether the concept of a row is one of our own.
    fn is_own(&self, at: usize) -> bool {
        let concept =
            self.nodes.get(at).and_then(|node| self.source.concepts.all.get(node.concept));
        concept.is_some_and(Concept::is_own)
    }

    fn of_kind(&self, wanted: ConceptKind) -> impl Iterator<Item = usize> {
        (0..self.nodes.len()).filter(move |at| self.kind(*at) == Some(wanted))
    }

    /// The rows below a row.
    fn below(&self, at: usize) -> impl Iterator<Item = usize> {
        let depth = self.nodes[at].depth;
        (at + 1..self.nodes.len()).take_while(move |below| self.nodes[*below].depth > depth)
    }

    fn cell(&self, at: usize) -> Cell<'s> {
        self.rows[at].cell(self.columns.concept)
    }

    fn tell(&self, at: usize, text: &str, help: &str, diagnostics: &mut Diagnostics) {
        diagnostics.push(self.cell(at).diagnostic(Code::InvalidCube, text).help(help));
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
        diagnostics: &mut Diagnostics,
    ) -> Option<Cube> {
        let (table, row) = (tables[nth], self.rows[tables[nth]]);
        let hypercube = self.nodes[table].concept;
        if tables[..nth].iter().any(|at| self.nodes[*at].concept == hypercube) {
            let text = format!("The table `{}` stands twice.", self.name(table));
            self.tell(table, &text, "give each cube a table of its own", diagnostics);
            return None;
        }
        let excludes = cell::yes(row.cell(self.columns.excludes), false, diagnostics);
        let from = if nth == 0 { 0 } else { table };
        let to = tables.get(nth + 1).copied().unwrap_or(self.nodes.len());
        let mut axes: Vec<CubeAxis> = Vec::new();
        for at in (from..to).filter(|at| self.kind(*at) == Some(ConceptKind::Dimension)) {
            let concept = self.nodes[at].concept;
            if axes.iter().any(|known| known.concept == concept) {
                let text = format!("`{}` stands twice in `{}`.", self.name(at), self.name(table));
                self.tell(at, &text, "leave one of the rows out", diagnostics);
                continue;
            }
            let members = self.members(at, diagnostics).map(Into::into);
            let negated = self.negated(at, diagnostics);
            axes.push(CubeAxis { line: self.rows[at].line(), concept, members, negated });
        }
        Some(Cube {
            line: row.line(),
            hypercube,
            line_items: self.nodes[head].concept,
            items: None,
            container: container(row.cell(self.columns.container), diagnostics),
            axes,
            closed: cell::yes(row.cell(self.columns.closed), !excludes, diagnostics),
            excludes,
        })
    }

    /// The members below an axis whose figures are printed with their sign turned.
    fn negated(&self, axis: usize, diagnostics: &mut Diagnostics) -> Vec<ConceptId> {
        let below = self.below(axis);
        below
            .filter(|at| cell::yes(self.rows[*at].cell(self.columns.negated), false, diagnostics))
            .map(|at| self.nodes[at].concept)
            .collect()
    }

    /// The members that an axis has in its cube, where they are not all.
    fn members(&self, axis: usize, diagnostics: &mut Diagnostics) -> Option<Vec<Member>> {
        let known = self.source.axes.get(&self.nodes[axis].concept);
        let Some(known) = known.filter(|axis| axis.typed.is_some() || !axis.members.is_empty())
        else {
            let text = format!("The axis `{}` has no members.", self.name(axis));
            self.tell(axis, &text, "add them to dimensions.csv, or a type", diagnostics);
            diagnostics.kept_anyway();
            return None;
        };
        let first = self.below(axis).next()?;
        if known.typed.is_some() {
            let text = format!("The typed axis `{}` has no members.", self.name(axis));
            self.tell(first, &text, "leave the rows below it out", diagnostics);
            return None;
        }
        let (ancestry, mut listed) = (Ancestry::of(known), Listed::default());
        for at in self.below(axis) {
            if let Some(member) = self.member(at, axis, (known, &ancestry), &listed, diagnostics) {
                listed.push(member);
            }
        }
        let tree = under_one_head(listed.members, known.members.first()?);
        (tree != known.members).then_some(tree)
    }

    /// A member of an axis that a row names.
    fn member(
        &self,
        at: usize,
        axis: usize,
        (known, ancestry): (&Axis, &Ancestry),
        before: &Listed,
        diagnostics: &mut Diagnostics,
    ) -> Option<Member> {
        let concept = self.nodes[at].concept;
        let Some(position) = ancestry.position(concept) else {
            let text = format!("`{}` has no member `{}`.", self.name(axis), self.name(at));
            let names = known.members.iter();
            let names = names.map(|member| self.source.concepts.name(member.concept));
            let help = diagnostics
                .did_you_mean(self.name(at), names.clone())
                .unwrap_or_else(|| format!("its members are {}", listed(names, ", ")));
            self.tell(at, &text, &help, diagnostics);
            return None;
        };
        if before.has(concept) {
            let text = format!("`{}` stands twice below `{}`.", self.name(at), self.name(axis));
            self.tell(at, &text, "an axis has a member once", diagnostics);
            return None;
        }
        let depth = self.nodes[at].depth - self.nodes[axis].depth - 1;
        let parent = before.parent(depth);
        if let Some(parent) = parent.filter(|parent| !ancestry.is_below(position, *parent)) {
            let text = format!(
                "`{}` does not stand below `{}` on its axis.",
                self.name(at),
                self.source.concepts.name(parent)
            );
            self.tell(at, &text, "nest the members as in dimensions.csv", diagnostics);
            return None;
        }
        Some(Member { concept, depth, usable: known.members[position].usable })
    }

    /// Axes may share members, but in one presentation tree a member can't stand above another on
    /// one axis and below it on another (XBRL 2.1 §5.2.4.2).
    fn tell_opposite_nesting(&self, cubes: &[Cube], diagnostics: &mut Diagnostics) {
        let of_axis = |axis: &CubeAxis| {
            let known = self.source.axes.get(&axis.concept).map_or(&[][..], |known| &known.members);
            let members = axis.members.as_deref().unwrap_or(known);
            ancestry::arcs(members.iter().map(|member| (member.concept, member.depth)))
        };
        let axes = cubes.iter().filter(|cube| !cube.excludes).flat_map(|cube| &cube.axes);
        let axes: Vec<(&CubeAxis, Vec<_>)> = axes.map(|axis| (axis, of_axis(axis))).collect();
        let all = axes.iter().flat_map(|(_, arcs)| arcs.iter().copied());
        let mut order = ArcOrder::of(all);
        for (axis, arcs) in axes {
            let mut closing = false;
            for (from, to) in arcs {
                let closes = order.closes_circle(from, to);
                if !closes {
                    order.add(from, to);
                }
                closing |= closes;
            }
            if closing && let Some(at) = self.nodes.iter().position(|n| n.concept == axis.concept) {
                let text = format!(
                    "`{}` nests members the other way round than another axis of the statement.",
                    self.name(at)
                );
                let help = "nest shared members alike, or show the axes in two statements";
                diagnostics.push(self.cell(at).diagnostic(Code::InvalidTree, text).help(help));
                diagnostics.kept_anyway();
            }
        }
    }
}

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
/// which facts can have only where it is listed itself.
fn under_one_head(mut listed: Vec<Member>, head: &Member) -> Vec<Member> {
    if listed.iter().filter(|member| member.depth == 0).count() < 2 {
        return listed;
    }
    let position = listed.iter().position(|member| member.concept == head.concept);
    let usable = position.is_some_and(|at| listed.remove(at).usable);
    let below = listed.into_iter().map(|member| Member { depth: member.depth + 1, ..member });
    std::iter::once(Member { concept: head.concept, depth: 0, usable }).chain(below).collect()
}
