//! Names of entries that packages of both kinds can't have (Taxonomy Packages 1.0 §2.1, Report Packages 1.0 §3.1).

use super::dts::Package;
use crate::archive::disputed::Disputed;
use crate::archive::incoming::stays_inside;

/// The first entry that can't be, as the local name of the code that the specification gives it, and a sentence.
pub(super) fn fault(package: &Package) -> Option<(&'static str, String)> {
    for name in &package.entries {
        if name.contains('\\') {
            let what = format!("The entry `{}` has a backslash.", name.escape_debug());
            return Some(("invalidArchiveFormat", what));
        }
        if !stays_inside(name) {
            let what = format!("The entry `{}` leads out of the package.", name.escape_debug());
            return Some(("invalidDirectoryStructure", what));
        }
    }
    Some(match package.disputed()? {
        Disputed::Twice(name) => {
            let what = format!("The entry `{}` stands twice.", name.escape_debug());
            ("invalidDirectoryStructure", what)
        }
        Disputed::Otherwise(name) => {
            let what =
                format!("The entry `{}` has another name where it stands.", name.escape_debug());
            ("invalidArchiveFormat", what)
        }
    })
}
