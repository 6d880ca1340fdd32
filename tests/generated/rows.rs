//! Rows of figures and the facts that they state.

use kessan::model::{ConceptId, LabelRole, Lang, PeriodType, Statement, Taxonomy};
use kessan::model::{ConceptKind, Period};

use crate::columns::Column;
use crate::plan::{Caption, Damage, Table};

/// A fact that a text states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Truth {
    /// The concept.
    pub concept: ConceptId,
    /// The period.
    pub period: Period,
    /// Name of the unit.
    pub unit: Option<String>,
    /// As printed.
    pub printed: String,
    /// The power of ten.
    pub scale: i8,
}

/// A cell: what is printed, and the fact that it is.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    pub text: String,
    pub truth: Option<Truth>,
    /// What a reader may take from a torn cell, and need not.
    pub perhaps: Vec<Truth>,
}

/// A row as it is printed.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub caption: String,
    pub depth: usize,
    pub cells: Vec<Cell>,
    /// In which line of the caption the figures stand: a share of its lines.
    pub line: Option<proptest::sample::Index>,
}

/// Captions that are no labels, though some of them have words of labels.
const EXTRAS: [&str; 9] = [
    "Ferry terminals",
    "Net increase in long-term borrowings",
    "Increase (decrease) in accounts receivable",
    "Decrease (increase) in accounts payable",
    "Diluted earnings of passengers",
    "Contracts (up to 1,000,000 crossings)",
    "Current portion of borrowings",
    "Interest costs",
    "Passenger taxes and fees paid",
];

/// The rows of a table.
pub fn rows(
    plan: &Table,
    columns: &[Column],
    statement: &Statement,
    taxonomy: &Taxonomy,
) -> Vec<Row> {
    let mut rows: Vec<(bool, Row)> = Vec::new();
    let mut named = false;
    let nodes = statement.nodes.iter().filter(|node| node.beside.is_none());
    for (node, plan) in nodes.zip(plan.rows.iter().cycle()) {
        let concept = taxonomy.concepts.get(node.concept).expect("it is there");
        let short = label(taxonomy, node.concept, &LabelRole::Terse);
        let shown = label(taxonomy, node.concept, &node.preferred_label);
        let label = if short == "Others" { short } else { shown };
        let generic = label == "Others" || label == "Total";
        // What comes before says which of several it is: it can't be known without.
        let there = plan.keep && (!generic || named);
        if concept.is_abstract {
            if node.depth == 2 && concept.kind == ConceptKind::Item && plan.keep {
                let caption = short.to_owned();
                rows.push((true, Row { caption, ..Row::default() }));
            }
            continue;
        }
        if !there {
            named &= !generic;
            continue;
        }
        named = !generic || label == "Others";
        let (caption, depth) = (caption(label, plan.caption), node.depth as usize - 2);
        let opening = node.preferred_label == LabelRole::PeriodStart;
        let cells = columns
            .iter()
            .zip(plan.figures.iter().cycle())
            .map(|(column, figure)| {
                cell(column, *figure, node.concept, opening, statement, taxonomy)
            })
            .collect();
        let mut row = Row { caption, depth, cells, line: Some(plan.line) };
        let below = plan.damage.and_then(|(damage, at)| damage_row(&mut row, damage, at));
        rows.push((generic, row));
        rows.extend(below.map(|row| (true, row)));
    }
    reorder(plan, rows, columns)
}

/// Swaps neighbours that say themselves what they are, and puts rows between that nobody knows.
fn reorder(plan: &Table, mut rows: Vec<(bool, Row)>, columns: &[Column]) -> Vec<Row> {
    let pairs = rows.len().saturating_sub(1);
    for at in plan.swaps.iter().filter(|_| pairs > 0).map(|swap| swap.index(pairs)) {
        if !rows[at].0 && !rows[at + 1].0 {
            rows.swap(at, at + 1);
        }
    }
    for (at, which) in &plan.extras {
        let caption = EXTRAS[which.index(EXTRAS.len())].to_owned();
        let figure = |(at, column): (usize, &Column)| Cell {
            text: if column.beside.is_some() { "7.7%".into() } else { format!("{},317", at + 41) },
            ..Cell::default()
        };
        let cells = columns.iter().enumerate().map(figure).collect();
        let row = Row { caption, depth: 1, cells, line: None };
        rows.insert(at.index(rows.len() + 1), (true, row));
    }
    rows.into_iter().map(|(_, row)| row).collect()
}

fn label<'a>(taxonomy: &'a Taxonomy, concept: ConceptId, role: &LabelRole) -> &'a str {
    let lang = Lang::from("en");
    taxonomy.label_of(0, concept, role, &lang).expect("it is there")
}

