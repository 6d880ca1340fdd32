//! Attributes of elements (XML Schema 1.0 Part 1 §3.4.4).

use super::content::{is_any_type, takes_namespace};
use super::{Judged, Scope, Validator, is_value};
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::NodeId;
use crate::model::dts::{
    AttributeSet, Derivation, Dts, GivenValue, NameId, Occurs, Process, Sym, TypeId, Wildcard, ns,
};

/// The attributes that elements of a type may have.
#[derive(Default)]
pub(super) struct Attributes {
    uses: Vec<Allowed>,
    any: Option<Wildcard>,
}

struct Allowed {
    name: NameId,
    type_id: TypeId,
    occurs: Occurs,
    value: Option<GivenValue>,
}

impl Allowed {
    /// The only value that it can have.
    fn fixed(&self) -> Option<Sym> {
        match self.value {
            Some(GivenValue::Fixed(value)) => Some(value),
            _ => None,
        }
    }
}

/// How deep groups of attributes may be nested.
const DEPTH: usize = 32;

impl Attributes {
    pub(super) fn new(dts: &Dts, of: TypeId) -> Self {
        let mut all = Self::default();
        // The nearest declaration of an attribute counts; of other attributes, what a restriction
        // says itself.
        let mut takes_others = true;
        for at in dts.type_chain(of) {
            let own = dts.type_(at);
            all.add(dts, &own.attributes, takes_others, 0);
            takes_others &= own.derivation != Derivation::Restriction;
        }
        all
    }

    /// The type of an attribute.
    pub(super) fn type_of(&self, name: NameId) -> Option<TypeId> {
        self.uses.iter().find(|known| known.name == name).map(|known| known.type_id)
    }

    /// The attributes that have a value where none is written: name, type and value.
    pub(super) fn given(&self) -> impl Iterator<Item = (NameId, TypeId, Sym)> + '_ {
        self.uses.iter().filter(|known| known.occurs != Occurs::Prohibited).filter_map(|known| {
            let (GivenValue::Default(value) | GivenValue::Fixed(value)) = known.value?;
            Some((known.name, known.type_id, value))
        })
    }

    fn add(&mut self, dts: &Dts, set: &AttributeSet, takes_others: bool, depth: usize) {
        for attribute in &set.uses {
            if self.uses.iter().any(|known| known.name == attribute.name) {
                continue;
            }
            let global = dts.attribute(attribute.name).filter(|_| attribute.is_reference);
            let named = dts.type_by_name(attribute.type_name);
            let type_id = attribute.type_id.or(named).or(global.map(|of| of.type_id));
            let value = attribute.value.or(global.and_then(|of| of.value));
            self.uses.push(Allowed {
                name: attribute.name,
                type_id: type_id.unwrap_or(TypeId(1)),
                occurs: attribute.occurs,
                value,
            });
        }
        if takes_others && self.any.is_none() {
            self.any.clone_from(&set.any);
        }
        for group in &set.groups {
            if let Some(group) = dts.attribute_group(*group).filter(|_| depth < DEPTH) {
                self.add(dts, group, takes_others, depth + 1);
            }
        }
    }
}

impl Validator<'_> {
    /// Judges the attributes of an element by its type.
    pub(super) fn check_attributes(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        of: TypeId,
        diagnostics: &mut Diagnostics,
    ) {
        if is_any_type(self.dts, of) {
            return self.attributes_of_any(judged, node, diagnostics);
        }
        let dts = self.dts;
        let allowed = self.attributes.entry(of).or_insert_with(|| Attributes::new(dts, of));
        let allowed = std::mem::take(allowed);
        let at = judged.tree.node(node);
        for attribute in judged.tree.attributes(node) {
            let name = attribute.name;
            if Some(dts.names().namespace(name)) == self.known.xsi {
                continue;
            }
            let text = judged.tree.value(attribute.value);
            let found = allowed.uses.iter().find(|known| known.name == name);
            match found.filter(|known| known.occurs != Occurs::Prohibited) {
                Some(known) => {
                    let fits = known
                        .fixed()
                        .is_none_or(|fixed| self.is_same(known.type_id, &text, dts.text(fixed)));
                    if !fits {
                        let message = format!(
                            "`{}` of `{}` is `{text}` and can only be `{}`.",
                            dts.shown(name),
                            dts.shown(at.name),
                            known.fixed().map_or("", |fixed| dts.text(fixed))
                        );
                        self.tell(judged, at.line, Code::InvalidValue, message, diagnostics);
                    }
                    self.attribute_value(judged, node, name, known.type_id, &text, diagnostics);
                }
                None => {
                    let taken = allowed.any.as_ref().filter(|any| takes_namespace(dts, any, name));
                    match taken {
                        Some(any) if any.process == Process::Skip => {}
                        Some(_) => self.lax_attribute(judged, node, name, &text, diagnostics),
                        None => {
                            let message = format!(
                                "`{}` can't have the attribute `{}`.",
                                dts.shown(at.name),
                                dts.shown(name)
                            );
                            let code = Code::WrongAttribute;
                            self.tell(judged, at.line, code, message, diagnostics);
                        }
                    }
                }
            }
        }
        let has = |name| judged.tree.attributes(node).iter().any(|a| a.name == name);
        for missing in allowed.uses.iter().filter(|a| a.occurs == Occurs::Required) {
            if !has(missing.name) {
                let message = format!(
                    "`{}` lacks the attribute `{}`.",
                    dts.shown(at.name),
                    dts.shown(missing.name)
                );
                self.tell(judged, at.line, Code::WrongAttribute, message, diagnostics);
            }
        }
        self.attributes.insert(of, allowed);
    }

    /// Judges the attributes of an element of which nothing is declared.
    pub(super) fn attributes_of_any(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        diagnostics: &mut Diagnostics,
    ) {
        for attribute in judged.tree.attributes(node) {
            let text = judged.tree.value(attribute.value);
            self.lax_attribute(judged, node, attribute.name, &text, diagnostics);
        }
    }

    fn lax_attribute(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        name: NameId,
        text: &str,
        diagnostics: &mut Diagnostics,
    ) {
        if let Some(declared) = self.dts.attribute(name) {
            let of = declared.type_id;
            self.attribute_value(judged, node, name, of, text, diagnostics);
        }
    }

    fn attribute_value(
        &mut self,
        judged: Judged<'_>,
        node: NodeId,
        name: NameId,
        of: TypeId,
        text: &str,
        diagnostics: &mut Diagnostics,
    ) {
        let line = judged.tree.node(node).line;
        let scope = Scope { tree: judged.tree, node };
        if !is_value(self.dts, of, text, Some(scope)) {
            let message = super::no_value(self.dts, text, of, &self.dts.shown(name));
            return self.tell(judged, line, Code::InvalidValue, message, diagnostics);
        }
        let is = |local| self.dts.derives_from_name(of, ns::XS, local);
        if is("ID") && !self.ids.insert(text.trim_ascii().to_owned()) {
            let message = format!("The id `{}` is there twice.", text.trim_ascii());
            self.tell(judged, line, Code::RepeatedId, message, diagnostics);
        } else if is("IDREF") {
            self.idrefs.push((text.trim_ascii().to_owned(), line));
        }
    }
}
