//! Reads the meaning of columns off their headings.
//!
//! The words over a column name a period, perhaps a currency, perhaps a ratio or change under
//! whose heading a statement shows concepts beside others. Where headings are shifted or run
//! together, the periods are dealt out in reading order, if there are as many as columns of values.

mod balances;
mod beside;
mod besides;
mod completed;
mod doubts;
mod figures;
mod groups;
mod measured;
mod months;
mod other_years;
mod quarters;
mod uncertain;

pub(super) use besides::Besides;
use completed::{complete_by_context, complete_years, deal_out, lend_periods};
use doubts::{
    count_weeks, doubt_codes, doubt_estimates, doubt_months, doubt_section, doubt_slipped,
    open_days,
};
use figures::{has_amounts, is_percent, is_shifted};
pub(in super::super) use measured::measure_over;
pub(super) use uncertain::columns as uncertain_columns;

use std::collections::BTreeSet;

use super::headings::Headings;
use super::{Column, Kind, Perhaps, about_columns, words};
use crate::extract::measured::Measured;
use crate::extract::mentions::heading::{self, Said, Setting, Unclear};
use crate::extract::mentions::{Meaning, Mention, Part};
use crate::extract::question::Question;
use crate::extract::unit_line;
use crate::model::{Calendar, Period, Taxonomy};
use crate::source::map::TableEntry;
use crate::text::table::{Layout, Table};

/// What the columns mean, by their headings. A column of which that is not certain is asked for.
pub(super) fn columns(
    table: &Table,
    headings: &Headings,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    questions: &mut Vec<Question>,
) -> Vec<Column> {
    let beside = Besides::of(entry, taxonomy);
    let mut drafts = drafts(table, headings, &beside, taxonomy.calendar);
    let own = own_words(entry, taxonomy);
    for draft in &mut drafts {
        draft.foreign.retain(|word| !own.contains(&word.to_lowercase()));
    }
    doubt_unmarked(&mut drafts, headings, &own);
    balances::doubt(&mut drafts, headings, entry, taxonomy);
    let percents = |at: usize| is_percent(table, at);
    let twice = measured::doubt(&mut drafts, headings, percents, entry, taxonomy);
    let empty = measured::nothing_left(&drafts, headings);
    let reasons = drafts.iter().enumerate();
    let mut reasons: Vec<String> =
        reasons.filter_map(|(at, draft)| draft.reason(at, &headings.columns[at])).collect();
    reasons.extend(empty.clone());
    let perhaps = uncertain::perhaps(&drafts, headings, taxonomy);
    let kept = |draft: &Draft| draft.passed_over && empty.is_none();
    let passed_over: Vec<bool> = drafts.iter().map(kept).collect();
    // Words stand over columns by their place on the page: where one was cut, or amounts have none, those of the
    // others may have moved.
    let is_moved = |(at, draft): (usize, &Draft)| {
        let bare = headings.columns[at].trim().is_empty() && has_amounts(table, at);
        draft.period.is_none() && !draft.passed_over && (bare || draft.is_cut())
    };
    let may_move = table.layout == Layout::Fixed || is_shifted(table, &drafts);
    let moved = may_move && (twice || drafts.iter().enumerate().any(is_moved));
    let mut columns: Vec<Column> = drafts.into_iter().map(Draft::column).collect();
    if !reasons.is_empty() {
        let reasons = reasons.join("; ");
        // What is not understood yet is not to be passed over: its figures would be lost.
        let open = columns.iter().zip(passed_over).map(|(column, passed_over)| match column.kind {
            Kind::Skip if !passed_over => Column { kind: Kind::Value, ..column.clone() },
            _ => column.clone(),
        });
        let open: Vec<Column> = open.collect();
        questions.push(about_columns(reasons, &open, &perhaps, taxonomy.calendar));
    }
    if moved {
        columns.iter_mut().for_each(|column| column.kind = Kind::Skip);
    }
    columns
}

/// The periods of columns by their headings alone; none where one is not certain.
pub(super) fn periods(table: &Table, headings: &Headings) -> Vec<Option<Period>> {
    let drafts = drafts(table, headings, &Besides::default(), headings.calendar());
    drafts.into_iter().map(|draft| draft.period.filter(|_| !draft.passed_over)).collect()
}

