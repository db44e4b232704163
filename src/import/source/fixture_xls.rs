//! Old Excel workbooks for tests, written record by record.

use cfb::CompoundFile;
use std::io::{Cursor, Write as _};

/// A record of a workbook.
pub(super) fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

/// A sheet as it is written.
pub(super) struct OldSheet<'a> {
    pub name: &'a str,
    pub is_hidden: bool,
    /// The records between its beginning and its end.
    pub records: Vec<u8>,
}

/// What a cell holds. A style is a position in [`STYLES`].
#[derive(Clone, Copy)]
pub(super) enum Holds<'a> {
    Text(&'a str),
    Shared(u32),
    Number(f64, u16),
    /// The four bytes of a short number.
    Short(u32, u16),
    True,
    Error,
    /// The eight bytes of what a formula comes to.
    Formula([u8; 8], u16),
}

/// The number formats of the styles: usual, `0.00%`, a day, `"£"#,##0`, `mmm-yy;@`, `0.0%;-0.0%`.
pub(super) const STYLES: [u16; 6] = [0, 10, 14, 164, 165, 166];
const FORMATS: [(u16, &str); 3] = [(164, "\"£\"#,##0"), (165, "mmm\\-yy;@"), (166, "0.0%;\\-0.0%")];

/// The record of a cell; positions count from 0.
pub(super) fn cell(row: u16, column: u16, holds: Holds<'_>) -> Vec<u8> {
    let (kind, style, value) = match holds {
        Holds::Text(text) => {
            (0x0204, 0, [&(text.encode_utf16().count() as u16).to_le_bytes()[..], &wide(text)].concat())
        }
        Holds::Shared(at) => (0x00FD, 0, at.to_le_bytes().to_vec()),
        Holds::Number(number, style) => (0x0203, style, number.to_le_bytes().to_vec()),
        Holds::Short(bytes, style) => (0x027E, style, bytes.to_le_bytes().to_vec()),
        Holds::True => (0x0205, 0, vec![1, 0]),
        Holds::Error => (0x0205, 0, vec![0x2A, 1]),
        Holds::Formula(value, style) => (0x0006, style, [&value[..], &[0; 6], b"\x03\0\x1E\x01\0"].concat()),
    };
    record(kind, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &style.to_le_bytes(), &value].concat())
}

/// A text whose characters take two bytes each, behind the byte that says so.
pub(super) fn wide(text: &str) -> Vec<u8> {
    std::iter::once(1).chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// The records of a table: what can be read as a number is one, a blank cell is left out.
pub(super) fn table(rows: &[&[&str]]) -> Vec<u8> {
    let mut records = Vec::new();
    for (row, cells) in rows.iter().enumerate() {
        for (column, text) in cells.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let holds = text.parse().map_or(Holds::Text(text), |number| Holds::Number(number, 0));
            records.extend(cell(row as u16, column as u16, holds));
        }
    }
    records
}

/// The bytes of a workbook with these sheets; `more` are records of its beginning, such as the texts that cells share.
pub(super) fn workbook(sheets: &[OldSheet<'_>], more: &[u8]) -> Vec<u8> {
    document("Workbook", &stream(sheets, more))
}

/// The records of such a workbook.
pub(super) fn stream(sheets: &[OldSheet<'_>], more: &[u8]) -> Vec<u8> {
    let begin =
        |what: u16| record(0x0809, &[&0x0600_u16.to_le_bytes()[..], &what.to_le_bytes(), &[0; 12]].concat());
    let end = record(0x000A, &[]);
    let mut styles = Vec::new();
    for (number, format) in FORMATS {
        let characters = (format.encode_utf16().count() as u16).to_le_bytes();
        styles.extend(record(0x041E, &[&number.to_le_bytes()[..], &characters, &wide(format)].concat()));
    }
    for format in STYLES {
        styles.extend(record(0x00E0, &[&[0; 2][..], &format.to_le_bytes(), &[0; 16]].concat()));
    }
    let list = |position: &dyn Fn(usize) -> usize| -> Vec<u8> {
        let entry = |(at, sheet): (usize, &OldSheet<'_>)| {
            let position = u32::try_from(position(at)).unwrap().to_le_bytes();
            let about = [u8::from(sheet.is_hidden), 0, sheet.name.encode_utf16().count() as u8];
            record(0x0085, &[&position[..], &about, &wide(sheet.name)].concat())
        };
        sheets.iter().enumerate().flat_map(entry).collect()
    };
    let parts: Vec<Vec<u8>> =
        sheets.iter().map(|sheet| [&begin(0x10), &sheet.records[..], &end].concat()).collect();
    let beginning = |list: &[u8]| [&begin(5), &styles, list, more, &end].concat();
    let first = beginning(&list(&|_| 0)).len();
    let position = |at: usize| first + parts[..at].iter().map(Vec::len).sum::<usize>();
    [beginning(&list(&position)), parts.concat()].concat()
}

/// The bytes of a document of the format that old Office files share, with one stream.
pub(super) fn document(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut document = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    document.create_stream(name).unwrap().write_all(stream).unwrap();
    document.flush().unwrap();
    document.into_inner().into_inner()
}
