//! Rules over a discovered set: XBRL 2.1 and Dimensions 1.0, as far as they are about taxonomies.

mod arcs;
mod calculation;
mod concepts;
mod cycles;
mod declarations;
mod definition;
pub(super) mod dimensions;
mod enumerations;
mod labels;
mod locators;
pub(super) mod references;
mod roles;
mod tuples;
mod used_roles;

use super::document_place::place;
use super::schema;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::documents::{Document, Origin};
use crate::model::dts::Dts;

/// Checks a discovered set.
pub fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    schema::check(dts, diagnostics);
    declarations::check(dts, diagnostics);
    concepts::check(dts, diagnostics);
    enumerations::check(dts, diagnostics);
    tuples::check(dts, diagnostics);
    roles::check(dts, diagnostics);
    references::check(dts, diagnostics);
    used_roles::check(dts, diagnostics);
    locators::check(dts, diagnostics);
    arcs::check(dts, diagnostics);
    cycles::check(dts, diagnostics);
    calculation::check(dts, diagnostics);
    definition::check(dts, diagnostics);
    labels::check(dts, diagnostics);
    dimensions::check(dts, diagnostics);
}

/// Whether what is wrong there is told.
fn is_judged(dts: &Dts, origin: Origin) -> bool {
    dts.documents().get(origin.document).is_some_and(Document::is_judged)
}

/// Tells something that stands in a document; what is wrong with a standard one is nobody's
/// business here.
fn tell(
    dts: &Dts,
    origin: Origin,
    code: Code,
    message: impl Into<String>,
    diagnostics: &mut Diagnostics,
) {
    if is_judged(dts, origin) {
        diagnostics.push(Diagnostic::new(code, place(dts, origin), message));
    }
}
