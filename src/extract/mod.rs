//! From the text of a release to facts with their places.
//!
//! ```text
//!           ┌► table ──► assign (rows) ──► columns ──► table_facts ─┐
//! text ─────┤                                                      ├──► facts ──► doubts
//!           └► passages (sentences, bullets, captions) ────────────┘
//! ```
//!
//! What can't be read is a [`finding::Finding`] with its place; nothing is guessed. Printed figures are kept as
//! they are printed.

mod apart;
pub mod assign;
mod caption_end;
mod caption_period;
pub mod columns;
mod continued;
mod counts;
mod dilution;
pub mod doubts;
pub mod draft;
mod each_share;
mod elsewhere;
mod entries;
mod enumerated;
pub mod fact;
pub mod facts_csv;
pub mod finding;
mod footnotes;
pub mod item_unit;
mod layout;
mod measured;
mod measures;
mod members;
mod memo;
pub mod mentions;
mod opposite;
mod parts;
pub mod passages;
pub mod question;
mod rate;
mod read_as;
pub mod review;
pub mod rows;
mod scaled_thing;
mod section_line;
mod settle;
mod table_facts;
mod title;
mod titled;
mod twice;
mod unclaimed;
pub mod unit_line;

use assign::Assigned;
use chrono::NaiveDate;
use fact::Extracted;
use finding::{Finding, FindingKind};
use mentions::heading::{self, Setting};
use question::Question;
use rows::caption::Score;

use crate::Error;
use crate::model::{Period, Report, Taxonomy};
use crate::notation::separators::{self, Notation};
use crate::source::map::Map;
use crate::text::table::{self, Content, Table};
use crate::text::{Span, Text, words};

/// What the text of a release gave.
#[derive(Debug, Default)]
pub struct Extraction {
    /// Facts in the order of the text.
    pub facts: Vec<Extracted>,
    /// How well the caption of each fact fitted; none for figures of passages.
    pub scores: Vec<Option<Score>>,
    /// What could not be read, or is doubtful.
    pub findings: Vec<Finding>,
    /// Facts of which all is known but the figure, which is lost.
    pub lost: Vec<Extracted>,
    /// Figures that no fact claims and that repeat none.
    pub unmatched: Vec<Span>,
    /// What was seen.
    pub count: Count,
    /// The currency and the power of ten of the amounts of a table, by the position of its entry in the map: where all
    /// its columns have one, and nothing of the table was asked.
    pub amounts: Vec<(usize, String, i8)>,
    /// What the columns of a table mean, by the position of its entry in the map: where nothing of the table was asked.
    pub columns: Vec<(usize, Vec<columns::Column>)>,
}

impl Extraction {
    /// How many questions are left for a person.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.findings.iter().filter(|finding| finding.kind.is_question()).count()
    }
}

/// How much was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Tables of the text.
    pub tables: usize,
    /// Tables that are in the map.
    pub known_tables: usize,
    /// Cells of tables that hold a figure or a dash.
    pub cells: usize,
    /// Figures in sentences and bullets that became facts.
    pub in_passages: usize,
}

/// Reads a text with its map.
///
/// The report gives the current period; its facts are not looked at.
///
/// # Errors
/// When an id of the models leads nowhere: see [`Taxonomy::verify`] and [`Report::verify`].
pub fn extract(
    text: &Text,
    map: &Map,
    taxonomy: &Taxonomy,
    report: &Report,
) -> Result<Extraction, Error> {
    taxonomy.verify()?;
    report.verify(taxonomy)?;
    Ok(of_sound(text, map, taxonomy, report))
}

