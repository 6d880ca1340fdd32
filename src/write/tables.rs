//! A report of others as tables in our own form: `facts.csv` and `report.toml`, with a taxonomy source that imports the
//! taxonomy of the report, so that somebody can go on from there.

mod names;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io;

use chrono::NaiveDate;

use super::oim::CsvFiles;
use crate::model::losses::Losses;
use crate::model::stream::{
    Aspects, DimensionValue, FactSink, Header, Loss, StreamContext, StreamFact, StreamUnit,
    ValueKind,
};
use crate::model::{Entity, Measures, QName, Unit};
use crate::notation::accuracy;

const XBRLI: &str = "http://www.xbrl.org/2003/instance";
const ISO4217: &str = "http://www.xbrl.org/2003/iso4217";
const UTR: &str = "http://www.xbrl.org/2009/utr";

/// What tables say beside the facts.
pub struct About<'a> {
    /// The id of the report.
    pub id: &'a str,
    /// The addresses of the entry points of its taxonomy; those that the report names where there are none.
    pub entry_points: Vec<String>,
    /// The packages that have its taxonomy, as the taxonomy source is to name them.
    pub packages: Vec<String>,
    /// How tables name a concept of its taxonomy; none where they can't.
    pub name: &'a dyn Fn(&QName) -> Option<String>,
    /// The prefix by which tables name what is in a namespace of its taxonomy; none where they can't.
    pub prefix: &'a dyn Fn(&str) -> Option<String>,
    /// Whether the values of a typed axis are names.
    pub holds_names: &'a dyn Fn(&QName) -> bool,
}

/// A row of `facts.csv`.
struct Row {
    cells: [String; 7],
    members: BTreeMap<String, String>,
}

const HEADING: [&str; 7] = ["concept", "period", "unit", "value", "decimals", "lang", "footnote"];

/// Takes the facts of a report and writes its tables in the end.
pub struct FactTables<'a, F> {
    files: F,
    about: About<'a>,
    schemas: Vec<String>,
    rows: Vec<Row>,
    /// Notes by id; facts that have them by position.
    notes: BTreeMap<String, Note>,
    noted: Vec<(usize, String)>,
    /// Ids of notes by their texts, where a cell with the text would be read as ids.
    declared: BTreeMap<String, String>,
    namespaces: Vec<(Box<str>, Box<str>)>,
    entity: Option<Entity>,
    /// Units by name: measure and what it is per.
    units: BTreeMap<String, (String, String)>,
    languages: BTreeSet<String>,
    last: Option<NaiveDate>,
    losses: Losses,
}

/// A note in its own words.
struct Note {
    text: String,
    language: Option<String>,
    /// Whether there was markup around them.
    has_markup: bool,
}

impl<'a, F: CsvFiles> FactTables<'a, F> {
    /// Tables that are to be written.
    #[must_use]
    pub fn new(files: F, about: About<'a>) -> Self {
        Self {
            files,
            about,
            schemas: Vec::new(),
            rows: Vec::new(),
            notes: BTreeMap::new(),
            noted: Vec::new(),
            declared: BTreeMap::new(),
            namespaces: Vec::new(),
            entity: None,
            units: BTreeMap::new(),
            languages: BTreeSet::new(),
            last: None,
            losses: Losses::default(),
        }
    }

