//! kessan for Python.
//!
//! Facts are columns of Arrow, which other libraries take over without copying them (the Arrow
//! PyCapsule interface); findings are objects. What is wrong with an input is an exception with all
//! findings where nothing can be given, and else stands beside what is given.

mod arrow;
mod facts;
mod files;
mod finding;
mod options;

use std::path::{Path, PathBuf};

use kessan::Error;
use kessan::diagnostic::Diagnostics;
use kessan::extract::facts_csv;
use kessan::filing::{self, Conversion, Files, Filing, Form, Input, Options, Syntax};
use kessan::profile::Profile;
use pyo3::exceptions::{PyOSError, PyValueError};
use pyo3::prelude::*;

use facts::{Facts, Report, Schema};
use files::Staged;
use finding::{Finding, Refused, all, refused};
use options::{Paths, languages, opening};

fn failed(error: impl std::fmt::Display) -> PyErr {
    PyOSError::new_err(error.to_string())
}

/// Paths as texts.
fn names(files: Vec<PathBuf>) -> Vec<String> {
    files.iter().map(|file| file.to_string_lossy().into_owned()).collect()
}

/// The columns of facts, the same for all reports; `labels` names languages.
#[pyfunction]
#[pyo3(signature = (*, labels=Vec::new()))]
fn schema(labels: Vec<String>) -> PyResult<Schema> {
    Ok(Schema::new(&languages(labels)?))
}

/// The reports at a path by their names, each of which is a path for the other functions.
#[pyfunction]
fn find(py: Python<'_>, path: PathBuf) -> PyResult<Vec<String>> {
    let (found, diagnostics) = py.detach(|| {
        let mut diagnostics = Diagnostics::new();
        (filing::find_reports(&path, &mut diagnostics), diagnostics)
    });
    if found.is_empty() && diagnostics.has_errors() {
        return Err(refused(py, &diagnostics));
    }
    Ok(found.iter().map(filing::Found::name).collect())
}

/// The facts of the only report at a path, with labels of their concepts in languages that are named.
#[pyfunction]
#[pyo3(signature = (path, packages=Vec::new(), *, labels=Vec::new(), entry_point=None, without_taxonomy=false))]
fn read(
    py: Python<'_>,
    path: PathBuf,
    packages: Vec<PathBuf>,
    labels: Vec<String>,
    entry_point: Option<String>,
    without_taxonomy: bool,
) -> PyResult<Report> {
    let options = opening(packages, entry_point, without_taxonomy);
    let languages = languages(labels)?;
    let (diagnostics, batch) = py.detach(|| facts::only(&path, &options, &languages));
    match batch {
        Some(Ok(batch)) => {
            Ok(Report::new(path.to_string_lossy().into_owned(), all(&diagnostics), batch))
        }
        Some(Err(message)) => Err(failed(message)),
        None => Err(refused(py, &diagnostics)),
    }
}

/// The facts of all reports at paths, read when they are asked for, with labels as of `read`. Those that the Open
/// Information Model can't say as a whole are left out: in tuples, of other targets than the default one.
#[pyfunction(name = "facts")]
#[pyo3(signature = (paths, packages=Vec::new(), *, labels=Vec::new(), entry_point=None, without_taxonomy=false))]
fn facts_of(
    py: Python<'_>,
    paths: Paths,
    packages: Vec<PathBuf>,
    labels: Vec<String>,
    entry_point: Option<String>,
    without_taxonomy: bool,
) -> PyResult<Facts> {
    let options = opening(packages, entry_point, without_taxonomy);
    let languages = languages(labels)?;
    Ok(py.detach(|| Facts::of(&paths.all(), options, languages)))
}

/// All there is to tell of what is at a path, whatever it is.
#[pyfunction]
#[pyo3(signature = (path, packages=Vec::new(), *, entry_point=None, without_taxonomy=false))]
fn check(
    py: Python<'_>,
    path: PathBuf,
    packages: Vec<PathBuf>,
    entry_point: Option<String>,
    without_taxonomy: bool,
) -> Vec<Finding> {
    let options = opening(packages, entry_point, without_taxonomy).keep_trees(true);
    py.detach(|| {
        let mut told = options.findings();
        let inputs = Input::at(&path, &options, &mut told);
        let mut findings = all(&told);
        let ended: Result<(), ()> = filing::in_order(
            &inputs,
            |input| all(input.check(&options).diagnostics()),
            |input, found| {
                let of_fault =
                    |message: String| all(input.failed(&message, &options).diagnostics());
                findings.extend(found.unwrap_or_else(of_fault));
                Ok(())
            },
        );
        debug_assert_eq!(ended, Ok(()));
        findings
    })
}

/// Writes the only report at a path in another syntax, and gives the files.
#[pyfunction]
#[pyo3(signature = (path, out, to="json", packages=Vec::new(), *, entry_point=None, without_taxonomy=false))]
fn convert(
    py: Python<'_>,
    path: PathBuf,
    out: PathBuf,
    to: &str,
    packages: Vec<PathBuf>,
    entry_point: Option<String>,
    without_taxonomy: bool,
) -> PyResult<Vec<String>> {
    let form = match to {
        "xbrl" => Form::Xbrl,
        "ixbrl" => Form::Inline,
        "json" => Form::Json,
        "csv" => Form::Csv,
        "tables" => Form::Tables,
        other => return Err(unknown(other, "xbrl, ixbrl, json, csv, tables")),
    };
    let options = opening(packages.clone(), entry_point, without_taxonomy);
    let (diagnostics, written) = py.detach(|| {
        let mut diagnostics = options.findings();
        let written = convert_to(form, &path, &out, &packages, &options, &mut diagnostics);
        (diagnostics, written)
    });
    match written {
        Some(written) => written.map(names).map_err(failed),
        None => Err(refused(py, &diagnostics)),
    }
}

