//! Concepts: names that elements can have, properties that go together.

use rustc_hash::FxHashSet;

use super::{Judged, enumeration, labels, references};
use crate::diagnostic::{Code, Diagnostics, Part, Thing};
use crate::model::{Balance, Concept, ConceptId, ConceptKind};
use crate::notation::lexical::{is_ncname, naming};

/// Checks every concept of the taxonomy's own.
pub(super) fn check(judged: Judged<'_>, diagnostics: &mut Diagnostics) {
    let mut names = FxHashSet::default();
    for (at, concept) in judged.taxonomy.concepts.values().enumerate() {
        let is_new = names.insert(&concept.name);
        if !concept.is_own() {
            continue;
        }
        let thing = Thing::Concept(ConceptId::from(at));
        if !is_new {
            let message = format!("The concept `{}` stands twice.", concept.name.local);
            let told = judged.diagnostic(Code::RepeatedName, (thing, Part::Name), message);
            diagnostics.push(told.help("leave one of the rows out"));
        }
        let name = &*concept.name.local;
        if !is_ncname(name) {
            let message = format!("`{name}` can't be the name of an element.");
            let place = (thing, Part::Name);
            let told = judged.diagnostic(Code::InvalidName, place, message);
            diagnostics.push(told.help(naming(name)));
            continue;
        }
        balance(judged, thing, concept, diagnostics);
        is_abstract(judged, thing, concept, diagnostics);
        enumeration::check(judged, thing, concept, diagnostics);
        references::check(judged, thing, concept, diagnostics);
        labels::standard(judged, thing, concept, diagnostics);
    }
}

/// XBRL 2.1 §5.1.1.2.
fn balance(judged: Judged<'_>, thing: Thing, concept: &Concept, diagnostics: &mut Diagnostics) {
    let Some(balance) = concept.balance.filter(|_| !concept.item_type.is_monetary()) else {
        return;
    };
    let name = match balance {
        Balance::Debit => "debit",
        Balance::Credit => "credit",
    };
    let message = format!("The balance `{name}` can't be here.");
    let told = judged.diagnostic(Code::InvalidCell, (thing, Part::Balance), message);
    diagnostics.push(told.help("monetary concepts may have `debit` or `credit`, others none"));
}

/// Dimensions 1.0 §2.2.1, §2.5.1.
fn is_abstract(judged: Judged<'_>, thing: Thing, concept: &Concept, diagnostics: &mut Diagnostics) {
    let kind = match concept.kind {
        ConceptKind::LineItems => "lineItems",
        ConceptKind::Hypercube => "table",
        ConceptKind::Dimension => "axis",
        ConceptKind::Member => "member",
        ConceptKind::Item | ConceptKind::Tuple => return,
    };
    if concept.is_abstract {
        return;
    }
    let message = format!("Concepts of the type `{kind}` are always abstract.");
    let told = judged.diagnostic(Code::InvalidCell, (thing, Part::Abstract), message);
    diagnostics.push(told.help("leave the cell empty (Dimensions 1.0 §2.2.1, §2.5.1)"));
}
