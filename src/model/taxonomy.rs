//! What can be reported: concepts, labels, networks, cubes, entry points.

use std::collections::BTreeMap;
use std::sync::Arc;

use indexmap::IndexMap;

use super::{
    Calendar, Dimensions, Figure, ItemType, LabelRole, Lang, MemberValue, PeriodType, QName, Unit,
    UnitDefinition,
};

super::index_type! {
    /// A concept: its position in [`Taxonomy::concepts`].
    ConceptId
}

/// A statement: its position in [`Taxonomy::statements`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(pub u16);

impl StatementId {
    /// The position in [`Taxonomy::statements`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// A text in several languages.
pub type Translations = BTreeMap<Lang, String>;

/// Labels of a concept by role and language.
pub type Labels = BTreeMap<(LabelRole, Lang), String>;

/// A taxonomy: everything that a discoverable taxonomy set says.
#[derive(Debug)]
pub struct Taxonomy {
    /// The table that its concepts were read from, as the user named it.
    pub source: Arc<str>,
    /// How and by whom it is published.
    pub publication: Publication,
    /// Label languages; the first is the default.
    pub languages: Vec<Lang>,
    /// Concepts by local name.
    pub concepts: IndexMap<String, Concept>,
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
    /// Entry points.
    pub entry_points: Vec<EntryPoint>,
}

impl Taxonomy {
    /// The concept at this position.
    ///
    /// # Panics
    /// When the id is not one that this taxonomy gave out.
    #[must_use]
    pub fn concept(&self, id: ConceptId) -> &Concept {
        &self.concepts[id.index()]
    }

    /// The concept with this local name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<ConceptId> {
        self.concepts.get_index_of(name).map(ConceptId::from)
    }

    /// The statement with this id.
    #[must_use]
    pub fn find_statement(&self, id: &str) -> Option<StatementId> {
        let position = self.statements.iter().position(|statement| statement.id == id)?;
        u16::try_from(position).ok().map(StatementId)
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
    /// else the standard label in that language, else in the default language, else the name.
    #[must_use]
    pub fn label(&self, entry_point: usize, id: ConceptId, role: LabelRole, lang: &Lang) -> &str {
        let concept = self.concept(id);
        let replaced = self.entry_points.get(entry_point).and_then(|entry| entry.replaced(id));
        let default = self.languages.first().unwrap_or(lang);
        [(role, lang), (LabelRole::Standard, lang), (LabelRole::Standard, default)]
            .into_iter()
            .find_map(|(role, lang)| {
                let key = (role, lang.clone());
                replaced.and_then(|labels| labels.get(&key)).or_else(|| concept.labels.get(&key))
            })
            .map_or_else(|| concept.name.local.as_ref(), String::as_str)
    }

    /// All labels of a concept at an entry point, or those that entry points share.
    #[must_use]
    pub fn labels<'a>(
        &'a self,
        entry_point: Option<&'a EntryPoint>,
        id: ConceptId,
    ) -> BTreeMap<(LabelRole, &'a Lang), &'a str> {
        let replaced = entry_point.and_then(|entry| entry.replaced(id));
        let shared = self.concept(id).labels.iter();
        shared
            .chain(replaced.into_iter().flatten())
            .map(|((role, lang), text)| ((*role, lang), text.as_str()))
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
}

/// What kind of concept: which substitution group its element is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConceptKind {
    /// `xbrli:item`, reportable or a heading.
    Item,
    /// `xbrli:item`, the abstract head of the primary items of a cube.
    LineItems,
    /// `xbrli:item`, a domain or a member of one.
    Member,
    /// `xbrldt:hypercubeItem`.
    Hypercube,
    /// `xbrldt:dimensionItem`.
    Dimension,
}

/// The balance of a monetary concept (XBRL 2.1 §5.1.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Balance {
    /// Debit.
    Debit,
    /// Credit.
    Credit,
}

/// A part of a reference: element of the 2006 reference schema, and its text.
pub type ReferencePart = (String, String);

/// A concept (XBRL 2.1 §5.1.1).
#[derive(Debug)]
pub struct Concept {
    /// Line of the source.
    pub line: u32,
    /// Qualified name.
    pub name: QName,
    /// Kind.
    pub kind: ConceptKind,
    /// Item type.
    pub item_type: &'static ItemType,
    /// Period type.
    pub period_type: PeriodType,
    /// Balance.
    pub balance: Option<Balance>,
    /// Whether it is only for grouping.
    pub is_abstract: bool,
    /// Whether facts can be nil.
    pub nillable: bool,
    /// The values that facts can have, where the type lists them; empty where it does not.
    pub values: Vec<String>,
    /// From where the values come, where the concept is an enumeration.
    pub enumeration: Option<Enumeration>,
    /// Labels, where an entry point has no others: see [`Taxonomy::label`].
    pub labels: Labels,
    /// Reference to authoritative literature, part by part; empty when there is none.
    pub reference: Vec<ReferencePart>,
}

/// From where the values of a concept come (Extensible Enumerations 2.0 §2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// The head of the domain, one of [`Taxonomy::domains`].
    pub head: ConceptId,
    /// Whether the head is a value too.
    pub head_usable: bool,
}

/// A statement: one extended link role with its networks.
#[derive(Debug)]
pub struct Statement {
    /// Id, last step of the role URI.
    pub id: String,
    /// Role URI.
    pub role: String,
    /// Number that sorts statements; first part of the definition of the role.
    pub number: u32,
    /// Title.
    pub title: Translations,
    /// The table that it was read from, as the user named it.
    pub source: Arc<str>,
    /// The presentation tree in pre-order.
    pub nodes: Vec<Node>,
    /// The calculation network (Calculations 1.1).
    pub calculations: Vec<CalculationArc>,
    /// The hypercubes that tie the statement's items to axes; a fact must satisfy all of them.
    pub cubes: Vec<Cube>,
}

