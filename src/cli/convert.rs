//! `kessan convert`: a report in another syntax.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::batch::{Batch, Done, Journal};
use super::layout;
use super::output::Staged;
use super::taxonomies::Taxonomies;
use super::workbook;
use super::{Ending, options, show, tell_files};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::View;
use crate::filing::{self, AnyReport, Conversion, Found, Options};
use crate::model::stream::Loss;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report: a folder with report.toml, an instance, an inline document or a folder of them, xBRL-JSON, the metadata
    /// of xBRL-CSV, an archive with one of these or several, a report in an archive (`a.zip/reports/b.xhtml`); for text a
    /// workbook, perhaps with a sheet (`figures.xlsx#Income`).
    #[arg(value_name = "IN")]
    path: PathBuf,
    /// What to write.
    #[arg(long, value_enum)]
    to: Form,
    /// File to write, for CSV and tables a folder; without it the name of the input with another ending, in the current
    /// folder. Of several reports the folder for all.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Lay xBRL-CSV out as tables for people, and not with a fact a row.
    #[arg(long)]
    tables: bool,
    /// Write tables as workbooks, with lists to choose from.
    #[arg(long)]
    xlsx: bool,
    /// Leave out facts that say less than another about the same: of duplicates the most exact stays (reports in
    /// xBRL-JSON and xBRL-CSV).
    #[arg(long)]
    merge_duplicates: bool,
    #[command(flatten)]
    taxonomies: Taxonomies,
    #[command(flatten)]
    batch: Batch,
}

impl Arguments {
    /// The first option that says nothing about the text of a workbook.
    fn beside_a_text(&self) -> Option<&'static str> {
        let given = [
            (self.tables, "--tables"),
            (self.xlsx, "--xlsx"),
            (self.merge_duplicates, "--merge-duplicates"),
            (self.batch.is_resumed(), "--resume"),
        ];
        let given = given.into_iter().find_map(|(is_given, name)| is_given.then_some(name));
        given.or_else(|| self.taxonomies.first_given())
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// XBRL 2.1 instance; of inline documents the instance that they say, one a target
    Xbrl,
    /// Inline XBRL document, laid out by the statements of the taxonomy
    Ixbrl,
    /// xBRL-JSON
    Json,
    /// xBRL-CSV, a folder with a metadata file and tables
    Csv,
    /// Tables in the form of this program, to go on from: report.toml, facts.csv, and a taxonomy source that imports the
    /// taxonomy of the report
    Tables,
    /// The sheets of a workbook that is laid out for readers as the text of a release, for `new` and `extract`
    Text,
}

impl Form {
    /// How the name of what is written ends.
    fn end(self) -> &'static str {
        match self {
            Self::Xbrl => ".xbrl",
            Self::Ixbrl => ".xhtml",
            Self::Json => ".json",
            Self::Csv => "-csv",
            Self::Tables => "-tables",
            Self::Text => ".txt",
        }
    }

    fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Tables)
    }

    /// As the library knows it; a text is no syntax of reports.
    fn of(self, tables: bool) -> Option<filing::Form> {
        Some(match self {
            Self::Xbrl => filing::Form::Xbrl,
            Self::Ixbrl => filing::Form::Inline,
            Self::Json => filing::Form::Json,
            Self::Csv if tables => filing::Form::CsvTables,
            Self::Csv => filing::Form::Csv,
            Self::Tables => filing::Form::Tables,
            Self::Text => return None,
        })
    }
}

/// What became of a report.
struct Converted {
    diagnostics: Diagnostics,
    /// The files, before they have their names, and what the syntax could not say; none where the report has errors.
    written: Option<Result<(Staged, Vec<Loss>), String>>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let Some(form) = arguments.to.of(arguments.tables) else {
        if let Some(option) = arguments.beside_a_text() {
            return Ending::Failed(format!(
                "`{option}` is about reports, and says nothing about a text: leave it out"
            ));
        }
        return layout::run(&arguments.path, arguments.out.as_deref(), view);
    };
    let opening = arguments.taxonomies.apply(options(view));
    let mut diagnostics = opening.findings();
    let found = filing::find_reports(&arguments.path, &mut diagnostics);
    show(&diagnostics, view);
    if found.is_empty() {
        return Ending::Refused;
    }
    let opening = opening.alone(found.len() == 1);
    let places = places(arguments, &found);
    let work: Vec<(&Found, PathBuf)> = found.iter().zip(places).collect();
    let journal = match Journal::open(&arguments.batch, "convert") {
        Ok(journal) => journal,
        Err(message) => return Ending::Failed(message),
    };
    journal.run(
        ("converting", diagnostics.has_errors(), view),
        work,
        |(found, _)| (found.name(), found.files()),
        |(found, place)| convert(found, place, (form, arguments), &opening),
        |(found, _), converted| {
            let failed = |message: String| {
                let mut diagnostics = opening.findings();
                diagnostics.push(filing::fault(&found.name(), &message));
                Converted { diagnostics, written: None }
            };
            end(converted.unwrap_or_else(failed), view)
        },
    )
}

