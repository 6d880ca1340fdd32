//! A first taxonomy, map and report for a company that nobody has filed for: from the text of a release.
//!
//! ```text
//! tables ──► sheets (rows, sections, columns) ──► concepts, sums that hold ──► files to look through
//! ```
//!
//! A draft is for a person to go on with. What it can't know stands in its files behind `# ?`.

mod above;
mod across;
mod amounts;
mod axes;
mod bridge;
mod camel;
mod captions;
mod carried;
mod concepts;
mod contacts;
mod currency;
mod diluted;
mod doubtful;
mod edge;
mod files;
mod goes_on;
mod headed;
mod kind;
mod line;
mod matrix;
mod measured;
mod measures_over;
mod names;
mod nature;
mod parted;
mod partial;
mod printing;
mod rates;
mod reach;
mod reading;
mod rolls;
mod rows_say;
mod shares;
mod sheet;
mod sides;
mod summed;
mod sums;
mod tail;
mod turned;
mod twofold;
mod unnamed;
mod whole;
mod wrapped;
mod year;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use currency::Currencies;
pub use names::slug;
use nature::Nature;
use sheet::Sheet;

use super::columns::{self, Headings};
use super::mentions::ending;
use super::mentions::heading::{self, Setting};
use super::parts;
use super::title;
use super::unit_line;
use crate::model::{Calendar, Period, YearName};
use crate::notation::separators::{self, Notation};
use crate::notation::words::{Kind, words as known};
use crate::standards;
use crate::text::{Text, table, words};

/// The mark of a line that a person must look at.
pub const QUESTION: &str = "# ?";

