//! Mentions that stand beside each other and mean one period.

use super::day::months_to;
use super::{Meaning, Mention};
use crate::model::{Calendar, Period};
use crate::text::Span;

/// How many bytes may stand between a code and the range of months that explains it.
const NEAR: usize = 40;

/// Puts neighbours together where the second says what the first means.
pub(super) fn neighbours(text: &str, mentions: Vec<Mention>, calendar: Calendar) -> Vec<Mention> {
    let mut joined: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let meaning = match joined[..] {
            [.., before, last] if belongs(text, before, last) => {
                explained(text, last, mention).or_else(|| measured(text, last, mention, calendar))
            }
            [.., last] => year_behind(text, last, mention, calendar)
                .or_else(|| explained(text, last, mention))
                .or_else(|| measured(text, last, mention, calendar)),
            [] => None,
        };
        match (meaning, joined.last_mut()) {
            (Some(meaning), Some(last)) => {
                *last = Mention { span: last.span.to(mention.span), meaning };
            }
            _ => joined.push(mention),
        }
    }
    joined
}

fn between(text: &str, first: Mention, second: Mention) -> &str {
    let Span { start, end } = Span { start: first.span.end, end: second.span.start };
    text.get(start..end).unwrap_or_default()
}

/// Whether a mention stands directly behind a year, so that the next year is not its own:
/// `FY2006 1Q FY2007 1Q`.
fn belongs(text: &str, before: Mention, last: Mention) -> bool {
    matches!(before.meaning, Meaning::Year(_)) && between(text, before, last).trim().is_empty()
}

/// `3Q FY2007`: a part, and its year behind it.
fn year_behind(text: &str, last: Mention, next: Mention, calendar: Calendar) -> Option<Meaning> {
    match (last.meaning, next.meaning) {
        (Meaning::Part(part), Meaning::Year(year)) if between(text, last, next) == " " => {
            part.of(year, calendar).map(Meaning::Period)
        }
        _ => None,
    }
}

/// `1H09 Target (09/4~09/9)`: a range of months in parentheses says what is meant before it.
fn explained(text: &str, last: Mention, next: Mention) -> Option<Meaning> {
    if matches!(last.meaning, Meaning::Months(_) | Meaning::Period(Period::Instant(_))) {
        return None;
    }
    let between = between(text, last, next);
    let other = |c: char| c.is_ascii_digit() || matches!(c, '.' | ';' | '\n' | '\t');
    let beside = between.ends_with('(') && between.len() <= NEAR && !between.contains(other);
    (beside && is_range(text, next)).then_some(next.meaning)
}

/// Whether a mention is a range of months: of the intervals only these are without letters.
fn is_range(text: &str, mention: Mention) -> bool {
    let said = text.get(mention.span.start..mention.span.end).unwrap_or_default();
    let interval = matches!(mention.meaning, Meaning::Period(Period::Duration { .. }));
    interval && !said.contains(char::is_alphabetic)
}

/// `3Q07 (9 months)`, `FY11 9 months`: a period, and its length behind it.
fn measured(text: &str, last: Mention, next: Mention, calendar: Calendar) -> Option<Meaning> {
    let Meaning::Months(months) = next.meaning else { return None };
    if !matches!(between(text, last, next), " " | "(" | " (") {
        return None;
    }
    match last.meaning {
        Meaning::Year(year) => calendar.span(year, 0, months).map(Meaning::Period),
        Meaning::Part(part) => part.last(months).map(Meaning::Part),
        Meaning::Period(Period::Duration { end, .. }) => {
            months_to(end, months, calendar).map(Meaning::Period)
        }
        Meaning::Period(_) | Meaning::Months(_) => None,
    }
}
