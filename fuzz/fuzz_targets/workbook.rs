#![no_main]

use cfb::CompoundFile;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const WORKBOOK: &str = "<workbook><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/><sheet name=\"More\" \
                        sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>";
const RELATIONS: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"/worksheet\" \
                         Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"/worksheet\" \
                         Target=\"worksheets/sheet2.xml\"/></Relationships>";
const PACKAGE: &str = "<Relationships><Relationship Id=\"rId1\" Type=\"/relationships/officeDocument\" \
                       Target=\"xl/workbook.xml\"/></Relationships>";
/// The parts that an input gives, in this order; those it does not give are as they are here.
const PARTS: [(&str, &str); 7] = [
    ("xl/worksheets/sheet1.xml", ""),
    ("xl/sharedStrings.xml", "<sst><si><t>area</t></si></sst>"),
    (
        "xl/styles.xml",
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
    ),
    ("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"),
    ("xl/workbook.xml", WORKBOOK),
    ("xl/_rels/workbook.xml.rels", RELATIONS),
    ("_rels/.rels", PACKAGE),
];

// An input is an archive, an old workbook, the records of one behind `xls`, the content of an OpenDocument spreadsheet
// behind `ods`, or the parts of a workbook with a byte 255 between them, which no part has: changed bytes of an archive
// would mostly fail its checksums.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return placecard_fuzz::import(bytes, None);
    }
    if let Some(content) = bytes.strip_prefix(b"ods") {
        return placecard_fuzz::import(&archive_of(&[("content.xml", content)]), None);
    }
    if let Some(records) = bytes.strip_prefix(b"xls") {
        return placecard_fuzz::import(&document_of(records), None);
    }
    let mut given = bytes.split(|&byte| byte == 255);
    let parts = PARTS.map(|(name, usual)| {
        (name, given.next().filter(|part| !part.is_empty()).unwrap_or(usual.as_bytes()))
    });
    placecard_fuzz::import(&archive_of(&parts), None);
});

fn document_of(records: &[u8]) -> Vec<u8> {
    let mut document =
        CompoundFile::create(Cursor::new(Vec::new())).expect("a document in memory can be made");
    let mut stream = document.create_stream("Workbook").expect("a document in memory can be written");
    stream.write_all(records).expect("a document in memory can be written");
    drop(stream);
    document.into_inner().into_inner()
}

fn archive_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in parts {
        writer.start_file(*name, options).expect("an archive in memory can be written");
        writer.write_all(part).expect("an archive in memory can be written");
    }
    writer.finish().expect("an archive in memory can be written").into_inner()
}
