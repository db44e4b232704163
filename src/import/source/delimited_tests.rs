//! Text files of every kind that is met, and of those that should not be.

use super::fixture::{TempFile, file};
use super::stream::LONGEST_ROW;
use super::*;
use crate::import::error::ErrorKind;
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Write};

type Rows = Vec<(u64, Vec<String>)>;

/// All rows of a file with their lines, and the remarks; the first row says how many columns there are.
fn read(path: &Path) -> Result<(Rows, Vec<String>), ImportError> {
    let progress = Progress::default();
    let mut rows = Vec::new();
    let mut remarks = Vec::new();
    for mut records in open(path, &progress)? {
        let mut record = ByteRecord::new();
        let before = rows.len();
        while let Some(line) = records.next(&mut record)? {
            if rows.len() == before {
                records.expect_columns(record.len());
            }
            rows.push((line, record.iter().map(|field| text(field).0.into_owned()).collect()));
        }
        remarks.extend(records.remarks());
    }
    Ok((rows, remarks))
}

fn rows(content: impl AsRef<[u8]>) -> Rows {
    read(&file("a.csv", content).path).unwrap().0
}

fn refusal(content: impl AsRef<[u8]>) -> ImportError {
    read(&file("a.csv", content).path).unwrap_err()
}

fn row(line: u64, fields: &[&str]) -> (u64, Vec<String>) {
    (line, fields.iter().map(|&field| field.to_owned()).collect())
}

#[test]
fn lines_are_counted_as_an_editor_counts_them_whatever_they_end_in() {
    let content = "\n\narea,note\nE1,\"two\nlines\"\n\n,\nE2,x\nE3,\"three\n\nlines\"\n\nE4,last";
    let expected = [
        row(3, &["area", "note"]),
        row(4, &["E1", "two\nlines"]),
        row(8, &["E2", "x"]),
        row(9, &["E3", "three\n\nlines"]),
        row(13, &["E4", "last"]),
    ];
    assert_eq!(rows(content), expected);
    assert_eq!(rows(format!("{content}\n")), expected);
    let cr_lf = |row: &(u64, Vec<String>)| {
        (row.0, row.1.iter().map(|field| field.replace('\n', "\r\n")).collect::<Vec<_>>())
    };
    let expected_cr_lf: Rows = expected.iter().map(cr_lf).collect();
    assert_eq!(rows(content.replace('\n', "\r\n")), expected_cr_lf);
    assert_eq!(rows(format!("{content}\n").replace('\n', "\r\n")), expected_cr_lf);
    assert_eq!(rows(content.replace('\n', "\r")), expected);
}

#[test]
fn every_encoding_gives_the_same_rows() {
    let content = "area,name\nW1,Ynys Môn – north\nW2,\"Caffè, and more\"\n";
    let expected =
        [row(1, &["area", "name"]), row(2, &["W1", "Ynys Môn – north"]), row(3, &["W2", "Caffè, and more"])];
    let utf_16 = |unit: fn(u16) -> [u8; 2]| content.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let (low, high) = (utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes));
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let windows_1252 = encoding_rs::WINDOWS_1252.encode(content).0;
    for written in [
        content.as_bytes().to_vec(),
        marked(b"\xEF\xBB\xBF", content.as_bytes()),
        windows_1252.into_owned(),
        marked(b"\xFF\xFE", &low),
        marked(b"\xFE\xFF", &high),
        low,
        high,
    ] {
        assert_eq!(rows(&written), expected, "{:?}", &written[..8]);
    }
}

#[test]
fn a_long_file_in_utf_16_is_decoded_across_its_blocks() {
    let mut content = "code,name,note\n".to_owned();
    for at in 0..40_000 {
        writeln!(content, "E{at},Ynys Môn 🏥,{at}").unwrap();
    }
    let bytes: Vec<u8> = content.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let temp = file("a.csv", [b"\xFF\xFE".as_slice(), &bytes].concat());
    let (rows, remarks) = read(&temp.path).unwrap();
    assert_eq!(rows.len(), 40_001);
    assert_eq!(rows[40_000], row(40_001, &["E39999", "Ynys Môn 🏥", "39999"]));
    assert_eq!(remarks, ["The text is UTF-16."]);
}

