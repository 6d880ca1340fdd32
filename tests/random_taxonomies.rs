//! Random taxonomies: what is written of one says the same when it is read again, and so do the tables that are
//! written of its documents.

mod common;
#[path = "common/plans.rs"]
mod plans;
#[path = "common/said.rs"]
mod said;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use kessan::diagnostic::Severity;
use kessan::filing::{self, Filing, Options};
use kessan::model::Taxonomy;
use kessan::write::oim::CsvFiles;
use kessan::write::source;
use proptest::prelude::*;

/// A folder that tables are written into.
struct Folder(PathBuf);

impl CsvFiles for Folder {
    fn append(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a folder"))?;
        fs::write(path, bytes)
    }
}

fn config() -> ProptestConfig {
    common::random::cases(48, 11)
}

/// A source, checked: it has no errors.
fn checked(folder: &Path) -> Filing {
    let mut own = filing::open(folder, &Options::new());
    own.check();
    let errors = own.diagnostics().iter().filter(|of| of.severity == Severity::Error);
    let told: Vec<String> = errors.map(|of| format!("{}: {}", of.place, of.message)).collect();
    assert!(told.is_empty(), "{told:#?}");
    own
}

fn package(of: &Filing, path: &Path) {
    let file = fs::File::create(path).expect("a file");
    of.taxonomy_package().expect("no errors").write(file).expect("it is written");
}

/// The set of an entry point, and the tables of it, read again.
fn there_and_back(package: &Path, entry_point: Option<String>, folder: &Path) -> [Taxonomy; 2] {
    let opened = filing::open(package, &Options::new().entry_point(entry_point));
    assert!(!opened.diagnostics().has_errors());
    let set = opened.set().expect("a set");
    let (mut adopted, how) = Taxonomy::of_dts(set);
    adopted.lay_out_cubes(set, &how);
    let mut files = Folder(folder.to_owned());
    let losses = source::source(&adopted, source::About { id: "again" }, &mut files);
    assert_eq!(losses.expect("it is written"), []);
    let (tables, _) = checked(folder).into_models().expect("a taxonomy");
    [adopted, tables]
}

/// Documents and tables of a source say what the source says, at each of its entry points.
fn holds(source: &Path, folder: &Path) {
    let own = checked(source);
    let archive = folder.join("package.zip");
    package(&own, &archive);
    let (own, _) = own.into_models().expect("a taxonomy");
    for entry in &own.entry_points {
        let shown = format!("{} {}", source.display(), entry.id);
        let name = format!("{}-{}.xsd", own.publication.stem(), entry.id);
        let tables = folder.join(format!("tables-{}", entry.id));
        let [adopted, tables] = there_and_back(&archive, Some(name), &tables);
        said::compare(&own, entry, &adopted, &shown);
        said::compare(&tables, &tables.entry_points[0], &adopted, &shown);
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn documents_and_tables_say_what_the_source_says(plan in plans::taxonomy()) {
        let folder = tempfile::tempdir().expect("a folder");
        let source = folder.path().join("source");
        plan.write(&source);
        holds(&source, folder.path());
    }
}

#[test]
fn tables_of_our_own_packages_say_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    for source in ["base", "cubes", "types"].map(|case| format!("tests/cases/{case}/taxonomy")) {
        holds(&common::root().join(source), folder.path());
    }
}

/// Published taxonomies as tables: how many statements there are, how many say the same of sums and cubes, and how
/// many have the same rows. The rest has concepts twice in a tree, or members that are nested in two ways.
const PUBLISHED: [(&str, &str, [usize; 3]); 2] = [
    ("ferc-form-6-2022-01-01.zip", "form-6_2022-01-01.xsd", [103, 103, 74]),
    ("es-pgc2007-2010-01-01.zip", "pgc07-pymes-completo.xsd", [63, 48, 26]),
];

#[test]
fn tables_of_others_say_what_tables_can() {
    let shared = common::root().join("../shared/suites/taxonomies");
    if !shared.is_dir() {
        eprintln!("skipped: ../shared/suites/taxonomies is not there");
        return;
    }
    for (package, entry, expected) in PUBLISHED {
        let options = Options::new().entry_point(entry.to_owned());
        let opened = filing::open(&shared.join(package), &options);
        let set = opened.set().expect("a set");
        let (mut base, how) = Taxonomy::of_dts(set);
        base.lay_out_cubes(set, &how);
        let folder = tempfile::tempdir().expect("a folder");
        let mut files = Folder(folder.path().to_owned());
        source::source(&base, source::About { id: "base" }, &mut files).expect("it is written");
        let (tables, _) = checked(folder.path()).into_models().expect("a taxonomy");
        let mut found = [tables.statements.len(), 0, 0];
        for own in &tables.statements {
            let theirs = base.statements.iter().find(|of| of.role == own.role).expect(&own.id);
            let same = said::statement(&tables, own) == said::statement(&base, theirs);
            found[1] += usize::from(same);
            // Roles of labels that no registry has are no part of tables.
            let rows = |of: Vec<String>| -> Vec<String> {
                of.iter().filter_map(|row| Some(row.rsplit_once(' ')?.0.to_owned())).collect()
            };
            let rows = rows(said::rows(&tables, own)) == rows(said::rows(&base, theirs));
            found[2] += usize::from(rows && own.is_presented == theirs.is_presented);
        }
        assert_eq!(found, expected, "{package}");
    }
}

#[test]
fn the_command_writes_tables_and_says_what_is_tables_already() {
    let folder = tempfile::tempdir().expect("a folder");
    let base = common::root().join("tests/cases/base/taxonomy");
    package(&checked(&base), &folder.path().join("loom.zip"));
    let run = common::kessan(folder.path(), &["taxonomy", "loom.zip", "--to", "tables"]);
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
    checked(&folder.path().join("out/loom"));
    let run = common::kessan(folder.path(), &["taxonomy", "out/loom", "--to", "tables"]);
    assert_eq!(
        (run.status, run.stderr.as_str()),
        (Some(2), "error: the taxonomy is tables already\n")
    );
    let run = common::kessan(folder.path(), &["taxonomy", "loom.zip"]);
    let told = "error: `loom.zip` is documents already: write tables of it by `--to tables`\n";
    assert_eq!((run.status, run.stderr.as_str()), (Some(2), told));
}
