//! Paths that lead nowhere: which part of them is wrong, and what beside it would do.

use std::fs;
use std::path::{Path, PathBuf};

use super::{REPORT, TAXONOMY};
use crate::archive::incoming::Limits;
use crate::diagnostic::{Code, Diagnostic, Place, did_you_mean};
use crate::read::dts;
use crate::source;

/// How many entries of a folder are looked at.
const MOST: usize = 10_000;

/// Of how many entries of a folder it is looked whether they are the taxonomy that a report lacks.
const FEW: usize = 100;

/// What to do where the taxonomy of a report is not at hand. A taxonomy package in its folder is named, but not taken:
/// whose it is nobody has said.
pub(super) fn without_taxonomy(report: &Path) -> String {
    let folder = report.parent().filter(|above| !above.as_os_str().is_empty());
    let entries = fs::read_dir(folder.unwrap_or(Path::new(".")));
    let found: Vec<PathBuf> =
        entries.into_iter().flatten().flatten().take(FEW + 1).map(|of| of.path()).collect();
    let is_few = found.len() <= FEW;
    let mut archives: Vec<PathBuf> = found
        .into_iter()
        .filter(|path| is_few && path.extension().is_some_and(|end| end == "zip"))
        .collect();
    archives.sort();
    let is_taxonomy = |path: &PathBuf| {
        dts::Package::open(path, Limits::default()).is_ok_and(|of| of.is_taxonomy_package())
    };
    match archives.iter().find(|path| is_taxonomy(path)) {
        Some(package) => format!(
            "beside it lies a taxonomy package: --packages {}; or read the report by names only with --without-taxonomy",
            package.display()
        ),
        None => "name the taxonomy package with --packages, or read the report by names only with --without-taxonomy".to_owned(),
    }
}

/// The folder that a path means: a file `report.toml` or `taxonomy.toml` stands for its folder, and so does a workbook
/// with such settings in a sheet.
pub(super) fn folder(path: &Path) -> PathBuf {
    let names = [REPORT, TAXONOMY].map(|name| Path::new(name).file_stem());
    let is_workbook = path.extension().is_some_and(|end| end == "xlsx" || end == "ods");
    let is_named = match is_workbook {
        true => {
            let above = path.parent().unwrap_or(Path::new(""));
            names.contains(&path.file_stem()) && is_one(above)
        }
        false => {
            names.contains(&path.file_stem()) && path.extension().is_some_and(|end| end == "toml")
        }
    };
    match path.parent().filter(|_| is_named && path.is_file()) {
        Some(folder) if folder.as_os_str().is_empty() => PathBuf::from("."),
        Some(folder) => folder.to_owned(),
        None => path.to_owned(),
    }
}

/// What to tell of a path at which there is nothing; none where there is something, or where the path
/// leads into a file: what an archive holds is told by who opens it.
pub(super) fn not_there(path: &Path) -> Option<Diagnostic> {
    if path.exists() {
        return None;
    }
    // The first step that is not there.
    let missing = path.ancestors().take_while(|above| !is_there(above)).last()?;
    let folder = missing.parent().filter(|above| !above.as_os_str().is_empty());
    if folder.is_some_and(Path::is_file) {
        return None;
    }
    let place = Place::file(&path.to_string_lossy().as_ref().into());
    let inside = match folder {
        Some(folder) => format!("`{}`", folder.display()),
        None => "the working folder".to_owned(),
    };
    let name = missing.file_name()?.to_string_lossy().into_owned();
    let message = format!("`{}` is not there: {inside} has no `{name}`.", path.display());
    let folder = folder.unwrap_or(Path::new("."));
    Some(Diagnostic::new(Code::UnsupportedInput, place, message).help(help(&name, folder)))
}

/// What would do in place of something that is no input.
pub(super) fn instead(path: &Path) -> Option<String> {
    let parent = path.parent().filter(|above| !above.as_os_str().is_empty());
    let above = parent.unwrap_or(Path::new("."));
    if path.is_file() && is_one(above) {
        return Some(format!("its folder `{}` would do", above.display()));
    }
    let below = entries(path).into_iter().map(|name| path.join(name)).find(|path| is_one(path))?;
    Some(format!("`{}` would do", below.display()))
}

fn is_there(path: &Path) -> bool {
    path.as_os_str().is_empty() || path.exists()
}

fn is_one(folder: &Path) -> bool {
    source::has_settings(&folder.join(REPORT)) || source::has_settings(&folder.join(TAXONOMY))
}

/// The names in a folder, sorted.
fn entries(folder: &Path) -> Vec<String> {
    let found = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).take(MOST);
    let mut names: Vec<String> =
        found.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    names
}

/// The name that may be meant, or folders that can be named.
fn help(name: &str, folder: &Path) -> String {
    let names = entries(folder);
    let within = names.iter().find(|known| known.starts_with(name) && !name.is_empty());
    let shown = |name: &str| match folder == Path::new(".") {
        true => name.to_owned(),
        false => folder.join(name).display().to_string(),
    };
    if let Some(known) = within {
        return format!("did you mean `{}`?", shown(known));
    }
    if let Some(help) = did_you_mean(name, names.iter().map(String::as_str)) {
        return help;
    }
    let good: Vec<String> = names
        .iter()
        .filter(|name| is_one(&folder.join(name)))
        .take(3)
        .map(|name| format!("`{}`", shown(name)))
        .collect();
    match good.is_empty() {
        true => "check that the path is written right".to_owned(),
        false => format!("beside it there is {}", good.join(", ")),
    }
}
