//! The pages of a Parquet file, looked at before anything of them is unpacked: what their headers promise, the library
//! believes.
//!
//! Source of the layout: Apache Parquet, format, `PageHeader` of `parquet.thrift`; Apache Thrift, compact protocol.

use flate2::read::MultiGzDecoder;
use parquet::basic::Compression;
use parquet::file::metadata::{ColumnChunkMetaData, RowGroupMetaData};
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};

/// What the pages that are in memory together may take: one of each column, with its words.
const LARGEST_PAGES: u64 = 512 << 20;
/// What the library takes for one word of a column.
const BYTES_OF_A_WORD: u64 = 32;
/// How deep structures and lists lie in each other; those of metadata lie seven deep.
const DEEPEST: u8 = 16;

/// Why the columns of a file are not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    Damaged,
    TooLarge,
}

/// Looks at the pages of columns that have one value a row at most: their sizes are within limits, and each has a value
/// for every row.
pub(super) fn check(file: &File, groups: &[RowGroupMetaData]) -> Result<(), Refused> {
    for group in groups {
        let mut all = 0_u64;
        for column in group.columns().iter().filter(|column| is_flat(column)) {
            let chunk = look_at(file, column).map_err(|_| Refused::Damaged)?.ok_or(Refused::TooLarge)?;
            if i64::try_from(chunk.values) != Ok(group.num_rows()) {
                return Err(Refused::Damaged);
            }
            all = all.saturating_add(chunk.words).saturating_add(chunk.largest);
        }
        if all > LARGEST_PAGES {
            return Err(Refused::TooLarge);
        }
    }
    Ok(())
}

/// Whether the metadata at the end of a file of so many bytes are what they say: a list of more items than there are bytes
/// would be passed over item by item.
pub(super) fn has_metadata(file: &File, length: u64) -> io::Result<bool> {
    const END: u64 = 8;
    let mut bytes = BufReader::new(file.try_clone()?);
    bytes.seek(SeekFrom::Start(length.saturating_sub(END)))?;
    let mut size = [0; 4];
    bytes.read_exact(&mut size)?;
    let size = u64::from(u32::from_le_bytes(size));
    let Some(start) = length.checked_sub(size + END) else { return Ok(false) };
    bytes.seek(SeekFrom::Start(start))?;
    let mut left = size;
    Ok(Header::read(&mut bytes.take(size), &mut left).is_ok())
}

fn is_flat(column: &ColumnChunkMetaData) -> bool {
    column.column_descr().max_rep_level() == 0 && column.column_path().parts().len() == 1
}

/// What the pages of a column take.
#[derive(Default)]
struct Chunk {
    /// Values in all of them, blank ones among them.
    values: u64,
    /// Bytes of the largest.
    largest: u64,
    /// Bytes of its words, which pages refer to.
    words: u64,
}

/// Goes over the pages of a column; none where one is too large.
fn look_at(file: &File, column: &ColumnChunkMetaData) -> io::Result<Option<Chunk>> {
    let (start, length) = column.byte_range();
    let mut chunk = Chunk::default();
    let mut pages = BufReader::new(file.try_clone()?);
    pages.seek(SeekFrom::Start(start))?;
    let mut left = length;
    while left > 0 {
        let header = Header::read(&mut (&mut pages).take(left), &mut left)?;
        left = left.checked_sub(header.packed).ok_or_else(damaged)?;
        let fits = match column.compression() {
            Compression::GZIP(_) => unpacks_to(&mut (&mut pages).take(header.packed), header.unpacked)?,
            _ => true,
        };
        if !fits || header.unpacked > LARGEST_PAGES {
            return Ok(None);
        }
        // The library reads at another position of the same file.
        let next = start.checked_add(length - left).ok_or_else(damaged)?;
        pages.seek(SeekFrom::Start(next))?;
        chunk.values = chunk.values.saturating_add(header.values);
        chunk.largest = chunk.largest.max(header.unpacked);
        let words = header.words.saturating_mul(BYTES_OF_A_WORD);
        chunk.words = chunk.words.max(words);
    }
    Ok(Some(chunk))
}

/// Whether compressed bytes unpack to no more than they say.
fn unpacks_to(packed: &mut impl Read, most: u64) -> io::Result<bool> {
    let unpacked = io::copy(&mut MultiGzDecoder::new(packed).take(most.saturating_add(1)), &mut io::sink())?;
    Ok(unpacked <= most)
}

