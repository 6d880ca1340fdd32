//! The words of a table's headings, column by column.

mod lines;
mod units;

use std::ops::Range;

use self::lines::{above, append, append_cell, captions, is_of_sentence};
use crate::extract::finding::{Finding, FindingKind};
use crate::extract::mentions::heading::{Said, Setting, is_loose_day, read};
use crate::extract::mentions::{self, Meaning, Mention, ending};
use crate::extract::{parts, title};
use crate::model::{Calendar, Period};
use crate::source::map::{ColumnEntry, TableEntry};
use crate::text::table::Table;
use crate::text::{Span, Text};

/// The longest line above a table that may state its unit or period outside parentheses; longer
/// ones are sentences, which speak of money and time for other reasons.
const LONGEST: usize = 160;

/// The words of a table's headings.
#[derive(Debug)]
pub struct Headings {
    /// All heading lines in reading order, each as one text.
    pub lines: Vec<String>,
    /// For each column, the words over it.
    pub columns: Vec<String>,
    /// For each column, the words that stand over it and not over all.
    pub own: Vec<String>,
    /// The cells, with the columns that they stand over.
    cells: Vec<(String, Range<usize>)>,
    /// Captions of lines without figures above the first row that has any.
    opening: Vec<String>,
    /// The lines above the table, the nearest first.
    above: Vec<String>,
    /// The lines that are its title.
    title: Vec<String>,
    span: Option<Span>,
    setting: Setting,
    /// What the line says that opens this part of a table.
    section: Option<Said>,
    /// The captions of its first rows with figures.
    captions: Vec<String>,
}

impl Headings {
    /// Gathers the words over each column.
    #[must_use]
    pub fn new(table: &Table, text: &Text, setting: Setting) -> Self {
        let mut columns = vec![String::new(); table.columns];
        let mut own = columns.clone();
        let mut cells = Vec::new();
        let mut lines: Vec<(usize, String)> = Vec::new();
        // The line that the words over a column end with.
        let mut ends: Vec<Option<usize>> = vec![None; table.columns];
        for cell in &table.heading {
            let words = text.plain(cell.span);
            let over_all = cell.columns == (0..table.columns) && table.columns > 1;
            for at in cell.columns.clone() {
                let Some(end) = ends.get_mut(at) else { continue };
                let goes_on = end.replace(cell.line) == Some(cell.line);
                let add = if goes_on { append_cell } else { append };
                add(&mut columns[at], &words);
                if !over_all {
                    add(&mut own[at], &words);
                }
            }
            match lines.last_mut() {
                Some((line, all)) if *line == cell.line => append_cell(all, &words),
                _ => lines.push((cell.line, words.clone())),
            }
            cells.push((words, cell.columns.clone()));
        }
        let first = table.heading.first().map(|cell| cell.span);
        let last = table.heading.last().map(|cell| cell.span);
        let opening = table.rows.iter().take_while(|row| row.cells.is_empty());
        let pieces = opening.flat_map(|row| &row.caption);
        Self {
            lines: lines.into_iter().map(|(_, words)| words).collect(),
            columns,
            own,
            cells,
            opening: pieces.map(|span| text.plain(*span)).collect(),
            above: above(table, text),
            title: title::together(&title::names(table, text, setting)).to_vec(),
            span: first.zip(last).map(|(first, last)| first.to(last)),
            setting,
            section: table.section.map(|span| read(&text.plain(span), setting)),
            captions: captions(table, text),
        }
    }

