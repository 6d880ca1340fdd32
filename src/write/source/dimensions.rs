//! `dimensions.csv`, and the members that an axis has in a cube.

use std::io;

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::names::Names;
use super::table;
use crate::model::losses::Losses;
use crate::model::{ConceptId, ConceptKind, CubeAxis, Member, Taxonomy};
use crate::notation::simple_type::SimpleType;

/// The axes that tables can hold.
#[derive(Debug)]
pub(super) struct Axes {
    axes: IndexMap<ConceptId, Axis>,
}

/// An axis as its rows say it.
#[derive(Debug)]
struct Axis {
    members: Vec<Member>,
    /// The place of each member among them, and of the member above it.
    places: FxHashMap<ConceptId, usize>,
    parents: Vec<Option<usize>>,
    default: Option<ConceptId>,
    typed: Option<String>,
}

impl Axes {
    pub(super) fn of(taxonomy: &Taxonomy, names: &Names<'_>, losses: &mut Losses) -> Self {
        let mut axes = IndexMap::new();
        for (id, axis) in &taxonomy.axes {
            if names.name(*id).is_none() {
                continue;
            }
            let typed = axis.typed.as_ref().map(|typed| {
                let known = SimpleType::from_name(&typed.simple_type).is_some();
                losses.count("the type of a typed axis", u64::from(!known));
                if known { typed.simple_type.clone() } else { "string".to_owned() }
            });
            let mut members = match typed {
                Some(_) => Vec::new(),
                None => one_tree(&axis.members, names, losses),
            };
            // A default may be no member in any role: in tables it is one, which no cube has.
            let is_member = |of: &ConceptId| names.kind(*of) == ConceptKind::Member;
            if let Some(default) = axis.default.filter(is_member)
                && !members.is_empty()
                && members.iter().all(|member| member.concept != default)
            {
                members.push(Member { concept: default, depth: 1, usable: true });
            }
            let places = members.iter().enumerate().map(|(at, member)| (member.concept, at));
            let places: FxHashMap<ConceptId, usize> = places.collect();
            let default = axis.default.filter(|member| places.contains_key(member));
            if axis.default != default {
                losses.add("a default that is no member of its axis");
            }
            let parents = parents(&members);
            axes.insert(*id, Axis { members, places, parents, default, typed });
        }
        Self { axes }
    }

    /// The table; none where there are no axes.
    pub(super) fn table(&self, names: &Names<'_>) -> io::Result<Option<Vec<u8>>> {
        let heading = ["axis", "depth", "member", "default", "usable", "typed"].map(str::to_owned);
        let mut rows = Vec::new();
        let name = |id| names.name(id).unwrap_or_default().to_owned();
        for (id, axis) in &self.axes {
            if let Some(typed) = &axis.typed {
                let empty = String::new;
                rows.push(vec![name(*id), empty(), empty(), empty(), empty(), typed.clone()]);
            }
            for member in &axis.members {
                let word = |is: bool, word: &str| if is { word.to_owned() } else { String::new() };
                rows.push(vec![
                    name(*id),
                    member.depth.to_string(),
                    name(member.concept),
                    word(axis.default == Some(member.concept), "yes"),
                    word(!member.usable, "no"),
                    String::new(),
                ]);
            }
        }
        if rows.is_empty() { Ok(None) } else { table(&heading, &rows, 3).map(Some) }
    }

    /// Whether a cube can have an axis: it has members, or typed values.
    pub(super) fn has(&self, axis: ConceptId) -> bool {
        self.axes.get(&axis).is_some_and(|axis| axis.typed.is_some() || !axis.members.is_empty())
    }

    /// The members that stand below an axis in a cube, with their depths below it; none where the cube
    /// has all.
    pub(super) fn in_cube(
        &self,
        taxonomy: &Taxonomy,
        axis: &CubeAxis,
        losses: &mut Losses,
    ) -> Vec<(ConceptId, u32)> {
        let Some(known) = self.axes.get(&axis.concept).filter(|known| known.typed.is_none()) else {
            return Vec::new();
        };
        let members = known.without_head(taxonomy.members(axis));
        let mut kept: Vec<Member> = Vec::new();
        let mut open: Vec<(u32, u32)> = Vec::new();
        for member in members {
            let Some(of_axis) = known.member(member.concept) else {
                losses.add("a member of an axis that is no abstract item");
                continue;
            };
            if of_axis.usable != member.usable {
                losses.add("a member that can be used in one table and not in another");
            }
            open.retain(|(old, _)| *old < member.depth);
            let depth = open.last().map_or(0, |(_, new)| new + 1);
            open.push((member.depth, depth));
            kept.push(Member { depth, usable: of_axis.usable, ..*member });
        }
        if kept == known.members {
            return Vec::new();
        }
        if !known.nests_alike(&kept) {
            losses.add("members that one table nests otherwise than another");
            kept.iter_mut().for_each(|member| member.depth = 0);
        }
        kept.into_iter().map(|member| (member.concept, member.depth)).collect()
    }
}

/// Members as one tree: those that tables can hold, below the first.
pub(super) fn one_tree(members: &[Member], names: &Names<'_>, losses: &mut Losses) -> Vec<Member> {
    let mut tree: Vec<Member> = Vec::new();
    let mut open: Vec<(u32, u32)> = Vec::new();
    let mut seen = FxHashSet::default();
    for member in members {
        let is_member = names.kind(member.concept) == ConceptKind::Member;
        if names.name(member.concept).is_none() || !is_member {
            losses.add("a member of an axis that is no abstract item");
            continue;
        }
        if !seen.insert(member.concept) {
            continue;
        }
        open.retain(|(old, _)| *old < member.depth);
        let depth = match open.last() {
            Some((_, above)) => above + 1,
            None if tree.is_empty() => 0,
            None => {
                losses.add("a further head of the domain of an axis: it stands below the first");
                1
            }
        };
        open.push((member.depth, depth));
        tree.push(Member { depth, ..*member });
    }
    tree
}

impl Axis {
    /// A member with what the axis says of it.
    fn member(&self, concept: ConceptId) -> Option<&Member> {
        self.members.get(*self.places.get(&concept)?)
    }

    /// The members of a tree whose head facts can't have there, although they can elsewhere: where it
    /// groups several, they stand without it.
    fn without_head<'m>(&self, tree: &'m [Member]) -> &'m [Member] {
        let Some((head, below)) = tree.split_first() else { return tree };
        let of_axis = self.members.first().filter(|of| of.concept == head.concept);
        let is_hidden = of_axis.is_some_and(|of| of.usable && !head.usable);
        let groups = below.iter().filter(|member| member.depth == head.depth + 1).count() > 1
            && below.iter().all(|member| member.depth > head.depth);
        if is_hidden && groups { below } else { tree }
    }

    /// Whether members that stand below others in a tree do so on the axis.
    fn nests_alike(&self, tree: &[Member]) -> bool {
        let place = |at: usize| self.places.get(&tree[at].concept).copied();
        parents(tree).into_iter().enumerate().all(|(at, parent)| {
            let Some(above) = parent.and_then(place) else { return true };
            let mut way = std::iter::successors(place(at), |at| self.parents[*at]).skip(1);
            way.any(|at| at == above)
        })
    }
}

/// For each member the place of the one above it.
fn parents(members: &[Member]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let parent = |(at, member): (usize, &Member)| {
        while open.pop_if(|above| members[*above].depth >= member.depth).is_some() {}
        let parent = open.last().copied();
        open.push(at);
        parent
    };
    members.iter().enumerate().map(parent).collect()
}
