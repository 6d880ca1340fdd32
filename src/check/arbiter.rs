//! Which of two contradicting facts is right, by the sums in which the quantity stands.

use std::cell::OnceCell;

use super::interval::Interval;
use super::needs::Needs;
use crate::model::{Calculations, FactId, FactIndex, OutOfRange, Report, Taxonomy, Value};

/// Decides between facts, as far as sums do.
pub(super) struct Arbiter<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    /// Made when it is first needed: most reports contradict themselves nowhere.
    needs: OnceCell<Needs<'a>>,
}

impl<'a> Arbiter<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, report: &'a Report, index: &'a FactIndex) -> Self {
        Self { taxonomy, report, index, needs: OnceCell::new() }
    }

    /// The one of two facts about a quantity with which all its sums hold, when they do not with
    /// the other.
    pub(super) fn favours(&self, a: FactId, b: FactId) -> Option<FactId> {
        if self.report.calculations != Calculations::Intervals {
            return None;
        }
        match (self.fits(a).ok()?, self.fits(b).ok()?) {
            (true, false) => Some(a),
            (false, true) => Some(b),
            _ => None,
        }
    }

    /// Whether all sums of the quantity can hold with a fact.
    fn fits(&self, id: FactId) -> Result<bool, OutOfRange> {
        let fact = self.report.fact(id);
        let Value::Number(value) = fact.value else { return Ok(false) };
        let needs = || Needs::new(self.taxonomy, self.report, self.index, None);
        let needed = self.needs.get_or_init(needs).of(fact.concept, (fact.unit, fact.context))?;
        let interval = Interval::of(value, fact.decimals, self.report.rounding)?;
        Ok(!needed.is_empty() && needed.iter().all(|one| one.meet(interval).is_some()))
    }
}
