//! Discovered sets as taxonomies: what is written of our own comes back the same, and sets of others
//! become what their documents say.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kessan::filing::{self, Options};
use kessan::model::{Adopted, ConceptId, ConceptKind, EntryPoint, Statement, Taxonomy};

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
            .labels(Some(entry), id)
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
fn statement(taxonomy: &Taxonomy, statement: &Statement) -> String {
    let name = |id: ConceptId| taxonomy.concept(id).name.local.to_string();
    let mut sums: Vec<String> = statement
        .calculations
        .iter()
        .map(|arc| format!("{} {} {}", name(arc.total), arc.weight, name(arc.item)))
        .collect();
    sums.sort();
    let cubes: Vec<String> = statement
        .cubes
        .iter()
        .map(|cube| {
            let mut items = match &cube.items {
                Some(items) => items.iter().map(|item| name(*item)).collect::<Vec<_>>(),
                None => {
                    let rows = statement.governed().iter().map(|node| name(node.concept));
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
    format!("sums {sums:#?}\ncubes {cubes:#?}")
}

/// The rows of a statement that are no members: those a writer shows where no table does.
fn rows(taxonomy: &Taxonomy, statement: &Statement) -> Vec<String> {
    let nodes = statement.nodes.iter().filter(|node| {
        !matches!(
            taxonomy.concept(node.concept).kind,
            ConceptKind::Hypercube | ConceptKind::Dimension
        )
    });
    nodes
        .filter(|node| !is_member(taxonomy, node.concept))
        .map(|node| {
            format!("{} {}", taxonomy.concept(node.concept).name.local, node.preferred_label)
        })
        .collect()
}

fn is_member(taxonomy: &Taxonomy, concept: ConceptId) -> bool {
    taxonomy.axes.values().flat_map(|axis| &axis.members).any(|member| member.concept == concept)
}

fn axes(taxonomy: &Taxonomy) -> BTreeMap<String, String> {
    let name = |id: ConceptId| taxonomy.concept(id).name.local.to_string();
    let axes = taxonomy.axes.iter().map(|(id, axis)| {
        let typed = axis
            .typed
            .as_ref()
            .map(|typed| format!("{} {}", typed.element.local, typed.simple_type));
        (name(*id), format!("{:?} {typed:?}", axis.default.map(name)))
    });
    axes.collect()
}

/// The set that an entry point of a package leads to, as a taxonomy.
fn adopt(path: &Path, entry_point: Option<String>) -> (Taxonomy, Adopted) {
    let set = filing::open(path, &Options::new().entry_point(entry_point));
    Taxonomy::of_dts(set.set().expect("a set"))
}

/// A taxonomy source, and the package that is written of it.
fn written(source: &Path, folder: &Path) -> (Taxonomy, PathBuf) {
    let mut own = filing::open(source, &Options::new());
    own.check();
    let package = folder.join("package.zip");
    let file = std::fs::File::create(&package).expect("a file");
    own.taxonomy_package().expect("no errors").write(file).expect("it is written");
    (own.into_models().expect("a taxonomy").0, package)
}

#[test]
fn what_is_written_of_a_taxonomy_says_the_same() {
    let folder = fresh("adopted");
    for source in ["tests/cases/base/taxonomy", "tests/cases/types/taxonomy", "taxonomy/iij"] {
        let (own, package) = written(&common::root().join(source), &folder);
        for entry in &own.entry_points {
            let name = format!("{}-{}.xsd", own.publication.id, entry.id);
            let (back, adopted) = adopt(&package, Some(name));
            assert!(!adopted.cut_off);
            compare(&own, entry, &back, &format!("{source} {}", entry.id));
        }
    }
}

fn compare(own: &Taxonomy, entry: &EntryPoint, back: &Taxonomy, shown: &str) {
    let theirs = concepts(back, &back.entry_points[0]);
    for (name, said) in &concepts(own, entry) {
        assert_eq!(Some(said), theirs.get(name), "{shown} {name}");
    }
    assert_eq!(own.concepts.len(), theirs.len(), "{shown}");
    let of_entry: Vec<&Statement> =
        entry.statements.iter().map(|id| &own.statements[id.index()]).collect();
    for one in &of_entry {
        let other = back.statements.iter().find(|other| other.role == one.role).expect(&one.id);
        assert_eq!(statement(own, one), statement(back, other), "{shown} {}", one.id);
        // A concept that stands twice with rows below it can't be told apart in a network.
        let concepts: BTreeSet<ConceptId> = one.nodes.iter().map(|node| node.concept).collect();
        if concepts.len() == one.nodes.len() {
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

/// What published taxonomies have: concepts, statements, rows of trees, sums, cubes.
const PUBLISHED: [(&str, [usize; 5]); 3] = [
    ("es-pgc2007-2010-01-01.zip", [3486, 109, 4709, 275, 40]),
    ("ferc-form-6-2022-01-01.zip", [2099, 103, 3000, 1199, 101]),
    ("srt-2024.zip", [600, 47, 736, 46, 31]),
];

#[test]
fn sets_of_others_become_taxonomies() {
    let shared = common::root().join("../shared/suites/taxonomies");
    if !shared.is_dir() {
        eprintln!("skipped: ../shared/suites/taxonomies is not there");
        return;
    }
    for (package, expected) in PUBLISHED {
        let (taxonomy, adopted) = adopt(&shared.join(package), None);
        let sum = |of: fn(&Statement) -> usize| taxonomy.statements.iter().map(of).sum::<usize>();
        let found = [
            taxonomy.concepts.len(),
            taxonomy.statements.len(),
            sum(|statement| statement.nodes.len()),
            sum(|statement| statement.calculations.len()),
            sum(|statement| statement.cubes.len()),
        ];
        assert_eq!(found, expected, "{package}");
        assert!(!adopted.cut_off, "{package}");
    }
}

/// A folder of this name without anything in it.
fn fresh(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}
