//! An instance of XBRL 2.1.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::instance(data));
