//! The facts of a table: what its rows, columns and cells mean together.

mod amounts;
mod aspects;
mod bare_power;
mod empty;
mod loose;
mod lost;
mod missing;
mod open_rows;
mod section;
mod stated;
mod unit;
mod unsaid;

use std::cell::OnceCell;

use toml::Value;

use amounts::Amounts;
pub(super) use amounts::{digits, places};
use missing::{Missing, asked};

use super::assign::Assigned;
use super::columns::{Column, Kind};
use super::fact::Extracted;
use super::finding::{Finding, FindingKind};
use super::mentions::heading::Setting;
use super::question::Question;
use super::rows::candidate::{Meaning, RowMeaning};
use super::rows::caption::{Normal, Score};
use super::rows::order::Choice;
use crate::model::{Period, Report, Taxonomy};
use crate::notation::{figure, words};
use crate::source::map::{Map, Open, TableEntry, WordMeaning};
use crate::text::figures::Found;
use crate::text::table::{Cell, Content, Table};
use crate::text::{Span, Text};

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
    /// What is not certain.
    pub questions: Vec<Question>,
    /// Figures that wait for an answer.
    pub asked: Vec<Span>,
    /// Whether its rows contradict each other by what they are read as.
    pub torn: bool,
}

/// What the tables of a release have in common.
#[derive(Debug)]
pub struct Release<'a> {
    /// Its text.
    pub text: &'a Text,
    /// The taxonomy of its facts.
    pub taxonomy: &'a Taxonomy,
    /// What is said of the report.
    pub report: &'a Report,
    /// The map.
    pub map: &'a Map,
    /// Whether the text states some amounts in a power of ten.
    pub scaled: bool,
    /// The spans of time that columns of its text are about.
    pub spans: &'a [Period],
    /// How words are read in its text.
    pub setting: Setting,
}

/// Puts rows and columns of a table together.
#[must_use]
pub fn harvest(
    table: &Table,
    assigned: &Assigned,
    columns: &[Column],
    entry: &TableEntry,
    release: &Release,
) -> Harvest {
    let Release { text, taxonomy, report, map, scaled, spans, setting } = *release;
    let mut harvester = Harvester {
        proposals: OnceCell::new(),
        words: &map.words,
        dash_is_zero: map.dash_is_zero,
        amounts: Amounts::of(table, columns, text),
        parts: section::parts(table, text),
        scaled,
        spans,
        setting,
        table,
        assigned,
        columns,
        entry,
        text,
        taxonomy,
        report,
        open_rows: Vec::new(),
        harvest: Harvest::default(),
    };
    harvester.tell_spoilt();
    harvester.tell_marks();
    for at in 0..assigned.captions.len() {
        harvester.caption(at);
    }
    open_rows::ask(&harvester.open_rows, &mut harvester.harvest.questions);
    harvester.harvest
}

struct Harvester<'a> {
    table: &'a Table,
    assigned: &'a Assigned,
    columns: &'a [Column],
    entry: &'a TableEntry,
    /// The captions of past maps, once a row asks for them.
    proposals: OnceCell<Vec<Normal>>,
    text: &'a Text,
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    /// Words that the map explains.
    words: &'a [(String, WordMeaning)],
    /// Whether a dash is a zero.
    dash_is_zero: bool,
    /// Whether the text states some amounts in a power of ten.
    scaled: bool,
    /// The spans of time that columns of the text are about.
    spans: &'a [Period],
    /// How words are read in the text.
    setting: Setting,
    /// How its figures look.
    amounts: Amounts,
    /// The part of the table in which each row stands.
    parts: Vec<section::Part>,
    /// Rows of which the map says that nobody has said yet what they are.
    open_rows: Vec<(Open, String)>,
    harvest: Harvest,
}

