//! Contents of complex types: sequences, choices and what stands in them.

use super::discover::{Loader, Reading};
use super::schema::Schema;
use crate::model::documents::NodeId;
use crate::model::dts::{Particle, Term};

impl Loader<'_> {
    /// Reads an element of a schema that is a part of a content; none where it is none.
    pub(super) fn read_particle(
        &mut self,
        reading: Reading<'_>,
        schema: Schema,
        node: NodeId,
    ) -> Option<Particle> {
        let (tree, known) = (reading.tree, self.known);
        let at = tree.node(node);
        let parts = |loader: &mut Self| {
            tree.children(node).filter_map(|n| loader.read_particle(reading, schema, n)).collect()
        };
        let term = if at.name == known.sequence {
            Term::Sequence(parts(self))
        } else if at.name == known.choice {
            Term::Choice(parts(self))
        } else if at.name == known.all {
            Term::All(parts(self))
        } else if at.name == known.group {
            Term::Group(self.qname_of(tree, node, known.ref_))
        } else if at.name == known.any {
            Term::Any(self.read_wildcard(reading, schema, node))
        } else if at.name == known.element {
            if tree.attribute(node, known.ref_).is_some() {
                Term::Element(self.qname_of(tree, node, known.ref_))
            } else {
                Term::Local(self.read_element(reading, schema, node, false))
            }
        } else {
            return None;
        };
        let number = |name| {
            tree.attribute(node, name).map(|text| text.trim_ascii().parse::<u32>().unwrap_or(1))
        };
        let unbounded = tree.attribute(node, known.max_occurs).as_deref().map(str::trim_ascii)
            == Some("unbounded");
        Some(Particle {
            min: number(known.min_occurs).unwrap_or(1),
            max: (!unbounded).then(|| number(known.max_occurs).unwrap_or(1)),
            term,
            line: at.line,
        })
    }
}
