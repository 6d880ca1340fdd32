//! Golden cases: a folder each, laid over a shared base.
//!
//! A case has files that replace or add to those of `tests/cases/base`, and `case.toml`, which
//! says what the case is about and what small things it changes in files of the base:
//!
//! ```toml
//! about = "A sentence."
//! remove = ["report/facts.csv"]
//!
//! [[replace]]
//! file = "report/report.toml"
//! old = "stands there just once"
//! new = "stands there instead"
//! ```

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use tempfile::TempDir;

/// A golden case.
pub struct Case {
    /// The name of its folder.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// What it changes.
    pub change: Change,
}

/// `case.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What the case is about.
    pub about: String,
    /// Whether the files written must be those of the base.
    #[serde(default)]
    pub same_output: bool,
    /// Files of the base that are not there.
    #[serde(default)]
    remove: Vec<PathBuf>,
    /// Texts of the base that are others.
    #[serde(default)]
    replace: Vec<Replace>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Replace {
    file: PathBuf,
    old: String,
    new: String,
}

/// The cases of a group (`good`, `bad`), by name.
///
/// # Panics
/// When a case can't be read.
pub fn all(group: &str) -> Vec<Case> {
    let folder = super::cases().join(group);
    let mut cases: Vec<Case> = fs::read_dir(&folder)
        .expect("the cases are there")
        .map(|entry| {
            let folder = entry.expect("a folder can be listed").path();
            let name = folder.file_name().expect("it has a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(folder.join("case.toml"))
                .unwrap_or_else(|error| panic!("{name}/case.toml: {error}"));
            let change: Change =
                toml::from_str(&text).unwrap_or_else(|error| panic!("{name}/case.toml: {error}"));
            assert!(change.about.ends_with('.'), "{name}: `about` is a sentence");
            Case { name, folder, change }
        })
        .collect();
    cases.sort_by(|a, b| a.name.cmp(&b.name));
    cases
}

/// The base alone, in a folder of its own.
///
/// # Panics
/// When it can't be copied.
pub fn base() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    super::copy(&super::cases().join("base"), folder.path());
    folder
}

impl Case {
    /// The input of the case, in a folder of its own: `taxonomy/` and `report/`.
    ///
    /// # Panics
    /// When it can't be put together.
    pub fn input(&self) -> TempDir {
        let folder = base();
        for part in ["taxonomy", "report"] {
            let own = self.folder.join(part);
            if own.exists() {
                super::copy(&own, &folder.path().join(part));
            }
        }
        for file in &self.change.remove {
            fs::remove_file(folder.path().join(file))
                .unwrap_or_else(|error| panic!("{}: {}: {error}", self.name, file.display()));
        }
        for Replace { file, old, new } in &self.change.replace {
            self.replace(&folder.path().join(file), old, new);
        }
        folder
    }

    fn replace(&self, path: &Path, old: &str, new: &str) {
        let text = fs::read_to_string(path)
            .unwrap_or_else(|error| panic!("{}: {}: {error}", self.name, path.display()));
        let times = text.matches(old).count();
        assert_eq!(times, 1, "{}: `{old}` stands {times} times", self.name);
        fs::write(path, text.replacen(old, new, 1)).expect("a file can be written");
    }
}
