//! The units in which past releases counted what a statement shows.

use super::resolve::Phrases;
use crate::model::{ConceptId, StatementId, Taxonomy};

impl Phrases {
    /// The units in which the past counted what a statement may show: those of the statement itself, then those in
    /// which all others counted the same. Of a statement by members that the past did not show nothing is known.
    pub(super) fn counted(
        &self,
        statement: StatementId,
        taxonomy: &Taxonomy,
    ) -> Vec<(ConceptId, String)> {
        let (own, others): (Vec<_>, Vec<_>) =
            self.units.iter().partition(|(of, ..)| *of == statement);
        let mut known: Vec<(ConceptId, String)> =
            own.iter().map(|(_, concept, unit)| (*concept, unit.clone())).collect();
        let shown = self.tables.iter().any(|past| past.statement == statement);
        let serve = shown || !by_axis(statement, taxonomy);
        for (_, concept, unit) in others.iter().filter(|_| serve) {
            let agree = others.iter().all(|(_, of, other)| of != concept || other == unit);
            if agree && !known.iter().any(|(of, _)| of == concept) {
                known.push((*concept, unit.clone()));
            }
        }
        known
    }
}

/// Whether a statement shows figures of members.
pub(crate) fn by_axis(statement: StatementId, taxonomy: &Taxonomy) -> bool {
    let nodes = &taxonomy.statements[statement.index()].nodes;
    nodes.iter().any(|node| taxonomy.axes.contains_key(&node.concept))
}
