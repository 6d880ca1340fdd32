//! Cubes of a statement (Dimensions 1.0 §2.2, §2.3): a tree that says which there are, tables and axes each
//! once, members that the axes have, nested as they are nested there.

use std::borrow::Cow;

use super::Judged;
use super::ancestry::{Ancestry, Listed, arcs};
use crate::diagnostic::{Code, Diagnostics, Part, Thing, listed};
use crate::model::{
    ArcOrder, Axis, Concept, ConceptId, ConceptKind, CubeAxis, Member, Statement, StatementId,
};

/// What to do about a tree of which no cube can be made.
const PATTERN: &str =
    "below the root stand `table` concepts with `axis` concepts, then a `lineItems` concept";

/// Checks the cubes of a statement.
pub(super) fn check(
    judged: Judged<'_>,
    id: StatementId,
    statement: &Statement,
    diagnostics: &mut Diagnostics,
) {
    let rules = Rules { judged, id, statement };
    if !rules.tree_is_sound(diagnostics) {
        return;
    }
    let mut axes = Vec::new();
    for nth in 0..statement.cubes.len() {
        axes.extend(rules.cube(nth, diagnostics));
    }
    rules.opposite_nesting(&axes, diagnostics);
}

/// An axis of a cube that can be one, and the members that it can have there.
type Sound<'t> = (ConceptId, Cow<'t, [Member]>);

#[derive(Clone, Copy)]
struct Rules<'t> {
    judged: Judged<'t>,
    id: StatementId,
    statement: &'t Statement,
}

