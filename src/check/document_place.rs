//! Where things of documents of others stand.

use crate::diagnostic::Place;
use crate::model::documents::Origin;
use crate::model::dts::Dts;

/// The place of something that stands in a document.
pub(super) fn place(dts: &Dts, origin: Origin) -> Place {
    let document = dts.documents().get(origin.document);
    document.map_or_else(Place::default, |document| Place::line(&document.shown, origin.line))
}
