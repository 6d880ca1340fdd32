//! Figures that contradict what follows from several others.
//!
//! An amount and its rate of growth say what the amount was a year before, though the report does
//! not show it; and what the parts were must add up to what the total was. Contributions to growth,
//! points of ratios, changes and sums hang together in this way over figures that nobody printed.
//! What follows from what is worked out in a [`network`]; it is told where one figure alone
//! explains all that contradicts each other. No specification asks for this.

mod cash;
mod companions;
mod dashes;
mod direction;
mod forecasts;
mod interchanged;
mod labelled;
mod learnt;
mod mean;
mod network;
mod past;
mod periods;
mod relations;
mod span;
mod stems;
mod swapped;
mod words;

use std::sync::Arc;

use rustc_hash::FxHashSet;

use self::direction::Growth;
use self::network::{At, Network, Solved};
use self::relations::Related;
use self::span::Span;
use self::stems::Stems;
use self::words::Said;
use super::sign::{has_one_sign, name_has_one_sign};
use super::slip::{Slip, mistyped, readings};
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::{ConceptId, FactId, FactIndex, Figure, Report, Taxonomy, Value};

/// How many figures a finding names.
const NAMED: usize = 6;

/// Of how many contradictions is looked for the one cause: who has more has another trouble.
const MOST: usize = 200;

/// How many figures are left out on trial, and at most how many terms of relations are looked at for
/// them: a trial works out all that hangs on the figure anew, which may be the whole network.
const TRIES: usize = 200;
const TERMS: usize = 20_000_000;

/// What the figures of a report say of each other.
#[derive(Default)]
pub(super) struct Implied {
    network: Option<(Network, Solved)>,
    /// What concepts are said to be.
    said: Vec<(ConceptId, Said)>,
    stems: Stems,
    growths: Vec<Growth>,
    rejected: Vec<Growth>,
}

impl Implied {
    pub(super) fn new(taxonomy: &Taxonomy, report: &Report, index: &FactIndex) -> Self {
        let Some(Related { network, said, stems, growths, rejected }) =
            relations::related(taxonomy, report, index)
        else {
            return Self::default();
        };
        let solved = network.solve(None);
        Self { network: Some((network, solved)), said, stems, growths, rejected }
    }

    /// Whether the sign of a figure is right: it stands twice, or others ask for just that sign; or is
    /// not, because others ask for the other one. Nothing where no other figure says which.
    pub(super) fn confirms_sign(&self, report: &Report, id: FactId) -> Option<bool> {
        let Some((network, _)) = &self.network else { return Some(true) };
        let Some(at) = place(report, network, id) else { return Some(true) };
        let quantity = &network.quantities[at];
        let Some(span) = quantity.given.filter(|_| quantity.facts.len() == 1) else {
            return Some(true);
        };
        let fits = |needed: Span| (span.meets(needed), span.negated().meets(needed));
        let says: Vec<bool> = network
            .asked(at)
            .map(fits)
            .filter_map(|(as_is, turned)| (as_is != turned).then_some(as_is))
            .collect();
        says.iter().copied().max()
    }

    /// Whether other figures ask for just the one that a fact has.
    pub(super) fn confirms(&self, report: &Report, id: FactId) -> bool {
        let at = self.network.as_ref().and_then(|(network, _)| {
            let at = place(report, network, id)?;
            Some((network, at, network.quantities[at].given?))
        });
        at.is_some_and(|(network, at, given)| network.asked(at).any(|needed| needed.meets(given)))
    }

    /// The one of two values of a quantity that follows from other figures, where the other does not.
    pub(super) fn favours(&self, report: &Report, a: FactId, b: FactId) -> Option<FactId> {
        let (network, solved) = self.network.as_ref()?;
        // What contradicts itself is not given: it only follows.
        let at = place(report, network, a)?;
        if network.quantities[at].given.is_some() {
            return None;
        }
        let needed = solved.found[at].as_ref()?.span;
        let fits = |id: FactId| {
            let fact = report.fact(id);
            let Value::Number(value) = fact.value else { return false };
            span::given(report.rounding, fact, value, false).is_some_and(|span| span.meets(needed))
        };
        match (fits(a), fits(b)) {
            (true, false) => Some(a),
            (false, true) => Some(b),
            _ => None,
        }
    }
}

fn place(report: &Report, network: &Network, id: FactId) -> Option<At> {
    let fact = report.fact(id);
    let context = report.contexts[fact.context.index()];
    let period = report.periods[context.period.index()];
    network.find((fact.concept, period, context.entity, context.dimensions))
}

