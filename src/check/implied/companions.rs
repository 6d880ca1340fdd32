//! Amounts that are lost beside their rates and changes, and rates that are lost beside their amounts.
//!
//! A statement that shows by what its rows have changed shows the rows. Where three rows or more have both, and just
//! one has a rate, a change or a share and not the amount of it, or the amount and not the rate, a row was lost.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use super::network::Key;
use super::stems::period_type;
use super::words::Said;
use crate::check::relation::{Before, own_period, period_before};
use crate::check::sum_finding::name;
use crate::check::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{
    ConceptId, DimensionsId, EntityId, Fact, FactId, FactIndex, Period, Report, StatementId,
    Taxonomy,
};

/// How many rows must have both.
const LEAST: usize = 3;

/// What figures of one column share.
type Frame = (Period, EntityId, DimensionsId);

/// What figures of one kind say of their rows: the statement, what they are, since when, and the column.
type Group = (StatementId, Kind, Frame);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Change(Before),
    Growth(Before),
    Share,
}

/// A figure, what it is of, and where it stands.
#[derive(Clone, Copy)]
struct Companion {
    of: ConceptId,
    fact: FactId,
}

/// Tells rows that alone lack what the others of their kind have.
pub(super) fn check(
    (taxonomy, report): (&Taxonomy, &Report),
    index: &FactIndex,
    said: &[(ConceptId, Said)],
    diagnostics: &mut Diagnostics,
) {
    let kinds: BTreeMap<ConceptId, (Kind, ConceptId)> =
        said.iter().filter_map(|(id, said)| Some((*id, of_said(said)?))).collect();
    let rows = rows(taxonomy, &kinds);
    let search = Search { taxonomy, report, index, given: given(report), kinds, rows };
    let mut told = BTreeSet::new();
    for (group, companions) in search.groups() {
        search.tell_amounts(group, &companions, &mut told, diagnostics);
        search.tell_companions(group, &companions, &mut told, diagnostics);
    }
}

fn of_said(said: &Said) -> Option<(Kind, ConceptId)> {
    match said {
        Said::Change { of, since: None, before } => Some((Kind::Change(*before), *of)),
        Said::Growth { of, since: None, before, .. } => Some((Kind::Growth(*before), *of)),
        Said::Share { of, .. } => Some((Kind::Share, *of)),
        _ => None,
    }
}

/// The figures of each kind for which a statement has rows, and what they are of.
type Rows = BTreeMap<(StatementId, Kind), Vec<(ConceptId, ConceptId)>>;

fn rows(taxonomy: &Taxonomy, kinds: &BTreeMap<ConceptId, (Kind, ConceptId)>) -> Rows {
    let mut rows = Rows::new();
    for (at, statement) in taxonomy.statements.iter().enumerate() {
        for node in &statement.nodes {
            if let Some((kind, of)) = kinds.get(&node.concept) {
                let row = rows.entry((StatementId::from(at), *kind)).or_default();
                row.push((node.concept, *of));
            }
        }
    }
    rows
}

fn key(report: &Report, fact: &Fact) -> Key {
    let context = report.contexts[fact.context.index()];
    (fact.concept, report.periods[context.period.index()], context.entity, context.dimensions)
}

/// All that the report gives, whatever the members: one may tell the whole again, rounded otherwise.
fn given(report: &Report) -> FxHashSet<(ConceptId, Period, EntityId)> {
    let about = |fact| {
        let (concept, period, entity, _) = key(report, fact);
        (concept, period, entity)
    };
    report.facts.iter().map(about).collect()
}

struct Search<'a> {
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    index: &'a FactIndex,
    given: FxHashSet<(ConceptId, Period, EntityId)>,
    kinds: BTreeMap<ConceptId, (Kind, ConceptId)>,
    rows: Rows,
}

