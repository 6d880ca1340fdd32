//! What figures say of each other, in reports that a program builds: a contradiction is told of the
//! figure that explains it, and what is odd but can be true is not told.

#[path = "implied/bridge.rs"]
mod bridge;
#[path = "implied/shares.rs"]
mod shares;
#[path = "implied/sharper.rs"]
mod sharper;

use kessan::check;
use kessan::diagnostic::{Diagnostic, Diagnostics, Severity};
use kessan::filing::{ReportBuilder, TaxonomyBuilder};
use kessan::model::{
    Axis, Decimals, Dimensions, KnownInconsistencies, KnownInconsistency, Member, PeriodType,
    Report, StatementId, Taxonomy,
};

const YEARS: [&str; 4] = [
    "2018-01-01..2018-12-31",
    "2019-01-01..2019-12-31",
    "2020-01-01..2020-12-31",
    "2021-01-01..2021-12-31",
];

/// A concept by name, item type and whether it is a point in time; and its facts by period.
type Row<'a> = (&'a str, &'a str, PeriodType, &'a [(&'a str, &'a str)]);

fn built(
    rows: &[Row],
    decimals: Option<Decimals>,
    sum: Option<(&str, &[(&str, &str)])>,
) -> ReportBuilder {
    let mut taxonomy = TaxonomyBuilder::new("loom", "http://www.example.com/loom");
    taxonomy.unit("JPY", "iso4217:JPY").unit("pure", "xbrli:pure");
    taxonomy.heading("Heading").label("en", "Results");
    for (name, item_type, period, _) in rows {
        taxonomy.concept(name, item_type, *period).label("en", name);
    }
    let mut statement = taxonomy.statement("Results", "Results").row(0, "Heading");
    for (name, ..) in rows {
        statement = statement.row(1, name);
    }
    if let Some((total, parts)) = sum {
        statement.sum(total, parts);
    }
    taxonomy.entry_point("year", "Year");
    let entity = ("http://www.example.com/companies", "4711");
    let mut report = taxonomy.report("report", "year", entity).expect("it is sound");
    for (name, item_type, _, facts) in rows {
        for (period, value) in *facts {
            let fact = report.fact(name, period).expect("it is there");
            let fact = match *item_type {
                "monetary" => fact.unit("JPY millions").expect("it is a unit"),
                _ => fact.unit("pure").expect("it is a unit"),
            };
            let fact = match decimals {
                Some(decimals) if *item_type != "monetary" => fact.decimals(decimals),
                _ => fact,
            };
            fact.value(value).expect("it is a figure");
        }
    }
    report
}

fn told(report: ReportBuilder, code: &str) -> Vec<String> {
    let mut filing = report.filing().expect("it is sound");
    filing.check();
    let severe = |one: &&Diagnostic| one.severity != Severity::Note;
    let all = filing.diagnostics().iter().filter(severe);
    let all = all.inspect(|one| println!("{}: {}", one.code.name(), one.message));
    all.filter(|one| one.code.name() == code).map(|one| one.message.clone()).collect()
}

fn implied(rows: &[Row]) -> Vec<String> {
    told(built(rows, None, None), "implied-figure-differs")
}

fn cash(end: &str, operating: &str, effect: Option<&str>) -> Vec<String> {
    let year = YEARS[3];
    let effects: Vec<(&str, &str)> = effect.into_iter().map(|value| (year, value)).collect();
    let (at, over) = (PeriodType::Instant, PeriodType::Duration);
    implied(&[
        ("Lead", "monetary", over, &[(year, "77")]),
        ("Cash", "monetary", at, &[("2020-12-31", "1,000"), ("2021-12-31", end)]),
        ("NetCashFromOperatingActivities", "monetary", over, &[(year, operating)]),
        ("NetCashFromInvestingActivities", "monetary", over, &[(year, "(50)")]),
        ("NetCashFromFinancingActivities", "monetary", over, &[(year, "(60)")]),
        ("EffectOfExchangeRatesOnCash", "monetary", over, &effects),
    ])
}

