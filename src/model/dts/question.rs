//! What is often asked of a set: what kind of thing an element is, what its type comes from, how
//! it is a dimension.

use super::{Content, Dts, ElementId, ElementKind, FacetKind, GivenValue, NameId, Sym, TypeId, ns};
use crate::model::ItemType;

/// How deep chains of types and heads are followed. Longer ones go in circles.
const DEPTH: usize = 256;

impl ElementKind {
    /// Whether it is in the group of `xbrli:item`.
    #[must_use]
    pub fn is_item(self) -> bool {
        matches!(self, Self::Item | Self::Hypercube | Self::Dimension)
    }

    /// Whether it is an item or a tuple.
    #[must_use]
    pub fn is_concept(self) -> bool {
        self.is_item() || self == Self::Tuple
    }
}

impl Dts {
    /// Whether an element is an item, neither hypercube nor dimension: what Dimensions calls a
    /// primary item or a member.
    #[must_use]
    pub fn is_primary_item(&self, id: ElementId) -> bool {
        self.element(id).kind == ElementKind::Item
    }

    /// Whether an element is a dimension with typed members.
    #[must_use]
    pub fn is_typed_dimension(&self, id: ElementId) -> bool {
        let element = self.element(id);
        element.kind == ElementKind::Dimension && element.is_typed
    }

    /// Whether an element is a dimension with explicit members.
    #[must_use]
    pub fn is_explicit_dimension(&self, id: ElementId) -> bool {
        let element = self.element(id);
        element.kind == ElementKind::Dimension && !element.is_typed
    }

    /// The default member of a dimension (Dimensions 1.0 §2.7.1).
    #[must_use]
    pub fn default_member(&self, dimension: ElementId) -> Option<ElementId> {
        self.defaults.get(&dimension).copied()
    }

    /// Every dimension that has a default member, and the member.
    pub fn default_members(&self) -> impl Iterator<Item = (ElementId, ElementId)> + '_ {
        self.defaults.iter().map(|(dimension, member)| (*dimension, *member))
    }

    /// Whether an element is another or can stand for it (its substitution group leads there).
    #[must_use]
    pub fn substitutes(&self, id: ElementId, head: ElementId) -> bool {
        self.heads(id).any(|at| at == head)
    }

    /// An element, its head, the head of that, and so on.
    pub fn heads(&self, id: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        std::iter::successors(Some(id), |at| self.element(*at).head).take(DEPTH)
    }

    /// A type, its base, the base of that, and so on up to `xs:anyType`.
    pub fn type_chain(&self, id: TypeId) -> impl Iterator<Item = TypeId> + '_ {
        std::iter::successors(Some(id), |at| self.type_(*at).base).take(DEPTH)
    }

    /// Whether a type is another or comes from it.
    #[must_use]
    pub fn derives_from(&self, id: TypeId, ancestor: TypeId) -> bool {
        self.type_chain(id).any(|at| at == ancestor)
    }

    /// Whether a type has this name or comes from a type that has it.
    #[must_use]
    pub fn derives_from_name(&self, id: TypeId, namespace: &str, local: &str) -> bool {
        self.names
            .find_name(namespace, local)
            .is_some_and(|name| self.type_chain(id).any(|at| self.type_(at).name == Some(name)))
    }

    /// The item type of XBRL 2.1 (§5.1.1.3) from which the type of an item comes:
    /// `monetaryItemType`, `stringItemType`… None where it comes from none.
    #[must_use]
    pub fn base_item_type(&self, id: ElementId) -> Option<&str> {
        self.type_chain(self.element(id).type_id).find_map(|at| {
            let (namespace, local) = self.names.parts(self.type_(at).name?);
            (namespace == ns::XBRLI && local.ends_with("ItemType")).then_some(local)
        })
    }

    /// The type of XML Schema on which a type rests: `decimal`, `string`… None where its content
    /// is no value.
    #[must_use]
    pub fn primitive(&self, id: TypeId) -> Option<&str> {
        if !matches!(self.type_(id).content, Content::Simple | Content::SimpleWithAttributes) {
            return None;
        }
        self.type_chain(id).find_map(|at| {
            let (namespace, local) = self.names.parts(self.type_(at).name?);
            (namespace == ns::XS).then_some(local)
        })
    }

    /// The value that a declaration gives to elements that hold nothing.
    #[must_use]
    pub fn given_value(&self, namespace: &str, local: &str) -> Option<&str> {
        match self.element(self.find(namespace, local)?).value? {
            GivenValue::Default(value) | GivenValue::Fixed(value) => Some(self.text(value)),
        }
    }

    /// Whether the values of an item are numbers (XBRL 2.1 §5.1.1.3); a fraction is one.
    #[must_use]
    pub fn is_numeric(&self, id: ElementId) -> bool {
        let numeric = |name| {
            let standard = ItemType::standard(ns::XBRLI, name);
            name == "fractionItemType" || standard.is_some_and(|known| known.is_numeric())
        };
        self.base_item_type(id).is_some_and(numeric)
    }

    /// The values that a type lists, the nearest list of its chain; none where there is no list.
    #[must_use]
    pub fn enumeration(&self, id: TypeId) -> Vec<Sym> {
        for at in self.type_chain(id) {
            let facets = self.type_(at).facets.iter();
            let listed: Vec<Sym> =
                facets.filter(|f| f.kind == FacetKind::Enumeration).map(|f| f.value).collect();
            if !listed.is_empty() {
                return listed;
            }
        }
        Vec::new()
    }

    /// A qualified name for people: the prefix that schemas usually bind is not kept, so that the
    /// local name stands with its namespace.
    #[must_use]
    pub fn shown(&self, name: NameId) -> String {
        let (namespace, local) = self.names.parts(name);
        match namespace {
            "" => local.to_owned(),
            ns::XS => format!("xs:{local}"),
            ns::XBRLI => format!("xbrli:{local}"),
            ns::LINK => format!("link:{local}"),
            ns::XLINK => format!("xlink:{local}"),
            ns::XBRLDT => format!("xbrldt:{local}"),
            _ => format!("{{{namespace}}}{local}"),
        }
    }
}
