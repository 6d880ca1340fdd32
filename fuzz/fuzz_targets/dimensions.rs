//! dimensions.csv: the table of axes and members.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing("taxonomy/dimensions.csv", data));
