//! Facts as a table for people; on a terminal that is too narrow for it, as a paragraph each.

use std::io::{self, Write};

use textwrap::core::display_width;

use crate::cli::one_line;
use crate::model::rows::{Row, RowLabels, Rows};

/// The columns that every table has, by their place among the headings.
const CONCEPT: usize = 0;
const PERIOD: usize = 1;
const ENTITY: usize = 2;
const DIMENSIONS: usize = 3;
const UNIT: usize = 4;
const VALUE: usize = 7;
const ID: usize = 8;

/// How wide a cell may be.
const WIDTH: usize = 60;

/// How far the second line of a fact goes in.
const INDENT: &str = "    ";

/// With fewer columns than this, they are no use.
const LEAST: usize = 20;

/// Writes the facts of each report, of several below its name. Columns that are of one value for all facts are left
/// out, but for concept, period and value.
pub(super) fn write(
    all: &[Rows],
    sources: &[String],
    headings: &[String],
    cells: impl Fn(&Rows, &Row) -> Vec<String>,
    columns: Option<usize>,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    for (at, rows) in all.iter().enumerate() {
        if let Some(source) = sources.get(at) {
            let blank = if at > 0 { "\n" } else { "" };
            writeln!(out, "{blank}{source}")?;
        }
        let shortened = |row| cells(rows, row).iter().map(|cell| short(cell, WIDTH)).collect();
        let table: Vec<Vec<String>> = rows.rows.iter().map(shortened).collect();
        Table { shown: shown(&table, headings), headings, table }.write(columns, out)?;
    }
    Ok(())
}

/// The columns that are shown. Ids are for programs.
fn shown(table: &[Vec<String>], headings: &[String]) -> Vec<usize> {
    let Some(first) = table.first() else { return Vec::new() };
    let differs = |column: usize| table.iter().any(|row| row[column] != first[column]);
    let labels = RowLabels::heading("");
    let is_shown = |column: &usize| match *column {
        ID => false,
        CONCEPT | PERIOD | VALUE => true,
        DIMENSIONS | UNIT => differs(*column) || !first[*column].is_empty(),
        column if headings[column].starts_with(&labels) => true,
        column if column > ID => differs(column) || !first[column].is_empty(),
        column => differs(column),
    };
    (0..headings.len()).filter(is_shown).collect()
}

/// A cell in one line, cut where it is long.
fn short(text: &str, width: usize) -> String {
    let line = one_line(text);
    if display_width(&line) <= width {
        return line;
    }
    let mut kept = String::new();
    for c in line.chars() {
        kept.push(c);
        if display_width(&kept) >= width {
            kept.pop();
            break;
        }
    }
    kept + "…"
}

struct Table<'a> {
    shown: Vec<usize>,
    headings: &'a [String],
    table: Vec<Vec<String>>,
}

