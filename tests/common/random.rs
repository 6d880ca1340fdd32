//! How many random cases a property is tried with.

use proptest::test_runner::{Config, RngSeed};

/// So many cases, and the same ones at every run: a test that passed passes again. `PROPTEST_CASES` asks for more, and
/// then for others at every run.
pub fn cases(cases: u32, seed: u64) -> Config {
    let config = Config { failure_persistence: None, ..Config::default() };
    if std::env::var_os("PROPTEST_CASES").is_some() {
        return config;
    }
    Config { cases, rng_seed: RngSeed::Fixed(seed), ..config }
}
