//! Fuzzes `targets::html_events`.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| targets::html_events(data));
