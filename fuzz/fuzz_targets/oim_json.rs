//! A report in xBRL-JSON.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::oim_json(data));
