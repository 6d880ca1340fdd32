//! map.toml: what is particular to a release.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::extraction("map.toml", data));
