//! Settings, tables and the taxonomy in sheets of one workbook.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{cases, copy, kessan, root, snapshot};

use rust_xlsxwriter::Workbook;
use toml::{Table, Value};

use super::{cells, write_sheet};

/// Settings as rows of two cells, values as people type them.
fn rows_of(table: &Table, above: &str, rows: &mut Vec<[String; 2]>) {
    let quoted =
        |key: &str| match key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            true => key.to_owned(),
            false => format!("\"{key}\""),
        };
    let is_below = |value: &Value| match value {
        Value::Table(_) => true,
        Value::Array(of) => of.first().is_some_and(Value::is_table),
        _ => false,
    };
    for (key, value) in table.iter().filter(|(_, value)| !is_below(value)) {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Array(of)
                if of.iter().all(|part| part.as_str().is_some_and(|text| !text.contains(';'))) =>
            {
                of.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; ")
            }
            other => other.to_string(),
        };
        rows.push([quoted(key), text]);
    }
    for (key, value) in table.iter().filter(|(_, value)| is_below(value)) {
        let path = format!("{above}{}", quoted(key));
        let (heads, all) = match value {
            Value::Table(table) => (format!("[{path}]"), vec![table]),
            other => {
                let of = other.as_array().expect("tables");
                (format!("[[{path}]]"), of.iter().filter_map(Value::as_table).collect())
            }
        };
        for table in all {
            rows.push([heads.clone(), String::new()]);
            rows_of(table, &format!("{path}."), rows);
        }
    }
}

/// Settings and tables of folders become sheets of one workbook.
fn to_one_workbook(folders: &[&Path], book: &Path) {
    let mut workbook = Workbook::new();
    let all = folders.iter().flat_map(|folder| snapshot(folder).into_keys());
    for path in all.collect::<std::collections::BTreeSet<_>>() {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let name: String = name.chars().take(31).collect();
        match path.extension().and_then(|end| end.to_str()) {
            Some("csv") => {
                let sheet = workbook.add_worksheet().set_name(name).expect("no two are alike");
                write_sheet(sheet, &cells(&path));
            }
            Some("toml") => {
                let text = fs::read_to_string(&path).expect("it is there");
                let mut rows = vec![["key".to_owned(), "value".to_owned()]];
                rows_of(&text.parse().expect("it is TOML"), "", &mut rows);
                let sheet = workbook.add_worksheet().set_name(name).expect("no two are alike");
                for (row, [key, value]) in (0..).zip(&rows) {
                    sheet.write_string(row, 0, key).expect("it fits");
                    let is_number = !value.is_empty()
                        && value.len() < 6
                        && value.bytes().all(|b| b.is_ascii_digit());
                    match value.parse::<u32>() {
                        Ok(number) if is_number => sheet.write_number(row, 1, number),
                        _ => sheet.write_string(row, 1, value),
                    }
                    .expect("it fits");
                }
            }
            _ => continue,
        }
        fs::remove_file(path).expect("it can be removed");
    }
    workbook.save(book).expect("it can be written");
}

#[test]
fn a_report_with_map_settings_and_taxonomy_in_one_workbook_is_that_of_the_files() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let place = folder.path().join("starter");
    copy(&root().join("examples/starter"), &place);
    let settings = fs::read_to_string(place.join("report.toml")).expect("it is there");
    let settings = settings.replace("taxonomy = \"taxonomy\"", "taxonomy = \".\"");
    fs::write(place.join("report.toml"), settings).expect("it can be written");
    fs::remove_file(place.join("taxonomy/dimensions.csv")).expect("it says nothing");
    to_one_workbook(&[&place], &place.join("report.xlsx"));
    // Folders alone are left of it.
    fs::remove_dir_all(place.join("taxonomy")).expect("it is there");
    let files: Vec<PathBuf> = snapshot(&place).into_keys().collect();
    assert_eq!(files.len(), 2, "{files:?}");
    let export = |from: &Path, report: &str, out: &str| {
        let out = folder.path().join(out);
        let arguments =
            ["export", report, "--to", "xbrl,ixbrl,json,package", "--out", &out.to_string_lossy()];
        let run = kessan(from, &arguments);
        assert_eq!(run.status, Some(0), "{run:?}");
        snapshot(&out)
            .into_iter()
            .map(|(path, bytes)| (path.strip_prefix(&out).expect("below").to_owned(), bytes))
            .collect::<Vec<_>>()
    };
    let expected = export(&root(), "examples/starter", "expected");
    assert_eq!(expected.len(), 6, "{:?}", expected.iter().map(|of| &of.0).collect::<Vec<_>>());
    for (report, out) in [("starter", "one"), ("starter/report.xlsx", "other")] {
        let found = export(folder.path(), report, out);
        for ((path, expected), (also, found)) in expected.iter().zip(&found) {
            assert!(path == also && expected == found, "{report}: {}", path.display());
        }
        assert_eq!(expected.len(), found.len());
    }
    let run = kessan(
        folder.path(),
        &[
            "extract",
            "starter/release.txt",
            "--map",
            "starter/report.xlsx#map",
            "--out",
            "facts.csv",
        ],
    );
    assert_eq!(run.status, Some(0), "{run:?}");
    let facts = fs::read(root().join("examples/starter/facts.csv")).expect("it is there");
    assert_eq!(fs::read(folder.path().join("facts.csv")).expect("it was written"), facts);
}

#[test]
fn what_is_wrong_in_settings_of_a_workbook_is_told_with_its_cell() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&cases().join("base"), folder.path());
    let settings = folder.path().join("report/report.toml");
    let text = fs::read_to_string(&settings).expect("it is there");
    fs::write(&settings, text.replace("entry_point = \"q1\"", "entry_point = \"q9\""))
        .expect("it can be written");
    to_one_workbook(&[&folder.path().join("report")], &folder.path().join("report/report.xlsx"));
    let run = kessan(folder.path(), &["check", "report"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(
        run.stdout.contains("`q9`") && run.stdout.contains("report.xlsx#report:B"),
        "{}",
        run.stdout
    );
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("report").expect("a name");
    sheet.write_string(0, 0, "taxonomy").expect("it fits");
    sheet.write_string(0, 1, "../taxonomy").expect("it fits");
    sheet.write_string(2, 0, "entry_pint").expect("it fits");
    sheet.write_string(2, 1, "q1").expect("it fits");
    workbook.save(folder.path().join("report/report.xlsx")).expect("it can be written");
    let run = kessan(folder.path(), &["check", "report"]);
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(run.stdout.contains("report.xlsx#report:A3"), "{}", run.stdout);
}
