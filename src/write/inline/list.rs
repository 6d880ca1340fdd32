//! A section as a list: a concept a row, with period and members behind the value.

use std::io::{self, Write};

use super::super::bytes::{Bytes, escaped};
use super::element::{self, Suffix};
use super::{Page, table, words};
use crate::model::{ConceptId, ContextId, FactId, LabelRole, Statement};

/// A fact where it stands in the tree. Sorted, facts about the same stand together: a text in
/// two languages is one row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Item {
    node: usize,
    concept: ConceptId,
    context: ContextId,
    fact: FactId,
}

impl Item {
    fn is_about_the_same(&self, other: &Self) -> bool {
        (self.concept, self.context) == (other.concept, other.context)
    }
}

/// Writes facts in the order of the statement's tree.
pub(super) fn write(
    page: &Page<'_>,
    statement: Option<&Statement>,
    facts: &[FactId],
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let words = words::of(page.lang());
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
    out.push("<div class=\"scroll\"><table class=\"list\">\n<thead><tr>");
    out.push(format!(
        "<th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        words.item, words.value
    ));
    for same in items.chunk_by(Item::is_about_the_same) {
        let node = nodes.get(same[0].node);
        let role = node.map_or(LabelRole::Standard, |node| node.preferred_label);
        row(page, same, role, out)?;
        out.flush_if_full()?;
    }
    out.push("</tbody></table></div>\n");
    Ok(())
}

fn row(
    page: &Page<'_>,
    same: &[Item],
    role: LabelRole,
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    out.push("<tr><th scope=\"row\">");
    table::label(page, same[0].concept, role, out);
    out.push("</th><td>");
    for (nth, item) in same.iter().enumerate() {
        if nth > 0 {
            out.push("<br/>");
        }
        let unit = table::unit_text(page, page.output.report.fact(item.fact));
        element::write(page, item.fact, role.is_negated(), Suffix { unit: unit.as_deref() }, out)?;
    }
    let report = page.output.report;
    let context = same[0].context;
    let period = report.period(context);
    let mut aspects = Vec::new();
    if report.current_period != Some(period) {
        aspects.push(words::heading(period, page.lang()));
    }
    aspects.push(table::members(page, report.contexts[context.index()].dimensions));
    aspects.retain(|text| !text.is_empty());
    if !aspects.is_empty() {
        out.push(format!(" <span class=\"aspects\">{}</span>", escaped(&aspects.join(" · "))));
    }
    out.push("</td></tr>\n");
    Ok(())
}