fn convert_to(
    form: Form,
    path: &Path,
    out: &Path,
    packages: &[PathBuf],
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Result<Vec<PathBuf>, Error>> {
    let found = filing::only_report(path, diagnostics)?;
    let report = filing::open_found(&found, options, diagnostics)?;
    if let filing::AnyReport::Given(given) = &report {
        given.check_reading(diagnostics);
    }
    if diagnostics.has_errors() {
        return None;
    }
    let is_folder = matches!(form, Form::Csv | Form::CsvTables | Form::Tables);
    let folder = if is_folder { Some(out) } else { out.parent() };
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let conversion = Conversion { form, merged: false, packages, name: &name };
    Some(Staged::new(folder.unwrap_or(Path::new(""))).map_err(Error::from).and_then(|mut files| {
        conversion.write(&report, &found, &mut files)?;
        Ok(files.finish()?)
    }))
}

/// Writes the report of a folder as filings into a folder, and gives the files.
#[pyfunction]
#[pyo3(signature = (
    report,
    out,
    to=vec!["xbrl".to_owned(), "ixbrl".to_owned(), "package".to_owned()],
    packages=Vec::new(),
    *,
    profile="intl",
))]
fn export(
    py: Python<'_>,
    report: PathBuf,
    out: PathBuf,
    to: Vec<String>,
    packages: Vec<PathBuf>,
    profile: &str,
) -> PyResult<Vec<String>> {
    let syntaxes: Vec<&[Syntax]> = to.iter().map(|name| syntax(name)).collect::<PyResult<_>>()?;
    let profile = Profile::find(profile).filter(|profile| profile.form.is_none());
    let profile = profile.ok_or_else(|| PyValueError::new_err("there is no such profile"))?;
    let (diagnostics, written) = py.detach(|| {
        let mut filing = filing::open_report(&report, &Options::new().packages(packages));
        filing.check();
        let written = filing.is_writable().then(|| write(&filing, profile, &syntaxes, &out));
        (filing.into_diagnostics(), written)
    });
    match written {
        Some(written) => written.map(names).map_err(failed),
        None => Err(refused(py, &diagnostics)),
    }
}

fn write(
    filing: &Filing,
    profile: &Profile,
    syntaxes: &[&[Syntax]],
    out: &Path,
) -> Result<Vec<PathBuf>, Error> {
    let writer = filing.writer(profile)?;
    let mut files = Staged::new(out)?;
    for wanted in syntaxes {
        let taken = wanted.iter().filter(|syntax| syntax.is_taken_by(profile));
        for syntax in taken {
            files.write(&writer.file_name(*syntax), &mut |file| writer.write(*syntax, file))?;
        }
        if wanted.is_empty() {
            writer.write_csv(false, files.below(&format!("{}-csv", writer.id())))?;
        }
    }
    Ok(files.finish()?)
}

/// The files of a name; of xBRL-CSV, which is a folder, none.
fn syntax(name: &str) -> PyResult<&'static [Syntax]> {
    Ok(match name {
        "xbrl" => &[Syntax::Xbrl],
        "ixbrl" => &[Syntax::Inline],
        "json" => &[Syntax::Json],
        "csv" => &[],
        "package" => &[Syntax::ReportPackage, Syntax::TaxonomyPackage],
        "xbr" => &[Syntax::XbrlPackage, Syntax::JsonPackage, Syntax::CsvPackage],
        other => return Err(unknown(other, "xbrl, ixbrl, json, csv, package, xbr")),
    })
}

fn unknown(name: &str, known: &str) -> PyErr {
    PyValueError::new_err(format!("there is no syntax `{name}`; there are {known}"))
}

/// Writes the facts in the text of a release as a table in CSV, and tells what is doubtful.
#[pyfunction]
fn extract(py: Python<'_>, release: PathBuf, map: PathBuf, out: PathBuf) -> PyResult<Vec<Finding>> {
    let (diagnostics, written) = py.detach(|| {
        let (reading, diagnostics) = filing::read_release(&release, &map, &Options::new());
        let written = reading.map(|read| -> Result<(), Error> {
            let mut files = Staged::new(out.parent().unwrap_or(Path::new("")))?;
            let name = out.file_name().unwrap_or_default().to_string_lossy();
            files.write(&name, &mut |file| {
                Ok(facts_csv::write(&read.extraction.facts, &read.text, &read.taxonomy, file)?)
            })?;
            files.finish()?;
            Ok(())
        });
        (diagnostics, written)
    });
    match written {
        Some(written) => written.map(|()| all(&diagnostics)).map_err(failed),
        None => Err(refused(py, &diagnostics)),
    }
}

/// The module.
#[pymodule]
mod _kessan {
    #[pymodule_export]
    use super::{
        Facts, Finding, Refused, Report, Schema, check, convert, export, extract, facts_of, find,
        read, schema,
    };
}
