//! report.toml: the definition of a report.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing("report/report.toml", data));
