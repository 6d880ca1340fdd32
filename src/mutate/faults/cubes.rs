//! Cubes and axes of the taxonomy.

use super::super::site::Site;
use super::faults;
use crate::model::{ConceptId, ConceptKind, MemberValue};

faults! { Cubes:
    "axis-taken-from-cube" Invalid "A cube loses an axis on which its facts have members."
        |site| {
            let (axis, _) = used_member(site)?;
            (site.base.showing(axis).count() == 1).then_some(())?;
            let row = site.node(|_, node| node.concept == axis)?;
            site.source(&row.table)?.remove(row.at)
        };
    "member-taken-from-axis" Invalid "An axis loses a member that facts have."
        |site| {
            let (axis, member) = used_member(site)?;
            // A statement that lists it would be no less wrong, and could not be read.
            (site.base.showing(member).count() == 0).then_some(())?;
            let (axis, member) = (site.name(axis), site.name(member));
            let table = site.source("dimensions.csv")?;
            let row = table.find(&[("axis", axis), ("member", member)])?;
            let depth = |row| site_depth(table, row);
            (depth(row + 1) <= depth(row)).then_some(())?;
            table.remove(row)
        };
    "default-taken-from-axis" Invalid "An axis loses its default, and facts are without a member on it."
        |site| {
            let base = site.base;
            let is_needed = |axis: &ConceptId| base.views().any(|(_, view)| {
                let mut showing = base.showing(view.fact.concept).peekable();
                !view.is_dimensional()
                    && showing.peek().is_some()
                    && showing.all(|statement| statement.axes().any(|known| known == *axis))
            });
            let axes = base.taxonomy.axes.iter().filter_map(|(id, axis)| Some((*id, axis.default?)));
            let (axis, default) = site.random.pick(axes.filter(|(axis, _)| is_needed(axis)))?;
            let (axis, default) = (site.name(axis), site.name(default));
            let table = site.source("dimensions.csv")?;
            let row = table.find(&[("axis", axis), ("member", default)])?;
            table.set(row, "default", "")
        };
    "default-is-member-of-facts" Invalid "The default of an axis is a member that facts have."
        |site| {
            let (axis, member) = used_member(site)?;
            let (axis, member) = (site.name(axis), site.name(member));
            let table = site.source("dimensions.csv")?;
            for row in 0..table.rows.len() {
                if table.get(row, "axis") == axis && !table.get(row, "member").is_empty() {
                    let default = if table.get(row, "member") == member { "yes" } else { "" };
                    table.set(row, "default", default)?;
                }
            }
            Some(())
        };
    "two-defaults" Unsayable "An axis has two defaults."
        |site| {
            let base = site.base;
            let axes = base.taxonomy.axes.iter().filter(|(_, axis)| axis.default.is_some());
            let others = axes.flat_map(|(id, axis)| axis.members.iter().filter(|member| Some(member.concept) != axis.default).map(|member| (*id, member.concept)));
            let (axis, member) = site.random.pick(others)?;
            let (axis, member) = (site.name(axis), site.name(member));
            let table = site.source("dimensions.csv")?;
            let row = table.find(&[("axis", axis), ("member", member)])?;
            table.set(row, "default", "yes")
        };
    "member-twice-in-axis" Unsayable "An axis has a member twice."
        |site| { let (table, row) = used_row(site)?; table.repeat(row).map(drop) };
    "member-of-axis-unknown" Unsayable "An axis has a member that is no concept."
        |site| {
            let (table, row) = used_row(site)?;
            let (axis, depth) = (table.get(row, "axis").to_owned(), table.get(row, "depth").to_owned());
            table.insert(row, &[("axis", &axis), ("depth", &depth), ("member", "NobodyMember")])
        };
    "member-more-in-axis" Valid "An axis has a further member."
        |site| {
            site.add_concept("AddedMember", "member", "")?;
            let (table, row) = used_row(site)?;
            let (axis, depth) = (table.get(row, "axis").to_owned(), table.get(row, "depth").to_owned());
            table.insert(row, &[("axis", &axis), ("depth", &depth), ("member", "AddedMember")])
        };
    "typed-axis-of-no-type" Invalid "The values of a typed axis are of a type that there is not."
        |site| {
            let base = site.base;
            let axes = base.taxonomy.axes.iter().filter(|(_, axis)| axis.typed.is_some());
            let axis = site.random.pick(axes.map(|(id, _)| *id))?;
            let axis = site.name(axis);
            let table = site.source("dimensions.csv")?;
            let row = table.find(&[("axis", axis)])?;
            table.set(row, "typed", "colour")
        };
    "axis-more-with-default" Valid "A cube has a further axis that has a default."
        |site| {
            add_axis(site, "")?;
            site.add_concept("AddedDomain", "member", "")?;
            site.source("dimensions.csv")?.add(&[("axis", "AddedAxis"), ("depth", "0"), ("member", "AddedDomain"), ("default", "yes")]).map(drop)
        };
    "axis-more-without-default" Invalid "A cube with facts has a further axis that has no default."
        |site| {
            add_axis(site, "")?;
            site.add_concept("AddedDomain", "member", "")?;
            site.source("dimensions.csv")?.add(&[("axis", "AddedAxis"), ("depth", "0"), ("member", "AddedDomain")]).map(drop)
        };
    "axis-more-without-members" Invalid "A cube with facts has a further axis that has no members at all."
        |site| add_axis(site, "");
    "axis-more-typed" Invalid "A cube with facts has a further axis that is typed."
        |site| add_axis(site, "string");
    "line-items-missing" Unsayable "A statement has a table and no line items."
        |site| { let row = site.concept(|_, concept| concept.kind == ConceptKind::LineItems)?; site.set_concept(row, "type", "abstract") };
    "axis-below-line-items" Unsayable "An axis stands below the line items."
        |site| below_line_items(site, ConceptKind::Dimension);
    "member-below-line-items" Unsayable "A member stands below the line items."
        |site| below_line_items(site, ConceptKind::Member);
    "axis-becomes-item" Unsayable "An axis with members is said to be a text."
        |site| { let (axis, _) = used_member(site)?; site.set_concept(axis.index(), "type", "string")?; site.set_concept(axis.index(), "period", "duration") };
    "member-becomes-item" Unsayable "A member that facts have is said to be a text."
        |site| { let (_, member) = used_member(site)?; site.set_concept(member.index(), "type", "string")?; site.set_concept(member.index(), "period", "duration") };
}

