//! What is reported: facts with their aspects, as in the Open Information Model.
//!
//! What repeats stands once in a table (periods, dimensions, contexts, texts) and facts point
//! to it, so that a fact is a small record without allocations of its own.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::{ConceptId, Decimals, Figure, Lang, Period, StatementId, Taxonomy, Translations};

super::index_type! {
    /// A fact: its position in [`Report::facts`].
    FactId
}
super::index_type! {
    /// A period: its position in [`Report::periods`].
    PeriodId
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

/// A unit: its position in [`Taxonomy::units`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u16);

/// A file of facts: its position in [`Report::sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub u16);

/// A report about one entity against one taxonomy.
#[derive(Debug)]
pub struct Report {
    /// Id: stem of the names of the files written.
    pub id: String,
    /// The file that defines it, as the user named it.
    pub definition: Arc<str>,
    /// Title by language.
    pub title: Translations,
    /// Languages to show; the first is that of the document.
    pub languages: Vec<Lang>,
    /// The entity.
    pub entity: Entity,
    /// Position of the entry point in [`Taxonomy::entry_points`].
    pub entry_point: usize,
    /// The period that the report is about.
    pub current_period: Option<Period>,
    /// How the filer cuts figures.
    pub rounding: Rounding,
    /// By which rules sums are checked.
    pub calculations: Calculations,
    /// Which duplicates may be reported.
    pub duplicates: AllowedDuplicates,
    /// The files of facts.
    pub sources: Vec<Source>,
    /// Periods.
    pub periods: Vec<Period>,
    /// Sets of dimensions; the first is the empty one.
    pub dimensions: Vec<Dimensions>,
    /// Contexts.
    pub contexts: Vec<Context>,
    /// Texts of text facts, dates, and other values that are not numbers.
    pub texts: Vec<Text>,
    /// Footnotes.
    pub footnotes: Vec<Footnote>,
    /// Sets of footnotes that facts carry; the first is the empty one.
    pub footnote_sets: Vec<Vec<FootnoteId>>,
    /// Facts, in the order of the sources.
    pub facts: Vec<Fact>,
    /// Rows that became no facts.
    pub lost: Lost,
    /// Where facts stand in the text of the release, in the order of the facts; empty unless it
    /// was asked for, because most exports have no need of it.
    pub places: Vec<TextPlace>,
    /// Sums that don't hold in what the entity has published.
    pub known_inconsistencies: Option<KnownInconsistencies>,
}

impl Report {
    /// The fact at this position.
    ///
    /// # Panics
    /// When the id is not one of this report.
    #[must_use]
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.index()]
    }

    /// The period of a context.
    #[must_use]
    pub fn period(&self, context: ContextId) -> Period {
        self.periods[self.contexts[context.index()].period.index()]
    }

    /// The dimensions of a context.
    #[must_use]
    pub fn dimensions_of(&self, context: ContextId) -> &Dimensions {
        &self.dimensions[self.contexts[context.index()].dimensions.index()]
    }

    /// The ids of contexts in the files written: `D20070401-20070630`, then the members,
    /// `D20070401-20070630_ForecastMember`. They follow from what the context says.
    #[must_use]
    pub fn context_names(&self, taxonomy: &Taxonomy) -> Vec<String> {
        let mut seen = rustc_hash::FxHashMap::<String, u32>::default();
        let mut names = Vec::with_capacity(self.contexts.len());
        for context in &self.contexts {
            let mut name = match self.periods[context.period.index()] {
                Period::Instant(day) => format!("I{}", day.format("%Y%m%d")),
                Period::Duration { start, end } => {
                    format!("D{}-{}", start.format("%Y%m%d"), end.format("%Y%m%d"))
                }
            };
            for (axis, value) in &self.dimensions[context.dimensions.index()] {
                name.push('_');
                match value {
                    MemberValue::Explicit(member) => {
                        name.push_str(&taxonomy.concept(*member).name.local);
                    }
                    MemberValue::Typed(value) => {
                        name.push_str(&taxonomy.concept(*axis).name.local);
                        name.push('-');
                        name.extend(value.text().chars().filter(|c| c.is_ascii_alphanumeric()));
                    }
                }
            }
            // Typed values may look alike once cut to what an id can hold.
            let times = seen.entry(name.clone()).or_default();
            *times += 1;
            if *times > 1 {
                name.push_str(&format!("-{times}"));
            }
            names.push(name);
        }
        names
    }
}

/// A file of facts, and which field of its rows holds what.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name of the file, as users know it.
    pub name: Arc<str>,
    /// The field of the concept.
    pub concept: usize,
    /// The field of the period.
    pub period: usize,
    /// The field of the value.
    pub value: usize,
    /// The field of the unit.
    pub unit: Option<usize>,
    /// The field of the place in the text.
    pub place: Option<usize>,
    /// The fields of axes.
    pub axes: Vec<(usize, ConceptId)>,
}

