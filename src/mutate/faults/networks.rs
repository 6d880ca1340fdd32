//! Presentation trees and sums.

use super::super::site::{Row, Site};
use super::faults;
use crate::model::{CalculationArc, PeriodType};

faults! { Networks:
    "weight-against-balances" Invalid "The weight of a part has the sign that the balances forbid."
        |site| {
            let base = site.base;
            let balance = |id| base.taxonomy.concept(id).balance;
            let (row, arc) = part(site, |arc| balance(arc.total).is_some() && balance(arc.item).is_some())?;
            site.set_row(&row, "weight", if arc.weight.is_negative() { "1" } else { "-1" })
        };
    "weight-zero" Invalid "The weight of a part is zero."
        |site| { let (row, _) = part(site, |_| true)?; site.set_row(&row, "weight", "0") };
    "weight-in-words" Unsayable "The weight of a part is a word."
        |site| { let (row, _) = part(site, |_| true)?; site.set_row(&row, "weight", "half") };
    "weight-threefold" Invalid "A part counts three times in its total."
        |site| {
            let base = site.base;
            let binds = |arc: &CalculationArc| {
                base.views().filter(|(_, total)| total.known.total && total.fact.concept == arc.total).any(|(_, total)| {
                    base.views().any(|(_, item)| {
                        item.fact.concept == arc.item
                            && item.known.single
                            && item.has_three_digits()
                            && (item.fact.context, item.fact.unit) == (total.fact.context, total.fact.unit)
                    })
                })
            };
            let (row, arc) = part(site, binds)?;
            site.set_row(&row, "weight", if arc.weight.is_negative() { "-3" } else { "3" })
        };
    "sum-of-text" Invalid "A concept of texts is part of a sum."
        |site| sum_of_added(site, "string", "duration");
    "sum-of-date" Invalid "A concept of dates is part of a sum."
        |site| sum_of_added(site, "date", "duration");
    "sum-of-other-period-type" Valid "A sum has a part of another period type."
        |site| sum_of_added(site, "monetary", "instant");
    "sum-of-unreported-part" Valid "A sum has a further part that is not reported."
        |site| sum_of_added(site, "monetary", "duration");
    "sum-of-itself" Invalid "A concept is part of its own sum."
        |site| {
            let (row, _) = part(site, |_| true)?;
            let name = site.row_cell(&row, "concept")?;
            site.set_row(&row, "sums_to", &name)?;
            site.set_row(&row, "weight", "1")
        };
    "sums-in-a-circle" Invalid "A total is part of its own part."
        |site| {
            let (row, arc) = part(site, |_| true)?;
            let (item, total, weight) = (site.name(arc.item), site.name(arc.total), arc.weight.to_string());
            let table = site.source(&row.table)?;
            let at = table.find(&[("concept", total)])?;
            table.set(at, "sums_to", item)?;
            table.set(at, "weight", &weight)
        };
    "sum-part-twice" Invalid "A part stands twice in the same sum."
        |site| {
            let (row, arc) = part(site, |_| true)?;
            let (total, weight) = (site.name(arc.total), &arc.weight);
            site.set_row(&row, "sums_to", &format!("{total};{total}"))?;
            site.set_row(&row, "weight", &format!("{weight};{weight}"))
        };
    "sum-to-concept-not-shown" Valid "A total stands in no row of the statement of its part."
        |site| {
            let base = site.base;
            site.add_concept("AddedTotal", "monetary", "duration")?;
            let row = site.node(|statement, node| {
                let concept = base.taxonomy.concept(node.concept);
                concept.item_type.is_monetary()
                    && concept.period_type == PeriodType::Duration
                    && !statement.calculations.iter().any(|arc| arc.item == node.concept)
            })?;
            site.set_row(&row, "sums_to", "AddedTotal")
        };
    "sum-to-unknown-concept" Unsayable "A total is not a concept of the taxonomy."
        |site| { let (row, _) = part(site, |_| true)?; site.set_row(&row, "sums_to", "NobodyKnows") };
    "concept-below-itself" Invalid "A concept stands below itself in a presentation tree."
        |site| {
            let (row, name, depth) = leaf(site)?;
            site.source(&row.table)?.add(&[("depth", &(depth + 1).to_string()), ("concept", &name), ("preferred_label", "verbose")]).map(drop)
        };
    "concepts-below-each-other" Invalid "Two concepts stand below each other in a presentation tree."
        |site| {
            let (row, name, depth) = leaf(site)?;
            site.add_concept("AddedBelow", "string", "duration")?;
            let table = site.source(&row.table)?;
            table.add(&[("depth", &(depth + 1).to_string()), ("concept", "AddedBelow")])?;
            table.add(&[("depth", &(depth + 2).to_string()), ("concept", &name), ("preferred_label", "verbose")]).map(drop)
        };
    "concept-twice-in-tree" Valid "A concept stands twice in a presentation tree, with different labels."
        |site| {
            let (row, name, depth) = leaf(site)?;
            site.source(&row.table)?.add(&[("depth", &depth.to_string()), ("concept", &name), ("preferred_label", "verbose")]).map(drop)
        };
    "concept-twice-in-tree-alike" Valid "A concept stands twice in a presentation tree, with the same label."
        |site| { let row = site.last_row()?; site.source(&row.table)?.repeat(row.at).map(drop) };
    "concept-below-two" Valid "A concept stands below two others in a presentation tree."
        |site| {
            let (row, name, depth) = leaf(site)?;
            site.add_concept("AddedBeside", "string", "duration")?;
            let table = site.source(&row.table)?;
            table.add(&[("depth", &depth.to_string()), ("concept", "AddedBeside")])?;
            table.add(&[("depth", &(depth + 1).to_string()), ("concept", &name), ("preferred_label", "verbose")]).map(drop)
        };
    "depth-skipped" Unsayable "A row of a presentation tree is more than a step below the one before."
        |site| { let row = site.last_row()?; site.set_row(&row, "depth", "9") };
    "second-root" Unsayable "A presentation tree has a second root."
        |site| { let row = site.last_row()?; site.set_row(&row, "depth", "0") };
    "row-of-unknown-concept" Unsayable "A presentation tree has a row of a concept that there is not."
        |site| { let row = site.last_row()?; site.set_row(&row, "concept", "NobodyKnows") };
    "concept-with-fact-not-shown" Valid "A concept with a fact stands in no statement."
        |site| {
            let period = site.duration()?;
            site.add_concept("AddedUnshown", "string", "duration")?;
            site.add_fact(&[("concept", "AddedUnshown"), ("period", &period), ("value", "A text.")])
        };
    "concept-without-fact-shown" Valid "A statement shows a concept that has no facts."
        |site| site.add_item("AddedUnreported", "monetary", "duration");
}

