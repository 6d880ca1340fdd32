//! Tables on their way out become sheets of workbooks.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::output::Staged;
use crate::write::workbook::{self, Table};

/// The workbook of a folder: those that readers look for.
fn book(folder: &Path, others: &[PathBuf]) -> &'static str {
    let is_taxonomy = others.iter().any(|file| *file == folder.join("taxonomy.toml"));
    if is_taxonomy { "taxonomy.xlsx" } else { "report.xlsx" }
}

/// Makes workbooks of the tables in CSV that were written: one for each folder with settings, with
/// the tables of the folders below it that have none.
pub(super) fn bind(staged: &mut Staged) -> Result<(), String> {
    let names = staged.names();
    let settings: Vec<PathBuf> = names
        .iter()
        .filter(|name| name.ends_with("report.toml") || name.ends_with("taxonomy.toml"))
        .cloned()
        .collect();
    let mut books: BTreeMap<PathBuf, Vec<Table>> = BTreeMap::new();
    for name in names.iter().filter(|name| name.extension().is_some_and(|end| end == "csv")) {
        let of = name
            .ancestors()
            .skip(1)
            .find(|above| settings.iter().any(|of| of.parent() == Some(above)));
        let folder = of.unwrap_or_else(|| name.parent().unwrap_or(Path::new(""))).to_owned();
        let rows = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(staged.take(name)?)
            .into_records()
            .map(|row| row.map(|row| row.iter().map(str::to_owned).collect()))
            .collect::<Result<_, _>>()
            .map_err(|error| format!("{}: {error}", name.display()))?;
        let table = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        books.entry(folder).or_default().push(Table { name: table, rows });
    }
    for (folder, tables) in books {
        let name = folder.join(book(&folder, &settings));
        staged.write(&name.to_string_lossy(), |out| Ok(workbook::write(&tables, out)?))?;
    }
    staged.leave_empty_folders();
    Ok(())
}
