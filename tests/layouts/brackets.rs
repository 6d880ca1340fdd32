//! What parentheses of captions state beside other words, signs over columns beside years, long lines over rows, and days over
//! figures of spans of time.

use crate::common::drafted;
use crate::holds;

fn of<'a>(facts: &'a [String], concept: &str) -> Vec<&'a str> {
    let of = |row: &&String| row.split(',').next() == Some(concept);
    facts.iter().filter(of).map(String::as_str).collect()
}

/// A power beside the words that say when is that of the row; where the words are not parted, it is asked.
#[test]
fn a_power_stands_beside_a_day_in_parentheses() {
    let text = |caption: &str| {
        format!(
            "Plover Partners Inc.\nResults for the year ended December 31, 2024\n\nHighlights\n($ in millions, except as noted)\n\
             \t2024\t2023\nFees\t$731.6\t$698.4\n{caption}\t$391.8\t$367.3\n"
        )
    };
    for words in
        ["(at period end, in billions)", "(in billions, at period end)", "(in billions, unaudited)"]
    {
        let (facts, told) = drafted("plover.txt", &text(&format!("Client assets {words}")));
        let own: Vec<&String> =
            facts.iter().filter(|row| row.starts_with("ClientAssets")).collect();
        assert!(
            own.iter().all(|row| row.ends_with(",billion")) && !own.is_empty(),
            "{words}: {facts:#?}{told}"
        );
        holds(&facts, &["Fees,FY24,USD,731.6,million"], &told);
    }
    for words in ["(as measured in billions)", "(in billions of notional amount)"] {
        let (facts, told) = drafted("plover.txt", &text(&format!("Client assets {words}")));
        let wrong =
            facts.iter().any(|row| row.starts_with("ClientAssets") && row.ends_with(",million"));
        assert!(!wrong, "{words}: {facts:#?}{told}");
    }
    // Words that state nothing leave the power of the table.
    let (facts, told) = drafted("plover.txt", &text("Client fees (net of rebates, before tax)"));
    assert!(facts.iter().any(|row| row.ends_with(",391.8,million")), "{facts:#?}{told}");
}

/// A percent sign beside years stands over a column of changes, and is no part of the year before it.
#[test]
fn a_percent_sign_stands_over_a_column_beside_years() {
    let page = "<html><body><p>Plover Railway, Inc.</p><p>Results for the quarter ended March 31, 2025</p>\
        <p>Consolidated statements of income (in millions of US dollars)</p>\
        <table><tr><td></td><td colspan=\"3\">1st Quarter</td></tr><tr><td></td><td>2025</td><td>2024</td><td>%</td></tr>\
        <tr><td>Freight</td><td>1,391</td><td>1,364</td><td>2</td></tr>\
        <tr><td>Costs</td><td>(1,007)</td><td>(998)</td><td>1</td></tr>\
        <tr><td>Income</td><td>384</td><td>366</td><td>5</td></tr></table></body></html>";
    let (facts, told) = drafted("plover.html", page);
    holds(&facts, &["Freight,1Q25,USD,\"1,391\",million", "Income,1Q24,USD,366,million"], &told);
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
}

/// Lines over rows may be as long as they like where they end with a colon, also below others, and behind a legal form.
#[test]
fn long_lines_over_rows_cut_no_table() {
    let text = "Plover Kitchens, Inc.\nResults for the year ended December 31, 2024\n\nStatements of income\n\
        (in thousands of US dollars, except per share data)\n\tYear ended December 31, 2024\tYear ended December 31, 2023\n\
        Sales\t371,902\t352,417\nCosts and expenses:\n\
        Running costs of kitchens (without the depreciation and the amortization that stand in a row below):\n\
        Food\t121,006\t117,381\nWages\t119,557\t113,902\nTotal costs\t240,563\t231,283\n\
        Net income for each common share that belongs to the owners of Plover Kitchens, Inc. and of its subsidiaries:\n\
        Basic\t$1.09\t$0.97\nDiluted\t$1.07\t$0.96\n";
    let (facts, told) = drafted("plover.txt", text);
    for concept in ["Sales", "Food", "Wages", "TotalCosts"] {
        assert_eq!(of(&facts, concept).len(), 2, "{concept}: {facts:#?}{told}");
    }
}

/// Where the text is about two spans that end on a day, figures of spans under that day are of neither for certain.
#[test]
fn days_over_flows_are_of_no_span_where_there_are_two() {
    let page = |heading: &str, title: &str| {
        format!(
            "<html><body><p>Plover Bancorp, Inc. Reports Second Quarter 2025 Results</p>\n\
             <p>Consolidated statements of income</p><p>(Dollars in thousands)</p><table>{heading}</table>\n<p>{title}</p>\
             <table><tr><td></td><td>June 30, 2025</td><td>June 30, 2024</td></tr>\
             <tr><td>Return on average assets</td><td>1.09%</td><td>1.03%</td></tr>\
             <tr><td>Net interest margin</td><td>3.37%</td><td>3.21%</td></tr></table></body></html>"
        )
    };
    let row = "<tr><td>Interest income</td><td>69,112</td><td>64,077</td>";
    let one = format!(
        "<tr><td></td><td>Six Months Ended June 30, 2025</td><td>Six Months Ended June 30, 2024</td></tr>{row}</tr>\
         <tr><td>Fees</td><td>4,118</td><td>3,977</td></tr>"
    );
    let two = format!(
        "<tr><td></td><td colspan=\"2\">Three Months Ended June 30,</td><td colspan=\"2\">Six Months Ended June 30,</td></tr>\
         <tr><td></td><td>2025</td><td>2024</td><td>2025</td><td>2024</td></tr>{row}<td>137,905</td><td>129,316</td></tr>\
         <tr><td>Fees</td><td>4,118</td><td>3,977</td><td>8,109</td><td>7,866</td></tr>"
    );
    for (heading, title, made) in [
        (&two, "Financial ratios", 0),
        (&one, "Ratios for the quarter", 0),
        (&one, "Financial ratios", 2),
    ] {
        let (facts, told) = drafted("plover.html", &page(heading, title));
        assert_eq!(of(&facts, "NetInterestMargin").len(), made, "{title}: {facts:#?}{told}");
    }
}
