//! Report packages (Report Packages 1.0): a report together with its taxonomy.

use std::io::{self, Seek, Write};

use super::oim::{CsvFiles, CsvTables, Json, ReportSource};
use super::{Output, xbrl};
use crate::archive::Archive;
use crate::dts;
use crate::model::stream::{FactSource, Loss};

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

/// `reportPackage.json` of a package with one report that is not inline.
const OTHER_PACKAGE: &[u8] =
    b"{\"documentInfo\":{\"documentType\":\"https://xbrl.org/report-package/2023/xbr\"}}\n";

/// The syntax of the report in a package `.xbr`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packed {
    /// XBRL 2.1.
    Xbrl,
    /// xBRL-JSON.
    Json,
    /// xBRL-CSV.
    Csv,
}

/// Writes a report package (`.xbr`): as [`write()`], with a report in another syntax than Inline XBRL.
/// Returns what that syntax could not say.
///
/// # Errors
/// When `out` can't be written.
pub fn write_other(
    output: &Output<'_>,
    taxonomy: &dts::Package,
    syntax: Packed,
    out: impl Write + Seek,
) -> io::Result<Vec<Loss>> {
    let top = &output.report.id;
    let mut archive = Archive::new(out);
    archive.add(&format!("{top}/META-INF/reportPackage.json"), OTHER_PACKAGE)?;
    taxonomy.place(top, &mut archive)?;
    let mut facts = ReportSource::new(output);
    let losses = match syntax {
        Packed::Xbrl => {
            xbrl::write(output, archive.start(&format!("{top}/reports/{top}.xbrl"))?)?;
            Vec::new()
        }
        Packed::Json => {
            let entry = archive.start(&format!("{top}/reports/{top}.json"))?;
            facts.stream(&mut Json::new(entry))?
        }
        Packed::Csv => {
            let files = Entries { archive: &mut archive, folder: format!("{top}/reports/") };
            facts.stream(&mut CsvTables::new(files, top))?
        }
    };
    archive.finish()?.flush()?;
    Ok(losses)
}

/// Whole files as entries of an archive.
struct Entries<'a, W: Write + Seek> {
    archive: &'a mut Archive<W>,
    folder: String,
}

impl<W: Write + Seek> CsvFiles for Entries<'_, W> {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.archive.add(&format!("{}{name}", self.folder), bytes)
    }
}