fn site_depth(table: &super::super::table::Table, row: usize) -> u32 {
    table.get(row, "depth").parse().unwrap_or(0)
}

/// An explicit axis and a member of it that some fact has.
fn used_member(site: &mut Site<'_>) -> Option<(ConceptId, ConceptId)> {
    let report = &site.base.report;
    let pairs = report.facts.iter().flat_map(|fact| report.dimensions_of(fact.context));
    site.random.pick(pairs.filter_map(|(axis, value)| match value {
        MemberValue::Explicit(member) => Some((*axis, *member)),
        MemberValue::Typed(_) => None,
    }))
}

/// The row of such a member in the table of axes.
fn used_row<'s>(site: &'s mut Site<'_>) -> Option<(&'s mut super::super::table::Table, usize)> {
    let (axis, member) = used_member(site)?;
    let (axis, member) = (site.name(axis), site.name(member));
    let table = site.source("dimensions.csv")?;
    let row = table.find(&[("axis", axis), ("member", member)])?;
    Some((table, row))
}

/// Adds an axis to the cube of a statement that alone shows a concept with facts; it is typed if
/// a type is given.
fn add_axis(site: &mut Site<'_>, typed: &str) -> Option<()> {
    let base = site.base;
    site.add_concept("AddedAxis", "axis", "")?;
    if !typed.is_empty() {
        site.source("dimensions.csv")?.add(&[("axis", "AddedAxis"), ("typed", typed)])?;
    }
    let is_alone = |id| base.is_reported(id) && base.showing(id).count() == 1;
    let row = site.node(|statement, node| {
        statement.cubes.iter().any(|cube| cube.hypercube == node.concept && !cube.excludes)
            && statement.nodes.iter().any(|node| is_alone(node.concept))
    })?;
    let depth: u32 = site.row_cell(&row, "depth")?.parse().ok()?;
    let cells = [("depth", &*(depth + 1).to_string()), ("concept", "AddedAxis")];
    site.source(&row.table)?.insert(row.at + 1, &cells)
}

fn below_line_items(site: &mut Site<'_>, kind: ConceptKind) -> Option<()> {
    let concept = site.concept(|_, concept| concept.kind == kind)?;
    let (name, row) = (site.name(concept.into()), site.last_row()?);
    let depth = site.row_cell(&row, "depth")?;
    site.source(&row.table)?.add(&[("depth", &depth), ("concept", name)]).map(drop)
}
