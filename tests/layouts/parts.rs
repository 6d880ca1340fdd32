//! Rows that are parts of what there is at a moment, and rows below lines that say of what they are: among flows, and in
//! tables that count things.

use crate::common::drafted;

fn of<'a>(facts: &'a [String], concept: &str) -> Vec<&'a str> {
    let of = |row: &&String| row.split(',').next() == Some(concept);
    facts.iter().filter(of).map(String::as_str).collect()
}

/// A release for nine months with one table in bars.
fn release(title: &str, heading: &str, rows: &[(&str, &str, &str)]) -> String {
    let mut text = format!(
        "Garnet Mills plc\nResults for the nine months ended 30 September 2025\n\n**{title}**\n**(€ million)**\n\n\
         | | {heading} |\n|:---|---:|---:|\n"
    );
    for (caption, newer, older) in rows {
        text.push_str(&format!("| {caption} | {newer} | {older} |\n"));
    }
    text
}

const NINE_MONTHS: &str =
    "Nine months ended 30 September 2025 | Nine months ended 30 September 2024";

/// What adds up to net debt is a stock, whatever is taken off; what moved it from one day to another is none.
#[test]
fn parts_of_a_stock_among_flows_are_stocks() {
    let rows = [
        ("Cash generated from operations", "51.3", "47.9"),
        ("Less: capital expenditure", "(19.2)", "(18.8)"),
        ("Free cash flow", "32.1", "29.1"),
        ("Bonds and notes in issue", "812.6", "903.4"),
        ("Less: cash and cash equivalents", "(187.5)", "(164.2)"),
        ("Net debt", "625.1", "739.2"),
        ("Net debt to adjusted EBITDA", "1.7x", "2.2x"),
    ];
    let text = release("Free cash flow and net debt", NINE_MONTHS, &rows);
    let (facts, told) = drafted("garnet.md", &text);
    for concept in
        ["BondsAndNotesInIssue", "LessCashAndCashEquivalents", "NetDebt", "NetDebtToAdjustedEBITDA"]
    {
        let own = of(&facts, concept);
        assert!(own.len() == 2 && own[0].contains(",3Q25.end"), "{concept}: {facts:#?}{told}");
    }
    assert!(of(&facts, "FreeCashFlow")[0].contains(",9M25,"), "{facts:#?}{told}");
    let rows = [
        ("Net debt 2024", "739.2", "801.3"),
        ("Free cash flow", "(32.1)", "(29.1)"),
        ("Sundry items", "(82.0)", "(33.0)"),
        ("Net debt", "625.1", "739.2"),
    ];
    let (facts, told) = drafted("garnet.md", &release("Movement in net debt", NINE_MONTHS, &rows));
    let sundry = of(&facts, "SundryItems");
    assert!(sundry.iter().all(|row| !row.contains(".end")), "{facts:#?}{told}");
}

/// Below the line that says of what they are the parts, rows are of the moment that ends the span.
#[test]
fn rows_below_what_they_are_parts_of_are_of_its_moment() {
    let rows = [
        ("Net cash from operating activities", "31,417", "28,106"),
        ("Net cash used in investing activities", "(19,082)", "(13,561)"),
        ("Net increase in cash and cash equivalents", "12,335", "14,545"),
        ("Cash and cash equivalents comprise:", "", ""),
        ("Deposits with licensed banks", "17,205", "11,934"),
        ("Cash in hand", "31,530", "29,872"),
        ("Overdrawn accounts", "(3,900)", "(2,806)"),
        ("Total cash and cash equivalents", "44,835", "39,000"),
    ];
    let (facts, told) =
        drafted("garnet.md", &release("Statement of cash flows", NINE_MONTHS, &rows));
    for concept in [
        "DepositsWithLicensedBanks",
        "CashInHand",
        "OverdrawnAccounts",
        "TotalCashAndCashEquivalents",
    ] {
        let own = of(&facts, concept);
        assert!(own.len() == 2 && own[0].contains(",3Q25.end,"), "{concept}: {facts:#?}{told}");
    }
    // A line that names a flow, or ends with a colon and no more, says nothing of moments.
    for line in ["Operating expenses comprise:", "Of which:", "Costs include:"] {
        let rows = [
            ("Revenue", "31,417", "28,106"),
            ("Costs", "(19,082)", "(13,561)"),
            (line, "", ""),
            ("Materials", "17,205", "11,934"),
            ("Rents", "1,877", "1,627"),
        ];
        let (facts, told) = drafted("garnet.md", &release("Income statement", NINE_MONTHS, &rows));
        assert!(facts.iter().all(|row| row.contains(",9M2")), "{line}: {facts:#?}{told}");
        assert_eq!(of(&facts, "Materials").len(), 2, "{line}: {facts:#?}{told}");
    }
}

