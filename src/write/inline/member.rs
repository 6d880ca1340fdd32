//! Values of enumerations. A reader sees labels, and no transformation makes names of members out
//! of them: the fact stands in `ix:hidden` (Inline XBRL 1.1 §8), and the style property
//! `-ix-hidden` ties what is shown to it, as is good practice.

use std::io::{self, Write};

use super::{Page, element};
use crate::model::{Fact, FactId, LabelRole, Text, Value};
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

/// Writes the facts that are enumerations as hidden ones; nothing where there are none.
pub(super) fn hidden(page: &Page<'_>, out: &mut Bytes<impl Write>) -> io::Result<()> {
    let mut is_open = false;
    for (id, fact) in page.output.facts() {
        let Value::Text(text) = fact.value else { continue };
        let item_type = &page.output.taxonomy.concept(fact.concept).item_type;
        if !item_type.primitive.is_enumeration() {
            continue;
        }
        out.push(if is_open { "    " } else { "  <ix:hidden>\n    " });
        is_open = true;
        let text = &page.output.report.texts[text.index()];
        element::non_numeric(page, id, fact, text, out);
        out.push("\n");
        out.flush_if_full()?;
    }
    out.push(if is_open { "  </ix:hidden>\n" } else { "" });
    Ok(())
}
