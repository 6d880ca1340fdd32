//! What is of a moment and what of a span: sides of balance sheets, balances that open and close a year, flows and ratios
//! among what there is at a day, days that a person gives.

use crate::common::drafted;
use crate::holds;

fn table(title: &str, heading: [&str; 2], rows: &[(&str, &str, &str)]) -> String {
    let mut release = format!(
        "Corvin Glas AG\nReport for the year ended 31 December 2024\n\n{title} (EUR thousand)\n\n{:44}{:>14}{:>14}\n",
        "", heading[0], heading[1]
    );
    for (caption, newer, older) in rows {
        release.push_str(&format!("{caption:44}{newer:>14}{older:>14}\n"));
    }
    release
}

/// The result of the year stands among equity, and is there at the day.
#[test]
fn one_side_of_a_balance_sheet_is_of_its_day() {
    let rows = [
        ("Share capital", "2,118", "1,902"),
        ("Profit for the year", "2,740", "2,404"),
        ("Trade payables", "3,051", "2,655"),
        ("Total equity and liabilities", "7,909", "6,961"),
    ];
    for title in ["Equity and liabilities", "EQUITY AND LIABILITIES", "Passiva", "Notes 4 to 9"] {
        let (facts, told) =
            drafted("corvin.txt", &table(title, ["31.12.2024", "31.12.2023"], &rows));
        holds(&facts, &["ProfitForTheYear,FY24.end,EUR,\"2,740\",thousand"], &told);
    }
    // Key figures under days have flows, whatever their last row is.
    let rows = [
        ("Revenue", "9,118", "8,902"),
        ("Profit for the year", "2,740", "2,404"),
        ("Total assets", "7,909", "6,961"),
    ];
    let (facts, told) =
        drafted("corvin.txt", &table("Key figures", ["31.12.2024", "31.12.2023"], &rows));
    assert!(!facts.iter().any(|fact| fact.starts_with("Revenue,FY24.end")), "{facts:#?}{told}");
}

/// Words that open and close a year, in the languages that have them at the beginning or the end of a caption.
#[test]
fn balances_open_and_close_a_year_in_many_languages() {
    for [opening, closing] in [
        ["Saldo inicial de caixa", "Saldo final de caixa"],
        ["Anfangsbestand Finanzmittel", "Endbestand Finanzmittel"],
        ["Ingående likvida medel", "Utgående likvida medel"],
        ["Kontanter IB", "Kontanter UB"],
        ["Liquide middelen begin boekjaar", "Liquide middelen einde boekjaar"],
        ["Liquidità iniziale", "Liquidità finale"],
    ] {
        let rows = [
            ("Operating cash flow", "402,404", "374,118"),
            ("Net change", "28,204", "19,618"),
            (opening, "305,104", "285,486"),
            (closing, "333,308", "305,104"),
        ];
        let release = table("Statement of cash flows", ["FY 2024", "FY 2023"], &rows);
        let (facts, told) = drafted("corvin.txt", &release);
        let of = |figure: &str, day: &str| {
            let day = format!(",{day},");
            facts.iter().any(|fact| fact.contains(figure) && fact.contains(&day))
        };
        let found =
            [of("285,486", "FY22.end"), of("305,104", "FY23.end"), of("333,308", "FY24.end")];
        assert_eq!(found, [true; 3], "{opening}: {facts:#?}{told}");
    }
}

/// What is said to be of the quarter is none of the day, and a ratio of balances is.
#[test]
fn flows_and_ratios_stand_among_balances_under_days() {
    let rows = [
        ("Nonaccrual loans", "18,204", "17,118"),
        ("Total nonperforming assets", "20,224", "19,133"),
        ("Allowance for credit losses to total loans", "1.14%", "1.13%"),
        ("Net charge-offs, quarter-to-date", "330", "411"),
    ];
    let release = table("Asset quality", ["31 Dec 2024", "30 Sep 2024"], &rows);
    let (facts, told) = drafted("corvin.txt", &release);
    holds(&facts, &["NonaccrualLoans,FY24.end,EUR,\"18,204\",thousand"], &told);
    holds(&facts, &["AllowanceForCreditLossesToTotalLoans,FY24.end"], &told);
    assert!(!facts.iter().any(|fact| fact.starts_with("NetChargeOffs")), "{facts:#?}");
    assert!(told.contains("nobody has said yet: `Net charge-offs, quarter-to-date`"), "{told}");
}

