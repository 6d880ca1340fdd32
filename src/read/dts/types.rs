//! Types of schemas: how they derive, their facets and their attributes.

use super::discover::{Loader, Reading};
use super::schema::{Schema, is_true};
use crate::model::documents::NodeId;
use crate::model::dts::{
    AttributeSet, AttributeUse, Content, Derivation, Facet, FacetKind, NameId, Namespaces, Occurs,
    Process, Sym, Type, TypeId, Wildcard, ns,
};

impl Loader<'_> {
    /// A new type in the table, known by its name where it stands at the top of a schema.
    fn new_type(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
        global: bool,
    ) -> TypeId {
        let id = TypeId::from(self.dts.types.len());
        let name = global.then(|| self.own_name(reading.tree, schema, node));
        self.dts.types.push(Type {
            name,
            origin: Some(reading.origin(node)),
            base: None,
            base_name: self.dts.names.qualified(ns::XS, "anyType"),
            derivation: Derivation::Restriction,
            content: Content::Elements,
            is_abstract: false,
            facets: Vec::new(),
            members: Vec::new(),
            member_names: Vec::new(),
            attributes: AttributeSet::default(),
            particle: None,
        });
        if let Some(name) = name {
            self.dts.type_by_name.entry(name).or_insert(id);
        }
        id
    }

    /// Reads `xs:simpleType`.
    pub(super) fn read_simple_type(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
        global: bool,
    ) -> TypeId {
        let (tree, known) = (reading.tree, self.known);
        let id = self.new_type(reading, schema, node, global);
        self.dts.types[id.index()].content = Content::Simple;
        for child in tree.children(node) {
            let name = tree.node(child).name;
            if name == known.restriction {
                self.read_restriction(reading, schema, child, id);
            } else if name == known.list {
                let item = self.qname_of(tree, child, known.item_type);
                self.read_members(reading, schema, child, id, Derivation::List, vec![item]);
            } else if name == known.union_ {
                let text = tree.attribute(child, known.member_types).unwrap_or_default();
                let names = &mut self.dts.names;
                let members = text.split_ascii_whitespace();
                let members = members.filter_map(|name| tree.qname(child, name, names)).collect();
                self.read_members(reading, schema, child, id, Derivation::Union, members);
            }
        }
        id
    }

    /// The members of a list or union: those that are named, and those that stand in it.
    fn read_members(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
        id: TypeId,
        derivation: Derivation,
        mut member_names: Vec<NameId>,
    ) {
        member_names.retain(|name| *name != NameId(0));
        let tree = reading.tree;
        let inside = tree.children(node).filter(|n| tree.node(*n).name == self.known.simple_type);
        let inside: Vec<NodeId> = inside.collect();
        let members = inside
            .into_iter()
            .map(|child| self.read_simple_type(reading, schema, child, false))
            .collect();
        let base_name = self.dts.names.qualified(ns::XS, "anySimpleType");
        let of = &mut self.dts.types[id.index()];
        of.derivation = derivation;
        of.base_name = base_name;
        of.member_names = member_names;
        of.members = members;
    }

    /// `xs:restriction` with its facets, of a simple type or of simple content.
    fn read_restriction(&mut self, reading: Reading<'_>, schema: Schema, node: NodeId, id: TypeId) {
        let (tree, known) = (reading.tree, self.known);
        let base_name = self.qname_of(tree, node, known.base);
        self.dts.types[id.index()].base_name = base_name;
        for child in tree.children(node) {
            let at = tree.node(child);
            if at.name == known.simple_type {
                let base = self.read_simple_type(reading, schema, child, false);
                let of = &mut self.dts.types[id.index()];
                // The type inside a restriction of simple content narrows the base, and is the
                // base where none is named.
                if base_name == NameId(0) {
                    of.base = Some(base);
                } else {
                    of.members.push(base);
                }
                continue;
            }
            let (namespace, local) = self.dts.names.parts(at.name);
            if namespace == ns::XS
                && let Some(kind) = FacetKind::from_name(local)
            {
                let value = tree.attribute(child, known.value).unwrap_or_default();
                let is_name = kind == FacetKind::Enumeration && value.contains(':');
                let name = is_name.then(|| tree.qname(child, &value, &mut self.dts.names));
                let (name, value) = (name.flatten(), self.dts.names.intern(&value));
                self.dts.types[id.index()].facets.push(Facet { kind, value, name, line: at.line });
            }
        }
    }

    /// Reads `xs:complexType`.
    pub(super) fn read_complex_type(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
        global: bool,
    ) -> TypeId {
        let (tree, known) = (reading.tree, self.known);
        let id = self.new_type(reading, schema, node, global);
        let is_set = |node: NodeId, name| {
            tree.attribute(node, name).is_some_and(|v| is_true(v.trim_ascii()))
        };
        let mut mixed = is_set(node, known.mixed);
        self.dts.types[id.index()].is_abstract = is_set(node, known.abstract_);
        let content = tree.children(node).find(|child| {
            let name = tree.node(*child).name;
            name == known.simple_content || name == known.complex_content
        });
        let Some(content) = content else {
            self.read_body(reading, schema, node, id);
            self.dts.types[id.index()].content =
                if mixed { Content::Mixed } else { Content::Elements };
            return id;
        };
        let simple = tree.node(content).name == known.simple_content;
        mixed |= is_set(content, known.mixed);
        for child in tree.children(content) {
            let name = tree.node(child).name;
            let extends = name == known.extension;
            if !extends && name != known.restriction {
                continue;
            }
            let base_name = self.qname_of(tree, child, known.base);
            let of = &mut self.dts.types[id.index()];
            of.base_name = base_name;
            of.derivation = if extends { Derivation::Extension } else { Derivation::Restriction };
            if simple && !extends {
                self.read_restriction(reading, schema, child, id);
            }
            self.read_body(reading, schema, child, id);
        }
        self.dts.types[id.index()].content = match (simple, mixed) {
            (true, _) => Content::SimpleWithAttributes,
            (false, true) => Content::Mixed,
            (false, false) => Content::Elements,
        };
        id
    }

    /// Content and attributes of a complex type.
    fn read_body(&mut self, reading: Reading<'_>, schema: Schema, node: NodeId, id: TypeId) {
        let attributes = self.read_attributes(reading, schema, node);
        let tree = reading.tree;
        let particle = tree.children(node).find_map(|n| self.read_particle(reading, schema, n));
        let of = &mut self.dts.types[id.index()];
        of.attributes = attributes;
        of.particle = particle;
    }

    /// The attributes that stand in a type or a group of attributes.
    pub(super) fn read_attributes(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
    ) -> AttributeSet {
        let (tree, known) = (reading.tree, self.known);
        let mut set = AttributeSet::default();
        for child in tree.children(node) {
            let name = tree.node(child).name;
            if name == known.attribute {
                let attribute = self.read_attribute_use(reading, schema, child);
                set.uses.push(attribute);
            } else if name == known.attribute_group {
                let group = self.qname_of(tree, child, known.ref_);
                set.groups.push(group);
            } else if name == known.any_attribute {
                set.any = Some(self.read_wildcard(reading, schema, child));
            }
        }
        set
    }

    fn read_attribute_use(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
    ) -> AttributeUse {
        let (tree, known) = (reading.tree, self.known);
        let is_reference = tree.attribute(node, known.ref_).is_some();
        let name = if is_reference {
            self.qname_of(tree, node, known.ref_)
        } else {
            self.local_name(tree, node, schema.namespace, schema.qualified_attributes)
        };
        let (type_id, type_name) = self.attribute_type(reading, schema, node);
        AttributeUse {
            name,
            is_reference,
            type_id,
            type_name,
            occurs: match tree.attribute(node, known.use_).as_deref() {
                Some("required") => Occurs::Required,
                Some("prohibited") => Occurs::Prohibited,
                _ => Occurs::Optional,
            },
            value: self.given_value(tree, node),
            line: tree.node(node).line,
        }
    }

    /// The type of an attribute: one that stands in it, or the name of one.
    pub(super) fn attribute_type(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
    ) -> (Option<TypeId>, NameId) {
        let tree = reading.tree;
        let type_name = self.qname_of(tree, node, self.known.type_);
        let inside = tree.children(node).find(|n| tree.node(*n).name == self.known.simple_type);
        let type_id = inside.map(|child| self.read_simple_type(reading, schema, child, false));
        (type_id, type_name)
    }

    /// `xs:any` or `xs:anyAttribute`.
    pub(super) fn read_wildcard(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
    ) -> Wildcard {
        let (tree, known) = (reading.tree, self.known);
        let namespaces = tree.attribute(node, known.namespace);
        let namespaces = match namespaces.as_deref().unwrap_or("##any").trim_ascii() {
            "##any" => Namespaces::Any,
            "##other" => Namespaces::Other(schema.namespace),
            list => Namespaces::These(
                list.split_ascii_whitespace()
                    .map(|namespace| match namespace {
                        "##targetNamespace" => schema.namespace,
                        "##local" => Sym::EMPTY,
                        namespace => self.dts.names.intern(namespace),
                    })
                    .collect(),
            ),
        };
        let process = match tree.attribute(node, known.process_contents).as_deref() {
            Some("lax") => Process::Lax,
            Some("skip") => Process::Skip,
            _ => Process::Strict,
        };
        Wildcard { namespaces, process }
    }
}
