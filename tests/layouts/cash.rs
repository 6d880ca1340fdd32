//! Statements of cash flows that no title names, and titles within tables of markup.

use crate::common::drafted;

fn of(facts: &[String], concept: &str, period: &str) -> bool {
    facts.iter().any(|fact| fact.starts_with(&format!("{concept},{period},")))
}

/// Lines of working capital among flows of cash are of their span, whatever the title says.
#[test]
fn working_capital_among_cash_flows_is_of_the_span() {
    for title in ["", "Operating activities\n", "Non-GAAP reconciliation\n"] {
        let release = format!(
            "PINE INSTRUMENTS, INC.\nQuarterly report for the nine months ended September 30, 2024\n\n\
             {title}(In thousands)\n\n\tNine Months Ended September 30,\t\n\t2024\t2023\n\
             Cash flows from operating activities:\nNet income\t$33,330\t$30,204\n\
             Depreciation and amortization\t9,483\t8,701\n\
             Changes in operating assets and liabilities:\nAccounts receivable\t(4,283)\t(3,929)\n\
             Inventories\t(3,332)\t(3,057)\nNet cash provided by operating activities\t35,198\t31,919\n"
        );
        let (facts, told) = drafted("pine.txt", &release);
        let moment = facts.iter().any(|fact| fact.contains(".end,"));
        assert!(!moment && of(&facts, "Inventories", "9M24"), "{title}: {facts:#?}{told}");
    }
    for (title, last) in [
        (
            "Reconciliation of profit to cash generated from operations",
            "Cash generated from operations",
        ),
        ("Cashflow", "Mittelzufluss aus laufender Geschäftstätigkeit"),
    ] {
        let release = format!(
            "Pine plc\nResults for the year ended 31 December 2024\n\n{title}\n£m\n\n\tFY 2024\tFY 2023\n\
             Profit before tax\t333.1\t302.4\nDepreciation\t9.4\t8.7\nAbschreibungen\t1.4\t1.7\n\
             Inventories\t(3.3)\t(3.0)\nTrade receivables\t(4.2)\t(3.9)\n{last}\t336.4\t305.9\n"
        );
        let (facts, told) = drafted("pine.txt", &release);
        let moment = facts.iter().any(|fact| fact.contains(".end,"));
        assert!(!moment, "{title}: {facts:#?}{told}");
    }
    // Key figures name both: what there is at a moment stays so.
    let release = "Pine plc\nResults for the year ended 31 December 2024\n\nKey figures (£m)\n\n\
        \tFY 2024\tFY 2023\nRevenue\t333.1\t302.4\nDepreciation\t9.4\t8.7\nTotal assets\t512.0\t498.0\n\
        Trade receivables\t44.2\t43.9\nCash generated from operations\t36.4\t35.9\n";
    let (facts, told) = drafted("pine.txt", release);
    assert!(of(&facts, "TotalAssets", "FY24.end"), "{facts:#?}{told}");
    assert!(of(&facts, "TradeReceivables", "FY24.end"), "{facts:#?}{told}");
}

/// A row of cash flows among key figures makes none of them a flow.
#[test]
fn key_figures_with_a_row_of_cash_flows_stay_what_they_are() {
    for (first, last) in [
        ("Net cash from operating activities\t36.4\t35.9\n", ""),
        ("", "Cash generated from operations\t36.4\t35.9\n"),
    ] {
        let release = format!(
            "Pine plc\nResults for the year ended 31 December 2024\n\nKey figures (£m)\n\n\tFY 2024\tFY 2023\n\
             {first}Depreciation\t9.4\t8.7\nGoodwill\t44.2\t43.9\nDeposits\t512.0\t498.0\n\
             Customer loans\t44.1\t43.8\n{last}"
        );
        let (facts, told) = drafted("pine.txt", &release);
        for of in ["Goodwill,FY24,", "Deposits,FY24,", "CustomerLoans,FY24,"] {
            assert!(!facts.iter().any(|fact| fact.starts_with(of)), "{facts:#?}{told}");
        }
    }
}

/// A cell over the whole table is a line above it.
#[test]
fn titles_within_a_table_are_lines_above_it() {
    let page = |rows: &str| {
        format!(
            "<html><body><p>Pine plc</p><p>Results for the year ended 31 December 2024</p>\n<table>\n{rows}\
             <tr><td></td><td>2024</td><td>2023</td></tr>\n\
             <tr><td>Revenue</td><td>1,333</td><td>1,302</td></tr>\n\
             <tr><td>Profit for the year</td><td>133</td><td>102</td></tr>\n</table></body></html>"
        )
    };
    for rows in [
        "<tr><td colspan=\"3\">Consolidated Income Statement</td></tr>\n<tr><td colspan=\"3\">(in € thousands)</td></tr>\n",
        "<tr><td colspan=3>Consolidated Income Statement for the year ended 31 December 2024</td></tr>\n\
         <tr><td colspan=3>in € thousands</td></tr>\n",
    ] {
        let (facts, told) = drafted("pine.html", &page(rows));
        let wanted = "Revenue,FY24,EUR,\"1,333\",thousand";
        assert!(facts.iter().any(|fact| fact == wanted), "{rows}: {facts:#?}{told}");
        assert_eq!(facts.len(), 4, "{rows}: {facts:#?}{told}");
    }
    // What says the period of columns that have none is their heading.
    let release = "<html><body><p>Pine plc</p><p>Results for the year ended 31 December 2024</p>\n\
        <p>Income statement</p>\n<table>\n<tr><td colspan=\"3\">Nine months ended 30 September 2024</td></tr>\n\
        <tr><td></td><td>EUR million</td><td>USD million</td></tr>\n\
        <tr><td>Revenue</td><td>1,333</td><td>1,302</td></tr>\n\
        <tr><td>Profit for the period</td><td>133</td><td>102</td></tr>\n</table></body></html>";
    let (facts, told) = drafted("pine.html", release);
    assert!(of(&facts, "Revenue", "9M24"), "{facts:#?}{told}");
    // A heading over the columns alone stays one.
    let rows = "<tr><td colspan=\"3\">Income statement (in € thousands)</td></tr>\n\
        <tr><td></td><td colspan=\"2\">Six months ended 30 June</td></tr>\n";
    let (facts, told) = drafted("pine.html", &page(rows));
    assert!(of(&facts, "Revenue", "1H24"), "{facts:#?}{told}");
}
