//! What the headings of columns say of their periods: lengths of time over years, years beside parts of them, codes of
//! fiscal years by the month in which they end.

use crate::common::drafted;

/// A release whose table has a heading and two rows.
fn release(title: &str, heading: &str, rows: &str) -> String {
    format!("Larch Quarries plc\n{title}\n\n{heading}\n{rows}")
}

const TWO: &str = "\
Sales                  412.5      398.9
Operating profit        71.3       59.0
";

const THREE: &str = "\
Sales                  412.5      398.9      1,204.3
Operating profit        71.3       59.0        120.1
";

fn periods(facts: &[String], concept: &str) -> Vec<String> {
    let own = facts.iter().filter(|row| row.split(',').next() == Some(concept));
    own.filter_map(|row| row.split(',').nth(1).map(str::to_owned)).collect()
}

/// What stands over years says which part of them is meant, although it looks like a figure; the title of the release
/// speaks of another span.
#[test]
fn lengths_of_time_over_years_are_no_figures() {
    for over in
        ["9m         9m", "9 m        9 m", "9 mo       9 mo", "9M         9M", "1-9        1-9"]
    {
        let heading =
            format!("                       {over}\n                        2024       2023");
        let title = "Results for the quarter ended 30 September 2024 (€ million)";
        let (facts, told) = drafted("larch.txt", &release(title, &heading, TWO));
        assert_eq!(periods(&facts, "Sales"), ["9M24", "9M23"], "{over}: {facts:?} {told}");
    }
    // Weeks and days whose last day nothing says are asked about, once.
    for over in ["39w        39w", "270 d      270 d"] {
        let heading =
            format!("                       {over}\n                        2024       2023");
        let title = "Results for the quarter ended 30 September 2024 (€ million)";
        let (facts, told) = drafted("larch.txt", &release(title, &heading, TWO));
        assert!(facts.is_empty(), "{over}: {facts:?}");
        assert_eq!(told.matches("Not certain in this table").count(), 1, "{over}: {told}");
    }
}

/// The number behind a month and before a quarter is a day where it may be one and the year stands below it.
#[test]
fn days_before_a_quarter_are_no_years() {
    let title = "Results of the second quarter (€ million)";
    for (over, years, read) in [
        ("June 30 Quarter   June 30 Quarter", "2024              2023", ["2Q24", "2Q23"]),
        ("Jun 24 quarter    Jun 23 quarter ", "", ["2Q24", "2Q23"]),
    ] {
        let heading = format!("                {over}\n                      {years}");
        let rows = "\
Sales                     412.5             398.9
Operating profit           71.3              59.0
";
        let (facts, told) = drafted("larch.txt", &release(title, heading.trim_end(), rows));
        assert_eq!(periods(&facts, "Sales"), read, "{over}: {facts:?} {told}");
    }
}

/// The end of a half that many lines say, over many tables, is judged once.
#[test]
fn an_end_that_many_lines_say_is_judged_once() {
    let lines = "Half-year to 31 December 2023\n\n".repeat(200);
    let tables: String = (1..20)
        .map(|number| {
            format!(
                "Part {number} (€ million)\n\n                       1H FY24    1H FY23\n{TWO}\n\n"
            )
        })
        .collect();
    let (_, told) = drafted("larch.txt", &format!("Larch Quarries plc\n{lines}{tables}"));
    assert!(told.contains("19 of 19 tables"), "{told}");
}

/// Amounts without a caption are rows, although years may stand near them.
#[test]
fn rows_without_a_caption_stay_rows() {
    let release = "\
Larch Quarries plc
Results for the six months ended 30 June 2024 (€ million)

                       H1 2024    H1 2023
Sales                    412.5      398.9
Other income              12.0       11.0
                         424.5      409.9

Balance sheet (€ million)
                          2024       2023
Cash                      12.5       11.9
Equity                   171.3      159.0
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(periods(&facts, "OtherIncome"), ["1H24", "1H23"], "{facts:?} {told}");
    assert!(told.contains("row-unknown"), "{told}");
}

/// Years of two digits below the parts of them.
#[test]
fn years_of_two_digits_stand_below_their_parts() {
    let release = "\
Larch Quarries plc
Results for the quarter and year ended 31 December 2024

$m                     Q4      Q4     FY      FY
                       24      23     24      23
Sales               120.4   110.2  461.2   430.1
Operating profit     12.0    11.0   48.1    44.0
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(periods(&facts, "Sales"), ["4Q24", "4Q23", "FY24", "FY23"], "{facts:?} {told}");
    assert!(!told.contains("row-unknown"), "{told}");
}

