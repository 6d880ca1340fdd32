//! Slips of whole columns, and those that only two columns of a report show, in the reports of other companies.

use crate::edits::{FERRY, MILL, NOTHING, judged, told, told_changed, told_with};

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
    assert!(told_changed(MILL, &other).contains(&"displaced-fact 0".to_owned()));
    // One of years past alone draws these up anew, one with what is to come revises a forecast.
    let past = [("report.toml", "current_period = \"3Q24\"", "current_period = \"1Q25\"")];
    assert!(!told_changed(MILL, &past).contains(&"displaced-fact 0".to_owned()));
    let to_come = [("report.toml", "current_period = \"FY24\"", "current_period = \"1Q25\"")];
    let told = told_changed(FERRY, &to_come);
    assert!(!told.contains(&"displaced-fact 0".to_owned()), "{told:?}");
}

#[test]
fn a_column_that_other_statements_have_too_is_compared() {
    // The end of the year was moved: other months stand beside these wherever there are any.
    let lines = column(MILL, ("Income", "3Q23", "2Q23"));
    let mut others = column(MILL, ("Segments", "3Q23", "2Q23"));
    assert!(others.len() > 4);
    others.truncate(others.len() - 1);
    let lines: Vec<(&str, &str)> = lines.iter().chain(&others).map(|(a, b)| (&**a, &**b)).collect();
    let told = told(MILL, &lines);
    assert!(!told.contains(&"displaced-fact 3".to_owned()), "{told:?}");
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
    let told = told_changed(MILL, &lone);
    assert!(told.contains(&"roll-forward-differs 101".to_owned()), "{told:?}");
    assert_eq!(told_changed(MILL, &lone[..1]), NOTHING);
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

/// What is told of the mill where it shows another table: its title, its rows as they stand in statements and in the
/// table of concepts, and its facts. It may have pounds too.
pub(super) fn told_beside(
    (id, title): (&str, &str),
    rows: &str,
    concepts: &[&str],
    facts: &[&str],
) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    crate::common::copy(&crate::common::root().join(MILL), folder);
    let add = |file: &str, text: &str| {
        let old = std::fs::read_to_string(folder.join(file)).unwrap_or_default();
        std::fs::write(folder.join(file), old + text).expect("it is ours");
    };
    let statement = format!(
        "\n[[statements]]\nid = \"{id}\"\nnumber = 900\nfile = \"statements/more.csv\"\ntitle.en = \"{title}\"\n"
    );
    add("taxonomy/taxonomy.toml", &statement);
    add("taxonomy/units.csv", "GBP,iso4217:GBP,,pounds,GBP\n");
    let abstracts = format!("{id}Abstract,abstract,,,{title} [Abstract],,\n");
    add("taxonomy/concepts.csv", &(abstracts + &concepts.join("\n") + "\n"));
    let head = format!("depth,concept,preferred_label,sums_to,weight\n0,{id}Abstract,,,\n");
    add("taxonomy/statements/more.csv", &(head + rows));
    add("facts.csv", &facts.iter().map(|line| format!("{line},{id}\n")).collect::<String>());
    judged(folder)
}

#[test]
fn the_only_row_that_moved_is_no_total() {
    let rows = "1,WarrantyProvision,periodStart,,\n1,ProvisionsMade,,,\n1,ProvisionsUsed,,,\n\
                1,ProvisionsReversed,,,\n1,WarrantyProvision,periodEnd,,\n";
    let concepts = [
        "WarrantyProvision,monetary,instant,credit,Warranties,At the start,At the end",
        "ProvisionsMade,monetary,duration,,Made,,",
        "ProvisionsUsed,monetary,duration,,Used,,",
        "ProvisionsReversed,monetary,duration,,Reversed,,",
    ];
    let facts = [
        "WarrantyProvision,FY22.end,,EUR,\"1,000\",thousand",
        "WarrantyProvision,FY23.end,,EUR,\"1,223\",thousand",
        "WarrantyProvision,9M24.end,,EUR,\"1,643\",thousand",
        "ProvisionsMade,FY23,,EUR,—,thousand",
        "ProvisionsUsed,FY23,,EUR,—,thousand",
        "ProvisionsReversed,FY23,,EUR,223,thousand",
        "ProvisionsMade,9M24,,EUR,700,thousand",
        "ProvisionsUsed,9M24,,EUR,(300),thousand",
        "ProvisionsReversed,9M24,,EUR,20,thousand",
    ];
    let found = told_beside(("Provisions", "Provisions"), rows, &concepts, &facts);
    assert!(!found.iter().any(|told| told.starts_with("roll-forward")), "{found:?}");
}

