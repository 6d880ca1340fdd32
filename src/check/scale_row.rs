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
use crate::model::{Fact, FactId, FactIndex, Report, StatementId, Taxonomy, UnitId, Value};

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
    let mut scales: Gathered<Table, Vec<(i8, usize)>> = Gathered::new();
    for (table, scale) in report.facts.iter().filter_map(shown) {
        let of_table = scales.of(table, Vec::new);
        match of_table.iter_mut().find(|(of, _)| *of == scale) {
            Some((_, count)) => *count += 1,
            None => of_table.push((scale, 1)),
        }
    }
    let usual: FxHashMap<Table, (i8, usize)> = scales
        .into_all()
        .into_iter()
        .filter(|(_, scales)| scales.len() > 1)
        .filter_map(|(table, scales)| {
            let all: usize = scales.iter().map(|(_, count)| count).sum();
            let (scale, count) = scales.into_iter().max_by_key(|(_, count)| *count)?;
            let odd = all - count;
            (count >= LEAST && odd <= (all / ONE_OF).max(1)).then_some((table, (scale, count)))
        })
        .collect();
    if usual.is_empty() {
        return told;
    }
    for (at, fact) in report.facts.iter().enumerate() {
        let (id, Some((table, scale))) = (FactId::from(at), shown(fact)) else { continue };
        let Some((usual, count)) = usual.get(&table) else { continue };
        // What is said twice is confirmed, or told as a contradiction.
        let alone = index.quantity(fact.concept, (fact.unit, fact.context)).len() == 1;
        if matches!((usual - scale).abs(), 3 | 6) && alone && !is_meant(report, fact, *usual) {
            told.insert(id);
            diagnostics.push(tell(taxonomy, report, (id, table.0), *usual, *count));
        }
    }
    told
}

/// Whether a figure in a larger scale than its table has more digits behind the point than any other there: nobody types
/// `214.6` among whole millions who does not mean billions.
fn is_meant(report: &Report, fact: &Fact, usual: i8) -> bool {
    let behind = |of: &Fact| of.decimals.places().map(|places| places + i32::from(of.scale));
    let others = report.facts.iter().filter(|other| {
        (other.statement, other.unit, other.scale) == (fact.statement, fact.unit, usual)
    });
    fact.scale > usual && others.filter_map(behind).max() < behind(fact)
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
