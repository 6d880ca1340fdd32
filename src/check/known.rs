//! Sums that the report lists as inconsistent, and what has become of them.
//!
//! What is published stays as it is, misprints included; a sum that does not hold for a known
//! reason is a note. The list must be right in both directions: a sum on it that holds, or that
//! is not there, is an error.

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::{
    ConceptId, ContextId, Dimensions, EntityId, KnownInconsistencies, KnownInconsistency, Period,
    Report, StatementId, Taxonomy, UnitId,
};

/// A sum in one unit and context.
pub(super) type SumKey = (StatementId, ConceptId, Option<UnitId>, ContextId);

/// What was found of a sum on the list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    /// No such sum binds.
    Nothing,
    /// It holds.
    Holds,
    /// It does not hold, or can't be judged for a reason that is told.
    Off,
}

/// The list, while sums are checked.
pub(super) struct Known<'a> {
    taxonomy: &'a Taxonomy,
    list: Option<&'a KnownInconsistencies>,
    /// Rows by the sum that they name, as far as there are facts in its context.
    rows: FxHashMap<SumKey, usize>,
    found: Vec<Found>,
}

impl<'a> Known<'a> {
    /// The list of a report.
    pub(super) fn of(taxonomy: &'a Taxonomy, report: &'a Report) -> Self {
        let list = report.known_inconsistencies.as_ref();
        let sums = list.map_or(&[][..], |list| &list.sums);
        let contexts: FxHashMap<(Period, &Dimensions), ContextId> = match sums {
            [] => FxHashMap::default(),
            // The list speaks of the entity of the report, which is the first.
            _ => (0..report.contexts.len())
                .filter(|at| report.contexts[*at].entity == EntityId(0))
                .map(ContextId::from)
                .map(|id| ((report.period(id), report.dimensions_of(id)), id))
                .collect(),
        };
        let mut rows = FxHashMap::default();
        for (row, sum) in sums.iter().enumerate() {
            if let Some(context) = contexts.get(&(sum.period, &sum.dimensions)) {
                let key = (sum.statement, sum.total, sum.unit, *context);
                rows.entry(key).or_insert(row);
            }
        }
        Self { taxonomy, list, rows, found: vec![Found::Nothing; sums.len()] }
    }

    /// Notes that a sum holds.
    pub(super) fn holds(&mut self, sum: SumKey) {
        if let Some(row) = self.rows.get(&sum) {
            self.found[*row] = Found::Holds;
        }
    }

    /// Notes that sums of a quantity can't be judged because its figure can't be read.
    pub(super) fn lost(&mut self, quantity: (ConceptId, Option<UnitId>, ContextId)) {
        let of_quantity = |sum: &SumKey| (sum.1, sum.2, sum.3) == quantity;
        for (_, row) in self.rows.iter().filter(|(sum, _)| of_quantity(sum)) {
            self.found[*row] = Found::Off;
        }
    }

    /// Notes that a sum can't be judged, which is told elsewhere.
    pub(super) fn unclear(&mut self, sum: SumKey) {
        if let Some(row) = self.rows.get(&sum) {
            self.found[*row] = Found::Off;
        }
    }

    /// Notes that a sum does not hold; gives the row that lists it.
    pub(super) fn off(&mut self, sum: SumKey) -> Option<(&'a KnownInconsistency, Place)> {
        let row = *self.rows.get(&sum)?;
        self.found[row] = Found::Off;
        let list = self.list?;
        let sum = list.sums.get(row)?;
        Some((sum, place(list, sum)))
    }

    /// Tells rows that name a sum that another row has named, which is the one that counts.
    pub(super) fn tell_repeated(&mut self, diagnostics: &mut Diagnostics) {
        let Some(list) = self.list else { return };
        let mut first: FxHashMap<_, &KnownInconsistency> = FxHashMap::default();
        for (row, sum) in list.sums.iter().enumerate() {
            let key = (sum.statement, sum.total, sum.period, sum.unit, &sum.dimensions);
            if let Some(first) = first.get(&key) {
                let total = &self.taxonomy.concept(sum.total).name.local;
                let message = format!("The sum of `{total}` for {} stands twice.", sum.period);
                let told = Diagnostic::new(Code::RepeatedName, place(list, sum), message);
                diagnostics
                    .push(told.related(place(list, first)).help("leave one of the rows out"));
                self.found[row] = Found::Off;
                continue;
            }
            first.insert(key, sum);
        }
    }

    /// Tells the rows that name no inconsistent sum.
    pub(super) fn tell_needless(&self, diagnostics: &mut Diagnostics) {
        let Some(list) = self.list else { return };
        for (sum, found) in list.sums.iter().zip(&self.found) {
            let name = |id| &self.taxonomy.concept(id).name.local;
            let (total, period) = (name(sum.total), sum.period);
            let statement = &self.taxonomy.statements[sum.statement.index()];
            let (message, help) = match found {
                Found::Off => continue,
                Found::Holds => (
                    format!("The sum of `{total}` in {} holds for {period}.", statement.id),
                    "leave the row out",
                ),
                Found::Nothing if statement.calculations.iter().all(|a| a.total != sum.total) => (
                    format!("`{total}` is not a total in {}.", statement.id),
                    "sums are stated in the table of the statement, by `sums_to`",
                ),
                Found::Nothing => (
                    format!("There is no sum of `{total}` in {} for {period}.", statement.id),
                    "the total and a part must be reported in this period and unit, with these \
                     members, and the entry point must have the statement",
                ),
            };
            let place = place(list, sum);
            let diagnostic = Diagnostic::new(Code::NoSuchInconsistency, place, message);
            diagnostics.push(diagnostic.help(help));
        }
    }
}

/// Where a row of the list names the total.
fn place(list: &KnownInconsistencies, sum: &KnownInconsistency) -> Place {
    Place::field(&list.source, sum.line, list.total)
}
