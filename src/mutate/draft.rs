//! What people wrote about a report and its taxonomy, open to changes.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use toml::Value;

use super::table::Table;

/// Folder of the taxonomy source in a draft.
const TAXONOMY: &str = "taxonomy";

/// Tables of a taxonomy source that need not be there.
const OPTIONAL: [&str; 2] = ["dimensions.csv", "domains.csv"];

/// The files of a report folder and of its taxonomy source.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Folder of the report; its name is the id of the report.
    folder: String,
    /// `report.toml`.
    pub(super) report: toml::Table,
    /// `taxonomy.toml`.
    pub(super) taxonomy: toml::Table,
    /// `calendar.toml`.
    pub(super) calendar: toml::Table,
    /// Tables by their path below the draft, with `/` between steps.
    tables: BTreeMap<String, Table>,
}

impl Draft {
    /// Reads what stands in the folder of a report, and the taxonomy source that it names.
    pub(super) fn read(folder: &Path, id: &str) -> io::Result<Self> {
        let mut report = settings(&folder.join("report.toml"))?;
        let named = report.get("taxonomy").and_then(Value::as_str).unwrap_or_default();
        let source = folder.join(named);
        let taxonomy = settings(&source.join("taxonomy.toml"))?;
        let calendar = settings(&source.join("calendar.toml"))?;
        report.insert("taxonomy".into(), format!("../{TAXONOMY}").into());
        // Inline documents of test cases are written into the standard page.
        report.remove("template");
        let mut draft =
            Self { folder: id.to_owned(), report, taxonomy, calendar, tables: BTreeMap::new() };
        for name in draft.report_tables() {
            draft.add(folder, id, &name)?;
        }
        for name in draft.taxonomy_tables() {
            draft.add(&source, TAXONOMY, &name)?;
        }
        Ok(draft)
    }

    /// Gives the folder of the report another name, which is the id of the report.
    pub(super) fn rename(&mut self, name: &str) {
        let below = format!("{}/", std::mem::replace(&mut self.folder, name.to_owned()));
        let tables = std::mem::take(&mut self.tables).into_iter();
        self.tables = tables
            .map(|(path, table)| match path.strip_prefix(&below) {
                Some(table_name) => (format!("{name}/{table_name}"), table),
                None => (path, table),
            })
            .collect();
    }

    fn add(&mut self, folder: &Path, below: &str, name: &str) -> io::Result<()> {
        if !Path::new(name).components().all(|step| matches!(step, Component::Normal(_))) {
            let message = format!("`{name}` does not stand in its folder");
            return Err(io::Error::new(io::ErrorKind::Unsupported, message));
        }
        let path = folder.join(name);
        if OPTIONAL.contains(&name) && !path.exists() {
            return Ok(());
        }
        let bytes = fs::read(path).map_err(|error| {
            let message = format!("`{name}` can't be read ({error}); faults are put into CSV");
            io::Error::new(error.kind(), message)
        });
        let table = Table::read(&bytes?)?;
        self.tables.insert(format!("{below}/{name}"), table);
        Ok(())
    }

    /// Writes the files into a folder and gives that of the report.
    pub(super) fn write(&self, into: &Path) -> io::Result<PathBuf> {
        let settings = [
            (format!("{}/report.toml", self.folder), &self.report),
            (format!("{TAXONOMY}/taxonomy.toml"), &self.taxonomy),
            (format!("{TAXONOMY}/calendar.toml"), &self.calendar),
        ];
        for (path, table) in settings {
            put(&into.join(path), table.to_string().as_bytes())?;
        }
        for (path, table) in &self.tables {
            put(&into.join(path), &table.write()?)?;
        }
        Ok(into.join(&self.folder))
    }

    /// The names of the tables of facts.
    pub(super) fn fact_tables(&self) -> Vec<String> {
        let names = self.report.get("facts").and_then(Value::as_array).into_iter().flatten();
        names.filter_map(Value::as_str).map(str::to_owned).collect()
    }

    fn report_tables(&self) -> Vec<String> {
        let known = self.report.get("known_inconsistencies").and_then(Value::as_str);
        self.fact_tables().into_iter().chain(known.map(str::to_owned)).collect()
    }

    fn taxonomy_tables(&self) -> Vec<String> {
        let of = |list: &str, key: &'static str| -> Vec<String> {
            let entries = self.taxonomy.get(list).and_then(Value::as_array).into_iter().flatten();
            entries.filter_map(|entry| entry.get(key)?.as_str()).map(str::to_owned).collect()
        };
        let fixed = ["concepts.csv", "units.csv"].into_iter().chain(OPTIONAL);
        fixed
            .map(str::to_owned)
            .chain(of("statements", "file"))
            .chain(of("entry_points", "labels"))
            .collect()
    }

    /// A table of facts.
    pub(super) fn facts(&mut self, name: &str) -> Option<&mut Table> {
        self.tables.get_mut(&format!("{}/{name}", self.folder))
    }

    /// A table of the taxonomy source, which is made where it is not there.
    pub(super) fn source_or_new(&mut self, name: &str) -> &mut Table {
        self.tables.entry(format!("{TAXONOMY}/{name}")).or_default()
    }

    /// A table of the taxonomy source.
    pub(super) fn source(&mut self, name: &str) -> Option<&mut Table> {
        self.tables.get_mut(&format!("{TAXONOMY}/{name}"))
    }
}

fn settings(path: &Path) -> io::Result<toml::Table> {
    let text = fs::read_to_string(path)?;
    toml::from_str(text.strip_prefix('\u{feff}').unwrap_or(&text)).map_err(io::Error::other)
}

fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, bytes)
}
