//! Dashes in the place of rates that have a figure.
//!
//! Houses print a dash for a rate of growth from nothing, from a loss, or out of all measure. Where the amounts are
//! there, and give a rate of the common kind, the dash stands for a figure that was left out.

use super::network::{At, Network, Relation};
use super::span::Span;
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Report, Taxonomy};

/// How many rates of the kind must have a figure.
const LEAST: usize = 4;

/// Tells dashes of rates that amounts give.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    network: &Network,
    diagnostics: &mut Diagnostics,
) {
    let given = |at: At| network.quantities[at].given;
    let (mut dashes, mut usual) = (Vec::new(), [0, 0]);
    for stated in &network.relations {
        let Relation::Product { whole, base, rate, above_one } = stated.relation else { continue };
        let quantity = &network.quantities[rate];
        usual[usize::from(above_one)] += usize::from(quantity.given.is_some());
        let Some(id) = quantity.facts.first().filter(|_| quantity.is_nil) else { continue };
        if let Some((whole_span, base_span)) = given(whole).zip(given(base))
            && is_common(whole_span, base_span, above_one)
        {
            dashes.push((*id, whole, base, above_one));
        }
    }
    dashes.retain(|(.., above_one)| usual[usize::from(*above_one)] >= LEAST);
    dashes.sort_unstable_by_key(|(id, ..)| *id);
    dashes.dedup_by_key(|(id, ..)| *id);
    for (id, whole, base, _) in dashes {
        let facts = [whole, base].map(|at| network.quantities[at].facts.first().copied());
        if let [Some(whole), Some(base)] = facts
            && report.fact(id).footnotes.index() == 0
        {
            diagnostics.push(tell(taxonomy, report, id, [whole, base]));
        }
    }
}

/// Whether two amounts give a rate that is printed: no less than a hundredth, and no more than two of the base.
fn is_common(whole: Span, base: Span, above_one: bool) -> bool {
    if !base.is_positive() || !whole.is_positive() {
        return false;
    }
    let one = if above_one { Span::ONE } else { Span::ZERO };
    let rate = whole.by(base).and_then(|rate| rate.plus(one.negated()));
    rate.is_some_and(|rate| {
        let least = Span::ONE.size() / 100;
        let (low, high) = rate.ends();
        (low >= least || high <= -least) && rate.size() <= 2 * Span::ONE.size()
    })
}

fn tell(taxonomy: &Taxonomy, report: &Report, id: FactId, amounts: [FactId; 2]) -> Diagnostic {
    let fact = report.fact(id);
    let said = |id: FactId| {
        let fact = report.fact(id);
        format!(
            "`{}` for {} {}",
            name(taxonomy, fact.concept),
            report.period(fact.context),
            value(report, id)
        )
    };
    let message = format!(
        "`{}` for {} is a dash, though it follows from {} and {}.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        said(amounts[0]),
        said(amounts[1]),
    );
    let told = Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, id), message)
        .help("was the figure left out?");
    amounts.into_iter().fold(told, |told, id| told.related(value_place(report, id)))
}
