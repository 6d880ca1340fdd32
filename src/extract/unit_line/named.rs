//! What words name beside a unit: shares, and parts of a currency.

use super::has_figure;
use super::scan::{Item, items};

/// Whether words name shares.
#[must_use]
pub fn names_shares(words: &str) -> bool {
    items(words, None).iter().any(|item| matches!(item, Item::Share | Item::PerShare))
}

/// Whether words name a part of a currency, and no figure of it: cents.
#[must_use]
pub fn names_part(words: &str) -> bool {
    let items = items(words, None);
    let part = |item: &Item| matches!(item, Item::Currency(_, power) if *power != 0);
    items.iter().any(part) && !has_figure(&items)
}
