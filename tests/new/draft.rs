//! Makes drafts of texts and reads the texts with them.

use std::fs;
use std::path::Path;

use crate::common::{kessan, root};

/// What a run wrote, without carriage of the terminal.
pub fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|_| panic!("{name} was written"))
}

/// Of a draft nothing is told but that the company has no identifier yet.
pub fn only_the_identifier_is_told(stderr: &str) {
    let is_told = stderr.starts_with("warning[doubtful-identifier]");
    assert!(is_told && stderr.ends_with("0 errors, 1 warning, 0 notes in 1 file\n"), "{stderr}");
}

/// Extracts from a release with a draft and exports what came out; the last line of each.
pub fn goes_on(release: &str, draft: &Path) -> (String, String) {
    let at = |name: &str| draft.join(name).to_str().expect("the path is UTF-8").to_owned();
    let run =
        kessan(&root(), &["extract", release, "--map", &at("map.toml"), "--out", &at("facts.csv")]);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    let out = at("out");
    let written = kessan(&root(), &["export", draft.to_str().expect("UTF-8"), "--out", &out]);
    assert_eq!(written.status, Some(0), "{}", written.stderr);
    only_the_identifier_is_told(&written.stderr);
    (run.stdout, written.stdout)
}

/// Drafts from a text, reads it with the draft and exports what came out: the draft, the facts, what `extract` told.
pub fn drafted(folder: &Path, text: impl AsRef<[u8]>) -> (std::path::PathBuf, String, String) {
    let (release, draft) = (folder.join("mills.txt"), folder.join("mills"));
    fs::write(&release, text).expect("a file can be written");
    let at = |path: &Path| path.to_str().expect("UTF-8").to_owned();
    let run = kessan(folder, &["new", &at(&release), "--out", &at(&draft)]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let (map, facts) = (draft.join("map.toml"), draft.join("facts.csv"));
    let run = kessan(folder, &["extract", &at(&release), "--map", &at(&map), "--out", &at(&facts)]);
    let facts = fs::read_to_string(facts).unwrap_or_default();
    (draft, facts, run.stdout + &run.stderr)
}

/// The concepts of a draft: name, type and period of each.
pub fn concepts(draft: &Path) -> Vec<String> {
    let concepts = read(draft, "taxonomy/concepts.csv");
    let rows = concepts.lines().skip(1).filter(|row| !row.contains(",abstract,"));
    rows.map(|row| row.split(',').take(3).collect::<Vec<_>>().join(",")).collect()
}

/// The facts that a draft of a release gives, what was asked, and the calendar of the draft.
pub fn read_with_draft(release: &str) -> (String, String, String) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("acme.txt"), release).expect("a file can be written");
    let run = kessan(folder.path(), &["new", "acme.txt", "--out", "acme"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let extract = ["extract", "acme.txt", "--map", "acme/map.toml", "--out", "acme/facts.csv"];
    let run = kessan(folder.path(), &extract);
    let draft = folder.path().join("acme");
    (read(&draft, "facts.csv"), run.stdout + &run.stderr, read(&draft, "taxonomy/calendar.toml"))
}

/// A release of one statement, whose columns are two years.
pub fn years(ended: &str, unit: &str, head: &str, rows: &str) -> String {
    format!(
        "ACME PLC\n\nResults for the year ended {ended}\n\nIncome statement\n({unit})\n\n{head}\n{rows}"
    )
}

/// Name, type and period of the concepts of a draft, and its map.
pub fn draft_of(release: &str) -> (Vec<String>, String, String, String) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (draft, facts, told) = drafted(folder.path(), release);
    let rows = read(&draft, "taxonomy/concepts.csv");
    let short = |row: &str| row.split(',').take(3).collect::<Vec<_>>().join(",");
    (rows.lines().map(short).collect(), read(&draft, "map.toml"), facts, told)
}
