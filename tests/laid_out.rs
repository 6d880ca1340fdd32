//! Workbooks that are laid out for readers: statements under titles and headings become the text of a release, from which
//! a draft is made and facts are read.

mod common;

use std::fs;
use std::path::Path;

use common::{Run, kessan};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// Writes rows: what is a number is one, and what begins with `=` a formula, its result behind a bar.
fn fill(sheet: &mut Worksheet, format: &str, rows: &[&[&str]]) {
    let shown = Format::new().set_num_format(format);
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells).filter(|(_, cell)| !cell.is_empty()) {
            let written = match (cell.parse::<f64>(), cell.strip_prefix('=')) {
                (Ok(number), _) if column > 0 && row > 0 => {
                    sheet.write_number_with_format(row, column, number, &shown)
                }
                (Ok(number), _) => sheet.write_number(row, column, number),
                (_, Some(formula)) => {
                    let (formula, result) = formula.split_once('|').unwrap_or((formula, ""));
                    let formula = Formula::new(formula).set_result(result);
                    sheet.write_formula_with_format(row, column, formula, &shown)
                }
                _ => sheet.write_string(row, column, *cell),
            };
            written.expect("the cell can be written");
        }
    }
}

/// Statements of a company that does not exist, as somebody lays them out.
fn book() -> Workbook {
    let mut book = Workbook::new();
    let income = book.add_worksheet().set_name("P&L").expect("a name");
    fill(
        income,
        "#,##0.0;(#,##0.0)",
        &[
            &["Tarn Ferries Ltd"],
            &["Income statement, first half 2025"],
            &[],
            &["EUR million", "", "H1\n2025", "H1\n2024"],
            &["Operating revenue", "", "2024.5", "1998.1"],
            &["Fuel", "", "-120.3", "-118.9"],
            &["Crew", "", "-98", "-95"],
            &["Operating profit", "", "=SUM(C5:C7)|1806.2", "=SUM(D5:D7)|1784.2"],
        ],
    );
    let balance = book.add_worksheet().set_name("Balance sheet").expect("a name");
    fill(
        balance,
        "#,##0",
        &[
            &["EUR million", "2025-06-30", "2024-12-31"],
            &["Ships", "1200", "2023"],
            &["Cash", "150", "133"],
            &["Total assets", "1350", "2156"],
        ],
    );
    let lists = book.add_worksheet().set_name("lists").expect("a name");
    fill(lists, "0", &[&["a", "1"], &["b", "2"]]);
    lists.set_hidden(true);
    book
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    kessan(folder, arguments)
}

