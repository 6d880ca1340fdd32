//! The facts of a table: what its rows, columns and cells mean together.

use super::assign::Assigned;
use super::columns::{Column, Kind};
use super::fact::Extracted;
use super::figures::Found;
use super::finding::{Finding, FindingKind};
use super::rows::candidate::{Meaning, RowMeaning};
use super::rows::caption::Score;
use super::rows::lines::Spoilt;
use super::rows::order::Choice;
use super::table::{Cell, Content, Table};
use super::text::{Span, Text};
use crate::model::{Concept, ConceptId, Period, PeriodType, Report, Taxonomy};
use crate::source::map::{Members, TableEntry};

/// The unit in which the map gives a row of several currencies.
const CURRENCY: &str = "{currency}";

/// What a table gave.
#[derive(Debug, Default)]
pub struct Harvest {
    /// Facts, each with how well its caption fitted.
    pub facts: Vec<(Extracted, Score)>,
    /// What could not be read.
    pub findings: Vec<Finding>,
    /// The words of each caption of a row or heading, in pieces.
    pub captions: Vec<Vec<Span>>,
    /// Figures that are known to be no facts.
    pub skipped: Vec<Span>,
    /// Facts whose figures are lost: the finding that tells it, and all that is known.
    pub lost: Vec<(usize, Extracted)>,
}

/// Puts rows and columns of a table together.
#[must_use]
pub fn harvest(
    table: &Table,
    assigned: &Assigned,
    columns: &[Column],
    entry: &TableEntry,
    text: &Text,
    taxonomy: &Taxonomy,
    report: &Report,
) -> Harvest {
    let mut harvester = Harvester {
        table,
        assigned,
        columns,
        entry,
        text,
        taxonomy,
        report,
        harvest: Harvest::default(),
    };
    harvester.tell_spoilt();
    for at in 0..assigned.captions.len() {
        harvester.caption(at);
    }
    harvester.harvest
}

struct Harvester<'a> {
    table: &'a Table,
    assigned: &'a Assigned,
    columns: &'a [Column],
    entry: &'a TableEntry,
    text: &'a Text,
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    harvest: Harvest,
}

/// A row whose meaning is known.
struct Known<'a> {
    meaning: &'a RowMeaning,
    caption: String,
    score: Score,
}

