//! Facts of a filing.

use crate::diagnostic::Code;
use crate::model::{Container, FactId, FactIndex, MemberValue, Value};
use crate::notation::markup;
use crate::profile::{Part, Rule};

use super::Judge;

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    repeated(judge);
    let filing = judge.filing;
    let made: Vec<FactId> = filing
        .parts()
        .filter_map(|part| match part {
            Part::Block(fact, parts) if !parts.is_empty() => Some(*fact),
            _ => None,
        })
        .collect();
    for at in 0..filing.report.facts.len() {
        let id = FactId::from(at);
        value(judge, id);
        if !made.contains(&id) {
            text(judge, id);
        }
        members(judge, id);
    }
}

fn tell(judge: &mut Judge<'_, '_>, rule: Rule, id: FactId, what: &str, help: &str) {
    let fact = judge.filing.report.fact(id);
    let message = format!("`{}` {what}", judge.filing.taxonomy.concept(fact.concept).name.local);
    let place = judge.from(id);
    judge.tell(rule, Code::FilingFact, place, &message, help);
}

/// Facts about the same that say something else.
fn repeated(judge: &mut Judge<'_, '_>) {
    let (taxonomy, report) = (judge.filing.taxonomy, judge.filing.report);
    let index = FactIndex::of_sound(taxonomy, report);
    for group in index.groups().filter(|group| group.len() > 1) {
        let first = report.fact(group[0].fact);
        for entry in &group[1..] {
            let fact = report.fact(entry.fact);
            let numbers = matches!((first.value, fact.value), (Value::Number(_), Value::Number(_)));
            if numbers && (fact.value, fact.decimals) != (first.value, first.decimals) {
                let what = "has another value or accuracy than a fact about the same";
                let help = "write the same value with the same accuracy everywhere";
                tell(judge, Rule::FactRepeated, entry.fact, what, help);
            }
        }
    }
}

/// Units and digits of a number.
fn value(judge: &mut Judge<'_, '_>, id: FactId) {
    let (taxonomy, report) = (judge.filing.taxonomy, judge.filing.report);
    let fact = report.fact(id);
    let item_type = &taxonomy.concept(fact.concept).item_type;
    if item_type.is_or_restricts("sharesItemType")
        && fact.unit.is_some_and(|unit| !report.unit(unit).measures.is_standard("shares"))
    {
        let help = "use a unit that measures xbrli:shares";
        tell(judge, Rule::FactShares, id, "is a number of shares in another unit", help);
    }
    let Value::Number(number) = fact.value else { return };
    if number.rounded(fact.decimals).is_ok_and(|rounded| rounded != number) {
        let what = format!("has digits beyond its accuracy: {number}, decimals {}", fact.decimals);
        tell(judge, Rule::FactDigits, id, &what, "correct the value or the accuracy");
    }
}

/// Language and markup of a text.
fn text(judge: &mut Judge<'_, '_>, id: FactId) {
    let (taxonomy, report) = (judge.filing.taxonomy, judge.filing.report);
    let fact = report.fact(id);
    let Value::Text(text) = fact.value else { return };
    let text = &report.texts[text.index()];
    let lang = &*judge.filing.extension.lang;
    if text.lang.as_ref().is_some_and(|of| **of != *lang) {
        let help = format!("write it in `{lang}`");
        tell(judge, Rule::FactLanguage, id, "is a text in another language", &help);
    }
    if taxonomy.concept(fact.concept).item_type.is_text_block()
        && markup::read(&text.value).is_err()
    {
        let help = "close every element, and write < and & as entities";
        tell(judge, Rule::FactBlock, id, "is a block of text that is not well-formed", help);
    }
}

/// Typed members, and members in segments.
fn members(judge: &mut Judge<'_, '_>, id: FactId) {
    let report = judge.filing.report;
    let context = report.contexts[report.fact(id).context.index()];
    let containers = &report.containers[context.containers.index()];
    let is_foreign = report.dimensions[context.dimensions.index()].iter().any(|(axis, member)| {
        matches!(member, MemberValue::Typed(_)) || containers.of(*axis) == Container::Segment
    });
    if is_foreign {
        let what = "has a typed member, or one in a segment";
        tell(judge, Rule::FactMembers, id, what, "use explicit members in the scenario");
    }
}