#[test]
fn another_separator_is_recognised_and_said() {
    let (found, remarks) = read(&file("a.csv", "area;value\nE1;12,5\nE2;-3\n").path).unwrap();
    assert_eq!(found, [row(1, &["area", "value"]), row(2, &["E1", "12.5"]), row(3, &["E2", "-3"])]);
    assert_eq!(
        remarks,
        [
            "The columns are separated by semicolons.",
            "Commas in numbers are read as decimal points, as in 12,5 on line 2."
        ]
    );
    let (found, remarks) = read(&file("a.csv", "area\tvalue\nE1\t\"1,296\"\n").path).unwrap();
    assert_eq!(found[1], row(2, &["E1", "1,296"]));
    assert_eq!(remarks, ["The columns are separated by tabs."]);
    assert!(read(&file("a.csv", "area,value\nE1,\"1,5\"\n").path).unwrap().1.is_empty());
}

#[test]
fn what_is_empty_is_said_to_be() {
    for content in [&b""[..], b"\n\n\r\n", b"\xEF\xBB\xBF", b"\xFF\xFE\n\0", b",,\n,,\n", b"  \n"] {
        let error = refusal(content);
        assert!(error.sentence().contains("is empty"), "{content:?}: {error}");
        assert_eq!(error.kind(), ErrorKind::Input);
    }
    // More blank lines than one row may be long.
    assert!(refusal(vec![b'\n'; 2 * LONGEST_ROW]).sentence().contains("is empty"));
}

#[test]
fn what_is_not_text_is_refused_with_a_way_out() {
    assert!(refusal(b"%PDF-1.4\n\0\0").sentence().contains("PDF"));
    assert!(refusal(b"ab\0\0\0\x01\x02cd\n").sentence().contains("not text"));
    // UTF-32 looks like UTF-16 at first.
    let utf_32: Vec<u8> = "\u{FEFF}area,value\n".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    assert!(refusal(utf_32).sentence().contains("not text"));
    let page: Vec<u8> = "\u{FEFF}<html>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refusal(page).sentence().contains("web page"));
}

#[test]
fn a_row_of_another_width_is_refused_with_its_line() {
    let error = refusal("a,b,c\n1,2,3\n\n4,5\n6,7,8\n");
    assert_eq!(error.line(), Some(4));
    assert!(error.sentence().contains("2 fields where the header has 3"), "{error}");
    let error = refusal("a,b,c\r\n1,2,3\r\n4,5,6,7\r\n");
    assert_eq!(error.line(), Some(3));
    assert!(error.sentence().contains("4 fields where the header has 3"), "{error}");
    let error = refusal("a,b,c\n1,2,3\n4;5;6\n7,8,9\n");
    assert_eq!(error.line(), Some(3));
    assert!(error.sentence().contains("separated by semicolons"), "{error}");
    assert_eq!(rows("a,b\n1,2,,\n")[1], row(2, &["1", "2"]));
}

#[test]
fn a_last_line_without_an_end_is_remarked() {
    let remarks = |text: &str| {
        let file = file("a.csv", text);
        let progress = Progress::default();
        let mut records = open(&file.path, &progress).unwrap().remove(0);
        let mut record = ByteRecord::new();
        while records.next(&mut record).unwrap().is_some() {}
        records.remarks()
    };
    let cut = ["The last line, 3, has no line end; the file may be cut short."];
    assert_eq!(remarks("a,b\n2024,12.5\n2025,1"), cut);
    assert_eq!(remarks("a,b\r\n2024,12.5\r\n2025,1"), cut);
    assert_eq!(remarks("a,b\n2024,12.5\n2025,12.5\n"), Vec::<String>::new());
}

