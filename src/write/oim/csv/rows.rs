//! One fact a row: tables by the axes that facts have and by what kind of value they hold, so that no
//! column is empty everywhere.

use std::io;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;

use super::CsvFiles;
use super::cell::{Row, axis_column, literal};
use super::metadata::{Members, Metadata, Node};
use super::period;
use crate::model::losses::Losses;
use crate::model::stream::{Aspects, DimensionValue, FactSink, Header, Loss, StreamFact};
use crate::model::{Entity, QName};
use crate::write::oim::ids::identifier;
use crate::write::oim::names::Names;
use crate::write::oim::unsaid;

/// How much of a table is gathered before it is written.
const CHUNK: usize = 1 << 15;
/// How many pieces of aspects are kept as text before they are forgotten.
const MOST_PIECES: usize = 1 << 16;

/// Writes xBRL-CSV with one fact a row.
pub struct CsvRows<F> {
    files: F,
    stem: String,
    names: Names,
    metadata: Metadata,
    tables: IndexMap<Shape, Table>,
    /// The entity of most facts: that of the first.
    entity: Option<Entity>,
    has_facts: bool,
    pieces: Pieces,
    links: Vec<PendingLink>,
    /// Where facts are that others may link to, by their id.
    places: FxHashMap<Box<str>, usize>,
    losses: Losses,
}

/// What the facts of a table have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Shape {
    kind: Kind,
    entity: Option<Entity>,
    axes: Vec<QName>,
}

/// What columns there are beside those of the aspects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Kind {
    /// Unit and decimals.
    Number,
    /// Language.
    Text,
    /// None.
    Other,
    /// A note to facts.
    Note,
}

#[derive(Debug)]
struct Table {
    name: String,
    bytes: Vec<u8>,
}

#[derive(Debug)]
struct PendingLink {
    kind: String,
    group: String,
    source: String,
    target: String,
}

/// Aspects as they are written in cells, by their positions.
#[derive(Debug, Default)]
struct Pieces {
    generation: u32,
    concepts: FxHashMap<usize, Box<str>>,
    periods: FxHashMap<usize, Box<str>>,
    units: FxHashMap<usize, Box<str>>,
    shapes: FxHashMap<(usize, Kind), usize>,
}

impl<F: CsvFiles> CsvRows<F> {
    /// A writer of `<stem>.json` and the tables beside it.
    pub fn new(files: F, stem: &str) -> Self {
        Self {
            files,
            stem: stem.to_owned(),
            names: Names::default(),
            metadata: Metadata::default(),
            tables: IndexMap::new(),
            entity: None,
            has_facts: false,
            pieces: Pieces::default(),
            links: Vec::new(),
            places: FxHashMap::default(),
            losses: Losses::default(),
        }
    }

    /// The table for a fact, which begins with its heading where it is the first.
    fn table(&mut self, aspects: &Aspects, context: usize, kind: Kind) -> usize {
        if let Some(at) = self.pieces.shapes.get(&(context, kind)) {
            return *at;
        }
        let context_of = &aspects.contexts[context];
        if !self.has_facts && kind != Kind::Note {
            self.has_facts = true;
            self.entity.clone_from(&context_of.entity);
            if let Some(entity) = &self.entity {
                let value = literal(&self.names.entity(entity));
                self.metadata.dimensions.insert("entity".into(), value.into());
            }
        }
        let shape = Shape {
            kind,
            entity: context_of.entity.clone(),
            axes: context_of.dimensions.iter().map(|(axis, _)| axis.clone()).collect(),
        };
        let at = self.tables.get_index_of(&shape).unwrap_or_else(|| self.add_table(shape));
        self.pieces.shapes.insert((context, kind), at);
        at
    }

    fn add_table(&mut self, shape: Shape) -> usize {
        let name = match shape.kind {
            Kind::Note => "notes".to_owned(),
            _ => format!("facts{}", self.tables.len() + 1),
        };
        let (template, columns) = self.template(&shape);
        let file = format!("{}-{name}.csv", self.stem);
        let mut table = Members::new();
        table.insert("url".into(), file.into());
        self.metadata.templates.insert(name.clone(), Node::Object(template));
        self.metadata.tables.insert(name.clone(), Node::Object(table));
        let mut bytes = Vec::new();
        let mut heading = Row::new(&mut bytes);
        columns.iter().for_each(|column| heading.plain(column));
        heading.end();
        self.tables.insert_full(shape, Table { name, bytes }).0
    }

