//! Months of a year and days of a month as they are printed, with the inline transformation that
//! reads them.

use super::date::{english_month, era_year, number, year_of_four_digits};

/// `August 2007`, `2007年8月`, `平成19年8月`: the value of an `xs:gYearMonth`.
pub(super) fn of_year(text: &str) -> Option<(Box<str>, &'static str)> {
    let (year, month, transformation) = match text.strip_suffix('月') {
        Some(text) => japanese(text)?,
        None => {
            let (word, year) = text.split_once(' ')?;
            let year = year.is_ascii().then_some(year)?;
            (year_of_four_digits(year)?, english_month(word)?, "date-monthname-year-en")
        }
    };
    Some((format!("{year:04}-{month:02}").into(), transformation))
}

fn japanese(text: &str) -> Option<(i32, u32, &'static str)> {
    let (year, month) = text.split_once('年')?;
    let month = number(month).filter(|month| (1..=12).contains(month))?;
    if let Some(year) = year_of_four_digits(year) {
        return Some((year, month, "date-year-month"));
    }
    Some((era_year(year, month)?, month, "date-jpn-era-year-month"))
}

/// `August 13`, `13 August`: the value of an `xs:gMonthDay`. No transformation reads 8月13日.
pub(super) fn and_day(text: &str) -> Option<(Box<str>, &'static str)> {
    let (first, second) = text.split_once(' ')?;
    let day = |text: &str| text.is_ascii().then(|| number(text)).flatten();
    let (month, day, transformation) = match english_month(first) {
        Some(month) => (month, day(second)?, "date-monthname-day-en"),
        // No point may stand behind the month here.
        None if second.ends_with('.') => return None,
        None => (english_month(second)?, day(first)?, "date-day-monthname-en"),
    };
    let value = format!("--{month:02}-{day:02}");
    super::lexical::is_g_month_day(&value).then(|| (value.into(), transformation))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        for (text, value) in [
            ("August 2007", "2007-08"),
            ("Aug. 2007", "2007-08"),
            ("2007年8月", "2007-08"),
            ("平成19年8月", "2007-08"),
            ("令和元年5月", "2019-05"),
        ] {
            assert_eq!(of_year(text).unwrap().0.as_ref(), value, "{text}");
        }
        for bad in ["august 2007", "August 07", "2007年13月", "令和元年4月", "平成40年1月", "8月"]
        {
            assert_eq!(of_year(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_of_months() {
        assert_eq!(and_day("August 13").unwrap().0.as_ref(), "--08-13");
        assert_eq!(and_day("29 February").unwrap().0.as_ref(), "--02-29");
        for bad in ["February 30", "13 Aug.", "8/13", "8月13日", "August １３", "August"] {
            assert_eq!(and_day(bad), None, "{bad}");
        }
    }
}