#[test]
fn flows_of_cash_are_told_where_a_slip_explains_them() {
    assert_eq!(cash("1,290", "400", None), [""; 0]);
    // The effect of rates is tagged, or is not and may be anything.
    assert_eq!(cash("1,200", "400", Some("(90)")), [""; 0]);
    assert_eq!(cash("1,200", "400", None), [""; 0]);
    assert_eq!(cash("1,222", "200", None), [""; 0]);
    // A turned sign, of the right figure.
    let turned = cash("1,290", "(400)", None);
    assert_eq!(turned.len(), 1);
    assert!(turned[0].starts_with("`NetCashFromOperatingActivities`"), "{turned:?}");
}

fn growth(
    name: &str,
    item_type: &str,
    rates: &[(&str, &str)],
    decimals: Option<Decimals>,
) -> Vec<String> {
    let amounts: Vec<(&str, &str)> =
        YEARS.iter().copied().zip(["1,000", "1,100", "1,210", "1,331"]).collect();
    let rows: [Row; 2] = [
        ("Revenues", "monetary", PeriodType::Duration, &amounts),
        (name, item_type, PeriodType::Duration, rates),
    ];
    told(built(&rows, decimals, None), "implied-figure-differs")
}

#[test]
fn growth_is_what_the_name_says_and_nothing_else() {
    let wrong = [(YEARS[3], "17.0%")];
    assert_eq!(growth("RevenuesYearOnYearChange", "percent", &wrong, None).len(), 1);
    assert_eq!(
        growth("RevenuesYearOnYearChange", "percent", &[(YEARS[3], "10.0%")], None),
        [""; 0]
    );
    for name in ["RevenuesYearOnYearChangeConstantCurrency", "RevenuesYoYOrganic"] {
        assert_eq!(growth(name, "percent", &wrong, None), [""; 0]);
    }
    // To the year before, not above it; also where it is cut a digit too early.
    let ratios = [(YEARS[2], "110.0%"), (YEARS[3], "110.0%")];
    for name in ["RevenuesYearOnYearRatio", "RevenuesYearOnYear"] {
        assert_eq!(growth(name, "percent", &ratios, None), [""; 0]);
        assert_eq!(growth(name, "percent", &ratios[1..], None), [""; 0]);
    }
    // Where others of the concept fit, one that does not is told.
    let most = [(YEARS[1], "10.0%"), (YEARS[2], "10.0%"), (YEARS[3], "17.0%")];
    assert_eq!(growth("RevenuesYoYOrganic", "percent", &most, None).len(), 1);
}

#[test]
fn a_ratio_ends_where_it_is_printed() {
    let exact = Some(Decimals::INF);
    let near = [(YEARS[3], "10.1%")];
    assert_eq!(growth("RevenuesYearOnYearChange", "percent", &near, exact), [""; 0]);
    let far = [(YEARS[3], "10.3%")];
    assert_eq!(growth("RevenuesYearOnYearChange", "percent", &far, exact).len(), 1);
}

fn signs(label: &str, facts: &[(&str, &str)]) -> Vec<String> {
    told(built(&[(label, "monetary", PeriodType::Duration, facts)], None, None), "unusual-sign")
}

#[test]
fn a_loss_among_profits_is_no_turned_sign() {
    let years = |last| YEARS.iter().copied().zip(["100", "110", "120", last]).collect::<Vec<_>>();
    assert_eq!(signs("Profit", &years("(90)")), [""; 0]);
    // The very size of another.
    assert_eq!(signs("Profit", &years("(120)")).len(), 1);
}

/// A list that names one sum twice.
fn list_twice(taxonomy: &Taxonomy, report: &mut Report) {
    let total = taxonomy.find("Profit").expect("it is there");
    let unit = report.facts[0].unit;
    let period = report.periods[0];
    let sum = |line| KnownInconsistency {
        line,
        statement: StatementId::from(0),
        total,
        period,
        dimensions: Dimensions::default(),
        unit,
        explanation: "printed so".to_owned(),
    };
    let sums = vec![sum(2), sum(3)];
    let source = "known.csv".into();
    report.known_inconsistencies =
        Some(KnownInconsistencies { source, total: 0, period: 1, axes: Vec::new(), sums });
}

