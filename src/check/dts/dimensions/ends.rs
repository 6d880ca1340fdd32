//! What the relationships of Dimensions can be between (§2.2 to §2.7), and what must be abstract.

use std::collections::HashMap;

use crate::check::dts::cycles::origin;
use crate::check::dts::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::ContextElement;
use crate::model::dts::{Dts, ElementId, ElementKind, arcrole};

/// What an end must be.
#[derive(Clone, Copy)]
enum Must {
    PrimaryItem,
    Hypercube,
    Dimension,
    ExplicitDimension,
}

/// An arcrole with what its ends must be, and the codes where they are not.
struct Rule(&'static str, (Must, Code), (Must, Code));

const RULES: [Rule; 6] = [
    Rule(
        arcrole::ALL,
        (Must::PrimaryItem, Code::HasHypercubeSource),
        (Must::Hypercube, Code::HasHypercubeTarget),
    ),
    Rule(
        arcrole::NOT_ALL,
        (Must::PrimaryItem, Code::HasHypercubeSource),
        (Must::Hypercube, Code::HasHypercubeTarget),
    ),
    Rule(
        arcrole::HYPERCUBE_DIMENSION,
        (Must::Hypercube, Code::HypercubeDimensionSource),
        (Must::Dimension, Code::HypercubeDimensionTarget),
    ),
    Rule(
        arcrole::DIMENSION_DOMAIN,
        (Must::ExplicitDimension, Code::DimensionDomainSource),
        (Must::PrimaryItem, Code::DimensionDomainTarget),
    ),
    Rule(
        arcrole::DOMAIN_MEMBER,
        (Must::PrimaryItem, Code::DomainMemberSource),
        (Must::PrimaryItem, Code::DomainMemberTarget),
    ),
    Rule(
        arcrole::DIMENSION_DEFAULT,
        (Must::ExplicitDimension, Code::DimensionDefaultSource),
        (Must::PrimaryItem, Code::DimensionDefaultTarget),
    ),
];

impl Must {
    fn fits(self, dts: &Dts, id: ElementId) -> bool {
        match self {
            Self::PrimaryItem => dts.is_primary_item(id),
            Self::Hypercube => dts.element(id).kind == ElementKind::Hypercube,
            Self::Dimension => dts.element(id).kind == ElementKind::Dimension,
            Self::ExplicitDimension => dts.is_explicit_dimension(id),
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::PrimaryItem => "an item that is neither hypercube nor dimension",
            Self::Hypercube => "a hypercube",
            Self::Dimension => "a dimension",
            Self::ExplicitDimension => "a dimension with explicit members",
        }
    }
}

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    abstract_heads(dts, diagnostics);
    for Rule(uri, source, target) in &RULES {
        for network in dts.networks_of(uri) {
            for relationship in network.relationships() {
                let at = origin(dts, network, relationship);
                for (node, (must, code)) in
                    [(relationship.from, *source), (relationship.to, *target)]
                {
                    let Some(id) = node.element() else { continue };
                    if !must.fits(dts, id) {
                        let name = dts.name_of(id).1;
                        let message = format!("`{name}` is not {}.", must.word());
                        tell(dts, at, code, message, diagnostics);
                    }
                }
                let is_cube = matches!(*uri, arcrole::ALL | arcrole::NOT_ALL);
                let context: Option<ContextElement> = dts.arc(relationship.arc).context_element;
                if is_cube && context.is_none() {
                    let message =
                        "The arc does not say which part of a context the hypercube is about.";
                    tell(dts, at, Code::ContextElementMissing, message, diagnostics);
                }
            }
        }
    }
    defaults(dts, diagnostics);
}

fn abstract_heads(dts: &Dts, diagnostics: &mut Diagnostics) {
    for (_, element) in dts.concepts().filter(|(_, element)| !element.is_abstract) {
        let (code, what) = match element.kind {
            ElementKind::Hypercube => (Code::HypercubeNotAbstract, "hypercube"),
            ElementKind::Dimension => (Code::DimensionNotAbstract, "dimension"),
            _ => continue,
        };
        let message = format!("The {what} `{}` is not abstract.", dts.names().local(element.name));
        tell(dts, element.origin, code, message, diagnostics);
    }
}

/// A dimension has one default, in whatever roles it is given.
fn defaults(dts: &Dts, diagnostics: &mut Diagnostics) {
    let mut known = HashMap::new();
    for network in dts.networks_of(arcrole::DIMENSION_DEFAULT) {
        for relationship in network.relationships() {
            let first = *known.entry(relationship.from).or_insert(relationship.to);
            if first != relationship.to
                && let (Some(dimension), Some(member)) =
                    (relationship.from.element(), relationship.to.element())
            {
                let (dimension, member) = (dts.name_of(dimension).1, dts.name_of(member).1);
                let message = format!("`{member}` is a second default of `{dimension}`.");
                let at = origin(dts, network, relationship);
                tell(dts, at, Code::TooManyDefaults, message, diagnostics);
            }
        }
    }
}
