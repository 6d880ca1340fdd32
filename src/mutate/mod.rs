//! Single faults in what people write, and filings that have them.
//!
//! A [`Fault`] changes one thing in the source of a valid report or of its taxonomy; where, a
//! seed decides. What comes out is read in spite of the fault and written as a filing, of
//! which is known whether a validator must refuse it; a [`Suite`] is a set of them.

mod base;
mod draft;
mod faults;
mod random;
mod site;
mod suite;
mod table;

use std::io;
use std::path::{Path, PathBuf};

pub use base::Base;
pub use faults::catalogue;
pub use suite::Suite;

use crate::filing::Syntax;

use draft::Draft;
use random::Random;
use site::Site;

/// What a fault is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Values, signs, scales, accuracy.
    Figures,
    /// Facts about the same quantity.
    Duplicates,
    /// Periods.
    Periods,
    /// Units and their measures.
    Units,
    /// Item types and their values.
    Types,
    /// Members of facts.
    Dimensions,
    /// Concepts.
    Concepts,
    /// Labels.
    Labels,
    /// Presentation trees and sums.
    Networks,
    /// Cubes and axes.
    Cubes,
    /// Entity, entry point, languages, footnotes.
    Settings,
    /// What the inline document shows.
    Inline,
    /// Metadata, names and addresses of the taxonomy package.
    TaxonomyPackages,
    /// Names in the report package.
    ReportPackages,
}

impl Family {
    /// The name of the family.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Figures => "figures",
            Self::Duplicates => "duplicates",
            Self::Periods => "periods",
            Self::Units => "units",
            Self::Types => "types",
            Self::Dimensions => "dimensions",
            Self::Concepts => "concepts",
            Self::Labels => "labels",
            Self::Networks => "networks",
            Self::Cubes => "cubes",
            Self::Settings => "settings",
            Self::Inline => "inline",
            Self::TaxonomyPackages => "taxonomy-packages",
            Self::ReportPackages => "report-packages",
        }
    }

    /// A family for each form of filings.
    pub(crate) const FIRST_OF_FORMS: [Self; 4] =
        [Self::Figures, Self::Inline, Self::TaxonomyPackages, Self::ReportPackages];

    /// What faults of the family hit, and a validator is to be given.
    #[must_use]
    pub fn form(self) -> Syntax {
        match self {
            Self::Inline => Syntax::Inline,
            Self::TaxonomyPackages => Syntax::TaxonomyPackage,
            Self::ReportPackages => Syntax::ReportPackage,
            _ => Syntax::Xbrl,
        }
    }
}

/// What becomes of a filing with a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// A validator must refuse it.
    Invalid,
    /// A validator must take it.
    Valid,
    /// No filing can say it: the source can't be understood, and nothing is written of it.
    Unsayable,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Invalid => "invalid",
            Self::Valid => "valid",
            Self::Unsayable => "unsayable",
        }
    }
}

/// A kind of fault.
#[derive(Debug)]
pub struct Fault {
    /// The name, in kebab case.
    pub name: &'static str,
    /// What it is about.
    pub family: Family,
    /// What it changes, in one sentence.
    pub changes: &'static str,
    /// What becomes of a filing with it.
    pub verdict: Verdict,
    put: fn(&mut Site<'_>) -> Option<()>,
}

/// The source of a report, perhaps with a fault.
#[derive(Debug)]
pub struct Mutant(Draft);

impl Fault {
    /// Puts the fault into a report, where the seed decides; nothing where the report has no
    /// place for it.
    #[must_use]
    pub fn put_into(&self, base: &Base, seed: u64) -> Option<Mutant> {
        let mut site = Site::new(base, Random::new(seed, self.name));
        (self.put)(&mut site)?;
        Some(Mutant(site.draft))
    }
}

impl Mutant {
    /// The source without any fault.
    #[must_use]
    pub fn none(base: &Base) -> Self {
        Self(base.draft.clone())
    }

    /// Writes the source into a folder and gives that of the report.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write(&self, into: &Path) -> io::Result<PathBuf> {
        self.0.write(into)
    }
}
