//! `kessan taxonomy`: a taxonomy source becomes schema, linkbases and a taxonomy package; a taxonomy
//! as documents, whosever it is, becomes a source.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::output::{Staged, Tables};
use super::workbook;
use super::{Ending, options, said, show, tell_files};
use crate::diagnostic::render::View;
use crate::filing::{self, Filing};
use crate::model::Taxonomy;
use crate::model::stream::Loss;
use crate::write;

/// What is written of a taxonomy.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    /// Schema, linkbases, taxonomy package
    Dts,
    /// A source in the form of this program: taxonomy.toml and tables
    Tables,
}

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folder with taxonomy.toml; with `--to tables` a taxonomy package, a schema or a document in a package.
    source: PathBuf,
    /// What to write.
    #[arg(long, value_enum, default_value_t = To::Dts)]
    to: To,
    /// With `--to tables`: the entry point of the package, by its name or the end of its address; all of them
    /// together without it.
    #[arg(long, value_name = "NAME")]
    entry_point: Option<String>,
    /// With `--to tables`: a workbook and no tables in CSV.
    #[arg(long)]
    xlsx: bool,
    /// Folder to write into.
    #[arg(long, default_value = "out", value_name = "DIR")]
    out: PathBuf,
    /// Taxonomy packages that the taxonomy imports, as zip files or folders.
    #[arg(long, value_name = "PACKAGE", value_delimiter = ',')]
    packages: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let is_source = filing::Input::is_taxonomy(&arguments.source);
    match (arguments.to, is_source) {
        (To::Tables, false) => return to_tables(arguments, view),
        (To::Tables, true) => return Ending::Failed("the taxonomy is tables already".to_owned()),
        (To::Dts, _) => {}
    }
    if !is_source && filing::is_taxonomy(&arguments.source) {
        let path = arguments.source.display();
        return Ending::Failed(format!(
            "`{path}` is documents already: write tables of it by `--to tables`"
        ));
    }
    let mut filing = filing::open_taxonomy(
        &arguments.source,
        &options(view).packages(arguments.packages.clone()),
    );
    filing.check();
    show(filing.diagnostics(), view);
    if !filing.is_writable() {
        return Ending::Refused;
    }
    match write(&filing, arguments) {
        Ok(files) => said(tell_files(view, &files)),
        Err(message) => Ending::Failed(message),
    }
}

/// Writes the documents one by one, for those who look at them, and the package; so for each
/// edition where there are editions.
fn write(filing: &Filing, arguments: &Arguments) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for package in filing.taxonomy_packages().map_err(|error| error.to_string())? {
        let mut staged = Staged::new(&arguments.out.join(package.id()))?;
        for document in package.documents() {
            staged.write(&document.path, |out| Ok(out.write_all(&document.bytes)?))?;
        }
        staged.write(&package.file_name(), |out| package.write(out))?;
        files.extend(staged.finish()?);
    }
    Ok(files)
}

/// Writes a taxonomy that is there as documents as a source.
fn to_tables(arguments: &Arguments, view: View) -> Ending {
    let read = options(view)
        .packages(arguments.packages.clone())
        .entry_point(arguments.entry_point.clone());
    let filing = filing::open(&arguments.source, &read);
    show(filing.diagnostics(), view);
    let Some(set) = filing.set().filter(|_| !filing.diagnostics().has_errors()) else {
        return Ending::Refused;
    };
    let (mut taxonomy, adopted) = Taxonomy::of_dts(set);
    taxonomy.lay_out_cubes(set, &adopted);
    if adopted.cut_off {
        return Ending::Failed(
            "the trees of the taxonomy have more rows than tables can".to_owned(),
        );
    }
    match write_tables(&taxonomy, arguments) {
        Ok((files, losses)) => {
            for loss in &losses {
                let _ = writeln!(io::stderr(), "not written, for tables can't say it: {loss}");
            }
            said(tell_files(view, &files))
        }
        Err(message) => Ending::Failed(message),
    }
}

fn write_tables(
    taxonomy: &Taxonomy,
    arguments: &Arguments,
) -> Result<(Vec<PathBuf>, Vec<Loss>), String> {
    let id = stem(&arguments.source);
    let mut staged = Staged::new(&arguments.out.join(&id))?;
    let mut files = Tables { folder: String::new(), staged: &mut staged };
    let about = write::source::About { id: &id };
    let losses = write::source::source(taxonomy, about, &mut files);
    let losses = losses.map_err(|error| error.to_string())?;
    if arguments.xlsx {
        workbook::bind(&mut staged)?;
    }
    Ok((staged.finish()?, losses))
}

/// The name of a file or folder without its ending.
fn stem(path: &Path) -> String {
    let name = if path.is_dir() { path.file_name() } else { path.file_stem() };
    name.map_or_else(|| "taxonomy".to_owned(), |name| name.to_string_lossy().into_owned())
}
