#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| placecard_fuzz::editing::edit(bytes));
