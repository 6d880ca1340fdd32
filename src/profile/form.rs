//! Forms: filings whose concepts, networks, contexts, names and page a regulator prescribes.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use serde::Deserialize;

/// A form that filings fill.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Namespace of its elements.
    pub namespace: String,
    /// The prefix that this namespace has.
    pub prefix: String,
    /// Language of the page and of labels.
    pub lang: String,
    /// Scheme of the identifier of the filer; the identifier is its code.
    pub scheme: String,
    /// The schemas that a filing imports.
    pub imports: Vec<Import>,
    /// The label linkbases that a filing refers to.
    pub labels: Vec<String>,
    /// Address of the networks of a kind of filing: `{kind}` is its id.
    pub networks: String,
    /// Roles of the regulator's networks and of those of a filing.
    pub roles: Roles,
    /// Names of a filing and of its files.
    pub names: Names,
    /// Kinds of filings.
    pub kinds: Vec<Kind>,
    /// Years that ids of contexts name, counted from the one that the filing is about.
    pub relatives: Vec<Relative>,
    /// Portions of a year that ids of contexts name.
    pub portions: Vec<Portion>,
    /// Axes, in the order in which their members stand in ids of contexts.
    pub axes: Vec<Axis>,
    /// The facts that a figure may have instead of a value: its bounds.
    pub ranges: Option<Ranges>,
    /// Ids of units, in the order in which they are looked for.
    pub units: IndexMap<String, UnitShown>,
    /// Elements whose value follows from what the filing is.
    pub derived: BTreeMap<String, Derived>,
    /// Elements that are not about the period of the document, with theirs.
    pub at: BTreeMap<String, String>,
    /// Elements that are false unless the filing says that they are true.
    pub false_unless_told: Vec<String>,
    /// Elements that no reader sees.
    pub hidden: Vec<String>,
    /// What a true fact of an element shows; a false one is hidden.
    pub marks: BTreeMap<String, String>,
    /// Elements of whose values only the first letters are shown, and how many.
    pub shown_letters: BTreeMap<String, usize>,
    /// How values are written.
    pub formats: Formats,
    /// Words that stand for members in captions; a member without one is no word.
    pub members: BTreeMap<String, String>,
    /// Captions of elements where the label of the regulator is no caption of a table.
    pub captions: BTreeMap<String, String>,
    /// Letters of labels that the page writes otherwise.
    pub caption_letters: BTreeMap<String, String>,
    /// The title of the page: `{Element}` is the value of a fact, `{year}` the fiscal year.
    pub title: String,
    /// The page, in its order.
    pub sections: Vec<Section>,
}

/// A schema that a filing imports.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    /// Its target namespace.
    pub namespace: String,
    /// Its address.
    pub address: String,
}

/// The roles of networks: what follows the beginning is the same on both sides.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    /// What the roles of the regulator's networks begin with.
    pub base: String,
    /// What those of a filing begin with.
    pub own: String,
}

/// Names: `{kind}`, `{path}`, `{code}` and `{number}` in them are those of the filing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    /// Stem of the names of files.
    pub stem: String,
    /// Namespace of the schema of the filing.
    pub namespace: String,
    /// Its prefix.
    pub prefix: String,
    /// The number of a filing that is given none: `{date}` is the day of filing, digits only.
    pub number: String,
    /// How long the code of a filer is; a code one letter shorter is followed by `0`.
    pub code_letters: usize,
    /// What follows the stem in the name of the schema.
    pub schema: String,
    /// … of the definition linkbase.
    pub definition: String,
    /// … of the page.
    pub page: String,
}

/// A kind of filing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Id.
    pub id: String,
    /// What stands for it in namespaces.
    pub path: String,
    /// The folder of its files in the archive; empty where they stand at the top.
    #[serde(default)]
    pub folder: String,
    /// The period of what is said about the document, by the last day of this name.
    pub document: String,
    /// The word by which labels of this kind of filing are told from others of the same element.
    pub word: String,
    /// The word in headings for what is of a group: `{group}`; empty where the filing is that of a company.
    #[serde(default)]
    pub group: String,
}

