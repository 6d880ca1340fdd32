//! How a figure can follow from others: as a share, a rate of growth, a change.

use chrono::{Datelike, Months, NaiveDate};

use crate::model::{ConceptId, Decimals, Fact, Figure, OutOfRange, Period, PeriodType, Value};

/// With what a figure is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Before {
    /// The same figure a year before.
    Year,
    /// The same figure in the period of the same length before; at its beginning, where the
    /// figure is one of a point in time; a quarter before, where both are.
    Period,
}

/// How a figure follows from the one beside which it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Relation {
    /// It is the share that the other has in a third.
    Share(ConceptId),
    /// It is the rate by which the other has grown.
    Growth(Before),
    /// It is the amount by which the other has changed.
    Change(Before),
}

/// A number with the unit of its last place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number {
    pub(super) value: Figure,
    pub(super) unit: Figure,
}

impl Number {
    /// The number of a fact, if it has one.
    pub(super) fn of(fact: &Fact) -> Option<Self> {
        let Value::Number(value) = fact.value else { return None };
        let unit = match fact.decimals.places() {
            Some(places) => Figure::unit(places).ok()?,
            None => Figure::ZERO,
        };
        Some(Self { value, unit })
    }
}

/// Whether a figure can be what the relation says, as far as the accuracy of all three leaves it
/// open: figures may be cut instead of rounded, and the last digit of a ratio may come from
/// figures that were more accurate. Nothing where the relation has no sense: rates of growth from
/// nothing or from a loss are printed in many ways.
pub(super) fn fits(
    relation: Relation,
    figure: Number,
    beside: Number,
    base: Number,
) -> Result<Option<bool>, OutOfRange> {
    let off = match relation {
        Relation::Change(_) => {
            let change = beside.value.plus(base.value.negated())?;
            let off = figure.value.plus(change.negated())?.abs();
            let open = figure.unit.plus(beside.unit)?.plus(base.unit)?;
            return Ok(Some(off <= open));
        }
        Relation::Growth(_) | Relation::Share(_) if !is_positive(base.value) => return Ok(None),
        // A loss that was an income has fallen by more than all of it.
        Relation::Growth(_) if beside.value.is_negative() => {
            let all = figure.value.plus(Figure::ONE)?.plus(figure.unit)?;
            return Ok((!all.is_negative() && !all.is_zero()).then_some(false));
        }
        Relation::Growth(_) => beside.value.plus(base.value.negated())?,
        Relation::Share(_) => beside.value,
    };
    let off = figure.value.times(base.value)?.plus(off.negated())?.abs();
    let slack = figure.unit.plus(figure.unit)?;
    let of_ratio = slack.times(base.value)?;
    let of_base = figure.value.abs().plus(slack)?.times(base.unit)?;
    // Growth takes the base twice: in the quotient and in the difference.
    let open = of_ratio.plus(of_base)?.plus(beside.unit)?.plus(base.unit)?;
    Ok(Some(off <= open))
}

fn is_positive(value: Figure) -> bool {
    !value.is_negative() && !value.is_zero()
}

/// What the figure would be by the relation, to its own decimals.
pub(super) fn expected(
    relation: Relation,
    decimals: Decimals,
    beside: Number,
    base: Number,
) -> Option<Figure> {
    let change = || beside.value.plus(base.value.negated()).ok();
    match relation {
        Relation::Change(_) => change(),
        Relation::Growth(_) => quotient(change()?, base.value, decimals),
        Relation::Share(_) => quotient(beside.value, base.value, decimals),
    }
}

/// A quotient, rounded half away from zero.
pub(super) fn quotient(number: Figure, by: Figure, decimals: Decimals) -> Option<Figure> {
    let places = u32::try_from(decimals.places()?).ok()?;
    let ((number, scale), (by, by_scale)) = (number.parts(), by.parts());
    // number / by · 10^(places + by_scale - scale)
    let power = i64::from(places) + i64::from(by_scale) - i64::from(scale);
    let shift = 10_i128.checked_pow(u32::try_from(power.abs()).ok()?)?;
    let (number, by) = if power >= 0 {
        (number.checked_mul(shift)?, by)
    } else {
        (number, by.checked_mul(shift)?)
    };
    let half = by.checked_abs()? / 2;
    let rounded = number.checked_add(if number < 0 { -half } else { half })?.checked_div(by)?;
    Figure::new(rounded, places).ok()
}

