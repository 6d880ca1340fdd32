//! Numbers of notes to the accounts: columns of them, and lines that carry them.

use crate::common::{drafted, drafted_rows};
use crate::holds;

fn row(caption: &str, note: &str, newer: &str, older: &str) -> String {
    format!("{caption:34}{note:>9}{newer:>12}{older:>12}\n")
}

const HEAD: &str = "Tarn Works plc\nResults for the year ended 31 December 2024\n\n\
    Consolidated income statement\nfor the year ended 31 December 2024\n";

/// Numbers of notes with commas and letters between captions and figures are neither.
#[test]
fn numbers_of_notes_cost_no_row() {
    let rows = [
        row("", "Notes", "2024", "2023"),
        row("Revenue", "3, 4", "1,304", "1,210"),
        row("Cost of sales", "5(a)", "(902)", "(880)"),
        row("Gross profit", "", "402", "330"),
        row("Other income", "6, 7.1", "12", "11"),
        row("Profit for the year", "8", "414", "341"),
    ];
    let (facts, told) = drafted("notes.txt", &format!("{HEAD}(£ million)\n\n{}", rows.concat()));
    let wanted = [
        "Revenue,FY24,GBP,\"1,304\",million",
        "CostOfSales,FY23,GBP,(880),million",
        "OtherIncome,FY24,GBP,12,million",
        "ProfitForTheYear,FY23,GBP,341,million",
    ];
    holds(&facts, &wanted, &told);
    assert_eq!(facts.len(), 10, "{facts:#?}{told}");
    // What stands under `Notes` as an amount is one of bank notes.
    let rows = [
        row("", "Notes", "Coins", "Total"),
        row("31 December 2024", "304", "210", "514"),
        row("31 December 2023", "284", "205", "489"),
    ];
    let release = format!("Tarn Bank\n\nMoney in issue (£ million)\n\n{}", rows.concat());
    let (facts, told) = drafted_rows("coins.txt", &release);
    assert!(facts.iter().any(|fact| fact.contains(",304,")) || told.contains("question"), "{told}");
}

/// The word for notes stands over a column of its own, in whatever line of the heading.
#[test]
fn years_stand_over_no_column_of_notes() {
    for (word, years, units) in [
        ("Notes", ("2024", "2023"), ("£m", "£m")),
        ("Note", ("2024", "2023"), ("£’000", "£’000")),
        ("Notes", ("FY 2024", "FY 2023"), ("£m", "£m")),
    ] {
        let rows = [
            row("", "", years.0, years.1),
            row("", word, units.0, units.1),
            row("Revenue", "2", "2,509.3", "2,279.8"),
            row("Cost of goods sold", "", "(1,876.4)", "(1,719.3)"),
            row("Gross profit", "", "632.9", "560.5"),
            row("Finance income", "5", "8.7", "8.0"),
        ];
        let (facts, told) = drafted("tarn.txt", &format!("{HEAD}\n{}", rows.concat()));
        let scale = if units.0 == "£m" { "million" } else { "thousand" };
        holds(
            &facts,
            &[
                &format!("Revenue,FY24,GBP,\"2,509.3\",{scale}"),
                &format!("FinanceIncome,FY23,GBP,8.0,{scale}"),
            ],
            &told,
        );
        assert_eq!(facts.len(), 8, "{word}: {facts:#?}{told}");
    }
    // A word over several columns is none of notes.
    let rows = [
        row("", "", "Year ended", ""),
        row("", "2022", "2023", "2024"),
        row("Notes issued", "102", "103", "104"),
        row("Notes repaid", "92", "93", "94"),
    ];
    let (facts, told) = drafted("tarn.txt", &format!("{HEAD}(£ million)\n\n{}", rows.concat()));
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
}

/// A line above rows says what it says, whatever numbers of notes it carries.
#[test]
fn lines_that_carry_numbers_of_notes_are_heeded() {
    for note in ["(Note 25)", "(note 9)", "[8]", "(1)", ", note 25", "- see note 8", "(Anhang 25):"]
    {
        let release = format!(
            "Tarn Optics plc\nResults for the year ended 31 December 2024\n\n\
             Income statement (EUR thousand)\n\n\
             \tFY 2024\tFY 2023\nRevenue\t412,204\t402,118\nProfit for the year\t41,204\t40,118\n\
             Earnings per share {note}\nBasic\t2.30\t2.69\nDiluted\t2.28\t2.67\n"
        );
        let (facts, told) = drafted("tarn.txt", &release);
        holds(&facts, &["Revenue,FY24,EUR,\"412,204\",thousand"], &told);
        let each = facts.iter().filter(|fact| fact.contains(",EUR/shares,2.")).count();
        assert_eq!(each, 4, "{note}: {facts:#?}{told}");
    }
}
