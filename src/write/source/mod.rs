//! A taxonomy as a source in our own form: `taxonomy.toml` and tables, to look at or to start from.
//!
//! What tables cannot say is left out and counted. A tree has its tables, axes and members where cubes
//! have them: a presentation that shows them otherwise is shown so.

mod concepts;
mod dimensions;
mod domains;
mod manifest;
mod names;
mod rows;
mod statements;
mod tree;

use std::io;

use super::oim::CsvFiles;
use crate::model::Taxonomy;
use crate::model::losses::Losses;
use crate::model::stream::Loss;
use names::Names;

/// What the source is called.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// What it is made of: the stem of a file.
    pub id: &'a str,
}

/// Writes a taxonomy, whosever it is, as a source. Statements that nobody presents need rows
/// ([`Taxonomy::lay_out_cubes`]).
///
/// # Errors
/// When a file can't be written, or an id of the taxonomy leads nowhere: see [`Taxonomy::verify`].
pub fn source(
    taxonomy: &Taxonomy,
    about: About<'_>,
    files: &mut impl CsvFiles,
) -> io::Result<Vec<Loss>> {
    taxonomy.verify().map_err(io::Error::other)?;
    let mut losses = Losses::default();
    let names = Names::of(taxonomy, &mut losses);
    let axes = dimensions::Axes::of(taxonomy, &names, &mut losses);
    let said = manifest::Said::of(taxonomy, &names, about);
    files.append(
        "concepts.csv",
        &concepts::table(taxonomy, &names, &said.languages, &mut losses)?,
    )?;
    if let Some(table) = axes.table(&names)? {
        files.append("dimensions.csv", &table)?;
    }
    if let Some(table) = domains::table(taxonomy, &names, &mut losses)? {
        files.append("domains.csv", &table)?;
    }
    let written = statements::of(taxonomy, &names, &axes, &mut losses);
    for statement in &written {
        let file = format!("statements/{}.csv", statement.id);
        files.append(&file, &statement.table(&names)?)?;
    }
    files.append("taxonomy.toml", manifest::taxonomy(&said, &written).as_bytes())?;
    files.append("calendar.toml", manifest::CALENDAR.as_bytes())?;
    files.append("units.csv", &manifest::units(&said.languages)?)?;
    Ok(losses.take())
}

/// A table with a heading and rows. Columns that no row fills are left out, but for the first `kept`.
fn table(heading: &[String], rows: &[Vec<String>], kept: usize) -> io::Result<Vec<u8>> {
    let shown: Vec<usize> = (0..heading.len())
        .filter(|at| *at < kept || rows.iter().any(|row| !row[*at].is_empty()))
        .collect();
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(shown.iter().map(|at| heading[*at].as_str()))?;
    for row in rows {
        table.write_record(shown.iter().map(|at| row[*at].as_str()))?;
    }
    table.into_inner().map_err(|error| io::Error::other(error.to_string()))
}
