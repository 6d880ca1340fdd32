//! Report packages (Report Packages 1.0): an inline report together with its taxonomy.

use std::io::{self, Seek, Write};

use super::{Output, Template, inline};
use crate::archive::Archive;
use crate::dts;

/// `reportPackage.json` of a package with one inline report.
const REPORT_PACKAGE: &[u8] =
    b"{\"documentInfo\":{\"documentType\":\"https://xbrl.org/report-package/2023/xbri\"}}\n";

/// Writes a report package (`.xbri`): one top-level directory with the metadata of report and
/// taxonomy, the taxonomy, and the inline report under `reports/`.
///
/// # Errors
/// When `out` can't be written.
pub fn write(output: &Output<'_>, template: &Template, out: impl Write + Seek) -> io::Result<()> {
    let top = &output.report.id;
    let mut archive = Archive::new(out);
    archive.add(&format!("{top}/META-INF/reportPackage.json"), REPORT_PACKAGE)?;
    for document in dts::package_entries(output.taxonomy) {
        archive.add(&format!("{top}/{}", document.path), &document.bytes)?;
    }
    inline::write(output, template, archive.start(&format!("{top}/reports/{top}.xhtml"))?)?;
    archive.finish()?.flush()
}
