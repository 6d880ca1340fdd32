//! Start tags: elements begin, prefixes are bound, names are looked after (Namespaces in XML 1.0).

use std::borrow::Cow;

use quick_xml::events::attributes::Attributes;
use rustc_hash::FxHashSet;

use super::scanner::{Open, Scanner};
use super::{Attribute, Scope, Scopes, Token, XML, XMLNS, XmlError, letters, plain};
use crate::model::instance::NameId;

/// How many attributes are compared with each other rather than put into a table.
const FEW: usize = 12;

impl<'a> Scanner<'a> {
    /// Opens the element of a tag whose attributes are read.
    pub(super) fn plain_tag(&mut self, tag: &plain::Tag) -> Result<Token<'a>, XmlError> {
        self.end = tag.end;
        self.end_due = tag.is_empty;
        self.begin(&self.text[self.at + 1..tag.name_end])?;
        if tag.is_special {
            for attribute in std::mem::take(&mut self.attributes) {
                self.take(attribute)?;
            }
        }
        self.no_attribute_twice()?;
        if tag.has_names {
            self.attribute_names()?;
        }
        self.name().map(Token::Start)
    }

    /// An element begins.
    fn begin(&mut self, name: &'a str) -> Result<(), XmlError> {
        if self.open.is_empty() && self.has_root {
            return Err(self.error("there is a second root element"));
        }
        if self.open.len() >= self.deepest {
            let told = format!("its elements nest deeper than {} (--limit depth)", self.deepest);
            return Err(self.error(told));
        }
        self.has_root = true;
        self.bound.clear();
        self.open.push(Open { scope: self.scope, name });
        self.tag = name;
        Ok(())
    }

    /// Reads a start tag, however it is written.
    pub(super) fn open(&mut self, name_len: usize, brackets: usize) -> Result<Token<'a>, XmlError> {
        let inner = &self.text[self.at + 1..self.end - brackets];
        self.begin(&inner[..name_len])?;
        self.attributes.clear();
        // Duplicates are found below, for the crate looks at every attribute before each.
        let mut attributes = Attributes::new(inner, name_len);
        attributes.with_checks(false);
        for attribute in attributes {
            let attribute = attribute.map_err(|error| self.error(error.to_string()))?;
            let (key, Cow::Borrowed(raw)) = (attribute.key.0, attribute.value) else {
                return Err(self.error("an attribute has no value"));
            };
            let before =
                inner.get(..(key.as_ptr() as usize).saturating_sub(inner.as_ptr() as usize));
            if !before.is_some_and(|before| before.ends_with([' ', '\t', '\n', '\r'])) {
                return Err(self.error(format!("no blank stands before the attribute `{key}`")));
            }
            self.take(Attribute { key, raw, is_plain: false })?;
        }
        self.no_attribute_twice()?;
        self.attribute_names()?;
        self.name().map(Token::Start)
    }

    /// Keeps an attribute, or binds the prefix that it declares.
    fn take(&mut self, attribute: Attribute<'a>) -> Result<(), XmlError> {
        let Attribute { key, raw, is_plain } = attribute;
        if !is_plain {
            self.check_value(key, raw)?;
        }
        let declared = match key.strip_prefix("xmlns") {
            Some("") => "",
            Some(rest) if rest.starts_with(':') => &rest[1..],
            _ => {
                self.attributes.push(attribute);
                return Ok(());
            }
        };
        if !declared.is_empty() && !letters::is_ncname(declared) {
            return Err(self.error(format!("`{key}` is no name")));
        }
        let namespace = attribute.value();
        let is_reserved =
            declared == "xmlns" || (declared == "xml") != (namespace == XML) || namespace == XMLNS;
        if is_reserved {
            return Err(
                self.error(format!("the prefix `{declared}` can't stand for `{namespace}`"))
            );
        }
        if namespace.is_empty() && !declared.is_empty() {
            return Err(self.error(format!("the prefix `{declared}` is bound to no namespace")));
        }
        let outer = self.open.last().map_or(Scopes::NONE, |open| open.scope);
        let is_twice = match self.bound.len() {
            0 => self.scopes.is_bound_within(self.scope, outer, declared),
            _ => self.bound.contains(declared),
        };
        if is_twice {
            return Err(self.error(format!("the attribute `{key}` stands twice")));
        }
        self.scope = self.scopes.bind(self.scope, declared, namespace);
        self.keep_bound(declared, outer);
        Ok(())
    }

    /// Puts the prefixes that an element declares into a table, once they are more than a few.
    fn keep_bound(&mut self, declared: &'a str, outer: Scope) {
        if !self.bound.is_empty() {
            self.bound.insert(declared);
        } else if self.scopes.within(self.scope, outer).nth(FEW).is_some() {
            self.bound.extend(self.scopes.within(self.scope, outer));
        }
    }

    /// Whether a value that is not written plainly holds what values hold.
    fn check_value(&mut self, key: &str, raw: &str) -> Result<(), XmlError> {
        if raw.contains('<') {
            return Err(self.error(format!("the value of `{key}` has a `<`")));
        }
        if letters::forbidden(raw).is_some() {
            return Err(self.error(format!("the value of `{key}` has a letter that XML has not")));
        }
        if let Some(found) = letters::dangling(raw, |name| super::entity(name).is_some()) {
            return Err(self.error(format!("`{found}` in the value of `{key}` refers to nothing")));
        }
        let is_declared = |name: &str| super::is_predefined(name) || self.declares_elsewhere;
        if let Some(found) = letters::dangling(raw, is_declared) {
            self.undeclared(found.trim_matches(['&', ';']));
        }
        Ok(())
    }

    /// Attributes with a prefix, or with letters that names may not have: the prefixes are bound, and no two mean the
    /// same name.
    fn attribute_names(&self) -> Result<(), XmlError> {
        let mut seen = FxHashSet::default();
        let name = |key: &'a str| {
            let (prefix, local) = key.split_once(':')?;
            Some((self.scopes.namespace(self.scope, prefix), local))
        };
        for (at, Attribute { key, .. }) in self.attributes.iter().enumerate() {
            if !letters::is_qname(key) {
                return Err(self.error(format!("`{key}` is no name")));
            }
            let Some((namespace, local)) = name(key) else { continue };
            if namespace.is_none() {
                let prefix = key.split_once(':').map_or("", |(prefix, _)| prefix);
                return Err(self.error(format!("the prefix `{prefix}` is not bound")));
            }
            let is_twice = match self.attributes.len() <= FEW {
                true => {
                    self.attributes[..at].iter().any(|of| name(of.key) == Some((namespace, local)))
                }
                false => !seen.insert((namespace, local)),
            };
            if is_twice {
                return Err(self.error(format!("the attribute `{key}` stands twice")));
            }
        }
        Ok(())
    }

    fn no_attribute_twice(&self) -> Result<(), XmlError> {
        let twice = if self.attributes.len() <= FEW {
            let mut rest = self.attributes.iter();
            loop {
                let Some(attribute) = rest.next() else { break None };
                if rest.clone().any(|other| other.key == attribute.key) {
                    break Some(attribute.key);
                }
            }
        } else {
            let mut seen = FxHashSet::default();
            self.attributes.iter().find(|other| !seen.insert(other.key)).map(|other| other.key)
        };
        match twice {
            Some(key) => Err(self.error(format!("the attribute `{key}` stands twice"))),
            None => Ok(()),
        }
    }

    fn name(&mut self) -> Result<NameId, XmlError> {
        if self.known_in != self.scope {
            self.known.clear();
            self.known_in = self.scope;
        }
        if let Some(name) = self.known.get(self.tag) {
            return Ok(*name);
        }
        if !letters::is_qname(self.tag) {
            return Err(self.error(format!("`{}` is no name", self.tag)));
        }
        let (prefix, local) = self.tag.split_once(':').unwrap_or(("", self.tag));
        let Some(namespace) = self.scopes.namespace(self.scope, prefix) else {
            return Err(self.error(format!("the prefix `{prefix}` is not bound")));
        };
        let name = self.names.qualified(namespace, local);
        self.known.insert(self.tag, name);
        Ok(name)
    }
}
