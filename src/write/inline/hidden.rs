//! Tuples, and facts that no text of the page says: they stand in `ix:hidden` (Inline XBRL 1.1 §8). Values of enumerations
//! can't be said so that programs read them; texts in languages of other readers need not be, where the page
//! says the same in its own, and footnotes likewise.

use std::io::{self, Write};

use rustc_hash::FxHashSet;

use super::super::Output;
use super::layout::Section;
use super::notes::Notes;
use super::words::is_of_page;
use super::{Page, element, tuples};
use crate::model::{Fact, FactId, Lang, Text, Value};
use crate::notation::markup::bytes::Bytes;

/// The texts in other languages than those of the page, of which the same section of the page says the same in one of its own.
pub(super) fn unsaid(
    output: &Output<'_>,
    sections: &[Section<'_>],
    languages: &[Lang],
) -> FxHashSet<FactId> {
    sections.iter().flat_map(|section| unsaid_in(output, section, languages)).collect()
}

/// Those of a section: what another says leaves nothing in the rows of this one.
fn unsaid_in(output: &Output<'_>, section: &Section<'_>, languages: &[Lang]) -> Vec<FactId> {
    let text = |id: FactId| {
        let fact = output.report.fact(id);
        let Value::Text(text) = fact.value else { return None };
        Some((id, fact, output.text(id, text).lang.as_ref()?))
    };
    let texts: Vec<(FactId, &Fact, &Lang)> = section.facts().filter_map(text).collect();
    let about = |fact: &Fact| (fact.concept, fact.context);
    let said: FxHashSet<_> = texts
        .iter()
        .filter(|(_, _, lang)| is_of_page(lang, languages))
        .map(|(_, fact, _)| about(fact))
        .collect();
    texts
        .iter()
        .filter(|(_, fact, lang)| !is_of_page(lang, languages) && said.contains(&about(fact)))
        .map(|(id, ..)| *id)
        .collect()
}

/// Writes what is hidden; nothing where nothing is.
pub(super) fn hidden(page: &Page<'_>, out: &mut Bytes<impl Write>) -> io::Result<()> {
    let mut is_open = false;
    if !page.tuples.is_empty() {
        out.push("  <ix:hidden>\n");
        is_open = true;
        tuples::write(page, out)?;
    }
    let mut open = |out: &mut Bytes<_>| {
        out.push(if is_open { "    " } else { "  <ix:hidden>\n    " });
        is_open = true;
    };
    for (id, fact) in page.output.facts() {
        let Some(text) = hidden_text(page, id, fact) else { continue };
        open(out);
        element::non_numeric(page, id, fact, text, out);
        out.push("\n");
        out.flush_if_full()?;
    }
    for (note, lang) in page.notes.unsaid(page) {
        open(out);
        Notes::element(page, note, lang, out);
        out.push("\n");
        out.flush_if_full()?;
    }
    out.push(if is_open { "  </ix:hidden>\n" } else { "" });
    Ok(())
}

/// The text of a fact that is hidden.
fn hidden_text<'a>(page: &'a Page<'_>, id: FactId, fact: &Fact) -> Option<&'a Text> {
    let Value::Text(text) = fact.value else { return None };
    if page.unsaid.contains(&id) {
        return Some(page.output.text(id, text));
    }
    let item_type = &page.output.taxonomy.concept(fact.concept).item_type;
    let is_enumeration = item_type.primitive.is_enumeration();
    is_enumeration.then(|| &page.output.report.texts[text.index()])
}
