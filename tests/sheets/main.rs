//! Tables in workbooks, and in CSV as other programs save it: the same facts come out as of CSV in
//! UTF-8, and what can't be taken is told with sheet and cell.

#[path = "../common/mod.rs"]
mod common;
mod settings;

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use common::{Run, cases, copy, kessan, root, snapshot};

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The examples, each a report of the company.
fn examples() -> Vec<PathBuf> {
    let folders = fs::read_dir(root().join("examples")).expect("the examples are there");
    let mut found: Vec<PathBuf> =
        folders.map(|entry| entry.expect("it is listed").path()).collect();
    found.retain(|path| {
        let settings = fs::read_to_string(path.join("report.toml")).unwrap_or_default();
        settings.contains("\"../../taxonomy/iij\"")
    });
    found.sort();
    found
}

/// The cells of a table in CSV.
fn cells(path: &Path) -> Vec<Vec<String>> {
    let reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path);
    let rows = reader.expect("it can be read").into_records();
    rows.map(|row| row.expect("it is CSV").iter().map(str::to_owned).collect()).collect()
}

/// A printed figure as a number with the format that shows it: what people type.
fn number(text: &str) -> Option<(f64, String)> {
    let (figure, percent) = text.strip_suffix('%').map_or((text, false), |figure| (figure, true));
    let plain = match figure.strip_prefix('(').and_then(|figure| figure.strip_suffix(')')) {
        Some(figure) => format!("-{figure}"),
        None => figure.to_owned(),
    };
    let plain = plain.replace(',', "");
    let is_number = plain.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'));
    if !is_number || !plain.ends_with(|digit: char| digit.is_ascii_digit()) {
        return None;
    }
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let scaled = if percent { format!("{plain}e-2") } else { plain };
    let zeros = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
    Some((scaled.parse().ok()?, format!("#,##0{zeros}{}", if percent { "%" } else { "" })))
}

fn write_sheet(sheet: &mut Worksheet, rows: &[Vec<String>]) {
    let value = rows[0].iter().position(|heading| heading == "value");
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            let figure = number(text).filter(|_| row > 0 && value == Some(usize::from(column)));
            match figure {
                Some((number, format)) => {
                    let format = Format::new().set_num_format(format);
                    sheet.write_number_with_format(row, column, number, &format)
                }
                None => sheet.write_string(row, column, text),
            }
            .expect("the cell can be written");
        }
    }
}

/// The tables below a folder become sheets of one workbook in it.
fn to_workbook(folder: &Path, name: &str) {
    let mut workbook = Workbook::new();
    for path in snapshot(folder).into_keys().filter(|path| path.extension() == Some("csv".as_ref()))
    {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let sheet = workbook.add_worksheet();
        sheet.set_name(stem.chars().take(31).collect::<String>()).expect("no two are named alike");
        write_sheet(sheet, &cells(&path));
        fs::remove_file(path).expect("it can be removed");
    }
    workbook.save(folder.join(name)).expect("it can be written");
}

#[test]
fn the_examples_from_workbooks_give_the_bytes_that_csv_gives() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&root().join("taxonomy/iij"), &folder.path().join("taxonomy/iij"));
    let mut names = Vec::new();
    for example in examples() {
        let name = example.file_name().expect("it has a name").to_string_lossy().into_owned();
        let place = folder.path().join("examples").join(&name);
        copy(&example, &place);
        to_workbook(&place, "report.xlsx");
        names.push(name);
    }
    assert_eq!(names.len(), 5);
    to_workbook(&folder.path().join("taxonomy/iij"), "taxonomy.xlsx");
    for name in names {
        let report = format!("examples/{name}");
        let export = |from: &Path, out: &str| {
            let out = folder.path().join(out);
            let arguments = ["export", &report, "--to", "xbrl,json,package", "--out"];
            let run = kessan(from, &[&arguments[..], &[&out.to_string_lossy()]].concat());
            assert_eq!(run.status, Some(0), "{name}: {run:?}");
            let below = snapshot(&out);
            below
                .into_iter()
                .map(|(path, bytes)| {
                    (path.strip_prefix(&out).expect("it is below").to_owned(), bytes)
                })
                .collect::<Vec<_>>()
        };
        let expected = export(&root(), &format!("csv/{name}"));
        let found = export(folder.path(), &format!("xlsx/{name}"));
        assert!(expected.len() >= 5);
        for ((path, expected), (also, found)) in expected.iter().zip(&found) {
            assert!(path == also && expected == found, "{name}: {} differs", path.display());
        }
        assert_eq!(expected.len(), found.len());
    }
}

