//! Relationships of others that are not to be in our sets: arcs of our own prohibit them
//! (XBRL 2.1 §3.5.3.9.7.4).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ConceptId;
use crate::model::documents::{ContextElement, ReferenceKind};
use crate::model::dts::{BaseSet, Dts, Relationship, Sym, ns};
use crate::model::{Figure, LabelRole, Lang, QName};

/// The links of XBRL 2.1 in which relationships between concepts stand (§5.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// `link:presentationLink`.
    Presentation,
    /// `link:calculationLink`.
    Calculation,
    /// `link:definitionLink`.
    Definition,
}

impl LinkKind {
    /// The kind of a base set; none where its links or arcs are not those of XBRL 2.1.
    #[must_use]
    pub fn of(dts: &Dts, base: &BaseSet) -> Option<Self> {
        const KINDS: [(LinkKind, &str, &str); 3] = [
            (LinkKind::Presentation, "presentationLink", "presentationArc"),
            (LinkKind::Calculation, "calculationLink", "calculationArc"),
            (LinkKind::Definition, "definitionLink", "definitionArc"),
        ];
        let names = dts.names();
        let is = |(_, link, arc): &(_, &str, &str)| {
            names.is(base.link, ns::LINK, link) && names.is(base.arc, ns::LINK, arc)
        };
        KINDS.iter().find(|kind| is(kind)).map(|(kind, ..)| *kind)
    }
}

/// A relationship between concepts that is prohibited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prohibition {
    /// Line of the source.
    pub line: u32,
    /// The kind of the link in which it stands.
    pub link: LinkKind,
    /// Where it leads from.
    pub from: ConceptId,
    /// Where it leads to.
    pub to: ConceptId,
    /// The arc that prohibits it.
    pub arc: ProhibitingArc,
}

/// An arc whose relationships are equivalent to those of an arc of others: all that makes them so, and a
/// priority above that of the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProhibitingArc {
    /// The role of the link.
    pub role: Arc<str>,
    /// The arcrole.
    pub arcrole: Arc<str>,
    /// Where others say that it is declared, as they write it; none for a standard arcrole.
    pub declaration: Option<Arc<str>>,
    /// The priority.
    pub priority: i32,
    /// `order`.
    pub order: Figure,
    /// `weight` of a calculation.
    pub weight: Option<Figure>,
    /// `preferredLabel` of a presentation.
    pub preferred_label: Option<LabelRole>,
    /// `xbrldt:targetRole`.
    pub target_role: Option<Arc<str>>,
    /// `xbrldt:usable`.
    pub usable: bool,
    /// `xbrldt:closed`.
    pub closed: bool,
    /// `xbrldt:contextElement`.
    pub context_element: Option<ContextElement>,
    /// Further attributes, which count as well.
    pub further: Vec<(QName, String)>,
}

impl ProhibitingArc {
    /// What prohibits a relationship of a set; `declared` is what it says of arcroles.
    #[must_use]
    pub fn of(
        dts: &Dts,
        declared: &Declarations,
        base: &BaseSet,
        relationship: &Relationship,
    ) -> Self {
        let arc = dts.arc(relationship.arc);
        let text = |sym| Some(dts.text(sym)).filter(|text| !text.is_empty());
        let further = dts.documents().further_attributes(arc).iter().map(|(name, value)| {
            let (namespace, local) = dts.names().parts(*name);
            (QName::new("", namespace, local), dts.text(*value).to_owned())
        });
        Self {
            role: dts.text(base.role).into(),
            arcrole: dts.text(base.arcrole).into(),
            declaration: declared.0.get(&base.arcrole).cloned(),
            priority: arc.priority.saturating_add(1),
            order: arc.order,
            weight: arc.weight,
            preferred_label: text(arc.preferred_label).map(LabelRole::from_uri),
            target_role: text(arc.target_role).map(Into::into),
            usable: arc.usable,
            closed: arc.closed,
            context_element: arc.context_element,
            further: further.collect(),
        }
    }
}

/// Where a set says that arcroles are declared. Of a relative address it is what the address leads to.
#[derive(Debug, Default)]
pub struct Declarations(FxHashMap<Sym, Arc<str>>);

impl Declarations {
    /// The first that the set names for every arcrole.
    #[must_use]
    pub fn of(dts: &Dts) -> Self {
        let documents = dts.documents();
        let mut declared: FxHashMap<Sym, Arc<str>> = FxHashMap::default();
        let references = documents.references().iter();
        for reference in references.filter(|of| of.kind == ReferenceKind::ArcroleRef) {
            let href = dts.text(reference.href);
            let whole = || {
                let document = documents.get(reference.target?)?;
                Some(format!("{}#{}", dts.text(document.url), dts.text(reference.fragment)))
            };
            let address = if href.contains("://") { Some(href.to_owned()) } else { whole() };
            if let Some(address) = address {
                declared.entry(reference.uri).or_insert_with(|| address.into());
            }
        }
        Self(declared)
    }
}

/// A label of others in whose place ours stands at an entry point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplacedLabel {
    /// Where it is published: the document, and an id or a position in it.
    pub address: Arc<str>,
    /// Its language.
    pub lang: Lang,
    /// The arc that prohibits it.
    pub arc: ProhibitingArc,
}
