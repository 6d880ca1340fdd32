//! Which figure is wrong where sums do not hold.
//!
//! One wrong figure breaks every sum in which it stands, and leaves alone those in which it does
//! not. So of the figures of a broken sum only those can be the single cause that have a value
//! with which all their sums hold. Sums broken by one such figure are one finding; where only one
//! figure is left, or just one is explained exactly by a slip of the hand (two digits swapped, a
//! sign, a scale), it is named. Nothing is guessed beyond that.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::copied;
use super::interval::Interval;
use super::known::SumKey;
use super::magnitude::alike;
use super::members::has_digits;
use super::misplaced;
use super::needs::{Group, Needs};
use super::slip::{Reading, Slip, mistyped, readings};
use super::sum_finding::{BrokenSum, name, value};
use super::value_place;
use super::witness;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{
    ConceptId, FactId, FactIndex, Figure, IndexEntry, OutOfRange, Report, Taxonomy, Value,
};

/// How many digits a figure must have of which one may be wrong.
const DIGITS: i32 = 3;

/// The slip of who does not know that a statement turns signs.
const NEGATED: &str =
    "its sign is turned: the statement shows it negated, and so turns the sign of what is printed";

/// Ties sums that one figure has broken, and names it where it is clear.
pub(super) fn explain(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    broken: &mut [BrokenSum],
    known: &FxHashSet<SumKey>,
) {
    if broken.is_empty() {
        return;
    }
    let needs = Needs::new(taxonomy, report, index, Some(known));
    let search = Search { needs: &needs, report };
    let mut groups: BTreeMap<Group, Vec<usize>> = BTreeMap::new();
    for (at, BrokenSum { key: (_, _, unit, context), .. }) in broken.iter().enumerate() {
        groups.entry((*unit, *context)).or_default().push(at);
    }
    for (group, open) in groups {
        search.explain_group(group, open, broken);
    }
}

/// The search for what is wrong in broken sums.
struct Search<'a> {
    needs: &'a Needs<'a>,
    report: &'a Report,
}

/// A figure that may be the wrong one.
struct Candidate {
    entry: IndexEntry,
    /// The broken sums in which it stands.
    covers: Vec<usize>,
    /// Where it would have to lie for each of its sums to hold.
    needed: Vec<Interval>,
    /// Where it may be printed for all of them to hold.
    room: Interval,
    /// Whether it is a part only.
    is_part: bool,
}