/// A year, counted from the one that the filing is about.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relative {
    /// What ids of contexts begin with.
    pub id: String,
    /// How many years later.
    pub years: i32,
}

/// A portion of a year, from its first day.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portion {
    /// What follows the year in ids of contexts.
    pub id: String,
    /// How long it is.
    pub months: u32,
    /// Caption of a row: `{year}` is the fiscal year.
    pub caption: String,
    /// Caption where the table has the year in its title.
    pub short: String,
    /// The word by which labels about it are told from others, where it is not that of the kind of filing.
    pub word: Option<String>,
    /// What rates of growth are told against in a filing about it.
    pub growth: String,
    /// What the roles of networks about it end with, where they are about one portion only.
    pub network: Option<String>,
}

/// Where the members of an axis are seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Nowhere: headings say it.
    Not,
    /// In captions of rows.
    Rows,
    /// In captions of columns.
    Columns,
}

/// An axis of the form.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Axis {
    /// Its name.
    pub name: String,
    /// Where its members are seen.
    pub shown: Shown,
    /// Its members, in the order of rows and columns.
    pub members: Vec<String>,
}

/// A figure may be a range: three facts, of which the bounds or the figure are nil.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ranges {
    /// The axis.
    pub axis: String,
    /// The member of the figure.
    pub value: String,
    /// The member of the lower bound.
    pub lower: String,
    /// The member of the upper bound.
    pub upper: String,
}

/// A unit and how a page tells it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitShown {
    /// What it measures, as a name with a prefix of the standards.
    pub measure: String,
    /// Per what.
    pub per: Option<String>,
    /// Words for it by the power of ten in which figures are printed; with one power only, all
    /// figures are printed in it.
    pub words: BTreeMap<String, String>,
    /// How exact figures of this unit are, where nothing else says it; they are exact without it.
    pub decimals: Option<i32>,
}

/// From what the value of an element follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Derived {
    /// The day of filing.
    Filed,
    /// The code of the filer.
    Code,
    /// The last day of the fiscal year.
    YearEnd,
    /// The quarter.
    Quarter,
}

/// How values are written: transformations by their names in the registry, signs and words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Formats {
    /// Transformation of figures.
    pub number: String,
    /// Transformation of dates.
    pub date: String,
    /// A date on the page: `{y}`, `{m}` and `{d}`.
    pub date_shown: String,
    /// Transformation of what is true.
    pub yes: String,
    /// Transformation of what is false.
    pub no: String,
    /// The word for what is true.
    pub yes_shown: String,
    /// The word for what is false.
    pub no_shown: String,
    /// The sign before a negative figure.
    pub minus: String,
    /// What stands where there is no figure.
    pub nil: String,
    /// What stands between the bounds of a range.
    pub range: String,
    /// A fiscal year: `{y}` and `{m}` are where it ends.
    pub year: String,
    /// What stands around the note to a figure in a caption: `{text}`.
    pub text: String,
}

/// Elements that stand beside others: the change of a figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// What the name begins with, before that of the element beside which it stands.
    pub prefix: String,
    /// Caption of its column or row.
    pub caption: String,
}

