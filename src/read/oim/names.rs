//! Prefixes, and names written with them (Open Information Model 1.0, common definitions).

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::QName;
use crate::notation::lexical::{continues_ncname, is_ncname};

/// Prefixes that have one namespace only, and it no other prefix.
pub(crate) const RESERVED: [(&str, &str); 6] = [
    ("xbrl", "https://xbrl.org/2021"),
    ("xs", "http://www.w3.org/2001/XMLSchema"),
    ("enum2", "http://xbrl.org/2020/extensible-enumerations-2.0"),
    ("xbrli", "http://www.xbrl.org/2003/instance"),
    ("utr", "http://www.xbrl.org/2009/utr"),
    ("iso4217", "http://www.xbrl.org/2003/iso4217"),
];

/// That of errors in tables is reserved there too.
pub(crate) const RESERVED_IN_CSV: (&str, &str) = ("xbrlce", "https://xbrl.org/2021/xbrl-csv/error");

/// Names of link types and groups that mean one thing only.
pub(crate) const RESERVED_LINKS: [(&str, &str); 3] = [
    ("footnote", "http://www.xbrl.org/2003/arcrole/fact-footnote"),
    ("explanatoryFact", "http://www.xbrl.org/2009/arcrole/fact-explanatoryFact"),
    ("_", "http://www.xbrl.org/2003/role/link"),
];

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoName {
    /// It has not the form of one.
    Form,
    /// Its prefix is not bound.
    Unbound,
}

/// The prefixes of a document.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prefixes(FxHashMap<Box<str>, (Arc<str>, Arc<str>)>);

impl Prefixes {
    pub(crate) fn bind(&mut self, prefix: &str, namespace: &str) {
        self.0.insert(prefix.into(), (prefix.into(), namespace.into()));
    }

    pub(crate) fn is_bound(&self, prefix: &str) -> bool {
        self.0.contains_key(prefix)
    }

    /// `prefix:local`.
    pub(crate) fn qname(&self, text: &str) -> Result<QName, NoName> {
        let (prefix, local) = text.split_once(':').ok_or(NoName::Form)?;
        if !is_ncname(prefix) || !is_ncname(local) {
            return Err(NoName::Form);
        }
        let (prefix, namespace) = self.0.get(prefix).ok_or(NoName::Unbound)?;
        Ok(QName { prefix: prefix.clone(), namespace: namespace.clone(), local: local.into() })
    }

    /// `prefix:anything` without blanks: the namespace and what stands behind the colon.
    pub(crate) fn sqname<'t>(&self, text: &'t str) -> Result<(&str, &'t str), NoName> {
        let (prefix, rest) = text.split_once(':').ok_or(NoName::Form)?;
        if !is_ncname(prefix) || rest.is_empty() || rest.contains(char::is_whitespace) {
            return Err(NoName::Form);
        }
        let (_, namespace) = self.0.get(prefix).ok_or(NoName::Unbound)?;
        Ok((namespace, rest))
    }
}

/// Whether a text is an identifier: an `NCName` without a full stop.
pub(crate) fn is_identifier(text: &str) -> bool {
    is_ncname(text) && !text.contains('.')
}

/// Whether a text can name a row: the letters of an identifier, in any order.
pub(crate) fn is_row_identifier(text: &str) -> bool {
    !text.is_empty() && continues_ncname(text) && !text.contains('.')
}
