//! Periods by the part that they have in a release: what was `3Q08` in one is `3Q09` in that of a year later.
//!
//! ```text
//! role = base [("-" | "+") count] [".end"]
//! base = "now" | "quarter" | "half" | "year"
//! ```
//!
//! `now` is the fiscal year up to the end of the current period, `quarter` the quarter that ends with it, `half` the
//! first half of its fiscal year, `year` that year. Quarters are counted in quarters, all others in years: `now-1`,
//! `quarter-4`, `year-1.end`. In a release of a first quarter `now` and `quarter` are one, so a period may have several
//! roles, which differ in the next release; what is written for it is `now|quarter`.

use std::fmt;

use crate::model::{Calendar, Period};

/// Between the roles of one period.
pub(super) const OR: char = '|';

/// How many years before and behind the current one periods have roles.
const YEARS: std::ops::RangeInclusive<i32> = -4..=2;
/// How many quarters before and behind the current one.
const QUARTERS: std::ops::RangeInclusive<i32> = -12..=4;
/// Behind the role of the day on which a period ends.
const END: &str = ".end";

/// What a role is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Base {
    Now,
    Quarter,
    Half,
    Year,
}

impl Base {
    pub(super) const ALL: [Self; 4] = [Self::Now, Self::Quarter, Self::Half, Self::Year];

    fn name(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
        }
    }
}

/// The part that a period has in a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub(super) base: Base,
    /// How many quarters or years away it is.
    away: i32,
    /// Whether it is the day on which that period ends.
    end: bool,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.base.name())?;
        if self.away != 0 {
            write!(f, "{:+}", self.away)?;
        }
        f.write_str(if self.end { END } else { "" })
    }
}

impl Role {
    /// The role that a text names.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (text, end) = text.strip_suffix(END).map_or((text, false), |text| (text, true));
        let base = Base::ALL.into_iter().find(|base| text.starts_with(base.name()))?;
        let rest = &text[base.name().len()..];
        let away = if rest.is_empty() { 0 } else { rest.parse().ok()? };
        let signed = rest.is_empty() || rest.starts_with(['-', '+']);
        let near = YEARS.contains(&away) || (base == Base::Quarter && QUARTERS.contains(&away));
        (signed && near).then_some(Self { base, away, end })
    }

    /// The period that has this role in a release about another; none where that does not end with a quarter.
    pub(super) fn period(self, current: Period, calendar: Calendar) -> Option<Period> {
        let last = current.last_day()?;
        let (year, months) = calendar.locate(last);
        let whole = calendar.span(year, 0, months)?;
        if whole.last_day() != Some(last) || months % 3 != 0 {
            return None;
        }
        let span = match self.base {
            Base::Now => calendar.span(year.checked_add(self.away)?, 0, months),
            Base::Half => calendar.span(year.checked_add(self.away)?, 0, 6),
            Base::Year => calendar.span(year.checked_add(self.away)?, 0, 12),
            Base::Quarter => {
                let quarter = i32::try_from(months / 3 - 1).ok()?;
                let at = year.checked_mul(4)?.checked_add(quarter + self.away)?;
                let skip = u32::try_from(at.rem_euclid(4) * 3).ok()?;
                calendar.span(at.div_euclid(4), skip, 3)
            }
        }?;
        match self.end {
            true => span.last_day().map(Period::Instant),
            false => Some(span),
        }
    }
}

/// All roles of a period in a release about another.
pub(super) fn roles(period: Period, current: Period, calendar: Calendar) -> Vec<Role> {
    let end = matches!(period, Period::Instant(_));
    let away = |base: Base| if base == Base::Quarter { QUARTERS } else { YEARS };
    let all =
        Base::ALL.into_iter().flat_map(|base| away(base).map(move |away| Role { base, away, end }));
    all.filter(|role| role.period(current, calendar) == Some(period)).collect()
}

/// Roles as they are kept, and none where there are none.
pub(super) fn written(roles: &[Role]) -> Option<String> {
    let names: Vec<String> = roles.iter().map(ToString::to_string).collect();
    (!names.is_empty()).then(|| names.join(&OR.to_string()))
}

/// The roles that were kept; none where one is not known.
pub(super) fn read(text: &str) -> Option<Vec<Role>> {
    text.split(OR).map(|name| Role::parse(name.trim())).collect()
}

/// The role among those of a period that is counted from a base, else the first.
pub(super) fn preferred(roles: &[Role], base: Base) -> Option<Role> {
    roles.iter().find(|role| role.base == base).or(roles.first()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::YearName;
    use crate::notation::period::parse;

    fn april() -> Calendar {
        Calendar::new(4, YearName::Start).expect("April is a month")
    }

    /// What a period is called in a release about another.
    fn named(period: &str, current: &str) -> Option<String> {
        let read = |text| parse(text, april()).expect("it is a period");
        written(&roles(read(period), read(current), april()))
    }

    #[test]
    fn periods_have_the_part_that_they_have_in_a_release() {
        for (period, current, role) in [
            ("9M08", "9M08", "now"),
            ("3Q07", "9M08", "quarter-4"),
            ("FY07.end", "9M08", "quarter-3.end|year-1.end"),
            ("FY08", "9M08", "year"),
            ("1Q09", "1Q09", "now|quarter"),
            ("1H09", "1Q09", "half"),
            ("4Q08", "1Q09", "quarter-1"),
        ] {
            assert_eq!(named(period, current).as_deref(), Some(role), "{period} in {current}");
        }
        assert_eq!(named("2009-05-15", "1Q09"), None);
        assert_eq!(named("FY01", "1Q09"), None);
    }

    #[test]
    fn a_role_is_another_period_in_the_next_release() {
        let read = |text| parse(text, april()).expect("it is a period");
        for (role, current, period) in [
            ("now", "9M09", "9M09"),
            ("quarter-4", "1Q09", "1Q08"),
            ("year-1.end", "9M09", "FY08.end"),
            ("year+1", "FY09", "FY10"),
        ] {
            let role = Role::parse(role).expect("it is a role");
            assert_eq!(role.period(read(current), april()), Some(read(period)), "{role}");
        }
        for none in ["", "now1", "now--1", "month", "now-99", "year-1.start", "quarter+"] {
            assert_eq!(Role::parse(none), None, "{none}");
        }
        // A period that ends within a quarter has no part that the next one has.
        assert_eq!(Role::parse("now").unwrap().period(read("2M09"), april()), None);
    }
}
