//! Regulators' conventions, as data that writers and checks read.
//!
//! A profile is a file, `profiles/NAME.toml`; a user can bring one of their own. Nothing in the
//! program asks whose conventions they are: what differs from one regulator to another is a value
//! in these files.

mod extended;
mod extension;
mod fiscal;
mod form;
mod pattern;
mod rules;

use std::fmt;
use std::sync::LazyLock;

use serde::Deserialize;

#[doc(hidden)]
pub use extended::{Extended, PagePlan, Part};
#[doc(hidden)]
pub use extension::{
    Beside, Extension, ExtensionKind, ExtensionNames, FootnoteForm, IndexForm, Information,
    ListTitle, ManifestForm, NamedPeriod, SetForm, TypeName, is_made_as,
};
#[doc(hidden)]
pub use fiscal::{Base, Fiscal};
#[doc(hidden)]
pub use form::{
    Axis, Derived, Form, Formats, Import, Kind, Names, Piece, Portion, Ranges, Relative, Roles,
    Section, Shown, UnitShown, Variant, fill, pieces, unfill,
};
pub(crate) use pattern::fits;
#[doc(hidden)]
pub use rules::{Consolidated, Expected, Implied, Rule, Rules};

/// What differs from one filing system to another.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Profile {
    /// The name by which users choose it.
    pub name: String,
    /// Namespace of Inline XBRL.
    pub inline: String,
    /// Namespace of the registry of transformations.
    pub transformations: String,
    /// Whether report packages are taken.
    pub report_package: bool,
    /// The form that filings fill, where the regulator has one with a taxonomy of its own.
    pub form: Option<Form>,
    /// How filers extend the regulator's taxonomy, where they do.
    pub extension: Option<Extension>,
}

/// A file of a filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormFile {
    /// Its path in the archive.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The international conventions: Inline XBRL 1.1, transformation registry 5, report packages.
pub static INTL: LazyLock<Profile> =
    LazyLock::new(|| built_in(include_str!("../../profiles/intl.toml")));

/// The earnings releases of the Tokyo Stock Exchange (TDnet).
static TDNET: LazyLock<Profile> =
    LazyLock::new(|| built_in(include_str!("../../profiles/tdnet.toml")));

/// The statutory reports of the Financial Services Agency of Japan (EDINET).
static EDINET: LazyLock<Profile> =
    LazyLock::new(|| built_in(include_str!("../../profiles/edinet.toml")));

/// Every profile that comes with the program.
static BUILT_IN: [&LazyLock<Profile>; 3] = [&INTL, &TDNET, &EDINET];

fn built_in(text: &str) -> Profile {
    // The tests read every one of them.
    Profile::read(text).expect("a profile that comes with the program can be read")
}

/// Why a profile can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong, a sentence without its full stop.
    pub message: String,
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ProfileError {}

impl Profile {
    /// The profile of this name that comes with the program.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        BUILT_IN.into_iter().map(LazyLock::force).find(|profile| profile.name == name)
    }

    /// The names of the profiles that come with the program.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        BUILT_IN.into_iter().map(|profile| &*profile.name).collect()
    }

    /// Reads a profile.
    ///
    /// # Errors
    /// When the text is no TOML, a key is unknown or missing, or a value is of another kind.
    pub fn read(text: &str) -> Result<Self, ProfileError> {
        toml::from_str(text).map_err(|error| {
            let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or("");
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
            let message = error.message().lines().next().unwrap_or("not TOML").to_owned();
            ProfileError { line, column, message }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_profile_can_be_read_and_has_its_own_name() {
        assert_eq!(Profile::names(), ["intl", "tdnet", "edinet"]);
        for name in Profile::names() {
            assert_eq!(Profile::find(name).expect("a profile").name, name);
        }
        assert!(Profile::find("nobodys").is_none());
    }

    #[test]
    fn an_unknown_key_is_told_with_its_line() {
        let text = include_str!("../../profiles/intl.toml").replace("report_package", "packages");
        let error = Profile::read(&text).expect_err("an unknown key");
        assert_eq!((error.line, error.column), (6, 1));
        assert!(error.message.starts_with("unknown field `packages`"), "{error}");
        let error = Profile::read("name = \"x\"\ninline = 1\n").expect_err("a wrong value");
        assert_eq!(error.line, 2, "{error}");
    }
}
