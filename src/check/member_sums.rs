//! Members that do not add up to their total.
//!
//! Where a quantity is given for the whole and for every member right below it, the members are
//! most often its parts: segments with their eliminations, regions, products. No calculation
//! network says so, for a sum holds in one context (XBRL 2.1 §5.2.5.2). Whether the members of an
//! axis are parts is learnt from the report: a sum that fails is told where one member with its
//! sign turned mends it, or where most others on the axis hold.

mod sum;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use self::sum::{Key, Part, Sum};
use super::interval::Interval;
use super::members::{Members, Seen, Under, has_digits, interval, number};
use super::slip::{Slip, may_be_moved, mistyped, readings};
use super::sum_finding::value;
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    Concept, ConceptId, FactId, FactIndex, Figure, IndexEntry, Member, Report, StatementId,
    Taxonomy, Value,
};

/// Sums that must hold on an axis before one that fails is told for that alone. Of so few, one other of the same
/// amount is enough: figures of several digits do not add up by accident.
const LEAST: usize = 3;
const FEW: usize = 40;

/// How many digits totals must have that are held against each other: shorter ones are soon alike.
const DIGITS: i32 = 3;

/// How many sums that fail are held against each other, two by two.
const PAIRED: usize = 40;

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
    let mut axes: BTreeMap<ConceptId, OfAxis> = BTreeMap::new();
    for id in (0..taxonomy.concepts.len()).map(ConceptId::from) {
        if !index.of(id).is_empty() && is_summable(taxonomy.concept(id)) {
            for sum in judge.sums(id) {
                adding.extend(axes.entry(sum.key.0).or_default().take(&judge, sum));
            }
        }
    }
    for (axis, of) in &axes {
        judge.tell_off(*axis, of, diagnostics);
        judge.tell_lacking(of, diagnostics);
    }
    adding
}

/// What is known of the sums of an axis. Only what is told of a sum is kept: a report may have as many parts as facts.
#[derive(Default)]
struct OfAxis {
    /// How many sums of each concept hold, and how many do not.
    of_concepts: FxHashMap<ConceptId, [usize; 2]>,
    /// Those that do not hold.
    off: Vec<Off>,
    /// The first of them, whole, as they are held against each other.
    paired: Vec<Sum>,
    /// Totals for which one member has no figure, where the others do not give them.
    lacking: Vec<(IndexEntry, ConceptId)>,
}

/// A sum that does not hold.
struct Off {
    total: IndexEntry,
    parts: Box<[FactId]>,
    cause: Cause,
}

impl OfAxis {
    /// Takes a sum; gives the facts of one that holds.
    fn take(&mut self, judge: &Judge<'_>, sum: Sum) -> Vec<FactId> {
        let holds = sum.holds();
        let facts = sum.parts.iter().map(|part| part.entry.fact);
        if let Some(member) = sum.lacks {
            if !holds {
                self.lacking.push((sum.total, member));
            }
            return Vec::new();
        }
        self.of_concepts.entry(sum.total.concept).or_default()[usize::from(!holds)] += 1;
        if holds {
            return facts.collect();
        }
        self.off.push(Off { total: sum.total, parts: facts.collect(), cause: judge.cause(&sum) });
        if self.paired.len() < PAIRED {
            self.paired.push(sum);
        }
        Vec::new()
    }

    /// How many sums there are.
    fn len(&self) -> usize {
        self.of_concepts.values().flatten().sum()
    }

    /// How many sums of a concept hold, and how many do not.
    fn of_concept(&self, concept: ConceptId) -> [usize; 2] {
        self.of_concepts.get(&concept).copied().unwrap_or_default()
    }
}

