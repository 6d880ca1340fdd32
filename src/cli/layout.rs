//! `kessan convert WORKBOOK --to text`: sheets that are laid out for readers, as the text of a release.

use std::path::{Path, PathBuf};

use super::output::Staged;
use super::{Ending, options, said, show, tell_files};
use crate::diagnostic::render::View;
use crate::source;

pub(super) fn run(workbook: &Path, out: Option<&Path>, view: View) -> Ending {
    if !source::is_workbook(workbook) {
        return Ending::Failed(format!(
            "`{}` is no workbook (.xlsx, .ods): only sheets become the text of a release",
            workbook.display()
        ));
    }
    let mut diagnostics = options(view).findings();
    let text = source::text_of_workbook(workbook, &mut diagnostics);
    show(&diagnostics, view);
    let Some(text) = text else { return Ending::Refused };
    let stem = workbook.file_stem().unwrap_or_default();
    let place = out.map_or_else(|| PathBuf::from(stem).with_extension("txt"), Path::to_owned);
    match write(&text, &place) {
        Ok(files) => said(tell_files(view, &files)),
        Err(message) => Ending::Failed(message),
    }
}

fn write(text: &str, place: &Path) -> Result<Vec<PathBuf>, String> {
    let mut staged = Staged::new(&place.parent().map(Path::to_owned).unwrap_or_default())?;
    let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
    staged.write(&name, |file| Ok(file.write_all(text.as_bytes())?))?;
    staged.finish()
}
