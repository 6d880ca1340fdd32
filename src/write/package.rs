//! Report packages (Report Packages 1.0): an inline report together with its taxonomy.

use std::io::{self, Seek, Write};

use super::Output;
use crate::archive::Archive;
use crate::dts;

/// `reportPackage.json` of a package with one inline report.
const REPORT_PACKAGE: &[u8] =
    b"{\"documentInfo\":{\"documentType\":\"https://xbrl.org/report-package/2023/xbri\"}}\n";

/// Writes a report package (`.xbri`): one top-level directory with the metadata of report and
/// taxonomy, the taxonomy, and the inline report under `reports/`, which `inline` writes: it may have
/// been rendered already.
///
/// # Errors
/// When `inline` fails, or `out` can't be written.
pub fn write(
    output: &Output<'_>,
    taxonomy: &dts::Package,
    inline: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    out: impl Write + Seek,
) -> io::Result<()> {
    let top = &output.report.id;
    let mut archive = Archive::new(out);
    archive.add(&format!("{top}/META-INF/reportPackage.json"), REPORT_PACKAGE)?;
    taxonomy.place(top, &mut archive)?;
    inline(&mut archive.start(&format!("{top}/reports/{top}.xhtml"))?)?;
    archive.finish()?.flush()
}
