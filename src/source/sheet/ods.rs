//! Sheets in OpenDocument 1.2 Part 1 §9. A cell has its stored value in attributes and what it
//! shows as text, of which decimals and percent follow.

use std::io;

use super::{Cell, Found, Held, number, part, xlsx_parts};
use crate::archive::incoming::Incoming;
use crate::limit::Limit;
use crate::model::instance::Names;
use crate::read::xml::{Scanner, Token};
use xlsx_parts::local;

/// The most columns and rows that spreadsheets have; cells repeated beyond are none.
const COLUMNS: u32 = 16_384;
const ROWS: u32 = 1 << 20;

fn broken(error: impl std::fmt::Display) -> io::Error {
    io::Error::other(error.to_string())
}

/// The names of the sheets in their order.
pub(super) fn names(archive: &mut Incoming) -> io::Result<Vec<String>> {
    let text = part(archive, "content.xml")?;
    let mut scanner = Scanner::new(&text, Names::default());
    let mut found = Vec::new();
    loop {
        match scanner.token().map_err(broken)? {
            Token::Start(_) if scanner.written_name() == "table:table" => {
                found.extend(scanner.attribute("table:name").map(|name| name.into_owned()));
                scanner.skip().map_err(broken)?;
            }
            Token::Eof => return Ok(found),
            _ => {}
        }
    }
}

/// Reads a sheet.
pub(super) fn read(archive: &mut Incoming, sheet: &str) -> io::Result<Found> {
    let text = part(archive, "content.xml")?;
    let mut scanner = Scanner::new(&text, Names::default());
    // The style that was named last, and those of them that hide a sheet: styles stand before sheets.
    let (mut style, mut hiding) = (String::new(), Vec::new());
    loop {
        match scanner.token().map_err(broken)? {
            Token::Start(_) if scanner.written_name() == "style:style" => {
                style = scanner.attribute("style:name").unwrap_or_default().into_owned();
            }
            Token::Start(_)
                if scanner.written_name() == "style:table-properties"
                    && scanner.attribute("table:display").is_some_and(|of| of == "false") =>
            {
                hiding.push(style.clone());
            }
            Token::Start(_) if scanner.written_name() == "table:table" => {
                if scanner.attribute("table:name").is_some_and(|name| name == sheet) {
                    let style = scanner.attribute("table:style-name").unwrap_or_default();
                    let is_hidden = hiding.iter().any(|of| *of == style);
                    let found = Rows::default().read(&mut scanner)?;
                    return Ok(Found { is_hidden, ..found });
                }
                scanner.skip().map_err(broken)?;
            }
            Token::Eof => return Err(io::Error::other("it has no such sheet")),
            _ => {}
        }
    }
}

/// A sheet that is being read.
#[derive(Default)]
struct Rows {
    found: Found,
    row: u32,
    /// How many rows the open one stands for, and whether it is hidden.
    repeated: u32,
    column: u32,
    /// How many columns were declared.
    declared: u32,
    bytes: u64,
}

impl Rows {
    fn read(mut self, scanner: &mut Scanner<'_>) -> io::Result<Found> {
        let depth = scanner.depth();
        loop {
            match scanner.token().map_err(broken)? {
                Token::Start(_) => match local(scanner.written_name()) {
                    "table-row" => self.begin(scanner),
                    "table-cell" => self.cell(scanner)?,
                    "table-column" => {
                        self.declare(scanner);
                        scanner.skip().map_err(broken)?;
                    }
                    "covered-table-cell" => {
                        self.column =
                            self.column.saturating_add(count(scanner, "columns-repeated"));
                        scanner.skip().map_err(broken)?;
                    }
                    "table-header-rows"
                    | "table-row-group"
                    | "table-rows"
                    | "table-header-columns"
                    | "table-column-group"
                    | "table-columns" => {}
                    _ => scanner.skip().map_err(broken)?,
                },
                // Rows end here; groups of them have none of their own.
                Token::End if scanner.depth() < depth => return Ok(self.found),
                Token::End => {
                    self.row = self.row.saturating_add(self.repeated);
                    self.repeated = 0;
                }
                Token::Text(_) => {}
                Token::Eof => return Err(io::Error::other("the sheet does not end")),
            }
        }
    }

    fn begin(&mut self, scanner: &Scanner<'_>) {
        self.repeated = count(scanner, "rows-repeated");
        self.column = 0;
        let shown = scanner.attribute("table:visibility");
        if shown.is_some_and(|of| of != "visible") && self.repeated < ROWS {
            self.found.hidden.push(self.row);
        }
    }

