//! Dashes in the place of rates that have a figure.
//!
//! Houses print a dash for a rate of growth from nothing, from a loss, or out of all measure. Where the amounts are
//! there, and give a rate of the common kind, the dash stands for a figure that was left out. Houses that give no rates
//! for a year, as of the first one under other standards, have dashes in the whole column: most of it must have figures.

use rustc_hash::{FxHashMap, FxHashSet};

use super::network::{At, Network, Relation};
use super::span::Span;
use crate::check::sum_finding::{name, value};
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ContextId, FactId, Report, StatementId, Taxonomy};

/// How many rates of the kind in the column of a dash must have a figure, and what part of them, in quarters.
const LEAST: usize = 3;
const QUARTERS: usize = 3;

/// The rates of one kind in one column: those above one are rates of growth.
type Column = (Option<StatementId>, ContextId, bool);

/// A dash, the amounts that give the rate, and its column.
type Dash = (FactId, [At; 2], Column);

/// Tells dashes of rates that amounts give.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    network: &Network,
    diagnostics: &mut Diagnostics,
) {
    let mut columns: FxHashMap<Column, [usize; 2]> = FxHashMap::default();
    let mut dashes = dashes(report, network, &mut columns);
    dashes.retain(|(.., column)| {
        let [figures, all] = columns.get(column).copied().unwrap_or_default();
        figures >= LEAST && figures * 4 >= all * QUARTERS
    });
    for (id, amounts, _) in dashes {
        let facts = amounts.map(|at| network.quantities[at].facts.first().copied());
        if let [Some(whole), Some(base)] = facts
            && report.fact(id).footnotes.index() == 0
        {
            diagnostics.push(tell(taxonomy, report, id, [whole, base]));
        }
    }
}

/// The dashes of rates that amounts give, each once; `columns` gets how many rates have a figure in each, and how many
/// there are.
fn dashes(
    report: &Report,
    network: &Network,
    columns: &mut FxHashMap<Column, [usize; 2]>,
) -> Vec<Dash> {
    let given = |at: At| network.quantities[at].given;
    let (mut dashes, mut counted) = (Vec::new(), FxHashSet::default());
    for stated in &network.relations {
        let Relation::Product { whole, base, rate, above_one } = stated.relation else { continue };
        let quantity = &network.quantities[rate];
        let Some(id) = quantity.facts.first() else { continue };
        let fact = report.fact(*id);
        let column = (fact.statement, fact.context, above_one);
        if counted.insert((rate, above_one)) {
            let [figures, all] = columns.entry(column).or_default();
            *figures += usize::from(quantity.given.is_some());
            *all += 1;
        }
        if quantity.is_nil
            && let Some((whole_span, base_span)) = given(whole).zip(given(base))
            && is_common(whole_span, base_span, above_one)
        {
            dashes.push((*id, [whole, base], column));
        }
    }
    dashes.sort_unstable_by_key(|(id, ..)| *id);
    dashes.dedup_by_key(|(id, ..)| *id);
    dashes
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
