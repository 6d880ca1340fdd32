//! The facts of one report and of many, as columns.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, SchemaRef};
use kessan::diagnostic::Diagnostics;
use kessan::filing::{self, Found, Options};
use kessan::write::columns;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::arrow;
use crate::finding::{Finding, all};

/// How many reports are read at once for each core.
const AT_ONCE: usize = 4;

/// The facts of a report, in columns.
#[pyclass(frozen)]
pub struct Report {
    /// The path that it was read from.
    #[pyo3(get)]
    source: String,
    findings: Vec<Finding>,
    batch: RecordBatch,
}

impl Report {
    /// A report that was read.
    pub fn new(source: String, findings: Vec<Finding>, batch: RecordBatch) -> Self {
        Self { source, findings, batch }
    }
}

#[pymethods]
impl Report {
    /// What there is to tell of it.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.findings.clone()
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<kessan.Report {:?}: {} facts>", self.source, self.batch.num_rows())
    }

    /// The columns, as one batch of a stream.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // What a consumer would rather have is its to cast.
        drop(requested_schema);
        let schema = self.batch.schema();
        let batches = std::iter::once(Ok(self.batch.clone()));
        arrow::stream(py, arrow_array::RecordBatchIterator::new(batches, schema))
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema(py, &self.batch.schema())
    }
}

/// The columns of facts.
#[pyclass(frozen)]
pub struct Schema(SchemaRef);

impl Schema {
    /// The columns, with those of labels in some languages.
    pub fn new(languages: &[String]) -> Self {
        Self(columns::schema_with(languages))
    }
}

#[pymethods]
impl Schema {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema(py, &self.0)
    }
}

/// The facts of many reports, a batch each, which are read when a stream is asked for.
#[pyclass(frozen)]
pub struct Facts {
    found: Vec<Found>,
    options: Options,
    /// Those of columns for labels.
    languages: Vec<String>,
    /// What there is to tell of the paths.
    of_paths: Vec<Finding>,
    findings: Arc<Mutex<Vec<Finding>>>,
}

impl Facts {
    /// Looks for the reports.
    pub fn of(paths: &[PathBuf], options: Options, languages: Vec<String>) -> Self {
        let mut diagnostics = options.findings();
        let mut found = Vec::new();
        for path in paths {
            found.extend(filing::find_reports(path, &mut diagnostics));
        }
        let of_paths = all(&diagnostics);
        Self { found, options, languages, of_paths, findings: Arc::default() }
    }
}

#[pymethods]
impl Facts {
    /// What there is to tell of the paths, and of the reports that were read for the last stream.
    #[getter]
    fn findings(&self) -> Vec<Finding> {
        self.of_paths.iter().chain(locked(&self.findings).iter()).cloned().collect()
    }

    /// The names of the reports.
    #[getter]
    fn sources(&self) -> Vec<String> {
        self.found.iter().map(Found::name).collect()
    }

    fn __repr__(&self) -> String {
        format!("<kessan.Facts of {} reports>", self.found.len())
    }

    /// The columns, a batch for each report that can be read.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        locked(&self.findings).clear();
        arrow::stream(
            py,
            Reading {
                left: self.found.clone().into(),
                options: self.options.clone(),
                languages: self.languages.clone(),
                ready: VecDeque::new(),
                findings: self.findings.clone(),
            },
        )
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        arrow::schema(py, &columns::schema_with(&self.languages))
    }
}

fn locked(findings: &Mutex<Vec<Finding>>) -> MutexGuard<'_, Vec<Finding>> {
    findings.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reports that are being read, a few at a time on all cores.
struct Reading {
    left: VecDeque<Found>,
    options: Options,
    languages: Vec<String>,
    ready: VecDeque<RecordBatch>,
    findings: Arc<Mutex<Vec<Finding>>>,
}

impl Iterator for Reading {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.left.is_empty() {
            let some = self.left.len().min(AT_ONCE * filing::workers());
            let some: Vec<Found> = self.left.drain(..some).collect();
            let read = filing::in_order(
                &some,
                |of| batch(of, &self.options, &self.languages),
                |of, read| {
                    let (diagnostics, batch) = read.unwrap_or_else(|message| {
                        let mut diagnostics = self.options.findings();
                        diagnostics.push(filing::fault(&of.name(), &message));
                        (diagnostics, None)
                    });
                    locked(&self.findings).extend(all(&diagnostics));
                    self.ready.extend(batch.transpose().map_err(ArrowError::ExternalError)?);
                    Ok(())
                },
            );
            if let Err(error) = read {
                return Some(Err(error));
            }
        }
        self.ready.pop_front().map(Ok)
    }
}

impl RecordBatchReader for Reading {
    fn schema(&self) -> SchemaRef {
        columns::schema_with(&self.languages)
    }
}

/// What there is to tell of a report, and its facts; none where nothing could be read.
type Read = (Diagnostics, Option<Result<RecordBatch, Box<dyn std::error::Error + Send + Sync>>>);

/// Reads a report.
fn batch(found: &Found, options: &Options, languages: &[String]) -> Read {
    let mut diagnostics = options.findings();
    let Some(report) = filing::open_found(found, options, &mut diagnostics) else {
        return (diagnostics, None);
    };
    match report.rows(languages) {
        Ok((rows, _)) => {
            let batch = columns::batch(&rows, &found.name());
            (diagnostics, Some(batch.map_err(Into::into)))
        }
        Err(error) => {
            if !diagnostics.has_errors() {
                diagnostics.push(filing::not_readable(&found.name(), &error.to_string()));
            }
            (diagnostics, None)
        }
    }
}

/// Reads the only report at a path.
pub fn only(path: &Path, options: &Options, languages: &[String]) -> Read {
    let mut diagnostics = options.findings();
    let Some(found) = filing::only_report(path, &mut diagnostics) else {
        return (diagnostics, None);
    };
    let (of_report, batch) = batch(&found, options, languages);
    diagnostics.absorb(of_report);
    (diagnostics, batch)
}