/// What is known of each column when all of them have been looked at.
fn drafts(table: &Table, headings: &Headings, beside: &Besides, calendar: Calendar) -> Vec<Draft> {
    let Besides { known, plain } = beside;
    let mut drafts: Vec<Draft> = headings
        .columns
        .iter()
        .zip(&headings.own)
        .map(|(words, own)| Draft::new(words, own, headings, known))
        .collect();
    for draft in &mut drafts {
        draft.beside = draft.beside.take().filter(|heading| !plain.contains(heading));
    }
    complete_years(&mut drafts, headings, calendar);
    groups::settle(&mut drafts, headings, calendar);
    count_weeks(&mut drafts);
    complete_by_context(&mut drafts, headings);
    beside::complete_to_date(&mut drafts, calendar);
    quarters::complete(&mut drafts, headings, calendar);
    months::complete(&mut drafts, headings);
    doubt_months(&mut drafts);
    doubt_codes(&mut drafts, headings.setting());
    other_years::doubt(&mut drafts, headings);
    if known.is_empty() {
        pass_over(&mut drafts, table, headings);
        measured::pass_over_parts(&mut drafts, headings);
    }
    if drafts.iter().all(|draft| draft.beside.is_some()) {
        for draft in &mut drafts {
            draft.both = draft.period.is_some();
        }
    }
    let percent = |at: usize| is_percent(table, at);
    if drafts.iter().enumerate().any(|(at, draft)| !draft.is_settled(percent(at))) {
        deal_out(&mut drafts, table, headings, known, calendar);
    }
    open_days(&mut drafts, headings.setting());
    lend_periods(&mut drafts);
    doubt_slipped(&mut drafts);
    doubt_section(&mut drafts, headings);
    doubt_estimates(&mut drafts, headings);
    drafts
}

/// The words that labels of all concepts of a statement have that stand in columns of their own: over its columns they
/// say nothing else. One concept alone makes no word of its label a kind.
pub(super) fn own_words(entry: &TableEntry, taxonomy: &Taxonomy) -> BTreeSet<String> {
    let nodes = taxonomy.statements[entry.statement.index()].nodes.iter();
    let values = nodes.filter(|node| {
        node.beside.is_none() && taxonomy.concept(node.concept).item_type.is_numeric()
    });
    let words = values.map(|node| {
        let labels = taxonomy.labels(None, node.concept);
        let words = labels.values().flat_map(|label| label.split(|c: char| !c.is_alphanumeric()));
        words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<BTreeSet<String>>()
    });
    let words: Vec<BTreeSet<String>> = words.collect();
    if words.len() < 2 {
        return BTreeSet::new();
    }
    words
        .into_iter()
        .reduce(|all, own| all.intersection(&own).cloned().collect())
        .unwrap_or_default()
}

/// Where some columns say of what kind all concepts of the statement are, as `Target`, one that does not say it holds
/// others.
fn doubt_unmarked(drafts: &mut [Draft], headings: &Headings, own: &BTreeSet<String>) {
    let says = |words: &str, mark: &String| {
        let lower = words.to_lowercase();
        lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == mark)
    };
    let turns = |word: &&String| !words::turning(word).is_empty();
    let marks: Vec<&String> = own
        .iter()
        .filter(turns)
        .filter(|mark| headings.columns.iter().any(|words| says(words, mark)))
        .collect();
    for (draft, words) in drafts.iter_mut().zip(&headings.columns) {
        let open = draft.period.is_some() && draft.beside.is_none() && !draft.passed_over;
        if open && !marks.is_empty() && !marks.iter().any(|mark| says(words, mark)) {
            draft.foreign.push(words.trim().to_owned());
        }
    }
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
    /// Words that say nothing known.
    foreign: Vec<String>,
    /// Whether the words name the same part of a year twice: those of another column slipped in.
    slipped: bool,
    /// Why there is no period.
    unclear: Option<Unclear>,
    /// What its words say, part by part.
    said: Said,
    /// Whether it holds changes, shares of a total or notes, which the taxonomy does not know.
    passed_over: bool,
}

