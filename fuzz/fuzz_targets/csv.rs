//! Fuzzes `targets::csv`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::csv(data));
