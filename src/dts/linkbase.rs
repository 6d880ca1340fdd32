//! What all linkbases share: extended links, locators, arcs, references to roles
//! (XBRL 2.1 §3.5).

use std::collections::{BTreeMap, HashMap, HashSet};

use super::names;
use super::prohibiting_arc;
use super::role::Role;
use super::xml::Xml;
use crate::model::{
    Concept, ConceptId, LabelRole, Lang, Owner, ProhibitingArc, Reference, Taxonomy,
};

/// A kind of linkbase: one of the five standard extended links (XBRL 2.1 §5.2).
pub(super) struct Kind {
    /// Last part of the file name.
    pub(super) suffix: &'static str,
    /// Role of a reference to such a linkbase (XBRL 2.1 §4.3.4).
    pub(super) reference_role: &'static str,
    link: &'static str,
    arc: &'static str,
    /// Prefix, namespace and schema of what else is used inside.
    vocabulary: Option<(&'static str, &'static str, &'static str)>,
}

/// Labels (XBRL 2.1 §5.2.2).
pub(super) static LABEL: Kind = Kind {
    suffix: "lab",
    reference_role: "http://www.xbrl.org/2003/role/labelLinkbaseRef",
    link: "link:labelLink",
    arc: "link:labelArc",
    vocabulary: None,
};

/// References (XBRL 2.1 §5.2.3).
pub(super) static REFERENCE: Kind = Kind {
    suffix: "ref",
    reference_role: "http://www.xbrl.org/2003/role/referenceLinkbaseRef",
    link: "link:referenceLink",
    arc: "link:referenceArc",
    vocabulary: Some(("xmlns:ref", names::REF, names::REF_XSD)),
};

/// Presentation trees (XBRL 2.1 §5.2.4).
pub(super) static PRESENTATION: Kind = Kind {
    suffix: "pre",
    reference_role: "http://www.xbrl.org/2003/role/presentationLinkbaseRef",
    link: "link:presentationLink",
    arc: "link:presentationArc",
    vocabulary: None,
};

/// Calculations (XBRL 2.1 §5.2.5).
pub(super) static CALCULATION: Kind = Kind {
    suffix: "cal",
    reference_role: "http://www.xbrl.org/2003/role/calculationLinkbaseRef",
    link: "link:calculationLink",
    arc: "link:calculationArc",
    vocabulary: None,
};

/// Definitions (XBRL 2.1 §5.2.6), here the dimensional ones.
pub(super) static DEFINITION: Kind = Kind {
    suffix: "def",
    reference_role: "http://www.xbrl.org/2003/role/definitionLinkbaseRef",
    link: "link:definitionLink",
    arc: "link:definitionArc",
    vocabulary: Some(("xmlns:xbrldt", names::XBRLDT, names::XBRLDT_XSD)),
};

/// An arcrole with the declaration that a linkbase must refer to; standard arcroles have none.
#[derive(Clone, Copy)]
pub(super) struct Arcrole<'a> {
    pub(super) uri: &'a str,
    pub(super) declaration: Option<&'a str>,
}

/// An arc (XBRL 2.1 §3.5.3.9).
pub(super) struct Arc<'a> {
    pub(super) arcrole: Arcrole<'a>,
    pub(super) from: String,
    pub(super) to: String,
    /// Place among the arcs from the same source; arcs to resources have none.
    pub(super) order: Option<usize>,
    /// The role of the label to show at the target.
    pub(super) preferred_label: Option<LabelRole>,
    /// Further attributes.
    pub(super) attributes: Vec<(&'static str, String)>,
}

