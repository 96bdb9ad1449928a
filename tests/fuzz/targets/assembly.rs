#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| dmpkg_fuzz::assembly(bytes));
