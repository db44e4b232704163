//! Workbooks: `.xlsx`, `.xlsm` and `.ods`, sheet by sheet.

use super::cells;
use super::grid::LARGEST_SHEETS;
use super::kind::Opened;
use super::ods;
use super::sheet::Sheet;
use super::unpack::{self, DAMAGED, Limits};
use crate::import::error::ImportError;
use crate::model::Progress;
use calamine::{Reader, Sheet as SheetOfBook, SheetType, SheetVisible, Xlsx};
use std::fs::File;
use std::io::{BufReader, Read};
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
    check_length(file, length)?;
    let again = handle.try_clone().map_err(|error| ImportError::io(file, &error))?;
    let mut archive = ZipArchive::new(BufReader::new(handle)).map_err(|_| damaged())?;
    let kind = match kind(&mut archive) {
        Ok(kind) => kind,
        Err(sentence) => return Err(ImportError::input(file, None, sentence)),
    };
    let unpacked = unpack::check(file, &mut archive, limits, progress)?;
    // Unpacking it once and reading it take about as long.
    progress.advance(length / 2);
    let sheets = guarded(file, || match kind {
        Kind::Excel => {
            let mut book = Book::new(BufReader::new(again)).map_err(|_| damaged())?;
            read(file, &mut book, unpacked.has_merges, progress)
        }
        Kind::OpenDocument => {
            let content = archive.by_name("content.xml").map_err(|_| damaged())?;
            ods::sheets(file, content, LARGEST_SHEETS, progress)
        }
    })?;
    progress.advance(length - length / 2);
    Ok(sheets)
}

/// Refuses a workbook that is too large to be looked into.
///
/// # Errors
/// Where it is.
pub(super) fn check_length(file: &Path, length: u64) -> Result<(), ImportError> {
    if length <= LARGEST_FILE {
        return Ok(());
    }
    let sentence = format!(
        "This workbook is larger than {} MB; save the sheet as CSV and import that.",
        LARGEST_FILE >> 20
    );
    Err(ImportError::input(file, None, sentence))
}

/// The sheets that `read` finds, of which the first says which others are hidden. The libraries are tested on workbooks
/// that programs write; what a broken one may trip over in them must not take the open document along.
///
/// # Errors
/// Where it finds none, or trips over something.
pub(super) fn guarded(
    file: &Path,
    read: impl FnOnce() -> Result<(Vec<Sheet>, Vec<String>), ImportError>,
) -> Result<Vec<Sheet>, ImportError> {
    let damaged = |_| Err(ImportError::input(file, None, DAMAGED));
    let (sheets, hidden) = catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(damaged)?;
    with_remark(file, sheets, &hidden)
}

/// A kind of workbook.
#[derive(Clone, Copy)]
enum Kind {
    Excel,
    OpenDocument,
}

/// What kind of workbook an archive is, or what else it is.
fn kind(archive: &mut ZipArchive<BufReader<File>>) -> Result<Kind, &'static str> {
    let has = |start: &[u8], end: &[u8]| {
        archive.file_names_raw().any(|name| {
            let name = name.to_ascii_lowercase();
            name.starts_with(start) && name.ends_with(end)
        })
    };
    if has(b"xl/workbook", b".xml") {
        return Ok(Kind::Excel);
    }
    if has(b"xl/workbook", b".bin") {
        return Err("This is a binary Excel workbook (.xlsb); save it as .xlsx or CSV, and import that.");
    }
    if has(b"word/", b".xml") {
        return Err("This is a Word document, not a table; look for the same data as CSV or Excel.");
    }
    if has(b"ppt/", b".xml") {
        return Err(
            "This is a PowerPoint presentation, not a table; look for the same data as CSV or Excel.",
        );
    }
    if !has(b"content.xml", b"content.xml") {
        return Err("This is a zip archive, not a workbook; unpack it and import the tables in it.");
    }
    let mut said = String::new();
    let mimetype = archive.by_name("mimetype").ok();
    // What is no text says nothing.
    let _ = mimetype.map(|entry| entry.take(200).read_to_string(&mut said));
    if said.contains("opendocument.") && !said.contains("spreadsheet") {
        return Err(
            "This is an OpenDocument text or presentation, not a table; look for the same data as CSV or Excel.",
        );
    }
    Ok(Kind::OpenDocument)
}

/// Reads the sheets that can be seen, and names those that are hidden. The cells of a workbook are read while it is
/// borrowed, so each sheet is kept.
fn read(
    file: &Path,
    book: &mut Book,
    has_merges: bool,
    progress: &Progress,
) -> Result<(Vec<Sheet>, Vec<String>), ImportError> {
    let all = book.sheets_metadata().to_vec();
    let tables = all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let (seen, hidden): (Vec<&SheetOfBook>, Vec<_>) =
        tables.partition(|sheet| sheet.visible == SheetVisible::Visible);
    let mut sheets = Vec::new();
    let mut left = LARGEST_SHEETS;
    for sheet in seen {
        let (rows, remarks) = cells::rows(file, book, &sheet.name, left, has_merges, progress)?;
        left = left.saturating_sub(rows.size());
        if !rows.is_empty() {
            sheets.push(Sheet::new(file, sheet.name.clone(), rows, remarks));
        }
    }
    Ok((sheets, hidden.iter().map(|sheet| sheet.name.clone()).collect()))
}

/// The sheets, of which the first says which others are hidden.
fn with_remark(file: &Path, mut sheets: Vec<Sheet>, hidden: &[String]) -> Result<Vec<Sheet>, ImportError> {
    let names = hidden.iter().map(|name| format!("‘{name}’")).collect::<Vec<_>>().join(", ");
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
