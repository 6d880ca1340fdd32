//! The core schema: every concept, role and typed domain (XBRL 2.1 §5.1).

use std::collections::HashSet;

use super::linkbase_ref::LinkbaseRef;
use super::role::Role;
use super::xml::{Attribute, Xml};
use super::{definition, enumeration, generic, listed_type, names, relations, types};
use crate::model::{Balance, Concept, ConceptId, ConceptKind, PeriodType, Statement, Taxonomy};

/// The links that a statement has.
const NETWORKS: [&str; 3] =
    ["link:presentationLink", "link:calculationLink", "link:definitionLink"];

/// The core schema. It refers to no linkbase, for those are chosen by entry points, unless it is the only
/// schema: then `references` are to all of them.
pub(super) fn document(taxonomy: &Taxonomy, references: &[LinkbaseRef<'_>]) -> Vec<u8> {
    let publication = &taxonomy.publication;
    let own_concepts = || taxonomy.concepts.iter().filter(|(_, concept)| concept.is_own());
    let has_types_of = |namespace: &str| {
        own_concepts().any(|(_, concept)| *concept.item_type.qname.namespace == *namespace)
    };
    let dimensional = own_concepts().any(|(_, concept)| {
        matches!(concept.kind, ConceptKind::Hypercube | ConceptKind::Dimension)
    });
    let own = format!("xmlns:{}", names::own_prefix(taxonomy));
    let foreign = types::Foreign::of(taxonomy);

    let mut root = vec![
        ("xmlns:xs", names::XS),
        ("xmlns:xbrli", names::XBRLI),
        ("xmlns:link", names::LINK),
        ("xmlns:xlink", names::XLINK),
    ];
    let mut imports = vec![(names::XBRLI, names::XBRLI_XSD), (names::LINK, names::LINK_XSD)];
    if dimensional {
        root.push(("xmlns:xbrldt", names::XBRLDT));
        imports.push((names::XBRLDT, names::XBRLDT_XSD));
    }
    if has_types_of(names::DTR) {
        root.push(("xmlns:dtr-types", names::DTR));
        imports.push((names::DTR, names::DTR_XSD));
    }
    if has_types_of(names::ENUM2) {
        root.push(("xmlns:enum2", names::ENUM2));
        imports.push((names::ENUM2, names::ENUM2_XSD));
    }
    if names::has_references(taxonomy) {
        // The parts of references are elements too: this brings them into the set (§5.2.3.2).
        imports.push((names::REF, names::REF_XSD));
    }
    for (declaration, namespace) in foreign.declarations() {
        root.push((declaration, namespace));
    }
    // Types that list values have it; else nothing inside, but tools take it from here.
    root.push((&own, &publication.namespace));
    root.extend([
        ("targetNamespace", publication.namespace.as_str()),
        ("elementFormDefault", "qualified"),
        ("attributeFormDefault", "unqualified"),
    ]);

    Xml::document("xs:schema", &root, |xml| {
        let statements = published(taxonomy);
        let has_roles = !statements.is_empty();
        if has_roles || !taxonomy.relations.is_empty() || !references.is_empty() {
            xml.element("xs:annotation", &[], |xml| {
                xml.element("xs:appinfo", &[], |xml| {
                    references.iter().for_each(|reference| reference.write(xml));
                    for statement in statements {
                        if !taxonomy.declared.contains_key(statement.role.as_str()) {
                            role_type(&Role::of(taxonomy, statement), &NETWORKS, xml);
                        }
                        for link in definition::parts(taxonomy, statement) {
                            if let Some(role) = link.role() {
                                role_type(role, &[NETWORKS[2]], xml);
                            }
                        }
                    }
                    for role in relations::roles(taxonomy) {
                        role_type(&role, &[NETWORKS[2]], xml);
                    }
                    for (head, _) in enumeration::domains(taxonomy) {
                        role_type(&enumeration::role(taxonomy, head), &[NETWORKS[2]], xml);
                    }
                });
            });
        }
        for (namespace, location) in imports {
            import(xml, namespace, location);
        }
        for (namespace, location) in foreign.imports(taxonomy) {
            import(xml, namespace, location);
        }
        for (id, concept) in own_concepts() {
            element(taxonomy, id, concept, &foreign, xml);
        }
        for (_, concept) in own_concepts() {
            listed_type::write(concept, &foreign.name(&concept.item_type), xml);
        }
        generic::unit_elements(taxonomy, xml);
        typed_domains(taxonomy, xml);
    })
}

/// The own statements whose roles are declared: all, or where one schema holds one entry point its own.
fn published(taxonomy: &Taxonomy) -> Vec<&Statement> {
    let only = taxonomy.entry_points.first().filter(|_| taxonomy.publication.has_one_schema());
    let all = taxonomy.statements.iter().enumerate();
    let shown = all.filter(|(at, _)| {
        only.is_none_or(|entry| entry.statements.iter().any(|id| id.index() == *at))
    });
    shown.map(|(_, statement)| statement).filter(|statement| statement.is_own()).collect()
}

/// `xs:import`; a schema without a namespace of its own is imported by its place alone.
pub(super) fn import(xml: &mut Xml, namespace: &str, location: &str) {
    let attributes = [("namespace", namespace), ("schemaLocation", location)];
    xml.empty("xs:import", if namespace.is_empty() { &attributes[1..] } else { &attributes });
}

/// The declaration of a role (XBRL 2.1 §5.1.3), and on which links it is used.
fn role_type(role: &Role, used_on: &[&str], xml: &mut Xml) {
    let attributes = [("roleURI", role.uri.as_str()), ("id", &role.id)];
    xml.element("link:roleType", &attributes, |xml| {
        xml.text("link:definition", &[], &role.definition);
        for link in used_on {
            xml.text("link:usedOn", &[], link);
        }
    });
}

/// The element of a concept (XBRL 2.1 §5.1.1, Dimensions 1.0 §2.2 and §2.5).
fn element(
    taxonomy: &Taxonomy,
    id: ConceptId,
    concept: &Concept,
    foreign: &types::Foreign,
    xml: &mut Xml,
) {
    let element_id = names::concept_id(concept);
    let item_type =
        listed_type::name(taxonomy, concept).unwrap_or_else(|| foreign.name(&concept.item_type));
    let typed_domain = taxonomy
        .axes
        .get(&id)
        .and_then(|axis| axis.typed.as_ref())
        .map(|typed| format!("#{}_{}", typed.element.prefix, typed.element.local));
    let mut attributes: Vec<Attribute> = vec![
        ("id", &element_id),
        ("name", &concept.name.local),
        ("type", &item_type),
        (
            "substitutionGroup",
            match concept.kind {
                ConceptKind::Item | ConceptKind::LineItems | ConceptKind::Member => "xbrli:item",
                ConceptKind::Hypercube => "xbrldt:hypercubeItem",
                ConceptKind::Dimension => "xbrldt:dimensionItem",
                ConceptKind::Tuple => "xbrli:tuple",
            },
        ),
    ];
    // Hypercubes, dimensions and heads of line items never have facts.
    let structural = matches!(
        concept.kind,
        ConceptKind::Hypercube | ConceptKind::Dimension | ConceptKind::LineItems
    );
    if concept.is_abstract || structural {
        attributes.push(("abstract", "true"));
    }
    if concept.nillable {
        attributes.push(("nillable", "true"));
    }
    attributes.push((
        "xbrli:periodType",
        match concept.period_type {
            PeriodType::Instant => "instant",
            PeriodType::Duration => "duration",
        },
    ));
    if let Some(balance) = concept.balance {
        let balance = match balance {
            Balance::Debit => "debit",
            Balance::Credit => "credit",
        };
        attributes.push(("xbrli:balance", balance));
    }
    let enumeration = enumeration::attributes(taxonomy, concept);
    attributes.extend(enumeration::borrowed(&enumeration));
    attributes.extend(typed_domain.as_deref().map(|href| ("xbrldt:typedDomainRef", href)));
    xml.empty("xs:element", &attributes);
}

/// The elements that hold the values of typed axes (Dimensions 1.0 §2.5); axes may share one.
fn typed_domains(taxonomy: &Taxonomy, xml: &mut Xml) {
    let mut declared = HashSet::new();
    let own = taxonomy.axes.iter().filter(|(id, _)| taxonomy.concept(**id).is_own());
    for typed in own.filter_map(|(_, axis)| axis.typed.as_ref()) {
        if declared.insert(&typed.element) {
            let id = format!("{}_{}", typed.element.prefix, typed.element.local);
            let simple_type = format!("xs:{}", typed.simple_type);
            let attributes =
                [("id", id.as_str()), ("name", &typed.element.local), ("type", &simple_type)];
            xml.empty("xs:element", &attributes);
        }
    }
}
