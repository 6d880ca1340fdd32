//! The shape of `map.toml`.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::Open;
use super::line::Line;

/// A name and where it stands.
pub(super) type Name = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Map {
    pub(super) release: String,
    pub(super) notation: Option<Name>,
    pub(super) dates: Option<Name>,
    pub(super) dash: Option<Name>,
    #[serde(default)]
    pub(super) words: BTreeMap<Name, String>,
    #[serde(default)]
    pub(super) tables: Vec<Table>,
    #[serde(default)]
    pub(super) passages: Vec<Spanned<PassageLine>>,
    #[serde(default)]
    pub(super) footnotes: Vec<Spanned<Line<Footnote>>>,
    #[serde(default)]
    pub(super) members: Vec<Spanned<Line<MemberRule>>>,
    #[serde(default)]
    pub(super) ignore: Vec<Anchor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Table {
    pub(super) statement: Name,
    pub(super) heading: Option<Name>,
    pub(super) title: Option<String>,
    pub(super) unit: Option<Name>,
    pub(super) scale: Option<Name>,
    #[serde(default)]
    pub(super) members: BTreeMap<Name, Name>,
    pub(super) footnote: Option<String>,
    #[serde(default)]
    pub(super) columns: Vec<Spanned<Line<Column>>>,
    #[serde(default)]
    pub(super) units: BTreeMap<Name, String>,
    #[serde(default)]
    pub(super) rows: Vec<Spanned<Line<Row>>>,
    #[serde(default)]
    pub(super) rows_only: bool,
}

/// The shape of `phrases.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    #[serde(default)]
    pub(super) tables: Vec<Captions>,
    /// The units of what is counted, by statement and concept; several where releases differ.
    #[serde(default)]
    pub(super) units: BTreeMap<Name, BTreeMap<Name, OneOrMore>>,
}

/// Captions of the tables of a statement that have one title.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Captions {
    pub(super) statement: Name,
    pub(super) title: Option<String>,
    /// The currency of all its amounts.
    pub(super) unit: Option<Name>,
    /// The power of ten of all its amounts.
    pub(super) scale: Option<Name>,
    /// What its columns meant, their periods by the part that they had in the release.
    #[serde(default)]
    pub(super) columns: Vec<Column>,
    #[serde(default)]
    pub(super) rows: Vec<Spanned<Line<Row>>>,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Column {
    pub(super) period: Option<Name>,
    pub(super) unit: Option<Name>,
    pub(super) scale: Option<Name>,
    pub(super) beside: Option<String>,
    pub(super) concept: Option<Name>,
    #[serde(default)]
    pub(super) members: BTreeMap<Name, Name>,
    #[serde(default)]
    pub(super) skip: bool,
}

impl Column {
    /// The column without its period, which in phrases is the part that it has in a release.
    pub(super) fn without_period(&self) -> Self {
        Self { period: None, ..self.clone() }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Row {
    pub(super) caption: String,
    pub(super) concept: Option<Name>,
    pub(super) period: Option<Name>,
    pub(super) unit: Option<Name>,
    #[serde(default)]
    pub(super) members: BTreeMap<Name, Name>,
    #[serde(default)]
    pub(super) skip: bool,
    pub(super) open: Option<Open>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Anchor {
    pub(super) begins: Option<String>,
    pub(super) with: Option<String>,
    pub(super) after: Option<String>,
    pub(super) before: Option<String>,
}

/// A passage: in short how it begins, what holds for it, and its figures.
pub(super) type PassageLine = Line<Passage, Figure>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Passage {
    pub(super) begins: Option<Name>,
    pub(super) with: Option<Name>,
    pub(super) after: Option<String>,
    pub(super) before: Option<String>,
    pub(super) period: Option<Name>,
    pub(super) statement: Option<Name>,
    #[serde(default)]
    pub(super) members: BTreeMap<Name, Name>,
    pub(super) footnote: Option<String>,
    /// Without them the table says what holds for the passages below it.
    #[serde(default)]
    pub(super) figures: Vec<Figure>,
}

/// A figure of a passage: in short its words and what it is, or everything by name.
pub(super) type Figure = Line<FullFigure>;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FullFigure {
    pub(super) like: String,
    pub(super) concept: String,
    pub(super) period: Option<String>,
    #[serde(default)]
    pub(super) members: BTreeMap<String, String>,
    pub(super) unit: Option<String>,
    pub(super) scale: Option<Scale>,
    pub(super) statement: Option<String>,
    pub(super) footnote: Option<String>,
    pub(super) sign: Option<String>,
}

/// A scale: a word or a power of ten.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Scale {
    Word(String),
    Power(i8),
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Footnote {
    pub(super) id: String,
    pub(super) concept: Option<OneOrMore>,
    pub(super) statement: Option<Name>,
    pub(super) period: Option<Name>,
    pub(super) unit: Option<Name>,
    pub(super) member: Option<Name>,
}

/// Which facts have which members beside those of their table or passage.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MemberRule {
    pub(super) concept: OneOrMore,
    pub(super) statement: Option<Name>,
    pub(super) period: Option<Name>,
    pub(super) unit: Option<Name>,
    pub(super) members: BTreeMap<Name, Name>,
}

/// A name or several.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}
