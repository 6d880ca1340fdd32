//! Years that are said once, or not certain: over quarters, and over balances in the report of a part of a year.

use crate::common::drafted;
use crate::holds;

/// The balances beside those of a part of a year may be of the end of the last year, or of the same day of it.
#[test]
fn an_earlier_year_over_balances_is_asked_in_the_report_of_a_part_of_a_year() {
    let release = |report: &str, title: &str| {
        format!(
            "Quarrel Foods Ltd\n{report}\n\n{title} (EUR million)\n\n{:40}{:>9}{:>9}\n{:40}{:>9}{:>9}\n{:40}{:>9}{:>9}\n{:40}{:>9}{:>9}\n",
            "",
            "2024",
            "2023",
            "Cash",
            "1,204",
            "1,150",
            "Total assets",
            "2,204",
            "2,150",
            "Total equity",
            "902",
            "880"
        )
    };
    for report in [
        "Results for the nine months ended 30 September 2024",
        "Results for the third quarter 2024",
    ] {
        let (facts, told) = drafted("quarrel.txt", &release(report, "Balance sheet"));
        assert!(!facts.iter().any(|fact| fact.contains("2,150")), "{facts:#?}{told}");
        assert!(told.contains("question"), "{told}");
        holds(&facts, &["TotalAssets,3Q24.end,EUR,\"2,204\",million"], &told);
    }
    // A year is a year, and a day above the rows is theirs.
    for (report, title) in [
        ("Results for the year ended 31 December 2024", "Balance sheet"),
        ("Results for the nine months ended 30 September 2024", "Balance sheet at 30 September"),
    ] {
        let (facts, told) = drafted("quarrel.txt", &release(report, title));
        assert_eq!(facts.len(), 6, "{title}: {facts:#?}{told}");
    }
}

/// The year of four quarters stands over the last column, over all of them or in the title.
#[test]
fn the_year_of_four_quarters_is_said_once() {
    let release = |title: &str, over: &str, whole: &str| {
        let mut release = format!(
            "Quarrel Foods Ltd\nResults for the year ended 31 December 2024\n\n{title} (EUR million)\n\n{over}{:34}",
            ""
        );
        for heading in ["Q1", "Q2", "Q3", "Q4", whole] {
            release.push_str(&format!("{heading:>12}"));
        }
        for (caption, figures) in [
            ("Revenue", ["301", "302", "300", "301", "1,204"]),
            ("Net profit", ["24", "25", "26", "29", "104"]),
        ] {
            release.push_str(&format!("\n{caption:34}"));
            figures.iter().for_each(|figure| release.push_str(&format!("{figure:>12}")));
        }
        release + "\n"
    };
    let above = format!("{:62}2024\n", "");
    for (title, over, whole) in [
        ("Quarterly overview", "", "FY 2024"),
        ("Quarterly overview 2024", "", "Full year"),
        ("Quarterly overview", &*above, "Year"),
    ] {
        let (facts, told) = drafted("quarrel.txt", &release(title, over, whole));
        let rows = [
            "Revenue,1Q24,EUR,301,million",
            "Revenue,4Q24,EUR,301,million",
            "NetProfit,3Q24,EUR,26,million",
            "NetProfit,FY24,EUR,104,million",
        ];
        holds(&facts, &rows, &format!("{title} {whole}: {told}"));
        assert_eq!(facts.len(), 10, "{title} {whole}: {facts:#?}{told}");
    }
    // The year of the release alone is not that of its outlook.
    let (facts, told) = drafted("quarrel.txt", &release("Quarterly outlook", "", "Total"));
    assert!(facts.is_empty() && told.contains("question"), "{facts:#?}{told}");
}

/// Months beside a quarter are months, and no millions.
#[test]
fn months_alone_in_a_cell_head_columns() {
    for (quarter, months, rows) in [
        ("Q2", "6M", ["Revenue,2Q24,EUR,\"1,204\",million", "Revenue,1H24,EUR,\"2,404\",million"]),
        ("Q3", "9M", ["Revenue,3Q24,EUR,\"1,204\",million", "Revenue,9M24,EUR,\"2,404\",million"]),
    ] {
        let markup = format!(
            "<p>Quarrel AG</p><p>Interim report 2024</p><p>Income statement (EUR million)</p><table>\
             <tr><td></td><td colspan=\"2\">{quarter}</td><td colspan=\"2\">{months}</td></tr>\n\
             <tr><td></td><td>2024</td><td>2023</td><td>2024</td><td>2023</td></tr>\n\
             <tr><td>Revenue</td><td>1,204</td><td>1,150</td><td>2,404</td><td>2,250</td></tr>\n\
             <tr><td>Costs</td><td>(902)</td><td>(880)</td><td>(1,802)</td><td>(1,780)</td></tr></table>\n"
        );
        let (facts, told) = drafted("quarrel.html", &markup);
        holds(&facts, &rows, &format!("{months}: {told}"));
        assert_eq!(facts.len(), 8, "{facts:#?}{told}");
    }
}

