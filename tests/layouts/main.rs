//! What stands beside, between and over the rows of a table: other tables, ends of pages, merged cells, how figures are
//! rounded and written.

mod between;
mod brackets;
mod calendars;
mod carried;
mod cash;
#[path = "../common/mod.rs"]
mod common;
mod denied;
mod each;
mod eastern;
mod groups;
mod headings;
mod lists;
mod measures;
mod members;
mod moments;
mod notes;
mod pages;
mod parts;
mod reach;
mod rows;
mod sections;
mod shares;
mod stated;
mod stocks;
mod tails;
mod twofold;
mod years;

use common::{drafted, drafted_rows};

fn holds(facts: &[String], rows: &[&str], told: &str) {
    for row in rows {
        assert!(facts.iter().any(|fact| fact == row), "{row}: {facts:#?}{told}");
    }
}

/// The number of a page and the line at its head are no rows, and the table goes on behind them.
#[test]
fn a_table_goes_on_over_the_end_of_a_page() {
    let release = "\
Alder Works plc
Half-year report for the six months ended 30 June 2024

Income statement                                      £m            £m
                                                 H1 2024       H1 2023
Revenue                                            512.3         498.1
Cost of sales                                     (401.0)       (390.2)
Alder Works plc Half-year report 2024                               21

Gross profit                                       111.3         107.9
Page 22 of 40
Distribution costs                                 (40.1)        (38.2)
                                     22
Operating profit                                    71.2          69.7
www.alder.example                   23
Profit before tax                                   61.2          59.7
";
    let (facts, told) = drafted("alder.txt", release);
    let rows = [
        "Revenue,1H24,GBP,512.3,million",
        "CostOfSales,1H24,GBP,(401.0),million",
        "GrossProfit,1H23,GBP,107.9,million",
        "DistributionCosts,1H24,GBP,(40.1),million",
        "OperatingProfit,1H23,GBP,69.7,million",
        "ProfitBeforeTax,1H24,GBP,61.2,million",
    ];
    holds(&facts, &rows, &told);
    assert!(!told.contains("row-unknown"), "{told}");
}

/// Old filings put text that is aligned by blanks between tags that pages of markup have too.
#[test]
fn tags_around_aligned_text_are_left_out() {
    let release = "\
<PAGE>

Fir Stores Inc.
Statement of income
(thousands of dollars)
<TABLE>
<CAPTION>
                              Quarter ended September 30,
                                 2024          2023
                              ----------    ----------
<S>                           <C>           <C>
Net sales                     $  412,310    $  398,220
Cost of sales                    280,100       270,900
                              ----------    ----------
Gross profit                  $  132,210    $  127,320
                              ==========    ==========
</TABLE>
";
    let (facts, told) = drafted("fir.txt", release);
    let rows = [
        "NetSales,3Q24,USD,\"412,310\",thousand",
        "CostOfSales,3Q23,USD,\"270,900\",thousand",
        "GrossProfit,3Q23,USD,\"127,320\",thousand",
    ];
    holds(&facts, &rows, &told);
}

/// Powers are said in noughts too, whatever groups them.
#[test]
fn noughts_in_groups_are_one_power() {
    for unit in ["(R'000 000)", "(US$ 000 000)", "(EUR 1 000 000)", "(NOK 1.000.000)"] {
        let release = format!(
            "Elm Ltd\nIncome statement\n{unit}\n                 H1 2024    H1 2023\n\
             Revenue            1,204      1,150\nCosts               (904)      (880)\nProfit               300        270\n"
        );
        let (facts, told) = drafted("elm.txt", &release);
        assert_eq!(facts.len(), 6, "{unit} {facts:#?}{told}");
        assert!(facts.iter().all(|fact| fact.ends_with(",million")), "{unit} {facts:#?}");
    }
}

/// What a title says is so of all rows: percentages, amounts for each share.
#[test]
fn a_title_may_say_what_all_figures_are() {
    let release = "\
Harbour Bank Ltd

Income statement (EUR million)
                              3Q24       3Q23
Net interest income          1,204      1,110
Profit                         904        810

Key ratios (%)
                              3Q24       3Q23
NPL share                      1.0        1.1
Cost of risk                   0.3        0.4

Per share data (EUR)
                              3Q24       3Q23
Earnings                      0.41       0.38
Distribution                  0.54       0.48
";
    let (rows, told) = drafted_rows("harbour.txt", release);
    let facts: Vec<String> = rows
        .iter()
        .filter_map(|row| Some(row.splitn(6, ',').collect::<Vec<_>>().get(..5)?.join(",")))
        .collect();
    let expected = [
        "NPLShare,3Q24,,1.0,-2",
        "CostOfRisk,3Q24,,0.3,-2",
        "CostOfRisk,3Q23,,0.4,-2",
        "Earnings,3Q24,EUR/shares,0.41,",
        "Earnings,3Q23,EUR/shares,0.38,",
        "Distribution,3Q24,EUR/shares,0.54,",
        "Distribution,3Q23,EUR/shares,0.48,",
    ];
    holds(&facts, &expected, &told);
    assert_eq!(facts.len(), 12, "{facts:#?}{told}");
}

