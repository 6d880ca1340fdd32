//! `kessan taxonomy`: a taxonomy source becomes schema, linkbases and a taxonomy package.

use std::path::PathBuf;

use super::output::Staged;
use super::{Ending, options, said, show, tell};
use crate::diagnostic::render::View;
use crate::filing::{self, Filing};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folder with taxonomy.toml.
    source: PathBuf,
    /// Folder to write into.
    #[arg(long, default_value = "out", value_name = "DIR")]
    out: PathBuf,
    /// Taxonomy packages that the taxonomy imports, as zip files or folders.
    #[arg(long, value_name = "PACKAGE", value_delimiter = ',')]
    packages: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
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
        Ok(files) => {
            let told = files.iter().try_for_each(|file| tell(view, &file.display().to_string()));
            said(told)
        }
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