/// The header of a page.
#[derive(Debug, Default)]
struct Header {
    unpacked: u64,
    packed: u64,
    values: u64,
    /// Words in a page of words.
    words: u64,
}

impl Header {
    /// Reads a header, and takes its bytes off those that are left.
    fn read(bytes: &mut impl Read, left: &mut u64) -> io::Result<Self> {
        let mut fields = Fields { bytes, read: 0, header: Self::default() };
        fields.structure(0, 0)?;
        *left = left.checked_sub(fields.read).ok_or_else(damaged)?;
        Ok(fields.header)
    }
}

/// The fields of a header.
struct Fields<R> {
    bytes: R,
    /// How many bytes were read.
    read: u64,
    header: Header,
}

impl<R: Read> Fields<R> {
    /// Reads a structure that is the field `within` of another; 0 for the header itself.
    fn structure(&mut self, within: u64, depth: u8) -> io::Result<()> {
        if depth == DEEPEST {
            return Err(damaged());
        }
        let mut id = 0_u64;
        loop {
            let start = self.byte()?;
            if start == 0 {
                return Ok(());
            }
            id = match start >> 4 {
                0 => unzigzag(self.number()?).ok_or_else(damaged)?,
                further => id.saturating_add(further.into()),
            };
            self.field(start & 15, within, id, depth)?;
        }
    }

    fn field(&mut self, kind: u8, within: u64, id: u64, depth: u8) -> io::Result<()> {
        match kind {
            // Truth and its opposite are said by the kind.
            1 | 2 => {}
            3 => drop(self.byte()?),
            4..=6 => {
                let number = unzigzag(self.number()?);
                let place = match (within, id) {
                    (0, 2) => &mut self.header.unpacked,
                    (0, 3) => &mut self.header.packed,
                    (5 | 8, 1) => &mut self.header.values,
                    (7, 1) => &mut self.header.words,
                    _ => return Ok(()),
                };
                *place = number.ok_or_else(damaged)?;
            }
            7 => self.skip(8)?,
            8 => {
                let length = self.number()?;
                self.skip(length)?;
            }
            9 | 10 => {
                let start = self.byte()?;
                let count = if start >> 4 == 15 { self.number()? } else { u64::from(start >> 4) };
                for _ in 0..count {
                    self.item(start & 15, depth)?;
                }
            }
            11 => {
                let count = self.number()?;
                let kinds = if count > 0 { self.byte()? } else { 0 };
                for _ in 0..count {
                    self.item(kinds >> 4, depth)?;
                    self.item(kinds & 15, depth)?;
                }
            }
            12 => self.structure(if within == 0 { id } else { u64::MAX }, depth + 1)?,
            _ => return Err(damaged()),
        }
        Ok(())
    }

    /// One item of a list. None of ours is of truths, which take a byte here and none for the library.
    fn item(&mut self, kind: u8, depth: u8) -> io::Result<()> {
        match kind {
            1 | 2 => Err(damaged()),
            9..=12 if depth + 1 == DEEPEST => Err(damaged()),
            _ => self.field(kind, u64::MAX, 0, depth + 1),
        }
    }

    fn byte(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.bytes.read_exact(&mut byte)?;
        self.read += 1;
        Ok(byte[0])
    }

    fn number(&mut self) -> io::Result<u64> {
        let mut number = 0;
        for at in 0..10 {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << (7 * at);
            if byte < 128 {
                return Ok(number);
            }
        }
        Err(damaged())
    }

    fn skip(&mut self, count: u64) -> io::Result<()> {
        let skipped = io::copy(&mut (&mut self.bytes).take(count), &mut io::sink())?;
        self.read += skipped;
        if skipped == count { Ok(()) } else { Err(damaged()) }
    }
}

/// A number as it is written with its sign; none below zero.
fn unzigzag(number: u64) -> Option<u64> {
    (number & 1 == 0).then_some(number >> 1)
}

