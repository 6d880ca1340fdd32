//! `kessan facts`: the facts of reports as a table.

mod parquet;
mod text;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Map, Value};

use super::output::Staged;
use super::taxonomies::Taxonomies;
use super::{Ending, count, options, said, show, tell, terminal};
use crate::diagnostic::render::View;
use crate::filing::{self, AnyReport};
use crate::model::rows::{Row, RowBeyond, RowLabels, RowMember, Rows};
use crate::model::stream::Loss;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Reports: folders with report.toml, instances, inline documents, xBRL-JSON, xBRL-CSV, archives and folders of
    /// these.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Only facts of concepts whose name has this in it; capitals don't count.
    #[arg(long, value_name = "NAME")]
    concept: Option<String>,
    /// Only facts whose period begins with this, as it is shown: `2024`, `2024-03-31`, `2023-04-01..2024-03-31`.
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Only facts that have a dimension whose name has this in it.
    #[arg(long, value_name = "NAME")]
    axis: Option<String>,
    /// Languages, each with a column for the standard labels of the concepts: `en,ja`.
    #[arg(long, value_name = "LANGUAGE", value_delimiter = ',', value_parser = language)]
    labels: Vec<String>,
    /// How the table is written.
    #[arg(long, value_enum, default_value_t)]
    to: Form,
    /// File to write into instead of the terminal.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    taxonomies: Taxonomies,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Form {
    /// A table for people.
    #[default]
    Text,
    /// A table with a row a fact.
    Csv,
    /// One JSON object a line.
    Json,
    /// An Apache Parquet file with the same columns whatever is read, for which `--out` is needed.
    Parquet,
}

/// A tag of a language (BCP 47), as far as its form goes.
fn language(text: &str) -> Result<String, String> {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let first = text.split('-').next().unwrap_or_default();
    let is_first =
        (2..=8).contains(&first.len()) && first.bytes().all(|of| of.is_ascii_alphabetic());
    if is_first && text.split('-').all(is_part) {
        Ok(text.to_owned())
    } else {
        Err("a language is a tag such as `en` or `ja-JP`".to_owned())
    }
}

impl Arguments {
    /// The languages of labels, each once.
    fn languages(&self) -> Vec<String> {
        let mut languages: Vec<String> = Vec::new();
        for language in &self.labels {
            if !languages.iter().any(|known| known.eq_ignore_ascii_case(language)) {
                languages.push(language.clone());
            }
        }
        languages
    }
}

pub(super) fn run(arguments: &Arguments, view: View) -> Ending {
    if arguments.to == Form::Parquet {
        return parquet::run(arguments, view);
    }
    let opening = arguments.taxonomies.apply(options(view));
    let languages = arguments.languages();
    let mut refused = false;
    let mut all = Vec::new();
    let mut sources = Vec::new();
    let mut found = Vec::new();
    for path in &arguments.paths {
        let mut diagnostics = opening.findings();
        found.extend(filing::find_reports(path, &mut diagnostics));
        refused |= diagnostics.has_errors();
        show(&diagnostics, view);
    }
    let opening = opening.alone(found.len() == 1);
    for of in &found {
        let mut diagnostics = opening.findings();
        let report = filing::open_found(of, &opening, &mut diagnostics);
        if let Some(AnyReport::Given(given)) = &report {
            given.warn_of_missing(&mut diagnostics);
        }
        refused |= report.is_none() || diagnostics.has_errors();
        show(&diagnostics, view);
        let Some(report) = report else { continue };
        let (mut rows, losses) = match report.all_rows(&languages) {
            Ok(read) => read,
            Err(error) => return Ending::Failed(format!("{}: {error}", of.name())),
        };
        refused |= tell_losses(&losses);
        rows.rows.retain(|row| is_wanted(row, &rows_names(&rows.header), arguments));
        all.push(rows);
        sources.push(of.name());
    }
    // A single report goes without saying.
    if found.len() == 1 {
        sources.clear();
    }
    let sources = sources.as_slice();
    let written = match &arguments.out {
        None => {
            let columns = terminal::stdout_columns();
            write_all(&all, sources, arguments, columns, &mut BufWriter::new(io::stdout().lock()))
        }
        Some(path) => {
            let folder = path.parent().map(std::path::Path::to_owned).unwrap_or_default();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let staged = Staged::new(&folder).and_then(|mut staged| {
                staged.write(&name, |out| Ok(write_all(&all, sources, arguments, None, out)?))?;
                staged.finish()
            });
            if let Err(message) = staged {
                return Ending::Failed(message);
            }
            Ok(())
        }
    };
    if let Err(error) = written {
        return said(Err(error));
    }
    let facts = all.iter().map(|rows| rows.rows.len()).sum();
    let is_for_people = arguments.to == Form::Text && arguments.out.is_none();
    let told = if is_for_people { tell(view, &count(facts, "fact")) } else { Ok(()) };
    match said(told) {
        Ending::Done if refused => Ending::Refused,
        ending => ending,
    }
}

