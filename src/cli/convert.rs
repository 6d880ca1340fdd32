//! `kessan convert`: a report in another syntax.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::output::{Staged, Tables};
use super::taxonomies::Taxonomies;
use super::workbook;
use super::{Ending, options, said, show, tell};
use crate::diagnostic::render::View;
use crate::filing::{self, AnyReport, Found, Syntax};
use crate::model::documents::ReferenceKind;
use crate::model::stream::{FactSink, Loss};
use crate::model::{QName, Taxonomy};
use crate::write::{self, oim};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report: a folder with report.toml, an instance, an inline document or a folder of them, xBRL-JSON, the metadata
    /// of xBRL-CSV, an archive with one of these or several, a report in an archive (`a.zip/reports/b.xhtml`).
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
        }
    }

    fn is_folder(self) -> bool {
        matches!(self, Self::Csv | Self::Tables)
    }
}

/// What was written: the files, and what the syntax could not say.
type Written = Result<(Vec<PathBuf>, Vec<Loss>), String>;

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let opening = arguments.taxonomies.apply(options(view));
    let mut diagnostics = opening.findings();
    let found = filing::find_reports(&arguments.path, &mut diagnostics);
    show(&diagnostics, view);
    if diagnostics.has_errors() || found.is_empty() {
        return Ending::Refused;
    }
    let mut refused = false;
    for of in &found {
        let mut diagnostics = opening.findings();
        let report = filing::open_found(of, &opening, &mut diagnostics);
        if let Some(AnyReport::Given(given)) = &report {
            given.check_reading(&mut diagnostics);
        }
        show(&diagnostics, view);
        let Some(report) = report.filter(|_| !diagnostics.has_errors()) else {
            refused = true;
            continue;
        };
        let place = place(arguments, of, found.len() > 1);
        match write(&report, of, &place, arguments) {
            Ok((files, losses)) => {
                for Loss { what, times } in &losses {
                    let _ = writeln!(
                        io::stderr(),
                        "not written, for the syntax can't say it: {what} ({times} times)"
                    );
                }
                let names: Vec<String> =
                    files.iter().map(|file| file.display().to_string()).collect();
                if let Err(error) = tell(view, &names.join("\n")) {
                    return said(Err(error));
                }
            }
            Err(message) => return Ending::Failed(message),
        }
    }
    if refused { Ending::Refused } else { Ending::Done }
}

/// Where a report is written: of several each has the name of its own document, below that of the archive or folder.
fn place(arguments: &Arguments, found: &Found, of_several: bool) -> PathBuf {
    let end = arguments.to.end();
    if !of_several {
        let own = || {
            let stem = match found {
                Found::Documents { documents, .. } if documents.len() > 1 => {
                    arguments.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
                }
                _ => found.stem(),
            };
            PathBuf::from(format!("{stem}{end}"))
        };
        return arguments.out.clone().unwrap_or_else(own);
    }
    let name = found.name();
    let inside = Path::new(&name).strip_prefix(&arguments.path).unwrap_or(Path::new(&name));
    let stem = arguments.path.file_stem().unwrap_or_default();
    let folder = arguments.out.clone().unwrap_or_else(|| PathBuf::from(stem));
    let inside = inside.with_extension("");
    folder.join(format!("{}{end}", inside.display()))
}

