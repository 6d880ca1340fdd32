//! Filings in a regulator's taxonomy that the filer extends: what their documents and pages are
//! called, which contexts they have, and what stands around the facts.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use indexmap::IndexMap;
use serde::Deserialize;

use super::fiscal::Fiscal;
use super::form::{Formats, UnitShown};
use super::rules::Rules;
use crate::model::Period;

/// How a filer extends the regulator's taxonomy, and how the filing is laid out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// The file in the folder of a report that says what the filing is.
    pub sheet: String,
    /// Language of the page; its labels are in the linkbase whose name has no language.
    pub lang: String,
    /// Scheme of the identifier of the filer.
    pub scheme: String,
    /// Identifier of the filer.
    pub identifier: String,
    /// How the code of a filer is made: `A` is a letter, `9` a digit, `X` either.
    pub code: String,
    /// What comes behind a code that lacks it.
    pub code_ending: Option<String>,
    /// Whether sums are those of XBRL 2.1, and not of Calculations 1.1.
    pub classic_sums: bool,
    /// What the addresses of documents of others begin with; a filing refers to no others.
    pub documents: Vec<String>,
    /// Names that a filing may give other values, with those that they have without.
    pub values: BTreeMap<String, String>,
    /// Names of documents.
    pub names: ExtensionNames,
    /// Kinds of filings.
    pub kinds: Vec<ExtensionKind>,
    /// Sets of documents that are sent beside a filing, with names and a list of their own.
    #[serde(default)]
    pub beside: Vec<Beside>,
    /// Values of names that are the same in all sets of documents that are sent together.
    #[serde(default)]
    pub alike: Vec<String>,
    /// Periods that ids of contexts name; the first that fits is the name.
    pub periods: Vec<NamedPeriod>,
    /// Axes whose members come first in ids of contexts, in this order; then the others in the order of
    /// their names.
    pub axes: Vec<String>,
    /// Ids of units, in the order in which they are looked for.
    pub units: IndexMap<String, UnitShown>,
    /// Types of the registry of which the regulator knows an older version, by their local names.
    pub types: BTreeMap<String, TypeName>,
    /// How values are written.
    pub formats: Formats,
    /// Facts about the document, which stand in the hidden part.
    pub information: Information,
    /// Captions of elements where the label of the regulator is no caption of a table.
    pub captions: BTreeMap<String, String>,
    /// The list of the pages for the regulator's program.
    pub manifest: ManifestForm,
    /// A list of the pages for people.
    pub index: Option<IndexForm>,
    /// How footnotes of figures are written; none where there is no place for them.
    pub footnotes: Option<FootnoteForm>,
    /// Elements of XHTML that pages must not have.
    pub forbidden_elements: Vec<String>,
    /// What the regulator asks beyond XBRL.
    pub rules: Rules,
}

/// Names of documents: `{stem}`, `{code}`, `{filed}`, `{end}`, the values of the profile, of the kind and of
/// the sheet stand in them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionNames {
    /// Stem of the names of files.
    pub stem: String,
    /// What stands between the stem and what a linkbase is.
    pub separator: String,
    /// Namespace of the schema of the filing.
    pub namespace: String,
    /// Its prefix.
    pub prefix: String,
    /// What the roles of the filer's own networks begin with.
    pub role: String,
    /// File of a page: `{page}` is what the sheet calls it.
    pub page: String,
    /// How the sheet calls a page: `9` is a digit, `X` a letter or digit, anything else itself.
    pub page_code: Vec<String>,
    /// The folder of all files in the archive.
    pub folder: String,
}

/// A kind of filing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtensionKind {
    /// Id.
    pub id: String,
    /// How many months of the year it is about.
    pub months: u32,
    /// What stands for it in names.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// What facts about the document say in every filing of the kind.
    #[serde(default)]
    pub information: BTreeMap<String, String>,
    /// Elements of which a filing must have a fact with a value.
    #[serde(default)]
    pub required: Vec<String>,
}

/// Sets of documents that are sent beside a filing. They say nothing about the document, and have no cover.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Beside {
    /// Kinds of them.
    pub kinds: Vec<ExtensionKind>,
    /// Names of their documents.
    pub names: ExtensionNames,
    /// The list of their pages.
    pub manifest: ManifestForm,
}

/// A kind of filing with what its documents are called.
#[derive(Clone, Copy, Debug)]
pub struct SetForm<'p> {
    /// The kind.
    pub kind: &'p ExtensionKind,
    /// Names of documents.
    pub names: &'p ExtensionNames,
    /// The list of the pages.
    pub manifest: &'p ManifestForm,
    /// Whether it is sent beside a filing.
    pub is_beside: bool,
}

/// The name of a type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TypeName {
    /// Its prefix.
    pub prefix: String,
    /// Its namespace.
    pub namespace: String,
}

/// A period by its name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedPeriod {
    /// What ids of contexts begin with.
    pub id: String,
    /// How many years later than that of the filing it is.
    #[serde(default)]
    pub years: i32,
    /// How many months of the year; none for the day of filing.
    pub months: Option<u32>,
    /// What a column about it is called; an instant has its day.
    pub caption: String,
}

