//! The files of `templates/words`: what pages say, a file a language.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

/// The languages that pages can be in, and their files. The first stands in for all others.
pub(crate) const FILES: [(&str, &str); 4] = [
    ("en", include_str!("../../templates/words/en.toml")),
    ("ja", include_str!("../../templates/words/ja.toml")),
    ("de", include_str!("../../templates/words/de.toml")),
    ("fr", include_str!("../../templates/words/fr.toml")),
];

/// What is asked of these files before there is a page.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
struct Habits {
    #[serde(default)]
    oldest_first: bool,
    consolidated: Option<Consolidated>,
    #[serde(default)]
    units: UnitNames,
}

/// What titles of the statements of a group say, and what others say that looks like it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Consolidated {
    word: String,
    not: String,
}

/// What units are called.
#[derive(Deserialize, Default)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct UnitNames {
    /// An amount of a `{unit}` for each share.
    #[serde(default)]
    per_share: String,
    /// Shares.
    #[serde(default)]
    pub(crate) shares: String,
    #[serde(default)]
    currency: BTreeMap<String, CurrencyName>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrencyName {
    name: String,
    /// What is counted in thousands and millions, where the language says so.
    noun: Option<String>,
}

/// What was read of each file; most runs need one.
static HABITS: [OnceLock<Option<Habits>>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

fn habits(lang: &str) -> &'static Habits {
    static NONE: LazyLock<Habits> = LazyLock::new(Habits::default);
    let primary = lang.split('-').next().unwrap_or_default();
    let own = FILES.iter().position(|(name, _)| name.eq_ignore_ascii_case(primary));
    own.and_then(read).or_else(|| read(0)).unwrap_or(&NONE)
}

/// What the file at a position says; a test holds that all can be read.
fn read(at: usize) -> Option<&'static Habits> {
    HABITS[at].get_or_init(|| toml::from_str(FILES[at].1).ok()).as_ref()
}

/// Whether columns run from the oldest period to the newest in a language, where a report says nothing else.
pub(crate) fn oldest_first(lang: &str) -> bool {
    habits(lang).oldest_first
}

/// Whether the title of a statement says that it is of a group; none in languages whose headings do not.
pub(crate) fn says_consolidated(title: &str, lang: &str) -> Option<bool> {
    let known = habits(lang).consolidated.as_ref()?;
    Some(title.replace(&known.not, "").contains(&known.word))
}

/// What units are called in a language; those of English where it has no file.
pub(crate) fn unit_names(lang: &str) -> &'static UnitNames {
    &habits(lang).units
}

impl UnitNames {
    /// The name of a currency, by its code; the code where the language has none.
    pub(crate) fn currency<'a>(&'a self, code: &'a str) -> &'a str {
        self.currency.get(code).map_or(code, |found| &found.name)
    }

    /// The noun of a currency, in languages that count it.
    pub(crate) fn noun(&self, code: &str) -> Option<&str> {
        self.currency.get(code)?.noun.as_deref()
    }

    /// An amount for each share.
    pub(crate) fn per_share(&self, unit: &str) -> String {
        self.per_share.replace("{unit}", unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_have_names_in_every_language() {
        assert!((0..FILES.len()).all(|at| read(at).is_some()));
        for (lang, name, noun, per_share) in [
            ("en-GB", "JPY", Some("yen"), "JPY per share"),
            ("ja", "円", None, "円"),
            ("de", "JPY", None, "JPY je Aktie"),
            ("th", "JPY", Some("yen"), "JPY per share"),
        ] {
            let names = unit_names(lang);
            assert_eq!(names.currency("JPY"), name, "{lang}");
            assert_eq!(names.noun("JPY"), noun, "{lang}");
            assert_eq!(names.per_share(name), per_share, "{lang}");
            assert_eq!(names.currency("XTS"), "XTS");
        }
    }

    #[test]
    fn columns_run_as_the_language_has_them() {
        assert!(oldest_first("ja-JP"));
        assert!(!oldest_first("en"));
        for (title, lang, said) in [
            ("四半期連結貸借対照表", "ja", Some(true)),
            ("非連結貸借対照表", "ja", Some(false)),
            ("Consolidated balance sheet", "en", None),
        ] {
            assert_eq!(says_consolidated(title, lang), said, "{title}");
        }
    }
}
