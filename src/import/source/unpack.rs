//! Whether a workbook may be unpacked: it is a zip archive, and a small one can hold more than any memory.

use crate::import::error::{ImportError, still_wanted};
use crate::import::words::thousands;
use crate::model::Progress;
use std::io::{Read, Seek};
use std::path::Path;
use zip::ZipArchive;

/// What a workbook may take unpacked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Bytes in all.
    pub bytes: u64,
    /// Entries in all.
    pub entries: usize,
    /// Elements of the table of shared texts, each of which takes memory however short it is.
    pub text_elements: u64,
    /// Elements of the styles times the longest of them: each cell format is kept with copies of what it names.
    pub style_bytes: u64,
}

impl Limits {
    /// The limits for workbooks of today.
    pub const USUAL: Self =
        Self { bytes: 256 << 20, entries: 10_000, text_elements: 10_000_000, style_bytes: 512 << 20 };
}

/// What was found in unpacking.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Unpacked {
    /// Whether a sheet of an Excel workbook may have merged cells.
    pub has_merges: bool,
}

/// Unpacks every entry once, counting and keeping nothing; what an entry says about its size is not believed.
///
/// # Errors
/// Where a limit is passed, or the archive is damaged.
pub(super) fn check<R: Read + Seek>(
    file: &Path,
    archive: &mut ZipArchive<R>,
    limits: Limits,
    progress: &Progress,
) -> Result<Unpacked, ImportError> {
    let refuse = |sentence: String| Err(ImportError::input(file, None, sentence));
    if archive.len() > limits.entries {
        return refuse(format!(
            "This workbook has more than {} parts; save the sheet as CSV and import that.",
            thousands(limits.entries as u64)
        ));
    }
    let mut left = limits.bytes;
    let mut unpacked = Unpacked::default();
    let mut buffer = vec![0; 64 * 1024];
    for at in 0..archive.len() {
        let Ok(entry) = archive.by_index(at) else { return refuse(DAMAGED.to_owned()) };
        // A name may be written twice, and either is looked for.
        let names =
            [entry.name_raw().to_vec(), entry.name().map_or(Vec::new(), |name| name.as_bytes().to_vec())];
        let ends = |end: &[u8]| names.iter().any(|name| name.to_ascii_lowercase().ends_with(end));
        let (is_text, is_style) = (ends(b"sharedstrings.xml"), ends(b"styles.xml"));
        let mut elements = Elements::default();
        let mut merges = Merges::default();
        // One byte more than is left tells what ends there from what goes on.
        let mut entry = entry.take(left + 1);
        loop {
            still_wanted(progress)?;
            let read = match entry.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(_) => return refuse(DAMAGED.to_owned()),
            };
            let Some(rest) = left.checked_sub(read as u64) else {
                return refuse(format!(
                    "This workbook unpacks to more than {} MB; save the sheet as CSV and import that.",
                    limits.bytes >> 20
                ));
            };
            left = rest;
            unpacked.has_merges = unpacked.has_merges || merges.are_in(&buffer[..read]);
            if is_text || is_style {
                elements.look_at(&buffer[..read]);
            }
        }
        let promised = elements.promised > limits.text_elements;
        if is_text && (elements.count > limits.text_elements || promised)
            || is_style && elements.count.saturating_mul(elements.longest) > limits.style_bytes
        {
            return refuse(format!(
                "This workbook has far too many {}; save the sheet as CSV and import that.",
                if is_text { "texts" } else { "cell formats" }
            ));
        }
    }
    Ok(unpacked)
}

/// The search for merged cells, block by block.
#[derive(Default)]
struct Merges {
    /// The end of the block before, in which the word may begin.
    before: Vec<u8>,
}

impl Merges {
    fn are_in(&mut self, block: &[u8]) -> bool {
        const WORD: &[u8] = b"mergeCell ";
        let overlap = WORD.len() - 1;
        self.before.extend_from_slice(&block[..block.len().min(overlap)]);
        let found =
            [&self.before[..], block].iter().any(|bytes| bytes.windows(WORD.len()).any(|at| at == WORD));
        self.before.extend_from_slice(&block[block.len().min(overlap)..]);
        self.before.drain(..self.before.len().saturating_sub(overlap));
        found
    }
}

/// What is said of a workbook that cannot be unpacked or understood.
pub(super) const DAMAGED: &str =
    "This workbook is damaged or was cut off; download it again, or save the sheet as CSV and import that.";

/// The elements of an XML part, counted without reading it.
#[derive(Default)]
struct Elements {
    count: u64,
    longest: u64,
    since: u64,
    /// The largest number of texts that the part promises; room is made for them before the first is read.
    promised: u64,
    matched: usize,
    number: u64,
}

impl Elements {
    /// Takes in the next bytes. Zero bytes are passed over, so that a part in UTF-16 counts alike.
    fn look_at(&mut self, bytes: &[u8]) {
        const PROMISE: &[u8] = b"uniqueCount";
        for &byte in bytes.iter().filter(|&&byte| byte != 0) {
            self.since += 1;
            if byte == b'<' {
                self.count += 1;
                self.since = 0;
            }
            self.longest = self.longest.max(self.since);
            if self.matched < PROMISE.len() {
                let fits = byte == PROMISE[self.matched];
                self.matched = if fits { self.matched + 1 } else { usize::from(byte == PROMISE[0]) };
                self.number = 0;
            } else if byte.is_ascii_digit() {
                self.number = self.number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
                self.promised = self.promised.max(self.number);
            } else if !(byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+'))
                || self.number > 0
            {
                self.matched = usize::from(byte == PROMISE[0]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_are_found_across_blocks() {
        let part = b"<mergeCells><mergeCell ref='A1:A2'/></mergeCells>";
        for size in [1, 3, 7, 200] {
            let mut merges = Merges::default();
            assert!(part.chunks(size).any(|block| merges.are_in(block)), "{size}");
        }
        assert!(!Merges::default().are_in(b"<mergeCells></mergeCells>"));
    }

    #[test]
    fn what_a_part_promises_is_found_across_blocks_and_in_utf_16() {
        let part = b"<?xml version='1.0'?><sst uuniqueCount = \"12345\" count='9'><si/></sst>";
        let mut whole = Elements::default();
        whole.look_at(part);
        assert_eq!((whole.promised, whole.count), (12345, 4));
        let mut bytewise = Elements::default();
        for byte in part {
            bytewise.look_at(&[*byte, 0]);
        }
        assert_eq!((bytewise.promised, bytewise.count, bytewise.longest), (12345, 4, whole.longest));
        let mut none = Elements::default();
        none.look_at(b"<sst count='99' unique='7'>");
        assert_eq!(none.promised, 0);
    }
}
