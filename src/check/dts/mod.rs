//! Rules over a discovered set: XBRL 2.1 and Dimensions 1.0, as far as they are about taxonomies.

use crate::diagnostic::Diagnostics;
use crate::model::dts::Dts;

/// Checks a discovered set.
pub fn check(_dts: &Dts, _diagnostics: &mut Diagnostics) {}