#[test]
fn a_file_that_ends_within_a_row_seems_to_be_cut_off() {
    for content in ["a,b,c\n1,2,3\n4,5", "a,b,c\r\n1,2,3\r\n4,5", "a,b,c\r1,2,3\r4,5"] {
        let error = refusal(content);
        assert_eq!(error.line(), Some(3), "{content:?}");
        assert!(error.sentence().contains("cut off"), "{error}");
    }
    assert!(!refusal("a,b,c\n1,2,3\n4,5\n").sentence().contains("cut off"));
    assert_eq!(rows("a,b,c\n1,2,3")[1], row(2, &["1", "2", "3"]));
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_found_where_its_row_begins() {
    for end in ["", "\n", "\n5,6\n\n7,8\n"] {
        let content = format!("a,b\n1,2\n3,\"4{end}");
        for content in [content.replace('\n', "\r\n"), content.replace('\n', "\r"), content] {
            let error = refusal(&content);
            assert_eq!(error.line(), Some(3), "{content:?}");
            assert!(error.sentence().contains("never closed"), "{error}");
        }
    }
    // One that is closed far below, by the next that was meant to open.
    let error = refusal("a,b,c\n1,\"2,3\n4,5,6\n7,8,\"9\"\n10,11,12\n");
    assert_eq!(error.line(), Some(2));
    assert!(error.sentence().contains("runs over 3 lines"), "{error}");
    // Where the fields come out right by chance, it is said at least.
    let (found, remarks) = read(&file("a.csv", "a,b,c\n1,\"2,3\n4,5,6\n7,\"8\",9\n").path).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(remarks, ["The row on line 2 runs over several lines."]);
    assert_eq!(rows("a,b\n1,\"\"\"quoted\"\"\"")[1], row(2, &["1", "\"quoted\""]));
}

/// A file with a header, a row, and then so many copies of a line after a beginning.
fn long(beginning: &str, line: &str, bytes: usize) -> TempFile {
    let temp = file("a.csv", "");
    let mut out = BufWriter::new(File::create(&temp.path).unwrap());
    out.write_all(b"a,b,c\n1,2,3\n").unwrap();
    out.write_all(beginning.as_bytes()).unwrap();
    for _ in 0..bytes / line.len() {
        out.write_all(line.as_bytes()).unwrap();
    }
    out.flush().unwrap();
    temp
}

#[test]
fn a_row_without_end_is_given_up_before_it_fills_the_memory() {
    let open_quote = long("4,\"5,6\n", "7,8,9\n", 64 << 20);
    let progress = Progress::default();
    let mut records = open(&open_quote.path, &progress).unwrap().remove(0);
    let mut record = ByteRecord::new();
    assert_eq!(records.next(&mut record).unwrap(), Some(1));
    assert_eq!(records.next(&mut record).unwrap(), Some(2));
    let error = records.next(&mut record).unwrap_err();
    assert_eq!(error.line(), Some(3));
    assert!(error.sentence().contains("never closed"), "{error}");
    assert!(progress.done() < 2 * LONGEST_ROW as u64, "{progress:?}");
    let error = read(&long("4,5,", "6", 16 << 20).path).unwrap_err();
    assert_eq!(error.line(), Some(3));
    assert!(error.sentence().contains("longer than 4 MB"), "{error}");
}

#[test]
fn a_million_columns_are_refused() {
    let error = refusal("x,".repeat(1_000_000));
    assert_eq!(error.line(), Some(1));
    assert!(error.sentence().contains("1,000,001 columns"), "{error}");
    assert!(error.to_string().len() < 400, "{error}");
}

#[test]
fn progress_reaches_the_length_of_the_file_and_cancelling_ends_it() {
    let temp = file("a.csv", "\u{FEFF}a,b\n".to_owned() + &"1,2\n".repeat(500_000));
    let progress = Progress::default();
    let mut records = open(&temp.path, &progress).unwrap().remove(0);
    let mut record = ByteRecord::new();
    while records.next(&mut record).unwrap().is_some() {}
    assert_eq!(progress.done(), std::fs::metadata(&temp.path).unwrap().len());
    let cancelled = Progress::default();
    let mut records = open(&temp.path, &cancelled).unwrap().remove(0);
    records.next(&mut record).unwrap();
    cancelled.cancel();
    let error = loop {
        if let Err(error) = records.next(&mut record) {
            break error;
        }
    };
    assert_eq!(error.kind(), ErrorKind::Cancelled);
}

proptest! {
    #[test]
    fn no_bytes_are_too_strange(content in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&file("a", content).path);
    }

    #[test]
    fn no_text_is_too_strange(content in "[a1,;\"\r\n\t .-]{0,120}", marked in any::<bool>()) {
        let mark = if marked { "\u{FEFF}" } else { "" };
        if let Ok((rows, _)) = read(&file("a", format!("{mark}{content}")).path) {
            let lines = content.replace("\r\n", "\n").matches(['\n', '\r']).count() as u64 + 1;
            prop_assert!(rows.iter().all(|(line, _)| (1..=lines).contains(line)));
            prop_assert!(rows.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        }
    }

    #[test]
    fn what_is_written_is_read(
        table in proptest::collection::vec(proptest::collection::vec("[a-z,\"\n;é]{1,8}", 3), 1..30),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["first", "second", "third"]).unwrap();
        for record in &table {
            writer.write_record(record).unwrap();
        }
        let read: Vec<Vec<String>> = rows(writer.into_inner().unwrap()).into_iter().map(|(_, row)| row).skip(1).collect();
        let filled: Vec<Vec<String>> =
            table.into_iter().filter(|row| row.iter().any(|field| !field.trim().is_empty())).collect();
        prop_assert_eq!(read, filled);
    }
}

