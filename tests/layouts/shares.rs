//! Amounts for each share, and numbers of shares: below the line that says so, with marks before them and the currency
//! behind.

use crate::common::drafted;
use crate::holds;

fn release(unit: &str, section: &str, rows: &[&str]) -> String {
    let mut release = format!(
        "Tamar Gears Limited\nResults for the six months ended 30 September 2024, year ending 31 March 2025\n\n\
         Income statement ({unit})\n\n{:46}{:>12}{:>12}\n{:46}{:>12}{:>12}\n{:46}{:>12}{:>12}\n{section}\n",
        "",
        "H1 2025",
        "H1 2024",
        "Revenue",
        "418.2",
        "402.7",
        "Profit for the period",
        "23.5",
        "21.6"
    );
    for (at, caption) in rows.iter().enumerate() {
        release.push_str(&format!(
            "{caption:46}{:>12}{:>12}\n",
            format!("11.{}", 6 - at),
            format!("10.{}", 7 - at)
        ));
    }
    release
}

/// Pence in parentheses are no other measure, and marks that count the rows are no part of their captions.
#[test]
fn basic_and_diluted_below_earnings_per_share_are_for_each_share() {
    for rows in [
        ["Basic (pence)", "Diluted (pence)"],
        ["(a) Basic (pence)", "(b) Diluted (pence)"],
        ["i) Basic (pence)", "ii) Diluted (pence)"],
    ] {
        let (facts, told) = drafted("tamar.txt", &release("£m", "Earnings per share", &rows));
        let found =
            facts.iter().filter(|fact| fact.contains(",GBP/shares,") && fact.ends_with(",-2"));
        assert_eq!(found.count(), 4, "{rows:?} {facts:#?}{told}");
    }
    for section in ["Earnings per share", "Earnings per share (not annualised)"] {
        for rows in [
            ["(a) Basic", "(b) Diluted"],
            ["1. Basic", "2. Diluted"],
            ["Basic (Rs.)", "Diluted (Rs.)"],
        ] {
            let (facts, told) = drafted("tamar.txt", &release("Rs. in lakh", section, &rows));
            let found = facts.iter().filter(|fact| fact.contains(",INR/shares,"));
            assert_eq!(found.count(), 4, "{section} {rows:?} {facts:#?}{told}");
        }
    }
}

/// A letter that counts the parts of a balance sheet is no power of ten.
#[test]
fn letters_that_count_sections_are_no_scale() {
    let release = "\
Brunnthal GmbH
Annual report for the year ended 31 December 2024

Balance sheet (EUR thousand)

                                        31 Dec 2024   31 Dec 2023
A. Fixed assets
I. Intangible assets                          1,204         1,118
II. Property                                  4,330         4,204
B. Current assets
I. Inventories                                2,118         2,011
II. Receivables                               1,902         1,844
Total assets                                  9,554         9,177
";
    let (facts, told) = drafted("brunnthal.txt", release);
    assert_eq!(facts.len(), 10, "{facts:#?}{told}");
    assert!(facts.iter().all(|fact| fact.ends_with(",thousand")), "{facts:#?}{told}");
    holds(&facts, &["TotalAssets,FY24.end,EUR,\"9,554\",thousand"], &told);
}

/// Letters behind the sign of a dollar say whose it is.
#[test]
fn letters_behind_a_dollar_name_its_land() {
    for (unit, code) in [
        ("$A'000", "AUD"),
        ("($A million)", "AUD"),
        ("$NZ'000", "NZD"),
        ("$HK'000", "HKD"),
        ("$US'000", "USD"),
        ("GH¢'000", "GHS"),
        ("$'000 (a note)", ""),
    ] {
        let release = format!(
            "Coolah Wines\nHalf-year report to 31 December 2024, year ending 30 June 2025\n\nIncome statement\n{unit}\n\n\
             {:20}{:>14}{:>14}\n{:20}{:>14}{:>14}\n{:20}{:>14}{:>14}\n",
            "", "1H25", "1H24", "Revenue", "64,204", "61,902", "Costs", "(41,330)", "(39,204)"
        );
        let (facts, told) = drafted("coolah.txt", &release);
        let of = |fact: &String| fact.contains(&format!(",{code},"));
        assert!(
            code.is_empty() || (facts.len() == 4 && facts.iter().all(of)),
            "{unit} {facts:#?}{told}"
        );
    }
}

