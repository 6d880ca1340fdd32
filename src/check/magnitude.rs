//! Comparing the size of figures, exactly.

use crate::model::{Figure, OutOfRange};

/// How far two figures are apart when one of them has the wrong scale: a thousand, a million.
const SCALES: [i32; 2] = [3, 6];

/// Whole numbers below are added without a thought to how long the sum is.
const SHORT: u128 = 1 << 60;

/// Whether one figure is at most twice the other; both are above zero.
pub(super) fn alike(a: Figure, b: Figure) -> bool {
    within(a, b, 0).unwrap_or(false)
}

/// The power of ten by which `a` exceeds `b`, when it is a thousand or a million and what is left
/// is at most a factor of two; negative when `b` exceeds `a`. Both are above zero.
pub(super) fn scale_apart(a: Figure, b: Figure) -> Option<i32> {
    let is = |a, b, power| within(a, b, power).unwrap_or(false);
    SCALES.into_iter().find_map(|power| {
        if is(a, b, power) { Some(power) } else { is(b, a, power).then_some(-power) }
    })
}

/// Whether `a` is about `b · 10^power`; both are above zero.
pub(super) fn within(a: Figure, b: Figure, power: i32) -> Result<bool, OutOfRange> {
    // What is twice as large has a first digit one place higher at the most.
    if let (Some(a), Some(b)) = (a.magnitude(), b.magnitude())
        && (a - b - power).abs() > 1
    {
        return Ok(false);
    }
    let b = b.shift(power)?;
    // Most are short and have the same places: whole numbers say it.
    let ((of_a, places), (of_b, others)) = (a.parts(), b.parts());
    if places == others && of_a.unsigned_abs().max(of_b.unsigned_abs()) < SHORT {
        return Ok(of_a <= 2 * of_b && of_b <= 2 * of_a);
    }
    Ok(a <= b.plus(b)? && b <= a.plus(a)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_and_a_million() {
        let figure = |digits| Figure::new(digits, 0).unwrap();
        for (a, b, apart) in [
            (1_234_000, 1_100, Some(3)),
            (1_100, 1_234_000, Some(-3)),
            (2_000_000, 1_000, Some(3)),
            (2_000_001, 1_000, None),
            (500_000, 1_000, Some(3)),
            (499_999, 1_000, None),
            (7, 9_000_000, Some(-6)),
            (900, 1_000, None),
        ] {
            assert_eq!(scale_apart(figure(a), figure(b)), apart, "{a} {b}");
        }
        assert!(alike(figure(1), figure(2)) && !alike(figure(1), figure(3)));
        // What can't be compared is not apart.
        assert_eq!(
            scale_apart(Figure::new(i128::from(u64::MAX) << 29, 0).unwrap(), figure(1)),
            None
        );
    }
}
