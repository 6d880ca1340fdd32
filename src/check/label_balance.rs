//! Balances that contradict what a concept is called: costs as credit, revenues as debit.
//!
//! The balance says which sign a positive value has beside others (XBRL 2.1 §5.1.1.2), and it
//! decides the weights that sums may have. Where labels in two languages say different things, or
//! a concept stands only in statements that lead from a balance to the next, such as those of cash
//! flows, nothing is told: there the same words are used for both directions. Nor is anything told
//! of labels that an entry point has of its own: in the words of one release an income may be
//! called the loss that it was. The balance of a total is that which its parts ask for, whatever it is called: who makes
//! losses calls its results so; and what is taken off stands on the other side.

use rustc_hash::FxHashSet;

use super::label_sense::side;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{Balance, Concept, ConceptId, LabelRole, Statement, Taxonomy};

/// Tells concepts whose standard label says another balance.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let shown = shown_elsewhere(taxonomy);
    let asked = asked(taxonomy);
    let shown = (0..).map(ConceptId::from).zip(taxonomy.concepts.values()).zip(shown);
    let shown = shown.filter(|((id, _), shown)| *shown && !asked.contains(id));
    for ((_, concept), _) in shown.filter(|((_, concept), _)| concept.is_own()) {
        let Some(balance) = concept.balance else { continue };
        if let Some(label) = contradicting(concept, balance) {
            let place = Place::line(&taxonomy.source, concept.line);
            diagnostics.push(tell(concept, label, balance, place));
        }
    }
}

/// The totals of which some part has a balance, and what is taken off one that has.
fn asked(taxonomy: &Taxonomy) -> FxHashSet<ConceptId> {
    let mut asked = FxHashSet::default();
    for statement in &taxonomy.statements {
        for arc in &statement.calculations {
            if taxonomy.concept(arc.item).balance.is_some() {
                asked.insert(arc.total);
            }
            if arc.weight.is_negative() && taxonomy.concept(arc.total).balance.is_some() {
                asked.insert(arc.item);
            }
        }
    }
    asked
}

/// For each concept whether a statement shows it that does not lead from a balance to the next.
fn shown_elsewhere(taxonomy: &Taxonomy) -> Vec<bool> {
    let rolls = |statement: &&Statement| {
        statement.nodes.iter().any(|node| node.preferred_label.is_period_start())
    };
    let mut shown = vec![false; taxonomy.concepts.len()];
    for statement in taxonomy.statements.iter().filter(|statement| !rolls(statement)) {
        for node in &statement.nodes {
            shown[node.concept.index()] = true;
        }
    }
    shown
}

/// A standard label that says the other balance, where none says this one.
fn contradicting(concept: &Concept, balance: Balance) -> Option<&str> {
    let mut found = None;
    for ((role, lang), label) in &concept.labels {
        if *role != LabelRole::Standard {
            continue;
        }
        match side(label, lang, concept.period_type) {
            Some(side) if side == balance => return None,
            Some(_) => _ = found.get_or_insert(&**label),
            None => {}
        }
    }
    found
}

fn tell(concept: &Concept, label: &str, balance: Balance, place: Place) -> Diagnostic {
    let (is, says) = match balance {
        Balance::Debit => ("debit", "credit"),
        Balance::Credit => ("credit", "debit"),
    };
    let name = &concept.name.local;
    let message = format!("The balance of `{name}` is {is}; `{label}` is the name of a {says}.");
    Diagnostic::new(Code::LabelAgainstBalance, place, message).help(
        "costs, losses and assets are debit, revenues, gains, liabilities and equity credit: \
         correct the balance or the label",
    )
}
