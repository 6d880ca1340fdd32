//! `kessan taxonomy`: a taxonomy source becomes schema, linkbases and a taxonomy package.

use std::path::PathBuf;

use super::output::Staged;
use super::{Ending, show, tell};
use crate::diagnostic::render::View;
use crate::model::Taxonomy;
use crate::{check, dts, source};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Folder with taxonomy.toml.
    source: PathBuf,
    /// Folder to write into.
    #[arg(long, default_value = "out", value_name = "DIR")]
    out: PathBuf,
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    let mut diagnostics = view.diagnostics();
    let taxonomy = source::taxonomy::read(&arguments.source, &mut diagnostics);
    if let Some(taxonomy) = taxonomy.as_ref().filter(|_| !diagnostics.has_errors()) {
        check::taxonomy(taxonomy, &mut diagnostics);
    }
    source::Locator::new().complete(&mut diagnostics);
    show(&diagnostics, view);
    let Some(taxonomy) = taxonomy.filter(|_| !diagnostics.has_errors()) else {
        return Ending::Refused;
    };
    match write(&taxonomy, arguments) {
        Ok(files) => {
            for file in files {
                tell(view, &file.display().to_string());
            }
            Ending::Done
        }
        Err(message) => Ending::Failed(message),
    }
}

/// Writes the documents one by one, for those who look at them, and the package.
fn write(taxonomy: &Taxonomy, arguments: &Arguments) -> Result<Vec<PathBuf>, String> {
    let id = &taxonomy.publication.id;
    let mut staged = Staged::new(&arguments.out.join(id))?;
    let documents = dts::package_entries(taxonomy);
    for document in &documents {
        staged.write(&document.path, |out| out.write_all(&document.bytes))?;
    }
    staged.write(&format!("{id}.zip"), |out| dts::Package::of(taxonomy, &documents)?.write(out))?;
    staged.finish()
}
