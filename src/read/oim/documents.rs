//! What documents of JSON say that they are.

use super::json::{DOCUMENT_TYPE as JSON, find_info};
use super::node::Node;
use super::{csv, shape};

/// The document type that JSON states in `/documentInfo`; none where it states none.
///
/// # Errors
/// When it is no JSON in UTF-8, or a member stands twice.
pub(crate) fn document_type(bytes: &[u8]) -> Result<Option<String>, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned())?;
    let text = text.trim_start_matches('\u{feff}');
    let node: Node = serde_json::from_str(text).map_err(|error| error.to_string())?;
    if shape::has_twins(&node) {
        return Err("a member stands twice".to_owned());
    }
    let info = node.get("documentInfo");
    Ok(info.and_then(|info| info.get("documentType")).and_then(Node::text).map(str::to_owned))
}

/// Whether a document says that it is a report in one of the syntaxes.
pub(crate) fn is_report(bytes: &[u8]) -> bool {
    stated(bytes).is_some_and(|stated| stated == JSON || stated == csv::DOCUMENT_TYPE)
}

/// The document type that a document states, as far as it can be read.
pub(super) fn stated(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    let info = find_info(text.trim_start_matches('\u{feff}'))?;
    info.get("documentType").and_then(Node::text).map(str::to_owned)
}
