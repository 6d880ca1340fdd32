//! What can be reported: concepts, labels, networks, cubes, entry points.

mod adopt;
mod concept;
mod concepts;
mod cube;
mod entry_point;
mod ids;
mod import;
mod order;
mod prohibition;
mod recast;
mod relation;
mod segments;
mod statement;

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

pub use adopt::Adopted;
pub use concept::{Balance, Concept, ConceptKind, Enumeration, Owner, Reference, ReferencePart};
pub use concepts::Concepts;
pub use cube::{Axis, Cube, CubeAxis, Member, TypedDomain};
pub use entry_point::{EntryPoint, Replacement, Replacements};
pub use ids::{ConceptId, StatementId};
pub use import::{Import, Imported};
pub(crate) use order::ArcOrder;
pub use prohibition::{Declarations, LinkKind, ProhibitingArc, Prohibition, ReplacedLabel};
pub use recast::{Ground, Placed, RecastInto, Recasting, Used, recast};
pub use relation::Relation;
pub use segments::Segments;
pub use statement::{CalculationArc, Node, Statement, StatementKind};

use super::{Calendar, LabelRole, Labels, Lang, Translations, Unit, UnitDefinition};

/// A taxonomy: everything that a discoverable taxonomy set says.
#[derive(Debug)]
pub struct Taxonomy {
    /// The table that its concepts were read from, as the user named it.
    pub source: Arc<str>,
    /// How and by whom it is published.
    pub publication: Publication,
    /// Label languages; the first is the default.
    pub languages: Vec<Lang>,
    /// Concepts: those of others that it may use, then its own.
    pub concepts: Concepts,
    /// Statements, each an extended link role, in their order.
    pub statements: Vec<Statement>,
    /// Axes with their members, in the order of the source.
    pub axes: IndexMap<ConceptId, Axis>,
    /// Trees of members that enumerations take their values from, by their heads, which are not
    /// among the members.
    pub domains: IndexMap<ConceptId, Vec<Member>>,
    /// Units by the name that facts use.
    pub units: IndexMap<String, UnitDefinition>,
    /// The fiscal calendar of the entity whose reports it is for.
    pub calendar: Calendar,
    /// Roles and arcroles that documents of others declare: where, `document#id`.
    pub declared: BTreeMap<Arc<str>, Arc<str>>,
    /// Schemas of others by their target namespaces; where several have one, the first.
    pub schemas: BTreeMap<Arc<str>, Arc<str>>,
    /// Documents of others that every entry point brings in.
    pub imports: Vec<Import>,
    /// Relationships of our own beside trees, sums and cubes; every entry point has them.
    pub relations: Vec<Relation>,
    /// Relationships of others that no entry point has.
    pub prohibitions: Vec<Prohibition>,
    /// Entry points.
    pub entry_points: Vec<EntryPoint>,
}

impl Taxonomy {
    /// The statements that an entry point shows, in their order; none where there is no such entry point.
    #[must_use]
    pub fn statements_of(&self, entry_point: usize) -> &[StatementId] {
        self.entry_points.get(entry_point).map_or(&[], |entry| &entry.statements)
    }

    /// The concept at this position, of an id that this taxonomy gave out; any other is asked of
    /// [`Taxonomy::concepts`].
    #[must_use]
    pub(crate) fn concept(&self, id: ConceptId) -> &Concept {
        let found = self.concepts.get(id);
        found.unwrap_or_else(|| panic!("{id:?} is no concept of this taxonomy"))
    }

    /// The concept that a table names: see [`Concepts::named`].
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ConceptId> {
        self.concepts.named(name)
    }

    /// The statement with this id.
    #[must_use]
    pub fn find_statement(&self, id: &str) -> Option<StatementId> {
        StatementId::at(self.statements.iter().position(|statement| statement.id == id)?)
    }

    /// What the tables say of a unit of a report: the row with its name, where that measures the
    /// same, else the first that does.
    #[must_use]
    pub fn unit_definition(&self, unit: &Unit) -> Option<&UnitDefinition> {
        let same = |known: &&UnitDefinition| known.measures == unit.measures;
        let named = self.units.get(&unit.name).filter(same);
        named.or_else(|| self.units.values().find(same))
    }

    /// The label of a concept at the entry point at a position: in the wanted role and language,
    /// else the standard label in that language, else in the default language, else the name. None
    /// where there is no such concept.
    #[must_use]
    pub fn label_of(
        &self,
        entry_point: usize,
        id: ConceptId,
        role: &LabelRole,
        lang: &Lang,
    ) -> Option<&str> {
        self.concepts.get(id).map(|_| self.label(entry_point, id, role, lang))
    }

