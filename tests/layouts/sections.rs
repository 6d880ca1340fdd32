//! Lines between the rows of a table: what they state of the unit, the measure and the time of the figures below them;
//! captions that go on below themselves; measures over columns.

use crate::common::drafted;

/// A release with a line between the rows of its table.
fn release(line: &str, rows: &str) -> String {
    format!(
        "Larch Quarries Inc.\nResults for the six months ended 30 June 2024\n\n\
         Regions (in millions of U.S. dollars)\n\
         \u{20}                                H1 2024      H1 2023\n\
         Revenue                           412.5        398.9\n\
         Operating profit                   71.3         59.0\n{line}\n{rows}"
    )
}

const ROWS: &str = "Turnover of Chile                   8.5          3.2\n\
                    Outlays of Chile                    4.5          1.2\n";

fn rows_of<'a>(facts: &'a [String], concept: &str) -> Vec<&'a str> {
    let of = |row: &&String| row.split(',').next() == Some(concept);
    facts.iter().filter(of).map(String::as_str).collect()
}

#[test]
fn a_line_that_is_wholly_a_unit_states_it() {
    for line in ["In thousands:", "US$ thousand", "thousands of dollars"] {
        let (facts, told) = drafted("larch.txt", &release(line, ROWS));
        assert_eq!(
            rows_of(&facts, "TurnoverOfChile")[0],
            "TurnoverOfChile,1H24,USD,8.5,thousand",
            "{line}: {told}"
        );
        assert_eq!(rows_of(&facts, "Revenue")[0], "Revenue,1H24,USD,412.5,million", "{line}");
    }
    for line in ["EUR million:", "€m", "In euros:", "Thousand tonnes:"] {
        let (facts, told) = drafted("larch.txt", &release(line, ROWS));
        let own = rows_of(&facts, "TurnoverOfChile");
        assert!(own.iter().all(|row| row.contains("EUR")), "{line}: {own:?}");
        assert_eq!(rows_of(&facts, "Revenue").len(), 2, "{line}: {told}");
        assert!(!own.is_empty() || told.contains("[question-unit]"), "{line}: {told}");
    }
    for line in ["Real estate", "Dollar stores:", "Other", "Southern cone"] {
        let (facts, told) = drafted("larch.txt", &release(line, ROWS));
        assert_eq!(facts.len(), 8, "{line}: {facts:?} {told}");
    }
}

#[test]
fn lines_by_which_figures_are_no_plain_results_are_asked_about() {
    for line in ["2022:", "Previous half:", "Change:", "In local currency", "Associates (100%):"] {
        let (facts, told) = drafted("larch.txt", &release(line, ROWS));
        assert_eq!(facts.len(), 4, "{line}: {facts:?}");
        assert_eq!(told.matches("Not certain in this table").count(), 1, "{line}: {told}");
    }
    for line in ["Prices:", "Exchange rates:", "Production:"] {
        let (facts, told) = drafted("larch.txt", &release(line, ROWS));
        assert_eq!(facts.len(), 4, "{line}: {facts:?} {told}");
    }
    for line in ["Change in working capital:", "Products:", "Price changes:", "Associates:"] {
        let (facts, told) = drafted("larch.txt", &release(line, ROWS));
        assert_eq!(facts.len(), 8, "{line}: {facts:?} {told}");
    }
}

#[test]
fn a_part_of_one_row_has_its_period() {
    let text = "Larch Quarries Inc.\nThird quarter 2024\n\n\
        Regions (in millions of U.S. dollars)\n\
        \u{20}                                     2024      2023\n\
        Three months ended September 30:\n\
        Revenue                              412.3     398.2\n\
        Operating income                      41.2      39.1\n\
        As of September 30:\n\
        Total assets                       3,410.2   3,300.1\n";
    let (facts, told) = drafted("larch.txt", text);
    assert_eq!(rows_of(&facts, "Revenue")[0], "Revenue,3Q24,USD,412.3,million", "{told}");
    let assets = rows_of(&facts, "TotalAssets");
    assert_eq!(assets[0], "TotalAssets,3Q24.end,USD,\"3,410.2\",million", "{told}");
}

