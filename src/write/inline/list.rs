//! A section as a list: a concept a row, with period and members behind the value.

use std::io::{self, Write};

use super::table::is_number;
use super::{Page, element, table};
use crate::model::{ConceptId, ContextId, FactId, LabelRole, Statement, Value};
use crate::notation::markup::bytes::Bytes;

/// A fact where it stands in the tree. Sorted, facts about the same stand together: a text in
/// two languages is one row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    node: usize,
    concept: ConceptId,
    context: ContextId,
    fact: FactId,
}

/// Writes facts in the order of the statement's tree.
pub(super) fn write(
    page: &Page<'_>,
    title: &str,
    statement: Option<&Statement>,
    facts: &[FactId],
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let nodes = statement.map_or(&[][..], |statement| &statement.nodes);
    let mut first = vec![usize::MAX; page.output.taxonomy.concepts.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        first[node.concept.index()] = at;
    }
    let mut items: Vec<Item> = facts
        .iter()
        .map(|id| {
            let fact = page.output.report.fact(*id);
            let node = first[fact.concept.index()];
            Item { node, concept: fact.concept, context: fact.context, fact: *id }
        })
        .collect();
    items.sort_unstable();
    out.push("<div class=\"scroll\"><table class=\"list\">\n");
    table::caption(page, title, "", out);
    out.push(format!(
        "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        page.words.item, page.words.value
    ));
    let mut label = Vec::new();
    for concept in items.chunk_by(|a, b| a.concept == b.concept) {
        let node = nodes.get(concept[0].node);
        let role = node.map_or(&LabelRole::Standard, |node| &node.preferred_label);
        label.clear();
        table::label(page, concept[0].concept, role, &mut label);
        for same in concept.chunk_by(|a, b| a.context == b.context) {
            row(page, same, role, &label, out)?;
            out.flush_if_full()?;
        }
    }
    out.push("</tbody></table></div>\n");
    Ok(())
}

/// Where the language of a fact stands among those of the page; others come behind.
fn language(page: &Page<'_>, id: FactId) -> usize {
    let Value::Text(text) = page.output.report.fact(id).value else { return 0 };
    let Some(lang) = &page.output.text(id, text).lang else { return 0 };
    page.languages.iter().position(|known| known == lang).unwrap_or(page.languages.len())
}

/// Writes the row of facts about the same.
fn row(
    page: &Page<'_>,
    same: &[Item],
    role: &LabelRole,
    label: &[u8],
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    out.push("<tr><th scope=\"row\">");
    out.push(label);
    out.push("</th><td>");
    let is_negated = role.is_negated();
    match same {
        [one] if !page.unsaid.contains(&one.fact) => value(page, one.fact, is_negated, out)?,
        several => {
            let mut texts = several.to_vec();
            texts.retain(|item| !page.unsaid.contains(&item.fact));
            texts.sort_by_key(|item| language(page, item.fact));
            for (nth, item) in texts.iter().enumerate() {
                out.push(if nth > 0 { "<br/>" } else { "" });
                value(page, item.fact, is_negated, out)?;
            }
        }
    }
    let context = page.output.report.contexts[same[0].context.index()];
    let period = page.captions.period(context.period);
    let members = page.captions.members_escaped(context.dimensions);
    if !period.is_empty() || !members.is_empty() {
        out.push(" <span class=\"aspects\">");
        out.push(period);
        out.push(if period.is_empty() || members.is_empty() { "" } else { &page.words.apart });
        out.push(&*members);
        out.push("</span>");
    }
    out.push("</td></tr>\n");
    Ok(())
}

/// Writes a value with its unit.
fn value(
    page: &Page<'_>,
    id: FactId,
    is_negated: bool,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let fact = page.output.report.fact(id);
    if let Some(sign) = page.captions.sign_of(fact.unit).filter(|_| is_number(fact)) {
        table::currency(sign, out);
    }
    element::write(page, id, is_negated, page.captions.unit_of(fact), out)
}
