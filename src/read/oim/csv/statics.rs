//! What can be said of metadata before any table is read: names, references, values that stand in them.

use rustc_hash::FxHashSet;

use super::super::info::Info;
use super::super::known::{Known, KnownDimension};
use super::super::names::{NoName, is_identifier};
use super::super::period::{self, End};
use super::super::tell::{At, Teller};
use super::super::unit::{self, NoUnit};
use super::property::Property;
use super::template::{Column, Decimals, Dimensions, Metadata, Table, Template};
use crate::model::stream::{NO_ENTITY, OIM};
use crate::notation::lexical::is_language;

/// Tells what is wrong with metadata.
pub(super) fn check(
    metadata: &Metadata,
    info: &Info,
    known: Option<&dyn Known>,
    teller: &mut Teller<'_>,
) {
    let mut statics = Statics { info, known, teller, used: FxHashSet::default() };
    for (name, _) in &metadata.parameters {
        statics.identifier(name, &["parameters", name]);
    }
    statics.dimensions(&metadata.dimensions, &["dimensions"]);
    statics.decimals(metadata.decimals.as_ref(), &[]);
    let mut used_by_report = statics.used.clone();
    for (name, template) in &metadata.templates {
        statics.used.clear();
        statics.template(name, template);
        let used = std::mem::take(&mut statics.used);
        for (table, entry) in metadata.tables.iter().filter(|(_, table)| table.template == *name) {
            statics.parameters(table, entry, &used);
        }
        used_by_report.extend(used);
    }
    for (name, table) in &metadata.tables {
        statics.identifier(name, &["tables", name]);
        let path = ["tables", name, "template"];
        statics.identifier(&table.template, &path);
        if !metadata.templates.contains_key(&table.template) {
            let what = format!("There is no template `{}`.", table.template.escape_debug());
            statics.teller.tell(":unknownTableTemplate", At::Member(&path), &what);
        }
    }
    for (name, _) in metadata.parameters.iter().filter(|(name, _)| !used_by_report.contains(name)) {
        statics.unreferenced(name, &["parameters", name]);
    }
}

struct Statics<'s, 't> {
    info: &'s Info,
    known: Option<&'s dyn Known>,
    teller: &'s mut Teller<'t>,
    /// Names that are referred to.
    used: FxHashSet<String>,
}

impl Statics<'_, '_> {
    fn tell(&mut self, code: &str, path: &[&str], what: &str) {
        self.teller.tell(code, At::Member(path), what);
    }

    fn identifier(&mut self, name: &str, path: &[&str]) {
        if !is_identifier(name) {
            let what = format!("`{}` is no identifier.", name.escape_debug());
            self.tell(":invalidIdentifier", path, &what);
        }
    }

    fn unreferenced(&mut self, name: &str, path: &[&str]) {
        let what = format!("Nothing refers to the parameter `{}`.", name.escape_debug());
        self.tell(":unreferencedParameter", path, &what);
    }

    fn parameters(&mut self, name: &str, table: &Table, used: &FxHashSet<String>) {
        for (parameter, _) in &table.parameters {
            let path = ["tables", name, "parameters", parameter];
            if !is_identifier(parameter) {
                let what = format!("`{}` is no identifier.", parameter.escape_debug());
                self.tell(":invalidParameterName", &path, &what);
            }
            if !used.contains(parameter) {
                self.unreferenced(parameter, &path);
            }
        }
    }

    fn template(&mut self, name: &str, template: &Template) {
        let path = ["tableTemplates", name];
        self.identifier(name, &path);
        if let Some(row_id) = &template.row_id {
            match template.columns.get(row_id) {
                None => {
                    let what = format!("There is no column `{}`.", row_id.escape_debug());
                    self.tell(
                        ":undefinedRowIdColumn",
                        &[&path[..], &["rowIdColumn"]].concat(),
                        &what,
                    );
                }
                Some(column) if column.is_comment || column.has_facts() => {
                    let what = "A column of comments or facts does not identify rows.";
                    self.tell(":invalidRowIdColumn", &[&path[..], &["rowIdColumn"]].concat(), what);
                }
                Some(_) => {}
            }
        }
        self.dimensions(&template.dimensions, &[&path[..], &["dimensions"]].concat());
        self.decimals(template.decimals.as_ref(), &path);
        for (id, column) in &template.columns {
            let path = ["tableTemplates", name, "columns", id];
            self.column(id, column, template, &path);
        }
    }