impl Harvester<'_> {
    fn find(&mut self, kind: FindingKind, message: String, help: &str, at: Span) {
        let map = Some(self.entry.place.clone().into());
        self.harvest.findings.push(Finding {
            kind,
            message,
            help: help.to_owned(),
            at: Some(at),
            map,
            others: Vec::new(),
        });
    }

    fn words(&self, range: std::ops::Range<usize>) -> String {
        let words: Vec<&str> =
            self.assigned.lines.words[range].iter().map(|word| &*word.text).collect();
        words.join(" ")
    }

    fn cells(&self, line: usize) -> Option<Span> {
        let cells = &self.table.rows[line].cells;
        Some(cells.first()?.span.to(cells.last()?.span))
    }

    /// Tells the lines whose figures are spoilt.
    fn tell_spoilt(&mut self) {
        for line in 0..self.assigned.lines.spoilt.len() {
            let Some(spoilt) = self.assigned.lines.spoilt[line] else { continue };
            let Some(at) = self.cells(line) else { continue };
            self.harvest.skipped.push(at);
            let (kind, message, help) = match spoilt {
                Spoilt::Ghost(of) => {
                    let line = self.table.rows[of].line + 1;
                    let message = format!(
                        "The figures of this line look like those of line {line}, garbled."
                    );
                    (
                        FindingKind::GhostRow,
                        message,
                        "they became no facts; compare with the original",
                    )
                }
                Spoilt::Illegible => (
                    FindingKind::LostCell,
                    "No cell of this line can be read.".to_owned(),
                    "what can be known of it belongs into a table of corrections",
                ),
                Spoilt::Stray => (
                    FindingKind::StrayFigure,
                    "A single digit stands here that belongs to no row.".to_owned(),
                    "it became no fact",
                ),
            };
            self.find(kind, message, help, at);
        }
    }

    fn caption(&mut self, at: usize) {
        let caption = &self.assigned.captions[at];
        let words = caption.words.clone();
        let pieces = &self.assigned.lines.words[words.clone()];
        self.harvest.captions.push(pieces.iter().map(|word| word.span).collect());
        let Some(line) = caption.line else { return };
        let shown = self.words(words);
        let Some(place) = self.cells(line) else { return };
        let candidates = &self.assigned.candidates;
        match self.assigned.choices[at] {
            Choice::Means(candidate, score) => match &candidates[candidate].meaning {
                Meaning::Facts(meaning) => {
                    let known = Known { meaning, caption: shown, score };
                    self.row(line, &known);
                }
                Meaning::Skip => {
                    // A sentence's map may know better what stands in the line.
                    let line = self.text.lines()[self.table.rows[line].line];
                    self.harvest.captions.push(vec![line]);
                    self.harvest.skipped.push(place);
                }
                Meaning::Heading => {
                    let message = format!("Figures stand at the heading `{shown}`.");
                    self.harvest.skipped.push(place);
                    self.find(FindingKind::StrayFigure, message, "they became no facts", place);
                }
            },
            Choice::Ambiguous(..) => {
                let message = format!("The caption `{shown}` may mean several concepts here.");
                self.find(FindingKind::RowAmbiguous, message, ROWS, place);
            }
            Choice::Unknown => {
                let message = format!("The caption `{shown}` fits no label of the statement.");
                self.find(FindingKind::RowUnknown, message, ROWS, place);
            }
        }
    }

    fn row(&mut self, line: usize, known: &Known) {
        let table = self.table;
        let displaced = self.displaced_behind(line);
        for cell in &table.rows[line].cells {
            if self.columns[cell.column].kind == Kind::Skip {
                self.harvest.skipped.push(cell.span);
            } else if displaced.is_some_and(|merged| cell.column > merged) {
                let shown = self.text.slice(cell.span);
                let message = format!(
                    "`{shown}` in the row `{}` may stand in a wrong column.",
                    known.caption
                );
                self.find(FindingKind::MergedCells, message, MERGED, cell.span);
            } else {
                self.cell(cell, known);
            }
        }
        self.tell_lost(line, known);
    }

    /// The column of a cell that holds more figures than its column can, when columns behind it
    /// are empty: the figures of the row have moved.
    fn displaced_behind(&self, line: usize) -> Option<usize> {
        let cells = &self.table.rows[line].cells;
        let value = |at: usize| self.columns[at].kind == Kind::Value;
        let merged = cells.iter().find(|cell| {
            let several = matches!(&cell.content, Content::Figures(figures) if figures.len() > 1);
            several && value(cell.column)
        })?;
        let empty = |at: usize| value(at) && cells.iter().all(|cell| cell.column != at);
        (merged.column + 1..self.columns.len()).any(empty).then_some(merged.column)
    }

    /// Tells columns of values that are empty in a row that fills others: others of the same unit,
    /// or of another currency where most rows fill both.
    fn tell_lost(&mut self, line: usize, known: &Known) {
        let cells = &self.table.rows[line].cells;
        let filled = |at: usize| cells.iter().any(|cell| cell.column == at);
        let unit = |at: usize| self.columns[at].unit.as_deref();
        let value = |at: &usize| self.columns[*at].kind == Kind::Value;
        let money = known
            .meaning
            .concept
            .is_some_and(|concept| self.taxonomy.concept(concept).item_type.is_monetary());
        let columns = 0..self.columns.len();
        let lost: Vec<usize> =
            columns
                .clone()
                .filter(value)
                .filter(|at| !filled(*at))
                .filter(|at| {
                    columns.clone().filter(value).filter(|other| filled(*other)).any(|other| {
                        unit(other) == unit(*at) || money && self.is_mostly_filled(*at)
                    })
                })
                .collect();
        let Some(place) = self.cells(line) else { return };
        for column in lost {
            let message = format!(
                "`{}` has no figure in column {}, as others have.",
                known.caption,
                column + 1
            );
            self.find(FindingKind::LostCell, message, LOST, place);
            self.lost(column, place, known);
        }
    }

    /// Whether two of three rows with figures have one in a column.
    fn is_mostly_filled(&self, column: usize) -> bool {
        let rows = || self.table.rows.iter().filter(|row| !row.cells.is_empty());
        let filled = rows().filter(|row| row.cells.iter().any(|cell| cell.column == column));
        filled.count() * 3 >= rows().count() * 2
    }

    /// Remembers what is known of a figure that the finding told last says is lost.
    fn lost(&mut self, column: usize, span: Span, known: &Known) {
        let told = self.harvest.findings.len();
        let beside = matches!(self.columns[column].kind, Kind::Beside(_));
        let printed = Printed::dash(String::new(), span);
        if let (Ok(fact), Some(finding)) =
            (self.aspects(beside, column, &printed, known), told.checked_sub(1))
        {
            self.harvest.lost.push((finding, fact));
        }
    }

    fn cell(&mut self, cell: &Cell, known: &Known) {
        let column = &self.columns[cell.column];
        match &cell.content {
            Content::Words => self.words_for_figure(cell, known),
            Content::Nil => {
                let dash = self.text.slice(cell.span).to_owned();
                let beside = matches!(column.kind, Kind::Beside(_));
                self.fact(beside, cell.column, &Printed::dash(dash, cell.span), known);
            }
            Content::Damaged => {
                let shown = self.text.slice(cell.span);
                let message = format!("`{shown}` in the row `{}` is no figure.", known.caption);
                self.find(FindingKind::LostCell, message, LOST, cell.span);
                self.lost(cell.column, cell.span, known);
            }
            Content::Figures(figures) => self.figures(cell, figures, known),
        }
    }

    /// Tells words with digits in them that stand where a figure is expected: a digit was taken
    /// for a letter.
    fn words_for_figure(&mut self, cell: &Cell, known: &Known) {
        let shown = self.text.slice(cell.span);
        if shown.contains(|c: char| c.is_ascii_digit()) {
            let message = format!("`{shown}` in the row `{}` is no figure.", known.caption);
            self.find(FindingKind::LostCell, message, LOST, cell.span);
            self.lost(cell.column, cell.span, known);
        }
    }

    fn figures(&mut self, cell: &Cell, figures: &[Found], known: &Known) {
        let kind = &self.columns[cell.column].kind;
        match (figures, kind) {
            ([one], Kind::Beside(_)) => {
                self.fact(true, cell.column, &Printed::figure(one, self.text), known);
            }
            ([one], Kind::ValueAndBeside(_)) => {
                let beside = one.is_percent();
                self.fact(beside, cell.column, &Printed::figure(one, self.text), known);
            }
            ([one], _) => self.fact(false, cell.column, &Printed::figure(one, self.text), known),
            ([one, other], Kind::ValueAndBeside(_)) if one.is_percent() != other.is_percent() => {
                for figure in [one, other] {
                    let printed = Printed::figure(figure, self.text);
                    self.fact(figure.is_percent(), cell.column, &printed, known);
                }
            }
            _ => {
                let shown = self.text.slice(cell.span);
                let message =
                    format!("`{shown}` in the row `{}` is more than one figure.", known.caption);
                self.find(FindingKind::MergedCells, message, MERGED, cell.span);
                self.lost(cell.column, cell.span, known);
            }
        }
    }

    /// Makes a fact of a figure, if all its aspects are known.
    fn fact(&mut self, beside: bool, column: usize, printed: &Printed, known: &Known) {
        match self.aspects(beside, column, printed, known) {
            Ok(fact) => self.harvest.facts.push((fact, known.score)),
            // A dash where nothing is expected says nothing.
            Err((FindingKind::StrayFigure, ..)) if printed.nil => {}
            Err((kind, message, help)) => self.find(kind, message, help, printed.span),
        }
    }

    /// The fact that a figure states, or what is missing for it.
    fn aspects(
        &self,
        beside: bool,
        column: usize,
        printed: &Printed,
        known: &Known,
    ) -> Result<Extracted, Missing> {
        let meaning = &self.columns[column];
        let place = format!("`{}` in column {}", known.caption, column + 1);
        let Some(concept) = self.concept(beside, meaning, known.meaning) else {
            let message = format!("No concept stands beside {place}, but a figure does.");
            return Err((FindingKind::StrayFigure, message, "it became no fact"));
        };
        let item = self.taxonomy.concept(concept);
        if printed.value.contains('%') && !item.item_type.is_or_restricts("pureItemType") {
            let message = format!("A percentage stands for {place}, which is none.");
            return Err((FindingKind::StrayFigure, message, "it became no fact"));
        }
        let stated = known.meaning.period.or(meaning.period);
        let Some(period) = stated.and_then(|period| self.period(period, item, known.meaning))
        else {
            let message = format!("The period of {place} is not known.");
            return Err((FindingKind::ColumnUnclear, message, COLUMNS));
        };
        let Some((unit, scale)) = self.unit(concept, item, meaning, printed) else {
            let message = format!("The unit of {place} is not stated.");
            return Err((FindingKind::UnitNotStated, message, COLUMNS));
        };
        let mut members = merged(&[&self.entry.members, &meaning.members, &known.meaning.members]);
        // A row or column takes a member off by naming the default of its axis.
        members.retain(|(axis, member)| {
            self.taxonomy.axes.get(axis).is_none_or(|axis| axis.default != Some(*member))
        });
        Ok(Extracted {
            concept,
            period,
            members,
            unit,
            printed: printed.value.clone(),
            scale,
            footnotes: self.entry.footnote.iter().cloned().collect(),
            statement: self.entry.statement,
            span: printed.span,
        })
    }

    fn concept(&self, beside: bool, column: &Column, row: &RowMeaning) -> Option<ConceptId> {
        if let Kind::Concept(concept) = column.kind {
            return Some(row.concept.unwrap_or(concept));
        }
        let concept = row.concept?;
        if !beside {
            return Some(concept);
        }
        let (Kind::Beside(heading) | Kind::ValueAndBeside(heading)) = &column.kind else {
            return None;
        };
        let nodes = &self.taxonomy.statements[self.entry.statement.index()].nodes;
        let fits = |node: &&crate::model::Node| {
            node.beside == Some(concept)
                && node.column.values().any(|known| super::columns::same_heading(known, heading))
        };
        nodes.iter().find(fits).map(|node| node.concept)
    }

    /// The period of a fact of a concept: an instant takes the end of an interval; an interval that
    /// only its last day is known of is the report's own, or the same one of another year.
    fn period(&self, stated: Period, item: &Concept, row: &RowMeaning) -> Option<Period> {
        match (stated, item.period_type) {
            (Period::Duration { start, .. }, PeriodType::Instant) if row.opening => {
                start.pred_opt().map(Period::Instant)
            }
            (_, PeriodType::Instant) => Some(Period::Instant(stated.end())),
            (Period::Duration { .. }, PeriodType::Duration) => Some(stated),
            (Period::Instant(day), PeriodType::Duration) => {
                let Period::Duration { start, end } = self.report.current_period? else {
                    return None;
                };
                let years = chrono::Datelike::year(&end) - chrono::Datelike::year(&day);
                let shift = |date: chrono::NaiveDate| {
                    chrono::Datelike::with_year(&date, chrono::Datelike::year(&date) - years)
                };
                (shift(end) == Some(day))
                    .then(|| shift(start).map(|start| Period::Duration { start, end: day }))
                    .flatten()
            }
        }
    }

    /// The unit and scale of a fact: outer none when the unit is not known, inner none for pure
    /// numbers.
    fn unit(
        &self,
        concept: ConceptId,
        item: &Concept,
        column: &Column,
        printed: &Printed,
    ) -> Option<(Option<String>, i8)> {
        let own = printed.currency.as_ref();
        let own = own.and_then(|letters| super::item_unit::of_letters(letters, self.taxonomy));
        let currency = own.or_else(|| column.unit.clone());
        let given = self.entry.units.iter().find(|(known, _)| *known == concept);
        if let Some((_, unit)) = given {
            let unit = match (unit.contains(CURRENCY), currency) {
                (true, currency) => unit.replace(CURRENCY, &currency?),
                (false, _) => unit.clone(),
            };
            return self.taxonomy.units.contains_key(&unit).then_some((Some(unit), 0));
        }
        // Counts are no money: a currency stated for the table is not theirs.
        let counted = !matches!(item.item_type.name, "monetary" | "perShare");
        let stated = if counted {
            let foreign = |unit: &String| super::item_unit::is_currency(unit, self.taxonomy);
            currency.filter(|unit| !foreign(unit)).or_else(|| self.entry.unit.clone())
        } else {
            currency
        };
        super::item_unit::of(item, stated, printed.behind.as_deref(), self.taxonomy).map(|unit| {
            let scale = match unit.scaled {
                super::item_unit::Scaled::Money => column.scale.unwrap_or(0),
                super::item_unit::Scaled::Percent if !printed.value.contains('%') => -2,
                super::item_unit::Scaled::Percent | super::item_unit::Scaled::No => 0,
            };
            (unit.name, scale)
        })
    }
}