impl Search<'_> {
    fn groups(&self) -> BTreeMap<Group, Vec<Companion>> {
        let mut groups: BTreeMap<Group, Vec<Companion>> = BTreeMap::new();
        for (concept, (kind, of)) in &self.kinds {
            for entry in self.index.of(*concept) {
                let fact = self.report.fact(entry.fact);
                let Some(statement) = fact.statement else { continue };
                let (_, period, entity, dimensions) = key(self.report, fact);
                let group = (statement, *kind, (period, entity, dimensions));
                let companion = Companion { of: *of, fact: entry.fact };
                groups.entry(group).or_default().push(companion);
            }
        }
        groups.retain(|_, companions| companions.len() > LEAST - 1);
        groups
    }

    fn has(&self, (concept, period, entity, _): Key) -> bool {
        self.given.contains(&(concept, period, entity))
    }

    /// The column in which an amount stands beside a figure, and the one with which that compares it.
    fn columns(&self, of: ConceptId, kind: Kind, frame: Frame) -> [Option<Key>; 2] {
        let (period, entity, dimensions) = frame;
        let of_type = period_type(self.taxonomy, of);
        let then = match kind {
            Kind::Change(before) | Kind::Growth(before) => period_before(period, of_type, before),
            Kind::Share => None,
        };
        [own_period(period, of_type), then].map(|period| Some((of, period?, entity, dimensions)))
    }

    /// Tells the one amount that is not there beside its figure, or in the period with which that compares it.
    fn tell_amounts(
        &self,
        (statement, kind, frame): Group,
        companions: &[Companion],
        told: &mut BTreeSet<Key>,
        diagnostics: &mut Diagnostics,
    ) {
        // What a rate compares is often left out of a table, the balances of a change are not.
        let columns = if matches!(kind, Kind::Change(_)) { 2 } else { 1 };
        for nth in 0..columns {
            let mut lacking: BTreeMap<ConceptId, (Key, FactId)> = BTreeMap::new();
            let mut having = BTreeSet::new();
            for Companion { of, fact } in companions {
                let Some(key) = self.columns(*of, kind, frame)[nth] else { continue };
                if self.has(key) {
                    having.insert(*of);
                } else {
                    lacking.insert(*of, (key, *fact));
                }
            }
            let mut lacking = lacking.into_values();
            if let (Some((key, beside)), None) = (lacking.next(), lacking.next())
                && having.len() >= LEAST
                && self.is_row(statement, key.0)
                && told.insert(key)
            {
                diagnostics.push(self.tell(statement, key, beside, having.len()));
            }
        }
    }

    /// Tells the one figure that is not there beside its amount.
    fn tell_companions(
        &self,
        (statement, kind, frame): Group,
        companions: &[Companion],
        told: &mut BTreeSet<Key>,
        diagnostics: &mut Diagnostics,
    ) {
        // What the periods before were may be left out of a table, but then for all rows.
        let columns = |of: ConceptId| self.columns(of, kind, frame);
        let has = |column: Option<Key>| column.is_some_and(|key| self.has(key));
        let compares = companions.iter().any(|of| has(columns(of.of)[1]));
        let has_all = |of: ConceptId| {
            let [own, then] = columns(of);
            has(own) && (!compares || has(then))
        };
        let having: BTreeSet<ConceptId> =
            companions.iter().map(|of| of.of).filter(|of| has_all(*of)).collect();
        if having.len() < LEAST {
            return;
        }
        let (period, entity, dimensions) = frame;
        let rows = self.rows.get(&(statement, kind)).into_iter().flatten();
        let shown: BTreeSet<ConceptId> = companions.iter().map(|of| of.of).collect();
        let mut lacking = rows.filter_map(|(concept, of)| {
            let key = (*concept, period, entity, dimensions);
            let is_lacking = !self.has(key) && !shown.contains(of) && has_all(*of);
            let own = columns(*of)[0].filter(|_| is_lacking)?;
            Some((key, own))
        });
        let (Some((key, own)), None) = (lacking.next(), lacking.next()) else { return };
        let beside = self.index.of(own.0).iter().find(|entry| {
            let fact = self.report.fact(entry.fact);
            self::key(self.report, fact) == own && fact.statement == Some(statement)
        });
        if let Some(beside) = beside
            && told.insert(key)
        {
            diagnostics.push(self.tell(statement, key, beside.fact, having.len()));
        }
    }

    /// Whether a statement has a row for a concept.
    fn is_row(&self, statement: StatementId, concept: ConceptId) -> bool {
        let nodes = &self.taxonomy.statements[statement.index()].nodes;
        nodes.iter().any(|node| node.concept == concept)
    }

    fn tell(
        &self,
        statement: StatementId,
        (concept, period, ..): Key,
        beside: FactId,
        count: usize,
    ) -> Diagnostic {
        let fact = self.report.fact(beside);
        let message = format!(
            "`{}` has no figure for {period}, though `{}` for {} has one; {count} other rows of `{}` have both.",
            name(self.taxonomy, concept),
            name(self.taxonomy, fact.concept),
            self.report.period(fact.context),
            self.taxonomy.statements[statement.index()].id,
        );
        Diagnostic::new(Code::LackingFigure, value_place(self.report, beside), message).help(
            "add the row; where the release shows a dash, give the dash, and where it shows nothing, \
             answer the question in `accepted_doubts`",
        )
    }
}
