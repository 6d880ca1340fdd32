//! Labels that say something else than they may.
//!
//! An entry point has the words of its release for a concept, and these must not make another
//! amount of it. A ratio of a thing to itself says nothing, and a change of a ratio is in points,
//! which a reader must not take for a rate.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Concept, LabelRole, Lang, Replacements, Taxonomy};

/// Words that say how far an amount reaches.
const SCOPE: [&str; 19] = [
    "after",
    "basic",
    "before",
    "consolidated",
    "continuing",
    "current",
    "diluted",
    "discontinued",
    "domestic",
    "excluding",
    "including",
    "long-term",
    "non-consolidated",
    "non-current",
    "noncurrent",
    "overseas",
    "short-term",
    "unconsolidated",
    "without",
];

/// Beginnings of German words, which are inflected.
const GERMAN_SCOPE: [&str; 14] = [
    "ausschließlich",
    "einschließlich",
    "exklusive",
    "fortgeführt",
    "inklusive",
    "inländisch",
    "konsolidiert",
    "kurzfristig",
    "langfristig",
    "nach",
    "ohne",
    "unverwässert",
    "verwässert",
    "vor",
];

/// Beginnings of French words, and whole ones.
const FRENCH_SCOPE: [&str; 11] = [
    "à court terme",
    "à long terme",
    "après ",
    "avant ",
    "consolidé",
    "courant",
    "dilué",
    "hors ",
    "non courant",
    "sans ",
    "y compris",
];

const JAPANESE_SCOPE: [&str; 12] = [
    "を含む",
    "を除く",
    "短期",
    "長期",
    "流動",
    "固定",
    "連結",
    "個別",
    "国内",
    "海外",
    "控除前",
    "税引後",
];

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
    match lang.split('-').next() {
        Some("ja") => label.contains("ポイント"),
        _ => has(&label.to_lowercase(), &POINTS),
    }
}

fn reads_as_rate(label: &str, lang: &Lang) -> bool {
    match lang.split('-').next() {
        Some("en") => is_rate_of_ratio(&label.to_lowercase()),
        Some("ja") => is_japanese_rate_of_ratio(label),
        _ => false,
    }
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
    match lang.split('-').next() {
        Some("en") => {
            let label = label.to_lowercase();
            let words: BTreeSet<&str> =
                label.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
            SCOPE.into_iter().filter(|word| words.contains(word)).collect()
        }
        Some("de") => {
            let label = label.to_lowercase();
            let words: Vec<&str> = label.split(|c: char| !c.is_alphanumeric()).collect();
            let says = |scope: &&str| words.iter().any(|word| is_inflected(word, scope));
            GERMAN_SCOPE.into_iter().filter(says).collect()
        }
        Some("fr") => {
            let label = format!(" {} ", label.to_lowercase());
            FRENCH_SCOPE.into_iter().filter(|word| label.contains(&format!(" {word}"))).collect()
        }
        Some("ja") => JAPANESE_SCOPE.into_iter().filter(|word| label.contains(word)).collect(),
        _ => BTreeSet::new(),
    }
}

/// A word, or the word with a German ending: `kurzfristige`, and not `vorräte` of `vor`.
fn is_inflected(word: &str, stem: &str) -> bool {
    let ending = word.strip_prefix(stem);
    ending.is_some_and(|end| ["", "e", "em", "en", "er", "es"].contains(&end))
}

fn standard<'a>(concept: &'a Concept, language: &str) -> Option<&'a str> {
    let mut labels = concept.labels.iter().filter(|((role, _), _)| *role == LabelRole::Standard);
    labels
        .find(|((_, lang), _)| lang.split('-').next() == Some(language))
        .map(|(_, text)| text.as_str())
}

/// What stands between a thing and the whole that it is measured by.
const OF: [&str; 6] = [
    " as a percentage of ",
    " as a percent of ",
    " as a share of ",
    " as a % of ",
    " as % of ",
    " in percent of ",
];

/// The English label of a share of something in itself.
fn ratio_to_itself(concept: &Concept) -> Option<&str> {
    let label = standard(concept, "en")?;
    let lower = label.to_lowercase();
    let (of, whole) = OF.iter().find_map(|of| lower.split_once(of)).or_else(|| {
        let to = lower.strip_prefix("ratio of ").or_else(|| lower.strip_suffix(" ratio"))?;
        to.split_once(" to ")
    })?;
    let plain = |text: &str| text.trim().trim_start_matches("total ").to_owned();
    (plain(of) == plain(whole)).then_some(label)
}

/// The label of a change of a ratio that reads as a rate of change.
fn points_as_rate(concept: &Concept) -> Option<&str> {
    if concept.item_type.local() != "percentItemType" {
        return None;
    }
    let in_english =
        standard(concept, "en").filter(|label| is_rate_of_ratio(&label.to_lowercase()));
    in_english.or_else(|| standard(concept, "ja").filter(|label| is_japanese_rate_of_ratio(label)))
}

fn is_rate_of_ratio(label: &str) -> bool {
    let Some((of, change)) = label.rsplit_once(',') else { return false };
    has(of, &["ratio", "percentage", "rate"])
        && has(change, &["change", "increase", "decrease"])
        && !has(label, &POINTS)
}

const POINTS: [&str; 3] = ["points", "point", "pp"];

fn has(text: &str, words: &[&str]) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
}

fn is_japanese_rate_of_ratio(label: &str) -> bool {
    let Some((of, change)) = label.rsplit_once('、') else { return false };
    let is_ratio = ["率", "比率", "構成比"].iter().any(|end| of.ends_with(end));
    is_ratio
        && (change.contains("期比") || change.ends_with("増減率"))
        && !label.contains("ポイント")
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
        assert!(is_rate_of_ratio("gross margin ratio, year-on-year change"));
        assert!(!is_rate_of_ratio("gross margin ratio, change in percentage points"));
        assert!(!is_rate_of_ratio("gross margin, year-on-year change"));
        assert!(is_japanese_rate_of_ratio("売上総利益率、前年同期比"));
        assert!(!is_japanese_rate_of_ratio("売上総利益率、前年同期差（ポイント）"));
        assert!(!is_japanese_rate_of_ratio("売上総利益、前年同期比増減率"));
    }
}
