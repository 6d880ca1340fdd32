//! What readers of the inline document see, and what they would not: titles, texts, footnotes.
//!
//! The page shows every fact but those that no text can say, as the values of enumerations: they stand in `ix:hidden`
//! (Inline XBRL 1.1 §8), and what they mean is shown. What is left to tell are values that are there and can't be seen.

mod footnotes;
mod texts;
mod titles;

use crate::diagnostic::Diagnostics;
use crate::model::{Report, Taxonomy};

/// Checks what the page shows.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    titles::check(taxonomy, report, diagnostics);
    footnotes::check(report, diagnostics);
    texts::check(taxonomy, report, diagnostics);
}
