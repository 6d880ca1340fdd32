//! calendar.toml: the fiscal calendar.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing("taxonomy/calendar.toml", data));
