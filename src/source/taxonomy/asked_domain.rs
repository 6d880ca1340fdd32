//! What rows of concepts say of the domains of their values: `domain` and `head_usable` in `concepts.csv`.

use super::super::cell;
use super::super::table::Cell;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::ItemType;

/// What the row of a concept says of its domain, until domains are known.
pub(super) struct Asked {
    /// The concept.
    pub(super) name: String,
    /// The name of its type, where that is none of an enumeration.
    pub(super) other_type: Option<String>,
    /// What it names: an axis, or the head of a domain.
    pub(super) domain: String,
    pub(super) place: Place,
    pub(super) head_usable: bool,
}

impl Asked {
    /// Reads the cells of a concept.
    pub(super) fn read(
        name: &str,
        item_type: &ItemType,
        domain: Cell<'_>,
        head_usable: Cell<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let is_enumeration = item_type.primitive.is_enumeration();
        let other_type = (!is_enumeration).then(|| item_type.name.to_string());
        if let Some(of) = other_type.as_ref().filter(|_| domain.is_empty()) {
            if !head_usable.is_empty() {
                diagnostics.push(no_domain(of, domain.place()));
            }
            return None;
        }
        let head_usable = cell::yes(head_usable, false, diagnostics);
        (!domain.is_empty()).then(|| Self {
            name: name.to_owned(),
            other_type,
            domain: domain.text.to_owned(),
            place: domain.place(),
            head_usable,
        })
    }
}

/// Tells a domain of a concept that is no enumeration.
pub(super) fn no_domain(item_type: &str, place: Place) -> Diagnostic {
    let message = format!("A concept of the type `{item_type}` has no domain.");
    Diagnostic::new(Code::InvalidCell, place, message)
        .help("leave the cell empty, or choose the type `enumeration` or `enumerationSet`")
}
