//! Prefixes for namespaces: those of their schemas, else what the address tells.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::INSTANCE_PREFIXES;
use crate::model::documents::DocumentKind;
use crate::model::dts::Dts;

/// Prefixes that are the custom, by how namespaces begin.
const CUSTOMARY: [(&str, &str); 5] = [
    ("http://www.xbrl.org/dtr/type/", "dtr-types"),
    ("http://xbrl.org/2020/extensible-enumerations-2.0", "enum2"),
    ("http://xbrl.org/2014/extensible-enumerations", "enum"),
    ("http://xbrl.org/2005/xbrldt", "xbrldt"),
    ("http://www.w3.org/2001/XMLSchema", "xs"),
];

/// Steps that say nothing of whose a namespace is.
const GENERAL: [&str; 4] = ["taxonomy", "xbrl", "schema", "instance"];

/// Gives every namespace a prefix that no other has: one that people know it by where the address
/// tells it, `us-gaap` of `http://fasb.org/us-gaap/2023`.
#[derive(Debug, Default)]
pub(super) struct Prefixes {
    by_namespace: FxHashMap<String, String>,
    taken: FxHashSet<String>,
}

impl Prefixes {
    pub(super) fn new() -> Self {
        let mut prefixes = Self::default();
        for (prefix, namespace) in INSTANCE_PREFIXES {
            prefixes.by_namespace.insert(namespace.to_owned(), prefix.to_owned());
            prefixes.taken.insert(prefix.to_owned());
        }
        prefixes
    }

    /// Takes over the prefixes by which the schemas of a set know their own namespaces.
    pub(super) fn know(&mut self, dts: &Dts) {
        for (_, document) in
            dts.documents().iter().filter(|(_, of)| of.kind == DocumentKind::Schema)
        {
            let [namespace, prefix] = [document.namespace, document.prefix].map(|of| dts.text(of));
            let is_known = namespace.is_empty() || self.by_namespace.contains_key(namespace);
            // Names that say nothing of whose the namespace is.
            if is_known || ["", "tns", "this", "ns", "target"].contains(&prefix) {
                continue;
            }
            if self.taken.insert(prefix.to_owned()) {
                self.by_namespace.insert(namespace.to_owned(), prefix.to_owned());
            }
        }
    }

    /// The prefix of a namespace; none for names without a namespace.
    pub(super) fn of(&mut self, namespace: &str) -> &str {
        if namespace.is_empty() {
            return "";
        }
        let taken = &mut self.taken;
        self.by_namespace.entry(namespace.to_owned()).or_insert_with(|| {
            let stem = stem(namespace);
            let mut prefix = stem.clone();
            let mut number = 1u32;
            while !taken.insert(prefix.clone()) {
                number += 1;
                prefix = format!("{stem}{number}");
            }
            prefix
        })
    }
}

/// The last step of a namespace that is a word and no date or version; else its host.
fn stem(namespace: &str) -> String {
    let known = CUSTOMARY.iter().find(|(begin, _)| namespace.starts_with(begin));
    if let Some((_, prefix)) = known {
        return (*prefix).to_owned();
    }
    let mut steps = namespace.split(['/', ':', '#']).rev();
    let word = steps.find(|step| {
        let is_version =
            step.trim_start_matches(['v', 'V']).starts_with(|c: char| c.is_ascii_digit());
        step.starts_with(|c: char| c.is_ascii_alphabetic())
            && !is_version
            && step.len() > 1
            && !GENERAL.contains(step)
    });
    let word = word.unwrap_or("ns");
    // A host is known by its first part.
    let host = word.strip_prefix("www.").unwrap_or(word);
    let word = if host.contains('.') { host.split('.').next().unwrap_or("ns") } else { word };
    let kept: String =
        word.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    let is_name = kept.starts_with(|c: char| c.is_ascii_alphabetic());
    if is_name && !kept.to_lowercase().starts_with("xml") { kept } else { format!("ns{kept}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_know_namespaces_by_a_word_of_them() {
        let mut prefixes = Prefixes::new();
        for (namespace, expected) in [
            ("http://fasb.org/us-gaap/2023", "us-gaap"),
            ("http://fasb.org/us-gaap/2022", "us-gaap2"),
            ("http://xbrl.sec.gov/dei/2023", "dei"),
            ("https://xbrl.ifrs.org/taxonomy/2023-03-23/ifrs-full", "ifrs-full"),
            ("http://disclosure.edinet-fsa.go.jp/taxonomy/jppfs/2023-12-01/jppfs_cor", "jppfs_cor"),
            ("http://www.apple.com/20230930", "apple"),
            ("http://www.iij.ad.jp/xbrl/taxonomy", "iij"),
            ("http://www.xbrl.org/2003/instance", "xbrli"),
            ("urn:xml:2", "nsxml"),
            ("123", "ns"),
            ("", ""),
        ] {
            assert_eq!(prefixes.of(namespace), expected);
        }
        assert_eq!(prefixes.of("http://fasb.org/us-gaap/2023"), "us-gaap");
    }
}
