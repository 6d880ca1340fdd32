//! The models of a report under the names of a profile: namespace, roles, files, entity, ids.

use std::sync::Arc;

use super::About;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::filing::form::base;
use crate::model::{
    ConceptId, ContextId, Entity, Fact, FactId, FileNames, GivenIds, MemberValue, QName, Report,
    Taxonomy, UnitId,
};
use crate::profile::{Extension, fill};
use crate::source::form::ExtensionSheet;
use crate::standards::namespaces::DTR;

/// Keeps of the entry points the one of the filing, for one schema is that of one entry point, and of the
/// facts those that it shows.
pub(super) fn choose(
    sheet: &ExtensionSheet,
    (taxonomy, report): (&mut Taxonomy, &mut Report),
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let mut at = report.entry_point;
    if let Some((id, place)) = &sheet.entry_point {
        let found = taxonomy.entry_points.iter().position(|entry| entry.id == *id);
        let Some(found) = found else {
            let message = format!("The taxonomy has no entry point `{id}`.");
            let known = taxonomy.entry_points.iter().map(|entry| entry.id.as_str());
            let mut told = Diagnostic::new(Code::UnknownEntryPoint, place.clone(), message);
            if let Some(help) = did_you_mean(id, known) {
                told = told.help(help);
            }
            diagnostics.push(told);
            return None;
        };
        at = found;
    }
    if at >= taxonomy.entry_points.len() {
        return None;
    }
    let entry = taxonomy.entry_points.swap_remove(at);
    let shown = |of: &Fact| of.statement.is_none_or(|of| entry.statements.contains(&of));
    report.facts.retain(shown);
    taxonomy.entry_points = vec![entry];
    report.entry_point = 0;
    Some(())
}

/// Publishes a taxonomy as the profile asks, and makes the filer the one that it knows.
pub(super) fn publish(
    extension: &Extension,
    about: &About<'_>,
    taxonomy: &mut Taxonomy,
    report: &mut Report,
) {
    let named = |pattern: &str| fill(pattern, |name| about.values.get(name).map(String::as_str));
    let names = about.set.names;
    let own = format!("{}/role/", taxonomy.publication.namespace.trim_end_matches('/'));
    let roles = named(&names.role);
    for statement in &mut taxonomy.statements {
        if let Some(last) = statement.role.strip_prefix(&own) {
            statement.role = format!("{roles}{last}");
        }
    }
    let publication = &mut taxonomy.publication;
    publication.id = named(&names.stem);
    publication.prefix = named(&names.prefix);
    publication.namespace = named(&names.namespace);
    publication.files = FileNames::OneSchema { separator: names.separator.clone() };
    publication.classic_sums = extension.classic_sums;
    let (prefix, namespace) = (publication.prefix.clone(), publication.namespace.clone());
    taxonomy.concepts.move_own(&prefix, &namespace);
    types(extension, taxonomy);
    taxonomy.imports.retain(|import| {
        extension.documents.iter().any(|beginning| import.address.starts_with(beginning))
    });
    let lang = extension.lang.as_str().into();
    taxonomy.languages.retain(|of| *of != lang);
    taxonomy.languages.insert(0, lang);
    report.entities =
        vec![Entity { scheme: extension.scheme.clone(), identifier: named(&extension.identifier) }];
    for context in &mut report.contexts {
        context.entity = crate::model::EntityId(0);
    }
    report.languages = vec![extension.lang.as_str().into()];
}

/// Gives own elements the version of types that the regulator knows.
fn types(extension: &Extension, taxonomy: &mut Taxonomy) {
    let ids: Vec<ConceptId> = taxonomy.concepts.iter().map(|(id, _)| id).collect();
    for id in ids {
        let Some(concept) = taxonomy.concepts.get_mut(id).filter(|concept| concept.is_own()) else {
            continue;
        };
        let name = &concept.item_type.qname;
        let known = extension.types.get(&*name.local).filter(|_| *name.namespace == *DTR);
        if let Some(known) = known {
            let mut older = (*concept.item_type).clone();
            older.qname = QName::new(&known.prefix, &known.namespace, &name.local);
            concept.item_type = Arc::new(older);
        }
    }
}

