//! Columns that hold no plain facts of the report: of periods that have not ended, below the title of a forecast, or
//! below one of somebody else's statement.

use chrono::{Days, NaiveDate};

use super::{Columns, Headings, Kind, Perhaps, about_columns, infer, words};
use crate::extract::mentions::heading::{self, Unclear};
use crate::extract::question::Question;
use crate::extract::section_line::is_legal_form;
use crate::extract::title;
use crate::extract::unit_line::UnitLine;
use crate::model::{Period, Taxonomy};
use crate::notation::words::{Kind as Word, words as known};
use crate::source::map::{MemberRule, TableEntry};

/// What is known of a release that tells which figures are no plain facts of its report.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The last day of the period that the report is about, where the text speaks of a span that ends with it.
    pub ended: Option<NaiveDate>,
    /// The last day of the period that the report is about, whatever the text speaks of.
    pub last: Option<NaiveDate>,
    /// Which facts have members of their own.
    pub rules: &'a [MemberRule],
    /// What its lines state of currencies and powers of ten, wherever they stand.
    pub stated: &'a [UnitLine],
    /// Its first words: those of the name of the company, most often.
    pub first: &'a str,
}

/// How many days weeks end beside months at most.
pub(in super::super) const NEAR: u64 = 10;

/// Whether a column is of a span of time that ends on a day, or some days beside it.
pub(in super::super) fn ends_with(period: Period, day: NaiveDate) -> bool {
    let apart = |last: NaiveDate| (last - day).num_days().unsigned_abs();
    matches!(period, Period::Duration { .. })
        && period.last_day().is_some_and(|last| apart(last) <= NEAR)
}

/// Asks for the columns that the headings or the title say to be no plain facts; nothing is asked where the map gives
/// the columns, or says by a member whose or which figures they are.
pub(super) fn ask(
    found: &mut Columns,
    headings: &Headings,
    notes: &[Option<String>],
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    known: Known,
) {
    if !entry.columns.is_empty() || !entry.members.is_empty() {
        return;
    }
    // That figures are no results yet is what such a statement says itself.
    let own = infer::own_words(entry, taxonomy);
    let of_forecasts = own.iter().any(|word| !words::turning(word).is_empty());
    let of_table = |rule: &&MemberRule| rule.facts.statement.is_none_or(|of| of == entry.statement);
    let rules: Vec<&MemberRule> = known.rules.iter().filter(of_table).collect();
    let given = |at: usize| {
        let column = &found.columns[at];
        let ruled = rules.iter().any(|rule| match rule.facts.period {
            Some(period) => column.period == Some(period),
            None => rule.facts.statement.is_some(),
        });
        column.kind == Kind::Skip || ruled
    };
    let open: Vec<usize> = (0..found.columns.len()).filter(|at| !given(*at)).collect();
    let mut reasons = Vec::new();
    let mut asked = match of_title(headings, taxonomy, of_forecasts, known.first) {
        Some(reason) if !open.is_empty() => {
            reasons.push(reason);
            open.clone()
        }
        _ => Vec::new(),
    };
    if asked.is_empty() && !of_forecasts {
        asked = later(found, headings, &open, known.ended);
        let name = |at: &usize| {
            let (column, words) = (at + 1, headings.columns[*at].trim());
            format!("column {column} (`{words}`) may be of a period that had not ended")
        };
        reasons.extend(asked.iter().map(name));
    }
    // What a note says of a column stands in it as well as over it.
    for at in open.into_iter().filter(|_| !of_forecasts) {
        let Some(note) = notes.get(at).and_then(Option::as_ref) else { continue };
        let (column, words) = (at + 1, headings.columns[at].trim());
        let note = shortened(note);
        reasons.push(format!("a note to column {column} (`{words}`) says `{note}`"));
        if !asked.contains(&at) {
            asked.push(at);
        }
    }
    if asked.is_empty() {
        return;
    }
    let perhaps: Vec<Perhaps> = (0..found.columns.len())
        .map(|at| Perhaps { member: asked.contains(&at), ..Perhaps::default() })
        .collect();
    let question = about_columns(reasons.join("; "), &found.columns, &perhaps, taxonomy.calendar);
    // One line gives all columns: that of a question which is open already.
    let before = found.questions.iter().find(|one| one.kind == question.kind);
    let line = before.map_or(question.line.clone(), |one| one.line.clone());
    found.questions.push(Question { line, ..question });
    for at in asked {
        found.columns[at].kind = Kind::Skip;
    }
}

/// The first words of a note.
fn shortened(note: &str) -> String {
    const LONGEST: usize = 60;
    let shown: String = note.chars().take(LONGEST).collect();
    if shown.len() < note.len() { format!("{} …", shown.trim_end()) } else { shown }
}

