//! What a careful reader sees in reports of others, and right notes of which nothing is told.

use super::edits::{FERRY, MILL, NOTHING, told};
use super::whole::told_beside;

const IMPLIED: &str = "implied-figure-differs";
const ROLL: &str = "roll-forward-differs";

fn of_code(mut found: Vec<String>, code: &str) -> usize {
    found.retain(|told| told.starts_with(code));
    found.len()
}

/// How often a row is told of that other rows come to, by the periods of the note and its amounts.
fn adjusted(periods: &[&str], rows: &[(&str, &[&str])]) -> usize {
    let concepts: Vec<String> =
        rows.iter().map(|(name, _)| format!("{name},monetary,duration,,{name},,")).collect();
    let shown: String = rows.iter().map(|(name, _)| format!("1,{name},,,\n")).collect();
    let facts = rows.iter().flat_map(|(name, amounts)| {
        let cells = periods.iter().zip(*amounts);
        cells.map(move |(period, amount)| format!("{name},{period},,EUR,\"{amount}\",thousand"))
    });
    let facts: Vec<String> = facts.collect();
    let concepts: Vec<&str> = concepts.iter().map(String::as_str).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    of_code(told_beside(("Adjusted", "Adjusted result"), &shown, &concepts, &facts), IMPLIED)
}

const FOUR: [&str; 4] = ["3Q24", "3Q23", "9M24", "9M23"];

/// The note over four periods with one amount that is another.
fn adjusted_with(row: usize, column: usize, amount: &'static str) -> usize {
    let mut rows = [
        ("PlainResult", ["4,119", "3,237", "11,311", "9,024"]),
        ("TaxShare", ["1,447", "1,198", "3,902", "3,011"]),
        ("InterestShare", ["418", "456", "1,260", "1,377"]),
        ("WearShare", ["2,405", "2,331", "7,204", "6,988"]),
        ("AdjustedResult", ["8,389", "7,222", "23,677", "20,400"]),
    ];
    rows[row].1[column] = amount;
    let rows: Vec<(&str, &[&str])> = rows.iter().map(|(name, of)| (*name, &of[..])).collect();
    adjusted(&FOUR, &rows)
}

#[test]
fn a_row_is_the_sum_of_those_above_it_as_in_all_other_columns() {
    assert_eq!(adjusted_with(4, 0, "8,389"), 0);
    assert_eq!(adjusted_with(4, 2, "23,767"), 1);
    assert_eq!(adjusted_with(1, 3, "3,811"), 1);
    assert_eq!(adjusted_with(2, 1, "—"), 1);
    // The last digit may be rounded.
    assert_eq!(adjusted_with(3, 2, "7,205"), 0);
}

#[test]
fn what_is_added_in_one_column_alone_is_no_slip() {
    let rows = |of_last: [&'static str; 2]| -> Vec<(&'static str, Vec<&'static str>)> {
        vec![
            ("PlainResult", vec!["41,193", "32,371"]),
            ("TaxShare", vec!["14,472", "11,982"]),
            ("InterestShare", vec!["4,171", "4,553"]),
            ("AdjustedResult", vec!["59,836", of_last[0]]),
            ("OneOff", vec!["—", of_last[1]]),
        ]
    };
    let count = |rows: Vec<(&str, Vec<&str>)>| {
        let rows: Vec<(&str, &[&str])> = rows.iter().map(|(name, of)| (*name, &of[..])).collect();
        adjusted(&["3Q24", "3Q23"], &rows)
    };
    assert_eq!(count(rows(["48,906", "—"])), 0);
    assert_eq!(count(rows(["48,096", "—"])), 1);
    // The row below is what it is off by; or it is off by what no slip explains.
    assert_eq!(count(rows(["48,096", "810"])), 0);
    assert_eq!(count(rows(["46,213", "—"])), 0);
}

/// How often a note of provisions over two years is told of, with the amounts of the first.
fn provisions(first: [&str; 5]) -> usize {
    let rows = "1,WarrantyProvision,periodStart,,\n1,ProvisionsMade,,,\n1,ProvisionsUsed,,,\n\
                1,ProvisionsReversed,,,\n1,ProvisionsDiscounted,,,\n1,WarrantyProvision,periodEnd,,\n";
    let concepts = [
        "WarrantyProvision,monetary,instant,credit,Warranties,At the start,At the end",
        "ProvisionsMade,monetary,duration,,Made,,",
        "ProvisionsUsed,monetary,duration,,Used,,",
        "ProvisionsReversed,monetary,duration,,Reversed,,",
        "ProvisionsDiscounted,monetary,duration,,Discounted,,",
    ];
    let [made, used, reversed, discounted, closing] = first;
    let facts = [
        "WarrantyProvision,FY22.end,,EUR,\"10,412\",thousand".to_owned(),
        format!("ProvisionsMade,FY23,,EUR,\"{made}\",thousand"),
        format!("ProvisionsUsed,FY23,,EUR,\"{used}\",thousand"),
        format!("ProvisionsReversed,FY23,,EUR,\"{reversed}\",thousand"),
        format!("ProvisionsDiscounted,FY23,,EUR,\"{discounted}\",thousand"),
        format!("WarrantyProvision,FY23.end,,EUR,\"{closing}\",thousand"),
        "ProvisionsMade,9M24,,EUR,\"2,318\",thousand".to_owned(),
        "ProvisionsUsed,9M24,,EUR,\"(1,904)\",thousand".to_owned(),
        "ProvisionsReversed,9M24,,EUR,(477),thousand".to_owned(),
        "ProvisionsDiscounted,9M24,,EUR,152,thousand".to_owned(),
        "WarrantyProvision,9M24.end,,EUR,\"11,028\",thousand".to_owned(),
    ];
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    of_code(told_beside(("Provisions", "Provisions"), rows, &concepts, &facts), ROLL)
}

