//! The words of a table's headings, column by column.

use super::currency::{Money, money};
use crate::extract::finding::{Finding, FindingKind};
use crate::extract::mentions::{self, Meaning, Mention};
use crate::model::{Calendar, Period, Taxonomy};
use crate::source::map::{ColumnEntry, TableEntry};
use crate::text::table::Table;
use crate::text::words::plain;
use crate::text::{Span, Text};

/// The longest line above a table that may state its unit; longer ones are sentences, which speak
/// of money for other reasons.
const LONGEST_UNIT: usize = 80;

/// The words of a table's headings.
#[derive(Debug)]
pub struct Headings {
    /// All heading lines in reading order, each as one text.
    pub lines: Vec<String>,
    /// For each column, the words over it.
    pub columns: Vec<String>,
    /// The lines above the table, the nearest first.
    above: Vec<String>,
    span: Option<Span>,
    calendar: Calendar,
}

impl Headings {
    /// Gathers the words over each column.
    #[must_use]
    pub fn new(table: &Table, text: &Text, calendar: Calendar) -> Self {
        let mut columns = vec![String::new(); table.columns];
        let mut lines: Vec<(usize, String)> = Vec::new();
        for cell in &table.heading {
            let words = plain(text.slice(cell.span));
            for column in cell.columns.clone() {
                if let Some(column) = columns.get_mut(column) {
                    append(column, &words);
                }
            }
            match lines.last_mut() {
                Some((line, all)) if *line == cell.line => append(all, &words),
                _ => lines.push((cell.line, words)),
            }
        }
        let first = table.heading.first().map(|cell| cell.span);
        let last = table.heading.last().map(|cell| cell.span);
        Self {
            lines: lines.into_iter().map(|(_, words)| words).collect(),
            columns,
            above: table.title.iter().rev().map(|span| plain(text.slice(*span))).collect(),
            span: first.zip(last).map(|(first, last)| first.to(last)),
            calendar,
        }
    }

    /// The mentions of periods in words.
    #[must_use]
    pub fn mentions(&self, words: &str) -> Vec<Mention> {
        mentions::periods(words, self.calendar)
    }

    /// The fiscal calendar.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        self.calendar
    }

    /// All words of the headings.
    #[must_use]
    pub fn all(&self) -> String {
        self.lines.join(" ")
    }

    /// The currency and scale stated over a column.
    #[must_use]
    pub fn money_of(&self, column: usize, taxonomy: &Taxonomy) -> Money {
        self.columns.get(column).map_or_else(Money::default, |words| money(words, taxonomy))
    }

    /// The currency and scale stated for the table: in its headings, if they say one only, or in
    /// the nearest line above that states it.
    #[must_use]
    pub fn money(&self, taxonomy: &Taxonomy) -> Money {
        let above = self.above.iter().filter(|words| words.chars().count() <= LONGEST_UNIT);
        let mut stated = self.lines.iter().chain(above).map(|words| money(words, taxonomy));
        stated.find(|money| money.unit.is_some()).unwrap_or_default()
    }

    /// Whether the columns of the map agree with the headings.
    ///
    /// # Errors
    /// A [`Finding`], when their number differs or the headings speak of other periods.
    pub fn agree(
        &self,
        columns: &[ColumnEntry],
        table: &Table,
        entry: &TableEntry,
    ) -> Result<(), Finding> {
        if columns.len() != table.columns {
            let message = format!(
                "The map gives {} columns and the table has {}.",
                columns.len(),
                table.columns
            );
            return Err(self.finding(FindingKind::ColumnsDiffer, message, table, entry));
        }
        let ends: Vec<_> =
            columns.iter().filter_map(|column| column.period).map(Period::last_day).collect();
        // A date may go on in the next line over its column.
        let said = self.lines.iter().chain(&self.columns).flat_map(|words| self.mentions(words));
        let other = said
            .filter_map(|mention| match mention.meaning {
                Meaning::Period(period) => Some(period),
                _ => None,
            })
            .find(|period| !ends.is_empty() && !ends.contains(&period.last_day()));
        if let Some(period) = other {
            let message =
                format!("The heading speaks of {period}, which no column of the map has.");
            return Err(self.finding(FindingKind::HeadingDiffers, message, table, entry));
        }
        match self.moved(columns) {
            None => Ok(()),
            Some((at, period)) => {
                let message =
                    format!("The heading of column {} says {period}, the map another.", at + 1);
                Err(self.finding(FindingKind::HeadingDiffers, message, table, entry))
            }
        }
    }

    /// The first column over which one period stands that is not that of the map.
    fn moved(&self, columns: &[ColumnEntry]) -> Option<(usize, Period)> {
        let mut stated = columns.iter().zip(&self.columns).enumerate();
        stated.find_map(|(at, (column, words))| {
            let own = column.period?;
            let mut said =
                self.mentions(words).into_iter().filter_map(|mention| match mention.meaning {
                    Meaning::Period(period) => Some(period),
                    _ => None,
                });
            let period = said.next().filter(|_| said.next().is_none())?;
            (period.last_day() != own.last_day()).then_some((at, period))
        })
    }

    /// A finding about the headings.
    #[must_use]
    pub fn finding(
        &self,
        kind: FindingKind,
        message: String,
        table: &Table,
        entry: &TableEntry,
    ) -> Finding {
        Finding {
            kind,
            message,
            help: "give the columns of this table in the map".to_owned(),
            at: Some(self.span.unwrap_or(table.span)),
            map: Some(entry.place.clone().into()),
            others: Vec::new(),
        }
    }
}

fn append(words: &mut String, more: &str) {
    if !words.is_empty() && !more.is_empty() {
        words.push(' ');
    }
    words.push_str(more);
}
