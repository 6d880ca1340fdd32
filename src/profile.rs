//! Regulators' conventions, as data that writers and checks read.

/// What differs from one filing system to another.
#[derive(Debug, PartialEq, Eq)]
pub struct Profile {
    /// The name by which users choose it.
    pub name: &'static str,
    /// Namespace of Inline XBRL.
    pub inline: &'static str,
    /// Namespace of the registry of transformations.
    pub transformations: &'static str,
    /// Whether report packages are taken.
    pub report_package: bool,
}

/// The international conventions: Inline XBRL 1.1, transformation registry 5, report packages.
pub const INTL: Profile = Profile {
    name: "intl",
    inline: "http://www.xbrl.org/2013/inlineXBRL",
    transformations: "http://www.xbrl.org/inlineXBRL/transformation/2022-02-16",
    report_package: true,
};

/// Every profile.
pub const PROFILES: [&Profile; 1] = [&INTL];

impl Profile {
    /// The profile of this name.
    #[must_use]
    pub fn find(name: &str) -> Option<&'static Self> {
        PROFILES.into_iter().find(|profile| profile.name == name)
    }
}
