//! Periods as releases write them: codes, dates, lengths and ranges of months, in sentences and
//! in headings of tables.
//!
//! ```text
//! 1Q07   3Q06   1H09   9M08                   a part of a fiscal year       Period
//! 1Q07-3Q07   FY2007/1Q-3Q   FY11 9 months    several quarters, months      Period
//! 3rd quarter of FY2007   first half of FY07                                Period
//! nine months ended December 31, 2008         months up to a day            Period
//! (2007/10-12)   (11/4~12/3)                  from month to month           Period
//! December 31, 2008   Dec. 31, 2008           a day                         Period
//! FY2005   FY09                               a fiscal year                 Year
//! 1Q   first half   Full Year                 a part of a year not said     Part
//! (9 months)   9 months                       only a length                 Months
//! ```
//!
//! A range of months in parentheses says what the code before it means, and wins where the two
//! contradict: `3Q11 (11/4~11/12)` is nine months.

mod codes;
mod day;
mod eastern;
pub(super) mod ending;
mod grammar;
pub mod heading;
mod japanese;
mod join;
mod language;
mod names;
mod short;
mod token;

pub(super) use short::SHORT_YEARS;

use crate::model::{Calendar, Period};
use crate::standards::currency;
use crate::text::Span;

/// A mention of a period in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands in the text that was looked at.
    pub span: Span,
    /// What it says.
    pub meaning: Meaning,
}

/// What a mention of a period says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A certain period: an interval, or a day as [`Period::Instant`].
    Period(Period),
    /// A whole fiscal year, by its name; a [`Meaning::Part`] beside it may be part of it.
    Year(i32),
    /// A part of a fiscal year that is not named here.
    Part(Part),
    /// A number of months and nothing more.
    Months(u32),
}

/// A part of a fiscal year: `1Q` is its first three months, `Full Year` all twelve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// How many months of the year come before it.
    pub skip: u32,
    /// How many months it has.
    pub months: u32,
}

impl Part {
    /// The whole year.
    pub const FULL_YEAR: Self = Self { skip: 0, months: 12 };

    /// A quarter, counted from 1.
    #[must_use]
    pub fn quarter(count: u32) -> Option<Self> {
        (1..=4).contains(&count).then(|| Self { skip: (count - 1) * 3, months: 3 })
    }

    /// A half, counted from 1.
    #[must_use]
    pub fn half(count: u32) -> Option<Self> {
        (1..=2).contains(&count).then(|| Self { skip: (count - 1) * 6, months: 6 })
    }

    /// From the beginning of this part to the end of the other one.
    #[must_use]
    pub fn to(self, last: Self) -> Option<Self> {
        let end = last.skip + last.months;
        (self.skip < last.skip).then(|| Self { skip: self.skip, months: end - self.skip })
    }

    /// The last months of what the year has up to the end of this part: `3Q (9 months)`.
    #[must_use]
    pub fn last(self, months: u32) -> Option<Self> {
        let end = self.skip + self.months;
        Some(Self { skip: end.checked_sub(months)?, months })
    }

    /// This part of a fiscal year.
    #[must_use]
    pub fn of(self, year: i32, calendar: Calendar) -> Option<Period> {
        calendar.span(year, self.skip, self.months)
    }
}

impl Mention {
    /// The period, where the mention alone says it.
    #[must_use]
    pub fn period(self, calendar: Calendar) -> Option<Period> {
        match self.meaning {
            Meaning::Period(period) => Some(period),
            Meaning::Year(year) => Part::FULL_YEAR.of(year, calendar),
            Meaning::Part(_) | Meaning::Months(_) => None,
        }
    }
}