/// A part of a year and the year of two numbers behind it are one heading, beside bare ones.
#[test]
fn a_quarter_of_a_split_year_is_no_year() {
    let title =
        "Figures of the financial year 2023/24 (1 October 2023 to 30 September 2024), € million";
    for (part, code) in [("Q4", "4Q24"), ("H1", "1H24"), ("9M", "9M24")] {
        let heading = format!("€ million            2022/23    2021/22   {part} 2023/24");
        let (facts, told) = drafted("larch.txt", &release(title, &heading, THREE));
        assert_eq!(periods(&facts, "Sales"), ["FY23", "FY22", code], "{part}: {facts:?} {told}");
    }
}

/// Words over each column stand over it alone, although one is so wide that it reaches over the next.
#[test]
fn wide_headings_go_to_their_columns_in_order() {
    let heading = "\
€ million              4th quarter 2024       4th quarter 2023";
    let rows = "\
Sales                        412.5      398.9
Operating profit              71.3       59.0
";
    let (facts, told) = drafted("larch.txt", &release("Annual results 2024", heading, rows));
    assert_eq!(periods(&facts, "Sales"), ["4Q24", "4Q23"], "{facts:?} {told}");
}

/// A bare year is not the quarter that the title is about where that quarter has a column of its own; what has passed of
/// a year ends with it.
#[test]
fn a_year_beside_its_quarter_is_asked_about_as_a_year() {
    let release = "\
Larch Quarries plc
Interim report Q3 2024

€ million              Q3 2024    Q3 2023   YTD 2024   YTD 2023       2023
Sales                    412.5      398.9    1,204.3    1,190.1    1,610.4
Operating profit          71.3       59.0      210.2      190.8      270.7
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(told.matches("Not certain in this table").count(), 1, "{facts:?} {told}");
    let line = told.lines().find(|line| line.contains("columns = [")).unwrap_or_default();
    for code in ["3Q24", "3Q23", "9M24", "9M23", "FY23"] {
        assert_eq!(line.matches(&format!("\"{code}\"")).count(), 1, "{code}: {line}");
    }
}

/// `FY3/25` is the year to March 2025, and what stands beside it a part of that year.
#[test]
fn a_part_stands_beside_the_year_by_its_last_month() {
    for heading in [
        "1Q FY3/25   1Q FY3/24",
        "FY3/25 1Q   FY3/24 1Q",
        "Q1 FY3/25   Q1 FY3/24",
        "FY2025/3 1Q   FY2024/3 1Q",
    ] {
        let heading =
            format!("(Millions of yen)\n                    {}", heading.replace("   ", "     "));
        let rows = "\
Sales                  60,410        58,020
Operating profit        6,040         5,800
";
        let (facts, told) = drafted("sora.txt", &release("Consolidated results", &heading, rows));
        let found = periods(&facts, "Sales");
        assert_eq!(found, ["2Q24", "2Q23"], "{heading}: {facts:?} {told}");
    }
}

/// Letters behind codes say what is reported and what is expected.
#[test]
fn what_is_expected_is_asked_about() {
    let heading = "$m                       1Q25A      1Q24A        FY25E";
    let title = "Results for the three months ended March 31, 2025";
    let (facts, told) = drafted("larch.txt", &release(title, heading, THREE));
    assert!(periods(&facts, "Sales").iter().all(|code| code != "FY25"), "{facts:?}");
    let line = told.lines().find(|line| line.contains("columns = [")).unwrap_or_default();
    assert!(line.contains("1Q25") && line.contains("FY25"), "{told}");
}

/// The letter of estimates in parentheses is one where no others show that letters count notes.
#[test]
fn an_estimate_in_parentheses_is_asked_about() {
    let title = "Results for the three months ended September 30, 2024";
    let read = |heading: &str| {
        let heading = format!("$m                      {heading}");
        drafted("larch.txt", &release(title, &heading, TWO))
    };
    let (facts, told) = read("Q3 2024 (e)   Q3 2023");
    assert!(periods(&facts, "Sales").iter().all(|code| code != "3Q24"), "{facts:?}");
    assert_eq!(told.matches("warning[question-").count(), 1, "{told}");
}

/// A month with its year is the end of the span that the title names.
#[test]
fn months_alone_end_the_span_of_the_title() {
    for heading in ["Sep-24     Sep-23", "Sep 2024   Sep 2023"] {
        let heading = format!("$m                      {heading}");
        let title = "Results for the nine months ended 30 September 2024";
        let (facts, told) = drafted("larch.txt", &release(title, &heading, TWO));
        assert_eq!(periods(&facts, "Sales"), ["9M24", "9M23"], "{heading}: {facts:?} {told}");
    }
    // Of another month nothing is known.
    let heading = "$m                      Oct-24     Oct-23";
    let title = "Results for the nine months ended 30 September 2024";
    let (facts, told) = drafted("larch.txt", &release(title, heading, TWO));
    assert!(facts.is_empty() && told.contains("Not certain"), "{facts:?} {told}");
}

