//! A section as a list: a fact a row, with its period and members.

use std::io::{self, Write};

use super::super::bytes::{Bytes, escaped};
use super::element::{self, Suffix};
use super::{Page, table, words};
use crate::model::{Fact, FactId, LabelRole, Statement};

/// Writes facts a row each, in the order of the statement's tree.
pub(super) fn write(
    page: &Page<'_>,
    statement: Option<&Statement>,
    facts: &[FactId],
    out: &mut Bytes<impl Write>,
) -> io::Result<()> {
    let words = words::of(page.lang());
    let node_of = |fact: &Fact| {
        statement.and_then(|s| s.nodes.iter().position(|node| node.concept == fact.concept))
    };
    let report = page.output.report;
    let mut sorted: Vec<(usize, FactId)> =
        facts.iter().map(|id| (node_of(report.fact(*id)).unwrap_or(usize::MAX), *id)).collect();
    sorted.sort_unstable();
    let current = report.current_period;
    out.push("<div class=\"scroll\"><table class=\"list\">\n<thead><tr>");
    out.push(format!(
        "<th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        words.item, words.value, words.period
    ));
    for (node, id) in sorted {
        let fact = report.fact(id);
        let role = statement
            .and_then(|s| s.nodes.get(node))
            .map_or(LabelRole::Standard, |node| node.preferred_label);
        out.push("<tr><th scope=\"row\">");
        table::label(page, fact.concept, role, out);
        out.push("</th><td>");
        let unit = table::unit_text(page, fact);
        element::write(page, id, role.is_negated(), Suffix { unit: unit.as_deref() }, out)?;
        out.push("</td><td>");
        let period = report.period(fact.context);
        if current != Some(period) {
            out.push(escaped(&words::heading(period, page.lang())));
        }
        let members = table::members(page, report.contexts[fact.context.index()].dimensions);
        if !members.is_empty() {
            out.push(format!(" <span class=\"member\">{}</span>", escaped(&members)));
        }
        out.push("</td></tr>\n");
        out.flush_if_full()?;
    }
    out.push("</tbody></table></div>\n");
    Ok(())
}
