//! Workbooks as programs write them, and as nobody should.

use super::fixture::{SheetXml, TempFile, archive, file, sheet_data, workbook, workbook_of};
use super::kind;
use super::unpack::Limits;
use super::*;
use crate::import::error::ErrorKind;
use proptest::prelude::*;

fn sheets(bytes: impl AsRef<[u8]>) -> Result<Vec<Sheet>, ImportError> {
    let temp = file("a.xlsx", bytes);
    workbook::open(&temp.path, kind::open(&temp.path).unwrap(), &Progress::default())
}

fn refusal(bytes: impl AsRef<[u8]>) -> ImportError {
    sheets(bytes).err().unwrap()
}

fn rows(sheet: &mut Sheet) -> Vec<(u64, Vec<String>)> {
    let mut record = ByteRecord::new();
    let mut rows = Vec::new();
    while let Some(line) = sheet.next(&mut record) {
        rows.push((line, record.iter().map(|field| text(field).0.into_owned()).collect()));
    }
    rows
}

fn row(line: u64, fields: &[&str]) -> (u64, Vec<String>) {
    (line, fields.iter().map(|&field| field.to_owned()).collect())
}

fn one(data: &str) -> Vec<u8> {
    workbook_of(&[SheetXml { name: "Data", state: "visible", data: data.to_owned() }], &[])
}

#[test]
fn every_sheet_that_can_be_seen_and_has_rows_is_read() {
    let bytes = workbook_of(
        &[
            SheetXml {
                name: "Data",
                state: "visible",
                data: sheet_data(&[&["area", "value"], &["E1", "5"]]),
            },
            SheetXml { name: "Blank", state: "visible", data: String::new() },
            SheetXml { name: "Old", state: "hidden", data: sheet_data(&[&["x"]]) },
            SheetXml { name: "More", state: "visible", data: sheet_data(&[&["y & <z>"]]) },
        ],
        &[],
    );
    let mut found = sheets(bytes).unwrap();
    assert_eq!(found.iter().map(Sheet::name).collect::<Vec<_>>(), ["Data", "More"]);
    assert_eq!(rows(&mut found[0]), [row(1, &["area", "value"]), row(2, &["E1", "5"])]);
    assert_eq!(rows(&mut found[1]), [row(1, &["y & <z>"])]);
    assert_eq!(found[0].remarks(), ["Hidden sheets were left out: ‘Old’."]);
}

#[test]
fn cells_are_written_as_they_would_stand_in_a_csv_file() {
    let data = "<row r=\"3\"><c r=\"A3\"><v>10.4</v></c><c r=\"B3\"><v>202324</v></c><c r=\"C3\" s=\"1\">\
                <v>45017</v></c><c r=\"D3\" s=\"1\"><v>45017.5</v></c><c r=\"E3\" t=\"b\"><v>1</v></c>\
                <c r=\"F3\" t=\"e\"><v>#N/A</v></c><c r=\"G3\" t=\"e\"><v>#SPILL!</v></c>\
                <c r=\"H3\" t=\"s\"><v>1</v></c><c r=\"I3\"><v>0.1</v></c><c r=\"J3\" t=\"str\"><v>2023/24</v></c>\
                <c r=\"K3\"><v>-1.5E-7</v></c><c r=\"L3\" t=\"d\"><v>2023-04-01T00:00:00</v></c></row>\
                <row r=\"5\"><c r=\"C5\"><f>1+1</f><v>2</v></c></row>";
    let texts = "<sst uniqueCount=\"2\"><si><t>first</t></si><si><r><t xml:space='preserve'>rich </t></r><r><t>text</t></r></si></sst>";
    let bytes = workbook_of(
        &[SheetXml { name: "Data", state: "visible", data: data.to_owned() }],
        &[("xl/sharedStrings.xml", texts.as_bytes())],
    );
    let mut found = sheets(bytes).unwrap().remove(0);
    let expected = [
        row(
            3,
            &[
                "10.4",
                "202324",
                "2023-04-01",
                "2023-04-01T12:00:00",
                "true",
                "",
                "",
                "rich text",
                "0.1",
                "2023/24",
                "-0.00000015",
                "2023-04-01",
            ],
        ),
        row(5, &["", "", "2"]),
    ];
    assert_eq!(rows(&mut found), expected);
    assert_eq!(
        found.remarks(),
        ["2 cells of the sheet ‘Data’ show an error such as #N/A; they are read as blank."]
    );
}

