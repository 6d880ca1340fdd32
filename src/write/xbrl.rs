//! XBRL 2.1 instances.

use std::io::{self, Write};

use super::{Output, context};
use crate::model::{FactId, FootnoteSetId, Value};
use crate::notation::figure;
use crate::notation::markup::bytes::{Bytes, escaped};

/// Writes the report as an XBRL 2.1 instance.
///
/// # Errors
/// When `out` can't be written.
pub fn write(output: &Output<'_>, out: impl Write) -> io::Result<()> {
    let mut out = Bytes::new(out);
    out.push("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push(format!("<xbrli:xbrl {}>\n", context::namespaces(output)));
    out.push(format!("  {}\n", context::schema_ref(output)));
    context::write(output, &mut out)?;
    facts(output, &mut out)?;
    footnotes(output, &mut out)?;
    out.push("</xbrli:xbrl>\n");
    out.finish()
}

/// Writes the facts. The parts of an element that repeat are made before.
fn facts(output: &Output<'_>, out: &mut Bytes<impl Write>) -> io::Result<()> {
    let names = output.concept_names();
    let units: Vec<String> = output.units.iter().map(|id| format!(" unitRef=\"{id}\"")).collect();
    for (id, fact) in output.facts() {
        let name = names[fact.concept.index()].as_bytes();
        let buffer = &mut out.buffer;
        buffer.extend_from_slice(b"  <");
        buffer.extend_from_slice(name);
        buffer.extend_from_slice(b" id=\"");
        output.push_id(buffer, id, fact);
        buffer.extend_from_slice(b"\" contextRef=\"");
        buffer.extend_from_slice(output.contexts[fact.context.index()].as_bytes());
        buffer.push(b'"');
        if let Some(unit) = fact.unit {
            buffer.extend_from_slice(units[unit.index()].as_bytes());
        }
        match fact.value {
            // Reports with fractions are not written.
            Value::Nil | Value::Fraction(_) => {
                out.push(" xsi:nil=\"true\"/>\n");
                continue;
            }
            Value::Number(value) => {
                out.push(" decimals=\"");
                push_decimals(&mut out.buffer, fact.decimals);
                out.push("\">");
                figure::push_plain(&mut out.buffer, value);
            }
            Value::Text(text) => {
                let text = output.text(id, text);
                if let Some(lang) = &text.lang {
                    out.push(format!(" xml:lang=\"{}\"", escaped(lang)));
                }
                out.push(">");
                out.push_escaped(&text.value);
            }
        }
        out.push("</");
        out.push(name);
        out.push(">\n");
        out.flush_if_full()?;
    }
    Ok(())
}

/// Appends decimals as an attribute's value.
pub(super) fn push_decimals(out: &mut Vec<u8>, decimals: crate::model::Decimals) {
    match decimals.places() {
        Some(places @ 0..=9) => out.push(b'0' + places as u8),
        Some(places @ -9..=-1) => out.extend_from_slice(&[b'-', b'0' + (-places) as u8]),
        _ => out.extend_from_slice(decimals.to_string().as_bytes()),
    }
}

/// Writes the footnote link: a locator for each fact with footnotes, the footnotes in all their
/// languages, and the arcs between them (XBRL 2.1 §4.11).
fn footnotes(output: &Output<'_>, out: &mut Bytes<impl Write>) -> io::Result<()> {
    let noted = || output.facts().filter(|(_, fact)| fact.footnotes != FootnoteSetId(0));
    if noted().next().is_none() {
        return Ok(());
    }
    out.push("  <link:footnoteLink xlink:type=\"extended\" xlink:role=\"http://www.xbrl.org/2003/role/link\">\n");
    let mut used = vec![false; output.report.footnotes.len()];
    for (id, fact) in noted() {
        let mut name = Vec::new();
        output.push_id(&mut name, id, fact);
        locator(output, id, &name, &mut used, out);
        out.flush_if_full()?;
    }
    for (note, _) in output.report.footnotes.iter().zip(used).filter(|(_, used)| *used) {
        for (lang, text) in &note.text {
            out.push(format!(
                "    <link:footnote xlink:type=\"resource\" xlink:label=\"{1}_{0}\" \
                 xlink:role=\"http://www.xbrl.org/2003/role/footnote\" id=\"{2}\" \
                 xml:lang=\"{lang}\">",
                note.id,
                output.footnote_stem,
                output.footnote_id(note, lang)
            ));
            match note.is_markup {
                true => out.push(text),
                false => out.push_escaped(text),
            }
            out.push("</link:footnote>\n");
        }
    }
    out.push("  </link:footnoteLink>\n");
    Ok(())
}

fn locator(
    output: &Output<'_>,
    id: FactId,
    name: &[u8],
    used: &mut [bool],
    out: &mut Bytes<impl Write>,
) {
    out.push("    <link:loc xlink:type=\"locator\" xlink:href=\"#");
    out.push(name);
    out.push("\" xlink:label=\"");
    out.push(name);
    out.push("\"/>\n");
    let set = output.report.fact(id).footnotes;
    for note in &output.report.footnote_sets[set.index()] {
        used[note.index()] = true;
        out.push(
            "    <link:footnoteArc xlink:type=\"arc\" \
             xlink:arcrole=\"http://www.xbrl.org/2003/arcrole/fact-footnote\" xlink:from=\"",
        );
        out.push(name);
        out.push("\" xlink:to=\"");
        out.push(&output.footnote_stem);
        out.push("_");
        out.push(&output.report.footnotes[note.index()].id);
        out.push("\"/>\n");
    }
}
