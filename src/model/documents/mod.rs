//! The documents of a discovered set as they are written: references, links, locators, arcs, ids.
//!
//! A thin layer below [`crate::model::dts::Dts`], which says what the documents mean. Rules about
//! the syntax of documents speak of these tables; every row knows the line it stands on.

mod ids;
mod link;
mod text;
mod tree;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::dts::{NameId, Node, Sym};

pub use ids::{ArcId, DocumentId, LinkId, Origin, ResourceId};
pub use link::{Arc, ContextElement, Link, Linkbase, Locator, Use};
pub use tree::{Attribute, Binding, NodeId, Span, Tree, TreeNode};

/// Namespace of the prefix `xml`.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What a document is, by its root element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DocumentKind {
    /// `xs:schema`.
    Schema,
    /// `link:linkbase`.
    Linkbase,
    /// Anything else.
    Other,
    /// It could not be read.
    Missing,
}

/// A document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    /// Its address.
    pub url: Sym,
    /// Its address as people see it: the path of a file, from the current folder where it is
    /// below.
    #[serde(skip)]
    pub shown: std::sync::Arc<str>,
    /// What it is.
    pub kind: DocumentKind,
    /// Whether it is one of the standard documents that come with the program.
    pub standard: bool,
    /// Whether it is no part of the set and was read beside it, to judge documents that name it in
    /// `xsi:schemaLocation`.
    pub beside: bool,
    /// Target namespace of a schema; empty where it has none.
    pub namespace: Sym,
    /// The prefix by which a schema knows that namespace; empty where it binds none.
    pub prefix: Sym,
    /// Who referred to it first; none for an entry point.
    pub discovered_by: Option<Origin>,
    /// Its elements, where the reader was told to keep them.
    #[serde(skip)]
    pub tree: Option<std::sync::Arc<Tree>>,
}

impl Document {
    /// Whether what is wrong with it is told: standard documents and those beside the set are not
    /// judged.
    #[must_use]
    pub fn is_judged(&self) -> bool {
        !self.standard && !self.beside
    }
}

/// In which way a document refers to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReferenceKind {
    /// It is where the discovery begins.
    EntryPoint,
    /// It is a standard one that is read beside a set, to judge it.
    Standard,
    /// `xs:import`.
    Import,
    /// `xs:include`.
    Include,
    /// `xs:redefine`.
    Redefine,
    /// `link:schemaRef`.
    SchemaRef,
    /// `link:linkbaseRef`.
    LinkbaseRef,
    /// `link:roleRef`.
    RoleRef,
    /// `link:arcroleRef`.
    ArcroleRef,
    /// A locator of an extended link.
    Locator,
    /// `xbrldt:typedDomainRef`, which discovers nothing.
    TypedDomain,
}

/// A reference from one document to another, or to a part of it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Reference {
    /// Where it stands.
    pub origin: Origin,
    /// In which way.
    pub kind: ReferenceKind,
    /// The address, as written.
    pub href: Sym,
    /// The document; none where the reference has no address, or none that can be read as one.
    pub target: Option<DocumentId>,
    /// The part behind `#`; empty where there is none.
    pub fragment: Sym,
    /// Namespace of an import, role of a linkbaseRef, URI of a roleRef or arcroleRef.
    pub uri: Sym,
    /// The linkbase in which a roleRef or arcroleRef stands.
    pub linkbase: Option<u32>,
}

/// The documents of a discovered set.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Documents {
    pub(crate) list: Vec<Document>,
    pub(crate) references: Vec<Reference>,
    pub(crate) linkbases: Vec<Linkbase>,
    pub(crate) links: Vec<Link>,
    pub(crate) locators: Vec<Locator>,
    pub(crate) arcs: Vec<Arc>,
    pub(crate) attributes: Vec<(NameId, Sym)>,
    pub(crate) by_url: FxHashMap<Sym, DocumentId>,
    pub(crate) ids: FxHashMap<(DocumentId, Sym), Node>,
}

impl Documents {
    /// Every document, in the order of discovery.
    pub fn iter(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.list.iter().enumerate().map(|(at, document)| (DocumentId::from(at), document))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// A document.
    #[must_use]
    pub fn get(&self, id: DocumentId) -> Option<&Document> {
        self.list.get(id.index())
    }

    /// The document of an address.
    #[must_use]
    pub fn of_url(&self, url: Sym) -> Option<DocumentId> {
        self.by_url.get(&url).copied()
    }

    /// Every reference of every document, those of locators aside, which are in
    /// [`Documents::locators`].
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// Every linkbase, embedded ones included.
    #[must_use]
    pub fn linkbases(&self) -> &[Linkbase] {
        &self.linkbases
    }

    /// Every extended link.
    #[must_use]
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The links of a linkbase.
    #[must_use]
    pub fn links_of(&self, linkbase: &Linkbase) -> &[Link] {
        slice(&self.links, &linkbase.links)
    }

    /// The locators of a link.
    #[must_use]
    pub fn locators(&self, link: &Link) -> &[Locator] {
        slice(&self.locators, &link.locators)
    }

    /// The arcs of a link.
    #[must_use]
    pub fn arcs(&self, link: &Link) -> &[Arc] {
        slice(&self.arcs, &link.arcs)
    }

    /// An arc.
    #[must_use]
    pub fn arc(&self, arc: ArcId) -> &Arc {
        // Relationships are made of arcs of this table only.
        &self.arcs[arc.index()]
    }

    /// The attributes of an arc that mean nothing to XBRL or Dimensions, with their values.
    #[must_use]
    pub fn further_attributes(&self, arc: &Arc) -> &[(NameId, Sym)] {
        slice(&self.attributes, &arc.further)
    }

    /// What has an id in a document.
    #[must_use]
    pub fn of_id(&self, document: DocumentId, id: Sym) -> Option<Node> {
        self.ids.get(&(document, id)).copied()
    }

    /// Where a link stands.
    #[must_use]
    pub fn origin(&self, link: &Link, line: u32) -> Origin {
        let document =
            self.linkbases.get(link.linkbase as usize).map_or(DocumentId(0), |l| l.origin.document);
        Origin { document, line }
    }
}

/// A range of a table.
fn slice<'a, T>(table: &'a [T], range: &std::ops::Range<u32>) -> &'a [T] {
    table.get(range.start as usize..range.end as usize).unwrap_or_default()
}