#[test]
fn captions_go_on_below_themselves() {
    let rows = "Selling, Marketing and\n\
                \u{20} Warehouse Expenses               101.2         98.1\n\
                Provision for\n\
                \u{20} Mining Taxes                       1.2          1.1\n\
                Profit attributable to\n\
                \u{20} Shareholders                       9.2          8.1\n\
                \u{20} Other owners                       0.2          0.1\n";
    let (facts, told) = drafted("larch.txt", &release("Other", rows));
    for concept in
        ["SellingMarketingAndWarehouseExpenses", "ProvisionForMiningTaxes", "Shareholders"]
    {
        assert_eq!(rows_of(&facts, concept).len(), 2, "{concept}: {facts:?} {told}");
    }
}

#[test]
fn measures_over_columns_are_theirs() {
    let text = |over: &str| {
        format!(
            "Larch Quarries Inc.\nResults for the six months ended 30 June 2024 (€ million)\n\n\
             \u{20}                  H1 2024    H1 2023\n\
             \u{20}                {over:>9}  {over:>9}\n\
             Turnover            120.4      110.2\n\
             Outlays              12.0       11.0\n"
        )
    };
    let (facts, told) = drafted("larch.txt", &text("%"));
    assert_eq!(rows_of(&facts, "Turnover")[0], "Turnover,1H24", "{facts:?} {told}");
    let (facts, told) = drafted("larch.txt", &text("per share"));
    let own = rows_of(&facts, "Turnover");
    assert!(own.iter().all(|row| !row.contains("million")), "{facts:?} {told}");
    // Over one column twice and over the other not at all.
    let (facts, told) = drafted("larch.txt", &text("per share").replace("        per", "     per"));
    assert!(facts.iter().all(|row| !row.contains("million")), "{facts:?} {told}");
    let (facts, told) = drafted("larch.txt", &text("actual"));
    assert_eq!(rows_of(&facts, "Turnover")[0], "Turnover,1H24,EUR,120.4,million", "{told}");
}

#[test]
fn a_table_all_of_whose_columns_are_changes_is_asked_about() {
    let text = "Larch Quarries Inc.\nResults for the six months ended 30 June 2024\n\n\
        Revenue by region (€ million)\n\
        \u{20}                  H1 2024    H1 2023\n\
        Chile               120.4      110.2\n\
        Peru                 12.0       11.0\n\n\
        Growth by region\n\
        \u{20}                      YoY        QoQ\n\
        Chile                42.3       38.2\n\
        Peru                 11.2        9.1\n";
    let (facts, told) = drafted("larch.txt", text);
    assert_eq!(facts.len(), 4, "{facts:?} {told}");
    assert!(told.contains("[question-heading]"), "{told}");
}

#[test]
fn cells_over_all_columns_of_a_page_that_name_a_period_are_lines() {
    let text = |line: &str| {
        format!(
            "<p>Larch Quarries Inc.</p><p>Results for 2024 (EUR million)</p><table>\n\
             <tr><td></td><td>H1 2024</td><td>H1 2023</td></tr>\n\
             <tr><td>Revenue</td><td>412.5</td><td>398.9</td></tr>\n\
             <tr><td>Operating profit</td><td>71.3</td><td>59.0</td></tr>\n\
             <tr><td colspan=3><b>{line}</b></td></tr>\n\
             <tr><td>Turnover of Chile</td><td>8.5</td><td>3.2</td></tr>\n</table>\n"
        )
    };
    for line in ["9M", "2022"] {
        let (facts, told) = drafted("larch.html", &text(line));
        assert!(rows_of(&facts, "TurnoverOfChile").is_empty(), "{line}: {facts:?} {told}");
        assert!(!told.contains("row-unknown"), "{line}: {told}");
        let revenue = "Revenue,1H24,EUR,412.5,million";
        assert!(facts.iter().any(|row| row == revenue), "{line}: {facts:?} {told}");
    }
    let (facts, told) = drafted("larch.html", &text("Regions"));
    assert_eq!(rows_of(&facts, "TurnoverOfChile").len(), 2, "{facts:?} {told}");
}

