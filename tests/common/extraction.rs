//! What `kessan extract` does, without files and processes.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use kessan::diagnostic::Diagnostics;
use kessan::extract::{self, Extraction, facts_csv};
use kessan::source::map::{self, Map};
use kessan::source::report::{self, Outline};
use kessan::text::Text;

/// A report and its map.
pub struct Reader {
    /// The report and its taxonomy.
    pub outline: Outline,
    /// The map.
    pub map: Map,
}

impl Reader {
    /// Reads `report.toml` and `map.toml` of a folder.
    ///
    /// # Panics
    /// When there is an error in them.
    pub fn new(folder: &Path) -> Self {
        let mut diagnostics = Diagnostics::new();
        let outline = report::begin(folder, &[], &mut diagnostics)
            .and_then(|begun| begun.outline(&mut diagnostics));
        let map = outline.as_ref().and_then(|outline| {
            map::read(&folder.join("map.toml"), &outline.taxonomy, &mut diagnostics)
        });
        match (outline, map) {
            (Some(outline), Some(map)) => Self { outline, map },
            _ => panic!("{}: {diagnostics:?}", folder.display()),
        }
    }

    /// Reads a text.
    pub fn read(&self, text: &Text) -> Extraction {
        extract::extract(text, &self.map, &self.outline.taxonomy, &self.outline.report)
            .expect("ids lead somewhere")
    }

    /// `facts.csv` of what was read.
    ///
    /// # Panics
    /// Never: memory takes all that is written.
    pub fn facts_csv(&self, text: &Text, extraction: &Extraction) -> String {
        let mut csv = Vec::new();
        facts_csv::write(&extraction.facts, text, &self.outline.taxonomy, &mut csv)
            .expect("memory can be written");
        String::from_utf8(csv).expect("the text was UTF-8")
    }
}

/// Findings by code and place, and where figures stand that are unmatched: a line each.
pub fn findings(text: &Text, extraction: &Extraction) -> String {
    let mut lines = String::new();
    for finding in &extraction.findings {
        let code = finding.kind.code().name();
        let _ = match finding.at {
            Some(at) => writeln!(lines, "{code} {}", text.position(at.start)),
            None => writeln!(lines, "{code}"),
        };
    }
    for figure in &extraction.unmatched {
        let _ = writeln!(lines, "unmatched {}", text.position(figure.start));
    }
    lines
}

/// The example folders that have a map, each with the text of its release where that is there:
/// beside its map, in the folder that `KESSAN_RELEASES` names, or in `../shared/seeds`.
///
/// # Panics
/// When an example can't be read.
pub fn examples() -> Vec<(PathBuf, Option<String>)> {
    let texts = texts();
    let entries = std::fs::read_dir(super::root().join("examples")).expect("examples are there");
    let mut folders: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder can be listed").path()).collect();
    folders.retain(|folder| folder.join("map.toml").exists());
    folders.sort();
    let with_text = |folder: PathBuf| {
        if let Ok(own) = std::fs::read_to_string(folder.join("release.txt")) {
            return (folder, Some(own));
        }
        let release = folded(&Reader::new(&folder).map.release);
        let text = texts.iter().find(|text| folded(text).contains(&release)).cloned();
        (folder, text)
    };
    folders.into_iter().map(with_text).collect()
}

fn texts() -> Vec<String> {
    let folder = std::env::var_os("KESSAN_RELEASES")
        .map_or_else(|| super::root().join("../shared/seeds"), PathBuf::from);
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

fn folded(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
