//! Whom a report is about, and the languages in which it is shown.

use super::{identifier, not_xml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Entity, Report, Taxonomy};
use crate::notation::lexical::{is_uri, is_xml};

/// Checks the entities of a report and its languages.
pub(super) fn check(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    for (at, entity) in report.entities.iter().enumerate() {
        scheme(entity, || place(report, at, "scheme"), diagnostics);
        token(entity, || place(report, at, "identifier"), diagnostics);
    }
    texts(report, diagnostics);
    languages(taxonomy, report, diagnostics);
    identifier::check(report, true, diagnostics);
}

/// Where the definition says something of an entity; it knows one, which comes first.
fn place(report: &Report, at: usize, key: &str) -> Place {
    match &report.definition {
        file if file.is_empty() || at > 0 => Place::thing(&format!("entity {}", at + 1)),
        file => Place::key(file, &["entity", key]),
    }
}

/// XBRL 2.1 §4.7.3.1: the scheme is a URI.
fn scheme(entity: &Entity, place: impl Fn() -> Place, diagnostics: &mut Diagnostics) {
    let uri = &*entity.scheme;
    // Blanks around a URI are no part of it (XML Schema 1.0 Part 2 §4.3.6).
    let trimmed = uri.trim_matches([' ', '\t', '\r', '\n']);
    if trimmed.is_empty() || !is_uri(trimmed) {
        let message = format!("The scheme `{uri}` is not a URI.");
        diagnostics.push(
            Diagnostic::new(Code::InvalidScheme, place(), message)
                .help("for companies on the Tokyo Stock Exchange it is http://www.tse.or.jp/sicc"),
        );
    } else if uri.contains(char::is_whitespace) {
        let message = format!("The URI `{}` has a blank in it.", uri.escape_debug());
        diagnostics.push(
            Diagnostic::new(Code::BlankInAddress, place(), message)
                .help("write a blank as %20, or take it out"),
        );
    }
}

/// The identifier is a token; without blanks it is the same for every reader.
fn token(entity: &Entity, place: impl Fn() -> Place, diagnostics: &mut Diagnostics) {
    let name = &*entity.identifier;
    if name.is_empty() || name.contains(char::is_whitespace) {
        let message = format!("`{}` will hardly identify an entity.", name.escape_debug());
        diagnostics.push(
            Diagnostic::new(Code::DoubtfulIdentifier, place(), message)
                .help("write the identifier that the scheme gives the entity, without blanks"),
        );
    }
}

/// Texts of the report beside its facts can stand in XML.
fn texts(report: &Report, diagnostics: &mut Diagnostics) {
    let is_wrong = |text: &String| !text.chars().all(is_xml);
    let of_report = || match &report.definition {
        file if file.is_empty() => Place::thing("report"),
        file => Place::file(file),
    };
    let entities = report.entities.iter().flat_map(|of| [&of.scheme, &of.identifier]);
    if report.title.values().chain(entities).chain([&report.id]).any(is_wrong) {
        diagnostics.push(not_xml(of_report()));
    }
    for note in &report.footnotes {
        if note.text.values().chain([&note.id]).any(is_wrong) {
            diagnostics.push(not_xml(Place::thing(&format!("footnote {}", note.id))));
        }
    }
}

/// Each language is one of labels, and stands once.
fn languages(taxonomy: &Taxonomy, report: &Report, diagnostics: &mut Diagnostics) {
    for (at, lang) in report.languages.iter().enumerate() {
        let place = || match &report.definition {
            file if file.is_empty() => Place::thing("languages of the report"),
            file => Place::key(file, &["languages", &at.to_string()]),
        };
        if !taxonomy.languages.contains(lang) {
            let message = format!("The taxonomy has no labels in `{lang}`.");
            diagnostics.push(
                Diagnostic::new(Code::LanguageWithoutLabels, place(), message)
                    .help(format!("it has {}", taxonomy.languages.join(", "))),
            );
        } else if report.languages[..at].contains(lang) {
            let message = format!("The page is said to be in `{lang}` twice.");
            diagnostics.push(
                Diagnostic::new(Code::RepeatedLanguage, place(), message)
                    .help("name each language to show once"),
            );
        }
    }
}