/// A title without the name of the company before that of its statement: `Consensus Cloud income statement`. Words with
/// which a text begins are a name where a legal form closes them, and may be a title otherwise.
fn without_name<'a>(line: &'a str, first: &str) -> &'a str {
    let bare = |word: &str| word.replace('.', "").trim_end_matches(',').to_owned();
    let mut named = first.split_whitespace();
    let mut end = 0;
    let mut closed = false;
    for own in line.split_whitespace() {
        let next = named.clone().next().map(bare);
        let capital = own.starts_with(char::is_uppercase) || is_legal_form(own);
        if closed || next != Some(bare(own)) || !capital {
            break;
        }
        named.next();
        end = line[end..].find(own).map_or(end, |at| end + at + own.len());
        closed = is_legal_form(own);
    }
    let closed = closed || (end > 0 && named.next().is_some_and(is_legal_form));
    let rest = &line[end..];
    let lower = rest.to_lowercase();
    let names =
        [Word::FlowTitles, Word::BalanceTitles].iter().any(|of| known().stand_in(*of, &lower));
    if closed && names { rest } else { line }
}

/// The columns that end after a day; where such a one names a year alone, a part of it may not be meant at all, and
/// all that do so are as uncertain.
fn later(
    found: &Columns,
    headings: &Headings,
    open: &[usize],
    ended: Option<NaiveDate>,
) -> Vec<usize> {
    let Some(last) = ended.and_then(|day| day.checked_add_days(Days::new(NEAR))) else {
        return Vec::new();
    };
    let is_later = |at: &usize| {
        let of_span = found.columns[*at].period.filter(|of| matches!(of, Period::Duration { .. }));
        of_span.and_then(Period::last_day).is_some_and(|day| day > last)
    };
    let is_year = |at: &usize| is_bare_year(headings, *at);
    // A line of the table that says which year or part of one it is leaves no doubt.
    let years = !headings.is_part() && open.iter().any(|at| is_later(at) && is_year(at));
    open.iter().copied().filter(|at| is_later(at) || (years && is_year(at))).collect()
}

/// Whether a year and no part of one stands over a column.
pub(super) fn is_bare_year(headings: &Headings, column: usize) -> bool {
    let said = heading::read(&headings.columns[column], headings.setting());
    matches!(said.period(headings.setting()), Err(Unclear::YearOnly(_)))
}

/// Why the title of a table makes its figures doubtful.
fn of_title(
    headings: &Headings,
    taxonomy: &Taxonomy,
    of_forecasts: bool,
    first: &str,
) -> Option<String> {
    let lines = || headings.titles().map(|line| without_name(line, first));
    let foretells = |line: &&_| title::says(Word::ForecastTitles, line).is_some();
    if let Some(line) = lines().find(foretells).filter(|_| !of_forecasts) {
        return Some(format!("`{line}` stands above it, and its figures may be no results"));
    }
    // Where all statements are another's than a group's, the report is that one's. A title of the statement alone does
    // not say so: a draft takes it from the very table.
    let says = |of: &String| title::says(Word::OtherTitles, of).is_some();
    let own = taxonomy.statements.iter().all(|of| of.title.values().any(says));
    let other = lines().find(|line| !own && title::says(Word::OtherTitles, line).is_some())?;
    Some(format!("`{other}` stands above it, and the statement may be another's"))
}

#[cfg(test)]
mod tests {
    use super::without_name;

    #[test]
    fn the_first_words_of_a_text_are_a_name_where_a_legal_form_closes_them() {
        for (line, first, rest) in [
            ("Outlook Vale income statement", "Outlook Vale plc", " income statement"),
            ("Outlook Vale, Inc. income statement", "Outlook Vale, Inc.", " income statement"),
            ("Outlook Vale balance sheet", "Outlook Vale Ltd. – results", " balance sheet"),
            (
                "Outlook Vale plc guidance income statement",
                "Outlook Vale plc",
                " guidance income statement",
            ),
        ] {
            assert_eq!(without_name(line, first), rest, "{line}");
        }
        for (line, first) in [
            (
                "Pro Forma Condensed Combined Income Statement",
                "Pro Forma Condensed Combined Financial Information",
            ),
            ("Outlook income statement", "Outlook 2025"),
            ("Forecast income statement", "Forecast for Harrow Vale plc"),
            ("Guidance income statement", "Guidance Harrow Vale plc"),
            ("Consensus income statement", "Consensus"),
            ("Parent Company income statement", "Parent Company"),
            ("Parent Company income statement", "Parent Company financial statements"),
            ("Income statement", "Harrow Vale plc"),
        ] {
            assert_eq!(without_name(line, first), line, "{first}");
        }
    }
}
