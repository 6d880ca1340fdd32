//! `kessan check`: tells what is wrong, and writes nothing.

use std::io;
use std::path::{Path, PathBuf};

use super::taxonomies::Taxonomies;
use super::{Ending, count, explain, options, said, sums, tell, write_findings};
use crate::check;
use crate::diagnostic::render::{Format, View};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::filing::{self, Filing, Found, Options};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folders with report.toml or taxonomy.toml, or of such folders; taxonomy packages, schemas, linkbases; reports
    /// in xBRL-JSON and xBRL-CSV.
    #[arg(required_unless_present = "explain", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Explain a code of diagnostics, with an example, instead of checking; without a code list all.
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", conflicts_with = "paths")]
    explain: Option<String>,
    /// Show the sums with their parts before what is wrong: all, or with `=wrong` those that do
    /// not hold.
    #[arg(
        long,
        value_enum,
        value_name = "WHICH",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "all"
    )]
    sums: Option<sums::Which>,
    /// Judge sums in this way instead of that of report.toml.
    #[arg(long, value_enum, value_name = "RULES")]
    calculations: Option<sums::Mode>,
    #[command(flatten)]
    taxonomies: Taxonomies,
}

/// The reports of others at a path, those of folders with `report.toml` aside; none where it leads to something else.
fn others(path: &Path, diagnostics: &mut Diagnostics) -> Vec<Found> {
    if filing::is_taxonomy(path) {
        return Vec::new();
    }
    let mut found = filing::find(path, diagnostics);
    found.retain(|of| !matches!(of, Found::Folder(_)));
    found
}

/// What there is to tell of a report of others, and how many facts it has.
fn other(found: &Found, opening: &Options) -> (Diagnostics, usize) {
    let mut diagnostics = opening.findings();
    let report = filing::open_found(found, opening, &mut diagnostics);
    let facts = report.map_or(Ok(0), |report| report.check(opening, &mut diagnostics));
    let facts = facts.unwrap_or_else(|error| {
        let place = Place::file(&found.name().as_str().into());
        let message = format!("The report can't be read: {error}.");
        diagnostics.push(Diagnostic::new(Code::FileNotReadable, place, message));
        0
    });
    (diagnostics, facts)
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    if let Some(code) = &arguments.explain {
        return explain::run(code);
    }
    let refused = match check(arguments, view) {
        Ok(refused) => refused,
        Err(error) => return said(Err(error)),
    };
    match said(Ok(())) {
        Ending::Done if refused => Ending::Refused,
        ending => ending,
    }
}

/// Checks what is named and writes the findings; gives whether there are errors.
fn check(arguments: &Arguments, view: View) -> io::Result<bool> {
    let mut refused = false;
    let mut together = Vec::new();
    let opening = options(view).sums(arguments.calculations.map(sums::Mode::rules));
    let opening = arguments.taxonomies.apply(opening).keep_trees(true);
    let mut paths: Vec<PathBuf> = Vec::new();
    let mut found = Vec::new();
    let mut told = opening.findings();
    for path in &arguments.paths {
        let own = filing::inputs(path);
        let mut of_path = opening.findings();
        let others = others(path, &mut of_path);
        if !of_path.has_errors() && others.is_empty() || own != [path.clone()] {
            paths.extend(own);
        }
        found.extend(others);
        told.absorb(of_path);
    }
    refused |= told.has_errors();
    if view.format == Format::Sarif {
        together.push(told);
    } else if told.iter().next().is_some() {
        write_findings(&[&told], view, &mut io::stdout().lock())?;
    }
    for of in &found {
        let (diagnostics, facts) = other(of, &opening);
        refused |= diagnostics.has_errors();
        if view.format == Format::Sarif {
            together.push(diagnostics);
            continue;
        }
        write_findings(&[&diagnostics], view, &mut io::stdout().lock())?;
        tell(view, &format!("{}: {}", of.name(), found_in(&diagnostics, facts)))?;
    }
    // Reports are kept where there are others to hold them against.
    let mut reports = Vec::new();
    for path in &paths {
        let mut filing = filing::open(path, &opening);
        let summary = filing.check();
        let diagnostics = filing.diagnostics();
        refused |= diagnostics.has_errors();
        // A document can't be written in pieces.
        if view.format == Format::Sarif {
            together.push(diagnostics.clone());
        } else {
            show_one(&filing, summary, path, arguments, view)?;
        }
        if paths.len() > 1 && filing.report().is_some() {
            reports.push(filing);
        }
    }
    let compared = filing::compare(&reports, &opening);
    if view.format == Format::Sarif {
        together.push(compared);
        write_findings(&together.iter().collect::<Vec<_>>(), view, &mut io::stdout().lock())?;
    } else if reports.len() > 1 {
        write_findings(&[&compared], view, &mut io::stdout().lock())?;
        let told = count(compared.warnings(), "warning");
        tell(view, &format!("{} together: {told}", count(reports.len(), "report")))?;
    }
    Ok(refused)
}

/// Writes what there is to tell of one filing.
fn show_one(
    filing: &Filing,
    summary: Option<check::Summary>,
    path: &Path,
    arguments: &Arguments,
    view: View,
) -> io::Result<()> {
    let diagnostics = filing.diagnostics();
    if let Some(which) = arguments.sums.filter(|_| view.format == Format::Text) {
        sums::write(filing, which, &mut io::stdout().lock())?;
    }
    write_findings(&[diagnostics], view, &mut io::stdout().lock())?;
    tell(view, &format!("{}: {}", path.display(), conclusion(summary, diagnostics)))
}

fn found_in(diagnostics: &Diagnostics, facts: usize) -> String {
    format!("{}, {}", conclusion(None, diagnostics), count(facts, "fact"))
}

fn conclusion(summary: Option<check::Summary>, diagnostics: &Diagnostics) -> String {
    let mut parts =
        vec![count(diagnostics.errors(), "error"), count(diagnostics.warnings(), "warning")];
    if diagnostics.notes() > 0 {
        parts.push(count(diagnostics.notes(), "note"));
    }
    if let Some(summary) = summary {
        let duplicates = summary.duplicates;
        parts.push(count(summary.facts, "fact"));
        parts.push(count(summary.calculations, "sum"));
        parts.push(format!(
            "{} complete and {} consistent duplicates",
            duplicates.complete, duplicates.consistent
        ));
    }
    parts.join(", ")
}
