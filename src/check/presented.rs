//! What a report shows and what its entry point presents: every concept of a fact should stand
//! in a statement of the entry point, and every statement should have a fact to show.
//!
//! A fact that no tree of the entry point holds is valid (XBRL 2.1 §5.2.4 asks for no tree), but
//! readers find it nowhere.

use rustc_hash::FxHashMap;

use super::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{ConceptId, ConceptKind, FactIndex, Report, Statement, Taxonomy};

/// Tells concepts with facts that no statement presents, and statements without facts.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    diagnostics: &mut Diagnostics,
) {
    // A taxonomy that is made of names alone presents nothing.
    let Some(entry) = taxonomy.entry_points.get(report.entry_point) else { return };
    let mut presented = vec![false; taxonomy.concepts.len()];
    let mut unused = Unused::default();
    for (at, id) in entry.statements.iter().enumerate() {
        let statement = &taxonomy.statements[id.index()];
        for node in &statement.nodes {
            presented[node.concept.index()] = true;
        }
        if !statement.is_own() {
            continue;
        }
        if statement.nodes.iter().all(|node| index.of(node.concept).is_empty()) {
            diagnostics.push(empty(taxonomy, report, statement, at));
        } else if statement.recast.is_none() {
            unused.count(taxonomy, statement, index);
        }
    }
    if let Some(told) = unused.told(report) {
        diagnostics.push(told);
    }
    let mut elsewhere = None;
    for (at, presented) in presented.into_iter().enumerate() {
        let concept = ConceptId::from(at);
        if !presented && !index.of(concept).is_empty() {
            let elsewhere = elsewhere.get_or_insert_with(|| shown(taxonomy)).get(&concept);
            diagnostics.push(unpresented(taxonomy, report, index, concept, elsewhere.copied()));
        }
    }
}

/// Rows of statements with facts that have none themselves.
#[derive(Default)]
struct Unused {
    rows: usize,
    unused: usize,
    first: Vec<String>,
}

/// How many unused rows are named.
const NAMED: usize = 5;

impl Unused {
    fn count(&mut self, taxonomy: &Taxonomy, statement: &Statement, index: &FactIndex) {
        for node in &statement.nodes {
            let concept = taxonomy.concept(node.concept);
            if concept.is_abstract || concept.kind != ConceptKind::Item {
                continue;
            }
            self.rows += 1;
            if index.of(node.concept).is_empty() {
                self.unused += 1;
                if self.first.len() < NAMED {
                    self.first.push(format!("`{}` in {}", concept.name.local, statement.id));
                }
            }
        }
    }

    fn told(&self, report: &Report) -> Option<Diagnostic> {
        let message = format!(
            "{} of {} rows of the entry point have no fact, such as {}.",
            self.unused,
            self.rows,
            self.first.join(", ")
        );
        let place = Place::key(&report.definition, &["entry_point"]);
        let help = "a filing's networks hold what it reports: leave the rows out, or out of this \
                    entry point by `entry_points`";
        (self.unused > 0).then(|| Diagnostic::new(Code::UnusedRows, place, message).help(help))
    }
}

/// `nth` is the position of the statement in the entry point.
fn empty(taxonomy: &Taxonomy, report: &Report, statement: &Statement, nth: usize) -> Diagnostic {
    let entry = &taxonomy.entry_points[report.entry_point].id;
    let [entry_point, nth] = [report.entry_point, nth].map(|at| at.to_string());
    // An entry point of all statements lists none: then it is found itself.
    let keys = ["entry_points", &entry_point, "statements", &nth];
    let listed = Place::key(&taxonomy.publication.definition, &keys);
    let message = format!("No fact stands in the statement `{}` of `{entry}`.", statement.id);
    let at = Place::key(&report.definition, &["entry_point"]);
    Diagnostic::new(Code::EmptyStatement, at, message)
        .related(listed)
        .help("report its facts, or leave it out of the entry point in taxonomy.toml")
}

/// The first statement that shows each concept.
fn shown(taxonomy: &Taxonomy) -> FxHashMap<ConceptId, &Statement> {
    let mut shown = FxHashMap::default();
    for statement in &taxonomy.statements {
        for node in &statement.nodes {
            shown.entry(node.concept).or_insert(statement);
        }
    }
    shown
}

fn unpresented(
    taxonomy: &Taxonomy,
    report: &Report,
    index: &FactIndex,
    concept: ConceptId,
    elsewhere: Option<&Statement>,
) -> Diagnostic {
    let first = index.of(concept).iter().map(|entry| entry.fact).min();
    let place = first
        .map_or_else(Place::default, |fact| place(report, fact, |source| Some(source.concept)));
    let entry = &taxonomy.entry_points[report.entry_point].id;
    let name = &taxonomy.concept(concept).name.local;
    let help = match elsewhere {
        Some(statement) => format!("add `{}`, which shows it, to the entry point", statement.id),
        None => "add it to a statement of the entry point".to_owned(),
    };
    let message = format!("No statement of the entry point `{entry}` shows `{name}`.");
    Diagnostic::new(Code::UnpresentedConcept, place, message).help(help)
}
