//! Editions: a taxonomy of which each entry point is published as a taxonomy of its own.
//!
//! A company's releases change: concepts come, words change, rows go. What a filing refers to must
//! stay as it was, so each release gets an edition with its version in namespace and names of
//! files, and in it what the release needs and nothing else.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use rustc_hash::FxHashSet;

use super::super::table::{Column, RowRef, Table};
use super::manifest::Manifest;
use super::statement_columns::Columns;
use crate::diagnostic::{Code, Diagnostics, Origins, did_you_mean};
use crate::model::{
    Axis, ConceptId, Cube, CubeAxis, Enumeration, Member, Prohibition, Relation, Replacement,
    Statement, Taxonomy,
};

/// Whether a row is for the edition that is read: its cell names entry points, or none for all.
/// Where no edition is read, all rows are.
pub(super) fn has_row(
    row: RowRef<'_>,
    column: Column,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> bool {
    let cell = row.cell(column);
    if cell.is_empty() {
        return true;
    }
    let mut named = cell.text.split(';').map(str::trim);
    if let Some(edition) = &manifest.edition {
        return named.any(|id| id == edition);
    }
    for id in named.filter(|id| manifest.entry_point_ids().all(|known| known != *id)) {
        let message = format!("There is no entry point `{id}`.");
        let help = did_you_mean(id, manifest.entry_point_ids())
            .unwrap_or_else(|| "name entry points of taxonomy.toml, parted by `;`".to_owned());
        diagnostics.push(cell.diagnostic(Code::UnknownEntryPoint, message).help(help));
    }
    true
}

/// The rows of a statement that are shown: those of the edition that is read.
pub(super) struct Shown<'t> {
    /// The rows, in their order.
    pub(super) rows: Vec<RowRef<'t>>,
    /// Names that the table has in rows of other editions only.
    elsewhere: FxHashSet<&'t str>,
}

impl Shown<'_> {
    /// Whether a concept may be named by the rows: it does not stand in other editions only.
    pub(super) fn has(&self, name: &str) -> bool {
        !self.elsewhere.contains(name)
    }
}

/// The rows of a statement for the edition that is read. Where none is, a row that stands once for
/// each of several editions, with other sums, is there once: the first.
pub(super) fn rows<'t>(
    table: &'t Table,
    columns: &Columns,
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Shown<'t> {
    let column = columns.entry_points;
    let mut rows: Vec<RowRef<'t>> =
        table.rows().filter(|row| has_row(*row, column, manifest, diagnostics)).collect();
    if manifest.edition.is_none() {
        let mut seen = FxHashSet::default();
        rows.retain(|row| {
            let label = row.cell(columns.preferred_label).text;
            row.cell(column).is_empty() || seen.insert((row.cell(columns.concept).text, label))
        });
    }
    let name = |row: &RowRef<'t>| row.cell(columns.concept).text;
    let own: FxHashSet<&str> = rows.iter().map(name).collect();
    let others = table.rows().map(|row| name(&row)).filter(|name| !own.contains(name));
    Shown { elsewhere: others.collect(), rows }
}

/// The taxonomy without concepts that none of its statements, axes and enumerations needs, and where
/// its things stand.
pub(super) fn prune(taxonomy: Taxonomy, origins: Origins) -> (Taxonomy, Origins) {
    let kept = needed(&taxonomy);
    let mut ids = vec![None; taxonomy.concepts.len()];
    for (new, old) in kept.iter().enumerate() {
        ids[old.index()] = Some(ConceptId::from(new));
    }
    let renumber = Renumber(ids);
    // What stands under the title of other editions is no slip in this one.
    let mut publication = taxonomy.publication;
    publication.cover.retain(|name| {
        let meant = taxonomy.concepts.meant(name);
        meant.is_empty() || meant.into_iter().any(|id| renumber.id(id).is_some())
    });
    let concepts = taxonomy.concepts.into_iter().enumerate();
    let concepts = concepts.filter(|(at, _)| renumber.0[*at].is_some()).map(|(_, mut concept)| {
        renumber.enumeration(&mut concept.enumeration);
        concept
    });
    let axes = taxonomy
        .axes
        .into_iter()
        .filter_map(|(axis, known)| Some((renumber.id(axis)?, renumber.axis(known))));
    let domains = taxonomy
        .domains
        .into_iter()
        .filter_map(|(head, members)| Some((renumber.id(head)?, renumber.members(members))));
    let mut entry_points = taxonomy.entry_points;
    for replacements in entry_points.iter_mut().filter_map(|entry| entry.replacements.as_mut()) {
        let all = std::mem::take(&mut replacements.by_concept).into_iter();
        replacements.by_concept =
            all.filter_map(|(id, own): (_, Replacement)| Some((renumber.id(id)?, own))).collect();
    }
    let prohibitions = taxonomy.prohibitions.into_iter().filter_map(|of| {
        let (from, to) = (renumber.id(of.from)?, renumber.id(of.to)?);
        Some(Prohibition { from, to, ..of })
    });
    let relations = taxonomy.relations.into_iter().filter_map(|of| {
        let (from, to) = (renumber.id(of.from)?, renumber.id(of.to)?);
        Some(Relation { from, to, ..of })
    });
    let taxonomy = Taxonomy {
        publication,
        relations: relations.collect(),
        prohibitions: prohibitions.collect(),
        concepts: concepts.collect(),
        statements: taxonomy.statements.into_iter().map(|of| renumber.statement(of)).collect(),
        axes: axes.collect::<IndexMap<_, _>>(),
        domains: domains.collect(),
        entry_points,
        ..taxonomy
    };
    (taxonomy, origins.renumbered(|id| renumber.id(id)))
}

