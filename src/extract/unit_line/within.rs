//! What the parentheses of a caption state of its figures, beside words that say when: `AUM (at period end, in billions)`.

use super::{UnitLine, read_in};
use crate::notation::words::{Kind, words as known};

/// The statement of unit in the parentheses of a caption. Where its words are not understood together, that of the one
/// part between commas that states a unit, if the others say when.
#[must_use]
pub(in super::super) fn within(enclosed: &str, language: Option<&str>) -> Option<UnitLine> {
    let whole = read_in(&format!("({enclosed})"), language);
    if whole.as_ref().is_none_or(UnitLine::is_clear) {
        return whole;
    }
    apart(enclosed, language).or(whole)
}

fn apart(enclosed: &str, language: Option<&str>) -> Option<UnitLine> {
    let (when, other): (Vec<&str>, Vec<&str>) =
        enclosed.split([',', ';']).partition(|part| says_when(part));
    let [unit] = other.as_slice() else { return None };
    let line = (!when.is_empty()).then(|| read_in(&format!("({unit})"), language))?;
    line.filter(UnitLine::is_clear)
}

/// Whether words say nothing but of which moment or mean a figure is: `at period end`, `average for the quarter`.
fn says_when(part: &str) -> bool {
    let lower = part.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let said = format!(" {} ", words.collect::<Vec<_>>().join(" "));
    let kinds =
        [Kind::MomentSections, Kind::Closing, Kind::Opening, Kind::MomentHeadings, Kind::Averages];
    kinds.iter().any(|kind| known().of(*kind).any(|phrase| said.contains(&format!(" {phrase} "))))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn what_says_when_hides_no_power() {
        for (enclosed, scale) in [
            ("at period end, in billions", Some(9)),
            ("in billions, at period end", Some(9)),
            ("end of period, in thousands", Some(3)),
            ("average, $ in billions", Some(9)),
            ("in billions", Some(9)),
            ("at period end", None),
            ("before tax", None),
        ] {
            let found = within(enclosed, None);
            assert!(found.as_ref().is_none_or(super::UnitLine::is_clear), "{enclosed}");
            assert_eq!(found.and_then(|line| line.scale), scale, "{enclosed}");
        }
        for doubtful in ["in billions, wugs", "thousand wugs, at period end"] {
            assert!(within(doubtful, None).is_none_or(|line| !line.is_clear()), "{doubtful}");
        }
    }
}