/// A workbook whose formulas have no results, as programs write it that don't calculate.
#[test]
fn a_formula_without_a_stored_result_is_told_with_sheet_and_cell() {
    let run = base("facts.xlsx#Q1", |report| {
        let rows = cells(&report.join("facts.csv"));
        let value = rows[0].iter().position(|heading| heading == "value").expect("it is there");
        let value = u16::try_from(value).expect("it is small");
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("Q1").expect("a name");
        write_sheet(sheet, &rows);
        sheet
            .write_formula(5, value, Formula::new("=SUM(G2:G3)").set_result("7777"))
            .expect("it fits");
        let bytes = workbook.save_to_buffer().expect("it can be written");
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).expect("it is an archive");
        let mut out = ZipWriter::new(fs::File::create(report.join("facts.xlsx")).expect("a file"));
        for at in 0..read.len() {
            let mut entry = read.by_index(at).expect("an entry");
            let name = entry.name().expect("it has a name").into_owned();
            let mut text = Vec::new();
            std::io::copy(&mut entry, &mut text).expect("it can be read");
            if name.ends_with("sheet1.xml") {
                let sheet = String::from_utf8(text).expect("it is XML");
                assert_eq!(sheet.matches("<v>7777</v>").count(), 1);
                text = sheet.replace("<v>7777</v>", "").into_bytes();
            }
            out.start_file(name, SimpleFileOptions::default()).expect("it can be written");
            out.write_all(&text).expect("it can be written");
        }
        out.finish().expect("it can be written");
    });
    let rows = cells(&cases().join("base/report/facts.csv"));
    let value = rows[0].iter().position(|heading| heading == "value").expect("it is there");
    let cell = format!("facts.xlsx#Q1:{}6", char::from(b'A' + u8::try_from(value).expect("small")));
    assert_eq!(run.status, Some(1), "{run:?}");
    assert!(
        run.stdout.contains("formula whose result is not stored") && run.stdout.contains(&cell),
        "{}",
        run.stdout
    );
}

/// The base case with another table of facts, checked.
fn base(facts: &str, change: impl FnOnce(&Path)) -> Run {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&cases().join("base"), folder.path());
    let report = folder.path().join("report");
    let settings = fs::read_to_string(report.join("report.toml")).expect("it is there");
    let settings = settings.replace("\"facts.csv\"", &format!("\"{facts}\""));
    fs::write(report.join("report.toml"), settings).expect("it can be written");
    change(&report);
    kessan(folder.path(), &["check", "report"])
}

fn plain() -> Run {
    base("facts.csv", |_| {})
}

