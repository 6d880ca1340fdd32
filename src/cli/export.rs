//! `kessan export`: a report becomes filings.

mod form;

use std::path::PathBuf;
use std::sync::Arc;

use clap::ValueEnum;

use super::output::{Staged, Tables};
use super::progress::Progress;
use super::{Ending, count, no_output, options, said, show, tell};
use crate::diagnostic::render::View;
use crate::filing::{self, Filing, Syntax, Writer};
use crate::model::stream::Loss;
use crate::profile::Profile;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folder with report.toml.
    report: PathBuf,
    /// Folder to write into; the files come into a folder named after the report.
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

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    if filing::is_regulated(arguments.profile.profile()) {
        return form::run(arguments, view);
    }
    let mut progress = Progress::new();
    let opening = options(view).text(arguments.text.clone()).packages(arguments.packages.clone());
    let opening = opening.in_spite_of_errors(arguments.in_spite_of_errors);
    let mut filing = filing::open_report(&arguments.report, &opening);
    progress.step("checking");
    filing.check();
    show(filing.diagnostics(), view);
    if !filing.is_writable() {
        return Ending::Refused;
    }
    match write(&filing, arguments, view, &mut progress) {
        Ok((facts, files)) => {
            drop(progress);
            let names = files.iter().map(|file| format!("\n  {}", file.display()));
            let names: String = names.collect();
            said(tell(view, &format!("{}:{names}", count(facts, "fact"))))
        }
        Err(message) => Ending::Failed(message),
    }
}

/// Writes what was asked for, and gives how many facts that are, and the files.
fn write(
    filing: &Filing,
    arguments: &Arguments,
    view: View,
    progress: &mut Progress,
) -> Result<(usize, Vec<PathBuf>), String> {
    let writer = filing.writer(arguments.profile.profile()).map_err(|error| error.to_string())?;
    let mut staged = Staged::new(&arguments.out.join(writer.id()))?;
    for (wanted, step, syntaxes) in STEPS.iter().filter(|(of, ..)| arguments.to.contains(of)) {
        progress.step(step);
        for syntax in
            syntaxes.iter().filter(|syntax| syntax.is_taken_by(arguments.profile.profile()))
        {
            let has_page = *wanted == Wanted::Package && arguments.to.contains(&Wanted::Ixbrl);
            write_one(*syntax, &writer, has_page, &mut staged)?;
        }
    }
    if arguments.to.contains(&Wanted::Csv) {
        progress.step("writing xBRL-CSV");
        let tables = Tables { folder: format!("{}-csv/", writer.id()), staged: &mut staged };
        let written = writer.write_csv(arguments.fact_rows, tables);
        written.map_err(|error| format!("can't write xBRL-CSV: {error}"))?;
    }
    for Loss { what, times } in writer.losses() {
        tell(view, &format!("not written, for a syntax can't say it: {what} ({times} times)"))
            .map_err(no_output)?;
    }
    Ok((writer.facts(), staged.finish()?))
}

/// Writes one file. A report package takes the page that was written before, if it was.
fn write_one(
    syntax: Syntax,
    writer: &Writer<'_>,
    has_page: bool,
    staged: &mut Staged,
) -> Result<(), String> {
    let name = writer.file_name(syntax);
    if syntax == Syntax::ReportPackage && has_page {
        let page = staged.reopen(&writer.file_name(Syntax::Inline))?;
        return staged.write(&name, |out| writer.pack(page, out));
    }
    staged.write(&name, |out| writer.write(syntax, out))
}
