//! Chooses between the candidates of captions by the order of the rows: `Total` and `Others` mean
//! what their place says.
//!
//! The best way through all captions is found (Viterbi); a caption is ambiguous when a way with
//! another meaning of it is nearly as good.

use std::collections::HashMap;

use super::candidate::{Candidate, Meaning};
use super::caption::Score;
use super::segment::Caption;

/// What a caption means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It fits no candidate.
    Unknown,
    /// It fits several about as well.
    Ambiguous(usize, usize),
    /// It means this candidate, and how well it fits.
    Means(usize, Score),
}

/// What a step back in the order costs.
const BACK: i64 = 150;
/// What each row left out costs, and the most of it.
const LEFT_OUT: i64 = 6;
const LEFT_OUT_MOST: i64 = 90;
/// What it costs when a row is there twice.
const TWICE: i64 = 400;
/// How much better the chosen way must be than one with another meaning.
const CLEARLY: i64 = 25;

/// Chooses a candidate for each caption.
#[must_use]
pub fn choose(captions: &[Caption], candidates: &[Candidate]) -> Vec<Choice> {
    let known: Vec<usize> =
        (0..captions.len()).filter(|at| !captions[*at].options.is_empty()).collect();
    let options: Vec<&[(usize, Score)]> =
        known.iter().map(|at| captions[*at].options.as_slice()).collect();
    let forward = sums(&options, candidates, true);
    let reversed: Vec<&[(usize, Score)]> = options.iter().rev().copied().collect();
    let mut backward = sums(&reversed, candidates, false);
    backward.reverse();

    let mut choices = vec![Choice::Unknown; captions.len()];
    for (place, at) in known.iter().enumerate() {
        let through: Vec<i64> = (0..options[place].len())
            .map(|option| {
                let own = i64::from(options[place][option].1);
                forward[place][option] + backward[place][option] - own
            })
            .collect();
        // A row that nobody knows may be the one that says what its neighbour is.
        let known = |at: Option<usize>| {
            at.and_then(|at| captions.get(at)).is_none_or(|near| !near.options.is_empty())
        };
        let sure = known(at.checked_sub(1)) && known(at.checked_add(1));
        let margin = if sure { CLEARLY } else { CLEARLY + LEFT_OUT_MOST };
        choices[*at] = clearest(options[place], &through, candidates, margin);
    }
    choices
}

/// The option with the best way through it, or two that are about as good.
fn clearest(
    options: &[(usize, Score)],
    through: &[i64],
    candidates: &[Candidate],
    margin: i64,
) -> Choice {
    let mut order: Vec<usize> = (0..options.len()).collect();
    order.sort_by_key(|at| (-through[*at], *at));
    let Some(best) = order.first() else { return Choice::Unknown };
    let (candidate, score) = options[*best];
    let meaning = &candidates[candidate].meaning;
    let rival = order[1..].iter().find(|at| candidates[options[**at].0].meaning != *meaning);
    match rival {
        Some(rival) if through[*best] - through[*rival] < margin => {
            Choice::Ambiguous(candidate, options[*rival].0)
        }
        _ => Choice::Means(candidate, score),
    }
}

/// For each caption and option, the best sum of a way that ends there. `forward` says whether the captions stand in
/// the order of the text or the other way round.
fn sums(options: &[&[(usize, Score)]], candidates: &[Candidate], forward: bool) -> Vec<Vec<i64>> {
    let mut all: Vec<Vec<i64>> = Vec::with_capacity(options.len());
    for (place, own) in options.iter().enumerate() {
        let before = place
            .checked_sub(1)
            .map(|place| Reached::new(options[place], &all[place], candidates, forward));
        let sum = |(candidate, score): &(usize, Score)| {
            let reached = before.as_ref().and_then(|before| before.best(*candidate));
            reached.unwrap_or(0) + i64::from(*score)
        };
        let sums = own.iter().map(sum).collect();
        all.push(sums);
    }
    all
}

/// The ways up to a caption, so that the best one to go on with is found without a look at each: captions that are
/// all the same fit as many candidates as there are rows.
struct Reached<'a> {
    candidates: &'a [Candidate],
    /// Whether larger positions come later.
    forward: bool,
    /// The sum of each option, by candidate.
    own: HashMap<usize, i64>,
    /// The two best options without a place, and of all, with their sums.
    placeless: Best,
    any: Best,
    /// Places of options in their order, with sums.
    placed: Vec<(i64, i64)>,
    /// The best of the sums up to each place, and of those from each on.
    up_to: Vec<i64>,
    from: Vec<i64>,
}

/// Two options with the best sums.
#[derive(Default)]
struct Best([Option<(i64, usize)>; 2]);

impl Best {
    fn put(&mut self, sum: i64, candidate: usize) {
        let new = Some((sum, candidate));
        if new > self.0[0] {
            self.0 = [new, self.0[0]];
        } else if new > self.0[1] {
            self.0[1] = new;
        }
    }

    /// The best sum of another option than this.
    fn beside(&self, candidate: usize) -> Option<i64> {
        self.0.iter().flatten().find(|(_, of)| *of != candidate).map(|(sum, _)| *sum)
    }
}

