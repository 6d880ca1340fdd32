//! Two tables that are read as one of the map, and whose figures contradict each other: one of them is another's.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::columns::Column;
use super::fact::Extracted;
use crate::model::{ConceptId, Figure, Period};
use crate::notation::figure::{self, Printed};
use crate::source::map::Members;
use crate::text::Span;

/// A table that was read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    /// Position of its entry in the map.
    pub(super) entry: usize,
    /// Where it stands.
    pub(super) span: Span,
    /// The line that names it.
    pub(super) title: String,
    /// Whether that line is the title that is wanted, and no more.
    pub(super) whole: bool,
    /// Its facts, by their positions among all.
    pub(super) facts: Range<usize>,
    /// What its columns mean, where nothing of it was asked.
    pub(super) columns: Vec<Column>,
}

/// What a fact is about.
type About<'a> = (ConceptId, Period, &'a Members, Option<&'a str>);

/// How many figures must differ before tables are taken for those of two, beside most of all that they have in common.
const FEW: usize = 2;

/// Positions of the tables whose figures differ from those of another table of the same entry: of two the one that the
/// title does not name. Where it names both as well, or neither, nothing says whose either is.
pub(super) fn of_others(tables: &[Read], facts: &[&Extracted]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..tables.len()).collect();
    order.sort_by_key(|at| (tables[*at].entry, !tables[*at].whole, *at));
    let mut known: BTreeMap<About, ((Figure, Figure), usize)> = BTreeMap::new();
    let mut found = BTreeSet::new();
    let mut before = None;
    for at in order {
        let table = &tables[at];
        if before.replace(table.entry) != Some(table.entry) {
            known.clear();
        }
        let own: Vec<(About, (Figure, Figure))> = facts
            .get(table.facts.clone())
            .unwrap_or_default()
            .iter()
            .filter_map(|fact| Some((about(fact), value(fact)?)))
            .collect();
        let common: Vec<(bool, usize)> = own
            .iter()
            .filter_map(|(about, value)| Some((value, known.get(about)?)))
            .map(|(one, (other, of))| (contradict(*one, *other), *of))
            .collect();
        let differing = common.iter().filter(|(differs, _)| *differs);
        let count = differing.clone().count();
        if count >= FEW && count * 2 > common.len() {
            found.insert(at);
            found
                .extend(differing.map(|(_, of)| *of).filter(|of| tables[*of].whole == table.whole));
        } else {
            for (about, value) in own {
                known.entry(about).or_insert((value, at));
            }
        }
    }
    found.into_iter().collect()
}

fn about(fact: &Extracted) -> About<'_> {
    (fact.concept, fact.period, &fact.members, fact.unit.as_deref())
}

/// The figure in single units, and the unit of its last digit.
pub(super) fn value(fact: &Extracted) -> Option<(Figure, Figure)> {
    let Ok(Printed::Number(number)) = figure::parse(&fact.printed) else { return None };
    let power = i32::from(fact.scale);
    let value = number.figure.shift(power).ok()?;
    Some((value, Figure::unit(number.places.checked_sub(power)?).ok()?))
}

/// Whether two figures can't be the same, each cut at its last digit.
pub(super) fn contradict(
    (one, of_one): (Figure, Figure),
    (other, of_other): (Figure, Figure),
) -> bool {
    let apart = one.plus(other.negated()).map(Figure::abs);
    apart.is_ok_and(|apart| apart > of_one.max(of_other))
}
