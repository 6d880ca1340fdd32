//! Statements of unit behind a title that go on with what they are not for: `Income statements Millions, except percentages`.

use super::scan::Item;

/// The items of such a statement, from its power of ten on. What is excepted may be anything.
pub(super) fn statement(items: &[Item]) -> Option<&[Item]> {
    let except = items.iter().position(|item| *item == Item::Except)?;
    let unknown = |item: &Item| matches!(item, Item::Unknown(_));
    let from = items[..except].iter().rposition(unknown).map_or(0, |last| last + 1);
    let first = items[from..except].iter().find(|item| **item != Item::Filler);
    matches!(first, Some(Item::Scale(_))).then(|| &items[from..])
}
