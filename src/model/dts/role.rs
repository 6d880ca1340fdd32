//! Roles and arcroles that schemas declare (XBRL 2.1 §5.1.3, §5.1.4).

use super::{NameId, Sym};
use crate::model::documents::Origin;
use crate::model::index_type;
use serde::{Deserialize, Serialize};

index_type! {
    /// A `link:roleType`.
    RoleId
}

index_type! {
    /// A `link:arcroleType`.
    ArcroleId
}

/// A `link:roleType`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RoleType {
    /// `roleURI`.
    pub uri: Sym,
    /// `id`; empty where there is none.
    pub id: Sym,
    /// `link:definition`; none where there is none.
    pub definition: Option<Sym>,
    /// `link:usedOn`.
    pub used_on: Vec<NameId>,
    /// Where it stands.
    pub origin: Origin,
}

/// A `link:arcroleType`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ArcroleType {
    /// `arcroleURI`.
    pub uri: Sym,
    /// `id`; empty where there is none.
    pub id: Sym,
    /// `link:definition`; none where there is none.
    pub definition: Option<Sym>,
    /// `link:usedOn`.
    pub used_on: Vec<NameId>,
    /// `cyclesAllowed`.
    pub cycles: Option<Cycles>,
    /// Where it stands.
    pub origin: Origin,
}

/// Which cycles a network of an arcrole may have (XBRL 2.1 §5.1.4.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Cycles {
    /// Any.
    Any,
    /// Two ways between the same concepts, but none back to its start.
    Undirected,
    /// None.
    None,
}
