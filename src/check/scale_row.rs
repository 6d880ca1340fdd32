//! Single figures in another scale than all others of their table.
//!
//! A statement shows its figures of a unit in one scale, which stands above the table. Where all
//! but one, of four at least, or nearly all, are in one scale, what is in thousands among millions,
//! or in millions among thousands, was given a wrong scale in its row; amounts of the same concept
//! that stand in that scale too say that it was meant. No specification asks for this.

use rustc_hash::{FxHashMap, FxHashSet};

use super::gathered::Gathered;
use super::sum_finding::{name, value};
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Fact, FactId, FactIndex, Figure, Report, StatementId, Taxonomy, UnitId, Value};

/// The least number of figures that have the scale of the table.
const LEAST: usize = 3;

/// Of how many figures one may have another scale.
const ONE_OF: usize = 20;

/// A statement as it shows figures in a unit.
type Table = (StatementId, UnitId);

/// Tells figures that alone have another scale, and gives them.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) -> FxHashSet<FactId> {
    let mut told = FxHashSet::default();
    let mut scales: Gathered<Table, Vec<Shown>> = Gathered::new();
    for fact in &report.facts {
        let Some((table, scale)) = shown(fact) else { continue };
        let of_table = scales.of(table, Vec::new);
        match of_table.iter_mut().find(|of| of.scale == scale) {
            Some(of) => {
                of.count += 1;
                of.behind = of.behind.max(behind(fact));
                of.least = of.least.min(size(fact));
            }
            None => {
                of_table.push(Shown { scale, count: 1, behind: behind(fact), least: size(fact) })
            }
        }
    }
    let usual: FxHashMap<Table, Shown> = scales
        .into_all()
        .into_iter()
        .filter(|(_, scales)| scales.len() > 1)
        .filter_map(|(table, scales)| {
            let all: usize = scales.iter().map(|of| of.count).sum();
            let usual = scales.into_iter().max_by_key(|of| of.count)?;
            let odd = all - usual.count;
            (usual.count >= LEAST && odd <= (all / ONE_OF).max(1)).then_some((table, usual))
        })
        .collect();
    if usual.is_empty() {
        return told;
    }
    for (at, fact) in report.facts.iter().enumerate() {
        let (id, Some((table, scale))) = (FactId::from(at), shown(fact)) else { continue };
        let Some(usual) = usual.get(&table) else { continue };
        // What is said twice is confirmed, or told as a contradiction.
        let alone = index.quantity(fact.concept, (fact.unit, fact.context)).len() == 1;
        if matches!((usual.scale - scale).abs(), 3 | 6) && alone && !is_meant(fact, usual) {
            told.insert(id);
            diagnostics.push(tell(taxonomy, report, (id, table.0), usual.scale, usual.count));
        }
    }
    told
}

/// The figures of a table in a scale.
struct Shown {
    scale: i8,
    count: usize,
    /// The most digits that one of them has behind its point.
    behind: Option<i32>,
    /// The smallest.
    least: Figure,
}

/// Whether a figure in a larger scale than the others has more digits behind its point than any of them, and would be
/// smaller than all in theirs: nobody types `214.6` among whole millions who does not mean billions.
fn is_meant(fact: &Fact, usual: &Shown) -> bool {
    let in_usual = size(fact).shift(i32::from(usual.scale) - i32::from(fact.scale));
    fact.scale > usual.scale
        && behind(fact) > usual.behind
        && in_usual.is_ok_and(|size| size < usual.least)
}

/// The size of a number.
fn size(fact: &Fact) -> Figure {
    match fact.value {
        Value::Number(value) => value.abs(),
        _ => Figure::ZERO,
    }
}

/// How many digits a figure is printed with behind its point.
fn behind(fact: &Fact) -> Option<i32> {
    fact.decimals.places().map(|places| places + i32::from(fact.scale))
}

/// The table that shows a number other than zero, and the scale in which it does.
fn shown(fact: &Fact) -> Option<(Table, i8)> {
    let Value::Number(value) = fact.value else { return None };
    Some(((fact.statement?, fact.unit?), fact.scale)).filter(|_| !value.is_zero())
}

fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    (id, statement): (FactId, StatementId),
    usual: i8,
    count: usize,
) -> Diagnostic {
    let fact = report.fact(id);
    let unit = fact.unit.map_or("", |unit| &report.units[unit.index()].name);
    let message = format!(
        "`{}` for {} is {}: it alone is in 10^{} {unit} in `{}`, whose {count} other figures are in \
         10^{usual}.",
        name(taxonomy, fact.concept),
        report.period(fact.context),
        value(report, id),
        fact.scale,
        taxonomy.statements[statement.index()].id,
    );
    Diagnostic::new(Code::ScaleOutlier, value_place(report, id), message)
        .help("check its scale: that of the table stands above it or with its unit")
}
