//! Concepts (XBRL 2.1 §5.1.1): period type, balance and item type.

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::DocumentKind;
use crate::model::dts::{Content, Dts, ElementKind, NameId, Type, ns};

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for (id, element) in dts.concepts() {
        let name = dts.names().local(element.name);
        let mut wrong = |message: String| {
            tell(dts, element.origin, Code::InvalidConcept, message, diagnostics);
        };
        let has = |local| dts.element_attribute(id, ns::XBRLI, local).is_some();
        if element.kind == ElementKind::Tuple {
            for local in ["periodType", "balance"].into_iter().filter(|local| has(local)) {
                wrong(format!("The tuple `{name}` can't have a {local}."));
            }
            continue;
        }
        if element.period.is_none() {
            wrong(format!("The item `{name}` has no periodType that is `instant` or `duration`."));
        }
        let base = dts.base_item_type(id);
        if has("balance") && base != Some("monetaryItemType") {
            wrong(format!("The item `{name}` has a balance and no monetary type."));
        }
        let of = dts.type_(element.type_id);
        let is_fraction = base == Some("fractionItemType");
        let is_valued = matches!(of.content, Content::SimpleWithAttributes);
        if dts.element_is_typed(id) && (base.is_none() || (!is_valued && !is_fraction)) {
            wrong(format!("The type of the item `{name}` comes from no item type of XBRL."));
        }
    }
}

impl Dts {
    /// Whether the type of an element is known, so that it can be judged.
    fn element_is_typed(&self, id: crate::model::dts::ElementId) -> bool {
        let is_known = |name| name == NameId(0) || self.type_by_name(name).is_some();
        let is_whole = |of: &Type| of.origin.is_none() || is_known(of.base_name);
        let chain_ends = |id| {
            let last = self.type_chain(id).last().map(|id| self.type_(id));
            last.is_some_and(|of| of.origin.is_none())
                && self.type_chain(id).map(|id| self.type_(id)).all(is_whole)
        };
        let element = self.element(id);
        let schema = self.documents().get(element.origin.document);
        schema.is_some_and(|schema| schema.kind == DocumentKind::Schema)
            && is_known(element.type_name)
            && chain_ends(element.type_id)
    }
}
