//! Old workbooks as programs write them, and as nobody should.

use super::fixture::file;
use super::fixture_xls::{Holds, OldSheet, cell, document, record, stream, table, wide, workbook};
use super::*;
use proptest::prelude::*;

fn opened(bytes: impl AsRef<[u8]>) -> Result<Vec<String>, ImportError> {
    let temp = file("a.xls", bytes);
    let mut lines = Vec::new();
    let mut record = ByteRecord::new();
    for mut sheet in open(&temp.path, &Progress::default())? {
        let name = sheet.sheet().unwrap_or_default().to_owned();
        while let Some(line) = sheet.next(&mut record)? {
            let cells: Vec<String> = record.iter().map(|field| text(field).0.into_owned()).collect();
            lines.push(format!("{name} {line}: {}", cells.join("|")));
        }
        lines.extend(sheet.remarks());
    }
    Ok(lines)
}

fn refusal(bytes: impl AsRef<[u8]>) -> String {
    opened(bytes).unwrap_err().sentence().to_owned()
}

fn sheet(name: &str, records: Vec<u8>) -> OldSheet<'_> {
    OldSheet { name, is_hidden: false, records }
}

fn one(records: &[Vec<u8>]) -> Vec<u8> {
    workbook(&[sheet("Data", records.concat())], &[])
}

/// A short number: a whole one, or one in hundredths.
fn short(whole: i32, hundredths: bool) -> u32 {
    whole.cast_unsigned() << 2 | 2 | u32::from(hundredths)
}

#[test]
fn every_sheet_that_can_be_seen_and_has_rows_is_read() {
    let hidden = OldSheet { name: "Old", is_hidden: true, records: table(&[&["x"]]) };
    let sheets = [
        sheet("Figures", table(&[&["area", "value"], &["Môn – 1", "5.25"], &[], &["", "-7"]])),
        sheet("Blank", Vec::new()),
        hidden,
        sheet("More", table(&[&["y"]])),
    ];
    let expected = [
        "Figures 1: area|value",
        "Figures 2: Môn – 1|5.25",
        "Figures 4: |-7",
        "Hidden sheets were left out: ‘Old’.",
        "More 1: y",
    ];
    assert_eq!(opened(workbook(&sheets, &[])).unwrap(), expected);
}