impl<'a> Reached<'a> {
    fn new(
        options: &[(usize, Score)],
        sums: &[i64],
        candidates: &'a [Candidate],
        forward: bool,
    ) -> Self {
        let (mut placeless, mut any, mut placed) = (Best::default(), Best::default(), Vec::new());
        for ((candidate, _), sum) in options.iter().zip(sums) {
            any.put(*sum, *candidate);
            match place(candidates, *candidate, forward) {
                Some(place) => placed.push((place, *sum)),
                None => placeless.put(*sum, *candidate),
            }
        }
        placed.sort_unstable();
        let best = |best: &mut Option<i64>, (_, sum): &(i64, i64)| {
            *best = (*best).max(Some(*sum));
            *best
        };
        let up_to = placed.iter().scan(None, best).collect();
        let mut from: Vec<i64> = placed.iter().rev().scan(None, best).collect();
        from.reverse();
        let own = options.iter().map(|(candidate, _)| *candidate).zip(sums.iter().copied());
        Self { candidates, forward, own: own.collect(), placeless, any, placed, up_to, from }
    }

    /// The best sum with which a candidate can be reached; none where there is no option.
    fn best(&self, next: usize) -> Option<i64> {
        let again = self.own.get(&next).map(|sum| sum - twice(self.candidates, next));
        let Some(own) = place(self.candidates, next, self.forward) else {
            return again.max(self.any.beside(next));
        };
        let free = self.placeless.beside(next);
        let behind = self.placed.partition_point(|(place, _)| *place <= own);
        let back = self.from.get(behind).map(|sum| sum - BACK);
        // Nearer than this, what is left out costs less than the most.
        let before = self.placed.partition_point(|(place, _)| *place < own);
        let far = own - LEFT_OUT_MOST / LEFT_OUT - 1;
        let near = self.placed[..before].iter().rev().take_while(|(place, _)| *place > far);
        let near = near.map(|(place, sum)| sum - LEFT_OUT * (own - place - 1)).max();
        let left_out = before.checked_sub(1).map(|at| self.up_to[at] - LEFT_OUT_MOST);
        again.max(free).max(back).max(near).max(left_out)
    }
}

/// The place of a candidate in the order, counted from the end where captions come from there.
fn place(candidates: &[Candidate], at: usize, forward: bool) -> Option<i64> {
    let place = i64::try_from(candidates[at].position?).ok()?;
    Some(if forward { place } else { -place })
}

/// What it costs that a row is there again directly behind itself.
fn twice(candidates: &[Candidate], at: usize) -> i64 {
    if candidates[at].meaning == Meaning::Heading { BACK } else { TWICE }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What it costs that `next` comes directly behind `one`, said once more.
    fn step(candidates: &[Candidate], one: usize, next: usize) -> i64 {
        if one == next {
            return twice(candidates, one);
        }
        let (Some(one), Some(next)) = (candidates[one].position, candidates[next].position) else {
            return 0;
        };
        match next.checked_sub(one + 1) {
            None => BACK,
            Some(left) => {
                (LEFT_OUT * i64::try_from(left).unwrap_or(LEFT_OUT_MOST)).min(LEFT_OUT_MOST)
            }
        }
    }

    fn plain(options: &[&[(usize, Score)]], step: impl Fn(usize, usize) -> i64) -> Vec<Vec<i64>> {
        let mut all: Vec<Vec<i64>> = Vec::new();
        for own in options {
            let place = all.len();
            let best = |candidate: usize| {
                let before = place.checked_sub(1)?;
                let ways = options[before].iter().zip(&all[before]);
                ways.map(|((other, _), sum)| sum - step(*other, candidate)).max()
            };
            let sum = |(at, score): &(usize, Score)| best(*at).unwrap_or(0) + i64::from(*score);
            all.push(own.iter().map(sum).collect());
        }
        all
    }

    proptest! {
        #[test]
        fn the_best_ways_are_found_without_a_look_at_each(
            positions in prop::collection::vec((prop::option::of(0_usize..60), any::<bool>()), 1..12),
            rows in prop::collection::vec(
                prop::collection::btree_map(0_usize..12, 800_u32..1030, 1..12), 1..8
            ),
        ) {
            let mut taken = std::collections::BTreeSet::new();
            let candidates: Vec<Candidate> = positions.iter().map(|(position, heading)| {
                let position = position.filter(|place| taken.insert(*place));
                let meaning = if *heading { Meaning::Heading } else { Meaning::Skip };
                Candidate::placed(position, meaning)
            }).collect();
            let rows: Vec<Vec<(usize, Score)>> = rows
                .iter()
                .map(|row| row.iter().map(|(at, score)| (*at, *score)))
                .map(|row| row.filter(|(at, _)| *at < candidates.len()).collect())
                .filter(|row: &Vec<_>| !row.is_empty())
                .collect();
            let options: Vec<&[(usize, Score)]> = rows.iter().map(Vec::as_slice).collect();
            let wanted = plain(&options, |one, other| step(&candidates, one, other));
            prop_assert_eq!(sums(&options, &candidates, true), wanted);
            let wanted = plain(&options, |one, other| step(&candidates, other, one));
            prop_assert_eq!(sums(&options, &candidates, false), wanted);
        }
    }
}
