//! Fuzzes `targets::mhtml`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::mhtml(data));
