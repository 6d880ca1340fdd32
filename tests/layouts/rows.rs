//! What stands in rows and between them beside the figures of columns: words for a figure, second figures in a cell, units
//! of the rows below, numbers of pages, what is struck out; and that rows which are lost are told and end with status 1.

use crate::common::{drafted_rows, kessan};

/// Whether there is a fact that begins so.
pub(crate) fn begin(facts: &[String], rows: &[&str], told: &str) {
    for row in rows {
        assert!(facts.iter().any(|fact| fact.starts_with(row)), "{row}: {facts:#?}{told}");
    }
}

/// Words that say in every cell of a row that there is no figure cut no table.
#[test]
fn rows_of_words_for_figures_cut_no_table() {
    let release = "\
Tarn Retail
Third quarter 2024 (millions of Canadian dollars)

                                  Q3 2024      Q3 2023
Sales                               1,310        1,207
Costs                                (990)        (914)
Other                                  nm          n/m
Discontinued operations               nil          nil
Net income                            320          293
";
    let (facts, told) = drafted_rows("tarn.txt", release);
    begin(&facts, &["Sales,3Q24,CAD,\"1,310\",million", "NetIncome,3Q23,CAD,293,million"], &told);
    assert_eq!(facts.len(), 6, "{facts:#?}");
    assert!(!told.contains("Other`") && !told.contains("table-unknown"), "{told}");
}

/// An amount and its percentage in a column of changes are no columns of the table.
#[test]
fn changes_with_a_stroke_are_passed_over() {
    let release = "\
Tarn Retail
Third quarter 2024 (millions of Canadian dollars)

                                  Q3 2024      Q3 2023      Change
Sales                               1,310        1,207   103 / 8.5%
Gross profit                          404          380    24 / 6.3%
Net income                            120          111     9 / 8.1%
";
    let (facts, told) = drafted_rows("stroke.txt", release);
    begin(&facts, &["Sales,3Q24,CAD,\"1,310\",million", "NetIncome,3Q23,CAD,111,million"], &told);
    assert_eq!(facts.len(), 6, "{facts:#?}");
}

/// Percentages in parentheses behind all amounts are no columns; figures in parentheses behind those of one row lose that
/// row alone.
#[test]
fn figures_in_parentheses_behind_figures_are_no_columns() {
    let release = "\
Tarn Retail
Third quarter 2024 (thousands of Canadian dollars)

                                         Q3 2024           Q3 2023
Sales                             51,204 (100.0%)   49,110 (100.0%)
Gross profit                       14,204 (27.7%)    13,110 (26.7%)
EBITDA                             4,204  (8.2%)     4,110  (8.4%)
Net income                          1,204 (2.4%)      1,110 (2.3%)
";
    let (facts, told) = drafted_rows("parts.txt", release);
    let rows = ["Sales,3Q24,CAD,\"51,204\",thousand", "NetIncome,3Q23,CAD,\"1,110\",thousand"];
    begin(&facts, &rows, &told);
    assert_eq!(facts.len(), 8, "{facts:#?}");

    let release = "\
Tarn Energy Trust
Third quarter 2024
(thousands of Canadian dollars, except per unit amounts)

                                        Three months ended          Nine months ended
                                           September 30                September 30
                                         2024        2023            2024        2023
Petroleum sales                        41,204      39,110         120,340     116,220
Wells drilled - gross (net)           6 (5.2)     5 (4.1)       18 (15.1)   17 (14.0)
Net income                              8,120       7,980          24,100      23,300
";
    let (facts, told) = drafted_rows("wells.txt", release);
    let rows =
        ["PetroleumSales,3Q24,CAD,\"41,204\",thousand", "NetIncome,9M23,CAD,\"23,300\",thousand"];
    begin(&facts, &rows, &told);
    assert_eq!(facts.len(), 8, "{facts:#?}");
    assert!(told.contains("merged-cells"), "{told}");
}

/// A column of negative changes in percent has a heading of its own, and is a column.
#[test]
fn changes_in_parentheses_under_their_heading_are_a_column() {
    let release = "\
Tarn Retail
Third quarter 2024 (thousands of Canadian dollars)

                        Q3 2024   Q3 2023   Change
Sales                    41,204    45,110 (8.7%)
Gross profit             14,204    15,110 (6.0%)
Net income                1,204     1,510 (20.3%)
";
    let (facts, told) = drafted_rows("down.txt", release);
    begin(&facts, &["Sales,3Q23,CAD,\"45,110\",thousand"], &told);
    assert_eq!(facts.len(), 6, "{facts:#?}");
}