    fn column(&mut self, id: &str, column: &Column, template: &Template, path: &[&str]) {
        self.identifier(id, path);
        let has_groups = column.groups.is_some();
        let has_facts = column.has_facts();
        if has_groups && has_facts || column.is_comment && (has_groups || has_facts) {
            self.tell(":conflictingColumnType", path, "A column is of one kind.");
        }
        if !has_facts && column.decimals.is_some() {
            let what = "Only columns of facts have decimals.";
            self.tell(":misplacedDecimalsOnNonFactColumn", path, what);
        }
        if let Some(dimensions) = &column.dimensions {
            self.dimensions(dimensions, &[path, &["dimensions"]].concat());
        }
        self.decimals(column.decimals.as_ref(), path);
        for (group, properties) in column.groups.iter().flatten() {
            let path = [path, &["propertyGroups", group.as_str()]].concat();
            self.identifier(group, &path);
            self.dimensions(&properties.dimensions, &[&path[..], &["dimensions"]].concat());
            self.decimals(properties.decimals.as_ref(), &path);
        }
        if let Some(from) = &column.properties_from {
            self.properties_from(from, template, &[path, &["propertiesFrom"]].concat());
        }
    }

    /// Columns from which facts take properties have groups, and no two of them the same property.
    fn properties_from(&mut self, from: &[String], template: &Template, path: &[&str]) {
        let mut with_decimals = 0;
        let mut dimensions: FxHashSet<&str> = FxHashSet::default();
        for name in from {
            let column = template.columns.get(name);
            let Some(groups) = column.and_then(|column| column.groups.as_ref()) else {
                let what = format!("`{}` is no column with property groups.", name.escape_debug());
                self.tell(":invalidPropertyGroupColumnReference", path, &what);
                continue;
            };
            with_decimals += usize::from(groups.values().any(|group| group.decimals.is_some()));
            let own: FxHashSet<&str> = groups
                .values()
                .flat_map(|group| &group.dimensions)
                .map(|(name, _)| name.as_str())
                .collect();
            if let Some(twice) = own.iter().find(|name| dimensions.contains(**name)) {
                let what =
                    format!("Two columns of property groups give `{}`.", twice.escape_debug());
                self.tell(":repeatedPropertyGroupDimension", path, &what);
            }
            dimensions.extend(own);
        }
        if with_decimals > 1 {
            let what = "Two columns of property groups give decimals.";
            self.tell(":repeatedPropertyGroupDecimalsProperty", path, what);
        }
    }

    fn decimals(&mut self, decimals: Option<&Decimals>, path: &[&str]) {
        let Some(Decimals::Text(property)) = decimals else { return };
        let path = [path, &["decimals"]].concat();
        match property {
            // An integer is a number, a text refers to a parameter (xBRL-CSV 1.0 §3.1, decimals).
            Property::Value(_) => {
                self.tell(":invalidDecimalsValue", &path, "Decimals are an integer.")
            }
            Property::None => {}
            other => self.special(other, &path),
        }
    }

    /// References and special values are the same everywhere.
    fn special(&mut self, property: &Property, path: &[&str]) {
        match property {
            Property::Reference(name, end) => {
                if let Some(end) = end.as_deref().filter(|end| End::from_name(end).is_none()) {
                    let what = format!("`@{}` is neither start nor end.", end.escape_debug());
                    self.tell(":invalidPeriodSpecifier", path, &what);
                }
                if !is_identifier(name) {
                    let what = format!("`${}` refers to no name.", name.escape_debug());
                    self.tell(":invalidReference", path, &what);
                }
                self.used.insert(name.clone());
            }
            Property::Unknown(text) => {
                let what = format!("There is no special value `{}`.", text.escape_debug());
                self.tell(":unknownSpecialValue", path, &what);
            }
            Property::Value(_) | Property::None => {}
        }
    }

    fn dimensions(&mut self, dimensions: &Dimensions, path: &[&str]) {
        for (name, property) in dimensions {
            let path = [path, &[name.as_str()]].concat();
            self.name(name, &path);
            match property {
                Property::Value(value) => self.value(name, value.as_deref(), &path),
                Property::None => {}
                other => self.special(other, &path),
            }
        }
    }

    /// A taxonomy-defined dimension is one of the taxonomy.
    fn name(&mut self, name: &str, path: &[&str]) {
        if !name.contains(':') {
            return;
        }
        match self.info.prefixes.qname(name) {
            Err(NoName::Form) => {
                let what = format!("`{}` is no name with a prefix.", name.escape_debug());
                self.tell("oimce:invalidSQName", path, &what);
            }
            Err(NoName::Unbound) => {
                self.tell(
                    "oimce:unboundPrefix",
                    path,
                    &format!("The prefix of `{name}` is not bound."),
                );
            }
            Ok(axis) if *axis.namespace == *OIM => {
                self.tell(":invalidJSONStructure", path, &format!("`{name}` has no place here."));
            }
            Ok(axis) => {
                let missing =
                    |known: &dyn Known| known.dimension(&axis.namespace, &axis.local).is_none();
                if self.known.is_some_and(missing) {
                    let what = format!("The taxonomy has no dimension `{name}`.");
                    self.tell("oime:unknownDimension", path, &what);
                }
            }
        }
    }

