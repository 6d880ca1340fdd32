//! A taxonomy, concept by concept and row by row.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use super::ReportBuilder;
use crate::Error;
use crate::filing::Filing;
use crate::model::{
    Balance, CalculationArc, Calendar, Concept, ConceptId, ConceptKind, Concepts, EntryPoint,
    FileNames, INSTANCE_PREFIXES, ItemType, LabelRole, Lang, Measures, Node, Owner, PeriodType,
    Publication, QName, Statement, StatementId, Taxonomy, Translations, UnitDefinition, YearName,
};
use crate::notation::figure::{self, Printed};

/// A taxonomy under construction. What can't be added (a name that is there already, a type that there
/// is not) is told when it is finished: the first such thing is the error.
#[derive(Debug)]
pub struct TaxonomyBuilder {
    taxonomy: Taxonomy,
    error: Option<Error>,
}

impl TaxonomyBuilder {
    /// A taxonomy without concepts, with this prefix (which is its id too) and target namespace. Its
    /// language is English, its fiscal year the calendar's; [`TaxonomyBuilder::edit`] changes what
    /// else it says of itself.
    #[must_use]
    pub fn new(prefix: &str, namespace: &str) -> Self {
        let publication = Publication {
            cover: Vec::new(),
            definition: "".into(),
            id: prefix.to_owned(),
            prefix: prefix.to_owned(),
            namespace: namespace.to_owned(),
            version: "1.0".to_owned(),
            date: None,
            files: FileNames::ByEntryPoint,
            classic_sums: false,
            publisher: Translations::new(),
            publisher_url: None,
            publisher_country: None,
            name: in_language("en", prefix),
            description: Translations::new(),
        };
        let calendar = Calendar::new(1, YearName::Start).unwrap_or_else(|| unreachable!("1..=12"));
        let taxonomy = Taxonomy {
            source: "".into(),
            publication,
            languages: vec!["en".into()],
            concepts: Concepts::new(),
            statements: Vec::new(),
            axes: IndexMap::new(),
            domains: IndexMap::new(),
            units: IndexMap::new(),
            declared: BTreeMap::new(),
            schemas: BTreeMap::new(),
            imports: Vec::new(),
            relations: Vec::new(),
            prohibitions: Vec::new(),
            calendar,
            entry_points: Vec::new(),
        };
        Self { taxonomy, error: None }
    }

    /// Changes what there is no other function for: publisher, languages, axes, cubes …
    pub fn edit(&mut self, change: impl FnOnce(&mut Taxonomy)) -> &mut Self {
        change(&mut self.taxonomy);
        self
    }

    /// Adds a unit of one measure, `iso4217:JPY` or `xbrli:shares`, by the name that facts use.
    pub fn unit(&mut self, name: &str, measure: &str) -> &mut Self {
        let known = measure.split_once(':').and_then(|(prefix, local)| {
            let (_, uri) = INSTANCE_PREFIXES.into_iter().find(|(known, _)| *known == prefix)?;
            Some(QName::new(prefix, uri, local))
        });
        let Some(measure) = known else {
            return self.fail(format!("`{measure}` is not a measure: write `iso4217:JPY`"));
        };
        let definition = UnitDefinition {
            source: "".into(),
            line: 0,
            name: name.to_owned(),
            measures: Measures::of(measure),
            labels: Translations::new(),
            short: Translations::new(),
            noun: Translations::new(),
            documentation: Translations::new(),
        };
        if self.taxonomy.units.insert(name.to_owned(), definition).is_some() {
            return self.fail(format!("the unit `{name}` is there twice"));
        }
        self
    }

