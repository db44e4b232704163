#![no_main]

// An input is the labels of a column of periods, one a line.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let labels = bytes.split(|&byte| byte == b'\n').filter(|label| !label.contains(&b'"'));
    placecard_fuzz::import_periods(labels);
});
