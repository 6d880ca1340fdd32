//! Doubts that someone has looked at.
//!
//! A doubt is no fault: a figure may be as large as it looks. The report lists what was looked at,
//! with the reason; such findings are notes. The list is exact: a row holds for one code at one
//! fact with one value, and a row that answers nothing is an error.

use rustc_hash::FxHashMap;

use super::sum_finding::name;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::{AcceptedDoubts, Report, Taxonomy, Value};

/// Passes findings on, those that are answered as notes; tells rows that answer none.
pub(super) fn answer(
    taxonomy: &Taxonomy,
    report: &Report,
    list: &AcceptedDoubts,
    found: &Diagnostics,
    diagnostics: &mut Diagnostics,
) {
    let rows = rows(report, list);
    let mut used = vec![false; list.doubts.len()];
    for one in found.iter() {
        let key = one.place.file.as_deref().zip(one.place.row());
        let answers = key.and_then(|key| rows.get(&key)).into_iter().flatten();
        let mut answers = answers.filter(|at| list.doubts[**at].code == one.code.name());
        let Some(at) = answers.next().filter(|_| one.severity != Severity::Error) else {
            diagnostics.push(one.clone());
            continue;
        };
        used[*at] = true;
        let doubt = &list.doubts[*at];
        let message = format!("{} It was looked at: {}", one.message, doubt.reason);
        let place = Place::field(&list.source, doubt.line, list.code);
        let note = Diagnostic { severity: Severity::Note, message, ..one.clone() };
        diagnostics.push(note.related(place));
    }
    for (doubt, _) in list.doubts.iter().zip(&used).filter(|(_, used)| !**used) {
        let message = format!(
            "There is no `{}` at `{}` for {} with {}.",
            doubt.code,
            name(taxonomy, doubt.concept),
            doubt.period,
            doubt.value,
        );
        let place = Place::field(&list.source, doubt.line, list.code);
        diagnostics.push(
            Diagnostic::new(Code::NoSuchDoubt, place, message)
                .help("leave the row out; it holds for one code at one fact with one value"),
        );
    }
}

/// The answers by the rows of the facts that they are about.
fn rows<'a>(report: &'a Report, list: &AcceptedDoubts) -> FxHashMap<(&'a str, u32), Vec<usize>> {
    let mut rows: FxHashMap<(&str, u32), Vec<usize>> = FxHashMap::default();
    for fact in &report.facts {
        for (at, doubt) in list.doubts.iter().enumerate() {
            let is_about = doubt.concept == fact.concept
                && doubt.unit == fact.unit
                && fact.value == Value::Number(doubt.value)
                && report.period(fact.context) == doubt.period
                && *report.dimensions_of(fact.context) == doubt.dimensions;
            let source = report.sources.get(usize::from(fact.source.0));
            if let (true, Some(source)) = (is_about, source) {
                rows.entry((&source.name, fact.line)).or_default().push(at);
            }
        }
    }
    rows
}