#[test]
fn what_a_workbook_hides_or_lacks_is_told_with_sheet_and_cell() {
    let run = base("facts.xlsx#Q1", |report| {
        let rows = cells(&report.join("facts.csv"));
        let column = |name: &str| {
            let at = rows[0].iter().position(|heading| heading == name).expect("it is there");
            u16::try_from(at).expect("it is small")
        };
        let (value, last) = (column("value"), u32::try_from(rows.len()).expect("it is small"));
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("Notes").expect("a name");
        let sheet = workbook.add_worksheet().set_name("Q1").expect("a name");
        write_sheet(sheet, &rows);
        sheet.set_row_hidden(1).expect("there is a row");
        sheet.write_formula(2, value, Formula::new("=1/0").set_result("#DIV/0!")).expect("it fits");
        let thousands = Format::new().set_num_format("#,##0,");
        sheet.write_number_with_format(3, value, 13_696_000, &thousands).expect("it fits");
        let percent = Format::new().set_num_format("0.0\"%\"");
        sheet.write_number_with_format(4, value, 5.3, &percent).expect("it fits");
        sheet.write_number(5, value, 1_234_567_890_123_456_f64).expect("it fits");
        let words = Format::new().set_num_format("\"yes\";\"yes\";\"no\"");
        sheet.write_number_with_format(6, value, 1, &words).expect("it fits");
        sheet.set_column_hidden(column("period")).expect("there is a column");
        sheet.merge_range(last, 0, last, 1, "both", &Format::new()).expect("it fits");
        workbook.save(report.join("facts.xlsx")).expect("it can be written");
    });
    let cell = |row: usize| {
        let rows = cells(&cases().join("base/report/facts.csv"));
        let value = rows[0].iter().position(|heading| heading == "value").expect("it is there");
        format!("facts.xlsx#Q1:{}{row}", char::from(b'A' + u8::try_from(value).expect("small")))
    };
    assert_eq!(run.status, Some(1), "{run:?}");
    for expected in [
        "facts.xlsx#Q1:2\n".to_owned(),
        "The row is hidden in the workbook, and is read.".to_owned(),
        cell(3),
        cell(4),
        "`#,##0,` shows it in another scale".to_owned(),
        cell(5),
        "`0.0\"%\"` puts a percent sign behind it".to_owned(),
        cell(6),
        "workbooks keep fifteen digits of a number".to_owned(),
        cell(7),
        "`\"yes\";\"yes\";\"no\"` shows no digit of it".to_owned(),
        "The column is hidden in the workbook, and is read.".to_owned(),
        "are merged".to_owned(),
    ] {
        assert!(run.stdout.contains(&expected), "{expected}\n{}", run.stdout);
    }
}

#[test]
fn a_sheet_that_is_not_there_is_told_with_those_that_are() {
    let run = base("facts.xlsx#Q2", |report| {
        let mut workbook = Workbook::new();
        workbook.add_worksheet().set_name("Q1").expect("a name");
        workbook.save(report.join("facts.xlsx")).expect("it can be written");
    });
    assert_eq!(run.status, Some(1));
    assert!(run.stdout.contains("it has no sheet `Q2`; there is `Q1`"), "{}", run.stdout);
}

#[test]
fn what_is_no_workbook_is_told() {
    for bytes in [&b""[..], b"PK\x03\x04", b"concept,period\n"] {
        let run = base("facts.xlsx", |report| {
            fs::write(report.join("facts.xlsx"), bytes).expect("it can be written");
        });
        assert_eq!(run.status, Some(1));
        assert!(run.stdout.contains("[file-not-readable]"), "{}", run.stdout);
    }
}

/// The content of a workbook in OpenDocument with one sheet, as LibreOffice writes it.
fn content_of_ods(rows: &[Vec<String>]) -> String {
    let value = rows[0].iter().position(|heading| heading == "value");
    let mut body = String::new();
    for (nth, row) in rows.iter().enumerate() {
        body.push_str("<table:table-row>");
        for (column, text) in row.iter().enumerate() {
            let shown = text.replace('&', "&amp;").replace('<', "&lt;");
            match number(text).filter(|_| nth > 0 && value == Some(column)) {
                Some((number, _)) => {
                    let kind = if text.ends_with('%') { "percentage" } else { "float" };
                    body.push_str(&format!(
                        "<table:table-cell office:value-type=\"{kind}\" office:value=\"{number}\">\
                         <text:p>{shown}</text:p></table:table-cell>"
                    ));
                }
                None if text.is_empty() => body.push_str("<table:table-cell/>"),
                None => body.push_str(&format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{shown}</text:p>\
                     </table:table-cell>"
                )),
            }
        }
        body.push_str("</table:table-row>");
    }
    let space = "urn:oasis:names:tc:opendocument:xmlns";
    format!(
        "<office:document-content xmlns:office=\"{space}:office:1.0\" xmlns:table=\"{space}:table:1.0\" \
         xmlns:text=\"{space}:text:1.0\"><office:body><office:spreadsheet><table:table \
         table:name=\"Sheet1\"><table:table-column table:number-columns-repeated=\"3\"/>{body}\
         <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
         table:number-columns-repeated=\"16384\"/></table:table-row></table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    )
}

/// A workbook in OpenDocument.
fn ods(content: &str) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file("content.xml", SimpleFileOptions::default()).expect("it can be written");
    archive.write_all(content.as_bytes()).expect("it can be written");
    archive.finish().expect("it can be written").into_inner()
}

