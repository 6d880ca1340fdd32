//! Relationships and footnotes (Inline XBRL 1.1 §6, §13; 1.0 §5).

use rustc_hash::FxHashMap;

use super::set::Set;
use crate::model::instance::{IdRef, Instance, Link, LinkTarget, Note, ProblemKind};

/// A relationship of facts.
struct Arc {
    from: IdRef,
    to: To,
    role: Box<str>,
    arcrole: Box<str>,
    order: Option<Box<str>>,
    at: u32,
    target: u16,
}

/// What a relationship leads to.
#[derive(Clone, Copy)]
enum To {
    Note(usize),
    Fact(IdRef),
}

/// All relationships of a set.
pub(super) struct Links(Vec<Arc>);

impl Links {
    pub(super) fn new(set: &mut Set) -> Self {
        let facts: FxHashMap<IdRef, u32> = set
            .facts
            .iter()
            .zip(0..)
            .filter_map(|(fact, at)| fact.item.id.map(|id| (id, at)))
            .collect();
        let notes: FxHashMap<IdRef, usize> =
            set.footnotes.iter().enumerate().map(|(at, note)| (note.id, at)).collect();
        let mut arcs = Vec::new();
        let relationships = std::mem::take(&mut set.relationships);
        for of in &relationships {
            let mut targets = Vec::new();
            let to: Vec<To> = (of.to.iter())
                .filter_map(|id| {
                    if let Some(note) = notes.get(id) {
                        return Some(To::Note(*note));
                    }
                    if !facts.contains_key(id) {
                        let what = format!(
                            "the relationship leads to `{}`, which is neither fact nor footnote",
                            set.builder.instance.id_text(*id)
                        );
                        set.builder.problem(ProblemKind::Footnote, of.at, what);
                        return None;
                    }
                    Some(To::Fact(*id))
                })
                .collect();
            let count = to.iter().filter(|to| matches!(to, To::Note(_))).count();
            if count > 0 && count < to.len() {
                let what = "a relationship leads to facts and to footnotes";
                set.builder.problem(ProblemKind::Footnote, of.at, what);
            }
            for from in &of.from {
                let Some(fact) = facts.get(from) else {
                    let what = format!(
                        "the relationship comes from `{}`, which is no fact",
                        set.builder.instance.id_text(*from)
                    );
                    set.builder.problem(ProblemKind::Footnote, of.at, what);
                    continue;
                };
                let target = set.facts[*fact as usize].target;
                targets.push(target);
                for to in &to {
                    if let To::Fact(id) = to {
                        targets.push(set.facts[facts[id] as usize].target);
                    }
                    let (role, arcrole) = (of.role.clone(), of.arcrole.clone());
                    let (order, at) = (of.order.clone(), of.at);
                    arcs.push(Arc { from: *from, to: *to, role, arcrole, order, at, target });
                }
            }
            targets.dedup();
            if targets.len() > 1 {
                let what = "a relationship joins facts of several targets";
                set.builder.problem(ProblemKind::Footnote, of.at, what);
            }
        }
        Self::of_first(set, &notes, &mut arcs);
        Self(arcs)
    }

    /// Facts of 1.0 name their footnotes themselves.
    fn of_first(set: &mut Set, notes: &FxHashMap<IdRef, usize>, arcs: &mut Vec<Arc>) {
        let mut with: Vec<u32> = set
            .rare
            .iter()
            .filter(|(_, rare)| !rare.footnotes.is_empty())
            .map(|(at, _)| *at)
            .collect();
        with.sort_unstable();
        for fact in with {
            let ids = std::mem::take(&mut set.rare.entry(fact).or_default().footnotes);
            let of = set.facts[fact as usize];
            let from = of.item.id.unwrap_or_else(|| free_id(set, fact));
            set.facts[fact as usize].item.id = Some(from);
            for id in ids {
                let Some(note) = notes.get(&id).copied() else {
                    let what =
                        format!("there is no footnote `{}`", set.builder.instance.id_text(id));
                    set.builder.problem(ProblemKind::Footnote, of.item.at, what);
                    continue;
                };
                let Some((role, arcrole)) = set.footnotes[note].link.clone() else { continue };
                let (to, at, target) = (To::Note(note), of.item.at, of.target);
                arcs.push(Arc { from, to, role, arcrole, order: None, at, target });
            }
        }
    }

    /// Puts notes and links into the instances whose facts have them.
    pub(super) fn put(&self, set: &Set, instances: &mut [Instance]) {
        let mut known: FxHashMap<(u16, usize), usize> = FxHashMap::default();
        for arc in &self.0 {
            let instance = &mut instances[usize::from(arc.target)];
            let to = match arc.to {
                To::Fact(id) => LinkTarget::Fact(id),
                To::Note(note) => {
                    let position = *known.entry((arc.target, note)).or_insert_with(|| {
                        let of = &set.footnotes[note];
                        let mut content = String::new();
                        set.markup.put(of.content, &mut content);
                        let lang = usize::from(of.lang).checked_sub(1);
                        let lang = lang.and_then(|at| instance.languages.get_index(at)).cloned();
                        instance.notes.push(Note {
                            role: of.role.clone(),
                            lang,
                            id: Some(instance.id_text(of.id).into()),
                            title: of.title.clone(),
                            content: content.into(),
                            at: of.at,
                        });
                        instance.notes.len() - 1
                    });
                    LinkTarget::Note(position)
                }
            };
            instance.links.push(Link {
                role: arc.role.clone(),
                arcrole: arc.arcrole.clone(),
                from: arc.from,
                to,
                order: arc.order.clone(),
                at: arc.at,
            });
        }
    }
}

/// An id for a fact that has none.
fn free_id(set: &mut Set, fact: u32) -> IdRef {
    let mut id = format!("fact-{}", fact + 1);
    while set.builder.instance.ids.find(&id).is_some() {
        id.push('_');
    }
    set.builder.instance.id(&id)
}
