//! A whole report as tables that people can read.

use std::io;

use rustc_hash::FxHashMap;

use super::CsvFiles;
use super::cell::literal;
use super::layout::{Facts, Held, Table, Written, tables};
use super::metadata::{Metadata, Node};
use crate::model::losses::Losses;
use crate::model::stream::{Aspects, FactSink, Header, Loss, StreamFact};
use crate::write::oim::unsaid;

use crate::write::oim::names::Names;

/// Writes xBRL-CSV laid out as tables. Facts are kept until the end.
pub struct CsvTables<F> {
    files: F,
    stem: String,
    names: Names,
    facts: Facts,
    own: Positions,
    links: Vec<Link>,
    losses: Losses,
}

/// Positions of the source's aspects in our own tables.
#[derive(Debug, Default)]
struct Positions {
    generation: u32,
    concepts: FxHashMap<usize, u32>,
    contexts: FxHashMap<usize, u32>,
    units: FxHashMap<usize, u32>,
    /// The facts by their ids, as far as links may name them.
    facts: FxHashMap<Box<str>, usize>,
}

#[derive(Debug)]
struct Link {
    kind: Box<str>,
    group: Box<str>,
    source: usize,
    target: Box<str>,
}

impl<F: CsvFiles> CsvTables<F> {
    /// A writer of `<stem>.json` and the tables beside it.
    pub fn new(files: F, stem: &str) -> Self {
        Self {
            files,
            stem: stem.to_owned(),
            names: Names::default(),
            facts: Facts::default(),
            own: Positions::default(),
            links: Vec::new(),
            losses: Losses::default(),
        }
    }

    fn write_table(
        &mut self,
        table: &Table,
        written: &Written,
        metadata: &mut Metadata,
    ) -> io::Result<()> {
        let file = format!("{}-{}.csv", self.stem, table.name);
        let (template, entry) = table.metadata(&file, &self.facts, &self.names);
        metadata.templates.insert(table.name.clone(), Node::Object(template));
        metadata.tables.insert(table.name.clone(), Node::Object(entry));
        self.files.append(&file, &table.bytes(&self.facts, &self.names, written))
    }
}

impl<F: CsvFiles> FactSink for CsvTables<F> {
    fn unsaid(&self, aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
        unsaid(aspects, fact)
    }

    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.names = Names::new(header);
        Ok(())
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        let (own, facts) = (&mut self.own, &mut self.facts);
        if own.generation != aspects.generation {
            own.generation = aspects.generation;
            own.concepts.clear();
            own.contexts.clear();
            own.units.clear();
        }
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let concept = *own.concepts.entry(fact.concept).or_insert_with(|| {
            let known = aspects.concepts[fact.concept].clone();
            position(facts.aspects.concepts.insert_full(known).0)
        });
        let context = *own.contexts.entry(fact.context).or_insert_with(|| {
            let known = aspects.contexts[fact.context].clone();
            position(facts.aspects.contexts.insert_full(known).0)
        });
        let unit = fact.unit.map(|unit| {
            *own.units.entry(unit).or_insert_with(|| {
                position(facts.aspects.units.insert_full(aspects.units[unit].clone()).0)
            })
        });
        let language = fact.language.map(|language| {
            let language = language.to_ascii_lowercase();
            let known = facts.languages.iter().position(|known| **known == *language);
            position(known.unwrap_or_else(|| {
                facts.languages.push(language.into());
                facts.languages.len() - 1
            }))
        });
        let at = facts.all.len();
        let is_note = aspects.concepts[fact.concept].is_note();
        if is_note || self.names.header().links_facts {
            own.facts.insert(fact.id.into(), at);
        }
        self.links.extend(fact.links.iter().map(|link| Link {
            kind: link.kind.into(),
            group: link.group.into(),
            source: at,
            target: link.target.into(),
        }));
        let start = facts.values.len();
        facts.values.push_str(fact.value.unwrap_or_default());
        facts.all.push(Held {
            concept,
            context,
            unit,
            language,
            decimals: fact.decimals,
            value: fact.value.map(|_| (start, facts.values.len())),
            table: fact.table,
        });
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        let header = self.names.header().clone();
        let (tables, entity) = tables(&self.facts, &header);
        let mut metadata = Metadata::default();
        if let Some(entity) = entity {
            let value = literal(&self.names.entity(&entity));
            metadata.dimensions.insert("entity".into(), value.into());
        }
        let written = Written::new(&self.facts.aspects, &self.names);
        for table in &tables {
            self.write_table(table, &written, &mut metadata)?;
        }
        if !self.links.is_empty() {
            let mut cells: Vec<String> = vec![String::new(); self.facts.all.len()];
            for table in &tables {
                table.name_cells(&mut cells);
            }
            for link in std::mem::take(&mut self.links) {
                let Some(target) = self.own.facts.get(&link.target) else {
                    self.losses.add_named("a link to a fact that is not in the report", || {
                        format!("`{}`", link.target)
                    });
                    continue;
                };
                let target = cells[*target].clone();
                metadata.links.add(&link.kind, &link.group, &cells[link.source], target);
            }
        }
        let bytes = metadata.bytes(&header)?;
        self.files.append(&format!("{}.json", self.stem), &bytes)?;
        Ok(self.losses.take())
    }
}
