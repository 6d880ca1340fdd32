//! Findings as objects.

use kessan::diagnostic::{Diagnostic, Diagnostics, Place};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

pyo3::create_exception!(kessan, Refused, PyValueError, "The input has errors: `findings`.");

/// File, line and column.
type At = (Option<String>, Option<u32>, Option<u32>);

/// Something that was found out, and where.
#[pyclass(frozen, get_all, eq, module = "kessan")]
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    code: String,
    severity: &'static str,
    message: String,
    help: Option<String>,
    file: Option<String>,
    line: Option<u32>,
    column: Option<u32>,
    related: Vec<At>,
}

#[pymethods]
impl Finding {
    fn __repr__(&self) -> String {
        format!("<kessan.Finding {} {}: {}>", self.severity, self.code, self.message)
    }

    fn __str__(&self) -> String {
        let place = match (&self.file, self.line) {
            (Some(file), Some(line)) => format!("{file}:{line}: "),
            (Some(file), None) => format!("{file}: "),
            _ => String::new(),
        };
        format!("{place}{}[{}]: {}", self.severity, self.code, self.message)
    }
}

fn at(place: &Place) -> At {
    let name = place.file.as_ref().or(place.thing.as_ref());
    (name.map(|name| name.to_string()), place.line, place.column)
}

impl From<&Diagnostic> for Finding {
    fn from(found: &Diagnostic) -> Self {
        let (file, line, column) = at(&found.place);
        Self {
            code: found.code.info().name.to_owned(),
            severity: found.severity.name(),
            message: found.message.clone(),
            help: found.help.clone(),
            file,
            line,
            column,
            related: found.related.iter().map(at).collect(),
        }
    }
}

/// All findings.
pub fn all(diagnostics: &Diagnostics) -> Vec<Finding> {
    diagnostics.iter().map(Finding::from).collect()
}

/// The exception for input with errors, which has the findings.
pub fn refused(py: Python<'_>, diagnostics: &Diagnostics) -> PyErr {
    let findings = all(diagnostics);
    let first = findings.iter().find(|found| found.severity == "error").or(findings.first());
    let message = first.map_or("the input can't be read".to_owned(), Finding::__str__);
    let error = Refused::new_err(message);
    match error.value(py).setattr("findings", findings) {
        Ok(()) => error,
        Err(other) => other,
    }
}
