//! The table of a statement: presentation, sums, cubes.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing(
    "taxonomy/statements/results.csv",
    data
));
