//! Files for tests, built where they are needed.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::path::PathBuf;
use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A file in a folder of its own, both gone when it is dropped.
pub(in crate::import) struct TempFile {
    _folder: TempDir,
    pub path: PathBuf,
}

/// A file with this name and content.
pub(in crate::import) fn file(name: &str, content: impl AsRef<[u8]>) -> TempFile {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    TempFile { _folder: folder, path }
}

/// The bytes of a workbook with these sheets; what can be read as a number is a number, a blank cell is left out.
pub(in crate::import) fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let sheets: Vec<SheetXml> = sheets
        .iter()
        .map(|(name, rows)| SheetXml { name, state: "visible", data: sheet_data(rows) })
        .collect();
    workbook_of(&sheets, &[])
}

/// A sheet as it is written.
pub(in crate::import) struct SheetXml<'a> {
    pub name: &'a str,
    /// `visible`, `hidden` or `veryHidden`.
    pub state: &'a str,
    /// What stands within `sheetData`.
    pub data: String,
}

/// The rows within `sheetData`.
pub(in crate::import) fn sheet_data(rows: &[&[&str]]) -> String {
    let mut data = String::new();
    for (at, row) in rows.iter().enumerate() {
        let line = at + 1;
        write!(data, "<row r=\"{line}\">").unwrap();
        for (column, value) in row.iter().enumerate().filter(|(_, value)| !value.is_empty()) {
            let place = format!("{}{line}", column_name(column));
            if value.parse::<f64>().is_ok() {
                write!(data, "<c r=\"{place}\"><v>{value}</v></c>").unwrap();
            } else {
                let text = value.replace('&', "&amp;").replace('<', "&lt;");
                write!(data, "<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>").unwrap();
            }
        }
        data.push_str("</row>");
    }
    data
}

fn column_name(at: usize) -> String {
    let letter = char::from(b'A' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { format!("{}{letter}", column_name(at / 26 - 1)) }
}

/// The bytes of a workbook with these sheets, and further entries of the archive. Style 1 is a date.
pub(in crate::import) fn workbook_of(sheets: &[SheetXml<'_>], further: &[(&str, &[u8])]) -> Vec<u8> {
    workbook_with(sheets, further, "General")
}

/// The same, where style 2 is a number format, as it is written in XML.
pub(in crate::import) fn workbook_with(
    sheets: &[SheetXml<'_>],
    further: &[(&str, &[u8])],
    format: &str,
) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
    const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let (mut list, mut relations, mut types) = (String::new(), String::new(), String::new());
    for (at, SheetXml { name, state, .. }) in sheets.iter().enumerate() {
        let id = at + 1;
        write!(list, "<sheet name=\"{name}\" sheetId=\"{id}\" state=\"{state}\" r:id=\"rId{id}\"/>").unwrap();
        write!(
            relations,
            "<Relationship Id=\"rId{id}\" Type=\"{DOCUMENT}/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        )
        .unwrap();
        write!(
            types,
            "<Override PartName=\"/xl/worksheets/sheet{id}.xml\" ContentType=\"{TYPE}.worksheet+xml\"/>"
        )
        .unwrap();
    }
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
                 ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override \
                 PartName=\"/xl/workbook.xml\" ContentType=\"{TYPE}.sheet.main+xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" \
                 Type=\"{DOCUMENT}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{DOCUMENT}\"><sheets>{list}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>"),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!(
                "{HEAD}<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" \
                 formatCode=\"{format}\"/></numFmts><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\" \
                 applyNumberFormat=\"1\"/><xf numFmtId=\"164\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>"
            ),
        ),
    ];
    for (at, SheetXml { data, .. }) in sheets.iter().enumerate() {
        let part = format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{data}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), part));
    }
    let mut entries: Vec<(&str, &[u8])> =
        parts.iter().map(|(name, part)| (name.as_str(), part.as_bytes())).collect();
    entries.extend(further);
    archive(&entries)
}

/// The bytes of a zip archive with these entries.
pub(in crate::import) fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