/// Units that stand over the columns anew between rows are those of the rows below, and the headings go on.
#[test]
fn units_over_the_columns_between_rows_go_on_with_the_table() {
    let release = "\
Tarn Holdings plc
Results for the year ended 31 December 2024

Key figures
                                 2024       2023
                                   £m         £m
Revenue                         512.3      498.2
Operating profit                 51.2       49.1
                                    p          p
Earnings per share               12.4       11.1
Dividend per share                4.1        3.9
                                    %          %
Operating margin                 10.0        9.9
                                  No.        No.
Employees                       4,120      4,010
                                    x          x
Leverage                          1.2        1.3
                                   £m         £m
Net debt                        120.4      118.2
";
    let (facts, told) = drafted_rows("units.txt", release);
    let rows = [
        "Revenue,FY24,GBP,512.3,million",
        "EarningsPerShare,FY24,GBP/shares,12.4,-2",
        "DividendPerShare,FY23,GBP/shares,3.9,-2",
        "OperatingMargin,FY24,,10.0,-2",
        "Employees,FY24,,\"4,120\"",
        "Leverage,FY24,,1.2",
        "NetDebt,FY24.end,GBP,120.4,million",
    ];
    begin(&facts, &rows, &told);
    assert_eq!(facts.len(), 16, "{facts:#?}");
    assert!(!told.contains("question"), "{told}");

    let page = "\
<html><body><p>Tarn Holdings plc</p><p>Results for the year ended 31 December 2024</p><p>Key figures</p>
<table>
<tr><th></th><th>2024</th><th>2023</th></tr>
<tr><th></th><th>£m</th><th>£m</th></tr>
<tr><td>Revenue</td><td>512.3</td><td>498.2</td></tr>
<tr><td>Operating profit</td><td>51.2</td><td>49.1</td></tr>
<tr><td></td><td>p</td><td>p</td></tr>
<tr><td>Earnings per share</td><td>12.4</td><td>11.1</td></tr>
</table></body></html>
";
    let (facts, told) = drafted_rows("units.html", page);
    begin(&facts, &["EarningsPerShare,FY24,GBP/shares,12.4,-2"], &told);
}

/// Below words, units over columns are those of another table.
#[test]
fn units_below_the_name_of_another_table_are_its_own() {
    let release = "\
Tarn Holdings plc
Results for the year ended 31 December 2024

Income statement
                                 2024       2023
                                   £m         £m
Revenue                         512.3      498.2
Operating profit                 51.2       49.1

Balance sheet
                                   £m         £m
Cash                            120.4      118.2
Total assets                    620.4      618.2
";
    let (facts, told) = drafted_rows("two.txt", release);
    assert!(!facts.iter().any(|fact| fact.starts_with("Cash")), "{facts:#?}{told}");
}

/// A number between dashes is that of a page.
#[test]
fn numbers_between_dashes_are_those_of_pages() {
    for foot in ["- 2 -", "— 2 —", "－ 2 －", "－ ２ －"] {
        let release = format!(
            "\
Tarn Holdings plc

Balance sheet (in thousands of dollars)

                                       31 Dec 2024        31 Dec 2023
Cash                                         1,204              1,110
Receivables                                  3,310              3,020
Total assets                                 4,514              4,130

                                  {foot}
\u{c}
Income statement (in thousands of dollars)

                                              2024               2023
Sales                                       12,204             11,110
Net profit                                   3,310              3,020
"
        );
        let (facts, told) = drafted_rows("foot.txt", &release);
        assert!(!told.contains("lost-cell") && !told.contains("row-unknown"), "{foot}: {told}");
        assert!(facts.iter().any(|fact| fact.starts_with("TotalAssets,")), "{foot}: {facts:#?}");
    }
}

