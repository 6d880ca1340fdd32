//! Schemas by themselves (XBRL 2.1 §5.1): what they must not do, and names that lead nowhere.

use std::collections::HashSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::references::Linkbases;
use super::{is_judged, place, tell};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::documents::{
    Document, DocumentId, DocumentKind, NodeId, Origin, Reference, ReferenceKind, Tree,
};
use crate::model::dts::{Dts, NameId, Particle, Sym, Term, ns};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    forbidden(dts, diagnostics);
    roots(dts, diagnostics);
    let schemas = Schemas::of(dts);
    names_of_elements(dts, &schemas, diagnostics);
    names_of_types(dts, &schemas, diagnostics);
}

/// Whose declarations the set has, and whose it would have.
struct Schemas {
    /// The namespaces of schemas that were read.
    there: FxHashSet<Sym>,
    /// Where it is told that a schema is not at hand, by the namespace for which it is imported.
    missing: FxHashMap<Sym, Place>,
}

impl Schemas {
    fn of(dts: &Dts) -> Self {
        let documents = dts.documents();
        let is_schema = |of: &&Document| of.kind == DocumentKind::Schema;
        let there = documents.iter().map(|(_, of)| of).filter(is_schema).map(|of| of.namespace);
        let told = |target: DocumentId| {
            let of = documents.get(target).filter(|of| of.kind == DocumentKind::Missing)?;
            of.discovered_by.map(|origin| place(dts, origin))
        };
        let imports = documents.references().iter().filter(|of| of.kind == ReferenceKind::Import);
        let mut missing = FxHashMap::default();
        for (namespace, place) in imports.filter_map(|of| Some((of.uri, told(of.target?)?))) {
            missing.entry(namespace).or_insert(place);
        }
        Self { there: there.collect(), missing }
    }

    /// Tells a name that nothing in the set declares. Documents are found by their addresses alone: an import without
    /// one allows names of a namespace and brings in no schema (XBRL 2.1 §3.2, XML Schema 1.0 Part 1 §4.2.3). Where the
    /// schema of its namespace is not at hand, that is why.
    fn unknown(&self, dts: &Dts, origin: Origin, name: NameId, diagnostics: &mut Diagnostics) {
        if !is_judged(dts, origin) {
            return;
        }
        let message = format!("`{}` is not declared in the set.", dts.shown(name));
        let told = Diagnostic::new(Code::UnknownDeclaration, place(dts, origin), message);
        let namespace = dts.names().namespace(name);
        diagnostics.push(match self.missing.get(&namespace) {
            Some(place) => told.follows(place.clone()),
            None if self.there.contains(&namespace) => told,
            None => told.help(format!(
                "import the schema of the namespace `{}` with its address in `schemaLocation`: documents are found by their addresses alone",
                dts.text(namespace)
            )),
        });
    }
}

/// `xs:redefine`, and a target namespace that is empty.
fn forbidden(dts: &Dts, diagnostics: &mut Diagnostics) {
    for reference in dts.documents().references() {
        if reference.kind == ReferenceKind::Redefine {
            let message = "A schema of a taxonomy can't redefine another.";
            tell(dts, reference.origin, Code::ForbiddenInSchema, message, diagnostics);
        }
        if let Some(message) = import_fault(dts, reference) {
            tell(dts, reference.origin, Code::ForbiddenInSchema, message, diagnostics);
        }
    }
    let Some(name) = dts.names().find_name("", "targetNamespace") else { return };
    for (id, document) in dts.documents().iter() {
        let Some(tree) = document.tree.as_ref().filter(|_| document.kind == DocumentKind::Schema)
        else {
            continue;
        };
        for node in misplaced(dts, tree) {
            let at = tree.node(node);
            let message = format!(
                "`{}` stands elsewhere than in `xs:annotation/xs:appinfo` of the schema itself.",
                dts.shown(at.name)
            );
            let origin = Origin { document: id, line: at.line };
            tell(dts, origin, Code::ForbiddenInSchema, message, diagnostics);
        }
        for (line, message) in nameless(dts, tree) {
            let origin = Origin { document: id, line };
            tell(dts, origin, Code::InvalidType, message, diagnostics);
        }
        if tree.attribute(NodeId::ROOT, name).is_some_and(|value| value.trim_ascii().is_empty()) {
            let origin = Origin { document: id, line: tree.node(NodeId::ROOT).line };
            let message = "The target namespace of the schema is empty.";
            tell(dts, origin, Code::ForbiddenInSchema, message, diagnostics);
        }
    }
}

