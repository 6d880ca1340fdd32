//! The codes of diagnostics, each with its severity and what it means.

use super::Severity;

/// What there is to know about a code.
#[derive(Debug)]
#[non_exhaustive]
pub struct CodeInfo {
    /// The name that users and scripts see.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it means.
    pub summary: &'static str,
    /// How far from the root the rule stands: each may be led astray by what lower ones find. Rules
    /// about taxonomies and about the text of cells are at the root, 0.
    pub rank: u8,
    /// What a finding is about.
    pub scope: Scope,
}

/// What findings of a code are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The thing at which it stands, each to be mended by itself.
    Thing,
    /// A text that may stand in many rows: it is told once, and the others follow from it.
    Text,
}

/// The scope that a row names; most codes are about a thing.
macro_rules! scope {
    () => {
        Scope::Thing
    };
    ($scope:ident) => {
        Scope::$scope
    };
}

/// Declares the codes with their names, severities, ranks where they are not 0 (`[3]`), scopes
/// where they are not things (`{Text}`), and summaries in one table.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $([$rank:literal])? $({$scope:ident})? $summary:literal)*) => {
        /// What kind of thing a diagnostic tells.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $summary] $variant,)*
        }

        /// Every code.
        pub const CODES: &[Code] = &[$(Code::$variant,)*];

        impl Code {
            /// What there is to know about the code.
            #[must_use]
            pub fn info(self) -> &'static CodeInfo {
                match self {
                    $(Self::$variant => &CodeInfo {
                        name: $name,
                        severity: Severity::$severity,
                        summary: $summary,
                        rank: 0 $(+ $rank)?,
                        scope: scope!($($scope)?),
                    },)*
                }
            }

            /// The name that users and scripts see.
            #[must_use]
            pub fn name(self) -> &'static str {
                self.info().name
            }
        }
    };
}

mod table;

pub use table::{CODES, Code};

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn names_are_unique_and_kebab_case() {
        let mut names: Vec<&str> = CODES.iter().map(|code| code.name()).collect();
        assert!(
            names.iter().all(|n| n
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        );
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CODES.len());
    }
}
