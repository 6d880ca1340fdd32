//! A taxonomy package: catalog, entry points, and what they lead to.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::taxonomy_package(data));
