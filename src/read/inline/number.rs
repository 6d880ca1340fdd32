//! Numbers of facts: what a format gave, scaled and signed.

/// The greatest power of ten that a number is scaled by.
pub(super) const MAX_SCALE: i32 = 1_000;

/// How long a number may be, in letters.
pub(super) const MAX_DIGITS: usize = 10_000;

/// Puts `digits · 10^scale`, negative where it has a sign; none where the digits are no decimal without a sign. The
/// number has no zeros that say nothing.
pub(super) fn put(digits: &str, scale: i32, negative: bool, out: &mut String) -> Option<()> {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_decimal = !(whole.is_empty() && decimals.is_empty())
        && [whole, decimals].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_decimal || digits.len() > MAX_DIGITS {
        return None;
    }
    let start = out.len();
    if negative {
        out.push('-');
    }
    let first = out.len();
    // Most numbers are whole and begin with a digit that counts.
    if let (1.., Ok(zeros)) = (whole.len(), usize::try_from(scale))
        && decimals.is_empty()
        && !whole.starts_with('0')
    {
        out.push_str(whole);
        out.extend(std::iter::repeat_n('0', zeros));
        return Some(());
    }
    // Where the point stands among all digits.
    let point = i64::try_from(whole.len()).ok()? + i64::from(scale);
    let mut count = 0i64;
    let mut is_zero = true;
    if point <= 0 {
        out.push_str("0.");
        (point..0).for_each(|_| out.push('0'));
    }
    for digit in whole.bytes().chain(decimals.bytes()) {
        if count == point && count > 0 {
            if out.len() == first {
                out.push('0');
            }
            out.push('.');
        }
        count += 1;
        is_zero &= digit == b'0';
        // No zero stands before the first digit of the whole part.
        if !(digit == b'0' && out.len() == first && count <= point) {
            out.push(char::from(digit));
        }
    }
    if is_zero {
        out.truncate(start);
        out.push('0');
        return Some(());
    }
    while count < point {
        out.push('0');
        count += 1;
    }
    if out[first..].contains('.') {
        let plain = out.trim_end_matches('0').trim_end_matches('.').len();
        out.truncate(plain.max(first + 1));
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::put;

    #[test]
    fn numbers_are_exact() {
        for (digits, scale, negative, expected) in [
            ("1234", 6, false, "1234000000"),
            ("12.3", -2, false, "0.123"),
            ("12.50", 0, true, "-12.5"),
            ("0", 3, true, "0"),
            ("0.00", -2, false, "0"),
            ("007", 0, false, "7"),
            ("7", -3, false, "0.007"),
            ("100", -2, false, "1"),
            ("0.5", 1, false, "5"),
            ("0.05", 1, false, "0.5"),
            ("1.5", 3, false, "1500"),
            (".5", 0, false, "0.5"),
            ("100", 0, false, "100"),
        ] {
            let mut out = "x".to_owned();
            assert_eq!(put(digits, scale, negative, &mut out), Some(()), "{digits}");
            assert_eq!(&out[1..], expected, "{digits} {scale}");
        }
        for wrong in ["", ".", "-5", "1,2", "1e3", "１"] {
            assert_eq!(put(wrong, 0, false, &mut String::new()), None, "{wrong}");
        }
    }
}
