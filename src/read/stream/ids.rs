//! Ids that items and notes have, or are given.

use crate::model::instance::{Instance, Item};

/// Ids of facts and notes: their own, else one that no element has.
pub(super) struct Ids {
    stem: String,
    pub(super) notes: Vec<String>,
}

impl Ids {
    pub(super) fn new(instance: &Instance) -> Self {
        let free = |mut stem: String| {
            while instance.ids.iter().any(|id| id.starts_with(&stem)) {
                stem.push('_');
            }
            stem
        };
        let (stem, of_note) = (free("f-".to_owned()), free("n-".to_owned()));
        let notes = (1..=instance.notes.len()).map(|number| format!("{of_note}{number}")).collect();
        Self { stem, notes }
    }

    pub(super) fn fact(&self, instance: &Instance, at: usize, item: &Item) -> String {
        match item.id {
            Some(id) => instance.id_text(id).to_owned(),
            None => format!("{}{}", self.stem, at + 1),
        }
    }
}