    fn row(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> Result<Row, &'static str> {
        let concept = &aspects.concepts[fact.concept];
        let context = &aspects.contexts[fact.context];
        let name = |name: &QName| (self.about.name)(name);
        let cell = name(&concept.name).ok_or("a fact of a concept that tables can't name")?;
        if context.entity.is_some() && self.entity.is_none() {
            self.entity.clone_from(&context.entity);
        }
        if context.entity != self.entity {
            return Err("a fact of another entity");
        }
        let (period, last) = period(context).ok_or("a fact whose period is no days")?;
        let mut members = BTreeMap::new();
        for (axis, member) in &context.dimensions {
            let holds_names = (self.about.holds_names)(axis);
            let axis = name(axis).ok_or("a fact with an axis that tables can't name")?;
            let member = match member {
                DimensionValue::Explicit(member) => {
                    name(member).ok_or("a fact with a member that tables can't name")?
                }
                DimensionValue::Typed(Some(value)) if holds_names => {
                    names::standard(value, &self.namespaces)
                        .ok_or("a fact with a name in a typed member that tables can't have")?
                }
                DimensionValue::Typed(Some(value)) => value.to_string(),
                DimensionValue::Typed(None) => return Err("a fact with a nil member"),
            };
            members.insert(axis, member);
        }
        let is_number = concept.kind.is_numeric() || fact.unit.is_some();
        let unit = match fact.unit {
            Some(unit) => self.unit(&aspects.units[unit])?,
            None if is_number => self.unit(&StreamUnit {
                numerators: vec![QName::new("xbrli", XBRLI, "pure")],
                denominators: Vec::new(),
            })?,
            None => String::new(),
        };
        let decimals = match (fact.value, fact.decimals) {
            (Some(_), Some(decimals)) => decimals.to_string(),
            (Some(_), None) if is_number => "INF".to_owned(),
            _ => String::new(),
        };
        self.languages.extend(fact.language.map(str::to_owned));
        self.last = self.last.max(Some(last));
        let value = match fact.value {
            None if is_number => "—".to_owned(),
            None => return Err("a nil fact that is no number"),
            Some(value) => match concept.kind {
                ValueKind::QName => names::standard(value, &self.namespaces)
                    .ok_or("a fact whose value is a name that tables can't have")?,
                ValueKind::Enumeration | ValueKind::EnumerationSet => {
                    let is_set = concept.kind == ValueKind::EnumerationSet;
                    names::members(value, is_set, &self.namespaces, self.about.name)
                }
                _ => self.value(value, is_number, || format!("{cell} (`{}`)", fact.id))?,
            },
        };
        if concept.kind == ValueKind::Text && fact.language.is_none() {
            let what = "that a text has no language: it gets that of the report";
            self.losses.add_named(what, || format!("{cell} (`{}`)", fact.id));
        }
        let lang = fact.language.unwrap_or_default().to_owned();
        let cells = [cell, period, unit, value, decimals, lang, String::new()];
        Ok(Row { cells, members })
    }