/// What stands in an extended link.
enum Item<'a> {
    Locator { label: String, href: String },
    Label { label: String, role: &'a LabelRole, lang: &'a Lang, text: &'a str },
    Reference { label: String, reference: &'a Reference },
    Arc(Arc<'a>),
    Prohibition { from: String, to: String, arc: &'a ProhibitingArc },
}

/// An extended link that is being put together.
pub(super) struct ExtendedLink<'a> {
    /// The role of the link; none for the standard role.
    role: Option<Role>,
    schema: String,
    items: Vec<Item<'a>>,
    labels: HashSet<String>,
}

impl<'a> ExtendedLink<'a> {
    /// The standard role of links (XBRL 2.1 §3.5.3.3): it needs no declaration.
    pub(super) const STANDARD_ROLE: &'static str = "http://www.xbrl.org/2003/role/link";

    /// A link with a role.
    pub(super) fn of(taxonomy: &Taxonomy, role: Role) -> Self {
        Self { role: Some(role), ..Self::standard(taxonomy) }
    }

    /// The role of the link, where it is not the standard one.
    pub(super) fn role(&self) -> Option<&Role> {
        self.role.as_ref()
    }

    /// A link with the standard role.
    pub(super) fn standard(taxonomy: &Taxonomy) -> Self {
        Self {
            role: None,
            schema: names::core_schema(taxonomy),
            items: Vec::new(),
            labels: HashSet::new(),
        }
    }

    /// Whether nothing stands in the link.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Writes a new locator of a concept (XBRL 2.1 §3.5.3.7) and gives its label: the name of
    /// the concept, with a number from the second locator on.
    pub(super) fn locate(&mut self, concept: &Concept) -> String {
        let label = self.fresh(&concept.name.local);
        let href = match &concept.owner {
            Owner::Foreign(address) => address.to_string(),
            _ => format!("{}#{}", self.schema, names::concept_id(concept)),
        };
        self.items.push(Item::Locator { label: label.clone(), href });
        label
    }

    /// Writes a new locator of what is published at an address, and gives its label.
    pub(super) fn locate_at(&mut self, stem: &str, href: &str) -> String {
        let label = self.fresh(stem);
        self.items.push(Item::Locator { label: label.clone(), href: href.to_owned() });
        label
    }

    /// Writes the labels of a concept, all under one new label of the link.
    pub(super) fn labels(
        &mut self,
        concept: &'a Concept,
        labels: impl IntoIterator<Item = (&'a LabelRole, &'a Lang, &'a str)>,
    ) -> String {
        let label = self.fresh(&format!("label.{}", concept.name.local));
        self.items.extend(labels.into_iter().map(|(role, lang, text)| Item::Label {
            label: label.clone(),
            role,
            lang,
            text,
        }));
        label
    }

    /// Writes the references of a concept, all under one new label of the link.
    pub(super) fn references(&mut self, concept: &'a Concept) -> String {
        let label = self.fresh(&format!("reference.{}", concept.name.local));
        let all = concept.references.iter();
        self.items.extend(all.map(|reference| Item::Reference { label: label.clone(), reference }));
        label
    }

    /// Writes an arc.
    pub(super) fn arc(&mut self, arc: Arc<'a>) {
        self.items.push(Item::Arc(arc));
    }

    /// Writes an arc that prohibits one of others.
    pub(super) fn prohibit(&mut self, from: String, to: String, arc: &'a ProhibitingArc) {
        self.items.push(Item::Prohibition { from, to, arc });
    }

    /// A label that nothing in the link has yet.
    ///
    /// Two arcs of a link may not have the same two labels (`XLink` 1.1 §5.1.3), so whatever
    /// could meet twice gets a label of its own.
    fn fresh(&mut self, stem: &str) -> String {
        let mut label = stem.to_owned();
        let mut number = 1u32;
        while !self.labels.insert(label.clone()) {
            number += 1;
            label = format!("{stem}.{number}");
        }
        label
    }

    fn write(&self, kind: &Kind, xml: &mut Xml) {
        let role = self.role.as_ref().map_or(ExtendedLink::STANDARD_ROLE, |role| &role.uri);
        let attributes = [("xlink:type", "extended"), ("xlink:role", role)];
        xml.element(kind.link, &attributes, |xml| {
            for item in &self.items {
                item.write(kind, xml);
            }
        });
    }
}

impl Item<'_> {
    /// The role in which an arc of others says that a path goes on.
    fn target_role(&self) -> Option<&str> {
        match self {
            Self::Prohibition { arc, .. } => arc.target_role.as_deref(),
            _ => None,
        }
    }

    fn write(&self, kind: &Kind, xml: &mut Xml) {
        match self {
            Self::Locator { label, href } => xml.empty(
                "link:loc",
                &[("xlink:type", "locator"), ("xlink:href", href), ("xlink:label", label)],
            ),
            Self::Label { label, role, lang, text } => xml.text(
                "link:label",
                &[
                    ("xlink:type", "resource"),
                    ("xlink:label", label),
                    ("xlink:role", role.uri()),
                    ("xml:lang", lang),
                ],
                text,
            ),
            Self::Reference { label, reference } => xml.element(
                "link:reference",
                &[
                    ("xlink:type", "resource"),
                    ("xlink:label", label),
                    ("xlink:role", &reference.role),
                ],
                |xml| {
                    for part in &reference.parts {
                        xml.text(&part.name.to_string(), &[], &part.text);
                    }
                },
            ),
            Self::Arc(arc) => arc.write(kind, xml),
            Self::Prohibition { from, to, arc } => {
                prohibiting_arc::write([from, to], arc, kind.arc, xml)
            }
        }
    }
}

impl Arc<'_> {
    fn write(&self, kind: &Kind, xml: &mut Xml) {
        let order = self.order.map(|order| order.to_string());
        let mut attributes = vec![
            ("xlink:type", "arc"),
            ("xlink:arcrole", self.arcrole.uri),
            ("xlink:from", self.from.as_str()),
            ("xlink:to", self.to.as_str()),
        ];
        attributes.extend(order.as_deref().map(|order| ("order", order)));
        attributes.extend(self.preferred_label.as_ref().map(|role| ("preferredLabel", role.uri())));
        attributes.extend(self.attributes.iter().map(|(name, value)| (*name, value.as_str())));
        xml.empty(kind.arc, &attributes);
    }
}

/// The linkbase of these links, with a reference to the declaration of each role and arcrole
/// in them (XBRL 2.1 §3.5.2.4, §3.5.2.5).
pub(super) fn linkbase(taxonomy: &Taxonomy, kind: &Kind, links: &[ExtendedLink]) -> Vec<u8> {
    let mut schemas = format!("{} {}", names::LINK, names::LINK_XSD);
    let mut root =
        vec![("xmlns:link", names::LINK), ("xmlns:xlink", names::XLINK), ("xmlns:xsi", names::XSI)];
    if let Some((declaration, namespace, schema)) = kind.vocabulary {
        root.push((declaration, namespace));
        schemas = format!("{schemas} {namespace} {schema}");
    }
    root.push(("xsi:schemaLocation", &schemas));
    Xml::document("link:linkbase", &root, |xml| {
        for (uri, href) in roles(taxonomy, links) {
            declared(xml, "link:roleRef", "roleURI", &uri, &href);
        }
        for (uri, href) in arcroles(links) {
            declared(xml, "link:arcroleRef", "arcroleURI", uri, href);
        }
        for link in links {
            link.write(kind, xml);
        }
    })
}

fn declared(xml: &mut Xml, element: &str, attribute: &str, uri: &str, href: &str) {
    xml.empty(element, &[(attribute, uri), ("xlink:type", "simple"), ("xlink:href", href)]);
}

/// Roles in use that need a declaration, with its place: label roles of the registry, on labels
/// and as preferred labels, then those of links in their order.
fn roles(taxonomy: &Taxonomy, links: &[ExtendedLink]) -> Vec<(String, String)> {
    let labels: BTreeMap<&LabelRole, String> = links
        .iter()
        .flat_map(|link| &link.items)
        .filter_map(|item| match item {
            Item::Label { role, .. } => Some(*role),
            Item::Arc(arc) => arc.preferred_label.as_ref(),
            Item::Prohibition { arc, .. } => arc.preferred_label.as_ref(),
            Item::Locator { .. } | Item::Reference { .. } => None,
        })
        .filter_map(|role| {
            let foreign = || taxonomy.declared.get(role.uri()).map(ToString::to_string);
            Some((role, role.declaration().or_else(foreign)?))
        })
        .collect();
    let schema = names::core_schema(taxonomy);
    // Several links may have one role, which is referred to once (XBRL 2.1 §3.5.2.4.5).
    let mut seen = HashSet::new();
    let own = links.iter().filter_map(ExtendedLink::role).filter(|role| seen.insert(&role.uri));
    let own = own.map(|role| {
        let foreign = taxonomy.declared.get(role.uri.as_str()).map(ToString::to_string);
        (role.uri.clone(), foreign.unwrap_or_else(|| format!("{schema}#{}", role.id)))
    });
    let mut roles: Vec<_> =
        labels.into_iter().map(|(role, href)| (role.uri().to_owned(), href)).chain(own).collect();
    for role in links.iter().flat_map(|link| &link.items).filter_map(Item::target_role) {
        let known = roles.iter().any(|(known, _)| known == role);
        let declared = taxonomy.declared.get(role).filter(|_| !known);
        roles.extend(declared.map(|href| (role.to_owned(), href.to_string())));
    }
    roles
}

/// Arcroles in use that need a declaration, with its place, in the order of their first use.
fn arcroles<'a>(links: &[ExtendedLink<'a>]) -> Vec<(&'a str, &'a str)> {
    let mut found = Vec::new();
    for item in links.iter().flat_map(|link| &link.items) {
        let arcrole = match item {
            Item::Arc(arc) => arc.arcrole,
            Item::Prohibition { arc, .. } => {
                Arcrole { uri: &arc.arcrole, declaration: arc.declaration.as_deref() }
            }
            Item::Locator { .. } | Item::Label { .. } | Item::Reference { .. } => continue,
        };
        if let Arcrole { uri, declaration: Some(href) } = arcrole
            && found.iter().all(|(known, _)| *known != uri)
        {
            found.push((uri, href));
        }
    }
    found
}

/// Numbers the arcs from each source: 1, 2, 3 …
#[derive(Default)]
pub(super) struct Orders(HashMap<ConceptId, usize>);

impl Orders {
    /// The number of the next arc from this source.
    pub(super) fn next(&mut self, source: ConceptId) -> usize {
        let order = self.0.entry(source).or_insert(0);
        *order += 1;
        *order
    }
}
