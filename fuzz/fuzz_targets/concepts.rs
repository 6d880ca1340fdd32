//! concepts.csv: the table of concepts.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing("taxonomy/concepts.csv", data));
