//! The example against a list of all figures that its release prints, made apart from it.
//!
//! The list is not part of the project; where it is not at hand the test says so and ends.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use kessan::diagnostic::Diagnostics;
use kessan::model::{Fact, Report, Taxonomy, Value};
use kessan::notation::figure::{self, Printed};
use kessan::source;

/// The tables of the list, and the statements in which their figures stand in the example.
const TABLES: [(&str, &[&str]); 33] = [
    ("operating-results-summary", &["OperatingResultsSummary"]),
    ("revenues", &["RevenueByService"]),
    ("cost-of-revenues", &["CostOfRevenueByService"]),
    ("contracts", &["NumberOfContracts"]),
    ("connectivity-vas-breakdown", &["ConnectivityAndVASBreakdown"]),
    ("connectivity-vas-breakdown-fragment", &["ConnectivityAndVASBreakdown"]),
    ("si-breakdown", &["SystemsIntegrationBreakdown", "OrderBacklog"]),
    ("equipment-sales", &["EquipmentSales"]),
    ("other-statistics", &["OtherFinancialStatistics"]),
    ("adjusted-ebitda", &["AdjustedEBITDAReconciliation"]),
    ("capex", &["CapexReconciliation"]),
    ("targets", &["Targets"]),
    ("balance-sheet-assets", &["BalanceSheet"]),
    ("balance-sheet-liabilities-equity", &["BalanceSheet"]),
    ("balance-sheet-parenthetical", &["BalanceSheetParenthetical"]),
    ("income-statement", &["IncomeStatement"]),
    ("per-share", &["PerShareData"]),
    ("cash-flow", &["CashFlow"]),
    ("cash-flow-additional", &["CashFlow"]),
    ("cash-flow-noncash", &["CashFlow"]),
    ("contracts-new-FY2005", &["ContractsHistory"]),
    ("contracts-new-FY2006", &["ContractsHistory"]),
    ("contracts-new-FY2007", &["ContractsHistory"]),
    ("contracts-old-FY2005", &["ContractsHistoryPreviousClassification"]),
    ("contracts-old-FY2006", &["ContractsHistoryPreviousClassification"]),
    ("contracts-old-FY2007", &["ContractsHistoryPreviousClassification"]),
    ("revenue-new-FY2005", &["ConnectivityRevenueHistory"]),
    ("revenue-new-FY2006", &["ConnectivityRevenueHistory"]),
    ("revenue-new-FY2007", &["ConnectivityRevenueHistory"]),
    ("revenue-old-FY2005", &["ConnectivityRevenueHistoryPreviousClassification"]),
    ("revenue-old-FY2006", &["ConnectivityRevenueHistoryPreviousClassification"]),
    ("revenue-old-FY2007", &["ConnectivityRevenueHistoryPreviousClassification"]),
    ("prose", &["FiguresFromText"]),
];

/// A table that repeats rows of another and adds no figures of its own.
const REPEATED: &str = "connectivity-vas-breakdown-fragment";

/// A row that the release prints without the parentheses that its column asks for; the example
/// corrects it, and a footnote says so.
const MISPRINTED: (&str, &str) =
    ("adjusted-ebitda", "Depreciation and Amortization | 1Q07 | 1,048");

/// What a figure says, apart from what it is about: unit, period, value, decimals. The list has
/// no concepts.
type Aspects = (String, String, String, String);

/// A row of the list.
struct Listed {
    table: String,
    label: String,
    aspects: Aspects,
}

fn listed() -> Option<Vec<Listed>> {
    let path = common::root().join("../shared/golden/002.csv");
    let text = fs::read(path).ok()?;
    let mut reader = csv::Reader::from_reader(&*text);
    let rows = reader.deserialize().map(|row| row.expect("the list is CSV with a heading"));
    Some(rows.filter_map(|row: BTreeMap<String, String>| of_row(&row)).collect())
}

