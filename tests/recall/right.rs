//! Ordinary notes of right reports, of which nothing is told, and the slips in them that are.

use super::edits::{MILL, told_with};
use super::whole::told_beside;

const ROLL: &str = "roll-forward-differs";

/// What is told of balances of a note that begins and ends with what has been depreciated, which gives its charge so often.
fn depreciation(times: usize, closing: &str) -> Vec<String> {
    let rows = "1,Depreciated,periodStart,,\n1,DepreciationCharge,,,\n1,DepreciationOfSold,negated,,\n\
                1,Depreciated,periodEnd,,\n";
    let concepts = [
        "Depreciated,monetary,instant,credit,Depreciated,At the start,At the end",
        // The expense of the income statement, which stands on the other side of the books.
        "DepreciationCharge,monetary,duration,debit,Charge for the year,,",
        "DepreciationOfSold,monetary,duration,debit,On disposals,,",
    ];
    let closing = format!("Depreciated,FY23.end,,EUR,\"{closing}\",thousand");
    let mut facts = vec![
        "Depreciated,FY22.end,,EUR,\"7,093\",thousand",
        "DepreciationOfSold,FY23,,EUR,\"(1,685)\",thousand",
        &closing,
    ];
    facts.extend(vec!["DepreciationCharge,FY23,,EUR,\"3,071\",thousand"; times]);
    let mut found = told_beside(("Depreciation", "Depreciation"), rows, &concepts, &facts);
    found.retain(|told| told.starts_with(ROLL));
    found
}

#[test]
fn what_is_depreciated_grows_by_an_expense_that_is_said_twice() {
    assert_eq!(depreciation(2, "8,479"), [""; 0]);
    // Else it may be a sign that was turned.
    assert_eq!(depreciation(1, "8,479").len(), 1);
}

/// What is told of a note of one day, of which a loan is in pounds.
fn loans(name: &str, label: &str) -> Vec<String> {
    let names = ["BankLoans", "LeasesOwed", "BondsIssued", "LoansOfOwners", "OtherLoans", name];
    let rows: String = names.iter().map(|name| format!("1,{name},,,\n")).collect();
    let concepts = names.map(|of| {
        let label = if of == name { label } else { of };
        format!("{of},monetary,instant,credit,{label},,")
    });
    let facts: Vec<String> = (1..)
        .zip(names)
        .map(|(at, of)| {
            let unit = if of == name { "GBP" } else { "EUR" };
            format!("{of},9M24.end,,{unit},\"{at},{}\",thousand", 137 * at)
        })
        .collect();
    let concepts: Vec<&str> = concepts.iter().map(String::as_str).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let mut found = told_beside(("Loans", "Loans"), &rows, &concepts, &facts);
    found.retain(|told| told.starts_with("displaced-fact"));
    found
}

#[test]
fn a_loan_that_names_its_currency_is_not_displaced() {
    assert_eq!(loans("SterlingLoan", "Loan in pounds sterling"), [""; 0]);
    assert_eq!(loans("LoanInPounds", "Loan of a bank abroad"), [""; 0]);
    assert_eq!(loans("OverseasLoan", "Loan of a bank abroad").len(), 1);
}

/// What is told of displaced figures beside a note of these rows.
fn displaced(rows: &[&str], concepts: &[&str], facts: &[String]) -> Vec<String> {
    let rows: String = rows.iter().map(|row| format!("1,{row}\n")).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let mut found = told_beside(("More", "More"), &rows, concepts, &facts);
    found.retain(|told| told.starts_with("displaced-fact"));
    found
}

const OWED: [&str; 4] = ["BankLoans,,,", "LeasesOwed,,,", "BondsIssued,,,", "OtherLoans,,,"];

const OF_OWED: [&str; 4] = [
    "BankLoans,monetary,instant,credit,Bank loans,,",
    "LeasesOwed,monetary,instant,credit,Leases,,",
    "BondsIssued,monetary,instant,credit,Bonds,,",
    "OtherLoans,monetary,instant,credit,Other loans,,",
];