/// Tells figures that can't be what others imply, but for those of which something is told.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    implied: &Implied,
    diagnostics: &mut Diagnostics,
) {
    let Some((network, solved)) = &implied.network else { return };
    past::check(taxonomy, report, index, &implied.said, diagnostics);
    let one_sign = |id| match implied.stems.name(id) {
        Some(name) => name_has_one_sign(name),
        None => has_one_sign(taxonomy, report, id),
    };
    let called = |id| implied.stems.name(id).unwrap_or_else(|| name(taxonomy, id)).to_owned();
    let growths = (network, implied.growths.as_slice());
    direction::check(taxonomy, report, growths, (&one_sign, &called), diagnostics);
    let all: Vec<Growth> = implied.growths.iter().chain(&implied.rejected).copied().collect();
    interchanged::check(taxonomy, report, (network, &all), diagnostics);
    mean::check((taxonomy, report), growths, &one_sign, diagnostics);
    dashes::check(taxonomy, report, network, diagnostics);
    companions::check((taxonomy, report), index, &implied.said, diagnostics);
    if solved.conflicts.is_empty() || solved.conflicts.len() > MOST {
        return;
    }
    let told = told(diagnostics);
    let mut tries = TRIES.min(TERMS / network.terms().max(1));
    for conflicts in knots(&solved.conflicts) {
        let is_told = |at: &At| {
            let is_told = |id: &FactId| {
                cell(&value_place(report, *id)).is_some_and(|cell| told.contains(&cell))
            };
            network.quantities[*at].facts.iter().any(is_told)
        };
        if conflicts.iter().copied().flatten().any(is_told) {
            continue;
        }
        if let Some(cause) = cause(report, (network, solved), &conflicts, &mut tries) {
            diagnostics.push(finding((taxonomy, report), network, &cause, conflicts[0]));
        } else if let Some(two) = swapped::swapped((network, solved), &conflicts, &mut tries) {
            diagnostics.push(swapped::tell(taxonomy, report, network, two));
        }
    }
}

/// A row of a file, or a line and column of one that has no rows, or a thing in no file.
type Cell = (Arc<str>, Option<u32>, Option<u32>);

/// The places of which something is told already.
fn told(diagnostics: &Diagnostics) -> FxHashSet<Cell> {
    let places = |one: &Diagnostic| {
        let all: Vec<Place> = std::iter::once(&one.place).chain(&one.related).cloned().collect();
        all
    };
    let severe = diagnostics.iter().filter(|one| one.severity != Severity::Note);
    severe.flat_map(places).filter_map(|place| cell(&place)).collect()
}

fn cell(place: &Place) -> Option<Cell> {
    match (&place.file, place.row(), place.line) {
        (Some(file), Some(row), _) => Some((file.clone(), Some(row), None)),
        (Some(file), None, Some(line)) => Some((file.clone(), Some(line), place.column)),
        // A whole file is no figure.
        (Some(_), None, None) => None,
        (None, ..) => Some((place.thing.clone()?, None, None)),
    }
}

/// Contradictions that share a figure, together.
fn knots(conflicts: &[Vec<At>]) -> Vec<Vec<&Vec<At>>> {
    let mut knots: Vec<Vec<&Vec<At>>> = Vec::new();
    for conflict in conflicts {
        let shares = |knot: &Vec<&Vec<At>>| {
            knot.iter().any(|other| other.iter().any(|at| conflict.contains(at)))
        };
        let (mut joined, apart): (Vec<_>, Vec<_>) = knots.into_iter().partition(shares);
        knots = apart;
        joined.push(vec![conflict]);
        knots.push(joined.into_iter().flatten().collect());
    }
    knots
}

/// The figure that explains contradictions.
struct Cause {
    at: At,
    /// Its first fact.
    id: FactId,
    /// Where the others say that it lies.
    needed: Option<Span>,
    slip: Option<(Option<Slip>, Figure)>,
    /// In how many other relations it fits.
    fitting: usize,
}

impl Cause {
    /// What speaks for it, the least first.
    fn doubts(&self, network: &Network) -> (bool, usize, usize, usize) {
        let of_slip = match self.slip {
            Some((Some(_), _)) => 0,
            Some((None, _)) => 1,
            None => 2,
        };
        let quantity = &network.quantities[self.at];
        // A dash is lost more easily than a figure.
        (!quantity.is_nil, quantity.facts.len(), self.fitting, of_slip)
    }
}