impl Draft {
    fn new(words: &str, own: &str, headings: &Headings, known: &[String]) -> Self {
        let mentions = headings.mentions(words);
        let periods: Vec<Period> = distinct(&mentions, headings);
        let rest = without(words, &mentions);
        let said = heading::read(words, headings.setting());
        // `As of March 31 %`: words that only join others are no part of a heading that is a sign.
        let is_sign = |known: &str| !known.contains(char::is_alphabetic);
        let bare = without_dates(&rest);
        let is_heading = |known: &&String| {
            same_heading(&rest, known)
                || (bare != rest && same_heading(&bare, known))
                || ((is_sign(known) || !said.is_empty()) && same_heading(&said.rest, known))
        };
        let beside = known.iter().find(is_heading).cloned();
        let part = mentions.iter().find_map(|mention| match mention.meaning {
            Meaning::Part(part) => Some(part),
            _ => None,
        });
        // A part of a year beside a period of its own belongs to another column.
        let whole = |mention: &Mention| matches!(mention.meaning, Meaning::Period(_));
        let mixed = part.is_some() && mentions.iter().any(whole);
        let text =
            |mention: &Mention| words.get(mention.span.start..mention.span.end).unwrap_or_default();
        let parts = || mentions.iter().filter(|one| matches!(one.meaning, Meaning::Part(_)));
        let slipped = mentions.iter().filter(|one| whole(one)).any(|period| {
            parts().any(|part| !text(part).is_empty() && text(period).starts_with(text(part)))
        });
        let mut draft = Self {
            period: periods.first().copied().filter(|_| periods.len() == 1 && !mixed),
            crowded: periods.len() > 1 || mixed,
            part,
            slipped,
            said,
            ..Self::default()
        };
        let whole = |mention: &Mention| mention.period(headings.calendar()).is_some();
        draft.put_together(words, &rest, mentions.iter().all(whole), headings);
        if beside.is_none() {
            let rest = heading::read(own, headings.setting()).rest;
            draft.foreign = unknown(&rest);
            let others = words::turning(&draft.said.rest);
            draft.foreign.extend(others.into_iter().filter(|word| !rest.contains(word.as_str())));
            // Over all columns a percent sign is the unit of some rows.
            let all = draft.said.rest.replace(['%', '％'], "");
            // A percent sign alone is the measure of a column, which its concepts are held against.
            let measured = measure_over(own, headings.setting()) == Some(Measured::Percent);
            let compared = draft.period.is_some()
                && !measured
                && (words::compares(&rest) || words::compares(&all));
            let reckoned = words::is_reckoned(&draft.said.rest);
            if words::is_open_sign(&draft.said.rest) || reckoned || compared {
                draft.foreign.push(draft.said.rest.trim().to_owned());
            }
        }
        draft.beside = beside;
        draft
    }

    /// Takes the period that all words give together, where one mention alone does not say it.
    fn put_together(&mut self, words: &str, rest: &str, whole: bool, headings: &Headings) {
        let more = heading::read(rest, headings.setting());
        let alone = self.period.is_some() && !self.crowded && whole && more.is_empty();
        if (alone && !words::is_of_moment(&self.said, words))
            || (self.said.is_empty() && self.period.is_none())
        {
            return;
        }
        let said = self.said.period(headings.setting());
        match said.map(|period| words::at_its_end(period, &self.said, words)) {
            Ok(period) => {
                self.period = Some(period);
                self.crowded = false;
            }
            Err(why) => {
                let certain = self.period.is_some() && why == Unclear::Nothing;
                if !certain {
                    self.period = None;
                    self.unclear = Some(why);
                }
            }
        }
    }

    fn is_clear(&self) -> bool {
        !self.crowded && self.foreign.is_empty() && (self.period.is_some() || self.beside.is_some())
    }

    /// Whether nothing is gained from a look at the other columns.
    fn is_settled(&self, percent: bool) -> bool {
        let beside = percent && self.beside.is_none();
        let sure = self.period.is_some() && !self.crowded;
        self.passed_over || !beside && (self.is_clear() || sure)
    }

    /// The fiscal year that a year alone may be, the weeks that months may be, and what words that are not known
    /// may say: a proposal, and no more.
    fn perhaps(&self, setting: Setting) -> Perhaps {
        let period = match self.unclear {
            _ if self.passed_over => None,
            Some(Unclear::YearOnly(year)) if self.is_bare() => setting.calendar.span(year, 0, 12),
            Some(Unclear::NoMonthEnd(end)) => {
                heading::weeks_of(&self.said.clone().taken_apart().months, end)
            }
            Some(Unclear::Weeks(period)) => setting.weeks.near(period),
            Some(Unclear::SameDay(period)) => Some(period),
            Some(Unclear::Opening(day)) => day.pred_opt().map(Period::Instant),
            _ => None,
        };
        // Words with figures may be a period in a form that is not known: `set/24`.
        let coded = self.period.is_none() && self.said.rest.contains(|c: char| c.is_ascii_digit());
        let words = !self.passed_over && !self.foreign.is_empty() && !coded;
        let measure = words && self.period.is_none() && self.said.is_empty();
        Perhaps { period, member: words && !measure, measure, ..Perhaps::default() }
    }

    /// Whether no words and figures stand beside its year that are not known: they may say which part of it is meant.
    fn is_bare(&self) -> bool {
        let rest = &self.said.rest;
        let unit = || unit_line::read(rest).is_some_and(|line| line.is_clear());
        let digits = rest.contains(|c: char| c.is_ascii_digit());
        unit_line::unknown(rest).is_empty() && (!digits || unit())
    }

