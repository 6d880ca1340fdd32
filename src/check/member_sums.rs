//! Members that do not add up to their total.
//!
//! Where a quantity is given for the whole and for every member right below it, the members are
//! most often its parts: segments with their eliminations, regions, products. No calculation
//! network says so, for a sum holds in one context (XBRL 2.1 §5.2.5.2). Whether the members of an
//! axis are parts is learnt from the report: a sum that fails is told where one member with its
//! sign turned mends it, or where most others on the axis hold.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::interval::Interval;
use super::members::{Members, Seen, Under, interval};
use super::slip::{Slip, readings};
use super::sum_finding::value;
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, DimensionsId, EntityId, FactId, FactIndex, Figure, IndexEntry, Member,
    PeriodId, Report, StatementId, Taxonomy, UnitId, Value,
};

/// Sums that must hold on an axis before one that fails is told for that alone.
const LEAST: usize = 3;

/// Tells what does not add; gives the facts of members that add up as they are.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    members: &Members,
    diagnostics: &mut Diagnostics,
) -> FxHashSet<FactId> {
    let mut adding = FxHashSet::default();
    if members.is_empty() {
        return adding;
    }
    let mut judge = Judge {
        taxonomy,
        report,
        index,
        members,
        seen: Seen::new(report),
        wanted: FxHashMap::default(),
    };
    let mut sums: BTreeMap<ConceptId, Vec<Sum>> = BTreeMap::new();
    for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        if !index.of(id).is_empty() && is_summable(taxonomy.concept(id)) {
            for ((axis, ..), sum) in judge.sums(id) {
                sums.entry(axis).or_default().push(sum);
            }
        }
    }
    for (axis, of_axis) in &sums {
        let holding = of_axis.iter().filter(|sum| sum.holds()).count();
        let usual = holding >= LEAST && holding * 5 >= of_axis.len() * 4;
        for sum in of_axis {
            if sum.holds() {
                adding.extend(sum.parts.iter().map(|part| part.entry.fact));
                continue;
            }
            match (sum.turned(), judge.slip(sum)) {
                (Some(part), _) => judge.tell(*axis, sum, Cause::Turned(part), diagnostics),
                (None, Some(slip)) => judge.tell(*axis, sum, Cause::Slip(slip), diagnostics),
                (None, None) if usual => judge.tell(*axis, sum, Cause::Unknown, diagnostics),
                (None, None) => {}
            }
        }
    }
    adding
}

/// Whether amounts of a concept can be added: money, shares and counts, and no ratios.
fn is_summable(concept: &Concept) -> bool {
    let item_type = &concept.item_type;
    ["monetaryItemType", "sharesItemType", "integerItemType"]
        .iter()
        .any(|base| item_type.is_or_restricts(base))
}

/// A member's part of a quantity.
struct Part {
    member: ConceptId,
    entry: IndexEntry,
    interval: Interval,
}

/// A quantity for the whole and for all members right below it.
struct Sum {
    total: IndexEntry,
    interval: Interval,
    parts: Vec<Part>,
}

impl Sum {
    fn holds(&self) -> bool {
        self.meets(|_| Figure::ONE)
    }

    /// The one part that makes the sum hold when its sign is turned.
    fn turned(&self) -> Option<&Part> {
        let mends = |part: &&Part| {
            let zero = Interval::ZERO.meet(part.interval).is_some();
            let weight =
                |member| if member == part.member { Figure::MINUS_ONE } else { Figure::ONE };
            !zero && self.meets(weight)
        };
        let mut mending = self.parts.iter().filter(mends);
        let first = mending.next();
        first.filter(|_| mending.next().is_none())
    }

    fn meets(&self, weight: impl Fn(ConceptId) -> Figure) -> bool {
        let mut sum = Interval::ZERO;
        for part in &self.parts {
            let weighed = part.interval.times(weight(part.member));
            let Ok(more) = weighed.and_then(|interval| sum.plus(interval)) else { return true };
            sum = more;
        }
        sum.meet(self.interval).is_some()
    }
}

/// Why the members do not add up, as far as it can be known.
enum Cause<'a> {
    /// One of them has the wrong sign.
    Turned(&'a Part),
    /// A slip of the hand in a figure explains the difference to the last digit.
    Slip((FactId, Slip, Figure)),
    /// Others on the axis add up.
    Unknown,
}

/// What identifies a sum of a concept.
type Key = (ConceptId, EntityId, PeriodId, DimensionsId, Option<UnitId>);

/// The members that are the parts of a whole on an axis, by the statement that shows the whole.
type Wanted = FxHashMap<(ConceptId, Option<StatementId>), Option<Rc<[ConceptId]>>>;

struct Judge<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    members: &'a Members,
    seen: Seen,
    wanted: Wanted,
}

