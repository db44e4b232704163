//! Archives as workbooks are.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these files, which are not compressed.
pub fn archive_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(*name, options).expect("an archive in memory can be written");
        writer.write_all(part).expect("an archive in memory can be written");
    }
    writer.finish().expect("an archive in memory can be written").into_inner()
}
