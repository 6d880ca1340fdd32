//! The header: references and resources (Inline XBRL 1.1 §12, §14).

use rustc_hash::FxHashSet;

use super::allowed::strange_of_relationship;
use super::set::{References, Relationship};
use super::walk::Walk;
use super::{FACT_FOOTNOTE, IX_1_1, LINK_ROLE, resolved};
use crate::model::instance::{IdRef, NameId, ProblemKind, ReferenceKind};
use crate::notation::simple_type::SimpleType;
use crate::read::instance::{LINK, XBRLI};
use crate::read::xml::{Token, XML, XmlError, trimmed};

impl Walk<'_, '_> {
    /// Reads `ix:references`.
    pub(super) fn references(&mut self, name: NameId) -> Result<(), XmlError> {
        let at = self.place();
        self.fragment.read(self.scanner, name)?;
        let target = self.fragment.attribute(0, "target");
        if target.as_deref().is_some_and(|target| !crate::notation::lexical::is_ncname(target)) {
            self.problem(ProblemKind::Target, at, "the name of a target is no name");
        }
        let target = self.set.target(target.as_deref());
        let has_id = self.fragment.attribute(0, "id").is_some();
        let scope = self.fragment.scope(0);
        let mut attributes = Vec::new();
        let mut lang = None;
        for index in 0..self.fragment.attributes(0).len() {
            let attribute = self.fragment.attributes(0)[index];
            let Some((prefix, local)) = attribute.key.split_once(':') else { continue };
            let namespace = self.scanner.scopes().namespace(scope, prefix).unwrap_or("").to_owned();
            let namespace = &*namespace;
            match (namespace, local) {
                (XBRLI | LINK, _) => {
                    let what = format!("references have the attribute `{}`", attribute.key);
                    self.problem(ProblemKind::Structure, at, what);
                }
                (XML, "base") => {}
                (XML, "lang") => lang = Some(attribute.value().into()),
                _ => {}
            }
            if (namespace, local) != (XML, "base") {
                let name = format!("{{{namespace}}}{local}");
                attributes.push((name.into(), attribute.value().into()));
            }
        }
        let before = self.set.builder.instance.references.len();
        let base = self.fragment.attribute_in(0, self.scanner.scopes(), XML, "base");
        let outer = self.set.builder.root_base.clone();
        if let Some(base) = base {
            let within = outer.as_deref().map(|outer| resolved(outer, &base).into());
            self.set.builder.root_base = within.or_else(|| Some(base.into()));
        }
        if self.fragment.has_own_text(0) {
            self.problem(ProblemKind::Structure, at, "references hold a text");
        }
        let children: Vec<(usize, NameId)> = self.fragment.children(0).collect();
        for (child, name) in children {
            let kind = match self.scanner.names().parts(name) {
                (LINK, "schemaRef") => ReferenceKind::Schema,
                (LINK, "linkbaseRef") => ReferenceKind::Linkbase,
                _ => {
                    let what = "references hold `link:schemaRef` and `link:linkbaseRef`";
                    self.problem(ProblemKind::Structure, at, what);
                    continue;
                }
            };
            self.set.builder.reference(&self.fragment, child, self.scanner.scopes(), kind);
        }
        self.set.builder.root_base = outer;
        let references = self.set.builder.instance.references.split_off(before);
        if references.is_empty() {
            self.problem(ProblemKind::Structure, at, "references lead to nothing");
        }
        self.set.references.push(References { target, references, has_id, attributes, lang, at });
        Ok(())
    }

    /// Reads what stands in `ix:resources`.
    pub(super) fn resources(&mut self, is_first: bool) -> Result<(), XmlError> {
        self.set.has_resources = true;
        loop {
            let name = match self.scanner.token()? {
                Token::Start(name) => name,
                Token::Text(text) => {
                    if !trimmed(&text).is_empty() {
                        let what = "resources hold a text";
                        self.problem(ProblemKind::Structure, self.place(), what);
                    }
                    continue;
                }
                Token::End | Token::Eof => return Ok(()),
            };
            let at = self.place();
            self.fragment.read(self.scanner, name)?;
            let known = self.known;
            let (builder, fragment) = (&mut self.set.builder, &self.fragment);
            let kind = match self.scanner.names().parts(name) {
                (LINK, "roleRef") => Some(ReferenceKind::Role),
                (LINK, "arcroleRef") => Some(ReferenceKind::Arcrole),
                _ => None,
            };
            if name == known.context {
                builder.context(fragment, 0, self.scanner, known);
            } else if name == known.unit {
                builder.unit(fragment, 0, self.scanner, known);
            } else if let Some(kind) = kind {
                builder.reference(fragment, 0, self.scanner.scopes(), kind);
            } else if !is_first && self.scanner.names().parts(name) == (IX_1_1, "relationship") {
                self.relationship(at);
            } else {
                let what = "resources hold contexts, units, references to roles and relationships";
                self.problem(ProblemKind::Structure, at, what);
            }
        }
    }

    fn relationship(&mut self, at: u32) {
        let scope = self.fragment.scope(0);
        let keys = self.fragment.attributes(0).iter().map(|attribute| {
            let prefix = attribute.key.split_once(':').map(|(prefix, _)| prefix);
            let of = prefix.and_then(|prefix| self.scanner.scopes().namespace(scope, prefix));
            (attribute.key, of)
        });
        if let Some(key) = strange_of_relationship(keys) {
            let what = format!("`ix:relationship` can't have the attribute `{key}`");
            self.problem(ProblemKind::Value, at, what);
        }
        let ids = |set: &mut super::set::Set, text: Option<std::borrow::Cow<'_, str>>| {
            let text = text.unwrap_or_default();
            let ids = text.split_ascii_whitespace().map(|id| set.builder.instance.id(id));
            ids.collect::<Vec<IdRef>>()
        };
        let attribute = |key: &str| self.fragment.attribute(0, key);
        let relationship = Relationship {
            from: ids(self.set, attribute("fromRefs")),
            to: ids(self.set, attribute("toRefs")),
            arcrole: attribute("arcrole").map_or(FACT_FOOTNOTE.into(), |t| trimmed(&t).into()),
            role: attribute("linkRole").map_or(LINK_ROLE.into(), |t| trimmed(&t).into()),
            order: attribute("order").map(|order| trimmed(&order).into()),
            at,
        };
        let is_decimal = |order: &str| {
            SimpleType::from_name("decimal").is_some_and(|of| of.read(order, "").is_some())
        };
        if relationship.order.as_deref().is_some_and(|order| !is_decimal(order)) {
            self.problem(ProblemKind::Value, at, "`order` of a relationship is no decimal");
        }
        if relationship.from.is_empty() || relationship.to.is_empty() {
            self.problem(ProblemKind::Footnote, at, "a relationship has an end that is empty");
        }
        let to: FxHashSet<IdRef> = relationship.to.iter().copied().collect();
        if relationship.from.iter().any(|from| to.contains(from)) {
            self.problem(ProblemKind::Footnote, at, "a relationship leads from a fact to itself");
        }
        self.set.relationships.push(relationship);
    }
}
