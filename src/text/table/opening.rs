//! Long lines between rows that open those below them: `Adjustments to reconcile net income to net cash provided by operating
//! activities:`. Others may say that the rows below are another company's, in another unit, or of a time to come.

use crate::notation::words::{Kind, words as known};
use crate::standards::currency;

/// Whether a line says of itself that it belongs to the rows below: it ends with a colon, or counts shares.
pub(super) fn names_rows(said: &str) -> bool {
    let lower = said.trim_end().to_lowercase();
    let parts = || lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let counts = !lower.contains(',') && parts().any(|word| known().has(Kind::Shares, word));
    let other = |word: &str| known().has(Kind::Turning, word) || currency::named(word).is_some();
    (lower.ends_with([':', '：']) || counts) && !parts().any(other)
}

#[cfg(test)]
mod tests {
    use super::names_rows;

    #[test]
    fn only_lines_that_open_rows_join_them() {
        for line in [
            "Items that bring the net income above to the cash that operating activities have provided:",
            "Weighted average number of shares outstanding (thousands)",
        ] {
            assert!(names_rows(line), "{line}");
        }
        for line in [
            "Results of Ashgill Leasing Limited, which does not belong to the group (although its owners are the same)",
            "The lines that follow are in thousands of euros and were taken over at the rate of the last day",
            "Guidance for the next year, which the directors left as it was before and will look at in spring:",
        ] {
            assert!(!names_rows(line), "{line}");
        }
    }
}
