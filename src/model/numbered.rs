//! Ids as a stem and a number, as most programs count them up.

/// Stem and number of an id. Zeros in front of a number belong to the stem, so that no two ids have the same.
pub(super) fn parts(id: &str) -> Option<(&str, u64)> {
    /// No number of so many digits is beyond 64 bits.
    const DIGITS: usize = 18;
    let bytes = id.as_bytes();
    let digits =
        bytes.iter().rev().take(DIGITS + 1).take_while(|byte| byte.is_ascii_digit()).count();
    let (stem, digits) = id.split_at_checked(id.len() - digits)?;
    let number = digits.trim_start_matches('0');
    if number.is_empty() || number.len() > DIGITS {
        return None;
    }
    let value = number.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    Some((&id[..stem.len() + digits.len() - number.len()], value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_belong_to_the_stem() {
        for (id, expected) in [
            ("f1", Some(("f", 1))),
            ("f-0012", Some(("f-00", 12))),
            ("売10", Some(("売", 10))),
            ("7", Some(("", 7))),
            ("f0", None),
            ("f", None),
            ("", None),
            ("f123456789012345678", Some(("f", 123_456_789_012_345_678))),
            ("f1234567890123456789", None),
        ] {
            assert_eq!(parts(id), expected, "{id}");
        }
    }
}
