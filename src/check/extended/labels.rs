//! Labels of own elements.

use std::collections::{BTreeMap, BTreeSet};

use super::{Judge, networks};
use crate::diagnostic::Code;
use crate::model::{Concept, LabelRole, Lang};
use crate::profile::Rule;

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    let first: Lang = judge.filing.extension.lang.as_str().into();
    let mut seen: BTreeMap<(LabelRole, Lang, String), String> = BTreeMap::new();
    let (used, concepts) = (networks::used(judge), &judge.filing.taxonomy.concepts);
    for concept in judge.own() {
        let is_used = concepts.find(&concept.name).is_some_and(|id| used.contains(&id));
        missing(judge, concept, &first, is_used);
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
fn missing(judge: &mut Judge<'_, '_>, concept: &Concept, first: &Lang, is_used: bool) {
    let name = &concept.name.local;
    let (place, filing) = (judge.at(concept), judge.filing);
    let mut tell = |rule, message: String, help: String| {
        judge.tell(rule, Code::FilerLabel, place.clone(), &message, &help);
    };
    let has =
        |role: &LabelRole, lang: &Lang| concept.labels.contains_key(&(role.clone(), lang.clone()));
    let mut standard = concept.labels.keys().filter(|(role, _)| *role == LabelRole::Standard);
    if standard.next().is_none() {
        let help = format!("fill the column label.{first}");
        tell(Rule::LabelStandard, format!("`{name}` has no label"), help);
    }
    let languages = filing.taxonomy.languages.iter();
    for lang in languages.chain([first]).collect::<BTreeSet<_>>() {
        if !has(&LabelRole::Standard, lang) {
            let is_asked = lang == first && is_used;
            let rule = if is_asked { Rule::LabelUsed } else { Rule::LabelTranslated };
            let help = format!("fill the column label.{lang}");
            tell(rule, format!("`{name}` has no label in `{lang}`"), help);
        } else if !has(&LabelRole::Verbose, lang) {
            let help = format!("fill the column verbose.{lang}");
            tell(Rule::LabelVerbose, format!("`{name}` has no verbose label in `{lang}`"), help);
        }
    }
    let mut alone = concept.labels.keys().filter(|(role, _)| !has(role, first));
    if let Some((role, lang)) = alone.next().filter(|_| is_used) {
        let message =
            format!("`{name}` has a label of the role `{}` in `{lang}` alone", role.uri());
        tell(Rule::LabelDefault, message, format!("write it in `{first}` too"));
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
