//! Ids that become names of files and folders: those of the taxonomy, its entry points and the
//! report.

use rustc_hash::FxHashMap;

use super::{entry_place, place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};
use crate::dts;
use crate::model::{Report, Taxonomy};

/// The longest name of a file, in bytes, that file systems take while it is being written.
const LONGEST: usize = 240;

/// Names that stand for devices on Windows, whatever extension follows.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Letters of ids of the taxonomy that end a name or mean something else in a URL or in a zip.
const BREAKING: &str = "/\\#?%:[]";

/// Letters of ids of reports that do: they stand for folders in a package, which processors look
/// for by a path that is no URL.
const BREAKING_FOLDERS: &str = "/\\#?&<>|";

/// Tells ids of the taxonomy and of its entry points that can't be names of files, or that not all
/// computers take for one; and files whose names differ in capitals only.
pub(super) fn of_taxonomy(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let id = &taxonomy.publication.id;
    let at = place(taxonomy, &["id"]);
    tell(broken(id, BREAKING, &at).or_else(|| unportable(id, &at)), diagnostics);
    for (nth, entry) in taxonomy.entry_points.iter().enumerate() {
        let at = entry_place(taxonomy, nth, &["id"]);
        // It stands behind the id of the taxonomy, so it can't be that of a device.
        let as_part = format!("x-{}", entry.id);
        let told = match entry.id.is_empty() {
            true => broken("", BREAKING, &at),
            false => broken(&entry.id, BREAKING, &at).or_else(|| unportable(&as_part, &at)),
        };
        tell(told, diagnostics);
    }
    files(taxonomy, diagnostics);
}

/// Tells a folder of a report whose name can't be that of a file in a package, or that not all
/// computers take for one.
pub(super) fn of_report(report: &Report, diagnostics: &mut Diagnostics) {
    let at = Place::file(&report.definition);
    tell(
        broken(&report.id, BREAKING_FOLDERS, &at).or_else(|| unportable(&report.id, &at)),
        diagnostics,
    );
}

fn tell(told: Option<Diagnostic>, diagnostics: &mut Diagnostics) {
    if let Some(told) = told {
        diagnostics.push(told);
    }
}

/// What is wrong with an id that breaks addresses or archives. `breaking` are the letters that
/// do.
fn broken(id: &str, breaking: &str, at: &Place) -> Option<Diagnostic> {
    let breaks = |c: &char| c.is_control() || breaking.contains(*c);
    let message = if id.is_empty() {
        "An empty id can't be the name of a file.".to_owned()
    } else if id.len() > LONGEST {
        format!(
            "`{}…` is too long for the name of a file.",
            &id.chars().take(20).collect::<String>()
        )
    } else if matches!(id, "." | "..") {
        format!("`{id}` can't be the name of a file: it leads to a folder.")
    } else {
        let letter = id.chars().find(breaks)?;
        format!(
            "`{}` can't be the name of a file: it has `{}`.",
            id.escape_debug(),
            letter.escape_debug()
        )
    };
    let help = "choose a short name of letters, digits, `-`, `_` and `.`";
    Some(Diagnostic::new(Code::InvalidFileName, at.clone(), message).help(help))
}

/// What a name is on other computers: it must be escaped in a URL, or is none on Windows.
fn unportable(id: &str, at: &Place) -> Option<Diagnostic> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    let stem = id.split('.').next().unwrap_or(id).to_ascii_lowercase();
    let shown = id.strip_prefix("x-").unwrap_or(id);
    let message = if DEVICES.contains(&stem.as_str()) {
        format!("`{shown}` is the name of a device on Windows.")
    } else if id.ends_with('.') {
        format!("`{shown}` ends with a point, which Windows leaves out.")
    } else {
        let letter = id.chars().find(|c| !is_plain(*c))?;
        format!(
            "`{shown}` becomes the name of files, and has `{letter}`, which must be escaped in a URL."
        )
    };
    let help = "letters without accents, digits, `-`, `_` and `.` make no trouble anywhere";
    Some(Diagnostic::new(Code::UnportableName, at.clone(), message).help(help))
}

/// Tells files of the taxonomy of one name, and those that differ in capitals only, of which some
/// file systems keep one.
fn files(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let mut seen: FxHashMap<String, String> = FxHashMap::default();
    for file in dts::file_names(taxonomy) {
        let Some(other) = seen.insert(file.to_lowercase(), file.clone()) else { continue };
        let (code, message) = if other != file {
            let message = format!("The files `{other}` and `{file}` differ in capitals only.");
            (Code::UnportableName, message)
        } else if file.ends_with(".xsd") {
            // Two entry points have one id, which the reader has told.
            return;
        } else {
            (Code::RepeatedName, format!("Two files would be called `{file}`."))
        };
        let at = position(taxonomy, &file).map_or_else(
            || place(taxonomy, &["entry_points"]),
            |at| entry_place(taxonomy, at, &["id"]),
        );
        diagnostics.push(
            Diagnostic::new(code, at, message).help("give one of the entry points another id"),
        );
        // One finding for the first two files says it all.
        return;
    }
}

/// The entry point whose schema a file is.
fn position(taxonomy: &Taxonomy, file: &str) -> Option<usize> {
    let stem = file.strip_suffix(".xsd")?;
    taxonomy
        .entry_points
        .iter()
        .position(|entry| stem == format!("{}-{}", taxonomy.publication.id, entry.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files() {
        let at = Place::default();
        for good in ["loom", "4loom", "2007-08-13-q1-fy2007", "a_b.c", ".loom"] {
            assert!(
                broken(good, BREAKING, &at).is_none() && unportable(good, &at).is_none(),
                "{good}"
            );
        }
        for unwise in ["a b", "決算", "con", "NUL.x", "a.", "a:b", "100%"] {
            assert!(
                broken(unwise, BREAKING_FOLDERS, &at).is_none()
                    && unportable(unwise, &at).is_some(),
                "{unwise}"
            );
        }
        for bad in ["", "a/b", "a\\b", "a#b", "a&b", "a?b", "a\nb", &"a".repeat(241)] {
            assert!(broken(bad, BREAKING_FOLDERS, &at).is_some(), "{bad}");
        }
        assert!(broken("100%", BREAKING, &at).is_some());
    }
}
