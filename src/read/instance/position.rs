//! Pointers to elements by their position: the scheme `element()` of XPointer (XBRL 2.1 §3.5.4).

use rustc_hash::FxHashMap;

use super::super::tree;
use crate::model::documents::{NodeId, Tree};
use crate::model::dts::Names;

/// A document in which pointers count elements. It is read again for them: such pointers are rare.
pub(super) struct Positions {
    tree: Tree,
    names: Names,
    /// The first element of each id.
    by_id: FxHashMap<String, NodeId>,
    /// The children of elements among which pointers counted before.
    children: FxHashMap<NodeId, Vec<NodeId>>,
}

impl Positions {
    /// The positions of a document; nothing where it is not well-formed.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut names = Names::new();
        let tree = tree::parse(text.to_owned(), &mut names, Tree::default()).ok()?;
        let mut by_id = FxHashMap::default();
        if let Some(id) = names.find_name("", "id") {
            for node in (0..tree.nodes.len()).map(NodeId::from) {
                if let Some(id) = tree.attribute(node, id) {
                    by_id.entry(id.into_owned()).or_insert(node);
                }
            }
        }
        Some(Self { tree, names, by_id, children: FxHashMap::default() })
    }

    /// The id of the element that a pointer leads to by steps, from the root or from the element of an id: what stands
    /// in the brackets of `element(/1/4)`.
    pub(super) fn id(&mut self, steps: &str) -> Option<String> {
        let id = self.names.find_name("", "id")?;
        let (start, steps) = steps.split_once('/')?;
        let mut steps = steps.split('/').map(|step| step.parse::<usize>().ok()?.checked_sub(1));
        let mut node = match start {
            "" => (steps.next()?? == 0).then_some(NodeId::ROOT)?,
            start => *self.by_id.get(start)?,
        };
        for step in steps {
            let tree = &self.tree;
            let children = self.children.entry(node);
            let children = children.or_insert_with(|| tree.children(node).collect());
            node = *children.get(step?)?;
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
        let mut positions = Positions::new(text).unwrap();
        for (steps, id) in
            [("/1", "r"), ("/1/1", "1"), ("/1/1/1", "2"), ("/1/2", "3"), ("1/1", "2")]
        {
            assert_eq!(positions.id(steps).as_deref(), Some(id), "{steps}");
        }
        for steps in ["", "/", "/2", "/1/3", "/1/4", "/1/0", "/1/x", "/1/", "9/1", "/1/2/1"] {
            assert_eq!(positions.id(steps), None, "{steps}");
        }
    }

    #[test]
    fn many_pointers_read_the_document_once() {
        let facts: String = (0..40_000).map(|n| format!("<b id='f{n}'/>")).collect();
        let text = format!("<a id='r'><c id='t'>{facts}</c></a>");
        let mut positions = Positions::new(&text).unwrap();
        for n in 0..40_000 {
            let step = n + 1;
            for steps in [format!("/1/1/{step}"), format!("t/{step}"), format!("r/1/{step}")] {
                assert_eq!(positions.id(&steps), Some(format!("f{n}")), "{steps}");
            }
        }
    }
}
