//! Languages of the texts in the metadata: `xml:lang` (Taxonomy Packages 1.0, BCP 47).

use super::{entry_place, place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Taxonomy, Translations};
use crate::notation::{language, lexical};

/// Tells texts of the metadata whose language is no language tag, is not known, or is said twice;
/// and label languages that are not known.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let publication = &taxonomy.publication;
    let own = [
        ("publisher", &publication.publisher),
        ("name", &publication.name),
        ("description", &publication.description),
    ];
    for (key, texts) in own {
        texts_of(texts, |lang| place(taxonomy, &[key, lang]), diagnostics);
    }
    for (at, entry) in taxonomy.entry_points.iter().enumerate() {
        for (key, texts) in [("name", &entry.name), ("description", &entry.description)] {
            texts_of(texts, |lang| entry_place(taxonomy, at, &[key, lang]), diagnostics);
        }
    }
    for (at, lang) in taxonomy.languages.iter().enumerate() {
        if lexical::is_language(lang) && !language::is_known(lang) {
            let at = place(taxonomy, &["languages", &at.to_string()]);
            diagnostics.push(unknown(lang, at));
        }
    }
}

/// Tells what is wrong with the languages of a text.
pub(in super::super) fn texts_of(
    texts: &Translations,
    place: impl Fn(&str) -> Place,
    diagnostics: &mut Diagnostics,
) {
    let mut last: Option<&str> = None;
    let mut languages: Vec<&str> = texts.keys().map(|lang| &**lang).collect();
    languages.sort_by_key(|lang| lang.to_lowercase());
    for lang in languages {
        if !lexical::is_language(lang) {
            let message = format!("`{lang}` is not a language.");
            diagnostics.push(
                Diagnostic::new(Code::InvalidLanguage, place(lang), message)
                    .help("write a language tag, such as en, ja or en-US"),
            );
        } else if !language::is_known(lang) {
            diagnostics.push(unknown(lang, place(lang)));
        } else if let Some(other) = last.filter(|other| other.eq_ignore_ascii_case(lang)) {
            let message = format!("`{other}` and `{lang}` are one language.");
            diagnostics.push(
                Diagnostic::new(Code::RepeatedLanguage, place(lang), message)
                    .related(place(other))
                    .help("keep one of the two texts"),
            );
        }
        last = Some(lang);
    }
}

/// Tells a language that is none.
pub(in super::super) fn unknown(lang: &str, at: Place) -> Diagnostic {
    let help = match lang.get(..2).map(str::to_ascii_lowercase).as_deref() {
        Some("jp") => "the code of Japanese is ja; jp is the country",
        Some("cn") => "the code of Chinese is zh; cn is the country",
        _ => "write a language of ISO 639, such as en or ja",
    };
    let message = format!("No language has the code `{lang}`.");
    Diagnostic::new(Code::UnknownLanguage, at, message).help(help)
}
