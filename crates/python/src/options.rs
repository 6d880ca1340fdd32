//! What callers say about how reports are read.

use std::path::PathBuf;

use kessan::filing::Options;
use pyo3::FromPyObject;

/// A path, or several.
#[derive(FromPyObject)]
pub enum Paths {
    /// One.
    One(PathBuf),
    /// Several.
    Many(Vec<PathBuf>),
}

impl Paths {
    /// All of them.
    pub fn all(self) -> Vec<PathBuf> {
        match self {
            Self::One(path) => vec![path],
            Self::Many(paths) => paths,
        }
    }
}

/// How reports are opened.
pub fn opening(
    packages: Vec<PathBuf>,
    entry_point: Option<String>,
    without_taxonomy: bool,
) -> Options {
    Options::new().packages(packages).entry_point(entry_point).without_taxonomy(without_taxonomy)
}
