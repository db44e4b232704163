#![no_main]

use placecard_fuzz::archive::archive_of;

// An input is the content of an OpenDocument spreadsheet, or the tables in it.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (start, end): (&[u8], &[u8]) = match bytes.starts_with(b"<?xml") {
        true => (b"", b""),
        false => (b"<office:body><office:spreadsheet>", b"</office:spreadsheet></office:body>"),
    };
    placecard_fuzz::import(&archive_of(&[("content.xml", &[start, bytes, end].concat())]), None);
});
