//! What goes into packages: metadata, addresses, names of files (Taxonomy Packages 1.0, Report
//! Packages 1.0).

mod address;
mod languages;
mod metadata;
mod names;
mod prefix;

pub(super) use languages::{texts_of, unknown};

use crate::diagnostic::{Diagnostics, Place};
use crate::model::{Report, Taxonomy};

/// Checks what a taxonomy brings into its package.
pub(super) fn taxonomy(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    names::of_taxonomy(taxonomy, diagnostics);
    prefix::check(taxonomy, diagnostics);
    address::check(taxonomy, diagnostics);
    metadata::check(taxonomy, diagnostics);
    languages::check(taxonomy, diagnostics);
}

/// Checks the name that a report gives to its package.
pub(super) fn report(report: &Report, diagnostics: &mut Diagnostics) {
    names::of_report(report, diagnostics);
}

/// The place of a value of the definition of a taxonomy.
fn place(taxonomy: &Taxonomy, keys: &[&str]) -> Place {
    Place::key(&taxonomy.publication.definition, keys)
}

/// The place of a value of an entry point.
fn entry_place(taxonomy: &Taxonomy, at: usize, keys: &[&str]) -> Place {
    place(taxonomy, &[&["entry_points", &at.to_string()][..], keys].concat())
}
