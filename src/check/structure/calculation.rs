//! Summations (XBRL 2.1 §5.2.5.2, Calculations 1.1): numeric concepts, once a pair, in one direction,
//! with weights that the balances ask for.

use rustc_hash::FxHashSet;

use super::Judged;
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::{
    ArcOrder, Balance, CalculationArc, Concept, ConceptId, Primitive, Statement, StatementId,
};

/// Checks the sums of a statement.
pub(super) fn check(
    judged: Judged<'_>,
    id: StatementId,
    statement: &Statement,
    diagnostics: &mut Diagnostics,
) {
    let shown: FxHashSet<ConceptId> = statement.nodes.iter().map(|node| node.concept).collect();
    let arcs = statement.calculations.iter().map(|arc| (arc.total, arc.item));
    let mut sums = Sums { pairs: FxHashSet::default(), order: ArcOrder::of(arcs) };
    for (at, arc) in statement.calculations.iter().enumerate() {
        let thing = Thing::Sum(id, at);
        let [total, item] = [arc.total, arc.item].map(|id| judged.taxonomy.concept(id));
        // What a recast statement has of its base is judged in the documents of the base.
        let is_recast = statement.recast.is_some();
        if is_recast && !item.is_own() && !total.is_own() && !judged.origins.has(thing) {
            sums.add(arc);
            continue;
        }
        if arc.weight.is_zero() {
            let told = judged.diagnostic(
                Code::InvalidCell,
                (thing, Part::Weight),
                format!("`{}` is not a weight.", arc.weight),
            );
            diagnostics.push(told.help("a weight is a number other than zero, usually 1 or -1"));
            continue;
        }
        if let Some((message, help)) = sums.fault(arc, total, item) {
            let place = (thing, Part::Total);
            diagnostics
                .push(judged.diagnostic(Code::InvalidCalculation, place, message).help(help));
            continue;
        }
        sums.add(arc);
        if is_recast {
            continue;
        }
        doubts(judged, thing, [total, item], shown.contains(&arc.total), diagnostics);
    }
}

/// The sums so far that can be.
struct Sums {
    pairs: FxHashSet<(ConceptId, ConceptId)>,
    order: ArcOrder,
}

impl Sums {
    fn add(&mut self, arc: &CalculationArc) {
        self.pairs.insert((arc.total, arc.item));
        self.order.add(arc.total, arc.item);
    }

    /// What the specifications forbid about a summation: what is wrong, and what to do.
    fn fault(
        &mut self,
        arc: &CalculationArc,
        total: &Concept,
        item: &Concept,
    ) -> Option<(String, &'static str)> {
        let (total_name, item_name) = (&total.name.local, &item.name.local);
        if !total.item_type.is_numeric() || !item.item_type.is_numeric() {
            let text = format!("`{item_name}` or `{total_name}` is not numeric.");
            return Some((text, "only numeric items are summed (XBRL 2.1 §5.2.5.2)"));
        }
        let is_binary = |of: &&Concept| of.item_type.primitive == Primitive::Float;
        if let Some(of) = [item, total].into_iter().find(is_binary) {
            let name = &of.name.local;
            let text = format!("`{name}` is a number with a power of ten (`float`, `double`).");
            let help = "only decimal numbers are summed: choose another type (Calculations 1.1)";
            return Some((text, help));
        }
        if self.pairs.contains(&(arc.total, arc.item)) {
            let text = format!("`{item_name}` already contributes to `{total_name}`.");
            return Some((text, "a pair stands once in a statement (Calculations 1.1)"));
        }
        if self.order.closes_circle(arc.total, arc.item) {
            let text = format!("`{total_name}` would contribute to itself by `{item_name}`.");
            return Some((text, "sums go in one direction"));
        }
        // A balance that can't be is told at its concept.
        let balances = total.balance.zip(item.balance);
        let balances =
            balances.filter(|_| total.item_type.is_monetary() && item.item_type.is_monetary());
        let (total_has, item_has) = balances?;
        if (total_has == item_has) == arc.weight.is_negative() {
            let text = format!(
                "The weight of `{item_name}` ({}) in `{total_name}` ({}) has the wrong sign.",
                name_of(item_has),
                name_of(total_has)
            );
            let help = "equal balances add, opposite ones subtract (XBRL 2.1 §5.1.1.2, table 6)";
            return Some((text, help));
        }
        None
    }
}

fn name_of(balance: Balance) -> &'static str {
    match balance {
        Balance::Debit => "debit",
        Balance::Credit => "credit",
    }
}

/// Tells what the specifications allow about a summation and hardly anyone means.
fn doubts(
    judged: Judged<'_>,
    thing: Thing,
    [total, item]: [&Concept; 2],
    total_is_shown: bool,
    diagnostics: &mut Diagnostics,
) {
    let (total_name, item_name) = (&total.name.local, &item.name.local);
    let place = (thing, Part::Total);
    if !total_is_shown {
        let text = format!("The total `{total_name}` does not stand in this statement.");
        diagnostics.push(
            judged
                .diagnostic(Code::SumToAbsentTotal, place, text)
                .help("a sum is stated where its total and its parts stand together"),
        );
    }
    if total.period_type != item.period_type {
        let text = format!("`{item_name}` and `{total_name}` have different period types.");
        diagnostics.push(
            judged
                .diagnostic(Code::SumAcrossPeriodTypes, place, text)
                .help("take the sum out: no period holds both, so that it is never checked"),
        );
    }
}
