//! Delimited text.

use crate::import::error::ImportError;
use crate::import::progress::Progress;
use csv::ByteRecord;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The rows of a delimited file.
pub(in crate::import) struct Delimited<'p> {
    file: PathBuf,
    reader: csv::Reader<Counted<'p>>,
    columns: Option<usize>,
}

struct Counted<'p> {
    file: File,
    progress: &'p Progress,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.progress.advance(read as u64);
        Ok(read)
    }
}

impl<'p> Delimited<'p> {
    pub fn open(file: &Path, progress: &'p Progress) -> Result<Self, ImportError> {
        let opened = File::open(file).map_err(|error| ImportError::io(file, &error))?;
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .from_reader(Counted { file: opened, progress });
        Ok(Self { file: file.to_owned(), reader, columns: None })
    }

    pub fn file(&self) -> &Path {
        &self.file
    }

    pub fn expect_columns(&mut self, columns: usize) {
        self.columns = Some(columns);
    }

    pub fn next(&mut self, record: &mut ByteRecord) -> Result<Option<u64>, ImportError> {
        match self.reader.read_byte_record(record) {
            Ok(true) => Ok(Some(record.position().map_or(0, csv::Position::line))),
            Ok(false) => Ok(None),
            Err(error) => Err(ImportError::input(&self.file, None, error.to_string())),
        }
    }

    pub fn remarks(&self) -> Vec<String> {
        Vec::new()
    }
}