/// The caption of a row: its label, or what became of it.
fn caption(label: &str, how: Caption) -> String {
    let mut letters: Vec<char> = label.chars().collect();
    let long = letters.len() >= 12;
    let place = |index: proptest::sample::Index| {
        let places: Vec<usize> = (0..label.chars().count())
            .filter(|at| label.chars().nth(*at).is_some_and(char::is_alphabetic))
            .collect();
        places[index.index(places.len())]
    };
    match how {
        Caption::Capitals => return label.to_uppercase(),
        Caption::Note => letters.push('²'),
        Caption::Misread(at) if long => letters[place(at)] = 'x',
        Caption::Lost(at) if long => {
            letters.remove(place(at));
        }
        Caption::Label | Caption::Misread(_) | Caption::Lost(_) => {}
    }
    letters.into_iter().collect()
}

/// The concept that a statement shows beside another one, under a heading.
fn beside(concept: ConceptId, heading: &str, statement: &Statement) -> Option<ConceptId> {
    let fits = |node: &&kessan::model::Node| {
        node.beside == Some(concept) && node.column.values().any(|column| column == heading)
    };
    statement.nodes.iter().find(fits).map(|node| node.concept)
}

/// A cell of a concept's row.
fn cell(
    column: &Column,
    figure: i64,
    row: ConceptId,
    opening: bool,
    statement: &Statement,
    taxonomy: &Taxonomy,
) -> Cell {
    let concept = match column.beside {
        None => row,
        Some(heading) => match beside(row, heading, statement) {
            Some(concept) => concept,
            None => return Cell::default(),
        },
    };
    let item = taxonomy.concepts.get(concept).expect("it is there");
    let (text, unit, scale) = match &*item.item_type.name {
        "monetary" => (whole(figure), Some(column.unit.to_owned()), column.scale),
        "percent" => (percent(figure), None, if figure == 0 { -2 } else { 0 }),
        "perShare" => (parts(figure), Some(format!("{}/shares", column.unit)), 0),
        "shares" => (whole(figure.abs()), Some("shares".to_owned()), 0),
        _ => {
            let people = item.name.local.starts_with("Passengers");
            let unit = if people { "passengers" } else { "contracts" };
            (whole(figure), Some(unit.to_owned()), 0)
        }
    };
    let period = match (item.period_type, column.period) {
        (PeriodType::Instant, Period::Duration { start, .. }) if opening => {
            Period::Instant(start.pred_opt().expect("the years are near"))
        }
        (PeriodType::Instant, period) => Period::Instant(period.last_day().expect("it has days")),
        // A change between two days is one of the period between: not made here.
        (PeriodType::Duration, period) => period,
    };
    let truth = Truth { concept, period, unit, printed: text.clone(), scale };
    Cell { text, truth: Some(truth), ..Cell::default() }
}

/// A figure with commas; nothing is a dash, and parentheses are the sign.
fn whole(figure: i64) -> String {
    let digits = figure.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    match figure {
        0 => "—".to_owned(),
        ..0 => format!("({text})"),
        _ => text,
    }
}

fn percent(figure: i64) -> String {
    let tenths = figure % 1000;
    let text = format!("{}.{}%", tenths.abs() / 10, tenths.abs() % 10);
    match figure {
        0 => "—".to_owned(),
        ..0 => format!("({text})"),
        _ => text,
    }
}

fn parts(figure: i64) -> String {
    let text = format!("{}.{:02}", whole(figure.abs() / 100 + 1), figure.abs() % 100);
    if figure < 0 { format!("({text})") } else { text }
}

/// Damages a row; gives the line that stands below it then.
fn damage_row(row: &mut Row, damage: Damage, at: proptest::sample::Index) -> Option<Row> {
    let count = row.cells.len();
    let cell = &mut row.cells[at.index(count)];
    match damage {
        Damage::Blank => *cell = Cell::default(),
        Damage::Signs => *cell = Cell { text: ", ,".to_owned(), ..Cell::default() },
        Damage::Letter => {
            if let Some(digit) = cell.text.find(|c: char| c.is_ascii_digit()) {
                cell.text.replace_range(digit..=digit, "O");
                cell.truth = None;
            }
        }
        Damage::Merged if count > 1 => {
            let at = at.index(count - 1);
            let second = std::mem::take(&mut row.cells[at + 1]);
            let first = &mut row.cells[at];
            if !first.text.is_empty() && !second.text.is_empty() {
                // An amount and the percentage behind it are told apart by their signs; of two amounts nobody knows which is
                // which.
                let apart = !first.text.contains('%') && second.text.contains('%');
                let read = [first.truth.take(), second.truth].into_iter().flatten();
                let perhaps = read.filter(|_| apart).collect();
                let text = format!("{} {}", first.text, second.text);
                *first = Cell { text, truth: None, perhaps };
            }
        }
        Damage::Merged => {}
        Damage::Ghost => {
            let garbled = |cell: &Cell| {
                let text: String = cell
                    .text
                    .char_indices()
                    .map(|(at, c)| if c.is_ascii_digit() && at % 3 == 1 { '0' } else { c })
                    .collect();
                Cell { text, ..Cell::default() }
            };
            let cells = row.cells.iter().map(garbled).collect();
            return Some(Row { cells, ..Row::default() });
        }
        Damage::Stray => {
            let mut cells = vec![Cell::default(); count];
            cells[at.index(count)].text = "7".to_owned();
            return Some(Row { cells, ..Row::default() });
        }
    }
    None
}
