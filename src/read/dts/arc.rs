//! Arcs (XBRL 2.1 §3.5.3.9) with the attributes of calculations, presentations and dimensions.

use super::discover::{Loader, Reading};
use super::schema::is_true;
use crate::model::Figure;
use crate::model::documents::{Arc, ContextElement, NodeId, Use};
use crate::model::dts::{Sym, ns};

impl Loader<'_> {
    pub(super) fn read_arc(&mut self, reading: Reading<'_>, node: NodeId) {
        let (tree, known) = (reading.tree, self.known);
        let at = tree.node(node);
        let further = u32::try_from(self.dts.documents.attributes.len()).unwrap_or(u32::MAX);
        let mut arc = Arc {
            name: at.name,
            arcrole: Sym::EMPTY,
            from: Sym::EMPTY,
            to: Sym::EMPTY,
            line: at.line,
            order: Figure::ONE,
            priority: 0,
            use_: Use::Optional,
            weight: None,
            preferred_label: Sym::EMPTY,
            target_role: Sym::EMPTY,
            usable: true,
            closed: false,
            context_element: None,
            further: further..further,
        };
        for attribute in tree.attributes(node) {
            let name = attribute.name;
            let value = tree.value(attribute.value);
            let value = value.trim_ascii();
            if name == known.xlink_from {
                arc.from = self.dts.names.intern(value);
            } else if name == known.xlink_to {
                arc.to = self.dts.names.intern(value);
            } else if name == known.order {
                arc.order = Figure::of_decimal(value).unwrap_or(Figure::ONE);
            } else if name == known.xlink_arcrole {
                arc.arcrole = self.dts.names.intern(value);
            } else if name == known.priority {
                arc.priority = value.parse().unwrap_or(0);
            } else if name == known.use_ {
                arc.use_ = if value == "prohibited" { Use::Prohibited } else { Use::Optional };
            } else if name == known.weight {
                arc.weight = Figure::of_decimal(value);
            } else if name == known.preferred_label {
                arc.preferred_label = self.dts.names.intern(value);
            } else if name == known.target_role {
                arc.target_role = self.dts.names.intern(value);
            } else if name == known.usable {
                arc.usable = is_true(value);
            } else if name == known.closed {
                arc.closed = is_true(value);
            } else if name == known.context_element {
                arc.context_element = match value {
                    "segment" => Some(ContextElement::Segment),
                    "scenario" => Some(ContextElement::Scenario),
                    _ => None,
                };
            } else if self.dts.names.parts(name).0 != ns::XLINK {
                let value = self.dts.names.intern(value);
                self.dts.documents.attributes.push((name, value));
            }
        }
        let end = u32::try_from(self.dts.documents.attributes.len()).unwrap_or(u32::MAX);
        arc.further = further..end;
        self.dts.documents.arcs.push(arc);
    }
}
