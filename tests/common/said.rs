//! What taxonomies say, in words that are the same whoever wrote them.

use std::collections::{BTreeMap, BTreeSet};

use kessan::model::{ConceptId, ConceptKind, EntryPoint, Node, Statement, Taxonomy};

/// What a taxonomy says of a concept, in words that are the same in both.
fn concepts(taxonomy: &Taxonomy, entry: &EntryPoint) -> BTreeMap<String, String> {
    let concepts = taxonomy.concepts.iter().map(|(id, concept)| {
        // What a schema does not say: an item for grouping is one all the same.
        let kind = match concept.kind {
            ConceptKind::LineItems | ConceptKind::Member => ConceptKind::Item,
            kind => kind,
        };
        let item_type = match concept.values.is_empty() {
            // Where two editions of a registry stand in a set, prefixes differ.
            true => {
                let name = &concept.item_type.qname;
                format!("{{{}}}{}", name.namespace, name.local)
            }
            false => concept.item_type.primitive.is_numeric().to_string(),
        };
        let labels: Vec<String> = taxonomy
            .labels_of(Some(entry), id)
            .expect("it is there")
            .into_iter()
            .map(|((role, lang), text)| format!("{role} {lang} {text}"))
            .collect();
        let facts = format!(
            "{kind:?} {item_type} {:?} {:?} {} {} {:?} {} {:?}",
            concept.period_type,
            concept.balance,
            concept.is_abstract || kind != ConceptKind::Item,
            concept.nillable,
            concept.values,
            labels.join("|"),
            concept.references.iter().map(|of| &of.parts).collect::<Vec<_>>(),
        );
        (concept.name.local.to_string(), facts)
    });
    concepts.collect()
}

/// What a statement says, by names.
pub fn statement(taxonomy: &Taxonomy, statement: &Statement) -> String {
    let name =
        |id: ConceptId| taxonomy.concepts.get(id).expect("it is there").name.local.to_string();
    let mut sums: Vec<String> = statement
        .calculations
        .iter()
        .map(|arc| format!("{} {} {}", name(arc.total), arc.weight, name(arc.item)))
        .collect();
    sums.sort();
    // Networks of `all` and `notAll` have no order between them.
    let mut cubes: Vec<String> = statement
        .cubes
        .iter()
        .map(|cube| {
            let mut items = match &cube.items {
                Some(items) => items.iter().map(|item| name(*item)).collect::<Vec<_>>(),
                None => {
                    let rows =
                        statement.below(cube.line_items).iter().map(|node| name(node.concept));
                    std::iter::once(name(cube.line_items)).chain(rows).collect()
                }
            };
            items.sort();
            items.dedup();
            let axes: Vec<String> = cube
                .axes
                .iter()
                .map(|axis| {
                    let typed =
                        taxonomy.axes.get(&axis.concept).is_some_and(|axis| axis.typed.is_some());
                    let mut usable: Vec<String> = taxonomy
                        .members(axis)
                        .iter()
                        .filter(|member| member.usable)
                        .map(|member| name(member.concept))
                        .collect();
                    usable.sort();
                    format!("{} {typed} {usable:?}", name(axis.concept))
                })
                .collect();
            let (closed, excludes) = (cube.closed, cube.excludes);
            format!(
                "{} {closed} {excludes} {:?} {axes:?} {items:?}",
                name(cube.hypercube),
                cube.container
            )
        })
        .collect();
    cubes.sort();
    format!("sums {sums:#?}\ncubes {cubes:#?}")
}

/// The rows of a statement that are no members: those a writer shows where no table does.
pub fn rows(taxonomy: &Taxonomy, statement: &Statement) -> Vec<String> {
    let nodes = statement.nodes.iter().enumerate().filter(|(_, node)| {
        !matches!(
            taxonomy.concepts.get(node.concept).expect("it is there").kind,
            ConceptKind::Hypercube | ConceptKind::Dimension
        )
    });
    let name = |node: &Node| {
        taxonomy.concepts.get(node.concept).expect("it is there").name.local.to_string()
    };
    // The row above each row, whatever it is.
    let mut open: Vec<&Node> = Vec::new();
    let above: Vec<String> = statement
        .nodes
        .iter()
        .map(|node| {
            open.retain(|above| above.depth < node.depth);
            let parent = open.last().map(|above| name(above)).unwrap_or_default();
            open.push(node);
            parent
        })
        .collect();
    nodes
        .filter(|(_, node)| !is_member(taxonomy, node.concept))
        .map(|(at, node)| format!("{} > {} {}", above[at], name(node), node.preferred_label))
        .collect()
}

fn is_member(taxonomy: &Taxonomy, concept: ConceptId) -> bool {
    taxonomy.axes.values().flat_map(|axis| &axis.members).any(|member| member.concept == concept)
}

fn axes(taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    let name =
        |id: ConceptId| taxonomy.concepts.get(id).expect("it is there").name.local.to_string();
    let axes = taxonomy.axes.iter().map(|(id, axis)| {
        let typed = axis
            .typed
            .as_ref()
            .map(|typed| format!("{} {}", typed.element.local, typed.simple_type));
        (name(*id), format!("{:?} {typed:?}", axis.default.map(name)))
    });
    axes.collect()
}

/// The domain of every enumeration: its head, whether that is a value, and its members.
fn enumerations(taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    let name =
        |id: ConceptId| taxonomy.concepts.get(id).expect("it is there").name.local.to_string();
    let all = taxonomy.concepts.values().filter_map(|concept| {
        let of = concept.enumeration?;
        let members = taxonomy.domains[&of.head].iter();
        let members: Vec<_> =
            members.map(|member| (name(member.concept), member.depth, member.usable)).collect();
        let said = format!("{} {} {members:?}", name(of.head), of.head_usable);
        Some((concept.name.local.to_string(), said))
    });
    all.collect()
}

/// Asserts that a taxonomy read from documents says what one of tables does at an entry point.
pub fn compare(own: &Taxonomy, entry: &EntryPoint, back: &Taxonomy, shown: &str) {
    let theirs = concepts(back, &back.entry_points[0]);
    for (name, said) in &concepts(own, entry) {
        assert_eq!(Some(said), theirs.get(name), "{shown} {name}");
    }
    assert_eq!(own.concepts.len(), theirs.len(), "{shown}");
    assert_eq!(enumerations(own), enumerations(back), "{shown}");
    let of_entry: Vec<&Statement> =
        entry.statements.iter().map(|id| &own.statements[id.index()]).collect();
    for one in &of_entry {
        if !one.is_presented && one.calculations.is_empty() && one.cubes.is_empty() {
            continue;
        }
        let other = back.statements.iter().find(|other| other.role == one.role).expect(&one.id);
        assert_eq!(statement(own, one), statement(back, other), "{shown} {}", one.id);
        // A concept that stands twice with rows below it can't be told apart in a network.
        let concepts: BTreeSet<ConceptId> = one.nodes.iter().map(|node| node.concept).collect();
        if concepts.len() == one.nodes.len() && one.is_presented {
            assert_eq!(rows(own, one), rows(back, other), "{shown} {}", one.id);
        }
    }
    let bound: BTreeSet<ConceptId> = of_entry
        .iter()
        .flat_map(|of| &of.cubes)
        .flat_map(|cube| &cube.axes)
        .map(|axis| axis.concept)
        .collect();
    let theirs = axes(back);
    for (name, said) in axes(own) {
        if bound.contains(&own.find(&name).expect("an axis")) {
            assert_eq!(Some(&said), theirs.get(&name), "{shown} {name}");
        }
    }
}
