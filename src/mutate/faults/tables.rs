//! Several cubes in a statement: open ones, and ones that exclude.

use super::super::site::{Row, Site};
use super::bound::{add_member, add_table, bound, is_unrestricted, only_statement};
use super::faults;
use crate::model::{ConceptId, ConceptKind, Cube, MemberValue};

faults! { Cubes:
    "cube-opened" Valid "A cube is open."
        |site| { let row = table(site, |cube| cube.closed && !cube.excludes)?; site.set_row(&row, "closed", "no") };
    "open-cube-closed" Invalid "A cube is closed, and facts have further axes."
        |site| {
            let base = site.base;
            let row = table(site, |cube| {
                let has = |axis: &ConceptId| cube.axes.iter().any(|known| known.concept == *axis);
                !cube.closed && !cube.excludes && base.views().any(|(_, view)| {
                    let mut showing = base.showing(view.fact.concept);
                    let only = showing.next().filter(|_| base.showing(view.fact.concept).count() == 1);
                    only.is_some_and(|statement| statement.cubes.iter().any(|own| own.hypercube == cube.hypercube))
                        && base.report.dimensions_of(view.fact.context).iter().any(|(axis, _)| !has(axis))
                })
            })?;
            site.set_row(&row, "closed", "yes")
        };
    "exclusion-of-fact" Invalid "A statement excludes the member of a fact."
        |site| {
            let bound = bound(site, |_, _| true)?;
            add_table(site, bound.statement, &[("excludes", "yes")], &[(1, bound.axis), (2, bound.member)])
        };
    "exclusion-of-no-fact" Valid "A statement excludes a member that no fact has."
        |site| {
            let bound = bound(site, is_unrestricted)?;
            add_member(site, bound.axis, bound.member, "")?;
            add_table(site, bound.statement, &[("excludes", "yes")], &[(1, bound.axis), (2, "AddedMember")])
        };
    "exclusion-of-fact-with-further-axis" Valid "A closed exclusion does not bind a fact that has a further axis."
        |site| {
            let bound = bound(site, |_, _| true)?;
            (bound.dimensions.len() > 1).then_some(())?;
            let alone = site.base.views().all(|(_, view)| {
                let dimensions = site.base.report.dimensions_of(view.fact.context);
                dimensions.len() != 1 || !matches!(&dimensions[0].1, MemberValue::Explicit(id) if site.name(*id) == bound.member)
            });
            alone.then_some(())?;
            add_table(site, bound.statement, &[("excludes", "yes"), ("closed", "yes")], &[(1, bound.axis), (2, bound.member)])
        };
    "exclusion-of-everything" Invalid "An open exclusion without axes excludes every fact of a statement."
        |site| { let statement = reported(site, |_| true)?; add_table(site, statement, &[("excludes", "yes")], &[]) };
    "exclusion-of-facts-without-members" Invalid "A closed exclusion without axes excludes the facts without members."
        |site| { let statement = reported(site, |plain| plain)?; add_table(site, statement, &[("excludes", "yes"), ("closed", "yes")], &[]) };
    "demand-becomes-exclusion" Invalid "The table of a statement excludes what it took."
        |site| {
            let statement = reported(site, |_| true)?;
            let model = &site.base.taxonomy.statements[statement];
            let cube = model.cubes.first().filter(|cube| !cube.excludes)?;
            let at = model.nodes.iter().position(|node| node.concept == cube.hypercube)?;
            let table = site.file_of(statement)?;
            site.set_row(&Row { table, at }, "excludes", "yes")
        };
    "exclusion-becomes-demand" Invalid "A table that excludes demands what it excluded."
        |site| { let row = table(site, |cube| cube.excludes)?; site.set_row(&row, "excludes", "") };
    "exclusion-taken-away" Valid "A table does not exclude any more, and is empty and open."
        |site| {
            let row = table(site, |cube| cube.excludes)?;
            let depth = site.row_cell(&row, "depth")?;
            site.set_row(&row, "excludes", "")?;
            site.set_row(&row, "closed", "no")?;
            let rows = site.source(&row.table)?;
            while rows.get(row.at + 1, "depth") > depth.as_str() {
                rows.remove(row.at + 1)?;
            }
            Some(())
        };
    "second-table-alike" Valid "A statement has a second table with the same axes."
        |site| {
            let bound = bound(site, |_, _| true)?;
            let model = &site.base.taxonomy.statements[bound.statement];
            (model.cubes.len() == 1 && model.cubes[0].axes.iter().all(|axis| axis.members.is_none())).then_some(())?;
            let rows: Vec<(u32, &str)> = model.cubes[0].axes.iter().map(|axis| (1, site.name(axis.concept))).collect();
            add_table(site, bound.statement, &[], &rows)
        };
    "second-table-contradicting" Invalid "A statement has a second table, closed and without the axes of the first."
        |site| { let bound = bound(site, |_, _| true)?; add_table(site, bound.statement, &[], &[]) };
    "second-table-open-and-empty" Valid "A statement has a second table that demands nothing."
        |site| { let bound = bound(site, |_, _| true)?; add_table(site, bound.statement, &[("closed", "no")], &[]) };
    "table-twice" Unsayable "A table stands twice in a statement."
        |site| { let row = table(site, |_| true)?; site.source(&row.table)?.repeat(row.at).map(drop) };
    "axis-twice-in-table" Unsayable "An axis stands twice in a table."
        |site| {
            let base = site.base;
            let row = site.node(|_, node| base.taxonomy.axes.contains_key(&node.concept))?;
            site.source(&row.table)?.repeat(row.at).map(drop)
        };
    "axis-said-to-be-closed" Unsayable "The row of an axis says whether it is closed."
        |site| {
            let base = site.base;
            let row = site.node(|_, node| base.taxonomy.axes.contains_key(&node.concept))?;
            site.set_row(&row, "closed", "yes")
        };
    "closed-in-words" Unsayable "Whether a table is closed is said in a word that means neither."
        |site| { let row = table(site, |_| true)?; site.set_row(&row, "closed", "ajar") };
    "member-of-cube-below-line-items" Invalid "A member of a cube stands below the line items of the same cube."
        |site| {
            let bound = bound(site, |_, _| true)?;
            let model = &site.base.taxonomy.statements[bound.statement];
            let is_item = |id| site.base.taxonomy.concept(id).kind == ConceptKind::Item;
            let last = model.governed().last().filter(|node| is_item(node.concept))?;
            let file = site.file_of(bound.statement)?;
            let depth = last.depth.to_string();
            site.source(&file)?.add(&[("depth", &depth), ("concept", bound.member)]).map(drop)
        };
}

/// The row of a table that fits.
fn table(site: &mut Site<'_>, fits: impl Fn(&Cube) -> bool) -> Option<Row> {
    site.node(|statement, node| {
        statement.cubes.iter().any(|cube| cube.hypercube == node.concept && fits(cube))
    })
}

/// A statement with a fact that no other statement shows; `fits` is told whether the fact is
/// without members.
fn reported(site: &mut Site<'_>, fits: impl Fn(bool) -> bool) -> Option<usize> {
    let views = site.base.views().filter(|(_, view)| fits(!view.is_dimensional()));
    let found: Vec<usize> = views
        .filter_map(|(_, view)| only_statement(site, view).map(|(statement, _)| statement))
        .collect();
    site.random.pick(found)
}
