//! Reads `map.toml`: what is particular to the text of one release.
//!
//! The map says which tables to expect (each shown by a statement of the taxonomy), what their
//! headings and captions don't say, and which figures stand in sentences.

mod counted;
mod key;
mod line;
mod passages;
mod past;
mod phrases;
mod raw;
mod resolve;
mod role;
mod words;

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::file::SourceFile;
use crate::diagnostic::{Diagnostics, Place};
use crate::model::{ConceptId, Period, StatementId, Taxonomy};
use crate::notation::date_order::DateOrder;
use crate::notation::separators::Notation;

pub(crate) use counted::by_axis;
pub(crate) use key::key;
pub use past::{PastColumn, roles_of};
pub use phrases::{Lesson, PHRASES, learn, serve};
pub use resolve::CURRENCY;

/// Members by axis, in the order of the map.
pub type Members = Vec<(ConceptId, ConceptId)>;

/// A map, its names looked up in the taxonomy.
#[derive(Debug)]
pub struct Map {
    /// The file, as the user named it.
    pub name: Arc<str>,
    /// Words that stand in the text that the map is for.
    pub release: String,
    /// How the figures of the text are written, where the text leaves it open.
    pub notation: Option<Notation>,
    /// Which comes first in dates of figures.
    pub dates: Option<DateOrder>,
    /// Whether a dash stands for zero, and not for nothing.
    pub dash_is_zero: bool,
    /// Words at figures and in headings, and what they mean.
    pub words: Vec<(String, WordMeaning)>,
    /// Tables to expect.
    pub tables: Vec<TableEntry>,
    /// Sentences, bullets and captions that hold figures.
    pub passages: Vec<PassageEntry>,
    /// Which facts carry which footnotes.
    pub footnotes: Vec<FootnoteRule>,
    /// Which facts have which members beside those of their table or passage.
    pub members: Vec<MemberRule>,
    /// Passages whose figures are no facts.
    pub ignored: Vec<Anchor>,
}

/// What a word means that stands behind a figure: `[words]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordMeaning {
    /// Nothing.
    Ignored,
    /// A power of ten.
    Scale(i8),
    /// A unit of the taxonomy, perhaps with a power of ten.
    Unit(String, Option<i8>),
}

/// The unit of a concept in a table, and its power of ten.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitEntry {
    /// Name of the unit; `{currency}` stands for that of the column.
    pub unit: String,
    /// The power of ten in which it is stated.
    pub scale: Option<i8>,
}

/// A table to expect: `[[tables]]`.
#[derive(Clone, Debug)]
pub struct TableEntry {
    /// Where the map names it.
    pub place: Place,
    /// The statement whose tree gives the captions.
    pub statement: StatementId,
    /// Whether the heading and what stands above say nothing: unit, scale and columns come from
    /// the map alone.
    pub heading_ignored: bool,
    /// Words that stand above the table or in its heading.
    pub title: Option<String>,
    /// Unit where the text does not say it.
    pub unit: Option<String>,
    /// Scale where the text does not say it.
    pub scale: Option<i8>,
    /// Members that all its facts have.
    pub members: Members,
    /// A footnote that all its facts have.
    pub footnote: Option<String>,
    /// What its columns of figures mean; empty where the headings say it.
    pub columns: Vec<ColumnEntry>,
    /// Units of single concepts; `{currency}` stands for that of the column.
    pub units: Vec<(ConceptId, UnitEntry)>,
    /// Captions that the labels don't give, in their order.
    pub rows: Vec<RowEntry>,
    /// Whether the rows are all there are.
    pub rows_only: bool,
    /// Rows of past maps of the same statement: proposals for captions that are not known.
    pub proposals: Vec<RowEntry>,
    /// The currency and the power of ten of the amounts in past tables of the same statement: they serve where the
    /// text states neither.
    pub learned: Option<(String, i8)>,
    /// Whether past releases had tables of the same statement.
    pub known: bool,
    /// Whether it shows figures of members and past releases, of which something is known, had no such table: whose
    /// figures it has is asked where the map does not say it.
    pub whose: bool,
    /// What the columns of past tables of the same statement may mean here: they serve where the headings leave it
    /// open.
    pub past_columns: Vec<Vec<ColumnEntry>>,
    /// The units in which past releases counted: they serve where the text says none.
    pub counts: Vec<(ConceptId, String)>,
}

