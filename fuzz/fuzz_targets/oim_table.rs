//! A table of a report in xBRL-CSV.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::oim_table(data));
