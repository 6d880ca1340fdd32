//! Tables held against the constraints of their templates, a row at a time.

use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::super::super::names::Prefixes;
use super::super::super::tell::{At, Teller};
use super::super::property::Cell;
use super::super::template::{Metadata, Table};
use super::order::Key;
use super::value::Constraint;
use super::{Constraints, OfTemplate, Problem};
use crate::model::keys;
use crate::read::rows::Row;

/// All tables of a report, held against the constraints.
pub(in super::super) struct Check<'c> {
    constraints: &'c Constraints,
    prefixes: &'c Prefixes,
    metadata: &'c Metadata,
    /// How many tables each template has.
    tables: FxHashMap<&'c str, u64>,
    /// The values of unique keys, sixteen bytes each.
    seen: FxHashMap<&'c str, FxHashSet<u128>>,
    /// References that nothing met so far answers.
    open: Vec<Open<'c>>,
    /// The first and the last key of the tables that are sorted, by templates.
    ranges: IndexMap<&'c str, Vec<Range>>,
}

/// The keys between which those of a table lie, and its file.
type Range = (Vec<Key>, Vec<Key>, Arc<str>);

/// A reference whose value was not met yet.
struct Open<'c> {
    to: &'c str,
    value: u128,
    negate: bool,
    is_warning: bool,
    file: Arc<str>,
    at: (u32, usize),
}

/// A table that is being held against the constraints of its template.
pub(in super::super) struct OfTable<'c> {
    name: &'c str,
    template: &'c OfTemplate,
    /// The values of parameters.
    parameters: FxHashMap<&'c str, Key>,
    /// Where constrained columns stand.
    columns: FxHashMap<&'c str, (usize, &'c Constraint)>,
    /// Where facts stand.
    facts: Vec<usize>,
    rows: u64,
    /// The keys of the first row and of the last one.
    ends: Option<(Vec<Key>, Vec<Key>)>,
}

impl<'c> Check<'c> {
    pub(in super::super) fn new(
        constraints: &'c Constraints,
        prefixes: &'c Prefixes,
        metadata: &'c Metadata,
    ) -> Self {
        Self {
            constraints,
            prefixes,
            metadata,
            tables: FxHashMap::default(),
            seen: FxHashMap::default(),
            open: Vec::new(),
            ranges: IndexMap::new(),
        }
    }