#[test]
fn one_cell_in_the_last_corner_takes_no_memory() {
    let lone = one(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>2</v></c></row>",
    );
    assert_eq!(rows(&mut sheets(lone).unwrap()[0]), [row(1, &["1"]), row(1_048_576, &["2"])]);
    let error = refusal(one("<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row>"));
    assert_eq!(error.line(), Some(1_048_576));
    assert!(error.sentence().contains("16,384 columns"), "{error}");
    // A cell that is only formatted is no cell.
    let formatted = one("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" s=\"1\"/></row>");
    assert_eq!(rows(&mut sheets(formatted).unwrap()[0]), [row(1, &["1"])]);
    let wide = one(&format!("<row>{}</row>", "<c><v>1</v></c>".repeat(100_000)));
    assert!(refusal(wide).sentence().contains("2,001 columns"));
}

#[test]
fn a_bomb_is_found_before_anything_of_it_is_kept() {
    let zeros = vec![0; 40 << 20];
    let bomb = workbook_of(&[], &[("xl/worksheets/sheet9.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    let temp = file("a.xlsx", &bomb);
    let limits = Limits { bytes: 16 << 20, ..Limits::USUAL };
    let within = |temp: &TempFile, limits: Limits| {
        let opened = kind::open(&temp.path).unwrap();
        workbook::within(&temp.path, opened, limits, &Progress::default()).err().unwrap()
    };
    let error = within(&temp, limits);
    assert_eq!(
        error.sentence(),
        "This workbook unpacks to more than 16 MB; save the sheet as CSV and import that."
    );
    let error = within(&temp, Limits { entries: 3, ..Limits::USUAL });
    assert!(error.sentence().contains("more than 3 parts"), "{error}");
    let styles =
        format!("<styleSheet><numFmt a=\"{}\"/>{}</styleSheet>", "0".repeat(5000), "<xf/>".repeat(5000));
    let temp = file("a.xlsx", archive(&[("xl/workbook.xml", b""), ("xl/styles.xml", styles.as_bytes())]));
    let error = within(&temp, Limits { style_bytes: 1 << 20, ..Limits::USUAL });
    assert!(error.sentence().contains("far too many cell formats"), "{error}");
}

#[test]
fn what_promises_more_texts_than_memory_holds_is_refused() {
    for promise in ["99999999999", "99999999999999999999999"] {
        let texts = format!("<sst uniqueCount=\"{promise}\"></sst>");
        let bytes = workbook_of(&[], &[("xl/sharedStrings.xml", texts.as_bytes())]);
        assert!(refusal(bytes).sentence().contains("far too many texts"));
    }
}

#[test]
fn one_text_repeated_in_many_cells_is_stopped() {
    let texts = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(1 << 20));
    let data = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(1000));
    let bytes = workbook_of(
        &[SheetXml { name: "Data", state: "visible", data }],
        &[("xl/sharedStrings.xml", texts.as_bytes())],
    );
    let error = refusal(bytes);
    assert_eq!(error.line(), Some(1));
    assert!(error.sentence().contains("more than 200 MB"), "{error}");
}

#[test]
fn entities_of_its_own_are_not_expanded() {
    let data = "<row><c t=\"inlineStr\"><is><t>&lol;</t></is></c></row>";
    let mut sheet = "<!DOCTYPE x [<!ENTITY lol \"lol\">]><worksheet><sheetData>".to_owned();
    sheet.push_str(data);
    sheet.push_str("</sheetData></worksheet>");
    assert!(refusal(one(data)).sentence().contains("damaged"));
    let bytes = workbook_of(
        &[SheetXml { name: "Data", state: "visible", data: String::new() }],
        &[("xl/Worksheets/Sheet1.xml", sheet.as_bytes())],
    );
    assert!(sheets(bytes).is_err());
}

#[test]
fn other_archives_are_named() {
    let named = |entries: &[(&str, &[u8])], word: &str| {
        let error = refusal(archive(entries));
        assert!(error.sentence().contains(word), "{error}");
    };
    named(&[("xl/workbook.bin", b"")], ".xlsb");
    named(
        &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b"")],
        "OpenDocument text",
    );
    named(&[("data.csv", b"a,b\n")], "zip archive");
    named(&[], "zip archive");
    named(&[("xl/workbook.xml", b"")], "damaged");
}

#[test]
fn a_workbook_without_rows_to_see_is_refused() {
    assert!(refusal(workbook(&[("Data", &[])])).sentence().contains("is empty"));
    let hidden = SheetXml { name: "Data", state: "veryHidden", data: sheet_data(&[&["a"]]) };
    assert!(refusal(workbook_of(&[hidden], &[])).sentence().contains("(‘Data’)"));
}