    /// The words that stand over the captions.
    #[must_use]
    pub(in crate::extract) fn aside(&self) -> String {
        let aside = self.cells.iter().filter(|(_, columns)| columns.is_empty());
        aside.map(|(words, _)| words.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// The words of each cell that stands over a column and not over all.
    pub(in crate::extract) fn over(&self, column: usize) -> impl Iterator<Item = &str> {
        let all = 0..self.columns.len();
        let own = move |of: &Range<usize>| of.contains(&column) && (*of != all || all.len() == 1);
        self.cells.iter().filter(move |(_, of)| own(of)).map(|(words, _)| words.as_str())
    }

    /// Whether the captions of the first rows are periods, and the columns say what is measured.
    #[must_use]
    pub(in crate::extract) fn is_turned(&self) -> bool {
        let is_period = |words: &String| {
            let said = read(words, self.setting);
            let letters = said.rest.chars().filter(|c| c.is_alphabetic()).count();
            !said.is_empty() && letters < 3
        };
        !self.captions.is_empty() && self.captions.iter().all(is_period)
    }

    /// The period that the line says which opens this part of a table.
    #[must_use]
    pub(in crate::extract) fn section_period(&self) -> Option<Period> {
        self.section.as_ref()?.period(self.setting).ok()
    }

    /// Whether a period of a column is one that the line above its part of the table speaks of.
    #[must_use]
    pub fn fits_section(&self, period: Period) -> bool {
        let said = self.section.as_ref();
        said.is_none_or(|said| parts::fits(said, period, self.setting.calendar))
    }

    /// Whether a line opens this part of a table that says its period.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.section.is_some()
    }

    /// The mentions of periods in words.
    #[must_use]
    pub fn mentions(&self, words: &str) -> Vec<Mention> {
        let mut found = mentions::periods(words, self.setting.calendar);
        if self.setting.half_terms {
            for mention in &mut found {
                let own = words.get(mention.span.start..mention.span.end).unwrap_or_default();
                if let [term] = *read(own, self.setting).intervals.as_slice() {
                    mention.meaning = Meaning::Period(term);
                }
            }
        }
        found
    }

    /// The fiscal calendar.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        self.setting.calendar
    }

    /// How dates are read.
    #[must_use]
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// The lines above the table, the nearest first.
    pub fn above(&self) -> impl Iterator<Item = &String> {
        self.above.iter()
    }

