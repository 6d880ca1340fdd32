//! Titles of the page and of the statements on it, in the languages that it shows.

use super::super::package::unknown;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Report, Taxonomy, Translations};
use crate::notation::{language, lexical};

/// Tells titles that are missing in the language of the document, where another or none would
/// stand in their place, and titles in no language.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    // No attribute takes these languages, so one that is none does no more harm than that.
    for lang in
        report.title.keys().filter(|lang| !lexical::is_language(lang) || !language::is_known(lang))
    {
        let at = Place::key(&report.definition, &["title", lang]);
        diagnostics.push(unknown(lang, at));
    }
    // A language without labels is told where it is read; titles are not what it lacks.
    let first = report.languages.first().filter(|lang| taxonomy.languages.contains(lang));
    let Some(lang) = first else { return };
    let said = |texts: &Translations| texts.get(lang).is_some_and(|text| !text.trim().is_empty());
    if !said(&report.title) {
        let message = format!("The report has no title in `{lang}`, the language of the page.");
        let at = Place::key(&report.definition, &["title"]);
        diagnostics.push(missing(message, at, lang));
    }
    for id in taxonomy.statements_of(report.entry_point) {
        let statement = &taxonomy.statements[id.index()];
        if !statement.is_own() || statement.recast.is_some() {
            continue;
        }
        if !said(&statement.title) {
            let message = format!(
                "The statement `{}` has no title in `{lang}`, the language of the page.",
                statement.id
            );
            let keys = ["statements", &id.index().to_string(), "title"];
            let at = Place::key(&taxonomy.publication.definition, &keys);
            diagnostics.push(missing(message, at, lang));
        }
    }
}

fn missing(message: String, at: Place, lang: &str) -> Diagnostic {
    let help = format!("add title.{lang}, or readers see a title in another language or an id");
    Diagnostic::new(Code::MissingTitle, at, message).help(help)
}
