//! A report in another syntax.

use std::io::{self, Seek, Write};
use std::path::PathBuf;

use super::{AnyReport, Found, Syntax};
use crate::Error;
use crate::model::documents::ReferenceKind;
use crate::model::stream::{Aspects, FactSink, Header, Loss, StreamFact};
use crate::model::{QName, Taxonomy};
use crate::profile::INTL;
use crate::write::oim::{self, CsvFiles};
use crate::write::{self, tables};

/// A file that can be written anywhere in.
pub trait WriteSeek: Write + Seek + Send {}
impl<T: Write + Seek + Send> WriteSeek for T {}

/// What writes the content of a file.
pub type Content<'c> = dyn FnMut(&mut dyn WriteSeek) -> Result<(), Error> + 'c;

/// Where the files of a conversion go.
pub trait Files: CsvFiles {
    /// Writes a file.
    ///
    /// # Errors
    /// Those of the content, or when the file can't be written.
    fn write(&mut self, name: &str, content: &mut Content<'_>) -> Result<(), Error>;
}

/// What a report is converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// XBRL 2.1, an instance a target.
    Xbrl,
    /// Inline XBRL, laid out by the statements of the taxonomy.
    Inline,
    /// xBRL-JSON.
    Json,
    /// xBRL-CSV with a fact a row.
    Csv,
    /// xBRL-CSV in tables for people.
    CsvTables,
    /// Tables in the form of this program, to go on from.
    Tables,
}

/// How a report is converted.
#[derive(Clone, Debug)]
pub struct Conversion<'a> {
    /// What it is converted to.
    pub form: Form,
    /// Whether of duplicates in xBRL-JSON and xBRL-CSV the most exact alone stays.
    pub merged: bool,
    /// Taxonomy packages that tables name as what they import.
    pub packages: &'a [PathBuf],
    /// The name of the file; of several instances their targets are added to it.
    pub name: &'a str,
}

