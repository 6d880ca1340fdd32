//! Values whose scale is not that of their table: millions among thousands.
//!
//! The figures that a statement shows in a unit mostly have one accuracy, that of the scale above
//! the table. A figure that is a thousand or a million times coarser was given another scale; it
//! is told when it also is more than twenty times the largest of at least two others of its
//! context there, which no line of a table is by accident. No specification asks for this.

use rustc_hash::{FxHashMap, FxHashSet};

use super::gathered::Gathered;
use super::value_place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{ContextId, Fact, FactId, Figure, Report, StatementId, Taxonomy, UnitId, Value};

/// A statement as it shows figures in a unit.
type Table = (StatementId, UnitId);

/// The least part of the figures of a table, in percent, that have its accuracy.
const MOST: usize = 80;

/// Tells figures of another scale than their table. What is in `told` is told already.
pub(super) fn check(
    taxonomy: &Taxonomy,
    report: &Report,
    told: &[FactId],
    diagnostics: &mut Diagnostics,
) {
    let mut usual = usual(report);
    let told: FxHashSet<FactId> = told.iter().copied().collect();
    if usual.is_empty() {
        return;
    }
    let suspects: Vec<(FactId, Figure)> = figures(report)
        .filter(|figure| {
            usual.get(figure.table).is_some_and(|usual| is_apart(*usual, figure.places))
                && !told.contains(&figure.id)
        })
        .map(|figure| (figure.id, figure.size))
        .collect();
    if suspects.is_empty() {
        return;
    }
    let mut largest: FxHashMap<(Table, ContextId), Largest> = FxHashMap::default();
    for (id, _) in &suspects {
        largest.extend(key(report.fact(*id)).map(|key| (key, Largest::default())));
    }
    for figure in figures(report) {
        if usual.get(figure.table).is_none_or(|usual| *usual != figure.places) {
            continue;
        }
        if let Some(largest) = largest.get_mut(&(figure.table, figure.context)) {
            largest.add(figure.size, figure.id);
        }
    }
    for (id, size) in suspects {
        let others = key(report.fact(id)).and_then(|key| largest.get(&key));
        if let Some(other) = others.and_then(|others| others.dwarfed_by(size)) {
            diagnostics.push(tell(taxonomy, report, id, other));
        }
    }
}

/// Whether an accuracy is that of a figure which is a thousand or a million times coarser than is usual.
fn is_apart(usual: i32, places: i32) -> bool {
    matches!(usual - places, 3 | 6)
}

/// The largest of some figures, and how many there are.
#[derive(Default)]
struct Largest {
    count: usize,
    size: Figure,
    fact: Option<FactId>,
}

impl Largest {
    fn add(&mut self, size: Figure, fact: FactId) {
        self.count += 1;
        if self.fact.is_none() || size > self.size {
            (self.size, self.fact) = (size, Some(fact));
        }
    }

    /// The largest, when there are two at least and a figure is more than twenty times as large.
    fn dwarfed_by(&self, size: Figure) -> Option<FactId> {
        let twice = self.size.plus(self.size).ok()?;
        let twenty = twice.shift(1).ok()?;
        self.fact.filter(|_| self.count >= 2 && size > twenty)
    }
}

/// A number other than zero in the table that shows it.
struct Shown {
    id: FactId,
    table: Table,
    context: ContextId,
    size: Figure,
    places: i32,
}

fn figures(report: &Report) -> impl Iterator<Item = Shown> + '_ {
    report.facts.iter().enumerate().filter_map(|(at, fact)| {
        let (table, context) = key(fact)?;
        let Value::Number(value) = fact.value else { return None };
        let places = fact.decimals.places().filter(|_| !value.is_zero())?;
        Some(Shown { id: FactId::from(at), table, context, size: value.abs(), places })
    })
}

fn key(fact: &Fact) -> Option<(Table, ContextId)> {
    Some(((fact.statement?, fact.unit?), fact.context))
}

/// The accuracy that most figures of each table have, as far as most have one and others that of another scale.
fn usual(report: &Report) -> Gathered<Table, i32> {
    let mut counts: Gathered<Table, Vec<(i32, usize)>> = Gathered::new();
    for figure in figures(report) {
        let of_table = counts.of(figure.table, Vec::new);
        match of_table.iter_mut().find(|(places, _)| *places == figure.places) {
            Some((_, count)) => *count += 1,
            None => of_table.push((figure.places, 1)),
        }
    }
    let mut usual = Gathered::new();
    for (table, of_table) in counts.into_all() {
        let all: usize = of_table.iter().map(|(_, count)| count).sum();
        // More than half have it: there is one of a table at most.
        let most = of_table.iter().find(|(_, count)| count * 100 >= all * MOST);
        let Some((places, _)) = most else { continue };
        if of_table.iter().any(|(other, _)| is_apart(*places, *other)) {
            usual.of(table, || *places);
        }
    }
    usual
}

fn tell(taxonomy: &Taxonomy, report: &Report, id: FactId, other: FactId) -> Diagnostic {
    let text = |id: FactId| {
        let fact = report.fact(id);
        let value = match fact.value {
            Value::Number(value) => value.to_string(),
            _ => String::new(),
        };
        (&taxonomy.concept(fact.concept).name.local, value)
    };
    let ((name, value), (largest, size)) = (text(id), text(other));
    let message = format!(
        "`{name}` for {} is {value}, in another scale than its table, where the largest is \
         `{largest}` with {size}.",
        report.period(report.fact(id).context),
    );
    Diagnostic::new(Code::ScaleOutlier, value_place(report, id), message)
        .related(value_place(report, other))
        .help("check the scale: thousands or millions")
}
