//! Qualified names.

use std::fmt;
use std::sync::Arc;

/// Prefixes that every instance and inline document binds at its root, with their namespaces.
pub const INSTANCE_PREFIXES: [(&str, &str); 7] = [
    ("xbrli", "http://www.xbrl.org/2003/instance"),
    ("link", "http://www.xbrl.org/2003/linkbase"),
    ("xlink", "http://www.w3.org/1999/xlink"),
    ("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
    ("xbrldi", "http://xbrl.org/2006/xbrldi"),
    ("iso4217", "http://www.xbrl.org/2003/iso4217"),
    ("utr", "http://www.xbrl.org/2009/utr"),
];

/// A qualified name with the prefix it is written with.
///
/// Two names are equal when namespace and local name are; the prefix is only how it is written.
#[derive(Clone, Debug)]
pub struct QName {
    /// Prefix used in output.
    pub prefix: Arc<str>,
    /// Namespace URI.
    pub namespace: Arc<str>,
    /// Local name, an `NCName`.
    pub local: Arc<str>,
}

impl QName {
    /// Makes a name from its three parts.
    #[must_use]
    pub fn new(prefix: &str, namespace: &str, local: &str) -> Self {
        Self { prefix: prefix.into(), namespace: namespace.into(), local: local.into() }
    }
}

impl PartialEq for QName {
    fn eq(&self, other: &Self) -> bool {
        self.local == other.local && self.namespace == other.namespace
    }
}

impl Eq for QName {}

impl std::hash::Hash for QName {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.namespace.hash(state);
        self.local.hash(state);
    }
}

impl PartialOrd for QName {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for QName {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (&self.namespace, &self.local).cmp(&(&other.namespace, &other.local))
    }
}

impl fmt::Display for QName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.prefix, self.local)
    }
}
