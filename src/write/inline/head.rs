//! The heading of a table: its periods, and what the columns of a period are.

use std::io::Write;
use std::ops::Range;

use super::columns::{Column, Grid, Variant};
use super::{Page, words};
use crate::model::DimensionsId;
use crate::notation::markup::bytes::{Bytes, escaped};

/// How headings name periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// `Three months ended December 31, 2008`.
    Full,
    /// `Three months ended Dec 31, 2008`.
    ShortMonths,
    /// As the calendar does: `3Q08`.
    Calendar,
}

/// The heading of a table, before it is known how wide it may be.
pub(super) struct Head<'a> {
    page: &'a Page<'a>,
    grid: &'a Grid,
    common: Common,
    /// What each column is beside its period.
    details: Vec<String>,
    /// Whether these stand in a row of their own.
    has_details: bool,
}

/// What all columns of a table have in common, said once above it.
struct Common {
    /// The variant whose unit and scale all columns have.
    unit: Option<Variant>,
    members: Option<DimensionsId>,
}

impl Common {
    fn of(grid: &Grid) -> Self {
        let plain = || grid.columns.iter().filter(|column| column.heading.is_none());
        let first = plain().next();
        let unit = first.and_then(|column| column.main).filter(|first| {
            let is = |main: Variant| (main.unit, main.scale) == (first.unit, first.scale);
            plain().all(|column| column.main.is_some_and(is))
        });
        let members = first.map(|column| column.dimensions);
        Self { unit, members: members.filter(|id| plain().all(|one| one.dimensions == *id)) }
    }
}

impl<'a> Head<'a> {
    pub(super) fn new(page: &'a Page<'a>, grid: &'a Grid) -> Self {
        let common = Common::of(grid);
        let details: Vec<String> =
            (grid.columns.iter().map(|column| detail(page, column, &common)))
                .map(|text| words::parted(&text, page.lang()))
                .collect();
        let has_details = grid.columns.iter().zip(&details).any(|(column, text)| {
            !text.is_empty() && (column.heading.is_none() || in_pair(grid, column))
        });
        Self { page, grid, common, details, has_details }
    }

    /// What is said above the table.
    pub(super) fn said(&self, naming: Naming) -> Vec<String> {
        let page = self.page;
        let unit =
            self.common.unit.and_then(|main| page.captions.heading_unit(main.unit, main.scale));
        let unit = unit.map(|unit| words::alone(unit, page.lang()));
        let members = self.common.members.map(|id| page.captions.members(id));
        let members = members.filter(|text| !text.is_empty()).map(str::to_owned);
        unit.into_iter().chain(members).chain(self.explained(naming)).collect()
    }

    /// What the first code of the calendar among the headings means: the others follow from it.
    fn explained(&self, naming: Naming) -> Option<String> {
        if naming != Naming::Calendar || !words::has_codes(self.page.lang()) {
            return None;
        }
        let report = self.page.output.report;
        self.grid.columns.iter().filter(|column| !self.is_alone(column)).find_map(|column| {
            let period = report.periods[column.period.index()];
            let (code, full) = (self.named(column, naming), self.named(column, Naming::Full));
            let is_code = code != full && period.start().is_some();
            let mut letters = full.chars();
            let first = letters.next()?.to_lowercase();
            let colon = self.page.words.colon.as_str();
            is_code.then(|| format!("{code}{colon}{first}{}", letters.as_str()))
        })
    }

    /// The columns of each heading of the first row, with its text.
    pub(super) fn groups(&self, naming: Naming) -> Vec<(Range<usize>, String)> {
        let mut from = 0;
        let is_one =
            |a: &Column, b: &Column| a.period == b.period && !self.is_alone(a) && !self.is_alone(b);
        let groups = self.grid.columns.chunk_by(is_one).map(|columns| {
            let range = from..from + columns.len();
            from = range.end;
            (range, self.named(&columns[0], naming))
        });
        groups.collect()
    }

