//! Units that captions state themselves, at their end or in a column beside them, and titles inside of markup.

use crate::common::{drafted, drafted_rows};
use crate::holds;

fn table(title: &str, rows: &[(&str, &str)]) -> String {
    let mut release = format!(
        "Fell Quarries plc\nResults for the year ended 31 December 2024\n\n{title}\n\n\t2024\t2023\n"
    );
    for (caption, figure) in rows {
        release.push_str(&format!("{caption}\t{figure}\t{figure}\n"));
    }
    release
}

/// A unit at the end of a caption holds whatever the table is in.
#[test]
fn units_glued_to_captions_are_theirs() {
    let rows = [
        ("Revenue", "712.1"),
        ("Order intake €bn", "51.1"),
        ("Net debt EURbn", "52.1"),
        ("Sales abroad €k", "53.1"),
        ("Basic EPS (€c)", "54.1"),
        ("Bank of the Euro", "55.1"),
    ];
    let (facts, told) = drafted("fell.txt", &table("Key figures\n(in € millions)", &rows));
    let of = |figure: &str, scale: &str| {
        facts.iter().any(|fact| fact.contains(figure) && fact.ends_with(scale))
    };
    assert!(of("712.1", ",million") && of("51.1", ",billion"), "{facts:#?}{told}");
    assert!(of("52.1", ",billion") && of("53.1", ",thousand"), "{facts:#?}{told}");
    assert!(of("54.1", "EUR/shares,54.1,-2") && of("55.1", ",million"), "{facts:#?}{told}");
    assert!(facts.iter().any(|fact| fact.starts_with("NetDebt") && fact.contains("FY24.end")));
}

/// Where every caption states the currency, the text says it.
#[test]
fn a_currency_in_every_caption_is_settled() {
    let rows =
        [("Net sales, MSEK", "712.1"), ("Operating profit, MSEK", "51.1"), ("EPS, SEK", "5.1")];
    let (facts, told) = drafted("fell.txt", &table("Highlights", &rows));
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
    assert!(!told.contains("currency"), "{told}");
}

/// What a caption states itself goes before what the title says of all rows, or is asked.
#[test]
fn captions_state_more_than_titles() {
    let rows = [("Net profit, SEKm", "512"), ("Earnings per share, SEK", "5.1")];
    let (facts, told) = drafted("fell.txt", &table("Earnings per share", &rows));
    let each = facts.iter().any(|fact| fact.contains("SEK/shares,512"));
    let whole = facts.iter().any(|fact| fact == "NetProfitSEKm,FY24,SEK,512,million");
    assert!(!each && (whole || told.contains("`NetProfitSEKm`")), "{facts:#?}{told}");
}

/// Units in a column of their own are those of their rows.
#[test]
fn units_stand_in_a_column_beside_captions() {
    let rows = [
        ("Revenue", "EUR million", "712.1", "688.2"),
        ("EBITDA", "EUR thousand", "71,204", "68,204"),
        ("Earnings per share", "EUR", "1.51", "1.48"),
        ("Equity ratio", "%", "54.2", "53.8"),
    ];
    let mut page = "<html><body><p>Fell Quarries plc</p>\n<p>Results for the year ended 31 December 2024</p>\n<p>Key figures</p>\n\
        <table><tr><td></td><td>Unit</td><td>2024</td><td>2023</td></tr>\n"
        .to_owned();
    for (caption, unit, newer, older) in rows {
        page.push_str(&format!(
            "<tr><td>{caption}</td><td>{unit}</td><td>{newer}</td><td>{older}</td></tr>\n"
        ));
    }
    page.push_str("</table></body></html>\n");
    let (facts, told) = drafted_rows("fell.html", &page);
    let of = |figure: &str, unit: &str, scale: &str| {
        let unit = format!(",{unit},");
        let scale = format!(",{scale},");
        facts
            .iter()
            .any(|fact| fact.contains(figure) && fact.contains(&unit) && fact.contains(&scale))
    };
    assert!(of("712.1", "EUR", "million") && of("71,204", "EUR", "thousand"), "{facts:#?}{told}");
    assert!(of("1.51", "EUR/shares", "") && of("54.2", "", "-2"), "{facts:#?}{told}");
}

/// A first row that is one cell over the whole table is a line above it.
#[test]
fn titles_stand_inside_of_tables() {
    let page = "<html><body><p>Fell Quarries plc</p><p>Results for the nine months ended September 30, 2024</p>\
        <table><tr><td colspan=\"3\">Consolidated Statements of Cash Flows</td></tr>\
        <tr><td colspan=\"3\">(in thousands of US dollars)</td></tr>\
        <tr><td></td><td>9M 2024</td><td>9M 2023</td></tr>\
        <tr><td>Net income</td><td>25,330</td><td>22,204</td></tr>\
        <tr><td>Accounts receivable</td><td>(5,283)</td><td>(4,112)</td></tr>\
        <tr><td>Depreciation</td><td>7,283</td><td>6,112</td></tr></table></body></html>\n";
    let (facts, told) = drafted("fell.html", page);
    let rows = [
        "NetIncome,9M24,USD,\"25,330\",thousand",
        "AccountsReceivable,9M24,USD,\"(5,283)\",thousand",
        "Depreciation,9M23,USD,\"6,112\",thousand",
    ];
    holds(&facts, &rows, &told);
}
