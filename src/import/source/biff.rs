//! The records that an old Excel workbook is made of: a kind, a length and so many bytes, of which numbers and texts are
//! read without believing any length that they state.
//!
//! Source of the layout: Microsoft, \[MS-XLS\] Excel Binary File Format, 2.1.4 and 2.5.

use super::unpack::DAMAGED;
use crate::import::error::ImportError;
use encoding_rs::WINDOWS_1252;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// The record that goes on with the one in front of it.
const CONTINUE: u16 = 0x003C;

/// The records of a workbook, one after the other.
pub(super) struct Records<'a, R> {
    file: &'a Path,
    stream: R,
    /// How many bytes may still be read: sheets of a broken workbook may share their records and be read without end.
    left: u64,
    /// What the record holds, and how far that was read.
    body: Vec<u8>,
    at: usize,
    /// Kind and length of the record behind it, where they were read already.
    ahead: Option<(u16, u16)>,
    /// The characters of the text that was read last.
    units: Vec<u16>,
    /// Whether texts are as Excel 95 wrote them: one byte for a character, of Windows-1252.
    pub is_of_95: bool,
}

impl<'a, R: Read + Seek> Records<'a, R> {
    /// The records of a stream, of which so many bytes may be read in all.
    pub fn new(file: &'a Path, stream: R, most: u64) -> Self {
        Self {
            file,
            stream,
            left: most,
            body: Vec::new(),
            at: 0,
            ahead: None,
            units: Vec::new(),
            is_of_95: false,
        }
    }

    /// Goes to the record at a position.
    ///
    /// # Errors
    /// Where there is none.
    pub fn go_to(&mut self, position: u64) -> Result<(), ImportError> {
        self.ahead = None;
        self.body.clear();
        self.at = 0;
        self.stream.seek(SeekFrom::Start(position)).map_err(|_| self.damaged())?;
        Ok(())
    }

    /// The kind of the next record, which is read. Every part of a workbook says where it ends, so there always is one.
    ///
    /// # Errors
    /// Where the workbook ends, or cannot be read.
    pub fn next(&mut self) -> Result<u16, ImportError> {
        let (kind, length) = self.ahead()?;
        self.ahead = None;
        self.body.resize(usize::from(length), 0);
        self.at = 0;
        self.stream.read_exact(&mut self.body).map_err(|_| self.damaged())?;
        Ok(kind)
    }

    fn ahead(&mut self) -> Result<(u16, u16), ImportError> {
        if let Some(head) = self.ahead {
            return Ok(head);
        }
        let mut head = [0; 4];
        self.stream.read_exact(&mut head).map_err(|_| self.damaged())?;
        let [kind, more, low, high] = head;
        let (kind, length) = (u16::from_le_bytes([kind, more]), u16::from_le_bytes([low, high]));
        self.left = self.left.checked_sub(4 + u64::from(length)).ok_or_else(|| self.damaged())?;
        self.ahead = Some((kind, length));
        Ok((kind, length))
    }

    /// How many bytes of the record are left.
    pub fn rest(&self) -> usize {
        self.body.len() - self.at
    }

    /// Whether anything is left of the record, or of what goes on with it.
    ///
    /// # Errors
    /// Where the workbook cannot be read.
    pub fn has_more(&mut self) -> Result<bool, ImportError> {
        while self.rest() == 0 {
            if self.ahead()?.0 != CONTINUE {
                return Ok(false);
            }
            self.next()?;
        }
        Ok(true)
    }

