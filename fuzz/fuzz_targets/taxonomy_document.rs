//! A schema or linkbase in a set that is read and checked.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::taxonomy_document(data));
