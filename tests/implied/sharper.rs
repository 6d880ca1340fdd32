//! Rates and ratios that are off by less: where ratios are known to be rounded, where a change says what a ratio was, and
//! where rows seem to make up the one above them.

use kessan::check;
use kessan::diagnostic::Diagnostics;
use kessan::filing::{ReportBuilder, TaxonomyBuilder};
use kessan::model::{Axis, Member, PeriodType};

use super::{Row, YEARS, built, implied, told};

const OVER: PeriodType = PeriodType::Duration;

/// Four amounts over four years with their rates.
fn grown(rates: [[&'static str; 3]; 4]) -> Vec<String> {
    let amounts = [
        ["8,040", "8,311", "8,702", "9,115"],
        ["12,480", "13,616", "14,219", "15,038"],
        ["30,117", "31,250", "29,801", "33,404"],
        ["51,902", "49,377", "52,840", "54,012"],
    ];
    let names = ["Rents", "Freight", "Fares", "Fuel"];
    let amounts: Vec<Vec<(&str, &str)>> =
        amounts.iter().map(|of| YEARS.into_iter().zip(*of).collect()).collect();
    let rates: Vec<Vec<(&str, &str)>> =
        rates.iter().map(|of| YEARS[1..].iter().copied().zip(*of).collect()).collect();
    let rate_names = names.map(|name| format!("{name}YearOnYearChange"));
    let mut rows: Vec<Row> = Vec::new();
    for (nth, name) in names.iter().enumerate() {
        rows.push((name, "monetary", OVER, &amounts[nth]));
        rows.push((&rate_names[nth], "percent", OVER, &rates[nth]));
    }
    implied(&rows)
}

#[test]
fn one_in_the_last_digit_is_told_where_ratios_are_rounded() {
    let rounded = |last| {
        grown([
            ["3.4%", "4.7%", "4.7%"],
            ["9.1%", "4.4%", "5.8%"],
            ["3.8%", "-4.6%", "12.1%"],
            ["-4.9%", "7.0%", last],
        ])
    };
    assert_eq!(rounded("2.2%"), [""; 0]);
    assert_eq!(rounded("2.3%").len(), 1);
    // Those that were cut say nothing of it.
    let cut = |last| {
        grown([
            ["3.3%", "4.7%", "4.7%"],
            ["9.1%", "4.4%", "5.7%"],
            ["3.7%", "-4.6%", "12.0%"],
            ["-4.8%", "7.0%", last],
        ])
    };
    assert_eq!((cut("2.2%"), cut("2.3%")), (vec![], vec![]));
}

#[test]
fn a_change_of_a_ratio_says_what_it_was() {
    let points = |points| {
        implied(&[
            ("Revenues", "monetary", OVER, &[(YEARS[2], "10,000"), (YEARS[3], "12,000")]),
            ("Costs", "monetary", OVER, &[(YEARS[2], "6,400"), (YEARS[3], "6,000")]),
            ("CostsToRevenuesRatio", "percent", OVER, &[(YEARS[3], "50.0%")]),
            (
                "CostsToRevenuesRatioYearOnYearChangeInPercentagePoints",
                "percent",
                OVER,
                &[(YEARS[3], points)],
            ),
        ])
    };
    assert_eq!(points("-14.0%"), [""; 0]);
    assert_eq!((points("14.0%").len(), points("-41.0%").len()), (1, 1));
}

/// Revenues from calls and from data, the former broken down by rates alone.
fn calls(rate: &str) -> Vec<String> {
    let now = "2021-04-01..2021-06-30";
    let amounts = [("Revenues", "1,000"), ("Call-Revenues", "600")]
        .map(|(name, value)| (name, [(now, value)]));
    let rates = [
        ("Call-RevenuesYearOnYearChange", rate),
        ("Call-RevenuesQuarterOnQuarterChange", "-1.0%"),
        ("Local-RevenuesYearOnYearChange", "-11.0%"),
        ("Local-RevenuesQuarterOnQuarterChange", "-2.0%"),
        ("Distant-RevenuesYearOnYearChange", "9.0%"),
        ("Distant-RevenuesQuarterOnQuarterChange", "2.0%"),
    ]
    .map(|(name, value)| (name, [(now, value)]));
    let mut rows: Vec<Row> =
        amounts.iter().map(|(name, facts)| (*name, "monetary", OVER, &facts[..])).collect();
    rows.extend(rates.iter().map(|(name, facts)| (*name, "percent", OVER, &facts[..])));
    let data = [(now, "400")];
    rows.push(("Data-Revenues", "monetary", OVER, &data));
    let sum = ("Revenues", &[("Call-Revenues", "1"), ("Data-Revenues", "1")][..]);
    told(built(&rows, None, Some(sum)), "implied-figure-differs")
}

#[test]
fn rows_between_two_parts_of_a_total_make_up_the_first() {
    assert_eq!(calls("-6.7%"), [""; 0]);
    assert_eq!((calls("6.7%").len(), calls("-9.7%").len()), (1, 1));
}

/// Sales, their cost and operating income of two years, with a row more of each and the income in the given order.
fn gross(income: [&str; 2], more: &[(&str, [&str; 2])], is_last: bool) -> ReportBuilder {
    let years = |of: [&'static str; 2]| [(YEARS[2], of[0]), (YEARS[3], of[1])];
    let (sales, costs) = (years(["8,700", "9,000"]), years(["5,900", "6,100"]));
    let income = [(YEARS[2], income[0]), (YEARS[3], income[1])];
    let more: Vec<(&str, [(&str, &str); 2])> =
        more.iter().map(|(name, of)| (*name, [(YEARS[2], of[0]), (YEARS[3], of[1])])).collect();
    let own: Row = ("OperatingIncome", "monetary", OVER, &income);
    let mut rows: Vec<Row> = vec![
        ("Sales", "monetary", OVER, &sales[..]),
        ("CostOfSales", "monetary", OVER, &costs[..]),
    ];
    let more = more.iter().map(|(name, facts)| (*name, "monetary", OVER, &facts[..]));
    if is_last {
        rows.extend(more);
        rows.push(own);
    } else {
        rows.push(own);
        rows.extend(more);
    }
    built(&rows, None, None)
}

#[test]
fn operating_income_is_no_more_than_gross_income() {
    let found = |income: [&str; 2], more: &[(&str, [&str; 2])], is_last| {
        told(gross(income, more, is_last), "implied-figure-differs")
    };
    let column = |income: &str| found(["1,480", income], &[], true);
    assert_eq!((column("1,530").len(), column("2,901").len()), (0, 0));
    let one = column("5,130");
    assert!(one.len() == 1 && one[0].starts_with("`OperatingIncome`"), "{one:?}");
    // Who does not keep to it in another year either has income from elsewhere.
    assert_eq!(found(["3,480", "5,130"], &[], true), [""; 0]);
    for is_last in [true, false] {
        // Income before depreciation is none, wherever it stands.
        let before = ("OperatingIncomeBeforeDepreciation", ["1,900", "2,950"]);
        assert_eq!(found(["1,480", "1,530"], &[before], is_last), [""; 0]);
        assert_eq!(found(["1,480", "5,130"], &[before], is_last).len(), 1);
        // What makes up for it stands beside it, or not.
        let gains = |now| ("FairValueGains", ["310", now]);
        assert_eq!(found(["1,480", "5,130"], &[gains("3,600")], is_last), [""; 0]);
        let both = ("GainLossOnSaleOfBusiness", ["(310)", "3,600"]);
        assert_eq!(found(["1,480", "5,130"], &[both], is_last), [""; 0]);
        assert_eq!(found(["1,480", "5,130"], &[gains("300")], is_last).len(), 1);
        // One of two costs is a part of the other.
        let part = ("CostOfSalesOfGoods", ["900", "950"]);
        assert_eq!(found(["1,480", "5,130"], &[part], is_last), [""; 0]);
    }
}

#[test]
fn a_sum_gives_the_operating_income_that_is_more_than_gross_income() {
    let found = |income: &'static str| {
        let years = |of: [&'static str; 2]| [(YEARS[2], of[0]), (YEARS[3], of[1])];
        let (sales, costs) = (years(["8,700", "9,000"]), years(["5,900", "6,100"]));
        // Neither is called a gain.
        let (up, down) = (years(["310", "3,600"]), years(["1,500", "1,370"]));
        let own = years(["1,610", income]);
        let sum = [("Sales", "1"), ("CostOfSales", "-1"), ("Uplift", "1"), ("Outlay", "-1")];
        let rows: [Row; 5] = [
            ("Sales", "monetary", OVER, &sales),
            ("CostOfSales", "monetary", OVER, &costs),
            ("Uplift", "monetary", OVER, &up),
            ("Outlay", "monetary", OVER, &down),
            ("OperatingIncome", "monetary", OVER, &own),
        ];
        told(built(&rows, None, Some(("OperatingIncome", &sum[..]))), "implied-figure-differs")
    };
    assert_eq!(found("5,130"), [""; 0]);
}

/// Figures by year, from the first.
fn by_year<'a>(of: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    YEARS.into_iter().zip(of.iter().copied()).collect()
}

/// Two rows by name.
type Pair<'a> = [(&'a str, &'a [&'a str]); 2];