#[test]
fn averages_are_rounded_though_they_count() {
    let rows = "1,StaffOfMills,,StaffOnAverage,1\n1,StaffOfForests,,StaffOnAverage,1\n\
                1,StaffOfOffices,,StaffOnAverage,1\n1,StaffOnAverage,,,\n";
    let names = ["StaffOfMills", "StaffOfForests", "StaffOfOffices", "StaffOnAverage"];
    let concepts = names.map(|name| format!("{name},integer,duration,,{name},,"));
    let concepts = concepts.each_ref().map(|line| &**line);
    let years =
        [[201, 101, 51, 353], [205, 103, 52, 360], [211, 104, 53, 368], [214, 108, 57, 380]];
    let facts: Vec<String> = (20..)
        .zip(years)
        .flat_map(|(year, values)| {
            let fact =
                move |(name, value): (&str, i32)| format!("{name},FY{year},,persons,{value},");
            names.into_iter().zip(values).map(fact)
        })
        .collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let found = told_beside(("Staff", "Staff on average"), rows, &concepts, &facts);
    assert!(!found.iter().any(|told| told.starts_with("inexact-sum")), "{found:?}");
}

/// What is told of four balances, or flows, for two periods.
fn two_columns(title: (&str, &str), names: [&str; 4], is: &str, periods: [&str; 2]) -> Vec<String> {
    let rows: String = names.iter().map(|name| format!("1,{name},,,\n")).collect();
    let concepts = names.map(|name| format!("{name},monetary,{is},,{name},,"));
    let facts: Vec<String> = (0..)
        .zip(names)
        .flat_map(|(at, name)| {
            let fact = move |(of, period): (i32, &str)| {
                format!("{name},{period},,EUR,\"{},{}\",thousand", 3 + at, 137 + 31 * at + 17 * of)
            };
            (0..).zip(periods).map(fact)
        })
        .collect();
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let mut found = told_beside(title, &rows, &concepts.each_ref().map(|line| &**line), &facts);
    found.retain(|told| told.starts_with("displaced-fact"));
    found
}

#[test]
fn columns_that_have_a_reason_are_not_told() {
    let acquired = ["AcquiredCash", "AcquiredPlants", "AcquiredStocks", "AcquiredDebt"];
    let at_day = ["2024-05-15", "3Q24.end"];
    let title = ("Acquired", "Net assets acquired");
    assert_eq!(two_columns(title, acquired, "instant", at_day), NOTHING);
    let levels = ["CashLevel", "DebtLevel", "EquityLevel", "CapitalEmployed"];
    let years = ["FY24.end", "FY23.end"];
    assert_eq!(two_columns(("Levels", "Outlook"), levels, "instant", years), NOTHING);
    let plans = ["SalesPlan", "CostPlan", "ProfitPlan", "CapexPlan"];
    assert_eq!(two_columns(("Plans", "Plans"), plans, "instant", years), NOTHING);
    let leverage = ["EarningsBeforeAll", "InterestBorne", "CashGenerated", "DebtServed"];
    let months = ["2023-10-01..2024-09-30", "FY23"];
    assert_eq!(two_columns(("Leverage", "Leverage"), leverage, "duration", months), NOTHING);
}

#[test]
fn right_reports_are_not_told() {
    assert_eq!(told_with(MILL, &[], &[]), NOTHING);
    assert_eq!(told_with(FERRY, &[], &[]), NOTHING);
}
