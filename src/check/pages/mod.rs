//! What there is to say about every code: what is checked, why, an example that fails and the same
//! mended, the specification, and what a validator would say.
//!
//! One file a family of rules. The examples are run by `tests/rules.rs`, and the table
//! `src/check/RULES.md` is made from the pages, so that neither can fall behind the code.

mod dimensions;
mod duplicates;
mod extraction;
mod files;
mod forms;
mod inline;
mod instances;
mod linkbases;
mod lints;
mod meaning;
mod names;
mod oim;
mod packages;
mod periods;
mod set_dimensions;
mod sets;
mod sums;
mod table;
mod tables;
mod taxonomy;
mod text;
mod units;
mod values;

pub use table::table;

use crate::diagnostic::Code;

/// What there is to say about a code.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// The code.
    pub code: Code,
    /// What is checked, in a sentence or two.
    pub checks: &'static str,
    /// Why it matters to the filer.
    pub why: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
    /// What makes the made-up report of `tests/cases/base` fail; nothing where no text can show it.
    pub edits: &'static [Edit],
    /// The section of the specification that demands it, or `none: ` and the reason.
    pub specification: &'static str,
    /// The codes of the Arelle validator for the same fault, or `none: ` and the reason.
    pub validator: &'static str,
}

/// A part of an example: a text of a file of `tests/cases/base`, right and wrong.
#[derive(Clone, Copy, Debug)]
pub struct Edit {
    /// The file, below `tests/cases/base`.
    pub file: &'static str,
    /// What stands in that file, just once; empty where there is no such file.
    pub mended: &'static str,
    /// What stands there instead in the example that fails.
    pub fails: &'static str,
}

/// Rules that belong together.
struct Family {
    title: &'static str,
    pages: &'static [Page],
}

/// Every page, in the order of the way that a report takes: files, tables, names, facts, the whole.
const FAMILIES: &[Family] = &[
    Family { title: "Files", pages: files::PAGES },
    Family { title: "Tables", pages: tables::PAGES },
    Family { title: "Names", pages: names::PAGES },
    Family { title: "Values", pages: values::PAGES },
    Family { title: "Periods", pages: periods::PAGES },
    Family { title: "Units", pages: units::PAGES },
    Family { title: "Dimensions", pages: dimensions::PAGES },
    Family { title: "Duplicates", pages: duplicates::PAGES },
    Family { title: "Sums", pages: sums::PAGES },
    Family { title: "Taxonomy", pages: taxonomy::PAGES },
    Family { title: "Packages", pages: packages::PAGES },
    Family { title: "Taxonomies as documents", pages: sets::PAGES },
    Family { title: "Reports of others as documents", pages: instances::PAGES },
    Family { title: "Linkbases", pages: linkbases::PAGES },
    Family { title: "Dimensions of taxonomies as documents", pages: set_dimensions::PAGES },
    Family { title: "The inline document", pages: inline::PAGES },
    Family { title: "Good practice and the report as a whole", pages: lints::PAGES },
    Family { title: "Figures against each other", pages: meaning::PAGES },
    Family { title: "Extraction", pages: extraction::PAGES },
    Family { title: "xBRL-JSON, xBRL-CSV and report packages", pages: oim::PAGES },
    Family { title: "Forms of regulators", pages: forms::PAGES },
];

/// Every page, family by family.
pub fn all() -> impl Iterator<Item = &'static Page> {
    FAMILIES.iter().flat_map(|family| family.pages)
}

/// The page of a code.
#[must_use]
pub fn of(code: Code) -> Option<&'static Page> {
    all().find(|page| page.code == code)
}
