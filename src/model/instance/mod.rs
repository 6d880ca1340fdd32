//! An instance of XBRL 2.1 in its own terms: what its elements say, before anything is known of the taxonomy.
//!
//! Inline documents give instances as well, one for each target. Values are spans of one text, which begins with the
//! documents themselves, so that a million facts are a million small records; a place is an offset in that text, and
//! lines are counted only when somebody asks.

mod ids;
mod item;
mod names;
mod problem;
mod scoped;

use std::sync::Arc;

use indexmap::IndexSet;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

pub use ids::Ids;
pub use item::{Accuracy, Item, ItemId, ItemKind, Span};
pub use names::{NameId, Names};
pub use problem::{Problem, ProblemKind};
pub use scoped::{NameHolder, ScopedPrefix};

super::index_type! {
    /// A text that elements are named by: its position in [`Instance::ids`].
    IdRef
}

/// A document that an instance was read from.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name, as users know it.
    pub name: Arc<str>,
    /// Where its text begins in [`Instance::text`].
    pub start: usize,
}

/// What a reference at the start of an instance leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceKind {
    /// `link:schemaRef`
    Schema,
    /// `link:linkbaseRef`
    Linkbase,
    /// `link:roleRef`
    Role,
    /// `link:arcroleRef`
    Arcrole,
}

/// A simple link to a document of the taxonomy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What it leads to.
    pub kind: ReferenceKind,
    /// `xlink:href`, as it is written.
    pub href: Box<str>,
    /// `xml:base` that it is relative to.
    pub base: Option<Box<str>>,
    /// `xlink:role`
    pub role: Option<Box<str>>,
    /// `xlink:arcrole`
    pub arcrole: Option<Box<str>>,
    /// `roleURI` or `arcroleURI`
    pub uri: Option<Box<str>>,
    /// The address of the document that it leads to, where the taxonomy was looked for.
    pub target: Option<Box<str>>,
    /// Its place.
    pub at: u32,
}

/// The period of a context as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WrittenPeriod {
    /// `xbrli:instant`
    Instant(Box<str>),
    /// `xbrli:startDate` and `xbrli:endDate`
    Duration(Box<str>, Box<str>),
    /// `xbrli:forever`
    Forever,
    /// None of these.
    None,
}

/// The value that a context gives to an axis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum WrittenMember {
    /// `xbrldi:explicitMember`
    Explicit(NameId),
    /// `xbrldi:typedMember`: the element that holds the value.
    Typed {
        /// Its name.
        element: NameId,
        /// Its text; where it has elements, it with its attributes and these as canonical XML.
        text: Box<str>,
        /// Whether it has elements.
        has_elements: bool,
        /// Whether it is nil.
        is_nil: bool,
    },
}

/// A member of a context.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WrittenDimension {
    /// The axis.
    pub axis: NameId,
    /// Its value.
    pub member: WrittenMember,
    /// Whether it stands in the segment.
    pub in_segment: bool,
    /// Its place.
    pub at: u32,
}

/// A context.
#[derive(Clone, Debug)]
pub struct Context {
    /// Its id.
    pub id: IdRef,
    /// Scheme of the identifier.
    pub scheme: Box<str>,
    /// The identifier, without blanks around it.
    pub identifier: Box<str>,
    /// The period.
    pub period: WrittenPeriod,
    /// The members, in the order of the document.
    pub dimensions: Vec<WrittenDimension>,
    /// What the segment holds beside members, as canonical XML.
    pub segment: Box<str>,
    /// What the scenario holds beside members, as canonical XML.
    pub scenario: Box<str>,
    /// The elements that they hold beside members.
    pub others: Vec<NameId>,
    /// Its place.
    pub at: u32,
}

impl Context {
    /// Whether another says the same, wherever it stands.
    fn says_the_same(&self, other: &Self) -> bool {
        // The order of members and factors says nothing.
        let members = |of: &Self| -> Vec<(NameId, WrittenMember, bool)> {
            let members = of.dimensions.iter();
            let mut members: Vec<_> =
                members.map(|of| (of.axis, of.member.clone(), of.in_segment)).collect();
            members.sort_by_key(|(axis, ..)| *axis);
            members
        };
        (&self.scheme, &self.identifier, &self.period, &self.segment, &self.scenario)
            == (&other.scheme, &other.identifier, &other.period, &other.segment, &other.scenario)
            && members(self) == members(other)
    }
}

