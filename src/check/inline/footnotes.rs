//! Footnotes as elements of the page (Inline XBRL 1.1 §6): their ids, languages and texts.

use super::super::package::texts_of;
use super::texts::unseen;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Footnote, Report};
use crate::notation::lexical;

/// Tells footnotes that no element can be made of, and those that say nothing.
pub(super) fn check(report: &Report, diagnostics: &mut Diagnostics) {
    for note in &report.footnotes {
        let keys = |lang: &'_ str| Place::key(&report.definition, &["footnotes", &note.id, lang]);
        let at = Place::key(&report.definition, &["footnotes", &note.id]);
        if let Some((message, help)) = broken(note) {
            diagnostics.push(Diagnostic::new(Code::InvalidFootnote, at, message).help(help));
        }
        texts_of(&note.text, keys, diagnostics);
        for (lang, text) in &note.text {
            if let Some(what) = unseen(text) {
                let message = format!("The footnote `{}` {what}.", note.id);
                diagnostics.push(
                    Diagnostic::new(Code::InvisibleText, keys(lang), message)
                        .help("write what readers are to see"),
                );
            }
        }
    }
}

/// Why a footnote can't be written, and what to do. Its id stands behind letters in that of its
/// elements, so any letter of a name may begin it.
fn broken(note: &Footnote) -> Option<(String, String)> {
    if !lexical::is_ncname(&format!("_{}", note.id)) {
        let message = format!("`{}` can't be the id of a footnote.", note.id);
        let rule = "an id has letters, digits, `-`, `_` and `.`";
        let help = match lexical::nearest_ncname(&note.id) {
            Some(near) => format!("{rule}, by XML 1.0 second edition: `{near}` would do"),
            None => rule.to_owned(),
        };
        return Some((message, help));
    }
    note.text.is_empty().then(|| {
        let message = format!("The footnote `{}` has no text.", note.id);
        (message, "write a text for each language below it: en = \"…\"".to_owned())
    })
}
