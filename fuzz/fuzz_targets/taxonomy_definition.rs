//! taxonomy.toml: the definition of a taxonomy.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::filing("taxonomy/taxonomy.toml", data));
