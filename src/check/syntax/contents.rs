//! What segments and scenarios hold, as values (XBRL 2.1 §4.10).

use crate::check::schema;
use crate::model::documents::{NodeId, Tree};
use crate::model::dts::Dts;
use crate::model::instance::{Context, Instance, WrittenMember};

/// The elements of the documents of an instance, where they were kept.
pub(super) struct Contents<'a> {
    dts: &'a Dts,
    /// Documents by where they begin in the text of the instance.
    trees: Vec<(u32, &'a Tree)>,
}

impl<'a> Contents<'a> {
    pub(super) fn new(instance: &'a Instance, dts: &'a Dts) -> Self {
        let tree = |name: &str| {
            let mut documents = dts.documents().iter();
            documents.find_map(|(_, of)| of.tree.as_deref().filter(|_| *of.shown == *name))
        };
        let documents = instance.documents.iter();
        let trees = documents
            .filter_map(|of| Some((u32::try_from(of.start).ok()?, tree(&of.name)?)))
            .collect();
        Self { dts, trees }
    }

    /// A text that is the same for contexts whose segments and scenarios are equal; none where they hold nothing that a
    /// schema could give a type, or the elements were not kept.
    pub(super) fn of(&self, context: &Context) -> Option<String> {
        let is_typed = |member: &WrittenMember| matches!(member, WrittenMember::Typed { .. });
        if context.segment.is_empty()
            && context.scenario.is_empty()
            && !context.dimensions.iter().any(|of| is_typed(&of.member))
        {
            return None;
        }
        let of = self.trees.partition_point(|(start, _)| *start <= context.at);
        let (start, tree) = self.trees.get(of.checked_sub(1)?)?;
        let at = context.at - start;
        let node = tree.nodes.partition_point(|node| node.whole.start < at);
        let node = NodeId::from(node);
        let is = |node: NodeId, local: &str| self.dts.names().local(tree.node(node).name) == local;
        if tree.node(node).whole.start != at || !is(node, "context") {
            return None;
        }
        let mut key = String::new();
        let entity = tree.children(node).filter(|child| is(*child, "entity"));
        let segments = entity.flat_map(|entity| tree.children(entity));
        let containers = segments.chain(tree.children(node));
        for container in containers.filter(|of| is(*of, "segment") || is(*of, "scenario")) {
            key.push_str(self.dts.names().local(tree.node(container).name));
            for child in tree.children(container) {
                key.push_str(&schema::key(self.dts, tree, child));
            }
        }
        Some(key)
    }
}
