//! Names in values, whose prefixes mean something only where they stand.

use super::{IdRef, Instance, ItemId, ItemKind, NameId, Span, WrittenMember};
use crate::model::INSTANCE_PREFIXES;
use rustc_hash::FxHashMap;

/// What holds a value with names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NameHolder {
    /// An item.
    Item(ItemId),
    /// The typed member at a position of a context.
    Member(IdRef, usize),
}

/// A prefix that means something else where a value stands than in the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopedPrefix {
    /// What has the value.
    pub holder: NameHolder,
    /// The prefix; empty for the default namespace.
    pub prefix: Box<str>,
    /// What it stands for there.
    pub namespace: Box<str>,
}

impl Instance {
    /// Writes names in values with prefixes that mean the same everywhere (XML Schema 1.0 Part 2 §3.2.18: a QName is a
    /// namespace and a local name): in items and in typed members. `are_names` says whether the values of an element are
    /// names.
    pub fn give_prefixes(&mut self, are_names: impl Fn(&str, &str) -> bool) {
        let mut elements: FxHashMap<NameId, bool> = FxHashMap::default();
        let mut holds_names = |of: &Self, name: NameId| {
            *elements.entry(name).or_insert_with(|| {
                let (namespace, local) = of.names.parts(name);
                are_names(namespace, local)
            })
        };
        let mut scoped: FxHashMap<NameHolder, Vec<ScopedPrefix>> = FxHashMap::default();
        for of in std::mem::take(&mut self.scoped) {
            scoped.entry(of.holder).or_default().push(of);
        }
        for at in 0..self.items.len() {
            let item = &self.items[at];
            if item.kind != ItemKind::Item || item.is_unread || !holds_names(self, item.name) {
                continue;
            }
            let own = scoped.remove(&NameHolder::Item(ItemId::from(at))).unwrap_or_default();
            let value = self.span(item.value).to_owned();
            if let Some(value) = self.all_prefixed(&value, &own) {
                self.items[at].value = self.made(&value);
            }
        }
        for at in 0..self.contexts.len() {
            for position in 0..self.contexts[at].dimensions.len() {
                let context = &self.contexts[at];
                let (id, member) = (context.id, &context.dimensions[position].member);
                let WrittenMember::Typed { element, text, has_elements: false, .. } = member else {
                    continue;
                };
                if !holds_names(self, *element) {
                    continue;
                }
                let value = text.clone();
                let own = scoped.remove(&NameHolder::Member(id, position)).unwrap_or_default();
                let value = self.all_prefixed(&value, &own);
                let member = &mut self.contexts[at].dimensions[position].member;
                if let (WrittenMember::Typed { text, .. }, Some(value)) = (member, value) {
                    *text = value.into();
                }
            }
        }
    }

    /// A value with names as they are written in the whole document; none where it is so written.
    fn all_prefixed(&mut self, value: &str, own: &[ScopedPrefix]) -> Option<String> {
        let words = value.split_ascii_whitespace();
        let written: Vec<String> = words.clone().map(|word| self.prefixed(word, own)).collect();
        written.iter().map(String::as_str).ne(words).then(|| written.join(" "))
    }

    /// A name with the first prefix of its namespace; as it is where its prefix is not bound.
    fn prefixed(&mut self, word: &str, own: &[ScopedPrefix]) -> String {
        let (prefix, local) = word.split_once(':').unwrap_or(("", word));
        let scoped = own.iter().find(|of| *of.prefix == *prefix).map(|of| of.namespace.clone());
        let bound = || self.prefixes.iter().find(|(known, _)| **known == *prefix);
        let Some(namespace) = scoped.or_else(|| bound().map(|(_, namespace)| namespace.clone()))
        else {
            return word.to_owned();
        };
        if namespace.is_empty() {
            return word.to_owned();
        }
        // Writers bind standards to these, whatever the documents call them.
        if let Some((fixed, _)) = INSTANCE_PREFIXES.iter().find(|(_, of)| **of == *namespace) {
            if self.prefixes.iter().all(|(known, _)| **known != **fixed) {
                self.prefixes.push(((*fixed).into(), namespace));
            }
            return format!("{fixed}:{local}");
        }
        let is_standard =
            |prefix: &str| INSTANCE_PREFIXES.iter().any(|(known, _)| *known == prefix);
        let mut known = self.prefixes.iter().filter(|(prefix, _)| !prefix.is_empty());
        if let Some((first, _)) = known.find(|(of, to)| *to == namespace && !is_standard(of)) {
            return format!("{first}:{local}");
        }
        let stem = if prefix.is_empty() { "ns" } else { prefix };
        let is_free = |name: &String| self.prefixes.iter().all(|(of, _)| **of != **name);
        let names = std::iter::once(stem.to_owned()).chain((2..).map(|n| format!("{stem}{n}")));
        let Some(free) = names.into_iter().find(is_free) else { return word.to_owned() };
        self.prefixes.push((free.as_str().into(), namespace));
        format!("{free}:{local}")
    }

    /// A value that stands in no document.
    fn made(&mut self, value: &str) -> Span {
        let (start, len) = (u32::try_from(self.text.len()), u32::try_from(value.len()));
        let (Ok(start), Ok(len)) = (start, len) else { return Span::default() };
        if start.checked_add(len).is_none() {
            return Span::default();
        }
        self.text.push_str(value);
        Span { start, len }
    }
}
