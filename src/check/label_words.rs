//! Labels that say something else than they may.
//!
//! An entry point has the words of its release for a concept, and these must not make another
//! amount of it. A ratio of a thing to itself says nothing, and a change of a ratio is in points,
//! which a reader must not take for a rate.

use std::collections::BTreeSet;

use super::words::{self, language};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Concept, LabelRole, Lang, Replacements, Taxonomy};

/// Tells labels of entry points that change the scope of a concept, ratios of a thing to itself,
/// and changes of ratios that are worded as rates.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    for replacements in taxonomy.entry_points.iter().filter_map(|entry| entry.replacements.as_ref())
    {
        changed_scopes(taxonomy, replacements, diagnostics);
        lost_points(taxonomy, replacements, diagnostics);
    }
    for concept in taxonomy.concepts.values().filter(|concept| concept.is_own()) {
        let place = || Place::line(&taxonomy.source, concept.line);
        if let Some(label) = ratio_to_itself(concept) {
            let message =
                format!("`{}` is a ratio of a thing to itself: {label}.", concept.name.local);
            diagnostics.push(
                Diagnostic::new(Code::RatioToItself, place(), message)
                    .help("leave it out: it is always 100%"),
            );
        }
        if let Some(label) = points_as_rate(concept) {
            diagnostics.push(not_in_points(concept, label, place()));
        }
    }
}

fn not_in_points(concept: &Concept, label: &str, place: Place) -> Diagnostic {
    let name = &concept.name.local;
    let message =
        format!("`{name}` is a change of a ratio, and its label does not say points: {label}.");
    Diagnostic::new(Code::PointsWordedAsRate, place, message)
        .help("say `in percentage points`, ポイント in Japanese, and give it the type `pure`")
}

/// Standard labels of an entry point that no longer say the points that the concept is in.
fn lost_points(taxonomy: &Taxonomy, replacements: &Replacements, diagnostics: &mut Diagnostics) {
    for (id, replacement) in &replacements.by_concept {
        let concept = taxonomy.concept(*id);
        let lost = replacement.labels.iter().find(|((role, lang), new)| {
            let old = concept.labels.get(&(LabelRole::Standard, lang.clone()));
            *role == LabelRole::Standard
                && old.is_some_and(|old| says_points(old, lang) && !says_points(new, lang))
                && reads_as_rate(new, lang)
        });
        let Some((_, label)) = lost else { continue };
        let place = Place::line(&replacements.source, replacement.line);
        let told = not_in_points(concept, label, place);
        diagnostics.push(told.related(Place::line(&taxonomy.source, concept.line)));
    }
}

fn says_points(label: &str, lang: &Lang) -> bool {
    let rates = words::rates();
    let of = rates.iter().find(|(of, _)| **of == *language(lang)).or_else(|| rates.first());
    of.is_some_and(|(_, rates)| rates.says_points(label))
}

fn reads_as_rate(label: &str, lang: &Lang) -> bool {
    let mut of = words::rates().iter().filter(|(of, _)| **of == *language(lang));
    of.any(|(_, rates)| rates.is_rate_of_ratio(label))
}

/// Standard labels of an entry point whose words of scope are not those of the concept. Labels
/// that follow from another one stand on its line and are not told again.
fn changed_scopes(taxonomy: &Taxonomy, replacements: &Replacements, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for (id, replacement) in &replacements.by_concept {
        let concept = taxonomy.concept(*id);
        for ((role, lang), new) in &replacement.labels {
            let key = (LabelRole::Standard, lang.clone());
            let Some(old) = concept.labels.get(&key).filter(|_| *role == LabelRole::Standard)
            else {
                continue;
            };
            let (before, after) = (scope(old, lang), scope(new, lang));
            let Some(word) = before.symmetric_difference(&after).next() else { continue };
            if !told.insert((replacement.line, lang)) {
                continue;
            }
            let message = format!(
                "The label of `{}` here, {new}, has another scope than {old}: `{}`.",
                concept.name.local,
                word.trim()
            );
            let place = Place::line(&replacements.source, replacement.line);
            diagnostics.push(
                Diagnostic::new(Code::LabelChangesScope, place, message)
                    .related(Place::line(&taxonomy.source, concept.line))
                    .help("give another amount a concept of its own; a caption can be a verbose label"),
            );
        }
    }
}

/// The words of scope in a label.
fn scope(label: &str, lang: &Lang) -> BTreeSet<&'static str> {
    words::scope(lang).map(|scope| scope.of(label)).unwrap_or_default()
}

fn standard<'a>(concept: &'a Concept, language: &str) -> Option<&'a str> {
    let mut labels = concept.labels.iter().filter(|((role, _), _)| *role == LabelRole::Standard);
    labels
        .find(|((_, lang), _)| lang.split('-').next() == Some(language))
        .map(|(_, text)| text.as_str())
}

/// The label of a share of something in itself.
fn ratio_to_itself(concept: &Concept) -> Option<&str> {
    words::shares().iter().find_map(|(lang, shares)| {
        standard(concept, lang).filter(|label| shares.is_of_itself(label))
    })
}

/// The label of a change of a ratio that reads as a rate of change.
fn points_as_rate(concept: &Concept) -> Option<&str> {
    if concept.item_type.local() != "percentItemType" {
        return None;
    }
    words::rates().iter().find_map(|(lang, rates)| {
        standard(concept, lang).filter(|label| rates.is_rate_of_ratio(label))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scope_is_in_words_of_reach() {
        let words = |label: &str, lang: &str| scope(label, &lang.into());
        assert_eq!(words("Borrowings (short-term)", "en"), ["short-term"].into());
        assert_eq!(words("Orders including equipment", "en-GB"), ["including"].into());
        assert!(words("Net sales of currents", "en").is_empty());
        assert_eq!(words("借入金（短期）", "ja"), ["短期"].into());
        assert_eq!(
            words("Kurzfristige Vorräte ohne Anzahlungen", "de-AT"),
            ["kurzfristig", "ohne"].into()
        );
        assert_eq!(
            words("Emprunts à court terme, dettes courantes", "fr"),
            ["courant", "à court terme"].into()
        );
        assert!(words("Avantages du personnel", "fr").is_empty());
    }

    #[test]
    fn changes_of_ratios_are_in_points() {
        let is_rate = |label: &str, lang: &str| reads_as_rate(label, &lang.into());
        assert!(is_rate("Gross margin ratio, year-on-year change", "en-US"));
        assert!(!is_rate("Gross margin ratio, change in percentage points", "en"));
        assert!(!is_rate("Gross margin, year-on-year change", "en"));
        assert!(is_rate("売上総利益率、前年同期比", "ja"));
        assert!(!is_rate("売上総利益率、前年同期差（ポイント）", "ja"));
        assert!(!is_rate("売上総利益、前年同期比増減率", "ja"));
    }
}