#[test]
fn a_sum_listed_twice_hides_no_other() {
    let over = PeriodType::Duration;
    let rows: [Row; 3] = [
        ("Revenues", "monetary", over, &[(YEARS[2], "100"), (YEARS[3], "200")]),
        ("Costs", "monetary", over, &[(YEARS[2], "60"), (YEARS[3], "70")]),
        ("Profit", "monetary", over, &[(YEARS[2], "45"), (YEARS[3], "155")]),
    ];
    let sum: (&str, &[(&str, &str)]) = ("Profit", &[("Revenues", "1"), ("Costs", "-1")]);
    let filing = built(&rows, None, Some(sum)).filing().expect("it is sound");
    let Some((taxonomy, Some(mut report))) = filing.into_models() else { panic!("both") };
    list_twice(&taxonomy, &mut report);
    let mut filing = kessan::filing::Filing::from_models(taxonomy, Some(report)).expect("sound");
    filing.check();
    let codes: Vec<&str> = filing.diagnostics().iter().map(|one| one.code.name()).collect();
    let count = |code: &str| codes.iter().filter(|of| **of == code).count();
    assert_eq!(count("repeated-name"), 1, "{codes:?}");
    assert_eq!(count("inconsistent-calculation"), 1, "{codes:?}");
    assert_eq!(count("known-inconsistency"), 1, "{codes:?}");
    assert_eq!(count("no-such-inconsistency"), 0, "{codes:?}");
}

#[test]
fn a_dash_is_nothing_where_others_ask_for_an_amount() {
    let over = PeriodType::Duration;
    let rows = |total| {
        [
            ("Assets", "monetary", over, vec![(YEARS[2], "100"), (YEARS[3], "200")]),
            ("Loans", "monetary", over, vec![(YEARS[2], "60"), (YEARS[3], "70")]),
            ("Total", "monetary", over, vec![(YEARS[2], "160"), (YEARS[3], total)]),
        ]
    };
    let found = |total| {
        let rows = rows(total);
        let rows: Vec<Row> =
            rows.iter().map(|(name, of, over, facts)| (*name, *of, *over, &facts[..])).collect();
        let sum: (&str, &[(&str, &str)]) = ("Total", &[("Assets", "1"), ("Loans", "1")]);
        told(built(&rows, None, Some(sum)), "implied-figure-differs")
    };
    assert_eq!(found("270"), [""; 0]);
    let nil = found("—");
    assert!(nil.len() == 1 && nil[0].contains("is nil"), "{nil:?}");
}

/// A rate of growth, and perhaps its amount, beside no other figure.
fn alone(of: &str, rate: &str, amount: &str) -> Vec<String> {
    let [change, increase] =
        ["YearOnYearChange", "YearOnYearIncrease"].map(|end| format!("{of}{end}"));
    let over = PeriodType::Duration;
    implied(&[
        (of, "monetary", over, &[(YEARS[0], "900")]),
        (&change, "percent", over, &[(YEARS[2], "3.0%"), (YEARS[3], rate)]),
        (&increase, "monetary", over, &[(YEARS[3], amount)]),
    ])
}

#[test]
fn a_change_has_one_direction() {
    assert_eq!(alone("Revenues", "5.0%", "50"), [""; 0]);
    assert_eq!(alone("Revenues", "-5.0%", "50").len(), 1);
    assert_eq!(alone("Revenues", "5.0%", "(50)").len(), 1);
    // A loss may become smaller by a part of what it was.
    assert_eq!(alone("OperatingIncome", "-5.0%", "50"), [""; 0]);
    // Nothing falls by more than all of it, but incomes do.
    assert_eq!(alone("Revenues", "-105.0%", "(50)").len(), 1);
    assert_eq!(alone("OperatingIncome", "-105.0%", "(50)"), [""; 0]);
}