    /// The value as a cell can have it.
    fn value(
        &mut self,
        value: &str,
        is_number: bool,
        name: impl FnOnce() -> String,
    ) -> Result<String, &'static str> {
        if is_number {
            let known = accuracy::number(value).ok_or("a number with more digits than are kept");
            return known.map(|figure| match is_plain(value) {
                true => value.to_owned(),
                false => figure.to_string(),
            });
        }
        let trimmed = value.trim_ascii();
        if trimmed.is_empty() {
            return Err("an empty text");
        }
        if trimmed.len() < value.len() {
            self.losses.add_named("the blanks around a text", name);
        }
        Ok(value.to_owned())
    }

    /// The name of a unit, which is kept for the table of units.
    fn unit(&mut self, unit: &StreamUnit) -> Result<String, &'static str> {
        let measure = |name: &QName| {
            let prefix = match &*name.namespace {
                ISO4217 => Cow::Borrowed("iso4217"),
                XBRLI => Cow::Borrowed("xbrli"),
                UTR => Cow::Borrowed("utr"),
                other => Cow::Owned((self.about.prefix)(other)?),
            };
            Some(format!("{prefix}:{}", name.local))
        };
        let product = |measures: &[QName]| {
            let names: Option<Vec<String>> = measures.iter().map(measure).collect();
            names.map(|names| names.join("*"))
        };
        let refused = "a fact whose unit is of a namespace that the taxonomy does not have";
        let of = product(&unit.numerators).ok_or(refused)?;
        let per = product(&unit.denominators).ok_or(refused)?;
        let measures = Measures::new(unit.numerators.clone(), unit.denominators.clone());
        let mut name = Unit::new(measures.ok_or("a fact whose unit measures nothing")?).name;
        while self.units.get(&name).is_some_and(|known| *known != (of.clone(), per.clone())) {
            name.push('_');
        }
        self.units.insert(name.clone(), (of, per));
        Ok(name)
    }

    fn facts(&mut self) -> io::Result<Vec<u8>> {
        let main = self.main_language().to_owned();
        for (row, note) in std::mem::take(&mut self.noted) {
            let cells = &mut self.rows[row].cells;
            let name = || format!("{} {}", cells[0], cells[1]);
            match self.notes.get(&note) {
                Some(_) if !cells[6].is_empty() => {
                    self.losses.add_named("a further note of a fact", name);
                }
                Some(note) => {
                    if note.has_markup {
                        self.losses.add_named("the markup of a note", name);
                    }
                    if note.language.as_deref().is_some_and(|of| of != main) {
                        self.losses.add_named("the language of a note", name);
                    }
                    cells[6] = match names::is_like_ids(&note.text) {
                        true => {
                            let next = format!("note-{}", self.declared.len() + 1);
                            self.declared.entry(note.text.clone()).or_insert(next).clone()
                        }
                        false => note.text.clone(),
                    };
                }
                None => self.losses.add_named("a link of a fact to another", name),
            }
        }
        let axes: BTreeSet<&String> = self.rows.iter().flat_map(|row| row.members.keys()).collect();
        let is_used = |at: usize| at < 4 || self.rows.iter().any(|row| !row.cells[at].is_empty());
        let shown: Vec<usize> = (0..HEADING.len()).filter(|at| is_used(*at)).collect();
        let mut table = csv::Writer::from_writer(Vec::new());
        let heading = shown.iter().map(|at| HEADING[*at]);
        table.write_record(heading.chain(axes.iter().map(|axis| axis.as_str())))?;
        for row in &self.rows {
            let cells = shown.iter().map(|at| row.cells[*at].as_str());
            let members = axes.iter().map(|axis| row.members.get(*axis).map_or("", String::as_str));
            table.write_record(cells.chain(members))?;
        }
        table.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }

    fn definition(&self) -> String {
        let entity = self.entity.as_ref();
        let (scheme, identifier) =
            entity.map_or(crate::model::stream::NO_ENTITY, |of| (&of.scheme, &of.identifier));
        let id = quoted(self.about.id);
        let main = quoted(self.main_language());
        let notes = self
            .declared
            .iter()
            .map(|(text, id)| format!("\n[footnotes.{}]\n{main} = {}\n", quoted(id), quoted(text)));
        let notes: String = notes.collect();
        format!(
            "taxonomy = \"taxonomy\"\nentry_point = \"all\"\nlanguages = [{main}]\nfacts = [\"facts.csv\"]\n\
             # Values have the signs of the facts: no negated label turns them.\n\
             signs = \"reported\"\n\n[title]\n{main} = {id}\n\n[entity]\nscheme = {}\nidentifier = {}\n{notes}",
            quoted(scheme),
            quoted(identifier)
        )
    }

    /// The language of the titles: one that facts have.
    fn main_language(&self) -> &str {
        let english = self.languages.iter().find(|of| *of == "en");
        english.or(self.languages.iter().next()).map_or("en", String::as_str)
    }

    fn taxonomy(&self) -> String {
        let id = ncname(self.about.id);
        let main = quoted(self.main_language());
        let others = self.languages.iter().filter(|of| **of != self.main_language());
        let mut languages = vec![main.clone()];
        languages.extend(others.map(|of| quoted(of)));
        let texts = |text: &str| {
            let lines = languages.iter().map(|of| format!("{of} = {}\n", quoted(text)));
            lines.collect::<String>()
        };
        let last = self.last.or(NaiveDate::from_ymd_opt(2000, 1, 1)).unwrap_or_default();
        let mut text = format!(
            "# What the report adds to the taxonomy that it imports: nothing yet.\n\
             id = {id}\nprefix = {id}\nnamespace = \"http://www.example.com/{bare}\"\nversion = \"{last}\"\n\
             publication_date = \"{last}\"\nlanguages = [{}]\nstatements = []\n\n[publisher]\n{}\n[name]\n{}",
            languages.join(", "),
            texts(self.about.id),
            texts(self.about.id),
            id = quoted(&id),
            bare = id,
        );
        let packages: Vec<String> = self.about.packages.iter().map(|of| quoted(of)).collect();
        for schema in &self.schemas {
            text.push_str("\n[[imports]]\n");
            if !packages.is_empty() {
                text.push_str(&format!("packages = [{}]\n", packages.join(", ")));
            }
            text.push_str(&format!("entry_point = {0}\ndocuments = [{0}]\n", quoted(schema)));
        }
        text.push_str("\n[[entry_points]]\nid = \"all\"\n");
        text.push_str("\n[entry_points.name]\n");
        text.push_str(&texts(self.about.id));
        text
    }

    fn units_table(&self) -> io::Result<Vec<u8>> {
        let main = self.main_language();
        let mut languages = vec![main.to_owned()];
        languages.extend(self.languages.iter().filter(|of| **of != main).cloned());
        let mut table = csv::Writer::from_writer(Vec::new());
        let labels = languages.iter().map(|of| format!("label.{of}"));
        let short = languages.iter().map(|of| format!("short.{of}"));
        let fixed = ["unit", "measure", "per"].map(str::to_owned);
        table.write_record(fixed.into_iter().chain(labels).chain(short))?;
        for (name, (measure, per)) in &self.units {
            let cells = [name, measure, per].into_iter();
            table.write_record(cells.chain(std::iter::repeat_n(name, languages.len() * 2)))?;
        }
        table.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

impl<F: CsvFiles> FactSink for FactTables<'_, F> {
    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.namespaces.clone_from(&header.namespaces);
        self.schemas = std::mem::take(&mut self.about.entry_points);
        if self.schemas.is_empty() {
            self.schemas = header.taxonomy.iter().map(ToString::to_string).collect();
        }
        Ok(())
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        if aspects.concepts[fact.concept].is_note() {
            let content = fact.value.unwrap_or_default();
            let note = Note {
                text: without_markup(content),
                language: fact.language.map(str::to_owned),
                has_markup: content.contains('<'),
            };
            self.notes.insert(fact.id.to_owned(), note);
            return Ok(());
        }
        match self.row(aspects, fact) {
            Ok(row) => {
                let at = self.rows.len();
                self.rows.push(row);
                self.noted.extend(fact.links.iter().map(|link| (at, link.target.to_owned())));
            }
            Err(what) => {
                let concept = &aspects.concepts[fact.concept].name;
                self.losses.add_named(what, || format!("{concept} (`{}`)", fact.id));
            }
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        let facts = self.facts()?;
        self.files.append("facts.csv", &facts)?;
        self.files.append("report.toml", self.definition().as_bytes())?;
        self.files.append("taxonomy/taxonomy.toml", self.taxonomy().as_bytes())?;
        let calendar = "# In which month a fiscal year begins, and after which year it is named.\n\
                        first_month = 1\nyear_named_after = \"start\"\n";
        self.files.append("taxonomy/calendar.toml", calendar.as_bytes())?;
        let units = self.units_table()?;
        self.files.append("taxonomy/units.csv", &units)?;
        Ok(self.losses.take())
    }
}

