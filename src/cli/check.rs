//! `kessan check`: tells what is wrong, and writes nothing.

use std::io;
use std::path::{Path, PathBuf};

use super::{Ending, count, tell, template};
use crate::diagnostic::render::{self, Format};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::model::FactIndex;
use crate::{check, source};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folders with report.toml or taxonomy.toml.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, format: Format) -> Ending {
    let mut refused = false;
    for path in &arguments.paths {
        let mut diagnostics = Diagnostics::new();
        let summary = check_path(path, &mut diagnostics);
        // A closed standard output is no reason to stop.
        let _ = render::write(&diagnostics, format, &mut io::stdout().lock());
        tell(format, &format!("{}: {}", path.display(), conclusion(summary, &diagnostics)));
        refused |= diagnostics.has_errors();
    }
    if refused { Ending::Refused } else { Ending::Done }
}

/// Checks what is at a path. What was counted is given for a report.
fn check_path(path: &Path, diagnostics: &mut Diagnostics) -> Option<check::Summary> {
    if path.join("report.toml").exists() {
        return check_report(path, diagnostics);
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

fn check_report(path: &Path, diagnostics: &mut Diagnostics) -> Option<check::Summary> {
    let Some(loaded) = source::report::read(path, diagnostics) else {
        source::Locator::new().complete(diagnostics);
        return None;
    };
    let index = FactIndex::new(&loaded.taxonomy, &loaded.report);
    check::taxonomy(&loaded.taxonomy, diagnostics);
    let summary =
        check::report(&loaded.taxonomy, &loaded.report, &index, loaded.complete, diagnostics);
    template::read(&loaded, diagnostics);
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
