//! Members of facts.

use super::super::base::View;
use super::super::site::Site;
use super::faults;
use crate::model::{Axis, ConceptId, ConceptKind, Statement};

faults! { Dimensions:
    "member-of-other-axis" Invalid "A fact has a member of another axis."
        |site| {
            let (fact, id, axis) = explicit(site)?;
            let row = site.concept(|id, concept| concept.kind == ConceptKind::Member && !axis.members.iter().any(|m| m.concept == id))?;
            site.set(fact, &[(site.name(id), site.name(row.into()))])
        };
    "member-that-is-item" Invalid "A fact has a concept for a member that is none."
        |site| {
            let (fact, id, _) = explicit(site)?;
            let row = site.concept(|_, concept| concept.kind == ConceptKind::Item && !concept.is_abstract)?;
            site.set(fact, &[(site.name(id), site.name(row.into()))])
        };
    "member-unknown" Unsayable "A fact has a member that the taxonomy does not have."
        |site| { let (fact, id, _) = explicit(site)?; site.set(fact, &[(site.name(id), "NobodyMember")]) };
    "default-member-stated" Invalid "A fact has the default of its axis in place of its member."
        |site| { let (fact, id, axis) = explicit(site)?; site.set(fact, &[(site.name(id), site.name(axis.default?))]) };
    "default-member-added" Invalid "A fact without members is given the default of an axis."
        |site| {
            let base = site.base;
            let axes = base.taxonomy.axes.iter().filter_map(|(id, axis)| Some((*id, axis.default?)));
            let (axis, default) = site.random.pick(axes)?;
            let fact = site.fact(|view| !view.is_dimensional())?;
            site.set(fact, &[(site.name(axis), site.name(default))])
        };
    "axis-of-other-cube" Invalid "A fact has a member on an axis that no cube of its concept has."
        |site| { let (fact, axis, member) = stranger(site)?; site.set(fact, &[(site.name(axis), &member)]) };
    "member-left-out" Valid "A fact is given for another year without its member, where the axis has a default."
        |site| {
            let (fact, id, axis) = explicit(site)?;
            axis.default?;
            site.repeat(fact, &[(site.name(id), ""), ("period", "1901-01-01..1901-12-31")])
        };
    "typed-value-left-out" Invalid "A fact has no value on the typed axis of its cube."
        |site| { let (fact, id, _) = typed(site)?; site.set(fact, &[(site.name(id), "")]) };
    "typed-value-other" Valid "A fact has another value on its typed axis."
        |site| { let (fact, id) = typed_text(site)?; site.set(fact, &[(site.name(id), "Elsewhere & <further>")]) };
    "typed-value-long" Valid "The value of a typed axis is a long text."
        |site| { let (fact, id) = typed_text(site)?; site.set(fact, &[(site.name(id), "long ".repeat(40).trim())]) };
    "typed-value-not-of-type" Invalid "The values of a typed axis are years, and those of facts are not."
        |site| {
            let (_, id, _) = typed(site)?;
            let axis = site.name(id);
            let table = site.source("dimensions.csv")?;
            let row = table.find(&[("axis", axis)])?;
            table.set(row, "typed", "gYear")
        };
}

/// A fact over a length of time that has a member on an explicit axis, and the axis.
fn explicit<'a>(site: &mut Site<'a>) -> Option<(usize, ConceptId, &'a Axis)> {
    with_axis(site, |view| view.is_over_time(), |axis| axis.typed.is_none())
}

/// A fact with a value on a typed axis, and the axis.
fn typed<'a>(site: &mut Site<'a>) -> Option<(usize, ConceptId, &'a Axis)> {
    with_axis(site, |view| view.known.single, |axis| axis.typed.is_some())
}

/// A fact with a value on an axis that takes any text.
fn typed_text(site: &mut Site<'_>) -> Option<(usize, ConceptId)> {
    let is_text = |axis: &Axis| axis.typed.as_ref().is_some_and(|t| t.simple_type == "string");
    with_axis(site, |view| view.known.single, is_text).map(|(fact, id, _)| (fact, id))
}

fn with_axis<'a>(
    site: &mut Site<'a>,
    fits: impl Fn(&View<'_>) -> bool,
    axis_fits: impl Fn(&Axis) -> bool,
) -> Option<(usize, ConceptId, &'a Axis)> {
    let base = site.base;
    let pairs = base.views().filter(|(_, view)| fits(view)).flat_map(|(at, view)| {
        let axes = base.report.dimensions_of(view.fact.context).iter();
        axes.filter_map(move |(id, _)| Some((at, *id, base.taxonomy.axes.get(id)?)))
    });
    site.random.pick(pairs.filter(|(.., axis)| axis_fits(axis)))
}

/// A fact without members whose concept stands in cubes, an axis that none of them has, and a
/// member of that axis which is not its default.
fn stranger(site: &mut Site<'_>) -> Option<(usize, ConceptId, String)> {
    let base = site.base;
    let members = base.taxonomy.axes.iter().filter_map(|(id, axis)| {
        if axis.typed.is_some() {
            return Some((*id, "12".to_owned()));
        }
        let member = axis.members.iter().find(|member| Some(member.concept) != axis.default)?;
        Some((*id, base.taxonomy.concept(member.concept).name.local.to_string()))
    });
    let (axis, member) = site.random.pick(members)?;
    let fact = site.fact(|view| {
        let of_closed = |statement: &Statement| statement.cubes.iter().any(|cube| cube.closed);
        let mut showing = base.showing(view.fact.concept).filter(|s| of_closed(s)).peekable();
        !view.is_dimensional()
            && showing.peek().is_some()
            && showing.all(|statement| statement.axes().all(|known| known != axis))
    })?;
    Some((fact, axis, member))
}
