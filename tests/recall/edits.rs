//! Single slips in the reports of companies that nobody had in mind, each of which one rule tells.

use std::fs;

use kessan::check;
use kessan::diagnostic::{Diagnostics, Severity};
use kessan::source;

use crate::common::{copy, root};

/// The codes and rows of the table of facts of which something is told, when lines of a report are others; a line that
/// becomes empty is left out.
pub fn told(report: &str, edits: &[(&str, &str)]) -> Vec<String> {
    told_with(report, edits, &[])
}

/// The same where texts in files of the report are others.
pub fn told_changed(report: &str, edits: &[(&str, &str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    copy(&root().join(report), folder);
    for (file, is, other) in edits {
        let file = folder.join(file);
        let text = fs::read_to_string(&file).expect("it is there");
        assert!(text.contains(is), "{is}");
        fs::write(&file, text.replace(is, other)).expect("it is ours");
    }
    judged(folder)
}

/// The same where files of the report have more lines at their end.
pub fn told_with(report: &str, edits: &[(&str, &str)], more: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    copy(&root().join(report), folder);
    let table = folder.join("facts.csv");
    let mut text = fs::read_to_string(&table).expect("it is there");
    for (line, other) in edits {
        let line = format!("{line}\n");
        assert!(text.contains(&line), "{line}");
        let other = if other.is_empty() { String::new() } else { format!("{other}\n") };
        text = text.replace(&line, &other);
    }
    fs::write(&table, text).expect("it is ours");
    for (file, lines) in more {
        let file = folder.join(file);
        let text = fs::read_to_string(&file).expect("it is there");
        fs::write(&file, format!("{text}{lines}\n")).expect("it is ours");
    }
    judged(folder)
}

/// What is told of a report in a folder.
pub fn judged(folder: &std::path::Path) -> Vec<String> {
    let mut diagnostics = Diagnostics::new();
    let begun = source::report::begin(folder, &[], &mut diagnostics).expect("it can be read");
    let loaded = begun.read(&mut diagnostics).expect("it can be read");
    check::report(&loaded.taxonomy, &loaded.report, loaded.complete, &mut diagnostics)
        .expect("ids lead somewhere");
    let severe = diagnostics.iter().filter(|one| one.severity != Severity::Note);
    severe
        .map(|one| {
            println!("{}: {}", one.code.name(), one.message);
            format!("{} {}", one.code.name(), one.place.row().unwrap_or_default())
        })
        .collect()
}

pub const MILL: &str = "tests/recall/mill";
pub const FERRY: &str = "tests/recall/ferry";

pub const NOTHING: [&str; 0] = [];

const CONCEPTS: &str = "taxonomy/concepts.csv";
const RESULTS: &str = "taxonomy/statements/results.csv";
const BALANCE: &str = "taxonomy/statements/balance.csv";
const SEGMENTS: &str = "taxonomy/statements/segments.csv";
const FORECAST: &str = "taxonomy/statements/forecast.csv";
const UNITS: &str = "taxonomy/units.csv";

#[test]
fn a_rate_says_in_its_label_what_has_grown() {
    let rate = ("NetSalesChange,3Q24,,,6.7%,,Income", "NetSalesChange,3Q24,,,7.6%,,Income");
    assert_eq!(told(MILL, &[rate]), ["implied-figure-differs 36"]);
    // The one that can be held against amounts may be the slip.
    let rate = ("NetSalesChange,3Q24,,,6.7%,,Income", "NetSalesChange,3Q24,,,670%,,Income");
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
    assert!(told(FERRY, &lost).contains(&"lacking-figure 13".to_owned()));
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
    assert_eq!(told(FERRY, &row), ["unusual-sign 24"]);
}

#[test]
fn a_rate_or_a_percentage_of_an_amount_is_no_growth() {
    let tax = [
        (
            CONCEPTS,
            "IncomeTax,monetary,duration,debit,Income tax,法人税等\n\
             TaxRate,percent,duration,,Income tax rate,法人税等の負担率",
        ),
        (RESULTS, "1,IncomeTax,,,\n1,TaxRate,,,"),
        (
            "facts.csv",
            "IncomeTax,FY24,,JPY,553,million,Results\nIncomeTax,FY23,,JPY,486,million,Results\n\
             TaxRate,FY24,,,31.4%,,Results\nTaxRate,FY23,,,30.8%,,Results",
        ),
    ];
    assert_eq!(told_with(FERRY, &[], &tax), NOTHING);
    let exports = [
        (
            CONCEPTS,
            "ExportSales,monetary,duration,credit,Export sales,輸出売上高\n\
             ExportSalesPercentage,percent,duration,,Export sales percentage,輸出売上高の比",
        ),
        (RESULTS, "1,ExportSales,,,\n1,ExportSalesPercentage,,,"),
        (
            "facts.csv",
            "ExportSales,FY24,,JPY,\"5,155\",million,Results\n\
             ExportSales,FY23,,JPY,\"4,643\",million,Results\n\
             ExportSalesPercentage,FY24,,,18.0%,,Results\n\
             ExportSalesPercentage,FY23,,,17.0%,,Results",
        ),
    ];
    assert_eq!(told_with(FERRY, &[], &exports), NOTHING);
}

#[test]
fn a_label_of_two_amounts_says_of_neither_that_it_has_grown() {
    let commissions = [
        (
            CONCEPTS,
            "CommissionsEarned,monetary,duration,credit,Commissions,受取手数料\n\
             CommissionsPaid,monetary,duration,debit,Commissions,支払手数料\n\
             CommissionsRise,percent,duration,,Change in commissions,手数料増減率",
        ),
        (RESULTS, "1,CommissionsEarned,,,\n1,CommissionsPaid,,,\n1,CommissionsRise,,,"),
        (
            "facts.csv",
            "CommissionsEarned,FY24,,JPY,110,million,Results\n\
             CommissionsEarned,FY23,,JPY,100,million,Results\n\
             CommissionsPaid,FY24,,JPY,250,million,Results\n\
             CommissionsPaid,FY23,,JPY,200,million,Results\n\
             CommissionsRise,FY24,,,25.0%,,Results",
        ),
    ];
    let told = told_with(FERRY, &[], &commissions);
    let is_of_figures =
        |one: &String| one.starts_with("implied-figure") || one.starts_with("lacking-figure");
    assert!(!told.iter().any(is_of_figures), "{told:?}");
}

#[test]
fn an_amount_of_the_year_before_is_no_change() {
    let rows = [
        ("NetSales", "27,310"),
        ("OperatingIncome", "1,625"),
        ("OrdinaryIncome", "1,580"),
        ("ProfitAttributableToOwners", "1,094"),
    ];
    let lines = |line: &dyn Fn(&str, &str) -> String| {
        rows.map(|(name, value)| line(&format!("{name}PreviousYear"), value)).join("\n")
    };
    let concepts =
        lines(&|name, _| format!("{name},monetary,duration,credit,{name} of that year,前期{name}"));
    let shown = lines(&|name, _| format!("1,{name},,,"));
    let facts = lines(&|name, value| format!("{name},FY24,,JPY,\"{value}\",million,Results"));
    let more = [(CONCEPTS, &*concepts), (RESULTS, &*shown), ("facts.csv", &*facts)];
    assert_eq!(told_with(FERRY, &[], &more), NOTHING);
}

#[test]
fn a_ratio_of_the_year_before_is_no_growth_of_what_is_to_come() {
    let ratio = [
        (
            CONCEPTS,
            "PayoutRatioPreviousYear,percent,duration,,Payout in the previous year,前期の配当性向",
        ),
        (RESULTS, "1,PayoutRatioPreviousYear,,,"),
        ("facts.csv", "PayoutRatioPreviousYear,FY25,,,33.9%,,Results"),
    ];
    let told = told_with(FERRY, &[], &ratio);
    assert!(!told.contains(&"period-contradicts-member 63".to_owned()), "{told:?}");
}

#[test]
fn dashes_in_most_of_a_column_are_what_the_house_prints() {
    let names = ["NetSales", "OperatingIncome", "OrdinaryIncome", "ProfitAttributableToOwners"];
    let columns = [
        ("FY24,", "Results", ["4.9%", "13.4%", "11.5%", "10.4%"]),
        ("FY25,ForecastMember", "Forecast", ["3.0%", "5.9%", "6.2%", "5.7%"]),
    ];
    for (column, table, rates) in columns {
        let line =
            |name: &str, rate: &str| format!("{name}YearOnYearChange,{column},,{rate},,{table}");
        let edits: Vec<(String, String)> = names
            .iter()
            .zip(rates)
            .map(|(name, rate)| (line(name, rate), line(name, "—")))
            .collect();
        let edits: Vec<(&str, &str)> = edits.iter().map(|(a, b)| (&**a, &**b)).collect();
        assert_eq!(told(FERRY, &edits), NOTHING);
        assert_eq!(told(FERRY, &edits[..2]), NOTHING);
    }
}

#[test]
fn one_amount_is_in_another_currency_by_its_nature() {
    let notes = [
        (CONCEPTS, "DollarNotes,monetary,instant,credit,Notes due 2031,,"),
        (BALANCE, "1,DollarNotes,,,"),
        (UNITS, "USD,iso4217:USD,,US dollar,USD"),
        ("facts.csv", "DollarNotes,3Q24.end,,USD,500,million,Balance"),
    ];
    assert_eq!(told_with(MILL, &[], &notes), NOTHING);
    let goodwill = (
        "Goodwill,3Q24.end,,EUR,\"6,400\",thousand,Balance",
        "Goodwill,3Q24.end,,USD,\"6,400\",thousand,Balance",
    );
    let told = told_with(MILL, &[goodwill], &notes[2..3]);
    assert!(told.contains(&"displaced-fact 49".to_owned()), "{told:?}");
}

#[test]
fn what_is_taken_off_assets_or_equity_is_below_nothing() {
    let told = |label: &str| {
        let concept = format!("Balance41,monetary,instant,debit,{label},,");
        let more = [
            (CONCEPTS, &*concept),
            (BALANCE, "1,Balance41,,,"),
            (
                "facts.csv",
                "Balance41,3Q24.end,,EUR,(412),thousand,Balance\n\
                 Balance41,FY23.end,,EUR,(398),thousand,Balance",
            ),
        ];
        told_with(MILL, &[], &more)
    };
    for label in [
        "Treasury shares",
        "Own shares",
        "Provision for slow-moving inventories",
        "Write-down of inventories",
        "Less: assets pledged",
    ] {
        assert_eq!(told(label), NOTHING, "{label}");
    }
    assert_eq!(told("Assets due in less than one year"), ["unusual-sign 127"]);
}

#[test]
fn two_rates_are_not_given() {
    let lost = [
        ("OperatingIncomeYearOnYearChange,FY23,,,9.1%,,Results", ""),
        ("OrdinaryIncomeYearOnYearChange,FY23,,,10.3%,,Results", ""),
    ];
    assert_eq!(told(FERRY, &lost), NOTHING);
}

#[test]
fn two_figures_of_a_row_are_interchanged() {
    let row = [
        (
            "OperatingIncome,FY24,,JPY,\"1,842\",million,Results",
            "OperatingIncome,FY24,,JPY,\"1,625\",million,Results",
        ),
        (
            "OperatingIncome,FY23,,JPY,\"1,625\",million,Results",
            "OperatingIncome,FY23,,JPY,\"1,842\",million,Results",
        ),
    ];
    assert_eq!(told(FERRY, &row), ["interchanged-columns 4"]);
}

#[test]
fn a_figure_of_a_row_lost_its_member_and_one_result_stands_beside_forecasts() {
    let pulp = |second: &str| {
        let facts = format!(
            "PulpSold,3Q24,PulpMember,tonnes,\"31,120\",,Segments\n\
             PulpSold,3Q23,{second},tonnes,\"30,480\",,Segments\n\
             PulpSold,3Q22,PulpMember,tonnes,\"29,910\",,Segments\n\
             PulpSold,3Q21,PulpMember,tonnes,\"29,340\",,Segments"
        );
        let more = [
            (CONCEPTS, "PulpSold,decimal,duration,,Tonnes of pulp sold,,"),
            (SEGMENTS, "2,PulpSold,,,"),
            ("facts.csv", &*facts),
        ];
        told_with(MILL, &[], &more)
    };
    assert_eq!(pulp(""), ["displaced-fact 128"]);
    assert_eq!(pulp("PulpMember"), NOTHING);
    let passengers = [
        (CONCEPTS, "Passengers,integer,duration,,Passengers carried,輸送人数"),
        (FORECAST, "2,Passengers,,,"),
        (
            "facts.csv",
            "Passengers,FY24,,pure,\"412,300\",,Forecast\n\
             Passengers,FY25,ForecastMember,pure,\"418,000\",,Forecast\n\
             Passengers,2025-04-01..2026-03-31,ForecastMember,pure,\"424,000\",,Forecast\n\
             Passengers,2026-04-01..2027-03-31,ForecastMember,pure,\"431,000\",,Forecast",
        ),
    ];
    assert_eq!(told_with(FERRY, &[], &passengers), NOTHING);
}

#[test]
fn flows_of_two_years_may_have_turned() {
    let flows =
        ["Operating", "Investing"].map(|of| format!("CashFlowsFrom{of}Activities,FY24,,JPY,"));
    let line = |nth: usize, value: &str| format!("{}\"{value}\",million,CashFlows", flows[nth]);
    let lines = [(line(0, "2,904"), line(0, "(1,875)")), (line(1, "(1,875)"), line(1, "2,904"))];
    let lines: Vec<(&str, &str)> = lines.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(told(FERRY, &lines), NOTHING);
}