    /// Adds a concept of an item type, by the type's name in tables (`monetary`, `shares`, `string` …).
    pub fn concept(
        &mut self,
        name: &str,
        item_type: &str,
        period_type: PeriodType,
    ) -> ConceptBuilder<'_> {
        let Some(of_type) = ItemType::from_name(item_type) else {
            self.fail(format!("there is no type `{item_type}`"));
            return ConceptBuilder { concept: None };
        };
        self.add(name, ConceptKind::Item, of_type.clone(), period_type, false)
    }

    /// Adds a heading: an abstract concept.
    pub fn heading(&mut self, name: &str) -> ConceptBuilder<'_> {
        match ItemType::from_name("string") {
            Some(text) => {
                self.add(name, ConceptKind::Item, text.clone(), PeriodType::Duration, true)
            }
            None => ConceptBuilder { concept: None },
        }
    }

    fn add(
        &mut self,
        name: &str,
        kind: ConceptKind,
        item_type: Arc<ItemType>,
        period_type: PeriodType,
        is_abstract: bool,
    ) -> ConceptBuilder<'_> {
        let publication = &self.taxonomy.publication;
        let concept = Concept {
            line: 0,
            name: QName::new(&publication.prefix, &publication.namespace, name),
            owner: Owner::Own,
            kind,
            item_type,
            period_type,
            balance: None,
            is_abstract,
            nillable: true,
            values: Vec::new(),
            enumeration: None,
            labels: BTreeMap::new(),
            references: Vec::new(),
        };
        match self.taxonomy.concepts.add(concept) {
            Ok(id) => ConceptBuilder { concept: self.taxonomy.concepts.get_mut(id) },
            Err(_) => {
                self.fail(format!("the concept `{name}` is there twice"));
                ConceptBuilder { concept: None }
            }
        }
    }

    /// Adds a statement: an extended link role, whose rows are added to it.
    pub fn statement(&mut self, id: &str, title: &str) -> StatementBuilder<'_> {
        let namespace = self.taxonomy.publication.namespace.trim_end_matches('/');
        let number = u32::try_from(self.taxonomy.statements.len() + 1).unwrap_or(u32::MAX);
        self.taxonomy.statements.push(Statement {
            id: id.to_owned(),
            role: format!("{namespace}/role/{id}"),
            number: number.saturating_mul(100),
            title: self.in_first_language(title),
            owner: Owner::Own,
            kind: None,
            recast: None,
            is_presented: true,
            source: "".into(),
            nodes: Vec::new(),
            calculations: Vec::new(),
            cubes: Vec::new(),
        });
        StatementBuilder { of: self }
    }

    /// Adds an entry point with all statements that there are so far.
    pub fn entry_point(&mut self, id: &str, name: &str) -> &mut Self {
        let ids = (0..self.taxonomy.statements.len()).filter_map(StatementId::at);
        let entry = EntryPoint {
            id: id.to_owned(),
            name: self.in_first_language(name),
            description: Translations::new(),
            version: None,
            statements: ids.collect(),
            replacements: None,
        };
        self.taxonomy.entry_points.push(entry);
        self
    }

    /// Begins a report of an entity (scheme and identifier, XBRL 2.1 §4.7.3.1) at an entry point.
    ///
    /// # Errors
    /// The first thing that could not be added to the taxonomy, or when there is no such entry point.
    pub fn report(
        self,
        id: &str,
        entry_point: &str,
        entity: (&str, &str),
    ) -> Result<ReportBuilder, Error> {
        let taxonomy = self.finished()?;
        ReportBuilder::new(taxonomy, id, entry_point, entity)
    }

    /// The taxonomy alone, to be checked and written.
    ///
    /// # Errors
    /// The first thing that could not be added, or an id that leads nowhere.
    pub fn filing(self) -> Result<Filing, Error> {
        Filing::from_models(self.finished()?, None)
    }

    fn finished(self) -> Result<Taxonomy, Error> {
        self.error.map_or(Ok(self.taxonomy), Err)
    }

    fn in_first_language(&self, text: &str) -> Translations {
        in_language(self.taxonomy.languages.first().map_or("en", |lang| &**lang), text)
    }

    fn fail(&mut self, message: String) -> &mut Self {
        self.error.get_or_insert_with(|| Error::new(message));
        self
    }

    fn find(&mut self, name: &str) -> Option<ConceptId> {
        let found = self.taxonomy.find(name);
        if found.is_none() {
            self.fail(format!("there is no concept `{name}`"));
        }
        found
    }
}

fn in_language(lang: &str, text: &str) -> Translations {
    std::iter::once((Lang::from(lang), text.to_owned())).collect()
}

/// A concept that was added, to say more of it.
#[derive(Debug)]
pub struct ConceptBuilder<'a> {
    /// None where it could not be added, which is told when the taxonomy is finished.
    concept: Option<&'a mut Concept>,
}

impl ConceptBuilder<'_> {
    fn edit(mut self, change: impl FnOnce(&mut Concept)) -> Self {
        if let Some(concept) = &mut self.concept {
            change(concept);
        }
        self
    }

    /// Gives it a standard label.
    pub fn label(self, lang: &str, text: &str) -> Self {
        self.label_of(LabelRole::Standard, lang, text)
    }

    /// Gives it a label of a role.
    pub fn label_of(self, role: LabelRole, lang: &str, text: &str) -> Self {
        self.edit(|concept| {
            concept.labels.insert((role, lang.into()), text.to_owned());
        })
    }

    /// Gives it a balance (XBRL 2.1 §5.1.1.2).
    pub fn balance(self, balance: Balance) -> Self {
        self.edit(|concept| concept.balance = Some(balance))
    }

    /// Says that facts of it can't be nil.
    pub fn never_nil(self) -> Self {
        self.edit(|concept| concept.nillable = false)
    }
}

/// A statement that was added, to give it rows and sums.
#[derive(Debug)]
pub struct StatementBuilder<'a> {
    of: &'a mut TaxonomyBuilder,
}

impl StatementBuilder<'_> {
    /// Adds a row: a concept at a distance from the root, which stands at 0.
    pub fn row(self, depth: u32, concept: &str) -> Self {
        self.row_with(depth, concept, LabelRole::Standard)
    }

    /// Adds a row that shows the label of a role.
    pub fn row_with(self, depth: u32, concept: &str, preferred_label: LabelRole) -> Self {
        let Some(concept) = self.of.find(concept) else { return self };
        self.edit(|statement| {
            statement.nodes.push(Node {
                concept,
                depth,
                preferred_label,
                beside: None,
                column: Translations::new(),
                required: false,
            });
        })
    }

    /// Adds a sum: a total and its parts, each with its weight as people write it, `1` or `-1`.
    pub fn sum(self, total: &str, parts: &[(&str, &str)]) -> Self {
        let Some(total) = self.of.find(total) else { return self };
        parts.iter().fold(self, |of, (item, weight)| of.part(total, item, weight))
    }

    fn part(self, total: ConceptId, item: &str, weight: &str) -> Self {
        let Some(item) = self.of.find(item) else { return self };
        let Ok(Printed::Number(number)) = figure::parse(weight) else {
            self.of.fail(format!("`{weight}` is not a weight"));
            return self;
        };
        let weight = number.figure;
        self.edit(|statement| statement.calculations.push(CalculationArc { total, item, weight }))
    }

    fn edit(self, change: impl FnOnce(&mut Statement)) -> Self {
        if let Some(statement) = self.of.taxonomy.statements.last_mut() {
            change(statement);
        }
        self
    }
}