/// What is wrong with an import: the schema that it leads to is that of the namespace that it names, or of none where it
/// names none (XML Schema 1.0 Part 1 §4.2.3).
fn import_fault(dts: &Dts, reference: &Reference) -> Option<String> {
    let target = reference.target.filter(|_| reference.kind == ReferenceKind::Import)?;
    let target = dts.documents().get(target).filter(|of| of.kind == DocumentKind::Schema)?;
    let shown = |namespace: Sym| match dts.text(namespace) {
        "" => "no namespace".to_owned(),
        namespace => format!("`{namespace}`"),
    };
    (target.namespace != reference.uri).then(|| {
        format!(
            "`{}` is imported for {}, and is the schema of {}.",
            dts.text(reference.href),
            shown(reference.uri),
            shown(target.namespace)
        )
    })
}

/// What XBRL puts into `/xs:schema/xs:annotation/xs:appinfo`, and stands elsewhere (XBRL 2.1 §5.1.2, §5.1.3, §5.1.4).
fn misplaced(dts: &Dts, tree: &Tree) -> Vec<NodeId> {
    let named = ["linkbaseRef", "roleType", "arcroleType"];
    let names: Vec<NameId> =
        named.iter().filter_map(|local| dts.names().find_name(ns::LINK, local)).collect();
    let around = ["appinfo", "annotation"].map(|local| dts.names().find_name(ns::XS, local));
    // The root is around itself, and neither of the two.
    let is_placed = |node: NodeId| {
        let appinfo = tree.node(node).parent;
        let annotation = tree.node(appinfo).parent;
        [appinfo, annotation].map(|at| Some(tree.node(at).name)) == around
            && tree.node(annotation).parent == NodeId::ROOT
    };
    let nodes = (1..tree.nodes.len()).map(NodeId::from);
    nodes
        .filter(|node| names.contains(&tree.node(*node).name))
        .filter(|node| !is_placed(*node))
        .collect()
}

/// Elements in types that have neither a name nor refer to one, or both (XML Schema 1.0 Part 1 §3.3.3 src-element).
fn nameless(dts: &Dts, tree: &Tree) -> Vec<(u32, &'static str)> {
    let known = |local: &str| dts.names().find_name("", local);
    let Some(element) = dts.names().find_name(ns::XS, "element") else { return Vec::new() };
    let has = |node: NodeId, name: Option<NameId>| {
        name.is_some_and(|name| tree.attribute(node, name).is_some())
    };
    let (name, reference) = (known("name"), known("ref"));
    let nodes = (1..tree.nodes.len()).map(NodeId::from);
    let local = nodes
        .filter(|node| tree.node(*node).name == element && tree.node(*node).parent != NodeId::ROOT);
    let faults = local.filter_map(|node| {
        let message = match (has(node, name), has(node, reference)) {
            (false, false) => "An element in a type has neither `name` nor `ref`.",
            (true, true) => "An element in a type has `name` and `ref`.",
            _ => return None,
        };
        Some((tree.node(node).line, message))
    });
    faults.collect()
}