#[test]
fn a_title_with_key_figures_is_not_of_flows_alone() {
    let text = |title: &str| {
        format!(
            "Larch Quarries Inc.\nResults for the six months ended 30 June 2024\n\n\
             {title} (EUR million)\n\
             \u{20}                  H1 2024    H1 2023\n\
             Revenue             412.5      398.9\n\
             Net income           71.3       59.0\n\
             Inventories          12.0       11.0\n"
        )
    };
    let (facts, told) = drafted("larch.txt", &text("Income statement and key figures"));
    let own = rows_of(&facts, "Inventories");
    assert!(
        own.iter().all(|row| row.contains(",2Q24.end,") || row.contains(",2Q23.end,")),
        "{told}"
    );
    assert_eq!(rows_of(&facts, "Revenue")[0], "Revenue,1H24,EUR,412.5,million", "{told}");
    let (facts, told) = drafted("larch.txt", &text("Cash flow statement"));
    assert_eq!(rows_of(&facts, "Inventories")[0], "Inventories,1H24,EUR,12.0,million", "{told}");
}

/// A line of percentages, counts or amounts for each share says nothing of rows that stand at the margin again, where its own
/// were indented.
#[test]
fn rows_at_the_margin_are_no_part_of_the_rows_above() {
    for (section, rows) in [
        (
            "Ratios (%)",
            "  Margin of trade                                   19.7        19.6\n  ROE                                               12.1        11.8\n",
        ),
        (
            "Number of employees",
            "  Europe                                             812         804\n  Asia                                               312         298\nTotal                                              1,124       1,102\n",
        ),
    ] {
        let (facts, told) = crate::common::drafted_rows(
            "hartwell.txt",
            &format!(
                "Hartwell plc\nResults for the six months ended 30 June 2025\n\nKey figures\n(US$ million)\n\n\
                 \u{20}                                                H1 2025     H1 2024\n\
                 Revenue                                            412.1       398.2\n\
                 Net profit                                          41.2        38.1\n\
                 {section}\n{rows}\
                 EBITDA                                              81.2        78.1\n\
                 Capital expenditure                                 12.1        11.0\n"
            ),
        );
        for fact in ["EBITDA,1H25,USD,81.2,million", "CapitalExpenditure,1H24,USD,11.0,million"] {
            assert!(facts.iter().any(|of| of.starts_with(fact)), "{section}: {facts:#?} {told}");
        }
        let counted = facts.iter().find(|fact| fact.starts_with("Total,1H25"));
        assert!(counted.is_none_or(|fact| fact.starts_with("Total,1H25,,")), "{facts:#?}");
    }
}

