//! Figures that contradict what follows from several others.
//!
//! An amount and its rate of growth say what the amount was a year before, though the report does
//! not show it; and what the parts were must add up to what the total was. Contributions to growth,
//! points of ratios, changes and sums hang together in this way over figures that nobody printed.
//! What follows from what is worked out in a [`network`]; it is told where one figure alone
//! explains all that contradicts each other. No specification asks for this.

mod bounds;
mod bridge;
mod cash;
mod companions;
mod crossed;
mod dashes;
mod direction;
mod families;
mod forecasts;
mod interchanged;
mod labelled;
mod learnt;
mod mean;
mod members;
mod network;
mod past;
mod periods;
mod relations;
mod rounded;
mod rows;
mod shares;
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
use crate::model::{ConceptId, Decimals, FactId, FactIndex, Figure, Report, Taxonomy, Value};

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
    let families = families::families(taxonomy, report, &implied.said, &implied.stems);
    mean::check((taxonomy, report), growths, &families, (&one_sign, &called), diagnostics);
    dashes::check(taxonomy, report, network, diagnostics);
    companions::check((taxonomy, report), index, &implied.said, diagnostics);
    contradictions((taxonomy, report), (network, solved), diagnostics);
    let told = told(diagnostics);
    crossed::check(taxonomy, report, &told, diagnostics);
    bounds::check((taxonomy, report), implied, &told, diagnostics);
}

/// Tells the figures that explain what contradicts each other.
fn contradictions(
    (taxonomy, report): (&Taxonomy, &Report),
    (network, solved): (&Network, &Solved),
    diagnostics: &mut Diagnostics,
) {
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
        } else if conflicts.len() > 1 {
            // Nothing explains all: there may be two troubles, of which a common slip explains one.
            let of_one = conflicts.iter().find_map(|conflict| {
                let cause = cause(report, (network, solved), &[*conflict], &mut tries)?;
                matches!(cause.slip, Some((Some(_), _))).then_some((cause, *conflict))
            });
            if let Some((cause, conflict)) = of_one {
                diagnostics.push(finding((taxonomy, report), network, &cause, conflict));
            }
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

/// How many times the size of a figure others may leave open for a slip in it to be believed.
const LEFT_OPEN: i128 = 3;

/// Whether a figure is no smaller than a part of what the others leave open: a slip fits a small one by accident.
fn is_large(network: &Network, at: At, needed: Option<Span>) -> bool {
    let given = network.quantities[at].given;
    given.zip(needed).is_some_and(|(given, needed)| needed.width() / LEFT_OPEN <= given.size())
}

/// A slip of the hand that makes a figure what it must be: one of the common ones, or a wrong digit.
fn slip(report: &Report, id: FactId, needed: Span) -> Option<(Option<Slip>, Figure)> {
    let fact = report.fact(id);
    let Value::Number(value) = fact.value else { return None };
    let unit = Figure::unit(fact.decimals.places()?).ok()?;
    let all = common(value, fact.decimals);
    // Who takes another scale mostly takes another accuracy with it.
    for nth in 0..2 {
        let fits = |(slip, meant): &&(Slip, Figure)| {
            units(fact.decimals, *slip)
                .is_some_and(|units| around(*meant, units[nth]).is_some_and(|of| of.meets(needed)))
        };
        if let Some((slip, meant)) = all.iter().find(fits) {
            return Some((Some(*slip), *meant));
        }
    }
    let fits = |meant: &Figure| around(*meant, unit).is_some_and(|span| span.meets(needed));
    mistyped(value, unit).into_iter().find(fits).map(|meant| (None, meant))
}

/// What a figure may have been by the common slips; a digit too many or too few before the point, or two where a
/// percent sign was lost or counted twice, come last.
fn common(value: Figure, decimals: Decimals) -> Vec<(Slip, Figure)> {
    let common = readings(value, decimals).into_iter();
    let common = common.filter(|reading| reading.slip != Slip::Needless);
    let tens = [1, -1, 2, -2].into_iter();
    let tens = tens.filter_map(|power| Some((Slip::Scale(power), value.shift(power).ok()?)));
    common.map(|reading| (reading.slip, reading.value)).chain(tens).collect()
}

/// The units of the last place that a figure may have had without a slip, the smaller first: that of the scale, and
/// its own.
fn units(decimals: Decimals, slip: Slip) -> Option<[Figure; 2]> {
    let places = decimals.places()?;
    let [own, moved] = [places, places.checked_sub(slip.power())?].map(Figure::unit);
    let (own, moved) = (own.ok()?, moved.ok()?);
    Some([own.min(moved), own.max(moved)])
}

/// A unit of the last place around a figure.
fn around(figure: Figure, unit: Figure) -> Option<Span> {
    Span::new(figure.plus(unit.negated()).ok()?, figure.plus(unit).ok()?)
}

/// Whether a common slip makes a figure what it must be, of two digits at least, as the figure that is given has.
fn is_slip(report: &Report, id: FactId, needed: Span) -> bool {
    let fact = report.fact(id);
    let Value::Number(value) = fact.value else { return false };
    let own = fact.decimals.places().and_then(|places| Figure::unit(places).ok());
    let has_digits = |of: Figure, unit: Figure| unit.shift(1).is_ok_and(|least| of.abs() >= least);
    if !own.is_some_and(|unit| has_digits(value, unit)) {
        return false;
    }
    common(value, fact.decimals).into_iter().any(|(slip, meant)| {
        let fits = |unit: Figure| {
            has_digits(meant, unit) && around(meant, unit).is_some_and(|span| span.meets(needed))
        };
        units(fact.decimals, slip).is_some_and(|units| units.into_iter().any(fits))
    })
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
