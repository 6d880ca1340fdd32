//! Columns: what the headings of a table say about its figures.

mod apart;
mod broken;
mod earlier;
mod headings;
mod infer;
mod learned;
mod named;
mod notes;
mod other;
mod past;
mod stated;
mod words;

use super::finding::{Finding, FindingKind};
use super::item_unit;
use super::mentions::heading::Setting;
use super::question::Question;
use crate::model::{Calendar, ConceptId, Period, Taxonomy};
use crate::notation::period;
use crate::source::map::{ColumnEntry, Members, TableEntry};
use crate::text::Text;
use crate::text::table::{Content, Table};
use stated::Stated;

pub use headings::Headings;
pub(super) use infer::{measure_over, same_heading};
pub(super) use learned::statements;
pub(super) use named::part_of_heading;
pub use other::Known;
pub(super) use other::{NEAR, ends_with};

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Figures of the concept of each row.
    Value,
    /// Ratios or changes: figures of the concepts that stand beside those of the rows, under this
    /// heading.
    Beside(String),
    /// Figures of the rows' concepts, and in the same cells those beside them.
    ValueAndBeside(String),
    /// Figures of this concept, for the period of each row.
    Concept(ConceptId),
    /// Nothing that becomes facts.
    Skip,
}

/// What a column of figures means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it holds.
    pub kind: Kind,
    /// The period.
    pub period: Option<Period>,
    /// Name of the unit of money.
    pub unit: Option<String>,
    /// The power of ten in which money is stated.
    pub scale: Option<i8>,
    /// The power of ten in which numbers of shares are stated.
    pub shares: Option<i8>,
    /// Members.
    pub members: Members,
    /// The currencies that words over it may name, where the taxonomy has a unit for none of them.
    pub undeclared: Vec<&'static str>,
}

impl Column {
    /// Whether the words over it say what its figures measure, whatever the lines between its rows count: `Value` beside
    /// `Homes`.
    pub(super) fn is_measured(&self) -> bool {
        matches!(&self.kind, Kind::Beside(heading) if !words::is_derived(heading))
    }
}

/// What the columns of a table mean, and what of it must be asked.
#[derive(Debug, Default)]
pub struct Columns {
    /// The columns; one of which nothing certain is known holds no facts.
    pub columns: Vec<Column>,
    /// What was not understood.
    pub questions: Vec<Question>,
    /// Whether somebody gave them, the map or past releases, or past releases had the same as the headings say.
    pub given: bool,
}

/// What the columns of a table mean: by the map, else by the headings.
///
/// # Errors
/// A [`Finding`], when the two contradict each other.
pub fn columns(
    table: &Table,
    text: &Text,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    setting: Setting,
    known: Known,
) -> Result<Columns, Finding> {
    let headings = Headings::new(table, text, setting);
    if entry.heading_ignored {
        return ignored(&headings, table, entry, taxonomy.calendar);
    }
    let mut questions = Vec::new();
    let mut given = !entry.columns.is_empty();
    let mut columns = if entry.columns.is_empty() {
        let inferred = infer::columns(table, &headings, entry, taxonomy, &mut questions);
        let past = past::fitting(&inferred, &headings, table, entry, taxonomy);
        given = past.is_some();
        match past.filter(|_| !questions.is_empty()) {
            Some(past) => {
                questions.clear();
                past.iter().map(|column| of_entry(column, "", &[])).collect()
            }
            None => inferred,
        }
    } else {
        let uncertain = infer::uncertain_columns(table, &headings, entry, taxonomy);
        headings.agree(&entry.columns, &uncertain, table, entry)?;
        earlier::refuse(&headings, table, entry, known.last)?;
        let known = infer::Besides::of(entry, taxonomy).known;
        let words = headings.columns.iter();
        let given = entry.columns.iter().zip(words);
        given.map(|(column, words)| of_entry(column, words, &known)).collect()
    };
    let mut stated = headings.stated(taxonomy);
    if let (Some((power, line)), None) = (&stated.rounded, stated.scale)
        && !are_whole(table, *power)
    {
        stated.doubt =
            stated.doubt.or_else(|| Some((line.clone(), format!("rounded to 10^{power}"))));
    }
    if let (Some(given), Some(said), None) = (entry.scale, stated.scale, &stated.doubt)
        && given != said
        && (stated.unit == entry.unit || stated.codes.is_empty() || entry.unit.is_none())
    {
        let message = format!("The table is stated in 10^{said}, the map says 10^{given}.");
        return Err(headings.finding(FindingKind::HeadingDiffers, message, table, entry));
    }
    if let Some(message) = contradicted(entry, &stated, taxonomy) {
        return Err(headings.finding(FindingKind::HeadingDiffers, message, table, entry));
    }
    units(&mut columns, &headings, &stated, table, text, entry, taxonomy);
    learned::serve(&mut columns, &headings, &stated, entry, taxonomy, known.stated);
    doubts(&columns, &stated, &mut questions);
    let twins = twins(&columns, |first, second| apart::are_one(table, &headings, first, second));
    if let Some((first, second)) = twins.filter(|_| entry.columns.is_empty()) {
        let message = format!("columns {} and {} have the same meaning", first + 1, second + 1);
        let alike = |column: &Column| columns[first] == *column && column.kind != Kind::Skip;
        // A bare year beside a part of one may be the year.
        let bare = |at: usize| other::is_bare_year(&headings, at);
        let years = bare(first) != bare(second);
        let perhaps: Vec<Perhaps> = columns
            .iter()
            .map(|column| Perhaps { member: !years && alike(column), ..Perhaps::default() })
            .collect();
        let open = |(at, column): (usize, &Column)| match years && bare(at) {
            true => Column { period: None, ..column.clone() },
            false => column.clone(),
        };
        let known: Vec<Column> = columns.iter().enumerate().map(open).collect();
        questions.push(about_columns(message, &known, &perhaps, taxonomy.calendar));
        // Two columns of changes under one heading say nothing of the others.
        let twins = columns[first].clone();
        let alone = matches!(twins.kind, Kind::Beside(_));
        for column in columns.iter_mut().filter(|column| !alone || **column == twins) {
            column.kind = Kind::Skip;
        }
    }
    let notes = notes::turning(table, text, &columns, &headings);
    let mut found = Columns { columns, questions, given };
    other::ask(&mut found, &headings, &notes, entry, taxonomy, known);
    Ok(found)
}

