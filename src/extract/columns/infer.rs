//! Reads the meaning of columns off their headings.
//!
//! The words over a column name a period, perhaps a currency, perhaps a ratio or change under
//! whose heading a statement shows concepts beside others. Where headings are shifted or run
//! together, the periods are dealt out in reading order, if there are as many as columns of values.

use super::headings::Headings;
use super::{Column, Kind, Perhaps, about_columns, words};
use crate::extract::mentions::heading::{self, Said, Setting, Unclear};
use crate::extract::mentions::{Meaning, Mention, Part};
use crate::extract::question::Question;
use crate::extract::unit_line;
use crate::model::{Calendar, Period, Taxonomy};
use crate::source::map::TableEntry;
use crate::text::table::{Content, Layout, Table};

/// What the columns mean, by their headings. A column of which that is not certain is asked for.
pub(super) fn columns(
    table: &Table,
    headings: &Headings,
    entry: &TableEntry,
    taxonomy: &Taxonomy,
    questions: &mut Vec<Question>,
) -> Vec<Column> {
    let known = beside_headings(entry, taxonomy);
    let drafts = drafts(table, headings, &known, taxonomy.calendar);
    let reasons: Vec<String> = drafts
        .iter()
        .enumerate()
        .filter_map(|(at, draft)| draft.reason(at, &headings.columns[at]))
        .collect();
    let perhaps: Vec<Perhaps> =
        drafts.iter().map(|draft| draft.perhaps(headings.setting())).collect();
    let passed_over: Vec<bool> = drafts.iter().map(|draft| draft.passed_over).collect();
    // Words stand over columns by their place on the page: where one was cut, or amounts have none, those of the
    // others may have moved.
    let is_moved = |(at, draft): (usize, &Draft)| {
        let bare = headings.columns[at].trim().is_empty() && has_amounts(table, at);
        draft.period.is_none() && !draft.passed_over && (bare || draft.is_cut())
    };
    let moved = table.layout == Layout::Fixed && drafts.iter().enumerate().any(is_moved);
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
    let drafts = drafts(table, headings, &[], headings.calendar());
    drafts.into_iter().map(|draft| draft.period.filter(|_| !draft.passed_over)).collect()
}

/// What is known of each column when all of them have been looked at.
fn drafts(table: &Table, headings: &Headings, known: &[String], calendar: Calendar) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = headings
        .columns
        .iter()
        .zip(&headings.own)
        .map(|(words, own)| Draft::new(words, own, headings, known))
        .collect();
    complete_years(&mut drafts, headings, calendar);
    count_weeks(&mut drafts);
    complete_by_context(&mut drafts, headings);
    doubt_months(&mut drafts);
    doubt_codes(&mut drafts, headings.setting());
    if known.is_empty() {
        pass_over(&mut drafts, table);
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
    lend_periods(&mut drafts);
    doubt_slipped(&mut drafts);
    doubt_section(&mut drafts, headings);
    drafts
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
        let is_heading = |known: &&String| {
            same_heading(&rest, known) || (is_sign(known) && same_heading(&said.rest, known))
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
        draft.put_together(&rest, mentions.iter().all(whole), headings);
        if beside.is_none() {
            let rest = heading::read(own, headings.setting()).rest;
            draft.foreign = unknown(&rest);
            let others = words::turning(&draft.said.rest);
            draft.foreign.extend(others.into_iter().filter(|word| !rest.contains(word.as_str())));
        }
        draft.beside = beside;
        draft
    }

    /// Takes the period that all words give together, where one mention alone does not say it.
    fn put_together(&mut self, rest: &str, whole: bool, headings: &Headings) {
        let more = heading::read(rest, headings.setting());
        let alone = self.period.is_some() && !self.crowded && whole && more.is_empty();
        if alone || (self.said.is_empty() && self.period.is_none()) {
            return;
        }
        match self.said.period(headings.setting()) {
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
            Some(Unclear::YearOnly(year)) => setting.calendar.span(year, 0, 12),
            Some(Unclear::NoMonthEnd(end)) => {
                heading::weeks_of(&self.said.clone().taken_apart().months, end)
            }
            Some(Unclear::Weeks(period)) => setting.weeks.near(period),
            _ => None,
        };
        let words = !self.passed_over && !self.foreign.is_empty();
        let measure = words && self.period.is_none() && self.said.is_empty();
        Perhaps { period, member: words && !measure, measure }
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
                Some(Unclear::Ambiguous(day)) => {
                    format!("`{day}` over column {column} may be two days: say which comes first")
                }
                Some(Unclear::YearOnly(year)) => format!(
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
        }
    }
}

