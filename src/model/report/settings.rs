//! How a filer cuts figures, and what is asked of a report.

/// How a filer cuts figures to the digits that are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rounding {
    /// To the nearest.
    #[default]
    HalfUp,
    /// Towards zero.
    Truncate,
}

/// By which rules sums are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Calculations {
    /// Total and sum of the parts must have a value in common (Calculations 1.1).
    #[default]
    Intervals,
    /// The sum, rounded to the decimals of the total, must be the total, and nothing is said where
    /// a fact has a duplicate (XBRL 2.1 §5.2.5.2).
    Classic,
}

/// Which duplicates a report may have (as `xbrl:allowedDuplicates` in xBRL-JSON 1.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AllowedDuplicates {
    /// None at all.
    None,
    /// Those that say the same with the same accuracy.
    Complete,
    /// Those that can all be right.
    #[default]
    Consistent,
}

/// How figures are written in the tables of a report, and shown on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// What parts decimals: a point or a comma.
    pub decimal: char,
    /// What parts thousands.
    pub group: char,
    /// Whether a dash stands for nought and not for what is not there.
    pub dash_is_zero: bool,
    /// Whether the tables have the signs of the facts, which no negated label turns, and not those
    /// that the release shows.
    pub signs_are_reported: bool,
    /// Whether the figures are those of a group, and headings say so where the language does.
    pub is_consolidated: bool,
    /// Whether columns of a page run from the oldest period to the newest; else they stand as they
    /// are found.
    pub oldest_first: bool,
}

impl Default for Printing {
    fn default() -> Self {
        Self {
            decimal: '.',
            group: ',',
            dash_is_zero: false,
            signs_are_reported: false,
            is_consolidated: false,
            oldest_first: false,
        }
    }
}
