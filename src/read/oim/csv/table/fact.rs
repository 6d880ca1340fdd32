//! A cell as a fact, with its period, its dimensions and its accuracy.

use csv::StringRecord;
use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::super::super::facts::{Part, RawDimensions, RawFact, Understood, integer};
use super::super::super::period::{self, End, NoPeriod};
use super::super::super::tell::At;
use super::super::property::{Cell, Source};
use super::heading::{FactColumn, GroupProperties};
use super::{Kept, MOST_PERIODS, Periods, Reading, Stop};
use crate::model::stream::{CellAt, StreamFact, StreamLink, ValueKind};

/// Decimals, none where a number is exact, and the field in which they stand.
type Accuracy = (Option<i64>, Option<usize>);

impl<'r> Reading<'r, '_, '_, '_, '_> {
    pub(super) fn fact(
        &mut self,
        column: &FactColumn<'r>,
        groups: &[Option<&GroupProperties<'r>>],
        (line, row): (u32, &StringRecord),
        (number, row_id): (&str, &str),
        value: Option<&str>,
        kept: &mut Kept,
    ) -> Result<(), Stop> {
        let of_groups = column.from.iter().filter_map(|at| groups[*at]);
        let chosen = chosen(column, of_groups.clone());
        let Kept { periods, used, id } = kept;
        for full in periods.iter_mut().filter(|full| full.len() > MOST_PERIODS) {
            full.clear();
        }
        let mut dimensions = RawDimensions::new();
        let mut fields: SmallVec<[(&str, Option<usize>); 12]> = SmallVec::new();
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
        let cell = CellAt { file: &self.teller.file, line, field: column.field };
        let fact = StreamFact { cell: Some(cell), ..understood.fact(id, &links) };
        self.sink.fact(&self.facts.aspects, &fact)?;
        Ok(())
    }

    /// Makes sure that the full form of a period is known; false where it is none.
    pub(super) fn period(
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
    pub(super) fn decimals(
        &mut self,
        source: Option<&Source>,
        row: &StringRecord,
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
            Some(Source::Field(field, _)) => match Cell::read(&row[*field]) {
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

/// What gives the dimensions of a fact: the column before the groups of properties, these before the table and the
/// report.
fn chosen<'f>(
    column: &'f FactColumn<'_>,
    of_groups: impl Iterator<Item = &'f GroupProperties<'f>>,
) -> SmallVec<[(&'f str, &'f Source); 12]> {
    let pair = |(name, source): &'f (&'f str, Source)| (*name, source);
    let (own, inherited) = (column.own.iter().map(pair), column.inherited.iter().map(pair));
    if column.from.is_empty() {
        // What is inherited is nothing of its own.
        return own.chain(inherited).collect();
    }
    let of_groups = of_groups.flat_map(|group| &group.dimensions).map(pair);
    let mut seen = FxHashSet::default();
    own.chain(of_groups).chain(inherited).filter(|(name, _)| seen.insert(*name)).collect()
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