#[test]
fn a_percentage_far_above_all_others_is_asked_about() {
    let over = PeriodType::Duration;
    let found = |last: &str| {
        let rows: [Row; 3] = [
            ("RatioA", "percent", over, &[(YEARS[2], "12.0%"), (YEARS[3], "13.0%")]),
            ("RatioB", "percent", over, &[(YEARS[2], "45.0%"), (YEARS[3], "44.0%")]),
            ("RatioC", "percent", over, &[(YEARS[2], "7.0%"), (YEARS[3], last)]),
        ];
        told(built(&rows, None, None), "percent-outlier").len()
    };
    assert_eq!((found("7,100%"), found("710%"), found("7.1%")), (1, 0, 0));
}

/// The rates and amounts by which something has changed since a year and since a quarter ago, which no
/// concept is.
fn unnamed(year: &str, quarter: &str) -> Vec<String> {
    let (over, now) = (PeriodType::Duration, "2021-04-01..2021-06-30");
    implied(&[
        ("Lead", "monetary", over, &[(now, "77")]),
        ("CostsYearOnYearChange", "percent", over, &[(now, year)]),
        ("CostsYearOnYearIncrease", "monetary", over, &[(now, "100")]),
        ("CostsQuarterOnQuarterChange", "percent", over, &[(now, quarter)]),
        ("CostsQuarterOnQuarterIncrease", "monetary", over, &[(now, "200")]),
    ])
}

#[test]
fn an_amount_that_only_its_changes_name_is_one() {
    assert_eq!(unnamed("10.0%", "22.2%"), [""; 0]);
    let wrong = unnamed("10.0%", "42.2%");
    assert!(wrong.len() == 1 && wrong[0].contains("Change` for"), "{wrong:?}");
    assert_eq!(unnamed("-10.0%", "22.2%").len(), 1);
}

#[test]
fn what_adds_to_growth_has_grown() {
    let (over, now) = (PeriodType::Duration, YEARS[3]);
    let found = |rate| {
        implied(&[
            ("Revenues", "monetary", over, &[(YEARS[0], "900")]),
            ("CostsYearOnYearChange", "percent", over, &[(now, rate)]),
            (
                "CostsContributionToRevenuesGrowthInPercentagePoints",
                "percent",
                over,
                &[(now, "4.3%")],
            ),
        ])
    };
    assert_eq!(found("21.0%"), [""; 0]);
    // Nor by less than it adds.
    assert_eq!((found("-21.0%").len(), found("2.1%").len()), (1, 1));
}

#[test]
fn a_row_that_hardly_moves_has_one_sign() {
    let years: Vec<String> = (2016..2022).map(|at| format!("{at}-01-01..{at}-12-31")).collect();
    let found = |third: &str| {
        let values = ["100", "104", third, "109", "111", "115"];
        let facts: Vec<(&str, &str)> = years.iter().map(String::as_str).zip(values).collect();
        signs("Settlement", &facts).len()
    };
    assert_eq!((found("106"), found("(106)"), found("(60)")), (0, 1, 0));
    // A change may turn.
    let values = ["100", "104", "(106)", "109", "111", "115"];
    let facts: Vec<(&str, &str)> = years.iter().map(String::as_str).zip(values).collect();
    assert_eq!(signs("Increase-in-claims", &facts), [""; 0]);
}

/// A table whose first sum is off by one, and of which so many others hold to the last digit.
fn off_beside(exact: usize) -> Vec<String> {
    let over = PeriodType::Duration;
    let row = |value: &dyn Fn(usize) -> usize| -> Vec<(String, String)> {
        let period = |at: usize| format!("{0}-01-01..{0}-12-31", 1990 + at);
        (0..=exact).map(|at| (period(at), value(at).to_string())).collect()
    };
    let rows = [
        ("Revenues", row(&|at| 800 + at)),
        ("Costs", row(&|at| 500 + 2 * at)),
        ("Profit", row(&|at| 300 - at + usize::from(at == 0))),
    ];
    let facts = rows.each_ref().map(|(_, facts)| {
        facts.iter().map(|(period, value)| (period.as_str(), value.as_str())).collect::<Vec<_>>()
    });
    let rows: Vec<Row> = rows
        .iter()
        .zip(&facts)
        .map(|((name, _), facts)| (*name, "monetary", over, facts.as_slice()))
        .collect();
    let sum: (&str, &[(&str, &str)]) = ("Profit", &[("Revenues", "1"), ("Costs", "-1")]);
    told(built(&rows, None, Some(sum)), "inexact-sum")
}

