//! Holds what was read against what the text states.

use std::collections::BTreeSet;

use kessan::extract::Extraction;
use kessan::model::Taxonomy;
use kessan::text::Text;

use crate::page::Page;
use crate::rows::Truth;

/// What is wrong: facts that the text does not state where nothing is told, and facts of the text
/// that are neither read nor told.
pub fn faults(page: &Page, text: &Text, found: &Extraction, taxonomy: &Taxonomy) -> Vec<String> {
    let told = told_lines(text, found);
    let mut open: Vec<&(usize, Truth)> = page.truths.iter().collect();
    let mut faults = Vec::new();
    for fact in &found.facts {
        let line = text.line_of(fact.span.start);
        let own = Truth {
            concept: fact.concept,
            period: fact.period,
            unit: fact.unit.clone(),
            printed: fact.printed.clone(),
            scale: fact.scale,
        };
        match open.iter().position(|(at, truth)| *at == line && same(truth, &own)) {
            Some(at) => {
                open.remove(at);
            }
            None if told.contains(&line) => {}
            None if page.perhaps.iter().any(|(at, truth)| *at == line && same(truth, &own)) => {}
            None => faults.push(format!("wrong: line {} {}", line + 1, shown(&own, taxonomy))),
        }
    }
    for (line, truth) in open.iter().filter(|(line, _)| !told.contains(line)) {
        faults.push(format!("lost: line {} {}", line + 1, shown(truth, taxonomy)));
    }
    faults
}

/// Whether two say the same; the scale of nothing is none.
fn same(one: &Truth, other: &Truth) -> bool {
    let nil = one.printed == "—";
    let known = Truth { scale: other.scale, ..one.clone() };
    if nil { known == *other } else { one == other }
}

fn shown(truth: &Truth, taxonomy: &Taxonomy) -> String {
    let Truth { concept, period, unit, printed, scale } = truth;
    let name = &taxonomy.concepts.get(*concept).expect("it is there").name.local;
    format!("{name} {period} {printed} e{scale} {}", unit.as_deref().unwrap_or(""))
}

/// The lines at which something is told.
fn told_lines(text: &Text, found: &Extraction) -> BTreeSet<usize> {
    let told = found.findings.iter().filter_map(|finding| finding.at);
    told.chain(found.unmatched.iter().copied())
        .flat_map(|span| text.line_of(span.start)..=text.line_of(span.end.saturating_sub(1)))
        .collect()
}
