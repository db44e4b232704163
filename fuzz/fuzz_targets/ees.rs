#![no_main]

use placecard_fuzz::import::Layout;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| placecard_fuzz::import(bytes, Some(Layout::Ees)));
