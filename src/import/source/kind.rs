//! What a file is, by its first bytes rather than by its name.

use super::xls::OLDER;
use crate::format::magic::Magic;
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

/// What a file that is no table is, in a sentence with a way out; none for what is a table or may be one.
pub(super) fn no_table(magic: Option<Magic>) -> Option<String> {
    const ELSEWHERE: &str = "look for the same data as CSV or Excel";
    let sentence = match magic? {
        Magic::Zip | Magic::Compound | Magic::Parquet => return None,
        Magic::OldWorkbook => OLDER.to_owned(),
        Magic::Pdf => format!("This is a PDF, not a table; {ELSEWHERE}."),
        Magic::Compressed(format) => {
            format!("This is a compressed file ({format}); unpack it and import what is in it.")
        }
        Magic::Picture => format!("This is a picture, not a table; {ELSEWHERE}."),
        Magic::Database => "This is a database (SQLite); save the table as CSV and import that.".to_owned(),
        Magic::RichText => format!("This is a text document, not a table; {ELSEWHERE}."),
        Magic::Shortcut => {
            "This is a shortcut that leads to another file or page, not a table; import what it leads to."
                .to_owned()
        }
        Magic::Pointer => {
            "This is a note of Git LFS that the file is kept elsewhere; fetch the file itself with “git lfs \
                           pull”, and import that."
                .to_owned()
        }
        Magic::WebPage => {
            "This is a web page, not a table; it may be an error page of the site: download the data again. \
                           Where it is a table that Excel opens, save it as .xlsx or CSV, and import that."
                .to_owned()
        }
        Magic::Xml => {
            "This is XML, not a table; where Excel opens it, save it as .xlsx or CSV, and import that."
                .to_owned()
        }
        Magic::Json => {
            format!("This is JSON, not a table; {ELSEWHERE}. A scorecard is opened, not imported.")
        }
    };
    Some(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::magic;

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
            let sentence = no_table(magic::of(head)).unwrap();
            assert!(sentence.contains(word), "{sentence}");
        };
        named(b"%PDF-1.7 ...", "PDF");
        named(b"\x09\x04\x06\0\0\0", "Excel 4");
        named(b"\x1F\x8B\x08\0", "gzip");
        named(b"\xEF\xBB\xBF\r\n<!DOCTYPE html><html>", "web page");
        named(b" {\"format\": 1}", "JSON");
        named(b"version https://git-lfs.github.com/spec/v1", "Git LFS");
        for table in [&b"indicator,area\n"[..], b"PK\x03\x04...", b"PAR1"] {
            assert_eq!(no_table(magic::of(table)), None);
        }
    }
}
