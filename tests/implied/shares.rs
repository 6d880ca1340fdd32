//! Amounts per share beside incomes and numbers of shares that are not theirs.

use kessan::filing::TaxonomyBuilder;
use kessan::model::{Measures, PeriodType, UnitDefinition};

use super::{YEARS, told};

const OVER: PeriodType = PeriodType::Duration;

/// What is told of amounts per share (`ratio`) over the years, beside an amount and a number of shares.
fn per_share([ratio, amount, shares]: [&str; 3], columns: &[[&str; 3]]) -> Vec<String> {
    let mut taxonomy = TaxonomyBuilder::new("loom", "http://www.example.com/loom");
    taxonomy.unit("JPY", "iso4217:JPY").unit("shares", "xbrli:shares");
    taxonomy.heading("Heading").label("en", "Results");
    let types = ["perShare", "monetary", "shares"];
    for (name, of_type) in [ratio, amount, shares].into_iter().zip(types) {
        taxonomy.concept(name, of_type, OVER).label("en", name);
    }
    let statement = taxonomy.statement("Results", "Results").row(0, "Heading");
    _ = statement.row(1, ratio).row(1, amount).row(1, shares);
    taxonomy.entry_point("year", "Year");
    taxonomy.edit(|taxonomy| {
        let measure =
            |name: &str| taxonomy.units[name].measures.single().expect("it is one").clone();
        let measures = Measures::ratio(measure("JPY"), measure("shares"));
        let (name, of) = ("JPY/shares".to_owned(), taxonomy.units["JPY"].clone());
        let of = UnitDefinition { name: name.clone(), measures, ..of };
        _ = taxonomy.units.insert(name, of);
    });
    let entity = ("http://www.example.com/companies", "4711");
    let mut report = taxonomy.report("report", "year", entity).expect("it is sound");
    for (year, values) in YEARS.iter().rev().zip(columns) {
        let units = ["JPY/shares", "JPY millions", "shares"];
        for ((name, unit), value) in [ratio, amount, shares].into_iter().zip(units).zip(values) {
            let fact = report.fact(name, year).expect("it is there");
            fact.unit(unit).expect("it is a unit").value(value).expect("it is a figure");
        }
    }
    told(report, "per-share-differs")
}

#[test]
fn an_income_by_shares_is_learnt_from_one_year() {
    let names = ["BasicEarningsPerShare", "ProfitForTheYear", "AverageShares"];
    let columns = |last| [[last, "4,218", "31,250,000"], ["121.76", "3,805", "31,250,000"]];
    assert_eq!(per_share(names, &columns("134.98")), [""; 0]);
    assert_eq!(per_share(names, &columns("143.98")).len(), 1);
}

#[test]
fn what_gives_an_amount_by_accident_is_no_income_by_shares() {
    let columns = [["143.98", "4,218", "31,250,000"], ["121.76", "3,805", "31,250,000"]];
    // An average price, and a reserve.
    let names = ["AverageExercisePrice", "AccumulatedOtherComprehensiveIncome", "OptionsExpired"];
    assert_eq!(per_share(names, &columns), [""; 0]);
    // More shares than there are.
    let names = ["DilutedEarningsPerShare", "ProfitForTheYear", "AverageShares"];
    assert_eq!(per_share(names, &columns), [""; 0]);
    let names = ["DilutedEarningsPerShare", "ProfitForTheYear", "DilutedAverageShares"];
    assert_eq!(per_share(names, &columns).len(), 1);
    // Stock without a par value.
    let names = ["BasicEarningsPerShare", "ProfitForTheYear", "AverageShares"];
    let zero = [["0.00", "4,218", "31,250,000"], ["121.76", "3,805", "31,250,000"]];
    assert_eq!(per_share(names, &zero), [""; 0]);
    // Where others agree twice, names are nothing.
    let names = ["AverageExercisePrice", "AccumulatedOtherComprehensiveIncome", "OptionsExpired"];
    let thrice = [columns[0], columns[1], ["112.64", "3,520", "31,250,000"]];
    assert_eq!(per_share(names, &thrice).len(), 1);
}

#[test]
fn an_adjusted_income_by_shares_is_none_that_is_not() {
    // In one year nothing was adjusted.
    let columns = |first| {
        [
            [first, "4,218", "31,250,000"],
            ["121.76", "3,805", "31,250,000"],
            ["118.40", "3,520", "31,250,000"],
        ]
    };
    let adjusted = ["AdjustedEarningsPerShare", "ProfitForTheYear", "AverageShares"];
    assert_eq!(per_share(adjusted, &columns("139.15")), [""; 0]);
    // Nor is a pair learnt that gives it less often than not.
    let basic = ["BasicEarningsPerShare", "ProfitForTheYear", "AverageShares"];
    assert_eq!(per_share(basic, &columns("139.15")), [""; 0]);
    let own = ["AdjustedEarningsPerShare", "AdjustedProfit", "AverageShares"];
    assert_eq!(per_share(own, &columns("134.98")).len(), 1);
}

#[test]
fn the_digits_of_an_income_by_shares_at_another_place_are_told() {
    let names = ["BasicEarningsPerShare", "ProfitAttributableToOwners", "AverageShares"];
    let columns = |ratios: [&'static str; 2], shares: &'static str| {
        [[ratios[0], "4,218", shares], [ratios[1], "3,805", shares]]
    };
    // In hundredths, and shares in thousands.
    let hundredths = columns(["13,498", "12,176"], "31,250,000");
    assert_eq!(per_share(names, &hundredths).len(), 1);
    assert_eq!(per_share(names, &columns(["134.98", "121.76"], "31,250")).len(), 1);
    // A dividend of preferred stock is taken off before.
    assert_eq!(per_share(names, &columns(["128.10", "114.90"], "31,250,000")), [""; 0]);
    let deposited = ["EarningsPerADS", "ProfitAttributableToOwners", "AverageShares"];
    assert_eq!(per_share(deposited, &hundredths), [""; 0]);
}