    /// All labels of a concept at an entry point, or those that entry points share; none where there
    /// is no such concept.
    #[must_use]
    pub fn labels_of<'a>(
        &'a self,
        entry_point: Option<&'a EntryPoint>,
        id: ConceptId,
    ) -> Option<BTreeMap<(&'a LabelRole, &'a Lang), &'a str>> {
        self.concepts.get(id).map(|_| self.labels(entry_point, id))
    }

    /// As [`Taxonomy::label_of`], of a concept that this taxonomy has.
    #[must_use]
    pub(crate) fn label(
        &self,
        entry_point: usize,
        id: ConceptId,
        role: &LabelRole,
        lang: &Lang,
    ) -> &str {
        let concept = self.concept(id);
        let replaced = self.entry_points.get(entry_point).and_then(|entry| entry.replaced(id));
        let default = self.languages.first().unwrap_or(lang);
        [(role, lang), (&LabelRole::Standard, lang), (&LabelRole::Standard, default)]
            .into_iter()
            .find_map(|(role, lang)| {
                let key = (role.clone(), lang.clone());
                replaced.and_then(|labels| labels.get(&key)).or_else(|| concept.labels.get(&key))
            })
            .map_or_else(|| concept.name.local.as_ref(), String::as_str)
    }

    /// As [`Taxonomy::labels_of`], of a concept that this taxonomy has.
    #[must_use]
    pub(crate) fn labels<'a>(
        &'a self,
        entry_point: Option<&'a EntryPoint>,
        id: ConceptId,
    ) -> BTreeMap<(&'a LabelRole, &'a Lang), &'a str> {
        let replaced = entry_point.and_then(|entry| entry.replaced(id));
        let shared = self.concept(id).labels.iter();
        shared
            .chain(replaced.into_iter().flatten())
            .map(|((role, lang), text)| ((role, lang), text.as_str()))
            .collect()
    }

    /// The members of an axis in a cube: its own tree there, else that of the axis.
    #[must_use]
    pub fn members<'a>(&'a self, axis: &'a CubeAxis) -> &'a [Member] {
        let of_axis = || self.axes.get(&axis.concept).map_or(&[][..], |known| &known.members);
        axis.members.as_deref().unwrap_or_else(of_axis)
    }

    /// The absolute URL of a file of this taxonomy.
    #[must_use]
    pub fn url(&self, file: &str) -> String {
        format!("{}/{file}", self.publication.namespace.trim_end_matches('/'))
    }
}

/// How and by whom a taxonomy is published.
#[derive(Debug)]
pub struct Publication {
    /// The file that says all this, as the user named it.
    pub definition: Arc<str>,
    /// Stem of the names of all files.
    pub id: String,
    /// Prefix of the target namespace.
    pub prefix: String,
    /// Target namespace; files are published below it.
    pub namespace: String,
    /// Version of the taxonomy.
    pub version: String,
    /// Date of publication, ISO 8601.
    pub date: Option<String>,
    /// How its documents are divided, and what their files are called.
    pub files: FileNames,
    /// Whether sums are those of XBRL 2.1 §5.2.5.2, and not of Calculations 1.1.
    pub classic_sums: bool,
    /// Name of the publisher.
    pub publisher: Translations,
    /// URL of the publisher.
    pub publisher_url: Option<String>,
    /// Country of the publisher, ISO 3166-1 alpha-2.
    pub publisher_country: Option<String>,
    /// Name of the taxonomy.
    pub name: Translations,
    /// What the taxonomy is for.
    pub description: Translations,
    /// Names of the concepts whose facts say under the title of a page whose report it is, of what and when.
    pub cover: Vec<String>,
}

/// How the documents of a taxonomy are divided, and what their files are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileNames {
    /// A core schema, and a schema with linkbases for each entry point.
    ByEntryPoint,
    /// The same, with names that say the version: those that the ESEF and EDGAR manuals ask for.
    Dated,
    /// One schema with all linkbases, for the only entry point. Labels in the first language are in the
    /// linkbase whose name has none.
    OneSchema {
        /// What stands between the id and what a linkbase is.
        separator: String,
    },
}

impl Publication {
    /// Stem of the names of all files: the id, with the version where names say it.
    #[must_use]
    pub fn stem(&self) -> String {
        match self.files {
            FileNames::Dated => format!("{}-{}", self.id, self.version),
            FileNames::ByEntryPoint | FileNames::OneSchema { .. } => self.id.clone(),
        }
    }

    /// Whether there is one schema for all.
    #[must_use]
    pub fn has_one_schema(&self) -> bool {
        matches!(self.files, FileNames::OneSchema { .. })
    }
}