fn damaged() -> io::Error {
    io::Error::other("the pages are damaged")
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::GzEncoder;
    use parquet::basic::GzipLevel;
    use parquet::schema::parser::parse_message_type;
    use parquet::schema::types::SchemaDescriptor;
    use std::io::Write;
    use std::sync::Arc;

    fn header(bytes: &[u8]) -> Option<Header> {
        let mut left = bytes.len() as u64;
        Header::read(&mut &bytes[..], &mut left).ok()
    }

    /// A column of `rows` rows whose pages are these bytes.
    fn group(pages: &[u8], compression: Compression, rows: i64) -> Result<(), Refused> {
        let schema = parse_message_type("message table { required binary area; }").unwrap();
        let schema = Arc::new(SchemaDescriptor::new(Arc::new(schema)));
        let column = ColumnChunkMetaData::builder(schema.column(0))
            .set_compression(compression)
            .set_data_page_offset(0)
            .set_total_compressed_size(i64::try_from(pages.len()).unwrap())
            .build()
            .unwrap();
        let group = RowGroupMetaData::builder(schema)
            .set_num_rows(rows)
            .set_column_metadata(vec![column])
            .build()
            .unwrap();
        let mut file = tempfile::tempfile().unwrap();
        file.write_all(pages).unwrap();
        check(&file, &[group])
    }

    /// A page of so many values, or, where `kind` is 2, of so many words.
    fn page(kind: u64, unpacked: u64, content: &[u8], count: u64) -> Vec<u8> {
        let number = |number: u64| {
            let (mut bytes, mut rest) = (vec![0x15], number << 1);
            while rest > 127 {
                bytes.push((rest & 127 | 128) as u8);
                rest >>= 7;
            }
            bytes.push(rest as u8);
            bytes
        };
        let about = if kind == 2 { 0x4c } else { 0x2c };
        let sizes = [number(kind), number(unpacked), number(content.len() as u64)].concat();
        [&sizes[..], &[about], &number(count), &[0, 0], content].concat()
    }

    #[test]
    fn pages_are_held_against_rows_and_limits() {
        const PLAIN: Compression = Compression::UNCOMPRESSED;
        let pages = [page(2, 8, b"12345678", 2), page(0, 3, b"abc", 4), page(0, 3, b"abc", 3)].concat();
        assert_eq!(group(&pages, PLAIN, 7), Ok(()));
        // Rows beyond the last value would be blank.
        assert_eq!(group(&pages, PLAIN, 8), Err(Refused::Damaged));
        assert_eq!(group(&pages[..pages.len() - 1], PLAIN, 7), Err(Refused::Damaged));
        // What a few bytes promise.
        assert_eq!(group(&page(0, 1 << 30, b"abc", 1), PLAIN, 1), Err(Refused::TooLarge));
        let words = [page(2, 8, b"12345678", 1 << 30), page(0, 3, b"abc", 1)].concat();
        assert_eq!(group(&words, PLAIN, 1), Err(Refused::TooLarge));
        // What unpacks to more than it says.
        let mut packed = GzEncoder::new(Vec::new(), flate2::Compression::default());
        packed.write_all(&[0; 10_000]).unwrap();
        let packed = packed.finish().unwrap();
        let gzip = Compression::GZIP(GzipLevel::default());
        assert_eq!(group(&page(0, 10_000, &packed, 1), gzip, 1), Ok(()));
        assert_eq!(group(&page(0, 100, &packed, 1), gzip, 1), Err(Refused::TooLarge));
    }

    #[test]
    fn a_header_says_what_its_page_takes() {
        // Kind 0, 100 bytes of 60, a checksum, and a page of 7 values with statistics in it that are passed over.
        let page =
            b"\x15\x00\x15\xc8\x01\x15\x78\x15\x02\x1c\x15\x0e\x15\x00\x2c\x18\x02ab\x16\x01\x00\x00\x00";
        let read = header(page).unwrap();
        assert_eq!((read.unpacked, read.packed, read.values, read.words), (100, 60, 7, 0));
        // A page of 9 words.
        let words = b"\x15\x04\x15\x02\x15\x02\x4c\x15\x12\x15\x00\x00\x00";
        assert_eq!(header(words).map(|read| (read.words, read.values)), Some((9, 0)));
        for broken in [
            &page[..5],
            b"\x15\x01\x15\x01\x00",
            b"\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c\x1c",
            b"\x1f\x00",
            b"",
        ] {
            assert!(header(broken).is_none(), "{broken:?}");
        }
        let lists = [&[0x19][..], &[0x19; 40]].concat();
        assert!(header(&lists).is_none());
    }
}