/// A row that is part of just one sum, and the arc of it.
fn part<'a>(
    site: &mut Site<'a>,
    fits: impl Fn(&CalculationArc) -> bool,
) -> Option<(Row, &'a CalculationArc)> {
    let base = site.base;
    let arcs = || base.statements().flat_map(|(_, statement)| &statement.calculations);
    let is_alone =
        |arc: &&CalculationArc| arcs().filter(|other| other.item == arc.item).count() == 1;
    let arc = site.random.pick(arcs().filter(is_alone).filter(|arc| fits(arc)))?;
    let row = site.node(|statement, node| {
        let is_of = |other: &CalculationArc| std::ptr::eq(other, arc);
        node.concept == arc.item && statement.calculations.iter().any(is_of)
    })?;
    let told = !site.row_cell(&row, "sums_to")?.is_empty();
    told.then_some((row, arc))
}

/// Adds a concept to a statement as a part of a sum there.
fn sum_of_added(site: &mut Site<'_>, item_type: &str, period: &str) -> Option<()> {
    let base = site.base;
    let over_time = |id| base.taxonomy.concept(id).period_type == PeriodType::Duration;
    let (row, arc) = part(site, |arc| over_time(arc.total))?;
    site.add_concept("AddedPart", item_type, period)?;
    let (total, depth) = (site.name(arc.total), site.row_cell(&row, "depth")?);
    let cells = [("depth", depth.as_str()), ("concept", "AddedPart"), ("sums_to", total)];
    site.source(&row.table)?.insert(row.at, &cells)
}

/// The last row of a statement, whose concept is given a verbose label; its name and depth.
fn leaf(site: &mut Site<'_>) -> Option<(Row, String, u32)> {
    let row = site.last_row()?;
    let name = site.row_cell(&row, "concept")?;
    let depth = site.row_cell(&row, "depth")?.parse().ok()?;
    site.add_verbose(&name)?;
    Some((row, name, depth))
}
