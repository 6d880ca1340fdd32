//! From rows to facts.

use rustc_hash::FxHashMap;

use super::aspects::{self, UnitCell};
use super::cells::Cells;
use super::columns::Columns;
use super::notes::Notes;
use super::place::{self, Places};
use super::row::Row;
use super::value::Values;
use crate::diagnostic::Diagnostics;
use crate::model::{
    ConceptId, ContainersId, Context, Decimals, DimensionsId, EntityId, Fact, FootnoteSetId,
    Interner, PeriodId, Report, Segments, SourceId, Statement, StatementId, Taxonomy, Value,
};

/// What says where a fact is shown: concept, table named, and columns of axes that are filled.
type Asked = (ConceptId, Option<StatementId>, u64);

/// Where a fact is shown, and whether its printed sign is turned there.
type Shown = (Option<StatementId>, bool);

/// The dimensions of a row, and which columns of axes are filled, as bits.
type Members = (Option<DimensionsId>, u64);

/// Reads rows into facts; remembers what cells mean.
pub(super) struct Reader<'a> {
    taxonomy: &'a Taxonomy,
    columns: &'a Columns,
    source: SourceId,
    places: Places,
    values: Values<'a>,
    interner: Interner,
    concepts: Cells<ConceptId>,
    periods: Cells<PeriodId>,
    dimensions: Cells<DimensionsId>,
    units: Cells<UnitCell>,
    tables: Cells<StatementId>,
    footnotes: Cells<FootnoteSetId>,
    notes: Notes,
    segments: Segments,
    shown: FxHashMap<Asked, Shown>,
    /// What was asked for last: rows of a concept stand together.
    shown_last: Option<(Asked, Shown)>,
    /// Whether members turn signs in each statement.
    turning: Vec<bool>,
    /// The statements that show each concept in their order, and whether its first row there turns signs.
    rows: FxHashMap<ConceptId, Vec<(StatementId, bool)>>,
    /// The cells of all axes of a row, as one key.
    key: Vec<u8>,
    /// What the cells of axes of the last row mean, and the bytes in which they stand.
    members: (Vec<u8>, Option<Members>),
    /// How many rows were lost for their values alone.
    lost: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        taxonomy: &'a Taxonomy,
        report: &Report,
        columns: &'a Columns,
        source: SourceId,
        places: Places,
    ) -> Self {
        Self {
            taxonomy,
            columns,
            source,
            places,
            values: Values::new(taxonomy, columns, report),
            interner: Interner::of(report),
            concepts: Cells::new(),
            periods: Cells::forgetting(),
            dimensions: Cells::forgetting(),
            units: Cells::new(),
            tables: Cells::new(),
            footnotes: Cells::new(),
            notes: Notes::of(report),
            segments: Segments::of(taxonomy),
            shown: FxHashMap::default(),
            shown_last: None,
            turning: taxonomy.statements.iter().map(Statement::may_negate_members).collect(),
            rows: rows(taxonomy),
            key: Vec::new(),
            members: (Vec::new(), None),
            lost: 0,
        }
    }

    /// How many rows were lost for their values alone; what they are about is known.
    pub(super) fn lost(&self) -> usize {
        self.lost
    }

    /// Reads a row; one that can't be read is told and gives no fact. All cells are looked at
    /// before that, so that one run tells all that is wrong with a row.
    pub(super) fn read(
        &mut self,
        row: Row<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) {
        let concept = self.concept(row, diagnostics);
        let period = self.period(row, report, diagnostics);
        let (dimensions, filled) = self.members(row, report, diagnostics);
        let unit = self.unit(row, report, diagnostics);
        let table = self.table(row, diagnostics);
        let footnotes = self.footnotes(row, report, diagnostics);
        let help = "write a dash where the release shows that there is no figure";
        let value = row.needed(self.columns.value, "value", help, diagnostics);
        let (Some(concept), Some(period), Some(dimensions)) = (concept, period, dimensions) else {
            return;
        };
        let (Some(unit), Some(table), Some(footnotes), Some(value)) =
            (unit, table, footnotes, value)
        else {
            return;
        };
        let (statement, by_row) = self.shown(concept, table, filled);
        let by_member = statement.is_some_and(|statement| {
            let of = &self.taxonomy.statements[statement.index()];
            self.turning[statement.index()]
                && of.negates_members(&report.dimensions[dimensions.index()])
        });
        let negated = by_row != by_member && !report.printing.signs_are_reported;
        let (entity, containers) = (EntityId(0), self.containers(concept, dimensions, report));
        let mut fact = Fact {
            value: Value::Nil,
            concept,
            context: self
                .interner
                .context(Context { entity, period, dimensions, containers }, report),
            footnotes,
            line: row.line,
            source: self.source,
            unit: unit.map(|(unit, _)| unit),
            statement,
            decimals: Decimals::INF,
            scale: 0,
        };
        let of = self.taxonomy.concept(concept);
        let read = if of.is_abstract && !of.item_type.is_numeric() {
            // What stands beside a heading is no value; that it is there is for the rules to refuse.
            Some(())
        } else if of.item_type.is_numeric() {
            let scale = unit.and_then(|(_, scale)| scale);
            self.values.number(&mut fact, row, value, scale, negated, diagnostics)
        } else {
            self.values.text(&mut fact, row, value, report, diagnostics)
        };
        if read.is_some() {
            if self.places == Places::Keep {
                let cell = row.filled(self.columns.place);
                let place = cell.and_then(|cell| place::parse(cell.bytes, report.facts.len()));
                report.places.extend(place);
            }
            report.facts.push(fact);
        } else {
            report.lost.quantities.insert((concept, fact.unit, fact.context));
            self.lost += 1;
        }
    }

    fn concept(&mut self, row: Row<'_>, diagnostics: &mut Diagnostics) -> Option<ConceptId> {
        let taxonomy = self.taxonomy;
        let help = "name the concept that the figure reports";
        let cell = row.needed(self.columns.concept, "concept", help, diagnostics)?;
        self.concepts.get(cell.bytes, || {
            let text = row.text(cell, diagnostics)?;
            aspects::concept(text, row, cell.at, taxonomy, diagnostics)
        })
    }

    fn period(
        &mut self,
        row: Row<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<PeriodId> {
        let interner = &mut self.interner;
        let help = "write a code such as 1Q07, or dates";
        let cell = row.needed(self.columns.period, "period", help, diagnostics)?;
        self.periods.get(cell.bytes, || {
            let text = row.text(cell, diagnostics)?;
            let found = aspects::period(text, row, cell.at, report.calendar, diagnostics)?;
            Some(interner.period(found, report))
        })
    }

    /// The members of a row, which most rows have in common with the one above.
    fn members(
        &mut self,
        row: Row<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Members {
        let bytes = self.columns.span.and_then(|(first, last)| row.cells.between(first, last));
        if let (Some(bytes), (known, Some(members))) = (bytes, &self.members)
            && known == bytes
        {
            return *members;
        }
        let members = (self.dimensions(row, report, diagnostics), self.axes_of(row));
        self.members.1 = bytes.map(|_| members);
        self.members.0.clear();
        self.members.0.extend_from_slice(bytes.unwrap_or_default());
        members
    }

    fn dimensions(
        &mut self,
        row: Row<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<DimensionsId> {
        let columns = self.columns;
        if columns.axes.iter().all(|(at, _)| row.filled(Some(*at)).is_none()) {
            return Some(DimensionsId(0));
        }
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        for (at, _) in &columns.axes {
            key.extend_from_slice(row.filled(Some(*at)).map_or(&[], |cell| cell.bytes));
            key.push(0x1F);
        }
        let (taxonomy, interner) = (self.taxonomy, &mut self.interner);
        let found = self.dimensions.get(&key, || {
            let members = aspects::members(row, &columns.axes, taxonomy, diagnostics)?;
            Some(interner.dimensions(members, report))
        });
        self.key = key;
        found
    }

    /// Where the members of a fact stand.
    fn containers(
        &mut self,
        concept: ConceptId,
        dimensions: DimensionsId,
        report: &mut Report,
    ) -> ContainersId {
        if self.segments.is_empty() || dimensions == DimensionsId(0) {
            return ContainersId(0);
        }
        let dimensions = &report.dimensions[dimensions.index()];
        let containers = self.segments.containers(concept, dimensions);
        self.interner.containers(containers, report)
    }

    /// The unit, which may be absent.
    fn unit(
        &mut self,
        row: Row<'_>,
        report: &Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<UnitCell>> {
        let Some(cell) = row.filled(self.columns.unit) else { return Some(None) };
        let found = self.units.get(cell.bytes, || {
            let text = row.text(cell, diagnostics)?;
            aspects::unit(text, row, cell.at, report, diagnostics)
        });
        found.map(Some)
    }

    /// The statement that the row names, which may be none.
    fn table(
        &mut self,
        row: Row<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<StatementId>> {
        let Some(cell) = row.filled(self.columns.table) else { return Some(None) };
        let taxonomy = self.taxonomy;
        let found = self.tables.get(cell.bytes, || {
            let text = row.text(cell, diagnostics)?;
            aspects::statement(text, row, cell.at, taxonomy, diagnostics)
        });
        found.map(Some)
    }

    fn footnotes(
        &mut self,
        row: Row<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<FootnoteSetId> {
        let Some(cell) = row.filled(self.columns.footnote) else { return Some(FootnoteSetId(0)) };
        let (interner, notes) = (&mut self.interner, &mut self.notes);
        let lang = self.values.lang();
        self.footnotes.get(cell.bytes, || {
            let text = row.text(cell, diagnostics)?;
            let set = aspects::footnotes(text, lang, (row, cell.at), notes, report, diagnostics)?;
            Some(interner.footnotes(set, report))
        })
    }

    /// The columns of axes that are filled, as bits. Tables have a few axes; those beyond the
    /// 64th share a bit, and a fact with them is shown where the others allow.
    fn axes_of(&self, row: Row<'_>) -> u64 {
        let filled = self.columns.axes.iter().enumerate();
        filled
            .filter(|(_, (at, _))| row.filled(Some(*at)).is_some())
            .fold(0, |bits, (nth, _)| bits | 1 << nth.min(63))
    }

    /// Where a fact is shown: in the table it names, else in the first statement that has the
    /// concept and whose cube has the fact's axes, else in the first that has the concept. A fact
    /// without axes looks for a cube without axes first.
    fn shown(&mut self, concept: ConceptId, table: Option<StatementId>, filled: u64) -> Shown {
        let (taxonomy, axes) = (self.taxonomy, &self.columns.axes);
        let asked = (concept, table, filled);
        if let Some((last, shown)) = self.shown_last
            && last == asked
        {
            return shown;
        }
        let rows = self.rows.get(&concept).map_or(&[][..], Vec::as_slice);
        let shown = *self.shown.entry(asked).or_insert_with(|| {
            if let Some(table) = table {
                let row = rows.iter().find(|(statement, _)| *statement == table);
                return (Some(table), row.is_some_and(|(_, negated)| *negated));
            }
            let with_axes = |(statement, _): &&(StatementId, bool)| {
                let statement = &taxonomy.statements[statement.index()];
                let known: Vec<ConceptId> = statement.axes().collect();
                if filled == 0 {
                    return known.is_empty();
                }
                let mut given =
                    axes.iter().enumerate().filter(|(nth, _)| filled >> nth.min(&63) & 1 == 1);
                given.all(|(_, (_, axis))| known.contains(axis))
            };
            let row = rows.iter().find(with_axes).or_else(|| rows.first());
            row.map_or((None, false), |(statement, negated)| (Some(*statement), *negated))
        });
        self.shown_last = Some((asked, shown));
        shown
    }
}

/// The statements that show each concept, and whether its first row there turns signs.
fn rows(taxonomy: &Taxonomy) -> FxHashMap<ConceptId, Vec<(StatementId, bool)>> {
    let mut rows: FxHashMap<ConceptId, Vec<(StatementId, bool)>> = FxHashMap::default();
    for (at, statement) in taxonomy.statements.iter().enumerate() {
        let Some(id) = StatementId::at(at) else { break };
        for node in &statement.nodes {
            let known = rows.entry(node.concept).or_default();
            if known.last().is_none_or(|(last, _)| *last != id) {
                known.push((id, node.preferred_label.is_negated()));
            }
        }
    }
    rows
}