    /// Whether a part of a year stands over it without its year.
    fn is_cut(&self) -> bool {
        self.part.is_some() && matches!(self.unclear, None | Some(Unclear::Nothing))
    }

    /// Why it must be asked what the column is; none where it is known.
    fn reason(&self, at: usize, words: &str) -> Option<String> {
        if self.passed_over {
            return None;
        }
        let column = at + 1;
        let words = words.trim();
        if self.period.is_none() {
            return Some(match &self.unclear {
                Some(Unclear::NoMonthEnd(day)) => format!(
                    "months up to {day} over column {column} (`{words}`) may be weeks: give the calendar its weeks, or the columns their periods"
                ),
                Some(Unclear::Weeks(_)) => format!(
                    "the text counts weeks, and column {column} (`{words}`) names a part of a year in months: give the calendar its weeks, or the columns their periods"
                ),
                Some(Unclear::SameDay(_)) => format!(
                    "column {column} (`{words}`) takes the day on which weeks of another year end: give the calendar its weeks, or the columns their periods"
                ),
                Some(Unclear::Ambiguous(day)) => {
                    format!("`{day}` over column {column} may be two days: say which comes first")
                }
                Some(Unclear::Opening(day)) => format!(
                    "{day} over column {column} (`{words}`) may be the moment at which a period opens, or weeks ended"
                ),
                Some(Unclear::YearOnly(year)) if self.is_bare() => format!(
                    "column {column} (`{words}`) names a year alone: {year} may be a fiscal year, or a part of one"
                ),
                Some(Unclear::Several) => {
                    format!("column {column} (`{words}`) speaks of more than one period")
                }
                _ => format!("column {column} (`{words}`) has no period that can be read"),
            });
        }
        (!self.foreign.is_empty()).then(|| {
            format!("`{}` over column {column} (`{words}`) is not known", self.foreign.join(" "))
        })
    }

    fn column(self) -> Column {
        let known = self.period.is_some() && self.foreign.is_empty();
        let kind = match (self.beside, self.both) {
            _ if self.passed_over || !known => Kind::Skip,
            (None, _) => Kind::Value,
            (Some(heading), false) => Kind::Beside(heading),
            (Some(heading), true) => Kind::ValueAndBeside(heading),
        };
        Column {
            kind,
            period: self.period,
            unit: None,
            scale: None,
            shares: None,
            members: Vec::new(),
            undeclared: Vec::new(),
        }
    }
}

/// The words that neither state a unit nor join others.
fn unknown(rest: &str) -> Vec<String> {
    unit_line::unknown(rest)
}

/// Passes over columns of changes, of shares of a total and of notes. It is for statements that have none:
/// where one has, half a heading may be that of a column that it knows.
fn pass_over(drafts: &mut [Draft], table: &Table, headings: &Headings) {
    let others = drafts.iter().filter(|draft| draft.period.is_some()).count();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let rest = draft.said.rest.trim();
        let grouped = draft.period.is_none() && is_derived_below(rest, at, headings);
        let derived = words::is_derived(rest) || grouped;
        let wordless = rest.is_empty() && draft.period.is_none() && others > 0;
        let apart = draft.said.is_empty() || draft.crowded || grouped;
        // Numbers of notes have a period where the words over all columns reach over them.
        let notes = derived && draft.period.is_none() && !has_amounts(table, at);
        draft.passed_over = (derived && (apart || is_percent(table, at)))
            || (wordless && is_percent(table, at))
            || notes;
    }
}

/// Whether the last words over a column are nothing but a change or the like, below others that state a unit: `Change` below
/// `EUR million`.
fn is_derived_below(rest: &str, column: usize, headings: &Headings) -> bool {
    // `Dec` is short for a decrease as well.
    let names_time = |words: &&str| !heading::read(words, headings.setting()).is_empty();
    let is_derived = |words: &str| {
        let mut parts = words.split(|c: char| !c.is_alphanumeric());
        let month = parts.any(words::is_month);
        words::is_derived(words) && !month && !names_time(&words)
    };
    let last = headings.over(column).last().is_some_and(is_derived);
    last && (words::is_derived(rest) || words::is_derived(&unit_line::unknown(rest).join(" ")))
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

/// Words without what stands in parentheses and has no letters: `Actual (10/4~11/3)`.
fn without_dates(words: &str) -> String {
    let mut rest = String::new();
    for (at, part) in words.split('(').enumerate() {
        match part.split_once(')') {
            Some((aside, behind)) if at > 0 && !aside.contains(char::is_alphabetic) => {
                rest.push_str(behind);
            }
            _ if at > 0 => rest.extend(["(", part]),
            _ => rest.push_str(part),
        }
    }
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
