//! Sums of the filer's own networks.

use rustc_hash::FxHashSet;

use super::Judge;
use crate::diagnostic::Code;
use crate::model::{ConceptId, Figure};
use crate::profile::{Part, Rule};

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    let statements: Vec<_> = judge.statements().collect();
    let taxonomy = judge.filing.taxonomy;
    let has_tables = judge.filing.parts().any(|part| matches!(part, Part::Table(_)));
    if has_tables && statements.iter().all(|statement| statement.calculations.is_empty()) {
        let place = judge.place.clone();
        let help = "recast statements with sums, or say `sums_to` of own elements";
        let message = "The filing has statements, and no sums";
        judge.tell(Rule::NetworkSums, Code::FilerNetwork, place, message, help);
    }
    let trees: Vec<FxHashSet<ConceptId>> = statements
        .iter()
        .map(|statement| statement.nodes.iter().map(|node| node.concept).collect())
        .collect();
    for statement in statements {
        for arc in &statement.calculations {
            let (total, item) = (taxonomy.concept(arc.total), taxonomy.concept(arc.item));
            let names = format!("`{}` as a part of `{}`", item.name.local, total.name.local);
            let place = judge.of(statement);
            let mut tell = |rule, what: &str, help: &str| {
                let message = format!("{names} {what}");
                judge.tell(rule, Code::FilerNetwork, place.clone(), &message, help);
            };
            let is_one = ["1", "-1"].iter().any(|one| Figure::of_decimal(one) == Some(arc.weight));
            if !is_one {
                tell(
                    Rule::SumWeight,
                    "has a weight that is neither 1 nor -1",
                    "correct the weight",
                );
            }
            if total.period_type != item.period_type {
                tell(Rule::SumPeriod, "has another period type", "leave it out of the sum");
            }
            let together =
                |tree: &FxHashSet<ConceptId>| tree.contains(&arc.total) && tree.contains(&arc.item);
            if !trees.iter().any(together) {
                tell(Rule::SumShown, "stands in no tree with it", "put both into one statement");
            }
        }
    }
}
