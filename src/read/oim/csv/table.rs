//! A table, row by row: cells become facts, with the properties that columns, property groups, template and
//! report give them (xBRL-CSV 1.0 §4).

use std::io::{self, Read};

use csv::StringRecord;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::facts::{FactReader, Part, RawFact, Understood};
use super::super::names::{is_identifier, is_row_identifier};
use super::super::period::{self, End, NoPeriod};
use super::super::tell::{At, Teller};
use super::Links;
use super::constraints::{Check, OfTable};
use super::property::{Cell, Property, Source};
use super::rows::Rows;
use super::template::{Decimals, Dimensions, Metadata, Table, Template};
use crate::model::keys::{Ids, LIMIT};
use crate::model::stream::{FactSink, StreamLink, ValueKind};

/// How many periods are kept in their full form.
const MOST_PERIODS: usize = 1 << 14;

/// A table that is being read.
pub(super) struct Reading<'r, 'k, 'm, 't, 'c> {
    pub(super) name: &'r str,
    pub(super) table: &'r Table,
    pub(super) template: &'r Template,
    pub(super) metadata: &'r Metadata,
    pub(super) facts: &'r mut FactReader<'k>,
    pub(super) links: &'r mut Links<'m>,
    pub(super) sink: &'r mut dyn FactSink,
    /// The constraints of the table, where it has any.
    pub(super) constraints: Option<(&'r mut OfTable<'c>, &'r mut Check<'c>)>,
    pub(super) teller: &'r mut Teller<'t>,
}

/// The columns of a table, as its heading gives them.
struct Heading<'r> {
    /// The names of the fields; nothing for comments and fields without a name.
    names: Vec<Option<&'r str>>,
    row_id: Option<usize>,
    facts: Vec<FactColumn<'r>>,
    /// Fields that give properties to facts, which a row must not have for nothing.
    helpers: Vec<usize>,
    /// Fields without a name.
    unnamed: Vec<usize>,
    groups: Vec<GroupColumn<'r>>,
}

/// A column of facts.
struct FactColumn<'r> {
    field: usize,
    name: &'r str,
    /// Dimensions that the column itself gives.
    own: Vec<(&'r str, Source)>,
    /// Those of the template and the report.
    inherited: Vec<(&'r str, Source)>,
    decimals: Option<Source>,
    inherited_decimals: Option<Source>,
    /// Positions in [`Heading::groups`].
    from: Vec<usize>,
}

/// A column of names of property groups.
struct GroupColumn<'r> {
    field: usize,
    groups: FxHashMap<&'r str, GroupProperties<'r>>,
}

struct GroupProperties<'r> {
    dimensions: Vec<(&'r str, Source)>,
    decimals: Option<Source>,
}

/// What is kept from row to row.
#[derive(Default)]
struct Kept {
    periods: Periods,
    /// Fields of the row that facts have used.
    used: Vec<bool>,
    id: String,
}

/// Periods in their full form, by the way they are written: as they are, their starts, their ends.
type Periods = [FxHashMap<Box<str>, Result<Box<str>, NoPeriod>>; 3];

/// Why no more of a table is read.
enum Stop {
    Table,
    Failure(io::Error),
}

impl From<io::Error> for Stop {
    fn from(failure: io::Error) -> Self {
        Self::Failure(failure)
    }
}

