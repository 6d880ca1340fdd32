//! Values of enumerations. A reader sees labels, and no transformation makes names of members out
//! of them: the fact stands in `ix:hidden` (Inline XBRL 1.1 §8), and the style property
//! `-ix-hidden` ties what is shown to it, as is good practice.

use std::io::Write;

use super::Page;
use crate::model::{Fact, FactId, LabelRole, Text};
use crate::notation::markup::bytes::Bytes;

/// Between the labels of a set.
const BETWEEN: &str = "; ";

/// Writes the labels of the members that a fact names, tied to the hidden fact.
pub(super) fn write(
    page: &Page<'_>,
    id: FactId,
    fact: &Fact,
    text: &Text,
    out: &mut Bytes<impl Write>,
) {
    out.push("<span style=\"-ix-hidden:");
    page.output.push_id(&mut out.buffer, id, fact);
    out.push("\">");
    let names = text.value.split(' ').filter(|name| !name.is_empty());
    for (nth, name) in names.clone().enumerate() {
        out.push(if nth > 0 { BETWEEN } else { "" });
        out.push_escaped(label(page, name));
    }
    if names.count() == 0 {
        out.push("—");
    }
    out.push("</span>");
}

/// The label of the member with an expanded name.
fn label<'p>(page: &'p Page<'_>, name: &'p str) -> &'p str {
    let local = name.rsplit('#').next().unwrap_or(name);
    let member = page.output.taxonomy.find(local);
    member.map_or(name, |id| page.output.label(id, &LabelRole::Standard, page.lang()))
}
