//! `kessan export`: a report becomes filings.

mod files;
mod form;

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::ValueEnum;

use super::batch::{Batch, Done, Journal};
use super::output::Staged;
use super::progress::Progress;
use super::{Ending, count, options, show, tell, tell_line};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::View;
use crate::filing::{self, Options, Syntax};
use crate::model::stream::Loss;
use crate::profile::Profile;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folders with report.toml, or of such folders.
    #[arg(required = true, value_name = "REPORT")]
    reports: Vec<PathBuf>,
    /// Folder to write into; the files of a report come into a folder named after it.
    #[arg(long, default_value = "out", value_name = "DIR")]
    out: PathBuf,
    /// Taxonomy packages that the taxonomy imports or the profile needs, as zip files or folders.
    #[arg(long, value_name = "PACKAGE", value_delimiter = ',')]
    packages: Vec<PathBuf>,
    /// What to write.
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["xbrl", "ixbrl", "package"])]
    to: Vec<Wanted>,
    /// Text of the release: the inline document is this text, its figures tagged in place.
    #[arg(long, value_name = "RELEASE")]
    text: Option<PathBuf>,
    /// xBRL-CSV has one fact a row, and not tables laid out for people.
    #[arg(long)]
    fact_rows: bool,
    /// Whose conventions to follow: the name of a profile, or a file with one.
    #[arg(long, default_value = "intl", value_parser = profile)]
    profile: Chosen,
    /// Write filings that a validator must refuse, as far as they can say what is wrong: to see
    /// whether it does.
    #[arg(long, hide = true)]
    in_spite_of_errors: bool,
    #[command(flatten)]
    batch: Batch,
}

/// What can be asked for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Wanted {
    /// XBRL 2.1 instance, `.xbrl`
    Xbrl,
    /// Inline XBRL document, `.xhtml`
    Ixbrl,
    /// xBRL-JSON, `.json`
    Json,
    /// xBRL-CSV, a folder with a metadata file and tables
    Csv,
    /// Report package, `.xbri`, and taxonomy package, `.zip`
    Package,
    /// Report packages with a report that is not inline, `-xbrl.xbr`, `-json.xbr`, `-csv.xbr`
    Xbr,
}

/// What is written, in this order.
const STEPS: [(Wanted, &str, &[Syntax]); 5] = [
    (Wanted::Xbrl, "writing XBRL", &[Syntax::Xbrl]),
    (Wanted::Ixbrl, "writing Inline XBRL", &[Syntax::Inline]),
    (Wanted::Json, "writing xBRL-JSON", &[Syntax::Json]),
    (
        Wanted::Xbr,
        "writing report packages",
        &[Syntax::XbrlPackage, Syntax::JsonPackage, Syntax::CsvPackage],
    ),
    (Wanted::Package, "writing packages", &[Syntax::ReportPackage, Syntax::TaxonomyPackage]),
];

