//! Powers of ten without a currency, of which money need not be what they are of: `Customers (thousands)` between rows in
//! millions of euros, `(thousands)` over a table that has no money at all.

use super::super::columns::Column;
use super::super::counts;
use super::super::rate;
use super::super::unit_line::{self, UnitLine, Whole};
use super::{Harvester, Known};
use crate::model::Concept;
use crate::notation::words::{Kind, words as known};

/// Whether the power that a line between rows states may be of things that the line names: there is a currency with a power for
/// the whole table, and the line has words beside its power, none of them of money.
pub(super) fn may_count(line: &UnitLine, words: &str, column: &Column) -> bool {
    // What is wholly a unit names nothing beside it: `In thousands:`.
    let apart = !unit_line::enclosed(words).is_empty();
    if !apart || !line.codes.is_empty() || column.unit.is_none() || column.scale.is_none() {
        return false;
    }
    let outside = unit_line::outside(words);
    let lower = outside.trim_end_matches([':', '：', ' ']).trim().to_lowercase();
    let amounts = [Kind::FlowCaptions, Kind::BalanceCaptions, Kind::ShareAmounts];
    let kinds = [Kind::MoneyWords, Kind::DataWords, Kind::FlowWords];
    let is_money = |word: &&str| kinds.iter().any(|kind| known().has(*kind, word));
    let named = amounts.iter().any(|kind| known().stand_in(*kind, &lower))
        || counts::words(&lower).iter().any(is_money);
    let other = line.scale.is_some_and(|power| column.scale != Some(power));
    // `Europe (in millions)` may say again what the table says.
    !lower.is_empty() && !named && (other || counts::may_count(&outside))
}

impl Harvester<'_> {
    /// The power of a number where nothing in its statement is money, and the nearest line above its table states a power and
    /// nothing else, or ends with one. Rates have none.
    pub(super) fn bare_power(&self, item: &Concept, row: &Known) -> Option<i8> {
        let rated = rate::names_rate(&row.caption)
            || counts::is_ratio(&row.caption.to_lowercase())
            || counts::is_percent(&row.caption);
        if &*item.item_type.name != "pure" || rated || self.states_money() {
            return None;
        }
        let line = self.text.plain(*self.table.title.last()?);
        let line = line.trim_matches(['#', '*', '|', ' ']);
        let power = match unit_line::enclosed(line).pop() {
            Some(last) if line.ends_with([')', '）', ']']) => last,
            Some(_) => return None,
            None => line.to_owned(),
        };
        match unit_line::whole(&power, self.setting.language)? {
            Whole::Said(line) if line.codes.is_empty() => line.scale.filter(|power| *power > 0),
            _ => None,
        }
    }

    /// Whether some concept of the statement is money, or money for each of something.
    fn states_money(&self) -> bool {
        let nodes = &self.taxonomy.statements[self.entry.statement.index()].nodes;
        nodes.iter().any(|node| {
            let kind = &self.taxonomy.concept(node.concept).item_type;
            kind.is_monetary() || &*kind.name == "perShare"
        })
    }
}
