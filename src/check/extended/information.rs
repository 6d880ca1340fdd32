//! What a filing says of itself: facts about the document, and its cover.

use chrono::NaiveDate;

use super::Judge;
use crate::diagnostic::Code;
use crate::profile::Rule;

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    if judge.filing.set.is_beside {
        return;
    }
    required(judge);
    values(judge);
    cover(judge);
}

fn tell(judge: &mut Judge<'_, '_>, rule: Rule, message: &str, help: &str) {
    let place = judge.place.clone();
    judge.tell(rule, Code::DocumentInformation, place, message, help);
}

/// Facts about the document that have no value.
fn required(judge: &mut Judge<'_, '_>) {
    let ending = &judge.filing.extension.information.ending;
    for element in &judge.filing.set.kind.required {
        let has_number = judge.filing.report.facts.iter().any(|fact| {
            let name = &judge.filing.taxonomy.concept(fact.concept).name.local;
            fact.value != crate::model::Value::Nil && name.strip_suffix(&**ending) == Some(element)
        });
        if !has_number {
            let message = format!("A filing of this kind must say `{element}`");
            let help = format!("add {element} to [information]");
            tell(judge, Rule::InformationRequired, &message, &help);
        }
    }
}

/// Values that contradict others.
fn values(judge: &mut Judge<'_, '_>) {
    let (filing, rules) = (judge.filing, &judge.filing.extension.rules);
    for (element, allowed) in &rules.allowed {
        if let Some(value) =
            judge.information(element).filter(|value| !allowed.iter().any(|known| known == value))
        {
            let message = format!("`{element}` can't be `{value}`");
            let help = format!("write one of {}", allowed.join(", "));
            tell(judge, Rule::InformationAllowed, &message, &help);
        }
    }
    for implied in &rules.implied {
        let uses = filing
            .report
            .facts
            .iter()
            .any(|fact| *filing.taxonomy.concept(fact.concept).name.prefix == *implied.prefix);
        // That it is missing is told by the list of what must be said.
        let is_other = |value: &str| *value != *implied.value;
        if uses && judge.information(&implied.element).is_some_and(is_other) {
            let message = format!(
                "The filing has facts of `{}`, and `{}` is not `{}`",
                implied.prefix, implied.element, implied.value
            );
            let help = format!("correct {} in [information]", implied.element);
            tell(judge, Rule::InformationImplied, &message, &help);
        }
    }
    for (element, of_cover) in &rules.same {
        let (Some(value), Some(other)) = (judge.information(element), judge.text(of_cover)) else {
            continue;
        };
        if !plain(other).starts_with(&plain(value)) {
            let message =
                format!("`{element}` is `{value}`, and `{of_cover}` of the cover `{other}`");
            tell(judge, Rule::InformationSame, &message, "say the same in both places");
        }
    }
    let told = filing.extension.information.derived.iter().find(|(_, of)| *of == "code");
    let code = filing.values.get("code").map(String::as_str);
    if let Some(value) = told.and_then(|(element, _)| judge.information(element))
        && Some(value) != code
    {
        let message =
            format!("The filing says that its filer is `{value}`, and contexts say another");
        let help = "leave it out of [information]; it follows from `code`";
        tell(judge, Rule::InformationCode, &message, help);
    }
}

/// The cover.
fn cover(judge: &mut Judge<'_, '_>) {
    let rules = &judge.filing.extension.rules;
    for element in &rules.cover {
        if judge.text(element).is_none() {
            let message = format!("The cover lacks `{element}`");
            tell(judge, Rule::CoverRequired, &message, "report it, and list it on the cover");
        }
    }
    let Some(element) = &rules.cover_filed else { return };
    let Some(filed) = judge.text(element).and_then(|text| text.parse::<NaiveDate>().ok()) else {
        let message = format!("`{element}` is no day");
        return tell(judge, Rule::CoverFiled, &message, "report the day of filing");
    };
    let end = judge.filing.fiscal.span(0, judge.filing.set.kind.months).map(|(_, end)| end);
    let late = end.and_then(|end| end.checked_add_months(chrono::Months::new(12)));
    if late.is_some_and(|late| filed > late) {
        let message = format!("The cover is of {filed}, more than a year after the period");
        let help = "correct the day of filing, or the fiscal year";
        tell(judge, Rule::CoverLate, &message, help);
    }
}

/// A name without what spelling makes of it: letters of half width, single blanks.
fn plain(name: &str) -> String {
    let half = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        letter => letter,
    };
    let words: Vec<String> =
        name.split_whitespace().map(|word| word.chars().map(half).collect()).collect();
    words.join(" ")
}
