//! Qualified names, each kept once.

use rustc_hash::FxHashMap;

crate::model::index_type! {
    /// A qualified name: its position in [`Names`].
    NameId
}

/// Qualified names by number: equal names have equal numbers.
#[derive(Clone, Debug, Default)]
pub struct Names {
    namespaces: Vec<Box<str>>,
    by_namespace: FxHashMap<Box<str>, u32>,
    names: Vec<(u32, Box<str>)>,
    by_name: Vec<FxHashMap<Box<str>, NameId>>,
}

impl Names {
    /// The number of a name, which is kept if it is new.
    pub fn qualified(&mut self, namespace: &str, local: &str) -> NameId {
        let of = match self.by_namespace.get(namespace) {
            Some(of) => *of,
            None => {
                let of = u32::try_from(self.namespaces.len()).unwrap_or(u32::MAX);
                self.namespaces.push(namespace.into());
                self.by_namespace.insert(namespace.into(), of);
                self.by_name.push(FxHashMap::default());
                of
            }
        };
        let known = &mut self.by_name[of as usize];
        if let Some(name) = known.get(local) {
            return *name;
        }
        let name = NameId::from(self.names.len());
        self.names.push((of, local.into()));
        known.insert(local.into(), name);
        name
    }

    /// The number of a name that is known.
    #[must_use]
    pub fn find(&self, namespace: &str, local: &str) -> Option<NameId> {
        let of = *self.by_namespace.get(namespace)?;
        self.by_name[of as usize].get(local).copied()
    }

    /// Namespace and local name.
    #[must_use]
    pub fn parts(&self, name: NameId) -> (&str, &str) {
        match self.names.get(name.index()) {
            Some((of, local)) => (&self.namespaces[*of as usize], local),
            None => ("", ""),
        }
    }

    /// Namespace.
    #[must_use]
    pub fn namespace(&self, name: NameId) -> &str {
        self.parts(name).0
    }

    /// Local name.
    #[must_use]
    pub fn local(&self, name: NameId) -> &str {
        self.parts(name).1
    }

    /// How many names there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no name.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }
}
