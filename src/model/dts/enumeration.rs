//! From where enumerations take their values (Extensible Enumerations 2.0 §2).

use rustc_hash::FxHashSet;

use super::{Dts, ElementId, Network, Node, Sym, arcrole, ns};

/// The domain of an enumeration, as its declaration names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DomainOf {
    /// The head of the domain.
    pub head: ElementId,
    /// The extended link role in which its members stand below it.
    pub role: Sym,
    /// Whether the head is a value too.
    pub head_usable: bool,
}

impl Dts {
    /// Whether the values of a concept are members of a domain, and whether they are sets of these.
    #[must_use]
    pub fn is_set_of_members(&self, id: ElementId) -> Option<bool> {
        let of = self.element(id).type_id;
        if self.derives_from_name(of, ns::ENUM2, "enumerationSetItemType") {
            return Some(true);
        }
        self.derives_from_name(of, ns::ENUM2, "enumerationItemType").then_some(false)
    }

    /// The domain of an enumeration; none where a concept is no enumeration, or its declaration names no domain that is
    /// there, or no role.
    #[must_use]
    pub fn domain_of(&self, id: ElementId) -> Option<DomainOf> {
        self.is_set_of_members(id)?;
        let head = self.by_name(self.element(id).domain?)?;
        let role = self.element_attribute(id, ns::ENUM2, "linkrole").filter(|of| !of.is_empty())?;
        // A role that no link has has no members.
        let role = self.names.find(role)?;
        let usable = self.element_attribute(id, ns::ENUM2, "headUsable");
        let head_usable = matches!(usable, Some("true" | "1"));
        Some(DomainOf { head, role, head_usable })
    }

    /// The members of a domain that facts can have. One that any way to it says can't be used is one that can't.
    #[must_use]
    pub fn usable_members(&self, of: DomainOf) -> FxHashSet<ElementId> {
        let networks: Vec<&Network> = self.networks_of(arcrole::DOMAIN_MEMBER).collect();
        let (mut found, mut barred) = (FxHashSet::default(), FxHashSet::default());
        let mut seen = FxHashSet::default();
        let mut open = vec![(Node::Element(of.head), of.role)];
        while let Some((node, role)) = open.pop() {
            if !seen.insert((node, role)) {
                continue;
            }
            let of_role = networks.iter().filter(|network| network.base.role == role);
            for relationship in of_role.flat_map(|network| network.from(node)) {
                let arc = self.arc(relationship.arc);
                if let Some(member) = relationship.to.element() {
                    let known = if arc.usable { &mut found } else { &mut barred };
                    known.insert(member);
                }
                let next = if arc.target_role == Sym::EMPTY { role } else { arc.target_role };
                open.push((relationship.to, next));
            }
        }
        if of.head_usable {
            found.insert(of.head);
        }
        found.retain(|member| !barred.contains(member));
        found
    }
}