/// What is missing for a fact: kind, message and help of a finding.
type Missing = (FindingKind, String, &'static str);

const ROWS: &str = "add its caption to the rows of this table in the map";
const LOST: &str = "what can be known of it belongs into a table of corrections";
const MERGED: &str = "put the figures into a table of corrections, each in its column";
const COLUMNS: &str = "give the columns of this table in the map";

/// Members of all, the later ones before the earlier on the same axis, in the order of axes.
fn merged(all: &[&Members]) -> Members {
    let mut members = Members::new();
    for (axis, member) in all.iter().flat_map(|members| members.iter()) {
        match members.iter_mut().find(|(known, _)| known == axis) {
            Some(known) => known.1 = *member,
            None => members.push((*axis, *member)),
        }
    }
    members
}

/// A figure or dash as it is printed.
struct Printed {
    value: String,
    span: Span,
    nil: bool,
    /// Letters of a currency directly before it.
    currency: Option<String>,
    /// A unit directly behind it.
    behind: Option<String>,
}

impl Printed {
    fn dash(value: String, span: Span) -> Self {
        Self { value, span, nil: true, currency: None, behind: None }
    }

    fn figure(found: &Found, text: &Text) -> Self {
        let named = |span: Span| Some(text.slice(span).to_owned()).filter(|word| !word.is_empty());
        Self {
            value: found.printed.clone(),
            span: found.span,
            nil: false,
            currency: named(found.before),
            behind: named(found.behind),
        }
    }
}
