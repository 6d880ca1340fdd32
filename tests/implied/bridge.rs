//! Income before taxes, what leads from it to net income, and what of it one year shows of another.

use kessan::model::PeriodType;

use super::{Row, YEARS, implied};

const OVER: PeriodType = PeriodType::Duration;

/// The quarters of the last year.
const QUARTERS: [&str; 4] = [
    "2021-01-01..2021-03-31",
    "2021-04-01..2021-06-30",
    "2021-07-01..2021-09-30",
    "2021-10-01..2021-12-31",
];

/// Incomes of two years, of which the last gives taxes and what others have in the income by quarters.
fn incomes(net: &str, taxes: &str, of_others: &str, more: &[(&str, &str)]) -> Vec<String> {
    let [.., then, now] = YEARS;
    let quarters = |first: &str, last: [&str; 3]| -> Vec<(&str, String)> {
        let all = [first].into_iter().chain(last).map(str::to_owned);
        QUARTERS.into_iter().zip(all).collect()
    };
    let of_year = |year: &str| [(then, year.to_owned())].into_iter();
    let lines: [(&str, Vec<(&str, String)>); 5] = [
        ("IncomeBeforeTaxes", [(then, "4,120".to_owned()), (now, "5,310".to_owned())].into()),
        ("IncomeTaxes", of_year("1,340").chain(quarters(taxes, ["431", "398", "507"])).collect()),
        (
            "IncomeOfAssociatesByEquityMethod",
            of_year("212").chain(quarters(of_others, ["(47)", "83", "64"])).collect(),
        ),
        (
            "IncomeOfMinorityInterests",
            of_year("146").chain(quarters("31", ["28", "44", "39"])).collect(),
        ),
        ("NetIncome", [(then, "2,846".to_owned()), (now, net.to_owned())].into()),
    ];
    let facts: Vec<Vec<(&str, &str)>> = lines
        .iter()
        .map(|(_, facts)| facts.iter().map(|(period, value)| (*period, &**value)).collect())
        .collect();
    let rows = lines.iter().zip(&facts);
    let mut rows: Vec<Row> =
        rows.map(|((name, _), facts)| (*name, "monetary", OVER, &facts[..])).collect();
    let more: Vec<(&str, [(&str, &str); 1])> =
        more.iter().map(|(name, value)| (*name, [(now, *value)])).collect();
    rows.extend(more.iter().map(|(name, facts)| (*name, "monetary", OVER, &facts[..])));
    implied(&rows)
}

#[test]
fn what_is_before_taxes_leads_to_net_income_as_in_another_year() {
    // 5,310 less 1,708 with 151 and less 142.
    let found = |net, taxes, of_others| incomes(net, taxes, of_others, &[]);
    assert_eq!(found("3,611", "372", "51"), [""; 0]);
    assert_eq!(found("3,613", "372", "51"), [""; 0]);
    // A digit of the taxes, a sign of what others have, two digits of what is left.
    let all =
        [found("3,611", "772", "51"), found("3,611", "372", "(51)"), found("6,311", "372", "51")];
    assert!(all.iter().all(|found| found.len() == 1), "{all:?}");
}

#[test]
fn what_stands_apart_leads_elsewhere() {
    let apart = ("LossFromDiscontinuedOperations", "(400)");
    assert_eq!(incomes("3,211", "372", "51", &[apart]), [""; 0]);
    // What no slip explains may be something that is not shown; and so may be what has two concepts.
    assert_eq!(incomes("3,461", "372", "51", &[]), [""; 0]);
    let other = ("IncomeTaxesForYearsBefore", "400");
    assert_eq!(incomes("3,211", "372", "51", &[other]), [""; 0]);
}
