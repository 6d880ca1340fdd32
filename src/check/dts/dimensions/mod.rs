//! Dimensions 1.0, as far as it is about taxonomies.

mod ends;
mod polymorphism;
mod relations;
mod roles;
mod typed;

pub(in crate::check) use relations::Relations;

use crate::diagnostic::Diagnostics;
use crate::model::dts::Dts;

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    ends::check(dts, diagnostics);
    typed::check(dts, diagnostics);
    roles::check(dts, diagnostics);
    polymorphism::check(dts, diagnostics);
}