/// What the map says of the amounts of a table against what is stated for all of it: a power of ten of a column, or a
/// currency.
fn contradicted(entry: &TableEntry, stated: &Stated, taxonomy: &Taxonomy) -> Option<String> {
    let clear = stated.doubt.is_none() && entry.scale.is_none();
    let scale = stated.scale.filter(|_| clear && !stated.codes.is_empty());
    // What has no unit in the map may be numbers of something.
    let in_it = |unit: &Option<String>| unit.is_some() && *unit == stated.unit;
    let mut powers = entry.columns.iter().filter(|column| in_it(&column.unit) && !column.skip);
    let other =
        |column: &&ColumnEntry| column.scale.is_some_and(|own| scale.is_some_and(|of| of != own));
    if let (Some(power), Some(column)) = (scale, powers.find(other)) {
        let own = column.scale.unwrap_or_default();
        return Some(format!("The table is stated in 10^{power}, the map says 10^{own}."));
    }
    let unit = entry.unit.as_ref().filter(|_| stated.doubt.is_none())?;
    let code = item_unit::code_of(unit, taxonomy)?;
    let foreign = !stated.codes.is_empty() && !stated.codes.contains(&code);
    foreign.then(|| {
        format!("The table is stated in {}, the map says {unit}.", stated.codes.join(" or "))
    })
}

/// The periods of the columns of a table by its headings alone; none where one is not certain.
#[must_use]
pub fn periods(table: &Table, headings: &Headings) -> Vec<Option<Period>> {
    infer::periods(table, headings)
}

/// The spans of time that columns of some tables are about, by their headings alone; each once.
#[must_use]
pub fn spans(tables: &[Table], text: &Text, setting: Setting) -> Vec<Period> {
    let mut spans = Vec::new();
    for table in tables {
        let found = periods(table, &Headings::new(table, text, setting)).into_iter().flatten();
        for period in found.filter(|period| matches!(period, Period::Duration { .. })) {
            if !spans.contains(&period) {
                spans.push(period);
            }
        }
    }
    spans
}

/// What a column may be of which not all is known.
#[derive(Clone, Debug, Default)]
struct Perhaps {
    /// Its period.
    period: Option<Period>,
    /// Whether words that are not known stand over it beside its period: of whom or of what its figures are.
    member: bool,
    /// Its members, as the map writes them, where the words are labels of the taxonomy; nothing for the whole.
    named: Option<String>,
    /// Whether nothing but such words stands over it: what its figures measure.
    measure: bool,
    /// Whether such words stand beside the part of a year that was read, and may say that another is meant: `Cum. Q3 2024`.
    open: bool,
}