/// A profile that comes with the program, or one that a user brings.
#[derive(Clone)]
enum Chosen {
    BuiltIn(&'static Profile),
    Own(Arc<Profile>),
}

impl Chosen {
    fn profile(&self) -> &Profile {
        match self {
            Self::BuiltIn(profile) => profile,
            Self::Own(profile) => profile,
        }
    }
}

fn profile(name: &str) -> Result<Chosen, String> {
    if let Some(profile) = Profile::find(name) {
        return Ok(Chosen::BuiltIn(profile));
    }
    if !name.ends_with(".toml") {
        let known = Profile::names().join(", ");
        return Err(format!(
            "there is no profile `{name}`; there is {known}, or a file of your own"
        ));
    }
    let text = std::fs::read_to_string(name)
        .map_err(|error| format!("`{name}` can't be read: {error}"))?;
    Profile::read(&text)
        .map(|profile| Chosen::Own(Arc::new(profile)))
        .map_err(|error| error.to_string())
}

/// The id of a report with its files, before they have their names, and what a syntax could not say.
type Ready = (String, Staged, Vec<Loss>);

/// What became of a report.
struct Exported {
    diagnostics: Diagnostics,
    facts: usize,
    /// What was written; none where it has errors.
    written: Option<Result<Ready, String>>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let mut reports: Vec<PathBuf> = Vec::new();
    for report in arguments.reports.iter().flat_map(|path| at(path)) {
        if !reports.contains(&report) {
            reports.push(report);
        }
    }
    // Of several it is told how many are done.
    let is_alone = reports.len() == 1;
    let progress = Mutex::new(is_alone.then(|| Progress::new(view)));
    let step = |step: &str| {
        let mut progress = progress.lock().unwrap_or_else(PoisonError::into_inner);
        progress.iter_mut().for_each(|progress| progress.step(step));
    };
    let journal = match Journal::open(&arguments.batch, "export") {
        Ok(journal) => journal,
        Err(message) => return Ending::Failed(message),
    };
    let opening = options(view).text(arguments.text.clone()).packages(arguments.packages.clone());
    let opening = opening.in_spite_of_errors(arguments.in_spite_of_errors);
    let mut taken = BTreeMap::new();
    journal.run(
        ("exporting", false, view),
        reports,
        |report: &PathBuf| (report.display().to_string(), vec![report.clone()]),
        |report| match filing::is_regulated(arguments.profile.profile()) {
            true => form::export(report, arguments, &opening),
            false => export(report, arguments, &opening, (&step, is_alone)),
        },
        |report, exported| {
            progress.lock().unwrap_or_else(PoisonError::into_inner).take();
            let exported = exported.unwrap_or_else(|message| {
                let mut diagnostics = opening.findings();
                diagnostics.push(filing::fault(&report.to_string_lossy(), &message));
                Exported { diagnostics, facts: 0, written: None }
            });
            end(exported, report, &mut taken, view)
        },
    )
}

/// The reports at a path: below a folder that is nothing by itself those that there are.
fn at(path: &Path) -> Vec<PathBuf> {
    let mut found = filing::inputs(path);
    found.retain(|of| filing::Input::is_report(of));
    if found.is_empty() { vec![path.to_owned()] } else { found }
}

/// Tells what there is to tell of a report, and gives its files their names. `taken` has the ids of those before it.
fn end(
    exported: Exported,
    report: &Path,
    taken: &mut BTreeMap<String, PathBuf>,
    view: View,
) -> io::Result<Done> {
    let Exported { diagnostics, facts, written } = exported;
    show(&diagnostics, view);
    let mut done = Done::of(&diagnostics, facts);
    done.refused = written.is_none();
    let written = written.map(|written| -> Result<(Vec<PathBuf>, Vec<Loss>), String> {
        let (id, staged, losses) = written?;
        if let Some(other) = taken.insert(id.clone(), report.to_owned()) {
            let other = other.display();
            return Err(format!("its id `{id}` is that of `{other}`, and so are its files"));
        }
        Ok((staged.finish()?, losses))
    });
    match written {
        None => {}
        Some(Err(message)) => done.failed = Some(message),
        Some(Ok((files, losses))) => {
            for loss in losses {
                tell(view, &format!("not written, for a syntax can't say it: {loss}"))?;
            }
            let names = files.iter().map(|file| format!("\n  {}", file.display()));
            let (facts, names) = (count(facts, "fact"), names.collect::<String>());
            let line = format!("{}:{names}", view.language.say(&facts));
            tell_line(view, &line, &mut io::stdout())?;
            done.written = files;
        }
    }
    Ok(done)
}

/// Reads a report and writes it under temporary names; one that is alone has all cores for itself.
fn export(
    report: &Path,
    arguments: &Arguments,
    opening: &Options,
    (step, is_alone): (&dyn Fn(&str), bool),
) -> Exported {
    let mut filing = filing::open_report(report, opening);
    step("checking");
    filing.check();
    let written = filing.is_writable().then(|| files::write(&filing, arguments, step, is_alone));
    let facts = filing.report().map_or(0, |report| report.facts.len());
    if is_alone {
        let diagnostics = filing.diagnostics().clone();
        // The end of the process is near, and to take a million things apart takes long.
        std::mem::forget(filing);
        return Exported { facts, written, diagnostics };
    }
    Exported { facts, written, diagnostics: filing.into_diagnostics() }
}
