//! units.csv: the table of units.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing("taxonomy/units.csv", data));