/// A row whose meaning is known.
struct Known<'a> {
    meaning: &'a RowMeaning,
    caption: String,
    score: Score,
    /// Its position among the rows of the table.
    line: usize,
    /// Whether the map gives it for this table.
    is_given: bool,
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

    fn caption(&mut self, at: usize) {
        let caption = &self.assigned.captions[at];
        let words = caption.words.clone();
        let pieces = &self.assigned.lines.words[words.clone()];
        self.harvest.captions.push(pieces.iter().map(|word| word.span).collect());
        // A row that has words for all its figures has none that could be lost.
        let void = |line: &usize| self.table.rows[*line].is_void(self.text);
        let Some(line) = caption.line.filter(|line| !void(line)) else { return };
        let shown = self.words(words);
        let Some(place) = self.cells(line) else { return };
        let candidates = &self.assigned.candidates;
        match self.assigned.choices[at] {
            Choice::Means(candidate, score) => match &candidates[candidate].meaning {
                Meaning::Facts(meaning) => {
                    let caption = self.with_unit(shown, line);
                    let is_given = candidates[candidate].position.is_none();
                    self.row(line, &Known { meaning, caption, score, line, is_given });
                }
                Meaning::Skip => {
                    // A sentence's map may know better what stands in the line.
                    let line = self.text.lines()[self.table.rows[line].line];
                    self.harvest.captions.push(vec![line]);
                    self.harvest.skipped.push(place);
                }
                Meaning::Open(open) => {
                    self.harvest.asked.push(place);
                    self.open_rows.push((*open, shown));
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
            Choice::Unknown if shown.is_empty() => {
                let message = "A row without a caption is known to the map alone.".to_owned();
                let concept = self.by_place(at).unwrap_or_else(|| "…".to_owned());
                let help = format!(
                    "write into the rows of this table in the map: {{ caption = \"\", concept = \"{concept}\" }}"
                );
                self.find(FindingKind::RowUnknown, message, &help, place);
            }
            Choice::Unknown => {
                let message = format!("The caption `{shown}` fits no label of the statement.");
                let help = self.proposal(&shown).unwrap_or_else(|| ROWS.to_owned());
                self.find(FindingKind::RowUnknown, message, &help, place);
            }
        }
    }

    /// The line that the nearest caption of past maps proposes for one that is not known.
    fn proposal(&self, caption: &str) -> Option<String> {
        let words = Normal::new(caption);
        let rows = &self.entry.proposals;
        let captions = self
            .proposals
            .get_or_init(|| rows.iter().map(|row| Normal::new(&row.caption)).collect());
        let near = captions.iter().map(|caption| caption.score(&words)).zip(rows);
        let (_, row) = near.filter(|(score, _)| *score > 0).max_by_key(|(score, _)| *score)?;
        let name = |concept| self.taxonomy.concept(concept).name.local.to_string();
        let text = |key: &str, words: String| (key.to_owned(), Value::String(words));
        let mut line: toml::Table =
            [text("caption", caption.to_owned()), text("concept", name(row.concept?))]
                .into_iter()
                .collect();
        if !row.members.is_empty() {
            let members = row.members.iter();
            let members = members.map(|(axis, member)| text(&name(*axis), name(*member)));
            line.insert("members".to_owned(), Value::Table(members.collect()));
        }
        Some(format!(
            "past releases had `{}`; if this is the same, write into the rows of this table in the map: {}",
            row.caption,
            Value::Table(line),
        ))
    }

    /// The concept whose place in the statement is behind that of the row above, when no other row
    /// means it.
    fn by_place(&self, at: usize) -> Option<String> {
        let candidates = &self.assigned.candidates;
        let meant = |choice: &Choice| match choice {
            Choice::Means(candidate, _) => candidates[*candidate].position,
            _ => None,
        };
        let above = self.assigned.choices[..at].iter().rev().find_map(meant)?;
        let facts = candidates.iter().filter(|candidate| candidate.position > Some(above));
        let next = facts.filter_map(|candidate| match &candidate.meaning {
            Meaning::Facts(facts) => Some((candidate.position, facts.concept?)),
            _ => None,
        });
        let (position, concept) = next.min_by_key(|(position, _)| *position)?;
        let free = !self.assigned.choices.iter().any(|choice| meant(choice) == position);
        free.then(|| self.taxonomy.concept(concept).name.local.to_string())
    }

    /// A caption that ends before the name of its currency, `Revenue in`, with that name: it stands directly before
    /// the first figure and is taken for a part of it.
    fn with_unit(&self, caption: String, line: usize) -> String {
        let open = caption.split_whitespace().next_back().map(str::to_lowercase);
        let first = self.table.rows[line].cells.first().map(|cell| &cell.content);
        match (open, first) {
            (Some(open), Some(Content::Figures(figures)))
                if words::words().has(words::Kind::UnitLeads, &open) =>
            {
                let letters = figures.first().map_or("", |of| self.text.slice(of.before));
                format!("{caption} {letters}").trim_end().to_owned()
            }
            _ => caption,
        }
    }

    fn row(&mut self, line: usize, known: &Known) {
        let table = self.table;
        let displaced = self.displaced_behind(line);
        let short = self.is_short(line);
        for cell in &table.rows[line].cells {
            if self.columns[cell.column].kind == Kind::Skip {
                self.harvest.skipped.push(cell.span);
            } else if short || displaced.is_some_and(|merged| cell.column > merged) {
                self.wrong_column(cell, known);
            } else {
                self.cell(cell, known);
            }
        }
        if !short {
            self.tell_lost(line, known);
        }
    }

    fn wrong_column(&mut self, cell: &Cell, known: &Known) {
        let shown = self.text.slice(cell.span);
        let message =
            format!("`{shown}` in the row `{}` may stand in a wrong column.", known.caption);
        self.find(FindingKind::MergedCells, message, MERGED, cell.span);
    }

    fn cell(&mut self, cell: &Cell, known: &Known) {
        let column = &self.columns[cell.column];
        match &cell.content {
            Content::Words => self.words_for_figure(cell, known),
            Content::Nil => {
                // A dash that is an entity in the text is a dash here.
                let printed = self.text.slice(cell.span);
                let is_dash = figure::parse(printed) == Ok(figure::Printed::Nil);
                let dash = match (self.dash_is_zero, is_dash) {
                    (true, _) => "0",
                    (false, true) => printed,
                    (false, false) => DASH,
                };
                let dash = dash.to_owned();
                let beside = matches!(column.kind, Kind::Beside(_));
                self.fact(beside, cell.column, &Printed::dash(dash, cell.span), known);
            }
            Content::Damaged => {
                let shown = self.text.slice(cell.span);
                let message = format!("`{shown}` in the row `{}` is no figure.", known.caption);
                self.find(FindingKind::LostCell, message, LOST, cell.span);
                self.lost(cell.column, cell.span, known);
            }
            Content::Displaced => self.wrong_column(cell, known),
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
            ([one, note], Kind::Value) if is_note(note, self.text) => {
                self.fact(false, cell.column, &Printed::figure(one, self.text), known);
            }
            ([one, part], Kind::Value) if is_part(one, part, self.text) => {
                self.fact(false, cell.column, &Printed::figure(one, self.text), known);
            }
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
            Err((kind, reason, line)) if kind.is_question() => {
                self.harvest.asked.push(printed.span);
                self.harvest.questions.push(Question { kind, reason, line });
            }
            Err((kind, message, help)) => self.find(kind, message, &help, printed.span),
        }
    }
}

/// Whether a figure is the mark of a note behind another: `4,812 (1)`.
fn is_note(found: &Found, text: &Text) -> bool {
    let shown = text.slice(found.span);
    let digit = shown.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    digit.is_some_and(|digit| digit.len() == 1 && digit.bytes().all(|c| (b'1'..=b'9').contains(&c)))
}

/// Whether a figure is a percentage in parentheses behind an amount, its part of a total or its change: `1,204 (8.5%)`.
fn is_part(amount: &Found, part: &Found, text: &Text) -> bool {
    part.is_percent() && text.slice(part.span).starts_with('(') && !amount.is_percent()
}

/// How a dash is printed.
const DASH: &str = "—";

const ROWS: &str = "add its caption to the rows of this table in the map";
const LOST: &str = "what can be known of it belongs into a table of corrections";
const MERGED: &str = "put the figures into a table of corrections, each in its column";
const COLUMNS: &str = "give the columns of this table in the map";

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