/// The sums of one quantity, two by two, that do not hold, and would with the totals the other way round: of each
/// quantity the first two.
fn interchanged(report: &Report, sums: &[Sum]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (a, one) in sums.iter().enumerate() {
        for (b, other) in sums.iter().enumerate().skip(a + 1) {
            let is_same = one.is_beside(other)
                && one.parts.iter().map(|of| of.member).eq(other.parts.iter().map(|of| of.member));
            let is_taken = found.iter().any(|(a, _)| sums[*a].total.concept == one.total.concept);
            let has_digits = |of: &Sum| {
                let fact = of.total.fact;
                number(report, fact).is_some_and(|value| has_digits(report, fact, value, DIGITS))
            };
            let holds = |total: &Sum, parts: &Sum| {
                parts.whole.is_some_and(|whole| whole.meet(total.interval).is_some())
            };
            if is_same && !is_taken && has_digits(one) && holds(one, other) && holds(other, one) {
                found.push((a, b));
            }
        }
    }
    found
}

/// Whether amounts of a concept can be added: money, shares and counts, and no ratios.
fn is_summable(concept: &Concept) -> bool {
    let item_type = &concept.item_type;
    ["monetaryItemType", "sharesItemType", "integerItemType"]
        .iter()
        .any(|base| item_type.is_or_restricts(base))
}

