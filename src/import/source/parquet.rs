//! Parquet, read row group by row group: columns of numbers, texts, dates and times.

use super::kind::Opened;
use super::pages::{self, Refused};
use crate::import::error::{ImportError, still_wanted};
use crate::model::Progress;
use csv::ByteRecord;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use parquet::basic::Compression;
use parquet::file::metadata::RowGroupMetaData;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::reader::RowIter;
use parquet::record::{Field, Row};
use parquet::schema::types::Type;
use std::fs::File;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// After how many rows it is told how far the reading has got.
const ROWS_BETWEEN_STEPS: u64 = 1024;

/// The rows of a Parquet file. The names of the columns are the first.
pub(in crate::import) struct Parquet<'p> {
    file: PathBuf,
    /// None after the last row, or where the file turned out to be damaged.
    rows: Option<RowIter<'static>>,
    names: Vec<String>,
    remarks: Vec<String>,
    /// Rows so far, with the header.
    line: u64,
    cell: Vec<u8>,
    progress: Steps<'p>,
}

/// How far the reading has got, in bytes of the file.
struct Steps<'p> {
    progress: &'p Progress,
    length: u64,
    rows: u64,
    told: u64,
}

impl Steps<'_> {
    fn reached(&mut self, row: u64) {
        let reached = (u128::from(self.length) * u128::from(row) / u128::from(self.rows.max(1))) as u64;
        let reached = reached.min(self.length).max(self.told);
        self.progress.advance(reached - self.told);
        self.told = reached;
    }
}

impl<'p> Parquet<'p> {
    /// The rows of a file.
    ///
    /// # Errors
    /// Where it is damaged, compressed in a way that is not read here, or has no column that a table can have.
    pub(super) fn new(file: &Path, opened: Opened, progress: &'p Progress) -> Result<Self, ImportError> {
        let refuse = |sentence: String| Err(ImportError::input(file, None, sentence));
        let length = opened.length;
        let pages = opened.file.try_clone().map_err(|error| ImportError::io(file, &error))?;
        if !pages::has_metadata(&pages, length).unwrap_or(false) {
            return refuse(DAMAGED.to_owned());
        }
        let Some(reader) = guarded(|| SerializedFileReader::<File>::new(opened.file).ok()) else {
            return refuse(DAMAGED.to_owned());
        };
        let groups = reader.metadata().row_groups();
        let foreign =
            groups.iter().flat_map(RowGroupMetaData::columns).find(|column| !is_read(column.compression()));
        if let Some(column) = foreign {
            let method = column.compression().to_string();
            let method = method.split('(').next().unwrap_or_default().to_lowercase();
            return refuse(format!(
                "This Parquet file is compressed by {method}, which is not read here; save it with Snappy or gzip, or as \
                 CSV, and import that."
            ));
        }
        match guarded(|| Some(pages::check(&pages, groups))) {
            Some(Ok(())) => {}
            Some(Err(Refused::TooLarge)) => return refuse(TOO_LARGE.to_owned()),
            Some(Err(Refused::Damaged)) | None => return refuse(DAMAGED.to_owned()),
        }
        let about = reader.metadata().file_metadata();
        let rows = u64::try_from(about.num_rows()).unwrap_or_default();
        let schema = about.schema();
        let (kept, left): (Vec<_>, Vec<_>) =
            schema.get_fields().iter().cloned().partition(|field| is_plain(field));
        if kept.is_empty() {
            return refuse("No column of this Parquet file holds single numbers or texts; save the table as CSV and import that.".to_owned());
        }
        let names = kept.iter().map(|field| field.name().to_owned()).collect();
        let list = left.iter().map(|field| format!("`{}`", field.name())).collect::<Vec<_>>().join(", ");
        let remarks = match left.len() {
            0 => Vec::new(),
            _ => vec![format!("Columns that hold lists or several values were left out: {list}.")],
        };
        let only_plain = Type::group_type_builder(schema.name()).with_fields(kept).build().ok();
        let rows_of = || RowIter::from_file_into(Box::new(reader)).project(only_plain).ok();
        let Some(iter) = guarded(rows_of) else { return refuse(DAMAGED.to_owned()) };
        Ok(Self {
            file: file.to_owned(),
            rows: Some(iter),
            names,
            remarks,
            line: 0,
            cell: Vec::new(),
            progress: Steps { progress, length, rows, told: 0 },
        })
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    pub fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u64>, ImportError> {
        record.clear();
        if self.line == 0 {
            self.line = 1;
            self.names.iter().for_each(|name| record.push_field(name.as_bytes()));
            return Ok(Some(1));
        }
        loop {
            let Some(rows) = &mut self.rows else { return Ok(None) };
            let Some(row) = guarded(|| Some(rows.next())) else { return Err(self.damaged()) };
            match row {
                None => {
                    self.rows = None;
                    self.progress.reached(self.progress.rows);
                    return Ok(None);
                }
                Some(Err(_)) => return Err(self.damaged()),
                Some(Ok(row)) => {
                    self.line += 1;
                    if self.line.is_multiple_of(ROWS_BETWEEN_STEPS) {
                        self.progress.reached(self.line);
                        still_wanted(self.progress.progress)?;
                    }
                    write_row(&row, &mut self.cell, record);
                }
            }
            if !record.as_slice().is_empty() {
                return Ok(Some(self.line));
            }
            record.clear();
        }
    }

    fn damaged(&mut self) -> ImportError {
        self.rows = None;
        ImportError::input(&self.file, Some(self.line + 1), DAMAGED)
    }
}

const DAMAGED: &str = "This Parquet file is damaged or was cut off; download it again, or save the table as CSV and import that.";

const TOO_LARGE: &str = "The columns of this Parquet file unpack to more than can be read; save the table as CSV and import that.";

/// What the library gives. It is tested on files that programs write; what a broken one may trip over in it must not take
/// the open document along.
fn guarded<T>(read: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(read)).ok().flatten()
}