/// A row of the list that has a value, or says that there is none. Others are damaged beyond
/// reading.
fn of_row(row: &BTreeMap<String, String>) -> Option<Listed> {
    let cell = |name: &str| row[name].as_str();
    let nil = cell("kind") == "nil";
    if cell("value").is_empty() && !nil {
        return None;
    }
    let period = match cell("start") {
        "" => cell("end").to_owned(),
        start => format!("{start}..{}", cell("end")),
    };
    let label = format!("{} | {} | {}", cell("row_label"), cell("col_label"), cell("printed"));
    let turned = if (cell("table"), label.as_str()) == MISPRINTED { "-" } else { "" };
    let value = if nil { "nil".to_owned() } else { number(&format!("{turned}{}", cell("value"))) };
    Some(Listed {
        table: cell("table").to_owned(),
        label,
        aspects: (cell("unit").to_owned(), period, value, cell("decimals").to_owned()),
    })
}

/// A number in its plain notation.
fn number(text: &str) -> String {
    match figure::parse(text) {
        Ok(Printed::Number(number)) => number.figure.to_string(),
        other => panic!("the list has `{text}`: {other:?}"),
    }
}

/// What the table prints for a fact: with the sign turned where the label says so.
fn of_fact(taxonomy: &Taxonomy, report: &Report, fact: &Fact) -> Option<Aspects> {
    let unit = &report.units.get(fact.unit?.index())?.name;
    let nodes = &taxonomy.statements[fact.statement?.index()].nodes;
    let node = nodes.iter().find(|node| node.concept == fact.concept)?;
    let (value, decimals) = match fact.value {
        Value::Number(value) if node.preferred_label.is_negated() => {
            (value.negated().to_string(), fact.decimals.to_string())
        }
        Value::Number(value) => (value.to_string(), fact.decimals.to_string()),
        Value::Nil => ("nil".to_owned(), String::new()),
        Value::Text(_) | Value::Fraction(_) => return None,
    };
    Some((
        unit.clone(),
        report.period_of(fact.context).expect("it is there").to_string(),
        value,
        decimals,
    ))
}

/// How many facts print the same, by statement.
type Reported<'a> = BTreeMap<(&'a str, Aspects), usize>;

/// Takes a fact that prints this in one of the statements; says whether there was one.
fn take(reported: &mut Reported<'_>, row: &Listed, statements: &[&'static str]) -> bool {
    let repeated = row.table == REPEATED;
    for id in statements {
        if let Some(left) = reported.get_mut(&(*id, row.aspects.clone()))
            && (repeated || *left > 0)
        {
            *left -= usize::from(!repeated);
            return true;
        }
    }
    false
}

#[test]
fn every_printed_figure_is_reported() {
    let Some(listed) = listed() else {
        println!("skipped: ../shared/golden/002.csv is not there");
        return;
    };
    let example = common::root().join("examples/2007-08-13-q1-fy2007");
    let mut diagnostics = Diagnostics::new();
    let loaded = source::report::begin(&example, &[], &mut diagnostics)
        .and_then(|begun| begun.read(&mut diagnostics))
        .expect("the example is read");
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    let mut reported = Reported::new();
    for fact in &loaded.report.facts {
        let statement = fact.statement.map(|id| loaded.taxonomy.statements[id.index()].id.as_str());
        let aspects = of_fact(&loaded.taxonomy, &loaded.report, fact);
        if let (Some(statement), Some(aspects)) = (statement, aspects) {
            *reported.entry((statement, aspects)).or_default() += 1;
        }
    }
    let tables: BTreeSet<&str> = listed.iter().map(|row| row.table.as_str()).collect();
    assert_eq!(tables, TABLES.iter().map(|(table, _)| *table).collect(), "tables of the list");
    let mut missing = Vec::new();
    for (table, statements) in TABLES {
        let rows: Vec<&Listed> = listed.iter().filter(|row| row.table == table).collect();
        let (found, lacking): (Vec<&Listed>, Vec<&Listed>) =
            rows.iter().partition(|row| take(&mut reported, row, statements));
        println!("{table}: {} of {}", found.len(), rows.len());
        if table != "prose" {
            let name = |row: &&Listed| format!("{table}: {} {:?}", row.label, row.aspects);
            missing.extend(lacking.iter().map(name));
        }
    }
    assert!(missing.is_empty(), "{} figures:\n{}", missing.len(), missing.join("\n"));
}