/// As [`fn@extract`], where all ids lead somewhere.
pub(crate) fn of_sound(text: &Text, map: &Map, taxonomy: &Taxonomy, report: &Report) -> Extraction {
    let masked = words::mask_figures(text.as_str());
    let setting = heading::setting(text, taxonomy.calendar, map.dates);
    let detected = || separators::detect_in(&masked, setting.language);
    let notation = match map.notation.map_or_else(detected, Ok) {
        Ok(notation) => notation,
        Err(figure) => return doubtful(&figure),
    };
    let masked = notation.normalised(&masked);
    let tables = table::find_masked(text, &masked).into_iter();
    let mut tables: Vec<Table> = tables.flat_map(|of| parts::of(of, text, setting)).collect();
    let lost = layout::lost(text, &masked, &tables);
    let torn = |table: &Table| {
        lost.iter().any(|span| span.start < table.span.end && table.span.start < span.end)
    };
    tables.retain(|table| table.layout != table::Layout::Fixed || !torn(table));
    let mut reader = Reader::new(text, map, taxonomy, report, notation, setting);
    let states_power = |table: &Table| {
        let headings = columns::Headings::new(table, text, reader.setting);
        let stated = headings.stated(taxonomy);
        stated.doubt.is_some() || stated.scale.or(stated.shares).is_some_and(|power| power != 0)
    };
    reader.scaled = tables.iter().any(states_power);
    if map.tables.iter().any(|entry| entry.learned.is_some()) {
        reader.stated = columns::statements(text, &masked, setting.language);
        // Headings state units beside periods, in a cell of their own.
        let over = |table: &Table| columns::Headings::new(table, text, setting);
        let cells = tables.iter().flat_map(|table| over(table).about_units().collect::<Vec<_>>());
        reader
            .stated
            .extend(cells.filter_map(|words| unit_line::read_in(&words, setting.language)));
    }
    let ends = |day: &NaiveDate| ends_somewhere(*day, &tables, text, setting);
    reader.ended = report.current_period.and_then(Period::last_day).filter(ends);
    reader.spans = columns::spans(&tables, text, setting);
    let entry_point = taxonomy.entry_points.get(report.entry_point);
    let entries = &entries::Entries::new(map, taxonomy, entry_point);
    let source = assign::Source { text, map, taxonomy, entry_point, setting, entries };
    let assigned = assign::assign(&tables, &source);
    for (table, settled) in tables.iter().zip(settle::settle(&tables, assigned, &reader, &source)) {
        reader.table(table, settled);
    }
    reader.ask_about_others();
    if lost.is_empty() {
        reader.tell_missing_tables();
    }
    reader.findings.extend(lost.into_iter().map(layout::question));
    reader.passages();
    reader.finish()
}

/// Whether the text speaks of a span that ends on a day: over a column of its tables, or in a line of its words.
fn ends_somewhere(
    day: NaiveDate,
    tables: &[Table],
    text: &Text,
    setting: heading::Setting,
) -> bool {
    let ends = |period: Period| columns::ends_with(period, day);
    let over_column = |table: &Table| {
        let headings = columns::Headings::new(table, text, setting);
        columns::periods(table, &headings).into_iter().flatten().any(ends)
    };
    let in_line = |line: &Span| {
        let said = heading::read(&text.plain(*line), setting);
        said.period(setting).is_ok_and(ends)
    };
    tables.iter().any(over_column) || text.lines().iter().any(in_line)
}

/// Nothing of a text can be read before it is known how it writes figures.
fn doubtful(figure: &str) -> Extraction {
    let finding = Finding {
        kind: FindingKind::QuestionNotation,
        message: format!("It is not certain whether `{figure}` has thousands or decimals."),
        help: "write into the map, above its tables: notation = \"1.234,5\" (or \"1,234.5\", as the text has it)"
            .to_owned(),
        at: None,
        map: None,
        others: Vec::new(),
    };
    Extraction { findings: vec![finding], ..Extraction::default() }
}

struct Reader<'a> {
    notation: Notation,
    text: &'a Text,
    map: &'a Map,
    taxonomy: &'a Taxonomy,
    report: &'a Report,
    facts: Vec<(Extracted, Option<Score>)>,
    findings: Vec<Finding>,
    /// The captions of rows: figures may stand in them.
    captions: Vec<Vec<Span>>,
    /// Figures that are known to be no facts, or that a finding is about.
    settled: Vec<Span>,
    /// Facts whose figures are lost, and the finding that tells it.
    lost: Vec<(usize, Extracted)>,
    /// Figures in cells of tables.
    cells: Vec<Span>,
    /// Where the tables of the map stand: what is not in them is searched for passages.
    known: Vec<Span>,
    /// Whether a table was found for each entry of the map.
    found: Vec<bool>,
    /// The tables that were read.
    read: Vec<twice::Read>,
    /// How dates are read.
    setting: Setting,
    /// Whether some table states its amounts in a power of ten.
    scaled: bool,
    /// What lines of the text state of currencies and powers of ten, where past tables may serve.
    stated: Vec<unit_line::UnitLine>,
    /// The last day of the current period, where the text speaks of a span that ends with it.
    ended: Option<NaiveDate>,
    /// The spans of time that columns of the text are about.
    spans: Vec<Period>,
    /// Whether the table above is one of the map, or goes on from one.
    known_above: bool,
    /// Rows that stand right below those of such a table.
    torn: Vec<Span>,
    unmatched: Vec<Span>,
    count: Count,
}

