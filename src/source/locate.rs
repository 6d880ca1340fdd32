//! From a field of a row, or the keys of a value in TOML, to a column of a line.
//!
//! Readers and checks know the row and the field; a person looks for a line and a column. Only
//! when there is something to tell is the file looked at again.

use std::collections::BTreeMap;
use std::fs;
use std::io::BufRead;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::csv_form::{self, Form};
use super::{keys, rows, sheet};
use crate::diagnostic::{Diagnostics, Place};

/// The files that places may name, and where they are.
#[derive(Debug, Default)]
pub struct Locator {
    files: BTreeMap<Arc<str>, PathBuf>,
}

impl Locator {
    /// Knows no file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes a file known.
    pub fn add(&mut self, name: Arc<str>, path: PathBuf) {
        self.files.insert(name, path);
    }

    /// Gives every place that names a field of a row, or a key, its line and column.
    pub fn complete(&self, diagnostics: &mut Diagnostics) {
        self.locate(diagnostics.iter_mut().flat_map(|diagnostic| {
            std::iter::once(&mut diagnostic.place)
                .chain(&mut diagnostic.related)
                .chain(&mut diagnostic.follows)
        }));
    }

    /// Gives places that name a field of a row, or a key, their lines and columns.
    pub fn locate<'p>(&self, places: impl Iterator<Item = &'p mut Place>) {
        let mut fields: BTreeMap<Arc<str>, Vec<&mut Place>> = BTreeMap::new();
        let mut keys: BTreeMap<Arc<str>, Vec<&mut Place>> = BTreeMap::new();
        for place in places {
            let Some(file) = place.file.clone() else { continue };
            match place {
                Place { field: Some(_), .. } => fields.entry(file).or_default().push(place),
                Place { key: Some(_), .. } => keys.entry(file).or_default().push(place),
                _ => {}
            }
        }
        for (name, mut places) in fields {
            places.sort_by_key(|place| place.line);
            if sheet::split(Path::new(&*name)).is_some() {
                // Rows and columns of a sheet are what a person looks for.
                for place in places {
                    place.column = place.field.take().map(|field| u32::from(field) + 1);
                }
                continue;
            }
            if let Ok((file, form)) = csv_form::open_again(&self.path(&name)) {
                complete_in(file, form, &mut places);
            }
        }
        for (name, mut places) in keys {
            if sheet::split(Path::new(&*name)).is_some() {
                sheet::settings::complete_in(&name, &self.path(&name), &mut places);
                continue;
            }
            // A file that can't be read any more leaves its places as they are.
            if let Ok(text) = fs::read_to_string(self.path(&name)) {
                keys::complete_in(&name, &text, &mut places);
            }
        }
    }

    fn path(&self, name: &Arc<str>) -> PathBuf {
        self.files.get(name).cloned().unwrap_or_else(|| PathBuf::from(&**name))
    }
}

/// Completes the places of one file, which are sorted by line. A file that can't be read any
/// more leaves them as they are.
fn complete_in(mut file: impl BufRead, form: Form, places: &mut [&mut Place]) {
    let mut next = 1;
    let mut text = Vec::new();
    let mut at = 0;
    while at < places.len() {
        let first = next;
        let wanted = places[at].line.unwrap_or(0);
        let lines = if first < wanted {
            text.clear();
            u32::from(file.read_until(form.line_end, &mut text).is_ok_and(|length| length > 0))
        } else {
            rows::raw_row(&mut file, form, &mut text)
        };
        if lines == 0 {
            return;
        }
        next += lines;
        while at < places.len() && places[at].line.is_some_and(|line| line <= first) {
            let field = places[at].field.take().unwrap_or(0);
            let (line, column) = rows::start_of_field(&text, usize::from(field), form);
            places[at].line = Some(first + line);
            places[at].above = u16::try_from(line).ok();
            places[at].column = Some(column);
            at += 1;
        }
    }
}