/// Years over pairs of an amount and its percentage belong to both, and the percentages are passed over.
#[test]
fn years_over_pairs_of_amounts_and_percentages_are_read() {
    let release = "\
TARN PRECISION CO., LTD.
CONSOLIDATED STATEMENTS OF COMPREHENSIVE INCOME
(In Thousands of New Taiwan Dollars, Except Earnings Per Share)

                                     For the Three Months Ended September 30      For the Nine Months Ended September 30
                                         2024               2023                     2024               2023
                                    Amount      %      Amount      %            Amount      %      Amount      %
OPERATING REVENUE               $ 1,304,310   100  $ 1,210,220   100       $ 3,708,110   100  $ 3,501,220   100
OPERATING COSTS                     902,110    69      860,110    71         2,540,110    69    2,433,400    70
NET PROFIT FOR THE PERIOD       $   402,200    31  $   350,110    29       $ 1,168,000    31  $ 1,067,820    30
";
    let (facts, told) = drafted_rows("pairs.txt", release);
    let rows = [
        "OPERATINGREVENUE,3Q24,TWD,\"1,304,310\",thousand",
        "OPERATINGREVENUE,3Q23,TWD,\"1,210,220\",thousand",
        "OPERATINGREVENUE,9M24,TWD,\"3,708,110\",thousand",
        "OPERATINGREVENUE,9M23,TWD,\"3,501,220\",thousand",
    ];
    let folded: Vec<String> = facts
        .iter()
        .map(|fact| match fact.split_once(',') {
            Some((concept, rest)) => format!("{},{rest}", concept.to_uppercase()),
            None => fact.clone(),
        })
        .collect();
    begin(&folded, &rows, &told);
    assert_eq!(facts.len(), 12, "{facts:#?}");
}

/// What a page strikes out, or hides by its style sheet, is no part of captions and figures.
#[test]
fn what_is_struck_out_or_hidden_is_no_part_of_rows() {
    let page = "\
<html><head><style>.old { display: none }</style></head><body><p>Tarn Instruments plc</p>
<p>Half year results for the six months ended 30 June 2024</p><p>Consolidated income statement (£ million)</p>
<table>
<tr><th></th><th>H1 2024</th><th>H1 2023</th></tr>
<tr><td>Revenue <span class=\"old\">restated</span></td><td>1,304</td><td>1,250</td></tr>
<tr><td>Net finance <del>income</del> costs</td><td><s>(12)</s> (13)</td><td>(11)</td></tr>
<tr><td>Tax</td><td><span style=\"text-decoration:line-through\">(25)</span> (27)</td><td>(26)</td></tr>
</table></body></html>
";
    let (facts, told) = drafted_rows("struck.html", page);
    let rows = [
        "Revenue,1H24,GBP,\"1,304\",million",
        "NetFinanceCosts,1H24,GBP,(13),million",
        "Tax,1H24,GBP,(27),million",
    ];
    begin(&facts, &rows, &told);
}

/// Pairs of rows that open and close a span are balances, and so is what is brought or carried forward.
#[test]
fn rows_that_open_and_close_a_span_are_of_its_edges() {
    let release = "\
Tarn Services plc
Results for the year ended 31 December 2024

Contractual service margin (£m)
                                Year ended          Year ended
                          31 December 2024    31 December 2023
CSM brought forward                   60.0                59.0
New business                           4.1                 9.3
Release                               (6.1)               (8.3)
CSM carried forward                   58.0                60.0

Store counts
                                Year ended          Year ended
                          31 December 2024    31 December 2023
Beginning stores                        408                 401
Stores opened                             6                   7
Ending stores                           414                 408
";
    let (facts, told) = drafted_rows("rolls.txt", release);
    let rows = [
        "CSM,FY23.end,GBP,60.0,million",
        "CSM,FY24.end,GBP,58.0,million",
        "CSM,FY22.end,GBP,59.0,million",
        "Stores,FY23.end,,408",
        "Stores,FY24.end,,414",
    ];
    begin(&facts, &rows, &told);
}

/// Section lines that name an amount stand between a heading and its rows.
#[test]
fn lines_that_name_amounts_part_no_heading_from_its_rows() {
    let release = "\
TARN POLYMERS LIMITED
Results for the quarter ended September 30, 2024

SEGMENT WISE REVENUE AND RESULTS
(Rs. in lakhs)
\tQuarter ended\t\t\tHalf year ended
\t30.09.2024\t30.06.2024\t30.09.2023\t30.09.2024
Segment revenue
Packing\t84,210.30\t79,811.42\t76,014.88\t1,64,021.72
Pipes\t40,108.12\t38,392.69\t36,865.87\t78,500.81
Segment results
Packing\t12,980.45\t11,004.28\t10,705.10\t23,984.73
Pipes\t6,189.37\t4,720.00\t4,563.44\t10,909.37
";
    let (facts, told) = drafted_rows("lakhs.txt", release);
    assert!(facts.iter().any(|fact| fact.contains("INR,\"84,210.30\",lakh")), "{facts:#?}{told}");
    assert_eq!(facts.len(), 16, "{facts:#?}");
}

