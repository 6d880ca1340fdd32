//! Statements: for every role the tree, the sums and the cubes.

use std::sync::Arc;

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::adopted::{Adopted, Budget};
use super::cubes::Cubes;
use super::domains::Domains;
use crate::model::Taxonomy;
use crate::model::dts::{Dts, Network, Node as End, RoleId, Sym, arcrole};
use crate::model::{CalculationArc, LabelRole, Node, Owner, Statement, Translations};

/// The language of the definition of a role, which has none: undetermined (BCP 47).
const UNDETERMINED: &str = "und";

/// Puts a statement for every role with a tree, sums or cubes into a taxonomy. They stand in the
/// order of the definitions of their roles, which are numbered for that.
pub(super) fn adopt(
    dts: &Dts,
    taxonomy: &mut Taxonomy,
    adopted: &Adopted,
    domains: Domains<'_>,
    budget: &mut Budget,
) {
    let declared = declared(dts);
    let mut by_role: IndexMap<Sym, Statement> = IndexMap::new();
    for network in dts.networks_of(arcrole::PARENT_CHILD) {
        let nodes = tree(dts, network, adopted, budget);
        statement(dts, network, &declared, &mut by_role).nodes.extend(nodes);
    }
    for arcrole in [arcrole::SUMMATION_ITEM, arcrole::SUMMATION_ITEM_1_1] {
        for network in dts.networks_of(arcrole) {
            let sums = sums(dts, network, adopted);
            statement(dts, network, &declared, &mut by_role).calculations.extend(sums);
        }
    }
    let mut cubes = Cubes::new(domains);
    for (arcrole, excludes) in [(arcrole::ALL, false), (arcrole::NOT_ALL, true)] {
        for network in dts.networks_of(arcrole) {
            let of_network = cubes.of(network, excludes, adopted, budget);
            statement(dts, network, &declared, &mut by_role).cubes.extend(of_network);
        }
    }
    let definition = |statement: &Statement| {
        let role = dts.names().find(&statement.role).and_then(|role| declared.get(&role));
        role.and_then(|id| dts.roles()[id.index()].definition).map(|text| dts.text(text))
    };
    let mut statements: Vec<Statement> = by_role.into_values().collect();
    statements.sort_by(|a, b| {
        let (a, b) = (definition(a), definition(b));
        a.is_none().cmp(&b.is_none()).then(a.cmp(&b))
    });
    number(&mut statements);
    taxonomy.statements = statements;
}

/// The first declaration of every role.
fn declared(dts: &Dts) -> FxHashMap<Sym, RoleId> {
    let mut declared = FxHashMap::default();
    for (at, role) in dts.roles().iter().enumerate() {
        declared.entry(role.uri).or_insert_with(|| RoleId::from(at));
    }
    declared
}

/// The statement of the role of a network.
fn statement<'s>(
    dts: &Dts,
    network: &Network,
    declared: &FxHashMap<Sym, RoleId>,
    by_role: &'s mut IndexMap<Sym, Statement>,
) -> &'s mut Statement {
    let role = network.base.role;
    by_role.entry(role).or_insert_with(|| {
        let uri = dts.text(role);
        let mut title = Translations::new();
        let (mut source, mut address): (Arc<str>, Arc<str>) = ("".into(), "".into());
        if let Some(id) = declared.get(&role) {
            let row = &dts.roles()[id.index()];
            let definition = row.definition.map(|text| dts.text(text).to_owned());
            title.extend(definition.map(|text| (UNDETERMINED.into(), text)));
            for label in dts.labels(End::Role(*id)) {
                title.entry(dts.text(label.lang).into()).or_insert(dts.text(label.text).to_owned());
            }
            let document = dts.documents().get(row.origin.document);
            source = document.map_or("", |document| dts.text(document.url)).into();
            address = format!("{source}#{}", dts.text(row.id)).into();
        }
        Statement {
            id: uri.rsplit(['/', ':']).next().unwrap_or(uri).to_owned(),
            role: uri.to_owned(),
            number: 0,
            title,
            owner: Owner::Foreign(address),
            kind: None,
            recast: None,
            is_presented: true,
            source,
            nodes: Vec::new(),
            calculations: Vec::new(),
            cubes: Vec::new(),
        }
    })
}

/// Numbers statements in their order, and tells apart those whose ids are the same.
fn number(statements: &mut [Statement]) {
    let mut taken = FxHashSet::default();
    for (number, statement) in (1..).zip(statements) {
        statement.number = number;
        let stem = statement.id.clone();
        let mut nth = 1u32;
        while !taken.insert(statement.id.clone()) {
            nth += 1;
            statement.id = format!("{stem}-{nth}");
        }
    }
}

/// The rows of a presentation network in their order.
fn tree(dts: &Dts, network: &Network, adopted: &Adopted, budget: &mut Budget) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut path: Vec<End> = Vec::new();
    let mut open: Vec<(End, usize, Sym)> =
        network.roots().into_iter().map(|root| (root, 0, Sym::EMPTY)).collect();
    open.reverse();
    while let Some((end, depth, preferred)) = open.pop() {
        path.truncate(depth);
        let Some(concept) = adopted.node(end) else { continue };
        if path.contains(&end) {
            continue;
        }
        if !budget.takes(depth) {
            continue;
        }
        path.push(end);
        nodes.push(Node {
            concept,
            depth: u32::try_from(depth).unwrap_or(u32::MAX),
            preferred_label: match preferred {
                Sym::EMPTY => LabelRole::Standard,
                role => LabelRole::from_uri(dts.text(role)),
            },
            beside: None,
            column: Translations::new(),
            required: false,
        });
        let below = network.from(end).iter().rev();
        open.extend(below.map(|r| (r.to, depth + 1, dts.arc(r.arc).preferred_label)));
    }
    nodes
}

/// The sums of a calculation network. An arc whose weight can't be read, or is zero, states none.
fn sums(dts: &Dts, network: &Network, adopted: &Adopted) -> Vec<CalculationArc> {
    let arcs = network.relationships().iter().filter_map(|relationship| {
        let weight = dts.arc(relationship.arc).weight.filter(|weight| !weight.is_zero())?;
        Some(CalculationArc {
            total: adopted.node(relationship.from)?,
            item: adopted.node(relationship.to)?,
            weight,
        })
    });
    arcs.collect()
}
