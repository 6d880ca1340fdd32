//! Ratios to a whole that the report does not give, against each other.
//!
//! Costs by quarter stand with their ratios to revenues, and the revenues are not there. Then all
//! amounts of a column and period stand to their ratios in one proportion, and one that does not
//! is told: where the column shows this in three other contexts, and in its own two thirds of the
//! pairs agree.

use rustc_hash::FxHashMap;

use super::members::most_accurate;
use super::proportion::Proportion;
use super::relation::Number;
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ConceptId, ContextId, FactId, FactIndex, Report, Taxonomy, UnitId};

/// In how many contexts all pairs must agree.
const CONTEXTS: usize = 3;

/// How many contexts of a column are looked at.
const MOST: usize = 400;

/// An amount and its ratio.
type Pair = (FactId, FactId);

/// Tells ratios of a column that stand to their amounts in another proportion than the rest.
/// `pairs` are the concepts of ratios with those of their amounts.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    pairs: &[(ConceptId, ConceptId)],
    diagnostics: &mut Diagnostics,
) {
    let mut columns: FxHashMap<(ContextId, Option<UnitId>), Vec<Pair>> = FxHashMap::default();
    let mut order = Vec::new();
    for (ratio, amount) in pairs {
        for entries in index.of(*amount).chunk_by(|a, b| a.group() == b.group()) {
            let (unit, context) = entries[0].group();
            let of_ratio = index.of(*ratio).iter().filter(|entry| entry.context == context);
            let of_ratio: Vec<_> = of_ratio.copied().collect();
            if let Some(amount) = most_accurate(report, entries)
                && let Some(ratio) = most_accurate(report, &of_ratio)
            {
                let column = columns.entry((context, unit)).or_default();
                if column.is_empty() {
                    order.push((context, unit));
                }
                column.push((amount, ratio));
            }
        }
        if columns.len() > MOST {
            return;
        }
    }
    let judged: Vec<(&Vec<Pair>, Vec<bool>)> = order
        .iter()
        .filter_map(|key| columns.get(key))
        .filter_map(|pairs| Some((pairs, fitting(report, pairs)?)))
        .collect();
    let whole = judged.iter().filter(|(_, fits)| fits.iter().all(|fits| *fits)).count();
    if whole < CONTEXTS || whole * 2 < judged.len() {
        return;
    }
    for (pairs, fits) in judged {
        let odd = fits.iter().filter(|fits| !**fits).count();
        if odd * 3 > fits.len() {
            continue;
        }
        for (pair, _) in pairs.iter().zip(&fits).filter(|(_, fits)| !**fits) {
            let other = pairs.iter().zip(&fits).find(|(_, fits)| **fits).map(|(pair, _)| *pair);
            diagnostics.push(tell(taxonomy, report, *pair, other));
        }
    }
}

/// Which pairs stand in the proportion of most; nothing where there are too few.
fn fitting(report: &Report, pairs: &[Pair]) -> Option<Vec<bool>> {
    let number = |id: FactId| Number::of(report.fact(id));
    let numbers: Option<Vec<(Number, Number)>> =
        pairs.iter().map(|(amount, ratio)| Some((number(*amount)?, number(*ratio)?))).collect();
    let numbers = numbers?;
    let (own, _) = Proportion::of_most(|| numbers.iter().copied(), 0)?;
    (numbers.len() >= 2)
        .then(|| numbers.iter().map(|(a, b)| own.fits(*a, *b).unwrap_or(true)).collect())
}

fn tell(taxonomy: &Taxonomy, report: &Report, pair: Pair, other: Option<Pair>) -> Diagnostic {
    let (amount, ratio) = pair;
    let fact = report.fact(ratio);
    let said = |(amount, ratio): Pair| {
        format!(
            "`{}` {} with {}",
            name(taxonomy, report.fact(amount).concept),
            value(report, amount),
            value(report, ratio)
        )
    };
    let message = format!(
        "`{}` for {}: {}, which is in another proportion than the other ratios beside it{}.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        said(pair),
        other.map(|other| format!(", such as {}", said(other))).unwrap_or_default(),
    );
    Diagnostic::new(Code::DerivedFigureDiffers, value_place(report, ratio), message)
        .related(value_place(report, amount))
        .help("compare both figures with the release")
}