/// A line holds for the rows that stand further right below it, and for their total; a row back at its place is none of them.
#[test]
fn lines_hold_for_rows_further_right_and_their_total() {
    let text = |line: &str, rows: [&str; 2]| {
        format!(
            "Rowan Works plc\nResults for the six months ended 30 June 2025\n\nKey figures\n(US$ million)\n\n\
             \u{20}                                     H1 2025     H1 2024\n\
             Revenue                                391.4       377.9\n\
             Net profit                              38.6        35.2\n\
             {line}\n  {:36}11.8        11.3\n  {:36}19.2        18.7\n\
             EBITDA                                  77.1        73.8\n\
             Capital expenditure                     11.4        10.9\n",
            rows[0], rows[1]
        )
    };
    for (line, rows) in [
        ("Ratios (%)", ["EBITDA margin", "ROE"]),
        ("Number of employees", ["Europe", "Asia"]),
        ("At period end", ["Net debt", "Equity"]),
    ] {
        let (facts, told) = drafted("rowan.txt", &text(line, rows));
        let holds = |row: &str| facts.iter().any(|fact| fact == row);
        assert!(
            holds("EBITDA,1H25,USD,77.1,million")
                && holds("CapitalExpenditure,1H24,USD,10.9,million"),
            "{line}: {facts:#?}{told}"
        );
    }
    let release = "Rowan Works plc\nResults for the six months ended 30 June 2025\n\nKey figures\n(US$ million)\n\n\
        \u{20}                                     H1 2025     H1 2024\n\
        Revenue                                391.4       377.9\n\
        Net profit                              38.6        35.2\n\
        Number of employees\n\
        \u{20} Europe                               1,180       1,130\n\
        \u{20} Asia                                 1,920       1,870\n\
        Total                                  3,100       3,000\n";
    let (facts, told) = drafted("rowan.txt", release);
    let money = facts.iter().any(|fact| fact.starts_with("Total,") && fact.contains("USD"));
    assert!(!money, "{facts:#?}{told}");
}

/// Without anything that says where a line ends, amounts below a line of ratios or counts are asked about; growth and margins are
/// of amounts.
#[test]
fn amounts_below_ratios_are_asked_about() {
    let text = |line: &str| {
        format!(
            "Rowan Works plc\nResults for the six months ended 30 June 2025\n\nKey figures\n(US$ million)\n\tH1 2025\tH1 2024\n\
             Revenue\t391.4\t377.9\nNet profit\t38.6\t35.2\n{line}\nROE\t11.8\t11.3\nEBITDA\t77.1\t73.8\n"
        )
    };
    for line in ["Ratios (%)", "Number of employees"] {
        let (facts, told) = drafted("rowan.txt", &text(line));
        let made = facts.iter().any(|fact| fact.starts_with("EBITDA,"));
        assert!(!made, "{line}: {facts:#?}{told}");
    }
    let growth = text("Growth (%)").replace("ROE\t11.8\t11.3", "Revenue\t3.6\t3.1");
    let (facts, told) = drafted("rowan.txt", &growth.replace("EBITDA\t", "Net profit\t"));
    assert!(facts.iter().any(|fact| fact.starts_with("GrowthNetProfit,1H25")), "{facts:#?}{told}");
}

/// A note on earnings per share has amounts and numbers of shares beside them: its title says nothing of these.
#[test]
fn a_note_on_earnings_per_share_holds_amounts_as_well() {
    let text = |title: &str| {
        format!(
            "Alderbrook Corp.\nResults for the year ended December 31, 2024 (in thousands of US dollars, except per share data)\n\n{title}\n\
             \t2024\t2023\nNet income\t60,100\t55,210\nWeighted average shares outstanding\t25,000\t24,810\n\
             Earnings per share\t2.40\t2.23\n"
        )
    };
    for title in
        ["Basic and Diluted Earnings Per Share", "Diluted earnings per share", "Adjusted EPS"]
    {
        let (facts, told) = drafted("alderbrook.txt", &text(title));
        let wrong =
            facts.iter().any(|fact| fact.starts_with("NetIncome") && fact.contains("/shares"));
        assert!(!wrong, "{title}: {facts:#?}{told}");
    }
}

/// Totals and lines of business below a count of people are counts.
#[test]
fn totals_of_people_are_people() {
    let (facts, told) = drafted(
        "banner.txt",
        "Banner Group plc\nResults for the year ended 31 December 2024\n\nKey figures (GBP million)\n\
         \t2024\t2023\nRevenue\t812.4\t790.1\nOperating profit\t81.2\t79.9\n\
         Average number of employees\nBanking\t3,100\t3,050\nInsurance\t400\t380\nTotal\t3,500\t3,430\n",
    );
    for row in ["Insurance,FY24", "Total,FY24"] {
        assert!(facts.iter().any(|fact| fact.starts_with(row)), "{row}: {facts:#?}{told}");
    }
}
