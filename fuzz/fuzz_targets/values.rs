//! Figures, dates, periods, scales, lexical spaces, markup and transformations of single values.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::value(data));
