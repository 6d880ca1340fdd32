//! Names that a user may have meant.

use std::cell::Cell;

/// How many names that are not told are left out of a list in a help.
const LISTED: usize = 20;

/// How much may be spent on finding the names that users meant. Who has thousands of unknown names
/// has another trouble than a slip of the hand, and no help is worth the square of the input.
#[derive(Clone, Debug)]
pub(super) struct Budget {
    /// How many names may be looked at yet.
    looks: Cell<u32>,
    /// How many may be compared letter by letter yet.
    comparisons: Cell<u32>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { looks: Cell::new(2_000_000), comparisons: Cell::new(100_000) }
    }
}

impl Budget {
    fn unbounded() -> Self {
        Self { looks: Cell::new(u32::MAX), comparisons: Cell::new(u32::MAX) }
    }

    fn spend(counter: &Cell<u32>) -> bool {
        let left = counter.get();
        counter.set(left.saturating_sub(1));
        left > 0
    }

    /// As [`did_you_mean`]; none once the budget is spent.
    pub(super) fn did_you_mean<'a>(
        &self,
        word: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> Option<String> {
        let limit = (word.chars().count() / 3).clamp(1, 8);
        let wanted = word.to_lowercase();
        let letters = Letters::of(&wanted);
        let mut near: Vec<(usize, &str)> = Vec::new();
        for name in known {
            if !Self::spend(&self.looks) {
                return None;
            }
            let lower = name.to_lowercase();
            if letters.distance(&lower) > limit {
                continue;
            }
            if !Self::spend(&self.comparisons) {
                return None;
            }
            let distance = strsim::damerau_levenshtein(&wanted, &lower);
            if distance <= limit {
                near.push((distance, name));
            }
        }
        near.sort_unstable();
        near.dedup();
        let names: Vec<String> = near.iter().take(3).map(|(_, name)| format!("`{name}`")).collect();
        (!names.is_empty()).then(|| format!("did you mean {}?", names.join(" or ")))
    }

    /// As [`nearest`]; in their own order once the budget is spent.
    pub(super) fn nearest<'a>(
        &self,
        word: &str,
        known: impl Iterator<Item = &'a str>,
    ) -> Vec<&'a str> {
        let mut names: Vec<&str> = known.collect();
        let wanted = word.to_lowercase();
        let compares = !wanted.is_empty() && names.iter().all(|_| Self::spend(&self.comparisons));
        if compares {
            names.sort_by_cached_key(|name| {
                strsim::damerau_levenshtein(&wanted, &name.to_lowercase())
            });
        }
        names
    }
}

/// How often the letters of a word stand in it. Letters share a counter where their numbers end
/// alike, which only makes words look nearer than they are.
struct Letters([i16; 64]);

impl Letters {
    fn of(word: &str) -> Self {
        let mut counts = [0_i16; 64];
        for letter in word.chars() {
            let count = &mut counts[letter as usize % 64];
            *count = count.saturating_add(1);
        }
        Self(counts)
    }

    /// How many edits a word is away at the least: an edit takes one letter away, puts one in, or
    /// both.
    fn distance(&self, word: &str) -> usize {
        let mut left = self.0;
        for letter in word.chars() {
            let count = &mut left[letter as usize % 64];
            *count = count.saturating_sub(1);
        }
        let of = |sign: i16| left.iter().map(|count| (count * sign).max(0) as usize).sum::<usize>();
        of(1).max(of(-1))
    }
}

/// The help that names what the user may have meant: the nearest of `known`, if any is near.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<String> {
    Budget::unbounded().did_you_mean(word, known)
}

/// Names in one line, the first twenty, and how many more there are.
#[must_use]
pub fn listed<'a>(names: impl Iterator<Item = &'a str>, separator: &str) -> String {
    let mut names = names;
    let shown: Vec<&str> = names.by_ref().take(LISTED).collect();
    match names.count() {
        0 => shown.join(separator),
        more => format!("{} and {more} more", shown.join(separator)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_nearest_are_named() {
        let known = ["Revenues", "Revenue", "CostOfSales", "GrossProfit"];
        let help = did_you_mean("revenus", known.into_iter());
        assert_eq!(help.as_deref(), Some("did you mean `Revenue` or `Revenues`?"));
        assert_eq!(did_you_mean("Equity", known.into_iter()), None);
    }

    #[test]
    fn a_list_has_an_end() {
        let names: Vec<String> = (0..23).map(|at| at.to_string()).collect();
        let text = listed(names.iter().map(String::as_str), ", ");
        assert!(text.starts_with("0, 1, 2") && text.ends_with(", 19 and 3 more"), "{text}");
        assert_eq!(listed(["a", "b"].into_iter(), "; "), "a; b");
    }

    #[test]
    fn help_ends_with_its_budget() {
        let budget = Budget { looks: Cell::new(3), comparisons: Cell::new(1) };
        assert!(budget.did_you_mean("abc", ["abd", "xyz"].into_iter()).is_some());
        assert_eq!(budget.did_you_mean("abc", ["abd", "xyz"].into_iter()), None);
        assert_eq!(budget.nearest("b", ["c", "b"].into_iter()), ["c", "b"]);
    }

    proptest! {
        /// What is passed over without comparing letters is never near.
        #[test]
        fn letters_tell_less_than_the_distance(a in "[a-dA-D営業益]{0,9}", b in "[a-dA-D営業益]{0,9}") {
            let (a, b) = (a.to_lowercase(), b.to_lowercase());
            prop_assert!(Letters::of(&a).distance(&b) <= strsim::damerau_levenshtein(&a, &b));
        }
    }
}
