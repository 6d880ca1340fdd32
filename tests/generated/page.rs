//! Releases as texts: tables in their layouts, and in which line each fact stands.

use std::fmt::Write;

use kessan::model::Taxonomy;
use proptest::sample::Index;

use crate::columns::{Column, columns};
use crate::plan::{Layout, Table};
use crate::rows::{Row, Truth, rows};

/// A text, and the facts that it states with their lines, from 0.
#[derive(Debug, Default)]
pub struct Page {
    pub text: String,
    pub truths: Vec<(usize, Truth)>,
    /// What a reader may take from torn cells, and need not.
    pub perhaps: Vec<(usize, Truth)>,
}

/// Id, title, whether it is as of days, and the headings of ratios and changes.
type Statement = (&'static str, &'static str, bool, Option<&'static str>, Option<&'static str>);

/// The statements that tables show: what stands over them, whether it is as of days, and the
/// headings of ratios and changes.
pub const STATEMENTS: [Statement; 4] = [
    ("Income", "Statements of Income", false, Some("% of total revenues"), Some("YoY % change")),
    ("Balance", "Balance Sheets", true, Some("%"), None),
    ("CashFlow", "Statements of Cash Flows", false, None, None),
    ("Traffic", "Traffic", false, None, Some("YoY change")),
];

impl Page {
    /// The text of a release.
    pub fn new(plans: &[Table], taxonomy: &Taxonomy) -> Self {
        let mut page = Self { text: "Kiso Ferries\n".to_owned(), ..Self::default() };
        for plan in plans {
            page.table(plan, taxonomy);
        }
        page
    }

    fn table(&mut self, plan: &Table, taxonomy: &Taxonomy) {
        let (id, title, instants, ratio, change) = STATEMENTS[plan.statement.index(4)];
        let statement = taxonomy.statements.iter().find(|statement| statement.id == id);
        let statement = statement.expect("the taxonomy has it");
        let (columns, unit) = columns(plan, taxonomy.calendar, instants, ratio, change);
        let rows = rows(plan, &columns, statement, taxonomy);
        let _ = write!(self.text, "\n{title}\n");
        if let Some(unit) = unit {
            self.text.push_str(unit);
            self.text.push('\n');
        }
        match plan.layout {
            Layout::Tab | Layout::Marked => self.tabs(plan, &columns, &rows),
            Layout::Fixed => self.fixed(plan, &columns, &rows),
            Layout::Html => self.html(&columns, &rows),
        }
        self.text.push_str("\nWhat follows is something else.\n");
    }

    fn state(&mut self, row: &Row) {
        let line = self.text.matches('\n').count();
        let truths = row.cells.iter().filter_map(|cell| cell.truth.clone());
        self.truths.extend(truths.map(|truth| (line, truth)));
        let perhaps = row.cells.iter().flat_map(|cell| cell.perhaps.iter().cloned());
        self.perhaps.extend(perhaps.map(|truth| (line, truth)));
    }

    fn tabs(&mut self, plan: &Table, columns: &[Column], rows: &[Row]) {
        let marked = plan.layout == Layout::Marked;
        let (open, close) = if marked { ("<b>", "</b>") } else { ("", "") };
        let mut heads: Vec<String> =
            columns.iter().map(|column| column.heading.join(" ")).collect();
        let year = columns[0]
            .heading
            .first()
            .filter(|first| first.starts_with("FY") && columns[0].heading.len() > 1);
        let mut corner = String::new();
        if let Some(year) = year {
            corner.clone_from(year);
            heads[0] = columns[0].heading[1..].join(" ");
        }
        let tab = if plan.shifted && corner.is_empty() { "" } else { "\t" };
        let heads: Vec<String> = heads.iter().map(|head| format!("{open}{head}{close}")).collect();
        let _ = writeln!(self.text, "{corner}{tab}{}", heads.join("\t"));
        for row in rows {
            self.state(row);
            let stars = if marked && row.cells.is_empty() { "**" } else { "" };
            let _ = write!(self.text, "{stars}{}{stars}", row.caption);
            for cell in &row.cells {
                let _ = write!(self.text, "\t{}", cell.text);
            }
            // Captions without figures have their cells, or are lines of their own.
            let empty = if marked || !row.cells.is_empty() { 0 } else { columns.len() };
            let _ = writeln!(self.text, "{}", "\t".repeat(empty));
        }
    }

