//! Looks the names of a map up in the taxonomy.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::super::file::SourceFile;
use super::line::Line;
use super::raw::{self, Name};
use super::{
    Anchor, ColumnEntry, Facts, FootnoteRule, Map, MemberRule, Members, RowEntry, TableEntry,
    UnitEntry, WordMeaning,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, did_you_mean};
use crate::model::{ConceptId, Period, StatementId, Taxonomy};
use crate::notation::date_order::DateOrder;
use crate::notation::separators::Notation;
use crate::notation::{period, scale};

/// The unit in which a row of several currencies is given: that of the column.
pub const CURRENCY: &str = "{currency}";

/// The map with its names looked up; what is wrong is told and left out.
pub(super) fn map(
    raw: raw::Map,
    file: &SourceFile,
    taxonomy: &Taxonomy,
    diagnostics: &mut Diagnostics,
) -> Map {
    let mut resolver = Resolver { file, taxonomy, diagnostics };
    let notation = raw.notation.as_ref().and_then(|name| resolver.notation(name));
    let dates = raw.dates.as_ref().and_then(|name| resolver.dates(name));
    let dash_is_zero = raw.dash.as_ref().is_some_and(|name| resolver.dash_is_zero(name));
    let words = raw.words.iter().filter_map(|(word, meaning)| resolver.word(word, meaning));
    let words = words.collect();
    Map {
        name: file.name.clone(),
        release: raw.release,
        notation,
        dates,
        dash_is_zero,
        words,
        tables: raw.tables.into_iter().filter_map(|table| resolver.table(table)).collect(),
        passages: resolver.passages(raw.passages),
        footnotes: raw.footnotes.into_iter().filter_map(|rule| resolver.footnote(rule)).collect(),
        members: raw.members.into_iter().filter_map(|rule| resolver.member_rule(rule)).collect(),
        ignored: raw.ignore.into_iter().map(anchor).collect(),
    }
}

/// What past releases of a company settled, its names looked up.
pub(super) struct Phrases {
    /// Their tables.
    pub(super) tables: Vec<PastTable>,
    /// The units of what is counted in the tables of a statement.
    pub(super) units: Vec<(StatementId, ConceptId, String)>,
}

/// What is known of the tables of one statement and title.
pub(super) struct PastTable {
    pub(super) statement: StatementId,
    pub(super) title: Option<String>,
    pub(super) amounts: Option<(String, i8)>,
    /// What its columns may mean in this release.
    pub(super) columns: Vec<Vec<ColumnEntry>>,
    pub(super) rows: Vec<RowEntry>,
}

/// What past releases settled. What the taxonomy lacks is passed over: phrases serve all its editions. A unit at a row
/// is told, for it would serve nothing.
pub(super) fn phrases(
    raw: raw::Phrases,
    file: &SourceFile,
    taxonomy: &Taxonomy,
    current: Option<Period>,
    told: &mut Diagnostics,
) -> Phrases {
    let mut diagnostics = Diagnostics::new();
    let mut resolver = Resolver { file, taxonomy, diagnostics: &mut diagnostics };
    let mut tables = Vec::new();
    for table in raw.tables {
        let Some(statement) = resolver.statement(&At::from(&table.statement)) else { continue };
        let mut rows = Vec::new();
        for row in table.rows {
            let Some(row) = resolver.full_row(row) else { continue };
            if let Some(unit) = &row.unit {
                let message =
                    format!("The unit `{}` of a row is nothing that phrases hold.", unit.get_ref());
                told.push(
                    Diagnostic::new(Code::InvalidMap, resolver.place(&unit.span()), message)
                        .help("write it below [units] with the statement and the concept"),
                );
            }
            let members = row.members.len();
            let entry = RowEntry { learned: true, ..resolver.row(row) };
            let whole = entry.concept.is_some() && entry.members.len() == members;
            rows.extend(Some(entry).filter(|entry| whole && !entry.skip && entry.period.is_none()));
        }
        let unit = table.unit.as_ref().and_then(|unit| resolver.unit(&unit.into()));
        let scale = table.scale.as_ref().and_then(|scale| resolver.scale(&scale.into()));
        let columns = current.map_or_else(Vec::new, |of| resolver.past_columns(&table.columns, of));
        let amounts = unit.zip(scale);
        tables.push(PastTable { statement, title: table.title, amounts, columns, rows });
    }
    let mut units = Vec::new();
    for (statement, counted) in &raw.units {
        let Some(statement) = resolver.statement(&statement.into()) else { continue };
        for (concept, unit) in counted {
            // Where releases differ, none of them serves.
            let raw::OneOrMore::One(unit) = unit else { continue };
            let known = resolver.unit(&At { text: unit, span: concept.span() });
            let named = resolver.concept(&concept.into()).zip(known);
            units.extend(named.map(|(concept, unit)| (statement, concept, unit)));
        }
    }
    Phrases { units, tables }
}

