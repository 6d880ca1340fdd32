//! What callers say about how reports are read.

use std::path::PathBuf;

use kessan::filing::Options;
use pyo3::exceptions::PyValueError;
use pyo3::{FromPyObject, PyResult};

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

/// Languages of labels, which can't be named twice: each is a column.
pub fn languages(labels: Vec<String>) -> PyResult<Vec<String>> {
    let is_again = |(at, language): &(usize, &String)| labels[..*at].contains(language);
    match labels.iter().enumerate().find(is_again) {
        Some((_, twice)) => Err(PyValueError::new_err(format!("labels: `{twice}` is named twice"))),
        None => Ok(labels),
    }
}