/// Why the members do not add up, as far as it can be known.
enum Cause {
    /// One of them has the wrong sign: the member, its figure.
    Turned(ConceptId, FactId),
    /// All of them have, or the whole.
    AllTurned,
    /// A slip of the hand in a figure explains the difference to the last digit.
    Slip((FactId, Slip, Figure)),
    /// Others on the axis add up.
    Unknown,
}

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
    fn sums(&mut self, concept: ConceptId) -> Vec<Sum> {
        let mut sums = Vec::new();
        let mut under = Vec::new();
        for entries in self.index.of(concept).chunk_by(|a, b| a.unit == b.unit) {
            self.members.under(entries, true, &mut self.seen, &mut under);
            for parts in under.chunk_by(|a, b| a.group() == b.group()) {
                let (entity, period, rest) = self.members.whole(parts[0].group());
                let key = (parts[0].axis(), entity, period, rest, entries[0].unit);
                sums.extend(self.sum(key, entries, parts));
            }
        }
        sums.sort_by_key(|sum| sum.key);
        sums
    }

    fn sum(&mut self, key: Key, entries: &[IndexEntry], under: &[Under]) -> Option<Sum> {
        let (first, of) = (entries.first()?, under.first()?);
        let context = self.members.context(of.group())?;
        let totals = self.index.quantity(first.concept, (first.unit, context));
        let total = totals.first()?;
        let wanted = self.wanted(of.axis(), total)?;
        let mut parts = Vec::with_capacity(wanted.len());
        let (mut lacks, mut rest) = (None, under);
        for member in wanted.iter() {
            // Both are sorted by member.
            rest = &rest[rest.iter().take_while(|under| under.member() < *member).count()..];
            let same = rest.iter().take_while(|under| under.member() == *member).count();
            match &rest[..same] {
                // What lacks several is no sum.
                [] => {
                    if lacks.replace(*member).is_some() {
                        return None;
                    }
                }
                [one] => parts.push(self.part(*member, &entries[one.at()..=one.at()])?),
                several => {
                    let facts: Vec<IndexEntry> =
                        several.iter().map(|of| entries[of.at()]).collect();
                    parts.push(self.part(*member, &facts)?);
                }
            }
        }
        let interval = interval(self.report, totals)?;
        Some(Sum::new(key, (*total, interval), parts, lacks))
    }

    /// The part of a member, which has facts. A dash is nothing.
    fn part(&self, member: ConceptId, facts: &[IndexEntry]) -> Option<Part> {
        let is_nil = |entry: &IndexEntry| self.report.fact(entry.fact).value == Value::Nil;
        let interval = match facts.iter().all(is_nil) {
            true => Interval::ZERO,
            false => interval(self.report, facts)?,
        };
        Some(Part { member, entry: *facts.first()?, interval })
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
        let number = |id: FactId| number(self.report, id);
        let mut rest = number(sum.total.fact)?;
        for part in &sum.parts {
            rest = rest.plus(number(part.entry.fact)?.negated()).ok()?;
        }
        let of_parts = sum.parts.iter().map(|part| (part.entry.fact, rest));
        for (id, change) in std::iter::once((sum.total.fact, rest.negated())).chain(of_parts) {
            let fact = self.report.fact(id);
            let value = number(id)?;
            let meant = value.plus(change).ok()?;
            if !may_be_moved(value, meant) {
                continue;
            }
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

    /// Why a sum does not hold.
    fn cause(&self, sum: &Sum) -> Cause {
        if sum.is_turned() {
            Cause::AllTurned
        } else if let Some(part) = sum.turned() {
            Cause::Turned(part.member, part.entry.fact)
        } else {
            self.slip(sum).map_or(Cause::Unknown, Cause::Slip)
        }
    }

    /// Tells sums that do not hold.
    fn tell_off(&self, axis: ConceptId, of: &OfAxis, diagnostics: &mut Diagnostics) {
        let holding = of.len() - of.off.len();
        let usual = holding >= LEAST && holding * 5 >= of.len() * 4;
        let interchanged = interchanged(self.report, &of.paired);
        for (a, b) in &interchanged {
            diagnostics.push(self.tell_interchanged(axis, &of.paired[*a], &of.paired[*b]));
        }
        for (at, sum) in of.off.iter().enumerate() {
            if interchanged.iter().any(|(a, b)| at == *a || at == *b) {
                continue;
            }
            // Of a few, others of the same amount must hold: one may have parts that are no members.
            let is_usual = || {
                let [holding, off] = of.of_concept(sum.total.concept);
                usual || of.len() <= FEW && off == 1 && holding > 0
            };
            if !matches!(sum.cause, Cause::Unknown) || is_usual() {
                self.tell(axis, sum, diagnostics);
            }
        }
    }

    /// Tells wholes for which one member has no figure, where the members of the same amount give it wherever all
    /// have one.
    fn tell_lacking(&self, of: &OfAxis, diagnostics: &mut Diagnostics) {
        for (total, member) in &of.lacking {
            let [holding, off] = of.of_concept(total.concept);
            if holding == 0 || off > 0 {
                continue;
            }
            let name = |id| self.taxonomy.concept(id).name.local.as_ref();
            let message = format!(
                "`{}` for {} has no figure for `{}`, and the other members do not give the whole; elsewhere all do.",
                name(total.concept),
                self.report.period(total.context),
                name(*member),
            );
            let place = value_place(self.report, total.fact);
            diagnostics.push(
                Diagnostic::new(Code::LackingFigure, place, message)
                    .help("add the figure of the member, or check under which member, in which period it stands"),
            );
        }
    }

    fn tell_interchanged(&self, axis: ConceptId, a: &Sum, b: &Sum) -> Diagnostic {
        let name = |id| self.taxonomy.concept(id).name.local.as_ref();
        let [first, second] = [a, b].map(|sum| self.report.period(sum.total.context));
        let message = format!(
            "`{}` for {first} is what the members of `{}` give for {second}, and the other way round.",
            name(a.total.concept),
            name(axis),
        );
        let place = |sum: &Sum| value_place(self.report, sum.total.fact);
        let told = Diagnostic::new(Code::InterchangedColumns, place(a), message).related(place(b));
        let parts = a.parts.iter().chain(&b.parts).map(|part| part.entry.fact);
        parts
            .fold(told, |told, id| told.related(value_place(self.report, id)))
            .help("were the two columns interchanged, of the whole or of its members?")
    }

    /// The whole, if it is below nothing, else its largest part.
    fn below(&self, sum: &Off) -> FactId {
        let size = |id: FactId| number(self.report, id).map(Figure::abs);
        let largest = sum.parts.iter().copied().max_by_key(|id| size(*id));
        let is_below = number(self.report, sum.total.fact).is_some_and(Figure::is_negative);
        largest.filter(|_| !is_below).unwrap_or(sum.total.fact)
    }

    /// The only figure of a sum in which one wrong digit explains the difference.
    fn mistyped(&self, sum: &Off) -> Option<FactId> {
        let number = |id: FactId| number(self.report, id);
        let parts = || sum.parts.iter().copied();
        let given = parts()
            .try_fold(Figure::ZERO, |all, id| all.plus(number(id).unwrap_or(Figure::ZERO)).ok())?;
        let rest = number(sum.total.fact)?.plus(given.negated()).ok()?;
        let is_mistyped = |(id, change): &(FactId, Figure)| {
            let meant = number(*id).and_then(|value| Some((value, value.plus(*change).ok()?)));
            let unit = self.report.fact(*id).decimals.places().and_then(|at| Figure::unit(at).ok());
            meant
                .zip(unit)
                .is_some_and(|((value, meant), unit)| mistyped(value, unit).contains(&meant))
        };
        let all = std::iter::once((sum.total.fact, rest.negated()));
        let mut found = all.chain(parts().map(|id| (id, rest))).filter(is_mistyped);
        found.next().filter(|_| found.next().is_none()).map(|(id, _)| id)
    }

    /// The only dash or nought of a sum whose member has figures of about the size that is lacking in other periods.
    fn dash(&self, sum: &Off) -> Option<FactId> {
        let size = |id: FactId| number(self.report, id).map_or(Figure::ZERO, Figure::abs);
        let given = sum.parts.iter().try_fold(Figure::ZERO, |all, id| {
            all.plus(number(self.report, *id).unwrap_or(Figure::ZERO)).ok()
        });
        let lacks = number(self.report, sum.total.fact)?.plus(given?.negated()).ok()?.abs();
        let is_near =
            |other: Figure| lacks.min(other).shift(1).is_ok_and(|most| lacks.max(other) <= most);
        let about = |entry: &IndexEntry| {
            let of = self.report.contexts[entry.context.index()];
            (entry.unit, of.entity, of.dimensions)
        };
        let mut found = sum.parts.iter().copied().filter(|id| {
            let fact = self.report.fact(*id);
            let of = self.report.contexts[fact.context.index()];
            let own = (fact.unit, of.entity, of.dimensions);
            let others = self.index.of(fact.concept).iter().filter(|entry| about(entry) == own);
            let mut others = others.map(|entry| size(entry.fact)).filter(|size| !size.is_zero());
            size(*id).is_zero() && others.any(is_near)
        });
        found.next().filter(|_| found.next().is_none())
    }

    fn tell(&self, axis: ConceptId, sum: &Off, diagnostics: &mut Diagnostics) {
        let name = |id| self.taxonomy.concept(id).name.local.as_ref();
        let period = self.report.period(sum.total.context);
        let concept = name(sum.total.concept);
        let message =
            format!("The members of `{}` do not add up to `{concept}` for {period}.", name(axis));
        let help = match &sum.cause {
            Cause::Turned(member, _) => format!(
                "with the sign of `{}` turned they do: eliminations are negative; a statement says by \
                 `negated` that they are printed without a sign",
                name(*member)
            ),
            Cause::AllTurned => {
                "with the sign of the whole turned they do, or with the signs of all members"
                    .to_owned()
            }
            Cause::Slip((fact, slip, meant)) => format!(
                "with {meant} in the place of {} they do: perhaps {}; or compare which members there are",
                value(self.report, *fact),
                slip.words()
            ),
            Cause::Unknown => {
                "compare the members with the release; other sums on this axis hold".to_owned()
            }
        };
        let at = match sum.cause {
            Cause::Turned(_, fact) | Cause::Slip((fact, ..)) => fact,
            Cause::AllTurned => self.below(sum),
            Cause::Unknown => {
                self.dash(sum).or_else(|| self.mistyped(sum)).unwrap_or(sum.total.fact)
            }
        };
        let mut told =
            Diagnostic::new(Code::MembersDoNotAdd, value_place(self.report, at), message)
                .related(value_place(self.report, sum.total.fact))
                .help(help);
        for part in sum.parts.iter().filter(|part| **part != at) {
            told = told.related(value_place(self.report, *part));
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
