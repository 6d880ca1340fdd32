//! Rates and ratios that are off by less: where ratios are known to be rounded, where a change says what a ratio was, and
//! where rows seem to make up the one above them.

use kessan::model::PeriodType;

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

#[test]
fn operating_income_is_no_more_than_gross_income() {
    let column = |income: &str| {
        implied(&[
            ("Sales", "monetary", OVER, &[(YEARS[3], "9,000")]),
            ("CostOfSales", "monetary", OVER, &[(YEARS[3], "6,100")]),
            ("OperatingIncome", "monetary", OVER, &[(YEARS[3], income)]),
        ])
    };
    assert_eq!((column("1,530").len(), column("2,901").len()), (0, 0));
    let told = column("5,130");
    assert!(told.len() == 1 && told[0].starts_with("`OperatingIncome`"), "{told:?}");
}
