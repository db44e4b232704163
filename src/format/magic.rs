//! What a file is, by its first bytes rather than by its name. What that means for whoever wanted a scorecard is said
//! in `foreign`, and for whoever wanted a table where tables are opened.

/// A kind of file that its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Magic {
    /// A zip archive, which every workbook of today is too.
    Zip,
    /// A document of the format that old Office files share, workbooks among them.
    Compound,
    /// A workbook from before Excel 95.
    OldWorkbook,
    /// A table in Parquet.
    Parquet,
    /// A PDF.
    Pdf,
    /// A compressed file, by the name of its format.
    Compressed(&'static str),
    /// A picture.
    Picture,
    /// A database in one file.
    Database,
    /// A text with typefaces, such as Word writes.
    RichText,
    /// A shortcut to a file or an address.
    Shortcut,
    /// A few lines that stand for a file which Git keeps elsewhere.
    Pointer,
    /// A web page.
    WebPage,
    /// XML of any kind.
    Xml,
    /// JSON, or text that begins as it does.
    Json,
}

/// What begins with exactly these bytes.
const BYTES: &[(&[u8], Magic)] = &[
    (b"PK\x03\x04", Magic::Zip),
    (b"PK\x05\x06", Magic::Zip),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Magic::Compound),
    (b"\x09\0\x04\0", Magic::OldWorkbook),
    (b"\x09\x02\x06\0", Magic::OldWorkbook),
    (b"\x09\x04\x06\0", Magic::OldWorkbook),
    (b"\x09\x08\x08\0", Magic::OldWorkbook),
    (b"PAR1", Magic::Parquet),
    (b"%PDF-", Magic::Pdf),
    (b"\x1F\x8B", Magic::Compressed("gzip")),
    (b"7z\xBC\xAF\x27\x1C", Magic::Compressed("7z")),
    (b"\xFD7zXZ\0", Magic::Compressed("xz")),
    (b"\x28\xB5\x2F\xFD", Magic::Compressed("zstd")),
    (b"Rar!\x1A\x07", Magic::Compressed("rar")),
    (b"\x89PNG", Magic::Picture),
    (b"\xFF\xD8\xFF", Magic::Picture),
    (b"GIF87a", Magic::Picture),
    (b"GIF89a", Magic::Picture),
    (b"II*\0", Magic::Picture),
    (b"MM\0*", Magic::Picture),
    (b"SQLite format 3\0", Magic::Database),
    (b"{\\rtf", Magic::RichText),
    (b"L\0\0\0\x01\x14\x02\0", Magic::Shortcut),
    (b"version https://git-lfs.github.com/", Magic::Pointer),
];

/// What text begins with, after spaces and blank lines and whatever the case of its letters.
const WORDS: &[(&[u8], Magic)] = &[
    (b"[internetshortcut]", Magic::Shortcut),
    (b"[desktop entry]", Magic::Shortcut),
    (b"<!doctype html", Magic::WebPage),
    (b"<html", Magic::WebPage),
    (b"<head", Magic::WebPage),
    (b"<meta", Magic::WebPage),
    (b"<table", Magic::WebPage),
    (b"<?xml", Magic::Xml),
    (b"{", Magic::Json),
];

/// What a file with these first bytes is; none where they tell nothing, as those of a table of text do not.
pub(crate) fn of(head: &[u8]) -> Option<Magic> {
    if let Some((_, magic)) = BYTES.iter().find(|(bytes, _)| head.starts_with(bytes)) {
        return Some(*magic);
    }
    // A wave file begins so too, but nobody takes one for a scorecard.
    if head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP") {
        return Some(Magic::Picture);
    }
    let start = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start();
    let begins = |word: &[u8]| start.get(..word.len()).is_some_and(|got| got.eq_ignore_ascii_case(word));
    WORDS.iter().find(|(word, _)| begins(word)).map(|(_, magic)| *magic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_their_first_bytes() {
        for (head, magic) in [
            (&b"%PDF-1.7 ..."[..], Magic::Pdf),
            (b"\x09\x04\x06\0\0\0", Magic::OldWorkbook),
            (b"\x1F\x8B\x08\0", Magic::Compressed("gzip")),
            (b"\xEF\xBB\xBF\r\n<!DOCTYPE html><html>", Magic::WebPage),
            (b" {\"format\": 1}", Magic::Json),
            (b"{\\rtf1\\ansi", Magic::RichText),
            (b"RIFF\0\0\0\0WEBPVP8 ", Magic::Picture),
            (b"[InternetShortcut]\r\nURL=x", Magic::Shortcut),
            (b"PK\x03\x04...", Magic::Zip),
        ] {
            assert_eq!(of(head), Some(magic));
        }
        for table in
            [&b"indicator,area\n"[..], b"", b"P", b"\"<html>\",b\n", b"1F8B,x", b"PK,area\n", b"RIFF,b\n"]
        {
            assert_eq!(of(table), None);
        }
    }
}
