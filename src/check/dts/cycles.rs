//! Cycles of networks (XBRL 2.1 §5.1.4.3, §5.2.4.2, §5.2.6.2).

use rustc_hash::FxHashMap;

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::Origin;
use crate::model::dts::{Cycles, Dts, Network, Node, Relationship, arcrole, ns};

/// The standard arcroles whose networks can't go in circles.
const UNDIRECTED: [&str; 3] =
    [arcrole::PARENT_CHILD, arcrole::GENERAL_SPECIAL, arcrole::ESSENCE_ALIAS];

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    for network in dts.networks() {
        let found = match allowed(dts, network) {
            Cycles::Any => None,
            Cycles::Undirected => directed(network.relationships()),
            Cycles::None => directed(network.relationships()).or_else(|| undirected(network)),
        };
        if let Some(relationship) = found {
            let message = format!(
                "The relationships of `{}` in the role `{}` come back to where they begin.",
                dts.text(network.base.arcrole),
                dts.text(network.base.role)
            );
            tell(
                dts,
                origin(dts, network, &relationship),
                Code::ForbiddenCycle,
                message,
                diagnostics,
            );
        }
    }
}

/// Where the arc of a relationship stands.
pub(super) fn origin(dts: &Dts, network: &Network, relationship: &Relationship) -> Origin {
    let _ = network;
    let at = u32::try_from(relationship.arc.index()).unwrap_or(u32::MAX);
    let links = dts.documents().links();
    // Links take their arcs one after the other.
    let link = links.partition_point(|link| link.arcs.end <= at);
    let line = dts.arc(relationship.arc).line;
    match links.get(link) {
        Some(link) => dts.documents().origin(link, line),
        None => Origin { document: crate::model::documents::DocumentId(0), line },
    }
}

/// Which cycles a network may have. Links and arcs of somebody's own mean nothing to XBRL.
fn allowed(dts: &Dts, network: &Network) -> Cycles {
    let uri = dts.text(network.base.arcrole);
    let own = |name| [ns::LINK, ns::GEN].contains(&dts.names().parts(name).0);
    if !own(network.base.link) || !own(network.base.arc) {
        return Cycles::Any;
    }
    if uri.starts_with("http://www.xbrl.org/2003/arcrole/") {
        return if UNDIRECTED.contains(&uri) { Cycles::Undirected } else { Cycles::Any };
    }
    let declared = dts.arcroles().iter().find(|of| of.uri == network.base.arcrole);
    declared.and_then(|of| of.cycles).unwrap_or(Cycles::Any)
}

/// A relationship that leads back to where its way began; the relationships are sorted by source.
pub(super) fn directed(relationships: &[Relationship]) -> Option<Relationship> {
    #[derive(Clone, Copy, PartialEq, Eq)]
    enum State {
        Open,
        Done,
    }
    let mut states: FxHashMap<Node, State> = FxHashMap::default();
    let from = |node: Node, number: usize| {
        let first = relationships.partition_point(|r| r.from < node);
        relationships.get(first + number).filter(|r| r.from == node)
    };
    for start in relationships {
        if states.contains_key(&start.from) {
            continue;
        }
        // The way so far: a node, and how many of its relationships were followed.
        let mut way = vec![(start.from, 0)];
        states.insert(start.from, State::Open);
        while let Some((node, next)) = way.pop() {
            let Some(relationship) = from(node, next) else {
                states.insert(node, State::Done);
                continue;
            };
            way.push((node, next + 1));
            match states.get(&relationship.to) {
                Some(State::Open) => return Some(*relationship),
                Some(State::Done) => {}
                None => {
                    states.insert(relationship.to, State::Open);
                    way.push((relationship.to, 0));
                }
            }
        }
    }
    None
}

/// A relationship between nodes that are connected without it.
fn undirected(network: &Network) -> Option<Relationship> {
    let mut parents: FxHashMap<Node, Node> = FxHashMap::default();
    fn find(parents: &mut FxHashMap<Node, Node>, node: Node) -> Node {
        let mut root = node;
        while let Some(above) = parents.get(&root).copied().filter(|above| *above != root) {
            root = above;
        }
        // The way is shorter the next time.
        let mut at = node;
        while let Some(above) = parents.insert(at, root).filter(|above| *above != at) {
            at = above;
        }
        root
    }
    let mut before = None;
    for relationship in network.relationships() {
        let ends = (relationship.from, relationship.to);
        if before.replace(ends) == Some(ends) {
            continue;
        }
        let (a, b) = (find(&mut parents, ends.0), find(&mut parents, ends.1));
        if a == b {
            return Some(*relationship);
        }
        parents.insert(a, b);
    }
    None
}