/// A part of the page: the facts of some networks.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The networks by what their roles end with; a star stands for anything.
    pub networks: Vec<String>,
    /// Heading above this and following sections; an empty one ends that of those before. `{last_year}`
    /// and `{last_span}` are of the last period of its facts.
    pub heading: Option<String>,
    /// The element whose fact is the heading, where the filing has one.
    pub headed_by: Option<String>,
    /// Heading of the section: `{number}` counts such sections below a heading.
    pub title: Option<String>,
    /// What stands at the right of the title.
    pub note: Option<String>,
    /// Lines above the table: `{Element}` is the fact of an element. One without any of its facts
    /// is left out.
    #[serde(default)]
    pub lines: Vec<String>,
    /// Lines below the table.
    #[serde(default)]
    pub below: Vec<String>,
    /// Whether rows of the table are elements and columns are periods.
    #[serde(default)]
    pub turned: bool,
    /// Whether amounts stand in a table of their own, before those per share and ratios.
    #[serde(default)]
    pub split: bool,
    /// Whether the earliest period comes first.
    #[serde(default)]
    pub earliest_first: bool,
    /// Whether captions of rows leave the fiscal year out.
    #[serde(default)]
    pub short_captions: bool,
    /// Elements beside others in columns of their own.
    #[serde(default)]
    pub beside: Vec<Variant>,
    /// Elements below others in rows of their own.
    #[serde(default)]
    pub under: Vec<Variant>,
}

/// A piece of a text with places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Words.
    Text(&'t str),
    /// A place, `{name}`.
    Place(&'t str),
}

/// The pieces of a text with places in braces, in their order.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((words, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else { break };
        pieces.push(Piece::Text(words));
        pieces.push(Piece::Place(name));
        rest = after;
    }
    pieces.push(Piece::Text(rest));
    pieces.retain(|piece| *piece != Piece::Text(""));
    pieces
}

/// A text with its places filled by what `value` gives for a name. A place that nothing is given for
/// stays as it is.
#[must_use]
pub fn fill<'v>(text: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let filled = pieces(text).into_iter().map(|piece| match piece {
        Piece::Text(words) => words.to_owned(),
        Piece::Place(name) => value(name).map_or_else(|| format!("{{{name}}}"), str::to_owned),
    });
    filled.collect()
}

/// The values with which a text was made of a pattern, by the names of its places; none where the text is
/// not made so. A value ends where the words behind its place come next.
#[must_use]
pub fn unfill<'p, 't>(pattern: &'p str, text: &'t str) -> Option<Vec<(&'p str, &'t str)>> {
    let mut values = Vec::new();
    let mut rest = text;
    let mut open = None;
    for piece in pieces(pattern) {
        match (piece, open.take()) {
            (Piece::Text(words), None) => rest = rest.strip_prefix(words)?,
            (Piece::Text(words), Some(name)) => {
                let (value, after) = rest.split_once(words)?;
                values.push((name, value));
                rest = after;
            }
            (Piece::Place(name), None) => open = Some(name),
            (Piece::Place(_), Some(_)) => return None,
        }
    }
    match open {
        Some(name) => values.push((name, rest)),
        None if !rest.is_empty() => return None,
        None => {}
    }
    Some(values)
}

impl Section {
    /// A section for whatever has no place in those of a form.
    #[must_use]
    pub fn plain() -> Self {
        Self {
            networks: Vec::new(),
            heading: None,
            headed_by: None,
            title: None,
            note: None,
            lines: Vec::new(),
            below: Vec::new(),
            turned: false,
            split: false,
            earliest_first: false,
            short_captions: false,
            beside: Vec::new(),
            under: Vec::new(),
        }
    }
}

impl Form {
    /// The kind of filing of an id.
    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_everything_else_stays() {
        let value = |name: &str| (name == "code").then_some("37740");
        assert_eq!(fill("tse-{code}-{number}{", value), "tse-37740-{number}{");
        assert_eq!(fill("}{code}", value), "}37740");
        assert_eq!(pieces("{a}b"), [Piece::Place("a"), Piece::Text("b")]);
        assert!(pieces("").is_empty());
    }

    #[test]
    fn what_was_filled_is_found_again() {
        let pattern = "tse-{kind}-{code}-{number}.xsd";
        let found = unfill(pattern, "tse-rvfc-22180-20240514595320.xsd");
        let values = [("kind", "rvfc"), ("code", "22180"), ("number", "20240514595320")];
        assert_eq!(found.as_deref(), Some(&values[..]));
        assert_eq!(unfill(pattern, "rvfc-22180-1.xsd"), None);
        assert_eq!(unfill("a{x}b", "a1bc"), None);
    }
}
