//! The `ix:header`: hidden facts, schema reference, footnote relationships, contexts and units
//! (Inline XBRL 1.1 §8, §12–14). What is hidden has its place on the
//! page, in words or in another language.

use std::io::{self, Write};

use super::super::context;
use super::notes::Notes;
use super::{Page, hidden};
use crate::model::FootnoteSetId;
use crate::notation::markup::bytes::Bytes;

/// Writes the `ix:header`.
pub(super) fn write(page: &Page<'_>, out: &mut Bytes<impl Write>) -> io::Result<()> {
    out.push("<ix:header>\n");
    hidden::hidden(page, out)?;
    out.push("  <ix:references>");
    out.push(context::schema_ref(page.output));
    out.push("</ix:references>\n  <ix:resources>\n");
    for (id, fact) in page.output.facts().filter(|(_, fact)| fact.footnotes != FootnoteSetId(0)) {
        out.push("  <ix:relationship fromRefs=\"");
        page.output.push_id(&mut out.buffer, id, fact);
        out.push("\" toRefs=\"");
        let set = &page.output.report.footnote_sets[fact.footnotes.index()];
        let ids: Vec<String> = set.iter().flat_map(|note| Notes::ids(page, *note)).collect();
        out.push(ids.join(" "));
        out.push("\" arcrole=\"http://www.xbrl.org/2003/arcrole/fact-footnote\"/>\n");
        out.flush_if_full()?;
    }
    context::write(page.output, out)?;
    out.push("  </ix:resources>\n</ix:header>\n");
    Ok(())
}
