//! The order of durations (XML Schema 1.0 Part 2 §3.2.6.2): one is longer where it is from each of four days on.

use std::cmp::Ordering;

use super::canonical;

/// Year and month of the days, each the first of its month.
const FROM: [(i64, i64); 4] = [(1696, 9), (1697, 2), (1903, 3), (1903, 7)];

/// Which of two durations is longer; none where that depends on when they begin, as of a month and thirty days.
pub(crate) fn duration_order(a: &str, b: &str) -> Option<Ordering> {
    let [a, b] = [length(a)?, length(b)?];
    let mut orders = FROM.iter().map(|from| end(*from, a).cmp(&end(*from, b)));
    let first = orders.next()?;
    orders.all(|order| order == first).then_some(first)
}

/// The months and the nanoseconds of a duration.
fn length(text: &str) -> Option<(i64, i128)> {
    let plain = canonical::duration(text.trim_ascii());
    let (sign, rest) = plain.strip_prefix('-').map_or((1, plain.as_str()), |rest| (-1, rest));
    let (months, seconds) = rest.strip_prefix('P')?.strip_suffix('S')?.split_once("MT")?;
    let (whole, fraction) = seconds.split_once('.')?;
    let nanoseconds: i128 = format!("{whole}{fraction:0<9}").parse().ok()?;
    Some((sign * months.parse::<i64>().ok()?, i128::from(sign) * nanoseconds))
}

/// When a duration ends that begins with a month, in nanoseconds.
fn end((year, month): (i64, i64), (months, nanoseconds): (i64, i128)) -> i128 {
    i128::from(days_before(year * 12 + month - 1 + months)) * 86_400_000_000_000 + nanoseconds
}

/// The days before a month that is counted from the beginning of the calendar.
fn days_before(month: i64) -> i64 {
    // Years begin with March, so that the day that only some have is their last.
    let (year, of_year) = ((month - 2).div_euclid(12), (month - 2).rem_euclid(12));
    let leap = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    365 * year + leap + (153 * of_year + 2) / 5
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering::{Equal, Greater, Less};

    use super::duration_order;

    #[test]
    fn durations_are_in_their_order_where_they_have_one() {
        for (a, b, order) in [
            ("P20D", "P1M", Some(Less)),
            ("P27D", "P1M", Some(Less)),
            ("P28D", "P1M", None),
            ("P30D", "P1M", None),
            ("P31D", "P1M", None),
            ("P32D", "P1M", Some(Greater)),
            ("P1Y", "P364D", Some(Greater)),
            ("P1Y", "P365D", None),
            ("P1Y", "P367D", Some(Less)),
            ("P5M", "P150D", None),
            ("P5M", "P149D", Some(Greater)),
            ("P400Y", "P146097D", Some(Equal)),
            ("P1Y", "P12M", Some(Equal)),
            ("-P1M", "P0D", Some(Less)),
            ("PT0.5S", "PT0.25S", Some(Greater)),
            ("PT24H", "P1D", Some(Equal)),
        ] {
            assert_eq!(duration_order(a, b), order, "{a} {b}");
            assert_eq!(duration_order(b, a), order.map(std::cmp::Ordering::reverse), "{b} {a}");
        }
    }
}
