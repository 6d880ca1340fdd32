//! Headings and what they mean.

use kessan::model::{Calendar, Period};
use proptest::sample::Index;

use crate::plan::Table;

/// What a column holds.
#[derive(Clone, Debug)]
pub struct Column {
    /// The words over it, line by line.
    pub heading: Vec<String>,
    /// The heading of ratios or changes that it is; none for values.
    pub beside: Option<&'static str>,
    /// The period.
    pub period: Period,
    /// Unit and scale of money.
    pub unit: &'static str,
    pub scale: i8,
}

/// How a unit is stated: above the table, over a column, as unit and scale.
const UNITS: [(&str, &str, &str, i8); 4] = [
    ("(JPY millions)", "JPY millions", "JPY", 6),
    ("Unit: JPY million", "JPY million", "JPY", 6),
    ("(Thousands of yen)", "Thousands of yen", "JPY", 3),
    ("(USD in thousands)", "Thousands of U.S. dollars", "USD", 3),
];

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The columns of a table and the line above it that states the unit.
pub fn columns(
    plan: &Table,
    calendar: Calendar,
    instants: bool,
    ratio: Option<&'static str>,
    change: Option<&'static str>,
) -> (Vec<Column>, Option<&'static str>) {
    let (line, over, unit, scale) = UNITS[plan.unit.index(UNITS.len())];
    let history = !instants && plan.style.index(7) == 6;
    let value = |(mut heading, period): (Vec<String>, Period)| {
        if plan.unit_in_heading && !history {
            heading.push(over.to_owned());
        }
        Column { heading, beside: None, period, unit, scale }
    };
    let mut columns = Vec::new();
    if history {
        columns.extend(quarters(plan.year, calendar).into_iter().map(value));
    } else {
        for year in [plan.year, plan.year - 1] {
            let column = value(heading(plan.style, year, plan.quarter, calendar, instants));
            let period = column.period;
            columns.push(column);
            if let Some(words) = ratio.filter(|_| plan.ratios) {
                columns.push(beside(words, period));
            }
        }
    }
    if let Some(words) = change.filter(|_| plan.changes && !history) {
        columns.push(beside(words, columns[0].period));
    }
    (columns, (!plan.unit_in_heading || history).then_some(line))
}

fn beside(words: &'static str, period: Period) -> Column {
    let heading = vec![words.to_owned()];
    Column { heading, beside: Some(words), period, unit: "", scale: 0 }
}

fn span(calendar: Calendar, year: i32, skip: u32, months: u32) -> Period {
    calendar.span(year, skip, months).expect("the years are near")
}

fn quarters(year: i32, calendar: Calendar) -> Vec<(Vec<String>, Period)> {
    let mut all: Vec<_> = (0..4)
        .map(|quarter| (vec![format!("{}Q", quarter + 1)], span(calendar, year, quarter * 3, 3)))
        .collect();
    all.push((vec!["Full Year".to_owned()], span(calendar, year, 0, 12)));
    // The year stands over the captions.
    all[0].0.insert(0, format!("FY{year}"));
    all
}

fn day(period: Period) -> String {
    use chrono::Datelike;
    let day = period.last_day().expect("it has days");
    format!("{} {}, {}", MONTHS[day.month0() as usize], day.day(), day.year())
}

/// The heading of a period, line by line, and what it means.
fn heading(
    style: Index,
    year: i32,
    quarter: u32,
    calendar: Calendar,
    instants: bool,
) -> (Vec<String>, Period) {
    let months = span(calendar, year, (quarter - 1) * 3, 3);
    let so_far = span(calendar, year, 0, quarter * 3);
    let short = year % 100;
    if instants {
        let lines = match style.index(3) {
            0 => vec!["As of".to_owned(), day(months)],
            1 => vec![day(months)],
            _ => vec![
                format!("{}.", &day(months)[..3]) + day(months).split_once(' ').expect("it has").1,
            ],
        };
        let spaced = lines.iter().map(|line| line.replacen('.', ". ", 1)).collect();
        return (spaced, Period::Instant(months.last_day().expect("it has days")));
    }
    let ordinal = ["First", "Second", "Third", "Fourth"][quarter as usize - 1];
    let length = ["Three", "Six", "Nine", "Twelve"][quarter as usize - 1];
    match style.index(7) {
        0 => (vec![format!("{quarter}Q{short:02}")], months),
        1 => (vec!["Three Months Ended".to_owned(), day(months)], months),
        2 => (vec![format!("{ordinal} quarter of"), format!("FY{year}")], months),
        3 => (vec![format!("{length} months ended"), day(months)], so_far),
        4 => (vec![format!("{ordinal} Quarter FY{year}")], months),
        _ => (vec![format!("FY{year}")], span(calendar, year, 0, 12)),
    }
}