    fn value(&mut self, name: &str, value: Option<&str>, path: &[&str]) {
        let Some(text) = value else {
            if !name.contains(':') && !["concept", "period", "entity", "unit"].contains(&name) {
                self.tell(":invalidJSONStructure", path, "It can't be nil.");
            }
            return;
        };
        let shown = text.escape_debug();
        match name {
            "concept" => self.concept(text, path),
            "entity" => match self.info.prefixes.sqname(text) {
                Ok(entity) if entity == NO_ENTITY => {
                    let what = "This entity means that there is none: leave it out.";
                    self.tell("oime:invalidUseOfReservedIdentifier", path, what);
                }
                Err(NoName::Form) => {
                    self.tell(
                        "oimce:invalidSQName",
                        path,
                        &format!("`{shown}` is not `scheme:identifier`."),
                    );
                }
                // A prefix that is not bound is told at the fact.
                Ok(_) | Err(NoName::Unbound) => {}
            },
            "period" => {
                if period::read_csv(text, None).is_err() {
                    self.tell(
                        ":invalidPeriodRepresentation",
                        path,
                        &format!("`{shown}` is no period."),
                    );
                }
            }
            "unit" => match unit::read(text, &self.info.prefixes) {
                Err(NoUnit::Pure) => {
                    let what = "`xbrli:pure` is said by having no unit.";
                    self.tell("oime:illegalPureUnit", path, what);
                }
                Err(NoUnit::Form) => {
                    self.tell(
                        "oimce:invalidUnitStringRepresentation",
                        path,
                        &format!("`{shown}` is no unit."),
                    );
                }
                Ok(_) | Err(NoUnit::Unbound) => {}
            },
            "language" => {
                if !is_language(text) {
                    self.tell(":invalidLanguageCode", path, &format!("`{shown}` is no language."));
                }
            }
            _ => self.member(name, text, path),
        }
    }

    fn concept(&mut self, text: &str, path: &[&str]) {
        let name = match self.info.prefixes.qname(text) {
            Ok(name) => name,
            Err(NoName::Form) => {
                let what = format!("`{}` is no name with a prefix.", text.escape_debug());
                return self.tell(":invalidConceptQName", path, &what);
            }
            Err(NoName::Unbound) => {
                return self.tell(
                    "oimce:unboundPrefix",
                    path,
                    &format!("The prefix of `{text}` is not bound."),
                );
            }
        };
        let Some(known) = self.known.filter(|_| *name.namespace != *OIM) else { return };
        match known.concept(&name.namespace, &name.local) {
            None => self.tell(
                "oime:unknownConcept",
                path,
                &format!("The taxonomy has no concept `{text}`."),
            ),
            Some(concept) if concept.is_unsupported || concept.period.is_none() => {
                let what = format!("The model has no values of the type of `{text}`.");
                self.tell("oime:unsupportedConceptDataType", path, &what);
            }
            Some(concept) if concept.is_abstract => {
                self.tell("oime:valueForAbstractConcept", path, &format!("`{text}` is abstract."));
            }
            Some(_) => {}
        }
    }

    fn member(&mut self, name: &str, text: &str, path: &[&str]) {
        let Ok(axis) = self.info.prefixes.qname(name) else { return };
        let Some(known) = self.known else { return };
        match known.dimension(&axis.namespace, &axis.local) {
            Some(KnownDimension::Explicit { default }) => match self.info.prefixes.qname(text) {
                Ok(member) if default == Some((&*member.namespace, &*member.local)) => {
                    let what = format!("`{text}` is the default of `{name}`: leave it out.");
                    self.tell(":invalidDimensionValue", path, &what);
                }
                Ok(_) => {}
                Err(_) => {
                    let what = format!("`{}` is no name of a member.", text.escape_debug());
                    self.tell(":invalidDimensionValue", path, &what);
                }
            },
            Some(KnownDimension::Typed { is_unsupported: true, .. }) => {
                let what = format!("The model has no values of the type of `{name}`.");
                self.tell("oime:unsupportedDimensionDataType", path, &what);
            }
            _ => {}
        }
    }
}
