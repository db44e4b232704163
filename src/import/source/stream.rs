//! The bytes of a text file on their way to the reader of rows: UTF-8 whatever the file is written in, each line ended,
//! and no row without end.

use super::encoding::Written;
use super::kind::Opened;
use crate::model::Progress;
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use std::fs::File;
use std::io::{self, Chain, Cursor, Read};

/// The longest row that is read, in bytes. The longest rows published have a few thousand.
pub(super) const LONGEST_ROW: usize = 4 << 20;

/// How the lines of a file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnds {
    /// LF.
    Lf,
    /// CR LF.
    CrLf,
    /// CR alone, which is turned into LF so that lines can be counted.
    Cr,
}

impl LineEnds {
    /// What most lines of the first bytes end in.
    pub fn of(head: &[u8]) -> Self {
        let (mut lf, mut cr_lf, mut cr) = (0, 0, 0);
        for (at, byte) in head.iter().enumerate() {
            match byte {
                b'\r' if head.get(at + 1) == Some(&b'\n') => cr_lf += 1,
                b'\r' => cr += 1,
                b'\n' if at == 0 || head[at - 1] != b'\r' => lf += 1,
                _ => {}
            }
        }
        if cr > lf + cr_lf {
            Self::Cr
        } else if cr_lf > lf {
            Self::CrLf
        } else {
            Self::Lf
        }
    }
}

/// Why the stream refused to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopped {
    LongRow,
    Cancelled,
}

/// The bytes of a text file.
pub(super) struct Stream<'p> {
    bytes: Bytes<'p>,
    line_ends: LineEnds,
    progress: &'p Progress,
    since_row: usize,
    last: u8,
    /// Whether the file stopped within a line; the missing line end was added.
    pub line_added: bool,
    /// Whether all bytes were handed on, and more were asked for.
    pub at_end: bool,
    pub stopped: Option<Stopped>,
}

enum Bytes<'p> {
    AsTheyAre(Counted<'p>),
    Decoded(Box<DecodeReaderBytes<Counted<'p>, Vec<u8>>>),
}

struct Counted<'p> {
    bytes: Chain<Cursor<Vec<u8>>, File>,
    progress: &'p Progress,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.progress.advance(read as u64);
        Ok(read)
    }
}

impl<'p> Stream<'p> {
    /// The bytes of a file whose characters are written so.
    pub fn new(opened: Opened, written: Written, line_ends: LineEnds, progress: &'p Progress) -> Self {
        let mut head = Cursor::new(opened.head);
        if let Written::Bytes { mark } = written {
            head.set_position(mark as u64);
            progress.advance(mark as u64);
        }
        let counted = Counted { bytes: head.chain(opened.file), progress };
        let bytes = match written {
            Written::Bytes { .. } => Bytes::AsTheyAre(counted),
            Written::Utf16(encoding) => {
                let decoded = DecodeReaderBytesBuilder::new().encoding(Some(encoding)).build(counted);
                Bytes::Decoded(Box::new(decoded))
            }
        };
        Self {
            bytes,
            line_ends,
            progress,
            since_row: 0,
            last: b'\n',
            line_added: false,
            at_end: false,
            stopped: None,
        }
    }

    /// A row was read to its end.
    pub fn row_ended(&mut self) {
        self.since_row = 0;
    }

    /// Ends the last line where the file does not, so that a row that is still open after it stands within quotes.
    fn end(&mut self, buffer: &mut [u8]) -> usize {
        if matches!(self.last, b'\n' | b'\r') || self.line_added {
            self.at_end = true;
            return 0;
        }
        let end: &[u8] = if self.line_ends == LineEnds::CrLf { b"\r\n" } else { b"\n" };
        let length = end.len().min(buffer.len());
        buffer[..length].copy_from_slice(&end[..length]);
        self.line_added = true;
        length
    }

    fn stop(&mut self, why: Stopped) -> io::Error {
        self.stopped = Some(why);
        io::Error::other("the import stopped reading")
    }
}

impl Read for Stream<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.since_row > LONGEST_ROW {
            return Err(self.stop(Stopped::LongRow));
        }
        if self.progress.is_cancelled() {
            return Err(self.stop(Stopped::Cancelled));
        }
        let read = match &mut self.bytes {
            Bytes::AsTheyAre(bytes) => bytes.read(buffer)?,
            Bytes::Decoded(bytes) => bytes.read(buffer)?,
        };
        if read == 0 {
            return Ok(self.end(buffer));
        }
        let got = &mut buffer[..read];
        if self.line_ends == LineEnds::Cr {
            for at in 0..read {
                if got[at] == b'\r' && got.get(at + 1) != Some(&b'\n') {
                    got[at] = b'\n';
                }
            }
        }
        self.last = got[read - 1];
        // Blank lines are no row, however many they are.
        if !got.iter().all(|byte| matches!(byte, b'\n' | b'\r')) {
            self.since_row += read;
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_those_of_most_lines() {
        assert_eq!(LineEnds::of(b"a,b\n1,2\n"), LineEnds::Lf);
        assert_eq!(LineEnds::of(b"a,b\r\n1,2\r\n"), LineEnds::CrLf);
        assert_eq!(LineEnds::of(b"a,b\r1,2\r3,\"x\ny\"\r"), LineEnds::Cr);
        assert_eq!(LineEnds::of(b"a,b\r\n1,2\n3,4\n"), LineEnds::Lf);
        assert_eq!(LineEnds::of(b""), LineEnds::Lf);
    }
}
