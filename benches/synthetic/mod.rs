//! A synthetic report of any number of facts, for benchmarks.
//!
//! It looks like an earnings release that covers many years: twenty statements with sums that
//! hold exactly, quarters, two currencies, segments on an axis, percentages, shares, texts and
//! dates, dashes where there is no figure. The same number of facts gives the same files.

mod facts;
mod taxonomy;

use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::Path;

/// The axis of all statements.
const AXIS: &str = "SegmentsAxis";
/// How many members the axis has beside its default.
const MEMBERS: usize = 50;
/// The statement of texts and dates.
const REMARKS: &str = "Remarks";

const REPORT: &str = r#"taxonomy = "taxonomy"
entry_point = "all"
languages = ["en"]
current_period = "1Q2007"
facts = ["facts.csv"]

[title]
en = "Synthetic report"

[entity]
scheme = "http://www.example.com/entities"
identifier = "00000"

[footnotes.estimate]
en = "An estimate, for convenience only."
ja = "便宜のための概算。"

[footnotes.reclassified]
en = "Reclassified to conform to the current presentation."
"#;

/// Writes a report with its taxonomy into a folder, which is made if it is not there.
pub fn write(folder: &Path, facts: usize) -> io::Result<()> {
    taxonomy::write(&folder.join("taxonomy"))?;
    fs::write(folder.join("report.toml"), REPORT)?;
    facts::write(BufWriter::new(File::create(folder.join("facts.csv"))?), facts)
}

/// The name of a member of the axis.
fn member(number: usize) -> String {
    format!("Segment{number:02}Member")
}