fn anchor(raw: raw::Anchor) -> Anchor {
    Anchor { begins: raw.begins, with: raw.with, after: raw.after, before: raw.before }
}

/// A name as the map writes it, and where it or what holds it stands.
#[derive(Clone)]
pub(super) struct At<'a> {
    pub(super) text: &'a str,
    pub(super) span: Range<usize>,
}

impl<'a> From<&'a Name> for At<'a> {
    fn from(name: &'a Name) -> Self {
        Self { text: name.get_ref(), span: name.span() }
    }
}

pub(super) struct Resolver<'a> {
    file: &'a SourceFile,
    pub(super) taxonomy: &'a Taxonomy,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Resolver<'_> {
    pub(super) fn place(&self, span: &Range<usize>) -> Place {
        self.file.place(span.start)
    }

    /// Tells that a name is not known, with the nearest that are.
    fn unknown<'k>(
        &mut self,
        code: Code,
        what: &str,
        at: &At,
        known: impl Iterator<Item = &'k str>,
    ) {
        let help = did_you_mean(at.text, known)
            .unwrap_or_else(|| "the taxonomy source lists what there is".to_owned());
        let message = format!("The taxonomy has no {what} `{}`.", at.text);
        let place = self.place(&at.span);
        self.diagnostics.push(Diagnostic::new(code, place, message).help(help));
    }

    pub(super) fn tell(&mut self, span: &Range<usize>, message: String, help: &str) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::new(Code::InvalidMap, place, message).help(help));
    }

    pub(super) fn concept(&mut self, at: &At) -> Option<ConceptId> {
        let found = self.taxonomy.find(at.text);
        if found.is_none() {
            let taxonomy = self.taxonomy;
            let known = taxonomy.concepts.values().map(|concept| &*concept.name.local);
            self.unknown(Code::UnknownConcept, "concept", at, known);
        }
        found
    }

    pub(super) fn statement(&mut self, at: &At) -> Option<StatementId> {
        let found = self.taxonomy.find_statement(at.text);
        if found.is_none() {
            let taxonomy = self.taxonomy;
            let known = taxonomy.statements.iter().map(|statement| statement.id.as_str());
            self.unknown(Code::UnknownStatement, "statement", at, known);
        }
        found
    }

    /// Whether a text names a unit, or one of the currency of its column.
    pub(super) fn is_unit(&self, text: &str) -> bool {
        text.contains(CURRENCY) || self.taxonomy.units.contains_key(text)
    }

    pub(super) fn unit(&mut self, at: &At) -> Option<String> {
        let names = self.is_unit(at.text);
        if !names {
            let taxonomy = self.taxonomy;
            let known = taxonomy.units.keys().map(String::as_str);
            self.unknown(Code::UnknownUnit, "unit", at, known);
        }
        names.then(|| at.text.to_owned())
    }

    pub(super) fn period(&mut self, at: &At) -> Option<Period> {
        let found = period::parse(at.text, self.taxonomy.calendar);
        if found.is_none() {
            let place = self.place(&at.span);
            let message = match period::missing_day(at.text) {
                Some(day) => format!("There is no day `{day}`, so `{}` is not a period.", at.text),
                None => format!("`{}` is not a period.", at.text),
            };
            self.diagnostics.push(
                Diagnostic::new(Code::UnknownPeriod, place, message)
                    .help("write a code such as 1Q07 or FY06.end, or ISO dates"),
            );
        }
        found
    }

    pub(super) fn scale(&mut self, at: &At) -> Option<i8> {
        let found = scale::parse(at.text);
        if found.is_none() {
            let place = self.place(&at.span);
            let message = format!("`{}` is not a scale.", at.text);
            self.diagnostics.push(
                Diagnostic::new(Code::InvalidScale, place, message)
                    .help("write million, thousand …, or a power of ten"),
            );
        }
        found
    }

    pub(super) fn members<'n>(&mut self, pairs: impl Iterator<Item = (At<'n>, At<'n>)>) -> Members {
        let mut members = Members::new();
        for (axis, member) in pairs {
            let Some(axis_id) = self.concept(&axis) else { continue };
            let Some(member_id) = self.concept(&member) else { continue };
            let known = self.taxonomy.axes.get(&axis_id);
            if !known.is_some_and(|axis| axis.members.iter().any(|m| m.concept == member_id)) {
                let place = self.place(&member.span);
                let message = format!("The axis `{}` has no member `{}`.", axis.text, member.text);
                self.diagnostics.push(
                    Diagnostic::new(Code::UnknownMember, place, message)
                        .help("dimensions.csv lists the members of each axis"),
                );
                continue;
            }
            members.push((axis_id, member_id));
        }
        members
    }

    pub(super) fn named(&mut self, pairs: &BTreeMap<Name, Name>) -> Members {
        self.members(pairs.iter().map(|(axis, member)| (At::from(axis), At::from(member))))
    }

    fn table(&mut self, raw: raw::Table) -> Option<TableEntry> {
        let statement = self.statement(&At::from(&raw.statement))?;
        let columns = raw.columns.into_iter();
        let columns = columns.filter_map(|column| self.full_column(column)).collect::<Vec<_>>();
        let columns = columns.iter().map(|column| self.column(column)).collect();
        let rows = raw.rows.into_iter();
        let rows = rows.filter_map(|row| self.full_row(row)).collect::<Vec<_>>();
        let mut units = Vec::new();
        for (concept, unit) in &raw.units {
            let (name, scale) = self.scaled(unit);
            let at = At { text: name, span: concept.span() };
            if let (Some(concept), Some(unit)) = (self.concept(&At::from(concept)), self.unit(&at))
            {
                units.push((concept, UnitEntry { unit, scale }));
            }
        }
        for row in &rows {
            self.unit_of_row(row, &mut units);
        }
        let rows = rows.into_iter().map(|row| self.row(row)).collect();
        Some(TableEntry {
            place: self.place(&raw.statement.span()),
            statement,
            heading_ignored: raw.heading.as_ref().is_some_and(|heading| self.is_ignored(heading)),
            title: raw.title,
            unit: raw.unit.as_ref().and_then(|unit| self.unit(&unit.into())),
            scale: raw.scale.as_ref().and_then(|scale| self.scale(&scale.into())),
            members: self.named(&raw.members),
            footnote: raw.footnote,
            columns,
            units,
            rows,
            rows_only: raw.rows_only,
            proposals: Vec::new(),
            learned: None,
            known: false,
            whose: false,
            past_columns: Vec::new(),
            counts: Vec::new(),
        })
    }

    /// Takes the unit of a row for that of its concept in the whole table. What can't be that is told: a unit without a
    /// concept, one beside another, and a currency, whose amounts would lose the scale of the table.
    fn unit_of_row(&mut self, row: &raw::Row, units: &mut Vec<(ConceptId, UnitEntry)>) {
        let Some(unit) = &row.unit else { return };
        let Some(concept) = &row.concept else {
            let message = format!(
                "The row `{}` has the unit `{}` and no concept.",
                row.caption,
                unit.get_ref()
            );
            self.tell(&unit.span(), message, "give the unit to the column or the table");
            return;
        };
        let named = self.concept(&concept.into()).zip(self.unit(&unit.into()));
        let Some((id, name)) = named else { return };
        if let Some((_, known)) = units.iter().find(|(of, _)| *of == id) {
            if known.unit != name {
                let message = format!(
                    "`{}` and `{name}` are both given as the unit of `{}`.",
                    known.unit,
                    concept.get_ref()
                );
                self.tell(&unit.span(), message, "leave one of them out");
            }
            return;
        }
        let defined = self.taxonomy.units.get(&name);
        if name == CURRENCY || defined.is_some_and(|unit| unit.measures.currency().is_some()) {
            let message =
                format!("`{name}` of the row `{}` takes away the scale of its table.", row.caption);
            let help = "write it with its scale in `units` of the table, as in \"USD thousand\"";
            self.tell(&unit.span(), message, help);
            return;
        }
        units.push((id, UnitEntry { unit: name, scale: None }));
    }

    /// A unit and the scale behind it: `shares thousands`.
    fn scaled<'u>(&self, text: &'u str) -> (&'u str, Option<i8>) {
        let whole = self.taxonomy.units.contains_key(text);
        match text.rsplit_once(' ') {
            Some((unit, word)) if !whole => match scale::parse(word) {
                Some(power) if !word.is_empty() => (unit.trim(), Some(power)),
                _ => (text, None),
            },
            _ => (text, None),
        }
    }

    fn is_ignored(&mut self, heading: &Name) -> bool {
        let ignored = heading.get_ref() == "ignored";
        if !ignored {
            let message = format!("`heading` can't be `{}`.", heading.get_ref());
            self.tell(&heading.span(), message, "write heading = \"ignored\", or nothing");
        }
        ignored
    }

    fn notation(&mut self, name: &Name) -> Option<Notation> {
        let found = Notation::of_sample(name.get_ref());
        if found.is_none() {
            let message = format!("`{}` does not show how figures are written.", name.get_ref());
            self.tell(&name.span(), message, "write 1,234.5 as the text writes it: \"1.234,5\"");
        }
        found
    }

    fn dates(&mut self, name: &Name) -> Option<DateOrder> {
        let found = match name.get_ref().as_str() {
            "day-first" => Some(DateOrder::DayFirst),
            "month-first" => Some(DateOrder::MonthFirst),
            _ => None,
        };
        if found.is_none() {
            let message = format!("`dates` can't be `{}`.", name.get_ref());
            self.tell(&name.span(), message, "write \"day-first\" or \"month-first\"");
        }
        found
    }

    fn dash_is_zero(&mut self, name: &Name) -> bool {
        let zero = name.get_ref() == "zero";
        if !zero && name.get_ref() != "nil" {
            let message = format!("`dash` can't be `{}`.", name.get_ref());
            self.tell(&name.span(), message, "write \"zero\" or \"nil\"");
        }
        zero
    }

    fn word(&mut self, word: &Name, meaning: &str) -> Option<(String, WordMeaning)> {
        let text = word.get_ref().clone();
        if meaning == "ignored" {
            return Some((text, WordMeaning::Ignored));
        }
        if let Some(power) = scale::parse(meaning) {
            return Some((text, WordMeaning::Scale(power)));
        }
        let (unit, scale) = self.scaled(meaning);
        let unit = self.unit(&At { text: unit, span: word.span() })?;
        Some((text, WordMeaning::Unit(unit, scale)))
    }

    pub(super) fn column(&mut self, raw: &raw::Column) -> ColumnEntry {
        ColumnEntry {
            period: raw.period.as_ref().and_then(|period| self.period(&period.into())),
            unit: raw.unit.as_ref().and_then(|unit| self.unit(&unit.into())),
            scale: raw.scale.as_ref().and_then(|scale| self.scale(&scale.into())),
            beside: raw.beside.clone(),
            concept: raw.concept.as_ref().and_then(|concept| self.concept(&concept.into())),
            members: self.named(&raw.members),
            skip: raw.skip,
        }
    }

    fn row(&mut self, raw: raw::Row) -> RowEntry {
        RowEntry {
            concept: raw.concept.as_ref().and_then(|concept| self.concept(&concept.into())),
            period: raw.period.as_ref().and_then(|period| self.period(&period.into())),
            members: self.named(&raw.members),
            skip: raw.skip,
            open: raw.open,
            learned: false,
            caption: raw.caption,
        }
    }

    fn footnote(&mut self, raw: Spanned<Line<raw::Footnote>>) -> Option<FootnoteRule> {
        let raw = self.full_footnote(raw)?;
        let concepts = raw.concept.as_ref().map(|names| self.one_or_more(names));
        Some(FootnoteRule {
            id: raw.id,
            facts: Facts {
                concepts: concepts.unwrap_or_default(),
                statement: raw.statement.as_ref().and_then(|id| self.statement(&id.into())),
                period: raw.period.as_ref().and_then(|period| self.period(&period.into())),
                unit: raw.unit.as_ref().and_then(|unit| self.unit(&unit.into())),
                member: raw.member.as_ref().and_then(|member| self.concept(&member.into())),
            },
        })
    }

    fn member_rule(&mut self, raw: Spanned<Line<raw::MemberRule>>) -> Option<MemberRule> {
        let raw = self.full_member_rule(raw)?;
        Some(MemberRule {
            facts: Facts {
                concepts: self.one_or_more(&raw.concept),
                statement: raw.statement.as_ref().and_then(|id| self.statement(&id.into())),
                period: raw.period.as_ref().and_then(|period| self.period(&period.into())),
                unit: raw.unit.as_ref().and_then(|unit| self.unit(&unit.into())),
                member: None,
            },
            members: self.named(&raw.members),
        })
    }

    fn one_or_more(&mut self, names: &raw::OneOrMore) -> Vec<ConceptId> {
        let names = match names {
            raw::OneOrMore::One(name) => std::slice::from_ref(name),
            raw::OneOrMore::More(names) => names,
        };
        names.iter().filter_map(|name| self.concept(&At { text: name, span: 0..0 })).collect()
    }
}