impl Search<'_> {
    /// Explains the broken sums of a unit and context: the figure that breaks the most of them
    /// first.
    fn explain_group(&self, group: Group, mut open: Vec<usize>, sums: &mut [BrokenSum]) {
        let mut candidates = self.candidates(group, &open, sums);
        while let Some(covers) = most_covered(&candidates) {
            let (alike, rest): (Vec<_>, Vec<_>) =
                candidates.into_iter().partition(|candidate| candidate.covers == covers);
            self.tell_cause(group, &covers, &alike, sums);
            open.retain(|at| !covers.contains(at));
            candidates = rest;
            candidates.retain(|other| other.covers.iter().all(|at| !covers.contains(at)));
        }
        // What no single figure mends may still lack one.
        for at in open {
            match self.by_dash(group, &[at], sums, false) {
                Some((entry, help)) => {
                    let place = value_place(self.report, entry.fact);
                    name_culprit(&mut sums[at].told, place, &help);
                }
                None => misplaced::tell(self.needs, group, &mut sums[at]),
            }
        }
    }

    /// The figures of broken sums that can be the single cause.
    fn candidates(&self, group: Group, open: &[usize], sums: &[BrokenSum]) -> Vec<Candidate> {
        let mut covers: BTreeMap<ConceptId, Vec<usize>> = BTreeMap::new();
        for at in open {
            let (statement, total, ..) = sums[*at].key;
            let parts = self.needs.parts((statement, total)).iter().map(|arc| arc.item);
            for concept in std::iter::once(total).chain(parts) {
                covers.entry(concept).or_default().push(*at);
            }
        }
        let found = covers.into_iter().filter_map(|(concept, covers)| {
            // What is reported twice is confirmed.
            let [entry] = self.needs.index.quantity(concept, group) else { return None };
            self.candidate(*entry, covers).ok().flatten()
        });
        found.collect()
    }

    /// Whether there is a value of a figure with which all its sums hold.
    fn candidate(
        &self,
        entry: IndexEntry,
        covers: Vec<usize>,
    ) -> Result<Option<Candidate>, OutOfRange> {
        let fact = self.report.fact(entry.fact);
        if !matches!(fact.value, Value::Number(_)) {
            return Ok(None);
        }
        // The figure itself has an interval: it may lie as far beside.
        let beside = Interval::of(Figure::ZERO, fact.decimals, self.report.rounding)?;
        let needed = self.needs.of(entry.concept, entry.group())?;
        let mut room: Option<Interval> = None;
        for one in &needed {
            let wide = one.plus(beside)?;
            let both = room.map_or(Some(wide), |room| room.meet(wide));
            let Some(both) = both else { return Ok(None) };
            room = Some(both);
        }
        let is_part =
            self.needs.stating(entry.concept).iter().all(|(_, total)| *total != entry.concept);
        Ok(room.map(|room| Candidate { entry, covers, needed, room, is_part }))
    }

    /// Tells of sums that they have one cause, and which if it is clear.
    fn tell_cause(
        &self,
        group: Group,
        covers: &[usize],
        candidates: &[Candidate],
        sums: &mut [BrokenSum],
    ) {
        let slips: Vec<(&Candidate, Reading)> = candidates
            .iter()
            .flat_map(|one| self.slips(one, sums).into_iter().map(move |slip| (one, slip)))
            .collect();
        let named = match (slips.as_slice(), candidates) {
            ([(candidate, reading)], _) => Some((*candidate, self.by_slip(candidate, reading))),
            (_, [candidate]) => self.by_room(candidate).map(|help| (candidate, help)),
            (_, several) => {
                let by_digit = || self.by_digit(several, sums).filter(|_| slips.is_empty());
                self.by_copy(several, sums).or_else(by_digit)
            }
        };
        let named = named.map(|(candidate, help)| (candidate.entry, help));
        let is_digit = |one: &Candidate| self.typed(one, sums).is_some();
        let by_dash = || self.by_dash(group, covers, sums, candidates.iter().any(is_digit));
        let named = if slips.len() == 1 { named } else { by_dash().or(named) };
        if let Some((entry, help)) = named {
            for at in covers {
                name_culprit(&mut sums[*at].told, value_place(self.report, entry.fact), &help);
            }
        } else {
            for at in covers {
                misplaced::tell(self.needs, group, &mut sums[*at]);
            }
        }
        // What the first of them says of the others.
        if let [first, others @ ..] = covers {
            let place = sums[*first].told.place.clone();
            for at in others {
                sums[*at].told.follows.get_or_insert_with(|| place.clone());
            }
        }
    }

    /// The slips of the hand that explain a candidate: without them all its sums hold, and one
    /// that it has broken holds to the last digit.
    fn slips(&self, candidate: &Candidate, sums: &[BrokenSum]) -> Vec<Reading> {
        let fact = self.report.fact(candidate.entry.fact);
        let Value::Number(value) = fact.value else { return Vec::new() };
        let off: Vec<Figure> = candidate
            .covers
            .iter()
            .filter_map(|at| self.needs.off(candidate.entry, sums[*at].key).ok().flatten())
            .collect();
        let mode = self.report.rounding;
        let explains = |reading: &Reading| {
            let fits = |interval: Interval| {
                candidate.needed.iter().all(|needed| needed.meet(interval).is_some())
            };
            let change = value.plus(reading.value.negated());
            let is_exact = change.is_ok_and(|change| off.contains(&change));
            let may_be = reading.slip != Slip::Needless || candidate.is_part;
            may_be && is_exact && reading.interval(mode).is_ok_and(fits)
        };
        readings(value, fact.decimals).into_iter().filter(explains).collect()
    }

    fn by_slip(&self, candidate: &Candidate, reading: &Reading) -> String {
        let own = name(self.needs.taxonomy, candidate.entry.concept);
        let hold = hold(candidate.needed.len());
        let slip = match reading.slip {
            Slip::Sign if self.is_shown_negated(candidate.entry) => NEGATED,
            slip => slip.words(),
        };
        match reading.slip {
            Slip::Needless => format!("without `{own}` {hold}: perhaps {slip}"),
            _ => format!("with {} for `{own}` {hold}: perhaps {slip}", reading.value),
        }
    }

    /// Whether the statement that shows a figure turns its sign.
    fn is_shown_negated(&self, entry: IndexEntry) -> bool {
        let statements = &self.needs.taxonomy.statements;
        let statement =
            self.report.fact(entry.fact).statement.and_then(|of| statements.get(of.index()));
        let rows = statement.into_iter().flat_map(|of| &of.nodes);
        let mut of_concept = rows.filter(|row| row.concept == entry.concept);
        of_concept.next().is_some_and(|row| row.preferred_label.is_negated())
    }

    /// What a candidate was if one of its digits is wrong, was lost or typed twice: then all its sums hold, the first that
    /// it has broken to the last digit.
    fn typed(&self, candidate: &Candidate, sums: &[BrokenSum]) -> Option<Figure> {
        let fact = self.report.fact(candidate.entry.fact);
        let Value::Number(value) = fact.value else { return None };
        let unit = Figure::unit(fact.decimals.places()?).ok()?;
        // One of few digits may be anything.
        if !has_digits(self.report, candidate.entry.fact, value, DIGITS) {
            return None;
        }
        let first = candidate.covers.first()?;
        let off = self.needs.off(candidate.entry, sums[*first].key).ok()??;
        let meant = value.plus(off.negated()).ok()?;
        let interval = Interval::of(meant, fact.decimals, self.report.rounding).ok()?;
        let holds = candidate.needed.iter().all(|needed| needed.meet(interval).is_some());
        (holds && mistyped(value, unit).contains(&meant)).then_some(meant)
    }

    /// Names the only one of several figures in which one digit explains what they are off by.
    fn by_digit<'c>(
        &self,
        candidates: &'c [Candidate],
        sums: &[BrokenSum],
    ) -> Option<(&'c Candidate, String)> {
        let typed = candidates.iter().filter_map(|one| Some((one, self.typed(one, sums)?)));
        let mut typed = typed.fuse();
        let (one, meant) = typed.next().filter(|_| typed.next().is_none())?;
        let own = name(self.needs.taxonomy, one.entry.concept);
        let hold = hold(one.needed.len());
        let help = format!("with {meant} for `{own}` {hold}: perhaps one of its digits is wrong");
        Some((one, help))
    }

    /// Names the dash or the nought in place of which the figures of its row ask for just about what the sums
    /// lack, if there is one; where nothing else explains that (not `strict`), it is enough if they are of its order, or
    /// the row has no other figure and the sum no other dash.
    fn by_dash(
        &self,
        group: Group,
        covers: &[usize],
        sums: &[BrokenSum],
        strict: bool,
    ) -> Option<(IndexEntry, String)> {
        let (statement, total, ..) = sums[*covers.first()?].key;
        let mut found = self.needs.parts((statement, total)).iter().filter_map(|arc| {
            let [entry] = self.needs.index.quantity(arc.item, group) else { return None };
            let is_nothing = match self.report.fact(entry.fact).value {
                Value::Nil => true,
                Value::Number(value) => value.is_zero(),
                _ => false,
            };
            let is_in_all = covers.iter().all(|at| {
                let (statement, total, ..) = sums[*at].key;
                self.needs.parts((statement, total)).iter().any(|of| of.item == arc.item)
            });
            let off = (is_nothing && is_in_all)
                .then(|| self.needs.off(*entry, sums[covers[0]].key).ok().flatten())??;
            let meant = off.negated();
            let others = self.needs.index.of(arc.item).iter().filter(|of| of.unit == entry.unit);
            let numbers = others.filter_map(|of| match self.report.fact(of.fact).value {
                Value::Number(value) if !value.is_zero() => Some((*of, value)),
                _ => None,
            });
            let numbers: Vec<(IndexEntry, Figure)> = numbers.collect();
            let is_near = |value: Figure| {
                value.is_negative() == meant.is_negative() && alike(value.abs(), meant.abs())
                    || !strict && is_of_order(value.abs(), meant.abs())
            };
            match numbers.iter().find(|(_, value)| is_near(*value)) {
                Some((other, _)) => Some((*entry, meant, Some(*other))),
                None => (numbers.is_empty() && !strict).then_some((*entry, meant, None)),
            }
        });
        let (entry, meant, other) = found.next().filter(|_| found.next().is_none())?;
        let (own, hold) = (name(self.needs.taxonomy, entry.concept), hold(covers.len()));
        let help = match other {
            Some(other) => format!(
                "with {meant} for `{own}` {hold}, and it is nearer to the {} for {}",
                value(self.report, other.fact),
                self.report.period(other.context),
            ),
            None => format!("with {meant} for `{own}` {hold}: perhaps the figure was left out"),
        };
        Some((entry, help))
    }

    /// Names the one of several figures that repeats another one beside it; where more do, or none, the one that is
    /// far from those of its row.
    fn by_copy<'c>(
        &self,
        candidates: &'c [Candidate],
        sums: &[BrokenSum],
    ) -> Option<(&'c Candidate, String)> {
        let copies: Vec<(&Candidate, FactId)> = candidates
            .iter()
            .filter_map(|one| {
                copied::repeats(self.needs, self.report, one.entry).map(|of| (one, of))
            })
            .collect();
        let [(candidate, of)] = copies.as_slice() else {
            return self.by_others(candidates, sums);
        };
        let other = self.report.fact(*of);
        let help = format!(
            "`{}` repeats the {} of `{}` for {}",
            name(self.needs.taxonomy, candidate.entry.concept),
            value(self.report, *of),
            name(self.needs.taxonomy, other.concept),
            self.report.period(other.context),
        );
        Some((candidate, help))
    }

    /// Names the one of several figures that is far from those of its concept in other periods, and
    /// would be near to them with the value that mends all its sums.
    fn by_others<'c>(
        &self,
        candidates: &'c [Candidate],
        sums: &[BrokenSum],
    ) -> Option<(&'c Candidate, String)> {
        let meant = |candidate: &Candidate| {
            let Value::Number(value) = self.report.fact(candidate.entry.fact).value else {
                return None;
            };
            let first = *candidate.covers.first()?;
            let off = self.needs.off(candidate.entry, sums[first].key).ok()??;
            value.plus(off.negated()).ok()
        };
        let mut found = candidates.iter().filter_map(|candidate| {
            let meant = meant(candidate)?;
            witness::favours(self.report, self.needs.index, candidate.entry, meant)
                .map(|other| (candidate, meant, other))
        });
        let (candidate, meant, other) = found.next().filter(|_| found.next().is_none())?;
        let own = name(self.needs.taxonomy, candidate.entry.concept);
        let hold = hold(candidate.needed.len());
        let help = format!(
            "with {meant} for `{own}` {hold}, and it is nearer to the {} for {}",
            value(self.report, other.fact),
            self.report.period(other.context),
        );
        Some((candidate, help))
    }

    /// Names the only figure that can be wrong by the value in the middle of those that mend all
    /// its sums; nothing where none of its accuracy does.
    fn by_room(&self, candidate: &Candidate) -> Option<String> {
        let fact = self.report.fact(candidate.entry.fact);
        let Value::Number(is) = fact.value else { return None };
        let half = Figure::new(5, 1).ok()?;
        let Interval { low, high } = candidate.room;
        let middle = low.at.plus(high.at).and_then(|sum| sum.times(half)).ok()?;
        let should = middle.rounded(fact.decimals).ok()?;
        let interval = Interval::of(should, fact.decimals, self.report.rounding).ok()?;
        let mends = candidate.needed.iter().all(|needed| needed.meet(interval).is_some());
        let off = is.plus(should.negated()).ok()?;
        mends.then(|| {
            let own = name(self.needs.taxonomy, candidate.entry.concept);
            let hold = hold(candidate.needed.len());
            format!("with {should} for `{own}`, which is off by {off}, {hold}")
        })
    }
}

