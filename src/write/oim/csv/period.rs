//! Periods in the short forms of xBRL-CSV, which people read: days, the last one included.

use std::borrow::Cow;

use chrono::NaiveDate;

const MIDNIGHT: &str = "T00:00:00";

/// `2024-03-31@end`, `2023-04-01..2024-03-31`, `2024-03-31` for that day; the full form where days do
/// not say it.
pub(super) fn short(period: &str) -> Cow<'_, str> {
    let day = |text: &str| {
        let date = text.strip_suffix(MIDNIGHT)?;
        date.parse::<NaiveDate>().ok().filter(|day| day.to_string() == date)
    };
    let last = |text: &str| day(text).and_then(|day| day.pred_opt());
    match period.split_once('/') {
        None => match last(period) {
            Some(day) => Cow::Owned(format!("{day}@end")),
            None => Cow::Borrowed(period),
        },
        Some((start, end)) => match (day(start), last(end)) {
            (Some(start), Some(end)) if start == end => Cow::Owned(start.to_string()),
            (Some(start), Some(end)) if start < end => Cow::Owned(format!("{start}..{end}")),
            _ => Cow::Borrowed(period),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_days() {
        assert_eq!(short("2024-04-01T00:00:00"), "2024-03-31@end");
        assert_eq!(short("2023-04-01T00:00:00/2024-04-01T00:00:00"), "2023-04-01..2024-03-31");
        assert_eq!(short("2024-02-29T00:00:00/2024-03-01T00:00:00"), "2024-02-29");
        assert_eq!(short("2024-04-01T12:00:00"), "2024-04-01T12:00:00");
        assert_eq!(short("2024-04-01T00:00:00Z"), "2024-04-01T00:00:00Z");
        assert_eq!(
            short("2024-04-01T00:00:00/2024-04-01T00:00:00"),
            "2024-04-01T00:00:00/2024-04-01T00:00:00"
        );
    }
}