    fn html(&mut self, columns: &[Column], rows: &[Row]) {
        self.text.push_str("<table>\n<tr><th></th>");
        let year = columns[0].heading.first().filter(|first| first.starts_with("FY"));
        if let Some(year) = year.filter(|_| columns.len() > 4) {
            let _ = write!(
                self.text,
                "<th colspan=\"{}\">{year}</th></tr>\n<tr><th></th>",
                columns.len()
            );
        }
        for column in columns {
            let from = usize::from(
                columns.len() > 4
                    && column.heading[0].starts_with("FY")
                    && column.heading.len() > 1,
            );
            let _ = write!(self.text, "<th>{}</th>", column.heading[from..].join("<br>"));
        }
        self.text.push_str("</tr>\n");
        for row in rows {
            self.state(row);
            let _ = write!(self.text, "<tr><td>{}</td>", row.caption.replace('&', "&amp;"));
            for cell in &row.cells {
                let _ = write!(self.text, "<td align=\"right\">{}</td>", cell.text);
            }
            self.text.push_str("</tr>\n");
        }
        self.text.push_str("</table>\n");
    }

    fn fixed(&mut self, plan: &Table, columns: &[Column], rows: &[Row]) {
        let longest =
            |column: &Column| column.heading.iter().map(|line| line.chars().count()).max();
        let widths: Vec<usize> =
            columns.iter().map(|column| longest(column).unwrap_or(0).max(13) + 3).collect();
        let rule = "-".repeat(plan.width + widths.iter().sum::<usize>());
        let _ = writeln!(self.text, "{rule}");
        let depth = columns.iter().map(|column| column.heading.len()).max().unwrap_or(0);
        for line in 0..depth {
            let mut text = " ".repeat(plan.width + 2);
            for (column, width) in columns.iter().zip(&widths) {
                let missing = depth - column.heading.len();
                let words = line.checked_sub(missing).map_or("", |at| &column.heading[at]);
                let _ = write!(text, "{words:^width$}");
            }
            let _ = writeln!(self.text, "{}", text.trim_end());
        }
        let _ = writeln!(self.text, "{rule}");
        for row in rows {
            self.fixed_row(plan, row, &widths);
        }
        let _ = writeln!(self.text, "{rule}");
    }

    fn fixed_row(&mut self, plan: &Table, row: &Row, widths: &[usize]) {
        let mut lines = wrap(&row.caption, plan.width - row.depth, plan.hyphens);
        if lines.is_empty() {
            lines.push(String::new());
        }
        let first = row.line.map_or(lines.len() - 1, |line: Index| line.index(lines.len()));
        for (at, line) in lines.iter().enumerate() {
            let indent = " ".repeat(row.depth + usize::from(at > 0));
            let mut text = format!("{indent}{line}");
            if at == first && !row.cells.is_empty() {
                self.state(row);
                let pad = (plan.width + 2).saturating_sub(text.chars().count());
                text.push_str(&" ".repeat(pad));
                for (cell, width) in row.cells.iter().zip(widths) {
                    let _ = write!(text, "{:>width$}", cell.text);
                }
            }
            let _ = writeln!(self.text, "{}", text.trim_end());
        }
    }
}

/// Breaks a caption into lines, words with hyphens where asked for.
fn wrap(caption: &str, width: usize, hyphens: bool) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in caption.split(' ').filter(|word| !word.is_empty()) {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + length <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(line)
                if hyphens
                    && length > 7
                    && word.chars().all(|c| c.is_ascii_alphabetic())
                    && line.chars().count() + 6 <= width =>
            {
                let _ = write!(line, " {}-", &word[..4]);
                lines.push(word[4..].to_owned());
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