/// Facts of the rows for columns of a period and a unit.
fn columns(of: &[(&str, &str)]) -> Vec<String> {
    let rows = OWED.map(|row| row.trim_end_matches(','));
    let row = |(at, row)| {
        of.iter().enumerate().map(move |(nth, (period, unit))| {
            format!("{row},{period},,{unit},\"{at},{}\",thousand", 211 + 17 * at + 131 * nth)
        })
    };
    (1_usize..).zip(rows).flat_map(row).collect()
}

#[test]
fn a_column_in_another_currency_is_told_unless_it_translates() {
    let odd = columns(&[("3Q24.end", "EUR"), ("FY23.end", "GBP")]);
    assert_eq!(displaced(&OWED, &OF_OWED, &odd).len(), 1);
    let translated = columns(&[("3Q24.end", "EUR"), ("3Q24.end", "GBP"), ("FY23.end", "EUR")]);
    assert_eq!(displaced(&OWED, &OF_OWED, &translated), [""; 0]);
    let all = columns(&[("3Q24.end", "GBP"), ("FY23.end", "GBP")]);
    assert_eq!(displaced(&OWED, &OF_OWED, &all), [""; 0]);
}

#[test]
fn the_same_digits_in_two_currencies_are_told() {
    let rows = ["Inventories,,,", "CashAbroad,,,"];
    let concepts = ["CashAbroad,monetary,instant,debit,Cash abroad,,"];
    let facts = |value: &str| {
        [
            format!("Inventories,3Q24.end,,GBP,\"{value}\",thousand"),
            "CashAbroad,3Q24.end,,GBP,204,thousand".to_owned(),
        ]
    };
    assert_eq!(displaced(&rows, &concepts, &facts("17,688")).len(), 1);
    assert_eq!(displaced(&rows, &concepts, &facts("14,902")), [""; 0]);
}

#[test]
fn a_total_in_another_currency_than_its_parts_is_told() {
    let rows = ["BankLoans,,Owed,1", "LeasesOwed,,Owed,1", "Owed,,,"];
    let of_owed = "Owed,monetary,instant,credit,All that is owed,,";
    let facts = |unit: &str| {
        [
            "BankLoans,3Q24.end,,EUR,\"1,228\",thousand".to_owned(),
            "LeasesOwed,3Q24.end,,EUR,\"2,245\",thousand".to_owned(),
            format!("Owed,3Q24.end,,{unit},\"3,473\",thousand"),
        ]
    };
    let concepts = [OF_OWED[0], OF_OWED[1], of_owed];
    assert_eq!(displaced(&rows, &concepts, &facts("GBP")).len(), 1);
    assert_eq!(displaced(&rows, &concepts, &facts("EUR")), [""; 0]);
    let said = "Owed,monetary,instant,credit,All that is owed (in pounds),,";
    let concepts = [OF_OWED[0], OF_OWED[1], said];
    assert_eq!(displaced(&rows, &concepts, &facts("GBP")), [""; 0]);
}

#[test]
fn balances_a_day_from_their_own_are_told() {
    let rows = ["Inventories,,,", "TradeReceivables,,,", "TotalAssets,,,"];
    let facts = |day: &str, values: [&str; 3]| -> Vec<String> {
        let names = rows.map(|row| row.trim_end_matches(','));
        let fact = |(name, value)| format!("{name},{day},,EUR,\"{value}\",thousand");
        names.into_iter().zip(values).map(fact).collect()
    };
    let same = ["17,688", "21,043", "146,638"];
    assert_eq!(displaced(&rows, &[], &facts("2024-09-29", same)).len(), 1);
    // What a company has on another day is another amount.
    assert_eq!(
        displaced(&rows, &[], &facts("2024-08-31", ["17,204", "21,310", "145,020"])),
        [""; 0]
    );
    // One behind the current period stands beside that at its end.
    let behind = facts("2025-03-31", ["17,204", "21,310", "145,020"]);
    assert_eq!(displaced(&rows, &[], &behind), [""; 0]);
    let equity = [
        "OwnCapital,FY23.end,,EUR,\"12,400\",thousand".to_owned(),
        "OwnCapital,2025-09-30,,EUR,\"12,900\",thousand".to_owned(),
        "HeldBack,FY23.end,,EUR,\"31,205\",thousand".to_owned(),
        "HeldBack,2025-09-30,,EUR,\"33,118\",thousand".to_owned(),
    ];
    let rows = ["OwnCapital,,,", "HeldBack,,,"];
    let concepts = [
        "OwnCapital,monetary,instant,credit,Own capital,,",
        "HeldBack,monetary,instant,credit,Held back,,",
    ];
    assert_eq!(displaced(&rows, &concepts, &equity).len(), 1);
}