/// Says on standard error what could not be said, and whether some of it is a fault of the report.
pub(super) fn tell_losses(losses: &[Loss]) -> bool {
    let mut has_faults = false;
    for loss in losses {
        let _ = match loss.is_fault {
            true => writeln!(io::stderr(), "error: not told: {loss}; `kessan check` says where"),
            false => writeln!(io::stderr(), "not told, for the model can't say it: {loss}"),
        };
        has_faults |= loss.is_fault;
    }
    has_faults
}

fn rows_names(header: &crate::model::stream::Header) -> Rows {
    Rows { header: header.clone(), ..Rows::default() }
}

fn is_wanted(row: &Row, names: &Rows, arguments: &Arguments) -> bool {
    let has = |name: &str, part: &str| name.to_lowercase().contains(&part.to_lowercase());
    let Arguments { concept, period, axis, .. } = arguments;
    concept.as_ref().is_none_or(|part| has(&names.name(&row.concept), part))
        && period.as_ref().is_none_or(|start| {
            let shown = Rows::period(&row.period);
            shown.starts_with(start.as_str()) || shown.ends_with(&format!("..{start}"))
        })
        && axis
            .as_ref()
            .is_none_or(|part| row.dimensions.iter().any(|(axis, _)| has(&names.name(axis), part)))
}

fn member(rows: &Rows, member: &RowMember) -> String {
    match member {
        RowMember::Explicit(name) => rows.name(name),
        RowMember::Typed(Some(value)) => value.trim().to_owned(),
        RowMember::Typed(None) => "nil".to_owned(),
    }
}

const COLUMNS: [&str; 9] =
    ["concept", "period", "entity", "dimensions", "unit", "decimals", "language", "value", "id"];

/// What says, of several reports, which of them a fact is of.
const SOURCE: &str = "source";

/// The namespace of its concept: prefixes of several reports may stand for different ones.
const NAMESPACE: &str = "namespace";

/// The headings of all columns: labels stand behind the others.
fn headings(languages: &[String]) -> Vec<String> {
    let labels = languages.iter().map(|language| RowLabels::heading(language));
    COLUMNS.map(str::to_owned).into_iter().chain(labels).collect()
}

/// Which of what the Open Information Model has no words for any fact has: only then there are columns for it.
fn beyond(all: &[Rows]) -> Vec<usize> {
    let rows = all.iter().flat_map(|rows| &rows.rows);
    let has = |at: &usize| rows.clone().any(|row| !row.beyond.parts()[*at].is_empty());
    (0..RowBeyond::NAMES.len()).filter(has).collect()
}

/// The cells of a fact.
fn cells(rows: &Rows, row: &Row, beyond: &[usize]) -> Vec<String> {
    let dimensions = row.dimensions.iter();
    let dimensions =
        dimensions.map(|(axis, value)| format!("{}={}", rows.name(axis), member(rows, value)));
    let mut cells = vec![
        rows.name(&row.concept),
        Rows::period(&row.period),
        row.entity.clone(),
        dimensions.collect::<Vec<_>>().join("; "),
        row.unit.clone(),
        row.decimals.map(|decimals| decimals.to_string()).unwrap_or_default(),
        row.language.clone(),
        row.value.clone().unwrap_or_else(|| "nil".to_owned()),
        row.id.clone(),
    ];
    let labels = rows.labels.of_concept(&row.concept);
    cells.extend(labels.map(|label| label.unwrap_or_default().to_owned()));
    cells.extend(beyond.iter().map(|at| row.beyond.parts()[*at].to_owned()));
    cells
}

