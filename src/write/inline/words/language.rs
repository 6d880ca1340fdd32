//! The words of a language, as its file in `templates/words` has them.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::fiscal::Fiscal;
use crate::model::Lang;
use crate::notation::page_words::FILES;

/// A language, its file, and its words once they were asked for.
type Language = (&'static str, &'static str, OnceLock<Option<Words>>);

static LANGUAGES: LazyLock<Vec<Language>> =
    LazyLock::new(|| FILES.iter().map(|(lang, text)| (*lang, *text, OnceLock::new())).collect());

/// The words of a language, which most pages need of one alone.
fn read((_, text, words): &'static Language) -> Option<&'static Words> {
    words.get_or_init(|| Words::parse(text).ok()).as_ref()
}

/// The words of a language.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(in super::super) struct Words {
    pub(in super::super) other_facts: String,
    pub(in super::super) not_in_text: String,
    pub(in super::super) notes: String,
    pub(in super::super) item: String,
    pub(in super::super) value: String,
    /// What a link from a table to the contents says.
    pub(in super::super) contents: String,
    /// What a link back from a note says.
    pub(in super::super) back: String,
    pub(super) yes: String,
    pub(super) no: String,
    /// What stands for a fact that is nil.
    pub(in super::super) nil: String,
    /// What tables say that have such facts, and cells without a fact.
    pub(in super::super) blank: String,
    /// Between what stands in one line.
    pub(in super::super) apart: String,
    /// Between a name and what it names.
    pub(in super::super) colon: String,
    /// Around a `{unit}` that stands alone.
    pub(super) unit: String,
    /// Around the number `{n}` of a note, before its text.
    pub(super) note: String,
    pub(in super::super) negative: Sign,
    /// Read by `notation::page_words`, as are the next two: reports and drafts ask for them.
    #[serde(default, rename = "oldest-first")]
    _oldest_first: IgnoredAny,
    #[serde(default, rename = "consolidated")]
    _consolidated: IgnoredAny,
    #[serde(default, rename = "units")]
    _units: IgnoredAny,
    #[serde(default)]
    pub(in super::super) digits: Digits,
    #[serde(default)]
    pub(super) heading: Headings,
    /// Signs before the first amount of a column and its totals, by the codes of currencies; where there are none,
    /// none is printed.
    #[serde(default)]
    pub(in super::super) currency: BTreeMap<String, String>,
    pub(super) scale: Scales,
    pub(super) date: Dates,
    pub(super) period: Periods,
    /// Parts of fiscal years; where there are none, the codes of the calendar name them.
    pub(super) fiscal: Option<Fiscal>,
}

/// What stands around the digits of a negative figure.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(in super::super) struct Sign {
    pub(in super::super) before: String,
    #[serde(default)]
    pub(in super::super) behind: String,
    /// Whether what stands behind hangs over, so that digits stand below digits.
    #[serde(default)]
    pub(in super::super) hangs: bool,
}

/// What parts the digits of figures, where a report prints them with a point and commas.
#[derive(Deserialize, Clone, Copy)]
#[serde(deny_unknown_fields)]
pub(in super::super) struct Digits {
    pub(in super::super) decimal: char,
    /// What parts thousands where a comma parts decimals.
    pub(in super::super) group: char,
}

impl Default for Digits {
    fn default() -> Self {
        Self { decimal: '.', group: '.' }
    }
}

/// Headings of columns.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Headings {
    /// Behind which words a line may end, in languages without blanks.
    pub(super) parts_behind: Vec<String>,
}

/// Powers of ten.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Scales {
    /// `{scale}` and `{unit}`, in the order of the language.
    pub(super) with_unit: String,
    /// Read by `notation::scale`, for tables of facts have them too.
    #[serde(rename = "words")]
    _words: IgnoredAny,
    /// `{noun}` with what counts it.
    #[serde(default)]
    counted: BTreeMap<String, String>,
}

/// Days.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Dates {
    /// `{day}`, `{month}` and `{year}`.
    pub(super) day: String,
    /// The same in narrow columns, where a line may end inside of it.
    pub(super) narrow: Option<String>,
    /// Names of months; where there are none, their numbers.
    #[serde(default)]
    pub(super) months: Vec<String>,
    /// Their names in narrow columns.
    #[serde(default)]
    pub(super) short_months: Vec<String>,
}

/// Periods.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct Periods {
    /// Around `{day}`.
    pub(super) instant: String,
    /// Around `{start}` and `{end}`.
    pub(super) span: String,
    pub(super) ever: String,
    /// Durations of `{n}` whole weeks in calendars of weeks, around `{end}`.
    pub(super) weeks: Option<String>,
    /// Durations of one month, two, and so on, around `{end}`.
    #[serde(default)]
    pub(super) months: Vec<String>,
}

impl Words {
    pub(super) fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

impl Scales {
    pub(super) fn counted(&self, power: i8) -> Option<&str> {
        self.counted.get(&power.to_string()).map(String::as_str)
    }
}

/// The words of a language, whatever its region; none for those without a file.
pub(super) fn known(lang: &Lang) -> Option<&'static Words> {
    let primary = lang.split('-').next().unwrap_or_default();
    LANGUAGES.iter().find(|(name, ..)| name.eq_ignore_ascii_case(primary)).and_then(read)
}

/// The words of a language, and English where there is no file of it.
pub(in super::super) fn of(lang: &Lang) -> &'static Words {
    static NONE: LazyLock<Words> = LazyLock::new(Words::default);
    known(lang).or_else(|| LANGUAGES.iter().find_map(read)).unwrap_or(&NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notation::scale;

    /// The names in braces of a pattern.
    fn names(pattern: &str) -> Vec<&str> {
        let parts = pattern.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}').map(|(name, _)| name)).collect()
    }

    #[test]
    fn every_file_is_whole() {
        assert_eq!(LANGUAGES.len(), FILES.len());
        for (lang, text) in FILES {
            let words = Words::parse(text).unwrap_or_else(|error| panic!("{lang}: {error}"));
            assert_eq!(names(&words.period.instant), ["day"], "{lang}");
            assert_eq!(names(&words.period.span), ["start", "end"], "{lang}");
            let mut date = names(&words.date.day);
            date.sort_unstable();
            assert_eq!(date, ["day", "month", "year"], "{lang}");
            for list in [&words.date.months, &words.date.short_months, &words.period.months] {
                assert!(list.is_empty() || list.len() == 12, "{lang}: {list:?}");
            }
            for pattern in &words.period.months {
                assert_eq!(names(pattern), ["end"], "{lang}");
            }
            for power in [3, 6, 9] {
                assert!(scale::word(power, lang).is_some(), "{lang}: 10^{power}");
            }
        }
    }

    #[test]
    fn regions_have_the_words_of_their_language() {
        assert_eq!(of(&"de-AT".into()).yes, "ja");
        assert_eq!(of(&"th".into()).yes, "yes");
        assert!(known(&"th".into()).is_none());
    }
}
