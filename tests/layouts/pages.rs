//! Tables at the end of a page of paper: those that go on behind it, and others that begin there.

use crate::common::drafted;
use crate::holds;

fn row(caption: &str, newer: &str, older: &str) -> String {
    format!("{caption:40}{newer:>12}{older:>12}\n")
}

/// A statement that breaks off behind its third row.
fn first_page(title: &str, last: (&str, &str, &str)) -> String {
    let top = format!(
        "Larch Printing plc\nResults for the year ended 31 December 2024\n\n{title}\n\
         for the year ended 31 December 2024\n(£ million)\n\n"
    );
    let rows = [
        row("", "2024", "2023"),
        row("Revenue", "1,304", "1,210"),
        row("Cost of sales", "(902)", "(880)"),
        row(last.0, last.1, last.2),
    ];
    top + &rows.concat()
}

const TITLE: &str = "Consolidated income statement";
const GROSS: (&str, &str, &str) = ("Gross profit", "402", "330");

fn rest() -> String {
    row("Other income", "12", "11") + &row("Operating profit", "414", "341")
}

const ROWS: [&str; 10] = [
    "Revenue,FY24,GBP,\"1,304\",million",
    "Revenue,FY23,GBP,\"1,210\",million",
    "CostOfSales,FY24,GBP,(902),million",
    "CostOfSales,FY23,GBP,(880),million",
    "GrossProfit,FY24,GBP,402,million",
    "GrossProfit,FY23,GBP,330,million",
    "OtherIncome,FY24,GBP,12,million",
    "OtherIncome,FY23,GBP,11,million",
    "OperatingProfit,FY24,GBP,414,million",
    "OperatingProfit,FY23,GBP,341,million",
];

/// Feet of pages, the title once more and the headings once more are no end of a statement.
#[test]
fn a_statement_goes_on_behind_a_foot_and_a_head() {
    let head = row("", "2024", "2023");
    for (between, heading) in [
        ("\n14   Larch Printing plc Annual Report 2024\n\x0c", ""),
        ("\nLarch Printing plc | Annual Report 2024 | 14\n\x0c", ""),
        ("\nLarch Printing plc Annual Report 2024                  14\n\x0c", ""),
        ("\n14\n\x0cConsolidated income statement (continued)\n\n", &*head),
        ("\n\x0cLarch Printing plc\n\nConsolidated income statement – continued\n\n", &*head),
        ("\n\x0cCONSOLIDATED INCOME STATEMENT (CONT'D)\n\n", ""),
        ("\n\n\nConsolidated income statement (cont’d)\n(£ million)\n\n", &*head),
        (
            "\nLarch | Annual Report 2024 | 14\n\nConsolidated income statement (continued)\n",
            &*head,
        ),
        ("\n\x0cConsolidated income statement\nfor the year ended 31 December 2024\n\n", &*head),
        ("\n\x0c", ""),
    ] {
        let release = first_page(TITLE, GROSS) + between + heading + &rest();
        let (facts, told) = drafted("larch.txt", &release);
        assert_eq!(facts, ROWS, "{between:?} {heading:?}: {told}");
        assert!(told.contains("1 of 1 table"), "{between:?}: {told}");
    }
}

/// The other side of a balance sheet, and for whom a result is, stand behind a last line.
#[test]
fn rows_that_belong_to_a_last_line_go_on_behind_it() {
    let parts =
        row("Owners of the parent", "390", "321") + &row("Non-controlling interests", "12", "9");
    for between in ["\n\x0c", "\n\x0cAttributable to:\n"] {
        let whole = ("Profit for the year", "402", "330");
        let release = first_page(TITLE, whole) + between + &parts;
        let (facts, told) = drafted("larch.txt", &release);
        holds(&facts, &["OwnersOfTheParent,FY24,GBP,390,million"], &told);
        assert_eq!(facts.len(), 10, "{between:?}: {facts:#?}{told}");
    }
}

/// What has a title of its own, or stands behind the last line of a statement, takes neither its unit nor its columns.
#[test]
fn another_table_on_the_next_page_is_not_of_the_unit_of_the_last() {
    let head = row("", "2024", "2023");
    let other = row("Leeds", "120", "118") + &row("York", "44", "40");
    let whole = ("Profit for the year", "402", "330");
    let cases = [
        (GROSS, format!("\n\x0cEnergy used by site\n\n{other}")),
        (GROSS, format!("\n\x0cLarch Printing plc\n\nEnergy used by site\n\n{other}")),
        (GROSS, format!("\n\x0cEnergy used by site\n\n{head}{other}")),
        (whole, format!("\x0c{other}")),
        (whole, format!("\n\x0c\n{other}")),
        (whole, format!("\n14\n\x0c{head}{other}")),
        (GROSS, format!("\n\x0cEnergy used (continued)\n\n{head}{other}")),
    ];
    for (last, behind) in cases {
        let (facts, told) = drafted("larch.txt", &(first_page(TITLE, last) + &behind));
        let taken =
            facts.iter().any(|fact| fact.contains(",GBP,120,") || fact.contains(",GBP,44,"));
        assert!(!taken && told.contains("question"), "{behind:?}: {facts:#?}{told}");
        assert_eq!(facts.len(), 6, "{behind:?}: {facts:#?}{told}");
    }
}