/// The columns of facts that say what is reported: concept, period, unit, value, scale.
fn facts(folder: &Path, name: &str) -> Vec<String> {
    let table = fs::read_to_string(folder.join(name)).expect("it was written");
    let rows = table.lines().skip(1);
    rows.map(|row| row.split(",,").next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn statements_in_a_workbook_become_a_draft_and_facts() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    book().save(folder.path().join("figures.xlsx")).expect("it can be written");
    let drafted = run(folder.path(), &["new", "figures.xlsx", "--out", "mine"]);
    assert_eq!(drafted.status, Some(0), "{}", drafted.stderr);
    assert!(drafted.stderr.contains("The sheet is hidden"), "{}", drafted.stderr);
    let next = "then: kessan extract mine/release.txt --map mine/map.toml --out mine/facts.csv\n";
    assert!(drafted.stdout.ends_with(next), "{}", drafted.stdout);
    let text = fs::read_to_string(folder.path().join("mine/release.txt")).expect("it was written");
    assert_eq!(
        text,
        "Tarn Ferries Ltd\nIncome statement, first half 2025\n\nEUR million\tH1 2025\tH1 2024\n\
         Operating revenue\t2,024.5\t1,998.1\nFuel\t-120.3\t-118.9\nCrew\t-98.0\t-95.0\n\
         Operating profit\t1,806.2\t1,784.2\n\nBalance sheet\n\nEUR million\t2025-06-30\t2024-12-31\n\
         Ships\t1,200\t2,023\nCash\t150\t133\nTotal assets\t1,350\t2,156\n\n"
    );
    let map = fs::read_to_string(folder.path().join("mine/map.toml")).expect("it was written");
    assert!(map.contains("\nnotation = \"1,234.5\"\n"), "{map}");
    let arguments = ["--map", "mine/map.toml", "--out", "mine/facts.csv", "--partial"];
    let read = run(folder.path(), &[&["extract", "mine/release.txt"], &arguments[..]].concat());
    assert_eq!(read.status, Some(0), "{}{}", read.stdout, read.stderr);
    let found = facts(folder.path(), "mine/facts.csv");
    assert_eq!(found.len(), 14, "{found:#?}");
    for expected in [
        "OperatingRevenue,1H25,EUR,\"2,024.5\",million",
        "Crew,1H24,EUR,-95.0,million",
        "Ships,FY24.end,EUR,\"2,023\",million",
    ] {
        assert!(found.iter().any(|row| row == expected), "{expected}: {found:#?}");
    }
}

#[test]
fn the_text_of_a_workbook_can_be_had_by_itself_or_of_one_sheet() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    book().save(folder.path().join("figures.xlsx")).expect("it can be written");
    let all = run(folder.path(), &["convert", "figures.xlsx", "--to", "text"]);
    assert!(all.status == Some(0) && all.stdout.ends_with("figures.txt\n"), "{all:?}");
    let sheet = ["convert", "figures.xlsx#Balance sheet", "--to", "text", "--out", "balance.txt"];
    assert_eq!(run(folder.path(), &sheet).status, Some(0));
    let text = fs::read_to_string(folder.path().join("balance.txt")).expect("it was written");
    assert!(text.starts_with("Balance sheet\n\nEUR million\t"), "{text}");
    let other = run(folder.path(), &["convert", "balance.txt", "--to", "text"]);
    assert_eq!(other.status, Some(2), "{}", other.stderr);
    let tables = run(folder.path(), &["convert", "figures.xlsx", "--to", "text", "--tables"]);
    assert!(tables.status == Some(2) && tables.stderr.contains("`--tables`"), "{tables:?}");
    let missing = run(folder.path(), &["convert", "figures.xlsx#Cash", "--to", "text"]);
    assert_eq!(missing.status, Some(1));
    assert!(missing.stderr.contains("it has no sheet `Cash`"), "{}", missing.stderr);
    assert_eq!(run(folder.path(), &["new", "figures.xlsx", "--out", "mine"]).status, Some(0));
    let read = run(folder.path(), &["extract", "figures.xlsx", "--map", "mine/map.toml"]);
    assert!(read.stderr.contains("kessan convert FILE.xlsx --to text"), "{}", read.stderr);
}

#[test]
fn merged_headings_stand_over_their_columns_and_what_is_hidden_is_passed_over() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    fill(
        sheet,
        "#,##0",
        &[
            &["Tarn Ferries Ltd, interim results 2025"],
            &["EUR thousand"],
            &["", "H1 2025", "", "H1 2024", ""],
            &["", "Lake", "Sea", "Lake", "Sea"],
            &["Revenue", "1000", "2000", "1100", "2100"],
            &["draft of last week", "1", "2", "3", "4"],
            &["Profit", "10", "20", "11", "21"],
        ],
    );
    let plain = Format::new();
    sheet.merge_range(2, 1, 2, 2, "H1 2025", &plain).expect("cells can be merged");
    sheet.merge_range(2, 3, 2, 4, "H1 2024", &plain).expect("cells can be merged");
    sheet.set_row_hidden(5).expect("a row can be hidden");
    sheet.set_column_hidden(2).expect("a column can be hidden");
    book.save(folder.path().join("figures.xlsx")).expect("it can be written");
    let told = run(folder.path(), &["convert", "figures.xlsx", "--to", "text"]);
    assert_eq!(told.status, Some(0), "{}", told.stderr);
    for message in [
        "The row is hidden in the workbook, and is passed over.",
        "The column is hidden in the workbook, and is passed over.",
    ] {
        assert!(told.stderr.contains(message), "{}", told.stderr);
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("figures.txt")).expect("it was written"),
        "Tarn Ferries Ltd, interim results 2025\nEUR thousand\n\tH1 2025\tH1 2024\n\tLake\tLake\tSea\n\
         Revenue\t1,000\t1,100\t2,100\nProfit\t10\t11\t21\n\n"
    );
}