/// What is referred to as a schema or linkbase must be one: its root, not something in it.
fn roots(dts: &Dts, diagnostics: &mut Diagnostics) {
    let linkbases = Linkbases::of(dts);
    for reference in dts.documents().references() {
        let Some(document) = reference.target.and_then(|target| dts.documents().get(target)) else {
            continue;
        };
        let (wanted, what) = match reference.kind {
            ReferenceKind::Import | ReferenceKind::Include | ReferenceKind::SchemaRef => {
                (DocumentKind::Schema, "schema")
            }
            ReferenceKind::LinkbaseRef => (DocumentKind::Linkbase, "linkbase"),
            ReferenceKind::EntryPoint => {
                if document.kind == DocumentKind::Other {
                    let message = "The root of the document is neither a schema nor a linkbase.";
                    tell(dts, reference.origin, Code::NoSchemaOrLinkbase, message, diagnostics);
                }
                continue;
            }
            _ => continue,
        };
        let is_one = match (wanted, reference.target) {
            (DocumentKind::Linkbase, Some(target)) => {
                linkbases.has(dts, target, dts.text(reference.fragment))
            }
            _ => document.kind == wanted,
        };
        if document.kind != DocumentKind::Missing && !is_one {
            let message =
                format!("`{}` is referred to as a {what}, and is none.", dts.text(reference.href));
            tell(dts, reference.origin, Code::NoSchemaOrLinkbase, message, diagnostics);
        }
    }
}

fn names_of_elements(dts: &Dts, schemas: &Schemas, diagnostics: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for (id, element) in dts.elements() {
        if element.type_name != NameId(0) && dts.type_by_name(element.type_name).is_none() {
            schemas.unknown(dts, element.origin, element.type_name, diagnostics);
        }
        if element.head_name != NameId(0) && dts.by_name(element.head_name).is_none() {
            schemas.unknown(dts, element.origin, element.head_name, diagnostics);
        }
        if dts.heads(id).skip(1).any(|head| head == id) {
            let message = "The substitution group leads back to the element.";
            tell(dts, element.origin, Code::UnknownDeclaration, message, diagnostics);
        }
        let known = dts.by_name(element.name).map(|known| dts.element(known).origin);
        let again = element.global && !seen.insert(element.name);
        // A schema that is read under two names declares the same twice.
        if again
            && known.is_some_and(|known| {
                known.document == element.origin.document || known.line != element.origin.line
            })
        {
            let message = format!("`{}` is declared twice.", dts.shown(element.name));
            tell(dts, element.origin, Code::RepeatedDeclaration, message, diagnostics);
        }
    }
}

fn names_of_types(dts: &Dts, schemas: &Schemas, diagnostics: &mut Diagnostics) {
    for (id, of) in dts.types() {
        let Some(origin) = of.origin else { continue };
        let names = of.member_names.iter().chain(std::iter::once(&of.base_name));
        for name in names.filter(|name| **name != NameId(0)) {
            if dts.type_by_name(*name).is_none() {
                schemas.unknown(dts, origin, *name, diagnostics);
            }
        }
        if dts.type_chain(id).skip(1).any(|base| base == id) {
            let message = "The type is made of itself.";
            tell(dts, origin, Code::UnknownDeclaration, message, diagnostics);
        }
        if let Some(particle) = &of.particle {
            names_of_particle(dts, particle, origin, schemas, diagnostics);
        }
    }
}

fn names_of_particle(
    dts: &Dts,
    particle: &Particle,
    origin: Origin,
    schemas: &Schemas,
    diagnostics: &mut Diagnostics,
) {
    let origin = Origin { line: particle.line, ..origin };
    let unknown = match &particle.term {
        Term::Sequence(parts) | Term::Choice(parts) | Term::All(parts) => {
            for part in parts {
                names_of_particle(dts, part, origin, schemas, diagnostics);
            }
            return;
        }
        Term::Element(name) if dts.by_name(*name).is_none() => *name,
        Term::Group(name) if dts.group(*name).is_none() => *name,
        _ => return,
    };
    schemas.unknown(dts, origin, unknown, diagnostics);
}