/// The currency and the power of ten of the amounts of all columns; none where they differ or are not known.
#[must_use]
pub fn amounts(columns: &[Column]) -> Option<(String, i8)> {
    let mut values = columns.iter().filter(|column| column.kind != Kind::Skip);
    let of = |column: &Column| column.unit.clone().zip(column.scale);
    let first = of(values.next()?)?;
    values.all(|column| of(column).as_ref() == Some(&first)).then_some(first)
}

/// A question about columns: its line gives all of them, as far as they are known; `perhaps` holds what those may
/// be that are not. What nobody knows is `…`, which no map can have: the line is to be read before it is used.
fn about_columns(
    reason: String,
    columns: &[Column],
    perhaps: &[Perhaps],
    calendar: Calendar,
) -> Question {
    let perhaps = perhaps.iter().cloned().chain(std::iter::repeat(Perhaps::default()));
    let known = columns.iter().zip(perhaps).map(|(column, perhaps)| {
        let period = column.period.or(perhaps.period).filter(|_| !perhaps.open);
        let member = match &perhaps.named {
            Some(pair) if pair.is_empty() => String::new(),
            Some(pair) => format!(", members = {{ {pair} }}"),
            None if perhaps.member => ", members = { \"…\" = \"…\" }".to_owned(),
            None => String::new(),
        };
        match (period, &column.kind) {
            (None, Kind::Skip) => "{ skip = true }".to_owned(),
            (None, _) if perhaps.measure => "{ concept = \"…\", period = \"…\" }".to_owned(),
            (None, _) => format!("{{ period = \"…\"{member} }}"),
            (Some(period), _) => {
                let code = period::code_of(period, calendar).unwrap_or_else(|| period.to_string());
                format!("{{ period = \"{code}\"{member} }}")
            }
        }
    });
    let known = known.collect::<Vec<_>>().join(", ");
    let lost = if known.contains("skip = true") {
        " # skip: no figure of the column becomes a fact"
    } else if known.contains("members = ") {
        " # members: whose or which, none where they are those of any result; \
         or { skip = true }: no figure of the column becomes a fact"
    } else {
        ""
    };
    let line = format!("columns = [{known}]{lost}");
    Question { kind: FindingKind::QuestionHeading, reason, line }
}

/// The columns of a table whose heading the map tells to pass over.
fn ignored(
    headings: &Headings,
    table: &Table,
    entry: &TableEntry,
    calendar: Calendar,
) -> Result<Columns, Finding> {
    if entry.columns.len() != table.columns {
        let message = format!(
            "The map gives {} columns and the table has {}.",
            entry.columns.len(),
            table.columns
        );
        return Err(headings.finding(FindingKind::ColumnsDiffer, message, table, entry));
    }
    let mut columns: Vec<Column> =
        entry.columns.iter().map(|column| of_entry(column, "", &[])).collect();
    for column in &mut columns {
        column.unit = column.unit.take().or_else(|| entry.unit.clone());
        column.scale = column.scale.or(entry.scale);
    }
    let open = |column: &&Column| {
        column.period.is_none() && matches!(column.kind, Kind::Value | Kind::ValueAndBeside(_))
    };
    let missing = columns.iter().filter(open).count();
    let mut questions = Vec::new();
    if missing > 0 && entry.rows.iter().all(|row| row.period.is_none()) {
        let message = format!("{missing} of the columns have no period in the map");
        questions.push(about_columns(message, &columns, &[], calendar));
        for column in columns.iter_mut().filter(|column| column.period.is_none()) {
            column.kind = Kind::Skip;
        }
    }
    Ok(Columns { columns, questions, given: true })
}