impl<'r, 'm> Reading<'r, '_, 'm, '_, '_> {
    /// Reads all rows.
    pub(super) fn read(&mut self, input: impl Read) -> io::Result<()> {
        let mut rows = Rows::new(input);
        let first = match rows.next() {
            Ok(Some((_, row))) => row.clone(),
            Ok(None) => return Ok(()),
            Err(what) => {
                self.teller.tell(":invalidCSVFileFormat", At::File, &what);
                return Ok(());
            }
        };
        let Some(heading) = self.heading(&first) else { return Ok(()) };
        if let Some((of_table, _)) = &mut self.constraints {
            let facts = heading.facts.iter().map(|column| column.field).collect();
            of_table.heading(&first, facts, self.teller);
        }
        let mut ids = Ids::new(LIMIT);
        let mut kept = Kept::default();
        for number in 1u64.. {
            match rows.next() {
                Ok(None) => break,
                Err(what) => {
                    self.teller.tell(":invalidCSVFileFormat", At::File, &what);
                    break;
                }
                Ok(Some((line, row))) => {
                    if let Some((of_table, check)) = &mut self.constraints {
                        of_table.row(line, row, check, self.teller);
                    }
                    match self.row(&heading, number, line, row, &mut ids, &mut kept) {
                        Ok(()) => {}
                        Err(Stop::Table) => break,
                        Err(Stop::Failure(failure)) => return Err(failure),
                    }
                }
            }
        }
        let repeated = ids.judge(&FxHashSet::default())?.repeated;
        if repeated > 0 {
            let what = format!("{repeated} row identifiers stand twice.");
            self.teller.tell(":repeatedRowIdentifier", At::File, &what);
        }
        Ok(())
    }

    fn heading(&mut self, first: &StringRecord) -> Option<Heading<'r>> {
        let template = self.template;
        let mut names: Vec<Option<&'r str>> = Vec::new();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut unnamed = Vec::new();
        let mut fits = true;
        for (field, name) in first.iter().enumerate() {
            let mut refuse = |code: &str, what: &str| {
                self.teller.tell(code, At::Field(1, field), what);
                fits = false;
            };
            let known = template.columns.get_key_value(name);
            names.push(None);
            match known {
                _ if name.is_empty() => unnamed.push(field),
                _ if !is_identifier(name) => {
                    let what = format!("`{}` is no identifier.", name.escape_debug());
                    refuse(":invalidHeaderValue", &what);
                }
                None => refuse(":unknownColumn", &format!("The template has no column `{name}`.")),
                Some(_) if !seen.insert(name) => {
                    refuse(
                        ":repeatedColumnIdentifier",
                        &format!("The column `{name}` stands twice."),
                    );
                }
                Some((_, column)) if column.is_comment => {}
                Some((name, _)) => names[field] = Some(name),
            }
        }
        if !fits {
            return None;
        }
        let groups = self.group_columns(&names);
        let mut facts = Vec::new();
        let mut helpers = Vec::new();
        for (field, name) in names.iter().enumerate() {
            let Some(name) = name else { continue };
            let column = &template.columns[*name];
            if !column.has_facts() {
                helpers.push(field);
                continue;
            }
            let own =
                column.dimensions.as_ref().map(|own| self.sources(own, &names)).unwrap_or_default();
            let mut inherited = self.sources(&template.dimensions, &names);
            for (dimension, source) in self.sources(&self.metadata.dimensions, &names) {
                if inherited.iter().all(|(known, _)| *known != dimension) {
                    inherited.push((dimension, source));
                }
            }
            inherited.retain(|(dimension, _)| own.iter().all(|(known, _)| known != dimension));
            let above = template.decimals.as_ref().or(self.metadata.decimals.as_ref());
            let from = column.properties_from.iter().flatten();
            facts.push(FactColumn {
                field,
                name,
                own,
                inherited,
                decimals: column.decimals.as_ref().map(|of| self.decimals_source(of, &names)),
                inherited_decimals: above.map(|of| self.decimals_source(of, &names)),
                from: from
                    .filter_map(|from| {
                        groups.iter().position(|group| names[group.field] == Some(from.as_str()))
                    })
                    .collect(),
            });
        }
        let row_id = template.row_id.as_deref();
        let row_id = names.iter().position(|name| name.is_some() && *name == row_id);
        Some(Heading { names, row_id, facts, helpers, unnamed, groups })
    }

    fn group_columns(&self, names: &[Option<&'r str>]) -> Vec<GroupColumn<'r>> {
        let mut columns = Vec::new();
        for (field, name) in names.iter().enumerate() {
            let column = name.map(|name| &self.template.columns[name]);
            let Some(groups) = column.and_then(|column| column.groups.as_ref()) else { continue };
            let groups = groups.iter().map(|(name, group)| {
                let dimensions = self.sources(&group.dimensions, names);
                let decimals = group.decimals.as_ref().map(|of| self.decimals_source(of, names));
                (name.as_str(), GroupProperties { dimensions, decimals })
            });
            columns.push(GroupColumn { field, groups: groups.collect() });
        }
        columns
    }

    fn sources(
        &self,
        dimensions: &'r Dimensions,
        names: &[Option<&'r str>],
    ) -> Vec<(&'r str, Source)> {
        let sources = dimensions.iter().map(|(name, property)| {
            let source = self.source(property, names);
            // What stands in the metadata is the same in every row.
            let source = match source {
                Source::Value(Some(text)) if name == "period" && property.reference().is_none() => {
                    Source::Value(Some(period::read_csv(&text, None).unwrap_or(text)))
                }
                other => other,
            };
            (name.as_str(), source)
        });
        sources.collect()
    }

    fn decimals_source(&self, decimals: &Decimals, names: &[Option<&'r str>]) -> Source {
        match decimals {
            Decimals::Number(number) => Source::Value(Some(number.to_string().into())),
            Decimals::Text(property) => self.source(property, names),
        }
    }

    fn source(&self, property: &Property, names: &[Option<&'r str>]) -> Source {
        let (name, end) = match property {
            Property::Value(value) => return Source::Value(value.as_deref().map(Into::into)),
            Property::None | Property::Unknown(_) => return Source::None,
            Property::Reference(name, end) => (name, end.as_deref().and_then(End::from_name)),
        };
        if name == "rowNumber" {
            return Source::RowNumber;
        }
        if let Some(field) = names.iter().position(|known| *known == Some(name.as_str())) {
            return Source::Field(field, end);
        }
        let parameters = self.table.parameters.iter().chain(&self.metadata.parameters);
        let parameter = parameters.clone().find(|(known, _)| known == name);
        match parameter.map(|(_, value)| Cell::read(value)) {
            Some(Cell::Value(text)) => match end {
                None => Source::Value(Some(text.into())),
                Some(_) => match period::read_csv(text, end) {
                    Ok(period) => Source::Value(Some(period)),
                    Err(NoPeriod::NoDuration) => Source::NoDuration(text.into()),
                    // That it is no period is told where it is used.
                    Err(NoPeriod::Form) => Source::Value(Some(text.into())),
                },
            },
            Some(Cell::Nil) => Source::Value(None),
            Some(_) => Source::None,
            None if self.template.columns.contains_key(name) => Source::None,
            None => Source::Nowhere(name.as_str().into()),
        }
    }

    fn row(
        &mut self,
        heading: &Heading<'r>,
        number: u64,
        line: u32,
        row: &StringRecord,
        ids: &mut Ids,
        kept: &mut Kept,
    ) -> Result<(), Stop> {
        let before = self.teller.diagnostics.errors();
        kept.used.clear();
        kept.used.resize(heading.names.len().max(row.len()), false);
        if row.len() < heading.names.len() {
            let what = format!(
                "The row has {} cells, and the heading {}.",
                row.len(),
                heading.names.len()
            );
            self.teller.tell(":invalidCSVFileFormat", At::Row(line), &what);
            return Ok(());
        }
        let Some(groups) = self.groups(heading, line, row) else { return Ok(()) };
        let number = number.to_string();
        let row_id = match heading.row_id {
            None => number.as_str(),
            Some(field) => match self.row_id(line, field, row, ids)? {
                Some(id) => {
                    kept.used[field] = true;
                    id
                }
                None => return Ok(()),
            },
        };
        for column in &heading.facts {
            let value = match Cell::read(&row[column.field]) {
                Cell::Empty => continue,
                Cell::None => {
                    let what = "A fact can't be `#none`: leave the cell empty.";
                    self.teller.tell(":illegalUseOfNone", At::Field(line, column.field), what);
                    continue;
                }
                Cell::Unknown => {
                    self.unknown_special(line, column.field, &row[column.field]);
                    continue;
                }
                Cell::Nil => None,
                Cell::Value(value) => Some(value),
            };
            for from in &column.from {
                kept.used[heading.groups[*from].field] = true;
            }
            self.fact(column, &groups, (line, row), (&number, row_id), value, kept)?;
        }
        // What a fact would take that could not be read is not known.
        if self.teller.diagnostics.errors() == before {
            self.judge_unused(heading, line, row, &kept.used);
        }
        Ok(())
    }

    fn unknown_special(&mut self, line: u32, field: usize, text: &str) {
        let what = format!("There is no special value `{}`.", text.escape_debug());
        self.teller.tell(":unknownSpecialValue", At::Field(line, field), &what);
    }

    /// The property groups that the row names, by columns; nothing where one is wrong.
    fn groups<'h>(
        &mut self,
        heading: &'h Heading<'r>,
        line: u32,
        row: &StringRecord,
    ) -> Option<Vec<Option<&'h GroupProperties<'r>>>> {
        let mut groups = Vec::with_capacity(heading.groups.len());
        for column in &heading.groups {
            let at = At::Field(line, column.field);
            match Cell::read(&row[column.field]) {
                Cell::Empty => groups.push(None),
                Cell::None => {
                    let what = "A name of a property group can't be `#none`.";
                    self.teller.tell(":illegalUseOfNone", at, what);
                    return None;
                }
                Cell::Value(name) if column.groups.contains_key(name) => {
                    groups.push(column.groups.get(name));
                }
                _ => {
                    let name = row[column.field].escape_debug();
                    let what = format!("There is no property group `{name}`.");
                    self.teller.tell(":unknownPropertyGroup", at, &what);
                    return None;
                }
            }
        }
        Some(groups)
    }

    fn row_id<'c>(
        &mut self,
        line: u32,
        field: usize,
        row: &'c StringRecord,
        ids: &mut Ids,
    ) -> io::Result<Option<&'c str>> {
        let at = At::Field(line, field);
        let id = match Cell::read(&row[field]) {
            Cell::Value(id) if !id.is_empty() => id,
            _ => {
                self.teller.tell(":missingRowIdentifier", at, "The row has no identifier.");
                return Ok(None);
            }
        };
        if !is_row_identifier(id) {
            let what = format!("`{}` identifies no row.", id.escape_debug());
            self.teller.tell(":invalidRowIdentifier", at, &what);
            return Ok(None);
        }
        if !ids.add(id)? {
            self.teller.tell(
                ":repeatedRowIdentifier",
                at,
                &format!("The row `{id}` stands twice."),
            );
            return Ok(None);
        }
        Ok(Some(id))
    }

    fn fact(
        &mut self,
        column: &FactColumn<'r>,
        groups: &[Option<&GroupProperties<'r>>],
        (line, row): (u32, &StringRecord),
        (number, row_id): (&str, &str),
        value: Option<&str>,
        kept: &mut Kept,
    ) -> Result<(), Stop> {
        let of_groups = column.from.iter().filter_map(|at| groups[*at]);
        let mut chosen: Vec<(&str, &Source)> = Vec::with_capacity(8);
        for (name, source) in column
            .own
            .iter()
            .chain(of_groups.clone().flat_map(|group| &group.dimensions))
            .chain(&column.inherited)
        {
            if chosen.iter().all(|(known, _)| known != name) {
                chosen.push((name, source));
            }
        }
        let Kept { periods, used, id } = kept;
        for full in periods.iter_mut().filter(|full| full.len() > MOST_PERIODS) {
            full.clear();
        }
        let (mut dimensions, mut fields) = (Vec::with_capacity(8), Vec::with_capacity(8));
        // Periods are made before anything borrows them.
        for (name, source) in &chosen {
            if *name == "period" && !self.period(source, row, (line, column.field), periods) {
                return Ok(());
            }
        }
        for (name, source) in &chosen {
            let (value, field) = match source {
                Source::None | Source::NoDuration(_) => continue,
                Source::Value(value) => (value.as_deref(), None),
                Source::RowNumber => (Some(number), None),
                Source::Nowhere(target) => {
                    let what = format!("`${target}` is no column and no parameter.");
                    self.teller.tell(
                        ":invalidReferenceTarget",
                        At::Field(line, column.field),
                        &what,
                    );
                    return Err(Stop::Table);
                }
                Source::Field(field, _) => match Cell::read(&row[*field]) {
                    Cell::Empty | Cell::None => continue,
                    Cell::Nil => (None, Some(*field)),
                    Cell::Value(value) => (Some(value), Some(*field)),
                    Cell::Unknown => {
                        self.unknown_special(line, *field, &row[*field]);
                        return Ok(());
                    }
                },
            };
            let value = match (*name, source, value) {
                ("period", Source::Field(_, end), Some(value)) => full(periods, value, *end),
                ("period", Source::Value(_), Some(value)) => full(periods, value, None),
                (_, _, value) => value,
            };
            dimensions.push((*name, value));
            fields.push((*name, field));
        }
        let group_decimals = of_groups.clone().find_map(|group| group.decimals.as_ref());
        let decimals =
            column.decimals.as_ref().or(group_decimals).or(column.inherited_decimals.as_ref());
        let (decimals, decimals_field) =
            match self.decimals(decimals, row, (line, column.field), number)? {
                Some(decimals) => decimals,
                None => return Ok(()),
            };
        id.clear();
        for part in [self.name, ".r_", row_id, ".", column.name] {
            id.push_str(part);
        }
        let raw = RawFact { id, value, decimals, dimensions: &dimensions };
        let teller = &mut self.teller;
        let mut tell = |code: &str, part: Part<'_>, what: &str| {
            let field = match part {
                Part::Dimension(name) => {
                    fields.iter().find(|(known, _)| *known == name).and_then(|(_, field)| *field)
                }
                Part::Decimals => decimals_field,
                Part::Fact | Part::Value => None,
            };
            teller.tell(code, At::Field(line, field.unwrap_or(column.field)), what);
        };
        let Some(understood) = self.facts.understand(&raw, &mut tell) else { return Ok(()) };
        for (name, field) in &fields {
            if let Some(field) = field.filter(|_| uses(&understood, name)) {
                used[field] = true;
            }
        }
        if let Some(field) = decimals_field.filter(|_| uses(&understood, "unit")) {
            used[field] = true;
        }
        self.links.meet(id);
        let links: Vec<StreamLink<'_>> = match self.links.by_source.get(id.as_str()) {
            None => Vec::new(),
            Some(links) => links
                .iter()
                .map(|(kind, group, target)| StreamLink { kind, group, target })
                .collect(),
        };
        self.sink.fact(&self.facts.aspects, &understood.fact(id, &links))?;
        Ok(())
    }

    /// Makes sure that the full form of a period is known; false where it is none.
    fn period(
        &mut self,
        source: &Source,
        row: &StringRecord,
        (line, column): (u32, usize),
        periods: &mut Periods,
    ) -> bool {
        let (text, end, field) = match source {
            Source::Value(Some(text)) => (text.as_ref(), None, column),
            Source::NoDuration(text) => {
                let what = format!("`{}` has no start and end.", text.escape_debug());
                self.teller.tell(":referenceTargetNotDuration", At::Field(line, column), &what);
                return false;
            }
            Source::Field(field, end) => match Cell::read(&row[*field]) {
                Cell::Value(text) => (text, *end, *field),
                Cell::Nil => ("", None, *field),
                _ => return true,
            },
            _ => return true,
        };
        let of_end = &mut periods[which(end)];
        let known = match of_end.get(text) {
            Some(known) => known.as_ref().map(drop).map_err(|error| *error),
            None => {
                let made = period::read_csv(text, end);
                let outcome = made.as_ref().map(drop).map_err(|error| *error);
                of_end.insert(text.into(), made);
                outcome
            }
        };
        let Err(error) = known else { return true };
        let shown = text.escape_debug();
        let (code, what) = match error {
            NoPeriod::Form => (":invalidPeriodRepresentation", format!("`{shown}` is no period.")),
            NoPeriod::NoDuration => {
                (":referenceTargetNotDuration", format!("`{shown}` has no start and end."))
            }
        };
        self.teller.tell(code, At::Field(line, field), &what);
        false
    }

    /// Decimals and the field that they stand in; nothing where they are none.
    #[allow(clippy::type_complexity)]
    fn decimals(
        &mut self,
        source: Option<&Source>,
        row: &StringRecord,
        (line, column): (u32, usize),
        number: &str,
    ) -> Result<Option<(Option<i64>, Option<usize>)>, Stop> {
        let (text, field) = match source {
            None | Some(Source::None | Source::Value(None)) => return Ok(Some((None, None))),
            Some(Source::Value(Some(text))) => (text.as_ref(), None),
            Some(Source::RowNumber) => (number, None),
            Some(Source::NoDuration(text)) => (text.as_ref(), None),
            Some(Source::Nowhere(target)) => {
                let what = format!("`${target}` is no column and no parameter.");
                self.teller.tell(":invalidReferenceTarget", At::Field(line, column), &what);
                return Err(Stop::Table);
            }
            Some(Source::Field(field, _)) => match Cell::read(&row[*field]) {
                Cell::Empty | Cell::None => return Ok(Some((None, None))),
                Cell::Value("") => return Ok(Some((None, None))),
                Cell::Value(text) => (text, Some(*field)),
                Cell::Nil | Cell::Unknown => ("#", Some(*field)),
            },
        };
        match text.parse::<i64>() {
            Ok(decimals) => Ok(Some((Some(decimals), field))),
            Err(_) => {
                let what = format!("`{}` are no decimals.", text.escape_debug());
                self.teller.tell(
                    ":invalidDecimalsValue",
                    At::Field(line, field.unwrap_or(column)),
                    &what,
                );
                Ok(None)
            }
        }
    }

    /// Cells that give no fact anything are told: somebody meant something by them.
    fn judge_unused(
        &mut self,
        heading: &Heading<'_>,
        line: u32,
        row: &StringRecord,
        used: &[bool],
    ) {
        let is_filled = |field: usize| !matches!(Cell::read(&row[field]), Cell::Empty | Cell::None);
        for field in
            heading.helpers.iter().copied().filter(|field| !used[*field] && is_filled(*field))
        {
            let what = "No fact of the row takes what stands in this cell.";
            self.teller.tell(":unmappedCellValue", At::Field(line, field), what);
        }
        let beyond = heading.names.len()..row.len();
        for field in
            heading.unnamed.iter().copied().chain(beyond).filter(|field| !row[*field].is_empty())
        {
            let what = "The cell stands in a column without a name.";
            self.teller.tell(":unmappedCellValue", At::Field(line, field), what);
        }
    }
}

/// Whether a fact takes the value of a dimension.
fn uses(fact: &Understood<'_>, dimension: &str) -> bool {
    match dimension {
        "unit" => fact.kind.is_numeric() || fact.kind == ValueKind::Unknown,
        "language" => fact.is_note || matches!(fact.kind, ValueKind::Text | ValueKind::Unknown),
        _ => true,
    }
}

/// The full form of a period that was made.
fn full<'p>(periods: &'p Periods, text: &str, end: Option<End>) -> Option<&'p str> {
    let known = periods[which(end)].get(text)?;
    known.as_deref().ok()
}

fn which(end: Option<End>) -> usize {
    match end {
        None => 0,
        Some(End::Start) => 1,
        Some(End::End) => 2,
    }
}