    /// The next bytes of the record.
    ///
    /// # Errors
    /// Where it has not so many.
    pub fn take<const N: usize>(&mut self) -> Result<[u8; N], ImportError> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            if !self.has_more()? {
                return Err(self.damaged());
            }
            *byte = self.body[self.at];
            self.at += 1;
        }
        Ok(bytes)
    }

    pub fn byte(&mut self) -> Result<u8, ImportError> {
        self.take().map(|[byte]| byte)
    }

    pub fn short(&mut self) -> Result<u16, ImportError> {
        self.take().map(u16::from_le_bytes)
    }

    pub fn long(&mut self) -> Result<u32, ImportError> {
        self.take().map(u32::from_le_bytes)
    }

    pub fn skip(&mut self, bytes: u64) -> Result<(), ImportError> {
        let mut left = bytes;
        while left > 0 {
            if !self.has_more()? {
                return Err(self.damaged());
            }
            let step = left.min(self.rest() as u64);
            self.at += step as usize;
            left -= step;
        }
        Ok(())
    }

    /// A text of so many characters, in front of which stands how they are written.
    ///
    /// # Errors
    /// Where the record has not so many.
    pub fn text(&mut self, characters: u16) -> Result<String, ImportError> {
        if self.is_of_95 {
            let bytes = (0..characters).map(|_| self.byte()).collect::<Result<Vec<u8>, _>>()?;
            return Ok(WINDOWS_1252.decode_without_bom_handling(&bytes).0.into_owned());
        }
        let is_wide = self.byte()? & 1 == 1;
        self.characters(characters, is_wide)
    }

    /// A text of the table of texts, with what is said of its look left out.
    ///
    /// # Errors
    /// Where it is not all there.
    pub fn shared_text(&mut self) -> Result<String, ImportError> {
        let characters = self.short()?;
        let how = self.byte()?;
        let runs = if how & 8 == 8 { u64::from(self.short()?) } else { 0 };
        let more = if how & 4 == 4 { u64::from(self.long()?) } else { 0 };
        let text = self.characters(characters, how & 1 == 1)?;
        self.skip(4 * runs + more)?;
        Ok(text)
    }

    /// Characters of one byte or of two. Where they go on in another record, its first byte says anew which.
    fn characters(&mut self, count: u16, mut is_wide: bool) -> Result<String, ImportError> {
        self.units.clear();
        for _ in 0..count {
            if self.rest() == 0 {
                if !self.has_more()? {
                    return Err(self.damaged());
                }
                is_wide = self.byte()? & 1 == 1;
            }
            let unit = if is_wide { self.short()? } else { u16::from(self.byte()?) };
            self.units.push(unit);
        }
        Ok(String::from_utf16_lossy(&self.units))
    }

    /// What is said of a workbook that is not as it should be.
    pub fn damaged(&self) -> ImportError {
        ImportError::input(self.file, None, DAMAGED)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture_xls::record;
    use super::*;
    use std::io::Cursor;

    fn records(parts: &[(u16, &[u8])]) -> Records<'static, Cursor<Vec<u8>>> {
        let bytes = parts.iter().flat_map(|(kind, body)| record(*kind, body)).collect();
        Records::new(Path::new("a.xls"), Cursor::new(bytes), 1000)
    }

    #[test]
    fn a_text_goes_on_in_the_next_record_in_characters_of_another_size() {
        let mut found = records(&[
            (0xFC, b"\x06\0\x08\x01\0Lei"),
            (CONTINUE, b"\x01g\0\x13\x20"),
            (CONTINUE, b"\0h\xAA\xBB"),
            (CONTINUE, b"\xCC\xDD\x02\0\0M\xF4"),
            (0x0A, b""),
        ]);
        assert_eq!(found.next().unwrap(), 0xFC);
        assert_eq!(found.shared_text().unwrap(), "Leig–h");
        assert_eq!(found.shared_text().unwrap(), "Mô");
        assert!(!found.has_more().unwrap() && found.byte().is_err());
        assert_eq!(found.next().unwrap(), 0x0A);
        assert!(found.next().is_err());
    }

    #[test]
    fn no_more_is_read_than_may_be() {
        let mut found = records(&[(1, &[0; 400]), (2, &[0; 400]), (3, &[0; 400])]);
        assert_eq!((found.next().unwrap(), found.next().unwrap()), (1, 2));
        assert!(found.next().is_err());
        // Going back does not start anew.
        found.go_to(0).unwrap();
        assert!(found.next().is_err());
    }

    #[test]
    fn what_states_more_than_it_holds_is_damaged() {
        let mut found = records(&[(0xFC, b"\xFF\xFF\x0C\xFF\xFF\xFF\xFF\xFF\xFFab"), (0x0A, b"")]);
        found.next().unwrap();
        assert_eq!(found.shared_text().unwrap_err().sentence(), DAMAGED);
        assert!(found.skip(u64::MAX).is_err());
    }
}