/// Words between figures are captions of another table.
#[test]
fn tables_side_by_side_are_two() {
    let release = "\
Birch Inc.                                                        Birch Inc.
Income statement (US$ thousand)                                   Balance sheet (US$ thousand)

                             H1 2024      H1 2023                                        30 Jun 2024   31 Dec 2023
Revenue                       22,480       21,902                 Cash                         4,455         3,910
Cost of sales                (17,310)     (17,105)                Inventories                  3,120         2,980
Gross profit                   5,170        4,797                 Total current assets         7,575         6,890
";
    let (facts, told) = drafted("birch.txt", release);
    let rows = [
        "Revenue,1H24,USD,\"22,480\",thousand",
        "GrossProfit,1H23,USD,\"4,797\",thousand",
        "Cash,2Q24.end,USD,\"4,455\",thousand",
        "TotalCurrentAssets,FY23.end,USD,\"6,890\",thousand",
    ];
    holds(&facts, &rows, &told);
    assert_eq!(facts.len(), 12, "{facts:#?}{told}");
}

/// A cell that goes over several rows is a part of the caption of each.
#[test]
fn a_merged_cell_is_of_all_its_rows() {
    let release = "<p>Cedar plc</p><p>Results (EUR million)</p>\n<table>\n\
        <tr><th>Segment</th><th>Item</th><th>H1 2024</th><th>H1 2023</th></tr>\n\
        <tr><td rowspan=\"2\">East</td><td>Revenue</td><td>220</td><td>210</td></tr>\n\
        <tr><td>EBITDA</td><td>24</td><td>23</td></tr>\n\
        <tr><td rowspan=\"2\">West</td><td>Revenue</td><td>325</td><td>315</td></tr>\n\
        <tr><td>EBITDA</td><td>36</td><td>35</td></tr>\n</table>\n";
    let (facts, told) = drafted("cedar.html", release);
    let rows = [
        "EastRevenue,1H24,EUR,220,million",
        "EastEBITDA,1H24,EUR,24,million",
        "WestRevenue,1H24,EUR,325,million",
        "WestEBITDA,1H23,EUR,35,million",
    ];
    holds(&facts, &rows, &told);
}

/// To what figures are rounded is no scale of theirs.
#[test]
fn rounding_is_no_scale() {
    let release = |unit: &str, sales: [&str; 2], costs: [&str; 2]| {
        format!(
            "Dogwood Ltd\nHalf-year report ({unit})\n\n{:30}{:>14}{:>14}\n{:30}{:>14}{:>14}\n{:30}{:>14}{:>14}\n",
            "",
            "H1 2024",
            "H1 2023",
            "Revenue",
            sales[0],
            sales[1],
            "Gross profit",
            costs[0],
            costs[1]
        )
    };
    let whole = (["22,480,000", "21,902,000"], ["5,170,000", "4,797,000"]);
    for unit in
        ["US dollars, rounded to the nearest thousand", "in US dollars, to the nearest $'000"]
    {
        let (facts, told) = drafted("dogwood.txt", &release(unit, whole.0, whole.1));
        let row = facts.iter().find(|row| row.starts_with("Revenue,1H24"));
        let row = row.unwrap_or_else(|| panic!("{unit}: {told}"));
        assert_eq!(row.trim_end_matches(','), "Revenue,1H24,USD,\"22,480,000\"", "{unit}");
        // What is not printed in full may be in thousands.
        let (facts, told) =
            drafted("dogwood.txt", &release(unit, ["22,480", "21,902"], ["5,170", "4,797"]));
        assert!(facts.is_empty() && told.contains("question-unit"), "{unit}: {facts:?}{told}");
    }
}

/// Three digits behind each comma may be decimals where the language of the text has a comma before them.
#[test]
fn commas_before_three_digits_are_asked_where_they_part_decimals() {
    let release = "\
Ebereschen SE
Halbjahresbericht zum 30. Juni 2024

Gewinn- und Verlustrechnung (in Mrd. EUR)

                              H1 2024       H1 2023
Umsatzerlöse                    4,204         4,180
Materialaufwand                -2,801        -2,770
Rohertrag                       1,403         1,410
";
    let (facts, told) = drafted("ebereschen.txt", release);
    assert!(facts.is_empty() && told.contains("4,204"), "{facts:?}{told}");
    let (facts, told) = drafted("ebereschen.txt", &release.replace("-2,801", "-0,801"));
    holds(&facts, &["Umsatzerlöse,1H24,EUR,4.204,billion"], &told);
}

/// The mark of a note that touches a figure costs the first row of a table nothing, nor any other.
#[test]
fn marks_that_touch_a_figure_lose_no_row() {
    for (first, third) in [("1,150(1)", "(880)"), ("1,150(2)", "(880)")] {
        let release = format!(
            "Larch Quarries plc\nResults for the quarter ended 30 September 2024\n\nIncome statement (USD million)\n\n\
             {:30}{:>12}{:>18}\n{:30}{:>12}{:>18}\n{:30}{:>12}{:>18}\n{:30}{:>12}{:>18}\n",
            "",
            "Q3 2024",
            "Q3 2023",
            "Revenue",
            "1,204",
            first,
            "Costs",
            "(902)",
            third,
            "Net profit",
            "302",
            "270"
        );
        let (facts, told) = drafted("larch.txt", &release);
        for row in ["Revenue,3Q24,USD,\"1,204\",million", "NetProfit,3Q23,USD,270,million"] {
            assert!(facts.iter().any(|fact| fact == row), "{row}: {facts:#?}{told}");
        }
        let whole = facts.iter().any(|fact| fact == "Revenue,3Q23,USD,\"1,150\",million");
        assert!(whole || told.contains("question"), "{facts:#?}{told}");
    }
}