fn write(report: &AnyReport, found: &Found, place: &Path, arguments: &Arguments) -> Written {
    let stem = &found.stem();
    let io = |error: io::Error| error.to_string();
    let merged = arguments.merge_duplicates;
    let mut losses = Vec::new();
    let mut staged = match arguments.to.is_folder() {
        true => Staged::new(place)?,
        false => Staged::new(&place.parent().map(Path::to_owned).unwrap_or_default())?,
    };
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    match arguments.to {
        Form::Json => staged.write(&name, |out| {
            losses = stream(report, merged, &mut oim::Json::new(out))?;
            Ok(())
        })?,
        Form::Csv => {
            let tables = Tables { folder: String::new(), staged: &mut staged };
            let mut sink: Box<dyn FactSink + '_> = match arguments.tables {
                true => Box::new(oim::CsvTables::new(tables, stem)),
                false => Box::new(oim::CsvRows::new(tables, stem)),
            };
            losses = stream(report, merged, &mut *sink).map_err(io)?;
            drop(sink);
        }
        Form::Tables => {
            losses = tables(report, found, arguments, &mut staged)?;
            if arguments.xlsx {
                workbook::bind(&mut staged)?;
            }
        }
        Form::Xbrl | Form::Ixbrl => {
            if let AnyReport::Own(filing) = report {
                let writer = filing.writer(&crate::profile::INTL);
                let writer = writer.map_err(|error| error.to_string())?;
                let syntax = if arguments.to == Form::Xbrl { Syntax::Xbrl } else { Syntax::Inline };
                staged.write(&name, |out| writer.write(syntax, out))?;
            } else if arguments.to == Form::Xbrl {
                losses = instances(report, merged, &name, &mut staged)?;
            } else {
                let (foreign, lost) = report.over_taxonomy(stem, merged).map_err(io)?;
                losses = lost;
                staged.write(&name, |out| foreign.writer().write(Syntax::Inline, out))?;
            }
        }
    }
    Ok((staged.finish()?, losses))
}

/// Writes tables from which somebody can go on.
fn tables(
    report: &AnyReport,
    found: &Found,
    arguments: &Arguments,
    staged: &mut Staged,
) -> Result<Vec<Loss>, String> {
    if let AnyReport::Own(_) = report {
        return Err("the report is tables already".to_owned());
    }
    let taxonomy = report.set().map(|set| Taxonomy::of_dts(set).0);
    let name = |name: &QName| match &taxonomy {
        Some(taxonomy) => {
            let known = taxonomy.concepts.find(name)?;
            Some(taxonomy.concept(known).name.to_string())
        }
        None => Some(name.to_string()),
    };
    let own = match found {
        Found::Documents { package, .. } => package.clone(),
        Found::Model { path, report: Some(_) } => Some(path.clone()),
        Found::Model { .. } | Found::Folder(_) => None,
    };
    let packages = arguments.taxonomies.packages().iter().chain(&own);
    let packages = packages.map(|path| {
        std::path::absolute(path).unwrap_or_else(|_| path.clone()).to_string_lossy().into_owned()
    });
    let stem = found.stem();
    let references = report.set().map(|set| (set, set.documents().references().iter()));
    let entry_points = references.into_iter().flat_map(|(set, references)| {
        let entries = references.filter(|of| {
            let kinds =
                [ReferenceKind::EntryPoint, ReferenceKind::SchemaRef, ReferenceKind::LinkbaseRef];
            of.origin.line == 0 && kinds.contains(&of.kind)
        });
        entries.map(|of| set.text(of.href).to_owned())
    });
    let about = write::tables::About {
        id: &stem,
        entry_points: entry_points.collect(),
        packages: packages.collect(),
        name: &name,
    };
    let files = Tables { folder: String::new(), staged };
    let mut sink = write::tables::FactTables::new(files, about);
    stream(report, arguments.merge_duplicates, &mut sink).map_err(|error| error.to_string())
}

/// Writes the instances of a report, one a target.
fn instances(
    report: &AnyReport,
    merged: bool,
    name: &str,
    staged: &mut Staged,
) -> Result<Vec<Loss>, String> {
    let (instances, losses) = report.instances(merged).map_err(|error| error.to_string())?;
    for instance in instances.iter() {
        let name = match &instance.target {
            Some(target) => {
                let (stem, end) = name.rsplit_once('.').unwrap_or((name, "xbrl"));
                format!("{stem}-{target}.{end}")
            }
            None => name.to_owned(),
        };
        staged.write(&name, |out| Ok(write::instance(instance, out)?))?;
    }
    Ok(losses)
}

fn stream(report: &AnyReport, merged: bool, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
    match report {
        AnyReport::Modelled(modelled) if merged => modelled.stream_merged(sink),
        _ => report.stream(sink),
    }
}