#[test]
fn a_sheet_of_opendocument_says_what_csv_says() {
    let run = base("facts.ods", |report| {
        let rows = cells(&report.join("facts.csv"));
        let content = content_of_ods(&rows);
        fs::write(report.join("facts.ods"), ods(&content)).expect("it can be written");
    });
    assert_eq!(run.stdout, plain().stdout);
}

#[test]
fn a_hidden_sheet_of_opendocument_is_told() {
    let run = base("facts.ods", |report| {
        let content = content_of_ods(&cells(&report.join("facts.csv")));
        let style = "<office:automatic-styles xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\">\
                     <style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties \
                     table:display=\"false\"/></style:style></office:automatic-styles><office:body>";
        let content = content
            .replace("<office:body>", style)
            .replace("table:name=\"Sheet1\"", "table:name=\"Sheet1\" table:style-name=\"ta1\"");
        fs::write(report.join("facts.ods"), ods(&content)).expect("it can be written");
    });
    assert!(run.stdout.contains("The sheet is hidden in its workbook, and is read."), "{run:?}");
}

#[test]
fn csv_of_other_programs_is_read_and_it_is_said_how() {
    let written = |form: &str| {
        base("facts.csv", |report| {
            let path = report.join("facts.csv");
            let separator = if form == "tabs" { b'\t' } else { b';' };
            let mut table = csv::WriterBuilder::new()
                .delimiter(separator)
                .flexible(true)
                .from_writer(Vec::new());
            for row in cells(&path) {
                table.write_record(row.iter().map(|cell| cell.replace(',', ""))).expect("it fits");
            }
            let text = String::from_utf8(table.into_inner().expect("it is whole")).expect("UTF-8");
            let bytes = match form {
                "utf-16" => {
                    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
                    units.flat_map(u16::to_le_bytes).collect()
                }
                _ => text.into_bytes(),
            };
            fs::write(path, bytes).expect("it can be written");
        })
    };
    let last = |run: &Run| {
        let line = run.stdout.lines().last().unwrap_or_default().to_owned();
        line.replace("1 note, ", "")
    };
    for (form, told) in [
        ("tabs", "The cells of the table are read as parted by tabs."),
        ("semicolons", "The cells of the table are read as parted by semicolons."),
        ("utf-16", "The table is read as UTF-16LE, its cells as parted by semicolons."),
    ] {
        let run = written(form);
        assert_eq!(run.status, Some(0), "{form}: {}", run.stdout);
        assert!(run.stdout.contains(told), "{form}: {}", run.stdout);
        assert_eq!(last(&run), last(&plain()), "{form}");
    }
}

#[test]
fn a_figure_of_two_readings_is_refused_in_a_table_parted_by_semicolons() {
    let run = base("facts.csv", |report| {
        let mut rows = cells(&report.join("facts.csv"));
        let value = rows[0].iter().position(|heading| heading == "value").expect("it is there");
        rows[1][value] = "13,696".to_owned();
        let lines: Vec<String> = rows.iter().map(|row| row.join(";")).collect();
        fs::write(report.join("facts.csv"), lines.join("\n")).expect("it can be written");
    });
    assert_eq!(run.status, Some(1));
    assert!(run.stdout.contains("`13,696` may be read in two ways"), "{}", run.stdout);
    assert!(run.stdout.contains("facts.csv:2:"), "{}", run.stdout);
}

#[test]
fn tables_in_shift_jis_are_read_and_places_in_them_are_right() {
    let run = base("facts.csv", |report| {
        let path = report.join("facts.csv");
        let mut rows = cells(&path);
        rows.truncate(5);
        let period = rows[0].iter().position(|heading| heading == "period").expect("it is there");
        rows[1][0] = "売上高".to_owned();
        rows[1][period] = "なし".to_owned();
        let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        let text = lines.join("\n");
        let (bytes, _, faulty) = encoding_rs::SHIFT_JIS.encode(&text);
        assert!(!faulty);
        fs::write(path, &bytes).expect("it can be written");
    });
    assert!(run.stdout.contains("The table is read as Shift_JIS."), "{}", run.stdout);
    assert!(run.stdout.contains("facts.csv:2:5"), "{}", run.stdout);
    assert!(run.stdout.contains("`なし`"), "{}", run.stdout);
}

