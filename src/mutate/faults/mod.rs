//! The catalogue, a file a family.

mod bound;
mod concepts;
mod cubes;
mod dimensions;
mod duplicates;
mod enumerations;
mod figures;
mod inline;
mod labels;
mod lists;
mod networks;
mod packages;
mod periods;
mod report_packages;
mod settings;
mod tables;
mod texts;
mod typed;
mod types;
mod units;
mod usable;

use super::Fault;

/// The kinds of a family in one table: name, verdict, what is changed, and how.
macro_rules! faults {
    ($family:ident: $($name:literal $verdict:ident $changes:literal $put:expr;)*) => {
        pub(super) const FAULTS: &[$crate::mutate::Fault] = &[$($crate::mutate::Fault {
            name: $name,
            family: $crate::mutate::Family::$family,
            changes: $changes,
            verdict: $crate::mutate::Verdict::$verdict,
            put: $put,
        },)*];
    };
}
use faults;

/// Every kind of fault, family by family.
pub fn catalogue() -> impl Iterator<Item = &'static Fault> {
    [
        figures::FAULTS,
        duplicates::FAULTS,
        periods::FAULTS,
        units::FAULTS,
        types::FAULTS,
        texts::FAULTS,
        lists::FAULTS,
        enumerations::FAULTS,
        dimensions::FAULTS,
        typed::FAULTS,
        concepts::FAULTS,
        labels::FAULTS,
        networks::FAULTS,
        cubes::FAULTS,
        usable::FAULTS,
        tables::FAULTS,
        settings::FAULTS,
        inline::FAULTS,
        packages::FAULTS,
        report_packages::FAULTS,
    ]
    .into_iter()
    .flatten()
}

#[cfg(test)]
mod tests {
    use super::catalogue;

    #[test]
    fn names_are_unique_and_kebab_case() {
        let mut names: Vec<&str> = catalogue().map(|fault| fault.name).collect();
        let is_kebab = |name: &&str| name.bytes().all(|c| c.is_ascii_lowercase() || c == b'-');
        assert!(names.iter().all(is_kebab));
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(count >= 120, "{count} kinds");
    }
}
