//! Editions of one taxonomy: their namespaces and roles differ by a date or a version and mean the same.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Dts;

/// What stands for the part of an address in which two editions differ.
const PLACE: &str = "…";

/// The addresses of two sets that are the same but for a date or a version, each by what both have in
/// common. Where a set has several such, they are left apart.
#[derive(Debug, Default)]
pub(super) struct Editions {
    common: FxHashMap<String, String>,
    /// The namespaces of concepts that were paired.
    pub(super) namespaces: Vec<(String, String)>,
}

impl Editions {
    pub(super) fn of(first: &Dts, second: &Dts) -> Self {
        let mut editions = Self::default();
        let namespaces = [first, second].map(namespaces);
        for (common, one, other) in pairs(&namespaces) {
            editions.namespaces.push((one.clone(), other.clone()));
            editions.common.extend([(one, common.clone()), (other, common)]);
        }
        for (common, one, other) in pairs(&[first, second].map(roles)) {
            editions.common.extend([(one, common.clone()), (other, common)]);
        }
        editions.namespaces.sort();
        editions
    }

    /// An address, without what tells two editions apart.
    pub(super) fn common<'a>(&'a self, address: &'a str) -> &'a str {
        self.common.get(address).map_or(address, String::as_str)
    }
}

fn namespaces(dts: &Dts) -> FxHashSet<String> {
    dts.concepts().map(|(id, _)| dts.name_of(id).0.to_owned()).collect()
}

fn roles(dts: &Dts) -> FxHashSet<String> {
    let of_networks = dts.networks().iter().map(|network| network.base.role);
    of_networks.map(|role| dts.text(role).to_owned()).collect()
}

/// The addresses that each of two sets has alone, paired by what is the same in both.
fn pairs([first, second]: &[FxHashSet<String>; 2]) -> Vec<(String, String, String)> {
    let only = |of: &FxHashSet<String>, other: &FxHashSet<String>| {
        let mut by_common: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for address in of.difference(other) {
            if let Some(common) = undated(address) {
                by_common.entry(common).or_default().push(address.clone());
            }
        }
        by_common
    };
    let (of_first, of_second) = (only(first, second), only(second, first));
    let pair = |(common, one): (String, Vec<String>)| {
        let other = of_second.get(&common)?;
        match (&one[..], &other[..]) {
            ([one], [other]) => Some((common, one.clone(), other.clone())),
            _ => None,
        }
    };
    of_first.into_iter().filter_map(pair).collect()
}

/// An address with its dates and versions left out, by the scheme `http` where it is `https`, to which publishers
/// went over from one edition to the next; none where it has neither date nor version.
fn undated(address: &str) -> Option<String> {
    let (mut common, address) = match address.strip_prefix("https://") {
        Some(rest) => ("http://".to_owned(), rest),
        None => (String::new(), address),
    };
    let mut found = false;
    // Words of letters, and numbers with what may part their figures.
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '.');
    let mut rest = address;
    while let Some(first) = rest.chars().next() {
        let is_of = |c: char| match first.is_ascii_digit() {
            true => is_number(c),
            false => !c.is_ascii_digit(),
        };
        let end = rest.find(|c: char| !is_of(c)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        let begins = common.is_empty() || common.ends_with(['/', '_', '-', '.', ':', 'v']);
        let ends = after.is_empty() || after.starts_with(['/', '_', ':', '#']);
        let is_version = first.is_ascii_digit() && begins && ends && is_version(part);
        common.push_str(if is_version { PLACE } else { part });
        found |= is_version;
        rest = after;
    }
    found.then_some(common)
}

/// Whether a number is a date, a year or a version: others may tell apart what is not the same.
fn is_version(number: &str) -> bool {
    let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
    is_year || number.trim_end_matches(['-', '.']).contains(['-', '.'])
}

#[cfg(test)]
mod tests {
    use super::undated;

    #[test]
    fn dates_and_versions_are_left_out() {
        let common = |address: &str| undated(address).unwrap_or_default();
        assert_eq!(common("http://x.example/t/2007-08-13"), "http://x.example/t/…");
        assert_eq!(common("http://x.example/us-gaap/2023"), "http://x.example/us-gaap/…");
        assert_eq!(
            common("http://x.example/ias_1_2017-03-09_role-310000"),
            "http://x.example/ias_1_…_role-310000"
        );
        assert_eq!(common("http://x.example/t/v1.2.0/core"), "http://x.example/t/v…/core");
        assert_eq!(common("https://x.example/t/2022-03-24/a"), "http://x.example/t/…/a");
        assert_eq!(undated("http://x.example/t/role/610"), None);
        assert_eq!(undated("http://x.example/form2/core"), None);
    }
}
