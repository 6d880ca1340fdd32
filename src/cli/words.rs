//! Words of further languages, which are added before a text is read.

use std::path::{Path, PathBuf};

use crate::filing;

/// Adds the words of files.
///
/// # Errors
/// A sentence about the first file that is not there or holds something else.
pub(super) fn add(files: &[PathBuf]) -> Result<(), String> {
    files.iter().try_for_each(|file| of_file(file))
}

fn of_file(file: &Path) -> Result<(), String> {
    let shown = file.display();
    let text = std::fs::read_to_string(file)
        .map_err(|error| format!("`{shown}` can't be read: {error}"))?;
    filing::add_words(&text).map_err(|error| format!("`{shown}` is no file of words: {error}"))
}
