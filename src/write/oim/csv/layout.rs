//! How facts become tables: one a statement and shape. A row is a concept with its members, periods stand
//! side by side as long as they are few, and what all facts of a table share is said in its template.

mod grid;

use indexmap::{IndexMap, IndexSet};
use rustc_hash::{FxHashMap, FxHashSet};

use super::cell::{Row, axis_column, literal};
use super::metadata::{Members, Node};
use super::period;
use crate::model::stream::{Aspects, DimensionValue, Header};
use crate::model::{Entity, QName};
use crate::write::oim::names::Names;
use grid::{InRows, Rows};

/// How many periods stand side by side at most; more are a column of their own.
const MOST_PERIODS: usize = 12;

/// A fact that is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) concept: u32,
    pub(super) context: u32,
    pub(super) unit: Option<u32>,
    pub(super) language: Option<u32>,
    pub(super) decimals: Option<i32>,
    /// Where the value stands; nothing where it is nil.
    pub(super) value: Option<(usize, usize)>,
    pub(super) table: Option<u32>,
}

/// The facts of a report, and what they share.
#[derive(Debug, Default)]
pub(super) struct Facts {
    pub(super) aspects: Aspects,
    pub(super) all: Vec<Held>,
    /// The values, one behind the other.
    pub(super) values: String,
    pub(super) languages: Vec<Box<str>>,
}

impl Facts {
    fn value(&self, fact: &Held) -> Option<&str> {
        fact.value.map(|(start, end)| &self.values[start..end])
    }

    fn period(&self, fact: &Held) -> Option<&str> {
        self.aspects.contexts[fact.context as usize].period.as_deref()
    }

    fn dimensions(&self, fact: &Held) -> &[(QName, DimensionValue)] {
        &self.aspects.contexts[fact.context as usize].dimensions
    }

    fn entity(&self, fact: &Held) -> Option<&Entity> {
        self.aspects.contexts[fact.context as usize].entity.as_ref()
    }

    fn kind(&self, fact: &Held) -> Kind {
        let concept = &self.aspects.concepts[fact.concept as usize];
        if concept.is_note() {
            Kind::Note
        } else if concept.kind.is_numeric() || fact.unit.is_some() || fact.decimals.is_some() {
            Kind::Number
        } else if fact.language.is_some() {
            Kind::Text
        } else {
            Kind::Other
        }
    }
}

/// What facts of a table are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Kind {
    Number,
    Text,
    Other,
    Note,
}

/// What facts of a table have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Shape<'f> {
    /// Notes stand last, and before them what belongs to no statement.
    order: (bool, u32),
    kind: Kind,
    entity: Option<&'f Entity>,
    axes: Vec<&'f QName>,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: String,
    kind: Kind,
    /// Whether its entity is not that of the report, and which it is then.
    entity: Option<Option<Entity>>,
    axes: Vec<QName>,
    /// The columns of axes: nothing where all facts have the same member.
    axis_columns: Vec<Option<String>>,
    /// Which other aspects differ, and have columns.
    differs: Differs,
    periods: Vec<(String, Option<Box<str>>)>,
    rows: Rows,
    /// A fact, which shows what all have in common.
    sample: Held,
}

/// The aspects that are columns because facts of the table have others.
#[derive(Clone, Copy, Debug, Default)]
struct Differs {
    period: bool,
    unit: bool,
    language: bool,
    decimals: bool,
}

/// How the concepts and units of a report are written.
pub(super) struct Written {
    concepts: Vec<String>,
    units: Vec<String>,
}

impl Written {
    pub(super) fn new(aspects: &Aspects, names: &Names) -> Self {
        let concepts = aspects.concepts.iter().map(|concept| names.qname(&concept.name));
        let units = aspects.units.iter().map(|unit| names.unit(unit));
        Self { concepts: concepts.collect(), units: units.collect() }
    }
}