/// Who reports (XBRL 2.1 §4.7.3.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// URI of the scheme of identifiers.
    pub scheme: String,
    /// The identifier.
    pub identifier: String,
}

/// How a filer cuts figures to the digits that are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Rounding {
    /// To the nearest.
    #[default]
    HalfUp,
    /// Towards zero.
    Truncate,
}

/// By which rules sums are checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Calculations {
    /// Total and sum of the parts must have a value in common (Calculations 1.1).
    #[default]
    Intervals,
    /// The sum, rounded to the decimals of the total, must be the total, and nothing is said where
    /// a fact has a duplicate (XBRL 2.1 §5.2.5.2).
    Classic,
}

/// Which duplicates a report may have (as `xbrl:allowedDuplicates` in xBRL-JSON 1.0).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AllowedDuplicates {
    /// None at all.
    None,
    /// Those that say the same with the same accuracy.
    Complete,
    /// Those that can all be right.
    #[default]
    Consistent,
}

/// What is known of rows that became no facts.
#[derive(Debug, Default)]
pub struct Lost {
    /// The quantities whose figures can't be read.
    pub quantities: FxHashSet<(ConceptId, Option<UnitId>, ContextId)>,
    /// Whether every row that became no fact is about one of them.
    pub all_known: bool,
}

/// The members a context gives to axes, sorted by the name of the axis; defaults are left out.
pub type Dimensions = Vec<(ConceptId, MemberValue)>;

/// The value of a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum MemberValue {
    /// A member of an explicit axis.
    Explicit(ConceptId),
    /// The value of a typed one.
    Typed(TypedValue),
}

/// The value of a typed axis as it is written. Values are equal where they mean the same.
#[derive(Clone, Debug)]
pub struct TypedValue {
    text: Box<str>,
    /// A text that is the same for all spellings; none where it is the text itself.
    key: Option<Box<str>>,
}

impl TypedValue {
    /// A value, and a text that is the same for all of its spellings.
    #[must_use]
    pub fn new(text: &str, key: &str) -> Self {
        Self { text: text.into(), key: (key != text).then(|| key.into()) }
    }

    /// The value as it is written.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    fn key(&self) -> &str {
        self.key.as_deref().unwrap_or(&self.text)
    }
}

impl PartialEq for TypedValue {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for TypedValue {}

impl Hash for TypedValue {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

/// What facts of one entity share: period and dimensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Context {
    /// The period.
    pub period: PeriodId,
    /// The dimensions.
    pub dimensions: DimensionsId,
}

/// The value of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Figure),
    /// Anything else.
    Text(TextId),
    /// `xsi:nil`.
    Nil,
}

/// A value that is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The value, in the form the item type asks for.
    pub value: Box<str>,
    /// How it is printed, where that is another form.
    pub printed: Option<Box<str>>,
    /// Language, for item types that have one.
    pub lang: Option<Lang>,
}

/// A fact with its aspects, how it is printed, and where it comes from.
#[derive(Clone, Copy, Debug)]
pub struct Fact {
    /// The value.
    pub value: Value,
    /// The concept.
    pub concept: ConceptId,
    /// Period and dimensions.
    pub context: ContextId,
    /// The footnotes.
    pub footnotes: FootnoteSetId,
    /// Line of the source.
    pub line: u32,
    /// The source.
    pub source: SourceId,
    /// The unit of a numeric fact.
    pub unit: Option<UnitId>,
    /// The statement whose table shows the fact.
    pub statement: Option<StatementId>,
    /// The accuracy of a number.
    pub decimals: Decimals,
    /// The figure is printed in units of `10^scale`; a percentage has −2.
    pub scale: i8,
}

/// Where a fact stands in the text of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextPlace {
    /// The fact.
    pub fact: FactId,
    /// Line, from 1.
    pub line: u32,
    /// Column of its first character, from 1.
    pub column: u32,
    /// Whether the text has another figure there, which the fact stands instead of.
    pub instead: bool,
}

/// Sums that don't hold in what the entity has published, and why.
#[derive(Clone, Debug)]
pub struct KnownInconsistencies {
    /// The name of the file, as users know it.
    pub source: Arc<str>,
    /// The field of the total.
    pub total: usize,
    /// The sums, in the order of the file.
    pub sums: Vec<KnownInconsistency>,
}

/// A sum that does not hold in what the entity has published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownInconsistency {
    /// Line of the source.
    pub line: u32,
    /// The statement that states the sum.
    pub statement: StatementId,
    /// The total.
    pub total: ConceptId,
    /// The period of the facts.
    pub period: Period,
    /// The members of the facts.
    pub dimensions: Dimensions,
    /// The unit of the facts.
    pub unit: Option<UnitId>,
    /// Why it does not hold.
    pub explanation: String,
}

/// A note to facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footnote {
    /// Id: it names the note in sources and output.
    pub id: String,
    /// The text by language.
    pub text: Translations,
}
