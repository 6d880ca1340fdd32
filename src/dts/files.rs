//! The files that a taxonomy may be written as.

use super::linkbase::{CALCULATION, DEFINITION, PRESENTATION};
use super::names;
use crate::model::Taxonomy;

/// Every file that the documents of a taxonomy may be in; linkbases that would be empty are not
/// written.
pub(super) fn files(taxonomy: &Taxonomy) -> Vec<String> {
    let languages = names::languages(taxonomy);
    let mut files = vec![
        names::core_schema(taxonomy),
        names::references(taxonomy),
        names::generic_labels(taxonomy),
        names::enumerations(taxonomy),
    ];
    let shared = languages.iter().filter(|lang| names::shares_labels(taxonomy, lang));
    files.extend(shared.map(|lang| names::shared_labels(taxonomy, lang)));
    for entry in &taxonomy.entry_points {
        files.push(names::entry_point(taxonomy, entry));
        let own = languages.iter().filter(|lang| entry.replaces(lang));
        files.extend(own.map(|lang| names::labels(taxonomy, entry, lang)));
        let kinds = [&PRESENTATION, &CALCULATION, &DEFINITION];
        files.extend(kinds.map(|kind| names::linkbase(taxonomy, entry, kind.suffix)));
    }
    files
}
