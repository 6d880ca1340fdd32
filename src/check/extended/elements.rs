//! Own elements: their names and what they are.

use super::Judge;
use crate::diagnostic::Code;
use crate::model::{Concept, ConceptKind, PeriodType};
use crate::profile::Rule;

/// Signs that names of elements do not have.
const SIGNS: &str = "[]()*+?/^{}|@#%=~`\"';:,<>&$£€";

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    for concept in judge.own() {
        name(judge, concept);
        form(judge, concept);
    }
}

fn tell(judge: &mut Judge<'_, '_>, rule: Rule, concept: &Concept, what: &str, help: &str) {
    let message = format!("`{}` {what}", concept.name.local);
    let place = judge.at(concept);
    judge.tell(rule, Code::FilerElement, place, &message, help);
}

/// What an element is called.
fn name(judge: &mut Judge<'_, '_>, concept: &Concept) {
    let local = &*concept.name.local;
    let begins = local.chars().next().is_some_and(|letter| letter.is_ascii_uppercase());
    if !begins || local.chars().any(|letter| SIGNS.contains(letter)) {
        let help = "make the name of the words of the English label, each with a capital letter";
        tell(judge, Rule::ElementName, concept, "is no name in capitalized words", help);
    }
    let concepts = &judge.filing.taxonomy.concepts;
    let others = concepts.find_local(local).iter().filter_map(|id| concepts.get(*id));
    if others.into_iter().any(|other| !other.is_own()) {
        let help = "use the element of the regulator, or another name";
        tell(judge, Rule::ElementNameOfBase, concept, "has the name of an element of others", help);
    }
    let kind = concept.kind;
    if local.ends_with("Axis") != (kind == ConceptKind::Dimension) {
        let help = "let names of axes, and no others, end in Axis";
        tell(
            judge,
            Rule::ElementAxis,
            concept,
            "and its name differ on whether it is an axis",
            help,
        );
    }
    if local.ends_with("Table") != (kind == ConceptKind::Hypercube) {
        let help = "let names of tables, and no others, end in Table";
        tell(
            judge,
            Rule::ElementTable,
            concept,
            "and its name differ on whether it is a table",
            help,
        );
    }
    if local.ends_with("LineItems") && !(concept.is_abstract || kind == ConceptKind::LineItems) {
        let help = "make it a head of line items";
        tell(
            judge,
            Rule::ElementLineItems,
            concept,
            "is called line items, and is not abstract",
            help,
        );
    }
}

/// What an element is.
fn form(judge: &mut Judge<'_, '_>, concept: &Concept) {
    if !concept.nillable {
        let help = "let it be nillable";
        tell(judge, Rule::ElementNillable, concept, "can't be nil", help);
    }
    if concept.kind == ConceptKind::Tuple {
        tell(judge, Rule::ElementTuple, concept, "is a tuple", "use items with dimensions");
    }
    let taxonomy = judge.filing.taxonomy;
    let id = taxonomy.concepts.find(&concept.name);
    let is_typed =
        id.and_then(|id| taxonomy.axes.get(&id)).is_some_and(|axis| axis.typed.is_some());
    if is_typed {
        let help = "give the axis members";
        tell(judge, Rule::ElementTyped, concept, "is an axis with typed members", help);
    }
    let is_instant = concept.period_type == PeriodType::Instant;
    if concept.is_abstract && is_instant {
        let help = "let it be about a period";
        tell(judge, Rule::ElementAbstractPeriod, concept, "is abstract and about a moment", help);
    }
    let is_called =
        concept.name.local.ends_with("Member") || concept.name.local.ends_with("Domain");
    let is_domain = concept.item_type.is_or_restricts("domainItemType");
    if is_called && !is_domain {
        let help = "make it a member, or give it another name";
        tell(
            judge,
            Rule::ElementMemberType,
            concept,
            "is called a member, and has another type",
            help,
        );
    }
    if is_domain && is_instant {
        let help = "let it be about a period";
        tell(judge, Rule::ElementMemberPeriod, concept, "is a member and about a moment", help);
    }
    if is_domain && !concept.is_abstract {
        let help = "let it be abstract";
        tell(judge, Rule::ElementMemberAbstract, concept, "is a member and not abstract", help);
    }
    if !concept.references.is_empty() {
        let help = "leave the references of own elements out";
        tell(judge, Rule::ElementReference, concept, "has references", help);
    }
}
