//! Relationships that somebody wants out of a set, as if arcs of their own prohibited them.

use rustc_hash::FxHashMap;

use super::resolve;
use crate::model::QName;
use crate::model::dts::{BaseSet, Dts, Network, Node, Relationship};

/// Which relationships are to be prohibited: all of an arcrole between two concepts.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Where they lead from.
    pub from: QName,
    /// Where they lead to.
    pub to: QName,
    /// Their arcrole, or the last step of it.
    pub arcrole: String,
    /// The role of the links, or the last step of it; none for those of all roles.
    pub role: Option<String>,
}

impl Wanted {
    /// Whether a name is an address or its last step.
    fn is_named(uri: &str, name: &str) -> bool {
        uri == name || uri.rsplit(['/', ':']).next() == Some(name)
    }

    fn is_in(&self, dts: &Dts, base: &BaseSet) -> bool {
        let of_role = |role: &String| Self::is_named(dts.text(base.role), role);
        Self::is_named(dts.text(base.arcrole), &self.arcrole)
            && self.role.as_ref().is_none_or(of_role)
    }
}

/// Takes relationships out of the networks of a set, and gives each with the positions in `wanted` of
/// all that mean it, in the order of networks.
pub fn prohibit(dts: &mut Dts, wanted: &[Wanted]) -> Vec<(Vec<usize>, BaseSet, Relationship)> {
    let mut by_ends: FxHashMap<(Node, Node), Vec<usize>> = FxHashMap::default();
    for (at, one) in wanted.iter().enumerate() {
        let [from, to] = [&one.from, &one.to].map(|name| dts.find(&name.namespace, &name.local));
        if let (Some(from), Some(to)) = (from, to) {
            by_ends.entry((Node::Element(from), Node::Element(to))).or_default().push(at);
        }
    }
    let mut taken = Vec::new();
    if by_ends.is_empty() {
        return taken;
    }
    for network in 0..dts.networks.len() {
        let base = dts.networks[network].base;
        let is_wanted = |one: &Relationship| {
            let meant = by_ends.get(&(one.from, one.to))?.iter();
            let meant: Vec<usize> =
                meant.filter(|at| wanted[**at].is_in(dts, &base)).copied().collect();
            Some(meant).filter(|meant| !meant.is_empty())
        };
        let (mut kept, before) = (Vec::new(), taken.len());
        for relationship in dts.networks[network].relationships() {
            match is_wanted(relationship) {
                Some(meant) => taken.push((meant, base, *relationship)),
                None => kept.push(*relationship),
            }
        }
        if taken.len() > before {
            dts.networks[network] = Network::new(base, kept);
        }
    }
    if !taken.is_empty() {
        dts.defaults.clear();
        resolve::views(dts);
    }
    taken
}