/// The one figure without which nothing contradicts the others; of several the one for which most
/// speaks: that fits nowhere else, and that a slip of the hand explains.
fn cause(
    report: &Report,
    (network, solved): (&Network, &Solved),
    knot: &[&Vec<At>],
    tries: &mut usize,
) -> Option<Cause> {
    let in_all = |at: &&At| knot.iter().all(|conflict| conflict.contains(at));
    // What no fact gives is an allowance, which may be too small.
    let is_vague =
        knot.iter().any(|of| of.iter().any(|at| network.quantities[*at].facts.is_empty()));
    let causes = knot[0].iter().filter(in_all).filter_map(|at| {
        // What no fact gives is nobody's slip.
        let id = *network.quantities[*at].facts.first()?;
        *tries = tries.checked_sub(1)?;
        // What does not depend on the figure contradicts itself or not, with it and without.
        let (part, here) = network.part(*at);
        let (with, without) = (part.solve(None), part.solve(Some(here)));
        let mends = without.conflicts.len() + knot.len() <= with.conflicts.len();
        let needed = without.found[here].as_ref().map(|found| found.span);
        // A slip that only a generous allowance lets pass explains nothing.
        let needed = needed.map(|needed| if is_vague { needed.middle() } else { needed });
        let fitting = solved.fitting.get(at).copied().unwrap_or(0);
        let slip = needed.and_then(|needed| slip(report, id, needed));
        let is_sure =
            !is_vague || matches!(slip, Some((Some(_), _))) && is_large(network, *at, needed);
        (mends && is_sure).then_some(Cause { at: *at, id, needed, slip, fitting })
    });
    causes.min_by_key(|cause| cause.doubts(network))
}

/// Whether a figure is larger than what the others leave open: a slip fits a small one by accident.
fn is_large(network: &Network, at: At, needed: Option<Span>) -> bool {
    let given = network.quantities[at].given;
    given.zip(needed).is_some_and(|(given, needed)| needed.width() <= given.size())
}

/// A slip of the hand that makes a figure what it must be: one of the common ones, or a wrong digit.
fn slip(report: &Report, id: FactId, needed: Span) -> Option<(Option<Slip>, Figure)> {
    let fact = report.fact(id);
    let Value::Number(value) = fact.value else { return None };
    let unit = Figure::unit(fact.decimals.places()?).ok()?;
    let fits = |meant: Figure| {
        let (low, high) = (meant.plus(unit.negated()).ok(), meant.plus(unit).ok());
        low.zip(high)
            .and_then(|(low, high)| Span::new(low, high))
            .is_some_and(|span| span.meets(needed))
    };
    let common = readings(value, fact.decimals).into_iter();
    let mut common = common.filter(|reading| reading.slip != Slip::Needless);
    if let Some(reading) = common.find(|reading| fits(reading.value)) {
        return Some((Some(reading.slip), reading.value));
    }
    let tens = [1, -1].into_iter().filter_map(|power| Some((power, value.shift(power).ok()?)));
    if let Some((power, meant)) = tens.into_iter().find(|(_, meant)| fits(*meant)) {
        return Some((Some(Slip::Scale(power)), meant));
    }
    mistyped(value, unit).into_iter().find(|meant| fits(*meant)).map(|meant| (None, meant))
}

fn finding(
    (taxonomy, report): (&Taxonomy, &Report),
    network: &Network,
    cause: &Cause,
    conflict: &[At],
) -> Diagnostic {
    let fact_of = |at: At| network.quantities[at].facts.first().copied();
    let id = cause.id;
    let said = |id: FactId| {
        let fact = report.fact(id);
        let period = report.period(fact.context);
        format!("`{}` for {period} {}", name(taxonomy, fact.concept), value(report, id))
    };
    let others: Vec<FactId> =
        conflict.iter().filter(|at| **at != cause.at).filter_map(|at| fact_of(*at)).collect();
    let named: Vec<String> = others.iter().take(NAMED).map(|id| said(*id)).collect();
    let fact = report.fact(id);
    let message = format!(
        "`{}` for {} is {}, which contradicts what follows from {}.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, id),
        named.join(", "),
    );
    let bounds = cause.needed.and_then(Span::bounds);
    let help = match (&cause.slip, bounds) {
        (Some((Some(slip), meant)), _) => {
            format!("with {meant} they agree: perhaps {}", slip.words())
        }
        (_, Some((low, high))) => format!(
            "compare the figures with the release; by the others it lies between {low} and {high}"
        ),
        _ => "compare the figures with the release".to_owned(),
    };
    let mut told = Diagnostic::new(Code::ImpliedFigureDiffers, value_place(report, id), message);
    for other in others {
        told = told.related(value_place(report, other));
    }
    // Who says something about the figure has looked at it.
    if fact.footnotes.index() != 0 {
        told.severity = Severity::Note;
    }
    told.help(help)
}
