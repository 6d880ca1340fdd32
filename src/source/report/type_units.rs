//! Units that need not be named: they follow from the type of a concept.

use crate::model::{ItemType, Report, UnitId};

/// The units of pure numbers and of shares, where the report has them.
pub(super) struct TypeUnits {
    pure: Option<UnitId>,
    shares: Option<UnitId>,
}

impl TypeUnits {
    pub(super) fn of(report: &Report) -> Self {
        let standard = |local: &str| report.unit_of(|measures| measures.is_standard(local));
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
