//! Networks of others made anew for a report: of a base statement the concepts that are used, with the
//! headings above them, its tables with their axes and the used members, in the base's order, and
//! our own concepts at their place.
//!
//! Regulators ask filers for such networks in place of the base's, which hold thousands of concepts
//! that no report uses. Nothing here knows tables or documents: what comes out is a [`Statement`].

mod cubes;
mod place;
#[cfg(test)]
mod tests;
mod tree;
mod used;

use indexmap::IndexMap;
use rustc_hash::FxHashSet;

use super::{
    Axis, CalculationArc, Concept, ConceptId, Concepts, CubeAxis, Member, Owner, Statement,
    Taxonomy, Translations,
};
use crate::model::{Figure, LabelRole};
pub use used::Used;

/// What a recast asks of a taxonomy: its concepts, and its axes with their members and defaults.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    /// The concepts: those of the base, and our own.
    pub concepts: &'a Concepts,
    /// The axes.
    pub axes: &'a IndexMap<ConceptId, Axis>,
}

impl<'a> From<&'a Taxonomy> for Ground<'a> {
    fn from(taxonomy: &'a Taxonomy) -> Self {
        Self { concepts: &taxonomy.concepts, axes: &taxonomy.axes }
    }
}

impl<'a> Ground<'a> {
    fn concept(self, id: ConceptId) -> Option<&'a Concept> {
        self.concepts.get(id)
    }

    fn is_abstract(self, id: ConceptId) -> bool {
        self.concept(id).is_none_or(|concept| concept.is_abstract)
    }

    /// The members of an axis in a cube.
    fn members(self, axis: &'a CubeAxis) -> &'a [Member] {
        let of_axis = || self.axes.get(&axis.concept).map_or(&[][..], |known| &known.members);
        axis.members.as_deref().unwrap_or_else(of_axis)
    }
}

/// A concept, mostly our own, and its place in a base statement.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The concept.
    pub concept: ConceptId,
    /// The concept below which it stands: a heading, an item, a member, an axis.
    pub below: ConceptId,
    /// The concept beside it after which it stands; behind all of them where none is given.
    pub after: Option<ConceptId>,
    /// Role of the label to show.
    pub preferred_label: LabelRole,
    /// Totals to which it contributes, with its weights.
    pub sums: Vec<(ConceptId, Figure)>,
}

/// What a recast statement is called.
#[derive(Clone, Debug)]
pub struct RecastInto {
    /// Id of the statement.
    pub id: String,
    /// Its role; [`Taxonomy::declared`] says whether others declare it.
    pub role: String,
    /// Number that sorts statements.
    pub number: u32,
    /// Title; that of the base where it is empty.
    pub title: Translations,
}

/// What became of a base statement.
#[derive(Debug)]
pub struct Recasting {
    /// The statement; none where nothing of the base is used.
    pub statement: Option<Statement>,
    /// Concepts whose place there is not, by their positions in what was asked for.
    pub unplaced: Vec<usize>,
}

/// Makes a base statement anew for what a report uses of it ([`Used`]), and for concepts at a place of
/// their own (`own`), which count as used.
///
/// - A row stays where its concept is used, or where it stands above one that is.
/// - A cube stays where one of its items is used: with typed axes, with axes that have a default or a
///   used member, and in their trees with used members, the default, and whatever is above them.
/// - A sum stays between concepts that are both used: its total and those of its parts.
#[must_use]
pub fn recast<'a>(
    ground: impl Into<Ground<'a>>,
    base: &Statement,
    used: &Used,
    own: &[Placed],
    into: RecastInto,
) -> Recasting {
    let ground = ground.into();
    let mut rows = base.nodes.clone();
    let mut cubes = base.cubes.clone();
    let mut unplaced = Vec::new();
    for (at, placed) in own.iter().enumerate() {
        // A member stands in the tree of rows and in that of its axis; either is a place.
        let in_rows = tree::place(&mut rows, placed);
        let in_cubes = cubes::place(&mut cubes, ground, placed);
        if !in_rows && !in_cubes {
            unplaced.push(at);
        }
    }
    // A heading without rows says nothing, unless somebody wants it.
    let named = |concept| used.is_named(concept);
    let mut used = used.within(ground, &cubes, &rows);
    used.extend(own.iter().map(|placed| placed.concept));
    let cubes = cubes::narrowed(ground, cubes, &base.nodes, &used);
    let nodes = tree::narrowed(ground, rows, &cubes, &used, named);
    let calculations = sums(base, own, &used);
    if nodes.is_empty() && cubes.is_empty() && calculations.is_empty() {
        return Recasting { statement: None, unplaced };
    }
    let RecastInto { id, role, number, title } = into;
    let statement = Statement {
        id,
        role,
        number,
        title: if title.is_empty() { without_number(&base.title) } else { title },
        kind: base.kind,
        owner: Owner::Own,
        recast: Some(base.role.as_str().into()),
        is_presented: base.is_presented,
        source: base.source.clone(),
        nodes,
        calculations,
        cubes,
    };
    Recasting { statement: Some(statement), unplaced }
}

/// Titles without the number that definitions of roles begin with: `[210000] `, `110000 - `.
fn without_number(titles: &Translations) -> Translations {
    let title = |text: &str| {
        let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '[' | ']'));
        let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '-');
        if rest.is_empty() { text.to_owned() } else { rest.to_owned() }
    };
    titles.iter().map(|(lang, text)| (lang.clone(), title(text))).collect()
}

/// The sums between used concepts, and those to which placed concepts contribute.
fn sums(base: &Statement, own: &[Placed], used: &FxHashSet<ConceptId>) -> Vec<CalculationArc> {
    let of_base = base.calculations.iter().filter(|arc| used.contains(&arc.total));
    let of_base = of_base.filter(|arc| used.contains(&arc.item)).copied();
    let of_own = own.iter().flat_map(|placed| {
        let totals = placed.sums.iter().filter(|(total, _)| used.contains(total));
        totals.map(|(total, weight)| CalculationArc {
            total: *total,
            item: placed.concept,
            weight: *weight,
        })
    });
    of_base.chain(of_own).collect()
}
