//! The table of sums that do not hold as published.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing(
    "misprint/known-inconsistencies.csv",
    data
));
