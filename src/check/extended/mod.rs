//! Rules of a profile about filings in an extended taxonomy, beyond those of XBRL.

use crate::diagnostic::{Diagnostics, Place};
use crate::profile::Extended;

/// Judges a filing by the rules of its profile. `place` is the sheet, for what has no place of its own.
pub fn extended(_filing: &Extended<'_>, _place: &Place, _diagnostics: &mut Diagnostics) {}