/// Gives contexts and units the ids of the profile.
pub(super) fn name(
    extension: &Extension,
    about: &About<'_>,
    sheet: &ExtensionSheet,
    (taxonomy, report): (&Taxonomy, &mut Report),
    diagnostics: &mut Diagnostics,
) {
    report.given = GivenIds::default();
    let mut contexts = vec![None; report.contexts.len()];
    let mut units = vec![None; report.units.len()];
    for (at, fact) in report.facts.iter().enumerate() {
        contexts[fact.context.index()].get_or_insert(FactId::from(at));
        if let Some(unit) = fact.unit {
            units[unit.index()].get_or_insert(FactId::from(at));
        }
    }
    for (at, fact) in contexts.iter().enumerate().filter_map(|(at, fact)| Some((at, (*fact)?))) {
        let period = report.periods[report.contexts[at].period.index()];
        let Some(named) = extension.named(period, &about.fiscal, sheet.filed) else {
            tell_period(about, taxonomy, report, fact, diagnostics);
            continue;
        };
        let mut id = named.context(period);
        for member in members(extension, taxonomy, report, ContextId::from(at)) {
            id.push('_');
            id.push_str(&member);
        }
        report.given.context(ContextId::from(at), &id);
    }
    let known = base::units(&extension.units);
    for (at, fact) in units.iter().enumerate().filter_map(|(at, fact)| Some((at, (*fact)?))) {
        match known.iter().find(|unit| unit.measures == report.units[at].measures) {
            Some(unit) => {
                report.given.unit(UnitId::from(at), &unit.name);
            }
            None => {
                let message = format!("There is no id for the unit `{}`.", report.units[at].name);
                let told = Diagnostic::new(Code::InvalidForm, place(report, fact), message);
                diagnostics.push(told.help("use a unit of the profile, or add it to one of yours"));
            }
        }
    }
}

/// The members of a context as its id names them: an own one with its prefix.
fn members(
    extension: &Extension,
    taxonomy: &Taxonomy,
    report: &Report,
    context: ContextId,
) -> Vec<String> {
    let rank = |axis: &str| {
        let place = extension.axes.iter().position(|known| known == axis);
        (place.unwrap_or(usize::MAX), axis.to_owned())
    };
    let dimensions = report.dimensions_of(context).iter();
    let mut members: Vec<((usize, String), String)> = dimensions
        .map(|(axis, member)| {
            let axis = rank(&taxonomy.concept(*axis).name.local);
            let member = match member {
                MemberValue::Explicit(member) => {
                    let concept = taxonomy.concept(*member);
                    match concept.is_own() {
                        true => format!("{}{}", concept.name.prefix, concept.name.local),
                        false => concept.name.local.to_string(),
                    }
                }
                MemberValue::Typed(_) => "Typed".to_owned(),
            };
            (axis, member)
        })
        .collect();
    members.sort();
    members.into_iter().map(|(_, name)| name).collect()
}

/// Where a fact was read from.
pub(super) fn place(report: &Report, fact: FactId) -> Place {
    let fact = report.fact(fact);
    match report.sources.get(usize::from(fact.source.0)) {
        Some(source) => Place::line(&source.name, fact.line),
        None => Place::file(&report.definition),
    }
}

/// A period that the profile has no name for.
fn tell_period(
    about: &About<'_>,
    taxonomy: &Taxonomy,
    report: &Report,
    fact: FactId,
    diagnostics: &mut Diagnostics,
) {
    let of = report.fact(fact);
    let message = format!(
        "There is no name for {}, the period of `{}`, in the fiscal year from {} to {}.",
        report.period(of.context),
        taxonomy.concept(of.concept).name.local,
        about.fiscal.start,
        about.fiscal.end
    );
    let help = "correct the period of the fact or the fiscal year; where the year before had not twelve months, say prior_year_start";
    diagnostics
        .push(Diagnostic::new(Code::PeriodNotInForm, place(report, fact), message).help(help));
}