#[test]
fn a_statement_alone_in_another_year_is_told() {
    let rows = ["WagesOfMills,,,", "WagesOfForests,,,", "NetSales,,,"];
    let concepts = [
        "WagesOfMills,monetary,duration,debit,Wages of mills,,",
        "WagesOfForests,monetary,duration,debit,Wages of forests,,",
    ];
    let sales = std::fs::read_to_string(crate::common::root().join(MILL).join("facts.csv"));
    let sales = sales.expect("it is there");
    let line = sales.lines().find(|line| line.starts_with("NetSales,3Q24,,EUR,"));
    let sales = line.and_then(|line| line.split('"').nth(1)).expect("it is there");
    let facts = |period: &str, sales: &str| {
        [("WagesOfMills", "4,310"), ("WagesOfForests", "2,175"), ("NetSales", sales)]
            .map(|(name, value)| format!("{name},{period},,EUR,\"{value}\",thousand"))
    };
    assert_eq!(displaced(&rows, &concepts, &facts("3Q25", sales)).len(), 1);
    assert_eq!(displaced(&rows, &concepts, &facts("3Q24", sales)), [""; 0]);
    // What is due in the next year is known before; and a year by itself may be meant.
    assert_eq!(displaced(&rows, &concepts, &facts("3Q25", "11,208")), [""; 0]);
}

/// What is told of the mill with one more table and its facts, by the beginning of a code.
fn told_of(code: &str, rows: &[&str], concepts: &[&str], facts: &[&str]) -> Vec<String> {
    let rows: String = rows.iter().map(|row| format!("1,{row}\n")).collect();
    let mut found = told_beside(("More", "More"), &rows, concepts, facts);
    found.retain(|told| told.starts_with(code));
    found
}

#[test]
fn shares_a_thousand_times_apart_are_told_and_bought_back_ones_are_not() {
    let told = |name: &str, value: &str| {
        let concepts = [&*format!("{name},shares,instant,,{name},,")];
        let facts = [
            &*format!("{name},3Q24.end,,shares,\"{value}\","),
            &*format!("{name},FY23.end,,shares,\"32,400,000\","),
        ];
        told_of("scale-outlier", &[&format!("{name},,,")], &concepts, &facts)
    };
    assert_eq!(told("SharesIssued", "32,400").len(), 1);
    assert_eq!(told("TreasuryShares", "32,400"), [""; 0]);
    assert_eq!(told("SharesIssued", "16,200,000"), [""; 0]);
    assert_eq!(told("OwnShares", "11,304"), [""; 0]);
}

#[test]
fn a_dividend_in_hundredths_is_told_beside_two_in_the_main_unit() {
    let told = |values: [&str; 3]| {
        let concepts = ["DividendPerShare,perShare,duration,,Dividend per share,,"];
        let facts = [("FY23", values[0]), ("FY22", values[1]), ("FY21", values[2])]
            .map(|(year, value)| format!("DividendPerShare,{year},,EUR/shares,{value},"));
        let facts = facts.each_ref().map(|line| &**line);
        told_of("scale-outlier", &["DividendPerShare,,,"], &concepts, &facts)
    };
    assert_eq!(told(["1.72", "185", "1.90"]).len(), 1);
    assert_eq!(told(["1.72", "0.40", "1.90"]), [""; 0]);
    // A share that became a hundred.
    assert_eq!(told(["0.55", "50.00", "52.00"]).len(), 1);
    assert_eq!(told(["0.55", "0.50", "—"]), [""; 0]);
}

#[test]
fn classes_of_shares_are_rows_of_their_own() {
    let concepts = ["SharesAuthorized,shares,instant,,Shares authorized,,"];
    let facts = [
        "SharesAuthorized,3Q24.end,PulpMember,shares,\"1,000,000,000\",",
        "SharesAuthorized,3Q24.end,BoardMember,shares,\"1,000,000\",",
    ];
    assert_eq!(told_of("scale-outlier", &["SharesAuthorized,,,"], &concepts, &facts), [""; 0]);
}