/// Gives every column its unit and scale: those of the map, then those over the column, then those
/// of the table, then the currency that its own figures name.
fn units(
    columns: &mut [Column],
    headings: &Headings,
    stated: &Stated,
    table: &Table,
    text: &Text,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
) {
    let printed = currency_of_figures(table, text, taxonomy);
    let over: Vec<Stated> =
        (0..columns.len()).map(|at| headings.stated_over(at, taxonomy)).collect();
    // `円` beside `百万円`: where powers stand over the columns alone, each has its own. Of periods of the same rows one may
    // have lost it.
    let by_columns = headings.is_turned() && headings.stated_above(taxonomy).scale.is_none();
    let is_bare = |own: &Stated| {
        let beside = |other: &Stated| {
            other.scale.is_some() && other.codes.iter().any(|code| own.codes.contains(code))
        };
        by_columns && own.doubt.is_none() && own.scale.is_none() && over.iter().any(beside)
    };
    for (column, own) in columns.iter_mut().zip(&over) {
        let of_map = column.unit.clone();
        let unit = column.unit.take().or_else(|| own.unit.clone());
        // What is stated in a currency of its own is not in that of the table.
        let agrees = |unit: &String| {
            let code = item_unit::code_of(unit, taxonomy);
            own.codes.is_empty() || code.is_none_or(|code| own.codes.contains(&code))
        };
        let others = [&entry.unit, &stated.unit, &printed].into_iter().flatten();
        column.unit = unit.or_else(|| others.into_iter().find(|unit| agrees(unit)).cloned());
        if column.unit.is_none() {
            let codes = if own.codes.is_empty() { &stated.codes } else { &own.codes };
            column.undeclared.clone_from(codes);
        }
        let clear = own.doubt.is_none() && stated.doubt.is_none();
        let own_scale = own.scale.filter(|_| !stated.is_denied);
        let scale = column.scale.or(own_scale).or(entry.scale);
        let scale = scale.or(is_bare(own).then_some(0)).or(stated.scale.filter(|_| clear));
        // A currency that words name without a scale is stated in single units.
        let named = !own.codes.is_empty() || !stated.codes.is_empty();
        let single = named && clear && of_map.is_none() && entry.unit.is_none();
        column.scale = scale.or(single.then_some(0));
        column.shares = own.shares.or(stated.shares).filter(|_| clear);
    }
}

/// The currency that all figures of a table name that name one.
fn currency_of_figures(table: &Table, text: &Text, taxonomy: &Taxonomy) -> Option<String> {
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let figures = cells.filter_map(|cell| match &cell.content {
        Content::Figures(found) => Some(found),
        _ => None,
    });
    let mut units = figures.flatten().filter_map(|found| {
        let letters = text.slice(found.before);
        (!letters.is_empty()).then(|| item_unit::of_letters(letters, taxonomy))
    });
    let first = units.next()??;
    units.all(|unit| unit.as_ref() == Some(&first)).then_some(first)
}

/// Whether figures that are rounded to a power of ten are printed in full: those of many digits end in as many noughts.
fn are_whole(table: &Table, power: i8) -> bool {
    let zeros = usize::try_from(power).unwrap_or(0);
    let cells = table.rows.iter().flat_map(|row| &row.cells);
    let figures = cells.filter_map(|cell| match &cell.content {
        Content::Figures(found) => Some(found),
        _ => None,
    });
    let printed = figures.flatten().filter(|figure| !figure.is_percent());
    let digits = printed
        .map(|figure| figure.printed.chars().filter(char::is_ascii_digit).collect::<String>());
    let mut amounts = digits.filter(|digits| digits.len() > 3).peekable();
    amounts.peek().is_some()
        && amounts.all(|digits| digits.bytes().rev().take(zeros).all(|digit| digit == b'0'))
}

/// Asks for unit and scale where a line states them in words that were not understood, and the map
/// does not say both.
fn doubts(columns: &[Column], stated: &Stated, questions: &mut Vec<Question>) {
    let given = |column: &Column| column.unit.is_some() && column.scale.is_some();
    if let Some((line, words)) = &stated.doubt
        && !columns.iter().filter(|column| column.kind == Kind::Value).all(given)
    {
        questions.push(Question::unit(match stated.is_twofold {
            true => format!("`{words}` and `{line}` above it state different units"),
            false => format!("`{words}` in `{line}` is no unit or scale"),
        }));
    }
}

/// The first two columns that mean the same, and are no one column in two: a heading is lost or has moved.
fn twins(columns: &[Column], are_one: impl Fn(usize, usize) -> bool) -> Option<(usize, usize)> {
    let first = |at: usize| {
        let same = |other: &usize| {
            let column = &columns[*other];
            column.kind != Kind::Skip && *column == columns[at] && !are_one(*other, at)
        };
        (0..at).find(same)
    };
    (0..columns.len()).find_map(|at| first(at).map(|first| (first, at)))
}

fn of_entry(entry: &ColumnEntry, words: &str, known: &[String]) -> Column {
    let kind = if entry.skip {
        Kind::Skip
    } else if let Some(concept) = entry.concept {
        Kind::Concept(concept)
    } else {
        let beside = entry.beside.clone().map(Kind::Beside);
        beside.or_else(|| infer::shared_cells(words, known)).unwrap_or(Kind::Value)
    };
    Column {
        kind,
        period: entry.period,
        unit: entry.unit.clone(),
        scale: entry.scale,
        shares: None,
        members: entry.members.clone(),
        undeclared: Vec::new(),
    }
}
