//! In which scale the figures are printed that findings are about, so that amounts are told as the cells have them.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostics;
use crate::model::{Fact, Report, Value};

/// Says of every finding at a figure in which scale this is printed. Lines that hold figures of several scales say
/// nothing.
pub(super) fn tell(report: &Report, diagnostics: &mut Diagnostics) {
    let mut sought: FxHashMap<(Arc<str>, u32), Option<i8>> = FxHashMap::default();
    for told in diagnostics.iter() {
        let line = told.place.row().or(told.place.line);
        if let (Some(file), Some(line)) = (&told.place.file, line) {
            sought.insert((file.clone(), line), None);
        }
    }
    if sought.is_empty() {
        return;
    }
    let is_number = |fact: &&Fact| matches!(fact.value, Value::Number(_));
    for fact in report.facts.iter().filter(is_number) {
        let Some(source) = report.sources.get(usize::from(fact.source.0)) else { continue };
        let Some(found) = sought.get_mut(&(source.name.clone(), fact.line)) else { continue };
        let scale = of(fact, source.columns.is_some());
        *found = Some(found.map_or(scale, |known| if known == scale { scale } else { 0 }));
    }
    for told in diagnostics.iter_mut() {
        let line = told.place.row().or(told.place.line);
        if let (Some(file), Some(line)) = (&told.place.file, line)
            && let Some(Some(scale)) = sought.get(&(file.clone(), line))
        {
            told.scale = *scale;
        }
    }
}

/// The scale of a figure: that of its cell; in documents that have exact values only, what its accuracy says, in thousands.
pub(super) fn of(fact: &Fact, is_printed: bool) -> i8 {
    let accuracy = fact.decimals.places().unwrap_or(0).min(0).unsigned_abs() / 3 * 3;
    match is_printed {
        true => fact.scale,
        false => i8::try_from(accuracy).unwrap_or(0),
    }
}