    /// The template of a table, and its columns.
    fn template(&self, shape: &Shape) -> (Members, Vec<String>) {
        let mut columns: Vec<String> = vec!["id".into()];
        let mut dimensions = Members::new();
        let mut refer = |dimension: &str, column: String, columns: &mut Vec<String>| {
            dimensions.insert(dimension.to_owned(), Node::Text(format!("${column}")));
            columns.push(column);
        };
        if shape.kind == Kind::Note {
            refer("language", "language".into(), &mut columns);
        } else {
            refer("concept", "concept".into(), &mut columns);
            refer("period", "period".into(), &mut columns);
            match shape.kind {
                Kind::Number => refer("unit", "unit".into(), &mut columns),
                Kind::Text => refer("language", "language".into(), &mut columns),
                Kind::Other | Kind::Note => {}
            }
            for axis in &shape.axes {
                let column = axis_column(axis, &columns);
                refer(&self.names.qname(axis), column, &mut columns);
            }
        }
        if shape.kind == Kind::Note {
            dimensions.insert("concept".into(), "xbrl:note".into());
            dimensions.insert("entity".into(), "#none".into());
        } else if shape.entity != self.entity {
            let entity = shape.entity.as_ref();
            let value = entity.map_or("#none".into(), |entity| literal(&self.names.entity(entity)));
            dimensions.insert("entity".into(), value.into());
        }
        let mut template = Members::new();
        template.insert("rowIdColumn".into(), "id".into());
        template.insert("dimensions".into(), Node::Object(dimensions));
        if shape.kind == Kind::Number {
            columns.push("decimals".into());
            template.insert("decimals".into(), "$decimals".into());
        }
        let plain = columns.iter().map(|column| (column.clone(), Node::Object(Members::new())));
        let mut all: Members = plain.collect();
        let value = ("dimensions".to_owned(), Node::Object(Members::new()));
        all.insert("value".into(), Node::Object(Members::from_iter([value])));
        template.insert("columns".into(), Node::Object(all));
        columns.push("value".into());
        (template, columns)
    }

    fn renew(&mut self, aspects: &Aspects) {
        let Pieces { generation, concepts, periods, shapes, .. } = &self.pieces;
        let too_many = concepts.len().max(periods.len()).max(shapes.len()) > MOST_PIECES;
        if too_many || *generation != aspects.generation {
            self.pieces = Pieces { generation: aspects.generation, ..Pieces::default() };
        }
    }

    fn push_row(
        &mut self,
        table: usize,
        kind: Kind,
        aspects: &Aspects,
        fact: &StreamFact<'_>,
        id: &str,
    ) {
        let names = &self.names;
        let pieces = &mut self.pieces;
        let Some((_, table)) = self.tables.get_index_mut(table) else { return };
        let mut row = Row::new(&mut table.bytes);
        row.plain(id);
        let language = || fact.language.unwrap_or_default().to_ascii_lowercase();
        if kind == Kind::Note {
            row.plain(&language());
        } else {
            let concept = || names.qname(&aspects.concepts[fact.concept].name).into();
            row.plain(pieces.concepts.entry(fact.concept).or_insert_with(concept));
            let context = &aspects.contexts[fact.context];
            let period = || period::short(context.period.as_deref().unwrap_or_default()).into();
            row.plain(pieces.periods.entry(fact.context).or_insert_with(period));
            match kind {
                Kind::Number => match fact.unit {
                    Some(unit) => {
                        let written = || names.unit(&aspects.units[unit]).into();
                        row.plain(pieces.units.entry(unit).or_insert_with(written));
                    }
                    None => row.plain(""),
                },
                Kind::Text => row.plain(&language()),
                Kind::Other | Kind::Note => {}
            }
            for (_, value) in &context.dimensions {
                match value {
                    DimensionValue::Explicit(member) => row.plain(&names.qname(member)),
                    DimensionValue::Typed(text) => row.value(text.as_deref()),
                }
            }
        }
        if kind == Kind::Number {
            match fact.decimals {
                Some(decimals) => row.plain(itoa::Buffer::new().format(decimals)),
                None => row.plain(""),
            }
        }
        row.value(fact.value);
        row.end();
    }

    fn flush(&mut self, at: usize, all: bool) -> io::Result<()> {
        let Some((_, table)) = self.tables.get_index_mut(at) else { return Ok(()) };
        if all || table.bytes.len() >= CHUNK {
            self.files.append(&format!("{}-{}.csv", self.stem, table.name), &table.bytes)?;
            table.bytes.clear();
        }
        Ok(())
    }

    fn cell_id(&self, table: usize, id: &str) -> String {
        format!("{}.r_{id}.value", self.tables[table].name)
    }
}

impl<F: CsvFiles> FactSink for CsvRows<F> {
    fn unsaid(&self, aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
        unsaid(aspects, fact)
    }

    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.names = Names::new(header);
        Ok(())
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        self.renew(aspects);
        let concept = &aspects.concepts[fact.concept];
        let kind = if concept.is_note() {
            Kind::Note
        } else if concept.kind.is_numeric() || fact.unit.is_some() || fact.decimals.is_some() {
            Kind::Number
        } else if fact.language.is_some() {
            Kind::Text
        } else {
            Kind::Other
        };
        let table = self.table(aspects, fact.context, kind);
        let id = identifier(fact.id);
        self.push_row(table, kind, aspects, fact, &id);
        if kind == Kind::Note || self.names.header().links_facts {
            self.places.insert(id.as_ref().into(), table);
        }
        for link in fact.links {
            self.links.push(PendingLink {
                kind: link.kind.to_owned(),
                group: link.group.to_owned(),
                source: self.cell_id(table, &id),
                target: identifier(link.target).into_owned(),
            });
        }
        self.flush(table, false)
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        for at in 0..self.tables.len() {
            self.flush(at, true)?;
        }
        for link in std::mem::take(&mut self.links) {
            match self.places.get(link.target.as_str()) {
                Some(table) => {
                    let target = self.cell_id(*table, &link.target);
                    self.metadata.links.add(&link.kind, &link.group, &link.source, target);
                }
                None => self.losses.add_named("a link to a fact that is not in the report", || {
                    format!("`{}`", link.target)
                }),
            }
        }
        let metadata = std::mem::take(&mut self.metadata).bytes(self.names.header())?;
        self.files.append(&format!("{}.json", self.stem), &metadata)?;
        Ok(self.losses.take())
    }
}
