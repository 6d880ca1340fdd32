//! Slips of whole columns, and those that only two columns of a report show, in the reports of other companies.

use crate::edits::{FERRY, MILL, NOTHING, told, told_with};

/// The lines of a report of a statement and a period, and the same for another period.
fn column(report: &str, (statement, is, other): (&str, &str, &str)) -> Vec<(String, String)> {
    let path = crate::common::root().join(report).join("facts.csv");
    let text = std::fs::read_to_string(path).expect("it is there");
    let of_column =
        |line: &&str| line.ends_with(&format!(",{statement}")) && line.contains(&format!(",{is},"));
    let moved =
        |line: &str| (line.to_owned(), line.replacen(&format!(",{is},"), &format!(",{other},"), 1));
    text.lines().filter(of_column).map(moved).collect()
}

fn told_of(report: &str, moved: (&str, &str, &str)) -> Vec<String> {
    let lines = column(report, moved);
    let lines: Vec<(&str, &str)> = lines.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert!(lines.len() > 5);
    told(report, &lines)
}

#[test]
fn a_column_stands_for_other_months() {
    let first = |moved, place: &str| {
        let told = told_of(MILL, moved);
        assert!(told.contains(&place.to_owned()), "{told:?}");
    };
    first(("Income", "3Q23", "2Q23"), "displaced-fact 3");
    first(("Income", "3Q23", "9M23"), "displaced-fact 3");
    first(("Income", "3Q24", "4Q24"), "displaced-fact 2");
    first(("Balance", "3Q24.end", "4Q24.end"), "displaced-fact 37");
    first(("Balance", "FY23.end", "4Q24.end"), "displaced-fact 38");
    first(("Balance", "FY23.end", "1Q23.end"), "displaced-fact 38");
    let results = told_of(FERRY, ("Results", "FY23", "4Q23"));
    assert!(results.contains(&"displaced-fact 13".to_owned()), "{results:?}");
    // The quarter before is compared, too; and so is what no other statement shows.
    let next = told_of(MILL, ("Income", "3Q23", "2Q24"));
    assert!(!next.iter().any(|told| told.starts_with("displaced-fact")), "{next:?}");
}

#[test]
fn a_report_has_figures_for_its_period() {
    let other = [("report.toml", "current_period = \"3Q24\"", "current_period = \"1Q24\"")];
    assert!(edited(MILL, &other).contains(&"displaced-fact 0".to_owned()));
}

/// What is told where lines of other files are others.
fn edited(report: &str, edits: &[(&str, &str, &str)]) -> Vec<String> {
    crate::edits::told_changed(report, edits)
}

#[test]
fn the_point_of_one_of_two_ratios_stands_elsewhere() {
    for (line, slipped, place) in [
        ("GrossMargin,3Q23,,,28.6%,,Income", "GrossMargin,3Q23,,,0.286%,,Income", 34),
        ("GrossMargin,3Q24,,,29.7%,,Income", "GrossMargin,3Q24,,,297%,,Income", 30),
        ("OperatingMargin,3Q23,,,10.7%,,Income", "OperatingMargin,3Q23,,,107%,,Income", 35),
    ] {
        assert_eq!(told(MILL, &[(line, slipped)]), [format!("implied-figure-differs {place}")]);
    }
}

#[test]
fn small_tables_add_up_together() {
    let last = (
        "Goodwill,3Q24.end,,EUR,\"6,400\",thousand,Balance",
        "Goodwill,3Q24.end,,EUR,\"6,401\",thousand,Balance",
    );
    // The total holds elsewhere; of its parts any may be the one.
    assert_eq!(told(MILL, &[last]), ["inexact-sum 47"]);
}

#[test]
fn the_last_row_is_all_the_change() {
    // Without the sum of the three flows nothing says that the row is their total.
    let lone = [
        ("taxonomy/statements/cash-flow.csv", ",NetIncreaseInCash,1\n", ",,\n"),
        (
            "facts.csv",
            "NetIncreaseInCash,9M24,,EUR,\"1,564\"",
            "NetIncreaseInCash,9M24,,EUR,\"2,777\"",
        ),
    ];
    let told = edited(MILL, &lone);
    assert!(told.contains(&"roll-forward-differs 101".to_owned()), "{told:?}");
    assert_eq!(edited(MILL, &lone[..1]), NOTHING);
}

#[test]
fn what_repeats_the_figure_beside_it_is_the_wrong_one() {
    let copied = (
        "AdministrativeExpenses,3Q24,,EUR,\"3,518\",thousand,Income",
        "AdministrativeExpenses,3Q24,,EUR,\"3,402\",thousand,Income",
    );
    assert_eq!(told(MILL, &[copied]), ["inconsistent-calculation 10"]);
    let above = (
        "TradePayables,3Q24.end,,EUR,\"15,377\",thousand,Balance",
        "TradePayables,3Q24.end,,EUR,\"6,000\",thousand,Balance",
    );
    assert_eq!(told(MILL, &[above]), ["inconsistent-calculation 57"]);
    let dash = (
        "OtherCurrentAssets,3Q24.end,,EUR,\"1,312\",thousand,Balance",
        "OtherCurrentAssets,3Q24.end,,EUR,—,thousand,Balance",
    );
    assert_eq!(told(MILL, &[dash]), ["inconsistent-calculation 43"]);
}

#[test]
fn right_reports_are_not_told() {
    assert_eq!(told_with(MILL, &[], &[]), NOTHING);
    assert_eq!(told_with(FERRY, &[], &[]), NOTHING);
}