/// Writes the facts, of several reports with the name of each; a terminal has so many columns.
fn write_all(
    all: &[Rows],
    sources: &[String],
    arguments: &Arguments,
    columns: Option<usize>,
    out: &mut (impl Write + ?Sized),
) -> io::Result<()> {
    let beyond = beyond(all);
    let mut headings = headings(&arguments.languages());
    headings.extend(beyond.iter().map(|at| RowBeyond::NAMES[*at].to_owned()));
    let several = !sources.is_empty();
    match arguments.to {
        Form::Text => {
            let cells = |rows: &Rows, row: &Row| cells(rows, row, &beyond);
            text::write(all, sources, &headings, cells, columns, out)?;
        }
        Form::Csv => {
            let mut table = csv::Writer::from_writer(&mut *out);
            let [source, namespace] = [SOURCE, NAMESPACE].map(|name| several.then_some(name));
            let named = headings.iter().map(String::as_str);
            table.write_record(source.into_iter().chain(named).chain(namespace))?;
            for (at, rows) in all.iter().enumerate() {
                for row in &rows.rows {
                    let cells = cells(rows, row, &beyond);
                    let namespace = several.then_some(&*row.concept.namespace);
                    let cells = cells.iter().map(String::as_str).chain(namespace);
                    table.write_record(
                        sources.get(at).map(String::as_str).into_iter().chain(cells),
                    )?;
                }
            }
            table.flush()?;
        }
        Form::Json | Form::Parquet => {
            for (at, rows) in all.iter().enumerate() {
                for row in &rows.rows {
                    let mut object = object(rows, row);
                    if let Some(source) = sources.get(at) {
                        object[SOURCE] = source.as_str().into();
                        object[NAMESPACE] = row.concept.namespace.to_string().into();
                    }
                    serde_json::to_writer(&mut *out, &object)?;
                    out.write_all(b"\n")?;
                }
            }
        }
    }
    out.flush()
}

fn object(rows: &Rows, row: &Row) -> Value {
    let mut object = Map::new();
    let mut put = |key: &str, value: &str| {
        if !value.is_empty() {
            object.insert(key.to_owned(), value.into());
        }
    };
    put("id", &row.id);
    put("concept", &rows.name(&row.concept));
    put("entity", &row.entity);
    put("period", &Rows::period(&row.period));
    put("unit", &row.unit);
    put("language", &row.language);
    let labels = rows.labels.of_concept(&row.concept);
    for (language, label) in rows.labels.languages.iter().zip(labels) {
        put(&RowLabels::heading(language), label.unwrap_or_default());
    }
    for (name, part) in RowBeyond::NAMES.into_iter().zip(row.beyond.parts()) {
        put(name, part);
    }
    let dimensions: Map<String, Value> = (row.dimensions.iter())
        .map(|(axis, value)| {
            let value = match value {
                RowMember::Typed(None) => Value::Null,
                value => member(rows, value).into(),
            };
            (rows.name(axis), value)
        })
        .collect();
    if !dimensions.is_empty() {
        object.insert("dimensions".to_owned(), dimensions.into());
    }
    if let Some(decimals) = row.decimals {
        object.insert("decimals".to_owned(), decimals.into());
    }
    let mut links = Map::new();
    for (kind, target) in &row.links {
        if let Value::Array(targets) =
            links.entry(kind).or_insert_with(|| Vec::<Value>::new().into())
        {
            targets.push(target.as_str().into());
        }
    }
    if !links.is_empty() {
        object.insert("links".to_owned(), links.into());
    }
    object.insert("value".to_owned(), row.value.clone().map_or(Value::Null, Value::from));
    object.into()
}
