//! Prefixes and the namespaces that they stand for.

use std::borrow::Cow;

use super::{XML, trimmed};
use crate::model::instance::{NameId, Names};

/// Prefixes that are bound where an element stands: the last binding, which leads to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope(u32);

struct Binding<'a> {
    prefix: &'a str,
    namespace: Cow<'a, str>,
    before: Scope,
}

/// All bindings of a document.
#[derive(Default)]
pub struct Scopes<'a>(Vec<Binding<'a>>);

impl<'a> Scopes<'a> {
    /// The scope in which only `xml` is bound.
    pub const NONE: Scope = Scope(u32::MAX);

    pub(super) fn bind(&mut self, scope: Scope, prefix: &'a str, namespace: Cow<'a, str>) -> Scope {
        let at = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push(Binding { prefix, namespace, before: scope });
        Scope(at)
    }

    /// Whether a prefix is bound between a scope and one around it.
    pub(super) fn is_bound_within(&self, scope: Scope, outer: Scope, prefix: &str) -> bool {
        self.within(scope, outer).any(|bound| bound == prefix)
    }

    /// The prefixes that are bound between a scope and one around it, the last first.
    pub(super) fn within(&self, mut scope: Scope, outer: Scope) -> impl Iterator<Item = &'a str> {
        std::iter::from_fn(move || {
            let binding = self.0.get(scope.0 as usize).filter(|_| scope != outer)?;
            scope = binding.before;
            Some(binding.prefix)
        })
    }

    /// The namespace of a prefix; the empty one is that of the default namespace.
    #[must_use]
    pub fn namespace(&self, mut scope: Scope, prefix: &str) -> Option<&str> {
        if prefix == "xml" {
            return Some(XML);
        }
        while let Some(binding) = self.0.get(scope.0 as usize) {
            if binding.prefix == prefix {
                return Some(&binding.namespace);
            }
            scope = binding.before;
        }
        prefix.is_empty().then_some("")
    }

    /// Prefixes and namespaces in a scope, the innermost first; those that are hidden by it as well.
    pub fn bindings(&self, mut scope: Scope) -> impl Iterator<Item = (&'a str, &str)> {
        std::iter::from_fn(move || {
            let binding = self.0.get(scope.0 as usize)?;
            scope = binding.before;
            Some((binding.prefix, &*binding.namespace))
        })
    }

    /// The name that a QName in a value means; none where its prefix is not bound. One without a prefix is in the
    /// default namespace.
    pub fn qname(&self, scope: Scope, text: &str, names: &mut Names) -> Option<NameId> {
        let text = trimmed(text);
        let (prefix, local) = text.split_once(':').unwrap_or(("", text));
        Some(names.qualified(self.namespace(scope, prefix)?, local))
    }
}
