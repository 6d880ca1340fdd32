//! What somebody means who writes a period as releases do: `H1 2024`, `2024 Q1`, `30.06.2024`.

use super::{date, period};
use crate::model::Calendar;

/// The code or date that says so; none where it may be something else.
///
/// ```
/// use kessan::model::Calendar;
/// use kessan::notation::period_meant::meant;
/// let calendar = Calendar::default();
/// assert_eq!(meant("H1 2024", calendar).as_deref(), Some("1H2024"));
/// assert_eq!(meant("30.06.2024", calendar).as_deref(), Some("2024-06-30"));
/// assert_eq!(meant("9/8/2024", calendar), None);
/// ```
#[must_use]
pub fn meant(text: &str, calendar: Calendar) -> Option<String> {
    if let Some((day, _)) = date::parse(text) {
        return Some(day.to_string());
    }
    let upper = text.to_ascii_uppercase();
    let parts = parts(&upper);
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|c| c.is_ascii_digit());
    let code = match parts[..] {
        [year] if is_year(year) => format!("FY{year}"),
        ["FY", year] => format!("FY{year}"),
        [year, "FY"] if is_year(year) => format!("FY{year}"),
        [kind @ ("Q" | "H" | "M"), number, year] => format!("{number}{kind}{year}"),
        [year, kind @ ("Q" | "H" | "M"), number] if is_year(year) => {
            format!("{number}{kind}{year}")
        }
        [number, kind @ ("Q" | "H" | "M"), year] => format!("{number}{kind}{year}"),
        _ => return None,
    };
    period::parse(&code, calendar).map(|_| code)
}

/// Letters and digits of a text, each run by itself; what stands between them but blanks and hyphens is a part too.
fn parts(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let kind = |c: u8| (c.is_ascii_digit(), c.is_ascii_alphabetic());
    let mut parts = Vec::new();
    for word in words {
        let mut start = 0;
        for at in 1..=word.len() {
            let bytes = word.as_bytes();
            if bytes.get(at).is_none_or(|next| kind(*next) != kind(bytes[at - 1])) {
                parts.extend(word.get(start..at));
                start = at;
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_in_other_spellings_are_known() {
        for (text, expected) in [
            ("H1 2024", Some("1H2024")),
            ("h1-24", Some("1H24")),
            ("2024 H1", Some("1H2024")),
            ("2024Q3", Some("3Q2024")),
            ("2024-Q3", Some("3Q2024")),
            ("1h24", Some("1H24")),
            ("9M 2024", Some("9M2024")),
            ("FY 2024", Some("FY2024")),
            ("2024", Some("FY2024")),
            ("June 30, 2024", Some("2024-06-30")),
            ("30.06.2024", Some("2024-06-30")),
            ("Q5 2024", None),
            ("H1", None),
            ("24", None),
            ("Q1 2024 (restated)", None),
            ("上期 2024", None),
            ("—", None),
            ("", None),
        ] {
            assert_eq!(meant(text, Calendar::default()).as_deref(), expected, "{text}");
        }
    }
}
