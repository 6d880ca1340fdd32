//! Rows and columns of one table that can't all be what they are read as: none of them is a fact.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::columns::{Column, Columns, Kind};
use super::elsewhere::rows_apart;
use super::fact::Extracted;
use super::finding::FindingKind;
use super::question::Question;
use super::table_facts::Harvest;
use crate::model::{ConceptId, Period, PeriodType, Taxonomy};
use crate::notation::period;
use crate::source::map::{ColumnEntry, TableEntry};
use crate::text::Span;
use crate::text::table::Table;

/// Where more than one in so many facts of a table contradicts another that is read as the same, none of them is
/// certain.
const TORN: usize = 4;

/// Takes out of what a table gave the figures of rows that are read as the same and differ, and of columns that can't
/// be what they are read as, and asks for them.
pub(super) fn part(
    harvest: &mut Harvest,
    table: &Table,
    columns: &Columns,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
) {
    let Columns { columns, given, .. } = columns;
    if entry.whose {
        let reason =
            "its statement has figures of members, and past releases do not show whose these are";
        let line = "members.\"…\" = \"…\" (the axis and its member; its default where they are those of all)";
        let kind = FindingKind::QuestionHeading;
        return ask(harvest, &|_, _| true, kind, reason.to_owned(), line.to_owned());
    }
    if !entry.rows_only {
        same_rows(harvest, entry, taxonomy);
    }
    if !given {
        stray_columns(harvest, table, columns);
    }
    let said = !entry.columns.is_empty() || (*given && changes_are_of_one_time(entry, columns));
    if !said {
        changes_of_days(harvest, table, columns, taxonomy);
    }
}

/// Whether all that past columns may mean here gives changes the same time.
fn changes_are_of_one_time(entry: &TableEntry, columns: &[Column]) -> bool {
    let mut past = entry.past_columns.iter().filter(|past| past.len() == columns.len());
    let times = |past: &[ColumnEntry]| -> Vec<Option<Period>> {
        let changes = past.iter().filter(|column| column.beside.is_some());
        changes.map(|column| column.period).collect()
    };
    past.next().is_some_and(|first| past.all(|other| times(other) == times(first)))
}

/// Rows that are read as the same and differ.
fn same_rows(harvest: &mut Harvest, entry: &TableEntry, taxonomy: &Taxonomy) {
    let given = |concept: ConceptId| {
        entry.rows.iter().any(|row| !row.learned && row.concept == Some(concept))
    };
    let facts: Vec<&Extracted> = harvest.facts.iter().map(|(fact, _)| fact).collect();
    let mut apart = rows_apart(&facts);
    apart.retain(|at| !given(facts[*at].concept));
    if apart.is_empty() {
        return;
    }
    let concepts: BTreeSet<&str> =
        apart.iter().map(|at| &*taxonomy.concept(facts[*at].concept).name.local).collect();
    let names: Vec<String> = concepts.iter().map(|name| format!("`{name}`")).collect();
    let reason = format!("several rows are read as {}, and their figures differ", names.join(", "));
    // Where so many differ, the others are no more certain.
    if concepts.len() > 1 && apart.len() * TORN > facts.len() {
        apart = (0..facts.len()).collect();
        harvest.torn = true;
    }
    let line = "rows = [[\"…\", \"…\"]] (the caption of each, and its concept)".to_owned();
    ask(harvest, &|at, _| apart.contains(&at), FindingKind::QuestionHeading, reason, line);
}

/// Columns of ratios or changes in which more rows have no such concept than have one.
fn stray_columns(harvest: &mut Harvest, table: &Table, columns: &[Column]) {
    let cells = Cells::new(table);
    for (column, of) in columns.iter().enumerate() {
        if !matches!(of.kind, Kind::Beside(_)) {
            continue;
        }
        let here = |span: Option<Span>| span.and_then(|span| cells.column_of(span)) == Some(column);
        let stray = |kind: FindingKind| kind == FindingKind::StrayFigure;
        let strays = harvest.findings.iter().filter(|of| stray(of.kind) && here(of.at)).count();
        let facts = harvest.facts.iter().filter(|(fact, _)| here(Some(fact.span))).count();
        if strays > facts && facts > 0 {
            let reason = format!(
                "column {} is read as one of ratios or changes, and {strays} of its rows have none",
                column + 1
            );
            let line = "columns = [{ period = \"…\" }, …]".to_owned();
            let of_column = |_: usize, fact: &Extracted| here(Some(fact.span));
            ask(harvest, &of_column, FindingKind::QuestionHeading, reason, line);
        }
    }
}

/// Changes of what there is on a day, where headings name days alone: over what time they are no heading says.
fn changes_of_days(harvest: &mut Harvest, table: &Table, columns: &[Column], taxonomy: &Taxonomy) {
    let days = |column: &Column| column.kind == Kind::Value && column.period.is_some();
    let mut values = columns.iter().filter(|column| days(column));
    let beside = |column: usize| matches!(columns[column].kind, Kind::Beside(_));
    let instant =
        |fact: &Extracted| taxonomy.concept(fact.concept).period_type == PeriodType::Instant;
    let cells = Cells::new(table);
    let of_days = values.any(|_| true)
        && harvest.facts.iter().any(|(fact, _)| instant(fact))
        && harvest
            .facts
            .iter()
            .all(|(fact, _)| instant(fact) || cells.column_of(fact.span).is_some_and(beside));
    if !of_days {
        return;
    }
    let named: BTreeSet<_> =
        columns.iter().filter_map(|column| column.period?.last_day()).collect();
    // What lies between two days that the headings name is a change between them where it is a period of the calendar.
    let between = |period: Period| {
        let before = period.first_day().and_then(|day| day.pred_opt());
        let day = |day: Option<NaiveDate>| day.is_some_and(|day| named.contains(&day));
        day(before) && day(period.last_day()) && period::name(period, taxonomy.calendar).is_some()
    };
    let is_change = |_: usize, fact: &Extracted| !instant(fact) && !between(fact.period);
    let reason = "over what time its changes are no heading says".to_owned();
    let line = "columns = [{ period = \"…\" }, …]".to_owned();
    ask(harvest, &is_change, FindingKind::QuestionHeading, reason, line);
}

/// The cells of a table in the order in which they stand in the text.
struct Cells(Vec<(Span, usize)>);

impl Cells {
    fn new(table: &Table) -> Self {
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let mut all: Vec<(Span, usize)> = cells.map(|cell| (cell.span, cell.column)).collect();
        all.sort_by_key(|(span, column)| (span.start, span.end, *column));
        Self(all)
    }

    /// The column of the cell in which something stands.
    fn column_of(&self, span: Span) -> Option<usize> {
        let behind = self.0.partition_point(|(cell, _)| cell.start <= span.start);
        let (cell, column) = self.0.get(behind.checked_sub(1)?)?;
        cell.contains(span).then_some(*column)
    }
}

/// Takes facts out and asks for them; nothing where none is meant.
fn ask(
    harvest: &mut Harvest,
    is_meant: &dyn Fn(usize, &Extracted) -> bool,
    kind: FindingKind,
    reason: String,
    line: String,
) {
    let mut at = 0;
    let mut asked = Vec::new();
    harvest.facts.retain(|(fact, _)| {
        let meant = is_meant(at, fact);
        at += 1;
        if meant {
            asked.push(fact.span);
        }
        !meant
    });
    if !asked.is_empty() {
        harvest.asked.extend(asked);
        harvest.questions.push(Question { kind, reason, line });
    }
}
