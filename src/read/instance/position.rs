//! Pointers to elements by their position: the scheme `element()` of XPointer (XBRL 2.1 §3.5.4).

use super::super::tree;
use crate::model::documents::{NodeId, Tree};
use crate::model::dts::Names;

/// A document with the elements directly in its root, among which pointers mostly count. It is read again for them:
/// such pointers are rare.
pub(super) struct Positions {
    tree: Tree,
    names: Names,
    below_root: Vec<NodeId>,
}

impl Positions {
    /// The positions of a document; nothing where it is not well-formed.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut names = Names::new();
        let tree = tree::parse(text.to_owned(), &mut names, Tree::default()).ok()?;
        let below_root = tree.children(NodeId::ROOT).collect();
        Some(Self { tree, names, below_root })
    }

    /// The id of the element that a pointer leads to by steps, from the root or from the element of an id: what stands
    /// in the brackets of `element(/1/4)`.
    pub(super) fn id(&self, steps: &str) -> Option<String> {
        let id = self.names.find_name("", "id")?;
        let (start, steps) = steps.split_once('/')?;
        let mut steps = steps.split('/').map(|step| step.parse::<usize>().ok()?.checked_sub(1));
        let mut node = match start {
            "" => (steps.next()?? == 0).then_some(NodeId::ROOT)?,
            start => {
                let nodes = (0..self.tree.nodes.len()).map(NodeId::from);
                let mut nodes = nodes.filter(|node| self.tree.attribute(*node, id).is_some());
                nodes.find(|node| self.tree.attribute(*node, id).as_deref() == Some(start))?
            }
        };
        for step in steps {
            node = match node {
                NodeId::ROOT => *self.below_root.get(step?)?,
                node => self.tree.children(node).nth(step?)?,
            };
        }
        self.tree.attribute(node, id).map(|id| id.trim().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_to_ids() {
        let text = "<a id='r'><b id='1'><c id='2'/></b><d id='3'/><e/></a>";
        let positions = Positions::new(text).unwrap();
        for (steps, id) in
            [("/1", "r"), ("/1/1", "1"), ("/1/1/1", "2"), ("/1/2", "3"), ("1/1", "2")]
        {
            assert_eq!(positions.id(steps).as_deref(), Some(id), "{steps}");
        }
        for steps in ["", "/", "/2", "/1/3", "/1/4", "/1/0", "/1/x", "/1/", "9/1", "/1/2/1"] {
            assert_eq!(positions.id(steps), None, "{steps}");
        }
    }
}
