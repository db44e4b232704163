//! How numbers are written: with a decimal comma or a decimal point, and which of the two parts thousands. Where
//! semicolons separate fields, a comma in a number is a decimal comma, because that is why such files use semicolons;
//! unless the numbers themselves show that it is not.

use super::separator::reader;
use crate::import::choice::Thousands;
use csv::ByteRecord;
use std::borrow::Cow;

/// What commas and points in the numbers of a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signs {
    /// As in English: a point before decimals, commas between thousands.
    English,
    /// A comma before decimals.
    Comma,
    /// A comma before decimals, and points between thousands.
    CommaAndPoints,
}

/// What the writing of one number shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shows {
    /// `57,690,300`, `1,234.5`: commas part thousands.
    Commas,
    /// `1.234.567`, `2.345,5`: points part thousands.
    Points,
    /// `12,5`, `0,123`: a decimal comma.
    DecimalComma,
    /// `193,846`: thousands or decimals.
    EitherComma,
    /// `1.234`: thousands or decimals.
    EitherPoint,
    /// `12.5`: a decimal point.
    DecimalPoint,
}

impl Signs {
    /// What the first bytes of a file show.
    pub fn of(head: &[u8], separator: u8) -> Self {
        let mut rows = reader(head, separator);
        let mut record = ByteRecord::new();
        let (mut comma, mut point, mut either_point) = (false, false, false);
        let (mut either_comma, mut points_and_comma) = (false, false);
        let is_semicolon = separator == b';';
        while rows.read_byte_record(&mut record).unwrap_or(false) {
            for (field, shown) in record.iter().filter_map(|field| Some((field, shows(field)?))) {
                match shown {
                    Shows::Commas => return Self::English,
                    // `1.234.567` may be the number of a chapter where nothing else speaks for decimal commas.
                    Shows::Points if is_semicolon => return Self::CommaAndPoints,
                    Shows::Points => points_and_comma |= field.contains(&b','),
                    Shows::DecimalComma => comma = true,
                    Shows::DecimalPoint => point = true,
                    Shows::EitherPoint => either_point = true,
                    Shows::EitherComma => either_comma = true,
                }
            }
        }
        // One cell such as `1.234,5` makes no decimals of the thousands in all others: it is the one that is not read.
        let are_points = if is_semicolon {
            comma && either_point && !point
        } else {
            points_and_comma && (comma || !either_comma)
        };
        match (is_semicolon, are_points) {
            (_, true) => Self::CommaAndPoints,
            (true, false) => Self::Comma,
            (false, false) => Self::English,
        }
    }
}

/// The numbers of a file as they are read.
#[derive(Debug)]
pub(super) struct Decimals {
    pub signs: Signs,
    /// A number with a decimal comma, and one with points between thousands, as they were written, with their lines.
    commas: Option<(String, u64)>,
    points: Option<(String, u64)>,
    /// The first that may have been read otherwise.
    either: Option<(String, u64)>,
    /// One with a comma that may stand between thousands or before decimals.
    either_comma: Option<(String, u64)>,
    /// One with a point that may stand so.
    either_point: Option<(String, u64)>,
    /// One with a decimal point.
    point: Option<(String, u64)>,
    /// Whether one shows that commas stand before decimals.
    has_decimal_comma: bool,
    /// Whether somebody says what parts thousands.
    is_said: bool,
}

/// Commas, or points, of which nothing in a file tells whether they stand between thousands or before decimals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct UnclearThousands {
    /// A number with one, and its line.
    pub number: String,
    pub line: u64,
    /// What they were read as, and what they are where they part thousands.
    pub read_as: Thousands,
    pub if_parted: Thousands,
    /// A number with a decimal point, which makes it likely that commas part thousands.
    pub point: Option<String>,
}

impl Decimals {
    pub fn new(signs: Signs) -> Self {
        Self {
            signs,
            commas: None,
            points: None,
            either: None,
            either_comma: None,
            either_point: None,
            point: None,
            has_decimal_comma: false,
            is_said: false,
        }
    }

