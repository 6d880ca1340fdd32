//! Reads the meaning of columns off their headings.
//!
//! The words over a column name a period, perhaps a currency, perhaps a ratio or change under
//! whose heading a statement shows concepts beside others. Where headings are shifted or run
//! together, the periods are dealt out in reading order, if there are as many as columns of values.

use super::headings::Headings;
use super::{Column, Kind};
use crate::extract::finding::{Finding, FindingKind};
use crate::extract::mentions::{Meaning, Mention, Part};
use crate::model::{Calendar, Period, Taxonomy};
use crate::source::map::TableEntry;
use crate::text::table::{Content, Table};

/// What the columns mean, by their headings.
///
/// # Errors
/// A [`Finding`], when a column's period or meaning is not said.
pub(super) fn columns(
    table: &Table,
    headings: &Headings,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
) -> Result<Vec<Column>, Finding> {
    let known = beside_headings(entry, taxonomy);
    let mut drafts: Vec<Draft> =
        headings.columns.iter().map(|words| Draft::new(words, headings, &known)).collect();
    complete_years(&mut drafts, headings, taxonomy.calendar);
    if drafts.iter().all(|draft| draft.beside.is_some()) {
        for draft in &mut drafts {
            draft.both = draft.period.is_some();
        }
    }
    if !drafts.iter().all(Draft::is_clear) {
        deal_out(&mut drafts, table, headings, &known, taxonomy.calendar);
    }
    lend_periods(&mut drafts);
    if let Some(at) = drafts.iter().position(|draft| draft.period.is_none()) {
        let words = &headings.columns[at];
        let message = format!("Column {} (`{words}`) has no period that can be read.", at + 1);
        return Err(headings.finding(FindingKind::ColumnUnclear, message, table, entry));
    }
    Ok(drafts.into_iter().map(Draft::column).collect())
}

/// Headings under which the statement shows concepts beside others.
pub(super) fn beside_headings(entry: &TableEntry, taxonomy: &Taxonomy) -> Vec<String> {
    let nodes = &taxonomy.statements[entry.statement.index()].nodes;
    let mut known: Vec<String> =
        nodes.iter().flat_map(|node| node.column.values()).cloned().collect();
    known.sort();
    known.dedup();
    known
}

/// What is known of a column so far.
#[derive(Debug, Default)]
struct Draft {
    period: Option<Period>,
    part: Option<Part>,
    /// The heading under which the statement shows concepts beside others.
    beside: Option<String>,
    /// Whether values stand in the same cells.
    both: bool,
    /// Whether the words name several periods.
    crowded: bool,
    /// Whether there are words that say nothing known.
    foreign: bool,
}

impl Draft {
    fn new(words: &str, headings: &Headings, known: &[String]) -> Self {
        let mentions = headings.mentions(words);
        let periods: Vec<Period> = distinct(&mentions, headings);
        let rest = without(words, &mentions);
        let beside = known.iter().find(|heading| same_heading(&rest, heading)).cloned();
        let part = mentions.iter().find_map(|mention| match mention.meaning {
            Meaning::Part(part) => Some(part),
            _ => None,
        });
        // A part of a year beside a period of its own belongs to another column.
        let whole = |mention: &Mention| matches!(mention.meaning, Meaning::Period(_));
        let mixed = part.is_some() && mentions.iter().any(whole);
        Self {
            period: periods.first().copied().filter(|_| periods.len() == 1 && !mixed),
            crowded: periods.len() > 1 || mixed,
            foreign: beside.is_none() && has_letters(&rest) && !is_unit(&rest),
            part,
            beside,
            both: false,
        }
    }

    fn is_clear(&self) -> bool {
        !self.crowded && !self.foreign && (self.period.is_some() || self.beside.is_some())
    }

    fn column(self) -> Column {
        let kind = match (self.beside, self.both) {
            (None, _) => Kind::Value,
            (Some(heading), false) => Kind::Beside(heading),
            (Some(heading), true) => Kind::ValueAndBeside(heading),
        };
        Column { kind, period: self.period, unit: None, scale: None, members: Vec::new() }
    }
}

/// The periods that mentions name on their own, each once.
fn distinct(mentions: &[Mention], headings: &Headings) -> Vec<Period> {
    let mut periods = Vec::new();
    let part = mentions.iter().any(|mention| matches!(mention.meaning, Meaning::Part(_)));
    for mention in mentions {
        let year = matches!(mention.meaning, Meaning::Year(_));
        if let Some(period) = mention.period(headings.calendar())
            && !(year && part)
            && !periods.contains(&period)
        {
            periods.push(period);
        }
    }
    periods
}

/// Words without the mentions of periods.
fn without(words: &str, mentions: &[Mention]) -> String {
    let mut rest = String::new();
    let mut from = 0;
    for mention in mentions {
        rest.push_str(words.get(from..mention.span.start).unwrap_or_default());
        rest.push(' ');
        from = mention.span.end;
    }
    rest.push_str(words.get(from..).unwrap_or_default());
    rest
}