/// A lost row, and rows that are torn off a table, end with status 1 until a correction stands instead of them.
#[test]
fn lost_rows_end_with_status_1_until_they_are_corrected() {
    let release = "\
Tarn Retail
Third quarter 2024 (millions of Canadian dollars)

                                  Q3 2024      Q3 2023
Sales                               1,310        1,207
Costs                               >(990)        (914)
Net income                            320          293
";
    let folder = tempfile::tempdir().expect("a folder can be made");
    std::fs::write(folder.path().join("lost.txt"), release).expect("a file can be written");
    let run = kessan(folder.path(), &["new", "lost.txt", "--out", "mine"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let calendar = folder.path().join("mine/taxonomy/calendar.toml");
    std::fs::write(calendar, "first_month = 1\nyear_named_after = \"end\"\n")
        .expect("it is written");
    let extract = ["extract", "lost.txt", "--map", "mine/map.toml", "--out", "mine/facts.csv"];
    let run = kessan(folder.path(), &extract);
    assert_eq!(run.status, Some(1), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("1 line with lost figures"), "{}", run.stdout);
    let report = folder.path().join("mine/report.toml");
    let content = std::fs::read_to_string(&report).expect("it was drafted");
    let content = content.replace("[\"facts.csv\"]", "[\"facts.csv\", \"corrections.csv\"]");
    std::fs::write(&report, content).expect("it is written");
    let corrections =
        "concept,period,unit,value,scale,place\nCosts,3Q24,CAD,(990),million,instead of 6:37\n";
    std::fs::write(folder.path().join("mine/corrections.csv"), corrections).expect("it is written");
    let run = kessan(folder.path(), &extract);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
}

/// Tables that pages make of other elements than `table` are read, and their rows may be periods.
#[test]
fn elements_that_are_rows_and_cells_are_a_table() {
    let page = "\
<html><body><div>Tarn Inc</div><div>Third quarter 2024 (in millions of US dollars)</div>
<div class=\"row\"><div class=\"c\">&nbsp;</div><div class=\"c\">Q3 2024</div><div class=\"c\">Q3 2023</div></div>
<div class=\"row\"><div class=\"c\">Revenue</div><div class=\"c\">1,304</div><div class=\"c\">1,210</div></div>
<div class=\"row\"><div class=\"c\">Net income</div><div class=\"c\">302</div><div class=\"c\">230</div></div>
<div>More <span>than</span> <span>12</span> words.</div>
</body></html>
";
    let (facts, told) = drafted_rows("divs.html", page);
    begin(&facts, &["Revenue,3Q24,USD,\"1,304\",million", "NetIncome,3Q23,USD,230,million"], &told);
}

/// Of a table whose rows are periods the columns are concepts.
#[test]
fn rows_that_are_periods_have_concepts_over_the_columns() {
    let release = "\
Tarn Works plc
Annual results for the year ended 31 December 2024

Five-year record (£ million)

Year        Revenue   Operating profit   Net assets   Employees
2024          1,304                121          810       4,120
2023          1,150                110          780       4,010
2022          1,090                101          740       3,900

Lease maturities (£ million)

Year        Buildings   Equipment
2025             12.3         4.1
2026             11.8         3.9
2027             10.2         3.5
";
    let (facts, told) = drafted_rows("record.txt", release);
    // What falls due in later years is no result of theirs.
    assert!(!facts.iter().any(|fact| fact.contains(",FY25,")), "{facts:#?}{told}");
    let rows = [
        "Revenue,FY24,GBP,\"1,304\",million",
        "OperatingProfit,FY22,GBP,101,million",
        "NetAssets,FY23.end,GBP,780,million",
        "Employees,FY24,,\"4,120\"",
    ];
    begin(&facts, &rows, &told);
}

/// Marks of notes in half a pair of parentheses, leaders and pieces of figures are no part of rows.
#[test]
fn marks_leaders_and_pieces_leave_figures_as_they_are() {
    let release = "\
Tarn Works plc
Third quarter 2024 (millions of Canadian dollars)

                                  Q3 2024      Q3 2023
Sales ......................... $ 1,310.1      1,207.4
Costs .........................  (990.2) 1)    (914.0)
Net income ....................   320.0        293.4
";
    let (facts, told) = drafted_rows("leaders.txt", release);
    let rows = [
        "Sales,3Q24,CAD,\"1,310.1\",million",
        "Costs,3Q24,CAD,(990.2),million",
        "NetIncome,3Q23,CAD,293.4,million",
    ];
    begin(&facts, &rows, &told);
    // Dashes in a column are what it has for a figure.
    let release = "\
Tarn Works plc
Third quarter 2024 (millions of Canadian dollars)

                                  Q3 2024      Q3 2023
Sales                             1,310.1      1,207.4
Impairments                          ----         45.0
Costs                              (990.2)      (914.0)
Net income                          320.0        338.4
";
    let (facts, told) = drafted_rows("dashes.txt", release);
    begin(&facts, &["Impairments,3Q24,", "Impairments,3Q23,CAD,45.0,million"], &told);
    assert_eq!(facts.len(), 8, "{facts:#?}{told}");
    let page = "\
<html><body><p>Tarn Works plc</p><p>Third quarter 2024 (millions of Canadian dollars)</p>
<template><table><tr><td>Draft</td><td>1</td><td>2</td></tr></table></template>
<table>
<tr><th></th><th>Q3 2024</th><th>Q3 2023</th></tr>
<tr><td>Sales</td><td><span>1,</span><span>310.1</span></td><td>1,207.4 1)</td></tr>
<tr><td>Costs</td><td>(990.2)</td><td>(914.0)</td></tr>
</table></body></html>
";
    let (facts, told) = drafted_rows("pieces.html", page);
    begin(
        &facts,
        &["Sales,3Q24,CAD,\"1,310.1\",million", "Sales,3Q23,CAD,\"1,207.4\",million"],
        &told,
    );
    assert_eq!(facts.len(), 4, "{facts:#?}");
}

