//! Rows that hardly move: a figure and those of the periods beside it.

use crate::model::{FactId, Figure, IndexEntry, Report};

/// A figure and where it stands.
type Stands = (IndexEntry, Figure);

/// The figure of the period before or after, of the same length, unit and members, that has about the
/// size of one, with another sign: less than a fifth apart.
pub(super) fn neighbour<'a>(
    report: &Report,
    (odd, value): Stands,
    row: &'a [Stands],
) -> Option<&'a Stands> {
    let end = |entry: &IndexEntry| report.period(entry.context).end();
    let days = |entry: &IndexEntry| super::scale::months(report.period(entry.context));
    let members = |entry: &IndexEntry| {
        let context = report.contexts[entry.context.index()];
        (context.entity, context.dimensions, entry.unit)
    };
    let is_beside = |(entry, _): &&Stands| {
        entry.fact != odd.fact && members(entry) == members(&odd) && days(entry) == days(&odd)
    };
    let beside = || row.iter().filter(is_beside);
    let before = beside().filter(|(entry, _)| end(entry) < end(&odd)).max_by_key(key(&end));
    let after = beside().filter(|(entry, _)| end(entry) > end(&odd)).min_by_key(key(&end));
    before.into_iter().chain(after).find(|(_, other)| is_close(value.abs(), other.abs()))
}

/// What neighbours are sorted by: the end of the period, then the place.
fn key<E: Ord>(end: &impl Fn(&IndexEntry) -> E) -> impl Fn(&&Stands) -> (E, FactId) + '_ {
    |(entry, _)| (end(entry), entry.fact)
}

/// Whether two sizes are less than a fifth of the larger apart.
fn is_close(a: Figure, b: Figure) -> bool {
    let apart = a.plus(b.negated()).and_then(|apart| apart.abs().times(Figure::new(5, 0)?));
    apart.is_ok_and(|apart| apart < a.max(b))
}
