//! Columns of a span of time and of the day that ends it at once, and amounts for each of something.

use crate::common::drafted;

fn of<'a>(facts: &'a [String], concept: &str) -> Vec<&'a str> {
    let of = |row: &&String| row.split(',').next() == Some(concept);
    facts.iter().filter(of).map(String::as_str).collect()
}

/// A release of a bank whose key figures stand under a heading, below a statement of six months.
fn bank(heading: &str) -> String {
    let rows = [
        ("Net income", "3,907", "3,741"),
        ("Interest income", "31,204", "30,118"),
        ("Dividends declared per share", "$0.31", "$0.28"),
        ("Return on average assets", "1.09%", "1.03%"),
        ("Nonaccrual loans", "17,406", "14,833"),
        ("Mooring reserve held", "2,206", "2,118"),
        ("Book value per share", "$27.45", "$25.92"),
    ];
    let mut page = format!(
        "<html><body><p>Heron Bancorp, Inc. Reports Second Quarter 2025 Results</p>\n<p>Consolidated Statements of Income</p>\
         <p>(Dollars in thousands)</p><table><tr><td></td><td>Six Months Ended June 30, 2025</td><td>Six Months Ended June 30, 2024\
         </td></tr><tr><td>Net income</td><td>7,811</td><td>7,402</td></tr><tr><td>Interest expense</td><td>9,214</td>\
         <td>8,806</td></tr></table>\n<p>Selected Financial Data</p><p>(Dollars in thousands, except per share data)</p><table>\
         <tr><td></td><td>{heading} June 30, 2025</td><td>{heading} June 30, 2024</td></tr>\n"
    );
    for (caption, newer, older) in rows {
        page.push_str(&format!("<tr><td>{caption}</td><td>{newer}</td><td>{older}</td></tr>\n"));
    }
    page + "</table></body></html>"
}

/// The length is that of the heading, and what is of the day has its last one; rows that may be either become no facts.
#[test]
fn spans_and_their_last_days_stand_under_one_heading() {
    for heading in [
        "As of or for the Three Months Ended",
        "As of and for the Three Months Ended",
        "As of / For the Three Months Ended",
        "At or for the Three Months Ended",
    ] {
        let (facts, told) = drafted("heron.html", &bank(heading));
        let income = "SelectedFinancialDataNetIncome,2Q25,USD,\"3,907\",thousand";
        assert!(facts.iter().any(|row| row == income), "{heading}: {facts:#?}{told}");
        let loans = of(&facts, "NonaccrualLoans");
        assert_eq!(
            loans,
            [
                "NonaccrualLoans,2Q25.end,USD,\"17,406\",thousand",
                "NonaccrualLoans,2Q24.end,USD,\"14,833\",thousand"
            ],
            "{heading}: {told}"
        );
        let each = of(&facts, "BookValuePerShare");
        assert!(each.len() == 2 && each[0].contains(",2Q25.end,"), "{heading}: {facts:#?}{told}");
        assert!(of(&facts, "MooringReserveHeld").is_empty(), "{heading}: {facts:#?}{told}");
        assert!(of(&facts, "InterestIncome")[0].contains(",2Q25,"), "{heading}: {facts:#?}{told}");
    }
    // A quarter of which columns say what there was at its end is a day, and one without such words is a span.
    let (facts, told) = drafted("heron.html", &bank("Three Months Ended"));
    assert_eq!(of(&facts, "MooringReserveHeld").len(), 2, "{facts:#?}{told}");
}

/// What is for each of something that no list has is no amount in the power of its table.
#[test]
fn amounts_for_each_of_anything_are_asked_about() {
    let rows = [
        ("Revenue", "71,305"),
        ("Revenue per treatment", "1,318"),
        ("Average revenue per car", "1,722"),
        ("Daily vessel running expenses", "6,114"),
        ("Revenue per segment", "2,207"),
        ("Costs as per agreement", "3,302"),
        ("Loss per ordinary share", "(0.41)"),
    ];
    let mut text =
        "Heron Carriers Corp.\nResults for the year ended December 31, 2024\n\nSelected data\n\
        (in thousands of U.S. dollars, except per share data)\n\t2024\n"
            .to_owned();
    for (caption, figure) in rows {
        text.push_str(&format!("{caption}\t{figure}\n"));
    }
    let (facts, told) = drafted("heron.txt", &text);
    for concept in ["RevenuePerTreatment", "AverageRevenuePerCar", "DailyVesselRunningExpenses"] {
        assert!(of(&facts, concept).is_empty(), "{concept}: {facts:#?}{told}");
    }
    for concept in ["Revenue", "RevenuePerSegment", "CostsAsPerAgreement", "LossPerOrdinaryShare"] {
        assert_eq!(of(&facts, concept).len(), 1, "{concept}: {facts:#?}{told}");
    }
}

/// Rows named like things are amounts where they add up to one; where their total counts things too, they are none.
#[test]
fn things_that_add_up_to_money_are_money() {
    let text = |last: &str| {
        format!(
            "Heron Retail plc\nResults for the year ended 31 December 2024\n\nNet sales by channel\n(£'000)\n\t2024\t2023\n\
             Stores\t176,402\t171,938\nOnline\t58,311\t55,204\nWholesale\t11,087\t10,466\n{last}\t245,800\t237,608\n"
        )
    };
    let (facts, told) = drafted("heron.txt", &text("Total net sales"));
    for concept in ["Stores", "Online", "Wholesale", "TotalNetSales"] {
        let own = of(&facts, concept);
        assert!(
            own.len() == 2 && own.iter().all(|row| row.contains(",GBP,")),
            "{concept}: {facts:#?}{told}"
        );
    }
    let (facts, told) = drafted("heron.txt", &text("Number of places"));
    assert!(!of(&facts, "Stores").iter().any(|row| row.contains(",GBP,")), "{facts:#?}{told}");
}
