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
                arc.order = decimal(value).unwrap_or(Figure::ONE);
            } else if name == known.xlink_arcrole {
                arc.arcrole = self.dts.names.intern(value);
            } else if name == known.priority {
                arc.priority = value.parse().unwrap_or(0);
            } else if name == known.use_ {
                arc.use_ = if value == "prohibited" { Use::Prohibited } else { Use::Optional };
            } else if name == known.weight {
                arc.weight = decimal(value);
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

/// An `xs:decimal`, exactly; none where it is no decimal, or one with more digits than are kept.
pub(super) fn decimal(text: &str) -> Option<Figure> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    let (mut value, mut scale, mut count, mut point) = (0i128, 0u32, 0u32, false);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                value = value.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
                count += 1;
                scale += u32::from(point);
            }
            b'.' if !point => point = true,
            _ => return None,
        }
    }
    // Zeros behind the last digit say nothing.
    while scale > 0 && value % 10 == 0 {
        value /= 10;
        scale -= 1;
    }
    let value = if negative { -value } else { value };
    (count > 0).then(|| Figure::new(value, scale).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::decimal;
    use crate::model::Figure;

    #[test]
    fn decimals_are_exact() {
        for (text, digits, scale) in
            [("1", 1, 0), ("1.0", 1, 0), ("+2.50", 25, 1), ("-.5", -5, 1), ("10600.00", 10600, 0)]
        {
            assert_eq!(decimal(text), Figure::new(digits, scale).ok(), "{text}");
        }
        for text in ["", ".", "1e3", "1,0", "--1", "a"] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }
}