/// Rows below a line that counts outlets are no money; a row with a currency is none of them.
#[test]
fn rows_below_things_that_are_counted_are_no_money() {
    for line in
        ["Restaurants open - end of period:", "Stores at end of period", "Number of stores:"]
    {
        let page = format!(
            "<html><body><p>Garnet Grill, Inc.</p><p>Results for the year ended December 31, 2024</p>\n\
             <p>Supplemental information</p><p>($ in thousands)</p>\n<table>\
             <tr><td></td><td>Year ended December 31, 2024</td><td>Year ended December 31, 2023</td></tr>\n\
             <tr><td>Food sales</td><td>$371,902</td><td>$352,417</td></tr>\n\
             <tr><td>{line}</td><td></td><td></td></tr>\n\
             <tr><td>Garnet Corner</td><td>171</td><td>163</td></tr>\n\
             <tr><td>Licensed</td><td>32</td><td>30</td></tr>\n\
             <tr><td>Total</td><td>203</td><td>193</td></tr>\n\
             <tr><td>Corner margin</td><td>$55,207</td><td>$51,633</td></tr>\n\
             <tr><td>Corner margin ($/store week)</td><td>$20,914</td><td>$19,377</td></tr>\n\
             </table></body></html>"
        );
        let (facts, told) = drafted("garnet.html", &page);
        let money = |concept: &str| of(&facts, concept).iter().any(|row| row.contains(",USD,"));
        for concept in ["GarnetCorner", "Licensed", "Total", "CornerMarginStoreWeek"] {
            assert!(!money(concept), "{line}, {concept}: {facts:#?}{told}");
        }
        let margin = of(&facts, "CornerMargin");
        assert!(
            margin
                .iter()
                .all(|row| row.starts_with("CornerMargin,FY2") && row.ends_with("thousand")),
            "{line}: {facts:#?}{told}"
        );
    }
}

/// A caption that states what each share has, beside a figure of all of them together.
#[test]
fn what_all_shares_have_is_not_for_each() {
    let rows = [
        ("Interim – €0.06 (2024: €0.05) per ordinary share", "273", "219"),
        ("Final dividend of 15 cents per share", "812", "760"),
        ("Total dividends", "1,085", "979"),
        ("Net profit", "4,019", "3,877"),
    ];
    let text = release("Dividends", NINE_MONTHS, &rows);
    let (facts, told) = drafted("garnet.md", &text);
    assert!(!facts.iter().any(|row| row.contains("EUR/shares")), "{facts:#?}{told}");
    let rows = [
        ("Revenue", "4,812", "4,730"),
        ("Earnings per share", "1.17", "1.02"),
        ("Dividend per share (2024: €0.40)", "0.45", "0.40"),
    ];
    let (facts, told) = drafted("garnet.md", &release("Key figures", NINE_MONTHS, &rows));
    let each = facts.iter().filter(|row| row.contains("EUR/shares")).count();
    assert_eq!(each, 4, "{facts:#?}{told}");
}