#[test]
fn what_segments_have_with_each_other_may_be_negative() {
    let told = |member: &str| {
        let concepts = ["SalesAbroad,monetary,duration,credit,Sales abroad,,"];
        let facts = [
            "SalesAbroad,3Q24,PulpMember,EUR,910,thousand",
            "SalesAbroad,3Q24,EnergyMember,EUR,404,thousand",
            &*format!("SalesAbroad,3Q24,{member},EUR,(34),thousand"),
        ];
        told_of("unusual-sign", &["SalesAbroad,,,"], &concepts, &facts)
    };
    assert_eq!(told("EliminationsMember"), [""; 0]);
    assert_eq!(told("BoardMember").len(), 1);
}

/// What is told of two members of which one may be the lower end of a range.
fn range([lower, upper]: [&str; 2], period: &str, [low, high]: [&str; 2]) -> Vec<String> {
    let facts = format!(
        "PulpSold,{period},{lower},tonnes,\"{low}\",,Segments\n\
         PulpSold,{period},{upper},tonnes,\"{high}\",,Segments"
    );
    let concepts = format!(
        "{lower},member,,,{lower},,\n{upper},member,,,{upper},,\n\
         PulpSold,decimal,duration,,Tonnes of pulp sold,,"
    );
    let members = format!("SegmentAxis,1,{lower},,\nSegmentAxis,1,{upper},,");
    let more = [
        ("taxonomy/concepts.csv", &*concepts),
        ("taxonomy/dimensions.csv", &*members),
        ("taxonomy/statements/segments.csv", "2,PulpSold,,,"),
        ("facts.csv", &*facts),
    ];
    let mut found = told_with(MILL, &[], &more);
    found.retain(|told| told.starts_with("interchanged"));
    found
}

#[test]
fn the_lower_end_of_a_range_is_not_above_the_upper_one() {
    let ends = ["LowerEndMember", "UpperEndMember"];
    assert_eq!(range(ends, "FY24", ["31,120", "29,480"]).len(), 1);
    assert_eq!(range(ends, "FY24", ["29,480", "31,120"]), [""; 0]);
    // Of a loss the smaller is given first.
    assert_eq!(range(ends, "FY24", ["(29)", "(31)"]), [""; 0]);
    // Products and provinces are upper and lower too.
    assert_eq!(range(ends, "3Q24", ["31,120", "29,480"]), [""; 0]);
    let provinces = ["LowerAustriaMember", "UpperAustriaMember"];
    assert_eq!(range(provinces, "FY24", ["31,120", "29,480"]), [""; 0]);
}

/// What is told of a summary of five years, with the second last part of a result as it is printed in each.
fn summary(third: [&str; 5]) -> Vec<String> {
    let names = ["SummedEarnings", "SummedDepreciation", "SummedOthers", "SummedResult"];
    let rows: String = names.iter().map(|name| format!("1,{name},,,\n")).collect();
    let concepts = names.map(|name| format!("{name},monetary,duration,,{name},,"));
    let years = ["FY19", "FY20", "FY21", "FY22", "FY23"];
    let earnings = ["1,742", "1,698", "1,811", "1,853", "1,874"];
    let charges = ["(571)", "(583)", "(594)", "(603)", "(612)"];
    let results = ["1,171", "1,030", "1,217", "1,250", "1,262"];
    let mut facts = Vec::new();
    for (at, year) in years.into_iter().enumerate() {
        let cells = [earnings[at], charges[at], third[at], results[at]];
        for (name, cell) in names.into_iter().zip(cells).filter(|(_, cell)| !cell.is_empty()) {
            facts.push(format!("{name},{year},,EUR,\"{cell}\",million"));
        }
    }
    let concepts: Vec<&str> = concepts.iter().map(String::as_str).collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let mut found = told_beside(("Summary", "Summary"), &rows, &concepts, &facts);
    found.retain(|told| told.starts_with("implied-figure-differs"));
    found
}

/// One year has an impairment that the summary leaves out, or names as a part of what stands above it.
#[test]
fn a_summary_leaves_rows_out() {
    assert_eq!(summary([""; 5]), [""; 0]);
    assert_eq!(summary(["—", "85", "—", "—", "—"]), [""; 0]);
}
