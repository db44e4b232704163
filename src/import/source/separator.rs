//! What stands between the fields of a line.

use csv::ByteRecord;

/// How many rows are looked at.
const ROWS: usize = 20;

/// What may separate fields, the usual first, with what it is called.
const CANDIDATES: [(u8, &str); 4] = [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "bars")];

/// What separates the fields: the sign that parts most of the first rows into the same number of fields, and into more
/// of them where two signs do so equally well. The first row counts twice, because a header has no decimal commas.
///
/// `head` are the first bytes of the file; `whole` says whether they are all of it.
pub(super) fn separator(head: &[u8], whole: bool) -> u8 {
    let mut best = (b',', 0, 1);
    for (sign, _) in CANDIDATES {
        let (votes, fields) = agreement(&widths(head, whole, sign));
        if (votes, fields) > (best.1, best.2) {
            best = (sign, votes, fields);
        }
    }
    best.0
}

/// What a separator is called in sentences.
pub(super) fn name(separator: u8) -> &'static str {
    CANDIDATES.iter().find(|(sign, _)| *sign == separator).map_or("other signs", |(_, name)| name)
}

/// The other separator that would part this field into so many fields, and its name.
pub(super) fn other_separator(field: &[u8], fields: usize, used: u8) -> Option<&'static str> {
    let parts = |sign: u8| field.split(|&byte| byte == sign).count();
    let fits = |(sign, _): &&(u8, &str)| *sign != used && parts(*sign) == fields;
    CANDIDATES.iter().find(fits).map(|(_, name)| *name)
}

/// Reads the first bytes of a file with this separator.
pub(super) fn reader(head: &[u8], separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(head)
}

/// How many fields each of the first rows has with this separator.
fn widths(head: &[u8], whole: bool, separator: u8) -> Vec<usize> {
    let mut reader = reader(head, separator);
    let mut record = ByteRecord::new();
    let mut widths = Vec::new();
    while widths.len() <= ROWS && reader.read_byte_record(&mut record).unwrap_or(false) {
        if !record.as_slice().trim_ascii().is_empty() {
            widths.push(record.len());
        }
    }
    // The last row may be cut where the first bytes end.
    if !whole && widths.len() <= ROWS && widths.len() > 1 {
        widths.pop();
    }
    widths.truncate(ROWS);
    widths
}

/// How many rows of a thousand agree on a number of fields above one, and that number.
fn agreement(widths: &[usize]) -> (usize, usize) {
    let votes = |fields: usize| {
        let first = usize::from(widths.first() == Some(&fields));
        1000 * (widths.iter().filter(|&&width| width == fields).count() + first) / (widths.len() + 1)
    };
    widths.iter().filter(|&&width| width > 1).map(|&width| (votes(width), width)).max().unwrap_or((0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(head: &str) -> char {
        char::from(separator(head.as_bytes(), true))
    }

    #[test]
    fn the_separator_is_the_one_that_parts_most_rows_alike() {
        assert_eq!(of("area,value\nE1,2\nE2,3\n"), ',');
        assert_eq!(of("area\tvalue\nE1\t2\n"), '\t');
        assert_eq!(of("area|value\nE1|2\n"), '|');
        // Decimal commas part every row but the header.
        assert_eq!(of("area;value\nE1;1,5\nE2;2,5\nE3;3,5\n"), ';');
        // Rows of other widths above the header, and lists in a field.
        assert_eq!(of("A title\n\nmade; in haste\narea,value,note\nE1,2,a;b\nE2,3,c;d\n"), ',');
        // Separators within quotes part nothing.
        assert_eq!(of("\"a;b;c;d\",\"x\"\n\"a;b;c;d\",\"y\"\n"), ',');
        assert_eq!(of("one\ntwo\n"), ',');
        assert_eq!(of(""), ',');
    }

    #[test]
    fn a_row_cut_at_the_end_of_the_first_bytes_does_not_count() {
        assert_eq!(widths(b"a,b,c\n1,2", false, b','), [3]);
        assert_eq!(widths(b"a,b,c\n1,2", true, b','), [3, 2]);
    }

    #[test]
    fn a_row_in_another_separator_is_told() {
        assert_eq!(other_separator(b"1;2;3", 3, b','), Some("semicolons"));
        assert_eq!(other_separator(b"1;2;3", 4, b','), None);
    }
}
