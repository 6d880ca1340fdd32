//! A part of a sum that stands elsewhere: with another period or other members.

use super::interval::weighted;
use super::needs::{Group, Needs};
use super::sum::Outcome;
use super::sum_finding::{BrokenSum, name, value};
use super::value_place;
use crate::model::{ConceptId, Figure, IndexEntry, Value};

/// Says of a sum that does not hold what it lacks: the value that the only part without a fact
/// would need, and the fact that has just this value for other periods or members, if there is
/// one that no sum needs there.
pub(super) fn tell(needs: &Needs<'_>, group: Group, broken: &mut BrokenSum) {
    let (statement, total, ..) = broken.key;
    let Ok(Some(difference)) = needs.difference((statement, total), group) else { return };
    let arcs = needs.parts((statement, total));
    // Parts that the report does not know in any period are left out on purpose.
    let absent = arcs.iter().filter(|arc| {
        needs.index.quantity(arc.item, group).is_empty() && !needs.index.of(arc.item).is_empty()
    });
    let values: Vec<(ConceptId, Figure)> = absent
        .filter(|arc| arc.weight == Figure::ONE || arc.weight == Figure::MINUS_ONE)
        .filter_map(|arc| Some((arc.item, weighted(difference, arc.weight).ok()?)))
        .collect();
    let elsewhere: Vec<IndexEntry> = values
        .iter()
        .flat_map(|(part, needed)| needs.index.of(*part).iter().map(move |entry| (entry, needed)))
        .filter(|(entry, needed)| {
            entry.unit == group.0
                && needs.report.fact(entry.fact).value == Value::Number(**needed)
                && !is_needed(needs, entry)
        })
        .map(|(entry, _)| *entry)
        .collect();
    let help = match (elsewhere.as_slice(), values.as_slice()) {
        ([entry], _) => {
            let place = value_place(needs.report, entry.fact);
            broken.told.related.push(place.clone());
            broken.told.follows = Some(place);
            format!(
                "`{}`, which is not reported here, has just the value that is lacking, {}, for {}: \
                 check its period and its members",
                name(needs.taxonomy, entry.concept),
                value(needs.report, entry.fact),
                needs.report.period(entry.context),
            )
        }
        ([], [(part, needed)]) => {
            format!(
                "`{}`, which is not reported, would have to be {needed}",
                name(needs.taxonomy, *part)
            )
        }
        _ => return,
    };
    let rest = broken.told.help.take().unwrap_or_default();
    broken.told.help = Some(format!("{help}; {rest}"));
}

/// Whether a sum holds with a fact where it stands.
fn is_needed(needs: &Needs<'_>, entry: &IndexEntry) -> bool {
    needs.stating(entry.concept).iter().any(|stated| {
        let (sum, of_total, of_parts) = needs.sum(*stated, entry.group());
        !of_total.is_empty() && matches!(sum.outcome(of_total, &of_parts), Ok(Outcome::Holds))
    })
}
