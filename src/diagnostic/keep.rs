//! Reading in spite of faults.
//!
//! A reader leaves out what is wrong, so that no filing can say it. To test validators, filings
//! are needed that do: then a reader tells the fault and keeps it, as far as the models can hold
//! it.

use super::Diagnostics;

impl Diagnostics {
    /// None so far, for readers that keep what they tell.
    #[must_use]
    pub fn keeping_faults() -> Self {
        Self { keeps_faults: true, ..Self::new() }
    }

    /// Whether readers keep what they tell.
    #[must_use]
    pub fn keeps_faults(&self) -> bool {
        self.keeps_faults
    }

    /// What was told, where it is to be kept.
    #[must_use]
    pub fn keep<T>(&self, told: T) -> Option<T> {
        self.keeps_faults.then_some(told)
    }
}