impl<'t> Rules<'t> {
    fn concept(self, id: ConceptId) -> &'t Concept {
        self.judged.taxonomy.concept(id)
    }

    fn name(self, id: ConceptId) -> &'t str {
        &self.concept(id).name.local
    }

    fn tell(self, thing: Thing, text: &str, help: &str, diagnostics: &mut Diagnostics) {
        let told = self.judged.diagnostic(Code::InvalidCube, (thing, Part::Name), text);
        diagnostics.push(told.help(help));
    }

    fn tell_row(self, at: usize, text: &str, help: &str, diagnostics: &mut Diagnostics) {
        self.tell(Thing::Node(self.id, at), text, help, diagnostics);
    }

    /// Whether the tree says which cubes there are.
    fn tree_is_sound(self, diagnostics: &mut Diagnostics) -> bool {
        let nodes = &self.statement.nodes;
        let kind = |at: usize| self.concept(nodes[at].concept).kind;
        let of_kind = |wanted| (0..nodes.len()).filter(move |at| kind(*at) == wanted);
        let tables: Vec<usize> = of_kind(ConceptKind::Hypercube).collect();
        // A concept of others heads cubes in their networks; in a tree without tables it is a row like any.
        let is_head = |at: &usize| !tables.is_empty() || self.concept(nodes[*at].concept).is_own();
        let heads: Vec<usize> = of_kind(ConceptKind::LineItems).filter(is_head).collect();
        let (Some(first_table), Some(first)) = (tables.first(), heads.first()) else {
            let stray = of_kind(ConceptKind::Dimension).next();
            if let Some(at) = tables.first().or(heads.first()).copied().or(stray) {
                self.tell_row(at, "A cube needs a table and line items.", PATTERN, diagnostics);
            }
            return tables.is_empty();
        };
        if self.statement.cubes.is_empty() {
            let text = "The tree has a table, and the statement no cube.";
            self.tell_row(*first_table, text, PATTERN, diagnostics);
        }
        for (nth, head) in heads.iter().enumerate() {
            let before = &heads[..nth];
            let from = before.last().copied().unwrap_or(0);
            if before.iter().any(|at| nodes[*at].concept == nodes[*head].concept) {
                let text =
                    format!("The line items `{}` stand twice.", self.name(nodes[*head].concept));
                self.tell_row(*head, &text, "leave one of the rows out", diagnostics);
                return false;
            }
            // The first may have tables anywhere, where they are the only ones.
            if head != first && !tables.iter().any(|at| (from..*head).contains(at)) {
                let text = "Further line items need a table before them.";
                self.tell_row(*head, text, PATTERN, diagnostics);
                return false;
            }
            let depth = nodes[*head].depth;
            let mut below = (head + 1..nodes.len()).take_while(|at| nodes[*at].depth > depth);
            if let Some(at) = below.find(|at| kind(*at) != ConceptKind::Item) {
                let text = "Below line items stand reportable concepts and headings only.";
                self.tell_row(at, text, PATTERN, diagnostics);
            }
        }
        true
    }

    /// Checks a cube; gives the axes that can be those of one that does not exclude.
    fn cube(self, nth: usize, diagnostics: &mut Diagnostics) -> Vec<Sound<'t>> {
        let cube = &self.statement.cubes[nth];
        let table = self.name(cube.hypercube);
        let thing = Thing::Cube(self.id, nth);
        if self.concept(cube.hypercube).kind != ConceptKind::Hypercube {
            self.tell(thing, &format!("`{table}` is no table."), PATTERN, diagnostics);
        }
        if self.concept(cube.line_items).kind != ConceptKind::LineItems {
            let text = format!("`{}` is no head of line items.", self.name(cube.line_items));
            self.tell(thing, &text, PATTERN, diagnostics);
        }
        let before = &self.statement.cubes[..nth];
        if before.iter().any(|known| known.hypercube == cube.hypercube) {
            let text = format!("The table `{table}` stands twice.");
            self.tell(thing, &text, "give each cube a table of its own", diagnostics);
            return Vec::new();
        }
        let mut axes = Vec::new();
        for (at, axis) in cube.axes.iter().enumerate() {
            let place = Thing::CubeAxis(self.id, nth, at);
            let name = self.name(axis.concept);
            if cube.axes[..at].iter().any(|known| known.concept == axis.concept) {
                let text = format!("`{name}` stands twice in `{table}`.");
                self.tell(place, &text, "leave one of the rows out", diagnostics);
                continue;
            }
            if self.concept(axis.concept).kind != ConceptKind::Dimension {
                self.tell(place, &format!("`{name}` is no axis."), PATTERN, diagnostics);
                continue;
            }
            axes.push((axis.concept, self.members((nth, at), axis, diagnostics)));
        }
        if cube.excludes { Vec::new() } else { axes }
    }

    /// The members that an axis can have in its cube.
    fn members(
        self,
        (nth, at): (usize, usize),
        axis: &'t CubeAxis,
        diagnostics: &mut Diagnostics,
    ) -> Cow<'t, [Member]> {
        let name = self.name(axis.concept);
        let known = self.judged.taxonomy.axes.get(&axis.concept);
        let Some(known) = known.filter(|axis| axis.typed.is_some() || !axis.members.is_empty())
        else {
            let text = format!("The axis `{name}` has no members.");
            let help = "add them to dimensions.csv, or a type";
            self.tell(Thing::CubeAxis(self.id, nth, at), &text, help, diagnostics);
            return Cow::Borrowed(&[]);
        };
        let Some(members) = axis.members.as_deref() else {
            return Cow::Borrowed(&known.members);
        };
        let thing = |member| Thing::CubeMember(self.id, nth, at, member);
        if known.typed.is_some() {
            if !members.is_empty() {
                let text = format!("The typed axis `{name}` has no members.");
                self.tell(thing(0), &text, "leave the rows below it out", diagnostics);
            }
            return Cow::Borrowed(&[]);
        }
        let (ancestry, mut sound) = (Ancestry::of(&known.members), Listed::default());
        for (nth, member) in members.iter().enumerate() {
            let axis = (axis.concept, known, &ancestry);
            if let Err((text, help)) = self.fits(member, axis, &sound, diagnostics) {
                self.tell(thing(nth), &text, &help, diagnostics);
                continue;
            }
            // The depth of what was read is that of a row, and is looked at there.
            let last = sound.members.last().map(|last| last.depth);
            let (shallowest, deepest) = last.map_or((0, 0), |last| (1, last.saturating_add(1)));
            let is_read = self.judged.origins.has(Thing::Cube(self.id, nth));
            if !is_read && !(shallowest..=deepest).contains(&member.depth) {
                super::tell_depth(
                    self.judged,
                    thing(nth),
                    member.depth,
                    (shallowest, deepest),
                    diagnostics,
                );
                continue;
            }
            sound.push(member.clone());
        }
        Cow::Owned(sound.members)
    }

    /// Whether an axis can have a member behind others; else what is wrong, and what to do about it.
    fn fits(
        self,
        member: &Member,
        (axis, known, ancestry): (ConceptId, &Axis, &Ancestry),
        before: &Listed,
        diagnostics: &Diagnostics,
    ) -> Result<(), (String, String)> {
        let (axis, name) = (self.name(axis), self.name(member.concept));
        let Some(position) = ancestry.position(member.concept) else {
            let names = known.members.iter().map(|member| self.name(member.concept));
            let help = diagnostics
                .did_you_mean(name, names.clone())
                .unwrap_or_else(|| format!("its members are {}", listed(names, ", ")));
            return Err((format!("`{axis}` has no member `{name}`."), help));
        };
        if before.has(member.concept) {
            let text = format!("`{name}` stands twice below `{axis}`.");
            return Err((text, "an axis has a member once".to_owned()));
        }
        // All members of an axis stand below its head.
        let head = known.members.first().map(|head| head.concept);
        let parent = before.parent(member.depth).filter(|parent| Some(*parent) != head);
        match parent.filter(|parent| !ancestry.is_below(position, *parent)) {
            Some(parent) => {
                let parent = self.name(parent);
                let text = format!("`{name}` does not stand below `{parent}` on its axis.");
                Err((text, "nest the members as in dimensions.csv".to_owned()))
            }
            None => Ok(()),
        }
    }

    /// Axes may share members, but in one presentation tree a member can't stand above another on
    /// one axis and below it on another (XBRL 2.1 §5.2.4.2).
    fn opposite_nesting(self, axes: &[Sound<'_>], diagnostics: &mut Diagnostics) {
        let nested: Vec<Vec<(ConceptId, ConceptId)>> = axes
            .iter()
            .map(|(_, members)| arcs(members.iter().map(|member| (member.concept, member.depth))))
            .collect();
        let mut order = ArcOrder::of(nested.iter().flatten().copied());
        for ((axis, _), arcs) in axes.iter().zip(&nested) {
            let mut closing = false;
            for (from, to) in arcs {
                let closes = order.closes_circle(*from, *to);
                if !closes {
                    order.add(*from, *to);
                }
                closing |= closes;
            }
            let row = self.statement.nodes.iter().position(|node| node.concept == *axis);
            if let Some(at) = row.filter(|_| closing) {
                let text = format!(
                    "`{}` nests members the other way round than another axis of the statement.",
                    self.name(*axis)
                );
                let place = (Thing::Node(self.id, at), Part::Name);
                let told = self.judged.diagnostic(Code::InvalidTree, place, text);
                diagnostics.push(
                    told.help("nest shared members alike, or show the axes in two statements"),
                );
            }
        }
    }
}
