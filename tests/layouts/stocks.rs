//! Which rows of key figures and of notes on segments are of a moment, by the names of things; what no list of names has is
//! asked about once.

use std::fs;

use crate::common::{drafted, kessan};
use crate::holds;

fn table(title: &str, unit: &str, rows: &[(&str, &str, &str)]) -> String {
    let mut release = format!(
        "Tarn Mills plc\nResults for the year ended 31 December 2024\n\n{title}\n({unit})\n\n\t2024\t2023\n"
    );
    for (caption, newer, older) in rows {
        release.push_str(&format!("{caption}\t{newer}\t{older}\n"));
    }
    release
}

/// What `new` asks in the map.
fn asked(release: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder can be made");
    fs::write(folder.path().join("tarn.txt"), release).expect("a file can be written");
    kessan(folder.path(), &["new", "tarn.txt", "--out", "mine"]);
    let map = fs::read_to_string(folder.path().join("mine/map.toml")).unwrap_or_default();
    map.lines().filter(|line| line.starts_with("# ?")).collect::<Vec<_>>().join("\n")
}

/// Whose assets they are does not make them flows.
#[test]
fn assets_and_liabilities_of_segments_are_of_a_day() {
    let rows = [
        ("Segment revenue", "702", "688"),
        ("Segment assets", "1,310", "1,204"),
        ("Unallocated liabilities", "24", "19"),
        ("Segment capital expenditure", "18", "17"),
        ("Investment in associates", "51", "48"),
        ("Segment trade receivables", "98", "91"),
    ];
    let (facts, told) = drafted("tarn.txt", &table("Segments", "€ million", &rows));
    let expected = [
        "SegmentRevenue,FY24,EUR,702,million",
        "SegmentAssets,FY24.end,EUR,\"1,310\",million",
        "UnallocatedLiabilities,FY23.end,EUR,19,million",
        "SegmentCapitalExpenditure,FY24,EUR,18,million",
        "InvestmentInAssociates,FY24.end,EUR,51,million",
        "SegmentTradeReceivables,FY23.end,EUR,91,million",
    ];
    holds(&facts, &expected, &told);
}

/// Languages join words: the last one says what is counted.
#[test]
fn joined_words_end_with_what_there_is() {
    let release = "\
Tanne AG
Geschäftsbericht für das Geschäftsjahr vom 1. Januar bis 31. Dezember 2024

Kennzahlen
(in Mio. €)

\t2024\t2023
Umsatzerlöse\t702,1\t688,2
Bilanzsumme\t1.304,3\t1.218,4
Segmentvermögen\t51,2\t48,8
Forderungen an Kunden\t61,2\t58,8
Risikogewichtete Aktiva\t71,2\t68,8
Abschreibungen auf Forderungen\t1,2\t1,8
Personalaufwand\t81,2\t78,8
";
    let (facts, told) = drafted("tanne.txt", release);
    let of = |figure: &str, period: &str| {
        let (figure, period) = (format!("\"{figure}\""), format!(",{period},"));
        let (plain, end) = (figure.trim_matches('"').replace(',', "."), period);
        facts.iter().any(|fact| fact.contains(&plain) && fact.contains(&end))
    };
    for figure in ["51,2", "61,2", "71,2"] {
        assert!(of(figure, "FY24.end"), "{figure}: {facts:#?}{told}");
    }
    for figure in ["1,2", "81,2"] {
        assert!(of(figure, "FY24"), "{figure}: {facts:#?}{told}");
    }
}

/// A name that no list has, among stocks and flows, is half understood.
#[test]
fn unknown_names_among_stocks_and_flows_are_asked_about_once() {
    let rows = [
        ("Revenue", "702.1", "688.2"),
        ("Total assets", "1,304.3", "1,218.4"),
        ("Operating costs", "501.1", "488.2"),
        ("Bullion vault", "31.2", "28.8"),
        ("Timber stumpage pool", "11.2", "10.8"),
    ];
    let found = asked(&table("Key figures", "€ million", &rows));
    let question = "of a moment or of a span of time: `Bullion vault`, `Timber stumpage pool`?";
    assert!(found.contains(question), "{found}");
    assert!(!found.contains("Operating costs"), "{found}");
    // What adds up to a flow is one, and so is what a line above says to be one.
    let rows = [
        ("Revenue by region", "", ""),
        ("Uplands", "401.1", "388.2"),
        ("Lowlands", "301.0", "300.0"),
        ("Total revenue", "702.1", "688.2"),
        ("Net debt", "204.3", "218.4"),
    ];
    let found = asked(&table("Key figures", "€ million", &rows));
    assert!(!found.contains("of a moment or of a span"), "{found}");
    // A statement of income needs no word for any of its rows.
    let rows = [
        ("Revenue", "702.1", "688.2"),
        ("Bullion vault", "31.2", "28.8"),
        ("Net debt", "204.3", "218.4"),
    ];
    let found = asked(&table("Income statement", "€ million", &rows));
    assert!(!found.contains("of a moment or of a span"), "{found}");
}

