//! Notes to facts, and the links that lead to them and to other facts.

use quick_xml::escape::unescape;
use rustc_hash::FxHashMap;

use super::contexts::Contexts;
use super::made::Made;
use crate::model::instance::{IdRef, Instance, LinkTarget};
use crate::model::{FactId, FactLink, Figure, Footnote, FootnoteId, LinkEnd, Report};

/// The arcrole and the link role of footnotes.
const FOOTNOTE: (&str, &str) =
    ("http://www.xbrl.org/2003/arcrole/fact-footnote", "http://www.xbrl.org/2003/role/link");

/// Reads notes and links.
pub(super) fn read(
    instance: &Instance,
    made: &Made,
    contexts: &mut Contexts<'_>,
    report: &mut Report,
) {
    for (nth, note) in instance.notes.iter().enumerate() {
        // What has no elements in it is a text.
        let text = Some(&*note.content).filter(|content| !content.contains('<'));
        let text = text.and_then(|content| unescape(content).ok());
        let is_markup = text.is_none();
        let lang = note.lang.as_deref().filter(|lang| !lang.is_empty()).unwrap_or("und");
        report.footnotes.push(Footnote {
            // Ids of notes are told apart in the report alone, and an id in a document is none there.
            id: format!("note-{}", nth + 1),
            text: [(lang.into(), text.map_or_else(|| note.content.to_string(), Into::into))].into(),
            is_markup,
        });
    }
    let by_id: FxHashMap<IdRef, FactId> = instance
        .items
        .iter()
        .zip(made)
        .filter_map(|(item, fact)| Some((item.id?, fact.ok()?)))
        .collect();
    let mut sets: FxHashMap<FactId, Vec<FootnoteId>> = FxHashMap::default();
    for link in &instance.links {
        let Some(from) = by_id.get(&link.from).copied() else { continue };
        let to = match link.to {
            LinkTarget::Note(note) => LinkEnd::Note(FootnoteId::from(note)),
            LinkTarget::Fact(fact) => match by_id.get(&fact) {
                Some(fact) => LinkEnd::Fact(*fact),
                None => continue,
            },
        };
        match to {
            LinkEnd::Note(note) if (&*link.arcrole, &*link.role) == FOOTNOTE => {
                let set = sets.entry(from).or_default();
                if !set.contains(&note) {
                    set.push(note);
                }
            }
            _ => report.links.push(FactLink {
                from,
                to,
                arcrole: (&*link.arcrole).into(),
                role: (&*link.role).into(),
                order: link.order.as_deref().and_then(Figure::of_decimal),
            }),
        }
    }
    let mut sets: Vec<(FactId, Vec<FootnoteId>)> = sets.into_iter().collect();
    sets.sort_unstable_by_key(|(fact, _)| *fact);
    for (fact, mut set) in sets {
        set.sort_unstable();
        let set = contexts.interner.footnotes(set, report);
        if let Some(fact) = report.facts.get_mut(fact.index()) {
            fact.footnotes = set;
        }
    }
}