/// Telephone numbers and codes of securities are no figures of a company.
#[test]
fn data_of_a_conference_and_of_a_share_are_no_statements() {
    let release = "\
Vecht Precision N.V.
Results for the third quarter 2024, year ending 31 December 2024

Key figures (EUR million)

                              Q3 2024     Q3 2023
Revenue                       1,204.1     1,150.2
Net profit                      101.6        90.1

Conference call

Date:                    12 November 2024
Time:                    10:00 CET
Dial-in Netherlands:     +31 20 7946018
Dial-in UK:              +44 20 79460 1812
Access code:             88204412
";
    let (facts, told) = drafted("vecht.txt", release);
    assert_eq!(facts.len(), 4, "{facts:#?}{told}");
    assert!(!told.contains("question-heading"), "{told}");
    // Changes in groups of three digits are none, and one below the rows is told and costs no table in silence.
    let release = "\
Vecht Precision N.V.
Results for the third quarter 2024, year ending 31 December 2024

Key figures (EUR)

                              Q3 2024         Q3 2023
Revenue                 1 204 330 120   1 150 220 400
Change                   +301 926 000    +270 017 000
";
    let (facts, told) = drafted("vecht.txt", release);
    assert_eq!(facts.len(), 4, "{facts:#?}{told}");
    let release = format!("{release}Investor relations   +31 20 7946 0018\n");
    let (_, told) = drafted("vecht.txt", &release);
    assert!(told.contains("row-unknown"), "{told}");
}

/// What a table is titled by is so of all its rows; a multiple of amounts is no amount.
#[test]
fn amounts_for_each_share_and_multiples_are_no_amounts() {
    let release = |title: &str, rows: &[[&str; 3]]| {
        let mut release =
            format!("Loire Verre SA\nResults for the year ended 31 December 2024\n\n{title}\n\n");
        for [caption, newer, older] in [["", "FY 2024", "FY 2023"]].iter().chain(rows) {
            release.push_str(&format!("{caption:34}{newer:>14}{older:>14}\n"));
        }
        release
    };
    let rows =
        [["Basic", "1.28", "1.07"], ["Diluted", "1.27", "1.06"], ["Adjusted", "1.38", "1.17"]];
    let (facts, told) = drafted("loire.txt", &release("Earnings per share (EUR)", &rows));
    assert_eq!(
        facts.iter().filter(|fact| fact.contains(",EUR/shares,")).count(),
        6,
        "{facts:#?}{told}"
    );
    let rows = [
        ["Revenue", "1,204", "1,150"],
        ["Net debt/EBITDA, x", "1.4", "1.6"],
        ["EBITDA", "302", "270"],
    ];
    let (facts, told) = drafted("loire.txt", &release("Key figures (EUR million)", &rows));
    let money = |fact: &String| fact.starts_with("NetDebt") && fact.contains(",EUR,");
    assert!(!facts.iter().any(money), "{facts:#?}{told}");
    holds(&facts, &["EBITDA,FY24,EUR,302,million"], &told);
}

/// A title that states the currency of amounts for each share is enough: no row of the release is of money.
#[test]
fn a_table_of_amounts_for_each_share_alone_has_its_unit() {
    for title in ["Earnings per share (in EUR)", "Earnings per share (EUR)"] {
        let release = format!(
            "Tamar Gears SE\nResults for the year ended 31 December 2024\n\n{title}\n\n{:40}{:>10}{:>10}\n{:40}{:>10}{:>10}\n{:40}{:>10}{:>10}\n{:40}{:>10}{:>10}\n",
            "",
            "FY 2024",
            "FY 2023",
            "Basic",
            "2.28",
            "2.07",
            "Diluted",
            "2.27",
            "2.06",
            "Adjusted",
            "2.38",
            "2.17"
        );
        let (facts, told) = drafted("tamar.txt", &release);
        let of = |name: &str, figure: &str| format!("{name},FY24,EUR/shares,{figure}");
        holds(
            &facts,
            &[&of("Basic", "2.28"), &of("Diluted", "2.27"), &of("Adjusted", "2.38")],
            &format!("{title}: {told}"),
        );
    }
}

/// How many times one amount is another is no amount, in whatever language the caption says it.
#[test]
fn multiples_among_amounts_are_numbers() {
    for caption in ["NIBD/EBITDA, x", "Dette nette/EBITDA, fois"] {
        let release = format!(
            "Tamar Gears SE\nResults for the year ended 31 December 2024\n\nOverview (EUR million)\n\n{:40}{:>10}{:>10}\n{:40}{:>10}{:>10}\n{:40}{:>10}{:>10}\n{caption:40}{:>10}{:>10}\n",
            "",
            "FY 2024",
            "FY 2023",
            "Revenue",
            "1,204",
            "1,150",
            "Net debt",
            "204",
            "250",
            "1.4",
            "1.8"
        );
        let (facts, told) = drafted("tamar.txt", &release);
        assert!(!facts.iter().any(|fact| fact.contains("EUR,1.4")), "{caption}: {facts:#?}{told}");
        holds(&facts, &["NetDebt,FY24.end,EUR,204,million"], &told);
    }
}
