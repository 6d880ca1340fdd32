//! The syntaxes of the Open Information Model: xBRL-JSON and xBRL-CSV.
//!
//! Both are written from a stream of facts, so that a report that was read need not be kept:
//! [`ReportSource`] makes one of a report, [`Json`] and [`CsvRows`] take one.

pub mod csv;
mod ids;
mod json;
mod names;
mod report;

pub use csv::{CsvFiles, CsvRows, CsvTables};
pub use json::Json;
pub use report::ReportSource;

use std::collections::BTreeMap;

use crate::model::stream::Loss;

/// Counts what a syntax could not say.
#[derive(Debug, Default)]
struct Losses(BTreeMap<String, u64>);

impl Losses {
    fn add(&mut self, what: &str) {
        match self.0.get_mut(what) {
            Some(times) => *times += 1,
            None => {
                self.0.insert(what.to_owned(), 1);
            }
        }
    }

    fn take(&mut self) -> Vec<Loss> {
        let all = std::mem::take(&mut self.0);
        all.into_iter().map(|(what, times)| Loss { what, times }).collect()
    }
}
