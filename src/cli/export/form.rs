//! A report becomes what a regulator asks for.

use std::path::Path;

use super::super::output::Staged;
use super::{Arguments, Exported, Ready};
use crate::filing::{self, Options, Regulated};

/// Reads a report and writes what is asked for under temporary names.
pub(super) fn export(report: &Path, arguments: &Arguments, opening: &Options) -> Exported {
    match filing::open_regulated(report, arguments.profile.profile(), opening) {
        Err(error) => Exported {
            diagnostics: opening.findings(),
            facts: 0,
            written: Some(Err(error.to_string())),
        },
        Ok(filing) => {
            let diagnostics = filing.diagnostics().clone();
            let may = arguments.in_spite_of_errors || !diagnostics.has_errors();
            let written = may.then(|| write(&filing, arguments));
            Exported { diagnostics, facts: filing.facts(), written }
        }
    }
}

/// Writes the files, and an archive with them.
fn write(filing: &Regulated<'_>, arguments: &Arguments) -> Result<Ready, String> {
    let stem = filing.stem().ok_or("there is nothing to write")?;
    let files = filing.files().map_err(|error| error.to_string())?;
    let mut staged = Staged::new(&arguments.out.join(&stem))?;
    for file in &files {
        staged.write(&file.path, |out| Ok(out.write_all(&file.bytes)?))?;
    }
    staged.write(&format!("{stem}.zip"), |out| filing::pack_form(&files, out))?;
    Ok((stem, staged, Vec::new()))
}
