//! Tables in which every amount has three digits behind the point: 1.234 for 1,234.
//!
//! On the continent points part thousands. A table that was copied from there is read as a
//! thousandth of what it says, and all of it agrees. Three digits behind every point, none without,
//! and nothing above 999 before it, is what such a table looks like; amounts in thousands or
//! millions are not printed to the third decimal.

use super::gathered::Gathered;
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{Fact, FactId, Figure, Report, SourceId, Taxonomy, UnitId, Value};

/// The least number of amounts with three digits behind the point.
const LEAST: usize = 3;

/// Tells tables of facts whose points may part thousands, each at its first amount.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    // Who says what parts decimals has looked.
    if report.printing.decimal != '.' || report.printing.group != ',' {
        return;
    }
    // What stands in another scale or currency was copied from another place.
    let mut parts: Gathered<(SourceId, Option<UnitId>, i8), Part> = Gathered::new();
    for (at, fact) in report.facts.iter().enumerate() {
        let part = parts.of((fact.source, fact.unit, fact.scale), Part::default);
        // One amount of another shape says that points part nothing.
        if part.others > 0 || !taxonomy.concept(fact.concept).item_type.is_monetary() {
            continue;
        }
        match shape(fact) {
            Some(Shape::Grouped) => {
                part.grouped += 1;
                part.first.get_or_insert(FactId::from(at));
            }
            Some(Shape::Small) | None => {}
            Some(Shape::Other) => part.others += 1,
        }
    }
    let mut told: Option<SourceId> = None;
    for ((source, ..), part) in &parts.sorted() {
        let is_table =
            report.sources.get(usize::from(source.0)).is_some_and(|table| table.columns.is_some());
        let Some(first) = part.first.filter(|_| is_table && told != Some(*source)) else {
            continue;
        };
        if part.grouped < LEAST || part.others > 0 {
            continue;
        }
        told = Some(*source);
        let message = format!(
            "All {} amounts with a point have three digits behind it: does it part thousands?",
            part.grouped
        );
        diagnostics
            .push(Diagnostic::new(Code::QuestionPoint, value_place(report, first), message).help(
            "if so, write group = \".\" and decimal = \",\" into report.toml; if not, answer the \
                 question in `accepted_doubts`",
        ));
    }
}

/// What the amounts of a table in one unit and scale look like.
#[derive(Default)]
struct Part {
    grouped: usize,
    others: usize,
    first: Option<FactId>,
}

enum Shape {
    /// One to three digits, a point, and three digits.
    Grouped,
    /// Up to three digits without a point.
    Small,
    /// Anything else.
    Other,
}

/// How an amount was printed; nothing of one that is zero, is exact, or has no scale.
fn shape(fact: &Fact) -> Option<Shape> {
    let Value::Number(value) = fact.value else { return None };
    let places = fact.decimals.places()? + i32::from(fact.scale);
    if value.is_zero() {
        return None;
    }
    let printed = value.abs().shift(-i32::from(fact.scale)).ok()?;
    let thousand = Figure::new(1000, 0).ok()?;
    Some(match places {
        3 if fact.scale >= 3 && printed < thousand => Shape::Grouped,
        0 if printed < thousand => Shape::Small,
        _ => Shape::Other,
    })
}
