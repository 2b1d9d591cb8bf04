//! Fuzzes `targets::docx`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::docx(data));