/// Where the words of one column slipped to another, no column of the table is certain.
fn doubt_slipped(drafts: &mut [Draft]) {
    if drafts.iter().any(|draft| draft.slipped) {
        for draft in drafts {
            draft.period = None;
            draft.unclear = Some(Unclear::Several);
        }
    }
}

/// Columns that have another period than the line says that opens their part of the table.
fn doubt_section(drafts: &mut [Draft], headings: &Headings) {
    let other = |draft: &&mut Draft| draft.period.is_some_and(|of| !headings.fits_section(of));
    for draft in drafts.iter_mut().filter(other) {
        draft.period = None;
        draft.unclear = Some(Unclear::Several);
    }
}

/// Where weeks over one column end on a day that ends no month, those over the others are whole weeks
/// too, although a month may end with them.
fn count_weeks(drafts: &mut [Draft]) {
    let exact: Vec<Option<Period>> = drafts.iter().map(|draft| draft.said.exact_weeks()).collect();
    let other = drafts.iter().zip(&exact).any(|(draft, exact)| {
        exact.is_some_and(|exact| draft.period == Some(exact) && !heading::ends_month(exact))
    });
    for (draft, exact) in drafts.iter_mut().zip(exact) {
        if let (true, Some(exact)) = (other, exact) {
            draft.period = Some(exact);
        }
    }
}

/// Where months over one column end on a day that ends none, the company counts weeks, and those over the others are
/// no months of the calendar either, although a month may end with them.
fn doubt_months(drafts: &mut [Draft]) {
    if !drafts.iter().any(|draft| matches!(draft.unclear, Some(Unclear::NoMonthEnd(_)))) {
        return;
    }
    for draft in drafts.iter_mut().filter(|draft| draft.said.weeks.is_empty()) {
        if let Some(Period::Duration { end, .. }) = draft.period {
            draft.period = None;
            draft.unclear = Some(Unclear::NoMonthEnd(end));
        }
    }
}

/// A company that counts weeks has no quarters of the months of the calendar.
fn doubt_codes(drafts: &mut [Draft], setting: Setting) {
    if setting.calendar.has_weeks() || setting.weeks.is_empty() {
        return;
    }
    let of_months = |start: chrono::NaiveDate, end: chrono::NaiveDate| {
        let behind = end.succ_opt();
        chrono::Datelike::day(&start) == 1
            && behind.is_some_and(|behind| chrono::Datelike::day(&behind) == 1)
    };
    for draft in drafts {
        let Some(period @ Period::Duration { start, end }) = draft.period else { continue };
        let said = &draft.said;
        let exact = !said.weeks.is_empty() || !said.days.is_empty() || !said.intervals.is_empty();
        if !exact && of_months(start, end) {
            draft.period = None;
            draft.unclear = Some(Unclear::Weeks(period));
        }
    }
}

/// The words that neither state a unit nor join others.
fn unknown(rest: &str) -> Vec<String> {
    unit_line::unknown(rest)
}

/// Gives a column that shows only a year, or only a day, what stands over the captions or above the
/// table: `Years ended December 31` or `Nine months ended`.
fn complete_by_context(drafts: &mut [Draft], headings: &Headings) {
    let bare = |draft: &Draft| {
        matches!(draft.unclear, Some(Unclear::YearOnly(_)))
            || matches!(draft.unclear, Some(Unclear::Nothing) if !draft.said.month_days.is_empty())
            || (matches!(draft.period, Some(Period::Instant(_))) && !draft.said.has_length())
    };
    if !drafts.iter().any(bare) {
        return;
    }
    let Some(context) = headings.context().map(heading::Said::taken_apart) else { return };
    // One length above columns that end in different months is not that of all: the year beside its first half.
    let mut months = drafts.iter().filter(|draft| bare(draft)).filter_map(last_month);
    let first = months.next();
    let alike = months.all(|month| Some(month) == first);
    for draft in drafts.iter_mut().filter(|draft| bare(draft)) {
        let mut said = draft.said.clone();
        if said.days.is_empty() && said.month_days.is_empty() {
            said.month_days.clone_from(&context.month_days);
            let days = context.days.iter();
            for day in days.map(|day| (chrono::Datelike::month(day), chrono::Datelike::day(day))) {
                if !said.month_days.contains(&day) {
                    said.month_days.push(day);
                }
            }
        }
        if said.years.is_empty() && said.days.is_empty() {
            said.years.clone_from(&context.years);
        }
        if alike {
            said.months.clone_from(&context.months);
            said.weeks.clone_from(&context.weeks);
            said.parts.clone_from(&context.parts);
            said.to_date = context.to_date;
            said.trailing = context.trailing;
        }
        match said.period(headings.setting()) {
            Ok(period) => {
                draft.period = Some(period);
                draft.unclear = None;
            }
            Err(_) if draft.period.is_some() && !(alike && context.has_length()) => {}
            Err(why) => {
                draft.period = None;
                draft.unclear = Some(why);
            }
        }
    }
}