impl Statement {
    /// The rows that the cubes govern: those below the head of the primary items; all of them
    /// where the tree does not show that head, none where there is no cube.
    #[must_use]
    pub fn governed(&self) -> &[Node] {
        let Some(cube) = self.cubes.first() else { return &[] };
        let Some(head) = self.nodes.iter().position(|node| node.concept == cube.line_items) else {
            return &self.nodes;
        };
        let below = &self.nodes[head + 1..];
        let end = below.iter().position(|node| node.depth <= self.nodes[head].depth);
        &below[..end.unwrap_or(below.len())]
    }

    /// Whether the statement prints the figures of one of these members with their sign turned,
    /// beside what the label of a row says.
    #[must_use]
    pub fn negates_members(&self, dimensions: &Dimensions) -> bool {
        let turned = |axis: &CubeAxis| {
            dimensions.iter().any(|(of, member)| {
                *of == axis.concept
                    && matches!(member, MemberValue::Explicit(id) if axis.negated.contains(id))
            })
        };
        self.cubes.iter().flat_map(|cube| &cube.axes).any(turned)
    }

    /// The axes on which facts of the statement can have members: those of the cubes that do not
    /// exclude.
    pub fn axes(&self) -> impl Iterator<Item = ConceptId> {
        let cubes = self.cubes.iter().filter(|cube| !cube.excludes);
        cubes.flat_map(|cube| &cube.axes).map(|axis| axis.concept)
    }
}

/// A place of a concept in a presentation tree.
#[derive(Debug)]
pub struct Node {
    /// The concept.
    pub concept: ConceptId,
    /// Distance from the root.
    pub depth: u32,
    /// Role of the label to show.
    pub preferred_label: LabelRole,
    /// The concept on whose row this one is shown (a ratio, a change).
    pub beside: Option<ConceptId>,
    /// Heading of the column in which it is shown there.
    pub column: Translations,
}

/// A summation-item relationship.
#[derive(Debug)]
pub struct CalculationArc {
    /// The total.
    pub total: ConceptId,
    /// The contributing item.
    pub item: ConceptId,
    /// Its weight, not zero.
    pub weight: Figure,
}

/// A hypercube over the scenario (Dimensions 1.0 §2.2), and how it binds primary items (§2.3).
#[derive(Debug)]
pub struct Cube {
    /// Line of the source.
    pub line: u32,
    /// The hypercube.
    pub hypercube: ConceptId,
    /// The head of the primary items.
    pub line_items: ConceptId,
    /// The axes.
    pub axes: Vec<CubeAxis>,
    /// Whether it takes no other axes than its own.
    pub closed: bool,
    /// Whether facts must not fit it (`notAll`).
    pub excludes: bool,
}

/// An axis of a cube.
#[derive(Debug)]
pub struct CubeAxis {
    /// Line of the source.
    pub line: u32,
    /// The axis.
    pub concept: ConceptId,
    /// The members in this cube, where they are not all those of the axis: see
    /// [`Taxonomy::members`].
    pub members: Option<Vec<Member>>,
    /// The members whose figures the statement prints with their sign turned.
    pub negated: Vec<ConceptId>,
}

/// An axis: an explicit dimension with its members, or a typed one.
#[derive(Debug)]
pub struct Axis {
    /// The member tree in pre-order, the domain head first; empty when typed.
    pub members: Vec<Member>,
    /// The default member.
    pub default: Option<ConceptId>,
    /// The domain of a typed axis.
    pub typed: Option<TypedDomain>,
}

/// A member of an explicit axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The concept.
    pub concept: ConceptId,
    /// Distance from the domain head.
    pub depth: u32,
    /// Whether facts can have it; one that they can't is there to group others.
    pub usable: bool,
}

/// The element that holds the values of a typed axis.
#[derive(Debug)]
pub struct TypedDomain {
    /// Its name.
    pub element: QName,
    /// Its XML Schema simple type, by local name.
    pub simple_type: String,
}

/// An entry point: the document that a report refers to.
#[derive(Debug)]
pub struct EntryPoint {
    /// Id, part of the file name.
    pub id: String,
    /// Name.
    pub name: Translations,
    /// What it is for.
    pub description: Translations,
    /// The statements whose networks it gathers, in order.
    pub statements: Vec<StatementId>,
    /// The labels that it has in place of those of the concepts.
    pub replacements: Option<Replacements>,
}

impl EntryPoint {
    /// The labels of a concept that this entry point replaces or adds.
    fn replaced(&self, id: ConceptId) -> Option<&Labels> {
        let replacement = self.replacements.as_ref()?.by_concept.get(&id)?;
        Some(&replacement.labels)
    }

    /// Whether it has labels of its own in a language.
    #[must_use]
    pub fn replaces(&self, lang: &Lang) -> bool {
        let replacements = self.replacements.iter().flat_map(|all| all.by_concept.values());
        replacements.flat_map(|one| one.labels.keys()).any(|(_, of)| of == lang)
    }
}

/// The labels of an entry point: a company may change the words for its concepts from one
/// release to the next.
#[derive(Debug)]
pub struct Replacements {
    /// The table that they were read from, as the user named it.
    pub source: Arc<str>,
    /// The labels that are others, by concept.
    pub by_concept: BTreeMap<ConceptId, Replacement>,
}

/// The labels of a concept at an entry point, as far as they are others.
#[derive(Debug)]
pub struct Replacement {
    /// Line of the source.
    pub line: u32,
    /// The labels.
    pub labels: Labels,
}
