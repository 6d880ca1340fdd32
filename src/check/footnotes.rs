//! Footnotes that no fact carries: they are not written, so that readers never see them.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::Report;

/// Tells footnotes of the report that no fact names.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    let mut used = vec![false; report.footnotes.len()];
    for note in report.footnote_sets.iter().flatten() {
        used[note.index()] = true;
    }
    for (note, _) in report.footnotes.iter().zip(used).filter(|(_, used)| !used) {
        let at = Place::key(&report.definition, &["footnotes", &note.id]);
        let message = format!("No fact has the footnote `{}`.", note.id);
        diagnostics.push(
            Diagnostic::new(Code::UnusedFootnote, at, message).help(
                "name it in the column `footnote` of the facts that it is about, or delete it",
            ),
        );
    }
}
