//! Units that need not be named: they follow from the type of a concept.

use crate::model::{ItemType, Taxonomy, UnitId};

/// The units of pure numbers and of shares, where the taxonomy has them.
pub(super) struct TypeUnits {
    pure: Option<UnitId>,
    shares: Option<UnitId>,
}

impl TypeUnits {
    pub(super) fn of(taxonomy: &Taxonomy) -> Self {
        let standard = |local: &str| {
            let at = taxonomy.units.values().position(|unit| {
                unit.measures.denominator.is_none()
                    && unit.measures.numerator.prefix.as_ref() == "xbrli"
                    && unit.measures.numerator.local.as_ref() == local
            })?;
            u16::try_from(at).ok().map(UnitId)
        };
        Self { pure: standard("pure"), shares: standard("shares") }
    }

    /// The unit of facts of a type that name none.
    pub(super) fn get(&self, item_type: &ItemType) -> Option<UnitId> {
        if item_type.is_or_restricts("pureItemType") {
            self.pure
        } else if item_type.is_or_restricts("sharesItemType") {
            self.shares
        } else {
            None
        }
    }
}