/// The facts about a document.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Information {
    /// Prefix of the elements.
    pub prefix: String,
    /// What follows their names.
    pub ending: String,
    /// The name of the period that they are about.
    pub at: String,
    /// The elements, in their order. One that nothing is told of is nil.
    pub elements: Vec<String>,
    /// Those that follow from what the filing is, by the name of the value: `code`, `filed`, `year-start`,
    /// `year-end`, `period-end`, `prior-year-start`, `prior-year-end`, `prior-period-end`, or one of the
    /// values of names.
    pub derived: BTreeMap<String, String>,
    /// Those that are false unless the filing says that they are true.
    pub false_unless_told: Vec<String>,
}

/// The list of the pages for the regulator's program.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestForm {
    /// Its file.
    pub file: String,
    /// Its namespace.
    pub namespace: String,
    /// Titles, in their order.
    pub titles: Vec<ListTitle>,
    /// Id of the report in it.
    pub id: String,
    /// Type of the report.
    pub of_type: String,
    /// Role of the network that orders the pages.
    pub role: String,
    /// Name of the instance that the regulator makes.
    pub instance: String,
}

/// How footnotes of figures are written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FootnoteForm {
    /// Their role, which the regulator's taxonomy declares.
    pub role: String,
}

/// A title in a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListTitle {
    /// The language.
    pub lang: String,
    /// The title.
    pub text: String,
}

/// A list of the pages for people.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndexForm {
    /// Its file.
    pub file: String,
    /// Its encoding, by the name that the Encoding Standard has for it.
    pub encoding: String,
    /// Lines above the list.
    pub above: Vec<String>,
    /// Lines below: `{Element}` is the value of a fact about the document.
    pub below: Vec<String>,
    /// How wide the titles are, in columns of half width.
    pub width: usize,
}

impl Extension {
    /// All kinds of filings, those that are sent beside others behind.
    pub fn sets(&self) -> impl Iterator<Item = SetForm<'_>> {
        let main = self.kinds.iter().map(|kind| SetForm {
            kind,
            names: &self.names,
            manifest: &self.manifest,
            is_beside: false,
        });
        let beside = self.beside.iter().flat_map(|of| {
            of.kinds.iter().map(|kind| SetForm {
                kind,
                names: &of.names,
                manifest: &of.manifest,
                is_beside: true,
            })
        });
        main.chain(beside)
    }

    /// First and last day of a named period.
    #[must_use]
    pub fn span(
        &self,
        named: &NamedPeriod,
        fiscal: &Fiscal,
        filed: NaiveDate,
    ) -> Option<(NaiveDate, NaiveDate)> {
        match named.months {
            None => Some((filed, filed)),
            Some(months) => fiscal.span(named.years, months),
        }
    }

    /// The name of a period; none where there is no word for it. A day is the end of what it is named
    /// after, and only a day can be that of filing.
    #[must_use]
    pub fn named(&self, period: Period, fiscal: &Fiscal, filed: NaiveDate) -> Option<&NamedPeriod> {
        self.periods.iter().find(|named| {
            let Some((first, last)) = self.span(named, fiscal, filed) else { return false };
            match period {
                Period::Instant(day) => day == last,
                Period::Duration { start, end } => {
                    named.months.is_some() && (start, end) == (first, last)
                }
                _ => false,
            }
        })
    }
}

impl NamedPeriod {
    /// What the id of a context begins with.
    #[must_use]
    pub fn context(&self, period: Period) -> String {
        let kind = if matches!(period, Period::Instant(_)) { "Instant" } else { "Duration" };
        format!("{}{kind}", self.id)
    }
}

/// Whether a text is made as a pattern says: `9` is a digit, `A` a capital letter, `X` a capital letter, a
/// small letter or a digit, anything else itself.
#[must_use]
pub fn is_made_as(pattern: &str, text: &str) -> bool {
    let fits = |(pattern, letter): (char, char)| match pattern {
        '9' => letter.is_ascii_digit(),
        'A' => letter.is_ascii_uppercase(),
        'X' => letter.is_ascii_alphanumeric(),
        other => other == letter,
    };
    pattern.chars().count() == text.chars().count() && pattern.chars().zip(text.chars()).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;

    #[test]
    fn patterns_of_codes() {
        assert!(is_made_as("A99999", "E04425") && !is_made_as("A99999", "e04425"));
        assert!(is_made_as("9999999_XXXXXX", "0101010_honbun"));
        assert!(!is_made_as("9999999_XXXXXX", "0101010_honbun_"));
    }

    #[test]
    fn periods_have_the_names_of_the_regulator() {
        let edinet = Profile::find("edinet").and_then(|profile| profile.extension.as_ref());
        let edinet = edinet.expect("an extension");
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let fiscal = Fiscal {
            start: day("2025-07-01"),
            end: day("2026-06-30"),
            prior_start: None,
            quarter: None,
            told: BTreeMap::new(),
        };
        let filed = day("2026-09-25");
        let name = |period: Period| {
            edinet.named(period, &fiscal, filed).map(|named| named.context(period))
        };
        let span = |start, end| Period::Duration { start: day(start), end: day(end) };
        for (period, expected) in [
            (span("2025-07-01", "2026-06-30"), Some("CurrentYearDuration")),
            (span("2024-07-01", "2025-06-30"), Some("Prior1YearDuration")),
            (Period::Instant(day("2024-06-30")), Some("Prior2YearInstant")),
            (Period::Instant(filed), Some("FilingDateInstant")),
            (span("2025-07-01", "2025-12-31"), Some("InterimDuration")),
            (span("2026-09-25", "2026-09-25"), None),
            (span("2025-07-01", "2025-09-30"), None),
        ] {
            assert_eq!(name(period).as_deref(), expected, "{period}");
        }
    }
}
