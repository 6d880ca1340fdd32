//! Words that name a part of a year without the year.

use super::cell;
use crate::notation::words::{Kind, words};

/// Whether words name such a part: `Q4`, `9M`, `FY`, `Jan-Sep`.
pub(crate) fn is_part(said: &str) -> bool {
    let lower = said.to_lowercase();
    let digit = |c: char| c.is_ascii_digit();
    let code = lower.chars().filter(|c| c.is_alphabetic()).count() == 1
        && lower.contains(['q', 'h', 'm', 't', 's'])
        && lower.chars().any(digit)
        && lower.chars().count() <= 3;
    code || words().has(Kind::YearCodes, &lower) || cell::is_month(said)
}