/// Tells what there is to tell of a report, and gives its files their names.
fn end(converted: Converted, view: View) -> io::Result<Done> {
    let Converted { diagnostics, written } = converted;
    show(&diagnostics, view);
    let written = written.map(|written| -> Result<(Vec<PathBuf>, Vec<Loss>), String> {
        let (staged, losses) = written?;
        Ok((staged.finish()?, losses))
    });
    let mut done = Done::of(&diagnostics, 0);
    match written {
        None => done.refused = true,
        Some(Err(message)) => {
            done.failed = Some(message);
        }
        Some(Ok((files, losses))) => {
            for loss in &losses {
                let _ = match loss.is_fault {
                    true => writeln!(
                        io::stderr(),
                        "error: not written: {loss}; `kessan check` says where"
                    ),
                    false => {
                        writeln!(io::stderr(), "not written, for the syntax can't say it: {loss}")
                    }
                };
                done.refused |= loss.is_fault;
            }
            tell_files(view, &files)?;
            done.written = files;
        }
    }
    Ok(done)
}

/// Reads a report and writes it under temporary names.
fn convert(
    found: &Found,
    place: &Path,
    (form, arguments): (filing::Form, &Arguments),
    opening: &Options,
) -> Converted {
    let mut diagnostics = opening.findings();
    let report = filing::open_found(found, opening, &mut diagnostics);
    if let Some(AnyReport::Given(given)) = &report {
        given.check_reading(&mut diagnostics);
    }
    let report = report.filter(|_| !diagnostics.has_errors());
    let written = report.map(|mut report| {
        let folder = if arguments.to.is_folder() { Some(place) } else { place.parent() };
        report.move_to(folder.unwrap_or(Path::new("")));
        write(&report, found, place, (form, arguments))
    });
    Converted { diagnostics, written }
}

/// Where the reports are written: of several each has the name of its own document, below that of the archive or
/// folder, and where two had the same one, with the ending of the document.
fn places(arguments: &Arguments, found: &[Found]) -> Vec<PathBuf> {
    if let [only] = found {
        return vec![place_of_one(arguments, only)];
    }
    let end = arguments.to.end();
    let stem = arguments.path.file_stem().unwrap_or_default();
    let folder = arguments.out.clone().unwrap_or_else(|| PathBuf::from(stem));
    let inside = |found: &Found| {
        let name = found.name();
        let inside = Path::new(&name).strip_prefix(&arguments.path).unwrap_or(Path::new(&name));
        inside.to_owned()
    };
    let mut times: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for one in found {
        *times.entry(inside(one).with_extension("")).or_default() += 1;
    }
    found
        .iter()
        .map(|one| {
            let whole = inside(one);
            let short = whole.with_extension("");
            let name = if times.get(&short) == Some(&1) { short } else { whole };
            folder.join(format!("{}{end}", name.display()))
        })
        .collect()
}

fn place_of_one(arguments: &Arguments, found: &Found) -> PathBuf {
    let own = || {
        let stem = match found {
            Found::Documents { documents, .. } if documents.len() > 1 => {
                arguments.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
            }
            _ => found.stem(),
        };
        PathBuf::from(format!("{stem}{}", arguments.to.end()))
    };
    arguments.out.clone().unwrap_or_else(own)
}

fn write(
    report: &AnyReport,
    found: &Found,
    place: &Path,
    (form, arguments): (filing::Form, &Arguments),
) -> Result<(Staged, Vec<Loss>), String> {
    let mut staged = match arguments.to.is_folder() {
        true => Staged::new(place)?,
        false => Staged::new(&place.parent().map(Path::to_owned).unwrap_or_default())?,
    };
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let conversion = Conversion {
        form,
        merged: arguments.merge_duplicates,
        packages: arguments.taxonomies.packages(),
        name: &name,
    };
    let losses = conversion.write(report, found, &mut staged).map_err(|error| error.to_string())?;
    if arguments.to == Form::Tables && arguments.xlsx {
        workbook::bind(&mut staged)?;
    }
    Ok((staged, losses))
}
