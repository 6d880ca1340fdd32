//! `kessan preview`: a page in which a person can check every figure.

use std::path::{Path, PathBuf};

use super::output::Staged;
use super::progress::Progress;
use super::{Ending, options, said, show, tell_files};
use crate::diagnostic::render::View;
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::filing::{self, AnyReport, Options, Previewed};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report in any syntax, or two that are shown beside each other with what changed. One of others is shown
    /// in its own page where that can be; its taxonomy need not be at hand.
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
    let mut progress = Progress::new(view);
    progress.step("checking");
    let opening = options(view).packages(arguments.packages.clone());
    let mut pages = Vec::new();
    for path in &arguments.reports {
        match page(path, &opening, view) {
            Ok(page) => pages.push(page),
            Err(ending) => return ending,
        }
    }
    progress.step("writing the preview");
    match write(arguments, &pages) {
        Ok(files) => {
            drop(progress);
            said(tell_files(view, &files))
        }
        Err(message) => Ending::Failed(message),
    }
}

/// A report that is shown: what it is called, and its page.
type Page = (String, Previewed);

/// Reads and judges a report, and tells what is wrong with it. One of ours must have no errors; one of others is
/// there to be looked at.
fn page(path: &Path, opening: &Options, view: View) -> Result<Page, Ending> {
    let mut found = opening.findings();
    let report = filing::only_report(path, &mut found).and_then(|at| {
        let report = filing::open_found(&at, opening, &mut found)?;
        Some((at.stem(), report))
    });
    let Some((stem, report)) = report else {
        show(&found, view);
        return Err(Ending::Refused);
    };
    let failed =
        |error: &dyn std::fmt::Display| Ending::Failed(format!("{}: {error}", path.display()));
    report.check(opening, &mut found).map_err(|error| failed(&error))?;
    let findings = match &report {
        AnyReport::Own(_) => found,
        _ => as_far_as_it_goes(&found, opening),
    };
    show(&findings, view);
    if matches!(&report, AnyReport::Own(filing) if !filing.is_writable()) {
        return Err(Ending::Refused);
    }
    let name = match &report {
        AnyReport::Own(filing) => filing.report().map_or(stem, |report| report.id.clone()),
        _ => stem,
    };
    let page = Previewed::new(&report, &name, &findings).map_err(|error| failed(&error))?;
    Ok((name, page))
}

/// Findings about a report whose taxonomy need not be at hand: that it is not is a warning here.
fn as_far_as_it_goes(found: &Diagnostics, opening: &Options) -> Diagnostics {
    let mut findings = opening.findings();
    for told in found.iter() {
        let mut told = told.clone();
        if told.code == Code::TaxonomyNotThere {
            told.severity = Severity::Warning;
        }
        findings.push(told);
    }
    findings
}

fn write(arguments: &Arguments, pages: &[Page]) -> Result<Vec<PathBuf>, String> {
    let [(name, first), rest @ ..] = pages else { return Err("no report is named".to_owned()) };
    let out = arguments.out.clone().unwrap_or_else(|| format!("{name}-preview.xhtml").into());
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty());
    let name = out.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| format!("`{}` is no name of a file", out.display()))?;
    let second = rest.first().map(|(_, page)| page);
    let mut staged = Staged::new(folder.unwrap_or(Path::new(".")))?;
    staged.write(&name, |mut file| filing::preview_pages(first, second, &mut file))?;
    staged.finish()
}
