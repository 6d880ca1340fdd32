//! Two works side by side in one run: what one costs in the CPU time of the other.
//!
//! A target that is known to be missed has the ratio that was measured; it is missed as is known until it gets worse
//! than that by more than a fifth.

use std::time::{Duration, Instant};

/// Ratios that one work may cost of another, and which of them were met.
#[derive(Default)]
pub struct Verdicts {
    is_missed: bool,
}

impl Verdicts {
    /// Whether all is met but what is known to be missed, and that is not missed by more than a fifth more.
    pub fn are_met(&self) -> bool {
        !self.is_missed
    }

    /// Prints the ratio of two works, in hundredths, and judges it. `known` names those that are missed, with the ratio
    /// that is known.
    pub fn judge(
        &mut self,
        name: &str,
        facts: usize,
        pair: &Pair,
        wanted: u128,
        known: &[(&str, u128)],
    ) {
        let (whole, bare) = (median(&pair.ours), median(&pair.peer));
        let ratio = whole.as_nanos() * 100 / bare.as_nanos().max(1);
        let known = known.iter().find(|(of, _)| *of == name);
        let verdict = match (ratio <= wanted, known) {
            (true, None) => "met".to_owned(),
            (true, Some(_)) => "met, though it is declared as missed".to_owned(),
            (false, Some((_, known))) if ratio * 5 <= known * 6 => {
                format!("missed, as is known: {}.{:02}", known / 100, known % 100)
            }
            (false, Some((_, known))) => {
                self.is_missed = true;
                format!("MISSED by more than is known: {}.{:02}", known / 100, known % 100)
            }
            (false, None) => {
                self.is_missed = true;
                "MISSED".to_owned()
            }
        };
        println!(
            "{name}: {facts} facts in {whole:.2?}, parsing alone {bare:.2?}: × {}.{:02} (≤ {}.{:02} {verdict})",
            ratio / 100,
            ratio % 100,
            wanted / 100,
            wanted % 100
        );
    }
}

/// The times of two works.
#[derive(Default)]
pub struct Pair {
    pub ours: Vec<Duration>,
    pub peer: Vec<Duration>,
}

/// What a work gives, its CPU time put among the others.
pub fn timed<T>(times: &mut Vec<Duration>, work: impl FnOnce() -> T) -> T {
    let start = now();
    let result = work();
    times.push(now().saturating_sub(start));
    result
}

/// The CPU time of this thread so far; where the system does not tell it, the time of day.
fn now() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|told| told.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2]
}
