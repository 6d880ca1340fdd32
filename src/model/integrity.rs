//! Ids of a model lead somewhere. Models that were read can have no others; of those that a program made it
//! is looked at once, before anything else looks at them.

use super::{
    ConceptId, Context, Dimensions, Fact, LinkEnd, Member, MemberValue, Report, StatementId,
    Taxonomy, UnitId, Value,
};
use crate::Error;

impl Taxonomy {
    /// Whether all ids in it lead somewhere.
    ///
    /// # Errors
    /// The first id that leads nowhere.
    pub fn verify(&self) -> Result<(), Error> {
        taxonomy(self)
    }
}

impl Report {
    /// Whether all ids in it lead somewhere, in itself and in its taxonomy.
    ///
    /// # Errors
    /// The first id that leads nowhere.
    pub fn verify(&self, taxonomy: &Taxonomy) -> Result<(), Error> {
        report(taxonomy, self)
    }
}

/// An id that leads nowhere.
fn wrong(what: &str, id: impl std::fmt::Debug) -> Error {
    Error::new(format!("{what} names {id:?}, and there is no such thing in the model"))
}

/// Whether ids of a taxonomy lead somewhere.
struct Ids<'a>(&'a Taxonomy);

impl Ids<'_> {
    fn concept(&self, what: &str, id: ConceptId) -> Result<(), Error> {
        self.0.concepts.get(id).map(drop).ok_or_else(|| wrong(what, id))
    }

    fn concepts(&self, what: &str, ids: impl IntoIterator<Item = ConceptId>) -> Result<(), Error> {
        ids.into_iter().try_for_each(|id| self.concept(what, id))
    }

    fn members(&self, what: &str, members: &[Member]) -> Result<(), Error> {
        self.concepts(what, members.iter().map(|member| member.concept))
    }

    fn statement(&self, what: &str, id: StatementId) -> Result<(), Error> {
        self.0.statements.get(id.index()).map(drop).ok_or_else(|| wrong(what, id))
    }

    fn dimensions(&self, what: &str, dimensions: &Dimensions) -> Result<(), Error> {
        dimensions.iter().try_for_each(|(axis, value)| {
            self.concept(what, *axis)?;
            match value {
                MemberValue::Explicit(member) => self.concept(what, *member),
                MemberValue::Typed(_) => Ok(()),
            }
        })
    }
}

/// Looks at a taxonomy.
fn taxonomy(taxonomy: &Taxonomy) -> Result<(), Error> {
    let ids = Ids(taxonomy);
    for statement in &taxonomy.statements {
        let what = format!("the statement `{}`", statement.id);
        let nodes = statement.nodes.iter();
        ids.concepts(&what, nodes.flat_map(|node| [Some(node.concept), node.beside]).flatten())?;
        let arcs = statement.calculations.iter();
        ids.concepts(&what, arcs.flat_map(|arc| [arc.total, arc.item]))?;
        for cube in &statement.cubes {
            ids.concepts(&what, [cube.hypercube, cube.line_items])?;
            ids.concepts(&what, cube.items.iter().flat_map(|items| items.iter().copied()))?;
            for axis in &cube.axes {
                ids.concept(&what, axis.concept)?;
                ids.members(&what, axis.members.as_deref().unwrap_or_default())?;
                ids.concepts(&what, axis.negated.iter().copied())?;
            }
        }
    }
    for (id, axis) in &taxonomy.axes {
        ids.concept("an axis", *id)?;
        ids.members("an axis", &axis.members)?;
        ids.concepts("an axis", axis.default)?;
    }
    for (head, members) in &taxonomy.domains {
        ids.concept("a domain", *head)?;
        ids.members("a domain", members)?;
    }
    let ends = taxonomy.relations.iter().flat_map(|relation| [relation.from, relation.to]);
    ids.concepts("a relationship", ends)?;
    let prohibited = taxonomy.prohibitions.iter().flat_map(|of| [of.from, of.to]);
    ids.concepts("a prohibited relationship", prohibited)?;
    for concept in taxonomy.concepts.values() {
        let what = format!("the concept `{}`", concept.name.local);
        ids.concepts(&what, concept.enumeration.map(|enumeration| enumeration.head))?;
    }
    for entry in &taxonomy.entry_points {
        let what = format!("the entry point `{}`", entry.id);
        entry.statements.iter().try_for_each(|id| ids.statement(&what, *id))?;
        let replaced = entry.replacements.iter().flat_map(|all| all.by_concept.keys());
        ids.concepts(&what, replaced.copied())?;
    }
    Ok(())
}