/// Lays facts out as tables; returns them with the entity that is said for the whole report.
pub(super) fn tables(facts: &Facts, header: &Header) -> (Vec<Table>, Option<Entity>) {
    let first = facts.all.iter().find(|fact| facts.kind(fact) != Kind::Note);
    let entity = first.and_then(|fact| facts.entity(fact)).cloned();
    let mut groups: IndexMap<Shape<'_>, Vec<usize>> = IndexMap::new();
    let mut of_context = FxHashMap::default();
    for (at, fact) in facts.all.iter().enumerate() {
        let kind = facts.kind(fact);
        let key = (fact.context, kind, fact.table);
        let group = *of_context.entry(key).or_insert_with(|| {
            let order = match kind {
                Kind::Note => (true, u32::MAX),
                _ => (false, fact.table.unwrap_or(u32::MAX)),
            };
            let axes = facts.dimensions(fact).iter().map(|(axis, _)| axis).collect();
            let shape = Shape { order, kind, entity: facts.entity(fact), axes };
            let entry = groups.entry(shape);
            let at = entry.index();
            entry.or_default();
            at
        });
        groups[group].push(at);
    }
    groups.sort_by(|one, _, other, _| {
        (one.order, one.axes.len(), one.kind).cmp(&(other.order, other.axes.len(), other.kind))
    });
    let mut names: IndexSet<String> = IndexSet::new();
    let tables = groups.into_iter().map(|(shape, members)| {
        let stem = match shape.kind {
            Kind::Note => "notes",
            _ => header.tables.get(shape.order.1 as usize).map_or("facts", |name| name),
        };
        let stem = stem.replace('.', "_");
        let numbered = (2u32..).map(|number| format!("{stem}-{number}"));
        let mut free = std::iter::once(stem.clone()).chain(numbered);
        let name = free.find(|name| !names.contains(name)).unwrap_or(stem);
        names.insert(name.clone());
        table(facts, name, &shape, &members, entity.as_ref())
    });
    let tables = tables.collect();
    (tables, entity)
}

/// Whether all facts have the same of something.
fn same<T: PartialEq>(facts: &Facts, members: &[usize], aspect: impl Fn(&Held) -> T) -> bool {
    let mut all = members.iter().map(|at| aspect(&facts.all[*at]));
    let first = all.next();
    all.all(|one| Some(one) == first)
}

fn table(
    facts: &Facts,
    name: String,
    shape: &Shape<'_>,
    members: &[usize],
    entity: Option<&Entity>,
) -> Table {
    let mut columns: Vec<String> =
        ["concept", "period", "unit", "language", "decimals", "value"].map(String::from).to_vec();
    // Facts of a context are alike in members and period: one of each is looked at.
    let mut contexts = FxHashSet::default();
    let contexts = members.iter().filter(|at| contexts.insert(facts.all[**at].context));
    let contexts: Vec<usize> = contexts.copied().collect();
    let mut axis_columns = Vec::new();
    for (at, axis) in shape.axes.iter().enumerate() {
        let is_same = same(facts, &contexts, |fact| &facts.dimensions(fact)[at].1);
        axis_columns.push((!is_same || members.len() == 1).then(|| {
            let column = axis_column(axis, &columns);
            columns.push(column.clone());
            column
        }));
    }
    let mut periods: Vec<Option<&str>> =
        contexts.iter().map(|at| facts.period(&facts.all[*at])).collect();
    periods.sort_unstable();
    periods.dedup();
    let differs = Differs {
        period: periods.len() > MOST_PERIODS,
        unit: !same(facts, members, |fact| fact.unit),
        language: !same(facts, members, |fact| fact.language),
        decimals: !same(facts, members, |fact| fact.decimals),
    };
    let periods = match periods.as_slice() {
        _ if differs.period => vec![("value".to_owned(), None)],
        [only] => vec![("value".to_owned(), only.map(Box::from))],
        several => several
            .iter()
            .map(|period| (column_of(*period, &mut columns), period.map(Box::from)))
            .collect(),
    };
    let mut table = Table {
        name,
        kind: shape.kind,
        entity: (shape.kind != Kind::Note && shape.entity != entity).then(|| shape.entity.cloned()),
        axes: shape.axes.iter().map(|axis| (*axis).clone()).collect(),
        axis_columns,
        differs,
        rows: Rows::new(periods.len()),
        periods,
        sample: facts.all[members[0]],
    };
    table.fill(facts, members);
    table
}