/// Years of other calendars are told, and no report is of them.
#[test]
fn years_of_the_buddhist_calendar_are_asked_about() {
    let heading = "(Unit: Thousand Baht)\n                        2567       2566";
    let title = "Statement of income for the year ended 31 December 2567";
    let (facts, told) = drafted("larch.txt", &release(title, heading, TWO));
    assert!(facts.is_empty(), "{facts:?}");
    assert_eq!(told.matches("warning[").count(), 1, "{told}");
}

/// Items stand in an inner column and their sums in an outer one, both of the same day.
#[test]
fn inner_and_outer_columns_are_of_one_day() {
    let release = "\
Larch Quarries Ltd
Balance sheet as at 31 December 2024

                                     2024                   2023
                                 £          £           £          £
Fixed assets                               14,210                 13,780
Stocks                        2,310                  2,190
Debtors                       1,820                  1,640
Creditors                    (1,905)                (1,770)
Net current assets                          2,225                  2,060
Net assets                                 16,435                 15,840
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(facts.len(), 12, "{facts:?} {told}");
    assert!(
        facts.iter().all(|fact| fact.contains(".end,") || fact.contains("-12-31,")),
        "{facts:?}"
    );
    assert!(!told.contains("lost-cell") && !told.contains("Not certain"), "{told}");
}

/// Tables with the same captions are told apart by their titles, however many there are.
#[test]
fn many_tables_with_the_same_captions_are_found() {
    let table = |count: usize| {
        format!(
            "Quarry {count} (in thousands of US dollars)\n\n                     Q1 2024   Q1 2023\n\
             Rent                   1,{count:03}       998\nCosts                    {}       390\n\n",
            411 + count
        )
    };
    let tables: String = (1..=9).map(table).collect();
    let release = format!("Larch Quarries Corp\nResults Q1 2024\n\n{tables}");
    let (facts, told) = drafted("larch.txt", &release);
    assert_eq!(facts.len(), 36, "{facts:?} {told}");
    assert!(!told.contains("table-not-found"), "{told}");
    for count in 1..=9 {
        let value = format!("\"1,{count:03}\"");
        assert!(facts.iter().any(|fact| fact.contains(&value)), "{value}: {facts:?}");
    }
}

/// The sign of several currencies is the one that the first table names, where the text names no other of them.
#[test]
fn a_sign_is_the_currency_that_the_first_table_names() {
    let table = |unit: &str, name: &str| {
        format!(
            "{name}\n                           {unit}      {unit}\n                         H1 2024    H1 2023\n\
                 {name} one                412,330    398,870\n{name} two                 71,204     59,020\n\n"
        )
    };
    let release = |first: &str, more: &str| {
        format!(
            "Larch Quarries Limited\nHalf-year report for the period ended 30 June 2024\n{more}\n\n{}{}",
            table(first, "Sales"),
            table("$'000 ", "Costs")
        )
    };
    let (facts, told) = drafted("larch.txt", &release("A$'000", ""));
    assert_eq!(facts.len(), 8, "{facts:?} {told}");
    assert!(facts.iter().all(|fact| fact.contains(",AUD,")), "{facts:?}");
    // Another dollar in the text may be meant by the bare sign.
    let (facts, _) =
        drafted("larch.txt", &release("A$'000", "A loan of US$ 45 million was repaid."));
    assert!(
        !facts.iter().any(|fact| fact.starts_with("Costs") && fact.contains(",AUD,")),
        "{facts:?}"
    );
}

/// Weighted averages of shares may be the same in a quarter and in its year.
#[test]
fn averages_of_shares_are_not_asked_about() {
    let release = "\
Larch Quarries Inc.
Results for the quarter and year ended December 31, 2024

Statements of income (in millions, except per share data)
                              Q4 2024    Q4 2023    FY 2024    FY 2023
Revenue                      $  412.5   $  398.9   $1,604.3   $1,590.1
Operating income                 71.3       59.0      280.1      271.9
Weighted average shares          22.2       22.4       22.2       22.4
";
    let (facts, told) = drafted("larch.txt", release);
    let own = facts.iter().filter(|fact| fact.starts_with("WeightedAverageShares,"));
    assert_eq!(own.count(), 4, "{facts:?} {told}");
}

