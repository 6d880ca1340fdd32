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

/// Numbers of notes end with their table: what stands in the same place below another heading is a figure.
#[test]
fn figures_of_the_next_table_are_no_numbers_of_notes() {
    let rows = [
        row("", "Notes", "2024", "2023"),
        row("Revenue", "3,4", "1,304", "1,210"),
        row("Cost of sales", "5", "(902)", "(880)"),
        row("Profit for the year", "", "402", "330"),
    ];
    let top = format!("{HEAD}(£ million)\n\n{}", rows.concat());
    let own = [
        "Revenue,FY24,GBP,\"1,304\",million",
        "CostOfSales,FY24,GBP,(902),million",
        "ProfitForTheYear,FY23,GBP,330,million",
    ];
    let ratios = [
        row("", "2024", "2023", "2022"),
        row("Operating margin (%)", "13.5", "12.1", "11.0"),
        row("Tax rate (%)", "21.0", "22.5", "20.0"),
    ];
    let (facts, told) = drafted("ratios.txt", &format!("{top}\n\nKey ratios\n{}", ratios.concat()));
    holds(&facts, &own, &told);
    // Years alone are asked about, all three of them.
    let years = r#"[{ period = "FY24" }, { period = "FY23" }, { period = "FY22" }]"#;
    assert!(told.contains(years), "{facts:#?}{told}");
    let quarters =
        |one: [&str; 4]| format!("{:34}{:>9}{:>9}{:>9}\n", one[0], one[1], one[2], one[3]);
    let quarters = [
        quarters(["", "Q1 24", "Q2 24", "Q3 24"]),
        quarters(["Orders", "3.1", "3.2", "3.3"]),
        quarters(["Deliveries", "2.1", "2.2", "2.3"]),
    ];
    let below = format!("{top}\nQuarters (£ million)\n\n{}", quarters.concat());
    let (facts, told) = drafted("quarters.txt", &below);
    holds(&facts, &own, &told);
    holds(&facts, &["Orders,1Q24,GBP,3.1,million", "Deliveries,3Q24,GBP,2.3,million"], &told);
    let two =
        |caption: &str, newer: &str, older: &str| format!("{caption:32}{newer:>12}{older:>12}\n");
    let days = [
        two("", "31.12.2024", "31.12.2023"),
        two("Cash", "12.3", "4.9"),
        two("Debt", "8.1", "4.7"),
        two("Total assets", "20.4", "9.6"),
    ];
    let below = format!("{top}\nBalance sheet (£ million)\n\n{}", days.concat());
    let (facts, told) = drafted("days.txt", &below);
    holds(&facts, &own, &told);
    let day = facts.iter().filter(|fact| fact.contains(",12.3,") || fact.contains(",8.1,"));
    assert_eq!(day.count(), 2, "{facts:#?}{told}");
    // Amounts of bank notes with a point are none either.
    let rows = [
        row("", "Notes", "Coins", "Total"),
        row("31 December 2024", "71.4", "3.8", "75.2"),
        row("31 December 2023", "70.1", "3.7", "73.8"),
    ];
    let release = format!("Tarn Bank\n\nMoney in issue (£ billion)\n\n{}", rows.concat());
    let (facts, told) = drafted_rows("coins.txt", &release);
    let kept = facts.iter().any(|fact| fact.contains(",71.4,"));
    assert!(kept || told.contains("question"), "{facts:#?}{told}");
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