/// A row at the end of a page stays one, and two tables of the same rows stay two.
#[test]
fn rows_beside_the_end_of_a_page_are_no_feet() {
    let release = first_page(TITLE, GROSS)
        + "\n"
        + &row("Other income", "12", "11")
        + "\n\x0c"
        + &row("Operating profit", "414", "341");
    let (facts, told) = drafted("larch.txt", &release);
    assert_eq!(facts, ROWS, "{told}");
    let one = |title: &str, north: &str| {
        format!(
            "{title}\n(£ million)\n\n{}{}",
            row("", "2024", "2023"),
            row("Revenue", north, "95")
        ) + &row("Costs", "40", "41")
            + &row("Profit", "12", "11")
    };
    let release = format!(
        "Larch Printing plc\nResults for the year ended 31 December 2024\n\n{}\n\x0c{}",
        one("Results of divisions", "101"),
        one("Results of divisions", "202")
    );
    let (facts, told) = drafted("larch.txt", &release);
    assert!(told.contains("2 tables"), "{facts:#?}{told}");
}

/// The same words over columns and no title may stand over the rest of a statement and over any other table.
#[test]
fn headings_without_a_title_are_asked_about() {
    let head = row("", "2024", "2023");
    let stocks = row("Paper held", "61", "58") + &row("Buildings", "22", "23");
    for between in ["\n\x0c", "\n14   Larch Printing plc Annual Report 2024\n\x0c"] {
        for behind in [rest(), stocks.clone()] {
            let release = first_page(TITLE, GROSS) + between + &head + &behind;
            let (facts, told) = drafted("larch.txt", &release);
            assert_eq!(facts, ROWS[..6], "{between:?} {behind}: {told}");
            assert!(told.contains("question"), "{between:?} {behind}: {told}");
        }
    }
}

/// Rows of one figure at the end of a page, or at its head, are no numbers of pages; those rise with the pages.
#[test]
fn figures_of_rows_are_no_numbers_of_pages() {
    let one = |caption: &str, figure: &str| format!("{caption:40}{figure:>12}\n");
    let title = |name: &str| format!("{name}, year 2024 (£ million)\n");
    let part = |name: &str, last: (&str, &str)| {
        title(name) + &one("Sales", last.1) + &one("Costs", "41") + "\n" + &one(last.0, last.1)
    };
    let top = "Larch Printing plc\nResults for the year ended 31 December 2024\n\n";
    let parts = [
        part("Books", ("Orders", "210")),
        part("Cards", ("Orders", "190")),
        part("Maps", ("Orders", "120")),
    ];
    let (facts, told) = drafted("larch.txt", &(top.to_owned() + &parts.join("\x0c")));
    for figure in [",210,", ",190,", ",120,"] {
        let found = facts.iter().filter(|fact| fact.contains(figure)).count();
        let asked = told.contains("question");
        assert!(found == 2 || asked, "{figure}: {facts:#?}{told}");
    }
    assert!(!told.contains("unmatched-figure"), "{facts:#?}{told}");
    // A foot that no word tells, on four pages.
    let pages: Vec<String> = ["31", "32", "33"]
        .iter()
        .map(|page| format!("\nPrinted in the north     {page}\n\x0c"))
        .collect();
    let rows = [
        row("Other income", "12", "11"),
        row("Operating profit", "414", "341"),
        row("Profit", "300", "280"),
    ];
    let paged: Vec<String> =
        pages.iter().zip(&rows).map(|(foot, row)| foot.clone() + row).collect();
    let (facts, told) = drafted("larch.txt", &(first_page(TITLE, GROSS) + &paged.concat()));
    assert_eq!(facts.len(), 12, "{facts:#?}{told}");
}

/// Pages on which nothing stands cost no time.
#[test]
fn many_empty_pages_are_read_at_once() {
    let release = first_page(TITLE, GROSS) + "\n\n\n\n\n" + &"\x0c".repeat(100_000);
    let from = std::time::Instant::now();
    let (facts, told) = drafted("larch.txt", &release);
    assert_eq!(facts.len(), 6, "{told}");
    assert!(from.elapsed().as_secs() < 20, "{:?}", from.elapsed());
}
