//! Several filings at once: what stands below a folder, and what reports of one entity say of each other.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Filing, Options, REPORT, TAXONOMY};
use crate::check::across::{self, Party};
use crate::diagnostic::Diagnostics;

/// How deep folders are looked into.
const DEEPEST: usize = 16;

/// What a path stands for: itself, the folder of a file `report.toml` or `taxonomy.toml`, or, where a folder is
/// nothing by itself, the reports and taxonomy sources below it, in the order of their names.
#[must_use]
pub fn inputs(path: &Path) -> Vec<PathBuf> {
    let names = [REPORT, TAXONOMY];
    if path.is_file()
        && path.file_name().is_some_and(|name| names.iter().any(|known| name == *known))
    {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        return vec![folder.unwrap_or(Path::new(".")).to_owned()];
    }
    let mut found = Vec::new();
    if path.is_dir() && !is_one(path) && !super::is_input(path) {
        below(path, DEEPEST, &mut found);
    }
    if found.is_empty() { vec![path.to_owned()] } else { found }
}

fn is_one(folder: &Path) -> bool {
    folder.join(REPORT).is_file() || folder.join(TAXONOMY).is_file()
}

fn below(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    // Links are not followed: they may lead back.
    let folders = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path());
    let mut folders: Vec<PathBuf> = folders.collect();
    folders.sort();
    for folder in folders {
        match is_one(&folder) {
            true => found.push(folder),
            false if depth > 0 => below(&folder, depth - 1, found),
            false => {}
        }
    }
}

/// What filings that were checked say of the same quantities: the facts of each entity are held against each
/// other. Filings without a report, or with errors, are left out.
#[must_use]
pub fn compare(filings: &[Filing], options: &Options) -> Diagnostics {
    let mut diagnostics = options.diagnostics();
    let sound = filings.iter().filter(|filing| !filing.diagnostics.has_errors());
    let sound: Vec<&Filing> = sound.collect();
    let parties: Vec<Party<'_>> = sound
        .iter()
        .filter_map(|filing| {
            Some(Party { taxonomy: filing.taxonomy.as_ref()?, report: filing.report.as_ref()? })
        })
        .collect();
    if parties.len() > 1 {
        across::check(&parties, &mut diagnostics);
        for filing in sound {
            filing.locator.complete(&mut diagnostics);
        }
    }
    diagnostics
}
