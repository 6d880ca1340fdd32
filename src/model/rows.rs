//! Facts of a stream as rows that stand for themselves, to be shown and compared.

use std::collections::BTreeMap;
use std::io;

use super::QName;
use super::stream::{
    Aspects, Beyond, DimensionValue, FactSink, Header, Loss, StreamFact, StreamUnit, ValueKind,
};

/// A fact with all it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// The concept.
    pub concept: QName,
    /// The entity, `scheme#identifier`; empty where none is named.
    pub entity: String,
    /// The period as the model writes it; empty is forever.
    pub period: String,
    /// The dimensions, sorted by name: a member by name, or a typed value; nothing where it is nil.
    pub dimensions: Vec<(QName, RowMember)>,
    /// The unit in Clark notation; empty where there is none.
    pub unit: String,
    /// The language; empty where there is none.
    pub language: String,
    /// The value; nothing where it is nil.
    pub value: Option<String>,
    /// The decimals of a number; nothing where it is exact or no number.
    pub decimals: Option<i32>,
    /// Whether it is a number, as far as that is known: its concept, unit or decimals say so.
    pub is_number: bool,
    /// What it leads to: type of the link, and the id of the other.
    pub links: Vec<(String, String)>,
    /// What the Open Information Model has no words for.
    pub beyond: RowBeyond,
    /// The value in a text that is the same whatever the prefixes are, where it is names; those of a set in one order.
    pub names: Option<String>,
}

/// What of a fact the Open Information Model has no words for; empty where there is nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowBeyond {
    /// The target of Inline XBRL, where it is not the default one.
    pub target: String,
    /// What the segment holds beside members, as XML.
    pub segment: String,
    /// What the scenario holds beside members, as XML.
    pub scenario: String,
    /// The tuples in which it stands, the outermost first: names and ids.
    pub tuple: String,
}

impl RowBeyond {
    /// The names of its parts.
    pub const NAMES: [&str; 4] = ["target", "segment", "scenario", "tuple"];

    /// Its parts.
    #[must_use]
    pub fn parts(&self) -> [&str; 4] {
        [&self.target, &self.segment, &self.scenario, &self.tuple]
    }
}

/// The value of a dimension of a row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowMember {
    /// A member.
    Explicit(QName),
    /// A value; nothing where it is nil.
    Typed(Option<String>),
}

impl Row {
    /// What the fact is about, in a text that is the same whatever the prefixes are.
    #[must_use]
    pub fn key(&self) -> String {
        let mut key = format!("{}\u{1f}{}\u{1f}{}", clark(&self.concept), self.entity, self.period);
        for (axis, member) in &self.dimensions {
            let member = match member {
                RowMember::Explicit(member) => clark(member),
                RowMember::Typed(Some(value)) => format!("={}", value.trim()),
                RowMember::Typed(None) => "nil".to_owned(),
            };
            key.push_str(&format!("\u{1f}{}\u{1e}{member}", clark(axis)));
        }
        key.push_str(&format!("\u{1f}{}\u{1f}{}", self.unit, self.language.to_ascii_lowercase()));
        // Ids of tuples say nothing of what is in them.
        let [target, segment, scenario, tuple] = self.beyond.parts();
        let tuples = tuple.split('/').map(|tuple| tuple.split('#').next().unwrap_or_default());
        for part in [target, segment, scenario].into_iter().chain(tuples) {
            key.push('\u{1f}');
            key.push_str(part);
        }
        key
    }
}

/// `{namespace}local`.
#[must_use]
pub fn clark(name: &QName) -> String {
    format!("{{{}}}{}", name.namespace, name.local)
}

/// Gathers all facts of a stream.
#[derive(Debug, Default)]
pub struct Rows {
    /// What stands before the facts.
    pub header: Header,
    /// The facts, in the order of the stream; notes are among them.
    pub rows: Vec<Row>,
    /// The labels of their concepts that were asked for.
    pub labels: RowLabels,
    /// Whether facts are among them that the Open Information Model can't say as a whole: see [`Row::beyond`].
    pub takes_all: bool,
}

/// Standard labels of concepts in languages that were asked for.
#[derive(Clone, Debug, Default)]
pub struct RowLabels {
    /// The languages as they were named, each once.
    pub languages: Vec<String>,
    /// For each concept its label in each of them; nothing where it has none.
    pub of: BTreeMap<QName, Vec<Option<String>>>,
}

impl RowLabels {
    /// The heading of the column of a language.
    #[must_use]
    pub fn heading(language: &str) -> String {
        format!("label_{language}")
    }

    /// The labels of a concept, one for each language.
    pub fn of_concept(&self, concept: &QName) -> impl Iterator<Item = Option<&str>> {
        let known = self.of.get(concept);
        (0..self.languages.len()).map(move |at| known?.get(at)?.as_deref())
    }
}

