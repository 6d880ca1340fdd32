//! How ratios are rounded, as far as the report shows it.
//!
//! A ratio may have been cut, or worked out from other figures than those that are printed: one in the last digit is
//! nothing. But where several ratios stand beside the amounts that give them, and each is what they give rounded to the
//! nearest, so are the others: had they been cut, half of them would be off.

use rustc_hash::FxHashMap;

use super::network::{At, Network, Relation};
use super::span::Span;
use crate::model::{Report, Rounding};

/// How much must show it, in hundredths of a ratio whose amounts leave nothing open; and how many ratios there must be for
/// each that is one off in the last digit.
const LEAST: i128 = 500;
const FOR_EACH: usize = 8;

/// How much one must show to count at all: one of small amounts is off by accident.
const SHARP: i128 = 50;

/// Takes ratios for rounded to the nearest where those that amounts give are, but for those of which a footnote says
/// something.
pub(super) fn sharpen(report: &Report, is_ratio: impl Fn(At) -> bool, network: &mut Network) {
    if report.rounding != Rounding::HalfUp {
        return;
    }
    // Of each ratio whether it is rounded by all that gives it, and how much that shows.
    let mut shown: FxHashMap<At, (bool, i128)> = FxHashMap::default();
    for stated in &network.relations {
        let Relation::Product { whole, base, rate, above_one } = stated.relation else { continue };
        if let Some((rounded, weight)) = is_rounded(network, [whole, base, rate], above_one) {
            let of = shown.entry(rate).or_insert((true, 0));
            *of = (of.0 && rounded, of.1.max(weight));
        }
    }
    let off = shown.values().filter(|(rounded, _)| !rounded).count();
    let weight: i128 = shown.values().map(|(_, weight)| weight).sum();
    if weight < LEAST || off * FOR_EACH > shown.len() {
        return;
    }
    network.rounded = true;
    for at in 0..network.quantities.len() {
        let quantity = &mut network.quantities[at];
        let is_said = quantity.facts.iter().any(|id| report.fact(*id).footnotes.index() != 0);
        if is_ratio(at) && !is_said {
            quantity.given = quantity.given.map(Span::half);
        }
    }
}

/// Whether a ratio is what two amounts give rounded to the nearest, and how much that shows; nothing where they leave
/// too much open to say so, or contradict it.
fn is_rounded(
    network: &Network,
    [whole, base, rate]: [At; 3],
    above_one: bool,
) -> Option<(bool, i128)> {
    let given = |at: At| network.quantities[at].given;
    let (rate, base) = (given(rate)?, given(base)?);
    if !base.is_positive() || rate.width() == 0 {
        return None;
    }
    let one = if above_one { Span::ONE } else { Span::ZERO };
    let exact = given(whole)?.by(base)?.plus(one.negated())?;
    // A unit of the last place less what is open: half of those that were cut would be off by so much.
    let weight = 100 - exact.width().saturating_mul(200) / rate.width();
    (weight >= SHARP && exact.meets(rate)).then(|| (exact.meets(rate.half()), weight))
}
