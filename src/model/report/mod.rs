//! What is reported: facts with their aspects, as in the Open Information Model.
//!
//! What repeats stands once in a table (periods, dimensions, contexts, texts) and facts point
//! to it, so that a fact is a small record without allocations of its own.

mod context;
mod fact;
mod given;
mod intern;
mod known;
mod link;
mod origin;
mod settings;
mod tuple;

use std::sync::Arc;

pub use context::{Container, Containers, Context, Dimensions, Entity, MemberValue, TypedValue};
pub use fact::{Fact, Text, Value};
pub use given::GivenIds;
pub use intern::Interner;
pub use known::{AcceptedDoubt, AcceptedDoubts, KnownInconsistencies, KnownInconsistency};
pub use link::{FactLink, LinkEnd};
pub use origin::{Lost, Source, TableColumns, TextPlace};
pub use settings::{AllowedDuplicates, Calculations, Printing, Rounding};
pub use tuple::{Fraction, FractionId, Tuple, TupleId, Tuples};

use super::{Calendar, ConceptId, Lang, Measures, Period, Translations, Unit};

super::index_type! {
    /// A fact: its position in [`Report::facts`].
    FactId
}
super::index_type! {
    /// A period: its position in [`Report::periods`].
    PeriodId
}
super::index_type! {
    /// An entity: its position in [`Report::entities`].
    EntityId
}
super::index_type! {
    /// What segments and scenarios hold beside members: its position in [`Report::containers`]; the
    /// first says that all members stand in the scenario, and nothing else does.
    ContainersId
}
super::index_type! {
    /// A set of dimensions: its position in [`Report::dimensions`].
    DimensionsId
}
super::index_type! {
    /// A context: its position in [`Report::contexts`].
    ContextId
}
super::index_type! {
    /// A text: its position in [`Report::texts`].
    TextId
}
super::index_type! {
    /// A footnote: its position in [`Report::footnotes`].
    FootnoteId
}
super::index_type! {
    /// A set of footnotes: its position in [`Report::footnote_sets`]; the first set is empty.
    FootnoteSetId
}

super::short_index_type! {
    /// A unit: its position in [`Report::units`].
    UnitId
}

/// A file of facts: its position in [`Report::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u16);

/// A report against one taxonomy.
#[derive(Clone, Debug)]
pub struct Report {
    /// Id: stem of the names of the files written.
    pub id: String,
    /// The file that defines it, as the user named it.
    pub definition: Arc<str>,
    /// Title by language.
    pub title: Translations,
    /// Languages to show; the first is that of the document.
    pub languages: Vec<Lang>,
    /// Who reports: one entity in most reports.
    pub entities: Vec<Entity>,
    /// Position of the entry point in [`super::Taxonomy::entry_points`].
    pub entry_point: usize,
    /// The period that the report is about.
    pub current_period: Option<Period>,
    /// The fiscal calendar of the entity.
    pub calendar: Calendar,
    /// How the filer cuts figures.
    pub rounding: Rounding,
    /// By which rules sums are checked.
    pub calculations: Calculations,
    /// Which duplicates may be reported.
    pub duplicates: AllowedDuplicates,
    /// How figures are written.
    pub printing: Printing,
    /// The files of facts.
    pub sources: Vec<Source>,
    /// Units, those that the taxonomy names first; facts need not use them all.
    pub units: Vec<Unit>,
    /// Periods.
    pub periods: Vec<Period>,
    /// Sets of dimensions; the first is the empty one.
    pub dimensions: Vec<Dimensions>,
    /// What segments and scenarios hold beside members; the first is the usual case, in which all
    /// members stand in the scenario.
    pub containers: Vec<Containers>,
    /// Contexts.
    pub contexts: Vec<Context>,
    /// Texts of text facts, dates, and other values that are not numbers.
    pub texts: Vec<Text>,
    /// Footnotes.
    pub footnotes: Vec<Footnote>,
    /// Sets of footnotes that facts carry; the first is the empty one.
    pub footnote_sets: Vec<Vec<FootnoteId>>,
    /// Prefixes that values which are names have, with their namespaces, beside those of the
    /// standards and of the taxonomy itself.
    pub prefixes: Vec<(Box<str>, Box<str>)>,
    /// Links of facts beside those to footnotes.
    pub links: Vec<FactLink>,
    /// Tuples, and which facts stand in them.
    pub tuples: Tuples,
    /// Values of facts that are fractions.
    pub fractions: Vec<Fraction>,
    /// Facts, in the order of the sources.
    pub facts: Vec<Fact>,
    /// The ids that facts, contexts and units had where they were read.
    pub given: GivenIds,
    /// Rows that became no facts.
    pub lost: Lost,
    /// Where facts stand in the text of the release, in the order of the facts; empty unless it
    /// was asked for, because most exports have no need of it.
    pub places: Vec<TextPlace>,
    /// Sums that don't hold in what the entity has published.
    pub known_inconsistencies: Option<KnownInconsistencies>,
    /// Doubts that were looked at.
    pub accepted_doubts: Option<AcceptedDoubts>,
}

