//! Tables that go on over the end of a page.

use crate::common::drafted_rows;
use crate::holds;

const FIRST: &str = "\
Tarn Works plc
Results for the year ended 31 December 2024

Consolidated income statement
For the year ended 31 December 2024
(EUR million)

                                            2024     2023
Revenue                                    1,304    1,250
Cost of sales                               (902)    (880)
";

const SECOND: &str = "\
                                            2024     2023
Gross profit                                 402      370
Other income                                  12       11
Profit for the year                          414      381
";

/// What stands over the first part is said of the second one too.
#[test]
fn a_table_goes_on_behind_the_end_of_a_page() {
    let ends = [
        "\nTarn Works plc | Annual Report 2024 | 14\n\nConsolidated income statement (continued)\n",
        "\nConsolidated income statement (continued)\n",
    ];
    for end in ends {
        let (facts, told) = drafted_rows("tarn.txt", &format!("{FIRST}{end}{SECOND}"));
        let found = facts.iter().filter(|fact| fact.contains(",EUR,"));
        assert_eq!(found.count(), 10, "{end}: {facts:#?}{told}");
        let begins = |row: &str| facts.iter().any(|fact| fact.starts_with(row));
        assert!(begins("GrossProfit,FY23,EUR,370,million"), "{end}: {facts:#?}{told}");
        assert!(!told.contains("question"), "{end}: {told}");
    }
}

/// Another table on the next page has its own unit, although its heading is the same.
#[test]
fn another_table_on_the_next_page_is_its_own() {
    for title in
        ["Consolidated balance sheet (continued)", "\u{c}5 Receivables", "\u{c}Thousands of tonnes"]
    {
        let (facts, told) = drafted_rows("tarn.txt", &format!("{FIRST}{title}\n\n{SECOND}"));
        let taken = facts.iter().any(|fact| fact.starts_with("GrossProfit,FY24,EUR,402,million"));
        assert!(!taken && told.contains("question"), "{title}: {facts:#?}{told}");
        let whole = |fact: &String| fact.split(",,").next().unwrap_or_default().to_owned();
        let facts: Vec<String> = facts.iter().map(whole).collect();
        holds(&facts, &["Revenue,FY24,EUR,\"1,304\",million"], &told);
    }
}