    /// Reads numbers as somebody says.
    pub fn say(&mut self, thousands: Thousands) {
        self.is_said = true;
        self.signs = match thousands {
            Thousands::Unparted => Signs::Comma,
            Thousands::Commas => Signs::English,
            Thousands::Points => Signs::CommaAndPoints,
        };
    }

    /// Whether the numbers of rows have to be looked at.
    pub fn are_looked_at(&self) -> bool {
        self.is_said || self.signs != Signs::English
    }

    /// The commas or points of which nothing told what they are, once all rows were read.
    pub fn unclear(&self) -> Option<UnclearThousands> {
        let is_open = (self.is_said || self.signs == Signs::Comma) && !self.has_decimal_comma;
        let comma = self.either_comma.as_ref().map(|number| (number, Thousands::Commas));
        let point = || self.either_point.as_ref().filter(|_| self.point.is_none());
        let ((number, line), if_parted) =
            comma.or_else(|| Some((point()?, Thousands::Points))).filter(|_| is_open)?;
        let read_as = match self.signs {
            Signs::Comma => Thousands::Unparted,
            Signs::English => Thousands::Commas,
            Signs::CommaAndPoints => Thousands::Points,
        };
        let point = self.point.as_ref().map(|(number, _)| number.clone());
        Some(UnclearThousands { number: number.clone(), line: *line, read_as, if_parted, point })
    }

    /// Turns the numbers of a row into those with a decimal point and nothing between thousands.
    ///
    /// # Errors
    /// A sentence, where a number shows that another has been read wrongly.
    pub fn make_english(&mut self, record: &mut ByteRecord, line: u64) -> Result<(), String> {
        let mut changes = false;
        for field in &*record {
            let Some(shown) = shows(field) else { continue };
            let contradicts = match self.signs {
                Signs::English => false,
                Signs::Comma => matches!(shown, Shows::Commas | Shows::Points),
                Signs::CommaAndPoints => shown == Shows::Commas,
            };
            let text = || String::from_utf8_lossy(field.trim_ascii()).into_owned();
            if let (true, Some((either, at))) = (contradicts, &self.either) {
                return Err(format!(
                    "{} shows that {either} on line {at} is another number than it was taken for; write the numbers \
                     without signs between thousands.",
                    text()
                ));
            }
            if matches!(shown, Shows::EitherComma | Shows::EitherPoint) && self.either.is_none() {
                self.either = Some((text(), line));
            }
            let example = match shown {
                Shows::EitherComma => Some(&mut self.either_comma),
                Shows::DecimalPoint => Some(&mut self.point),
                Shows::DecimalComma => {
                    self.has_decimal_comma = true;
                    None
                }
                Shows::EitherPoint => Some(&mut self.either_point),
                Shows::Commas | Shows::Points => None,
            };
            if let Some(example) = example {
                keep_least(example, field, line);
            }
            if self.read(field, shown).is_some() {
                changes = true;
                let first = match shown {
                    Shows::Points | Shows::EitherPoint => &mut self.points,
                    _ => &mut self.commas,
                };
                keep_least(first, field, line);
            }
        }
        if changes {
            let mut english = ByteRecord::with_capacity(record.as_slice().len(), record.len());
            for field in &*record {
                let read = shows(field).and_then(|shown| self.read(field, shown));
                english.push_field(read.map_or(Cow::Borrowed(field), Cow::Owned).as_ref());
            }
            *record = english;
        }
        Ok(())
    }

    /// A number in English, where it is written otherwise.
    fn read(&self, field: &[u8], shown: Shows) -> Option<Vec<u8>> {
        let is_other = match self.signs {
            Signs::English => false,
            Signs::Comma => matches!(shown, Shows::DecimalComma | Shows::EitherComma),
            Signs::CommaAndPoints => !matches!(shown, Shows::Commas | Shows::DecimalPoint),
        };
        let english = |byte: &u8| match byte {
            b',' => Some(b'.'),
            b'.' => None,
            other => Some(*other),
        };
        is_other.then(|| field.iter().filter_map(english).collect())
    }

