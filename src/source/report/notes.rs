//! The footnotes of a report by their ids, those included whose texts stand in cells.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::did_you_mean;
use crate::model::{Footnote, FootnoteId, Lang, Report};

/// Finds footnotes, and takes in new ones.
pub(super) struct Notes {
    by_id: FxHashMap<String, FootnoteId>,
    /// The letters that ids have, in lower case.
    letters: FxHashSet<char>,
}

impl Notes {
    pub(super) fn of(report: &Report) -> Self {
        let mut notes = Self { by_id: FxHashMap::default(), letters: FxHashSet::default() };
        for (at, note) in report.footnotes.iter().enumerate() {
            notes.know(&note.id, FootnoteId::from(at));
        }
        notes
    }

    fn know(&mut self, id: &str, at: FootnoteId) {
        self.letters.extend(id.chars().flat_map(char::to_lowercase));
        self.by_id.entry(id.to_owned()).or_insert(at);
    }

    pub(super) fn find(&self, id: &str) -> Option<FootnoteId> {
        self.by_id.get(id).copied()
    }

    /// Whether a cell is the text of a footnote and no list of ids: it has blanks, or no id is known or
    /// near, and letters stand in it that ids made here don't have, as in a Japanese sentence.
    pub(super) fn is_literal(&self, ids: &[&str], report: &Report) -> bool {
        let is_id = |id: &str| {
            self.by_id.contains_key(id)
                || id.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
                || self.is_near(id, report)
        };
        ids.iter().any(|id| id.contains(char::is_whitespace)) || !ids.iter().any(|id| is_id(id))
    }

    /// Whether a text may be meant for an id. Near words share two letters of three, so that most
    /// texts need not be compared with any.
    fn is_near(&self, text: &str, report: &Report) -> bool {
        let lower = text.to_lowercase();
        let strange = lower.chars().filter(|letter| !self.letters.contains(letter)).count();
        strange <= (text.chars().count() / 3).clamp(1, 8)
            && did_you_mean(text, report.footnotes.iter().map(|note| note.id.as_str())).is_some()
    }

    /// A footnote whose text stands in the cell itself, in the first language of the report.
    pub(super) fn add(&mut self, text: &str, lang: &Lang, report: &mut Report) -> FootnoteId {
        let mut number = report.footnotes.len() + 1;
        let id = loop {
            let id = format!("note-{number}");
            if !self.by_id.contains_key(&id) {
                break id;
            }
            number += 1;
        };
        let at = FootnoteId::from(report.footnotes.len());
        self.know(&id, at);
        let text = std::iter::once((lang.clone(), text.to_owned())).collect();
        report.footnotes.push(Footnote { id, text, is_markup: false });
        at
    }
}
