//! Files that settings name: of which kind they must be, and where they should lie.

use std::path::{Component, Path};

use super::sheet;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place};

/// Kinds of files by the ends of their names.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Table,
    Page,
}

impl Kind {
    fn ends(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["csv", "xlsx", "ods"],
            Self::Page => &["xhtml", "html", "htm", "xml"],
        }
    }
}

/// Tells a file of another kind, of which nothing is read, for what stands in it would be shown;
/// whether it may be read. A file outside the folder of the settings is told as well.
pub(super) fn may_be_read(
    name: &Path,
    kind: Kind,
    place: impl Fn() -> Place,
    diagnostics: &mut Diagnostics,
) -> bool {
    if !is_of_kind(name, kind, &place, diagnostics) {
        return false;
    }
    if leads_out(name) {
        let message = format!("`{}` lies outside the folder that names it.", name.display());
        diagnostics.push(
            Diagnostic::new(Code::FileOutside, place(), message)
                .help("look whether this file is meant, or put a copy into the folder"),
        );
    }
    true
}

/// Tells a file of another kind, wherever it lies; whether it is of this one.
pub(super) fn is_of_kind(
    name: &Path,
    kind: Kind,
    place: impl Fn() -> Place,
    diagnostics: &mut Diagnostics,
) -> bool {
    let book = sheet::split(name).map(|(book, _)| book);
    let end =
        book.as_deref().unwrap_or(name).extension().map(|end| end.to_string_lossy().to_lowercase());
    if !end.is_some_and(|end| kind.ends().contains(&&*end)) {
        let ends: Vec<String> = kind.ends().iter().map(|end| format!("`.{end}`")).collect();
        let what = match kind {
            Kind::Table => "tables",
            Kind::Page => "templates",
        };
        let message = format!("`{}` is not read: it may be of another kind.", name.display());
        diagnostics.push(
            Diagnostic::new(Code::OtherKindOfFile, place(), message)
                .help(format!("names of {what} end with {}", ends.join(", "))),
        );
        return false;
    }
    true
}

/// Whether a path leads out of the folder that it begins at.
fn leads_out(name: &Path) -> bool {
    let mut depth = 0_i32;
    name.components().any(|step| {
        match step {
            Component::Normal(_) => depth += 1,
            Component::ParentDir => depth -= 1,
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return true,
        }
        depth < 0
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_out_by_their_steps() {
        for inside in ["a.csv", "./a.csv", "a/b/../../c.csv", "..a.csv"] {
            assert!(!leads_out(Path::new(inside)), "{inside}");
        }
        for outside in ["../a.csv", "a/../../a.csv", "/a.csv"] {
            assert!(leads_out(Path::new(outside)), "{outside}");
        }
    }
}
