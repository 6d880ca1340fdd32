//! Figures whose parentheses were lost: beside others of their row that have them, they would contradict what stands
//! elsewhere by nothing but their sign.

use std::collections::BTreeMap;

use super::finding::{Finding, FindingKind};
use super::twice::value;
use super::{Reader, fact::Extracted};
use crate::model::{ConceptId, Figure, Period, Taxonomy};
use crate::source::map::Members;
use crate::text::Text;

/// What a fact is about.
type About<'a> = (ConceptId, Period, &'a Members, Option<&'a str>);

impl Reader<'_> {
    /// Figures that lost their parentheses become no facts; nor do those that they contradict, where nothing says which
    /// of both are right.
    pub(super) fn drop_unsigned(&mut self) {
        let facts: Vec<&Extracted> = self.facts.iter().map(|(fact, _)| fact).collect();
        for at in lost(&facts, self.text, self.taxonomy).into_iter().rev() {
            let (fact, _) = self.facts.remove(at);
            self.settled.push(fact.span);
            self.findings.push(Finding {
                kind: FindingKind::LostCell,
                message: match is_signed(&fact) {
                    true => format!(
                        "`{}` has elsewhere the other sign, and either may be wrong.",
                        fact.printed
                    ),
                    false => format!(
                        "`{}` has no parentheses, as others of its row have, and elsewhere the other sign.",
                        fact.printed
                    ),
                },
                help: "what can be known of it belongs into a table of corrections".to_owned(),
                at: Some(fact.span),
                map: None,
                others: Vec::new(),
            });
        }
    }
}

/// Positions of such facts.
fn lost(facts: &[&Extracted], text: &Text, taxonomy: &Taxonomy) -> Vec<usize> {
    let mut known: BTreeMap<About, Vec<(Figure, usize)>> = BTreeMap::new();
    for (at, fact) in facts.iter().enumerate() {
        if let (Some((value, _)), Some(negated)) = (value(fact), is_negated(fact, taxonomy)) {
            let about = (fact.concept, fact.period, &fact.members, fact.unit.as_deref());
            let value = if negated { value.negated() } else { value };
            known.entry(about).or_default().push((value, at));
        }
    }
    let several = || known.values().filter(|all| all.len() > 1);
    if several().next().is_none() {
        return Vec::new();
    }
    // Whether figures of a row have signs, and whether some have none.
    let mut rows: BTreeMap<(usize, ConceptId), (bool, bool)> = BTreeMap::new();
    for fact in facts {
        let row = rows.entry((text.line_of(fact.span.start), fact.concept)).or_default();
        row.0 |= is_signed(fact);
        row.1 |= !is_signed(fact) && fact.printed.contains(|c: char| ('1'..='9').contains(&c));
    }
    let row = |at: usize| {
        let row = (text.line_of(facts[at].span.start), facts[at].concept);
        rows.get(&row).copied().unwrap_or_default()
    };
    let lacks = |at: usize| !is_signed(facts[at]) && row(at).0;
    // Of two rows with figures of both kinds nobody knows which is wrong.
    let unsure = |at: usize| is_signed(facts[at]) && row(at).1;
    let mut found: Vec<usize> = several()
        .flat_map(|all| {
            let opposite = |one: Figure| {
                move |(other, at): &&(Figure, usize)| *other == one.negated() && !lacks(*at)
            };
            let lost = |(one, at): &&(Figure, usize)| {
                *one != Figure::ZERO && lacks(*at) && all.iter().any(|other| opposite(*one)(&other))
            };
            let wrong: Vec<&(Figure, usize)> = all.iter().filter(lost).collect();
            let either = |(one, at): &&(Figure, usize)| {
                unsure(*at) && wrong.iter().any(|(other, _)| *other == one.negated())
            };
            let either: Vec<&(Figure, usize)> = all.iter().filter(either).collect();
            wrong.into_iter().chain(either).map(|(_, at)| *at).collect::<Vec<_>>()
        })
        .collect();
    found.sort_unstable();
    found
}

fn is_signed(fact: &Extracted) -> bool {
    fact.printed.starts_with(['(', '-', '−', '–'])
}

/// Whether the statement shows the concept of a fact with the other sign; none where it does both.
fn is_negated(fact: &Extracted, taxonomy: &Taxonomy) -> Option<bool> {
    let nodes = taxonomy.statements[fact.statement.index()].nodes.iter();
    let mut own = nodes
        .filter(|node| node.concept == fact.concept)
        .map(|node| node.preferred_label.is_negated());
    let first = own.next()?;
    own.all(|other| other == first).then_some(first)
}