/// The period of the figure beside which one of a period is shown.
pub(super) fn own_period(period: Period, of: PeriodType) -> Option<Period> {
    match (period, of) {
        (Period::Duration { end, .. }, PeriodType::Instant) => Some(Period::Instant(end)),
        (Period::Span { end, .. }, PeriodType::Instant) => Some(Period::instant(end)),
        (Period::Instant(_) | Period::Moment(_), PeriodType::Duration) => None,
        _ => Some(period),
    }
}

/// The period with which a figure of a period is compared.
pub(super) fn period_before(period: Period, of: PeriodType, before: Before) -> Option<Period> {
    match (period, of, before) {
        (Period::Duration { start, end }, PeriodType::Duration, _) => {
            let months = match before {
                Before::Year => 12,
                Before::Period => months(start, end)?,
            };
            let end = back(end, months)?;
            Some(Period::Duration { start: start.checked_sub_months(Months::new(months))?, end })
        }
        (Period::Duration { start, .. }, PeriodType::Instant, Before::Period) => {
            Some(Period::Instant(start.pred_opt()?))
        }
        (Period::Duration { end: day, .. } | Period::Instant(day), PeriodType::Instant, _) => {
            let months = if before == Before::Year { 12 } else { 3 };
            Some(Period::Instant(back(day, months)?))
        }
        // Nothing is compared over parts of days.
        _ => None,
    }
}

/// The whole months of a period.
fn months(start: NaiveDate, end: NaiveDate) -> Option<u32> {
    let next = end.succ_opt()?;
    let months = (next.year() - start.year()) * 12 + next.month().cast_signed()
        - start.month().cast_signed();
    (next.day() == start.day()).then(|| u32::try_from(months).ok())?
}

/// A day so many months before; the end of a month stays one.
fn back(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let next = day.succ_opt()?;
    if next.day() == 1 {
        return next.checked_sub_months(Months::new(months))?.pred_opt();
    }
    day.checked_sub_months(Months::new(months))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(digits: i128, scale: u32, places: i32) -> Number {
        let unit = Figure::unit(places).unwrap();
        Number { value: Figure::new(digits, scale).unwrap(), unit }
    }

    #[test]
    fn growth_is_judged_within_what_figures_leave_open() {
        let (now, then) = (number(110_000, 0, -3), number(100_000, 0, -3));
        let growth = Relation::Growth(Before::Year);
        let grown = |digits| fits(growth, number(digits, 3, 3), now, then).unwrap();
        assert_eq!((grown(100), grown(112)), (Some(true), Some(true)));
        assert_eq!((grown(130), grown(-100)), (Some(false), Some(false)));
        assert_eq!(fits(growth, number(1, 1, 3), now, number(-5, 0, 0)).unwrap(), None);
        let expected = expected(growth, Decimals::new(3).unwrap(), now, then);
        assert_eq!(expected, Figure::new(100, 3).ok());
    }

    #[test]
    fn ends_of_months_stay_ends_of_months() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let quarter = Period::Duration { start: day(2008, 4, 1), end: day(2008, 6, 30) };
        let before = |of, before| period_before(quarter, of, before);
        let (start, end) = (day(2008, 1, 1), day(2008, 3, 31));
        let duration = before(PeriodType::Duration, Before::Period);
        assert_eq!(duration, Some(Period::Duration { start, end }));
        assert_eq!(before(PeriodType::Instant, Before::Period), Some(Period::Instant(end)));
        let year = before(PeriodType::Instant, Before::Year);
        assert_eq!(year, Some(Period::Instant(day(2007, 6, 30))));
    }
}
