//! What `kessan export` does, without files and processes.

use std::io::Cursor;
use std::path::Path;

use kessan::diagnostic::Diagnostics;
use kessan::model::FactIndex;
use kessan::profile::INTL;
use kessan::source::report::Loaded;
use kessan::write::{Output, Template};
use kessan::{check, dts, source, write};

/// The files of an export.
pub struct Written {
    /// The XBRL 2.1 instance.
    pub xbrl: Vec<u8>,
    /// The Inline XBRL document.
    pub inline: Vec<u8>,
    /// The documents of the taxonomy: path and bytes.
    pub taxonomy: Vec<(String, Vec<u8>)>,
}

/// Reads and checks the report in a folder; writes it when there is no error.
///
/// # Panics
/// When a report without errors can't be written.
pub fn export(report: &Path) -> (Diagnostics, Option<Written>) {
    let mut diagnostics = Diagnostics::new();
    let Some(loaded) = source::report::read(report, &mut diagnostics) else {
        source::Locator::new().complete(&mut diagnostics);
        return (diagnostics, None);
    };
    let Loaded { taxonomy, report, .. } = &loaded;
    let index = FactIndex::new(taxonomy, report);
    check::taxonomy(taxonomy, &mut diagnostics);
    check::report(taxonomy, report, &index, loaded.complete, &mut diagnostics);
    loaded.locator.complete(&mut diagnostics);
    if diagnostics.has_errors() {
        return (diagnostics, None);
    }
    let url = dts::entry_point_url(taxonomy, report.entry_point);
    let output = Output::new(taxonomy, report, &index, &INTL, url);
    let template = Template::standard();
    let (mut xbrl, mut inline) = (Vec::new(), Vec::new());
    write::xbrl(&output, &mut xbrl).expect("a report without errors can be written");
    write::inline(&output, &template, &mut inline).expect("a report without errors can be written");
    let mut package = Cursor::new(Vec::new());
    dts::Package::new(taxonomy)
        .and_then(|taxonomy| {
            write::package(&output, &taxonomy, |out| out.write_all(&inline), &mut package)
        })
        .expect("a report without errors can be packed");
    let taxonomy = dts::package_entries(taxonomy)
        .into_iter()
        .map(|document| (document.path, document.bytes))
        .collect();
    (diagnostics, Some(Written { xbrl, inline, taxonomy }))
}
