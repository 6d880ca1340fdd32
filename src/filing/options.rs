//! How a filing is opened and judged.

use std::path::PathBuf;

use super::opened::Opened;
use crate::diagnostic::Diagnostics;
use crate::model::{Calculations, Report, Rounding};

/// By which rules sums are judged, whatever the report says itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Sums {
    /// Calculations 1.1, figures rounded.
    Round,
    /// Calculations 1.1, figures truncated.
    Truncate,
    /// XBRL 2.1 §5.2.5.2.
    Classic,
}

impl Sums {
    /// Judges the sums of a report so.
    pub(super) fn apply(self, report: &mut Report) {
        match self {
            Self::Round => report.rounding = Rounding::HalfUp,
            Self::Truncate => report.rounding = Rounding::Truncate,
            Self::Classic => report.calculations = Calculations::Classic,
        }
    }
}

/// How a filing is opened and judged; the default is what `kessan check` does.
///
/// ```
/// use kessan::filing::{Options, Sums};
/// let options = Options::new().sums(Sums::Classic).keep_findings(10_000);
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    pub(super) sums: Option<Sums>,
    pub(super) text: Option<PathBuf>,
    pub(super) findings: usize,
    pub(super) in_spite_of_errors: bool,
    pub(super) packages: Vec<PathBuf>,
    pub(super) entry_point: Option<String>,
    pub(super) keep_trees: bool,
    pub(super) without_taxonomy: bool,
    /// Packages that are open: what is opened so shares them.
    pub(super) opened: Opened,
    /// Whether one report only is opened so: its taxonomy is kept for no other.
    pub(super) is_alone: bool,
}

impl Options {
    /// The defaults.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Judges sums by these rules and not by those that the report names.
    #[must_use]
    pub fn sums(mut self, sums: impl Into<Option<Sums>>) -> Self {
        self.sums = sums.into();
        self
    }

    /// Makes the text of the release in this file the page of the inline document, its figures
    /// tagged in place.
    #[must_use]
    pub fn text(mut self, release: impl Into<Option<PathBuf>>) -> Self {
        self.text = release.into();
        self
    }

    /// Keeps so many findings of each severity where there are more than
    /// [`Diagnostics::LIMIT`]; all are counted.
    #[must_use]
    pub fn keep_findings(mut self, number: usize) -> Self {
        self.findings = number;
        self
    }

    /// Keeps faults in the models as far as these can hold them, and lets a filing be written that
    /// a validator must refuse.
    #[must_use]
    pub fn in_spite_of_errors(mut self, keep: bool) -> Self {
        self.in_spite_of_errors = keep;
        self
    }

    /// Taxonomy packages in which documents are looked for.
    #[must_use]
    pub fn packages(mut self, packages: Vec<PathBuf>) -> Self {
        self.packages = packages;
        self
    }

    /// The entry point of a package, by name or document; all without it.
    #[must_use]
    pub fn entry_point(mut self, name: impl Into<Option<String>>) -> Self {
        self.entry_point = name.into();
        self
    }

    /// Keeps the elements of the documents of a set, by which its syntax is judged.
    #[must_use]
    pub fn keep_trees(mut self, keep: bool) -> Self {
        self.keep_trees = keep;
        self
    }

    /// Reads reports of others by names only where their taxonomy is not at hand.
    #[must_use]
    pub fn without_taxonomy(mut self, without: bool) -> Self {
        self.without_taxonomy = without;
        self
    }

    /// Says whether one report only is opened so, whose taxonomy need not be kept for others.
    #[must_use]
    pub(crate) fn alone(mut self, is_alone: bool) -> Self {
        self.is_alone = is_alone;
        self
    }

    /// Where findings of something that is opened so are gathered.
    #[must_use]
    pub fn findings(&self) -> Diagnostics {
        self.diagnostics()
    }

    /// Where findings are gathered.
    pub(super) fn diagnostics(&self) -> Diagnostics {
        if self.in_spite_of_errors {
            Diagnostics::keeping_faults()
        } else {
            Diagnostics::with_limit(self.findings)
        }
    }
}
