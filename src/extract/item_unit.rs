//! The unit that an item type asks for.

use crate::model::{Concept, Taxonomy, UnitDefinition};
use crate::standards::currency;
use crate::standards::namespaces::XBRLI;

/// How the scale of a table touches figures of a type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaled {
    /// Money is stated in the scale of the table.
    Money,
    /// Percentages are hundredths, unless a percent sign says so already.
    Percent,
    /// Numbers of shares are stated in the scale that the table says for them.
    Shares,
    /// Counts and amounts per share are stated as they are.
    No,
}

/// A unit and how it is scaled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemUnit {
    /// Name of the unit; none for pure numbers, whose unit goes without saying.
    pub name: Option<String>,
    /// How it is scaled.
    pub scaled: Scaled,
}

const SHARES: &str = "shares";

/// The unit of a figure of a concept: `stated` is the unit of its column, `behind` a word printed
/// directly behind it. None where the type needs a unit and nothing says it.
#[must_use]
pub fn of(
    item: &Concept,
    stated: Option<String>,
    behind: Option<&str>,
    taxonomy: &Taxonomy,
) -> Option<ItemUnit> {
    let of = |name, scaled| Some(ItemUnit { name, scaled });
    match &*item.item_type.name {
        _ if item.item_type.is_monetary() => of(Some(stated?), Scaled::Money),
        "percent" => of(None, Scaled::Percent),
        "pure" => of(None, Scaled::No),
        "shares" => of(Some(share_unit(taxonomy)?), Scaled::Shares),
        "perShare" => of(Some(per_share(&stated?, taxonomy)?), Scaled::No),
        _ => {
            let named = behind.and_then(|word| by_label(word, taxonomy));
            of(Some(named.or(stated)?), Scaled::No)
        }
    }
}

/// Whether a unit measures money and nothing else.
#[must_use]
pub fn is_currency(unit: &str, taxonomy: &Taxonomy) -> bool {
    code_of(unit, taxonomy).is_some()
}

/// The code of the currency that a unit measures and nothing else, whatever the unit is named.
#[must_use]
pub fn code_of<'a>(unit: &str, taxonomy: &'a Taxonomy) -> Option<&'a str> {
    let measure = taxonomy.units.get(unit)?.measures.single()?;
    measure.namespace.ends_with("/iso4217").then(|| measure.local.as_ref())
}

/// The unit of a currency by the letters beside a figure: a code, a sign or a name. None where they
/// stand for several currencies that the taxonomy has units for.
#[must_use]
pub fn of_letters(letters: &str, taxonomy: &Taxonomy) -> Option<String> {
    let named = currency::named(letters).filter(|named| named.power == 0)?;
    declared(&named.codes, taxonomy)
}

/// The one unit of a taxonomy that measures one of these currencies and nothing else.
#[must_use]
pub fn declared(codes: &[&str], taxonomy: &Taxonomy) -> Option<String> {
    let mut units = codes.iter().filter_map(|code| unit_of(code, taxonomy));
    units.next().filter(|_| units.next().is_none())
}

/// The unit of a taxonomy that measures a currency and nothing else.
#[must_use]
pub fn unit_of(code: &str, taxonomy: &Taxonomy) -> Option<String> {
    let of = |measure: &crate::model::QName| {
        measure.namespace.ends_with("/iso4217") && measure.local.as_ref() == code
    };
    let fits = |unit: &&UnitDefinition| unit.measures.single().is_some_and(of);
    taxonomy.units.values().find(fits).map(|unit| unit.name.clone())
}

fn is_shares(unit: &crate::model::QName) -> bool {
    unit.namespace.as_ref() == XBRLI && unit.local.as_ref() == SHARES
}

fn share_unit(taxonomy: &Taxonomy) -> Option<String> {
    let fits = |unit: &&UnitDefinition| unit.measures.single().is_some_and(is_shares);
    taxonomy.units.values().find(fits).map(|unit| unit.name.clone())
}

/// The unit of an amount of this currency per share.
fn per_share(currency: &str, taxonomy: &Taxonomy) -> Option<String> {
    let money = taxonomy.units.get(currency)?.measures.numerators().first()?;
    let fits = |unit: &&UnitDefinition| {
        unit.measures.pair().is_some_and(|(amount, per)| amount == money && is_shares(per))
    };
    taxonomy.units.values().find(fits).map(|unit| unit.name.clone())
}

/// The unit whose name or label is this word.
pub fn by_label(word: &str, taxonomy: &Taxonomy) -> Option<String> {
    let word = word.to_lowercase();
    let fits = |unit: &&UnitDefinition| {
        let labels = unit.labels.values().chain(unit.short.values());
        unit.name.to_lowercase() == word
            || labels.into_iter().any(|label| label.to_lowercase() == word)
    };
    taxonomy.units.values().find(fits).map(|unit| unit.name.clone())
}
