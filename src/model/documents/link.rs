//! Extended links (XBRL 2.1 §3.5.3): locators, arcs and the resources between them.

use serde::{Deserialize, Serialize};
use std::ops::Range;

use super::{DocumentId, Origin};
use crate::model::Figure;
use crate::model::dts::{NameId, Node, Sym};

/// A `link:linkbase`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Linkbase {
    /// Where it stands.
    pub origin: Origin,
    /// Whether it stands in a schema.
    pub embedded: bool,
    /// Its id; empty where it has none.
    pub id: Sym,
    /// Its extended links.
    pub links: Range<u32>,
}

/// An extended link.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Link {
    /// The linkbase in which it stands.
    pub linkbase: u32,
    /// Its element.
    pub name: NameId,
    /// Its role.
    pub role: Sym,
    /// Its line.
    pub line: u32,
    /// Its locators.
    pub locators: Range<u32>,
    /// Its resources, in the table of the set.
    pub resources: Range<u32>,
    /// Its arcs.
    pub arcs: Range<u32>,
}

/// A locator.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Locator {
    /// Its element: `link:loc` or one of somebody's own.
    pub name: NameId,
    /// Its line.
    pub line: u32,
    /// Its label.
    pub label: Sym,
    /// The address, as written.
    pub href: Sym,
    /// The document; none where the address can't be read.
    pub document: Option<DocumentId>,
    /// The part behind `#`.
    pub fragment: Sym,
    /// What it locates; none where it leads nowhere.
    pub node: Option<Node>,
}

/// The `use` of an arc (XBRL 2.1 §3.5.3.9.7.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Use {
    /// The relationship may be there.
    Optional,
    /// Relationships that are equivalent are not there.
    Prohibited,
}

/// The part of a context that a hypercube is about (Dimensions 1.0 §2.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum ContextElement {
    /// `xbrli:segment`.
    Segment,
    /// `xbrli:scenario`.
    Scenario,
}

/// An arc. Values that can't be read are as if they were absent.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Arc {
    /// Its element.
    pub name: NameId,
    /// Its arcrole.
    pub arcrole: Sym,
    /// Label of its sources.
    pub from: Sym,
    /// Label of its targets.
    pub to: Sym,
    /// Its line.
    pub line: u32,
    /// `order`; 1 where there is none.
    pub order: Figure,
    /// `priority`; 0 where there is none.
    pub priority: i32,
    /// `use`.
    pub use_: Use,
    /// `weight` of a calculation.
    pub weight: Option<Figure>,
    /// `preferredLabel` of a presentation; empty where there is none.
    pub preferred_label: Sym,
    /// `xbrldt:targetRole`; empty where there is none.
    pub target_role: Sym,
    /// `xbrldt:usable`.
    pub usable: bool,
    /// `xbrldt:closed`.
    pub closed: bool,
    /// `xbrldt:contextElement`.
    pub context_element: Option<ContextElement>,
    /// Its other attributes, those of XLink aside.
    pub further: Range<u32>,
}
