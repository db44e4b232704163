//! What is said of a file that is no scorecard at all: what it is, and where the scorecard or its figures may be had.

use super::finding::Finding;
use super::magic::{self, Magic};
use super::objects::File;
use super::rule::Rule;

/// How much of a text is looked at to tell whether it is a table.
const LOOKED_AT: usize = 64 * 1024;
/// How many of its lines.
const LINES: usize = 5;

/// What can be brought in instead of opened; the window offers it beside the sentence.
const BRING_IN: &str =
    "its figures can be brought into one with “Add data…” in the menu, or with placecard import";
/// What whoever was sent it can do.
const ASK: &str =
    "ask whoever sent it for the scorecard itself, a file whose name usually ends in “.scorecard”";

/// What is to be done with an archive.
const UNPACK: &str = "unpack it, and open the scorecard that is in it";

/// What the bytes of a file are, where they cannot be a scorecard; none where they may be one.
pub(super) fn finding(bytes: &[u8]) -> Option<Finding> {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let (rule, what, way_out) = match magic::of(head) {
        Some(Magic::Json) => return None,
        Some(magic) => told(magic, bytes),
        None => told_of_text(head)?,
    };
    Some(Finding::about_file(rule, format!("This is {what}, not a scorecard; {way_out}.")))
}

/// The findings about a text that is JSON; one alone where it is no scorecard, rather than all that it lacks.
pub(super) fn or_no_scorecard(findings: Vec<Finding>) -> Vec<Finding> {
    let needed = File::OBJECT.fields.iter().filter(|field| field.required).count();
    // What is said of the document itself stands at its beginning; what is only counted stands nowhere.
    let of_document = |found: &&Finding| found.is_about_file() && found.position.is_some();
    let count = |rule| findings.iter().filter(of_document).filter(|found| found.rule == rule).count();
    // A scorecard that somebody has begun has more than one of the fields that it needs.
    if count(Rule::Shape) == 0 && count(Rule::Missing) + 1 < needed {
        return findings;
    }
    let message = format!("This is JSON for something else, not a scorecard; {ASK}.");
    vec![Finding::about_file(Rule::File, message)]
}

/// What a file is, and the way out.
fn told(magic: Magic, bytes: &[u8]) -> (Rule, &'static str, &'static str) {
    match magic {
        Magic::Zip => in_zip(bytes),
        Magic::Compound => (
            Rule::Table,
            "an old Office document",
            "where it is a workbook, its figures can be brought into one with “Add data…” in the menu, or with placecard \
             import",
        ),
        Magic::OldWorkbook => (Rule::Table, "an old workbook", BRING_IN),
        Magic::Parquet => (Rule::Table, "a table (Parquet)", BRING_IN),
        Magic::Pdf => (Rule::File, "a PDF", ASK),
        Magic::Compressed(_) => (Rule::File, "a compressed file", UNPACK),
        Magic::Picture => (Rule::File, "a picture", ASK),
        Magic::Database => (Rule::File, "a database (SQLite)", ASK),
        Magic::RichText => (Rule::File, "a text document", ASK),
        Magic::Shortcut => (
            Rule::File,
            "a shortcut that leads to another file or page",
            "open what it leads to, or ask whoever sent it for the file itself",
        ),
        Magic::Pointer => (
            Rule::File,
            "a note of Git LFS that the file is kept elsewhere",
            "fetch the file itself with “git lfs pull”, or ask whoever keeps it for it",
        ),
        Magic::WebPage => (
            Rule::File,
            "a web page",
            "the site may have answered with a page to sign in or an error: open its address in a browser, and download \
             the file again",
        ),
        Magic::Xml | Magic::Json => (Rule::File, "XML", ASK),
    }
}

/// What an archive is. The names of what it holds stand in it as they are.
fn in_zip(bytes: &[u8]) -> (Rule, &'static str, &'static str) {
    let ends = [&bytes[..bytes.len().min(LOOKED_AT)], &bytes[bytes.len().saturating_sub(LOOKED_AT)..]];
    let has = |name: &[u8]| ends.iter().any(|part| part.windows(name.len()).any(|window| window == name));
    if has(b"xl/workbook.") {
        (Rule::Table, "an Excel workbook", BRING_IN)
    } else if has(b"opendocument.spreadsheet") {
        (Rule::Table, "a workbook (OpenDocument)", BRING_IN)
    } else if has(b"word/document.") || has(b"opendocument.text") {
        (Rule::File, "a text document", ASK)
    } else if has(b"ppt/presentation.") || has(b"opendocument.presentation") {
        (Rule::File, "a presentation", ASK)
    } else {
        (Rule::File, "a zip archive", UNPACK)
    }
}

