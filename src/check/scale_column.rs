//! Values off by a scale, column by column.
//!
//! Mostly a whole column has the wrong scale. What is off in the same statement, unit and period
//! by the same power of ten has one cause and is one finding. Of two facts without others it is
//! not known which is off; where a third shows it for another row of either column, it is the
//! same column in all rows.

use indexmap::IndexMap;

use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{FactId, Period, Report, StatementId, Taxonomy, UnitId, Value};

/// A fact that is off by a scale.
#[derive(Clone, Copy)]
pub(super) struct Suspect {
    /// The fact.
    pub(super) fact: FactId,
    /// One that is right.
    pub(super) other: FactId,
    /// The power of ten by which the fact is larger.
    pub(super) power: i32,
    /// Whether these are the only two, and it may be the other that is off.
    pub(super) is_pair: bool,
}

/// What the figures of a column have in common.
type Column = (Option<StatementId>, Option<UnitId>, Period);

/// A column that is off, by how much, and, where it is not known which of two is off, the other.
type Cause = (Column, i32, Option<Column>);

/// Tells what is off, each column once.
pub(super) fn tell(
    taxonomy: &Taxonomy,
    report: &Report,
    suspects: &[Suspect],
    diagnostics: &mut Diagnostics,
) {
    let column = |id: FactId| {
        let fact = report.fact(id);
        (fact.statement, fact.unit, report.period(fact.context))
    };
    let mut causes: IndexMap<Cause, Vec<Suspect>> = IndexMap::new();
    for suspect in suspects.iter().filter(|suspect| !suspect.is_pair) {
        let cause = (column(suspect.fact), suspect.power, None);
        causes.entry(cause).or_default().push(*suspect);
    }
    for suspect in suspects.iter().filter(|suspect| suspect.is_pair) {
        let (own, other) = (column(suspect.fact), column(suspect.other));
        let turned = Suspect {
            fact: suspect.other,
            other: suspect.fact,
            power: -suspect.power,
            is_pair: true,
        };
        let known = [((own, suspect.power, None), *suspect), ((other, turned.power, None), turned)];
        match known.iter().find(|(cause, _)| causes.contains_key(cause)) {
            Some((cause, suspect)) => causes.entry(*cause).or_default().push(*suspect),
            None => {
                let cause = (own, suspect.power, Some(other));
                causes.entry(cause).or_default().push(*suspect);
            }
        }
    }
    diagnostics_of(taxonomy, report, &causes).for_each(|told| diagnostics.push(told));
}

fn diagnostics_of<'a>(
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    causes: &'a IndexMap<Cause, Vec<Suspect>>,
) -> impl Iterator<Item = Diagnostic> + 'a {
    causes.values().filter_map(|suspects| {
        let (first, rest) = suspects.split_first()?;
        let told = off(taxonomy, report, first, rest.len());
        let others = rest.iter().map(|suspect| value_place(report, suspect.fact));
        Some(others.fold(told, Diagnostic::related))
    })
}

/// What is told of a fact and of so many more of its column.
fn off(taxonomy: &Taxonomy, report: &Report, suspect: &Suspect, more: usize) -> Diagnostic {
    let fact = report.fact(suspect.fact);
    let (factor, times) = match suspect.power {
        3 => ("a thousand", "more"),
        6 => ("a million", "more"),
        -3 => ("a thousand", "less"),
        _ => ("a million", "less"),
    };
    let value = |id: FactId| match report.fact(id).value {
        Value::Number(value) => value.abs().to_string(),
        _ => String::new(),
    };
    let also = match more {
        0 => String::new(),
        1 => "; another figure of its column is off by the same".to_owned(),
        more => format!("; {more} more figures of its column are off by the same"),
    };
    let message = format!(
        "`{}` for {} is {}, about {factor} times {times} than {} for {}{also}.",
        taxonomy.concept(fact.concept).name.local,
        report.period(fact.context),
        value(suspect.fact),
        value(suspect.other),
        report.period(report.fact(suspect.other).context),
    );
    let help = if more == 0 {
        "check the scale of both: thousands or millions, and the unit"
    } else {
        "check the scale of the column: thousands or millions, and the unit"
    };
    Diagnostic::new(Code::ScaleOutlier, value_place(report, suspect.fact), message)
        .related(value_place(report, suspect.other))
        .help(help)
}