/// The name of the column of a period: `I2024-03-31`, `D2023-04-01_2024-03-31`.
fn column_of(period: Option<&str>, taken: &mut Vec<String>) -> String {
    let stem = match period {
        None => "forever".to_owned(),
        Some(period) => {
            let short = period::short(period);
            let (kind, days) = match short.strip_suffix("@end") {
                Some(day) => ('I', day),
                None if short.contains(['/', '.']) || !short.contains('T') => ('D', short.as_ref()),
                None => ('I', short.as_ref()),
            };
            let days = days.replace("..", "_").replace('/', "_");
            let days =
                days.replace(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)), "-");
            format!("{kind}{days}")
        }
    };
    let numbered = (2u32..).map(|number| format!("{stem}_{number}"));
    let mut free = std::iter::once(stem.clone()).chain(numbered);
    let name = free.find(|name| !taken.contains(name)).unwrap_or(stem);
    taken.push(name.clone());
    name
}

impl Table {
    /// Gives every fact its cell: in the row of its concept, members and other aspects that differ;
    /// in a further row alike where the cell is taken.
    fn fill(&mut self, facts: &Facts, members: &[usize]) {
        let mut rows = FxHashMap::default();
        // Rows alike behind the first, and how many of them have a fact in a column.
        let mut alike: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        let mut taken: FxHashMap<(usize, usize), usize> = FxHashMap::default();
        let mut contexts = InRows::default();
        for at in members {
            let fact = &facts.all[*at];
            let (about, column) = contexts.of(self, facts, fact);
            let key = (
                fact.concept,
                self.differs.unit.then_some(fact.unit),
                self.differs.language.then_some(fact.language),
                self.differs.decimals.then_some(fact.decimals),
                about,
            );
            let first = *rows.entry(key).or_insert_with(|| self.rows.add());
            if self.rows.is_free(first, column) {
                self.rows.put(first, column, *at);
                continue;
            }
            let taken = taken.entry((first, column)).or_default();
            let alike = alike.entry(first).or_default();
            if alike.len() == *taken {
                alike.push(self.rows.add());
            }
            self.rows.put(alike[*taken], column, *at);
            *taken += 1;
        }
    }

    /// The names of the columns before those of values.
    fn columns(&self) -> Vec<&str> {
        if self.kind == Kind::Note {
            return if self.differs.language { vec!["language"] } else { Vec::new() };
        }
        let mut columns = vec!["concept"];
        columns.extend(self.axis_columns.iter().flatten().map(String::as_str));
        let Differs { period, unit, language, decimals } = self.differs;
        for (differs, name) in
            [(period, "period"), (unit, "unit"), (language, "language"), (decimals, "decimals")]
        {
            if differs {
                columns.push(name);
            }
        }
        columns
    }

    /// The template, and the entry of the table.
    pub(super) fn metadata(&self, file: &str, facts: &Facts, names: &Names) -> (Members, Members) {
        let mut dimensions = Members::new();
        let mut parameters = Members::new();
        let sample = &self.sample;
        if self.kind == Kind::Note {
            dimensions.insert("concept".into(), "xbrl:note".into());
            dimensions.insert("entity".into(), "#none".into());
        } else {
            dimensions.insert("concept".into(), "$concept".into());
            if let Some(entity) = &self.entity {
                let value =
                    entity.as_ref().map_or("#none".into(), |entity| literal(&names.entity(entity)));
                dimensions.insert("entity".into(), value.into());
            }
            self.period(&mut dimensions, &mut parameters);
            match sample.unit {
                _ if self.differs.unit => {
                    dimensions.insert("unit".into(), "$unit".into());
                }
                Some(unit) => {
                    let unit = names.unit(&facts.aspects.units[unit as usize]);
                    dimensions.insert("unit".into(), unit.into());
                }
                None => {}
            }
            for (at, (axis, column)) in self.axes.iter().zip(&self.axis_columns).enumerate() {
                let value = match (column, &facts.dimensions(sample)[at].1) {
                    (Some(column), _) => format!("${column}"),
                    (None, DimensionValue::Explicit(member)) => names.qname(member),
                    (None, DimensionValue::Typed(Some(text))) => literal(text),
                    (None, DimensionValue::Typed(None)) => "#nil".to_owned(),
                };
                dimensions.insert(names.qname(axis), value.into());
            }
        }
        match sample.language {
            _ if self.differs.language => {
                dimensions.insert("language".into(), "$language".into());
            }
            Some(language) => {
                dimensions
                    .insert("language".into(), facts.languages[language as usize].as_ref().into());
            }
            None => {}
        }
        let mut template = Members::new();
        template.insert("dimensions".into(), Node::Object(dimensions));
        if self.differs.decimals {
            template.insert("decimals".into(), "$decimals".into());
        } else if let Some(decimals) = sample.decimals {
            template.insert("decimals".into(), Node::Number(decimals));
        }
        template.insert("columns".into(), Node::Object(self.column_definitions()));
        let mut entry = Members::new();
        entry.insert("url".into(), file.into());
        if !parameters.is_empty() {
            entry.insert("parameters".into(), Node::Object(parameters));
        }
        (template, entry)
    }

