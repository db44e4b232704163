#![no_main]

use cfb::CompoundFile;
use std::io::{Cursor, Write};

// An input is an old workbook, or the records of one.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return placecard_fuzz::import(bytes, None);
    }
    placecard_fuzz::import(&document_of(bytes), None);
});

fn document_of(records: &[u8]) -> Vec<u8> {
    let mut document =
        CompoundFile::create(Cursor::new(Vec::new())).expect("a document in memory can be made");
    let mut stream = document.create_stream("Workbook").expect("a document in memory can be written");
    stream.write_all(records).expect("a document in memory can be written");
    drop(stream);
    document.into_inner().into_inner()
}
