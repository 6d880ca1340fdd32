//! Balances that are carried from span to span: the first row of a note, what moved it, and the last one, which is the
//! first of the next span. Their captions may say nothing but that, `Opening` and `Closing`, or say it in words that are
//! not known; then the figures do.

use super::line::{Held, Line};
use super::nature::{self, Nature, Roll};
use super::{amounts, edge};
use crate::extract::mentions::heading::Setting;
use crate::model::Period;
use crate::notation::words::{Kind, words};

/// The most rows between a balance and the one that it leads to.
const MOST: usize = 40;

/// How many digits figures alone must have to say it: small ones meet by chance.
const DIGITS: usize = 4;

/// The columns of a table, and what it is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Over<'a> {
    /// The periods of its columns.
    pub(super) columns: &'a [Option<Period>],
    /// Its title.
    pub(super) title: &'a str,
    /// How words are read.
    pub(super) setting: Setting,
}

/// Takes such rows for the balances that they are. Where captions say that they open and close, and the figures neither
/// add up nor are carried on, a person says what they are.
pub(super) fn settle(lines: &mut [Line], over: Over) {
    let mut from = 0;
    while from < lines.len() {
        from = match end(lines, from, over) {
            Some((to, Said::Balances)) => {
                let thing = thing(lines, from, to, over);
                take(&mut lines[from], Roll::Opening, &thing);
                take(&mut lines[to], Roll::Closing, &thing);
                to + 1
            }
            Some((to, Said::Perhaps)) => {
                for at in [from, to] {
                    lines[at].held = lines[at].held.or(Some(Held::Day));
                }
                to + 1
            }
            None => from + 1,
        };
    }
}

/// Holds two rows of which the first is what the second was a column later, and that differ by the row above them in every
/// column: what there was before the change above them and behind it, in words that are not known.
pub(super) fn hold(lines: &mut [Line]) {
    let carried = |three: &[Line]| {
        let [change, opening, closing] = three else { return false };
        let open = |line: &Line| line.kind == "monetary" && !line.instant && line.roll.is_none();
        let adds = |at: usize| {
            let of = |line: &Line| line.values.get(at).copied().flatten();
            let (Some(change), Some(opening), Some(closing)) =
                (of(change), of(opening), of(closing))
            else {
                return None;
            };
            Some(opening.plus(change).is_ok_and(|sum| sum == closing))
        };
        let columns: Vec<bool> = (0..opening.values.len()).filter_map(adds).collect();
        let pairs = opening.values.iter().zip(closing.values.iter().skip(1));
        let passed_on = pairs.filter(|(one, next)| one.is_some() && one == next).count() > 0;
        open(opening)
            && open(closing)
            && passed_on
            && columns.len() > 1
            && columns.iter().all(|adds| *adds)
    };
    let found: Vec<usize> = lines
        .windows(3)
        .enumerate()
        .filter(|(_, three)| carried(three))
        .map(|(at, _)| at)
        .collect();
    for at in found {
        for line in &mut lines[at + 1..at + 3] {
            line.held = line.held.or(Some(Held::Day));
        }
    }
}

/// What is known of two rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    Balances,
    Perhaps,
}

/// The row that closes what a row opens.
fn end(lines: &[Line], from: usize, over: Over) -> Option<(usize, Said)> {
    let first = &lines[from];
    if !may(first, Roll::Opening) {
        return None;
    }
    let opens = says(first, over) == Some(Roll::Opening);
    let mut perhaps = None;
    let rows = (from + 1..lines.len()).take_while(|at| {
        let line = &lines[*at];
        line.heading || line.kind == first.kind && !is(line, Roll::Opening, over)
    });
    for to in rows.filter(|at| !lines[*at].heading).take(MOST) {
        let last = &lines[to];
        if !may(last, Roll::Closing) {
            break;
        }
        let moved = (from + 1..to).filter(|at| !lines[*at].heading).count();
        let closes = says(last, over) == Some(Roll::Closing);
        let adds = moved > 0 && adds_up(&lines[from..=to]);
        let carried = carried(first, last, over.columns);
        if opens && closes {
            // Words that name what they are of say it alone.
            if first.roll.is_some() && last.roll.is_some() {
                break;
            }
            let known = adds || carried == Some(true);
            perhaps.get_or_insert((to, if known { Said::Balances } else { Said::Perhaps }));
            break;
        }
        // Words of the one that are not known for the other leave the figures to say it.
        let flow = |line: &Line| nature::of_caption(&line.caption) == Some(Nature::Span);
        let long = amounts::digits(last) >= DIGITS || opens || closes;
        if adds && carried == Some(true) && long && !flow(first) && !flow(last) {
            return Some((to, Said::Balances));
        }
        if closes || last.roll.is_some() {
            break;
        }
    }
    perhaps
}

