//! Discoverable taxonomy sets (XBRL 2.1 §3.2): from an entry point every document that it leads
//! to, and what they say together.
//!
//! ```
//! use std::collections::BTreeMap;
//! use kessan::diagnostic::Diagnostics;
//! use kessan::read::dts;
//!
//! let schema = r#"<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"
//!     xmlns:xbrli="http://www.xbrl.org/2003/instance" targetNamespace="urn:t">
//!   <xs:import namespace="http://www.xbrl.org/2003/instance"
//!     schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
//!   <xs:element name="Sales" id="t_Sales" type="xbrli:monetaryItemType"
//!     substitutionGroup="xbrli:item" xbrli:periodType="duration"/>
//! </xs:schema>"#;
//! let files = BTreeMap::from([("urn://t/t.xsd".to_owned(), schema.as_bytes().to_vec())]);
//! let mut diagnostics = Diagnostics::new();
//! let dts = dts::load(&["urn://t/t.xsd".to_owned()], &files, dts::Options::default(), &mut diagnostics);
//! let sales = dts.find("urn:t", "Sales").unwrap();
//! assert_eq!(dts.base_item_type(sales), Some("monetaryItemType"));
//! assert!(!diagnostics.has_errors());
//! ```

pub mod address;
mod arc;
mod builtin;
mod contents;
mod discover;
mod files;
mod known;
mod linkbase;
mod local;
mod networks;
mod open;
mod package;
mod pointer;
mod prohibit;
mod resolve;
mod roots;
mod schema;
mod seen;
mod shared;
mod types;

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::limit::Limit;
use crate::model::documents::ReferenceKind;
use crate::model::dts::Dts;

pub use files::{Files, Sources};
pub use open::{NotOpened, Opened, open};
pub use package::{EntryPoint, Package, Rewrite};
pub use pointer::addresses;
pub use prohibit::{Wanted, prohibit};
pub use shared::Sets;

/// How a set is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether the elements of all documents are kept, which rules about syntax look at, the standard
    /// ones aside; the schemas of XML Schema and of linkbases are read too, by which they are judged.
    pub keep_trees: bool,
    /// Whether linkbases that are referred to as those of labels or of references (XBRL 2.1 §4.3.4) are left out.
    pub without_resources: bool,
    /// What a set may cost.
    pub limits: Limits,
}

/// What a set may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Documents.
    pub documents: usize,
    /// Bytes of all documents together.
    pub bytes: usize,
    /// Relationships, before any is prohibited.
    pub relationships: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            documents: Limit::Documents.count(),
            bytes: Limit::Taxonomy.count(),
            relationships: Limit::Relationships.count(),
        }
    }
}

/// The schemas by which schemas and linkbases are judged, whether or not a set imports them.
const JUDGES: [&str; 2] = [
    "http://www.w3.org/2001/XMLSchema.xsd",
    "http://www.xbrl.org/2003/xbrl-linkbase-2003-12-31.xsd",
];

/// Reads the set that entry points lead to. What can't be read is told, and the rest is read all
/// the same.
pub fn load(
    entry_points: &[String],
    files: &dyn Files,
    options: Options,
    diagnostics: &mut Diagnostics,
) -> Dts {
    let entry_points: Vec<_> =
        entry_points.iter().map(|url| (ReferenceKind::EntryPoint, url.clone())).collect();
    load_with_reports(&entry_points, &[], files, options, diagnostics)
}

/// As [`load`], from what a report refers to in whatever way, with the documents of reports that refer to the set, by address and name: where trees are kept, theirs are too, so that
/// they are judged by its declarations, and by the schemas that they name in `xsi:schemaLocation`.
pub fn load_with_reports(
    entry_points: &[(ReferenceKind, String)],
    reports: &[(String, Arc<str>)],
    files: &dyn Files,
    options: Options,
    diagnostics: &mut Diagnostics,
) -> Dts {
    let seen = seen::Seen::of(entry_points, files, options);
    if let Some(dts) = seen.as_ref().and_then(seen::Seen::find) {
        return dts;
    }
    let files = seen.as_ref().map_or(files, |seen| seen as &dyn Files);
    let told = diagnostics.total();
    let mut loader = discover::Loader::new(files, options, diagnostics);
    for (kind, entry_point) in entry_points {
        loader.refer(None, *kind, entry_point);
    }
    if options.keep_trees {
        for schema in JUDGES {
            loader.refer(None, ReferenceKind::Standard, schema);
        }
        for (url, name) in reports {
            loader.report(url, name);
        }
    }
    loader.run();
    loader.read_hints();
    let bytes = loader.bytes();
    let (mut dts, pointers) = loader.finish();
    pointer::resolve(&mut dts, files, &pointers);
    resolve::declarations(&mut dts);
    networks::build(&mut dts, options.limits, diagnostics);
    resolve::views(&mut dts);
    if let Some(seen) = &seen
        && diagnostics.total() == told
    {
        seen.keep(&dts, bytes);
    }
    dts
}
