//! Lines of places in an instance, found without counting from the start each time.

use crate::model::instance::Instance;
use crate::model::{Source, SourceId};

/// The documents as sources of facts, or the tables of which an instance was made.
pub(super) fn sources(instance: &Instance) -> Vec<Source> {
    let documents = instance.documents.iter().map(|document| &document.name);
    let names = documents.chain(&instance.tables);
    names.map(|name| Source { name: name.clone(), columns: None }).collect()
}

/// Where lines begin in the text of an instance.
pub(super) struct Places<'a> {
    instance: &'a Instance,
    line_ends: Vec<u32>,
}

impl<'a> Places<'a> {
    pub(super) fn new(instance: &'a Instance) -> Self {
        let bytes = instance.text.bytes().enumerate();
        let ends = bytes.filter(|(_, byte)| *byte == b'\n');
        let line_ends = ends.map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX)).collect();
        Self { instance, line_ends }
    }

    /// The document of a place, and its line there from 1.
    pub(super) fn line(&self, at: u32) -> (SourceId, u32) {
        if let Some(cell) = self.instance.cells.get(at as usize) {
            return (SourceId(cell.table), cell.line);
        }
        let before = |place: usize| self.line_ends.partition_point(|end| (*end as usize) < place);
        let documents = &self.instance.documents;
        let of = documents.partition_point(|document| document.start <= at as usize);
        let of = of.saturating_sub(1);
        let start = documents.get(of).map_or(0, |document| document.start);
        let line = before(at as usize) - before(start) + 1;
        (SourceId(u16::try_from(of).unwrap_or(u16::MAX)), u32::try_from(line).unwrap_or(u32::MAX))
    }
}
