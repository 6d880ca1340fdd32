//! Elements as values (XBRL 2.1 §4.10, s-equal): names, attributes and contents, each value as its type reads it.

use super::attributes::Attributes;
use super::content::{Matched, Model};
use super::{Known, NodeId, Tree};
use crate::model::dts::{Content, Derivation, Dts, ElementId, GivenValue, NameId, TypeId, ns};
use crate::notation::lexical::collapsed;
use crate::notation::schema_type::normalized;
use crate::notation::simple_type::SimpleType;

/// A text that is the same for elements that are equal. Values are compared by their types, attributes that a schema
/// gives are there as if they were written; what is not a number equals nothing, not even itself.
pub(crate) fn key(dts: &Dts, tree: &Tree, node: NodeId) -> String {
    let mut keys = Keys { dts, tree, known: Known::new(dts.names()), out: String::new() };
    keys.element(node, dts.by_name(tree.node(node).name));
    keys.out
}

/// Whether two texts may be one value of a type. What prefixes of names stand for is not known here: names that differ
/// in nothing else may be one.
pub(super) fn is_same(dts: &Dts, of: TypeId, a: &str, b: &str) -> bool {
    if holds_names(dts, of) {
        let locals = |text: &str| -> Vec<String> {
            let names = text.split_ascii_whitespace();
            names.map(|name| name.rsplit(':').next().unwrap_or_default().to_owned()).collect()
        };
        return locals(a) == locals(b);
    }
    let is_union = dts.type_chain(of).any(|at| dts.type_(at).derivation == Derivation::Union);
    if is_union && collapsed(a) == collapsed(b) {
        return true;
    }
    let tree = Tree::default();
    let key = |text: &str| {
        let known = Known::new(dts.names());
        let mut keys = Keys { dts, tree: &tree, known, out: String::new() };
        keys.value(text, Some(of), 0);
        keys.out
    };
    a == b || key(a) == key(b)
}

/// Whether values of a type are names with prefixes, or can be, or are lists of such.
fn holds_names(dts: &Dts, of: TypeId) -> bool {
    let is_name = |id: TypeId| {
        ["QName", "NOTATION"].iter().any(|local| dts.derives_from_name(id, ns::XS, local))
    };
    is_name(of)
        || dts.type_chain(of).any(|at| dts.type_(at).members.iter().any(|member| is_name(*member)))
}

struct Keys<'a> {
    dts: &'a Dts,
    tree: &'a Tree,
    known: Known,
    out: String,
}

impl Keys<'_> {
    fn element(&mut self, node: NodeId, declared: Option<ElementId>) {
        let at = self.tree.node(node);
        let declaration = declared.map(|element| self.dts.element(element));
        let own = self.known.type_.and_then(|name| self.tree.attribute(node, name));
        let own = own.and_then(|text| self.tree.find_qname(node, &text, self.dts.names()));
        let of = own
            .and_then(|name| self.dts.type_by_name(name))
            .or(declaration.map(|declared| declared.type_id));
        self.out.push_str(&format!("<{}", at.name.0));
        self.attributes(node, of);
        self.out.push('>');
        let content = of.map(|of| self.dts.type_(of).content);
        let children: Vec<NodeId> = self.tree.children(node).collect();
        let is_value = matches!(content, Some(Content::Simple | Content::SimpleWithAttributes));
        if is_value || children.is_empty() {
            let text = self.tree.string_value(node);
            let given = declaration.and_then(|declared| declared.value);
            let text = match given {
                Some(GivenValue::Default(value) | GivenValue::Fixed(value)) if text.is_empty() => {
                    self.dts.text(value).to_owned()
                }
                _ => text.into_owned(),
            };
            self.value(&text, of, at.whole.start);
        } else {
            if self.tree.has_own_text(node) {
                self.out.push_str(&collapsed(&self.tree.string_value(node)));
            }
            let names: Vec<NameId> = children.iter().map(|of| self.tree.node(*of).name).collect();
            let matched = of.map(|of| Model::new(self.dts, of).matches(self.dts, &names).0);
            for (position, child) in children.into_iter().enumerate() {
                let global = self.dts.by_name(names[position]);
                let declared = match matched.as_ref().and_then(|matched| matched.get(position)) {
                    Some(Matched::Element(element)) => global.or(Some(*element)),
                    _ => global,
                };
                self.element(child, declared);
            }
        }
        self.out.push_str("</>");
    }

    fn attributes(&mut self, node: NodeId, of: Option<TypeId>) {
        let allowed = of.map(|of| Attributes::new(self.dts, of)).unwrap_or_default();
        let mut all: Vec<(NameId, String, Option<TypeId>)> = Vec::new();
        for attribute in self.tree.attributes(node) {
            let namespace = self.dts.names().namespace(attribute.name);
            if Some(namespace) == self.known.xsi && Some(attribute.name) != self.known.nil {
                continue;
            }
            let typed = allowed.type_of(attribute.name);
            let typed = typed.or(self.dts.attribute(attribute.name).map(|of| of.type_id));
            all.push((attribute.name, self.tree.value(attribute.value).into_owned(), typed));
        }
        for (name, of, value) in allowed.given() {
            if all.iter().all(|(known, _, _)| *known != name) {
                all.push((name, self.dts.text(value).to_owned(), Some(of)));
            }
        }
        all.sort();
        for (name, text, of) in all {
            self.out.push_str(&format!(" {}=", name.0));
            self.value(&text, of, self.tree.node(node).whole.start);
        }
    }

    /// A value as its type reads it; with the blanks that its type keeps where that has no values of its own, and as it
    /// is written where the type is not known.
    fn value(&mut self, text: &str, of: Option<TypeId>, at: u32) {
        let chain: Vec<TypeId> = of.map_or_else(Vec::new, |of| self.dts.type_chain(of).collect());
        let primitive = chain.iter().find_map(|at| {
            let (namespace, local) = self.dts.names().parts(self.dts.type_(*at).name?);
            (namespace == ns::XS).then_some(local)
        });
        let read = primitive.and_then(SimpleType::from_name).and_then(|known| known.read(text, ""));
        if matches!(primitive, Some("double" | "float")) && text.trim() == "NaN" {
            self.out.push_str(&format!("NaN at {at}"));
            return;
        }
        match read {
            Some(value) => self.out.push_str(value.plain()),
            None => match of {
                Some(of) => self.out.push_str(&normalized(self.dts, of, text)),
                None => self.out.push_str(text),
            },
        }
    }
}