impl Report {
    /// A report without facts about nobody, against the first entry point of a taxonomy: what is
    /// not said of it otherwise is as here.
    #[must_use]
    pub fn empty() -> Self {
        Self {
            id: String::new(),
            definition: "".into(),
            title: Translations::new(),
            languages: Vec::new(),
            entities: Vec::new(),
            entry_point: 0,
            current_period: None,
            calendar: Calendar::default(),
            rounding: Rounding::default(),
            calculations: Calculations::default(),
            duplicates: AllowedDuplicates::default(),
            printing: Printing::default(),
            sources: Vec::new(),
            units: Vec::new(),
            periods: Vec::new(),
            dimensions: vec![Vec::new()],
            containers: vec![Containers::default()],
            contexts: Vec::new(),
            texts: Vec::new(),
            footnotes: Vec::new(),
            footnote_sets: vec![Vec::new()],
            prefixes: Vec::new(),
            links: Vec::new(),
            tuples: Tuples::default(),
            fractions: Vec::new(),
            facts: Vec::new(),
            given: GivenIds::default(),
            lost: Lost { all_known: true, ..Lost::default() },
            places: Vec::new(),
            known_inconsistencies: None,
            accepted_doubts: None,
        }
    }

    /// The fact at this position, where there is one.
    #[must_use]
    pub fn get(&self, id: FactId) -> Option<&Fact> {
        self.facts.get(id.index())
    }

    /// The period of a context, where there is such a context.
    #[must_use]
    pub fn period_of(&self, context: ContextId) -> Option<Period> {
        self.periods.get(self.contexts.get(context.index())?.period.index()).copied()
    }

    /// The dimensions of a context, where there is such a context.
    #[must_use]
    pub fn members_of(&self, context: ContextId) -> Option<&Dimensions> {
        self.dimensions.get(self.contexts.get(context.index())?.dimensions.index())
    }

    /// The unit at this position, where there is one.
    #[must_use]
    pub fn unit_at(&self, id: UnitId) -> Option<&Unit> {
        self.units.get(id.index())
    }

    /// The fact at this position, of an id that this report gave out.
    #[must_use]
    pub(crate) fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.index()]
    }

    /// The period of a context of this report.
    #[must_use]
    pub(crate) fn period(&self, context: ContextId) -> Period {
        self.periods[self.contexts[context.index()].period.index()]
    }

    /// The dimensions of a context of this report.
    #[must_use]
    pub(crate) fn dimensions_of(&self, context: ContextId) -> &Dimensions {
        &self.dimensions[self.contexts[context.index()].dimensions.index()]
    }

    /// The unit with this name: the first that measures what it does, for units of equal measures
    /// are equal (XBRL 2.1 §4.10).
    #[must_use]
    pub fn find_unit(&self, name: &str) -> Option<UnitId> {
        let named = self.units.iter().find(|unit| unit.name == name)?;
        self.unit_of(|measures| *measures == named.measures)
    }

    /// The first unit whose measures are as wanted.
    pub fn unit_of(&self, wanted: impl Fn(&Measures) -> bool) -> Option<UnitId> {
        let position = self.units.iter().position(|unit| wanted(&unit.measures))?;
        Some(UnitId::from(position))
    }

    /// The unit at this position, of an id that this report gave out.
    #[must_use]
    pub(crate) fn unit(&self, id: UnitId) -> &Unit {
        &self.units[id.index()]
    }
}

/// A note to facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Id: it names the note in sources and output.
    pub id: String,
    /// The text by language.
    pub text: Translations,
    /// Whether the texts are XHTML, as canonical XML.
    pub is_markup: bool,
}
