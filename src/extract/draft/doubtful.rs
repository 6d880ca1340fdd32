//! Rows that the rest of their table raises a doubt about: whose figures are printed in another way than all other
//! amounts, or are the same in spans of different length.

use std::collections::BTreeSet;

use super::line::{Held, Line};
use super::nature::{self, Nature};
use super::sheet::Sheet;
use crate::extract::{counts, title, unit_line};
use crate::model::{Figure, Period};
use crate::notation::scale;
use crate::notation::words::{Kind, words};

/// How many other amounts of a table must be printed alike, before one that is not raises a doubt.
const ALIKE: usize = 3;

/// How many pairs of spans must have the same figure, before it is no chance: what happened once in a year is the same
/// in two of them.
const PAIRS: usize = 2;

/// Holds such rows back: a person says what they are.
pub(super) fn hold(sheet: &mut Sheet, language: Option<&str>) {
    let by_title = nature::of_title(&sheet.title);
    let of_measure: BTreeSet<usize> = match by_title {
        Some(_) => whole_among_parted(&sheet.lines),
        None => {
            let mut found = measures(&sheet.lines, sheet.scale);
            found.extend(things(sheet, language));
            found.extend(parts_of_money(sheet));
            found
        }
    };
    let pairs = pairs(&sheet.columns);
    let flows = by_title == Some(Nature::Span);
    for (at, line) in sheet.lines.iter_mut().enumerate() {
        if line.held.is_some() || line.heading {
            continue;
        }
        let may_repeat = match line.kind {
            "monetary" => !flows,
            "pure" => !is_average(&line.caption),
            // What may become shares is counted over a span.
            "shares" => !is_average(&line.caption) && !counts::names_dilution(&line.caption),
            _ => false,
        };
        if of_measure.contains(&at) {
            line.held = Some(Held::Measure);
        } else if !line.instant && may_repeat && is_repeated(&line.values, &pairs) {
            line.held = Some(Held::Repeated);
        }
    }
}

/// Whether a caption is of a mean over a span of time: a number of shares may be the same in a quarter and its year.
fn is_average(caption: &str) -> bool {
    words().stand_in(Kind::Averages, &caption.to_lowercase())
}

/// The rows of a statement that are printed without decimals where its amounts have some: no list of things that are
/// counted ever ends.
fn whole_among_parted(lines: &[Line]) -> BTreeSet<usize> {
    let whole = |at: &usize| lines[*at].printing.has_decimals() == Some(false);
    measures(lines, None).into_iter().filter(whole).collect()
}

/// The rows of money that may be of another measure: printed with decimals where others are not or without where others
/// have some, or in a power of ten that their captions repeat without a currency.
fn measures(lines: &[Line], scale: Option<i8>) -> BTreeSet<usize> {
    // Parts of sums that hold, and their totals.
    let totals: BTreeSet<usize> = lines.iter().filter_map(|line| Some(line.sums_to?.0)).collect();
    let adds_up = |at: usize| lines[at].sums_to.is_some() || totals.contains(&at);
    let amounts =
        (0..lines.len()).filter(|at| lines[*at].kind == "monetary" && lines[*at].held.is_none());
    let (certain, open): (Vec<usize>, Vec<usize>) =
        amounts.partition(|at| nature::of_caption(&lines[*at].caption).is_some() || adds_up(*at));
    let all = || certain.iter().chain(&open).map(|at| &lines[*at]);
    // Few rows may differ from many, and none of them that is an amount of money for certain.
    let differs = |alike: &dyn Fn(&Line) -> bool, other: &dyn Fn(&Line) -> bool| {
        let (few, many) = (all().filter(|line| alike(line)), all().filter(|line| other(line)));
        let (few, many) = (few.count(), many.count());
        many >= ALIKE && many > 2 * few && !certain.iter().any(|at| alike(&lines[*at]))
    };
    let repeats = |line: &Line| scale.is_some() && stated(&line.caption) == Some(scale);
    let unsaid = |line: &Line| stated(&line.caption).is_none();
    let is_printed = |decimals: bool| {
        move |line: &Line| {
            line.printing.has_decimals() == Some(decimals) && stated(&line.caption).is_none()
        }
    };
    let (whole, parted) = (is_printed(false), is_printed(true));
    // A small figure with decimals among whole amounts is asked for when it is read.
    let large = |line: &Line| {
        line.values.iter().flatten().any(|value| value.abs().to_string().find('.') > Some(3))
    };
    let by_scale = differs(&repeats, &unsaid);
    let (by_whole, by_parted) = (differs(&whole, &parted), differs(&parted, &whole));
    let doubtful = |line: &Line| {
        (by_scale && repeats(line))
            || (by_whole && whole(line))
            || (by_parted && parted(line) && large(line))
    };
    open.into_iter().filter(|at| doubtful(&lines[*at])).collect()
}

