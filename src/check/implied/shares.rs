//! Ratios that no figure gives, but a change of them.
//!
//! "5.3% of sales, 1.4 points less": what the ratio was follows from the change, and from the amounts of the year
//! before where these are given.

use std::collections::BTreeMap;

use super::network::{At, Key, Network, Relation};
use super::stems::period_type;
use super::words::Said;
use crate::check::relation::own_period;
use crate::model::{ConceptId, Taxonomy};

/// States what ratios without a figure are of, where both amounts are given.
pub(super) fn state(taxonomy: &Taxonomy, said: &[(ConceptId, Said)], network: &mut Network) {
    let share = |(ratio, said): &(ConceptId, Said)| match said {
        Said::Share { of, whole } => Some((*ratio, (*of, *whole))),
        _ => None,
    };
    let shares: BTreeMap<ConceptId, _> = said.iter().filter_map(share).collect();
    let has_none = |at: At| network.quantities[at].facts.is_empty();
    let mut open: Vec<(At, Key)> = network
        .keys()
        .filter(|((concept, ..), at)| shares.contains_key(concept) && has_none(*at))
        .map(|(key, at)| (at, *key))
        .collect();
    open.sort_unstable_by_key(|(at, _)| *at);
    for (rate, (ratio, period, entity, dimensions)) in open {
        let (of, whole) = shares[&ratio];
        let given = |concept| {
            let own = own_period(period, period_type(taxonomy, concept))?;
            let at = network.find((concept, own, entity, dimensions))?;
            network.quantities[at].given.map(|_| at)
        };
        if let (Some(part), Some(base)) = (given(of), given(whole)) {
            let share = Relation::Product { whole: part, base, rate, above_one: false };
            network.state(share, false);
        }
    }
}