fn is_read(compression: Compression) -> bool {
    matches!(compression, Compression::UNCOMPRESSED | Compression::SNAPPY | Compression::GZIP(_))
}

/// Whether a column has one value a row at most.
fn is_plain(field: &Type) -> bool {
    let about = field.get_basic_info();
    field.is_primitive()
        && (!about.has_repetition() || about.repetition() != parquet::basic::Repetition::REPEATED)
}

/// Writes the values of a row as they would stand in a CSV file.
fn write_row(row: &Row, cell: &mut Vec<u8>, record: &mut ByteRecord) {
    for (_, field) in row.get_column_iter() {
        cell.clear();
        // Writing into memory does not fail.
        let _ = match field {
            Field::Null => Ok(()),
            Field::Str(text) => cell.write_all(text.as_bytes()),
            Field::Bytes(bytes) => cell.write_all(bytes.data()),
            Field::Float16(number) => write!(cell, "{}", f32::from(*number)),
            Field::Float(number) => write!(cell, "{number}"),
            Field::Double(number) => write!(cell, "{number}"),
            Field::Date(days) => write_day(*days, cell),
            Field::TimestampMillis(moment) => write_moment(Timestamp::from_millisecond(*moment).ok(), cell),
            Field::TimestampMicros(moment) => write_moment(Timestamp::from_microsecond(*moment).ok(), cell),
            other => write!(cell, "{other}"),
        };
        record.push_field(cell);
    }
}

/// A day as `2023-04-01`; one beyond the calendar stays a number.
fn write_day(days: i32, cell: &mut Vec<u8>) -> std::io::Result<()> {
    let first = Date::constant(1970, 1, 1);
    match Span::new().try_days(days).and_then(|days| first.checked_add(days)) {
        Ok(day) => write!(cell, "{day}"),
        Err(_) => write!(cell, "{days}"),
    }
}