/// What a file without a mark of its own is; none where it may be JSON, or is empty.
fn told_of_text(head: &[u8]) -> Option<(Rule, &'static str, &'static str)> {
    if head.len() > 1 && head.iter().all(|byte| *byte == 0) {
        return Some((
            Rule::File,
            "a file with nothing but zeros",
            "it was probably not stored or copied whole: fetch it again, or restore an earlier copy",
        ));
    }
    let text = decoded(head);
    let start = text.trim_start_matches('\u{FEFF}').trim_start();
    if start.is_empty() || start.starts_with(['{', '[']) {
        return None;
    }
    if start.contains('\0') {
        return Some((
            Rule::File,
            "a file that is no text",
            "it belongs to another program, or was damaged: choose another file, or ask whoever sent it to send it again",
        ));
    }
    if is_table(start) {
        return Some((Rule::Table, "a table of figures", BRING_IN));
    }
    // What stands in JSON on its own, such as a number, and what begins with a slip is told with its place.
    let begins_as_words =
        start.starts_with(|letter: char| letter.is_alphabetic() || letter == '#' || letter == '-');
    let is_long = start.split_whitespace().nth(2).is_some();
    (begins_as_words && is_long).then_some((Rule::File, "plain text", ASK))
}

/// The first bytes as text, in whichever encoding; UTF-16 is told by its mark or by its zeros.
fn decoded(head: &[u8]) -> String {
    let pairs = |read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = head.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match super::text::utf16(head) {
        Some(true) => pairs(u16::from_be_bytes),
        Some(false) => pairs(u16::from_le_bytes),
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

/// Whether the first lines are parted alike by commas, semicolons or tabs.
fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(LINES).collect();
    let parts = |separator: char| lines.iter().map(move |line| line.matches(separator).count());
    lines.len() > 1
        && [',', ';', '\t'].into_iter().any(|separator| {
            let first = parts(separator).next().unwrap_or(0);
            first > 0 && parts(separator).all(|count| count >= first)
        })
}

#[cfg(test)]
mod tests {
    use super::super::document::Document;
    use super::super::fixture::TODAY;
    use super::*;

    fn zip_with(name: &str) -> Vec<u8> {
        [b"PK\x03\x04\x14\0\0\0", name.as_bytes()].concat()
    }

    #[test]
    fn what_is_no_scorecard_is_told_what_it_is_with_a_way_out() {
        let utf16: Vec<u8> =
            "\u{FEFF}area\tvalue\nUpton\t5\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, what, rule) in [
            (b"%PDF-1.7\n%\xE2\xE3".to_vec(), "a PDF", Rule::File),
            (b"\x89PNG\r\n\x1A\n".to_vec(), "a picture", Rule::File),
            (zip_with("xl/workbook.xml"), "an Excel workbook", Rule::Table),
            (zip_with("word/document.xml"), "a text document", Rule::File),
            (zip_with("march.scorecard"), "a zip archive", Rule::File),
            (b"\x1F\x8B\x08".to_vec(), "a compressed file", Rule::File),
            (b"PAR1\x15".to_vec(), "a table (Parquet)", Rule::Table),
            (b"area,period,value\nE08000901,2023,5\n".to_vec(), "a table of figures", Rule::Table),
            (b"caf\xE9;b\n1;2\n".to_vec(), "a table of figures", Rule::Table),
            (utf16, "a table of figures", Rule::Table),
            (b"<!DOCTYPE html><html>".to_vec(), "a web page", Rule::File),
            (b"version https://git-lfs.github.com/spec/v1\n".to_vec(), "Git LFS", Rule::File),
            (b"[InternetShortcut]\nURL=x".to_vec(), "a shortcut", Rule::File),
            (b"Dear all, the scorecard follows.".to_vec(), "plain text", Rule::File),
            (vec![0; 3000], "nothing but zeros", Rule::File),
            (b"\x01\x02\0\x03rubbish".to_vec(), "no text", Rule::File),
        ] {
            let finding = finding(&bytes).unwrap();
            assert!(finding.message.contains(what), "{finding}");
            assert!(
                finding.message.contains("; ") && finding.message.ends_with('.'),
                "no way out: {finding}"
            );
            assert_eq!((finding.rule, finding.is_about_file()), (rule, true));
        }
    }

    #[test]
    fn json_of_something_else_is_one_finding_and_a_scorecard_that_was_begun_is_not() {
        let said = |text: &str| {
            let findings = Document::read(text, TODAY).unwrap_err();
            findings.into_iter().map(|finding| finding.message).collect::<Vec<_>>()
        };
        for text in
            ["{\"type\": \"FeatureCollection\", \"features\": []}", "[1, 2]", "{}", "{\"data\": []}", "null"]
        {
            let found = said(text);
            assert!(found.len() == 1 && found[0].contains("not a scorecard; ask"), "{text}: {found:?}");
        }
        let begun = said("{\"format\": 1, \"title\": \"March\"}");
        assert!(begun.len() > 1 && begun.iter().all(|found| found.contains("missing")), "{begun:?}");
    }

    #[test]
    fn what_may_be_a_scorecard_is_read_as_one() {
        for bytes in [
            &b"{\"format\": 1}"[..],
            b"\xEF\xBB\xBF {",
            b"",
            b"\n",
            b"[1, 2]",
            b"{\0}\0",
            b"7",
            b"null",
            b"NaN",
        ] {
            assert!(finding(bytes).is_none(), "{bytes:?}");
        }
    }
}
