//! Names and units as the Open Information Model writes them.

use crate::model::stream::{Header, StreamUnit};
use crate::model::{Entity, QName};

/// The prefixes that names are written with.
#[derive(Debug, Default)]
pub(super) struct Names {
    header: Header,
}

impl Names {
    pub(super) fn new(header: &Header) -> Self {
        Self { header: header.clone() }
    }

    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// `prefix:local`, with the prefix that the header binds to the namespace.
    pub(super) fn qname(&self, name: &QName) -> String {
        let prefix = self.header.prefix(&name.namespace).unwrap_or(&name.prefix);
        format!("{prefix}:{}", name.local)
    }

    /// `prefix:identifier`, with the prefix of the scheme.
    pub(super) fn entity(&self, entity: &Entity) -> String {
        let prefix = self.header.prefix(&entity.scheme).unwrap_or("scheme");
        format!("{prefix}:{}", entity.identifier)
    }

    /// `a:x`, `a:x*b:y`, `(a:x*b:y)/c:z` (xBRL-JSON 1.0 §3.1.4): measures in alphabetical order.
    pub(super) fn unit(&self, unit: &StreamUnit) -> String {
        let side = |measures: &[QName]| {
            let mut names: Vec<String> = measures.iter().map(|name| self.qname(name)).collect();
            names.sort();
            names.join("*")
        };
        let bracketed = |measures: &[QName]| match measures.len() {
            0 | 1 => side(measures),
            _ => format!("({})", side(measures)),
        };
        match (unit.numerators.as_slice(), unit.denominators.as_slice()) {
            (above, []) => side(above),
            // One over something has no form of its own.
            ([], below) => format!("xbrli:pure/{}", bracketed(below)),
            (above, below) => format!("{}/{}", bracketed(above), bracketed(below)),
        }
    }

    /// The name of a type or group of links: those of the model have theirs, others get one.
    pub(super) fn link<'n>(names: &'n mut Vec<(String, String)>, uri: &str, stem: &str) -> &'n str {
        let reserved = match uri {
            crate::model::stream::FACT_FOOTNOTE => Some("footnote"),
            crate::model::stream::FACT_EXPLANATORY => Some("explanatoryFact"),
            crate::model::stream::LINK_GROUP => Some("_"),
            _ => None,
        };
        let at = names.iter().position(|(_, known)| known == uri).unwrap_or_else(|| {
            let name = reserved.map_or_else(|| format!("{stem}{}", names.len() + 1), str::to_owned);
            names.push((name, uri.to_owned()));
            names.len() - 1
        });
        &names[at].0
    }
}
