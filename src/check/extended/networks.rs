//! Trees and cubes of the filer's own networks.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Judge;
use crate::diagnostic::Code;
use crate::model::{ConceptId, ConceptKind, FactId, Import, Imported, MemberValue, Statement};
use crate::profile::Rule;

/// The roles by which schemas refer to linkbases of networks that filings must not bring in.
const OF_BASE: [(&str, Rule); 3] = [
    ("presentationLinkbaseRef", Rule::BasePresentation),
    ("calculationLinkbaseRef", Rule::BaseCalculation),
    ("referenceLinkbaseRef", Rule::BaseReference),
];

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    let used = used(judge);
    let mut shown: FxHashSet<ConceptId> = FxHashSet::default();
    let mut cubes: FxHashMap<&str, usize> = FxHashMap::default();
    for statement in judge.statements() {
        shown.extend(statement.nodes.iter().map(|node| node.concept));
        let axes = statement.cubes.iter().flat_map(|cube| &cube.axes);
        let members = axes.flat_map(|axis| judge.filing.taxonomy.members(axis));
        shown.extend(members.map(|member| member.concept));
        roots(judge, statement);
        repeated(judge, statement);
        unused(judge, statement, &used);
        role(judge, statement);
        *cubes.entry(&*statement.role).or_default() += statement.cubes.len();
        if cubes[&*statement.role] > 1 {
            let message = format!("The role of `{}` has several cubes", statement.id);
            tell(judge, Rule::NetworkCube, statement, &message, "give each cube a statement");
        }
    }
    missing(judge, &shown);
    for import in &judge.filing.taxonomy.imports {
        base(judge, import);
    }
}

fn tell(judge: &mut Judge<'_, '_>, rule: Rule, of: &Statement, message: &str, help: &str) {
    let place = judge.of(of);
    judge.tell(rule, Code::FilerNetwork, place, message, help);
}

/// Concepts with facts, and axes and members of facts.
pub(super) fn used(judge: &Judge<'_, '_>) -> FxHashSet<ConceptId> {
    let report = judge.filing.report;
    let mut used: FxHashSet<ConceptId> = FxHashSet::default();
    for fact in &report.facts {
        used.insert(fact.concept);
        for (axis, member) in report.dimensions_of(fact.context) {
            used.insert(*axis);
            if let MemberValue::Explicit(member) = member {
                used.insert(*member);
            }
        }
    }
    used
}

/// A tree has one root.
fn roots(judge: &mut Judge<'_, '_>, statement: &Statement) {
    let roots = statement.nodes.iter().filter(|node| node.depth == 0).count();
    if roots > 1 {
        let message = format!("The tree of `{}` has {roots} roots", statement.id);
        tell(judge, Rule::NetworkRoot, statement, &message, "put one heading above all rows");
    }
}

/// Rows that stand twice below the same heading with the same label.
fn repeated(judge: &mut Judge<'_, '_>, statement: &Statement) {
    let mut path: Vec<ConceptId> = Vec::new();
    let mut seen = FxHashSet::default();
    for node in &statement.nodes {
        path.truncate(node.depth as usize);
        let parent = path.last().copied();
        path.push(node.concept);
        if !seen.insert((parent, node.concept, node.preferred_label.clone())) {
            let name = &judge.filing.taxonomy.concept(node.concept).name.local;
            let message = format!("`{name}` stands twice in the tree of `{}`", statement.id);
            let help = "tell them apart by preferred labels, or leave one out";
            tell(judge, Rule::PlaceRepeated, statement, &message, help);
        }
    }
}

/// Rows without facts.
fn unused(judge: &mut Judge<'_, '_>, statement: &Statement, used: &FxHashSet<ConceptId>) {
    for node in &statement.nodes {
        let concept = judge.filing.taxonomy.concept(node.concept);
        if concept.is_abstract || concept.kind != ConceptKind::Item || used.contains(&node.concept)
        {
            continue;
        }
        let message =
            format!("`{}` stands in the tree of `{}` without a fact", concept.name, statement.id);
        let help = "report it, or take it out of the tree";
        tell(judge, Rule::NetworkUnused, statement, &message, help);
    }
}

/// Facts whose elements, axes or members stand in no tree, but for those about the document.
fn missing(judge: &mut Judge<'_, '_>, shown: &FxHashSet<ConceptId>) {
    let filing = judge.filing;
    let about: FxHashSet<usize> = filing.information.iter().map(|id| id.index()).collect();
    let mut told = FxHashSet::default();
    for (at, fact) in filing.report.facts.iter().enumerate() {
        if !about.contains(&at) && !shown.contains(&fact.concept) && told.insert(fact.concept) {
            let name = &filing.taxonomy.concept(fact.concept).name;
            absent(judge, at.into(), &format!("`{name}` has facts, and stands in no tree"));
        }
        for (axis, member) in filing.report.dimensions_of(fact.context) {
            let MemberValue::Explicit(member) = member else { continue };
            for concept in [*axis, *member] {
                if !shown.contains(&concept) && told.insert(concept) {
                    let name = &filing.taxonomy.concept(concept).name;
                    let message =
                        format!("Facts are told apart by `{name}`, which stands in no tree");
                    absent(judge, at.into(), &message);
                }
            }
        }
    }
}

fn absent(judge: &mut Judge<'_, '_>, fact: FactId, message: &str) {
    let place = judge.from(fact);
    let help = "put it into a statement of the entry point";
    judge.tell(Rule::NetworkMissing, Code::FilerNetwork, place, message, help);
}

/// An own role is named after the root of its tree.
fn role(judge: &mut Judge<'_, '_>, statement: &Statement) {
    if judge.filing.taxonomy.declared.contains_key(&*statement.role) {
        return;
    }
    let Some(root) = statement.nodes.first() else { return };
    let name = &*judge.filing.taxonomy.concept(root.concept).name.local;
    let stem = name.strip_suffix("Abstract").or(name.strip_suffix("Heading")).unwrap_or(name);
    let last = statement.role.rsplit('/').next().unwrap_or_default();
    let rest = last.strip_prefix("rol_").and_then(|last| last.strip_prefix(stem));
    if !rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('-')) {
        let message =
            format!("The role of `{}` is not named after its root `{name}`", statement.id);
        let help = format!("call the statement `{stem}`, and perhaps a hyphen and more");
        tell(judge, Rule::RoleName, statement, &message, &help);
    }
}

/// Networks of the regulator that the filing would bring in.
fn base(judge: &mut Judge<'_, '_>, import: &Import) {
    let Imported::Linkbase(Some(role)) = &import.kind else { return };
    for (_, rule) in OF_BASE.iter().filter(|(end, _)| role.ends_with(end)) {
        let message = format!("The filing refers to `{}`, which has networks", import.address);
        let help = "leave it out of the documents of `[[imports]]`; networks are recast";
        let place = judge.place.clone();
        judge.tell(*rule, Code::FilerNetwork, place, &message, help);
    }
}
