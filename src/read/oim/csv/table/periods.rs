//! Periods as cells write them, and in their full form: each is read once.

use rustc_hash::FxHashMap;

use super::super::super::period::{self, End, NoPeriod};

/// How many periods are kept in their full form.
const MOST_PERIODS: usize = 1 << 14;

/// What was read of periods.
type Read = Result<Box<str>, NoPeriod>;

/// Periods in their full form.
#[derive(Default)]
pub(super) struct Periods {
    /// Positions by the way they are written: as they are, their starts, their ends.
    known: [FxHashMap<Box<str>, usize>; 3],
    read: Vec<Read>,
    /// What was asked for last, for rows often have the period of the row before.
    last: Option<(String, Option<End>, usize)>,
}

impl Periods {
    /// The full form of a period, or of one end of it.
    pub(super) fn full(&mut self, text: &str, end: Option<End>) -> Result<&str, NoPeriod> {
        let at = match &self.last {
            Some((last, of, at)) if last == text && *of == end => *at,
            _ => self.find(text, end),
        };
        match &self.read[at] {
            Ok(full) => Ok(full),
            Err(error) => Err(*error),
        }
    }

    fn find(&mut self, text: &str, end: Option<End>) -> usize {
        let of_end = match end {
            None => 0,
            Some(End::Start) => 1,
            Some(End::End) => 2,
        };
        let at = match self.known[of_end].get(text) {
            Some(at) => *at,
            None => {
                if self.read.len() > MOST_PERIODS {
                    *self = Self::default();
                }
                self.read.push(period::read_csv(text, end));
                let at = self.read.len() - 1;
                self.known[of_end].insert(text.into(), at);
                at
            }
        };
        let (mut last, ..) = self.last.take().unwrap_or_default();
        last.clear();
        last.push_str(text);
        self.last = Some((last, end, at));
        at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_kept_by_their_ends() {
        let mut periods = Periods::default();
        for _ in 0..2 {
            let year = "2024-01-01..2024-12-31";
            let full = "2024-01-01T00:00:00/2025-01-01T00:00:00";
            assert_eq!(periods.full(year, None), Ok(full));
            assert_eq!(periods.full(year, Some(End::Start)), Ok("2024-01-01T00:00:00"));
            assert_eq!(periods.full(year, Some(End::End)), Ok("2025-01-01T00:00:00"));
            assert_eq!(periods.full("x", None), Err(NoPeriod::Form));
            assert_eq!(periods.full("2024-12-31@end", Some(End::End)), Err(NoPeriod::NoDuration));
        }
        assert_eq!(periods.read.len(), 5);
    }
}
