//! What a filing must have because of what it says of itself.

use super::Judge;
use crate::diagnostic::Code;
use crate::model::MemberValue;
use crate::profile::{Rule, fits};

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    if judge.filing.set.is_beside {
        return;
    }
    statements(judge);
    alone(judge);
}

/// Statements of which the filing has no facts.
fn statements(judge: &mut Judge<'_, '_>) {
    let (filing, place) = (judge.filing, judge.place.clone());
    for expected in &filing.extension.rules.expected {
        let is_called = expected
            .when
            .iter()
            .all(|(element, value)| judge.information(element) == Some(&**value));
        let has_facts = |role: &str| {
            filing.report.facts.iter().filter_map(|fact| fact.statement).any(|of| {
                filing.taxonomy.statements.get(of.index()).is_some_and(|of| of.role == role)
            })
        };
        let mut roles = judge.statements().map(|statement| &*statement.role);
        let is_there = roles.any(|role| {
            let last = role.rsplit('/').next().unwrap_or_default();
            expected.roles.iter().any(|pattern| fits(pattern, last)) && has_facts(role)
        });
        if is_called && !is_there {
            let message = format!("The filing has no facts of {}", expected.what);
            let help = "recast the statement and report its facts, or correct [information]";
            let code = Code::ExpectedStatement;
            judge.tell_named(&expected.rule, code, place.clone(), &message, help);
        }
    }
}

/// Facts of a company alone, in the document of a group, and none in that of a company.
fn alone(judge: &mut Judge<'_, '_>) {
    let filing = judge.filing;
    let Some(of) = &filing.extension.rules.consolidated else { return };
    let is_alone = |(_, member): &(crate::model::ConceptId, MemberValue)| match member {
        MemberValue::Explicit(member) => *filing.taxonomy.concept(*member).name.local == *of.alone,
        MemberValue::Typed(_) => false,
    };
    let mut facts = filing.report.facts.iter();
    let any = facts.any(|fact| filing.report.dimensions_of(fact.context).iter().any(is_alone));
    let place = judge.place.clone();
    let code = Code::ExpectedStatement;
    match judge.information(&of.element) {
        Some("true") if any => {
            let message = "The document is that of a group, and has facts of the company alone";
            let help = "see whether they belong into the statements of the group";
            judge.tell(Rule::ConsolidatedAlone, code, place, message, help);
        }
        Some("false") if !any => {
            let message =
                format!("The document is that of a company, and no fact has `{}`", of.alone);
            let help = format!("give its facts the member {}", of.alone);
            judge.tell(Rule::CompanyAlone, code, place, &message, &help);
        }
        _ => {}
    }
}
