//! Taxonomies and reports that a program builds in memory. Names are looked up as things are added, so that a
//! model that comes out has no id that leads nowhere; all rules are for [`Filing::check`].
//!
//! [`Filing::check`]: super::Filing::check

mod report;
mod taxonomy;

pub use report::{FactBuilder, ReportBuilder};
pub use taxonomy::{ConceptBuilder, StatementBuilder, TaxonomyBuilder};