#[test]
fn a_last_digit_is_told_where_twenty_sums_are_exact() {
    let found = off_beside(20);
    assert!(found.len() == 1 && found[0].starts_with("`Profit`"), "{found:?}");
    assert_eq!(off_beside(19), [""; 0]);
}

/// What is told of a forecast of the year before its revision, beside another figure of the year.
fn revised(concept: &str, before: &str, now: &str) -> Vec<String> {
    let over = PeriodType::Duration;
    let mut taxonomy = TaxonomyBuilder::new("loom", "http://www.example.com/loom");
    taxonomy.unit("JPY", "iso4217:JPY");
    taxonomy.heading("Heading").label("en", "Results");
    taxonomy.concept(concept, "monetary", over).label("en", concept);
    for name in ["VersionAxis", "PreviousForecastMember"] {
        taxonomy.concept(name, "string", over).label("en", name);
    }
    taxonomy.statement("Results", "Results").row(0, "Heading").row(1, concept);
    taxonomy.entry_point("year", "Year");
    taxonomy.edit(|taxonomy| {
        let [axis, member] = ["VersionAxis", "PreviousForecastMember"]
            .map(|name| taxonomy.find(name).expect("it is there"));
        let member = Member { concept: member, depth: 0, usable: true };
        let axis_of = Axis { members: vec![member], default: None, typed: None };
        _ = taxonomy.axes.insert(axis, axis_of);
    });
    let entity = ("http://www.example.com/companies", "4711");
    let mut report = taxonomy.report("report", "year", entity).expect("it is sound");
    for (member, value) in [(Some("PreviousForecastMember"), before), (None, now)] {
        let fact = report.fact(concept, YEARS[3]).expect("it is there");
        let fact = fact.unit("JPY millions").expect("it is a unit");
        let fact = match member {
            Some(member) => fact.member("VersionAxis", member).expect("it is a member"),
            None => fact,
        };
        fact.value(value).expect("it is a figure");
    }
    let models = report.filing().expect("it is sound").into_models();
    let Some((taxonomy, Some(report))) = models else { panic!("both") };
    let mut found = Diagnostics::new();
    check::report(&taxonomy, &report, true, &mut found).expect("ids lead somewhere");
    let messages = found.iter().map(|one| one.message.clone());
    messages.filter(|message| message.contains("before it was revised")).collect()
}

#[test]
fn a_revision_does_not_just_turn_the_sign() {
    let found = revised("OperatingIncomeTarget", "(120)", "120");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(revised("OperatingIncomeTarget", "120", "125"), [""; 0]);
    // A result may be anything.
    assert_eq!(revised("OperatingIncome", "(120)", "120"), [""; 0]);
    // One digit is soon the same.
    assert_eq!(revised("OperatingIncomeTarget", "(1)", "1"), [""; 0]);
}

/// A margin that no name ties to an amount, over two years.
fn margin(of_second: &str, sales: &str) -> Vec<String> {
    let over = PeriodType::Duration;
    implied(&[
        ("Sales", "monetary", over, &[(YEARS[2], "12,480"), (YEARS[3], sales)]),
        ("GrossProfit", "monetary", over, &[(YEARS[2], "3,930"), (YEARS[3], "4,130")]),
        ("GrossMargin", "percent", over, &[(YEARS[2], "31.5%"), (YEARS[3], of_second)]),
        ("TaxRate", "percent", over, &[(YEARS[2], "21.4%"), (YEARS[3], "23.9%")]),
    ])
}

