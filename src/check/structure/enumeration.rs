//! What limits the values of a concept: the domain of an enumeration (Extensible Enumerations 2.0 §2), and
//! values that are listed.

use super::Judged;
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::Concept;
use crate::notation::text;

/// Checks what limits the values of a concept.
pub(super) fn check(
    judged: Judged<'_>,
    thing: Thing,
    concept: &Concept,
    diagnostics: &mut Diagnostics,
) {
    domain(judged, thing, concept, diagnostics);
    listed(judged, thing, concept, diagnostics);
}

/// An enumeration has a domain, and nothing else has one.
fn domain(judged: Judged<'_>, thing: Thing, concept: &Concept, diagnostics: &mut Diagnostics) {
    let name = &concept.name.local;
    let is_enumeration = concept.item_type.primitive.is_enumeration();
    let (code, message, help) = match concept.enumeration {
        None if is_enumeration && !judged.origins.was_told(thing, Part::Domain) => (
            Code::MissingCell,
            format!("The enumeration `{name}` has no domain."),
            "name an axis, or the head of a domain of domains.csv, in the column `domain`",
        ),
        Some(_) if !is_enumeration => (
            Code::InvalidCell,
            format!("A concept of the type `{}` has no domain.", concept.item_type.name),
            "leave the cell empty, or choose the type `enumeration` or `enumerationSet`",
        ),
        Some(of) if !judged.taxonomy.domains.contains_key(&of.head) => {
            let head = &judged.taxonomy.concept(of.head).name.local;
            (
                Code::UnknownConcept,
                format!("There is no domain `{head}`."),
                "name an axis with members, or a domain of domains.csv",
            )
        }
        _ => return,
    };
    let told = judged.diagnostic(code, (thing, Part::Domain), message);
    diagnostics.push(told.help(help));
}

/// Values that a concept lists are values of its type, which is one of texts or names.
fn listed(judged: Judged<'_>, thing: Thing, concept: &Concept, diagnostics: &mut Diagnostics) {
    let item_type = &concept.item_type;
    let place = (thing, Part::Values);
    if !concept.values.is_empty() && !item_type.can_list_values() {
        let message = format!("Values of the type `{}` can't be listed.", item_type.name);
        let told = judged.diagnostic(Code::InvalidCell, place, message);
        diagnostics.push(
            told.help("leave the cell empty, or choose a type of texts or names, such as token"),
        );
        return;
    }
    let prefix = &judged.taxonomy.publication.prefix;
    for value in &concept.values {
        if text::read(value, item_type.primitive, prefix).is_none() {
            let message = format!(
                "`{}` is not a value of the type `{}`.",
                value.escape_debug(),
                item_type.name
            );
            let told = judged.diagnostic(Code::InvalidCell, place, message);
            diagnostics.push(told.help("correct the value, or choose another type"));
        }
    }
}