#[test]
fn a_new_company_in_workbooks_is_the_one_in_csv() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let check = |name: &str, more: &[&str]| {
        let run = kessan(folder.path(), &[&["new", "Hoshino", "--out", name], more].concat());
        assert_eq!(run.status, Some(0), "{run:?}");
        kessan(folder.path(), &["check", name])
    };
    let (csv, xlsx) = (check("csv", &[]), check("xlsx", &["--xlsx"]));
    let files: Vec<PathBuf> = snapshot(&folder.path().join("xlsx")).into_keys().collect();
    assert!(files.iter().any(|path| path.ends_with("taxonomy.xlsx")), "{files:?}");
    assert!(files.iter().all(|path| path.extension() != Some("csv".as_ref())), "{files:?}");
    let last = |run: &Run| run.stdout.lines().last().unwrap_or_default().replace("xlsx", "csv");
    assert_eq!(
        (csv.status, last(&csv)),
        (xlsx.status, last(&xlsx)),
        "{}\n{}",
        csv.stdout,
        xlsx.stdout
    );
}

#[test]
fn a_taxonomy_of_documents_in_a_workbook_is_the_one_in_tables() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let run = |arguments: &[&str]| {
        let run = kessan(folder.path(), arguments);
        assert_eq!(run.status, Some(0), "{arguments:?}: {run:?}");
        run
    };
    let source = cases().join("base/taxonomy");
    run(&["taxonomy", &source.to_string_lossy(), "--out", "dts"]);
    let package = snapshot(&folder.path().join("dts")).into_keys();
    let package = package.into_iter().find(|path| path.extension() == Some("zip".as_ref()));
    let package = package.expect("there is a package").to_string_lossy().into_owned();
    let name = Path::new(&package).file_stem().expect("a name").to_string_lossy().into_owned();
    run(&["taxonomy", &package, "--to", "tables", "--out", "csv"]);
    run(&["taxonomy", &package, "--to", "tables", "--xlsx", "--out", "xlsx"]);
    let below = |of: &str| folder.path().join(of).join(&name);
    assert!(below("xlsx").join("taxonomy.xlsx").is_file());
    let files = snapshot(&below("xlsx")).into_keys();
    assert!(files.into_iter().all(|path| path.extension() != Some("csv".as_ref())));
    let documents = |of: &str| {
        let path = below(of).to_string_lossy().into_owned();
        run(&["taxonomy", &path, "--out", &format!("again-{of}")]);
        let out = folder.path().join(format!("again-{of}"));
        let all = snapshot(&out).into_iter();
        all.map(|(path, bytes)| (path.strip_prefix(&out).expect("below").to_owned(), bytes))
            .collect::<Vec<_>>()
    };
    let (csv, xlsx) = (documents("csv"), documents("xlsx"));
    assert!(csv.len() > 5);
    assert!(csv == xlsx);
}

#[test]
fn facts_go_into_parquet_whatever_else_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    copy(&cases().join("base"), folder.path());
    let write = |name: &str, paths: &[&str]| {
        let run = kessan(
            folder.path(),
            &[&["facts"], paths, &["--to", "parquet", "--out", name]].concat(),
        );
        (run, fs::read(folder.path().join(name)).unwrap_or_default())
    };
    let (run, bytes) = write("one.parquet", &["report"]);
    assert_eq!(run.status, Some(0), "{run:?}");
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    assert_eq!(write("again.parquet", &["report"]).1, bytes);
    let (run, with_bad) = write("two.parquet", &["nothing", "report"]);
    assert_eq!(run.status, Some(1));
    assert!(run.stdout.contains("of 2 reports, 1 with errors"), "{run:?}");
    assert!(run.stderr.contains("`nothing` is not there"), "{run:?}");
    assert_eq!(with_bad.len(), bytes.len());
    assert_eq!(write("none.parquet", &["report", "--quiet"]).0.stdout, "");
    let run = kessan(folder.path(), &["facts", "report", "--to", "parquet"]);
    assert_eq!(run.status, Some(2));
}
