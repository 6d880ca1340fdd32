//! Checks a report again and again and tells what each of the rules by which figures are in doubt costs:
//! `cargo bench --bench rules -- REPORT [RUNS]`. A line a rule, with the least of its runs in milliseconds of CPU time where
//! Linux counts it for the thread, and of the clock elsewhere; first the rest of the check.
//!
//! `compare.py` counts by it the rules that came since the build with which it compares.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use kessan::check;
use kessan::diagnostic::Diagnostics;
use kessan::source::report::{self, Loaded};

/// The name of what no rule by itself costs.
const REST: &str = "rest";

fn main() -> ExitCode {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let (folder, runs) = match arguments.as_slice() {
        // `cargo bench` without a name runs this too.
        [] => return ExitCode::SUCCESS,
        [folder] => (folder, 3),
        [folder, runs] => match runs.parse() {
            Ok(runs) => (folder, runs),
            Err(_) => return refuse(&format!("`{runs}` is not a number of runs")),
        },
        _ => return refuse("usage: cargo bench --bench rules -- REPORT [RUNS]"),
    };
    let mut told = Diagnostics::new();
    let begun = report::begin(Path::new(folder), &[], &mut told);
    let Some(loaded) = begun.and_then(|begun| begun.read(&mut told)).filter(|_| !told.has_errors())
    else {
        return refuse("the report has errors: see kessan check");
    };
    let mut least: BTreeMap<&str, Duration> = BTreeMap::new();
    for _ in 0..runs {
        for (rule, cost) in costs(&loaded) {
            least.entry(rule).and_modify(|known| *known = cost.min(*known)).or_insert(cost);
        }
    }
    for (rule, cost) in &least {
        println!("{rule} {}.{:03}", cost.as_millis(), cost.as_micros() % 1000);
    }
    ExitCode::SUCCESS
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("error: {why}");
    ExitCode::FAILURE
}

/// What each rule costs in one check.
fn costs(Loaded { taxonomy, report, complete, .. }: &Loaded) -> BTreeMap<&'static str, Duration> {
    let mut costs = BTreeMap::new();
    let start = now();
    let mut last = start;
    let mut done = |rule: &'static str| {
        let at = now();
        if !rule.is_empty() {
            *costs.entry(rule).or_default() += at.saturating_sub(last);
        }
        last = at;
    };
    check::report_telling(taxonomy, report, *complete, &mut done, &mut Diagnostics::new())
        .expect("ids lead somewhere");
    let of_rules: Duration = costs.values().sum();
    costs.insert(REST, now().saturating_sub(start).saturating_sub(of_rules));
    costs
}

/// The CPU time of the thread, or else of the clock.
fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    let counted = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}
