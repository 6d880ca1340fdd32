//! `kessan facts --to parquet`: the facts of many reports in one file.
//!
//! Reports are read on all cores, a few at a time, and written in the order in which they are
//! named: the file is the same however many cores there are, and memory does not grow with it.

use std::io;
use std::path::Path;

use super::super::output::Staged;
use super::super::progress::Counted;
use super::super::{Ending, count, options, said, show, sum_up_of};
use super::{Arguments, is_wanted, rows_names, tell_losses};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::View;
use crate::filing::{self, Found, Options};
use crate::model::rows::Rows;
use crate::model::stream::Loss;
use crate::write::columns::Parquet;

/// What became of a report.
struct Read {
    diagnostics: Diagnostics,
    rows: Option<Rows>,
    losses: Vec<Loss>,
    failed: Option<String>,
}

impl Read {
    /// Of a report over which the program itself failed.
    fn failed(found: &Found, message: &str, opening: &Options) -> Self {
        let mut diagnostics = opening.findings();
        diagnostics.push(filing::fault(&found.name(), message));
        Self { diagnostics, rows: None, losses: Vec::new(), failed: None }
    }
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let Some(place) = &arguments.out else {
        return Ending::Failed("--to parquet needs a file to write into: --out FILE".to_owned());
    };
    match write(arguments, place, view) {
        Ok((facts, reports, refused)) => {
            let told = match refused {
                0 => String::new(),
                number => format!(", {number} with errors"),
            };
            let (facts, reports) = (count(facts, "fact"), count(reports, "report"));
            let line = format!("{facts} of {reports}{told}");
            let name = place.display().to_string();
            match said(sum_up_of(view, &name, &view.language.say(&line), &mut io::stdout())) {
                Ending::Done if refused > 0 => Ending::Refused,
                ending => ending,
            }
        }
        Err(message) => Ending::Failed(message),
    }
}

/// Writes all, and gives how many facts and reports there were, and reports with errors.
fn write(arguments: &Arguments, place: &Path, view: View) -> Result<(usize, usize, usize), String> {
    let opening = arguments.taxonomies.apply(options(view));
    let languages = arguments.languages();
    let (mut facts, mut refused) = (0, 0);
    let mut found: Vec<Found> = Vec::new();
    for path in &arguments.paths {
        let mut diagnostics = opening.findings();
        found.extend(filing::find_reports(path, &mut diagnostics));
        refused += usize::from(diagnostics.has_errors());
        show(&diagnostics, view);
    }
    let opening = opening.alone(found.len() == 1);
    let reports = found.len() + refused;
    let folder = place.parent().map(Path::to_owned).unwrap_or_default();
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut staged = Staged::new(&folder)?;
    let mut progress = Counted::new("reading", found.len(), view);
    staged.write(&name, |out| {
        let mut file = Parquet::new(out, &languages)?;
        let mut done = 0;
        filing::in_order(
            &found,
            |of| read(of, arguments, &languages, &opening),
            |of, read| -> io::Result<()> {
                let read = read.unwrap_or_else(|message| Read::failed(of, &message, &opening));
                show(&read.diagnostics, view);
                let has_faults = tell_losses(&read.losses);
                if let Some(error) = &read.failed {
                    eprintln!("error: {}: {error}", of.name());
                }
                let failed = read.failed.is_some() || read.rows.is_none();
                refused += usize::from(failed || has_faults || read.diagnostics.has_errors());
                done += 1;
                progress.done(done);
                let Some(rows) = &read.rows else { return Ok(()) };
                facts += rows.rows.len();
                file.add(rows, &of.name())
            },
        )?;
        Ok(file.finish()?)
    })?;
    staged.finish()?;
    Ok((facts, reports, refused))
}

/// Reads the facts of a report.
fn read(found: &Found, arguments: &Arguments, languages: &[String], opening: &Options) -> Read {
    let mut diagnostics = opening.findings();
    let report = filing::open_found(found, opening, &mut diagnostics);
    let (rows, losses, failed) = match report.map(|report| report.rows(languages)) {
        Some(Ok((mut rows, losses))) => {
            let names = rows_names(&rows.header);
            rows.rows.retain(|row| is_wanted(row, &names, arguments));
            (Some(rows), losses, None)
        }
        Some(Err(error)) => (None, Vec::new(), Some(error.to_string())),
        None => (None, Vec::new(), None),
    };
    Read { diagnostics, rows, losses, failed }
}