#[test]
fn notes_under_a_table_are_no_rows_and_a_short_row_among_rows_is_an_error() {
    let read = |content: &str| {
        let file = file("a.csv", content);
        let progress = Progress::default();
        let mut records = open(&file.path, &progress).unwrap().pop().unwrap();
        let (mut record, mut rows) = (ByteRecord::new(), 0);
        while let Some(line) = records.next(&mut record)? {
            records.expect_columns(3);
            rows += u64::from(line > 0);
        }
        Ok::<_, ImportError>((rows, records.notes().to_vec()))
    };
    let table = "area,period,value\nE1,2023,5\nE2,2023,6\n";
    let (rows, notes) = read(&format!("{table}\n\"Notes: 1. c = suppressed\"\nSource: OHID")).unwrap();
    assert_eq!(rows, 3);
    assert_eq!(notes, [(5, "Notes: 1. c = suppressed".to_owned()), (6, "Source: OHID".to_owned())]);
    let (_, notes) =
        read(&format!("{table}Source: OHID, Fingertips\n,\n\"A second,\nof two lines\"\n")).unwrap();
    assert_eq!(notes.len(), 2, "{notes:?}");
    assert_eq!(notes[1], (6, "A second,\nof two lines".to_owned()));
    let error = read(&format!("{table}Source: OHID\nE3,2023,7\n")).unwrap_err();
    assert_eq!(error.line(), Some(4));
    assert!(error.sentence().contains("1 field where the header has 3"), "{error}");
    for broken in ["E3,2023\n", "E3,20", "E3\n", "Up"] {
        assert_eq!(read(&format!("{table}{broken}")).unwrap_err().line(), Some(4), "{broken}");
    }
    assert!(read("area,period,value\nSource: OHID\n").is_err(), "notes stand under rows");
}

#[test]
fn numbers_show_which_sign_parts_thousands() {
    let of = |content: &str| {
        let (rows, remarks) = read(&file("a.csv", content).path).unwrap();
        (rows.into_iter().skip(1).map(|(_, row)| row[1].clone()).collect::<Vec<_>>(), remarks[1..].to_vec())
    };
    let (values, remarks) = of("area;value\nE1;1.234\nE2;2.345,5\n");
    assert_eq!(values, ["1234", "2345.5"]);
    assert_eq!(remarks, ["Points in numbers are read as signs between thousands, as in 1.234 on line 2."]);
    let (values, remarks) = of("area;value\nE1;193,846\nE2;57,690,300\n");
    assert_eq!((values, remarks), (vec!["193,846".to_owned(), "57,690,300".to_owned()], Vec::new()));
    // Far below what is looked at first.
    let mut long = "area;value\nE1;193,846\n".to_owned();
    long.extend((0..10_000).map(|_| "E2;12,5 per\n"));
    let error = read(&file("a.csv", long + "E3;57,690,300\n").path).unwrap_err();
    assert!(error.sentence().starts_with("57,690,300 shows that 193,846 on line 2"), "{error}");
}