#[test]
fn rows_out_of_order_are_refused() {
    let error = refusal(one(
        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>",
    ));
    assert!(error.sentence().contains("out of order"), "{error}");
    // Cells of one row may come in any order.
    let mut found =
        sheets(one("<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c></row>")).unwrap();
    assert_eq!(rows(&mut found[0]), [row(1, &["1", "2"])]);
}

#[test]
fn progress_ends_at_the_length_of_the_file_and_cancelling_ends_it() {
    let temp = file("a.xlsx", workbook(&[("Data", &[&["a"], &["1"]])]));
    let progress = Progress::default();
    assert_eq!(open(&temp.path, &progress).unwrap().len(), 1);
    assert_eq!(progress.done(), std::fs::metadata(&temp.path).unwrap().len());
    progress.cancel();
    assert_eq!(open(&temp.path, &progress).err().unwrap().kind(), ErrorKind::Cancelled);
}

proptest! {
    #[test]
    fn a_damaged_workbook_ends_in_a_sentence(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = workbook(&[("Data", &[&["area", "value"], &["E1", "5"]])]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let temp = file("a.xlsx", bytes);
        if let Err(error) = open(&temp.path, &Progress::default()) {
            prop_assert!(error.sentence().ends_with('.'));
        }
    }

    #[test]
    fn no_cells_are_too_strange(data in "(<row( r=\"[0-9]{1,11}\")?>(<c( r=\"[A-Z]{1,8}[0-9]{1,11}\")?( t=\"(s|n|b|d|e|str)\")?( s=\"[0-9]\")?><v>[-0-9a-z.]{0,6}</v></c>){0,3}</row>){0,4}") {
        let _ = sheets(one(&data));
    }
}

#[test]
fn numbers_come_as_they_are_shown() {
    let styles = "<styleSheet><numFmts count='1'><numFmt numFmtId='164' formatCode='\"£\"#,##0'/></numFmts><cellXfs count='4'>\
                  <xf numFmtId='0'/><xf numFmtId='10' applyNumberFormat='1'/><xf numFmtId='164' applyNumberFormat='1'/>\
                  <xf numFmtId='17' applyNumberFormat='1'/></cellXfs></styleSheet>";
    let data = "<row r='1'><c r='A1' s='1'><v>0.123</v></c><c r='B1' s='2'><v>-5.5</v></c><c r='C1' s='3'><v>45292</v></c>\
                <c r='D1' s='1' t='str'><f>A1</f><v>c</v></c><c r='E1' s='1'><f>A1*2</f><v>0.246</v></c>\
                <c r='F1' t='inlineStr'><is><t>12.3</t></is></c></row>";
    let sheet = "<worksheet><sheetData>".to_owned() + data + "</sheetData></worksheet>";
    let book = "<workbook><sheets><sheet name='Data' sheetId='1' r:id='rId1'/></sheets></workbook>";
    let relations = "<Relationships><Relationship Id='rId1' Type='/worksheet' Target='worksheets/sheet1.xml'/></Relationships>";
    let package = "<Relationships><Relationship Id='rId1' Type='/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>";
    let bytes = archive(&[
        ("_rels/.rels", package.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/styles.xml", styles.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let mut found = sheets(bytes).unwrap().remove(0);
    assert_eq!(rows(&mut found), [row(1, &["12.3%", "-£5.5", "2024-01-01", "c", "24.6%", "12.3"])]);
}

#[test]
fn merged_cells_are_filled_down_and_no_further() {
    let merged = "<row r='1'><c r='A1' t='str'><v>area</v></c><c r='B1' t='str'><v>value</v></c></row>\
                  <row r='2'><c r='A2' t='str'><v>Upton</v></c><c r='B2'><v>5</v></c></row>\
                  <row r='3'><c r='A3'/><c r='B3'><v>6</v></c></row>\
                  <row r='4'><c r='B4'><v>7</v></c></row>\
                  <row r='5'><c r='A5' t='str'><v>A note over both columns</v></c></row></sheetData>\
                  <mergeCells count='2'><mergeCell ref='A2:A3'/><mergeCell ref='A5:B5'/></mergeCells><sheetData>";
    let mut found = sheets(one(merged)).unwrap().remove(0);
    let expected = [
        row(1, &["area", "value"]),
        row(2, &["Upton", "5"]),
        row(3, &["Upton", "6"]),
        row(4, &["", "7"]),
        row(5, &["A note over both columns"]),
    ];
    assert_eq!(rows(&mut found), expected);
    assert_eq!(found.remarks(), ["On the sheet ‘Data’, merged cells were filled down, in 1 row."]);
}
