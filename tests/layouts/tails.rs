//! Captions whose end stands below their figures.

use crate::common::drafted;

fn rows_of<'a>(facts: &'a [String], concept: &str) -> Vec<&'a str> {
    let of = |row: &&String| row.split(',').next() == Some(concept);
    facts.iter().filter(of).map(String::as_str).collect()
}

/// What stands further right below a row, and no row below it does, is its end: it says of no other row what it states.
#[test]
fn ends_of_captions_that_stand_further_right_are_of_them() {
    let text = "Larch Quarries Inc.\nResults for the year ended December 31, 2024\n\n\
        Statements of Operations\n(in thousands, except per share data)\n\n\
        \u{20}                                         2024        2023\n\
        Revenue                               $171,206    $149,387\n\
        Net income                              16,431      19,052\n\
        Dividend paid out on common              $0.35       $0.32\n\
        \u{20} stock, per share\n\
        Average count of common                 41,093      40,217\n\
        \u{20} shares outstanding\n\
        Profit from quarries                     1,307       1,226\n\
        \u{20} in two provinces\n\
        Other income                             2,114       2,093\n";
    let (facts, told) = drafted("larch.txt", text);
    let holds = |concept: &str, unit: &str| {
        let rows = rows_of(&facts, concept);
        assert!(rows.iter().any(|row| row.contains(unit)), "{concept}: {facts:#?} {told}");
    };
    holds("DividendPaidOutOnCommonStockPerShare", "USD/shares,0.35");
    holds("AverageCountOfCommonSharesOutstanding", "shares,\"41,093\",thousand");
    holds("ProfitFromQuarriesInTwoProvinces", "USD,\"1,307\",thousand");
    holds("OtherIncome", "USD,\"2,114\",thousand");
}

/// What stands no further right may be the end of a caption or a line over rows: neither is settled without a word.
#[test]
fn ends_of_captions_that_may_be_lines_over_rows_are_asked_about() {
    let release = |line: &str| {
        format!(
            "Larch Quarries plc\nResults for the year ended 31 December 2024\n\n\
             Financial highlights\n£m\n\n\
             \u{20}                                         2024        2023\n\
             Revenue                                  171.2       149.3\n\
             Interim distribution                       6.3         6.1\n{line}\n\
             Operating profit                          16.4        19.0\n\
             Profit before tax                         15.1        18.2\n"
        )
    };
    for line in ["per share (pence)", "per share (p)", "employed (%)"] {
        let (facts, told) = drafted("larch.txt", &release(line));
        assert_eq!(facts.len(), 2, "{line}: {facts:#?} {told}");
        assert!(rows_of(&facts, "Revenue")[0].ends_with("GBP,171.2,million"), "{line}: {facts:?}");
    }
    // Lines that say nothing of units, and those that end as headings do, are as before.
    for line in ["of the northern quarries", "of which", "attributable to:"] {
        let (facts, told) = drafted("larch.txt", &release(line));
        assert_eq!(facts.len(), 8, "{line}: {facts:#?} {told}");
    }
}

/// Lines further right with rows below them that stand there too are over these rows.
#[test]
fn lines_over_rows_that_stand_further_right_are_no_ends() {
    let text = "Larch Quarries plc\nResults for the year ended 31 December 2024\n\n\
        Income statement\n£m\n\n\
        \u{20}                                         2024        2023\n\
        Revenue                                  171.2       149.3\n\
        \u{20} from quarries\n\
        \u{20} Chile                                  101.2        91.3\n\
        \u{20} Peru                                    70.0        58.0\n\
        Operating profit                          16.4        19.0\n";
    let (facts, told) = drafted("larch.txt", text);
    for concept in ["Revenue", "Chile", "Peru", "OperatingProfit"] {
        assert_eq!(rows_of(&facts, concept).len(), 2, "{concept}: {facts:#?} {told}");
    }
}
