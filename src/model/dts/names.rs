//! Texts and qualified names that repeat, each kept once.

use std::hash::{BuildHasher, BuildHasherDefault};

use hashbrown::HashTable;
use rustc_hash::FxHasher;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::index_type;

index_type! {
    /// A text that a discovered set keeps once: a name, a URI, the text of a label.
    Sym
}

index_type! {
    /// A qualified name: namespace and local name, without a prefix.
    NameId
}

impl Sym {
    /// The empty text, which every table knows.
    pub const EMPTY: Self = Self(0);
}

/// The texts and names of a discovered set. Equal texts have equal numbers, so that comparing
/// names is comparing numbers.
#[derive(Clone, Debug, Default)]
pub struct Names {
    text: String,
    ends: Vec<u32>,
    syms: HashTable<u32>,
    names: Vec<(Sym, Sym)>,
    name_table: HashTable<u32>,
    hasher: BuildHasherDefault<FxHasher>,
}

impl Names {
    /// A table that knows the empty text and the empty name only.
    #[must_use]
    pub fn new() -> Self {
        let mut names = Self::default();
        names.intern("");
        names.name(Sym::EMPTY, Sym::EMPTY);
        names
    }

    /// The number of a text, which is kept if it is new.
    ///
    /// A table holds 4 GiB of text at most; what is beyond is not kept, and its number leads to
    /// an empty text. Readers stop long before, at their limits.
    pub fn intern(&mut self, text: &str) -> Sym {
        let hash = self.hasher.hash_one(text);
        let found = self.syms.find(hash, |&at| span(&self.text, &self.ends, at) == text);
        if let Some(&at) = found {
            return Sym(at);
        }
        let (Ok(at), Ok(end)) =
            (u32::try_from(self.ends.len()), u32::try_from(self.text.len() + text.len()))
        else {
            return Sym(u32::MAX);
        };
        self.text.push_str(text);
        self.ends.push(end);
        let Self { text, ends, syms, hasher, .. } = self;
        syms.insert_unique(hash, at, |&at| hasher.hash_one(span(text, ends, at)));
        Sym(at)
    }

    /// The number of a text that is known.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Sym> {
        let hash = self.hasher.hash_one(text);
        self.syms.find(hash, |&at| span(&self.text, &self.ends, at) == text).map(|&at| Sym(at))
    }

    /// A text by its number.
    #[must_use]
    pub fn text(&self, sym: Sym) -> &str {
        span(&self.text, &self.ends, sym.0)
    }

    /// The number of a qualified name, which is kept if it is new.
    pub fn name(&mut self, namespace: Sym, local: Sym) -> NameId {
        let hash = self.hasher.hash_one((namespace, local));
        let Self { names, name_table, hasher, .. } = self;
        let known = |&at: &u32| names.get(at as usize) == Some(&(namespace, local));
        if let Some(&at) = name_table.find(hash, known) {
            return NameId(at);
        }
        let id = NameId::from(names.len());
        names.push((namespace, local));
        name_table.insert_unique(hash, id.0, |&at| hasher.hash_one(names[at as usize]));
        id
    }

    /// The number of a qualified name by its two texts, which are kept if they are new.
    pub fn qualified(&mut self, namespace: &str, local: &str) -> NameId {
        let (namespace, local) = (self.intern(namespace), self.intern(local));
        self.name(namespace, local)
    }

    /// The number of a qualified name that is known.
    #[must_use]
    pub fn find_name(&self, namespace: &str, local: &str) -> Option<NameId> {
        let key = (self.find(namespace)?, self.find(local)?);
        let hash = self.hasher.hash_one(key);
        self.name_table
            .find(hash, |&at| self.names.get(at as usize) == Some(&key))
            .map(|&at| NameId(at))
    }

    /// Namespace and local name.
    #[must_use]
    pub fn parts(&self, name: NameId) -> (&str, &str) {
        let (namespace, local) = self.names.get(name.index()).copied().unwrap_or_default();
        (self.text(namespace), self.text(local))
    }

    /// The namespace of a name.
    #[must_use]
    pub fn namespace(&self, name: NameId) -> Sym {
        self.names.get(name.index()).copied().unwrap_or_default().0
    }

    /// The local name of a name.
    #[must_use]
    pub fn local(&self, name: NameId) -> &str {
        self.parts(name).1
    }

    /// Whether a name is the one of these two texts.
    #[must_use]
    pub fn is(&self, name: NameId, namespace: &str, local: &str) -> bool {
        self.parts(name) == (namespace, local)
    }
}

impl Default for Sym {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// Texts and names alone: what finds them is made anew.
impl Serialize for Names {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        (&self.text, &self.ends, &self.names).serialize(to)
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (text, ends, names): (String, Vec<u32>, Vec<(Sym, Sym)>) =
            Deserialize::deserialize(from)?;
        let is_end = |end: &u32| text.is_char_boundary(*end as usize);
        if !ends.is_sorted() || !ends.iter().all(is_end) {
            return Err(D::Error::invalid_length(ends.len(), &"ends"));
        }
        let (count, named) = (ends.len(), names.len());
        let mut read = Self { text, ends, names, ..Self::default() };
        let Self { text, ends, syms, names, name_table, hasher } = &mut read;
        let of_text = |at: u32| hasher.hash_one(span(text, ends, at));
        syms.reserve(count, |&at| of_text(at));
        for at in (0..count).filter_map(|at| u32::try_from(at).ok()) {
            syms.insert_unique(of_text(at), at, |&at| of_text(at));
        }
        let of_name = |at: u32| hasher.hash_one(names[at as usize]);
        name_table.reserve(named, |&at| of_name(at));
        for at in (0..named).filter_map(|at| u32::try_from(at).ok()) {
            name_table.insert_unique(of_name(at), at, |&at| of_name(at));
        }
        Ok(read)
    }
}

/// The text of a number; empty where there is none.
fn span<'a>(text: &'a str, ends: &[u32], at: u32) -> &'a str {
    let at = at as usize;
    let Some(&end) = ends.get(at) else { return "" };
    let start = at.checked_sub(1).map_or(0, |before| ends[before]);
    text.get(start as usize..end as usize).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::{Names, Sym};

    #[test]
    fn equal_texts_and_names_have_equal_numbers() {
        let mut names = Names::new();
        let texts: Vec<String> = (0..2000).map(|n| format!("text {}", n % 1000)).collect();
        let syms: Vec<Sym> = texts.iter().map(|text| names.intern(text)).collect();
        for (text, sym) in texts.iter().zip(&syms) {
            assert_eq!((names.text(*sym), names.find(text)), (text.as_str(), Some(*sym)));
        }
        assert_eq!(syms[..1000], syms[1000..]);
        assert_eq!((names.intern(""), names.text(Sym(u32::MAX))), (Sym::EMPTY, ""));
        let name = names.qualified("urn:a", "b");
        assert_eq!(names.find_name("urn:a", "b"), Some(name));
        assert_ne!(names.qualified("urn:b", "a"), name);
        assert_eq!(names.parts(name), ("urn:a", "b"));
        assert_eq!(names.find_name("urn:a", "nothing"), None);
    }
}