/// The month near whose end the day of a column is; none where it has no day of its own.
fn last_month(draft: &Draft) -> Option<u32> {
    const DAYS: u64 = 7;
    let Some(Period::Instant(day)) = draft.period else { return None };
    day.checked_sub_days(chrono::Days::new(DAYS)).map(|day| chrono::Datelike::month(&day))
}

/// Passes over columns of changes, of shares of a total and of notes. It is for statements that have none:
/// where one has, half a heading may be that of a column that it knows.
fn pass_over(drafts: &mut [Draft], table: &Table) {
    let others = drafts.iter().filter(|draft| draft.period.is_some()).count();
    for (at, draft) in drafts.iter_mut().enumerate() {
        let rest = draft.said.rest.trim();
        let derived = words::is_derived(rest);
        let wordless = rest.is_empty() && draft.period.is_none() && others > 0;
        draft.passed_over = (derived && (draft.said.is_empty() || is_percent(table, at)))
            || (wordless && is_percent(table, at));
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
            draft.unclear = None;
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
    // A length that belongs to no day, or a day that is not certain, makes all periods uncertain.
    let loose = mentions.iter().any(|one| matches!(one.meaning, Meaning::Months(_)));
    let unsure = drafts.iter().any(|draft| {
        matches!(
            draft.unclear,
            Some(Unclear::NoMonthEnd(_) | Unclear::Ambiguous(_) | Unclear::Weeks(_))
        )
    });
    if loose || unsure {
        return;
    }
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
    let turning = words::turning(&without(&all, &mentions));
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
            draft.foreign.clone_from(&turning);
        }
    }
}

/// Whether figures stand in a column that are no numbers of notes.
fn has_amounts(table: &Table, column: usize) -> bool {
    let cells = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.column == column);
    let mut figures = cells.filter_map(|cell| match &cell.content {
        Content::Figures(figures) => Some(figures),
        _ => None,
    });
    figures.any(|figures| figures.iter().any(|figure| figure.printed.len() > 2))
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
        drafts[at].period = if let Some(between) = between(&before).filter(|_| once) {
            Some(between)
        } else if once && several {
            before.iter().copied().max_by_key(|period| period.last_day())
        } else {
            before.last().copied()
        };
    }
}

/// The span from one moment to the other, where columns are about two: what changed in it.
fn between(periods: &[Period]) -> Option<Period> {
    let days: Option<Vec<chrono::NaiveDate>> = periods
        .iter()
        .map(|period| match period {
            Period::Instant(day) => Some(*day),
            _ => None,
        })
        .collect();
    let days = days?;
    let (first, last) = (days.iter().min()?, days.iter().max()?);
    let two = days.len() == 2 && first != last;
    two.then(|| first.succ_opt().map(|start| Period::Duration { start, end: *last }))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_between_two_moments_is_of_the_span_between_them() {
        let day = |text: &str| Period::Instant(text.parse().expect("it is a date"));
        let span =
            between(&[day("2007-12-31"), day("2007-03-31")]).map(|period| period.to_string());
        assert_eq!(span.as_deref(), Some("2007-04-01..2007-12-31"));
        assert_eq!(between(&[day("2007-12-31"), day("2007-12-31")]), None);
        assert_eq!(between(&[day("2007-12-31")]), None);
    }
}
