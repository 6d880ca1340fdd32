//! Identifiers (Open Information Model 1.0, common definitions): an `NCName` without a full stop.

use std::borrow::Cow;

/// The id as an identifier: as it is, or with all that could be mistaken written out: `_2e_` for a full
/// stop and `_5f_` for the line itself, so that no two ids become the same.
pub(super) fn identifier(id: &str) -> Cow<'_, str> {
    if !id.contains('.') && !id.contains("_2e_") && !id.contains("_5f_") {
        return Cow::Borrowed(id);
    }
    Cow::Owned(id.replace('_', "_5f_").replace('.', "_2e_"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stay_apart() {
        let ids =
            ["a.b", "a_2e_b", "a-b", "t.r_1.c", "a_5f.b", "a_5f_2e_b", "a_2e_.b", "a_5f__2e_b"];
        let mapped: std::collections::BTreeSet<_> = ids.iter().map(|id| identifier(id)).collect();
        assert_eq!(mapped.len(), ids.len());
        assert!(mapped.iter().all(|id| !id.contains('.')));
        assert_eq!(
            identifier("Revenues_D20070401-20070630_JPY"),
            "Revenues_D20070401-20070630_JPY"
        );
    }
}