#[test]
fn cells_that_say_nothing_certain_are_told_and_there_is_no_text() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Q1").expect("a name");
    let rows: &[&[&str]] = &[&["EUR", "Q1 2025"], &["a", "1"], &["b", "2"], &["c", "3"]];
    fill(sheet, "0", rows);
    let thousands = Format::new().set_num_format("#,##0,");
    sheet.write_number_with_format(4, 1, 13_696_000.0, &thousands).expect("it can be written");
    let broken = Formula::new("1/0").set_result("#DIV/0!");
    sheet.write_formula(5, 1, broken).expect("it can be written");
    book.save(folder.path().join("figures.xlsx")).expect("it can be written");
    let told = run(folder.path(), &["new", "figures.xlsx"]);
    assert_eq!(told.status, Some(1), "{}", told.stderr);
    for place in ["figures.xlsx#Q1:B5", "shows it in another scale", "figures.xlsx#Q1:B6"] {
        assert!(told.stderr.contains(place), "{place}: {}", told.stderr);
    }
    assert!(!folder.path().join("figures.txt").exists());
}

/// Amounts without thousands in their format look like years; below headings they are amounts, else they are asked.
#[test]
fn amounts_that_look_like_years_stay_amounts() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut book = Workbook::new();
    let rows: &[&[&str]] = &[
        &["EUR thousand", "FY2024", "FY2023"],
        &["Revenue", "2024", "1990"],
        &["Cost of sales", "-1500", "-1400"],
        &["Gross profit", "524", "590"],
    ];
    fill(book.add_worksheet().set_name("Income").expect("a name"), "0", rows);
    let rows: &[&[&str]] =
        &[&["Fleet", "Current", "Prior"], &["Berths", "2031", "2030"], &["Ships", "12", "11"]];
    fill(book.add_worksheet().set_name("Fleet").expect("a name"), "0", rows);
    book.save(folder.path().join("figures.xlsx")).expect("it can be written");
    let told = run(folder.path(), &["convert", "figures.xlsx", "--to", "text"]);
    assert_eq!(told.status, Some(0), "{}", told.stderr);
    assert_eq!(told.stderr.matches("may be years").count(), 1, "{}", told.stderr);
    assert!(told.stderr.contains("figures.xlsx#Fleet:B2"), "{}", told.stderr);
    let text = fs::read_to_string(folder.path().join("figures.txt")).expect("it was written");
    assert!(text.contains("\nRevenue\t2,024\t1,990\nCost of sales\t-1,500\t-1,400\n"), "{text}");
    assert!(text.contains("\nBerths\t2031\t2030\n"), "{text}");
}

#[test]
fn a_row_that_lacks_its_last_cells_keeps_the_columns_of_the_others() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("GuV").expect("a name");
    fill(
        sheet,
        "#,##0",
        &[
            &["Ontano Works plc"],
            &["Income statement (EUR thousand)"],
            &[],
            &["", "Note", "H1 2025", "H1 2024", "Change"],
            &["Revenue", "3", "182450", "171200", "up"],
            &["Cost of sales", "4", "-121300", "-115040"],
            &["Gross profit", "", "61150", "56160"],
            &[],
            &["Selling costs", "", "-28100", "-27050"],
            &["Operating profit", "", "33050", "29110"],
        ],
    );
    book.save(folder.path().join("figures.xlsx")).expect("it can be written");
    let to_text = run(folder.path(), &["convert", "figures.xlsx", "--to", "text"]);
    assert_eq!(to_text.status, Some(0), "{}", to_text.stderr);
    let text = fs::read_to_string(folder.path().join("figures.txt")).expect("it was written");
    for line in [
        "Revenue\t3\t182,450\t171,200\tup\n",
        "Cost of sales\t4\t-121,300\t-115,040\t\n",
        "Gross profit\t\t61,150\t56,160\t\n",
        "Selling costs\t\t-28,100\t-27,050\t\n",
    ] {
        assert!(text.contains(line), "{line:?} {text}");
    }
    assert_eq!(run(folder.path(), &["new", "figures.xlsx", "--out", "mine"]).status, Some(0));
    let arguments = ["--map", "mine/map.toml", "--out", "mine/facts.csv", "--partial"];
    run(folder.path(), &[&["extract", "mine/release.txt"], &arguments[..]].concat());
    let found = facts(folder.path(), "mine/facts.csv");
    let expected = "CostOfSales,1H24,EUR,\"-115,040\",thousand";
    assert!(found.iter().any(|row| row == expected), "{found:#?}");
}