/// A moment as `2023-04-01`, with its time where it has one.
fn write_moment(moment: Option<Timestamp>, cell: &mut Vec<u8>) -> std::io::Result<()> {
    let Some(moment) = moment else { return Ok(()) };
    let moment = moment.to_zoned(TimeZone::UTC).datetime();
    let midnight = moment.date().at(0, 0, 0, 0);
    let day = moment.date();
    if moment == midnight {
        return write!(cell, "{day}");
    }
    write!(cell, "{day}T{:02}:{:02}:{:02}", moment.hour(), moment.minute(), moment.second())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::file;
    use super::super::{Records, open};
    use super::*;
    use parquet::basic::GzipLevel;
    use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    use parquet::schema::parser::parse_message_type;
    use std::sync::Arc;

    const SCHEMA: &str = "message table { required binary area (UTF8); optional double value; required int32 day (DATE); \
                          optional int64 count; optional int64 at (TIMESTAMP_MILLIS); repeated int32 list; }";

    fn bytes_of(compression: Compression) -> Vec<u8> {
        let schema = Arc::new(parse_message_type(SCHEMA).unwrap());
        let properties = WriterProperties::builder().set_compression(compression).build();
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(properties)).unwrap();
        for part in 0..2 {
            let mut group = writer.next_row_group().unwrap();
            let names: Vec<ByteArray> = ["Upton", "Downham", ""].map(ByteArray::from).to_vec();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<ByteArrayType>().write_batch(&names, None, None).unwrap();
            column.close().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<DoubleType>().write_batch(&[12.3, 0.1], Some(&[1, 1, 0]), None).unwrap();
            column.close().unwrap();
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<Int32Type>().write_batch(&[19_723, 19_723 + part, -1], None, None).unwrap();
            column.close().unwrap();
            for values in [[5, -7], [1_704_067_200_000, 1_704_070_800_000]] {
                let mut column = group.next_column().unwrap().unwrap();
                column.typed::<Int64Type>().write_batch(&values, Some(&[1, 1, 0]), None).unwrap();
                column.close().unwrap();
            }
            let mut column = group.next_column().unwrap().unwrap();
            column.typed::<Int32Type>().write_batch(&[], Some(&[0; 3]), Some(&[0; 3])).unwrap();
            column.close().unwrap();
            group.close().unwrap();
        }
        writer.close().unwrap();
        bytes
    }

    fn rows(bytes: &[u8]) -> Result<(Vec<String>, Vec<String>), ImportError> {
        let file = file("a.csv", bytes);
        let progress = Progress::default();
        let mut records = open(&file.path, &progress)?.pop().unwrap();
        let (mut record, mut rows) = (ByteRecord::new(), Vec::new());
        while let Some(line) = records.next(&mut record)? {
            let fields: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
            rows.push(format!("{line}: {}", fields.join(",")));
        }
        assert!(matches!(records, Records::Parquet(_)));
        Ok((rows, records.remarks()))
    }

    #[test]
    fn every_row_group_is_read_as_it_would_stand_in_a_csv_file() {
        for compression in
            [Compression::UNCOMPRESSED, Compression::SNAPPY, Compression::GZIP(GzipLevel::default())]
        {
            let (rows, remarks) = rows(&bytes_of(compression)).unwrap();
            let expected = [
                "1: area,value,day,count,at",
                "2: Upton,12.3,2024-01-01,5,2024-01-01",
                "3: Downham,0.1,2024-01-01,-7,2024-01-01T01:00:00",
                "4: ,,1969-12-31,,",
                "5: Upton,12.3,2024-01-01,5,2024-01-01",
                "6: Downham,0.1,2024-01-02,-7,2024-01-01T01:00:00",
                "7: ,,1969-12-31,,",
            ];
            assert_eq!(rows, expected);
            assert_eq!(remarks, ["Columns that hold lists or several values were left out: `list`."]);
        }
    }

    #[test]
    fn a_broken_file_is_refused_in_a_sentence() {
        let whole = bytes_of(Compression::SNAPPY);
        // Metadata with a list of two thousand million truths, which take no bytes.
        let list = b"PAR1\x19\xf1\xff\xff\xff\xff\x07\0\x08\0\0\0PAR1";
        assert!(rows(list).unwrap_err().sentence().contains("damaged"));
        for end in [4, whole.len() / 2, whole.len() - 1] {
            let error = rows(&whole[..end]).unwrap_err();
            assert!(error.sentence().contains("damaged or was cut off"), "{error}");
        }
        for at in 4..whole.len() {
            let mut broken = whole.clone();
            broken[at] ^= 0x55;
            // Whatever it gives, it ends.
            let _ = rows(&broken);
        }
    }
}
