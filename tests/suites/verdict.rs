//! Our verdict on a variation.

use kessan::check::{self, pages};
use kessan::diagnostic::{Diagnostics, Severity};
use kessan::filing::{self, DocumentAt, Given, Sums};
use kessan::read::dts::{self, Options};

use crate::archive::{Kind, Suite, Variation};

/// What we say.
pub struct Verdict {
    /// Errors: code, place and message.
    pub told: Vec<String>,
    /// The codes of the validator for them, as their pages give them.
    pub validator_codes: Vec<&'static str>,
}

/// Judges a variation.
pub fn judge(suite: &Suite, variation: &Variation) -> Verdict {
    let mut diagnostics = Diagnostics::new();
    match variation.kind {
        Kind::Taxonomy => {
            let options = Options { keep_trees: true, ..Options::default() };
            let entry_points = [variation.entry.clone()];
            let set = dts::load(&entry_points, &suite.sources, options, &mut diagnostics);
            check::set(&set, &mut diagnostics);
        }
        Kind::Instance => {
            let options = filing::Options::new().keep_trees(true).sums(Sums::Classic);
            let name = variation.entry.rsplit('/').next().unwrap_or_default().to_owned();
            let document = DocumentAt { name, address: variation.entry.clone() };
            if let Some(given) =
                Given::read(&[document], &suite.sources, &options, &mut diagnostics)
            {
                given.check(&mut diagnostics);
            }
        }
    }
    let errors = diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let told = errors
        .clone()
        .map(|found| format!("{} {}: {}", found.code.name(), found.place, found.message));
    Verdict {
        told: told.collect(),
        validator_codes: errors
            .filter_map(|found| pages::of(found.code))
            .map(|page| page.validator)
            .collect(),
    }
}
