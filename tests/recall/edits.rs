//! Single slips in the reports of companies that nobody had in mind, each of which one rule tells.

use std::fs;

use kessan::check;
use kessan::diagnostic::{Diagnostics, Severity};
use kessan::source;

use crate::common::{copy, root};

/// The codes and rows of the table of facts of which something is told, when lines of a report are others; a line that
/// becomes empty is left out.
fn told(report: &str, edits: &[(&str, &str)]) -> Vec<String> {
    let name = edits.iter().map(|(line, _)| line.len().to_string()).collect::<Vec<_>>().join("-");
    let folder = std::env::temp_dir().join(format!(
        "kessan-slips-{}-{}-{name}",
        std::process::id(),
        report.replace('/', "-")
    ));
    copy(&root().join(report), &folder);
    let table = folder.join("facts.csv");
    let mut text = fs::read_to_string(&table).expect("it is there");
    for (line, other) in edits {
        let line = format!("{line}\n");
        assert!(text.contains(&line), "{line}");
        let other = if other.is_empty() { String::new() } else { format!("{other}\n") };
        text = text.replace(&line, &other);
    }
    fs::write(&table, text).expect("it is ours");
    let mut diagnostics = Diagnostics::new();
    let begun = source::report::begin(&folder, &[], &mut diagnostics).expect("it can be read");
    let loaded = begun.read(&mut diagnostics).expect("it can be read");
    check::report(&loaded.taxonomy, &loaded.report, loaded.complete, &mut diagnostics)
        .expect("ids lead somewhere");
    fs::remove_dir_all(&folder).expect("it is ours");
    let severe = diagnostics.iter().filter(|one| one.severity != Severity::Note);
    severe
        .map(|one| {
            println!("{}: {}", one.code.name(), one.message);
            format!("{} {}", one.code.name(), one.place.row().unwrap_or_default())
        })
        .collect()
}

const MILL: &str = "tests/recall/mill";
const FERRY: &str = "tests/recall/ferry";

#[test]
fn a_rate_says_in_its_label_what_has_grown() {
    let rate = ("NetSalesChange,3Q24,,,6.7%,,Income", "NetSalesChange,3Q24,,,7.6%,,Income");
    assert_eq!(told(MILL, &[rate]), ["implied-figure-differs 36"]);
}

#[test]
fn two_digits_of_a_margin_stand_the_other_way_round() {
    let margin = ("OperatingMargin,3Q23,,,10.7%,,Income", "OperatingMargin,3Q23,,,17.0%,,Income");
    assert_eq!(told(MILL, &[margin]), ["implied-figure-differs 35"]);
}

#[test]
fn all_members_have_the_other_sign() {
    let members = [
        ("NetSales,3Q24,PulpMember,EUR,\"18,420\"", "NetSales,3Q24,PulpMember,EUR,\"(18,420)\""),
        ("NetSales,3Q24,BoardMember,EUR,\"27,311\"", "NetSales,3Q24,BoardMember,EUR,\"(27,311)\""),
        ("NetSales,3Q24,EnergyMember,EUR,\"5,105\"", "NetSales,3Q24,EnergyMember,EUR,\"(5,105)\""),
        (
            "NetSales,3Q24,EliminationsMember,EUR,\"(2,621)\"",
            "NetSales,3Q24,EliminationsMember,EUR,\"2,621\"",
        ),
    ];
    let rest = ",thousand,Segments";
    let members = members.map(|(line, other)| (format!("{line}{rest}"), format!("{other}{rest}")));
    let members: Vec<(&str, &str)> = members.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert!(told(MILL, &members).contains(&"members-do-not-add 109".to_owned()));
}

#[test]
fn a_row_is_lost_beside_its_rate_and_a_rate_beside_its_row() {
    let lost = [("OrdinaryIncome,FY25,ForecastMember,JPY,\"1,870\",million,Forecast", "")];
    assert!(told(FERRY, &lost).contains(&"lacking-figure 58".to_owned()));
    let lost = [("OperatingIncomeYearOnYearChange,FY23,,,9.1%,,Results", "")];
    assert!(told(FERRY, &lost).contains(&"lacking-figure 15".to_owned()));
    let lost = [("NetSales,FY23,,JPY,\"27,310\",million,Results", "")];
    assert!(told(FERRY, &lost).iter().any(|one| one.starts_with("lacking-figure")));
}

#[test]
fn a_dash_stands_for_a_rate_that_two_amounts_give() {
    let dash = (
        "ProfitAttributableToOwnersYearOnYearChange,FY24,,,10.4%,,Results",
        "ProfitAttributableToOwnersYearOnYearChange,FY24,,,—,,Results",
    );
    assert_eq!(told(FERRY, &[dash]), ["implied-figure-differs 9"]);
}

#[test]
fn a_rate_of_a_forecast_lost_its_member() {
    let lost = (
        "OperatingIncomeYearOnYearChange,FY25,ForecastMember,,5.9%,,Forecast",
        "OperatingIncomeYearOnYearChange,FY25,,,5.9%,,Forecast",
    );
    assert!(told(FERRY, &[lost]).contains(&"period-contradicts-member 57".to_owned()));
}

#[test]
fn a_balance_stands_alone_at_the_end_of_another_quarter() {
    let moved = (
        "TotalAssets,FY23.end,,JPY,\"34,108\",million,Position",
        "TotalAssets,2022-12-31,,JPY,\"34,108\",million,Position",
    );
    assert!(told(FERRY, &[moved]).contains(&"displaced-fact 29".to_owned()));
}

#[test]
fn total_assets_are_below_nothing_in_all_columns() {
    let row = [
        (
            "TotalAssets,FY24.end,,JPY,\"35,214\",million,Position",
            "TotalAssets,FY24.end,,JPY,\"(35,214)\",million,Position",
        ),
        (
            "TotalAssets,FY23.end,,JPY,\"34,108\",million,Position",
            "TotalAssets,FY23.end,,JPY,\"(34,108)\",million,Position",
        ),
    ];
    assert!(told(FERRY, &row).iter().any(|one| one.ends_with(" 24")));
}
