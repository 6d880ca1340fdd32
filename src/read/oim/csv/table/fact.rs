//! A cell as a fact, with its period, its dimensions and its accuracy.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::super::super::facts::{Part, RawDimensions, RawFact, Understood, integer};
use super::super::super::period::NoPeriod;
use super::super::super::tell::At;
use super::super::property::{Cell, Source};
use super::heading::{FactColumn, GroupProperties};
use super::periods::Periods;
use super::{IN_TABLE, Kept, Reading, Stop};
use crate::model::stream::{CellAt, StreamFact, StreamLink, ValueKind};
use crate::read::rows::Row;

/// Decimals, none where a number is exact, and the field in which they stand.
type Accuracy = (Option<i64>, Option<usize>);

/// A row, with the line on which it begins, its number, and what names it.
#[derive(Clone, Copy)]
pub(super) struct NamedRow<'c> {
    pub(super) line: u32,
    pub(super) cells: Row<'c>,
    pub(super) number: &'c str,
    pub(super) id: &'c str,
}

/// Dimensions of a fact, and the fields in which their values stand.
#[derive(Default)]
struct Taken<'f> {
    dimensions: RawDimensions<'f>,
    fields: SmallVec<[(&'f str, usize); 8]>,
}

impl<'r> Reading<'r, '_, '_, '_, '_> {
    /// Gives the sink the fact of a column.
    pub(super) fn fact(
        &mut self,
        column: &FactColumn<'r>,
        groups: &[Option<&GroupProperties<'r>>],
        row: NamedRow<'_>,
        value: Option<&str>,
        kept: &mut Kept,
    ) -> Result<(), Stop> {
        if column.from.is_empty() {
            let decimals = column.decimals.as_ref().or(column.inherited_decimals.as_ref());
            let period = column.period.map(|at| &column.sources[at].1);
            let sources = column.sources.iter();
            return self.fact_of(column, sources, (period, decimals), row, value, kept);
        }
        // The column comes before the groups of properties, these before the table and the report.
        let of_groups = column.from.iter().filter_map(|at| groups[*at]);
        let group_decimals = of_groups.clone().find_map(|group| group.decimals.as_ref());
        let decimals =
            column.decimals.as_ref().or(group_decimals).or(column.inherited_decimals.as_ref());
        let of_groups = of_groups.flat_map(|group| &group.dimensions);
        let (own, inherited) = column.sources.split_at(column.own);
        let mut seen = FxHashSet::default();
        let chosen = own.iter().chain(of_groups).chain(inherited);
        let chosen: Vec<_> = chosen.filter(|(name, _)| seen.insert(*name)).collect();
        let period = chosen.iter().find(|(name, _)| *name == "period").map(|(_, source)| source);
        self.fact_of(column, chosen.into_iter(), (period, decimals), row, value, kept)
    }

    /// As [`Self::fact`], with what gives its dimensions, its period among them, and its decimals.
    fn fact_of<'f>(
        &mut self,
        column: &FactColumn<'r>,
        chosen: impl Iterator<Item = &'f (&'f str, Source)>,
        (period, decimals): (Option<&Source>, Option<&Source>),
        row: NamedRow<'_>,
        value: Option<&str>,
        kept: &mut Kept,
    ) -> Result<(), Stop> {
        let Kept { periods, used, id } = kept;
        let period = match period {
            None => None,
            Some(source) => match self.period(source, row, column.field, periods) {
                Some(period) => period,
                None => return Ok(()),
            },
        };
        let mut taken = Taken::default();
        if !self.take(column, chosen, row, period, &mut taken)? {
            return Ok(());
        }
        let Taken { dimensions, fields } = &taken;
        let at = (row.line, column.field);
        let (decimals, decimals_field) = match self.decimals(decimals, row.cells, at, row.number)? {
            Some(decimals) => decimals,
            None => return Ok(()),
        };
        id.truncate(self.name.len() + IN_TABLE.len());
        for part in [row.id, ".", column.name] {
            id.push_str(part);
        }
        let raw = RawFact { id, value, decimals, dimensions };
        let teller = &mut self.teller;
        let mut tell = |code: &str, part: Part<'_>, what: &str| {
            let field = match part {
                Part::Dimension(name) => {
                    fields.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
                }
                Part::Decimals => decimals_field,
                Part::Fact | Part::Value => None,
            };
            teller.tell(code, At::Field(row.line, field.unwrap_or(column.field)), what);
        };
        let Some(understood) = self.facts.understand(&raw, &mut tell) else { return Ok(()) };
        for (name, field) in fields {
            if uses(&understood, name) {
                used[*field] = true;
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
        let cell = CellAt { file: &self.teller.file, line: row.line, field: column.field };
        let fact = StreamFact { cell: Some(cell), ..understood.fact(id, &links) };
        self.sink.fact(&self.facts.aspects, &fact)?;
        Ok(())
    }

    /// Takes the dimensions that a fact has; false where a cell that one stands in says nothing that there is.
    fn take<'t, 'f: 't>(
        &mut self,
        column: &FactColumn<'r>,
        chosen: impl Iterator<Item = &'f (&'f str, Source)>,
        row: NamedRow<'t>,
        period: Option<&'t str>,
        taken: &mut Taken<'t>,
    ) -> Result<bool, Stop> {
        for (name, source) in chosen {
            let (value, field) = match source {
                Source::None | Source::NoDuration(_) => continue,
                Source::Value(value) => (value.as_deref(), None),
                Source::RowNumber => (Some(row.number), None),
                Source::Nowhere(target) => {
                    let what = format!("`${target}` is no column and no parameter.");
                    let at = At::Field(row.line, column.field);
                    self.teller.tell(":invalidReferenceTarget", at, &what);
                    return Err(Stop::Table);
                }
                Source::Field(field, _) => match Cell::read(row.cells.cell(*field)) {
                    Cell::Empty | Cell::None => continue,
                    Cell::Nil => (None, Some(*field)),
                    Cell::Value(value) => (Some(value), Some(*field)),
                    Cell::Unknown => {
                        self.unknown_special(row.line, *field, row.cells.cell(*field));
                        return Ok(false);
                    }
                },
            };
            let value = match (*name, source, value) {
                ("period", Source::Field(..) | Source::Value(_), Some(_)) => period,
                (_, _, value) => value,
            };
            taken.dimensions.push(name, value);
            if let Some(field) = field {
                taken.fields.push((name, field));
            }
        }
        Ok(true)
    }

    /// The full form of the period that stands somewhere, if one does; nothing where it is none.
    fn period<'p>(
        &mut self,
        source: &Source,
        row: NamedRow<'_>,
        column: usize,
        periods: &'p mut Periods,
    ) -> Option<Option<&'p str>> {
        let (text, end, field) = match source {
            Source::Value(Some(text)) => (text.as_ref(), None, column),
            Source::NoDuration(text) => {
                let what = format!("`{}` has no start and end.", text.escape_debug());
                let at = At::Field(row.line, column);
                self.teller.tell(":referenceTargetNotDuration", at, &what);
                return None;
            }
            Source::Field(field, end) => match Cell::read(row.cells.cell(*field)) {
                Cell::Value(text) => (text, *end, *field),
                Cell::Nil => ("", None, *field),
                _ => return Some(None),
            },
            _ => return Some(None),
        };
        let error = match periods.full(text, end) {
            Ok(full) => return Some(Some(full)),
            Err(error) => error,
        };
        let shown = text.escape_debug();
        let (code, what) = match error {
            NoPeriod::Form => (":invalidPeriodRepresentation", format!("`{shown}` is no period.")),
            NoPeriod::NoDuration => {
                (":referenceTargetNotDuration", format!("`{shown}` has no start and end."))
            }
        };
        self.teller.tell(code, At::Field(row.line, field), &what);
        None
    }

    /// Decimals and the field that they stand in; nothing where they are none.
    pub(super) fn decimals(
        &mut self,
        source: Option<&Source>,
        row: Row<'_>,
        (line, column): (u32, usize),
        number: &str,
    ) -> Result<Option<Accuracy>, Stop> {
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
            Some(Source::Field(field, _)) => match Cell::read(row.cell(*field)) {
                Cell::Empty | Cell::None => return Ok(Some((None, None))),
                Cell::Value("") => return Ok(Some((None, None))),
                Cell::Value(text) => (text, Some(*field)),
                Cell::Nil | Cell::Unknown => ("#", Some(*field)),
            },
        };
        match integer(text) {
            Some(decimals) => Ok(Some((Some(decimals), field))),
            None => {
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
}

/// Whether a fact takes the value of a dimension.
fn uses(fact: &Understood<'_>, dimension: &str) -> bool {
    match dimension {
        "unit" => fact.kind.is_numeric() || fact.kind == ValueKind::Unknown,
        "language" => fact.is_note || matches!(fact.kind, ValueKind::Text | ValueKind::Unknown),
        _ => true,
    }
}
