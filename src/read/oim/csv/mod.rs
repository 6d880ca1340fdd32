//! xBRL-CSV 1.0: metadata in JSON, whose parts may stand in several files, and tables in CSV, which are read
//! a row at a time.

mod constraints;
mod load;
mod property;
mod statics;
mod table;
mod template;

use std::io::{self, Read};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::facts::FactReader;
use super::info::Info;
use super::known::Known;
use super::tell::{At, Syntax, Teller};
use crate::diagnostic::Diagnostics;
use crate::model::stream::{FACT_FOOTNOTE, FactSink, Header, Loss};
use template::Metadata;

/// The type of the documents.
pub const DOCUMENT_TYPE: &str = "https://xbrl.org/2021/xbrl-csv";

/// The files that a report consists of.
pub trait ReportFiles {
    /// Opens a file by its address: relative to the metadata of the report, with `/` between steps, or
    /// the absolute address of a file that a package may have. None where there is no such file.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    fn open(&self, address: &str) -> io::Result<Option<Box<dyn Read + '_>>>;

    /// The name of a file for people.
    fn name(&self, address: &str) -> Arc<str>;
}

/// A report in xBRL-CSV, whose tables have not been read yet.
pub struct CsvReport<F> {
    files: F,
    file: Arc<str>,
    /// The address of the metadata, to which those of tables are relative.
    address: String,
    info: Info,
    metadata: Metadata,
    constraints: constraints::Constraints,
    has_errors: bool,
}

impl<F: ReportFiles> CsvReport<F> {
    /// Reads the metadata, `address` among the files, and those that it extends; tells what is wrong.
    /// None where nothing more can be read.
    #[must_use]
    pub fn open(files: F, address: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let file = files.name(address);
        let before = diagnostics.errors();
        let mut teller = Teller { file: file.clone(), syntax: Syntax::Csv, diagnostics };
        let node = load::load(&files, address, &mut teller)?;
        let info = node.get("documentInfo").map(|info| super::info::read(info, &mut teller))?;
        super::text::check_extensions(&load::extensions(&node), &info.prefixes, &mut teller);
        let parameters = load::parameters(&files, address, &node, &mut teller);
        let metadata = template::read(&node, parameters, &mut teller);
        let Info { header, prefixes, .. } = &info;
        let constraints = constraints::read(&node, header, prefixes, &metadata, &mut teller);
        let has_errors = diagnostics.errors() > before;
        let address = address.to_owned();
        Some(Self { files, file, address, info, metadata, constraints, has_errors })
    }

    /// What stands before the facts.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.info.header
    }

    /// Gives all facts to a sink, and tells what is wrong with them: those are not given. Without a
    /// taxonomy their names and values are not looked at. Returns what the sink could not say; nothing
    /// where the metadata are broken.
    ///
    /// # Errors
    /// When a table can't be read, or the output of the sink can't be written.
    pub fn stream(
        &self,
        known: Option<&dyn Known>,
        sink: &mut dyn FactSink,
        diagnostics: &mut Diagnostics,
    ) -> io::Result<Option<Vec<Loss>>> {
        if self.has_errors {
            return Ok(None);
        }
        let mut teller = Teller { file: self.file.clone(), syntax: Syntax::Csv, diagnostics };
        let before = teller.diagnostics.errors();
        statics::check(&self.metadata, &self.info, known, &mut teller);
        if teller.diagnostics.errors() > before {
            return Ok(None);
        }
        sink.begin(&self.info.header)?;
        let mut links = Links::new(&self.metadata, &self.info, &mut teller);
        let before = teller.diagnostics.errors();
        let mut check =
            constraints::Check::new(&self.constraints, &self.info.prefixes, &self.metadata);
        let mut facts = FactReader::new(Syntax::Csv, self.info.prefixes.clone(), known, false);
        for (name, table) in &self.metadata.tables {
            let Some(template) = self.metadata.templates.get(&table.template) else { continue };
            let url = load::resolve(&self.address, &table.url);
            let Some(input) = self.files.open(&url)? else {
                if !table.optional {
                    let what = format!("There is no file `{}`.", table.url.escape_debug());
                    teller.tell(
                        ":missingRequiredCSVFile",
                        At::Member(&["tables", name, "url"]),
                        &what,
                    );
                }
                continue;
            };
            let mut of_table = check.table(name, table, &mut teller);
            let mut of_file = Teller {
                file: self.files.name(&url),
                syntax: Syntax::Csv,
                diagnostics: &mut *teller.diagnostics,
            };
            let mut reading = table::Reading {
                name,
                table,
                template,
                metadata: &self.metadata,
                facts: &mut facts,
                links: &mut links,
                sink: &mut *sink,
                constraints: of_table.as_mut().map(|of| (of, &mut check)),
                teller: &mut of_file,
            };
            reading.read(input)?;
            if let Some(of_table) = of_table {
                of_table.finish(&mut check, &mut of_file);
            }
        }
        check.finish(&mut teller);
        // Where facts could not be read, nobody knows which links lead nowhere.
        if teller.diagnostics.errors() == before {
            links.judge(&facts.notes, &mut teller);
        }
        let mut losses = facts.losses.take();
        losses.extend(sink.end()?);
        Ok(Some(losses))
    }
}