impl Table<'_> {
    fn write(&self, columns: Option<usize>, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        if self.table.is_empty() {
            return Ok(());
        }
        let width = |column: &usize| {
            let cells = self.table.iter().map(|row| &row[*column]);
            cells
                .chain([&self.headings[*column]])
                .map(|cell| display_width(cell))
                .max()
                .unwrap_or(0)
        };
        let widths: Vec<usize> = self.shown.iter().map(width).collect();
        let whole = widths.iter().sum::<usize>() + 2 * widths.len().saturating_sub(1);
        match columns.map(|columns| columns.max(LEAST)).filter(|columns| *columns < whole) {
            Some(columns) => {
                self.table.iter().try_for_each(|row| self.paragraph(row, columns, out))
            }
            None => {
                let rows = std::iter::once(self.headings);
                let mut rows = rows.chain(self.table.iter().map(Vec::as_slice));
                rows.try_for_each(|row| self.line(row, &widths, out))
            }
        }
    }

    fn line(
        &self,
        row: &[String],
        widths: &[usize],
        out: &mut (impl Write + ?Sized),
    ) -> io::Result<()> {
        let mut line = String::new();
        for (column, width) in self.shown.iter().zip(widths) {
            let cell = &row[*column];
            let blanks = width.saturating_sub(display_width(cell)) + 2;
            line.push_str(cell);
            line.extend(std::iter::repeat_n(' ', blanks));
        }
        writeln!(out, "{}", line.trim_end())
    }

    /// A fact: its concept with the value at the end of the line, and what it is about below.
    fn paragraph(
        &self,
        row: &[String],
        columns: usize,
        out: &mut (impl Write + ?Sized),
    ) -> io::Result<()> {
        let (concept, value) = (short(&row[CONCEPT], columns), short(&row[VALUE], columns));
        let used = display_width(&concept) + display_width(&value);
        match columns.checked_sub(used).filter(|blanks| *blanks >= 2) {
            Some(blanks) => writeln!(out, "{concept}{}{value}", " ".repeat(blanks))?,
            None => {
                let blanks = columns.saturating_sub(display_width(&value));
                writeln!(out, "{concept}\n{}{value}", " ".repeat(blanks))?;
            }
        }
        let mut line = String::new();
        let others = self.shown.iter().filter(|column| !matches!(**column, CONCEPT | VALUE));
        for column in others.filter(|column| !row[**column].is_empty()) {
            let cell = &row[*column];
            let part = match *column {
                PERIOD | ENTITY | DIMENSIONS | UNIT => cell.clone(),
                named => format!("{} {cell}", self.headings[named]),
            };
            let part = short(&part, columns - INDENT.len());
            let needed = INDENT.len() + display_width(&line) + 2 + display_width(&part);
            if !line.is_empty() && needed > columns {
                writeln!(out, "{INDENT}{line}")?;
                line.clear();
            }
            line.push_str(if line.is_empty() { "" } else { "  " });
            line.push_str(&part);
        }
        if line.is_empty() { Ok(()) } else { writeln!(out, "{INDENT}{line}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(headings: &[String]) -> Table<'_> {
        let cells = |row: [&str; 10]| row.map(str::to_owned).to_vec();
        let table = vec![
            cells(["a:Sales", "2031", "e#1", "", "iso4217:EUR", "-3", "", "5000", "f1", "売上高"]),
            cells([
                "a:Text",
                "2031",
                "e#1",
                "a:Place=a:North",
                "",
                "",
                "en",
                "words",
                "f2",
                "注記",
            ]),
        ];
        Table { shown: shown(&table, headings), headings, table }
    }

    fn written(columns: Option<usize>) -> String {
        let headings = [
            "concept",
            "period",
            "entity",
            "dimensions",
            "unit",
            "decimals",
            "language",
            "value",
            "id",
            "label_ja",
        ];
        let headings = headings.map(str::to_owned);
        let mut out = Vec::new();
        table(&headings).write(columns, &mut out).expect("it is written");
        String::from_utf8(out).expect("it is text")
    }

    #[test]
    fn a_terminal_that_is_wide_enough_shows_a_table() {
        let expected = "\
concept  period  dimensions       unit         decimals  language  value  label_ja
a:Sales  2031                     iso4217:EUR  -3                  5000   売上高
a:Text   2031    a:Place=a:North                         en        words  注記
";
        assert_eq!(written(None), expected);
        assert_eq!(written(Some(82)), expected);
    }

    #[test]
    fn a_narrow_terminal_shows_a_paragraph_a_fact() {
        let expected = "\
a:Sales                             5000
    2031  iso4217:EUR  decimals -3
    label_ja 売上高
a:Text                             words
    2031  a:Place=a:North  language en
    label_ja 注記
";
        assert_eq!(written(Some(40)), expected);
        for columns in [0, 5, 20, 33, 81] {
            let widest = written(Some(columns)).lines().map(display_width).max();
            assert!(widest <= Some(columns.max(LEAST)), "{columns}");
        }
    }

    #[test]
    fn long_cells_are_cut_by_the_columns_that_they_fill() {
        assert_eq!(short("a  b\nc", 60), "a b c");
        assert_eq!(short("abcdef", 5), "abcd…");
        assert_eq!(short("売上高", 5), "売上…");
        assert_eq!(short("売上高", 6), "売上高");
    }
}