/// Ratios and terms are of a moment where what they are of is; flows stay flows.
#[test]
fn flows_beside_balances_are_of_their_span() {
    let of_span = |title: &str, rows: &[(&str, &str, &str)]| {
        let release = table(title, ["FY 2024", "FY 2023"], rows);
        let (facts, told) = drafted("corvin.txt", &release);
        assert!(!facts.iter().any(|fact| fact.contains(".end,")), "{title}: {facts:#?}{told}");
    };
    of_span(
        "Quality of assets",
        &[
            ("Net write-offs to total loans", "0.31%", "0.28%"),
            ("Staff costs to total assets", "1.31%", "1.28%"),
            ("Net interest earned to total assets", "2.31%", "2.28%"),
        ],
    );
    of_span(
        "Commitments",
        &[
            ("Interest expense within one year", "1,204", "1,150"),
            ("Revenue expected within one year", "2,515", "2,427"),
            ("Amortisation after five years", "515", "427"),
        ],
    );
    for heading in [["FY 2024", "FY 2023"], ["2024", "2023"]] {
        let rows = [
            ("Net revenues from services", "9,118", "8,902"),
            ("EBITDA", "2,740", "2,404"),
            ("Total equity and liabilities", "7,909", "6,961"),
        ];
        let (facts, told) = drafted("corvin.txt", &table("Selected data", heading, &rows));
        let wrong = |fact: &String| fact.contains(".end,") && !fact.starts_with("Total");
        assert!(!facts.iter().any(wrong), "{facts:#?}{told}");
        for rows in [
            [
                ("Trade receivables", "1,204", "1,150"),
                ("Amounts collected", "815", "727"),
                ("Write-offs", "19", "77"),
            ],
            [
                ("Inventories", "1,204", "1,150"),
                ("Write-down recognised as expense", "815", "727"),
                ("Obsolete goods", "19", "77"),
            ],
        ] {
            let (title, _, _) = rows[0];
            let (facts, told) = drafted("corvin.txt", &table(title, heading, &rows));
            let wrong = |fact: &String| fact.contains(".end,") && !fact.contains("1,");
            assert!(!facts.iter().any(wrong), "{facts:#?}{told}");
        }
    }
    // What is numbered as a day is none that a column begins or ends with.
    let rows = [("Provision under 5.5", "1,204", "1,150"), ("Provision at 5.5", "815", "727")];
    let (facts, told) =
        drafted("corvin.txt", &table("Income statement", ["FY 2024", "FY 2023"], &rows));
    assert_eq!(facts.len(), 4, "{facts:#?}{told}");
    // A multiple of a stock is of its day.
    let rows = [("EBITDA", "1,204", "1,150"), ("Net debt, x", "1.4", "1.6")];
    let (facts, told) = drafted("corvin.txt", &table("Key figures", ["FY 2024", "FY 2023"], &rows));
    assert!(facts.iter().any(|fact| fact.starts_with("NetDebtX,FY24.end")), "{facts:#?}{told}");
}

/// A title that ends with the full stop of a legal form, and a sentence that introduces the table, give its length.
#[test]
fn titles_that_end_with_a_full_stop_give_their_length() {
    let rows = [("Revenue", "1,204", "1,150"), ("Costs", "815", "727")];
    for line in [
        "Consolidated income statement for the nine months 2024 of Corvin Glass Inc.",
        "The figures below show results for the first nine months of 2024.",
    ] {
        let release = table("Income statement", ["2024", "2023"], &rows)
            .replace("Income statement (", &format!("{line}\n\n("));
        let (facts, told) = drafted("corvin.txt", &release);
        holds(&facts, &["Revenue,9M24,EUR,\"1,204\",thousand"], &told);
    }
}