impl FactSink for Rows {
    fn begin(&mut self, header: &Header) -> io::Result<()> {
        self.header = header.clone();
        Ok(())
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        let context = &aspects.contexts[fact.context];
        let entity = context.entity.as_ref();
        let dimensions = context.dimensions.iter().map(|(axis, value)| {
            let member = match value {
                DimensionValue::Explicit(member) => RowMember::Explicit(member.clone()),
                DimensionValue::Typed(value) => {
                    RowMember::Typed(value.as_ref().map(ToString::to_string))
                }
            };
            (axis.clone(), member)
        });
        let links = fact.links.iter();
        let concept = &aspects.concepts[fact.concept];
        self.rows.push(Row {
            id: fact.id.to_owned(),
            concept: concept.name.clone(),
            entity: entity.map(|of| format!("{}#{}", of.scheme, of.identifier)).unwrap_or_default(),
            period: context.period.as_deref().unwrap_or("").to_owned(),
            dimensions: dimensions.collect(),
            unit: fact.unit.map(|unit| self.unit(&aspects.units[unit])).unwrap_or_default(),
            language: fact.language.unwrap_or("").to_owned(),
            value: fact.value.map(str::to_owned),
            decimals: fact.decimals,
            is_number: concept.kind.is_numeric() || fact.unit.is_some() || fact.decimals.is_some(),
            links: links.map(|link| (link.kind.to_owned(), link.target.to_owned())).collect(),
            beyond: RowBeyond::default(),
            names: fact.value.and_then(|value| self.names(concept.kind, value)),
        });
        Ok(())
    }

    fn takes_beyond(&self) -> bool {
        self.takes_all
    }

    fn beyond(
        &mut self,
        aspects: &Aspects,
        fact: &StreamFact<'_>,
        beyond: &Beyond<'_>,
    ) -> io::Result<()> {
        self.fact(aspects, fact)?;
        if let Some(row) = self.rows.last_mut() {
            row.beyond.segment = beyond.segment.to_owned();
            row.beyond.scenario = beyond.scenario.to_owned();
            row.beyond.tuple = beyond.tuple.to_owned();
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        Ok(Vec::new())
    }
}

impl Rows {
    /// Measures with the prefixes that everybody knows, others in Clark notation.
    fn unit(&self, unit: &StreamUnit) -> String {
        let side = |names: &[QName]| {
            let mut names: Vec<String> = names
                .iter()
                .map(|name| match &*name.namespace {
                    "http://www.xbrl.org/2003/iso4217" => format!("iso4217:{}", name.local),
                    "http://www.xbrl.org/2003/instance" => format!("xbrli:{}", name.local),
                    "http://www.xbrl.org/2009/utr" => format!("utr:{}", name.local),
                    _ => clark(name),
                })
                .collect();
            names.sort();
            names.join("*")
        };
        let slash = if unit.denominators.is_empty() { "" } else { "/" };
        format!("{}{slash}{}", side(&unit.numerators), side(&unit.denominators))
    }

    /// The names of a value in Clark notation; nothing where it is none, or a prefix is not bound.
    fn names(&self, kind: ValueKind, value: &str) -> Option<String> {
        let kinds = [ValueKind::QName, ValueKind::Enumeration, ValueKind::EnumerationSet];
        if !kinds.contains(&kind) {
            return None;
        }
        let name = |word: &str| {
            let (prefix, local) = word.split_once(':')?;
            Some(format!("{{{}}}{local}", self.header.namespace(prefix)?))
        };
        let mut names: Vec<String> =
            value.split_ascii_whitespace().map(name).collect::<Option<_>>()?;
        if kind == ValueKind::EnumerationSet {
            names.sort_unstable();
        }
        Some(names.join(" "))
    }

    /// A name as it is shown: with the prefix of the header.
    #[must_use]
    pub fn name(&self, name: &QName) -> String {
        match self.header.prefix(&name.namespace).unwrap_or(&name.prefix) {
            "" => name.local.to_string(),
            prefix => format!("{prefix}:{}", name.local),
        }
    }

    /// A period as people write it: the last day of it and not the moment behind.
    #[must_use]
    pub fn period(period: &str) -> String {
        if period.is_empty() {
            return "forever".to_owned();
        }
        let day = |moment: &str, is_end: bool| -> Option<String> {
            let day: chrono::NaiveDate = moment.strip_suffix("T00:00:00")?.parse().ok()?;
            Some(if is_end { day.pred_opt()? } else { day }.to_string())
        };
        let short = match period.split_once('/') {
            Some((start, end)) => {
                day(start, false).and_then(|start| Some(format!("{start}..{}", day(end, true)?)))
            }
            None => day(period, true),
        };
        short.unwrap_or_else(|| period.replace('/', ".."))
    }
}

#[cfg(test)]
mod tests {
    use super::Rows;

    #[test]
    fn periods_are_shown_as_people_write_them() {
        for (period, shown) in [
            ("", "forever"),
            ("2024-04-01T00:00:00", "2024-03-31"),
            ("2023-04-01T00:00:00/2024-04-01T00:00:00", "2023-04-01..2024-03-31"),
            ("2024-03-31T12:00:00", "2024-03-31T12:00:00"),
        ] {
            assert_eq!(Rows::period(period), shown);
        }
    }
}
