//! What a syntax or a model cannot say: told to the user, with the first facts that it is about.

use std::collections::BTreeMap;
use std::fmt;

/// How many of what is lost are named.
const NAMED: usize = 3;

/// An accuracy that was cut to what is kept, in whatever syntax it stands.
pub(crate) const CUT_ACCURACY: &str = "decimals beyond 2147483647 or a precision beyond 4294967294, of which the nearest that is kept was read";

/// Something that a syntax cannot say, which the output lacks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Loss {
    /// What it is, in one sentence.
    pub what: String,
    /// How often it was met.
    pub times: u64,
    /// The first that it was met with, by name and id: at most three.
    pub first: Vec<String>,
    /// Whether it is a fault of the report, of which nothing can be said in any syntax.
    pub is_fault: bool,
}

/// `a tuple (2 times: e:Pair, e:Pair)`.
impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.times {
            1 => write!(f, "{} (once", self.what)?,
            times => write!(f, "{} ({times} times", self.what)?,
        }
        if !self.first.is_empty() {
            let more = u64::try_from(self.first.len()).is_ok_and(|named| named < self.times);
            write!(f, ": {}{}", self.first.join(", "), if more { ", …" } else { "" })?;
        }
        f.write_str(")")
    }
}

/// Counts what cannot be said.
#[derive(Clone, Debug, Default)]
pub(crate) struct Losses(BTreeMap<String, Counted>);

#[derive(Clone, Debug, Default)]
struct Counted {
    times: u64,
    first: Vec<String>,
    is_fault: bool,
}

impl Losses {
    /// Counts one that has no name.
    pub(crate) fn add(&mut self, what: &str) {
        self.count(what, 1);
    }

    /// Counts several that have no names.
    pub(crate) fn count(&mut self, what: &str, times: u64) {
        if times > 0 {
            self.entry(what).times += times;
        }
    }

    /// Counts one, and names it if it is one of the first.
    pub(crate) fn add_named(&mut self, what: &str, name: impl FnOnce() -> String) {
        let counted = self.entry(what);
        counted.times += 1;
        if counted.first.len() < NAMED {
            counted.first.push(name());
        }
    }

    /// Counts one that is a fault of the report.
    pub(crate) fn add_fault(&mut self, what: &str, name: impl FnOnce() -> String) {
        self.add_named(what, name);
        self.entry(what).is_fault = true;
    }

    fn entry(&mut self, what: &str) -> &mut Counted {
        self.0.entry(what.to_owned()).or_default()
    }

    /// All that was counted; nothing is counted afterwards.
    pub(crate) fn take(&mut self) -> Vec<Loss> {
        let all = std::mem::take(&mut self.0).into_iter();
        all.map(|(what, Counted { times, first, is_fault })| Loss { what, times, first, is_fault })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Losses;

    #[test]
    fn the_first_are_named() {
        let mut losses = Losses::default();
        for name in ["a", "b", "c", "d"] {
            losses.add_named("a tuple", || name.to_owned());
        }
        losses.count("a link", 1);
        let told: Vec<String> = losses.take().iter().map(ToString::to_string).collect();
        assert_eq!(told, ["a link (once)", "a tuple (4 times: a, b, c, …)"]);
        assert!(losses.take().is_empty());
    }
}
