//! Lines between rows, however long, and rows and cells in which there is no figure: dashes, dashes before a percent sign,
//! cells that stand empty.

use crate::common::{drafted, drafted_rows};
use crate::holds;

const HEAD: &str =
    "Ashgill Instruments, Inc.\nResults for the nine months ended September 30, 2024\n\n";

/// A line that names the rows below it may be longer than any caption.
#[test]
fn long_lines_between_rows_part_no_table() {
    let long = "Items that bring the net income above to the cash that operating activities have provided:";
    let tabs = format!(
        "{HEAD}STATEMENTS OF CASH FLOWS\n(In thousands of US dollars)\n\n\tNine Months Ended September 30,\t\n\t2024\t2023\n\
         Net income\t$24,330\t$21,204\n{long}\nDepreciation\t9,583\t8,801\nDeferred income taxes\t(1,483)\t(1,301)\n"
    );
    let (facts, told) = drafted("ashgill.txt", &tabs);
    let rows = [
        "NetIncome,9M24,USD,\"24,330\",thousand",
        "Depreciation,9M24,USD,\"9,583\",thousand",
        "DeferredIncomeTaxes,9M23,USD,\"(1,301)\",thousand",
    ];
    holds(&facts, &rows, &told);
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
    let blanks = format!(
        "{HEAD}Statements of earnings\n(in thousands of US dollars, except per share amounts)\n\n\
         {:40}{:>8}{:>15}\n{:40}{:>8}{:>15}\n{:40}{:>8}{:>15}\n{}\n{:40}{:>8}{:>15}\n{:40}{:>8}{:>15}\n",
        "",
        "2024",
        "2023",
        "Revenue",
        "294,304",
        "281,118",
        "Net earnings",
        "49,016",
        "43,204",
        "Weighted average number of shares outstanding (thousands)",
        "Basic",
        "117,118",
        "116,902",
        "Diluted",
        "118,204",
        "117,511"
    );
    let (facts, told) = drafted("ashgill.txt", &blanks);
    assert!(
        facts.iter().any(|fact| fact.contains("Basic") && fact.contains("shares,\"117,118\"")),
        "{facts:#?}{told}"
    );
}

/// A sentence between two tables is none of either.
#[test]
fn sentences_between_rows_part_tables() {
    let release = format!(
        "{HEAD}Income\n(In thousands of US dollars)\n\n\tH1 2024\tH1 2023\nRevenue\t24,330\t21,204\nNet income\t4,330\t1,204\n\
         The stores that were opened in the period stand in the rows below. All of them were leased from others\n\
         Stores\t40\t38\nLeases\t41\t39\n"
    );
    let (facts, told) = drafted("ashgill.txt", &release);
    assert!(!facts.iter().any(|fact| fact.starts_with("Stores,1H24,USD")), "{facts:#?}{told}");
    assert!(facts.iter().any(|fact| fact.starts_with("NetIncome,1H24,USD")), "{facts:#?}{told}");
}

/// A long line that names a period is that of another table.
#[test]
fn long_lines_that_name_a_period_part_tables() {
    let release = format!(
        "{HEAD}INCOME\n(In thousands of US dollars)\n\n\tThree Months Ended September 30,\t\n\t2024\t2023\n\
         Revenue\t$424,330\t$321,204\nNet income\t24,330\t21,204\n\
         Revenue by geography for the nine months ended September 30, 2024 and 2023 as the table below has it:\n\
         Lowlands\t212,118\t201,204\nUplands\t112,118\t101,204\n"
    );
    let (facts, told) = drafted("ashgill.txt", &release);
    assert!(!facts.iter().any(|fact| fact.contains("Lowlands,3Q24")), "{facts:#?}{told}");
}

/// A row with a caption and dashes is a row, below a line of words too.
#[test]
fn rows_of_dashes_below_a_line_are_rows() {
    let release = format!(
        "{HEAD}INCOME\n(In thousands of US dollars)\n\n\tNine Months Ended September 30,\t\n\t2024\t2023\n\
         Net income\t$24,330\t$21,204\nCost of revenue:\nHardware\t—\t—\nInterest\t(1,483)\t(1,301)\n"
    );
    let (facts, told) = drafted("ashgill.txt", &release);
    let rows = ["NetIncome,9M24,USD,\"24,330\",thousand", "Interest,9M23,USD,\"(1,301)\",thousand"];
    holds(&facts, &rows, &told);
    assert!(facts.iter().any(|fact| fact.contains("Hardware,9M24,USD,—")), "{facts:#?}{told}");
}

fn page(rows: &str) -> String {
    format!(
        "<html><body><p>Ashgill Instruments, Inc.</p>\n<p>Results for the year ended December 31, 2024</p>\n\
         <p>Income statement</p>\n<p>(in millions of US dollars)</p>\n\
         <table><tr><td></td><td>2024</td><td>2023</td></tr>\n{rows}</table></body></html>\n"
    )
}