/// What a column of figures means.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct ColumnEntry {
    /// The period.
    pub period: Option<Period>,
    /// The unit.
    pub unit: Option<String>,
    /// The scale.
    pub scale: Option<i8>,
    /// Heading of the column of ratios or changes that it is.
    pub beside: Option<String>,
    /// The concept, in a table whose rows are periods.
    pub concept: Option<ConceptId>,
    /// Members.
    pub members: Members,
    /// Whether it holds no facts.
    pub skip: bool,
}

/// What a draft could not say of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Open {
    /// Of which moments or spans its figures are.
    Period,
    /// What they measure.
    Unit,
}

/// What a row means.
#[derive(Debug, Clone, PartialEq)]
pub struct RowEntry {
    /// The caption as printed.
    pub caption: String,
    /// The concept, unless the columns say it.
    pub concept: Option<ConceptId>,
    /// The period, in a table whose rows are periods.
    pub period: Option<Period>,
    /// Members.
    pub members: Members,
    /// Whether it holds no facts.
    pub skip: bool,
    /// What nobody has said of it yet: it holds no facts until then.
    pub open: Option<Open>,
    /// Whether a past map settled it: it stands for exactly its words.
    pub learned: bool,
}

/// How a passage is found.
#[derive(Debug, Clone, Default)]
pub struct Anchor {
    /// Its first words.
    pub begins: Option<String>,
    /// Words that stand in it.
    pub with: Option<String>,
    /// Words of a line behind which it stands.
    pub after: Option<String>,
    /// Words of a line, behind that one, before which it stands.
    pub before: Option<String>,
}

/// A passage with figures: `[[passages]]`.
#[derive(Debug)]
pub struct PassageEntry {
    /// Where the map names it.
    pub place: Place,
    /// How it is found.
    pub anchor: Anchor,
    /// Its figures, in their order.
    pub figures: Vec<FigureEntry>,
}

/// A figure of a passage.
#[derive(Debug)]
pub struct FigureEntry {
    /// Words around the figure, which is `#`.
    pub like: String,
    /// The concept.
    pub concept: ConceptId,
    /// The period.
    pub period: Period,
    /// Members.
    pub members: Members,
    /// Unit where the words don't say it.
    pub unit: Option<String>,
    /// Scale where the words don't say it.
    pub scale: Option<i8>,
    /// The statement that shows the fact.
    pub statement: StatementId,
    /// A footnote.
    pub footnote: Option<String>,
    /// Whether the figure is the negative of what is printed.
    pub turned: bool,
}

/// Some facts of a release: all that fit everything that is given.
#[derive(Debug, Default)]
pub struct Facts {
    /// They are about one of these concepts; any when empty.
    pub concepts: Vec<ConceptId>,
    /// The statement that shows them.
    pub statement: Option<StatementId>,
    /// The period.
    pub period: Option<Period>,
    /// The unit.
    pub unit: Option<String>,
    /// A member that they have.
    pub member: Option<ConceptId>,
}

/// Which facts carry a footnote.
#[derive(Debug)]
pub struct FootnoteRule {
    /// Id of the footnote in `report.toml`.
    pub id: String,
    /// The facts.
    pub facts: Facts,
}

/// Which facts have members that neither their column nor their row has.
#[derive(Debug)]
pub struct MemberRule {
    /// The facts.
    pub facts: Facts,
    /// The members; one on an axis on which a fact has another takes its place.
    pub members: Members,
}

/// Reads a map, or says what is wrong with it.
#[must_use]
pub fn read(path: &Path, taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) -> Option<Map> {
    let mut file = SourceFile::read(path, diagnostics)?;
    let raw: raw::Map = file.toml(diagnostics)?;
    let before = diagnostics.errors();
    let map = resolve::map(raw, &file, taxonomy, diagnostics);
    (diagnostics.errors() == before).then_some(map)
}
