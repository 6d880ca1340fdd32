//! A first taxonomy, map and report for a company that nobody has filed for: from the text of a release.
//!
//! ```text
//! tables ──► sheets (rows, sections, columns) ──► concepts, sums that hold ──► files to look through
//! ```
//!
//! A draft is for a person to go on with. What it can't know stands in its files behind `# ?`.

mod concepts;
mod files;
mod names;

mod sheet;
mod sums;

use std::collections::BTreeMap;

pub use names::slug;
use sheet::Sheet;

use super::columns::Headings;
use super::mentions::heading::{self, Setting};
use super::unit_line;
use crate::model::{Calendar, Period};
use crate::notation::separators;
use crate::text::{Text, table, words};

/// The mark of a line that a person must look at.
pub const QUESTION: &str = "# ?";

/// The files of a draft: where each belongs below the folder, and what is in it.
#[derive(Debug, Default)]
pub struct Draft {
    /// The files, in the order of their paths.
    pub files: BTreeMap<String, String>,
}

impl Draft {
    /// How many questions the files leave.
    #[must_use]
    pub fn questions(&self) -> usize {
        self.files.values().map(|content| content.matches(QUESTION).count()).sum()
    }

    /// Puts a question into the map, above the line with this number from 1.
    pub fn ask(&mut self, asked: &[(u32, String)]) {
        let Some(map) = self.files.get_mut("map.toml") else { return };
        let mut lines = String::new();
        for (number, line) in (1..).zip(map.lines()) {
            for (_, question) in asked.iter().filter(|(at, _)| *at == number) {
                lines.push_str(&format!("{QUESTION} {question}\n"));
            }
            lines.push_str(line);
            lines.push('\n');
        }
        *map = lines;
    }
}

/// What is known of a company and its release.
#[derive(Debug)]
struct Release {
    /// What the files call the company.
    name: String,
    /// Words of the text that no other release has.
    words: String,
    /// The language of the labels.
    lang: &'static str,
    /// The code of the currency, and whether the text says it.
    currency: (String, bool),
    /// The current period, and whether the text says it.
    current: (String, bool),
    /// The first month of the year, and whether the text says it.
    first_month: (u32, bool),
    /// How figures are written, where that is not certain.
    doubtful_figure: Option<String>,
}

/// Drafts taxonomy, report and map from the text of a release; `name` is that of its file.
/// None where no table of the text has rows with captions and figures.
#[must_use]
pub fn of_release(text: &Text, name: &str) -> Option<Draft> {
    let masked = words::mask_figures(text.as_str());
    let notation = separators::detect(&masked);
    let normal = notation.as_ref().map_or_else(|_| masked.clone(), |of| of.normalised(&masked));
    let setting =
        Setting { calendar: Calendar::default(), order: heading::order_of(text.as_str()) };
    let tables = table::find_masked(text, &normal);
    let mut sheets: Vec<Sheet> =
        tables.iter().filter_map(|table| Sheet::new(table, text, setting)).collect();
    if sheets.is_empty() {
        return None;
    }
    names::of_sheets(&mut sheets);
    for sheet in &mut sheets {
        sums::find(sheet);
    }
    concepts::name(&mut sheets);
    let codes = tables.iter().flat_map(|table| codes(table, text, setting));
    // Names are shown: nothing may fill places in them.
    let masked = words::mask(text.as_str());
    let release = Release {
        name: names::company(&masked, name),
        words: names::first_words(&masked),
        lang: if is_japanese(&masked) { "ja" } else { "en" },
        currency: currency(codes, &masked),
        current: current(&sheets),
        first_month: first_month(&sheets),
        doubtful_figure: notation.err(),
    };
    Some(files::of(&release, &sheets))
}

/// The currencies that a table names, each with the codes that may be meant.
fn codes(table: &table::Table, text: &Text, setting: Setting) -> Vec<Vec<&'static str>> {
    let headings = Headings::new(table, text, setting);
    let lines = headings.lines.iter().chain(headings.above());
    let named = lines.filter_map(|line| unit_line::read(line)).map(|line| line.codes);
    named.filter(|codes| !codes.is_empty()).collect()
}

/// The currency that tables name most often, and whether only that is named; of several that a sign stands for
/// the one that most people mean by it.
fn currency(named: impl Iterator<Item = Vec<&'static str>>, masked: &str) -> (String, bool) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut clear = true;
    for codes in named {
        clear &= codes.len() == 1;
        let usual = SIGNS.iter().map(|(_, code)| *code).find(|code| codes.contains(code));
        if let Some(code) = usual.filter(|_| codes.len() > 1).or(codes.first().copied()) {
            *counts.entry(code).or_default() += 1;
        }
    }
    if let Some((code, _)) = counts.iter().max_by_key(|(_, count)| **count) {
        return ((*code).to_owned(), clear && counts.len() == 1);
    }
    let found = SIGNS.iter().find(|(sign, _)| masked.contains(sign));
    (found.map_or("USD", |(_, code)| code).to_owned(), false)
}

/// Signs of currencies, each with the one that most people mean by it.
const SIGNS: [(&str, &str); 6] =
    [("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("円", "JPY"), ("¥", "JPY"), ("₹", "INR")];

/// The latest span that columns are about; the longest of those that end with it is that of the year.
fn current(sheets: &[Sheet]) -> (String, bool) {
    let spans = sheets.iter().flat_map(|sheet| sheet.columns.iter().flatten());
    let spans = spans.filter(|period| matches!(period, Period::Duration { .. }));
    match spans.max_by_key(|period| (period.last_day(), period.first_day())) {
        Some(period) => (period.to_string(), true),
        None => ("2024-01-01..2024-12-31".to_owned(), false),
    }
}

/// The month in which a span of a whole year begins, or of most of one: a guess then.
fn first_month(sheets: &[Sheet]) -> (u32, bool) {
    let spans = sheets.iter().flat_map(|sheet| sheet.columns.iter().flatten());
    let days = spans.filter_map(|period| Some((period.first_day()?, period.last_day()?)));
    let longest = days.filter(|(from, to)| from < to).max_by_key(|(from, to)| *to - *from);
    let long = longest.map(|(from, to)| (chrono::Datelike::month(&from), (to - from).num_days()));
    match long {
        Some((month, days)) if days > 180 => (month, days > 300),
        _ => (1, false),
    }
}

fn is_japanese(masked: &str) -> bool {
    masked.chars().filter(|c| ('\u{3040}'..='\u{30ff}').contains(c)).count() > 20
}
