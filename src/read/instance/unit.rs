//! Units (XBRL 2.1 §4.8).

use super::{Builder, Known};
use crate::model::instance::{NameId, ProblemKind, Unit};
use crate::read::xml::{Fragment, Scanner};

impl Builder {
    /// Reads the unit that a node of a fragment is.
    pub(in crate::read) fn unit<'a>(
        &mut self,
        fragment: &Fragment<'a>,
        node: usize,
        scanner: &mut Scanner<'a>,
        known: &Known,
    ) {
        let at = self.place(fragment.at(node));
        let Some(id) = fragment.attribute(node, "id") else {
            self.problem(ProblemKind::Structure, at, "the unit has no id");
            return;
        };
        let id = self.take_id(&id, fragment.at(node));
        let mut unit = Unit { id, numerators: Vec::new(), denominators: Vec::new(), at };
        let children: Vec<_> = fragment.children(node).collect();
        match children[..] {
            [(divide, name)] if name == known.divide => {
                let parts: Vec<_> = fragment.children(divide).collect();
                match parts[..] {
                    [(above, first), (below, last)]
                        if first == known.unit_numerator && last == known.unit_denominator =>
                    {
                        unit.numerators = self.measures(fragment, above, scanner, known);
                        unit.denominators = self.measures(fragment, below, scanner, known);
                    }
                    _ => {
                        let what = "a ratio has a numerator and a denominator, in this order";
                        self.problem(ProblemKind::Structure, at, what);
                    }
                }
            }
            _ => unit.numerators = self.measures(fragment, node, scanner, known),
        }
        self.instance.units.push(unit);
    }

    fn measures<'a>(
        &mut self,
        fragment: &Fragment<'a>,
        node: usize,
        scanner: &mut Scanner<'a>,
        known: &Known,
    ) -> Vec<NameId> {
        let mut measures = Vec::new();
        for (child, name) in fragment.children(node) {
            let at = self.place(fragment.at(child));
            if name == known.measure {
                let text = fragment.text(child);
                measures.push(self.qname(scanner, fragment.scope(child), &text, at));
            } else {
                self.problem(ProblemKind::Structure, at, "a unit holds measures");
            }
        }
        if measures.is_empty() {
            let at = self.place(fragment.at(node));
            self.problem(ProblemKind::Structure, at, "a unit without a measure");
        }
        measures
    }
}