/// The largest set of broken sums that one figure mends; of sets as large the first.
fn most_covered(candidates: &[Candidate]) -> Option<Vec<usize>> {
    let mut most: Option<&Candidate> = None;
    for candidate in candidates {
        if most.is_none_or(|most| candidate.covers.len() > most.covers.len()) {
            most = Some(candidate);
        }
    }
    most.map(|candidate| candidate.covers.clone())
}

/// Moves a finding to the figure that is wrong; the total becomes a place that has a part in it.
fn name_culprit(told: &mut Diagnostic, place: Place, help: &str) {
    if told.place != place {
        let total = std::mem::replace(&mut told.place, place);
        told.related.retain(|other| *other != told.place);
        told.related.insert(0, total);
    }
    let rest = told.help.take().unwrap_or_default();
    told.help = Some(format!("{help}; {rest}"));
}

/// Whether the larger of two sizes is at most ten times the other.
fn is_of_order(a: Figure, b: Figure) -> bool {
    a.min(b).shift(1).is_ok_and(|most| a.max(b) <= most)
}

fn hold(sums: usize) -> String {
    match sums {
        1 => "the sum holds".to_owned(),
        2 => "both sums in which it stands hold".to_owned(),
        more => format!("all {more} sums in which it stands hold"),
    }
}