/// A heading in the form in which it is compared.
fn folded(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || *c == '%');
    kept.flat_map(char::to_lowercase).collect()
}

/// Whether words over a column are this heading.
pub fn same_heading(words: &str, heading: &str) -> bool {
    folded(words) == folded(heading)
}

/// What a column holds whose heading names a ratio beside the period of its values.
pub(super) fn shared_cells(words: &str, known: &[String]) -> Option<Kind> {
    let words = folded(words);
    let named = |heading: &&String| {
        let heading = folded(heading);
        heading.len() > 3 && heading.contains('%') && words.contains(&heading)
    };
    known.iter().find(named).cloned().map(Kind::ValueAndBeside)
}

fn has_letters(words: &str) -> bool {
    words.chars().any(char::is_alphabetic)
}

/// Whether words speak of money and scale only.
fn is_unit(words: &str) -> bool {
    const KNOWN: [&str; 22] = [
        "jpy",
        "yen",
        "usd",
        "us",
        "u",
        "s",
        "dollars",
        "dollar",
        "of",
        "in",
        "thousands",
        "thousand",
        "millions",
        "million",
        "billions",
        "billion",
        "as",
        "at",
        "unit",
        "shares",
        "the",
        "ended",
    ];
    let lower = words.to_lowercase();
    let mut parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.all(|part| KNOWN.contains(&part))
}

/// Puts parts of a year together with the year that stands over them: `FY2005`, `1Q` `2Q`.
fn complete_years(drafts: &mut [Draft], headings: &Headings, calendar: Calendar) {
    let all = headings.mentions(&headings.all());
    let years: Vec<i32> = all
        .iter()
        .filter_map(|mention| match mention.meaning {
            Meaning::Year(year) => Some(year),
            _ => None,
        })
        .collect();
    let [year] = years.as_slice() else { return };
    for draft in drafts {
        if let Some(part) = draft.part.filter(|_| !draft.crowded) {
            draft.period = part.of(*year, calendar);
            draft.foreign = false;
        }
    }
}

/// Deals the periods of the headings out in reading order, if they are as many as the columns of
/// values; columns of percentages take the headings of ratios and changes in the same way.
fn deal_out(
    drafts: &mut [Draft],
    table: &Table,
    headings: &Headings,
    known: &[String],
    calendar: Calendar,
) {
    let all = headings.all();
    let mentions = headings.mentions(&all);
    let percent: Vec<bool> = (0..drafts.len()).map(|at| is_percent(table, at)).collect();
    let values = percent.iter().filter(|percent| !**percent).count();
    let rest = folded(&without(&all, &mentions));
    let said: Vec<&String> =
        known.iter().filter(|heading| rest.contains(&folded(heading))).collect();
    let beside = match (said.as_slice(), known) {
        ([one], _) => Some((*one).clone()),
        ([], [one]) => Some(one.clone()),
        _ => None,
    };
    // What a column says of itself needs no dealing; parts of years run together mean nothing.
    let own = drafts.iter().zip(&percent).filter(|(_, percent)| !**percent);
    let own: Option<Vec<Period>> = own.map(|(draft, _)| draft.period).collect();
    let periods = match own {
        Some(periods) => periods,
        None if mentions.iter().any(|one| matches!(one.meaning, Meaning::Part(_))) => return,
        None => mentions.iter().filter_map(|one| one.period(calendar)).collect(),
    };
    if periods.len() != values || values < drafts.len() && beside.is_none() {
        return;
    }
    let mut next = periods.into_iter();
    for (draft, percent) in drafts.iter_mut().zip(percent) {
        *draft = Draft::default();
        if percent {
            draft.beside.clone_from(&beside);
        } else {
            draft.period = next.next();
        }
    }
}

/// Whether the figures of a column have percent signs.
fn is_percent(table: &Table, column: usize) -> bool {
    let (mut with, mut without) = (0_usize, 0_usize);
    for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.column == column) {
        if let Content::Figures(figures) = &cell.content {
            let percent = figures.iter().filter(|figure| figure.is_percent()).count();
            with += percent;
            without += figures.len() - percent;
        }
    }
    with > without
}

/// Gives columns of ratios and changes the period of the values that they belong to: a heading
/// that is there once behind several periods compares them and belongs to the latest; one that is
/// repeated belongs to the column before it.
fn lend_periods(drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        if drafts[at].period.is_some() {
            continue;
        }
        let Some(heading) = drafts[at].beside.clone() else { continue };
        let once =
            drafts.iter().filter(|draft| draft.beside.as_ref() == Some(&heading)).count() == 1;
        let before: Vec<Period> = drafts[..at].iter().filter_map(|draft| draft.period).collect();
        let several = before.iter().any(|period| Some(period) != before.first());
        drafts[at].period = if once && several {
            before.iter().copied().max_by_key(|period| period.last_day())
        } else {
            before.last().copied()
        };
    }
}
