//! The order of day and month in dates of figures.

/// Which comes first in a date such as `9/8/2024`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The day: the ninth day of the eighth month.
    DayFirst,
    /// The month: the eighth day of the ninth month.
    MonthFirst,
}
