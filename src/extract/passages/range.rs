//! Ranges of figures whose scale stands behind the second: `£20-25 million`.

use super::power;
use super::prepared::Prepared;
use crate::model::Figure;
use crate::notation::figure::{self, Printed};
use crate::notation::words::{Kind, words};
use crate::standards::currency;
use crate::text::Span;
use crate::text::figures::Found;

/// The scale of a figure that begins a range, said behind its end; none where it begins none.
///
/// # Errors
/// The words of what may be a range and may be none: its end is less than its beginning.
pub(super) fn scale<'a>(
    passage: &Prepared<'a>,
    figure: &Found,
    code: Option<&str>,
    language: Option<&str>,
) -> Result<Option<i8>, &'a str> {
    let Some(end) = next(passage, figure).filter(|end| !end.is_percent()) else { return Ok(None) };
    let Some(joined) = joined(passage, figure, end) else { return Ok(None) };
    let (Some(power), _) = power::behind(passage, end, code, language)? else { return Ok(None) };
    let words = passage.word(Span { start: figure.span.start, end: end.span.end });
    match (value(figure), value(end)) {
        (Some(from), Some(to)) if joined && from <= to => Ok(Some(power)),
        _ => Err(words),
    }
}

/// Whether a figure begins a range of percentages, whose sign stands behind its end: `2.1 to 2.3%`.
pub(super) fn is_of_percents(passage: &Prepared, figure: &Found) -> bool {
    let end = next(passage, figure).filter(|end| end.is_percent() && !figure.is_percent());
    end.is_some_and(|end| joined(passage, figure, end) == Some(true))
}

/// The figure behind another.
fn next<'p>(passage: &'p Prepared, figure: &Found) -> Option<&'p Found> {
    let next = passage.figures.partition_point(|other| other.span.start < figure.span.end);
    passage.figures.get(next)
}

/// Whether two figures are the ends of a range; none where nothing but a word that says no range stands between.
fn joined(passage: &Prepared, figure: &Found, end: &Found) -> Option<bool> {
    let is_currency = |word: &str| currency::named(word).is_some();
    let between = passage.behind(figure).iter().take_while(|token| token.start < end.span.start);
    let mut join = between
        .map(|token| passage.word(*token))
        .filter(|word| !is_currency(word))
        .map(str::to_lowercase);
    let own = |found: &Found| {
        let last = passage.before(found).last().map(|token| passage.word(*token));
        !passage.word(found.before).is_empty() || last.is_some_and(is_currency)
    };
    let (first, more) = (join.next(), join.next());
    if more.is_some() {
        return None;
    }
    match first.as_deref() {
        // A hyphen may have been taken for the sign of the second figure.
        None => passage.word(end.span).starts_with(['-', '−', '–']).then_some(true),
        Some("-" | "–" | "—" | "−") => Some(true),
        Some(word) if words().has(Kind::Until, word) => Some(true),
        Some(word) if words().has(Kind::And, word) => {
            let tokens = passage.before(figure);
            let near = tokens.iter().rev().take(3).map(|token| passage.word(*token).to_lowercase());
            let between = near.into_iter().any(|word| words().has(Kind::Between, &word));
            if between || (own(figure) && own(end)) {
                return Some(true);
            }
            own(figure).then_some(false)
        }
        Some(_) => None,
    }
}

/// What a figure comes to, its sign aside.
fn value(found: &Found) -> Option<Figure> {
    match figure::parse(&found.printed) {
        Ok(Printed::Number(number)) => Some(number.figure.abs()),
        _ => None,
    }
}
