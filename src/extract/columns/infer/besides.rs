//! The headings under which a statement shows concepts beside others.

use crate::model::Taxonomy;
use crate::source::map::TableEntry;

/// Headings that stand over columns beside their periods.
#[derive(Debug, Default)]
pub(in super::super) struct Besides {
    /// All of them, each once, in order.
    pub(in super::super) known: Vec<String>,
    /// Those over no concept beside another: `Average balance`, with interest and yield beside it.
    pub(in super::super) plain: Vec<String>,
}

impl Besides {
    /// Those of the statement of a table.
    pub(in super::super) fn of(entry: &TableEntry, taxonomy: &Taxonomy) -> Self {
        let nodes = &taxonomy.statements[entry.statement.index()].nodes;
        let over = |beside: bool| {
            let nodes = nodes.iter().filter(move |node| node.beside.is_some() == beside);
            nodes.flat_map(|node| node.column.values())
        };
        let mut known: Vec<String> = over(true).chain(over(false)).cloned().collect();
        known.sort();
        known.dedup();
        let is_plain = |heading: &&String| !over(true).any(|other| other == *heading);
        let plain = known.iter().filter(is_plain).cloned().collect();
        Self { known, plain }
    }
}