/// The rows of money that may count things: some other row of the table does, or its title says so, no word of theirs is
/// one of money, and no sum holds them. No list of things ever ends.
fn things(sheet: &Sheet, language: Option<&str>) -> BTreeSet<usize> {
    let lines = &sheet.lines;
    let counts =
        lines.iter().any(|line| line.kind == "pure" && counts::says_caption(&line.caption));
    let listed = language.is_some_and(|language| words().is_listed(language, Kind::MoneyWords));
    if !listed || !(counts || title::says(Kind::CountTitles, &sheet.title).is_some()) {
        return BTreeSet::new();
    }
    let totals: BTreeSet<usize> = lines.iter().filter_map(|line| Some(line.sums_to?.0)).collect();
    let adds_up = |at: usize| lines[at].sums_to.is_some() || totals.contains(&at);
    let names_money = |caption: &str| {
        let lower = caption.to_lowercase();
        let mut parts = lower.split(|c: char| !c.is_alphanumeric() && c != '&');
        let of_money = |word: &str| {
            words().has(Kind::MoneyWords, word)
                || words().of(Kind::MoneyEnds).any(|end| word.ends_with(end))
        };
        parts.any(of_money)
            || unit_line::enclosed(caption).iter().any(|part| {
                unit_line::read(&format!("({part})")).is_some_and(|line| !line.codes.is_empty())
            })
    };
    let open = |at: &usize| {
        let line = &lines[*at];
        // What a line above them says to be balances is of money.
        let below = line.below.is_some();
        // Things that are counted have no decimals.
        let whole = line.printing.has_decimals() != Some(true);
        line.kind == "monetary" && whole && !below && !line.printing.currency && !adds_up(*at)
    };
    let unsaid = |at: &usize| {
        let caption = &lines[*at].caption;
        !names_money(caption) && nature::of_caption(caption).is_none()
    };
    (0..lines.len()).filter(open).filter(unsaid).collect()
}

/// The rows whose captions may count things in a table whose title says what its amounts are of: `Staff` among costs by
/// nature.
fn parts_of_money(sheet: &Sheet) -> BTreeSet<usize> {
    let of_money = title::says(Kind::MoneyTitles, &sheet.title).is_some()
        && title::says(Kind::CountTitles, &sheet.title).is_none();
    let may_be_either = |line: &Line| {
        let caption = &line.caption;
        let perhaps = counts::may_count(caption) && !counts::says_caption(caption);
        line.kind == "pure" && perhaps && !line.printing.counted
    };
    let open = (0..sheet.lines.len()).filter(|at| of_money && may_be_either(&sheet.lines[*at]));
    open.collect()
}

/// The power of ten that a caption states in parentheses, and no currency with it; none where it states nothing.
fn stated(caption: &str) -> Option<Option<i8>> {
    unit_line::enclosed(caption).iter().find_map(|part| {
        if let Some(line) = unit_line::read(&format!("({part})")) {
            return Some(line.scale.filter(|_| line.codes.is_empty() && line.is_clear()));
        }
        // A letter alone: `Orders (m)`.
        scale::parse(part.trim()).map(Some)
    })
}

/// Columns of spans that end on the same day and are not of the same length.
fn pairs(columns: &[Option<Period>]) -> Vec<(usize, usize)> {
    let span = |at: usize| columns[at].filter(|of| matches!(of, Period::Duration { .. }));
    let mut found = Vec::new();
    for one in 0..columns.len() {
        for other in one + 1..columns.len() {
            if let (Some(first), Some(second)) = (span(one), span(other))
                && first.last_day() == second.last_day()
                && first.first_day() != second.first_day()
            {
                found.push((one, other));
            }
        }
    }
    found
}

/// Whether the figures of all such pairs are the same, and none.
fn is_repeated(values: &[Option<Figure>], pairs: &[(usize, usize)]) -> bool {
    let value = |at: usize| values.get(at).copied().flatten();
    let known: Vec<(Figure, Figure)> =
        pairs.iter().filter_map(|(one, other)| Some((value(*one)?, value(*other)?))).collect();
    known.len() >= PAIRS && known.iter().all(|(one, other)| one == other && !one.is_zero())
}
