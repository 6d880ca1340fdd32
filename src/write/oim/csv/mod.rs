//! xBRL-CSV 1.0: a metadata file in JSON, and tables in CSV.
//!
//! [`CsvTables`] lays a whole report out as people would: a table for each statement and shape, periods
//! side by side, what all facts share said once. [`CsvRows`] writes a fact a row as the facts come, in
//! memory that does not grow with them.

mod cell;
mod layout;
mod metadata;
mod period;
mod rows;
mod tables;

use std::collections::BTreeMap;
use std::io;

pub use rows::CsvRows;
pub use tables::CsvTables;

/// Where the files of a report in CSV go. Several may grow at the same time.
pub trait CsvFiles {
    /// Appends to a file, which is made where it is not there.
    ///
    /// # Errors
    /// When the file can't be written.
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()>;
}

/// Files in memory.
impl CsvFiles for BTreeMap<String, Vec<u8>> {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        match self.get_mut(name) {
            Some(file) => file.extend_from_slice(bytes),
            None => {
                self.insert(name.to_owned(), bytes.to_vec());
            }
        }
        Ok(())
    }
}

impl<F: CsvFiles + ?Sized> CsvFiles for &mut F {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        (**self).append(name, bytes)
    }
}