impl Judge<'_> {
    /// The quantities of a concept that are given for a whole and for all that is right below it.
    fn sums(&mut self, concept: ConceptId) -> Vec<(Key, Sum)> {
        let mut sums = Vec::new();
        let mut under = Vec::new();
        for entries in self.index.of(concept).chunk_by(|a, b| a.unit == b.unit) {
            self.members.under(entries, true, &mut self.seen, &mut under);
            for parts in under.chunk_by(|a, b| a.group() == b.group()) {
                let (entity, period, rest) = self.members.whole(parts[0].group());
                let key = (parts[0].axis, entity, period, rest, entries[0].unit);
                sums.extend(self.sum(entries, parts).map(|sum| (key, sum)));
            }
        }
        sums.sort_by_key(|(key, _)| *key);
        sums
    }

    fn sum(&mut self, entries: &[IndexEntry], under: &[Under]) -> Option<Sum> {
        let (first, of) = (entries.first()?, under.first()?);
        let context = self.members.context(of.group())?;
        let totals = self.index.quantity(first.concept, (first.unit, context));
        let total = totals.first()?;
        let wanted = self.wanted(of.axis, total)?;
        let mut parts = Vec::with_capacity(wanted.len());
        for member in wanted.iter() {
            let begin = under.partition_point(|under| under.member < *member);
            let of_member = under[begin..].iter().take_while(|under| under.member == *member);
            let entries: Vec<IndexEntry> = of_member.map(|under| entries[under.at]).collect();
            let interval = interval(self.report, &entries)?;
            parts.push(Part { member: *member, entry: *entries.first()?, interval });
        }
        Some(Sum { total: *total, interval: interval(self.report, totals)?, parts })
    }

    fn wanted(&mut self, axis: ConceptId, total: &IndexEntry) -> Option<Rc<[ConceptId]>> {
        let statement = self.report.fact(total.fact).statement;
        let taxonomy = self.taxonomy;
        self.wanted
            .entry((axis, statement))
            .or_insert_with(|| parts_of(taxonomy, axis, statement))
            .clone()
    }

    /// The figure in which a slip of the hand explains the difference; where several are, the
    /// total if it is one of them, else the first.
    fn slip(&self, sum: &Sum) -> Option<(FactId, Slip, Figure)> {
        let number = |id: FactId| match self.report.fact(id).value {
            Value::Number(value) => Some(value),
            _ => None,
        };
        let mut rest = number(sum.total.fact)?;
        for part in &sum.parts {
            rest = rest.plus(number(part.entry.fact)?.negated()).ok()?;
        }
        let of_parts = sum.parts.iter().map(|part| (part.entry.fact, rest));
        for (id, change) in std::iter::once((sum.total.fact, rest.negated())).chain(of_parts) {
            let fact = self.report.fact(id);
            let value = number(id)?;
            let meant = value.plus(change).ok()?;
            let read = readings(value, fact.decimals).into_iter();
            let mut slips = read.filter(|reading| {
                matches!(reading.slip, Slip::Swapped | Slip::Scale(_)) && reading.value == meant
            });
            if let Some(reading) = slips.next() {
                return Some((id, reading.slip, meant));
            }
        }
        None
    }

    fn tell(&self, axis: ConceptId, sum: &Sum, cause: Cause<'_>, diagnostics: &mut Diagnostics) {
        let name = |id| self.taxonomy.concept(id).name.local.as_ref();
        let period = self.report.period(sum.total.context);
        let concept = name(sum.total.concept);
        let message =
            format!("The members of `{}` do not add up to `{concept}` for {period}.", name(axis));
        let help = match &cause {
            Cause::Turned(part) => format!(
                "with the sign of `{}` turned they do: eliminations are negative; a statement says by \
                 `negated` that they are printed without a sign",
                name(part.member)
            ),
            Cause::Slip((fact, slip, meant)) => format!(
                "with {meant} in the place of {} they do: perhaps {}; or compare which members there are",
                value(self.report, *fact),
                slip.words()
            ),
            Cause::Unknown => {
                "compare the members with the release; other sums on this axis hold".to_owned()
            }
        };
        let at = match cause {
            Cause::Turned(part) => part.entry.fact,
            Cause::Slip((fact, ..)) => fact,
            Cause::Unknown => sum.total.fact,
        };
        let mut told =
            Diagnostic::new(Code::MembersDoNotAdd, value_place(self.report, at), message)
                .related(value_place(self.report, sum.total.fact))
                .help(help);
        for part in sum.parts.iter().filter(|part| part.entry.fact != at) {
            told = told.related(value_place(self.report, part.entry.fact));
        }
        diagnostics.push(told);
    }
}

/// The members right below the default of an axis, in the cube of a statement or else on the axis; none where there are
/// not at least two.
fn parts_of(
    taxonomy: &Taxonomy,
    axis: ConceptId,
    statement: Option<StatementId>,
) -> Option<Rc<[ConceptId]>> {
    let known = taxonomy.axes.get(&axis)?;
    let cubes = statement.map_or(&[][..], |id| &taxonomy.statements[id.index()].cubes);
    let in_cube = cubes.iter().flat_map(|cube| &cube.axes).find(|of| of.concept == axis);
    let members = in_cube.map_or(&known.members[..], |of| taxonomy.members(of));
    let default = known.default?;
    let head = members.iter().position(|member| member.concept == default)?;
    let depth = members[head].depth;
    let below = members[head + 1..].iter().take_while(|member| member.depth > depth);
    let parts: BTreeSet<ConceptId> = below
        .filter(|member: &&Member| member.depth == depth + 1 && member.usable)
        .map(|member| member.concept)
        .collect();
    (parts.len() > 1).then(|| parts.into_iter().collect())
}
