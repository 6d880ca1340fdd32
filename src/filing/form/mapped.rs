//! Facts of a report in the elements of a form, by a mapping table.

use super::left::{self, Used};
use super::{Made, place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{
    ConceptId, Decimals, Fact, FactId, FactIndex, Interner, Measures, MemberValue, Period, Report,
    StatementId, Taxonomy, Text, TextId, UnitId, Value,
};
use crate::profile::Form;
use crate::source::form::{Mapped, Mapping};

/// A row of the mapping, its names resolved.
struct Row {
    from: ConceptId,
    members: Vec<(ConceptId, MemberValue)>,
    statement: Option<StatementId>,
    to: ConceptId,
    as_members: Vec<(ConceptId, MemberValue)>,
}

/// Adds the facts that the rows of a mapping find.
pub(super) fn add(
    form: &Form,
    mapping: &Mapping,
    power: Option<u8>,
    (from, own): (&Taxonomy, &Report),
    made: &mut Made<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut interner = Interner::of(&made.report);
    // What the sheet and its tables say; of rows that give the same fact the first counts.
    let sheet = made.report.facts.len();
    let index = FactIndex::of_sound(from, own);
    let mut used = Used::default();
    for mapped in &mapping.rows {
        if !mapped.kinds.is_empty() && !mapped.kinds.contains(&made.about.kind.id) {
            continue;
        }
        let Some(row) = resolved(form, mapped, from, made, diagnostics) else { continue };
        used.statements.extend(row.statement);
        for name in &mapped.periods.0 {
            let Some(period) = place::period_of(form, made, name, row.to) else {
                let message = format!("The form has no period `{name}`.");
                diagnostics.push(Diagnostic::new(
                    Code::UnknownPeriod,
                    mapped.periods.1.clone(),
                    message,
                ));
                continue;
            };
            let about = about(&row, period, own, &index);
            used.facts.extend(&about);
            let meant: Vec<FactId> = about.into_iter().filter(|id| fits(own, *id, made)).collect();
            let Some(found) = best(&row, &meant, power, (from, own)) else { continue };
            let context =
                place::context(form, made, &mut interner, name, row.to, row.as_members.clone());
            let Some(context) = context else { continue };
            let is_told = |fact: &Fact| fact.concept == row.to && fact.context == context;
            match made.report.facts.iter().position(is_told) {
                None => take(own, &found, row.to, context, made),
                Some(at) if at < sheet => {
                    contradiction(&made.report.facts[at], &found, mapped, diagnostics)
                }
                Some(_) => {}
            }
        }
    }
    left::facts(mapping, (from, own), &used, made, diagnostics);
    left::rows(form, mapping, made, diagnostics);
}

/// Tells a figure of the sheet that is another than the one of the report.
fn contradiction(told: &Fact, found: &Fact, mapped: &Mapped, diagnostics: &mut Diagnostics) {
    let (Value::Number(sheet), Value::Number(report)) = (told.value, found.value) else { return };
    // Figures that are cut differently are compared with all others, as duplicates.
    if sheet == report || told.decimals != found.decimals {
        return;
    }
    let (element, place) = &mapped.element;
    let message =
        format!("`{element}` is {sheet} in the tables of the sheet, and {report} in the report.");
    diagnostics.push(
        Diagnostic::new(Code::InconsistentDuplicates, place.clone(), message)
            .help("correct one of the two, or leave the row out of the tables of the sheet"),
    );
}

/// Takes a fact over into the report of the form.
fn take(
    own: &Report,
    found: &Fact,
    to: ConceptId,
    context: crate::model::ContextId,
    made: &mut Made<'_>,
) {
    let report = &mut made.report;
    let value = match found.value {
        Value::Text(text) => {
            let text = Text { printed: None, ..own.texts[text.index()].clone() };
            report.texts.push(text);
            Value::Text(TextId::from(report.texts.len() - 1))
        }
        value => value,
    };
    let unit = found.unit.and_then(|unit| target(&own.unit(unit).measures, report));
    let mut fact = place::fact(to, context, value, unit, found.decimals);
    if value == Value::Nil {
        fact.decimals = Decimals::INF;
    }
    report.facts.push(fact);
}

/// The unit of the form with these measures.
fn target(measures: &Measures, report: &Report) -> Option<UnitId> {
    report.units.iter().position(|unit| unit.measures == *measures).map(UnitId::from)
}

/// The facts about what a row means for a period, in whatever unit and statement.
fn about(row: &Row, period: Period, own: &Report, index: &FactIndex) -> Vec<FactId> {
    let is_meant = |fact: &Fact| {
        own.period(fact.context) == period && *own.dimensions_of(fact.context) == row.members
    };
    let groups =
        index.groups().filter(|group| group.first().is_some_and(|first| first.concept == row.from));
    let facts = groups.flatten().map(|entry| entry.fact);
    facts.filter(|id| is_meant(own.fact(*id))).collect()
}

/// Whether a fact has a unit of the form, or none.
fn fits(own: &Report, id: FactId, made: &Made<'_>) -> bool {
    let unit = own.fact(id).unit;
    unit.is_none_or(|unit| target(&own.unit(unit).measures, &made.report).is_some())
}

/// Of facts about the same the one in the statement that the row names, then one in the wanted power of ten,
/// then the most exact.
fn best(
    row: &Row,
    meant: &[FactId],
    power: Option<u8>,
    (from, own): (&Taxonomy, &Report),
) -> Option<Fact> {
    let wanted = power.map(i32::from);
    let rank = |fact: &Fact| {
        let elsewhere = row.statement.is_some() && fact.statement != row.statement;
        let is_amount = from.concept(fact.concept).item_type.is_monetary();
        let other_power = is_amount && wanted.is_some_and(|power| i32::from(fact.scale) != power);
        (elsewhere, other_power, std::cmp::Reverse(fact.decimals))
    };
    meant.iter().map(|id| *own.fact(*id)).min_by_key(rank)
}

fn resolved(
    form: &Form,
    mapped: &Mapped,
    from: &Taxonomy,
    made: &Made<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Row> {
    let mut told = |code: Code, what: &str, name: &str, place: &Place, near: Option<String>| {
        let message = format!("There is no {what} `{name}`.");
        let mut told = Diagnostic::new(code, place.clone(), message);
        if let Some(near) = near {
            told = told.help(near);
        }
        diagnostics.push(told);
    };
    // Of the concepts that other reports need, this one's edition may lack some.
    let concept = from.find(&mapped.concept.0)?;
    let element = place::concept(form, made, &mapped.element.0);
    if element.is_none() {
        let known = made.taxonomy.concepts.values().map(|concept| &*concept.name.local);
        let near = did_you_mean(&mapped.element.0, known);
        told(
            Code::UnknownConcept,
            "element of the form",
            &mapped.element.0,
            &mapped.element.1,
            near,
        );
    }
    let statement = match &*mapped.statement.0 {
        "" => None,
        name => from.find_statement(name),
    };
    let mut members = |names: &(Vec<String>, Place), taxonomy: &Taxonomy| {
        let mut pairs = Vec::new();
        for name in &names.0 {
            match pair(taxonomy, name) {
                Some(pair) => pairs.push(pair),
                None => {
                    told(Code::UnknownMember, "member", name, &names.1, None);
                    return None;
                }
            }
        }
        pairs.sort_by(|a, b| {
            taxonomy.concept(a.0).name.local.cmp(&taxonomy.concept(b.0).name.local)
        });
        Some(pairs)
    };
    // A member that the edition of the report lacks has no facts.
    let own = mapped.members.0.iter().all(|name| pair(from, name).is_some());
    let own = own.then(|| members(&mapped.members, from)).flatten();
    let as_members = members(&mapped.as_members, &made.taxonomy);
    Some(Row { from: concept, members: own?, statement, to: element?, as_members: as_members? })
}

/// A member and the axis on which it stands.
fn pair(taxonomy: &Taxonomy, name: &str) -> Option<(ConceptId, MemberValue)> {
    let has = |axis: &crate::model::Axis| {
        axis.members.iter().any(|member| *taxonomy.concept(member.concept).name.local == *name)
    };
    let (axis, of) = taxonomy.axes.iter().find(|(_, axis)| has(axis))?;
    let mut members = of.members.iter().map(|member| member.concept);
    let member = members.find(|member| *taxonomy.concept(*member).name.local == *name)?;
    Some((*axis, MemberValue::Explicit(member)))
}