/// Codes of parts of years stand before two digits of theirs, whatever stands below.
#[test]
fn codes_stand_before_two_digits_of_their_year() {
    for (newer, older, periods, ends) in [
        ("H1 25", "FY 24", ["1H25", "FY24"], "half-year ended 31 December 2024"),
        ("9M 24", "FY 23", ["9M24", "FY23"], "nine months ended 30 September 2024"),
        ("Q1 25", "FY 24", ["1Q25", "FY24"], "three months ended 31 March 2025"),
    ] {
        let release = format!(
            "Rowan Homes plc\nResults for the {ends}\n\nSegmental analysis\n\
             \t{newer}\t{older}\n\t£m\t£m\nMidlands\t341.1\t582.0\nSouth\t359.1\t617.7\n"
        );
        let (facts, told) = drafted("rowan.txt", &release);
        for (period, figure) in periods.iter().zip(["341.1", "582.0"]) {
            let wanted = format!(",{period},GBP,{figure},million");
            assert!(facts.iter().any(|fact| fact.contains(&wanted)), "{wanted}: {facts:#?}{told}");
        }
    }
}

/// A month over a balance sheet is its last day, also with two digits of its year.
#[test]
fn months_over_balance_sheets_are_their_last_days() {
    for (newer, older) in [
        ("Sep-24", "Dec-23"),
        ("Sep 24", "Dec 23"),
        ("September 2024", "December 2023"),
        ("Sept. 2024", "Dec. 2023"),
    ] {
        let release = |title: &str| {
            format!(
                "Rowan Homes plc\nResults for the nine months ended 30 September 2024\n\n\
                 {title} (£ million)\n\n\t{newer}\t{older}\nInventories\t341.1\t582.0\n\
                 Total assets\t359.1\t617.7\n"
            )
        };
        let (facts, told) = drafted("rowan.txt", &release("Balance sheet"));
        for wanted in ["TotalAssets,3Q24.end,GBP,359.1", "TotalAssets,FY23.end,GBP,617.7"] {
            let found = facts.iter().any(|fact| fact.starts_with(wanted));
            assert!(found, "{newer}: {facts:#?}{told}");
        }
        // Over flows a month may be itself, or end a longer span.
        let (facts, told) = drafted("rowan.txt", &release("Sales by site"));
        let days = facts.iter().any(|fact| fact.contains("-09-24") || fact.contains(",617.7,"));
        assert!(!days, "{newer}: {facts:#?}{told}");
    }
}

/// The days of companies that count weeks are no years.
#[test]
fn days_of_weeks_over_balance_sheets_are_no_years() {
    for (newer, older, ends) in
        [("Jun 27", "Jun 26", "June 27, 2025"), ("Mar 26", "Sep 27", "26 March 2025")]
    {
        let release = format!(
            "Rowan Homes plc\nResults for the quarter ended {ends}\n\nBalance sheet (£ million)\n\n\
             \t{newer}\t{older}\nInventories\t341.1\t582.0\nTotal assets\t359.1\t617.7\n"
        );
        let (facts, told) = drafted("rowan.txt", &release);
        let later = |fact: &&String| {
            ["Q26", "Q27", "FY26", "FY27", "2026-", "2027-"].iter().any(|of| fact.contains(of))
        };
        assert!(!facts.iter().any(|fact| later(&fact)), "{facts:#?}{told}");
    }
    let release = "Rowan Homes plc\nResults for the six months ended 30 June 2024\n\n\
        Changes in financial position (£ million)\n\n\tJun 24\tJun 23\nLand bought\t341.1\t582.0\nDebt repaid\t59.1\t67.7\n";
    let (facts, told) = drafted("rowan.txt", release);
    assert!(!facts.iter().any(|fact| fact.contains(".end,")), "{facts:#?}{told}");
}

/// A month behind which it is said that the year is counted up to it is no quarter, whatever the title is of.
#[test]
fn months_up_to_which_the_year_is_counted_are_no_quarters() {
    let release = "Rowan Homes plc\nResults Q3 2024\n\nKey figures (£ million)\n\n\
        \tSeptember 2024 YTD\tSeptember 2023 YTD\nRevenue\t341.1\t582.0\nEBITDA\t59.1\t67.7\n";
    let (facts, told) = drafted("rowan.txt", release);
    let quarter = facts.iter().any(|fact| fact.contains(",3Q24,"));
    assert!(!quarter, "{facts:#?}{told}");
}

/// A percent sign behind the years of a heading is that of a column of changes, and the lines above may state the unit before
/// the period.
#[test]
fn a_percent_sign_behind_years_heads_a_column_of_changes() {
    for change in ["%", "% Change"] {
        let (facts, told) = drafted(
            "rail.html",
            &format!(
                "<html><body><p>Moorland &amp; Fen Railway Company first quarter 2025 results</p>\
                 <p>Statements of income (unaudited)</p>\
                 <p>Millions, Except Per Share Amounts and Percentages, For the Periods Ended March 31,</p>\
                 <table><tr><td></td><td colspan=\"3\">1st Quarter</td></tr>\
                 <tr><td></td><td>2025</td><td>2024</td><td>{change}</td></tr>\
                 <tr><td>Freight revenues</td><td>$706</td><td>$694</td><td>2%</td></tr>\
                 <tr><td>Other revenues</td><td>56</td><td>62</td><td>(10)</td></tr>\
                 <tr><td>Total revenues</td><td>$762</td><td>$756</td><td>1</td></tr>\
                 <tr><td>Earnings per share</td><td>$1.35</td><td>$1.32</td><td>2</td></tr></table></body></html>"
            ),
        );
        holds(
            &facts,
            &[
                "FreightRevenues,1Q25,USD,706,million",
                "OtherRevenues,1Q24,USD,62,million",
                "EarningsPerShare,1Q25,USD/shares,1.35",
            ],
            &told,
        );
        assert_eq!(facts.len(), 8, "{facts:#?} {told}");
    }
}
