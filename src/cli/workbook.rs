//! Tables on their way out become sheets of workbooks.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};

use super::output::Staged;
use crate::write::workbook::{self, Known, Table};

/// The workbook of a folder: those that readers look for.
fn book(folder: &Path, others: &[PathBuf]) -> &'static str {
    let is_taxonomy = others.iter().any(|file| *file == folder.join("taxonomy.toml"));
    if is_taxonomy { "taxonomy.xlsx" } else { "report.xlsx" }
}

/// Signs that no name of a sheet has.
const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];
/// How many rows a sheet can have.
const MOST_ROWS: usize = 1 << 20;
/// How many letters the name of a sheet can have.
const LONGEST_NAME: usize = 31;

/// The name of a sheet as far as workbooks tell names apart.
fn of_sheet(table: &str) -> String {
    table.chars().take(LONGEST_NAME).collect::<String>().to_lowercase()
}

/// The cells of a table.
fn rows(file: File) -> Result<Vec<Vec<String>>, csv::Error> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(file);
    let rows = reader.into_records();
    rows.map(|row| row.map(|row| row.iter().map(str::to_owned).collect())).collect()
}

/// The periods that the report in a folder may speak of, where its settings name one by a code.
fn periods(staged: &Staged, folder: &Path) -> Vec<String> {
    let settings = staged.reopen(&folder.join("report.toml").to_string_lossy());
    let text = settings.ok().and_then(|file| std::io::read_to_string(file).ok());
    let table = text.and_then(|text| text.parse::<toml::Table>().ok());
    let current = table.as_ref().and_then(|of| of.get("current_period")).and_then(|of| of.as_str());
    let is_code = |code: &&str| code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    current.filter(is_code).map_or(Vec::new(), around)
}

/// A code, with the parts of its year and of the year before, and their last days: what a release sets side by side.
fn around(code: &str) -> Vec<String> {
    let digits = code.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (kind, digits) = code.split_at(code.len() - digits);
    let Ok(year) = digits.parse::<u32>() else { return vec![code.to_owned()] };
    let mut kinds = vec![kind];
    kinds.extend(["1Q", "1H", "9M", "FY"].into_iter().filter(|other| *other != kind));
    let before = if year == 0 && digits.len() == 2 { 99 } else { year.saturating_sub(1) };
    let years = [year, before].map(|year| format!("{year:0wide$}", wide = digits.len()));
    let named = |year| kinds.iter().map(move |kind| format!("{kind}{year}"));
    let codes: Vec<String> = years.iter().flat_map(named).collect();
    let ends = codes.iter().map(|code| format!("{code}.end"));
    codes.iter().cloned().chain(ends).collect()
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
    let mut books: BTreeMap<PathBuf, Vec<(PathBuf, String)>> = BTreeMap::new();
    for name in names.iter().filter(|name| name.extension().is_some_and(|end| end == "csv")) {
        let of = name
            .ancestors()
            .skip(1)
            .find(|above| settings.iter().any(|of| of.parent() == Some(above)));
        let folder = of.unwrap_or_else(|| name.parent().unwrap_or(Path::new(""))).to_owned();
        let table = name.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        books.entry(folder).or_default().push((name.clone(), table));
    }
    let mut made: Vec<(PathBuf, Vec<Table>)> = Vec::new();
    for (folder, named) in books {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for (_, table) in &named {
            *times.entry(of_sheet(table)).or_default() += 1;
        }
        let mut tables = Vec::new();
        for (file, name) in named {
            // Of names that a workbook can't tell apart the tables stay as they are.
            if times.get(&of_sheet(&name)) != Some(&1) || name.contains(FORBIDDEN) {
                continue;
            }
            let rows = rows(staged.reopen(&file.to_string_lossy())?);
            let rows = rows.map_err(|error| format!("{}: {error}", file.display()))?;
            if rows.len() < MOST_ROWS {
                staged.take(&file)?;
                tables.push(Table { name, rows });
            }
        }
        if tables.is_empty() {
            continue;
        }
        made.push((folder, tables));
    }
    for (at, (folder, tables)) in made.iter().enumerate() {
        let others = made.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.flat_map(|(_, (_, tables))| tables);
        let known = Known {
            tables: others.filter(|of| workbook::OFFERING.contains(&&*of.name)).collect(),
            periods: periods(staged, folder),
        };
        let name = folder.join(book(folder, &settings));
        staged.write(&name.to_string_lossy(), |out| Ok(workbook::write(tables, &known, out)?))?;
    }
    staged.leave_empty_folders();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn a_code_is_offered_with_the_parts_of_its_year_and_the_one_before() {
        let codes = around("1H24");
        assert_eq!(codes[..5], ["1H24", "1Q24", "9M24", "FY24", "1H23"]);
        assert!(codes.contains(&"FY23.end".to_owned()) && codes.len() == 16, "{codes:?}");
        assert_eq!(around("3Q2007")[..2], ["3Q2007", "1Q2007"]);
        assert_eq!(around("FY00")[4], "FY99");
        assert_eq!(around("soon"), ["soon"]);
    }
}