/// Whether a row is of amounts or numbers, and nothing says that it is another than such a balance.
fn may(line: &Line, roll: Roll) -> bool {
    let free = line.roll.as_ref().is_none_or(|(own, _)| *own == roll);
    let open = matches!(line.held, None | Some(Held::Day));
    !line.heading && free && open && matches!(line.kind, "monetary" | "pure" | "shares")
}

fn is(line: &Line, roll: Roll, over: Over) -> bool {
    says(line, over) == Some(roll)
}

/// Which balance a caption says to be of, alone or with its name.
fn says(line: &Line, over: Over) -> Option<Roll> {
    let own = line.roll.as_ref().map(|(roll, _)| *roll);
    own.or_else(|| bare(&line.caption, over))
}

/// Which balance a caption says to be of where it says nothing else: `Opening`, `At 1 January`.
fn bare(caption: &str, over: Over) -> Option<Roll> {
    let whole = |kind| nature::is_whole(caption, kind);
    match (whole(Kind::OpeningWhole), whole(Kind::ClosingWhole)) {
        (true, false) => Some(Roll::Opening),
        (false, true) => Some(Roll::Closing),
        _ => {
            let (roll, thing) = edge::edge(caption, over.columns, over.setting)?;
            roll.filter(|_| thing.is_empty() || words().has(Kind::Neutral, &thing.to_lowercase()))
        }
    }
}

/// Whether the first row and those between give the last one in every column, and two of the figures at least move.
fn adds_up(rows: &[Line]) -> bool {
    let [first, .., last] = rows else { return false };
    let mut columns = 0;
    for column in 0..last.values.len() {
        let of = |line: &Line| line.values.get(column).copied().flatten();
        let (Some(mut sum), Some(wanted)) = (of(first), of(last)) else { continue };
        let between = rows[1..rows.len() - 1].iter().filter(|line| !line.heading);
        for figure in between.filter_map(of) {
            match sum.plus(figure) {
                Ok(more) => sum = more,
                Err(_) => return false,
            }
        }
        if sum != wanted {
            return false;
        }
        columns += usize::from(!wanted.is_zero());
    }
    columns > 0
}

/// Whether the last row of each span is the first of the one that follows it; none where no column follows another.
fn carried(first: &Line, last: &Line, columns: &[Option<Period>]) -> Option<bool> {
    let of = |line: &Line, at: usize| line.values.get(at).copied().flatten();
    let mut found = None;
    for (newer, period) in columns.iter().enumerate() {
        let Some(before) = period.and_then(|of| of.first_day()?.pred_opt()) else { continue };
        let ends = |of: &Option<Period>| {
            of.is_some_and(|of| of.last_day() == Some(before) && of.first_day() != Some(before))
        };
        for older in (0..columns.len()).filter(|at| ends(&columns[*at])) {
            if let (Some(opening), Some(closing)) = (of(first, newer), of(last, older)) {
                found = Some(found.unwrap_or(true) && opening == closing && !opening.is_zero());
            }
        }
    }
    found
}

/// What two rows are the balance of: what one of them names, else the line above them, else the title.
fn thing(lines: &[Line], from: usize, to: usize, over: Over) -> String {
    let own = |at: usize| lines[at].roll.as_ref().map(|(_, thing)| thing.clone());
    let section = || {
        let above = lines[..from].iter().rev().find(|line| line.heading)?;
        Some(above.caption.trim_end_matches([':', '：', ' ']).to_owned())
    };
    let title = || Some(over.title.to_owned()).filter(|title| !title.is_empty());
    let named = own(from).or_else(|| own(to)).or_else(section).or_else(title);
    named.unwrap_or_else(|| lines[from].caption.clone())
}

fn take(line: &mut Line, roll: Roll, thing: &str) {
    line.instant = true;
    (line.held, line.open) = (None, None);
    if line.roll.is_none() {
        line.roll = Some((roll, thing.to_owned()));
    }
}