/// What a sentence tells of the year is no heading of the table below it, and the name of what is there says what its rows
/// are.
#[test]
fn sentences_above_a_note_give_its_rows_no_length() {
    let rows = [
        ("Trade receivables", "1,204", "1,150"),
        ("Due from group companies", "1,515", "1,427"),
        ("Total", "2,719", "2,577"),
    ];
    let sentence = "No amount was written off in the income statement for the year (2023: none).";
    let release = table("Receivables", ["2024", "2023"], &rows)
        .replace("Receivables (", &format!("{sentence}\n\nReceivables ("));
    let (facts, told) = drafted("corvin.txt", &release);
    let span = |fact: &String| fact.contains(",FY24,") || fact.contains(",FY23,");
    assert!(!facts.iter().any(span), "{facts:#?}{told}");
    let head = "Notes to the financial statements for the year ended 31 December 2024";
    let release = table("5. Receivables", ["2024", "2023"], &rows)
        .replace("5. Receivables (", &format!("{head}\n\n5. Receivables ("));
    let (facts, told) = drafted("corvin.txt", &release);
    assert!(!facts.iter().any(span), "{facts:#?}{told}");
    // A table of flows below such a head has its span.
    let rows =
        [("Wages", "1,204", "1,150"), ("Rent", "1,515", "1,427"), ("Total", "2,719", "2,577")];
    let release = table("6. Operating expenses", ["2024", "2023"], &rows)
        .replace("6. Operating expenses (", &format!("{head}\n\n6. Operating expenses ("));
    let (facts, told) = drafted("corvin.txt", &release);
    holds(&facts, &["Wages,FY24,EUR,\"1,204\",thousand"], &told);
}

/// Two rows that are carried on from column to column are held, in whatever language.
#[test]
fn rows_that_are_carried_from_year_to_year_are_asked() {
    let rows = [
        ("Operating cash flow", "402,404", "374,118"),
        ("Net change", "28,204", "19,618"),
        ("Rahat alussa", "305,104", "285,486"),
        ("Rahat lopussa", "333,308", "305,104"),
    ];
    let release = table("Statement of cash flows", ["FY 2024", "FY 2023"], &rows);
    let (facts, told) = drafted("corvin.txt", &release);
    assert!(!facts.iter().any(|fact| fact.starts_with("Rahat")), "{facts:#?}{told}");
    holds(&facts, &["NetChange,FY24,EUR,\"28,204\",thousand"], &told);
    // A subtotal that a sum leads to is none.
    let rows = [
        ("Gross profit", "402", "374"),
        ("Other income", "28", "19"),
        ("Operating profit", "430", "393"),
        ("Tax", "30", "20"),
    ];
    let (facts, told) =
        drafted("corvin.txt", &table("Income statement", ["FY 2024", "FY 2023"], &rows));
    assert_eq!(facts.len(), 8, "{facts:#?}{told}");
}

/// A year of the title is lent to one day of the year, and not to a later one beside it.
#[test]
fn a_later_day_without_its_year_is_asked() {
    let release = |days: [&str; 2]| {
        let mut release =
            "Corvin Glas AG\nHalf-year results 2024\n\nBalance sheet (EUR million)\n\n".to_owned();
        for [caption, newer, older] in
            [["", days[0], days[1]], ["Cash", "1,204", "1,150"], ["Total assets", "2,204", "2,150"]]
        {
            release.push_str(&format!("{caption:24}{newer:>22}{older:>22}\n"));
        }
        release
    };
    let (facts, told) = drafted("corvin.txt", &release(["30 June", "31 December"]));
    assert!(!facts.iter().any(|fact| fact.contains(",FY24.end,")), "{facts:#?}{told}");
    let (facts, told) = drafted("corvin.txt", &release(["30 June 2024", "31 December 2023"]));
    holds(&facts, &["Cash,FY23.end,EUR,\"1,150\",million"], &told);
}
