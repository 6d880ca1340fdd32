//! What flows of cash say of the balances between which they flow.

use std::collections::BTreeSet;

use super::network::{At, Network, Relation};
use super::span::Span;
use crate::check::relation::{Before, own_period, period_before};
use crate::check::words::{Named, is_named};
use crate::model::{ConceptId, DimensionsId, EntityId, Period, PeriodType, Taxonomy};

/// What figures of one column share.
type Frame = (Period, EntityId, DimensionsId);

/// Cash changes by what flows from operations, investments and financing, and by what rates of
/// exchange do; and little by what is shown apart, as changes of scope.
pub(super) fn state(taxonomy: &Taxonomy, network: &mut Network) {
    let find = |named| find_by_words(taxonomy, network, named);
    let flows = [Named::OperatingFlow, Named::InvestingFlow, Named::FinancingFlow].map(find);
    let (Some(cash), [Some(operating), Some(investing), Some(financing)]) =
        (find_cash(taxonomy, network), flows)
    else {
        return;
    };
    let effect = find(Named::ExchangeEffect);
    let mut frames: Vec<(Frame, At)> = network
        .keys()
        .filter(|((concept, ..), _)| *concept == operating)
        .map(|((_, period, entity, dimensions), at)| ((*period, *entity, *dimensions), at))
        .collect();
    frames.sort_unstable_by_key(|(_, at)| *at);
    for (frame, first) in frames {
        let (period, entity, dimensions) = frame;
        let key = |concept, period| (concept, period, entity, dimensions);
        let given = |key| network.find(key).filter(|at| network.quantities[*at].given.is_some());
        let ends = [
            own_period(period, PeriodType::Instant),
            period_before(period, PeriodType::Instant, Before::Period),
        ];
        let [Some(end), Some(start)] = ends else { continue };
        let all = [
            given(key(cash, end)),
            given(key(cash, start)),
            given(key(investing, period)),
            given(key(financing, period)),
        ];
        let [Some(end), Some(start), Some(investing), Some(financing)] = all else { continue };
        let sizes = [end, start].map(|at| network.quantities[at].given);
        let Some(open) = sizes.into_iter().flatten().map(Span::twentieth).max() else {
            continue;
        };
        let effect = effect.and_then(|effect| given(key(effect, period)));
        let rest = network.nameless();
        network.quantities[rest].given = Some(Span::around_zero(open));
        let terms = [(first, false), (investing, false), (financing, false), (rest, false)];
        let balances = [(start, false), (end, true)];
        let effect = effect.map(|at| (at, false));
        let terms = terms.into_iter().chain(balances).chain(effect).collect();
        network.state(Relation::Sum(terms), false);
    }
}

/// The one amount of a period with figures whose name says what it is.
fn find_by_words(taxonomy: &Taxonomy, network: &Network, named: Named) -> Option<ConceptId> {
    let is_named = |id: &ConceptId| {
        taxonomy.concepts.get(*id).is_some_and(|concept| {
            concept.item_type.is_monetary()
                && concept.period_type == PeriodType::Duration
                && is_named(&concept.name.local, named)
        })
    };
    only(network.keys().map(|((concept, ..), _)| *concept).filter(is_named))
}

/// The one balance of cash.
fn find_cash(taxonomy: &Taxonomy, network: &Network) -> Option<ConceptId> {
    let is_cash = |id: &ConceptId| {
        taxonomy.concepts.get(*id).is_some_and(|concept| {
            let name = &*concept.name.local;
            concept.period_type == PeriodType::Instant
                && concept.item_type.is_monetary()
                && (name == "Cash" || name.starts_with("CashAndCashEquivalents"))
        })
    };
    only(network.keys().map(|((concept, ..), _)| *concept).filter(is_cash))
}

/// The only one of several, which may come more than once.
fn only(ids: impl Iterator<Item = ConceptId>) -> Option<ConceptId> {
    let all: BTreeSet<ConceptId> = ids.collect();
    all.first().copied().filter(|_| all.len() == 1)
}
