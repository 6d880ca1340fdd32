//! `kessan check`: tells what is wrong, and writes nothing.

use std::io;
use std::path::{Path, PathBuf};

use super::{Ending, count, explain, sums, tell, template, write_findings};
use crate::diagnostic::render::{Format, View};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::FactIndex;
use crate::{check, source};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folders with report.toml or taxonomy.toml.
    #[arg(required_unless_present = "explain", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Explain a code of diagnostics, with an example, instead of checking.
    #[arg(long, value_name = "CODE", conflicts_with = "paths")]
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
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    if let Some(code) = &arguments.explain {
        return explain::run(code);
    }
    let mut refused = false;
    let mut together = Vec::new();
    for path in &arguments.paths {
        let mut diagnostics = view.diagnostics();
        let summary = check_path(path, arguments, view, &mut diagnostics);
        refused |= diagnostics.has_errors();
        // A document can't be written in pieces.
        if view.format == Format::Sarif {
            together.push(diagnostics);
            continue;
        }
        write_findings(&[&diagnostics], view, &mut io::stdout().lock());
        tell(view, &format!("{}: {}", path.display(), conclusion(summary, &diagnostics)));
    }
    if view.format == Format::Sarif {
        write_findings(&together.iter().collect::<Vec<_>>(), view, &mut io::stdout().lock());
    }
    if refused { Ending::Refused } else { Ending::Done }
}

/// Checks what is at a path. What was counted is given for a report.
fn check_path(
    path: &Path,
    arguments: &Arguments,
    view: View,
    diagnostics: &mut Diagnostics,
) -> Option<check::Summary> {
    if path.join("report.toml").exists() {
        return check_report(path, arguments, view, diagnostics);
    }
    if path.join("taxonomy.toml").exists() {
        let taxonomy = source::taxonomy::read(path, diagnostics);
        if let Some(taxonomy) = taxonomy.filter(|_| !diagnostics.has_errors()) {
            check::taxonomy(&taxonomy, diagnostics);
        }
    } else {
        let name = path.to_string_lossy().as_ref().into();
        let message = format!("`{name}` is not a folder with report.toml or taxonomy.toml.");
        diagnostics.push(
            Diagnostic::new(Code::UnsupportedInput, Place::file(&name), message)
                .help("name the folder of a report or of a taxonomy source"),
        );
    }
    source::Locator::new().complete(diagnostics);
    None
}

fn check_report(
    path: &Path,
    arguments: &Arguments,
    view: View,
    diagnostics: &mut Diagnostics,
) -> Option<check::Summary> {
    let Some(mut loaded) = source::report::read(path, diagnostics) else {
        source::Locator::new().complete(diagnostics);
        return None;
    };
    if let Some(mode) = arguments.calculations {
        mode.apply(&mut loaded.report);
    }
    let index = FactIndex::new(&loaded.taxonomy, &loaded.report);
    check::taxonomy(&loaded.taxonomy, diagnostics);
    let summary =
        check::report(&loaded.taxonomy, &loaded.report, &index, loaded.complete, diagnostics);
    template::read(&loaded, diagnostics);
    if let Some(which) = arguments.sums.filter(|_| view.format == Format::Text) {
        // A closed standard output is no reason to stop.
        let _ = sums::write(&loaded, &index, which, &mut io::stdout().lock());
    }
    loaded.locator.complete(diagnostics);
    Some(summary)
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
