//! A table as a statement: its rows with captions, sections and figures, and the periods of its columns.

use super::super::columns::Headings;
use super::super::counts;
use super::super::mentions::heading::{self, Setting};
use crate::model::{Figure, Period};
use crate::notation::figure::{self, Printed};
use crate::text::table::{Content, Row, Table};
use crate::text::words::plain;
use crate::text::{Span, Text};

/// How many rows with figures make a table a statement.
const ROWS: usize = 2;

/// A table that becomes a statement.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Id of the statement.
    pub(super) id: String,
    /// Words above the table.
    pub(super) title: String,
    /// The periods of the columns, where they can be read.
    pub(super) columns: Vec<Option<Period>>,
    /// Whether it is about moments.
    pub(super) instant: bool,
    /// Whether the headings say that.
    pub(super) certain: bool,
    /// The rows.
    pub(super) lines: Vec<Line>,
}

/// A row.
#[derive(Debug)]
pub(super) struct Line {
    /// The caption.
    pub(super) caption: String,
    /// Whether it heads others and has no figures.
    pub(super) heading: bool,
    /// Type of the concept.
    pub(super) kind: &'static str,
    /// The figures, by column.
    pub(super) values: Vec<Option<Figure>>,
    /// The name of the concept.
    pub(super) concept: String,
    /// The total that it adds to, by position, and its weight.
    pub(super) sums_to: Option<(usize, i8)>,
}

impl Sheet {
    /// Reads a table; none where it has too few rows with captions and figures.
    pub(super) fn new(table: &Table, text: &Text, setting: Setting) -> Option<Self> {
        let lines = lines(table, text);
        if lines.iter().filter(|line| !line.heading).count() < ROWS {
            return None;
        }
        let headings = Headings::new(table, text, setting);
        let columns = super::super::columns::periods(table, &headings);
        let title = title(table, text, setting);
        let known = || columns.iter().flatten();
        let instants = known().filter(|period| matches!(period, Period::Instant { .. })).count();
        let certain = known().next().is_some();
        let instant = match certain {
            true => instants * 2 > known().count(),
            false => is_balance_sheet(&title),
        };
        Some(Self { id: String::new(), title, columns, instant, certain, lines })
    }
}

/// Whether words name a statement of what there is at a moment.
fn is_balance_sheet(title: &str) -> bool {
    let lower = title.to_lowercase();
    let names = [
        "balance sheet",
        "financial position",
        "financial condition",
        "bilanz",
        "bilan",
        "貸借対照表",
        "財政状態",
    ];
    names.iter().any(|name| lower.contains(name))
}

/// Whether words say a period and nothing else.
fn is_period(words: &str, setting: Setting) -> bool {
    let said = heading::read(words, setting);
    !said.is_empty() && said.rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

/// The nearest line above that is no unit and no period, else the first words of the heading.
fn title(table: &Table, text: &Text, setting: Setting) -> String {
    let words =
        |span: &Span| plain(text.slice(*span)).split_whitespace().collect::<Vec<_>>().join(" ");
    let is_name = |line: &String| {
        let letters = line.chars().filter(|c| c.is_alphabetic()).count();
        letters > 5
            && line.chars().count() < 120
            && !line.starts_with(['(', '（'])
            && !line.ends_with('.')
            && super::super::unit_line::read(line).is_none_or(|unit| !unit.is_clear())
            && !is_period(line, setting)
    };
    let bare = |line: String| line.trim_matches(['#', '*', '|', ' ']).to_owned();
    table.title.iter().rev().map(words).map(bare).find(is_name).unwrap_or_default()
}

fn lines(table: &Table, text: &Text) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut open: Option<String> = None;
    for row in &table.rows {
        let mut caption = words(row, text);
        let values = values(row, table.columns);
        let has_cells =
            row.cells.iter().any(|cell| matches!(cell.content, Content::Figures(_) | Content::Nil));
        if caption.is_empty() {
            continue;
        }
        if !has_cells {
            if let Some(heading) = open.take() {
                lines.push(Line::heading(heading));
            }
            open = Some(caption);
            continue;
        }
        if let Some(before) = open.take() {
            // A caption that goes on in the next line begins there with a small letter.
            let goes_on =
                caption.chars().next().is_some_and(char::is_lowercase) && !before.ends_with(':');
            match goes_on {
                true => caption = format!("{before} {caption}"),
                false => lines.push(Line::heading(before)),
            }
        }
        let percent =
            row.cells.iter().all(|cell| match &cell.content {
                Content::Figures(found) => found.iter().all(|figure| figure.is_percent()),
                Content::Nil => true,
                _ => false,
            }) && row.cells.iter().any(|cell| matches!(cell.content, Content::Figures(_)));
        let counted = row.cells.iter().any(|cell| match &cell.content {
            Content::Figures(found) => {
                found.iter().any(|of| counts::says_word(text.slice(of.behind)))
            }
            _ => false,
        });
        let kind = kind(&caption, percent, counted);
        lines.push(Line { heading: false, kind, values, ..Line::heading(caption) });
    }
    lines
}

impl Line {
    fn heading(caption: String) -> Self {
        Self {
            caption,
            heading: true,
            kind: "abstract",
            values: Vec::new(),
            concept: String::new(),
            sums_to: None,
        }
    }
}

fn words(row: &Row, text: &Text) -> String {
    let pieces: Vec<String> = row.caption.iter().map(|span| plain(text.slice(*span))).collect();
    let words = pieces.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches(['.', '…', ' ']).to_owned()
}

fn values(row: &Row, columns: usize) -> Vec<Option<Figure>> {
    let mut values = vec![None; columns];
    for cell in &row.cells {
        let value = match &cell.content {
            Content::Figures(found) => found.first().and_then(|of| figure::parse(&of.printed).ok()),
            Content::Nil => Some(Printed::Nil),
            _ => None,
        };
        if let Some(place) = values.get_mut(cell.column) {
            *place = match value {
                Some(Printed::Number(number)) if !number.percent => Some(number.figure),
                Some(Printed::Nil) => Some(Figure::ZERO),
                _ => None,
            };
        }
    }
    values
}

/// Words of captions whose figures are amounts per share, by language.
const PER_SHARE: [&str; 10] = [
    "earnings per",
    "per share",
    "per ordinary share",
    "per common share",
    "per ads",
    "je aktie",
    "par action",
    "per aktie",
    "１株当たり",
    "1株当たり",
];

/// Whether a word of a caption is the short name of earnings per share: English, French, Spanish, German.
fn is_eps(lower: &str) -> bool {
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| matches!(word, "eps" | "dps" | "bpa" | "bnpa" | "dpa"))
}

/// The type of the concept of a row.
fn kind(caption: &str, percent: bool, counted: bool) -> &'static str {
    let lower = caption.to_lowercase();
    let shares = ["shares", "aktien", "株式数"];
    if percent || lower.contains('%') {
        "percent"
    } else if PER_SHARE.iter().any(|words| lower.contains(words)) || is_eps(&lower) {
        "perShare"
    } else if shares.iter().any(|words| lower.contains(words)) && !lower.contains("repurchase") {
        "shares"
    } else if counted || counts::says_caption(caption) {
        "pure"
    } else {
        "monetary"
    }
}
