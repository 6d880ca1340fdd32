//! Reads what people write: taxonomy source, report definition, tables of facts.
//!
//! Every reader takes [`Diagnostics`] and goes on after an error as far as it can, so that one
//! run tells all that is wrong. What could not be read is simply not there afterwards; callers
//! look at [`Diagnostics::has_errors`].

mod cell;
mod characters;
mod csv_form;
mod excerpt;
mod file;
pub mod form;
mod keys;
mod locate;
pub mod map;
mod named;
mod page_encoding;
mod quotes;
pub mod report;
mod rows;
mod sheet;
mod table;
pub mod taxonomy;

use crate::diagnostic::{Diagnostics, Place};

pub use excerpt::{WIDEST, excerpts};
pub use locate::Locator;

/// The text of a file that may be named in `report.toml` (a template), or none after a
/// diagnostic.
#[must_use]
pub fn read_text(path: &std::path::Path, diagnostics: &mut Diagnostics) -> Option<String> {
    file::SourceFile::read(path, diagnostics).map(|file| file.text)
}

/// Reads the text of a release: in UTF-8, or a page in the encoding that it says it has.
#[must_use]
pub fn read_page(path: &std::path::Path, diagnostics: &mut Diagnostics) -> Option<String> {
    file::SourceFile::read_page(path, diagnostics).map(|file| file.text)
}

/// Whether a path names a workbook, perhaps with a sheet of it (`figures.xlsx#Income`), that is there.
#[must_use]
pub fn is_workbook(path: &std::path::Path) -> bool {
    sheet::split(path).is_some_and(|(book, _)| book.is_file())
}

/// The sheets of a workbook that is laid out for readers, as the text of a release, with figures as `1,234.5`; none after a
/// diagnostic about a cell.
#[must_use]
pub fn text_of_workbook(path: &std::path::Path, diagnostics: &mut Diagnostics) -> Option<String> {
    let text = sheet::layout::text(path, diagnostics);
    let text = text.map_err(|error| {
        diagnostics.push(file::not_readable(&file::name_of(path), &error));
    });
    text.ok().filter(|_| !diagnostics.has_errors())
}

/// Whether there is a file of settings at a path, or a sheet of a workbook that stands for it.
#[must_use]
pub fn has_settings(path: &std::path::Path) -> bool {
    // Devices and pipes are read as files are, up to their limits.
    (path.exists() && !path.is_dir()) || sheet::settings::resolve(path) != path
}

/// The place of a byte in the text of a file.
#[must_use]
pub fn place_in(path: &std::path::Path, text: &str, at: usize) -> Place {
    characters::place_of(&file::name_of(path), text, at)
}
