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
    out.push_escaped(&labels(page, text));
    out.push("</span>");
}

/// The labels of the members that a value names; a dash where it names none.
pub(super) fn labels(page: &Page<'_>, text: &Text) -> String {
    let names = text.value.split(' ').filter(|name| !name.is_empty());
    let labels: Vec<&str> = names.map(|name| label(page, name)).collect();
    if labels.is_empty() { "—".to_owned() } else { labels.join(BETWEEN) }
}

/// The label of the member with an expanded name.
fn label<'p>(page: &'p Page<'_>, name: &'p str) -> &'p str {
    let local = name.rsplit('#').next().unwrap_or(name);
    let member = page.output.taxonomy.find(local);
    member.map_or(name, |id| page.output.label(id, &LabelRole::Standard, page.lang()))
}
