//! Dates, times and their parts (XML Schema 1.0 Part 2 §3.2.7 to §3.2.14).

/// The most digits of a year. The specification has no limit; tools have.
const MOST_YEAR_DIGITS: usize = 9;

/// Whether a text is an `xs:date`: `2007-08-13`, perhaps with a time zone.
#[must_use]
pub fn is_date(text: &str) -> bool {
    let mut rest = Rest(text);
    rest.date().is_some() && rest.ends_with_zone()
}

/// Whether a text is an `xs:dateTime`: `2007-08-13T15:30:00`, perhaps with a fraction of the
/// second and a time zone.
#[must_use]
pub fn is_date_time(text: &str) -> bool {
    let mut rest = Rest(text);
    let Some(date) = rest.date() else { return false };
    let Some(time) = rest.sign('T').and_then(|()| rest.time()) else { return false };
    // The end of the last day would be in a year of five digits.
    let is_after_all = date == (9999, 12, 31) && time == Time::EndOfDay;
    !is_after_all && rest.ends_with_zone()
}

/// Whether a text is an `xs:date`, or with `has_time` an `xs:dateTime`, of any year there is: `-0044-03-15`,
/// `12007-08-13T15:30:00`. Most tools read years of four digits alone, and nothing else is written here.
#[must_use]
pub(crate) fn is_of_any_year(text: &str, has_time: bool) -> bool {
    let mut rest = Rest(text);
    let Some(year) = rest.any_year() else { return false };
    let is_day = rest.month_and_day(year).is_some();
    let is_time = !has_time || rest.sign('T').and_then(|()| rest.time()).is_some();
    is_day && is_time && rest.ends_with_zone()
}

/// Whether a text is an `xs:time`: `15:30:00`.
#[must_use]
pub fn is_time(text: &str) -> bool {
    let mut rest = Rest(text);
    rest.time().is_some() && rest.ends_with_zone()
}

/// Whether a text is an `xs:gYearMonth`: `2007-08`.
#[must_use]
pub fn is_g_year_month(text: &str) -> bool {
    let mut rest = Rest(text);
    let month = rest.year().and_then(|()| rest.sign('-')).and_then(|()| rest.month());
    month.is_some() && rest.ends_with_zone()
}

/// Whether a text is an `xs:gYear`: `2007`, `-0044`, `12007`.
#[must_use]
pub fn is_g_year(text: &str) -> bool {
    let mut rest = Rest(text);
    rest.year().is_some() && rest.ends_with_zone()
}

/// Whether a text is an `xs:gMonthDay`: `--08-13`.
#[must_use]
pub fn is_g_month_day(text: &str) -> bool {
    // Any year: 2000 had a 29 February.
    let mut rest = Rest(text);
    let month = rest.signs("--").and_then(|()| rest.month());
    let day = month.and_then(|month| rest.sign('-').and_then(|()| rest.day(2000, month)));
    day.is_some() && rest.ends_with_zone()
}

/// Whether a text is an `xs:gDay`: `---13`.
#[must_use]
pub fn is_g_day(text: &str) -> bool {
    let mut rest = Rest(text);
    rest.signs("---").and_then(|()| rest.day(2000, 1)).is_some() && rest.ends_with_zone()
}

/// Whether a text is an `xs:gMonth`: `--08`.
#[must_use]
pub fn is_g_month(text: &str) -> bool {
    let mut rest = Rest(text);
    rest.signs("--").and_then(|()| rest.month()).is_some() && rest.ends_with_zone()
}

