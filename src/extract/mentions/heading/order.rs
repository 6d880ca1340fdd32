//! Which comes first in the dates of a text: the day or the month.

use super::super::day::slashed;
use super::super::token::split;
use crate::notation::date_order::DateOrder;

/// The order of day and month in the dates of a text that have only one; none where there are
/// none, or of both kinds.
#[must_use]
pub fn order_of(text: &str) -> Option<DateOrder> {
    let tokens = split(text);
    let mut found = None;
    for (at, token) in tokens.iter().enumerate() {
        let rest = &tokens[at..];
        let opens = token.width() <= 2 && token.number().is_some() && !token.touches;
        if !opens || slashed(rest, None).is_none_or(|(day, _)| day.is_none()) {
            continue;
        }
        let order = match (rest[0].number(), rest[2].number()) {
            (Some(13..), _) => DateOrder::DayFirst,
            (_, Some(13..)) => DateOrder::MonthFirst,
            _ => continue,
        };
        if found.is_some_and(|known| known != order) {
            return None;
        }
        found = Some(order);
    }
    found
}
