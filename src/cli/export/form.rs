//! A report becomes what a regulator asks for.

use super::super::output::Staged;
use super::super::{Ending, count, options, said, show, tell};
use super::Arguments;
use crate::diagnostic::render::View;
use crate::filing::{self, Regulated};

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let opening = options(view).packages(arguments.packages.clone());
    let opened = filing::open_regulated(&arguments.report, arguments.profile.profile(), &opening);
    let filing = match opened {
        Ok(filing) => filing,
        Err(error) => return Ending::Failed(error.to_string()),
    };
    show(filing.diagnostics(), view);
    if filing.diagnostics().has_errors() {
        return Ending::Refused;
    }
    match write(&filing, arguments) {
        Ok(told) => said(tell(view, &told)),
        Err(message) => Ending::Failed(message),
    }
}

/// Writes the files, and an archive with them.
fn write(filing: &Regulated<'_>, arguments: &Arguments) -> Result<String, String> {
    let stem = filing.stem().ok_or("there is nothing to write")?;
    let files = filing.files().map_err(|error| error.to_string())?;
    let mut staged = Staged::new(&arguments.out.join(&stem))?;
    for file in &files {
        staged.write(&file.path, |out| Ok(out.write_all(&file.bytes)?))?;
    }
    staged.write(&format!("{stem}.zip"), |out| filing::pack_form(&files, out))?;
    let names = staged.finish()?;
    let names: String = names.iter().map(|file| format!("\n  {}", file.display())).collect();
    Ok(format!("{}:{names}", count(filing.facts(), "fact")))
}