/// What is told of two rows that stand one below the other, below so many others that are steady.
fn pair(rows: Pair, others: usize) -> Vec<String> {
    let names: Vec<String> = (0..others).map(|at| format!("Item{at}")).collect();
    let steady: Vec<(&str, &str)> =
        by_year(&["510", "530", "560", "540"]).into_iter().take(rows[0].1.len()).collect();
    let facts: Vec<Vec<(&str, &str)>> = rows.iter().map(|(_, of)| by_year(of)).collect();
    let mut all: Vec<Row> =
        names.iter().map(|name| (&**name, "monetary", OVER, &steady[..])).collect();
    for ((name, _), facts) in rows.iter().zip(&facts) {
        all.push((*name, "monetary", OVER, &facts[..]));
    }
    told(built(&all, None, None), "interchanged-columns")
}

fn fees<'a>(rents: &'a [&'a str], fees: &'a [&'a str]) -> Pair<'a> {
    [("Rents", rents), ("Fees", fees)]
}

#[test]
fn two_figures_of_a_column_stand_in_each_others_row() {
    let crossed = pair(fees(&["305", "310", "902", "298"], &["880", "905", "307", "890"]), 0);
    assert!(crossed.len() == 1 && crossed[0].starts_with("`Rents`"), "{crossed:?}");
    let turned = pair(
        [
            ("Inflow", &["700", "690", "(450)", "710"]),
            ("Outflow", &["(430)", "(440)", "680", "(460)"]),
        ],
        0,
    );
    assert_eq!(turned.len(), 1);
    // Fewer columns, in a statement that has not moved, and in one of which nothing is known.
    let three = |others| pair(fees(&["305", "310", "902"], &["880", "905", "307"]), others);
    assert_eq!((three(5).len(), three(0).len()), (1, 0));
}

#[test]
fn flows_and_changes_go_to_any_size_and_sign() {
    let pairs: [Pair; 6] = [
        [("Investing", &["480", "(610)"]), ("Financing", &["(590)", "540"])],
        [("Investing", &["200", "480", "(610)"]), ("Financing", &["(310)", "(590)", "540"])],
        [("ProceedsFromBonds", &["100", "500"]), ("ProceedsFromLoans", &["500", "100"])],
        [("Receivables", &["700", "(410)"]), ("Payables", &["(450)", "650"])],
        [
            ("ChangeInReceivables", &["700", "690", "(450)", "710"]),
            ("ChangeInPayables", &["(430)", "(440)", "680", "(460)"]),
        ],
        [("Rents", &["305", "902"]), ("Fees", &["880", "307"])],
    ];
    for rows in pairs {
        assert_eq!(pair(rows, 8), [""; 0], "{rows:?}");
    }
    // What was long is short when it comes due.
    let days = ["2018-12-31", "2019-12-31", "2020-12-31", "2021-12-31"];
    let on = |of: [&'static str; 4]| [0, 1, 2, 3].map(|at| (days[at], of[at]));
    let (short, long) = (on(["305", "310", "298", "902"]), on(["880", "905", "890", "307"]));
    let at = PeriodType::Instant;
    let rows: [Row; 2] = [
        ("CurrentPortionOfBonds", "monetary", at, &short),
        ("NoncurrentPortionOfBonds", "monetary", at, &long),
    ];
    assert_eq!(told(built(&rows, None, None), "interchanged-columns"), [""; 0]);
}

/// Levels of income of three years, from the first of which to the last.
fn levels(rows: &[(&str, [&str; 3])]) -> Vec<String> {
    let facts: Vec<[(&str, &str); 3]> =
        rows.iter().map(|(_, of)| [0, 1, 2].map(|at| (YEARS[at], of[at]))).collect();
    let rows: Vec<Row> = rows
        .iter()
        .zip(&facts)
        .map(|((name, _), facts)| (*name, "monetary", OVER, &facts[..]))
        .collect();
    told(built(&rows, None, None), "unusual-sign")
}

#[test]
fn a_gross_loss_is_borne_out_by_what_it_leaves() {
    let gross = ("GrossProfit", ["400", "200", "(50)"]);
    assert_eq!(levels(&[gross, ("OperatingIncome", ["(40)", "60", "(200)"])]), [""; 0]);
    assert_eq!(levels(&[gross]).len(), 1);
}

#[test]
fn a_forecast_may_have_a_loss_that_other_income_makes_up_for() {
    let forecast = [
        ("OperatingIncomeForecast", ["450", "420", "(200)"]),
        ("IncomeBeforeTaxForecast", ["400", "380", "350"]),
        ("NetIncomeForecast", ["280", "270", "250"]),
    ];
    assert_eq!(levels(&forecast), [""; 0]);
}

/// Sales, their cost and operating income of a company in two years, and of a part of it in the last of them.
fn of_part(income: &str, of_company: [&str; 2]) -> Vec<String> {
    let (axis, part) = ("CompaniesAxis", "FerriesMember");
    let lines = ["Sales", "CostOfSales", "OperatingIncome"];
    let mut taxonomy = TaxonomyBuilder::new("loom", "http://www.example.com/loom");
    taxonomy.unit("JPY", "iso4217:JPY");
    taxonomy.heading("Heading").label("en", "Results");
    for name in lines {
        taxonomy.concept(name, "monetary", OVER).label("en", name);
    }
    for name in [axis, part] {
        taxonomy.concept(name, "string", OVER).label("en", name);
    }
    let mut statement = taxonomy.statement("Results", "Results").row(0, "Heading");
    for name in lines {
        statement = statement.row(1, name);
    }
    _ = statement;
    taxonomy.entry_point("year", "Year");
    taxonomy.edit(|taxonomy| {
        let [axis, member] = [axis, part].map(|name| taxonomy.find(name).expect("it is there"));
        let member = Member { concept: member, depth: 0, usable: true };
        let axis_of = Axis { members: vec![member], default: None, typed: None };
        _ = taxonomy.axes.insert(axis, axis_of);
    });
    let entity = ("http://www.example.com/companies", "4711");
    let mut report = taxonomy.report("report", "year", entity).expect("it is sound");
    let columns = [
        (YEARS[2], false, ["8,700", "5,900", of_company[0]]),
        (YEARS[3], false, ["9,000", "6,100", of_company[1]]),
        (YEARS[3], true, ["3,100", "2,300", income]),
    ];
    for (year, is_part, values) in columns {
        for (name, value) in lines.into_iter().zip(values) {
            let fact = report.fact(name, year).expect("it is there");
            let fact = fact.unit("JPY millions").expect("it is a unit");
            let fact = if is_part { fact.member(axis, part).expect("it is one") } else { fact };
            fact.value(value).expect("it is a figure");
        }
    }
    let models = report.filing().expect("it is sound").into_models();
    let Some((taxonomy, Some(report))) = models else { panic!("both") };
    let mut found = Diagnostics::new();
    check::report(&taxonomy, &report, true, &mut found).expect("ids lead somewhere");
    let of_code = found.iter().filter(|one| one.code.name() == "implied-figure-differs");
    of_code.map(|one| one.message.clone()).collect()
}

#[test]
fn a_part_keeps_to_gross_income_as_the_whole_does() {
    let of_whole = ["1,480", "1,530"];
    assert_eq!(of_part("372", of_whole), [""; 0]);
    assert_eq!(of_part("910", of_whole).len(), 1);
    // No two digits that stand the other way round explain it.
    assert_eq!(of_part("1,200", of_whole), [""; 0]);
    // The whole does not keep to it either.
    assert_eq!(of_part("910", ["1,480", "3,530"]).len(), 1);
}
