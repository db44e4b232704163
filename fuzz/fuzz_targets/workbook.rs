#![no_main]

use placecard_fuzz::archive::archive_of;

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
    ("xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
    ("xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"),
    ("xl/workbook.xml", WORKBOOK),
    ("xl/_rels/workbook.xml.rels", RELATIONS),
    ("_rels/.rels", PACKAGE),
];

// An input is an archive, or the parts of a workbook with a byte 255 between them, which no part has: changed bytes of an
// archive would mostly fail its checksums.
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return placecard_fuzz::import(bytes, None);
    }
    let mut given = bytes.split(|&byte| byte == 255);
    let parts = PARTS.map(|(name, usual)| {
        (name, given.next().filter(|part| !part.is_empty()).unwrap_or(usual.as_bytes()))
    });
    placecard_fuzz::import(&archive_of(&parts), None);
});
