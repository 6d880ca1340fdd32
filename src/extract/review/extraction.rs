//! What was extracted from a text, as a reviewer sees it.

use super::{ReviewFact, Suspect};
use crate::extract::Extraction;
use crate::extract::fact::Extracted;
use crate::extract::rows::caption::Score;
use crate::model::{Calendar, EntryPoint, LabelRole, Lang, Taxonomy};
use crate::notation::label::without_kind;
use crate::notation::{figure, period, scale};

/// The facts with the labels of an entry point, in the taxonomy's first language.
#[must_use]
pub fn facts(
    extraction: &Extraction,
    taxonomy: &Taxonomy,
    entry_point: Option<&EntryPoint>,
) -> Vec<ReviewFact> {
    let scores = extraction.scores.iter();
    let pairs = extraction.facts.iter().zip(scores);
    pairs.map(|(fact, score)| fact_of(fact, *score, taxonomy, entry_point)).collect()
}

/// The findings that have a place in the text.
#[must_use]
pub fn suspects(extraction: &Extraction) -> Vec<Suspect> {
    let placed = extraction.findings.iter().filter_map(|finding| {
        let message = finding.message.clone();
        finding.at.map(|span| Suspect { span, message })
    });
    placed.collect()
}

fn fact_of(
    fact: &Extracted,
    score: Option<Score>,
    taxonomy: &Taxonomy,
    entry_point: Option<&EntryPoint>,
) -> ReviewFact {
    let Some(lang) = taxonomy.languages.first() else { return ReviewFact::default() };
    let label = |concept| {
        let labels = taxonomy.labels(entry_point, concept);
        let label = labels.get(&(&LabelRole::Standard, lang)).copied();
        without_kind(label.unwrap_or(&taxonomy.concept(concept).name.local)).to_owned()
    };
    let statement = &taxonomy.statements[fact.statement.index()];
    ReviewFact {
        span: Some(fact.span),
        label: label(fact.concept),
        concept: taxonomy.concept(fact.concept).name.local.to_string(),
        period: period_of(fact, taxonomy.calendar),
        unit: unit_of(fact, lang),
        value: value_of(fact),
        members: fact.members.iter().map(|(axis, member)| (label(*axis), label(*member))).collect(),
        statement: statement.title.get(lang).unwrap_or(&statement.id).clone(),
        score: score.and_then(|score| u8::try_from(score.min(1000) / 10).ok()),
    }
}

fn period_of(fact: &Extracted, calendar: Calendar) -> String {
    match period::code_of(fact.period, calendar) {
        Some(code) => format!("{code} ({})", fact.period),
        None => fact.period.to_string(),
    }
}

fn unit_of(fact: &Extracted, lang: &Lang) -> String {
    let word = scale::word(fact.scale, lang);
    [fact.unit.as_deref(), word].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The exact figure as it is printed, in plain notation; a dash is nil.
fn value_of(fact: &Extracted) -> String {
    match figure::parse(&fact.printed) {
        Ok(figure::Printed::Number(number)) => {
            let mut plain = Vec::new();
            let value = number.figure.shift(i32::from(fact.scale)).unwrap_or(number.figure);
            figure::push_plain(&mut plain, value);
            let percent = if number.percent { "%" } else { "" };
            format!("{}{percent}", String::from_utf8_lossy(&plain))
        }
        _ => "nil".to_owned(),
    }
}