#[test]
fn a_balance_of_two_years_is_what_leads_to_it_as_in_the_other_one() {
    assert_eq!(provisions(["3,011", "(2,146)", "(588)", "250", "10,939"]), 0);
    assert_eq!(provisions(["3,011", "(2,146)", "(588)", "—", "10,939"]), 1);
    assert_eq!(provisions(["3,011", "(2,146)", "(508)", "250", "10,939"]), 1);
    assert_eq!(provisions(["3,011", "(2,146)", "588", "250", "10,939"]), 1);
    // What else changes it has no row in that year.
    assert_eq!(provisions(["3,011", "(2,146)", "(588)", "250", "12,312"]), 0);
}

#[test]
fn an_expense_adds_to_what_has_been_depreciated_in_all_columns() {
    let rows = "1,Depreciated,periodStart,,\n1,DepreciationCharge,,,\n1,DepreciationOfSold,negated,,\n\
                1,Depreciated,periodEnd,,\n";
    let concepts = [
        "Depreciated,monetary,instant,credit,Depreciated,At the start,At the end",
        "DepreciationCharge,monetary,duration,debit,Charge for the year,,",
        "DepreciationOfSold,monetary,duration,debit,On disposals,,",
    ];
    let found = |closing: &str| {
        let last = format!("Depreciated,9M24.end,,EUR,\"{closing}\",thousand");
        let facts = [
            "Depreciated,FY22.end,,EUR,\"7,093\",thousand",
            "DepreciationCharge,FY23,,EUR,\"3,071\",thousand",
            "DepreciationOfSold,FY23,,EUR,\"(1,685)\",thousand",
            "Depreciated,FY23.end,,EUR,\"8,479\",thousand",
            "DepreciationCharge,9M24,,EUR,\"2,418\",thousand",
            "DepreciationOfSold,9M24,,EUR,(911),thousand",
            &last,
        ];
        of_code(told_beside(("Depreciation", "Depreciation"), rows, &concepts, &facts), ROLL)
    };
    assert_eq!(found("9,986"), 0);
}

/// The lines of a report of a statement and a period, and the same for another period.
fn moved(report: &str, (statement, is, other): (&str, &str, &str)) -> Vec<(String, String)> {
    let path = crate::common::root().join(report).join("facts.csv");
    let text = std::fs::read_to_string(path).expect("it is there");
    let lines = text.lines().filter(|line| line.ends_with(&format!(",{statement}")));
    let lines = lines.filter(|line| line.contains(&format!(",{is},")));
    lines
        .map(|line| (line.to_owned(), line.replacen(&format!(",{is},"), &format!(",{other},"), 1)))
        .collect()
}

fn told_of(report: &str, of: (&str, &str, &str)) -> Vec<String> {
    let lines = moved(report, of);
    let lines: Vec<(&str, &str)> = lines.iter().map(|(a, b)| (&**a, &**b)).collect();
    let mut found = told(report, &lines);
    found.retain(|told| told.starts_with("displaced-fact"));
    found
}

#[test]
fn a_period_is_a_day_beside_another() {
    assert_eq!(told_of(MILL, ("Income", "3Q24", "2024-07-01..2024-09-29")), ["displaced-fact 2"]);
    let cell = (
        "Depreciation,9M24,,EUR,\"7,204\",thousand,CashFlow",
        "Depreciation,2024-01-01..2024-10-01,,EUR,\"7,204\",thousand,CashFlow",
    );
    assert!(told(MILL, &[cell]).contains(&"displaced-fact 83".to_owned()));
    assert_eq!(told_of(FERRY, ("Position", "FY23.end", "2023-03-30")), ["displaced-fact 29"]);
}

#[test]
fn a_balance_at_the_first_day_of_a_period_may_be_drawn_up_anew() {
    let opening = "Cash,2024-01-01,,EUR,\"8,290\",thousand,Balance";
    let beside = "Cash,FY23.end,,EUR,\"8,310\",thousand,Balance";
    let both = format!("{beside}\n{opening}");
    let mut found = told(MILL, &[(beside, both.as_str())]);
    found.retain(|told| told.starts_with("displaced-fact"));
    assert_eq!(found, NOTHING);
}

#[test]
fn a_point_is_lost_with_the_digits_behind_it() {
    let rate = (
        "ProfitAttributableToOwnersYearOnYearChange,FY23,,,13.7%,,Results",
        "ProfitAttributableToOwnersYearOnYearChange,FY23,,,1.37%,,Results",
    );
    assert!(told(FERRY, &[rate]).contains(&"percent-outlier 20".to_owned()));
    let dividend = (
        "InterimDividendPerShare,FY23,,JPY/shares,14.00,,Dividends",
        "InterimDividendPerShare,FY23,,JPY/shares,\"1,400\",,Dividends",
    );
    assert!(told(FERRY, &[dividend]).iter().any(|told| told.ends_with(" 46")));
    // A rate that has grown tenfold is printed as the others are, or with a digit less where it is the whole or more.
    for grown in ["98.0%", "137%"] {
        let row = "ProfitAttributableToOwnersYearOnYearChange,FY23,,,";
        let (was, is) = (format!("{row}13.7%,,Results"), format!("{row}{grown},,Results"));
        let mut found = told(FERRY, &[(was.as_str(), is.as_str())]);
        found.retain(|told| told.starts_with("percent-outlier"));
        assert_eq!(found, NOTHING, "{grown}");
    }
}
