//! Documents of others that a taxonomy refers to.

use std::sync::Arc;

/// A document of others that every entry point of a taxonomy brings into its set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// The address at which it is published.
    pub address: Arc<str>,
    /// What it is.
    pub kind: Imported,
}

/// What an imported document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A schema, with its target namespace; empty where it has none.
    Schema(Arc<str>),
    /// A linkbase, with the role of a reference to it (XBRL 2.1 §4.3.4) where it holds links of one
    /// kind only.
    Linkbase(Option<Arc<str>>),
}