    /// Takes a table whose file is there; none where its template has no constraints.
    pub(in super::super) fn table(
        &mut self,
        name: &str,
        table: &'c Table,
        teller: &mut Teller<'_>,
    ) -> Option<OfTable<'c>> {
        let (template, constraints) = self.constraints.templates.get_key_value(&table.template)?;
        *self.tables.entry(template).or_default() += 1;
        let own = table.parameters.iter().map(|(parameter, _)| (parameter, true));
        let all = own.chain(self.metadata.parameters.iter().map(|(name, _)| (name, false)));
        for (parameter, is_own) in all {
            if constraints.columns.contains_key(parameter) {
                let path = ["tables", name, "parameters", parameter];
                let at = At::Member(if is_own { &path } else { &path[2..] });
                let what = format!("`{}` is a column with a constraint.", parameter.escape_debug());
                teller.tell("tcre:columnParameterConflict", at, &what);
            }
        }
        let mut parameters = FxHashMap::default();
        for (parameter, constraint) in &constraints.parameters {
            let given = table.parameters.iter().chain(&self.metadata.parameters);
            let text = given.clone().find(|(known, _)| known == parameter).map(|(_, text)| text);
            let value = match text.map(|text| (text.is_empty(), Cell::read(text))) {
                None | Some((false, Cell::None)) => constraint.judge_nothing(false),
                Some((_, Cell::Nil)) => constraint.judge_nothing(true),
                Some((_, Cell::Value(text))) => constraint.judge(text, self.prefixes),
                // Of parameters an empty text is a value.
                Some((true, _)) => constraint.judge("", self.prefixes),
                // What is no special value is told elsewhere.
                Some((false, _)) => continue,
            };
            match value {
                Ok(key) => _ = parameters.insert(parameter.as_str(), key),
                Err(Problem { code, what }) => {
                    let what = format!("The parameter `{parameter}`: {what}");
                    teller.tell(code, At::Member(&["tables", name, "parameters"]), &what);
                }
            }
        }
        Some(OfTable {
            name: template,
            template: constraints,
            parameters,
            columns: FxHashMap::default(),
            facts: Vec::new(),
            rows: 0,
            ends: None,
        })
    }

    /// What can only be said when all tables are known.
    pub(in super::super) fn finish(mut self, teller: &mut Teller<'_>) {
        for (name, template) in &self.constraints.templates {
            let number = self.tables.get(name.as_str()).copied().unwrap_or(0);
            let at = At::Member(&["tableTemplates", name, "tc:tableConstraints"]);
            if template.sizes.get("minTables").is_some_and(|least| number < *least) {
                let what = format!("There are {number} tables of `{name}`, which are too few.");
                teller.tell("tcre:minTablesViolation", at, &what);
            } else if template.sizes.get("maxTables").is_some_and(|most| number > *most) {
                let what = format!("There are {number} tables of `{name}`, which are too many.");
                teller.tell("tcre:maxTablesViolation", at, &what);
            }
        }
        for open in std::mem::take(&mut self.open) {
            let is_there = self.seen.get(open.to).is_some_and(|seen| seen.contains(&open.value));
            if is_there == open.negate {
                let own = std::mem::replace(&mut teller.file, open.file);
                let (line, field) = open.at;
                broken_reference((open.to, open.negate, open.is_warning), line, field, teller);
                teller.file = own;
            }
        }
        for ranges in self.ranges.values_mut() {
            ranges.sort();
            for pair in ranges.windows(2).filter(|pair| pair[0].1 >= pair[1].0) {
                let what =
                    format!("The rows of `{}` lie between those of `{}`.", pair[1].2, pair[0].2);
                let own = std::mem::replace(&mut teller.file, pair[1].2.clone());
                teller.tell("tcre:sortKeyViolation", At::File, &what);
                teller.file = own;
            }
        }
    }
}

/// Tells a reference that leads to no value, or to one that must not be there.
fn broken_reference(
    (to, negate, is_warning): (&str, bool, bool),
    line: u32,
    field: usize,
    teller: &mut Teller<'_>,
) {
    let what = match negate {
        true => format!("The value is one of the key `{to}`, and must not be."),
        false => format!("The value is none of the key `{to}`."),
    };
    teller.tell_as(is_warning, "tcre:referenceKeyViolation", At::Field(line, field), &what);
}

