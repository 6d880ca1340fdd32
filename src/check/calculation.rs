//! Sums (Calculations 1.1).
//!
//! For every total and its parts in a statement of the entry point, and for every unit and
//! context in which the total and at least one part are reported: the interval of the total and
//! the sum of the intervals of the parts must have a point in common. Duplicates are merged by
//! intersection; parts that are not reported count as nothing. What the report lists as known is
//! a note, see [`Known`].
//!
//! If it is asked for, sums are judged as in XBRL 2.1 §5.2.5.2 instead, see [`classic`].
//!
//! [`classic`]: super::classic

use rustc_hash::FxHashSet;

use super::culprit;
use super::duplicates;
use super::known::{Known, SumKey};
use super::sum::{Outcome, Sum, sums};
use super::sum_finding::{self, BrokenSum};
use crate::diagnostic::Diagnostics;
use crate::model::{
    Calculations, FactId, FactIndex, IndexEntry, OutOfRange, Report, Rounding, Taxonomy,
};

/// How many sums that do not hold are looked at for what is wrong in them. Who has more has
/// another trouble than one wrong figure.
const EXPLAINED: usize = 500;

/// Checks all sums and gives how many there were.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) -> usize {
    let mut checked = 0;
    let mut known = Known::of(taxonomy, report);
    known.tell_repeated(diagnostics);
    for quantity in &report.lost.quantities {
        known.lost(*quantity);
    }
    let mut broken = Broken::default();
    for sum in sums(taxonomy, report, index) {
        sum.walk(|sum, group, found| {
            checked += usize::from(judge(sum, group, found, &mut known, &mut broken, diagnostics));
            if broken.sums.len() > EXPLAINED {
                broken.tell(taxonomy, report, index, diagnostics);
            }
        });
    }
    broken.tell(taxonomy, report, index, diagnostics);
    known.tell_needless(diagnostics);
    checked
}

/// The sums that do not hold.
#[derive(Default)]
struct Broken {
    /// Those that are not told yet.
    sums: Vec<BrokenSum>,
    /// Those that are known not to hold.
    known: FxHashSet<SumKey>,
    /// The first facts of quantities that only truncation sets apart, as far as they are told.
    apart: FxHashSet<FactId>,
    /// Whether as many were told as are looked at.
    enough: bool,
}

impl Broken {
    /// Tells what was gathered, as far as can be with what is wrong in it. What comes later is
    /// told as it is.
    fn tell(
        &mut self,
        taxonomy: &Taxonomy,
        report: &Report,
        index: &FactIndex,
        diagnostics: &mut Diagnostics,
    ) {
        // By the older rules sums of rounded figures often fail, which points at no figure.
        if !self.enough && report.calculations == Calculations::Intervals {
            culprit::explain(taxonomy, report, index, &mut self.sums, &self.known);
        }
        self.enough = self.sums.len() > EXPLAINED || self.enough;
        for sum in self.sums.drain(..) {
            diagnostics.push(sum.told);
        }
    }
}

/// Tells what is wrong with the sum in a group. Gives whether it could be judged.
fn judge(
    sum: &Sum<'_>,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
    known: &mut Known<'_>,
    broken: &mut Broken,
    diagnostics: &mut Diagnostics,
) -> bool {
    let key = sum.key(&group[0]);
    match sum.outcome(group, found) {
        Ok(Outcome::NotBound) => return false,
        Ok(Outcome::Unclear) => {
            known.unclear(key);
            tell_unclear(sum, group, found, broken, diagnostics);
            return false;
        }
        Ok(Outcome::Holds) => known.holds(key),
        Ok(Outcome::Off { total, parts }) => {
            let told = sum_finding::off(sum, group, found, total, parts);
            match known.off(key) {
                Some((row, place)) => {
                    broken.known.insert(key);
                    diagnostics.push(sum_finding::known(told, row, place));
                }
                None => broken.sums.push(BrokenSum { key, told }),
            }
        }
        Err(OutOfRange) => {
            known.unclear(key);
            diagnostics.push(sum_finding::too_long(sum, group));
            return false;
        }
    }
    true
}

/// Tells that a sum can't be judged, and what is wrong where nobody else does: figures that
/// only truncation sets apart, each quantity once.
fn tell_unclear(
    sum: &Sum<'_>,
    group: &[IndexEntry],
    found: &[&[IndexEntry]],
    broken: &mut Broken,
    diagnostics: &mut Diagnostics,
) {
    if sum.report.rounding == Rounding::Truncate {
        for facts in std::iter::once(&group).chain(found) {
            let told = duplicates::apart_by_truncation(sum.taxonomy, sum.report, facts);
            if let Some(told) = told.filter(|_| broken.apart.insert(facts[0].fact)) {
                diagnostics.push(told);
            }
        }
    }
    if let Some(told) = sum_finding::unjudged(sum, group, found) {
        diagnostics.push(told);
    }
}
