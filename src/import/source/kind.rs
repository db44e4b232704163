//! What a file is, by its first bytes rather than by its name.

use super::xls::OLDER;
use crate::import::error::ImportError;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How much of a file is looked at before it is read.
const HEAD_BYTES: u64 = 64 * 1024;

/// A file that was opened, with its first bytes, which are read already.
pub(super) struct Opened {
    /// The file, standing behind `head`.
    pub file: File,
    /// Its first bytes; all of them where it is small.
    pub head: Vec<u8>,
    /// Its length in bytes.
    pub length: u64,
}

/// Opens what is a file, and neither a folder nor a device.
///
/// # Errors
/// Where it is no file, or cannot be read.
pub(super) fn open(path: &Path) -> Result<Opened, ImportError> {
    let cannot_read = |error: std::io::Error| ImportError::io(path, &error);
    // Before opening, because opening a pipe would wait for somebody to write into it.
    let about = std::fs::metadata(path).map_err(cannot_read)?;
    if about.is_dir() {
        let sentence = "This is a folder, not a table; choose a file inside it.";
        return Err(ImportError::input(path, None, sentence));
    }
    if !about.is_file() {
        let sentence = "This is a device or a pipe, not a file; save its content to a file first.";
        return Err(ImportError::input(path, None, sentence));
    }
    let mut file = File::open(path).map_err(cannot_read)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD_BYTES).read_to_end(&mut head).map_err(cannot_read)?;
    Ok(Opened { file, head, length: about.len() })
}

/// Whether these are the first bytes of a zip archive, which every workbook of today is.
pub(super) fn is_zip(head: &[u8]) -> bool {
    head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06")
}

/// Whether these are the first bytes of a document of the format that old Office files share, workbooks among them.
pub(super) fn is_compound(head: &[u8]) -> bool {
    head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}

/// Whether these are the first bytes of a Parquet file.
pub(super) fn is_parquet(head: &[u8]) -> bool {
    head.starts_with(b"PAR1")
}

/// What a file that is no table is, in a sentence with a way out; none where nothing speaks against a table.
pub(super) fn no_table(head: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"\x09\0\x04\0", OLDER),
        (b"\x09\x02\x06\0", OLDER),
        (b"\x09\x04\x06\0", OLDER),
        (b"\x09\x08\x08\0", OLDER),
        (b"%PDF-", "This is a PDF, not a table; look for the same data as CSV or Excel."),
        (b"\x1F\x8B", "This is a compressed file (gzip); unpack it and import what is in it."),
        (b"7z\xBC\xAF\x27\x1C", "This is a compressed file (7z); unpack it and import what is in it."),
        (b"\xFD7zXZ\0", "This is a compressed file (xz); unpack it and import what is in it."),
        (b"\x28\xB5\x2F\xFD", "This is a compressed file (zstd); unpack it and import what is in it."),
        (b"\x89PNG", "This is a picture, not a table; look for the same data as CSV or Excel."),
        (b"\xFF\xD8\xFF", "This is a picture, not a table; look for the same data as CSV or Excel."),
        (b"SQLite format 3\0", "This is a database (SQLite); save the table as CSV and import that."),
    ];
    const WEB_PAGE: &str = "This is a web page, not a table; it may be an error page of the site: download the data \
                            again. Where it is a table that Excel opens, save it as .xlsx or CSV, and import that.";
    const START: &[(&[u8], &str)] = &[
        (b"<!doctype html", WEB_PAGE),
        (b"<html", WEB_PAGE),
        (b"<meta", WEB_PAGE),
        (b"<table", WEB_PAGE),
        (
            b"<?xml",
            "This is XML, not a table; where Excel opens it, save it as .xlsx or CSV, and import that.",
        ),
        (b"{", "This is JSON, not a table; look for the same data as CSV or Excel."),
    ];
    if let Some((_, sentence)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(sentence);
    }
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| start.get(..word.len()).is_some_and(|got| got.eq_ignore_ascii_case(word));
    START.iter().find(|(word, _)| begins(word)).map(|(_, sentence)| *sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_file_is_never_opened() {
        let folder = tempfile::tempdir().unwrap();
        let refusal = |path: &Path| open(path).err().unwrap().to_string();
        assert!(refusal(folder.path()).starts_with("This is a folder"));
        assert!(refusal(&folder.path().join("none.csv")).starts_with("There is no such file"));
        if cfg!(unix) {
            assert!(refusal(Path::new("/dev/null")).starts_with("This is a device"));
        }
    }

    #[test]
    fn other_kinds_of_files_are_named_by_their_first_bytes() {
        let named = |head: &[u8], word: &str| {
            let sentence = no_table(head).unwrap();
            assert!(sentence.contains(word), "{sentence}");
        };
        named(b"%PDF-1.7 ...", "PDF");
        named(b"\x09\x04\x06\0\0\0", "Excel 4");
        named(b"\x1F\x8B\x08\0", "gzip");
        named(b"\xEF\xBB\xBF\r\n<!DOCTYPE html><html>", "web page");
        named(b" {\"format\": 1}", "JSON");
        for table in [&b"indicator,area\n"[..], b"", b"P", b"\"<html>\",b\n", b"1F8B,x"] {
            assert_eq!(no_table(table), None);
        }
        assert!(is_zip(b"PK\x03\x04...") && !is_zip(b"PK,area\n"));
    }
}
