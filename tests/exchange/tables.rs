//! Tables to go on from, and notes in them.

use std::fs;
use std::path::Path;

use crate::common::kessan;

use super::files::made;

#[test]
fn tables_are_a_report_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    let convert = kessan(folder, &["convert", "in/b.xbrl", "--to", "tables", "--out", "b"]);
    assert_eq!(convert.status, Some(0), "{convert:?}");
    let facts = fs::read_to_string(folder.join("b/facts.csv")).unwrap();
    assert!(facts.contains("e:Money,2023-04-01..2024-03-31,JPY,7,0,,"), "{facts}");
    assert!(facts.contains("e:Words,2023-04-01..2024-03-31,,words,,en,Note 1 & more"), "{facts}");
    let check = kessan(folder, &["check", "b"]);
    assert_eq!(check.status, Some(0), "{check:?}");
    let export = kessan(folder, &["export", "b", "--to", "xbrl"]);
    assert_eq!(export.status, Some(0), "{export:?}");
}

/// Tables of others have the signs of facts, though their taxonomy has negated labels, which turn printed figures.
#[test]
fn tables_keep_the_signs_of_facts_that_negated_labels_turn() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/starter");
    let starter = starter.to_str().unwrap();
    let export = kessan(folder, &["export", starter, "--to", "package", "--out", "first"]);
    assert_eq!(export.status, Some(0), "{export:?}");
    let convert = kessan(
        folder,
        &["convert", "first/starter/starter.xbri", "--to", "tables", "--out", "tables"],
    );
    assert_eq!(convert.status, Some(0), "{convert:?}");
    let facts = fs::read_to_string(folder.join("tables/facts.csv")).unwrap();
    assert!(facts.contains("harbour:CostOfSales,2024-01-01..2024-03-31,USD,7320000,"), "{facts}");
    let export = kessan(folder, &["export", "tables", "--to", "package", "--out", "second"]);
    assert_eq!(export.status, Some(0), "{export:?}");
    let diff = kessan(folder, &["diff", "first/starter/starter.xbri", "second/tables/tables.xbri"]);
    assert_eq!(diff.status, Some(0), "{diff:?}");
    // Who writes on by hand as the release prints takes the line out.
    let path = folder.join("tables/report.toml");
    let definition = fs::read_to_string(&path).unwrap();
    assert!(definition.contains("signs = \"reported\"\n"), "{definition}");
    fs::write(&path, definition.replace("signs = \"reported\"\n", "")).unwrap();
    let diff = kessan(folder, &["diff", "first/starter/starter.xbri", "tables"]);
    assert_eq!(diff.status, Some(2), "{diff:?}");
    assert!(diff.stderr.contains("CostOfSales -7,320,000 × -1"), "{diff:?}");
}

/// A note with quotes is the same note in tables and in what is written of them; another is shown.
#[test]
fn notes_with_quotes_are_no_difference() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    made(&folder.join("in"));
    let convert = kessan(folder, &["convert", "in/b.xbrl", "--to", "tables", "--out", "b"]);
    assert_eq!(convert.status, Some(0), "{convert:?}");
    let path = folder.join("b/facts.csv");
    let facts = fs::read_to_string(&path).unwrap();
    assert!(facts.contains("Note 1 & more"), "{facts}");
    fs::write(&path, facts.replace("Note 1 & more", "\"So \"\"called\"\" & <more>\"")).unwrap();
    let export = kessan(folder, &["export", "b", "--to", "xbrl", "json", "--out", "out"]);
    assert_eq!(export.status, Some(0), "{export:?}");
    for written in ["out/b/b.xbrl", "out/b/b.json"] {
        let diff = kessan(folder, &["diff", "b", written]);
        assert_eq!(diff.status, Some(0), "{written}: {diff:?}");
    }
    let diff = kessan(folder, &["diff", "in/b.xbrl", "b", "--format", "json"]);
    assert_eq!(diff.status, Some(1), "{diff:?}");
    assert!(
        diff.stdout.contains("\"notes\":[\"So \\\"called\\\" &amp; &lt;more&gt;\"]"),
        "{diff:?}"
    );
}

/// A note of one word, or with a semicolon, is no list of ids in tables.
#[test]
fn notes_that_look_like_ids_are_notes() {
    let all = tempfile::tempdir().unwrap();
    let notes = ["Restated", "Restated; unaudited", "note-1", "未監査", "See note 4"];
    for (at, note) in notes.into_iter().enumerate() {
        let folder = all.path().join(at.to_string());
        made(&folder.join("in"));
        let path = folder.join("in/b.xbrl");
        let instance = fs::read_to_string(&path).unwrap();
        let with = instance.replace("Note 1 &amp; more", note);
        assert_ne!(with, instance);
        fs::write(&path, with).unwrap();
        for arguments in [
            &["convert", "in/b.xbrl", "--to", "tables", "--out", "b"][..],
            &["export", "b", "--to", "xbrl", "--out", "out"],
            &["diff", "in/b.xbrl", "out/b/b.xbrl"],
        ] {
            let run = kessan(&folder, arguments);
            assert_eq!(run.status, Some(0), "{note} {arguments:?}: {run:?}");
        }
    }
}