/// A table of one row is one where its columns say what they are.
#[test]
fn a_table_may_have_one_row() {
    let release = "\
Tarn Mills plc
Results for the year ended 31 December 2024

Income statement
(in thousands of pounds)

\t2024\t2023
Revenue\t912,400\t874,000
Operating profit\t80,600\t81,900

Net debt

\t31 December 2024\t31 December 2023
\t£000\t£000
Net debt\t71,400\t58,200

Pages 12 and 14 are part of this report 12 14
";
    let (facts, told) = drafted("tarn.txt", release);
    let rows = [
        "Revenue,FY24,GBP,\"912,400\",thousand",
        "NetDebt,FY24.end,GBP,\"71,400\",thousand",
        "NetDebt,FY23.end,GBP,\"58,200\",thousand",
    ];
    holds(&facts, &rows, &told);
    assert_eq!(facts.len(), 6, "{facts:#?}{told}");
}

/// Rows say what moved cash where no title does, and that a table is no balance sheet.
#[test]
fn rows_say_of_what_their_table_is() {
    let release = "\
Tarn Mills, Inc.
Results for the nine months ended September 30, 2024

Tarn Mills, Inc.
(in thousands of US dollars)

\tNine Months Ended September 30, 2024\tNine Months Ended September 30, 2023
Net income\t25,330\t22,204
Depreciation\t7,283\t6,112
Accounts receivable\t(5,283)\t(4,112)
Inventories\t(3,432)\t(2,118)
Net cash provided by operating activities\t23,898\t22,086
";
    let (facts, told) = drafted("tarn.txt", release);
    let rows = [
        "AccountsReceivable,9M24,USD,\"(5,283)\",thousand",
        "Inventories,9M23,USD,\"(2,118)\",thousand",
    ];
    holds(&facts, &rows, &told);
    let rows = [
        ("Revenue", "702.1", "688.2"),
        ("Net profit", "81.1", "78.2"),
        ("Total assets", "1,304.3", "1,218.4"),
        ("Inventories", "104.3", "118.4"),
    ];
    let (facts, told) =
        drafted("tarn.txt", &table("Financial position and results", "€ million", &rows));
    let expected = [
        "Revenue,FY24,EUR,702.1,million",
        "NetProfit,FY24,EUR,81.1,million",
        "TotalAssets,FY24.end,EUR,\"1,304.3\",million",
        "Inventories,FY24.end,EUR,104.3,million",
    ];
    holds(&facts, &expected, &told);
    // A balance sheet has the result of the year as well.
    let rows = [
        ("Trade receivables", "702.1", "688.2"),
        ("Net profit", "81.1", "78.2"),
        ("Total equity and liabilities", "1,304.3", "1,218.4"),
    ];
    let (facts, told) = drafted("tarn.txt", &table("Balance sheet", "€ million", &rows));
    holds(&facts, &["NetProfit,FY24.end,EUR,81.1,million"], &told);
}

/// What stands between two numbers of shares and adds up to the second counts shares.
#[test]
fn what_dilutes_numbers_of_shares_is_one() {
    let release = |effect: &str| {
        format!(
            "Tarn Mills, Inc.\nResults for the year ended December 31, 2024\n\nNet income per share\n\
             (in thousands of US dollars, except per share data)\n\n\t2024\t2023\nNet income\t8,539\t7,204\n\
             Weighted average shares outstanding - basic\t39,330\t39,110\nCompensation of the crew\t{effect}\t700\n\
             Weighted average shares outstanding - diluted\t40,118\t39,810\n"
        )
    };
    let (facts, told) = drafted("tarn.txt", &release("788"));
    assert!(facts.iter().any(|fact| fact.contains("shares,788,thousand")), "{facts:#?}{told}");
    let (facts, told) = drafted("tarn.txt", &release("799"));
    assert!(!facts.iter().any(|fact| fact.contains(",799,")), "{facts:#?}{told}");
    // An amount does not, whatever it comes to.
    let amount = release("788").replace("Compensation of the crew", "Net income of the crew");
    let (facts, told) = drafted("tarn.txt", &amount);
    assert!(!facts.iter().any(|fact| fact.contains("shares,788,")), "{facts:#?}{told}");
}

/// A day in parentheses, where units stand, is that on which a number was counted; a number of a note is none.
#[test]
fn a_day_in_parentheses_is_that_of_its_row() {
    let rows = [
        ("Revenue", "702", "688"),
        ("Bonds held (31.12.)", "1,204", "1,180"),
        ("Interest paid (5.5)", "18", "17"),
    ];
    let (facts, told) = drafted("tarn.txt", &table("Segments", "€ million", &rows));
    let facts = facts.join("\n");
    let of = |figure: &str| facts.lines().find(|line| line.contains(figure)).unwrap_or_default();
    assert!(
        of("1,204").contains("FY24.end") && of("1,180").contains("FY23.end"),
        "{facts}\n{told}"
    );
    assert!(of("702").contains("FY24,"), "{facts}\n{told}");
    assert!(!of(",18,").contains(".end"), "{facts}\n{told}");
}