impl<'a> Reader<'a> {
    fn new(
        text: &'a Text,
        map: &'a Map,
        taxonomy: &'a Taxonomy,
        report: &'a Report,
        notation: Notation,
        setting: Setting,
    ) -> Self {
        Self {
            notation,
            text,
            map,
            taxonomy,
            report,
            facts: Vec::new(),
            findings: Vec::new(),
            captions: Vec::new(),
            settled: Vec::new(),
            lost: Vec::new(),
            cells: Vec::new(),
            known: Vec::new(),
            found: vec![false; map.tables.len()],
            read: Vec::new(),
            setting,
            scaled: false,
            stated: Vec::new(),
            ended: None,
            spans: Vec::new(),
            known_above: false,
            torn: Vec::new(),
            unmatched: Vec::new(),
            count: Count::default(),
        }
    }

    fn table(&mut self, table: &Table, settled: settle::Settled) {
        self.count.tables += 1;
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let figures =
            cells.filter(|cell| matches!(cell.content, Content::Figures(_) | Content::Nil));
        let spans: Vec<Span> = figures.map(|cell| cell.span).collect();
        self.count.cells += spans.len();
        // No line of words stands between the rows of one table and of the next.
        let goes_on = table.title.is_empty() && self.known_above;
        self.known_above = settled.assigned.is_some() || goes_on;
        let Some(assigned) = &settled.assigned else {
            self.torn.extend(goes_on.then_some(table.span));
            self.findings.push(Finding {
                kind: FindingKind::TableUnknown,
                message: match table.rows.len() {
                    1 => "This table of one row is none of the map's.".to_owned(),
                    rows => format!("This table of {rows} rows is none of the map's."),
                },
                help: "name its statement in the map, or look whether its captions are the labels of one"
                    .to_owned(),
                at: Some(table.span),
                map: None,
                others: Vec::new(),
            });
            self.unknown_table(table);
            self.cells.extend(spans);
            return;
        };
        self.count.known_tables += 1;
        self.known.push(table.span);
        self.found[assigned.entry] = true;
        let entry = &self.map.tables[assigned.entry];
        if entry.heading_ignored {
            self.tell_ignored(table, entry);
        }
        if !assigned.alike.is_empty() {
            self.ask_which(table, assigned);
            self.cells.extend(spans);
            return;
        }
        let (columns::Columns { columns, mut questions, .. }, harvest) =
            match self.read_as(table, assigned, settled.entry(entry).as_ref().unwrap_or(entry)) {
                Ok(read) => read,
                Err(finding) => {
                    self.findings.push(finding);
                    self.cells.extend(spans);
                    return;
                }
            };
        questions.extend(harvest.questions);
        let sure = questions.is_empty();
        self.settled.extend(harvest.asked);
        let from = self.facts.len();
        self.facts.extend(harvest.facts.into_iter().map(|(fact, score)| (fact, Some(score))));
        self.read.push(twice::Read {
            entry: assigned.entry,
            span: table.span,
            title: title::of(table, self.text, self.setting),
            whole: assigned.whole,
            facts: from..self.facts.len(),
            // What other tables alone tell is nothing that past releases said.
            columns: if sure && settled.amounts.is_none() { columns } else { Vec::new() },
        });
        let told = self.findings.len();
        self.lost.extend(harvest.lost.into_iter().map(|(at, fact)| (told + at, fact)));
        self.findings.extend(harvest.findings);
        let place = entry.place.clone();
        self.findings.extend(Question::as_finding(&questions, table.span, place));
        self.captions.extend(harvest.captions);
        self.settled.extend(harvest.skipped);
        self.cells.extend(spans);
    }

    /// Several entries of the map fit a table as well as one another, and which is meant is not known by their number.
    fn ask_which(&mut self, table: &Table, assigned: &Assigned) {
        let statement = |at: &usize| {
            let entry = &self.map.tables[*at];
            format!("`{}`", self.taxonomy.statements[entry.statement.index()].id)
        };
        let names: Vec<String> = assigned.alike.iter().map(statement).collect();
        self.findings.push(Finding {
            kind: FindingKind::QuestionHeading,
            message: format!("This table may be that of {}.", names.join(" or ")),
            help: "write into the [[tables]] of each the words above its table: title = \"…\""
                .to_owned(),
            at: Some(table.span),
            map: Some(self.map.tables[assigned.entry].place.clone().into()),
            others: Vec::new(),
        });
    }