    /// How the numbers were read, in sentences.
    pub fn remarks(&self) -> Vec<String> {
        let said =
            [(&self.commas, "Commas", "decimal points"), (&self.points, "Points", "signs between thousands")];
        let sentence = |(first, signs, what): &(&Option<(String, u64)>, &str, &str)| {
            let (number, line) = first.as_ref()?;
            Some(format!("{signs} in numbers are read as {what}, as in {number} on line {line}."))
        };
        let thousands = self.either_comma.iter().filter(|_| self.is_said && self.signs == Signs::English);
        let thousands = thousands.map(|(number, line)| {
            format!("Commas in numbers are read as signs between thousands, as in {number} on line {line}.")
        });
        said.iter().filter_map(sentence).chain(thousands).collect()
    }
}

/// Keeps the number that comes first by its figures, whatever order the rows are in.
fn keep_least(known: &mut Option<(String, u64)>, field: &[u8], line: u64) {
    let field = field.trim_ascii();
    if known.as_ref().is_none_or(|(known, _)| field < known.as_bytes()) {
        *known = Some((String::from_utf8_lossy(field).into_owned(), line));
    }
}

/// What a number shows of its signs; none where it has none, or is no number.
fn shows(field: &[u8]) -> Option<Shows> {
    let field = field.trim_ascii();
    let digits = field.strip_prefix(b"-").unwrap_or(field);
    let first = digits.iter().position(|byte| matches!(byte, b',' | b'.'))?;
    let sign = digits[first];
    let all_digits = |part: &[u8]| !part.is_empty() && part.iter().all(u8::is_ascii_digit);
    // Groups of thousands behind one to three digits, the first of which is no nought.
    let are_thousands = |number: &[u8], sign: u8| {
        let mut groups = number.split(|byte| *byte == sign);
        let first = groups.next().unwrap_or_default();
        let begins = all_digits(first) && first.len() <= 3 && first[0] != b'0';
        begins && groups.all(|group| group.len() == 3 && all_digits(group))
    };
    let is_comma = sign == b',';
    let thousands = if is_comma { Shows::Commas } else { Shows::Points };
    let other = if is_comma { b'.' } else { b',' };
    if let Some(at) = digits.iter().position(|byte| *byte == other) {
        return (are_thousands(&digits[..at], sign) && all_digits(&digits[at + 1..])).then_some(thousands);
    }
    let (whole, rest) = (&digits[..first], &digits[first + 1..]);
    if rest.contains(&sign) {
        return are_thousands(digits, sign).then_some(thousands);
    }
    if !all_digits(whole) || !all_digits(rest) {
        return None;
    }
    Some(match (are_thousands(digits, sign), is_comma) {
        (true, true) => Shows::EitherComma,
        (true, false) => Shows::EitherPoint,
        (false, true) => Shows::DecimalComma,
        (false, false) => Shows::DecimalPoint,
    })
}

