//! Labels of an entry point.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing("taxonomy/labels/half.csv", data));