/// What a map asks, before the code of a currency, where that is a guess.
pub(crate) const GUESSED_CURRENCY: &str = "the text does not say clearly that amounts are in";

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

    /// The map with which the draft is tried: rows that it asks about itself are passed over, so that nothing is asked twice.
    #[must_use]
    pub(crate) fn map_to_try(&self) -> String {
        let map = self.files.get("map.toml").map(String::as_str).unwrap_or_default();
        [files::OPEN_PERIOD, files::OPEN_UNIT]
            .iter()
            .fold(map.to_owned(), |map, open| map.replace(open, "skip = true"))
    }

    /// Puts questions into the map, above the lines with these numbers from 1: all about a line are one.
    pub fn ask(&mut self, asked: &[(u32, String)]) {
        let Some(map) = self.files.get_mut("map.toml") else { return };
        let mut lines = String::new();
        for (number, line) in (1..).zip(map.lines()) {
            let asked: Vec<&str> =
                asked.iter().filter(|(at, _)| *at == number).map(|(_, of)| of.as_str()).collect();
            if !asked.is_empty() {
                lines.push_str(&format!("{QUESTION} {}\n", asked.join("; ")));
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
    lang: String,
    /// The currencies of its amounts.
    currencies: Currencies,
    /// The current period, where the text says it.
    current: Option<Period>,
    /// How figures are cut.
    rounding: Rounding,
    /// The first month of the year, and whether the text says it.
    first_month: (u32, bool),
    /// After which of its calendar years a fiscal year has its name, where the text says it.
    year_name: Option<YearName>,
    /// The weekday on which the spans of whole weeks end that the text names.
    last_day: Option<chrono::Weekday>,
    /// How figures are written, where the figures alone do not say it.
    notation: Option<reading::Found>,
}

/// What a text says about how its figures are cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rounding {
    /// Nothing.
    Unsaid,
    /// This, as report.toml has it.
    Said(&'static str),
    /// Of some one thing, of others another.
    Both,
}

impl Release {
    /// The country of its currency, or else where most companies write in its language.
    fn country(&self) -> &str {
        let of_currency = standards::currency::country(&self.currencies.usual);
        if let Some(country) = of_currency {
            return country;
        }
        let countries = [
            ("ja", "JP"),
            ("de", "DE"),
            ("fr", "FR"),
            ("es", "ES"),
            ("pt", "BR"),
            ("it", "IT"),
            ("nl", "NL"),
            ("sv", "SE"),
            ("no", "NO"),
            ("da", "DK"),
            ("pl", "PL"),
            ("zh", "CN"),
            ("ko", "KR"),
        ];
        let found = countries.iter().find(|(lang, _)| *lang == self.lang);
        found.map_or("US", |(_, country)| country)
    }
}

/// Drafts taxonomy, report and map from the text of a release; `name` is that of its file.
/// How it writes figures is told by `written`, or else by the text itself. None where no table of the text has rows with
/// captions and figures.
#[must_use]
pub fn of_release(text: &Text, name: &str, written: Option<Notation>) -> Option<Draft> {
    let masked = words::mask_figures(text.as_str());
    let mut setting = heading::setting(text, Calendar::default(), None);
    let mut stated = year::stated(text, setting);
    setting.calendar = year::calendar(&stated, YearName::End);
    let lang = language(&words::mask(text.as_str()));
    let detected = match written {
        Some(notation) => Ok(notation),
        None => separators::detect_in(&masked, setting.language),
    };
    let found = detected.as_ref().err().map(|figure| {
        reading::decide(figure.clone(), &lang, |notation| {
            sheets(text, &masked, notation, setting).1
        })
    });
    let written = written.map(reading::Found::told);
    let notation = detected.ok().or(found.as_ref().map(|found| found.notation))?;
    if stated.is_empty() {
        let by = |calendar| sheets(text, &masked, notation, Setting { calendar, ..setting }).1;
        stated.extend(year::fitting(text, setting, by));
        setting.calendar = year::calendar(&stated, YearName::End);
    }
    let (mut tables, mut drafted) = sheets(text, &masked, notation, setting);
    if drafted.is_empty() {
        return None;
    }
    if setting.calendar != Calendar::default() {
        let usual = Setting { calendar: Calendar::default(), ..setting };
        let by_usual = sheets(text, &masked, notation, usual);
        if year::is_rolling(&by_usual.1, &drafted, &stated) {
            (setting, (tables, drafted)) = (usual, by_usual);
            stated.clear();
        }
    }
    let mut year_name = None;
    if setting.calendar != Calendar::default() {
        let calendar = year::calendar(&stated, YearName::Start);
        let started = Setting { calendar, ..setting };
        let by_start = sheets(text, &masked, notation, started);
        year_name = year::name(&drafted, &by_start.1, &stated);
        if year_name == Some(YearName::Start) {
            (setting, (tables, drafted)) = (started, by_start);
        }
    }
    if year_name.is_none() && year::is_named_by_end(text, &stated) {
        year_name = Some(YearName::End);
    }
    let mut sheets = drafted;
    names::of_sheets(&mut sheets);
    concepts::name(&mut sheets);
    partial::let_go(&mut sheets);
    let codes = tables.iter().flat_map(|table| codes(table, text, setting));
    // Names are shown: nothing may fill places in them.
    let masked = words::mask(text.as_str());
    let release = Release {
        name: names::company(&masked, name),
        words: names::first_words(&masked),
        currencies: currency::of_amounts(codes, &masked, &lang),
        lang,
        current: current(
            &sheets,
            &names::first_words(&masked),
            &names::first_sentence(&masked),
            setting,
        ),
        rounding: rounding(&masked),
        first_month: year::first_month(&sheets, &stated, setting.calendar),
        year_name,
        last_day: setting.weeks.last_day(),
        notation: written.or(found),
    };
    Some(files::of(&release, &sheets))
}

/// The tables of a text whose figures are in a notation, and those of them that are statements, with the sums that
/// hold in them.
fn sheets(
    text: &Text,
    masked: &str,
    notation: Notation,
    setting: Setting,
) -> (Vec<table::Table>, Vec<Sheet>) {
    let tables = table::find_masked(text, &notation.normalised(masked)).into_iter();
    let tables: Vec<table::Table> = tables.flat_map(|of| parts::of(of, text, setting)).collect();
    let natures = goes_on::natures(&tables, text, setting);
    let newest = newest(&tables, masked, text, setting);
    let titled = tables.iter().zip(natures);
    let mut sheets: Vec<Sheet> =
        titled.filter_map(|(table, of)| sheet((table, of), newest, text, setting)).collect();
    for sheet in sheets.iter_mut().filter(|sheet| sheet.turned.is_none()) {
        sums::find(sheet);
        sides::let_go(&mut sheet.lines);
        doubtful::hold(sheet, setting.language);
        unnamed::ask(sheet, setting.language);
    }
    (tables, sheets)
}

/// The last day of which columns of figures, or the first words of the text, speak: rows of later years are no results, but
/// what falls due in them.
fn newest(
    tables: &[table::Table],
    masked: &str,
    text: &Text,
    setting: Setting,
) -> Option<NaiveDate> {
    let over = tables.iter().flat_map(|table| {
        let headings = Headings::new(table, text, setting);
        let columns = (0..table.columns).map(|at| headings.over(at).collect::<Vec<_>>().join(" "));
        columns.collect::<Vec<_>>()
    });
    let words = over.chain([names::first_words(masked)]);
    let periods = words.filter_map(|words| heading::read(&words, setting).period(setting).ok());
    periods.filter_map(Period::last_day).max()
}

/// A table as a statement, whichever way it is turned.
fn sheet(
    (table, of): (&table::Table, Option<Nature>),
    newest: Option<NaiveDate>,
    text: &Text,
    setting: Setting,
) -> Option<Sheet> {
    let has_ended = |period: &Period| {
        newest.is_none_or(|newest| period.last_day().is_some_and(|last| last <= newest))
    };
    if contacts::is_of(table, text, setting) {
        return None;
    }
    let across = across::read(table, text, setting);
    across
        .filter(|of| of.columns.iter().flatten().all(has_ended))
        .or_else(|| Sheet::new(table, of, text, setting))
}

/// The currencies that a table names, each with the codes that may be meant.
fn codes(table: &table::Table, text: &Text, setting: Setting) -> Vec<Vec<&'static str>> {
    let headings = Headings::new(table, text, setting);
    let lines = headings.about_units();
    let stated = lines.filter_map(|line| unit_line::read_in(&line, setting.language));
    let named = stated.filter(|line| line.is_clear() || line.codes.len() != 1);
    let named: Vec<_> = named.map(|line| line.codes).filter(|codes| !codes.is_empty()).collect();
    if named.is_empty() { captions::codes(table, text, setting) } else { named }
}

/// The latest span that columns are about and that has ended on the day that the first words of the release name; the
/// longest of those that end with it is that of the year. Forecasts are of later ones.
fn current(
    sheets: &[Sheet],
    first_words: &str,
    first_sentence: &str,
    setting: Setting,
) -> Option<Period> {
    // A balance sheet may be headed by the quarter that its day ends.
    let of_flows = sheets.iter().filter(|sheet| sheet.nature == Nature::Span);
    let is_result = |sheet: &&Sheet| title::says(Kind::ForecastTitles, &sheet.title).is_none();
    let spans = |sheet: &Sheet| -> Vec<Period> {
        let known = sheet.columns.iter().flatten().copied();
        known.filter(|period| matches!(period, Period::Duration { .. })).collect()
    };
    let all: Vec<Period> = of_flows.clone().flat_map(spans).collect();
    let results: Vec<Period> = of_flows.filter(is_result).flat_map(spans).collect();
    let words = match spanned(first_words, setting) {
        None => first_sentence,
        Some(_) => first_words,
    };
    let said = heading::read(words, setting);
    let ends = said.intervals.iter().filter_map(|period| period.last_day());
    // Weeks end some days before or after the month by which columns name them.
    let last = said.days.iter().copied().chain(ends).max();
    let last = last.and_then(|day| day.checked_add_days(Days::new(columns::NEAR)));
    let has_ended = |period: &&Period| last.is_none() || period.last_day() <= last;
    let order = |period: &&Period| (period.last_day(), period.first_day());
    let ended = results.iter().filter(has_ended).max_by_key(order).copied();
    // Columns may all be of what falls due later: then the words alone say what the release is about.
    // What ends later than all columns is read by a calendar that is not theirs.
    let newest = all.iter().filter_map(|period| period.last_day()).max();
    // A day with its year is one in any calendar.
    let bound = !said.days.is_empty() && ending::binds(words, setting);
    let of_words = || {
        let known = |of: &Period| bound || newest.is_none() || of.last_day() <= newest;
        spanned(words, setting).filter(known)
    };
    // Where the words name a later span, the columns are read by a line about the year before.
    let behind = |ended: &Period| {
        let near = |day: NaiveDate| day.checked_add_days(Days::new(columns::NEAR));
        of_words().is_some_and(|said| ended.last_day().and_then(near) < said.last_day())
    };
    let ended = ended.filter(|ended| !behind(ended));
    let latest = || results.iter().max_by_key(order).or(all.iter().max_by_key(order)).copied();
    ended.or_else(of_words).or_else(latest).filter(is_of_our_years)
}

/// The span that words name, the longest of those that end on their one day: `the fourth quarter and full year ended
/// December 31, 2024`.
fn spanned(words: &str, setting: Setting) -> Option<Period> {
    let said = heading::read(words, setting);
    let is_span = |of: &Period| matches!(of, Period::Duration { .. });
    let longest = || {
        let lengths = said.months.iter().copied().chain(said.parts.iter().map(|part| part.months));
        let bound = said.days.len() == 1 && ending::binds(words, setting);
        let months = lengths.max().filter(|_| bound)?;
        let one = heading::Said {
            days: said.days.clone(),
            months: vec![months],
            ..heading::Said::default()
        };
        one.period(setting).ok()
    };
    said.period(setting).ok().filter(is_span).or_else(longest).filter(is_span)
}

/// Whether a period is of years that reports are of: other calendars count others, 2567 and 113.
fn is_of_our_years(period: &Period) -> bool {
    let year = |day: chrono::NaiveDate| chrono::Datelike::year(&day);
    period.last_day().is_some_and(|day| (1900..2200).contains(&year(day)))
}

/// How the text says that figures are cut: `百万円未満切捨て`.
fn rounding(masked: &str) -> Rounding {
    let lower = masked.to_lowercase();
    let says = |kind| known().stand_in(kind, &lower);
    match (says(Kind::Truncated), says(Kind::HalfUp)) {
        (false, false) => Rounding::Unsaid,
        (true, false) => Rounding::Said("truncate"),
        (false, true) => Rounding::Said("half-up"),
        (true, true) => Rounding::Both,
    }
}

/// The language of a text: by its script, else by the words that every text of a language has.
fn language(masked: &str) -> String {
    let count = |range: std::ops::RangeInclusive<char>| {
        masked.chars().filter(|c| range.contains(c)).count()
    };
    let (kana, hangul) = (count('\u{3040}'..='\u{30ff}'), count('\u{ac00}'..='\u{d7a3}'));
    let signs = count('\u{4e00}'..='\u{9fff}');
    let latin = count('a'..='z');
    match (kana, hangul, signs) {
        (kana, _, signs) if kana > 0 && kana + signs > 20 => "ja".to_owned(),
        (_, hangul, _) if hangul > 20 => "ko".to_owned(),
        (0, _, signs) if signs > 20 && signs * 2 > latin => match is_of_japan(masked) {
            true => "ja".to_owned(),
            false => "zh".to_owned(),
        },
        _ => known().language(&masked.to_lowercase()).unwrap_or("en").to_owned(),
    }
}

/// Whether signs stand in a text that only Japanese has: yen, sales, business.
fn is_of_japan(masked: &str) -> bool {
    masked.contains(['円', '売', '営', '経', '対'])
}
