//! Rules over the reports of one entity that are checked together.

mod quantities;
mod values;

pub use quantities::{Party, Quantities};

use super::printed_scale;
use crate::diagnostic::Diagnostics;

/// Holds reports against each other: what several of them say of one quantity. The order of the reports is
/// that in which they are told.
pub fn check(parties: &[Party<'_>], diagnostics: &mut Diagnostics) {
    let quantities = Quantities::new(parties);
    values::check(parties, &quantities, diagnostics);
    parties.iter().for_each(|party| printed_scale::tell(party.report, diagnostics));
}
