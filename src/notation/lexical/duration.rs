//! Lengths of time: `xs:duration` (Part 2 §3.2.6).

/// The most digits of one number. The specification has no limit; beyond that validators fail.
const MOST_DIGITS: usize = 9;

/// Whether a text is a duration: `P1Y6M`, `-P30D`, `PT12H30M`, `PT1.5S`.
#[must_use]
pub fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('-').unwrap_or(text).strip_prefix('P') else {
        return false;
    };
    let (days, time) = match rest.split_once('T') {
        Some((days, time)) => (days, Some(time)),
        None => (rest, None),
    };
    let Some(of_days) = count(days, "YMD") else { return false };
    match time.map(|time| count(time, "HMS")) {
        None => of_days > 0,
        Some(of_time) => of_time.is_some_and(|count| count > 0),
    }
}

/// How many numbers a part has, each with its letter, in the order of the letters; only seconds
/// have a fraction.
fn count(text: &str, letters: &str) -> Option<usize> {
    let (mut rest, mut letters, mut count) = (text, letters, 0);
    while !rest.is_empty() {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        let (number, letter) = (&rest[..end], &rest[end..=end]);
        letters = letters.split_once(letter)?.1;
        is_number(number, letter == "S").then_some(())?;
        (rest, count) = (&rest[end + 1..], count + 1);
    }
    Some(count)
}

fn is_number(text: &str, may_have_fraction: bool) -> bool {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if may_have_fraction => (whole, fraction),
        Some(_) => return false,
        None => (text, "0"),
    };
    [whole, fraction].iter().all(|digits| {
        (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|c| c.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_duration;

    #[test]
    fn durations() {
        for good in ["P1Y", "P1Y6M", "-P30D", "PT12H30M", "PT1.5S", "P1DT2H", "P0Y", "P1YT1S"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in [
            "", "P", "PT", "P1", "1Y", "P1M1Y", "P1Y1Y", "P1DT", "P1H", "PT1D", "P1.5Y", "P-1Y",
            "+P1Y", "P1W", "p1y", "PT.5S", "PT1.S", "P1Y ", "P1Yä", "P１Y", "P1Y6",
        ] {
            assert!(!is_duration(bad), "{bad}");
        }
    }
}