impl Conversion<'_> {
    /// Writes a report, and gives what the syntax could not say. `found` is where it was read from.
    ///
    /// # Errors
    /// When the report has errors or can't be read any more, the syntax can say none of its facts, or a file can't be
    /// written.
    pub fn write(
        &self,
        report: &AnyReport,
        found: &Found,
        files: &mut dyn Files,
    ) -> Result<Vec<Loss>, Error> {
        let stem = &found.stem();
        match self.form {
            Form::Json => {
                let mut losses = Vec::new();
                files.write(self.name, &mut |out| {
                    losses = self.stream(report, &mut oim::Json::new(out))?;
                    Ok(())
                })?;
                Ok(losses)
            }
            Form::Csv => Ok(self.stream(report, &mut oim::CsvRows::new(Appended(files), stem))?),
            Form::CsvTables => {
                Ok(self.stream(report, &mut oim::CsvTables::new(Appended(files), stem))?)
            }
            Form::Tables => self.tables(report, found, files),
            Form::Xbrl | Form::Inline => match report {
                AnyReport::Own(filing) => {
                    let writer = filing.writer(&INTL)?;
                    let syntax =
                        if self.form == Form::Xbrl { Syntax::Xbrl } else { Syntax::Inline };
                    files.write(self.name, &mut |out| writer.write(syntax, out))?;
                    Ok(Vec::new())
                }
                _ if self.form == Form::Xbrl => self.instances(report, files),
                _ => {
                    let (foreign, mut losses) = report.over_taxonomy(stem, self.merged)?;
                    anything(foreign.report().facts.len(), &losses)?;
                    let writer = foreign.writer();
                    let links = writer.links();
                    losses.extend(links.clone());
                    files.write(self.name, &mut |out| match links {
                        Some(_) => writer.write_to_read(out),
                        None => writer.write(Syntax::Inline, out),
                    })?;
                    Ok(losses)
                }
            },
        }
    }

    /// Writes tables from which somebody can go on.
    fn tables(
        &self,
        report: &AnyReport,
        found: &Found,
        files: &mut dyn Files,
    ) -> Result<Vec<Loss>, Error> {
        if let AnyReport::Own(_) = report {
            return Err(Error::new(
                "the report is tables already: a spreadsheet opens them; what `export` writes of it becomes workbooks",
            ));
        }
        let taxonomy = report.set().map(|set| Taxonomy::of_dts(set).0);
        let name = |name: &QName| match &taxonomy {
            Some(taxonomy) => {
                let known = taxonomy.concepts.find(name)?;
                Some(taxonomy.concept(known).name.to_string())
            }
            None => Some(name.to_string()),
        };
        let prefix = |namespace: &str| {
            let mut all = taxonomy.as_ref()?.concepts.values();
            let of = all.find(|concept| *concept.name.namespace == *namespace)?;
            Some(of.name.prefix.to_string())
        };
        let holds_names = |axis: &QName| {
            let axis = taxonomy.as_ref().and_then(|of| of.axes.get(&of.concepts.find(axis)?));
            axis.and_then(|axis| axis.typed.as_ref()).is_some_and(|of| of.simple_type == "QName")
        };
        let own = match found {
            Found::Documents { package, .. } => package.clone(),
            Found::Model { path, report: Some(_) } => Some(path.clone()),
            Found::Model { .. } | Found::Folder(_) => None,
        };
        let packages = self.packages.iter().chain(&own).map(|path| {
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            whole.to_string_lossy().into_owned()
        });
        let stem = found.stem();
        let about = tables::About {
            id: &stem,
            entry_points: entry_points(report),
            packages: packages.collect(),
            name: &name,
            prefix: &prefix,
            holds_names: &holds_names,
        };
        Ok(self.stream(report, &mut tables::FactTables::new(Appended(files), about))?)
    }

    /// Writes the instances of a report, one a target.
    fn instances(&self, report: &AnyReport, files: &mut dyn Files) -> Result<Vec<Loss>, Error> {
        let (instances, losses) = report.instances(self.merged)?;
        anything(instances.iter().map(|of| of.items.len()).sum(), &losses)?;
        for instance in instances.iter() {
            let name = match &instance.target {
                Some(target) => {
                    let (stem, end) = self.name.rsplit_once('.').unwrap_or((self.name, "xbrl"));
                    format!("{stem}-{target}.{end}")
                }
                None => self.name.to_owned(),
            };
            files.write(&name, &mut |out| Ok(write::instance(instance, out)?))?;
        }
        Ok(losses)
    }

    fn stream(&self, report: &AnyReport, sink: &mut dyn FactSink) -> io::Result<Vec<Loss>> {
        let mut counted = Counted { sink, facts: 0 };
        let losses = match report {
            AnyReport::Modelled(modelled) if self.merged => modelled.stream_merged(&mut counted)?,
            _ => report.stream(&mut counted)?,
        };
        anything(counted.facts, &losses).map_err(io::Error::other)?;
        Ok(losses)
    }
}

/// A report of which nothing is left is no conversion.
fn anything(facts: usize, losses: &[Loss]) -> Result<(), Error> {
    if facts > 0 || losses.is_empty() {
        return Ok(());
    }
    let lost: Vec<String> = losses.iter().map(Loss::to_string).collect();
    Err(Error::new(format!(
        "no fact of the report can be said in this syntax: {}",
        lost.join("; ")
    )))
}

/// A sink, and how many facts it took.
struct Counted<'s> {
    sink: &'s mut dyn FactSink,
    facts: usize,
}

impl FactSink for Counted<'_> {
    fn unsaid(&self, aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
        self.sink.unsaid(aspects, fact)
    }

    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.sink.begin(header)
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        self.facts += 1;
        self.sink.fact(aspects, fact)
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        self.sink.end()
    }
}

/// The entry points that a report refers to.
fn entry_points(report: &AnyReport) -> Vec<String> {
    let kinds = [ReferenceKind::EntryPoint, ReferenceKind::SchemaRef, ReferenceKind::LinkbaseRef];
    let Some(set) = report.set() else { return Vec::new() };
    let references = set.documents().references().iter();
    references
        .filter(|of| of.origin.line == 0 && kinds.contains(&of.kind))
        .map(|of| set.text(of.href).to_owned())
        .collect()
}

/// Files that grow.
struct Appended<'f>(&'f mut dyn Files);

impl CsvFiles for Appended<'_> {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.0.append(name, bytes)
    }
}
