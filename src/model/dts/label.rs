//! Labels and references of elements, roles and whatever else has them.

use super::{Dts, Node, Resource, Sym};
use crate::model::documents::ResourceId;

/// The role of a label that has none (XBRL 2.1 §5.2.2.2.2).
const STANDARD: &str = "http://www.xbrl.org/2003/role/label";
/// The role of a generic label that has none.
const STANDARD_GENERIC: &str = "http://www.xbrl.org/2008/role/label";

impl Dts {
    /// The labels of a node, generic ones included, in the order of discovery.
    pub fn labels(&self, of: Node) -> impl Iterator<Item = &Resource> {
        rows(&self.labels, of).iter().map(|row| self.resource(row.1))
    }

    /// The references of a node, generic ones included, in the order of discovery.
    pub fn references(&self, of: Node) -> impl Iterator<Item = &Resource> {
        rows(&self.references, of).iter().map(|row| self.resource(row.1))
    }

    /// The text of the label of a role in a language. A longer tag serves where there is no label
    /// with the very tag (`en-US` for `en`); roles and languages are compared as specified, tags
    /// without regard to case.
    #[must_use]
    pub fn label(&self, of: Node, role: &str, lang: &str) -> Option<&str> {
        let fits = |label: &&Resource| self.label_role(label) == role;
        let labels = self.labels(of).filter(fits);
        let tagged = labels.map(|label| (self.text(label.lang), self.text(label.text)));
        in_language(tagged, lang)
    }

    /// The standard label of a node in a language.
    #[must_use]
    pub fn standard_label(&self, of: Node, lang: &str) -> Option<&str> {
        self.label(of, STANDARD, lang)
    }

    /// The role of a label; where it has none, that of a standard label.
    #[must_use]
    pub fn label_role(&self, label: &Resource) -> &str {
        match self.text(label.role) {
            "" | STANDARD_GENERIC => STANDARD,
            role => role,
        }
    }

    /// Every pair of a node and a label of it.
    #[must_use]
    pub fn all_labels(&self) -> &[(Node, ResourceId)] {
        &self.labels
    }

    /// The languages in which there are labels, sorted.
    #[must_use]
    pub fn label_languages(&self) -> Vec<&str> {
        let mut langs: Vec<Sym> = self.labels.iter().map(|row| self.resource(row.1).lang).collect();
        langs.sort_unstable();
        langs.dedup();
        let mut langs: Vec<&str> = langs.into_iter().map(|lang| self.text(lang)).collect();
        langs.sort_unstable();
        langs
    }
}

/// The rows of a node in a table that is sorted by nodes.
fn rows(table: &[(Node, ResourceId)], of: Node) -> &[(Node, ResourceId)] {
    let start = table.partition_point(|row| row.0 < of);
    let end = table[start..].partition_point(|row| row.0 == of);
    &table[start..start + end]
}

/// The first text in a language, else the first whose tag goes on behind it.
pub(crate) fn in_language<'a>(
    tagged: impl Iterator<Item = (&'a str, &'a str)>,
    lang: &str,
) -> Option<&'a str> {
    let mut longer = None;
    for (tag, text) in tagged {
        if tag.eq_ignore_ascii_case(lang) {
            return Some(text);
        }
        if longer.is_none() && is_longer(tag, lang) {
            longer = Some(text);
        }
    }
    longer
}

/// Whether a tag begins with another and goes on behind a hyphen.
fn is_longer(tag: &str, begin: &str) -> bool {
    tag.len() > begin.len()
        && tag.as_bytes()[begin.len()] == b'-'
        && tag.as_bytes()[..begin.len()].eq_ignore_ascii_case(begin.as_bytes())
}