    /// The lines that are the title of the table, then what stands over all its columns and its first rows.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        let columns = self.columns.len();
        let over_all =
            move |of: &Range<usize>| of.is_empty() || (columns > 1 && *of == (0..columns));
        let cells = self.cells.iter().filter(move |(_, of)| over_all(of)).map(|(words, _)| words);
        self.title.iter().chain(cells).chain(&self.opening).map(String::as_str)
    }

    /// Whether a cell of the heading stands over two columns and not over all.
    #[must_use]
    pub fn is_over_both(&self, first: usize, second: usize) -> bool {
        let all = 0..self.columns.len();
        let over = |of: &Range<usize>| of.contains(&first) && of.contains(&second) && *of != all;
        self.cells.iter().any(|(_, columns)| over(columns)) || all.len() == 2
    }

    /// The years in cells of their own, with the columns that they stand over, from left to right; none where they stand
    /// in several lines.
    pub(super) fn years_alone(&self) -> Vec<(i32, Range<usize>)> {
        let mut found = Vec::new();
        let mut reached = 0;
        for (words, columns) in &self.cells {
            let said = read(words, self.setting);
            let years: Vec<i32> = said.years.iter().chain(&said.fiscal_years).copied().collect();
            let alone = Said {
                years: said.years.clone(),
                fiscal_years: said.fiscal_years.clone(),
                ..Said::default()
            };
            let [year] = years.as_slice() else { continue };
            if said != alone || columns.is_empty() {
                continue;
            }
            if columns.start < reached {
                return Vec::new();
            }
            reached = columns.end;
            found.push((*year, columns.clone()));
        }
        found
    }

    /// Whether a cell over a column names a day with its year.
    pub(super) fn names_day(&self, column: usize, day: chrono::NaiveDate) -> bool {
        let mut over = self.cells.iter().filter(|(_, columns)| columns.contains(&column));
        over.any(|(words, _)| read(words, self.setting).days.contains(&day))
    }

    /// The words of each cell that don't speak of periods, then the lines above its rows.
    pub fn about_units(&self) -> impl Iterator<Item = String> {
        let cells = self.cells.iter().map(|(words, _)| self.without_periods(words));
        cells.chain(self.lines_above())
    }

    /// All words of the headings.
    #[must_use]
    pub fn all(&self) -> String {
        self.lines.join(" ")
    }

    /// Whether the nearest line above the table that speaks of a period stands above the name of the table: it is the
    /// title of the release, or of another table.
    #[must_use]
    pub fn is_context_apart(&self) -> bool {
        let speaks = |words: &&String| {
            let said = self.read_above(words);
            !said.is_empty() && !said.is_in_passing(words) && !is_of_sentence(words, &said)
        };
        let aside = self.cells.iter().filter(|(_, columns)| columns.is_empty());
        if self.section.is_some() || aside.map(|(words, _)| words).any(|words| speaks(&words)) {
            return false;
        }
        let between = self.above.iter().take_while(|words| !speaks(words));
        let mut named = between.filter(|line| title::names_another(line, self.setting));
        named.next().is_some()
    }

    /// What stands over the captions or above the table says about the period: the nearest words
    /// that say anything.
    #[must_use]
    pub fn context(&self) -> Option<Said> {
        if self.section.is_some() {
            return self.section.clone();
        }
        let aside = self.cells.iter().filter(|(_, columns)| columns.is_empty());
        let aside = aside.map(|(words, _)| (words, read(words, self.setting)));
        let above = self.above.iter().map(|words| (words, self.read_above(words)));
        let said = aside.chain(above).filter(|(words, _)| words.chars().count() <= LONGEST);
        let mut about = said.filter(|(words, said)| {
            !said.is_empty() && !said.is_in_passing(words) && !is_of_sentence(words, said)
        });
        let (words, mut said) = about.next()?;
        if self.is_denied_by_title(words, &said) {
            return None;
        }
        keep_days_of_columns(words, &mut said, self.setting);
        let is_all = |said: &Said| !said.rest.contains(char::is_alphanumeric);
        // A line that is nothing but a day goes on from one that is nothing but a length: `Six Months Ended`, `June 30,`.
        let is_day = said.days.is_empty() && said.month_days.len() == 1 && !said.has_length();
        let joined = about.next().filter(|(_, length)| {
            length.has_length()
                && length.days.is_empty()
                && length.month_days.is_empty()
                && length.intervals.is_empty()
                && is_all(length)
        });
        Some(match joined.filter(|_| is_day && is_all(&said)) {
            Some((length, _)) => read(&format!("{length} {words}"), self.setting),
            None => said,
        })
    }

    /// Whether the title of the table speaks of a quarter or half in words that are not known, and a line further above of
    /// another length: `Zwischenquartal` below `Six months ended 30 June`.
    fn is_denied_by_title(&self, words: &str, said: &Said) -> bool {
        let apart = said.clone().taken_apart();
        let lengths: Vec<u32> =
            apart.months.iter().copied().chain(said.parts.iter().map(|part| part.months)).collect();
        let other = |title: &String| {
            let own = read(title, self.setting);
            let short = own.months.iter().any(|of| matches!(of, 3 | 6) && !lengths.contains(of));
            title != words && own.is_in_passing(title) && short
        };
        !lengths.is_empty() && said.weeks.is_empty() && self.title.iter().any(other)
    }

    /// What a line above the table says, without the day of something else.
    fn read_above(&self, words: &str) -> Said {
        let mut said = read(words, self.setting);
        if is_loose_day(words, &said, self.setting) {
            said.days.clear();
        }
        said
    }

    /// Whether the columns of the map agree with the headings; what over a column is `uncertain` was asked, and says
    /// nothing against the answer.
    ///
    /// # Errors
    /// A [`Finding`], when their number differs or the headings speak of other periods.
    pub fn agree(
        &self,
        columns: &[ColumnEntry],
        uncertain: &[bool],
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
        let periods = |words: &String| -> Vec<Period> {
            let said = self.mentions(words).into_iter();
            let period = said.filter_map(|mention| match mention.meaning {
                Meaning::Period(period) => Some(period),
                _ => None,
            });
            period.collect()
        };
        // What is passed over may be of any period.
        let over = || columns.iter().zip(&self.columns);
        let skipped =
            over().filter(|(column, _)| column.skip).flat_map(|(_, words)| periods(words));
        let skipped: Vec<Period> = skipped.collect();
        // A date may go on in the next line over its column.
        let kept = over().filter(|(column, _)| !column.skip).map(|(_, words)| words);
        let other = self
            .lines
            .iter()
            .flat_map(periods)
            .filter(|period| !skipped.contains(period))
            .chain(kept.flat_map(periods))
            .find(|period| !ends.is_empty() && !ends.contains(&period.last_day()));
        if let Some(period) = other {
            let message =
                format!("The heading speaks of {period}, which no column of the map has.");
            return Err(self.finding(FindingKind::HeadingDiffers, message, table, entry));
        }
        let periods = columns.iter().filter_map(|column| column.period);
        if let Some(period) = periods.into_iter().find(|period| !self.fits_section(*period)) {
            let message = format!(
                "The line above this part of the table speaks of another period than {period}."
            );
            return Err(self.finding(FindingKind::HeadingDiffers, message, table, entry));
        }
        let certain = |at: usize| !uncertain.get(at).copied().unwrap_or(false);
        if let Some((at, period)) = self.of_other_length(columns, table, certain) {
            let message =
                format!("The heading of column {} says {period}, the map another.", at + 1);
            return Err(self.finding(FindingKind::HeadingDiffers, message, table, entry));
        }
        match self.moved(columns, certain) {
            None => Ok(()),
            Some((at, period)) => {
                let message =
                    format!("The heading of column {} says {period}, the map another.", at + 1);
                Err(self.finding(FindingKind::HeadingDiffers, message, table, entry))
            }
        }
    }

    /// The first column of the map that ends with the span of its heading and is not as long.
    fn of_other_length(
        &self,
        columns: &[ColumnEntry],
        table: &Table,
        certain: impl Fn(usize) -> bool,
    ) -> Option<(usize, Period)> {
        /// No two lengths of parts of a year are as near as this, in days.
        const APART: i64 = 25;
        let days = |of: Period| match of {
            Period::Duration { start, end } => Some((end - start).num_days()),
            _ => None,
        };
        let read = super::periods(table, self);
        let mut both = columns.iter().zip(read).enumerate().filter(|(at, _)| certain(*at));
        both.find_map(|(at, (column, period))| {
            let (own, period) = (column.period.filter(|_| !column.skip)?, period?);
            let apart = (days(own)? - days(period)?).abs();
            let same_end = own.last_day() == period.last_day();
            (same_end && apart > APART).then_some((at, period))
        })
    }

    /// The first column over which one period stands that is not that of the map.
    fn moved(
        &self,
        columns: &[ColumnEntry],
        certain: impl Fn(usize) -> bool,
    ) -> Option<(usize, Period)> {
        let stated = columns.iter().zip(&self.columns).enumerate();
        let mut stated = stated.filter(|(at, _)| certain(*at));
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

/// Leaves of the days that a line names those that can be of columns: what is bound to a length or stands alone, or
/// ends a month. Others are days of publication, meetings and payments. Beside `annual` a day that ends another month
/// than the last of the year may be either, and then nothing is known of the columns.
fn keep_days_of_columns(words: &str, said: &mut Said, setting: Setting) {
    let alone = !said.rest.contains(char::is_alphabetic);
    if said.days.is_empty() || alone || ending::binds(words, setting) {
        return;
    }
    let ends = |day: &chrono::NaiveDate| ending::is_month_end(*day, words, setting);
    if !said.days.iter().all(ends) {
        said.days.clear();
        return;
    }
    let last = |day: &chrono::NaiveDate| setting.calendar.locate(*day).1 == 12;
    if said.months.contains(&12) && !said.days.iter().all(last) {
        said.days.clear();
        said.months.clear();
    }
}
