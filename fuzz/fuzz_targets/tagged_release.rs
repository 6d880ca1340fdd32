//! The text of a release that becomes the inline document.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| kessan_fuzz::tagged_release(data));
