//! `kessan testcases`: filings with single faults, for those who test validators.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::output::Staged;
use super::{Ending, count, options, said, show, tell};
use crate::diagnostic::render::View;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::filing;
use crate::mutate::{Base, Suite, catalogue};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folder with report.toml; the report must be without errors.
    report: PathBuf,
    /// Folder to write into; the filings come into a folder named after the report.
    #[arg(long, default_value = "out", value_name = "DIR")]
    out: PathBuf,
    /// Taxonomy packages that the taxonomy of the report imports, as zip files or folders.
    #[arg(long, value_name = "PACKAGE", value_delimiter = ',')]
    packages: Vec<PathBuf>,
    /// Decides where faults are put.
    #[arg(long, default_value_t = 1, value_name = "NUMBER")]
    seed: u64,
    /// Keep the sources with the faults in this folder, with a list of the kinds of faults.
    #[arg(long, value_name = "DIR", hide = true)]
    sources: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let opening = options(view).packages(arguments.packages.clone());
    let mut filing = filing::open_report(&arguments.report, &opening);
    filing.check();
    if !filing.is_writable() {
        show(filing.diagnostics(), view);
        return Ending::Refused;
    }
    let Some((taxonomy, Some(report))) = filing.into_models() else { return Ending::Refused };
    let base = match Base::new(&arguments.report, taxonomy, report) {
        Ok(base) => base,
        Err(error) => {
            let mut diagnostics = view.diagnostics();
            diagnostics.push(no_place(&arguments.report, &error));
            show(&diagnostics, view);
            return Ending::Refused;
        }
    };
    match write(&base, arguments) {
        Ok((filings, folder)) => {
            said(tell(view, &format!("{} in {}", count(filings, "filing"), folder.display())))
        }
        Err(message) => Ending::Failed(message),
    }
}

/// Why no faults can be put into a report.
fn no_place(folder: &Path, error: &io::Error) -> Diagnostic {
    let place = Place::file(&folder.to_string_lossy().as_ref().into());
    let message = format!("No faults can be put into the report: {error}.");
    Diagnostic::new(Code::UnsupportedInput, place, message)
        .help("name a report whose files stand in its folder and are without errors")
}

/// Writes the suite and gives how many filings it has, and where it is.
fn write(base: &Base, arguments: &Arguments) -> Result<(usize, PathBuf), String> {
    let folder = arguments.out.join(base.id());
    let mut staged = Staged::new(&folder)?;
    let suite = match arguments.sources.as_deref() {
        Some(kept) => {
            let suite = Suite::new(base, arguments.seed, &arguments.packages, kept);
            list(kept)?;
            suite
        }
        None => Suite::new(base, arguments.seed, &arguments.packages, staged.scratch()?.path()),
    };
    let suite = suite.map_err(|error| format!("can't make test cases: {error}"))?;
    for (path, bytes) in &suite.files {
        staged.write(path, |out| Ok(out.write_all(bytes)?))?;
    }
    staged.finish()?;
    Ok((suite.filings, folder))
}

/// Lists the kinds of faults beside the sources.
fn list(folder: &Path) -> Result<(), String> {
    let kinds: Vec<_> = catalogue()
        .map(|fault| {
            serde_json::json!({
                "name": fault.name,
                "family": fault.family.name(),
                "verdict": fault.verdict.name(),
                "changes": fault.changes,
            })
        })
        .collect();
    let path = folder.join("catalogue.json");
    let text = serde_json::Value::from(kinds).to_string();
    fs::write(&path, text).map_err(|error| format!("can't write `{}`: {error}", path.display()))
}