/// Digits, one comma, digits, perhaps with a minus.
pub(in crate::import) fn has_decimal_comma(field: &[u8]) -> bool {
    matches!(shows(field), Some(Shows::DecimalComma | Shows::EitherComma))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Thousands::{Commas, Points, Unparted};

    /// The only row, read after these signs.
    fn english(signs: Signs, fields: &[&str]) -> Vec<String> {
        let mut record = ByteRecord::from(fields.to_vec());
        Decimals::new(signs).make_english(&mut record, 1).unwrap();
        record.iter().map(|field| String::from_utf8_lossy(field).into_owned()).collect()
    }

    #[test]
    fn only_numbers_change() {
        let fields = ["1,5", "-12,25", "a,b", "1,2,3", "7", "", ",5", "5,", "12.5", "01.02.2024"];
        assert_eq!(
            english(Signs::Comma, &fields),
            ["1.5", "-12.25", "a,b", "1,2,3", "7", "", ",5", "5,", "12.5", "01.02.2024"]
        );
        assert_eq!(
            english(
                Signs::CommaAndPoints,
                &["1.234", "-2.345,5", "1.234.567", "0.123", "12.5", "0,5", "01.02.2024"]
            ),
            ["1234", "-2345.5", "1234567", "0.123", "12.5", "0.5", "01.02.2024"]
        );
        assert_eq!(english(Signs::English, &["193,846", "1.234"]), ["193,846", "1.234"]);
    }

    #[test]
    fn the_first_rows_show_which_sign_parts_thousands() {
        let of = |head: &str| Signs::of(head.as_bytes(), b';');
        assert_eq!(of("a;b\n12,5;1\n"), Signs::Comma);
        assert_eq!(of("a;b\n193,846;1\n"), Signs::Comma);
        assert_eq!(of("a;b\n193,846;1\n57,690,300;1\n"), Signs::English);
        assert_eq!(of("a;b\n1.234;1\n2.345,5;1\n"), Signs::CommaAndPoints);
        assert_eq!(of("a;b\n1.234;12,5\n"), Signs::CommaAndPoints);
        assert_eq!(of("a;b\n1.234;12,5\n1.5;1\n"), Signs::Comma, "points are decimal points too");
        assert_eq!(of("a;b\n1.234;1\n"), Signs::Comma, "nothing speaks against a decimal point");
        assert_eq!(Signs::of(b"a\tb\n1.234\t2.345,5\n", b'\t'), Signs::CommaAndPoints);
        assert_eq!(Signs::of(b"a\tb\n1.234\t12,5\n", b'\t'), Signs::English);
        // Among thousands with commas one such cell is a slip.
        for table in ["a,b\n1,\"193,866\"\n2,\"1.234,5\"\n", "a,b\n2,\"1.234,5\"\n1,\"193,866\"\n"] {
            assert_eq!(Signs::of(table.as_bytes(), b','), Signs::English, "{table}");
        }
        let both = "a,b\n1,\"193,866\"\n2,\"1.234,5\"\n3,\"12,5\"\n";
        assert_eq!(Signs::of(both.as_bytes(), b','), Signs::CommaAndPoints);
        assert_eq!(Signs::of(b"a\tb\n1.234\t1.234.567\n", b'\t'), Signs::English);
    }

    #[test]
    fn signs_are_unclear_where_every_number_with_one_may_have_thousands() {
        let unclear = |numbers: &[&str], said: Option<Thousands>| {
            let mut decimals = Decimals::new(Signs::Comma);
            if let Some(said) = said {
                decimals.say(said);
            }
            for (number, line) in numbers.iter().zip(2..) {
                decimals.make_english(&mut ByteRecord::from(vec![*number]), line).unwrap();
            }
            decimals.unclear().map(|found| (found.number, found.read_as, found.if_parted, found.point))
        };
        let of = |number: &str, read_as, if_parted, point: Option<&str>| {
            Some((number.to_owned(), read_as, if_parted, point.map(str::to_owned)))
        };
        assert_eq!(unclear(&["57", "3,412", "2,134"], None), of("2,134", Unparted, Commas, None));
        assert_eq!(unclear(&["12.5", "2,134"], None), of("2,134", Unparted, Commas, Some("12.5")));
        assert_eq!(unclear(&["57", "2,134"], Some(Commas)), of("2,134", Commas, Commas, None));
        assert_eq!(unclear(&["57", "2.134"], None), of("2.134", Unparted, Points, None));
        assert_eq!(unclear(&["57", "2.134"], Some(Points)), of("2.134", Points, Points, None));
        assert_eq!(unclear(&["57", "2,134", "3,5"], None), None, "3,5 has a decimal comma");
        assert_eq!(unclear(&["2.134", "3.5"], None), None, "3.5 has a decimal point");
        assert_eq!(unclear(&["57", "213"], None), None);
        assert_eq!(unclear(&["0,134", "0.134"], None), None, "no number of thousands begins with nought");
    }

    #[test]
    fn a_number_that_shows_another_to_be_read_wrongly_stops() {
        let mut decimals = Decimals::new(Signs::Comma);
        decimals.make_english(&mut ByteRecord::from(vec!["193,846"]), 2).unwrap();
        let sentence = decimals.make_english(&mut ByteRecord::from(vec!["57,690,300"]), 9).unwrap_err();
        assert!(
            sentence.starts_with("57,690,300 shows that 193,846 on line 2 is another number"),
            "{sentence}"
        );
    }
}