/// Looks at a report against its taxonomy.
fn report(taxonomy: &Taxonomy, report: &Report) -> Result<(), Error> {
    let ids = Ids(taxonomy);
    // What is made of names alone, where no taxonomy is at hand, has no entry point: the first is none then.
    if report.entry_point >= taxonomy.entry_points.len().max(1) {
        return Err(wrong("the report", format!("entry point {}", report.entry_point)));
    }
    if report.dimensions.first().is_none_or(|first| !first.is_empty())
        || report.footnote_sets.first().is_none_or(|first| !first.is_empty())
        || report.containers.is_empty()
    {
        return Err(Error::new("the first set of dimensions and of footnotes is the empty one"));
    }
    report.dimensions.iter().try_for_each(|set| ids.dimensions("a context", set))?;
    for context in &report.contexts {
        let Context { entity, period, dimensions, containers } = context;
        within("a context", entity.index(), report.entities.len(), entity)?;
        within("a context", period.index(), report.periods.len(), period)?;
        within("a context", dimensions.index(), report.dimensions.len(), dimensions)?;
        within("a context", containers.index(), report.containers.len(), containers)?;
    }
    for id in report.footnote_sets.iter().flatten() {
        within("a set of footnotes", id.index(), report.footnotes.len(), id)?;
    }
    report.facts.iter().enumerate().try_for_each(|(at, of)| fact(&ids, report, at, of))?;
    for place in &report.places {
        within("a place", place.fact.index(), report.facts.len(), place.fact)?;
    }
    links_and_tuples(&ids, report)?;
    for (concept, of, context) in &report.lost.quantities {
        ids.concept("a row that was lost", *concept)?;
        unit(report, "a row that was lost", *of)?;
        within("a row that was lost", context.index(), report.contexts.len(), context)?;
    }
    for sum in report.known_inconsistencies.iter().flat_map(|list| &list.sums) {
        ids.statement("a known inconsistency", sum.statement)?;
        ids.concept("a known inconsistency", sum.total)?;
        ids.dimensions("a known inconsistency", &sum.dimensions)?;
        unit(report, "a known inconsistency", sum.unit)?;
    }
    for doubt in report.accepted_doubts.iter().flat_map(|list| &list.doubts) {
        ids.concept("an accepted doubt", doubt.concept)?;
        ids.dimensions("an accepted doubt", &doubt.dimensions)?;
        unit(report, "an accepted doubt", doubt.unit)?;
    }
    Ok(())
}

/// Looks at links of facts, and at tuples: one stands behind the one that it is in.
fn links_and_tuples(ids: &Ids<'_>, report: &Report) -> Result<(), Error> {
    let facts = report.facts.len();
    for link in &report.links {
        within("a link", link.from.index(), facts, link.from)?;
        match link.to {
            LinkEnd::Note(id) => within("a link", id.index(), report.footnotes.len(), id)?,
            LinkEnd::Fact(id) => within("a link", id.index(), facts, id)?,
        }
    }
    for (at, tuple) in report.tuples.list.iter().enumerate() {
        ids.concept("a tuple", tuple.concept)?;
        tuple.parent.map_or(Ok(()), |id| within("a tuple", id.index(), at, id))?;
    }
    for (fact, tuple) in &report.tuples.of_fact {
        within("a tuple", fact.index(), facts, fact)?;
        within("a fact in a tuple", tuple.index(), report.tuples.list.len(), tuple)?;
    }
    Ok(())
}

fn fact(ids: &Ids<'_>, report: &Report, at: usize, fact: &Fact) -> Result<(), Error> {
    let Fact { value, concept, context, footnotes, statement, .. } = fact;
    let sound = || -> Result<(), Error> {
        ids.concept("a fact", *concept)?;
        within("a fact", context.index(), report.contexts.len(), context)?;
        within("a fact", footnotes.index(), report.footnote_sets.len(), footnotes)?;
        unit(report, "a fact", fact.unit)?;
        match value {
            Value::Text(id) => within("a fact", id.index(), report.texts.len(), id)?,
            Value::Fraction(id) => within("a fact", id.index(), report.fractions.len(), id)?,
            Value::Number(_) | Value::Nil => {}
        }
        statement.map_or(Ok(()), |id| ids.statement("a fact", id))
    };
    sound().map_err(|error| Error::new(format!("fact {}: {error}", at + 1)))
}

fn unit(report: &Report, what: &str, id: Option<UnitId>) -> Result<(), Error> {
    let Some(id) = id else { return Ok(()) };
    within(what, id.index(), report.units.len(), id)
}

fn within(what: &str, at: usize, length: usize, id: impl std::fmt::Debug) -> Result<(), Error> {
    if at < length { Ok(()) } else { Err(wrong(what, id)) }
}