/// Whether a text is years with single blanks between them (Data Type Registry,
/// `gYearListItemType`); these may be written with leading zeros and have no time zone.
#[must_use]
pub fn is_g_year_list(text: &str) -> bool {
    text.split(' ').all(|year| {
        let digits = year.strip_prefix('-').unwrap_or(year);
        digits.len() >= 4 && digits.bytes().all(|c| c.is_ascii_digit())
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Time {
    OfDay,
    EndOfDay,
}

/// What is left of a text that is read from its start.
struct Rest<'t>(&'t str);

impl Rest<'_> {
    fn sign(&mut self, sign: char) -> Option<()> {
        self.0 = self.0.strip_prefix(sign)?;
        Some(())
    }

    fn signs(&mut self, signs: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(signs)?;
        Some(())
    }

    /// Two digits.
    fn two(&mut self) -> Option<u32> {
        let digits = self.0.get(..2).filter(|text| text.bytes().all(|c| c.is_ascii_digit()))?;
        self.0 = &self.0[2..];
        digits.parse().ok()
    }

    /// A year of four digits or more, none of them needless; there is no year zero.
    fn year(&mut self) -> Option<()> {
        let text = self.0.strip_prefix('-').unwrap_or(self.0);
        let end = text.bytes().position(|c| !c.is_ascii_digit()).unwrap_or(text.len());
        let (digits, rest) = text.split_at(end);
        let fits = match digits.len() {
            4 => digits != "0000",
            5..=MOST_YEAR_DIGITS => !digits.starts_with('0'),
            _ => false,
        };
        self.0 = rest;
        fits.then_some(())
    }

    /// A year, as one of four hundred that has the same days.
    fn any_year(&mut self) -> Option<u32> {
        let text = self.0;
        self.year()?;
        let digits = text[..text.len() - self.0.len()].strip_prefix('-');
        // The year before 1 is -1, and was a leap year.
        match digits {
            Some(before) => Some((400 - (before.parse::<u32>().ok()? - 1) % 400) % 400),
            None => Some(text[..text.len() - self.0.len()].parse::<u32>().ok()? % 400),
        }
    }

    fn month_and_day(&mut self, year: u32) -> Option<(u32, u32)> {
        self.sign('-')?;
        let month = self.month()?;
        self.sign('-')?;
        Some((month, self.day(year, month)?))
    }

    fn month(&mut self) -> Option<u32> {
        self.two().filter(|month| (1..=12).contains(month))
    }

    fn day(&mut self, year: u32, month: u32) -> Option<u32> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 => 28 + u32::from(is_leap),
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        self.two().filter(|day| (1..=last).contains(day))
    }

    /// A date of a year of four digits, as validators read them.
    fn date(&mut self) -> Option<(u32, u32, u32)> {
        let year = self.two()? * 100 + self.two()?;
        let (month, day) = self.month_and_day(year)?;
        (year > 0).then_some((year, month, day))
    }

    fn time(&mut self) -> Option<Time> {
        let hour = self.two().filter(|hour| *hour <= 24)?;
        self.sign(':')?;
        let minute = self.two().filter(|minute| *minute < 60)?;
        self.sign(':')?;
        let second = self.two().filter(|second| *second < 60)?;
        let fraction = match self.0.strip_prefix('.') {
            None => "",
            Some(behind) => {
                let end = behind.bytes().position(|c| !c.is_ascii_digit()).unwrap_or(behind.len());
                self.0 = &behind[end..];
                (end > 0).then_some(&behind[..end])?
            }
        };
        if hour < 24 {
            return Some(Time::OfDay);
        }
        let is_end = minute == 0 && second == 0 && fraction.bytes().all(|c| c == b'0');
        is_end.then_some(Time::EndOfDay)
    }

    /// Whether nothing is left but perhaps a time zone: `Z`, or at most fourteen hours before or
    /// behind.
    fn ends_with_zone(mut self) -> bool {
        if matches!(self.0, "" | "Z") {
            return true;
        }
        let signed = self.sign('+').or_else(|| self.sign('-'));
        let hour = signed.and_then(|()| self.two());
        let minute = hour.and_then(|_| self.sign(':')).and_then(|()| self.two());
        let (Some(hour), Some(minute)) = (hour, minute) else { return false };
        self.0.is_empty() && minute < 60 && hour * 60 + minute <= 14 * 60
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(is: fn(&str) -> bool, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(is(text), "{text}");
        }
        for text in bad {
            assert!(!is(text), "{text}");
        }
    }

    #[test]
    fn dates_are_days_that_there_are() {
        all(
            is_date,
            &["2007-08-13", "2000-02-29", "2004-02-29Z", "2007-08-13+09:00", "0001-01-01-14:00"],
            &[
                "",
                "2007-8-13",
                "2001-02-29",
                "1900-02-29",
                "2007-13-01",
                "2007-00-01",
                "2007-04-31",
                "0000-01-01",
                "12007-08-13",
                "-2007-08-13",
                "2007-08-13T00:00:00",
                "2007-08-13z",
                "2007-08-13+14:01",
                "2007-08-13+9:00",
                "2007-08-13+09:60",
                "２007-08-13",
                "20070813",
            ],
        );
    }

    #[test]
    fn years_may_be_far_away() {
        all(
            |text| is_of_any_year(text, false),
            &["2007-08-13", "-0044-03-15", "-0001-02-29", "-0005-02-29", "12004-02-29+09:00"],
            &[
                "0000-01-01",
                "-0000-01-01",
                "012007-08-13",
                "12007-02-29",
                "-0004-02-29",
                "-0101-02-29",
                "12007-13-01",
                "12007-08-13T00:00:00",
                "+2007-08-13",
                "12007",
                "",
            ],
        );
        all(
            |text| is_of_any_year(text, true),
            &["2007-08-13T15:30:00", "12007-08-13T15:30:00Z", "10000-01-01T24:00:00"],
            &["12007-08-13", "12007-08-13T", "12007-08-13T25:00:00"],
        );
    }

    #[test]
    fn times_end_with_the_day() {
        all(
            is_time,
            &["00:00:00", "23:59:59.999", "24:00:00", "24:00:00.0", "12:30:00Z", "12:30:00-05:00"],
            &[
                "24:00:01",
                "24:00:00.1",
                "25:00:00",
                "12:60:00",
                "12:30:60",
                "12:30",
                "12:30:00.",
                "",
            ],
        );
        all(
            is_date_time,
            &["2007-08-13T15:30:00", "2007-12-31T24:00:00Z", "9999-12-31T23:59:59"],
            &["2007-08-13", "2007-08-13 15:30:00", "2007-08-13T", "9999-12-31T24:00:00"],
        );
    }

    #[test]
    fn parts_of_dates() {
        all(
            is_g_year,
            &["2007", "-0044", "12007", "2007Z"],
            &["07", "0000", "02007", "+2007", "FY2007"],
        );
        all(
            is_g_year_month,
            &["2007-08", "2007-08+09:00"],
            &["2007-13", "2007-8", "2007", "0000-01"],
        );
        all(
            is_g_month_day,
            &["--02-29", "--12-31Z"],
            &["--02-30", "--04-31", "02-28", "--2-28", "--13-01"],
        );
        all(is_g_day, &["---31", "---01Z"], &["---32", "---00", "--31", "31"]);
        all(is_g_month, &["--12", "--01Z"], &["--13", "--00", "--12--", "12"]);
        all(
            is_g_year_list,
            &["2007", "2007 2008", "-0044 2007"],
            &["", "2007, 2008", "07", "2007 "],
        );
    }
}
