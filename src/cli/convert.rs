//! `kessan convert`: a report in another syntax.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::output::{Staged, Tables};
use super::taxonomies::Taxonomies;
use super::{Ending, options, said, show, tell};
use crate::diagnostic::render::View;
use crate::filing::{self, AnyReport};
use crate::model::stream::{FactSink, Loss};
use crate::write::{self, oim};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// A report: a folder with report.toml, an instance, an inline document or a folder of them, xBRL-JSON, the metadata
    /// of xBRL-CSV, or a report package with one of these two.
    #[arg(value_name = "IN")]
    path: PathBuf,
    /// What to write.
    #[arg(long, value_enum)]
    to: Form,
    /// File to write, for CSV a folder; without it the name of the input with another ending, in the current folder.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Lay xBRL-CSV out as tables for people, and not with a fact a row.
    #[arg(long)]
    tables: bool,
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
    /// xBRL-JSON
    Json,
    /// xBRL-CSV, a folder with a metadata file and tables
    Csv,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let opening = arguments.taxonomies.apply(options(view));
    let mut diagnostics = opening.findings();
    let report = filing::open_any(&arguments.path, &opening, &mut diagnostics);
    if let Some(AnyReport::Given(given)) = &report {
        given.check(&mut diagnostics);
    }
    show(&diagnostics, view);
    let Some(report) = report.filter(|_| !diagnostics.has_errors()) else {
        return Ending::Refused;
    };
    match write(&report, arguments) {
        Ok((files, losses)) => {
            for Loss { what, times } in &losses {
                let _ = writeln!(
                    io::stderr(),
                    "not written, for the syntax can't say it: {what} ({times} times)"
                );
            }
            let names: Vec<String> = files.iter().map(|file| file.display().to_string()).collect();
            said(tell(view, &names.join("\n")))
        }
        Err(message) => Ending::Failed(message),
    }
}

fn write(report: &AnyReport, arguments: &Arguments) -> Result<(Vec<PathBuf>, Vec<Loss>), String> {
    let stem = arguments.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let end = match arguments.to {
        Form::Xbrl => ".xbrl",
        Form::Json => ".json",
        Form::Csv => "-csv",
    };
    let place = arguments.out.clone().unwrap_or_else(|| PathBuf::from(format!("{stem}{end}")));
    let folder = place.parent().map(std::path::Path::to_owned).unwrap_or_default();
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut losses = Vec::new();
    if arguments.to == Form::Csv {
        let mut staged = Staged::new(&place)?;
        let tables = Tables { folder: String::new(), staged: &mut staged };
        let mut sink: Box<dyn FactSink + '_> = match arguments.tables {
            true => Box::new(oim::CsvTables::new(tables, &stem)),
            false => Box::new(oim::CsvRows::new(tables, &stem)),
        };
        losses = stream(report, arguments, &mut *sink).map_err(|error| error.to_string())?;
        drop(sink);
        return Ok((staged.finish()?, losses));
    }
    let mut staged = Staged::new(&folder)?;
    match (arguments.to, report) {
        (Form::Json, _) => staged.write(&name, |out| {
            losses = stream(report, arguments, &mut oim::Json::new(out))?;
            Ok(())
        })?,
        (_, AnyReport::Modelled(_)) => {
            return Err(
                "xBRL-JSON and xBRL-CSV are written as each other, not as instances".to_owned()
            );
        }
        (_, AnyReport::Own(filing)) => {
            let writer = filing.writer(&crate::profile::INTL).map_err(|error| error.to_string())?;
            staged.write(&name, |out| writer.write(filing::Syntax::Xbrl, out))?;
        }
        (_, AnyReport::Given(given)) => {
            for instance in &given.instances {
                let name = match &instance.target {
                    Some(target) => {
                        let (stem, end) = name.rsplit_once('.').unwrap_or((&name, "xbrl"));
                        format!("{stem}-{target}.{end}")
                    }
                    None => name.clone(),
                };
                staged.write(&name, |out| Ok(write::instance(instance, out)?))?;
            }
        }
    }
    Ok((staged.finish()?, losses))
}

fn stream(
    report: &AnyReport,
    arguments: &Arguments,
    sink: &mut dyn FactSink,
) -> io::Result<Vec<Loss>> {
    match report {
        AnyReport::Modelled(modelled) if arguments.merge_duplicates => modelled.stream_merged(sink),
        _ => report.stream(sink),
    }
}