    /// Takes the declaration of columns.
    fn declare(&mut self, scanner: &Scanner<'_>) {
        let first = self.declared;
        self.declared = first.saturating_add(count(scanner, "columns-repeated"));
        let shown = scanner.attribute("table:visibility");
        if shown.is_some_and(|of| of != "visible") {
            self.found.hidden_columns.push([first, self.declared - 1]);
        }
    }

    fn cell(&mut self, scanner: &mut Scanner<'_>) -> io::Result<()> {
        let columns = count(scanner, "columns-repeated");
        let spans = [count(scanner, "rows-spanned"), count(scanner, "columns-spanned")];
        let of = |key: &str| scanner.attribute(key).map(|value| value.into_owned());
        let kind = of("calcext:value-type").or_else(|| of("office:value-type"));
        let stored =
            ["office:value", "office:date-value", "office:boolean-value", "office:string-value"]
                .into_iter()
                .find_map(of);
        let has_formula = of("table:formula").is_some();
        let shown = shown(scanner)?;
        if spans != [1, 1] {
            let last = [self.row + spans[0].min(ROWS) - 1, self.column + spans[1].min(COLUMNS) - 1];
            self.found.merged.push([self.row, self.column, last[0], last[1]]);
        }
        if let Some(held) = held(kind.as_deref(), stored.as_deref(), shown, has_formula) {
            self.push(columns, &held)?;
        }
        self.column = self.column.saturating_add(columns);
        Ok(())
    }

    /// Keeps a cell as often as it is repeated.
    fn push(&mut self, columns: u32, held: &Held) -> io::Result<()> {
        for row in 0..self.repeated.min(ROWS) {
            for column in 0..columns.min(COLUMNS) {
                let held = held.clone();
                // A few bytes may stand for very many cells.
                self.bytes += 64;
                if self.bytes > Limit::Size.get() {
                    return Err(io::Error::other(Limit::Size.passed()));
                }
                let (row, column) = (self.row + row, self.column + column);
                self.found.cells.push(Cell { row, column, held });
            }
        }
        Ok(())
    }
}

/// How often a cell or row stands, or over how many it goes; at least once.
fn count(scanner: &Scanner<'_>, what: &str) -> u32 {
    let value = scanner.attribute(&format!("table:number-{what}"));
    value.and_then(|value| value.parse().ok()).unwrap_or(1).max(1)
}

/// The text that a cell shows: its paragraphs, without its notes.
fn shown(scanner: &mut Scanner<'_>) -> io::Result<String> {
    let (depth, mut text, mut paragraphs) = (scanner.depth(), String::new(), 0);
    loop {
        match scanner.token().map_err(broken)? {
            Token::Start(_) => match local(scanner.written_name()) {
                "annotation" => scanner.skip().map_err(broken)?,
                "p" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                }
                "s" => {
                    let blanks = scanner.attribute("text:c").and_then(|of| of.parse().ok());
                    text.extend(std::iter::repeat_n(' ', blanks.unwrap_or(1_usize).min(1 << 10)));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                _ => {}
            },
            Token::Text(piece) if paragraphs > 0 => text.push_str(&piece),
            Token::Text(_) => {}
            Token::End if scanner.depth() < depth => return Ok(text),
            Token::End => {}
            Token::Eof => return Err(io::Error::other("a cell does not end")),
        }
    }
}

/// What a cell holds; none where it is empty.
fn held(
    kind: Option<&str>,
    stored: Option<&str>,
    shown: String,
    has_formula: bool,
) -> Option<Held> {
    let Some(kind) = kind else {
        let why = "The cell has a formula whose result is not stored.".to_owned();
        let help = "open the workbook in a spreadsheet, which works it out, and save it";
        return has_formula.then_some(Held::Nothing { why, help });
    };
    Some(match (kind, stored) {
        ("error", _) => Held::Nothing {
            why: format!("The cell holds the error {shown}."),
            help: "mend its formula, or write the value",
        },
        ("float" | "percentage" | "currency", Some(stored)) => {
            let form = number::of_text(stored, &shown, kind == "percentage");
            number::held(stored, form, &shown)
        }
        ("date" | "boolean", Some(stored)) => {
            Held::Text(stored.strip_suffix("T00:00:00").unwrap_or(stored).to_owned())
        }
        ("time", _) => Held::Nothing {
            why: "The cell holds a span of time.".to_owned(),
            help: "write it as text: P1DT2H is a day and two hours",
        },
        (_, Some(stored)) if !stored.is_empty() => Held::Text(stored.to_owned()),
        _ => Held::Text(shown),
    })
}