/// Finds the mentions of periods in a text without tags, in their order; they don't overlap.
///
/// ```
/// use kessan::extract::mentions::periods;
/// use kessan::model::{Calendar, YearName};
/// let april = Calendar::new(4, YearName::Start).unwrap();
/// let found = periods("up 4.0% in 3Q07, nine months ended Dec. 31, 2008", april);
/// let said: Vec<String> = found.iter().map(|m| m.period(april).unwrap().to_string()).collect();
/// assert_eq!(said, ["2007-10-01..2007-12-31", "2008-04-01..2008-12-31"]);
/// ```
#[must_use]
pub fn periods(text: &str, calendar: Calendar) -> Vec<Mention> {
    let tokens = token::split(text);
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if inside_number(&tokens[..=at]) || is_amount(&tokens, at) {
            None
        } else {
            grammar::mention(&tokens[at..], calendar)
        };
        let Some((meaning, length)) = found else {
            at += 1;
            continue;
        };
        let last = (at + length).max(at + 1).min(tokens.len());
        mentions.push(Mention { span: tokens[at].span.to(tokens[last - 1].span), meaning });
        at = last;
    }
    join::neighbours(text, mentions, calendar)
}

/// Whether the last of these tokens are the digits behind the point or comma of a number.
fn inside_number(tokens: &[token::Token]) -> bool {
    let [.., whole, point, digits] = tokens else { return false };
    matches!(point.text, "." | ",")
        && point.touches
        && digits.touches
        && whole.text.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether a token is so many millions of the currency before it: `USD 9m`, `EUR 9 m`.
fn is_amount(tokens: &[token::Token], at: usize) -> bool {
    let Some(unit) = at.checked_sub(1).and_then(|before| tokens.get(before)) else { return false };
    let is_number = |digits: &str| digits.parse::<u32>().is_ok();
    let text = tokens[at].text;
    let is_letter = || tokens.get(at + 1).is_some_and(|next| next.text == "m");
    let millions =
        text.strip_suffix('m').is_some_and(is_number) || (is_number(text) && is_letter());
    millions && currency::named(unit.text).is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::YearName;

    fn april() -> Calendar {
        Calendar::new(4, YearName::Start).unwrap()
    }

    fn said(text: &str) -> Vec<String> {
        periods(text, april())
            .into_iter()
            .map(|mention| match mention.meaning {
                Meaning::Period(period) => period.to_string(),
                Meaning::Year(year) => format!("year {year}"),
                Meaning::Part(part) => format!("{}+{}", part.skip, part.months),
                Meaning::Months(months) => format!("{months} months"),
            })
            .collect()
    }

    #[test]
    fn codes_of_the_calendar() {
        assert_eq!(
            said("1Q07, 3Q06* (1H09)"),
            ["2007-04-01..2007-06-30", "2006-10-01..2006-12-31", "2009-04-01..2009-09-30"]
        );
        assert_eq!(said("9M08"), ["2008-04-01..2008-12-31"]);
        assert_eq!(said("FY2005 FY09 fiscal year 2007"), ["year 2005", "year 2009", "year 2007"]);
        let is_span = |text: &str| said(text).iter().any(|of| of.contains(".."));
        assert!(is_span("in 9m 2024") && !is_span("USD 9m 2024"));
        assert!(said("A1Q07 1Q073 5Q07 FY Q07 7H").is_empty());
    }

    #[test]
    fn parts_whose_year_stands_elsewhere() {
        assert_eq!(said("1Q 2Q 2H Full Year full-year"), ["0+3", "3+3", "6+6", "0+12", "0+12"]);
        assert_eq!(said("1Q-3Q"), ["0+9"]);
        assert_eq!(said("third quarter"), ["6+3"]);
        assert_eq!(said("1 st Quarter"), ["0+3"]);
    }

    #[test]
    fn parts_beside_their_year() {
        for text in [
            "FY2007/1Q-3Q (cumulative)",
            "1Q07-3Q07 (2007/4-12)",
            "1Q07 - 3Q07",
            "FY07 9 months",
            "FY2007 9months",
            "3Q07 (9 months)",
            "first nine months of FY2007",
        ] {
            assert_eq!(said(text), ["2007-04-01..2007-12-31"], "{text}");
        }
        for text in [
            "3rd Quarter of FY2007",
            "third quarter FY07",
            "FY2007/3Q",
            "3Q FY2007",
            "third quarter of the fiscal year ending March 31, 2008",
        ] {
            assert_eq!(said(text), ["2007-10-01..2007-12-31"], "{text}");
        }
        assert_eq!(said("First half of FY2007"), ["2007-04-01..2007-09-30"]);
        assert_eq!(said("Full FY2007"), ["year 2007"]);
    }

    #[test]
    fn ranges_of_months_win() {
        assert_eq!(said("3Q11 (11/4~11/12)"), ["2011-04-01..2011-12-31"]);
        assert_eq!(said("3Q07 (2007/10-12)"), ["2007-10-01..2007-12-31"]);
        assert_eq!(said("FY09 (09/4~10/3)"), ["2009-04-01..2010-03-31"]);
        assert_eq!(said("1H09 Target (09/4~09/9)"), ["2009-04-01..2009-09-30"]);
        assert_eq!(said("(2008/12~2009/3)"), ["2008-12-01..2009-03-31"]);
        assert_eq!(said("1Q07 1.5% (2007/10-12)").len(), 2);
        assert!(said("10/4-12").is_empty());
    }

    #[test]
    fn days() {
        for text in [
            "December 31, 2008",
            "As of Dec. 31, 2008",
            "Dec 31 2008",
            "31 December 2008",
            "2008-12-31",
            "2008.12.31",
            "2008/12/31",
            "End of Dec. 2008",
        ] {
            assert_eq!(said(text), ["2008-12-31"], "{text}");
        }
        assert_eq!(said("Sept. 30, 2008"), ["2008-09-30"]);
        assert!(said("December 32, 2008, in October 2006, Dec 31").is_empty());
    }

    #[test]
    fn months_up_to_a_day() {
        for text in [
            "Nine months ended Dec 31, 2008",
            "nine months ended December 31, 2008",
            "Nine Months Ended Dec 2008",
            "nine-month period ended December 31, 2008",
            "9 months ended Dec. 31, 2008",
        ] {
            assert_eq!(said(text), ["2008-04-01..2008-12-31"], "{text}");
        }
        assert_eq!(said("Three Months Ended June 30, 2007"), ["2007-04-01..2007-06-30"]);
        assert_eq!(said("quarter ended June 30, 2007"), ["2007-04-01..2007-06-30"]);
        assert_eq!(said("fiscal year ending March 31, 2009"), ["2008-04-01..2009-03-31"]);
    }

    #[test]
    fn lengths() {
        assert_eq!(said("up 7.9% YoY (9 months)"), ["9 months"]);
        assert_eq!(said("(3months) nine months"), ["3 months", "9 months"]);
        assert!(said("13 months 0 months 1.9 months").is_empty());
    }

    #[test]
    fn places_are_those_of_the_words() {
        let text = "revenues for 3Q11 (11/4~11/12)";
        let found = periods(text, april());
        assert_eq!(&text[found[0].span.start..found[0].span.end], "3Q11 (11/4~11/12");
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in ".*") {
            let _ = periods(&text, april());
        }

        #[test]
        fn no_heap_of_words_makes_it_panic(words in prop::collection::vec(prop::sample::select(vec![
            "1Q07", "FY2007", "FY", "1Q", "9", "months", "ended", "Dec", "31", ",", "2008", "/",
            "-", "~", "(", ")", ".", "first", "quarter", "of", "the", "fiscal", "year", "ending",
            "full", "end", "99", "0", "9999", " ", "ü",
        ]), 0..20), glue in prop::sample::select(vec!["", " "])) {
            let text = words.join(glue);
            let found = periods(&text, april());
            prop_assert!(found.windows(2).all(|two| two[0].span.end <= two[1].span.start));
            prop_assert!(found.iter().all(|one| text.get(one.span.start..one.span.end).is_some()));
        }
    }
}
