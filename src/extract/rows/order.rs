//! Chooses between the candidates of captions by the order of the rows: `Total` and `Others` mean
//! what their place says.
//!
//! The best way through all captions is found (Viterbi); a caption is ambiguous when a way with
//! another meaning of it is nearly as good.

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
    let forward = sums(&options, |one, other| step(candidates, one, other));
    let reversed: Vec<&[(usize, Score)]> = options.iter().rev().copied().collect();
    let mut backward = sums(&reversed, |one, other| step(candidates, other, one));
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

/// For each caption and option, the best sum of a way that ends there.
fn sums(options: &[&[(usize, Score)]], step: impl Fn(usize, usize) -> i64) -> Vec<Vec<i64>> {
    let mut all: Vec<Vec<i64>> = Vec::with_capacity(options.len());
    for (place, own) in options.iter().enumerate() {
        let sum = |(candidate, score): &(usize, Score)| {
            let before = place.checked_sub(1).map(|place| (options[place], &all[place]));
            let reached = before.and_then(|(before, sums)| {
                let ways = before.iter().zip(sums);
                ways.map(|((other, _), sum)| sum - step(*other, *candidate)).max()
            });
            reached.unwrap_or(0) + i64::from(*score)
        };
        let sums = own.iter().map(sum).collect();
        all.push(sums);
    }
    all
}

/// What it costs that `next` comes directly behind `one`.
fn step(candidates: &[Candidate], one: usize, next: usize) -> i64 {
    if one == next {
        let heading = candidates[one].meaning == Meaning::Heading;
        return if heading { BACK } else { TWICE };
    }
    let (Some(one), Some(next)) = (candidates[one].position, candidates[next].position) else {
        return 0;
    };
    match next.checked_sub(one + 1) {
        None => BACK,
        Some(left_out) => {
            (LEFT_OUT * i64::try_from(left_out).unwrap_or(LEFT_OUT_MOST)).min(LEFT_OUT_MOST)
        }
    }
}
