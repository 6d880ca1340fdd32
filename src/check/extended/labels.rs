//! Labels of own elements.

use std::collections::BTreeMap;

use super::Judge;
use crate::diagnostic::Code;
use crate::model::{Concept, LabelRole, Lang};
use crate::profile::Rule;

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    let first: Lang = judge.filing.extension.lang.as_str().into();
    let mut seen: BTreeMap<(LabelRole, Lang, String), String> = BTreeMap::new();
    for concept in judge.own() {
        missing(judge, concept, &first);
        for ((role, lang), text) in &concept.labels {
            letters(judge, concept, role, lang, text);
            if !matches!(role, LabelRole::Standard | LabelRole::Verbose) {
                continue;
            }
            let key = (role.clone(), lang.clone(), text.clone());
            let name = concept.name.local.to_string();
            if let Some(other) = seen.insert(key, name.clone()).filter(|other| *other != name) {
                let message = format!("`{name}` has the label `{text}` of `{other}`");
                let place = judge.at(concept);
                judge.tell(
                    Rule::LabelUnique,
                    Code::FilerLabel,
                    place,
                    &message,
                    "say in the label what tells them apart",
                );
            }
        }
    }
}

/// Labels that a concept lacks.
fn missing(judge: &mut Judge<'_, '_>, concept: &Concept, first: &Lang) {
    let name = &concept.name.local;
    let has =
        |role: &LabelRole, lang: &Lang| concept.labels.contains_key(&(role.clone(), lang.clone()));
    for lang in judge.filing.taxonomy.languages.iter() {
        let (standard, verbose) = (has(&LabelRole::Standard, lang), has(&LabelRole::Verbose, lang));
        let rule = if lang == first { Rule::LabelStandard } else { Rule::LabelTranslated };
        let place = judge.at(concept);
        if !standard {
            let message = format!("`{name}` has no label in `{lang}`");
            let help = format!("fill the column label.{lang}");
            judge.tell(rule, Code::FilerLabel, place, &message, &help);
        } else if !verbose {
            let message = format!("`{name}` has no verbose label in `{lang}`");
            let help = format!("fill the column verbose.{lang}");
            judge.tell(Rule::LabelVerbose, Code::FilerLabel, place, &message, &help);
        }
    }
}

/// Length and letters of a label.
fn letters(
    judge: &mut Judge<'_, '_>,
    concept: &Concept,
    role: &LabelRole,
    lang: &Lang,
    text: &str,
) {
    let name = &concept.name.local;
    let place = judge.at(concept);
    let most = judge.filing.extension.rules.label_length;
    let mut tell = |rule, what: &str, help: &str| {
        let message = format!("A label of `{name}` in `{lang}` {what}: `{text}`");
        judge.tell(rule, Code::FilerLabel, place.clone(), &message, help);
    };
    if *role != LabelRole::Documentation && text.chars().count() >= most {
        tell(Rule::LabelLength, "is too long", "shorten it, or say it in the documentation");
    }
    let doubled = text.chars().zip(text.chars().skip(1));
    if text.contains('<') || doubled.clone().any(|(a, b)| a.is_whitespace() && b.is_whitespace()) {
        tell(Rule::LabelBlanks, "has `<` or blanks one behind the other", "leave them out");
    }
    if text.trim() != text {
        tell(Rule::LabelEnds, "begins or ends with a blank", "leave it out");
    }
    if lang.starts_with("en") && text.chars().any(is_wide) {
        tell(Rule::LabelHalfWidth, "has letters of full width", "write letters of half width");
    }
    let is_of_number = role.is_total()
        || matches!(role, LabelRole::PeriodStart | LabelRole::PeriodEnd | LabelRole::Net)
        || role.is_negated()
        || ["positive", "negative"]
            .iter()
            .any(|sign| role.uri().rsplit('/').next().is_some_and(|last| last.starts_with(sign)));
    if is_of_number && !concept.item_type.is_numeric() {
        tell(Rule::LabelOfNumbers, "is for numbers, and the element is none", "use another role");
    }
}

/// Whether a letter has full width: ideographs, kana, and the wide forms of others.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}')
}
