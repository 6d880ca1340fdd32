//! Discovered sets as taxonomies: what is written of our own comes back the same, and sets of others
//! become what their documents say.

mod common;
#[path = "common/said.rs"]
mod said;

use std::path::{Path, PathBuf};

use kessan::filing::{self, Options};
use kessan::model::{Adopted, Statement, Taxonomy};

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
            said::compare(&own, entry, &back, &format!("{source} {}", entry.id));
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