/// A unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its id.
    pub id: IdRef,
    /// Factors, in the order of the document.
    pub numerators: Vec<NameId>,
    /// Factors that divide.
    pub denominators: Vec<NameId>,
    /// Its place.
    pub at: u32,
}

impl Unit {
    /// Whether another says the same, wherever it stands.
    fn says_the_same(&self, other: &Self) -> bool {
        let sorted = |names: &[NameId]| {
            let mut names = names.to_vec();
            names.sort_unstable();
            names
        };
        sorted(&self.numerators) == sorted(&other.numerators)
            && sorted(&self.denominators) == sorted(&other.denominators)
    }
}

/// A relationship between facts, or of a fact to a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Role of the extended link.
    pub role: Box<str>,
    /// Arcrole.
    pub arcrole: Box<str>,
    /// The fact that has it, by its id.
    pub from: IdRef,
    /// What it leads to.
    pub to: LinkTarget,
    /// `order`, where it is given.
    pub order: Option<Box<str>>,
    /// Its place.
    pub at: u32,
}

/// What a relationship of a fact leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LinkTarget {
    /// A note: its position in [`Instance::notes`].
    Note(usize),
    /// A fact, by its id.
    Fact(IdRef),
}

/// A note to facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// `xlink:role`
    pub role: Box<str>,
    /// Language in scope.
    pub lang: Option<Box<str>>,
    /// Id.
    pub id: Option<Box<str>>,
    /// `xlink:title`
    pub title: Option<Box<str>>,
    /// The note as XHTML.
    pub content: Box<str>,
    /// Its place.
    pub at: u32,
}

/// A cell of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableCell {
    /// Position in [`Instance::tables`].
    pub table: u16,
    /// Its position in the row, from 0.
    pub field: u32,
    /// The line on which its row begins, from 1.
    pub line: u32,
}

/// A report as an instance says it.
#[derive(Debug, Default)]
pub struct Instance {
    /// The documents, one behind another, and values that stand in none of them as they are.
    pub text: String,
    /// The documents.
    pub documents: Vec<Document>,
    /// The file of a report in another syntax of which the instance was made. There are no documents then, and places are
    /// positions of items.
    pub made_of: Option<Arc<str>>,
    /// Whether it stands in pages, so that its facts and tuples are no elements of a document.
    pub of_pages: bool,
    /// The tables of which it was made, where it was made of tables.
    pub tables: Vec<Arc<str>>,
    /// The cells in which the values of items stand, as many as there are items; none where it was made of no tables.
    pub cells: Vec<TableCell>,
    /// Target of Inline XBRL; none for the default one and for other instances.
    pub target: Option<Box<str>>,
    /// Qualified names.
    pub names: Names,
    /// Ids that elements have or refer to.
    pub ids: Ids,
    /// Languages of facts; an item has the position from 1.
    pub languages: IndexSet<Box<str>, FxBuildHasher>,
    /// Prefixes that the root binds; the default namespace has an empty one.
    pub prefixes: Vec<(Box<str>, Box<str>)>,
    /// References to documents of the taxonomy.
    pub references: Vec<Reference>,
    /// Contexts.
    pub contexts: Vec<Context>,
    /// Units.
    pub units: Vec<Unit>,
    /// Items and tuples, in the order of the document; what is in a tuple follows it.
    pub items: Vec<Item>,
    /// Prefixes that mean something else where an item or a typed member stands.
    pub scoped: Vec<ScopedPrefix>,
    /// Terms of fractions: the item, numerator, denominator.
    pub fractions: Vec<(ItemId, Span, Span)>,
    /// Notes.
    pub notes: Vec<Note>,
    /// Relationships of facts.
    pub links: Vec<Link>,
    /// What could not be read, and what only the syntax can break.
    pub problems: Vec<Problem>,
    /// Positions of contexts by id; built by [`Instance::index`].
    contexts_by_id: Vec<u32>,
    /// Positions of units by id.
    units_by_id: Vec<u32>,
    /// Ids of contexts and units that say two things.
    disputed: FxHashSet<IdRef>,
}

impl Instance {
    /// An instance that is to be made of the facts of a report in another syntax, which are read from a file.
    #[must_use]
    pub fn of_facts(file: Option<Arc<str>>) -> Self {
        Self { made_of: file, ..Self::default() }
    }

    /// A span of the text.
    #[must_use]
    pub fn span(&self, span: Span) -> &str {
        self.text.get(span.start as usize..span.start as usize + span.len as usize).unwrap_or("")
    }

