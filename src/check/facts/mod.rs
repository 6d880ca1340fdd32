//! What a single fact must be by itself, before facts are held against each other: its concept can
//! have facts, its aspects are such that a context can have them, its value is one of its type.
//!
//! A fact that is refused here takes no part in duplicates, sums and what is good practice.

mod aspects;
mod listed;
mod members;
mod number;
mod text;

use rustc_hash::{FxHashMap, FxHashSet};

use aspects::{Aspects, Fields};
use members::Members;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{ConceptId, Fact, FactId, Report, StatementId, Taxonomy, Value};

/// Facts that are wrong by themselves.
#[derive(Default)]
pub(super) struct Refused {
    /// The facts, in their order.
    facts: Vec<FactId>,
    /// Whether it is not known of some what they are about.
    unknown: bool,
    /// Positions of sums that are known not to hold, whose own aspects are wrong.
    listed: Vec<usize>,
}

impl Refused {
    /// The report without what was refused; none where nothing was.
    pub(super) fn without(&self, report: &Report) -> Option<Report> {
        if self.facts.is_empty() && self.listed.is_empty() {
            return None;
        }
        let mut sound = report.clone();
        let mut refused = vec![false; report.facts.len()];
        for id in &self.facts {
            refused[id.index()] = true;
            let Fact { concept, unit, context, .. } = *report.fact(*id);
            sound.lost.quantities.insert((concept, unit, context));
        }
        let mut at = 0..;
        sound.facts.retain(|_| at.next().is_some_and(|at: usize| !refused[at]));
        sound.lost.all_known &= !self.unknown && self.listed.is_empty();
        if let Some(list) = &mut sound.known_inconsistencies {
            let mut at = 0..;
            list.sums.retain(|_| at.next().is_some_and(|at| !self.listed.contains(&at)));
        }
        Some(sound)
    }

    fn add(&mut self, fact: FactId, is_known: bool) {
        self.facts.push(fact);
        self.unknown |= !is_known;
    }
}

/// Checks every fact by itself.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Refused {
    let mut refused = Refused::default();
    let mut aspects = Aspects::new(taxonomy, report);
    let mut shown = Shown::default();
    let members = Members::new(taxonomy, report);
    for (at, fact) in report.facts.iter().enumerate() {
        let id = FactId::from(at);
        let fields = || Fields::of(report, id);
        let is_reportable = aspects.concept(fact.concept, fields, diagnostics);
        let has_context = aspects.context(fact.context, fields, diagnostics);
        if !is_reportable || !has_context || !shown.check(taxonomy, report, id, diagnostics) {
            refused.add(id, false);
        } else if !value(&members, report, id, diagnostics) {
            refused.add(id, true);
        }
    }
    refused.listed = listed::check(&mut aspects, report, diagnostics);
    refused
}

/// Whether the value of a fact is one that its concept can have.
fn value(
    members: &Members<'_>,
    report: &Report,
    id: FactId,
    diagnostics: &mut Diagnostics,
) -> bool {
    let fact = report.fact(id);
    let concept = members.taxonomy().concept(fact.concept);
    match (fact.value, concept.item_type.is_numeric()) {
        (Value::Number(number), true) => number::check(concept, report, id, number, diagnostics),
        (Value::Text(text), false) => {
            text::check(members, concept, report, id, &report.texts[text.index()], diagnostics)
        }
        (Value::Nil, true) | (Value::Fraction(_), _) => true,
        (Value::Nil, false) => text::has_no_unit(report, id, diagnostics),
        (Value::Number(number), false) => {
            let text = number.to_string();
            text::tell_invalid(
                &concept.item_type,
                &text,
                super::value_place(report, id),
                diagnostics,
            );
            false
        }
        (Value::Text(text), true) => {
            let text = &report.texts[text.index()].value;
            let message = format!("`{}` is not a figure.", text.escape_debug());
            let place = super::value_place(report, id);
            diagnostics.push(
                Diagnostic::new(Code::InvalidFigure, place, message)
                    .help(format!("`{}` takes numbers", concept.item_type.local())),
            );
            false
        }
    }
}

/// Which statements show which concepts, by the statements that were asked for.
#[derive(Default)]
struct Shown {
    known: FxHashMap<StatementId, FxHashSet<ConceptId>>,
    last: Option<(StatementId, ConceptId)>,
}

impl Shown {
    /// Whether the statement of a fact shows its concept; one that does not is told.
    fn check(
        &mut self,
        taxonomy: &Taxonomy,
        report: &Report,
        id: FactId,
        diagnostics: &mut Diagnostics,
    ) -> bool {
        let fact = report.fact(id);
        let Some(statement) = fact.statement else { return true };
        let asked = (statement, fact.concept);
        if self.last == Some(asked) {
            return true;
        }
        let concepts = self.known.entry(statement).or_insert_with(|| {
            let nodes = &taxonomy.statements[statement.index()].nodes;
            nodes.iter().map(|node| node.concept).collect()
        });
        if concepts.contains(&fact.concept) {
            self.last = Some(asked);
            return true;
        }
        let place = super::place(report, id, |source| source.table);
        diagnostics.push(not_shown(taxonomy, statement, fact.concept, place));
        false
    }
}

fn not_shown(
    taxonomy: &Taxonomy,
    statement: StatementId,
    concept: ConceptId,
    place: Place,
) -> Diagnostic {
    let name = &taxonomy.concept(concept).name.local;
    let shows = |of: &&crate::model::Statement| of.nodes.iter().any(|node| node.concept == concept);
    let known = taxonomy.statements.iter().filter(shows).map(|statement| statement.id.as_str());
    let wanted = taxonomy.statements[statement.index()].id.as_str();
    let help = did_you_mean(wanted, known.clone())
        .unwrap_or_else(|| format!("it stands in {}", known.collect::<Vec<_>>().join(", ")));
    let message = format!("The statement `{wanted}` does not show `{name}`.");
    Diagnostic::new(Code::NotInStatement, place, message).help(help)
}