    /// Tables that are read as one of the map and contradict another of the same become no facts: whose are they?
    fn ask_about_others(&mut self) {
        let facts: Vec<&Extracted> = self.facts.iter().map(|(fact, _)| fact).collect();
        let others = twice::of_others(&self.read, &facts);
        for at in others.into_iter().rev() {
            let table = self.read[at].clone();
            let entry = &self.map.tables[table.entry];
            let id = &self.taxonomy.statements[entry.statement.index()].id;
            let dropped = self.facts.drain(table.facts.clone());
            self.settled.extend(dropped.map(|(fact, _)| fact.span));
            self.read[at].columns = Vec::new();
            let gone = table.facts.len();
            for later in self.read.iter_mut().filter(|read| read.facts.start >= table.facts.end) {
                later.facts = later.facts.start - gone..later.facts.end - gone;
            }
            self.findings.push(Finding {
                kind: FindingKind::QuestionHeading,
                message: format!(
                    "Two tables are read as that of `{id}`, and their figures for the same periods differ."
                ),
                help: format!(
                    "write into the map whose or which the figures of this one are: [[tables]]  statement = \"{id}\"  title = {}  members = {{ \"…\" = \"…\" }}",
                    toml::Value::String(table.title.clone()),
                ),
                at: Some(table.span),
                map: Some(entry.place.clone().into()),
                others: Vec::new(),
            });
        }
    }

    /// The lines of a table that the map does not know are searched for passages one by one.
    fn unknown_table(&mut self, table: &Table) {
        self.known.push(table.span);
        let lines = table.rows.iter().map(|row| vec![self.text.lines()[row.line]]);
        self.captions.extend(lines);
    }

    fn tell_missing_tables(&mut self) {
        for (entry, found) in self.map.tables.iter().zip(&self.found) {
            if !found {
                let id = &self.taxonomy.statements[entry.statement.index()].id;
                self.findings.push(Finding {
                    kind: FindingKind::TableNotFound,
                    message: format!("No table of the text is the one of `{id}`."),
                    help: "look whether its title and captions stand in the text".to_owned(),
                    at: None,
                    map: Some(entry.place.clone().into()),
                    others: Vec::new(),
                });
            }
        }
    }

    fn passages(&mut self) {
        let mut passages = passages::split(self.text, &self.known);
        let captions = self.captions.iter().filter(|pieces| !pieces.is_empty());
        passages.extend(captions.map(|pieces| passages::Passage::of_pieces(self.text, pieces)));
        let passages = passages::Prepared::all(&passages, self.notation);
        let reading = passages::read(
            self.text,
            self.map,
            &passages,
            self.taxonomy,
            self.report.current_period,
            self.setting.language,
        );
        self.count.in_passages = reading.facts.len();
        self.facts.extend(reading.facts.iter().map(|fact| (fact.clone(), None)));
        self.findings.extend(reading.findings.iter().cloned());
        let facts: Vec<Extracted> = self.facts.iter().map(|(fact, _)| fact.clone()).collect();
        let rest = passages::unclaimed(
            self.text,
            self.map,
            &passages,
            self.taxonomy,
            &facts,
            self.setting.language,
        );
        self.unmatched.extend(rest.iter().map(|figure| figure.span));
    }

    fn finish(mut self) -> Extraction {
        members::attach(&mut self.facts, self.map);
        footnotes::attach(&mut self.facts, self.map);
        self.facts.sort_by_key(|(fact, _)| (fact.span, fact.concept));
        self.drop_unsigned();
        let cells = self.unmatched_cells();
        self.unmatched.extend(cells);
        self.unmatched.sort_unstable();
        let (facts, scores): (Vec<Extracted>, Vec<Option<Score>>) =
            std::mem::take(&mut self.facts).into_iter().unzip();
        self.tell_what_sums_give(&facts);
        self.drop_unknown_but_claimed(&facts);
        self.ask_about_torn();
        self.findings.extend(doubts::swapped_rows(&facts, self.text, self.taxonomy));
        self.findings.extend(doubts::repeated_totals(&facts, self.text, self.taxonomy));
        self.findings.extend(doubts::shares_too_few(&facts, self.text, self.taxonomy));
        self.findings.sort_by_key(|finding| finding.at.map(|at| (at.start, at.end)));
        let amounts = self.read.iter().filter_map(|table| {
            let (unit, scale) = columns::amounts(&table.columns)?;
            Some((table.entry, unit, scale))
        });
        let amounts = amounts.collect();
        let sure = self.read.into_iter().filter(|table| !table.columns.is_empty());
        Extraction {
            facts,
            scores,
            findings: self.findings,
            lost: self.lost.into_iter().map(|(_, fact)| fact).collect(),
            unmatched: self.unmatched,
            count: self.count,
            amounts,
            columns: sure.map(|table| (table.entry, table.columns)).collect(),
        }
    }
}
