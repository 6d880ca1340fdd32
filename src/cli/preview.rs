//! `kessan preview`: a page in which a person can check every figure.

use std::path::{Path, PathBuf};

use super::output::Staged;
use super::progress::Progress;
use super::{Ending, options, said, show, tell_files};
use crate::diagnostic::render::View;
use crate::filing::{self, Filing};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report, or two that are shown beside each other with what changed.
    #[arg(required = true, num_args = 1..=2, value_name = "REPORT")]
    reports: Vec<PathBuf>,
    /// The page to write; `<report>-preview.xhtml` when left out.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Taxonomy packages that the taxonomies of the reports import, as zip files or folders.
    #[arg(long, value_name = "PACKAGE", value_delimiter = ',')]
    packages: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let mut progress = Progress::new();
    progress.step("checking");
    let opening = options(view).packages(arguments.packages.clone());
    let mut filings: Vec<Filing> =
        arguments.reports.iter().map(|report| filing::open(report, &opening)).collect();
    for filing in &mut filings {
        filing.check();
        show(filing.diagnostics(), view);
    }
    if !filings.iter().all(Filing::is_writable) {
        return Ending::Refused;
    }
    progress.step("writing the preview");
    match write(arguments, &filings) {
        Ok(files) => {
            drop(progress);
            said(tell_files(view, &files))
        }
        Err(message) => Ending::Failed(message),
    }
}

fn write(arguments: &Arguments, filings: &[Filing]) -> Result<Vec<PathBuf>, String> {
    let [first, rest @ ..] = filings else { return Err("no report is named".to_owned()) };
    let name = first.report().map_or("report", |report| report.id.as_str());
    let out = arguments.out.clone().unwrap_or_else(|| format!("{name}-preview.xhtml").into());
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| format!("`{}` is no name of a file", out.display()))?;
    let mut staged = Staged::new(folder.unwrap_or(Path::new(".")))?;
    staged.write(&name, |mut file| filing::preview(first, rest.first(), &mut file))?;
    staged.finish()
}