#[test]
fn a_ratio_is_what_it_is_in_another_column() {
    assert_eq!(margin("30.3%", "13,610"), [""; 0]);
    // What is a little off may be counted otherwise.
    assert_eq!(margin("30.9%", "13,610"), [""; 0]);
    for (margin_of, sales) in [("80.3%", "13,610"), ("-30.3%", "13,610"), ("30.3%", "—")] {
        let [told] = margin(margin_of, sales).try_into().expect(margin_of);
        assert!(told.contains("GrossMargin") || told.contains("Sales"), "{told}");
    }
}

/// What an amount grew to from a year in which it was as good as nothing.
fn from_nothing(before: &str, amount: &str, rate: &str) -> Vec<String> {
    let over = PeriodType::Duration;
    implied(&[
        ("Royalties", "monetary", over, &[(YEARS[2], before), (YEARS[3], amount)]),
        ("RoyaltiesYearOnYearChange", "percent", over, &[(YEARS[3], rate)]),
    ])
}

#[test]
fn growth_from_nothing_is_what_may_be_printed_for_it() {
    // 0.4 that is rounded away.
    assert_eq!(from_nothing("0", "25", "6,150.0%"), [""; 0]);
    for rate in ["100.0%", "999.9%", "0.0%"] {
        assert_eq!(from_nothing("0", "25", rate), [""; 0], "{rate}");
    }
    assert_eq!(from_nothing("0", "2,500", "6.0%").len(), 1);
}

/// Equity over two years with the income of each.
fn equity(incomes: [&str; 2], ends: [&str; 3]) -> Vec<String> {
    let (at, over) = (PeriodType::Instant, PeriodType::Duration);
    let days = ["2019-12-31", "2020-12-31", "2021-12-31"];
    let ends: Vec<(&str, &str)> = days.into_iter().zip(ends).collect();
    let rows: [Row; 2] = [
        ("NetIncome", "monetary", over, &[(YEARS[2], incomes[0]), (YEARS[3], incomes[1])]),
        ("TotalEquity", "monetary", at, &ends[1..]),
    ];
    told(built(&rows, None, None), "interchanged-columns")
}

#[test]
fn columns_are_told_that_stand_the_other_way_round() {
    let ends = ["5,000", "5,840", "7,050"];
    assert_eq!(equity(["840", "1,210"], ends), [""; 0]);
    // What else changes equity is not asked.
    assert_eq!(equity(["840", "1,209"], ends), [""; 0]);
    // Three digits of another column are met by chance, where that one does not fit this one.
    assert_eq!(equity(["840", "905"], ["4,000", "5,000", "5,840"]), [""; 0]);
    let [told] = equity(["1,210", "840"], ends).try_into().expect("the incomes");
    assert!(told.contains("`TotalEquity` went from 5840000000 to 7050000000"), "{told}");
    let [told] =
        equity(["840", "1,210"], ["5,000", "7,050", "5,840"]).try_into().expect("the balances");
    assert!(told.contains("went from 7050000000 to 5840000000"), "{told}");
}

#[test]
fn rates_of_growth_tell_columns_that_stand_the_other_way_round() {
    let over = PeriodType::Duration;
    let rows = |a: [&'static str; 2], b: [&'static str; 2]| {
        let [sales, costs] = [a, b].map(|of| [(YEARS[2], of[0]), (YEARS[3], of[1])]);
        let rows: [Row; 4] = [
            ("Sales", "monetary", over, &sales),
            ("SalesYearOnYearChange", "percent", over, &[(YEARS[3], "9.1%")]),
            ("Costs", "monetary", over, &costs),
            ("CostsYearOnYearChange", "percent", over, &[(YEARS[3], "-4.6%")]),
        ];
        told(built(&rows, None, None), "interchanged-columns")
    };
    assert_eq!(rows(["12,480", "13,616"], ["3,930", "3,749"]), [""; 0]);
    assert_eq!(rows(["12,480", "15,616"], ["3,930", "3,249"]), [""; 0]);
    let [told] = rows(["13,616", "12,480"], ["3,749", "3,930"]).try_into().expect("both");
    assert!(told.contains("the other way round"), "{told}");
}
