//! Reading in spite of faults.
//!
//! A reader leaves out what is wrong, so that no filing can say it. To test validators, filings
//! are needed that do: then a reader tells the fault and keeps it, as far as the models can hold
//! it. What they can't hold is counted: a filing without it would say something else than its source.

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

    /// What was told in an error just now, where it is to be kept.
    #[must_use]
    pub fn keep<T>(&mut self, told: T) -> Option<T> {
        self.keeps_faults.then(|| {
            self.kept_anyway();
            told
        })
    }

    /// Says that what was told in an error just now is kept whether or not faults are.
    pub fn kept_anyway(&mut self) {
        self.kept_errors += 1;
    }

    /// Says that errors told since there were so many are about what the models hold.
    pub fn kept_since(&mut self, errors: usize) {
        self.kept_errors += self.errors().saturating_sub(errors);
    }

    /// How many errors are about something that a reader has left out.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.errors().saturating_sub(self.kept_errors)
    }
}