/// A period by its days, and the last of them.
fn period(context: &StreamContext) -> Option<(String, NaiveDate)> {
    let day = |moment: &str| moment.strip_suffix("T00:00:00")?.parse::<NaiveDate>().ok();
    let text = context.period.as_deref()?;
    Some(match text.split_once('/') {
        Some((start, end)) => {
            let (start, end) = (day(start)?, day(end)?.pred_opt()?);
            (format!("{start}..{end}"), end)
        }
        None => {
            let day = day(text)?.pred_opt()?;
            (day.to_string(), day)
        }
    })
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A text as a name that ids and prefixes can have.
fn ncname(text: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let name: String = text.chars().map(kept).collect();
    match name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        true => name,
        false => format!("report-{}", name.trim_start_matches('-')),
    }
}

/// The text of a note without its markup.
fn without_markup(note: &str) -> String {
    let mut text = String::new();
    let mut rest = note;
    while let Some((before, behind)) = rest.split_once('<') {
        text.push_str(before);
        rest = behind.split_once('>').map_or("", |(_, rest)| rest);
    }
    text.push_str(rest);
    let plain = quick_xml::escape::unescape(&text).map_or(text.clone(), |of| of.into_owned());
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a number is written as tables read it: digits without a sign of plus, needless noughts or an exponent.
fn is_plain(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    let (whole, places) = digits.split_once('.').unwrap_or((digits, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    are_digits(whole) && are_digits(places) && (whole == "0" || !whole.starts_with('0'))
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn numbers_as_xml_schema_allows_them_are_plain_or_not() {
        for plain in ["0", "-1", "0.615", "12.50", "-0.0"] {
            assert!(is_plain(plain), "{plain}");
        }
        for other in ["", "-", ".615", "+12", "0012", "12.", "1E3", " 1", "-.5"] {
            assert!(!is_plain(other), "{other}");
        }
    }
}
