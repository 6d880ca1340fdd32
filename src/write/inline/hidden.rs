//! Facts that no text of the page can say: they stand in `ix:hidden` (Inline XBRL 1.1 §8).

use std::io::{self, Write};

use super::{Page, element};
use crate::model::Value;
use crate::notation::markup::bytes::Bytes;

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
