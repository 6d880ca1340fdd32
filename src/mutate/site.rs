//! Where a fault is put: a draft that may be changed, and choices that follow from the seed.

use toml::Value;

use super::base::{Base, View};
use super::draft::Draft;
use super::random::Random;
use super::table::Table;
use crate::model::{Concept, ConceptId, LabelRole, Node, Statement};

/// A draft with a choice of places. Whatever is asked for and is not there gives nothing, and the
/// fault can't be put into this report.
pub(super) struct Site<'a> {
    pub(super) base: &'a Base,
    pub(super) draft: Draft,
    pub(super) random: Random,
}

/// A row of a statement.
pub(super) struct Row {
    pub(super) table: String,
    pub(super) at: usize,
}

impl<'a> Site<'a> {
    pub(super) fn new(base: &'a Base, random: Random) -> Self {
        Self { base, draft: base.draft.clone(), random }
    }

    /// One of the facts that fit.
    pub(super) fn fact(&mut self, fits: impl Fn(&View<'_>) -> bool) -> Option<usize> {
        let base = self.base;
        self.random.pick(base.views().filter(|(_, view)| fits(view)).map(|(at, _)| at))
    }

    fn table_of(&mut self, fact: usize) -> Option<(&mut Table, usize)> {
        let known = self.base.facts.get(fact)?;
        Some((self.draft.facts(&known.table)?, known.row))
    }

    /// The text of a cell of a fact.
    pub(super) fn cell(&mut self, fact: usize, column: &str) -> Option<String> {
        let (table, row) = self.table_of(fact)?;
        Some(table.get(row, column).to_owned())
    }

    /// Writes cells of a fact.
    pub(super) fn set(&mut self, fact: usize, cells: &[(&str, &str)]) -> Option<()> {
        let (table, row) = self.table_of(fact)?;
        cells.iter().try_for_each(|(column, text)| table.set(row, column, text))
    }

    /// Repeats a fact with other cells.
    pub(super) fn repeat(&mut self, fact: usize, cells: &[(&str, &str)]) -> Option<()> {
        let (table, row) = self.table_of(fact)?;
        let copy = table.repeat(row)?;
        cells.iter().try_for_each(|(column, text)| table.set(copy, column, text))
    }

    /// Takes a fact out.
    pub(super) fn remove(&mut self, fact: usize) -> Option<()> {
        let (table, row) = self.table_of(fact)?;
        table.remove(row)
    }

    /// Adds a fact to the first table.
    pub(super) fn add_fact(&mut self, cells: &[(&str, &str)]) -> Option<()> {
        let name = self.draft.fact_tables().into_iter().next()?;
        self.draft.facts(&name)?.add(cells).map(drop)
    }

    /// Writes cells of the last fact of the first table.
    pub(super) fn set_last_fact(&mut self, cells: &[(&str, &str)]) -> Option<()> {
        let name = self.draft.fact_tables().into_iter().next()?;
        let table = self.draft.facts(&name)?;
        let row = table.rows.len().checked_sub(1)?;
        cells.iter().try_for_each(|(column, text)| table.set(row, column, text))
    }

    /// A table of the taxonomy source.
    pub(super) fn source(&mut self, name: &str) -> Option<&mut Table> {
        self.draft.source(name)
    }

    /// Adds a row to a table of the taxonomy source, which may not be there yet.
    pub(super) fn add_source(&mut self, name: &str, cells: &[(&str, &str)]) -> Option<()> {
        self.draft.source_or_new(name).add(cells).map(drop)
    }

    /// The row of one of the concepts that fit, in `concepts.csv`.
    pub(super) fn concept(&mut self, fits: impl Fn(ConceptId, &Concept) -> bool) -> Option<usize> {
        let concepts = self.base.taxonomy.concepts.values().enumerate();
        self.random.pick(concepts.filter(|(at, c)| fits(ConceptId::from(*at), c)).map(|(at, _)| at))
    }

    /// Writes a cell of a concept.
    pub(super) fn set_concept(&mut self, row: usize, column: &str, text: &str) -> Option<()> {
        self.source("concepts.csv")?.set(row, column, text)
    }

    /// Adds a concept with labels of its own.
    pub(super) fn add_concept(&mut self, name: &str, kind: &str, period: &str) -> Option<()> {
        let languages = self.base.taxonomy.languages.clone();
        let table = self.source("concepts.csv")?;
        let row = table.add(&[("name", name), ("type", kind), ("period", period)])?;
        languages.iter().try_for_each(|lang| {
            table.set(row, &format!("label.{lang}"), &format!("{name} ({lang})"))
        })
    }

    /// Adds a concept that can have facts and shows it where facts need no members.
    pub(super) fn add_item(&mut self, name: &str, item_type: &str, period: &str) -> Option<()> {
        self.add_concept(name, item_type, period)?;
        let row = self.last_row()?;
        let depth = self.row_cell(&row, "depth")?;
        let table = self.source(&row.table)?;
        table.add(&[("depth", &depth), ("concept", name)]).map(drop)
    }

    /// Gives a concept a verbose label in every language.
    pub(super) fn add_verbose(&mut self, concept: &str) -> Option<()> {
        let row = self.base.taxonomy.find(concept)?.index();
        let languages = self.base.taxonomy.languages.clone();
        languages.iter().try_for_each(|lang| {
            self.set_concept(row, &format!("verbose.{lang}"), &format!("{concept}, again ({lang})"))
        })
    }

    /// The last row, below its line items, of a statement whose axes all have defaults; it is
    /// the only row of its concept and takes no part in sums.
    pub(super) fn last_row(&mut self) -> Option<Row> {
        let base = self.base;
        let taxonomy = &base.taxonomy;
        let is_open = |statement: &Statement| {
            let has_default =
                |axis| taxonomy.axes.get(&axis).is_some_and(|axis| axis.default.is_some());
            !statement.cubes.is_empty() && statement.axes().all(has_default)
        };
        let ends_well = |statement: &Statement| {
            statement.nodes.last().is_some_and(|node| {
                let same = statement.nodes.iter().filter(|other| other.concept == node.concept);
                let verbose = |labels: &crate::model::Labels| {
                    labels.keys().any(|(role, _)| role.name() == "verbose")
                };
                let concept = taxonomy.concept(node.concept);
                !concept.is_abstract && same.count() == 1 && !verbose(&concept.labels)
            })
        };
        let open = base.statements().filter(|(_, s)| is_open(s) && ends_well(s));
        let statement = self.random.pick(open.map(|(at, _)| at))?;
        let at = base.taxonomy.statements[statement].nodes.len() - 1;
        Some(Row { table: self.file_of(statement)?, at })
    }

    /// The row of one of the places in statements that fit.
    pub(super) fn node(&mut self, fits: impl Fn(&Statement, &Node) -> bool) -> Option<Row> {
        let base = self.base;
        let places = base.statements().flat_map(|(statement, model)| {
            let fits = &fits;
            let nodes = model.nodes.iter().enumerate();
            nodes.filter(move |(_, node)| fits(model, node)).map(move |(at, _)| (statement, at))
        });
        let (statement, at) = self.random.pick(places)?;
        Some(Row { table: self.file_of(statement)?, at })
    }

    /// The file of a statement.
    pub(super) fn file_of(&self, statement: usize) -> Option<String> {
        let entry = self.draft.taxonomy.get("statements")?.as_array()?.get(statement)?;
        Some(entry.get("file")?.as_str()?.to_owned())
    }

    /// Writes a cell of a row of a statement.
    pub(super) fn set_row(&mut self, row: &Row, column: &str, text: &str) -> Option<()> {
        self.source(&row.table)?.set(row.at, column, text)
    }

    /// The text of a cell of a row of a statement.
    pub(super) fn row_cell(&mut self, row: &Row, column: &str) -> Option<String> {
        Some(self.source(&row.table)?.get(row.at, column).to_owned())
    }

    /// A concept that a statement shows by another than its standard label, and its role.
    pub(super) fn shown_label(&mut self) -> Option<(usize, LabelRole)> {
        let base = self.base;
        let nodes = base.statements().flat_map(|(_, statement)| &statement.nodes);
        let others = nodes.filter(|node| node.preferred_label != LabelRole::Standard);
        self.random.pick(others.map(|node| (node.concept.index(), node.preferred_label.clone())))
    }

    /// The local name of a concept.
    pub(super) fn name(&self, concept: ConceptId) -> &'a str {
        &self.base.taxonomy.concept(concept).name.local
    }

    /// The name of a unit of one measure that fits.
    pub(super) fn unit(&self, fits: impl Fn(&str) -> bool) -> Option<&'a str> {
        let mut units = self.base.taxonomy.units.iter().filter(|(_, unit)| {
            unit.measures.single().is_some_and(|measure| fits(&measure.to_string()))
        });
        units.next().map(|(name, _)| name.as_str())
    }

    /// A period of this report that has a length.
    pub(super) fn duration(&mut self) -> Option<String> {
        let fact = self.fact(|view| !view.is_dimensional() && view.is_over_time())?;
        self.cell(fact, "period")
    }
}

/// Writes a setting, perhaps one below a table.
pub(super) fn setting(
    settings: &mut toml::Table,
    path: &[&str],
    value: impl Into<Value>,
) -> Option<()> {
    let (last, steps) = path.split_last()?;
    let mut at = settings;
    for step in steps {
        at = at.get_mut(*step)?.as_table_mut()?;
    }
    at.insert((*last).to_owned(), value.into());
    Some(())
}
