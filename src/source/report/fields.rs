//! From the cells of a row to a fact.

use std::str;
use std::sync::Arc;

use csv::ByteRecord;
use rustc_hash::FxHashMap;

use super::super::{cell, file};
use super::facts::Columns;
use super::intern::{Cells, Interner};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{
    ConceptId, Decimals, DimensionsId, Fact, Figure, FootnoteId, FootnoteSetId, LabelRole, Lang,
    MemberValue, PeriodId, Primitive, Report, SourceId, StatementId, Taxonomy, Text, UnitId, Value,
};
use crate::notation::figure::{self, Number, Printed, Unreadable};
use crate::notation::{date, period, scale};

/// A row: the file and the line where it begins.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) name: &'a Arc<str>,
    pub(super) number: u32,
}

impl Line<'_> {
    fn place(self, field: usize) -> Place {
        Place::field(self.name, self.number, field)
    }
}

/// A unit, and the scale that its cell may name with it ("JPY millions").
type UnitCell = (UnitId, Option<i8>);

/// Where a fact is shown, and whether its printed sign is turned there.
type Shown = (Option<StatementId>, bool);

/// Reads rows into facts; remembers what cells mean.
pub(super) struct Reader<'a> {
    taxonomy: &'a Taxonomy,
    columns: &'a Columns,
    source: SourceId,
    interner: Interner,
    concepts: Cells<ConceptId>,
    periods: Cells<PeriodId>,
    dimensions: Cells<DimensionsId>,
    units: Cells<UnitCell>,
    tables: Cells<StatementId>,
    footnotes: Cells<FootnoteSetId>,
    shown: FxHashMap<(ConceptId, Option<StatementId>, DimensionsId), Shown>,
    key: Vec<u8>,
    pure: Option<UnitId>,
    shares: Option<UnitId>,
    lang: Option<Lang>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        taxonomy: &'a Taxonomy,
        report: &Report,
        columns: &'a Columns,
        source: SourceId,
    ) -> Self {
        let standard = |local: &str| {
            let at = taxonomy.units.values().position(|unit| {
                unit.measures.denominator.is_none()
                    && unit.measures.numerator.prefix.as_ref() == "xbrli"
                    && unit.measures.numerator.local.as_ref() == local
            })?;
            u16::try_from(at).ok().map(UnitId)
        };
        Self {
            taxonomy,
            columns,
            source,
            interner: Interner::of(report),
            concepts: Cells::new(),
            periods: Cells::new(),
            dimensions: Cells::new(),
            units: Cells::new(),
            tables: Cells::new(),
            footnotes: Cells::new(),
            shown: FxHashMap::default(),
            key: Vec::new(),
            pure: standard("pure"),
            shares: standard("shares"),
            lang: report.languages.first().cloned(),
        }
    }

    /// Reads a row; one that can't be read is told and gives no fact. All cells are looked at
    /// before that, so that one run tells all that is wrong with a row.
    pub(super) fn read(
        &mut self,
        row: &ByteRecord,
        line: Line<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) {
        let columns = self.columns;
        let concept = self.concept(row, line, diagnostics);
        let period = self.period(row, line, report, diagnostics);
        let dimensions = self.dimensions(row, line, report, diagnostics);
        let unit = self.unit(row, line, diagnostics);
        let table = self.table(row, line, diagnostics);
        let footnotes = self.footnotes(row, line, report, diagnostics);
        let (
            Some(concept),
            Some(period),
            Some(dimensions),
            Some(unit),
            Some(table),
            Some(footnotes),
        ) = (concept, period, dimensions, unit, table, footnotes)
        else {
            return;
        };
        let (statement, negated) = self.shown(concept, table, dimensions);
        let value_cell = bytes(row, Some(columns.value));
        if value_cell.is_empty() {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingCell,
                    line.place(columns.value),
                    "The cell `value` is empty.",
                )
                .help("write a dash when the release shows that there is no figure"),
            );
            return;
        }
        let mut fact = Fact {
            value: Value::Nil,
            concept,
            context: self.interner.context(period, dimensions, report),
            footnotes,
            line: line.number,
            source: self.source,
            unit: unit.map(|(unit, _)| unit),
            statement,
            decimals: Decimals::INF,
            scale: 0,
        };
        let read = if self.taxonomy.concept(concept).item_type.is_numeric() {
            self.number(&mut fact, row, unit, negated, line, diagnostics)
        } else {
            self.text(&mut fact, row, line, report, diagnostics)
        };
        if read.is_some() {
            report.facts.push(fact);
        }
    }

    fn concept(
        &mut self,
        row: &ByteRecord,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<ConceptId> {
        let (taxonomy, at) = (self.taxonomy, self.columns.concept);
        self.concepts.get(bytes(row, Some(at)), || {
            let text = utf8(row, at, line, diagnostics)?;
            if text.is_empty() {
                diagnostics.push(
                    Diagnostic::new(
                        Code::MissingCell,
                        line.place(at),
                        "The cell `concept` is empty.",
                    )
                    .help("name the concept that the figure reports"),
                );
                return None;
            }
            let prefix = taxonomy.publication.prefix.as_str();
            let local = text.strip_prefix(prefix).and_then(|t| t.strip_prefix(':')).unwrap_or(text);
            let found = taxonomy.find(local);
            match found {
                None => {
                    let known = taxonomy.concepts.iter().filter(|(_, c)| !c.is_abstract);
                    let help = did_you_mean(local, known.map(|(name, _)| name.as_str()))
                        .unwrap_or_else(|| {
                            "concepts stand in concepts.csv of the taxonomy".to_owned()
                        });
                    let message = format!("The taxonomy has no concept `{text}`.");
                    diagnostics.push(
                        Diagnostic::new(Code::UnknownConcept, line.place(at), message).help(help),
                    );
                }
                Some(id) if taxonomy.concept(id).is_abstract => {
                    let message = format!("`{text}` is only for grouping and can't have facts.");
                    diagnostics.push(
                        Diagnostic::new(Code::NotReportable, line.place(at), message)
                            .help("report one of the concepts below it"),
                    );
                    return None;
                }
                Some(_) => {}
            }
            found
        })
    }

    fn period(
        &mut self,
        row: &ByteRecord,
        line: Line<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<PeriodId> {
        let (taxonomy, at, interner) = (self.taxonomy, self.columns.period, &mut self.interner);
        self.periods.get(bytes(row, Some(at)), || {
            let text = utf8(row, at, line, diagnostics)?;
            let Some(found) = period::parse(text, taxonomy.calendar) else {
                let message = format!("`{text}` is not a period.");
                diagnostics.push(Diagnostic::new(Code::UnknownPeriod, line.place(at), message)
                    .help("write a code such as 1Q07, 9M08, 1H07, FY07, 1Q07.end, or dates: 2007-06-30, 2007-04-01..2007-06-30"));
                return None;
            };
            Some(interner.period(found, report))
        })
    }

    fn dimensions(
        &mut self,
        row: &ByteRecord,
        line: Line<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<DimensionsId> {
        let columns = self.columns;
        if columns.axes.iter().all(|(at, _)| bytes(row, Some(*at)).is_empty()) {
            return Some(DimensionsId(0));
        }
        let mut key = std::mem::take(&mut self.key);
        key.clear();
        for (at, _) in &columns.axes {
            key.extend_from_slice(bytes(row, Some(*at)));
            key.push(0x1F);
        }
        let (taxonomy, interner) = (self.taxonomy, &mut self.interner);
        let found = self.dimensions.get(&key, || {
            let mut dimensions = Vec::new();
            let mut whole = true;
            for (at, axis) in &columns.axes {
                if !bytes(row, Some(*at)).is_empty() {
                    let value = utf8(row, *at, line, diagnostics).and_then(|text| {
                        member(text, *axis, line.place(*at), taxonomy, diagnostics)
                    });
                    whole &= value.is_some();
                    dimensions.extend(value.map(|value| (*axis, value)));
                }
            }
            whole.then(|| interner.dimensions(dimensions, report))
        });
        self.key = key;
        found
    }

    /// The unit, which may be absent.
    fn unit(
        &mut self,
        row: &ByteRecord,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<UnitCell>> {
        let Some(at) = self.columns.unit else { return Some(None) };
        let text = bytes(row, Some(at));
        if text.is_empty() {
            return Some(None);
        }
        let taxonomy = self.taxonomy;
        let found = self.units.get(text, || {
            let text = utf8(row, at, line, diagnostics)?;
            let found = unit_cell(text, taxonomy);
            if found.is_none() {
                let help = did_you_mean(text, taxonomy.units.keys().map(String::as_str))
                    .unwrap_or_else(|| "units stand in units.csv of the taxonomy".to_owned());
                let message = format!("The taxonomy has no unit `{text}`.");
                diagnostics
                    .push(Diagnostic::new(Code::UnknownUnit, line.place(at), message).help(help));
            }
            found
        });
        found.map(Some)
    }

    /// The statement that the row names, which may be none.
    fn table(
        &mut self,
        row: &ByteRecord,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<StatementId>> {
        let Some(at) = self.columns.table else { return Some(None) };
        let text = bytes(row, Some(at));
        if text.is_empty() {
            return Some(None);
        }
        let taxonomy = self.taxonomy;
        let found = self.tables.get(text, || {
            let text = utf8(row, at, line, diagnostics)?;
            let found = taxonomy.find_statement(text);
            if found.is_none() {
                let known = taxonomy.statements.iter().map(|statement| statement.id.as_str());
                let help = did_you_mean(text, known)
                    .unwrap_or_else(|| "statements stand in taxonomy.toml".to_owned());
                let message = format!("The taxonomy has no statement `{text}`.");
                diagnostics.push(
                    Diagnostic::new(Code::UnknownStatement, line.place(at), message).help(help),
                );
            }
            found
        });
        found.map(Some)
    }

    fn footnotes(
        &mut self,
        row: &ByteRecord,
        line: Line<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<FootnoteSetId> {
        let at = self.columns.footnote;
        let text = bytes(row, at);
        let Some(at) = at.filter(|_| !text.is_empty()) else { return Some(FootnoteSetId(0)) };
        let (interner, lang) = (&mut self.interner, self.lang.as_ref());
        self.footnotes.get(text, || {
            let text = utf8(row, at, line, diagnostics)?;
            let set = footnote_set(text, lang, line.place(at), report, diagnostics)?;
            Some(interner.footnotes(set, report))
        })
    }

    /// Where a fact is shown: in the table it names, else in the first statement that has the
    /// concept and whose cube has the axes, else in the first that has the concept.
    fn shown(
        &mut self,
        concept: ConceptId,
        table: Option<StatementId>,
        dimensions: DimensionsId,
    ) -> Shown {
        let taxonomy = self.taxonomy;
        let axes = self.columns.axes.len();
        *self.shown.entry((concept, table, dimensions)).or_insert_with(|| {
            let node = |id: StatementId| {
                taxonomy.statements[id.index()].nodes.iter().find(|node| node.concept == concept)
            };
            let holding = || {
                (0..taxonomy.statements.len())
                    .filter_map(|at| u16::try_from(at).ok().map(StatementId))
                    .filter(|id| node(*id).is_some())
            };
            let with_axes = |id: &StatementId| {
                let cube = taxonomy.statements[id.index()].cube.as_ref();
                let has_axes = cube.is_some_and(|cube| !cube.axes.is_empty());
                has_axes == (dimensions != DimensionsId(0) && axes > 0)
            };
            let statement =
                table.or_else(|| holding().find(with_axes)).or_else(|| holding().next());
            let role =
                statement.and_then(node).map_or(LabelRole::Standard, |node| node.preferred_label);
            (statement, role.is_negated())
        })
    }

    /// Reads the value of a numeric fact.
    fn number(
        &self,
        fact: &mut Fact,
        row: &ByteRecord,
        unit: Option<UnitCell>,
        negated: bool,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let columns = self.columns;
        let item_type = self.taxonomy.concept(fact.concept).item_type;
        if fact.unit.is_none() {
            fact.unit = if item_type.is_or_restricts("pureItemType") {
                self.pure
            } else if item_type.is_or_restricts("sharesItemType") {
                self.shares
            } else {
                None
            };
        }
        if let Some(at) = columns.lang.filter(|at| !bytes(row, Some(*at)).is_empty()) {
            diagnostics.push(misplaced(line.place(at), "language", "text"));
        }
        let text = utf8(row, columns.value, line, diagnostics)?;
        let scale = self.scale(row, unit.and_then(|(_, scale)| scale), line, diagnostics)?;
        let number = match figure::parse(text) {
            Ok(Printed::Nil) => {
                fact.scale = scale;
                return Some(());
            }
            Ok(Printed::Number(number)) => number,
            Err(why) => {
                diagnostics.push(unreadable(text, why, line.place(columns.value)));
                return None;
            }
        };
        self.finish_number(fact, number, scale, negated, row, line, diagnostics)
    }

    /// The exact value and its accuracy follow from the printed figure and the scale.
    #[expect(clippy::too_many_arguments, reason = "the parts of one row")]
    fn finish_number(
        &self,
        fact: &mut Fact,
        number: Number,
        scale: i8,
        negated: bool,
        row: &ByteRecord,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let place = || line.place(self.columns.value);
        let scale = if number.percent { scale - 2 } else { scale };
        let Ok(value) = number.figure.shift(i32::from(scale)) else {
            diagnostics.push(unreadable("", Unreadable::TooLong, place()));
            return None;
        };
        let value = if negated { value.negated() } else { value };
        let item_type = self.taxonomy.concept(fact.concept).item_type;
        let Some(value) = fitting(value, item_type.primitive) else {
            let message = format!("The value {value} is not one of `{}`.", item_type.local);
            diagnostics.push(
                Diagnostic::new(Code::InvalidFigure, place(), message)
                    .help("check the figure, the scale, and the type of the concept"),
            );
            return None;
        };
        fact.value = Value::Number(value);
        fact.scale = scale;
        fact.decimals = self.decimals(number.places - i32::from(scale), row, line, diagnostics)?;
        if !value.fits(fact.decimals) {
            let message =
                format!("With decimals {} digits of {value} would be cut.", fact.decimals);
            let at = self.columns.decimals.unwrap_or(self.columns.value);
            diagnostics.push(
                Diagnostic::new(Code::DecimalsCutDigits, line.place(at), message).help(
                    "leave decimals empty: they follow from the printed figure and the scale",
                ),
            );
            return None;
        }
        Some(())
    }

    fn scale(
        &self,
        row: &ByteRecord,
        from_unit: Option<i8>,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<i8> {
        let text = bytes(row, self.columns.scale);
        let Some(at) = self.columns.scale.filter(|_| !text.is_empty()) else {
            return Some(from_unit.unwrap_or(0));
        };
        let parsed = match text {
            [digit @ b'0'..=b'9'] => Some((digit - b'0') as i8),
            _ => scale::parse(utf8(row, at, line, diagnostics)?),
        };
        let message = match (parsed, from_unit) {
            (Some(scale), None) => return Some(scale),
            (Some(scale), Some(other)) if scale == other => return Some(scale),
            (Some(_), Some(_)) => "The scale is not that of the unit's cell.".to_owned(),
            (None, _) => format!("`{}` is not a scale.", String::from_utf8_lossy(text)),
        };
        diagnostics.push(
            Diagnostic::new(Code::InvalidScale, line.place(at), message)
                .help("write a power of ten (6) or a word for it (millions, 百万)"),
        );
        None
    }

    fn decimals(
        &self,
        printed: i32,
        row: &ByteRecord,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Decimals> {
        let text = bytes(row, self.columns.decimals);
        let Some(at) = self.columns.decimals.filter(|_| !text.is_empty()) else {
            return Decimals::new(printed);
        };
        let text = utf8(row, at, line, diagnostics)?;
        let read = if text == "INF" {
            Some(Decimals::INF)
        } else {
            text.parse().ok().and_then(Decimals::new)
        };
        if read.is_none() {
            let message = format!("`{text}` are not decimals.");
            diagnostics.push(
                Diagnostic::new(Code::InvalidDecimals, line.place(at), message)
                    .help("write a whole number (-6: right to the million) or INF, or nothing"),
            );
        }
        read
    }

    /// Reads the value of a fact that is not a number.
    fn text(
        &self,
        fact: &mut Fact,
        row: &ByteRecord,
        line: Line<'_>,
        report: &mut Report,
        diagnostics: &mut Diagnostics,
    ) -> Option<()> {
        let columns = self.columns;
        let item_type = self.taxonomy.concept(fact.concept).item_type;
        let numeric_only =
            [(columns.unit, "unit"), (columns.scale, "scale"), (columns.decimals, "decimals")];
        for (at, name) in numeric_only {
            if let Some(at) = at.filter(|at| !bytes(row, Some(*at)).is_empty()) {
                diagnostics.push(misplaced(line.place(at), name, "numeric"));
                return None;
            }
        }
        let text = utf8(row, columns.value, line, diagnostics)?;
        let (value, printed) = match item_type.primitive {
            Primitive::Date => match date::parse(text) {
                Some((day, date::Style::Iso)) => (day.to_string(), None),
                Some((day, _)) => (day.to_string(), Some(text.into())),
                None => (String::new(), None),
            },
            Primitive::Boolean => {
                (if matches!(text, "true" | "false") { text } else { "" }.to_owned(), None)
            }
            Primitive::Uri => (if text.contains(' ') { "" } else { text }.to_owned(), None),
            _ => (text.to_owned(), None),
        };
        let allowed = value.chars().all(|c| cell::is_printable(c) || matches!(c, '\n' | '\t'));
        if value.is_empty() || !allowed {
            let message =
                format!("`{}` is not a value of `{}`.", text.escape_debug(), item_type.local);
            diagnostics.push(
                Diagnostic::new(Code::InvalidText, line.place(columns.value), message).help(
                    "dates are written 2007-08-13 or August 13, 2007; booleans true or false",
                ),
            );
            return None;
        }
        let lang =
            if item_type.has_language() { self.lang_of(row, line, diagnostics)? } else { None };
        fact.value = Value::Text(report.texts.len().into());
        report.texts.push(Text { value: value.into(), printed, lang });
        Some(())
    }

    /// The language of a text: that of its cell, else the first of the report.
    fn lang_of(
        &self,
        row: &ByteRecord,
        line: Line<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Option<Lang>> {
        let Some(at) = self.columns.lang.filter(|at| !bytes(row, Some(*at)).is_empty()) else {
            return Some(self.lang.clone());
        };
        let text = utf8(row, at, line, diagnostics)?;
        if !cell::is_language(text) {
            let message = format!("`{text}` is not a language.");
            diagnostics.push(
                Diagnostic::new(Code::InvalidCell, line.place(at), message)
                    .help("write a tag such as en, ja, or en-GB"),
            );
            return None;
        }
        Some(Some(text.into()))
    }
}

/// The value in the form that a type asks for, when it is one of the type's.
fn fitting(value: Figure, primitive: Primitive) -> Option<Figure> {
    match primitive {
        Primitive::Integer | Primitive::WholeDecimal => value.whole(),
        Primitive::NonNegativeInteger => value.whole().filter(|value| !value.is_negative()),
        Primitive::NonNegativeDecimal => Some(value).filter(|value| !value.is_negative()),
        _ => Some(value),
    }
}

/// The bytes of a cell without blanks at the ends; nothing when there is no such cell.
fn bytes(row: &ByteRecord, at: Option<usize>) -> &[u8] {
    at.and_then(|at| row.get(at)).unwrap_or_default().trim_ascii()
}

/// The text of a cell; one that is no UTF-8 is told and gives none.
fn utf8<'r>(
    row: &'r ByteRecord,
    at: usize,
    line: Line<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<&'r str> {
    match str::from_utf8(bytes(row, Some(at))) {
        Ok(text) => Some(text),
        Err(_) => {
            diagnostics.push(file::not_utf8(line.place(at)));
            None
        }
    }
}

/// The value that a cell gives an axis.
fn member(
    text: &str,
    axis: ConceptId,
    place: Place,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Option<MemberValue> {
    let known = taxonomy.axes.get(&axis)?;
    if let Some(typed) = &known.typed {
        return typed_value(text, &typed.simple_type, place, diagnostics);
    }
    let found = taxonomy.find(text).filter(|id| known.members.iter().any(|m| m.concept == *id));
    let axis_name = &taxonomy.concept(axis).name.local;
    let Some(id) = found else {
        let names = known.members.iter().map(|m| taxonomy.concept(m.concept).name.local.as_ref());
        let help = did_you_mean(text, names.clone())
            .unwrap_or_else(|| format!("its members are {}", names.collect::<Vec<_>>().join(", ")));
        let message = format!("`{axis_name}` has no member `{text}`.");
        diagnostics.push(Diagnostic::new(Code::UnknownMember, place, message).help(help));
        return None;
    };
    if known.default == Some(id) {
        let message = format!("`{text}` is the default of `{axis_name}`.");
        diagnostics.push(
            Diagnostic::new(Code::DefaultMemberStated, place, message)
                .help("leave the cell empty: that means the default (Dimensions 1.0 §2.7.1.3)"),
        );
        return None;
    }
    Some(MemberValue::Explicit(id))
}

/// A value of a typed axis, when it is one of its simple type.
fn typed_value(
    text: &str,
    simple_type: &str,
    place: Place,
    diagnostics: &mut Diagnostics,
) -> Option<MemberValue> {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let fits = match simple_type {
        "date" => period::date(text).is_some(),
        "gYear" => text.len() == 4 && is_digits(text) && text != "0000",
        "integer" => is_digits(unsigned),
        "decimal" => unsigned.split_once('.').map_or(is_digits(unsigned), |(whole, fraction)| {
            is_digits(whole) && is_digits(fraction)
        }),
        _ => text.chars().all(cell::is_printable),
    };
    if !fits {
        let message =
            format!("`{}` is not a value of the type {simple_type}.", text.escape_debug());
        diagnostics.push(
            Diagnostic::new(Code::InvalidText, place, message)
                .help("dimensions.csv says of which type the values of the axis are"),
        );
    }
    fits.then(|| MemberValue::Typed(text.into()))
}

/// A unit by its name, or by its name with a scale: `JPY millions`, `millions of JPY`.
fn unit_cell(text: &str, taxonomy: &Taxonomy) -> Option<UnitCell> {
    let find = |name: &str| {
        taxonomy.units.get_index_of(name).and_then(|at| u16::try_from(at).ok()).map(UnitId)
    };
    if let Some(unit) = find(text) {
        return Some((unit, None));
    }
    if let Some((word, name)) = text.split_once(" of ") {
        return Some((find(name)?, Some(scale::parse(word)?)));
    }
    let (name, word) = text.rsplit_once(' ')?;
    let name = name.strip_suffix(" in").unwrap_or(name);
    Some((find(name)?, Some(scale::parse(word)?)))
}

/// The footnotes that a cell names, parted by `;`, or the one whose text it holds.
fn footnote_set(
    text: &str,
    lang: Option<&Lang>,
    place: Place,
    report: &mut Report,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<FootnoteId>> {
    let find = |report: &Report, id: &str| report.footnotes.iter().position(|note| note.id == id);
    let ids: Vec<&str> = text.split(';').map(str::trim).filter(|id| !id.is_empty()).collect();
    if ids.iter().all(|id| !id.contains(char::is_whitespace)) {
        let mut set = Vec::new();
        for id in ids {
            let Some(at) = find(report, id) else {
                let help = did_you_mean(id, report.footnotes.iter().map(|note| note.id.as_str()))
                    .unwrap_or_else(|| format!("add [footnotes.{id}] to report.toml"));
                let message = format!("The report declares no footnote `{id}`.");
                diagnostics.push(
                    Diagnostic::new(Code::UnknownFootnote, place.clone(), message).help(help),
                );
                return None;
            };
            set.push(FootnoteId::from(at));
        }
        return Some(set);
    }
    let lang = lang?;
    let id = format!("note-{}", report.footnotes.len() + 1);
    report.footnotes.push(crate::model::Footnote {
        id,
        text: std::iter::once((lang.clone(), text.to_owned())).collect(),
    });
    Some(vec![FootnoteId::from(report.footnotes.len() - 1)])
}

fn misplaced(place: Place, property: &str, kind: &str) -> Diagnostic {
    let message = format!("Only {kind} facts have a {property}.");
    Diagnostic::new(Code::MisplacedProperty, place, message).help("leave the cell empty")
}

fn unreadable(text: &str, why: Unreadable, place: Place) -> Diagnostic {
    let (code, reason, help) = match why {
        Unreadable::Empty => (Code::MissingCell, "nothing is there".to_owned(), "write the figure"),
        Unreadable::Character(c) => (
            Code::InvalidFigure,
            format!("`{}` has no place in a number", c.escape_debug()),
            "write the figure as it is printed, its unit and scale in columns of their own",
        ),
        Unreadable::Grouping => (
            Code::InvalidFigure,
            "the commas do not part groups of three digits".to_owned(),
            "look whether digits were lost",
        ),
        Unreadable::Parenthesis => (
            Code::InvalidFigure,
            "a parenthesis is not matched".to_owned(),
            "negative figures stand in a pair of parentheses",
        ),
        Unreadable::Digits => (
            Code::InvalidFigure,
            "digits are missing".to_owned(),
            "write digits on both sides of a point",
        ),
        Unreadable::TooLong => (
            Code::FigureTooLong,
            "it has more than 28 digits".to_owned(),
            "check the figure and the scale",
        ),
    };
    let message = if text.is_empty() {
        format!("The figure can't be kept exactly: {reason}.")
    } else {
        format!("`{text}` is not a figure: {reason}.")
    };
    Diagnostic::new(code, place, message).help(help)
}
