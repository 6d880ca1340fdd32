//! Facts about the document, which the hidden part holds.

use std::collections::BTreeMap;

use super::About;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::filing::form::place;
use crate::model::{
    ConceptId, ContainersId, Context, ContextId, Decimals, DimensionsId, EntityId, FactId, Figure,
    Interner, Period, PeriodType, Report, Taxonomy, Text, TextId, UnitId, Value,
};
use crate::profile::Extension;
use crate::source::form::ExtensionSheet;

/// Adds the facts about the document, in the order of the profile: what the sheet says, what follows from
/// what the filing is, and nil for the rest.
pub(super) fn information(
    extension: &Extension,
    about: &About<'_>,
    sheet: &ExtensionSheet,
    (taxonomy, report): (&Taxonomy, &mut Report),
    diagnostics: &mut Diagnostics,
) -> Vec<FactId> {
    let form = &extension.information;
    let elements: &[String] = if about.set.is_beside { &[] } else { &form.elements };
    tell_unknown(elements, sheet, diagnostics);
    let derived = derived(about);
    let Some(named) = extension.periods.iter().find(|named| named.id == form.at) else {
        return Vec::new();
    };
    let Some((start, end)) = extension.span(named, &about.fiscal, sheet.filed) else {
        return Vec::new();
    };
    let mut facts = Vec::new();
    for element in elements {
        let name = format!("{}:{element}{}", form.prefix, form.ending);
        let Some(concept) = taxonomy.concepts.named(&name) else {
            let message = format!("The taxonomy has no element `{name}`.");
            let told = Diagnostic::new(Code::UnknownConcept, Place::file(&sheet.name), message);
            diagnostics.push(told.help("import the regulator's elements about documents"));
            break;
        };
        let told = sheet.information.get(element).map(|(text, _)| text.clone());
        let of_kind = || about.set.kind.information.get(element).cloned();
        let follows = || {
            let of = form.derived.get(element)?.as_str();
            derived.get(of).or_else(|| about.values.get(of)).cloned()
        };
        let is_false = form.false_unless_told.contains(element);
        let value = told.or_else(of_kind).or_else(follows).or(is_false.then(|| "false".to_owned()));
        let period = match taxonomy.concept(concept).period_type {
            PeriodType::Instant => Period::Instant(end),
            PeriodType::Duration => Period::Duration { start, end },
        };
        let context = context(report, period);
        facts.push(add(taxonomy, report, concept, context, value.as_deref()));
    }
    facts
}

/// A context without members.
pub(super) fn context(report: &mut Report, period: Period) -> ContextId {
    let mut interner = Interner::of(report);
    let period = interner.period(period, report);
    let (entity, dimensions, containers) = (EntityId(0), DimensionsId(0), ContainersId(0));
    interner.context(Context { entity, period, dimensions, containers }, report)
}

/// Adds a fact with this value; nil where there is none.
pub(super) fn add(
    taxonomy: &Taxonomy,
    report: &mut Report,
    concept: ConceptId,
    context: ContextId,
    value: Option<&str>,
) -> FactId {
    let is_numeric = taxonomy.concept(concept).item_type.is_numeric();
    let figure = value.filter(|_| is_numeric).and_then(Figure::of_decimal);
    let (value, unit, decimals) = match (figure, value) {
        (Some(figure), _) => {
            let measures = crate::model::Measures::of(pure());
            let unit = Interner::of(report).unit(measures, report);
            (Value::Number(figure), unit, Decimals::new(0).unwrap_or(Decimals::INF))
        }
        (None, Some(text)) => {
            report.texts.push(Text { value: text.into(), printed: None, lang: None });
            (Value::Text(TextId::from(report.texts.len() - 1)), None::<UnitId>, Decimals::INF)
        }
        (None, None) => (Value::Nil, None, Decimals::INF),
    };
    report.facts.push(place::fact(concept, context, value, unit, decimals));
    FactId::from(report.facts.len() - 1)
}

fn pure() -> crate::model::QName {
    crate::model::QName::new("xbrli", crate::standards::namespaces::XBRLI, "pure")
}

/// What follows from what a filing is, by the names that profiles have for it.
fn derived(about: &About<'_>) -> BTreeMap<&'static str, String> {
    let fiscal = &about.fiscal;
    let mut derived = BTreeMap::from([
        ("year-start", fiscal.start.to_string()),
        ("year-end", fiscal.end.to_string()),
    ]);
    for (name, years, months) in [
        ("period-end", 0, about.set.kind.months),
        ("prior-year-end", -1, 12),
        ("prior-period-end", -1, about.set.kind.months),
    ] {
        derived.extend(fiscal.span(years, months).map(|(_, end)| (name, end.to_string())));
    }
    derived.extend(fiscal.span(-1, 12).map(|(start, _)| ("prior-year-start", start.to_string())));
    derived
}

/// Elements of the sheet that are not about documents.
fn tell_unknown(elements: &[String], sheet: &ExtensionSheet, diagnostics: &mut Diagnostics) {
    for (element, (_, place)) in &sheet.information {
        if !elements.contains(element) {
            let message = format!("There is no element `{element}` about the document.");
            let mut told = Diagnostic::new(Code::UnknownConcept, place.clone(), message);
            let known = elements.iter().map(String::as_str);
            if let Some(help) = did_you_mean(element, known) {
                told = told.help(help);
            }
            diagnostics.push(told);
        }
    }
}
