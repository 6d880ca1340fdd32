//! Days with which captions of flows end: `Provisions at 1 January`.

use chrono::{Datelike, NaiveDate};

use super::nature::{self, Nature, Roll, without_joint};
use crate::extract::mentions::heading::{self, Setting};
use crate::model::Period;
use crate::notation::words::{Kind, Numbered, words as known};

/// The day that a caption of a statement of flows ends with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Day {
    /// It begins or ends all spans of the columns; and what is left of the caption.
    Edge(Roll, String),
    /// It is another, or nobody knows.
    Other,
}

/// The day that a caption ends with: `Provisions at 1 January`.
pub(super) fn day(caption: &str, columns: &[Option<Period>], setting: Setting) -> Option<Day> {
    Some(match edge(caption, columns, setting)? {
        (Some(roll), thing) if thing.chars().count() > 2 => Day::Edge(roll, thing),
        _ => Day::Other,
    })
}

/// Whether a caption is a part of a year and nothing else, under a column that is a whole one: `First quarter` under `FY24`.
pub(super) fn is_part_of_year(caption: &str, columns: &[Option<Period>], setting: Setting) -> bool {
    /// Longer spans are years.
    const SHORT: i64 = 330;
    let is_year = |column: &Period| match column {
        Period::Duration { start, end } => (*end - *start).num_days() > SHORT,
        _ => false,
    };
    let named = || {
        let lower = caption.trim().to_lowercase();
        let month = known().number(Numbered::Months, lower.trim_end_matches('.')).is_some();
        let said = heading::read(caption, setting);
        let short = said.to_date
            || said.parts.iter().any(|part| part.months < 12)
            || said.months.iter().any(|months| *months < 12);
        month || (short && !said.rest.contains(char::is_alphanumeric))
    };
    columns.iter().flatten().any(is_year) && named()
}

/// Whether a caption is of what there is at a moment, on a day that begins or ends all spans of the columns: `Net cash at 1
/// January`, and no `Net cash from 1 January`.
pub(super) fn is_stock_at(caption: &str, columns: &[Option<Period>], setting: Setting) -> bool {
    let Some((Some(_), thing)) = edge(caption, columns, setting) else { return false };
    let behind = caption.get(thing.len()..).unwrap_or_default();
    let joint = behind.split_whitespace().next().unwrap_or_default().to_lowercase();
    known().has(Kind::CountWhen, &joint) && nature::of_caption(&thing) == Some(Nature::Moment)
}

/// Whether the day that a caption ends with begins or ends all spans of the columns, and what is left of the caption; none
/// where it ends with no day.
pub(super) fn edge(
    caption: &str,
    columns: &[Option<Period>],
    setting: Setting,
) -> Option<(Option<Roll>, String)> {
    let whole = heading::read(caption, setting);
    if whole.has_length() || !whole.intervals.is_empty() {
        return None;
    }
    let words: Vec<&str> = caption.split_whitespace().collect();
    // The most last words that name a day, and no more than it.
    let names_day = |from: &usize| {
        let said = heading::read(&words[*from..].join(" "), setting);
        let days = said.days.len() + said.month_days.len();
        let others = said.has_length() || !said.intervals.is_empty() || !said.rest.is_empty();
        days == 1 && !others
    };
    let joint = words.len().checked_sub(2).and_then(|at| words.get(at));
    let joined = joint.is_some_and(|word| known().has(Kind::Neutral, &word.to_lowercase()));
    let dotted = words.last().filter(|_| joined).and_then(|word| dotted_day(word, columns));
    let from = (words.len().saturating_sub(LONGEST_DAY)..words.len()).find(names_day);
    let from = from.or_else(|| words.len().checked_sub(1).filter(|_| dotted.is_some()))?;
    let said = heading::read(&words[from..].join(" "), setting);
    let thing = words[..from].join(" ");
    let thing = thing.trim_end_matches([',', ';', ':', '-', '–', '—', '(']).trim_end();
    let thing = without_joint(thing);
    let spans: Vec<(NaiveDate, NaiveDate)> = columns
        .iter()
        .flatten()
        .map(|period| Some((period.first_day()?, period.last_day()?)))
        .collect::<Option<_>>()
        .unwrap_or_default();
    let all = |fits: &dyn Fn(NaiveDate, NaiveDate) -> bool| {
        !spans.is_empty() && spans.iter().all(|(first, last)| first < last && fits(*first, *last))
    };
    let of_year = said.month_days.first().copied().or(dotted);
    let is = |day: NaiveDate| of_year == Some((day.month(), day.day())) || said.days.contains(&day);
    let roll = if all(&|_, last| is(last)) {
        Some(Roll::Closing)
    } else {
        all(&|first, _| is(first)).then_some(Roll::Opening)
    };
    Some((roll, thing.to_owned()))
}

/// Whether a word in parentheses is the day on which all spans of the columns end: `Staff (30.06.)`.
pub(super) fn is_last_day(word: &str, columns: &[Option<Period>]) -> bool {
    let Some(found) = dotted_day(word.trim(), columns) else { return false };
    let ends = |period: &Period| {
        let last = period.last_day().filter(|last| period.first_day().is_some_and(|of| of < *last));
        last.is_some_and(|last| (last.month(), last.day()) == found)
    };
    let mut periods = columns.iter().flatten().peekable();
    periods.peek().is_some() && periods.all(ends)
}

/// Month and day of a word that names them without the year: `31.12`, the dot behind it taken off. Paragraphs and
/// versions are numbered so too: `5.5` is a day where a dot stands behind it or a column begins or ends on it.
fn dotted_day(word: &str, columns: &[Option<Period>]) -> Option<(u32, u32)> {
    let (day, month) = word.trim_end_matches('.').split_once('.')?;
    let number = |digits: &str, most: u32| -> Option<u32> {
        let plain = digits.len() <= 2 && digits.bytes().all(|c| c.is_ascii_digit());
        digits.parse().ok().filter(|number| plain && (1..=most).contains(number))
    };
    let found = (number(month, 12)?, number(day, 31)?);
    let is_found = |of: NaiveDate| (of.month(), of.day()) == found;
    let edges = columns.iter().flatten().flat_map(|of| [of.first_day(), of.last_day()]).flatten();
    let certain = word.ends_with('.') || edges.into_iter().any(is_found);
    certain.then_some(found)
}

/// The most words of a day with its year.
const LONGEST_DAY: usize = 5;
