//! From where enumerations take their values (Extensible Enumerations 1.0 and 2.0 §2).

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

/// What the values of an enumeration are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnumerationKind {
    /// The name of a member, with a prefix (Extensible Enumerations 1.0).
    Name,
    /// The expanded name of a member (Extensible Enumerations 2.0).
    Single,
    /// Expanded names of members (Extensible Enumerations 2.0).
    Set,
}

/// What the declaration of an enumeration says of its values, as written.
#[derive(Clone, Copy, Debug)]
pub struct DomainAttributes<'a> {
    /// The name of the head of its domain.
    pub domain: Option<&'a str>,
    /// The extended link role in which its members stand.
    pub linkrole: Option<&'a str>,
    /// Whether the head is a value too.
    pub head_usable: bool,
}

impl Dts {
    /// Whether the values of a concept are members of a domain, and whether they are sets of these.
    #[must_use]
    pub fn is_set_of_members(&self, id: ElementId) -> Option<bool> {
        match self.enumeration_kind(id)? {
            EnumerationKind::Set => Some(true),
            EnumerationKind::Name | EnumerationKind::Single => Some(false),
        }
    }

    /// By which version a concept is an enumeration, and what its values are.
    #[must_use]
    pub fn enumeration_kind(&self, id: ElementId) -> Option<EnumerationKind> {
        let of = self.element(id).type_id;
        const KINDS: [(&str, &str, EnumerationKind); 3] = [
            (ns::ENUM2, "enumerationSetItemType", EnumerationKind::Set),
            (ns::ENUM2, "enumerationItemType", EnumerationKind::Single),
            (ns::ENUM, "enumerationItemType", EnumerationKind::Name),
        ];
        let derives =
            |(namespace, local, _): &&(&str, &str, _)| self.derives_from_name(of, namespace, local);
        KINDS.iter().find(derives).map(|(_, _, kind)| *kind)
    }

    /// What the declaration of an enumeration says of its values; none where a concept is no enumeration.
    #[must_use]
    pub fn domain_attributes(&self, id: ElementId) -> Option<DomainAttributes<'_>> {
        let namespace = match self.enumeration_kind(id)? {
            EnumerationKind::Name => ns::ENUM,
            EnumerationKind::Single | EnumerationKind::Set => ns::ENUM2,
        };
        let attribute = |local| self.element_attribute(id, namespace, local).map(str::trim);
        Some(DomainAttributes {
            domain: attribute("domain"),
            linkrole: attribute("linkrole"),
            head_usable: matches!(attribute("headUsable"), Some("true" | "1")),
        })
    }

    /// The domain of an enumeration; none where a concept is no enumeration, or its declaration names no domain that is
    /// there, or no role.
    #[must_use]
    pub fn domain_of(&self, id: ElementId) -> Option<DomainOf> {
        let attributes = self.domain_attributes(id)?;
        let head = self.by_name(self.element(id).domain?)?;
        let role = attributes.linkrole.filter(|of| !of.is_empty())?;
        // A role that no link has has no members.
        let role = self.names.find(role)?;
        Some(DomainOf { head, role, head_usable: attributes.head_usable })
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
