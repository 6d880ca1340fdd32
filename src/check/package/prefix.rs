//! The prefix of the taxonomy beside those that documents use for standards.

use super::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::Taxonomy;

/// Prefixes that instances and inline documents declare themselves, or that XML keeps: another
/// declaration of one makes the document unreadable (Namespaces in XML §3).
const TAKEN: [&str; 11] =
    ["xml", "xmlns", "xbrli", "link", "xlink", "xsi", "xbrldi", "iso4217", "utr", "ix", "ixt"];

/// Prefixes that readers of taxonomies take for those of standards; documents keep them apart.
const CUSTOMARY: [&str; 7] = ["xs", "xsd", "xbrldt", "ref", "dtr-types", "enum2", "calc"];

/// Tells a prefix that stands for a standard, or for a taxonomy that is imported.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let prefix = taxonomy.publication.prefix.as_str();
    let taken = TAKEN.contains(&prefix);
    let is_imported = || {
        let mut others = taxonomy.concepts.values().filter(|concept| !concept.is_own());
        others.any(|concept| *concept.name.prefix == *prefix)
    };
    if !taken && !CUSTOMARY.contains(&prefix) && !is_imported() {
        return;
    }
    let message = format!("The prefix `{prefix}` means something else.");
    let mut told = Diagnostic::new(Code::ReservedPrefix, place(taxonomy, &["prefix"]), message)
        .help("choose another, such as the short name of the company");
    if !taken {
        told.severity = Severity::Warning;
    }
    diagnostics.push(told);
}
