//! Taxonomy packages by themselves (Taxonomy Packages 1.0): their entries, and what they say of themselves.

use std::path::Path;
use std::sync::Arc;

use super::Options;
use crate::archive::incoming::Limits;
use crate::check;
use crate::diagnostic::Diagnostics;
use crate::model::documents::ReferenceKind;
use crate::read::dts::{self, Package, Sources};
use crate::read::taxonomy_package::{METADATA, finding, is_judged, judge};

/// Tells what is wrong with the package at a path in which a report stands, where it is a taxonomy package as well (Report
/// Packages 1.0 §3). One that can't be read is told with the report.
pub(super) fn check_at(path: &Path, options: &Options, diagnostics: &mut Diagnostics) {
    let Ok(package) = options.opened.open(path) else { return };
    if is_judged(&package) {
        let mut sources = Sources::new(Limits::default());
        sources.share(package.clone());
        check(&package, &sources, diagnostics);
    }
}

/// Tells what is wrong with a package that is among the sources.
pub(super) fn check(package: &Package, sources: &Sources, diagnostics: &mut Diagnostics) {
    if !is_judged(package) {
        return;
    }
    judge(package, diagnostics);
    let documents = [package.metadata.as_ref(), package.catalog.as_ref()];
    for ((path, schema, code), _) in METADATA.iter().zip(documents).filter(|of| of.1.is_some()) {
        let path = format!("{}{path}", package.top);
        let name: Arc<str> = format!("{}/{path}", package.path.display()).into();
        let report = (format!("{}{path}", package.address), name);
        let entry_points = [(ReferenceKind::Standard, (*schema).to_owned())];
        let reading = dts::Options { keep_trees: true, ..dts::Options::default() };
        let (mut of_reading, mut told) = (Diagnostics::new(), Diagnostics::new());
        let report = [report];
        let set = dts::load_with_reports(&entry_points, &report, sources, reading, &mut of_reading);
        check::by_schema(&set, &mut told);
        for found in told.iter() {
            diagnostics.push(finding(found.place.clone(), code, &found.message));
        }
    }
}
