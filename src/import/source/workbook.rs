//! Workbooks: `.xlsx` and `.xlsm`, sheet by sheet.

use super::cells;
use super::kind::Opened;
use super::sheet::Sheet;
use super::unpack::{self, DAMAGED, Limits};
use crate::import::error::ImportError;
use crate::model::Progress;
use calamine::{Reader, Sheet as SheetOfBook, SheetType, SheetVisible, Xlsx};
use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use zip::ZipArchive;

/// The largest file that is looked into. A larger one unpacks to more than is read anyway.
const LARGEST_FILE: u64 = Limits::USUAL.bytes;

type Book = Xlsx<BufReader<File>>;

/// The sheets of a workbook that can be seen and have rows.
///
/// # Errors
/// Where it is another kind of archive, damaged, too large, or has no such sheet.
pub(super) fn open(file: &Path, opened: Opened, progress: &Progress) -> Result<Vec<Sheet>, ImportError> {
    within(file, opened, Limits::USUAL, progress)
}

pub(super) fn within(
    file: &Path,
    Opened { file: handle, length, .. }: Opened,
    limits: Limits,
    progress: &Progress,
) -> Result<Vec<Sheet>, ImportError> {
    let damaged = || ImportError::input(file, None, DAMAGED);
    if length > LARGEST_FILE {
        let sentence = format!(
            "This workbook is larger than {} MB; save the sheet as CSV and import that.",
            LARGEST_FILE >> 20
        );
        return Err(ImportError::input(file, None, sentence));
    }
    let again = handle.try_clone().map_err(|error| ImportError::io(file, &error))?;
    let mut archive = ZipArchive::new(BufReader::new(handle)).map_err(|_| damaged())?;
    if let Some(sentence) = no_workbook(&archive) {
        return Err(ImportError::input(file, None, sentence));
    }
    unpack::check(file, &mut archive, limits, progress)?;
    drop(archive);
    // Unpacking it once and reading it take about as long.
    progress.advance(length / 2);
    // The library is tested on workbooks that programs write; what a broken one may trip over in it must not take the
    // open document along.
    let sheets = catch_unwind(AssertUnwindSafe(|| {
        let mut book = Book::new(BufReader::new(again)).map_err(|_| damaged())?;
        read(file, &mut book, progress)
    }))
    .unwrap_or_else(|_| Err(damaged()))?;
    progress.advance(length - length / 2);
    Ok(sheets)
}

/// What an archive is that holds no workbook of this kind.
fn no_workbook(archive: &ZipArchive<BufReader<File>>) -> Option<&'static str> {
    let has = |start: &[u8], end: &[u8]| {
        archive.file_names_raw().any(|name| {
            let name = name.to_ascii_lowercase();
            name.starts_with(start) && name.ends_with(end)
        })
    };
    if has(b"xl/workbook", b".xml") {
        None
    } else if has(b"xl/workbook", b".bin") {
        Some("This is a binary Excel workbook (.xlsb); save it as .xlsx or CSV, and import that.")
    } else if has(b"content.xml", b"content.xml") {
        Some("This is an OpenDocument file (.ods); save it as .xlsx or CSV, and import that.")
    } else {
        Some("This is a zip archive, not a workbook; unpack it and import the tables in it.")
    }
}

/// Reads the sheets that can be seen. The cells of a workbook are read while it is borrowed, so each sheet is kept.
fn read(file: &Path, book: &mut Book, progress: &Progress) -> Result<Vec<Sheet>, ImportError> {
    let all = book.sheets_metadata().to_vec();
    let tables = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (seen, hidden): (Vec<&SheetOfBook>, Vec<_>) =
        tables.partition(|sheet| sheet.visible == SheetVisible::Visible);
    let mut sheets = Vec::new();
    let mut left = cells::LARGEST_SHEETS;
    for sheet in seen {
        let (rows, remarks) = cells::rows(file, book, &sheet.name, left, progress)?;
        left = left.saturating_sub(rows.size());
        if !rows.is_empty() {
            sheets.push(Sheet::new(file, sheet.name.clone(), rows, remarks));
        }
    }
    let names = hidden.iter().map(|sheet| format!("“{}”", sheet.name)).collect::<Vec<_>>().join(", ");
    match sheets.first_mut() {
        None if hidden.is_empty() => {
            let sentence = "This workbook is empty; choose one with a header and rows below it.";
            Err(ImportError::input(file, None, sentence))
        }
        None => {
            let sentence = format!(
                "Only hidden sheets of this workbook can have rows ({names}); show the sheet to import and save it."
            );
            Err(ImportError::input(file, None, sentence))
        }
        Some(_) if hidden.is_empty() => Ok(sheets),
        Some(first) => {
            first.add_remarks(vec![format!("Hidden sheets were left out: {names}.")]);
            Ok(sheets)
        }
    }
}