    /// The text of each column in the second row, where there is one.
    pub(super) fn details(&self) -> impl Iterator<Item = (usize, &str)> {
        let columns = self.grid.columns.iter().zip(&self.details).enumerate();
        let own = columns.filter(|(_, (column, _))| self.has_details && !self.is_alone(column));
        own.map(|(nth, (_, text))| (nth, text.as_str()))
    }

    fn named(&self, column: &Column, naming: Naming) -> String {
        let (report, lang) = (self.page.output.report, self.page.lang());
        let period = report.periods[column.period.index()];
        match (&column.heading, naming) {
            (Some(heading), _) if self.is_alone(column) => {
                words::parted(&of_members(self.page, heading, column, &self.common), lang)
            }
            (_, Naming::Calendar) => words::short(period, report, lang),
            (_, naming) => words::heading(period, report, lang, naming == Naming::ShortMonths),
        }
    }

    /// Whether a column has a heading of its own, and no other of its period stands beside it.
    fn is_alone(&self, column: &Column) -> bool {
        column.heading.is_some() && !in_pair(self.grid, column)
    }

    /// Writes a row of periods, and a row of what the columns of a period are, where that is not said above.
    pub(super) fn write(&self, naming: Naming, out: &mut Bytes<impl Write>) {
        let two = self.has_details;
        out.push("<thead>\n<tr>");
        out.push(if two { "<td rowspan=\"2\"></td>" } else { "<td></td>" });
        for (range, text) in self.groups(naming) {
            let column = &self.grid.columns[range.start];
            let is_alone = self.is_alone(column);
            // What a name of the calendar means is said in full to those who point at it.
            let full = self.named(column, Naming::Full);
            let title = match naming == Naming::Calendar && full != text {
                true => format!(" title=\"{}\"", escaped(&words::in_line(&full))),
                false => String::new(),
            };
            let words = if is_alone { " class=\"words\"" } else { "" };
            out.push(match (range.len(), two && is_alone) {
                (1, true) => format!("<th scope=\"col\"{words} rowspan=\"2\">"),
                (1, false) => format!("<th scope=\"col\"{words}{title}>"),
                (count, _) => format!("<th scope=\"colgroup\" colspan=\"{count}\"{title}>"),
            });
            out.push(lines(&text));
            out.push("</th>");
        }
        out.push("</tr>\n");
        if two {
            out.push("<tr>");
            for (_, text) in self.details() {
                match text {
                    "" => out.push("<td></td>"),
                    text => out.push(format!(
                        "<th scope=\"col\" class=\"detail words\">{}</th>",
                        lines(text)
                    )),
                }
            }
            out.push("</tr>\n");
        }
        out.push("</thead>\n");
    }
}

/// The lines of a heading.
fn lines(text: &str) -> String {
    escaped(text).replace(words::LINE_ENDS, "<br/>")
}

/// Whether other columns of the same heading stand in other periods.
fn in_pair(grid: &Grid, column: &Column) -> bool {
    let same = |other: &&Column| other.heading == column.heading && other.period != column.period;
    column.heading.is_none() || grid.columns.iter().any(|other| same(&other))
}

/// What a column is beside its period.
fn detail(page: &Page<'_>, column: &Column, common: &Common) -> String {
    if let Some(heading) = &column.heading {
        return of_members(page, heading, column, common);
    }
    let mut parts = Vec::new();
    if common.unit.is_none() {
        parts
            .extend(column.main.and_then(|main| page.captions.heading_unit(main.unit, main.scale)));
    }
    if common.members.is_none() {
        parts.push(page.captions.members(column.dimensions));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(page.words.apart.as_str())
}

/// The heading of a column that has one of its own, with its members where they are not those of the table.
fn of_members(page: &Page<'_>, heading: &str, column: &Column, common: &Common) -> String {
    let members = page.captions.members(column.dimensions);
    match common.members == Some(column.dimensions) || members.is_empty() {
        true => heading.to_owned(),
        false => format!("{heading}{}{members}", page.words.apart),
    }
}
