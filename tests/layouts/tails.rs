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

/// A unit in parentheses below a row, further right than it, is of that row; so is an end before a line over other rows.
#[test]
fn units_below_their_rows_are_of_them() {
    let text = "Larch Quarries Limited\nResults for the year ended 31 December 2024\n\n\
        Income statement\n(NZ$ thousands)\n\n\
        \u{20}                                         2024        2023\n\
        Revenue                                  391,402     377,116\n\
        Profit for the year                       26,118      24,907\n\
        Basic earnings per share                    13.2        12.5\n\
        \u{20} (cents)\n\
        Diluted earnings per share                  13.1        12.4\n\
        \u{20} (cents)\n\
        Dividends declared per common              $0.22       $0.21\n\
        \u{20} share\n\
        Weighted average common\n\
        \u{20} shares outstanding:\n\
        Basic                                    197,864     199,256\n";
    let (facts, told) = drafted("larch.txt", text);
    for (concept, figure) in [
        ("BasicEarningsPerShareCents", "NZD/shares,13.2,-2"),
        ("DilutedEarningsPerShareCents", "NZD/shares,13.1,-2"),
        ("DividendsDeclaredPerCommonShare", "NZD/shares,0.22"),
    ] {
        let rows = rows_of(&facts, concept);
        assert!(rows.iter().any(|row| row.contains(figure)), "{concept}: {facts:#?} {told}");
    }
}

/// The first line of a caption that goes on below it says nothing of the rows further down.
#[test]
fn beginnings_of_captions_are_no_lines_over_rows() {
    let text = "Larch Quarries plc\nResults for the year ended 31 December 2024\n\n\
        Statement of financial position\n(All amounts in GBP '000)\n\n\
        \u{20}                              31 December 2024    31 December 2023\n\
        Inventories                            791,204             768,553\n\
        Employees' end-of-service\n\
        \u{20} benefits                             176,118             171,902\n\
        Trade payables                         893,447             902,116\n\
        TOTAL LIABILITIES                    3,224,905           3,301,442\n";
    let (facts, told) = drafted("larch.txt", text);
    for concept in ["EmployeesEndOfServiceBenefits", "TradePayables", "TotalLiabilities"] {
        let rows = rows_of(&facts, concept);
        assert!(
            rows.len() == 2 && rows.iter().all(|row| row.contains(",GBP,")),
            "{concept}: {facts:#?} {told}"
        );
    }
}
