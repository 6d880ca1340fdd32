//! Members that facts can't have, and axes that have some of their members in a statement.

use super::super::site::Site;
use super::bound::{
    Bound, add_member, bound, is_unrestricted, only_statement, put_below, set_member,
};
use super::faults;
use crate::model::{Axis, ConceptId};

faults! { Cubes:
    "member-of-facts-not-usable" Invalid "A member that facts have is not usable."
        |site| { let bound = bound(site, |_, _| true)?; set_member(site, bound.axis, bound.member, "usable", "no") };
    "member-more-not-usable" Valid "An axis has a further member that is not usable."
        |site| { let bound = bound(site, |_, _| true)?; add_member(site, bound.axis, bound.member, "no") };
    "member-above-not-usable" Valid "A member of facts is put below a further one that is not usable."
        |site| {
            let bound = bound(site, |_, _| true)?;
            add_member(site, bound.axis, bound.member, "no")?;
            let table = site.source("dimensions.csv")?;
            let first = table.find(&[("axis", bound.axis), ("member", bound.member)])?;
            let depth = |text: &str| text.parse::<u32>().unwrap_or(0);
            let top = depth(table.get(first, "depth"));
            for row in first..table.rows.len() {
                let own = depth(table.get(row, "depth"));
                if table.get(row, "axis") != bound.axis || (row > first && own <= top) {
                    break;
                }
                table.set(row, "depth", &(own + 1).to_string())?;
            }
            Some(())
        };
    "default-not-usable" Invalid "A default that facts rely on is not usable."
        |site| { let (axis, default) = relied_on(site)?; set_member(site, axis, default, "usable", "no") };
    "usable-in-words" Unsayable "Whether a member is usable is said in a word that means neither."
        |site| { let bound = bound(site, |_, _| true)?; set_member(site, bound.axis, bound.member, "usable", "rarely") };
    "axis-restricted-to-members-of-facts" Valid "An axis has in a statement all members but one that no fact has."
        |site| {
            let bound = unrestricted(site)?;
            let axis = axis(site, &bound)?;
            let names: Vec<&str> = axis.members.iter().map(|member| site.name(member.concept)).collect();
            add_member(site, bound.axis, bound.member, "")?;
            // Flat: below the head, wherever they stand on the axis.
            let rows: Vec<(u32, &str)> = names.iter().enumerate().map(|(at, name)| (if at == 0 { 1 } else { 2 }, *name)).collect();
            put_below(site, &bound, &rows)
        };
    "axis-restricted-without-member-of-fact" Invalid "An axis has in a statement other members than a fact has."
        |site| {
            let bound = unrestricted(site)?;
            let axis = axis(site, &bound)?;
            let kept = axis.members.iter().map(|member| site.name(member.concept)).filter(|name| *name != bound.member);
            let rows: Vec<(u32, &str)> = kept.map(|name| (1, name)).collect();
            (!rows.is_empty()).then_some(())?;
            put_below(site, &bound, &rows)
        };
    "axis-restricted-to-one-member" Invalid "An axis has in a statement one member, and facts rely on its default."
        |site| {
            let base = site.base;
            let (axis, default) = relied_on(site)?;
            let bound = bound(site, |model, row| {
                let needed = base.views().any(|(_, view)| {
                    let governs = model.governed().iter().any(|node| node.concept == view.fact.concept);
                    !view.is_dimensional() && governs && base.showing(view.fact.concept).count() == 1
                });
                needed && is_unrestricted(model, row)
            })?;
            (bound.axis == axis && bound.member != default).then_some(())?;
            put_below(site, &bound, &[(1, bound.member)])
        };
    "axis-restricted-to-member-of-other-axis" Unsayable "An axis has in a statement a member that it does not have."
        |site| { let bound = unrestricted(site)?; site.add_concept("AddedMember", "member", "")?; put_below(site, &bound, &[(1, "AddedMember")]) };
    "axis-restricted-to-member-twice" Unsayable "An axis has in a statement a member twice."
        |site| { let bound = unrestricted(site)?; put_below(site, &bound, &[(1, bound.member), (1, bound.member)]) };
    "axis-restricted-and-nested-otherwise" Unsayable "An axis has in a statement a member below one that stands below it."
        |site| {
            let bound = unrestricted(site)?;
            let head = site.name(axis(site, &bound)?.members.first()?.concept);
            (head != bound.member).then_some(())?;
            put_below(site, &bound, &[(1, bound.member), (2, head)])
        };
    "axis-restricted-to-item" Unsayable "An axis has in a statement an item for a member."
        |site| {
            let bound = unrestricted(site)?;
            let item = site.concept(|_, concept| !concept.is_abstract)?;
            let name = site.name(item.into());
            put_below(site, &bound, &[(1, name)])
        };
    "axes-share-members-nested-otherwise" Invalid "A statement has two axes that nest the same two members in opposite ways."
        |site| {
            let bound = unrestricted(site)?;
            let head = site.name(axis(site, &bound)?.members.first()?.concept);
            (head != bound.member).then_some(())?;
            add_axis(site, &bound, &[(bound.member, "yes"), (head, "")])
        };
    "axes-share-members-with-others-below" Valid "A statement has two axes with the same head and other members below it."
        |site| {
            let bound = unrestricted(site)?;
            let head = site.name(axis(site, &bound)?.members.first()?.concept);
            site.add_concept("AddedMember", "member", "")?;
            add_axis(site, &bound, &[(head, "yes"), ("AddedMember", "")])
        };
    "axes-share-members-one-not-usable" Valid "A statement has two axes with the same members, of which one can't be had on the second."
        |site| {
            let bound = unrestricted(site)?;
            let head = site.name(axis(site, &bound)?.members.first()?.concept);
            (head != bound.member).then_some(())?;
            add_axis(site, &bound, &[(head, "yes"), (bound.member, "")])?;
            set_member(site, "AddedAxis", bound.member, "usable", "no")
        };
    "typed-axis-with-members" Unsayable "A typed axis has a member in a statement."
        |site| {
            let base = site.base;
            let is_typed = |id| base.taxonomy.axes.get(&id).is_some_and(|axis| axis.typed.is_some());
            let row = site.node(|_, node| is_typed(node.concept))?;
            let depth: u32 = site.row_cell(&row, "depth")?.parse().ok()?;
            site.add_concept("AddedMember", "member", "")?;
            site.source(&row.table)?.insert(row.at + 1, &[("depth", &(depth + 1).to_string()), ("concept", "AddedMember")])
        };
}

