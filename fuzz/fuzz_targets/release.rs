//! The text of a release, read with a map.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::extraction("release.txt", data));