    /// The number of an id, which is kept if it is new.
    pub fn id(&mut self, id: &str) -> IdRef {
        self.ids.number(id)
    }

    /// The text of an id.
    #[must_use]
    pub fn id_text(&self, id: IdRef) -> &str {
        self.ids.text(id)
    }

    /// The number of a language from 1; 0 is none.
    pub fn language(&mut self, lang: &str) -> u16 {
        let at = match self.languages.get_index_of(lang) {
            Some(at) => at,
            None => self.languages.insert_full(lang.into()).0,
        };
        u16::try_from(at + 1).unwrap_or(0)
    }

    /// The language of an item.
    #[must_use]
    pub fn language_of(&self, item: &Item) -> Option<&str> {
        self.languages.get_index(usize::from(item.lang).checked_sub(1)?).map(AsRef::as_ref)
    }

    /// Gives items that hold nothing the values that their declarations give them (XML Schema 1.0 Part 1 §3.3.4):
    /// `given` has the one of a name.
    pub fn give_values<'t>(&mut self, given: impl Fn(&str, &str) -> Option<&'t str>) {
        let Self { items, names, text, .. } = self;
        let empty = |item: &&mut Item| item.kind == ItemKind::Item && item.value.len == 0;
        let mut spans: FxHashMap<NameId, Option<Span>> = FxHashMap::default();
        for item in items.iter_mut().filter(empty) {
            let span = spans.entry(item.name).or_insert_with(|| {
                let (namespace, local) = names.parts(item.name);
                let value = given(namespace, local)?;
                let start = u32::try_from(text.len()).ok()?;
                let len = u32::try_from(value.len()).ok()?;
                start.checked_add(len)?;
                text.push_str(value);
                Some(Span { start, len })
            });
            if let Some(span) = span {
                item.value = *span;
            }
        }
    }

    /// Puts contexts and units in order by id, so that items find them; the first of those with one id counts.
    pub fn index(&mut self) {
        self.contexts_by_id = vec![u32::MAX; self.ids.len()];
        self.units_by_id = vec![u32::MAX; self.ids.len()];
        self.disputed.clear();
        for (at, context) in self.contexts.iter().enumerate().rev() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let before = std::mem::replace(&mut self.contexts_by_id[context.id.index()], at);
            let before = self.contexts.get(before as usize);
            if before.is_some_and(|before| !before.says_the_same(context)) {
                self.disputed.insert(context.id);
            }
        }
        for (at, unit) in self.units.iter().enumerate().rev() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let before = std::mem::replace(&mut self.units_by_id[unit.id.index()], at);
            let before = self.units.get(before as usize);
            if before.is_some_and(|before| !before.says_the_same(unit)) {
                self.disputed.insert(unit.id);
            }
        }
    }

    /// Whether two contexts, or two units, that say different things have an id: nobody knows which a fact means.
    #[must_use]
    pub fn is_disputed(&self, id: IdRef) -> bool {
        self.disputed.contains(&id)
    }

    /// The position of the context that an id names.
    #[must_use]
    pub fn context_at(&self, id: IdRef) -> Option<usize> {
        self.contexts_by_id.get(id.index()).filter(|at| **at != u32::MAX).map(|at| *at as usize)
    }

    /// The position of the unit that an id names.
    #[must_use]
    pub fn unit_at(&self, id: IdRef) -> Option<usize> {
        self.units_by_id.get(id.index()).filter(|at| **at != u32::MAX).map(|at| *at as usize)
    }

    /// The document of a place, and line and column in it, both from 1; columns count characters.
    #[must_use]
    pub fn place(&self, at: u32) -> (&Arc<str>, usize, usize) {
        static NOWHERE: std::sync::LazyLock<Arc<str>> = std::sync::LazyLock::new(|| "".into());
        let at = at as usize;
        let of = self.documents.partition_point(|document| document.start <= at);
        let Some(document) = of.checked_sub(1).map(|of| &self.documents[of]) else {
            return (&NOWHERE, 1, 1);
        };
        let before = self.text.get(document.start..at).unwrap_or("");
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
        (&document.name, line, column)
    }

    /// The facts directly in a tuple, or those in none.
    pub fn children(&self, parent: Option<ItemId>) -> impl Iterator<Item = (ItemId, &Item)> {
        self.items
            .iter()
            .enumerate()
            .filter(move |(_, item)| item.parent == parent)
            .map(|(at, item)| (ItemId::from(at), item))
    }
}
