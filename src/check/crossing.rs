//! The one figure that stands in every sum that does not hold.
//!
//! A figure of a matrix stands in the sum of its row and in that of its column, and one of a segment in those of its
//! statement and of its whole. Each is told where most speaks for it by itself; together they leave one figure: a single
//! one that is wrong breaks just those in which it stands.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};

/// How many sums are held against each other: where more do not hold, no single figure did it.
const MOST: usize = 12;

/// Tells sums that do not hold at the figure that is in all of them, if there is one.
pub(super) fn tell(found: [&mut Diagnostics; 2]) {
    let sums = || found.iter().flat_map(|found| found.iter()).filter(is_sum);
    let count = sums().count();
    if !(2..=MOST).contains(&count) {
        return;
    }
    // Two sums of one kind that follow on each other share what is between them, whatever is wrong in each.
    let codes: BTreeSet<Code> = sums().map(|one| one.code).collect();
    if count == 2 && codes.len() == 1 {
        return;
    }
    let mut shared: Option<BTreeSet<Place>> = None;
    for one in sums() {
        let own: BTreeSet<Place> = places(one).cloned().collect();
        shared = Some(match shared {
            None => own,
            Some(shared) => shared.intersection(&own).cloned().collect(),
        });
    }
    let shared = shared.unwrap_or_default();
    let (1, Some(place)) = (shared.len(), shared.first()) else { return };
    let mut is_first = true;
    let all = found.into_iter().flat_map(|found| found.iter_mut());
    for one in all.filter(|one| is_sum(&&**one)) {
        if one.place != *place {
            move_to(one, place, count);
        }
        if !is_first {
            one.follows.get_or_insert_with(|| place.clone());
        }
        is_first = false;
    }
}

/// Whether a finding is that of a sum, all of whose figures it names.
fn is_sum(one: &&Diagnostic) -> bool {
    let codes = [Code::InconsistentCalculation, Code::MembersDoNotAdd, Code::RollForwardDiffers];
    codes.contains(&one.code) && one.severity != Severity::Note && !one.related.is_empty()
}

fn places(one: &Diagnostic) -> impl Iterator<Item = &Place> {
    std::iter::once(&one.place).chain(&one.related)
}

/// Moves a finding to the figure that is in all; where it was told has a part in it.
fn move_to(one: &mut Diagnostic, place: &Place, count: usize) {
    let was = std::mem::replace(&mut one.place, place.clone());
    one.related.retain(|other| other != place);
    one.related.insert(0, was);
    one.help = Some(format!(
        "of all {count} sums that do not hold this figure alone is in each: compare it with the release first"
    ));
}