fn unrestricted<'a>(site: &mut Site<'a>) -> Option<Bound<'a>> {
    bound(site, is_unrestricted)
}

fn axis<'a>(site: &Site<'a>, bound: &Bound<'_>) -> Option<&'a Axis> {
    let taxonomy = &site.base.taxonomy;
    taxonomy.axes.get(&taxonomy.find(bound.axis)?)
}

/// An axis whose default some fact relies on, which no other statement shows, and that default.
fn relied_on<'a>(site: &mut Site<'a>) -> Option<(&'a str, &'a str)> {
    let base = site.base;
    let is_needed = |axis: &ConceptId| {
        base.views().any(|(_, view)| {
            let given = base.report.dimensions_of(view.fact.context);
            only_statement(site, view).is_some_and(|(_, statement)| {
                statement.axes().any(|known| known == *axis)
                    && given.iter().all(|(known, _)| known != axis)
            })
        })
    };
    let axes = base.taxonomy.axes.iter().filter_map(|(id, axis)| Some((*id, axis.default?)));
    let needed: Vec<_> = axes.filter(|(axis, _)| is_needed(axis)).collect();
    let (axis, default) = site.random.pick(needed)?;
    Some((site.name(axis), site.name(default)))
}

/// Adds an axis beside another in its cube, with members each below the one before; `yes` makes
/// one the default.
fn add_axis(site: &mut Site<'_>, bound: &Bound<'_>, members: &[(&str, &str)]) -> Option<()> {
    site.add_concept("AddedAxis", "axis", "")?;
    let table = site.source("dimensions.csv")?;
    for (depth, (member, default)) in members.iter().enumerate() {
        table.add(&[
            ("axis", "AddedAxis"),
            ("depth", &depth.to_string()),
            ("member", member),
            ("default", default),
        ])?;
    }
    put_below(site, bound, &[(0, "AddedAxis")])
}
