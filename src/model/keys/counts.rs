//! Ids that count up, `f1`, `f2`, `f3`, as most programs write them: where each is the one before and one more, the
//! first and the last tell all.

use crate::model::numbered::parts;

/// How many stems are looked for.
const STEMS: usize = 4;

/// Ids by what stands before their numbers.
#[derive(Debug, Default)]
pub(super) struct Counts(Vec<Count>);

/// What is known of an id.
pub(super) enum Counted {
    /// It is new, and counted.
    New,
    /// It is counted already.
    Twice,
    /// It is not counted.
    Not,
}

/// The ids of one stem.
#[derive(Debug)]
struct Count {
    stem: Box<str>,
    first: u64,
    /// The number behind the last.
    end: u64,
    /// Whether others of the stem were not counted, so that none that comes is known to be new.
    has_others: bool,
}

impl Counts {
    /// Counts an id, where it goes on from the last of its stem.
    pub(super) fn add(&mut self, id: &str) -> Counted {
        let Some((stem, number)) = short(id) else { return Counted::Not };
        let Some(count) = self.0.iter_mut().find(|count| *count.stem == *stem) else {
            if self.0.len() >= STEMS {
                return Counted::Not;
            }
            let (first, end) = (number, number + 1);
            self.0.push(Count { stem: stem.into(), first, end, has_others: false });
            return Counted::New;
        };
        if (count.first..count.end).contains(&number) {
            return Counted::Twice;
        }
        if number == count.end && !count.has_others {
            count.end += 1;
            return Counted::New;
        }
        count.has_others = true;
        Counted::Not
    }

    /// Whether an id is counted that has this key.
    pub(super) fn has(&self, key: u128) -> bool {
        let bytes = key.to_le_bytes();
        let id = bytes[1..].get(..usize::from(bytes[0])).and_then(|id| str::from_utf8(id).ok());
        id.and_then(short).is_some_and(|(stem, number)| {
            let count = self.0.iter().find(|count| *count.stem == *stem);
            count.is_some_and(|count| (count.first..count.end).contains(&number))
        })
    }
}

/// Stem and number of an id that is short enough for a key.
fn short(id: &str) -> Option<(&str, u64)> {
    /// How many letters a key holds.
    const LONGEST: usize = 15;
    (id.len() <= LONGEST).then(|| parts(id)).flatten()
}