/// Lines between rows that say of whom, of what or how the figures below them are, are heeded.
#[test]
fn lines_between_rows_that_change_what_holds_are_heeded() {
    let release = |line: &str, row: &str| {
        format!(
            "\
Tarn Works plc
Results for the year ended December 31, 2024

Selected data (in millions of dollars)

                                  2024         2023
Revenue                        1,310.1      1,207.4
Operating income                 150.2        140.1
Net income                        80.1         75.0
{line}
{row}           42.2         41.1
"
        )
    };
    for line in ["Adjusted:", "Excluding special items:", "Plan:", "At 50%:", "Tarn Sub Ltd:"] {
        let (facts, told) = drafted_rows("aside.txt", &release(line, "EBITDA              "));
        let silent = facts.iter().any(|fact| fact.contains(",42.2,"));
        assert!(!silent && told.contains("question"), "{line}: {facts:#?}{told}");
    }
    // The name of the company itself says nothing new.
    let (facts, told) =
        drafted_rows("own.txt", &release("Tarn Works plc:", "EBITDA              "));
    assert!(facts.iter().any(|fact| fact.contains(",42.2,")), "{facts:#?}{told}");
    let (facts, told) =
        drafted_rows("ratios.txt", &release("Key ratios (%)", "Current ratio       "));
    begin(&facts, &["CurrentRatio,FY24.end,,42.2,-2"], &told);
    let (facts, told) =
        drafted_rows("growth.txt", &release("Organic growth:", "Licences            "));
    assert!(!facts.iter().any(|fact| fact.contains(",42.2")), "{facts:#?}{told}");
}

/// Points of percentages in a column of changes are changes, and rows of percentages are ratios.
#[test]
fn points_in_a_column_of_changes_cost_no_row() {
    let release = "\
Tarn Banco
Third quarter 2024 (millions of Brazilian reais)

                                3Q24        2Q24     Change 3Q24/2Q24
Interest income              1,310.1     1,207.4           8.5%
Net income                     320.0       293.4           9.1%
Return on equity               12.4%       11.6%       0.8 p.p.
Cost ratio                     44.1%       45.0%       (0.9) pp
";
    let (facts, told) = drafted_rows("points.txt", release);
    let rows = [
        "InterestIncome,3Q24,BRL,\"1,310.1\",million",
        "ReturnOnEquity,3Q24,,12.4%",
        "CostRatio,2Q24,,45.0%",
    ];
    begin(&facts, &rows, &told);
    assert_eq!(facts.len(), 8, "{facts:#?}");
}
