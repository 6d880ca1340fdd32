//! What one part of a table says against another: days of other years, flows under days, lines that state different
//! units, numbers of shares beside what each earned.

use crate::common::drafted;

fn rows_of<'a>(facts: &'a [String], concept: &str) -> Vec<&'a str> {
    let own = facts.iter().filter(|row| row.split(',').next() == Some(concept));
    own.map(String::as_str).collect()
}

/// The day on which weeks end is the one of its year alone; a day over each column, and the end of a month, leave
/// nothing open.
#[test]
fn weeks_end_on_another_day_in_another_year() {
    let release = |over: &str| {
        format!(
            "Alder Grocers plc\nResults for the 26 weeks ended 21 September 2024\n\n\
             Income statement (£ million)\n\n{over}\n\
             Sales                      412.5              398.9\n\
             Operating profit            71.3               59.0\n"
        )
    };
    let over = "                            2024               2023";
    let (facts, told) = drafted("alder.txt", &release(over));
    let sales = rows_of(&facts, "Sales");
    assert_eq!(sales.len(), 1, "{facts:?} {told}");
    assert!(sales[0].starts_with("Sales,2024-03-24..2024-09-21,"), "{facts:?}");
    assert!(told.contains("takes the day on which weeks of another year end"), "{told}");
    assert!(told.contains("2023-03-26..2023-09-23"), "{told}");
    let over = "              21 September 2024  23 September 2023";
    let (facts, told) = drafted("alder.txt", &release(over));
    assert!(!told.contains("takes the day"), "{facts:?} {told}");
    let months = release("                            2024               2023")
        .replace("26 weeks ended 21 September", "six months ended 30 September");
    let (facts, told) = drafted("alder.txt", &months);
    assert_eq!(rows_of(&facts, "Sales").len(), 2, "{facts:?} {told}");
}

/// What happens in a span of time is asked about under days; what there is at a moment is not, nor is what the title says
/// to be a balance.
#[test]
fn flows_under_days_are_asked_about() {
    let release = "\
Alder Grocers plc
Results for the quarter ended 30 September 2024, year ending 31 December 2024

Funding (£ million)

                       30 September 2024   31 December 2023
Cash                                50.1               49.2
Free cash flow                      12.4               30.1
Capex                                8.1               33.0
Capex commitments                    9.4               11.2
Borrowings                         220.4              231.0
";
    let (facts, told) = drafted("alder.txt", release);
    for concept in ["FreeCashFlow", "Capex"] {
        assert!(rows_of(&facts, concept).is_empty(), "{facts:?} {told}");
    }
    for concept in ["Cash", "CapexCommitments", "Borrowings"] {
        assert_eq!(rows_of(&facts, concept).len(), 2, "{concept}: {facts:?} {told}");
    }
    assert!(told.contains("columns name days, and their figures are of spans"), "{told}");
}

/// Two lines of one table that state different units are asked about, and a title that says that amounts were converted;
/// what a line says of the whole text, shares beside amounts and the same unit twice are not.
#[test]
fn lines_that_state_different_units_are_asked_about() {
    let release = |lines: &str| {
        format!(
            "Alder Grocers plc\nResults for the year ended 31 December 2024\n\n{lines}\n\n\
             \x20                       FY 2024     FY 2023\n\
             Sales                     412.5       398.9\n\
             Operating profit           71.3        59.0\n"
        )
    };
    for lines in [
        "Income statement\n(in thousands of euros)\n(in millions of dollars)",
        "Income statement (EUR million)\n(in thousands)",
        "(in millions of dollars)\nIncome statement (translated into euros at 1.08)",
    ] {
        let (facts, told) = drafted("alder.txt", &release(lines));
        assert!(facts.is_empty(), "{lines}: {facts:?} {told}");
        assert!(told.contains("question-unit"), "{lines}: {told}");
    }
    for (lines, scale) in [
        (
            "All amounts in EUR million unless stated otherwise\n\nIncome statement (EUR thousand)",
            "thousand",
        ),
        ("Income statement (EUR million)\n(shares in thousands)", "million"),
        ("Income statement (EUR million)\n(in millions of euros)", "million"),
        ("Income statement (in millions of euros)\n(unaudited)", "million"),
    ] {
        let (facts, told) = drafted("alder.txt", &release(lines));
        let sales = rows_of(&facts, "Sales");
        assert_eq!(sales.len(), 2, "{lines}: {facts:?} {told}");
        assert!(sales[0].contains(&format!("EUR,412.5,{scale}")), "{lines}: {facts:?}");
    }
}

/// A number of shares that is a thousand times too small for what was earned, and for each of them, is told; one that
/// fits, and one of a company whose amounts are not there, is not.
#[test]
fn shares_that_do_not_go_with_what_each_earned_are_told() {
    let release = |rows: &str| {
        format!(
            "Alder Grocers Inc.\n\
             Results for the quarter ended September 30, 2024, year ending December 31, 2024\n\n\
             Income statement (in thousands of dollars, except share and per share data)\n\n\
             \x20                                  Q3 2024       Q3 2023\n{rows}\
             Earnings per share                  1.25          0.98\n"
        )
    };
    let few = "\
Sales                            214,300       198,900
Net income                        51,310        39,880
Weighted average shares           41,050        40,690
";
    let (facts, told) = drafted("alder.txt", &release(few));
    assert!(!facts.is_empty());
    assert!(told.contains("shares in line 9 are 10^3 too few"), "{facts:?} {told}");
    assert!(told.contains("\"shares thousand\""), "{told}");
    let right = few.replace("41,050", "41,050,000").replace("40,690", "40,690,000");
    let other = few.replace("51,310", "61,310").replace("39,880", "45,880");
    for rows in [right.as_str(), other.as_str()] {
        let (facts, told) = drafted("alder.txt", &release(rows));
        assert!(!told.contains("too few"), "{facts:?} {told}");
    }
}
