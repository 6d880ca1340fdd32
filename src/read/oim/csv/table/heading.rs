//! The heading of a table: which columns give what to which facts.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::super::names::is_identifier;
use super::super::super::period::{self, End, NoPeriod};
use super::super::super::tell::At;
use super::super::property::{Cell, Property, Source};
use super::super::template::{Decimals, Dimensions};
use super::Reading;
use crate::read::rows::Row;

impl<'r> Reading<'r, '_, '_, '_, '_> {
    pub(super) fn heading(&mut self, line: u32, first: Row<'_>) -> Option<Heading<'r>> {
        let template = self.template;
        let mut names: Vec<Option<&'r str>> = Vec::new();
        let mut seen: FxHashSet<&str> = FxHashSet::default();
        let mut unnamed = Vec::new();
        let mut fits = true;
        for (field, name) in first.iter().enumerate() {
            let mut refuse = |code: &str, what: &str| {
                self.teller.tell(code, At::Field(line, field), what);
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
        let fields: Fields<'r> =
            names.iter().enumerate().filter_map(|(field, name)| Some(((*name)?, field))).collect();
        let groups = self.group_columns(&names, &fields);
        let of_group: FxHashMap<usize, usize> =
            groups.iter().enumerate().map(|(at, group)| (group.field, at)).collect();
        let above = self.above(&fields);
        let mut facts = Vec::new();
        let mut helpers = Vec::new();
        for (field, name) in names.iter().enumerate() {
            let Some(name) = name else { continue };
            let column = &template.columns[*name];
            if !column.has_facts() {
                helpers.push(field);
                continue;
            }
            let own = column.dimensions.as_ref().map(|own| self.sources(own, &fields));
            let own = own.unwrap_or_default();
            let is_own = names_of(&own);
            let inherited = above.iter().filter(|(name, _)| !is_own.contains(name)).cloned();
            let sources: Vec<_> = own.iter().cloned().chain(inherited).collect();
            let decimals = template.decimals.as_ref().or(self.metadata.decimals.as_ref());
            let from = column.properties_from.iter().flatten();
            facts.push(FactColumn {
                field,
                name,
                period: sources.iter().position(|(name, _)| *name == "period"),
                own: own.len(),
                sources,
                decimals: column.decimals.as_ref().map(|of| self.decimals_source(of, &fields)),
                inherited_decimals: decimals.map(|of| self.decimals_source(of, &fields)),
                from: from
                    .filter_map(|from| of_group.get(fields.get(from.as_str())?).copied())
                    .collect(),
            });
        }
        let row_id = template.row_id.as_deref().and_then(|name| fields.get(name).copied());
        Some(Heading { names, row_id, facts, helpers, unnamed, groups })
    }

    /// The dimensions that the table and the report give to all columns, the table's first.
    fn above(&self, fields: &Fields<'r>) -> Vec<(&'r str, Source)> {
        let mut above = self.sources(&self.template.dimensions, fields);
        let is_of_table = names_of(&above);
        let mut of_report = self.sources(&self.metadata.dimensions, fields);
        of_report.retain(|(name, _)| !is_of_table.contains(name));
        above.extend(of_report);
        above
    }

    fn group_columns(
        &self,
        names: &[Option<&'r str>],
        fields: &Fields<'r>,
    ) -> Vec<GroupColumn<'r>> {
        let mut columns = Vec::new();
        for (field, name) in names.iter().enumerate() {
            let column = name.map(|name| &self.template.columns[name]);
            let Some(groups) = column.and_then(|column| column.groups.as_ref()) else { continue };
            let groups = groups.iter().map(|(name, group)| {
                let dimensions = self.sources(&group.dimensions, fields);
                let decimals = group.decimals.as_ref().map(|of| self.decimals_source(of, fields));
                (name.as_str(), GroupProperties { dimensions, decimals })
            });
            columns.push(GroupColumn { field, groups: groups.collect() });
        }
        columns
    }

    fn sources(&self, dimensions: &'r Dimensions, fields: &Fields<'r>) -> Vec<(&'r str, Source)> {
        let sources = dimensions.iter().map(|(name, property)| {
            let source = self.source(property, fields);
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

    fn decimals_source(&self, decimals: &Decimals, fields: &Fields<'r>) -> Source {
        match decimals {
            Decimals::Number(number) => Source::Value(Some(number.to_string().into())),
            Decimals::Text(property) => self.source(property, fields),
        }
    }

    fn source(&self, property: &Property, fields: &Fields<'r>) -> Source {
        let (name, end) = match property {
            Property::Value(value) => return Source::Value(value.as_deref().map(Into::into)),
            Property::None | Property::Unknown(_) => return Source::None,
            Property::Reference(name, end) => (name, end.as_deref().and_then(End::from_name)),
        };
        if name == "rowNumber" {
            return Source::RowNumber;
        }
        if let Some(field) = fields.get(name.as_str()) {
            return Source::Field(*field, end);
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
            // What comments hold is nothing that a fact could take (xBRL-CSV 1.0 §4).
            None if self.template.columns.get(name).is_some_and(|of| !of.is_comment) => {
                Source::None
            }
            None => Source::Nowhere(name.as_str().into()),
        }
    }
}

fn names_of<'r>(sources: &[(&'r str, Source)]) -> FxHashSet<&'r str> {
    sources.iter().map(|(name, _)| *name).collect()
}

/// The fields of a heading by the names of their columns.
type Fields<'r> = FxHashMap<&'r str, usize>;

/// The columns of a table, as its heading gives them.
pub(super) struct Heading<'r> {
    /// The names of the fields; nothing for comments and fields without a name.
    pub(super) names: Vec<Option<&'r str>>,
    pub(super) row_id: Option<usize>,
    pub(super) facts: Vec<FactColumn<'r>>,
    /// Fields that give properties to facts, which a row must not have for nothing.
    pub(super) helpers: Vec<usize>,
    /// Fields without a name.
    pub(super) unnamed: Vec<usize>,
    pub(super) groups: Vec<GroupColumn<'r>>,
}

/// A column of facts.
pub(super) struct FactColumn<'r> {
    pub(super) field: usize,
    pub(super) name: &'r str,
    /// Dimensions that the column itself gives, and behind them those of the template and the report.
    pub(super) sources: Vec<(&'r str, Source)>,
    /// How many of them the column gives.
    pub(super) own: usize,
    /// Which of them is the period.
    pub(super) period: Option<usize>,
    pub(super) decimals: Option<Source>,
    pub(super) inherited_decimals: Option<Source>,
    /// Positions in [`Heading::groups`].
    pub(super) from: Vec<usize>,
}

/// A column of names of property groups.
pub(super) struct GroupColumn<'r> {
    pub(super) field: usize,
    pub(super) groups: FxHashMap<&'r str, GroupProperties<'r>>,
}

pub(super) struct GroupProperties<'r> {
    pub(super) dimensions: Vec<(&'r str, Source)>,
    pub(super) decimals: Option<Source>,
}
