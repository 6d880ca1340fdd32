//! Balances that are carried from span to span in notes, and rows that part what there is at a moment.

use crate::common::drafted;

const HEAD: &str = "Rowan Foundry plc\nResults for the year ended 31 December 2024\n";

fn table(title: &str, heading: [&str; 2], rows: &[(&str, &str, &str)]) -> String {
    let mut release =
        format!("{HEAD}\n{title} (EUR million)\n\n{:44}{:>14}{:>14}\n", "", heading[0], heading[1]);
    for (caption, newer, older) in rows {
        release.push_str(&format!("{caption:44}{newer:>14}{older:>14}\n"));
    }
    release
}

/// Whether a figure is one of a day.
fn of(facts: &[String], figure: &str, period: &str) -> bool {
    let wanted = format!(",{period},EUR,{figure},");
    facts.iter().any(|fact| fact.contains(&wanted))
}

/// The last row of the older column is the first of the newer one, whatever the two are called.
#[test]
fn first_and_last_rows_of_movements_are_of_days() {
    for (opening, closing) in [
        ("Opening", "Closing"),
        ("Beginning of year", "End of year"),
        ("At 1 January", "At 31 December"),
        ("1 January", "31 December"),
        ("Anfangsbestand", "Endbestand"),
        ("À l'ouverture", "À la clôture"),
        ("Saldo iniziale", "Saldo finale"),
        ("Saldo em 1º de janeiro", "Saldo em 31 de dezembro"),
        ("IB", "UB"),
        ("Primo", "Ultimo"),
        ("Beginstand", "Eindstand"),
        ("期首残高", "期末残高"),
        ("期初余额", "期末余额"),
        ("기초", "기말"),
        ("Başlangıç", "Dönem sonu"),
    ] {
        let rows = [
            (opening, "3,204", "2,918"),
            ("Additions", "411", "402"),
            ("Used", "(220)", "(116)"),
            (closing, "3,395", "3,204"),
        ];
        let release = table("Warranty obligations", ["FY 2024", "FY 2023"], &rows);
        let (facts, told) = drafted("rowan.txt", &release);
        let found = [
            of(&facts, "\"3,204\"", "FY23.end"),
            of(&facts, "\"2,918\"", "FY22.end"),
            of(&facts, "\"3,395\"", "FY24.end"),
            of(&facts, "411", "FY24"),
        ];
        assert_eq!(found, [true; 4], "{opening}: {facts:#?}{told}");
    }
}

/// Where the figures bear it out in no way, words that name nothing are asked.
#[test]
fn opening_and_closing_rows_that_lead_nowhere_are_asked() {
    let rows = [
        ("Opening", "3,204", "2,918"),
        ("Highest", "3,911", "3,402"),
        ("Closing", "3,395", "3,116"),
    ];
    let (facts, told) =
        drafted("rowan.txt", &table("Copper hedges", ["FY 2024", "FY 2023"], &rows));
    assert!(!of(&facts, "\"3,395\"", "FY24") && !of(&facts, "\"3,204\"", "FY24"), "{facts:#?}");
    assert!(told.contains("nobody has said yet: `Opening`, `Closing`"), "{told}");
    // A statement of income whose rows add up has flows alone, and so have rows that begin anew.
    let rows = [
        ("Wages", "3,204", "2,918"),
        ("Rent", "411", "402"),
        ("Energy", "220", "116"),
        ("All running expenses", "3,835", "3,436"),
    ];
    let (facts, told) = drafted("rowan.txt", &table("Expenses", ["FY 2024", "FY 2023"], &rows));
    let found = [of(&facts, "\"3,204\"", "FY24"), of(&facts, "\"3,835\"", "FY24")];
    assert_eq!(found, [true; 2], "{facts:#?}{told}");
    assert!(!facts.iter().any(|fact| fact.contains(".end")), "{facts:#?}");
}

/// What a stock is parted into is a stock too, whether words or sums say it.
#[test]
fn parts_of_a_stock_are_stocks() {
    let rows = [
        ("Up to 12 months", "20", "18"),
        ("13 to 60 months", "44", "40"),
        ("Later", "172", "152"),
        ("Total borrowings", "236", "210"),
    ];
    let release = table("Maturity of borrowings", ["FY 2024", "FY 2023"], &rows);
    let (facts, told) = drafted("rowan.txt", &release);
    for (figure, period) in [("20", "FY24.end"), ("152", "FY23.end"), ("236", "FY24.end")] {
        assert!(of(&facts, figure, period), "{figure}: {facts:#?}{told}");
    }
    let rows = [
        ("Receivables", "1,008", "900"),
        ("thereof from the group", "604", "550"),
        ("Revenue", "5,904", "5,850"),
        ("of which in Norway", "664", "655"),
    ];
    let release = table("Selected data", ["FY 2024", "FY 2023"], &rows);
    let (facts, told) = drafted("rowan.txt", &release);
    let found =
        [of(&facts, "604", "FY24.end"), of(&facts, "550", "FY23.end"), of(&facts, "664", "FY24")];
    assert_eq!(found, [true; 3], "{facts:#?}{told}");
    // Flows that happen to stand above a stock and do not add up to it stay flows.
    let rows = [
        ("Orders", "1,204", "1,150"),
        ("Services", "404", "350"),
        ("Order backlog", "2,608", "2,500"),
    ];
    let release = table("Key figures", ["FY 2024", "FY 2023"], &rows);
    let (facts, told) = drafted("rowan.txt", &release);
    assert!(of(&facts, "404", "FY24"), "{facts:#?}{told}");
}
