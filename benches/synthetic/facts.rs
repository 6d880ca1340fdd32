//! The facts: block after block, each a fiscal year of one segment.
//!
//! Totals come after their parts, so that the sums hold wherever the table is cut off.

use std::io::{self, Write};

use super::taxonomy::{Line, LineKind, Statement, statements};
use super::{AXIS, MEMBERS, member};

const HEADING: [&str; 10] =
    ["concept", "period", AXIS, "unit", "value", "scale", "lang", "footnote", "place", "table"];

/// The fiscal year of the first block.
const FIRST_YEAR: usize = 2007;

/// Columns of a table of amounts: quarter, unit and scale. Millions of yen, and the last quarter
/// in thousands of dollars too.
const COLUMNS: [(usize, &str, &str); 5] = [
    (1, "JPY", "million"),
    (2, "JPY", "million"),
    (3, "JPY", "million"),
    (4, "JPY", "million"),
    (4, "USD", "thousand"),
];

/// The last day of each quarter as the month and day, and the years it is after the fiscal one.
const QUARTER_ENDS: [(&str, &str, usize); 4] = [
    ("June 30", "06-30", 0),
    ("September 30", "09-30", 0),
    ("December 31", "12-31", 0),
    ("March 31", "03-31", 1),
];

/// A row of the table.
type Row = [String; HEADING.len()];

/// Writes a table of this many facts.
pub(super) fn write(out: impl Write, count: usize) -> io::Result<()> {
    let statements = statements();
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEADING)?;
    let rows = (0..).flat_map(|number| Block::new(number).rows(&statements));
    for (number, mut row) in (1..).zip(rows.take(count)) {
        row[8] = format!("line {number}");
        table.write_record(&row)?;
    }
    table.flush()
}

/// A fiscal year of one segment, or of all of them together.
struct Block {
    year: usize,
    member: String,
    numbers: Numbers,
}

impl Block {
    fn new(number: usize) -> Self {
        let (years, segment) = (number / (MEMBERS + 1), number % (MEMBERS + 1));
        Self {
            year: FIRST_YEAR + years,
            member: if segment == 0 { String::new() } else { member(segment) },
            numbers: Numbers(number as u64),
        }
    }

    fn rows(mut self, statements: &[Statement]) -> Vec<Row> {
        let mut rows = Vec::new();
        for statement in statements {
            let mut amounts = Amounts::new(statement);
            for (at, line) in statement.lines.iter().enumerate() {
                for (column, (quarter, ..)) in COLUMNS.iter().enumerate() {
                    let Some(cell) = self.cell(at, line, column, &mut amounts) else { continue };
                    rows.push(self.row(statement, line, *quarter, cell));
                }
            }
        }
        rows
    }

    /// The cell of a line in a column. Only amounts are given in two currencies.
    fn cell(
        &mut self,
        at: usize,
        line: &Line,
        column: usize,
        amounts: &mut Amounts<'_>,
    ) -> Option<Cell> {
        let (quarter, unit, scale) = COLUMNS[column];
        let amount = |value| Cell { unit, scale, ..Cell::of(value) };
        match line.kind {
            LineKind::Part => {
                let part = self.numbers.amount();
                amounts.add(at, column, part.unwrap_or(0));
                Some(amount(part.map_or_else(|| "—".to_owned(), printed)))
            }
            LineKind::Total => Some(amount(printed(amounts.close(at, column)))),
            _ if unit != "JPY" => None,
            LineKind::Percent => Some(Cell::of(self.numbers.percentage())),
            LineKind::Shares => Some(Cell::of(printed(self.numbers.below(400_000_000)))),
            LineKind::PerShare => {
                Some(Cell { unit: "JPY/shares", ..Cell::of(self.numbers.per_share()) })
            }
            LineKind::Text(lang) => Some(Cell { lang, ..Cell::of(self.text(quarter, lang)) }),
            LineKind::Date => Some(Cell::of(self.date(quarter))),
        }
    }

    fn text(&self, quarter: usize, lang: &str) -> String {
        let year = self.year;
        let about = if self.member.is_empty() { "all segments" } else { &self.member };
        if lang == "ja" {
            return format!("{year}年度第{quarter}四半期の「{about}」の概況について。");
        }
        format!("Research & development of {about} was < planned in quarter {quarter} of {year}.")
    }

    /// A day as it is printed, now one way, now the other.
    fn date(&mut self, quarter: usize) -> String {
        let (words, digits, after) = QUARTER_ENDS[quarter - 1];
        let year = self.year + after;
        if self.numbers.one_in(2) { format!("{words}, {year}") } else { format!("{year}-{digits}") }
    }

    fn row(&mut self, statement: &Statement, line: &Line, quarter: usize, cell: Cell) -> Row {
        let edge = if statement.instant { ".end" } else { "" };
        let footnote = match self.numbers.below(128) {
            0 => "estimate",
            1 => "reclassified",
            _ => "",
        };
        [
            line.name.clone(),
            format!("{quarter}Q{}{edge}", self.year),
            self.member.clone(),
            cell.unit.to_owned(),
            cell.value,
            cell.scale.to_owned(),
            cell.lang.to_owned(),
            footnote.to_owned(),
            String::new(),
            statement.id.clone(),
        ]
    }
}

/// What a row says beside what it is about.
struct Cell {
    value: String,
    unit: &'static str,
    scale: &'static str,
    lang: &'static str,
}

impl Cell {
    fn of(value: String) -> Self {
        Self { value, unit: "", scale: "", lang: "" }
    }
}

/// The totals of a statement while its parts are written.
struct Amounts<'a> {
    lines: &'a [Line],
    sums: Vec<[i64; COLUMNS.len()]>,
}

impl<'a> Amounts<'a> {
    fn new(statement: &'a Statement) -> Self {
        Self { lines: &statement.lines, sums: vec![[0; COLUMNS.len()]; statement.lines.len()] }
    }

    /// Adds an amount to the total that its line goes into.
    fn add(&mut self, at: usize, column: usize, amount: i64) {
        let line = &self.lines[at];
        if let Some(total) = line.total {
            self.sums[total][column] += if line.subtracted { -amount } else { amount };
        }
    }

    /// The sum of a total, which goes into the next one.
    fn close(&mut self, at: usize, column: usize) -> i64 {
        let sum = self.sums[at][column];
        self.add(at, column, sum);
        sum
    }
}

/// Numbers that look scattered and are the same at every run (a linear congruential generator
/// with the constants of Knuth's MMIX).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: i64) -> i64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as i64 % limit
    }

    fn one_in(&mut self, many: i64) -> bool {
        self.below(many) == 0
    }

    /// An amount of two to seven digits, sometimes negative, sometimes none.
    fn amount(&mut self) -> Option<i64> {
        if self.one_in(32) {
            return None;
        }
        let amount = match self.below(3) {
            0 => self.below(1_000),
            1 => self.below(100_000),
            _ => self.below(10_000_000),
        };
        Some(if self.one_in(8) { -amount } else { amount })
    }

    fn percentage(&mut self) -> String {
        let text = format!("{}.{}%", self.below(100), self.below(10));
        if self.one_in(4) { format!("({text})") } else { text }
    }

    fn per_share(&mut self) -> String {
        format!("{}.{:02}", printed(self.below(20_000)), self.below(100))
    }
}

/// An amount as it is printed: thousands parted by commas, parentheses for negative ones.
fn printed(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if amount < 0 { format!("({text})") } else { text }
}