impl<'c> OfTable<'c> {
    /// Takes the heading.
    pub(in super::super) fn heading(
        &mut self,
        (line, heading): (u32, Row<'_>),
        facts: Vec<usize>,
        teller: &mut Teller<'_>,
    ) {
        let place = |name: &str| heading.iter().position(|known| known == name);
        for (name, constraint) in &self.template.columns {
            if let Some(field) = place(name) {
                self.columns.insert(name, (field, constraint));
            }
        }
        let required = self.template.columns.iter().filter(|(_, of)| !of.optional);
        let required: Vec<&String> = match &self.template.order {
            Some(order) => order.iter().collect(),
            None => required.map(|(name, _)| name).collect(),
        };
        let mut is_whole = true;
        for name in required.into_iter().filter(|name| place(name).is_none()) {
            let what = format!("The table has no column `{name}`.");
            teller.tell("tcre:missingColumn", At::Row(line), &what);
            is_whole = false;
        }
        if let Some(order) = self.template.order.as_ref().filter(|_| is_whole)
            && !order.iter().map(|name| place(name)).is_sorted()
        {
            let what = "The columns are not in the order that the template asks for.";
            teller.tell("tcre:invalidColumnOrder", At::Row(line), what);
        }
        self.facts = facts;
    }

    /// Takes a row. One without facts is not counted.
    pub(in super::super) fn row(
        &mut self,
        line: u32,
        row: Row<'_>,
        check: &mut Check<'c>,
        teller: &mut Teller<'_>,
    ) {
        let is_filled = |field: &usize| row.get(*field).is_some_and(|cell| !cell.is_empty());
        if row.iter().all(str::is_empty) {
            return;
        }
        self.rows += u64::from(self.facts.iter().any(is_filled));
        let mut values: FxHashMap<&str, Option<Key>> = FxHashMap::default();
        for (name, (field, constraint)) in &self.columns {
            let judged = match Cell::read(row.get(*field).unwrap_or_default()) {
                Cell::Empty | Cell::None => constraint.judge_nothing(false),
                Cell::Nil => constraint.judge_nothing(true),
                Cell::Value(text) => constraint.judge(text, check.prefixes),
                Cell::Unknown => {
                    values.insert(name, None);
                    continue;
                }
            };
            let key = match judged {
                Ok(key) => Some(key),
                Err(Problem { code, what }) => {
                    teller.tell(code, At::Field(line, *field), &what);
                    None
                }
            };
            values.insert(name, key);
        }
        // A key with a value that is none is not compared.
        let key = |fields: &[String], parameters: &FxHashMap<&str, Key>| -> Option<Vec<Key>> {
            let of = |name: &String| match values.get(name.as_str()) {
                Some(value) => value.clone(),
                None => Some(parameters.get(name.as_str()).cloned().unwrap_or(Key::Nothing)),
            };
            fields.iter().map(of).collect()
        };
        let place = |fields: &[String]| {
            let first = fields.iter().find_map(|name| self.columns.get(name.as_str()));
            first.map_or(0, |(field, _)| *field)
        };
        for unique in &self.template.unique {
            let Some(found) = key(&unique.fields, &self.parameters) else { continue };
            let seen = check.seen.entry(&unique.name).or_default();
            if !seen.insert(keys::key(&format!("{found:?}"))) {
                let what = format!("The value of the key `{}` stands twice.", unique.name);
                let at = At::Field(line, place(&unique.fields));
                teller.tell_as(unique.is_warning, "tcre:uniqueKeyViolation", at, &what);
            }
            if self.template.sort.as_ref() != Some(&unique.name) {
                continue;
            }
            match &mut self.ends {
                Some((_, last)) if found <= *last => {
                    let what = format!(
                        "The row is not behind the one before by the key `{}`.",
                        unique.name
                    );
                    let at = At::Field(line, place(&unique.fields));
                    teller.tell("tcre:sortKeyViolation", at, &what);
                }
                Some((_, last)) => *last = found,
                none => *none = Some((found.clone(), found)),
            }
        }
        for reference in &self.template.references {
            let Some(found) = key(&reference.fields, &self.parameters) else { continue };
            if found.iter().all(|value| *value == Key::Nothing) {
                continue;
            }
            let value = keys::key(&format!("{found:?}"));
            let is_there =
                check.seen.get(reference.to.as_str()).is_some_and(|of| of.contains(&value));
            let field = place(&reference.fields);
            match (is_there, reference.negate) {
                (true, false) => {}
                (true, true) => {
                    let of = (reference.to.as_str(), true, reference.is_warning);
                    broken_reference(of, line, field, teller);
                }
                (false, negate) => check.open.push(Open {
                    to: &reference.to,
                    value,
                    negate,
                    is_warning: reference.is_warning,
                    file: teller.file.clone(),
                    at: (line, field),
                }),
            }
        }
    }

    /// What can only be said when all rows are known.
    pub(in super::super) fn finish(self, check: &mut Check<'c>, teller: &mut Teller<'_>) {
        let rows = self.rows;
        if self.template.sizes.get("minTableRows").is_some_and(|least| rows < *least) {
            let what = format!("The table has {rows} rows, which are too few.");
            teller.tell("tcre:minTableRowsViolation", At::File, &what);
        } else if self.template.sizes.get("maxTableRows").is_some_and(|most| rows > *most) {
            let what = format!("The table has {rows} rows, which are too many.");
            teller.tell("tcre:maxTableRowsViolation", At::File, &what);
        }
        if let Some((first, last)) = self.ends {
            check.ranges.entry(self.name).or_default().push((first, last, teller.file.clone()));
        }
    }
}
