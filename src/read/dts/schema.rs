//! Schemas (XBRL 2.1 §5.1): what stands directly in `xs:schema`.

use super::discover::{Loader, Reading};
use crate::model::documents::{NodeId, Reference, ReferenceKind, Tree};
use crate::model::dts::{
    ArcroleId, ArcroleType, AttributeDeclaration, Cycles, Element, ElementId, ElementKind,
    GivenValue, NameId, Node, RoleId, RoleType, Sym, TypeId,
};
use crate::model::{Balance, PeriodType};

/// What holds for all declarations of a schema.
#[derive(Clone, Copy)]
pub(super) struct Schema {
    pub(super) namespace: Sym,
    /// Whether elements inside types have the namespace.
    pub(super) qualified_elements: bool,
    /// Whether attributes inside types have it.
    pub(super) qualified_attributes: bool,
}

impl Loader<'_> {
    /// Reads a schema; without a namespace of its own it takes that of whom includes it.
    pub(super) fn read_schema(&mut self, reading: Reading<'_>, including: Sym) {
        let (tree, known) = (reading.tree, self.known);
        let own = self.sym_of(tree, NodeId::ROOT, known.target_namespace);
        if let Some(document) = self.dts.documents.list.get_mut(reading.document.index()) {
            document.namespace = own;
            document.prefix = tree.prefix_of(own).unwrap_or(Sym::EMPTY);
        }
        let is_qualified =
            |form: NameId| tree.attribute(NodeId::ROOT, form).as_deref() == Some("qualified");
        let schema = Schema {
            namespace: if own == Sym::EMPTY { including } else { own },
            qualified_elements: is_qualified(known.element_form_default),
            qualified_attributes: is_qualified(known.attribute_form_default),
        };
        for node in tree.children(NodeId::ROOT) {
            let name = tree.node(node).name;
            if name == known.element {
                self.read_element(reading, schema, node, true);
            } else if name == known.annotation {
                self.read_annotation(reading, node);
            } else if name == known.import {
                self.read_reference(reading, node, ReferenceKind::Import);
            } else if name == known.include {
                let target = self.read_reference(reading, node, ReferenceKind::Include);
                if let Some(target) = target {
                    self.include(target, schema.namespace);
                }
            } else if name == known.redefine {
                self.read_reference(reading, node, ReferenceKind::Redefine);
            } else {
                self.read_definition(reading, schema, node);
            }
        }
    }

    /// Types, groups and attributes at the top of a schema.
    fn read_definition(&mut self, reading: Reading<'_>, schema: Schema, node: NodeId) {
        let (tree, known) = (reading.tree, self.known);
        let name = tree.node(node).name;
        if name == known.complex_type {
            self.read_complex_type(reading, schema, node, true);
        } else if name == known.simple_type {
            self.read_simple_type(reading, schema, node, true);
        } else if name == known.attribute {
            let (type_id, type_name) = self.attribute_type(reading, schema, node);
            let declaration = AttributeDeclaration {
                name: self.own_name(tree, schema, node),
                origin: reading.origin(node),
                type_id: type_id.unwrap_or(TypeId(1)),
                type_name,
                value: self.given_value(tree, node),
            };
            self.dts.attributes.entry(declaration.name).or_insert(declaration);
        } else if name == known.attribute_group {
            let own = self.own_name(tree, schema, node);
            let set = self.read_attributes(reading, schema, node);
            self.dts.attribute_groups.entry(own).or_insert(set);
        } else if name == known.group {
            let own = self.own_name(tree, schema, node);
            let model = tree.children(node).find_map(|n| self.read_particle(reading, schema, n));
            if let Some(model) = model {
                self.dts.groups.entry(own).or_insert(model);
            }
        }
    }

    /// The name of a declaration at the top of a schema.
    pub(super) fn own_name(&mut self, tree: &Tree, schema: Schema, node: NodeId) -> NameId {
        let local = self.sym_of(tree, node, self.known.name);
        self.dts.names.name(schema.namespace, local)
    }

    /// `default` or `fixed`.
    pub(super) fn given_value(&mut self, tree: &Tree, node: NodeId) -> Option<GivenValue> {
        if let Some(value) = tree.attribute(node, self.known.fixed) {
            return Some(GivenValue::Fixed(self.dts.names.intern(&value)));
        }
        let value = tree.attribute(node, self.known.default)?;
        Some(GivenValue::Default(self.dts.names.intern(&value)))
    }

    /// Reads a declaration of an element.
    pub(super) fn read_element(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
        global: bool,
    ) -> ElementId {
        let (tree, known) = (reading.tree, self.known);
        let id = ElementId::from(self.dts.elements.len());
        let name = if global {
            self.own_name(tree, schema, node)
        } else {
            self.local_name(tree, node, schema.namespace, schema.qualified_elements)
        };
        let mut element = Element {
            name,
            origin: reading.origin(node),
            global,
            id: Sym::EMPTY,
            type_id: TypeId(0),
            type_name: NameId(0),
            head: None,
            head_name: NameId(0),
            kind: ElementKind::Other,
            is_abstract: false,
            nillable: false,
            period: None,
            balance: None,
            typed_domain: None,
            is_typed: false,
            domain: None,
            value: None,
        };
        // Its row must be there before those of the elements inside its type.
        self.dts.elements.push(element.clone());
        for attribute in tree.attributes(node) {
            let (name, value) = (attribute.name, tree.value(attribute.value));
            let value = value.trim_ascii();
            if name == known.id {
                element.id = self.dts.names.intern(value);
            } else if name == known.type_ {
                element.type_name =
                    tree.qname(node, value, &mut self.dts.names).unwrap_or(NameId(0));
            } else if name == known.substitution_group {
                element.head_name =
                    tree.qname(node, value, &mut self.dts.names).unwrap_or(NameId(0));
            } else if name == known.abstract_ {
                element.is_abstract = is_true(value);
            } else if name == known.nillable {
                element.nillable = is_true(value);
            } else if self.dts.names.namespace(name) != Sym::EMPTY {
                element.is_typed |= name == known.typed_domain_ref;
                self.note_attribute(reading, node, &mut element, id, name, value);
            }
        }
        element.value = self.given_value(tree, node);
        for child in tree.children(node) {
            let of = tree.node(child).name;
            if of == known.complex_type {
                element.type_id = self.read_complex_type(reading, schema, child, false);
            } else if of == known.simple_type {
                element.type_id = self.read_simple_type(reading, schema, child, false);
            }
        }
        if global {
            self.dts.by_name.entry(name).or_insert(id);
        }
        if element.id != Sym::EMPTY {
            let key = (reading.document, element.id);
            self.dts.documents.ids.entry(key).or_insert(Node::Element(id));
        }
        self.dts.elements[id.index()] = element;
        id
    }

    /// Keeps an attribute that XML Schema knows nothing of.
    fn note_attribute(
        &mut self,
        reading: Reading<'_>,
        node: NodeId,
        element: &mut Element,
        id: ElementId,
        name: NameId,
        value: &str,
    ) {
        let known = self.known;
        let text = self.dts.names.intern(value);
        self.dts.element_attributes.push((id, name, text));
        if name == known.period_type {
            element.period = match value {
                "instant" => Some(PeriodType::Instant),
                "duration" => Some(PeriodType::Duration),
                _ => None,
            };
        } else if name == known.balance {
            element.balance = match value {
                "debit" => Some(Balance::Debit),
                "credit" => Some(Balance::Credit),
                _ => None,
            };
        } else if [known.enumeration_domain, known.enumeration_domain_1].contains(&name) {
            element.domain = reading.tree.qname(node, value, &mut self.dts.names);
        } else if name == known.typed_domain_ref {
            let (target, fragment) = self.target(reading, node, value, false);
            self.dts.documents.references.push(Reference {
                origin: reading.origin(node),
                kind: ReferenceKind::TypedDomain,
                href: text,
                target,
                fragment,
                uri: self.dts.names.intern(&format!("{}", id.0)),
                linkbase: None,
            });
        }
    }

    /// The name of a declaration inside a type.
    pub(super) fn local_name(
        &mut self,
        tree: &Tree,
        node: NodeId,
        namespace: Sym,
        qualified: bool,
    ) -> NameId {
        let local = self.sym_of(tree, node, self.known.name);
        let qualified = match tree.attribute(node, self.known.form).as_deref() {
            Some("qualified") => true,
            Some(_) => false,
            None => qualified,
        };
        self.dts.names.name(if qualified { namespace } else { Sym::EMPTY }, local)
    }

    /// `xs:import` and the like: the document to which they lead, which is read.
    fn read_reference(
        &mut self,
        reading: Reading<'_>,
        node: NodeId,
        kind: ReferenceKind,
    ) -> Option<crate::model::documents::DocumentId> {
        let (tree, known) = (reading.tree, self.known);
        let href = tree.attribute(node, known.schema_location);
        // Redefinitions are no part of discovery (XBRL 2.1 §5.6.1 forbids them).
        let follow = kind != ReferenceKind::Redefine;
        let (target, fragment) = match &href {
            Some(href) => self.target(reading, node, href, follow),
            None => (None, Sym::EMPTY),
        };
        let href = href.map_or(Sym::EMPTY, |href| self.dts.names.intern(&href));
        let uri = self.sym_of(tree, node, known.namespace);
        let origin = reading.origin(node);
        self.dts.documents.references.push(Reference {
            origin,
            kind,
            href,
            target,
            fragment,
            uri,
            linkbase: None,
        });
        target
    }

    /// What XBRL puts into `xs:annotation/xs:appinfo`.
    fn read_annotation(&mut self, reading: Reading<'_>, annotation: NodeId) {
        let (tree, known) = (reading.tree, self.known);
        for appinfo in tree.children(annotation) {
            if tree.node(appinfo).name != known.appinfo {
                continue;
            }
            for node in tree.children(appinfo) {
                let name = tree.node(node).name;
                if self.is_beside() && name != known.role_type && name != known.arcrole_type {
                    // Linkbases of what is no part of the set say nothing.
                } else if name == known.linkbase_ref {
                    if self.options.without_resources && self.holds_resources(tree, node) {
                        continue;
                    }
                    self.read_simple_link(reading, node, ReferenceKind::LinkbaseRef, None);
                } else if name == known.linkbase {
                    self.read_linkbase(reading, node, true);
                } else if name == known.role_type {
                    self.read_role_type(reading, node);
                } else if name == known.arcrole_type {
                    self.read_arcrole_type(reading, node);
                }
            }
        }
    }

    /// Whether a linkbase that is referred to holds labels or references of concepts and no more.
    fn holds_resources(&self, tree: &Tree, node: NodeId) -> bool {
        const ROLES: [&str; 2] = [
            "http://www.xbrl.org/2003/role/labelLinkbaseRef",
            "http://www.xbrl.org/2003/role/referenceLinkbaseRef",
        ];
        let role = tree.attribute(node, self.known.xlink_role);
        role.is_some_and(|role| ROLES.contains(&&*role))
    }

    fn read_role_type(&mut self, reading: Reading<'_>, node: NodeId) {
        let (tree, known) = (reading.tree, self.known);
        let (definition, used_on) = self.declaration_parts(tree, node);
        let role = RoleType {
            uri: self.sym_of(tree, node, known.role_uri),
            id: self.sym_of(tree, node, known.id),
            definition,
            used_on,
            origin: reading.origin(node),
        };
        let id = RoleId::from(self.dts.roles.len());
        self.dts.documents.ids.entry((reading.document, role.id)).or_insert(Node::Role(id));
        self.dts.roles.push(role);
    }

    fn read_arcrole_type(&mut self, reading: Reading<'_>, node: NodeId) {
        let (tree, known) = (reading.tree, self.known);
        let (definition, used_on) = self.declaration_parts(tree, node);
        let cycles = match tree.attribute(node, known.cycles_allowed).as_deref() {
            Some("any") => Some(Cycles::Any),
            Some("undirected") => Some(Cycles::Undirected),
            Some("none") => Some(Cycles::None),
            _ => None,
        };
        let arcrole = ArcroleType {
            uri: self.sym_of(tree, node, known.arcrole_uri),
            id: self.sym_of(tree, node, known.id),
            definition,
            used_on,
            cycles,
            origin: reading.origin(node),
        };
        let id = ArcroleId::from(self.dts.arcroles.len());
        self.dts.documents.ids.entry((reading.document, arcrole.id)).or_insert(Node::Arcrole(id));
        self.dts.arcroles.push(arcrole);
    }

    /// `link:definition` and `link:usedOn` of a declaration of a role.
    fn declaration_parts(&mut self, tree: &Tree, node: NodeId) -> (Option<Sym>, Vec<NameId>) {
        let (mut definition, mut used_on) = (None, Vec::new());
        for child in tree.children(node) {
            let name = tree.node(child).name;
            let text = tree.string_value(child);
            if name == self.known.definition {
                definition = Some(self.dts.names.intern(text.trim_ascii()));
            } else if name == self.known.used_on
                && let Some(name) = tree.qname(child, &text, &mut self.dts.names)
            {
                used_on.push(name);
            }
        }
        (definition, used_on)
    }

    /// `link:linkbaseRef`, `link:roleRef`, `link:arcroleRef`: simple links.
    pub(super) fn read_simple_link(
        &mut self,
        reading: Reading<'_>,
        node: NodeId,
        kind: ReferenceKind,
        linkbase: Option<u32>,
    ) {
        let (tree, known) = (reading.tree, self.known);
        let href = tree.attribute(node, known.xlink_href);
        let (target, fragment) = match &href {
            Some(href) => self.target(reading, node, href, true),
            None => (None, Sym::EMPTY),
        };
        let href = href.map_or(Sym::EMPTY, |href| self.dts.names.intern(&href));
        let uri = match kind {
            ReferenceKind::RoleRef => known.role_uri,
            ReferenceKind::ArcroleRef => known.arcrole_uri,
            _ => known.xlink_role,
        };
        let uri = self.sym_of(tree, node, uri);
        let origin = reading.origin(node);
        self.dts.documents.references.push(Reference {
            origin,
            kind,
            href,
            target,
            fragment,
            uri,
            linkbase,
        });
    }
}

/// Whether a text is a true `xs:boolean`.
pub(super) fn is_true(text: &str) -> bool {
    matches!(text, "true" | "1")
}