/// The concepts that are needed, in their order.
fn needed(taxonomy: &Taxonomy) -> BTreeSet<ConceptId> {
    // Those of others are there whether or not they are needed; the facts of a report may have any.
    let others = taxonomy.concepts.iter().filter(|(_, concept)| !concept.is_own());
    let mut kept: BTreeSet<ConceptId> = others.map(|(id, _)| id).collect();
    for statement in &taxonomy.statements {
        kept.extend(
            statement.nodes.iter().flat_map(|node| [Some(node.concept), node.beside]).flatten(),
        );
        kept.extend(statement.calculations.iter().flat_map(|arc| [arc.total, arc.item]));
        for cube in &statement.cubes {
            kept.extend([cube.hypercube, cube.line_items]);
            for axis in &cube.axes {
                kept.insert(axis.concept);
                kept.extend(axis.members.iter().flat_map(|all| all.iter()).map(|of| of.concept));
            }
        }
    }
    for (axis, known) in &taxonomy.axes {
        if kept.contains(axis) {
            kept.extend(known.members.iter().map(|member| member.concept));
        }
    }
    let enumerations = taxonomy.concepts.values().enumerate();
    let heads: Vec<ConceptId> = enumerations
        .filter(|(at, _)| kept.contains(&ConceptId::from(*at)))
        .filter_map(|(_, concept)| concept.enumeration.map(|of| of.head))
        .collect();
    for head in heads {
        kept.insert(head);
        let members = taxonomy.domains.get(&head).into_iter().flatten();
        kept.extend(members.map(|member| member.concept));
    }
    kept
}

/// New ids of concepts by old ones.
struct Renumber(Vec<Option<ConceptId>>);

impl Renumber {
    fn id(&self, old: ConceptId) -> Option<ConceptId> {
        self.0.get(old.index()).copied().flatten()
    }

    fn all(&self, ids: Vec<ConceptId>) -> Vec<ConceptId> {
        ids.into_iter().filter_map(|id| self.id(id)).collect()
    }

    fn members(&self, members: Vec<Member>) -> Vec<Member> {
        let member = |of: Member| Some(Member { concept: self.id(of.concept)?, ..of });
        members.into_iter().filter_map(member).collect()
    }

    fn axis(&self, axis: Axis) -> Axis {
        Axis {
            members: self.members(axis.members),
            default: axis.default.and_then(|id| self.id(id)),
            typed: axis.typed,
        }
    }

    fn enumeration(&self, enumeration: &mut Option<Enumeration>) {
        *enumeration =
            enumeration.and_then(|of| Some(Enumeration { head: self.id(of.head)?, ..of }));
    }

    fn statement(&self, mut statement: Statement) -> Statement {
        let nodes = statement.nodes.into_iter();
        statement.nodes = nodes
            .filter_map(|mut node| {
                node.concept = self.id(node.concept)?;
                node.beside = node.beside.and_then(|id| self.id(id));
                Some(node)
            })
            .collect();
        let arcs = statement.calculations.into_iter();
        statement.calculations = arcs
            .filter_map(|mut arc| {
                (arc.total, arc.item) = (self.id(arc.total)?, self.id(arc.item)?);
                Some(arc)
            })
            .collect();
        statement.cubes = statement.cubes.into_iter().filter_map(|cube| self.cube(cube)).collect();
        statement
    }

    fn cube(&self, cube: Cube) -> Option<Cube> {
        let axis = |of: CubeAxis| {
            Some(CubeAxis {
                concept: self.id(of.concept)?,
                members: of.members.map(|members| self.members(members.to_vec()).into()),
                negated: self.all(of.negated),
                ..of
            })
        };
        Some(Cube {
            hypercube: self.id(cube.hypercube)?,
            line_items: self.id(cube.line_items)?,
            axes: cube.axes.into_iter().filter_map(axis).collect(),
            ..cube
        })
    }
}