    /// A period that all facts share is a parameter of the table.
    fn period(&self, dimensions: &mut Members, parameters: &mut Members) {
        match self.periods.as_slice() {
            _ if self.differs.period => {
                dimensions.insert("period".into(), "$period".into());
            }
            [(_, Some(period))] => {
                dimensions.insert("period".into(), "$period".into());
                parameters.insert("period".into(), period::short(period).as_ref().into());
            }
            _ => {}
        }
    }

    fn column_definitions(&self) -> Members {
        let plain = self.columns().into_iter();
        let mut columns: Members =
            plain.map(|column| (column.to_owned(), Node::Object(Members::new()))).collect();
        for (name, period) in &self.periods {
            let mut dimensions = Members::new();
            if self.periods.len() > 1
                && let Some(period) = period
            {
                dimensions.insert("period".into(), period::short(period).as_ref().into());
            }
            let column = ("dimensions".to_owned(), Node::Object(dimensions));
            columns.insert(name.clone(), Node::Object(Members::from_iter([column])));
        }
        columns
    }

    /// The table in CSV.
    pub(super) fn bytes(&self, facts: &Facts, names: &Names, written: &Written) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut heading = Row::new(&mut bytes);
        let columns = self.columns();
        columns.iter().for_each(|column| heading.plain(column));
        self.periods.iter().for_each(|(name, _)| heading.plain(name));
        heading.end();
        // Most rows are about the context of the one before.
        let (mut context, mut about) = (None, Vec::new());
        let has_about = self.differs.period || self.axis_columns.iter().any(Option::is_some);
        for cells in self.rows.iter() {
            let Some(at) = cells.clone().flatten().next() else { continue };
            let fact = &facts.all[at];
            let mut row = Row::new(&mut bytes);
            if self.kind != Kind::Note {
                row.plain(&written.concepts[fact.concept as usize]);
            }
            if has_about {
                if context != Some(fact.context) {
                    context = Some(fact.context);
                    about.clear();
                    self.push_about(fact, facts, names, &mut about);
                }
                row.made(&about);
            }
            if self.differs.unit {
                row.plain(fact.unit.map_or("", |unit| &written.units[unit as usize]));
            }
            if self.differs.language {
                let language = fact.language.map(|language| &*facts.languages[language as usize]);
                row.plain(language.unwrap_or_default());
            }
            if self.differs.decimals {
                let mut number = itoa::Buffer::new();
                row.plain(fact.decimals.map_or("", |decimals| number.format(decimals)));
            }
            for cell in cells {
                match cell {
                    Some(at) => row.value(facts.value(&facts.all[at])),
                    None => row.plain(""),
                }
            }
            row.end();
        }
        bytes
    }

    /// Appends the cells of members and of the period.
    fn push_about(&self, fact: &Held, facts: &Facts, names: &Names, out: &mut Vec<u8>) {
        let mut row = Row::new(out);
        if self.kind != Kind::Note {
            for (column, (_, value)) in self.axis_columns.iter().zip(facts.dimensions(fact)) {
                match value {
                    _ if column.is_none() => {}
                    DimensionValue::Explicit(member) => row.plain(&names.qname(member)),
                    DimensionValue::Typed(text) => row.value(text.as_deref()),
                }
            }
        }
        if self.differs.period {
            row.plain(&period::short(facts.period(fact).unwrap_or_default()));
        }
    }

    /// Gives the facts of the table the ids that their cells have.
    pub(super) fn name_cells(&self, names: &mut [String]) {
        for (row, cells) in self.rows.iter().enumerate() {
            for ((column, _), at) in self.periods.iter().zip(cells) {
                if let Some(at) = at {
                    names[at] = format!("{}.r_{}.{column}", self.name, row + 1);
                }
            }
        }
    }
}