/// What a unit is not for says nothing of the rows below the line.
#[test]
fn exceptions_of_a_unit_are_no_measure_of_its_rows() {
    let release = "\
Larch Quarries Corp.
Results for the quarter ended September 30, 2024

                                                          Three months ended September 30,
                                                                  2024        2023
Highlights (in millions of US$, except per share amounts)
Revenue                                                          412.5       398.9
Gross profit                                                      71.3        59.0
Earnings per share                                                0.34        0.30
";
    let (facts, told) = drafted("larch.txt", release);
    let first = facts.first().map(String::as_str);
    assert_eq!(first, Some("Revenue,3Q24,USD,412.5,million"), "{facts:?} {told}");
    assert!(
        facts.iter().any(|fact| fact.starts_with("EarningsPerShare,3Q24,USD/shares,0.34")),
        "{facts:?}"
    );
}

/// A word that counts people is the cost of them, or asked about, where the title is of costs.
#[test]
fn things_among_costs_are_asked_about() {
    let release = |title: &str| {
        format!(
            "Larch Quarries plc\nResults for the year ended 31 December 2024\n\n{title} (EUR million)\n\
                 \u{20}                     2024      2023\nStaff                1,204     1,150\nPremises               310       295\nEnergy               150       160\n"
        )
    };
    let (facts, _) = drafted("larch.txt", &release("Operating costs by nature"));
    assert!(!facts.iter().any(|fact| fact.starts_with("Staff,")), "{facts:?}");
    assert!(
        facts.iter().any(|fact| fact.starts_with("Premises,FY24,EUR,310,million")),
        "{facts:?}"
    );
    let (facts, _) = drafted("larch.txt", &release("Key figures"));
    assert!(facts.iter().any(|fact| fact.starts_with("Staff,")), "{facts:?}");
}

/// Bullets are sentences, although their figures stand at the end.
#[test]
fn bullets_are_no_rows() {
    for bullet in ["•", "-", "●"] {
        let release = format!(
            "Larch Quarries plc\nResults for the quarter ended 30 September 2025\n\n\
             {bullet} Revenue was 1,842 (1,765)\n{bullet} Operating profit was 214 (198)\n{bullet} Net profit came to 150 (136)\n\n\
             Income statement (GBP million)\n                      Q3 2025        Q3 2024\n\
             Revenue                 1,842          1,765\nCosts                  (1,628)        (1,567)\nOperating profit          214            198\n"
        );
        let (facts, told) = drafted("larch.txt", &release);
        assert_eq!(facts.len(), 6, "{bullet}: {facts:?} {told}");
        assert!(!told.contains("has no period"), "{bullet}: {told}");
    }
    // Captions that begin with a dash are those of rows.
    let release = "\
Larch Quarries plc
Income statement (GBP million)
                      Q3 2025        Q3 2024
Revenue                 1,842          1,765
- of which services       214            198
- of which goods        1,628          1,567
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(facts.len(), 6, "{facts:?} {told}");
}

/// One heading centred over all columns goes on in the days below it.
#[test]
fn words_centred_over_days_are_of_all_of_them() {
    let release = "\
Larch Bancorp reports second quarter results
Financial highlights (dollars in thousands)
                                                   For the Three Months Ended
                                 6/30/2025    3/31/2025   12/31/2024    9/30/2024    6/30/2024
Net interest income                $41,204      $39,880      $38,915      $37,002      $36,118
Noninterest income                  18,422       17,905       18,811       17,340       17,006
Net income                         $14,800      $13,835      $15,433      $11,826      $11,228
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(periods(&facts, "NetIncome").len(), 5, "{facts:?} {told}");
    assert!(facts.iter().all(|fact| !fact.contains(".end,")), "{facts:?}");
}

/// What only another's table has is none of the group's.
#[test]
fn captions_of_a_table_with_another_revenue_are_its_own() {
    let release = "\
Larch Quarries plc
Results for the quarter ended 30 September 2024

Consolidated income statement (EUR million)
                      Q3 2024    Q3 2023
Revenue               1,204.1    1,150.2
Net profit              162.5      150.1

Germany (EUR million)
                      Q3 2024    Q3 2023
Revenue                 404.1      380.9
Operating costs        (302.5)    (290.2)
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(periods(&facts, "Revenue").len(), 2, "{facts:?} {told}");
    assert_eq!(periods(&facts, "GermanyRevenue").len(), 2, "{facts:?}");
    assert_eq!(periods(&facts, "GermanyOperatingCosts").len(), 2, "{facts:?}");
}

/// What a title names for a flow is of spans, whatever its captions name.
#[test]
fn captions_below_an_expense_are_spans() {
    let release = "\
Larch Bank plc
Results for the quarter ended 30 September 2024

Interest expense (EUR million)
                      Q3 2024    Q3 2023
Deposits                 20.1       18.8
Borrowings                4.1        3.9
";
    let (facts, told) = drafted("larch.txt", release);
    assert_eq!(periods(&facts, "Deposits"), ["3Q24", "3Q23"], "{facts:?} {told}");
}
