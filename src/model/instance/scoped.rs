//! Names in values, whose prefixes mean something only where they stand.

use super::{Instance, ItemId, ItemKind, NameId, Span};
use rustc_hash::FxHashMap;

/// A prefix that means something else where an item stands than in the whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScopedPrefix {
    /// The item.
    pub item: ItemId,
    /// The prefix; empty for the default namespace.
    pub prefix: Box<str>,
    /// What it stands for there.
    pub namespace: Box<str>,
}

impl Instance {
    /// Writes names in values with prefixes that mean the same everywhere (XML Schema 1.0 Part 2 §3.2.18: a QName is a
    /// namespace and a local name). `are_names` says whether the values of a concept are names.
    pub fn give_prefixes(&mut self, are_names: impl Fn(&str, &str) -> bool) {
        let mut concepts: FxHashMap<NameId, bool> = FxHashMap::default();
        let mut scoped: FxHashMap<ItemId, Vec<ScopedPrefix>> = FxHashMap::default();
        for of in std::mem::take(&mut self.scoped) {
            scoped.entry(of.item).or_default().push(of);
        }
        for at in 0..self.items.len() {
            let item = &self.items[at];
            let of_names = *concepts.entry(item.name).or_insert_with(|| {
                let (namespace, local) = self.names.parts(item.name);
                are_names(namespace, local)
            });
            if !of_names || item.kind != ItemKind::Item || item.is_unread {
                continue;
            }
            let own = scoped.remove(&ItemId::from(at)).unwrap_or_default();
            let value = self.span(item.value).to_owned();
            let words = value.split_ascii_whitespace().map(|word| self.prefixed(word, &own));
            let words: Vec<String> = words.collect();
            if words.iter().map(String::as_str).ne(value.split_ascii_whitespace()) {
                self.items[at].value = self.made(&words.join(" "));
            }
        }
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
        let mut known = self.prefixes.iter().filter(|(prefix, _)| !prefix.is_empty());
        if let Some((first, _)) = known.find(|(_, of)| *of == namespace) {
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