/// The links of a report, by the facts that they come from, and which of the facts were met.
struct Links<'m> {
    /// URIs of type and group, targets.
    by_source: FxHashMap<&'m str, Vec<(&'m str, &'m str, &'m str)>>,
    asked: FxHashSet<&'m str>,
    met: FxHashSet<&'m str>,
}

impl<'m> Links<'m> {
    fn new(metadata: &'m Metadata, info: &'m Info, teller: &mut Teller<'_>) -> Self {
        let mut links = Self {
            by_source: FxHashMap::default(),
            asked: FxHashSet::default(),
            met: FxHashSet::default(),
        };
        for (kind, groups) in &metadata.links {
            let Some((_, kind_uri)) = info.link_types.iter().find(|(name, _)| name == kind) else {
                let what = format!("There is no link type `{}`.", kind.escape_debug());
                teller.tell(":unknownLinkType", At::Member(&["links", kind]), &what);
                continue;
            };
            for (group, sources) in groups {
                let Some((_, group_uri)) = info.link_groups.iter().find(|(name, _)| name == group)
                else {
                    let what = format!("There is no link group `{}`.", group.escape_debug());
                    teller.tell(":unknownLinkGroup", At::Member(&["links", kind, group]), &what);
                    continue;
                };
                for (source, targets) in sources {
                    links.asked.insert(source);
                    let of_source = links.by_source.entry(source).or_default();
                    for target in targets {
                        links.asked.insert(target);
                        of_source.push((kind_uri, group_uri, target));
                    }
                }
            }
        }
        links
    }

    fn meet(&mut self, id: &str) {
        if let Some(known) = self.asked.get(id) {
            self.met.insert(known);
        }
    }

    /// What can only be said when all facts are known.
    fn judge(&self, notes: &FxHashSet<Box<str>>, teller: &mut Teller<'_>) {
        let mut sources: Vec<_> = self.by_source.iter().collect();
        sources.sort();
        let at = || At::Member(&["links"]);
        let mut linked = FxHashSet::default();
        for (source, links) in sources {
            if !self.met.contains(source) {
                let what = format!("There is no fact `{}`.", source.escape_debug());
                teller.tell(":unknownLinkSource", at(), &what);
            }
            for (kind, _, target) in links {
                linked.insert(*target);
                if !self.met.contains(target) {
                    let what = format!("There is no fact `{}`.", target.escape_debug());
                    teller.tell(":unknownLinkTarget", at(), &what);
                } else if *kind == FACT_FOOTNOTE && !notes.contains(*target) {
                    let what = format!("`{target}` is no note, and a footnote leads to notes.");
                    teller.tell("oime:illegalStandardFootnoteTarget", at(), &what);
                }
            }
        }
        let mut unused: Vec<_> = notes.iter().filter(|id| !linked.contains(id.as_ref())).collect();
        unused.sort();
        for id in unused {
            let what = format!("No fact has a link to the note `{id}`.");
            teller.tell("oime:unusedNoteFact", at(), &what);
        }
    }
}