#[test]
fn numbers_come_as_they_are_shown() {
    let half = (0.145_f64.to_bits() >> 32) as u32 & !3;
    let cells = [
        cell(0, 0, Holds::Number(0.123, 1)),
        cell(0, 1, Holds::Number(-5.5, 3)),
        cell(0, 2, Holds::Number(45_017.0, 2)),
        cell(0, 3, Holds::Number(45_017.5, 4)),
        cell(0, 4, Holds::Number(0.1, 0)),
        cell(0, 5, Holds::Short(short(202_324, false), 0)),
        cell(0, 6, Holds::Short(short(-1230, true), 0)),
        cell(0, 7, Holds::Short(short(25, true), 5)),
        cell(1, 0, Holds::Short(half | 1, 0)),
        cell(1, 1, Holds::True),
        cell(1, 2, Holds::Error),
        cell(1, 3, Holds::Formula(0.5_f64.to_le_bytes(), 5)),
        cell(1, 4, Holds::Formula([2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF], 0)),
        cell(1, 5, Holds::Formula([1, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0)),
        cell(1, 6, Holds::Formula([3, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0)),
        cell(1, 7, Holds::Formula([0, 0, 0, 0, 0, 0, 0xFF, 0xFF], 0)),
        record(0x0207, &[&2_u16.to_le_bytes()[..], &wide("c*")].concat()),
    ];
    let [short_half] = [f64::from_bits(u64::from(half) << 32) / 100.0];
    let expected = [
        "Data 1: 12.3%|-£5.5|2023-04-01|2023-04-01T12:00:00|0.1|202324|-12.3|25%".to_owned(),
        format!("Data 2: {short_half}|true||50%||false||c*"),
        "2 cells of the sheet ‘Data’ show an error such as #N/A; they are read as blank.".to_owned(),
    ];
    assert_eq!(opened(one(&cells)).unwrap(), expected);
}

#[test]
fn several_numbers_in_a_record_and_texts_that_cells_share() {
    let several = [
        &3_u16.to_le_bytes()[..],
        &1_u16.to_le_bytes(),
        &1_u16.to_le_bytes(),
        &short(12, false).to_le_bytes(),
        &0_u16.to_le_bytes(),
        &short(1215, true).to_le_bytes(),
        &2_u16.to_le_bytes(),
    ];
    let records = [
        cell(2, 0, Holds::Shared(1)),
        cell(2, 1, Holds::Shared(0)),
        cell(3, 0, Holds::Shared(2)),
        record(0xBD, &several.concat()),
    ];
    // The second text has marks of its look, and goes on in the next record.
    let texts = [
        record(0xFC, b"\x03\0\0\0\x03\0\0\0\x04\0\0rate\x06\0\x08\x01\0Upt"),
        record(0x3C, b"\x01o\0n\0 \0\0\0\0\0\x05\0\0Ashby"),
    ];
    let book = workbook(&[sheet("Data", records.concat())], &texts.concat());
    assert_eq!(opened(book).unwrap(), ["Data 3: Upton |rate", "Data 4: Ashby|1200%|12.15"]);
    let beyond = workbook(&[sheet("Data", cell(0, 0, Holds::Shared(3)))], &texts.concat());
    assert!(refusal(beyond).contains("damaged"));
}

#[test]
fn workbooks_of_excel_95_are_read() {
    let begin = |what: u8| record(0x0809, &[0, 5, what, 0, 0, 0, 0, 0]);
    let end = record(0x0A, &[]);
    let label = |column: u8, text: &[u8]| {
        record(0x0204, &[&[0, 0, column, 0, 0, 0, text.len() as u8, 0], text].concat())
    };
    let cells = [label(0, b"M\xF4n \x96 1"), cell(0, 1, Holds::Number(0.25, 1)), label(2, b"5")];
    let list = |position: usize| {
        let position = u32::try_from(position).unwrap().to_le_bytes();
        record(0x0085, &[&position[..], &[0, 0, 4], b"Data"].concat())
    };
    let beginning = |position: usize| {
        let format = record(0x041E, &[&[164, 0, 2][..], b"0%"].concat());
        let styles = [0, 164].map(|format| record(0x00E0, &[0, 0, format, 0])).concat();
        [begin(5), format, styles, list(position), end.clone()].concat()
    };
    let stream = [&beginning(beginning(0).len())[..], &begin(0x10), &cells.concat(), &end].concat();
    assert_eq!(opened(document("Book", &stream)).unwrap(), ["Data 1: Môn – 1|25%|5"]);
}

#[test]
fn days_may_be_counted_from_1904() {
    let records = cell(0, 0, Holds::Number(43_555.0, 2));
    let book = workbook(&[sheet("Data", records)], &record(0x22, &[1, 0]));
    assert_eq!(opened(book).unwrap(), ["Data 1: 2023-04-01"]);
}

#[test]
fn merged_cells_are_filled_down_and_charts_within_a_sheet_are_passed_over() {
    let chart = [record(0x0809, &[0, 6, 0x20, 0]), cell(1, 1, Holds::Number(99.0, 0)), record(0x0A, &[])];
    let merged = [2_u16, 1, 2, 0, 0, 0, 0, 0, 1].map(u16::to_le_bytes).concat();
    let records = [
        table(&[&["area", "value"], &["Upton", "5"], &["", "6"], &["", "7"]]),
        chart.concat(),
        record(0xE5, &merged),
    ];
    let expected = [
        "Data 1: area|value",
        "Data 2: Upton|5",
        "Data 3: Upton|6",
        "Data 4: |7",
        "On the sheet ‘Data’, merged cells were filled down, in 1 row.",
    ];
    assert_eq!(opened(one(&records)).unwrap(), expected);
}

#[test]
fn one_cell_in_the_last_corner_takes_no_memory() {
    let cells = [cell(0, 0, Holds::Number(1.0, 0)), cell(65_535, 255, Holds::Number(2.0, 0))];
    let lines = opened(one(&cells)).unwrap();
    assert_eq!(lines.len(), 2);
    assert!(lines[1].starts_with("Data 65536: |"));
    let beyond = refusal(one(&[cell(0, 65_535, Holds::Number(1.0, 0))]));
    assert!(beyond.contains("65,536 columns"), "{beyond}");
    let back = refusal(one(&[cell(5, 0, Holds::True), cell(4, 0, Holds::True)]));
    assert!(back.contains("out of order"), "{back}");
}

#[test]
fn one_text_repeated_in_many_cells_is_stopped() {
    let long = [&60_000_u16.to_le_bytes()[..], &[0], &[b'x'; 8000]].concat();
    let mut texts = record(0xFC, &[&[0; 8][..], &long].concat());
    for left in (0..52_000).step_by(8000) {
        texts.extend(record(0x3C, &[&[0][..], &vec![b'x'; 8000.min(52_000 - left)]].concat()));
    }
    let cells: Vec<u8> = (0..4000).flat_map(|row| cell(row, 0, Holds::Shared(0))).collect();
    let sentence = refusal(workbook(&[sheet("Data", cells)], &texts));
    assert!(sentence.contains("more than 200 MB"), "{sentence}");
}

#[test]
fn sheets_that_share_their_records_are_not_read_without_end() {
    let long = table(&[&["x"; 200][..]; 20]);
    let many: Vec<OldSheet<'_>> = (0..200).map(|_| sheet("Data", Vec::new())).collect();
    let mut bytes = stream(&many, &long);
    // Every sheet is said to lie at the beginning, which is long.
    let mut at = 0;
    while let Some(&[kind, more, low, high]) = bytes.get(at..at + 4) {
        if u16::from_le_bytes([kind, more]) == 0x0085 {
            bytes[at + 4..at + 8].fill(0);
        }
        at += 4 + usize::from(u16::from_le_bytes([low, high]));
    }
    assert!(refusal(document("Workbook", &bytes)).contains("damaged"));
}

#[test]
fn what_is_no_workbook_of_today_is_named() {
    assert!(refusal(one(&[])).contains("is empty"));
    let hidden = OldSheet { name: "Old", is_hidden: true, records: table(&[&["x"]]) };
    assert!(refusal(workbook(&[hidden], &[])).contains("(‘Old’)"));
    assert!(refusal(workbook(&[], &record(0x2F, &[1, 0]))).contains("has a password"));
    assert!(refusal(document("EncryptedPackage", b"x")).contains("has a password"));
    assert!(refusal(document("WordDocument", b"x")).contains("Word document"));
    assert!(refusal(document("PowerPoint Document", b"x")).contains("PowerPoint"));
    assert!(refusal(document("Workbook", &record(0x0809, &[0, 4, 5, 0]))).contains("Excel 4"));
    assert!(refusal(document("Contents", b"x")).contains("another program"));
    assert!(refusal(document("Workbook", b"")).contains("damaged"));
    assert!(refusal(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1").contains("damaged"));
    // A part that never ends was cut off, however well what is there can be read.
    let whole = stream(&[sheet("Data", table(&[&["area", "value"], &["Upton", "5"]]))], &[]);
    assert!(refusal(document("Workbook", &whole[..whole.len() - 4])).contains("damaged"));
}

#[test]
fn progress_ends_at_the_length_of_the_file() {
    let temp = file("a.xls", one(&[table(&[&["a"], &["1"]])]));
    let progress = Progress::default();
    assert_eq!(open(&temp.path, &progress).unwrap().len(), 1);
    assert_eq!(progress.done(), std::fs::metadata(&temp.path).unwrap().len());
}

proptest! {
    #[test]
    fn a_damaged_workbook_ends_in_a_sentence(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = one(&[table(&[&["area", "value"], &["E1", "5"]])]);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        if let Err(error) = opened(bytes) {
            prop_assert!(error.sentence().ends_with('.'));
        }
    }

    #[test]
    fn no_records_are_too_strange(records in prop::collection::vec((prop::sample::select(&[
        0x06_u16, 0x0A, 0x22, 0x3C, 0xBD, 0xD6, 0xE0, 0xE5, 0xFC, 0xFD, 0x0203, 0x0204, 0x0205, 0x0207, 0x027E, 0x041E, 0x0809,
    ][..]), prop::collection::vec(any::<u8>(), 0..24)), 0..12)) {
        let records: Vec<u8> = records.iter().flat_map(|(kind, body)| record(*kind, body)).collect();
        let _ = opened(workbook(&[sheet("Data", records.clone())], &[]));
        let _ = opened(workbook(&[sheet("Data", table(&[&["x"]]))], &records));
    }
}