/// The dash of a rate has a percent sign behind it.
#[test]
fn a_dash_before_a_percent_sign_is_no_figure() {
    let rows = "<tr><td>Revenue</td><td>112</td><td>102</td></tr>\n\
        <tr><td>Operating margin</td><td>7%</td><td>&#8212;%</td></tr>\n\
        <tr><td>Operating income</td><td>8</td><td>—</td></tr>\n";
    let (facts, told) = drafted_rows("ashgill.html", &page(rows));
    assert!(
        facts.iter().any(|fact| fact.starts_with("OperatingMargin,FY24,,7%")),
        "{facts:#?}{told}"
    );
    assert!(
        facts.iter().any(|fact| fact.starts_with("OperatingMargin,FY23,,—")),
        "{facts:#?}{told}"
    );
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
}

/// A row that has nothing else is one of rates.
#[test]
fn a_row_of_dashes_before_percent_signs_is_of_rates() {
    let rows = "<tr><td>Revenue</td><td>112</td><td>102</td></tr>\n\
        <tr><td>Payout</td><td>&#8212;%</td><td>&#8212; %</td></tr>\n\
        <tr><td>Operating income</td><td>8</td><td>4</td></tr>\n";
    let (facts, told) = drafted_rows("ashgill.html", &page(rows));
    let in_money = |fact: &&String| fact.starts_with("Payout") && fact.contains("USD");
    assert!(!facts.iter().any(|fact| in_money(&fact)), "{facts:#?}{told}");
}

/// Entities are the signs that they stand for, within figures as well.
#[test]
fn apostrophes_as_entities_part_thousands() {
    for sign in ["&#8217;", "&#39;", "&#x27;", "&rsquo;", "&apos;", "&#x2019;", "’"] {
        let rows = format!(
            "<tr><td>Sales</td><td>1{sign}512.3</td><td>1{sign}439.0</td></tr>\n\
             <tr><td>EBIT</td><td>208.4</td><td>198.1</td></tr>\n"
        );
        let (facts, told) = drafted("ashgill.html", &page(&rows));
        assert_eq!(facts.len(), 4, "{sign}: {facts:#?}{told}");
        assert!(
            facts[0].starts_with("Sales,FY24,USD,") && facts[0].contains("512.3"),
            "{facts:#?}"
        );
    }
    // A quotation between figures parts no thousands.
    let rows = "<tr><td>Sales</td><td>212.3</td><td>239.0</td></tr>\n\
        <tr><td>Class of &rsquo;24</td><td>8.4</td><td>8.1</td></tr>\n";
    let (facts, told) = drafted("ashgill.html", &page(rows));
    assert!(facts.iter().any(|fact| fact.starts_with("Sales,FY24,USD,212.3")), "{facts:#?}{told}");
}

/// A cell of markup in which nothing stands was printed so, unless the sums of its table say otherwise.
#[test]
fn cells_that_stand_empty_are_not_lost() {
    let rows = "<tr><td>Revenue</td><td>1,712.1</td><td>1,688.2</td></tr>\n\
        <tr><td>Impairment</td><td></td><td>13.1</td></tr>\n\
        <tr><td>Gain on disposal</td><td>5.1</td><td>&nbsp;</td></tr>\n\
        <tr><td>Net income</td><td>214.3</td><td>128.4</td></tr>\n";
    let (facts, told) = drafted("ashgill.html", &page(rows));
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
    assert!(!told.contains("lost-cell"), "{told}");
    // A row that has a cell less has lost it.
    let short = rows.replace("<td></td><td>13.1</td>", "<td>13.1</td>");
    let (_, told) = drafted("ashgill.html", &page(&short));
    assert!(told.contains("lost-cell"), "{told}");
    // What is no text may have shown a figure.
    for shown in ["<img src=\"a.png\"/>", "<!-- 9 -->", "###"] {
        let drawn = rows.replace("<td></td>", &format!("<td>{shown}</td>"));
        let (_, told) = drafted("ashgill.html", &page(&drawn));
        assert!(told.contains("lost-cell"), "{shown}: {told}");
    }
    let bars = "Ashgill Instruments, Inc.\nResults for the year ended December 31, 2024\n\nIncome statement (in millions of US dollars)\n\n\
        | | 2024 | 2023 |\n|---|---:|---:|\n| Revenue | 1,712.1 | 1,688.2 |\n| Impairment | | 13.1 |\n| Gain on disposal | 5.1 | |\n";
    let (facts, told) = drafted("ashgill.md", bars);
    assert_eq!(facts.len(), 4, "{facts:#?}{told}");
    assert!(!told.contains("lost-cell"), "{told}");
}
