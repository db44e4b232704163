//! How workbooks show their numbers: a share formatted as a percentage is one, whatever number the cell keeps.

use crate::import::shift::shifted;
use std::borrow::Cow;
use std::io::Write;

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Percent,
    Pounds,
    /// In thousands or more.
    Scaled(Scale),
    /// A day, a time of day or both.
    Moment,
}

/// How many times as large a number is as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The power of ten.
    by: u8,
    is_pounds: bool,
    /// The word for it that is shown behind the number; a mark of our own where there is none.
    word: &'static str,
}

/// What stands behind a number that is shown in thousands, millions or billions without a word that says so. It reads as the
/// whole number, and no program writes an exponent so.
const MARKS: [(&str, u8); 3] = [("e003", 3), ("e006", 6), ("e009", 9)];

/// A number as its workbook shows it, and the power of ten by which it is larger, where the workbook shows a thousandth or
/// less of it and no word that says so.
pub(in crate::import) fn shown_in(cell: &[u8]) -> Option<(&[u8], i32)> {
    MARKS.iter().find_map(|(mark, by)| Some((cell.strip_suffix(mark.as_bytes())?, i32::from(*by))))
}

/// A cell as people may read it.
pub(in crate::import) fn in_words(cell: &str) -> Cow<'_, str> {
    match shown_in(cell.as_bytes()) {
        Some((_, by)) => format!("{} (×10^{by})", &cell[..cell.len() - MARKS[0].0.len()]).into(),
        None => cell.into(),
    }
}

impl Scale {
    /// What a number format makes of numbers with commas behind its last digit, one for each thousand.
    fn of(format: &str, is_pounds: bool) -> Option<Self> {
        const WORDS: [(&str, &[&str]); 3] =
            [("k", &["k", "thousand"]), ("m", &["m", "mn", "million"]), ("bn", &["bn", "billion"])];
        let (mut commas, mut thousands, mut has_digit) = (0_usize, 0, false);
        let (mut quoted, mut literal, mut blank, mut bracket) = (false, false, false, false);
        let mut behind = String::new();
        for c in format.chars() {
            match c {
                _ if std::mem::take(&mut blank) => {}
                _ if std::mem::take(&mut literal) => behind.push(c),
                '"' => quoted = !quoted,
                _ if quoted => behind.push(c),
                '[' => bracket = true,
                ']' => bracket = false,
                _ if bracket => {}
                '\\' => literal = true,
                '_' | '*' => blank = true,
                ';' => break,
                '0' | '#' | '?' => {
                    (commas, has_digit) = (0, true);
                    behind.clear();
                }
                ',' if has_digit => commas += 1,
                _ => {
                    thousands += std::mem::take(&mut commas);
                    behind.push(c);
                }
            }
        }
        let (mark, by) = *MARKS.get((thousands + commas).checked_sub(1)?)?;
        let said = behind.trim().to_lowercase();
        let word = WORDS.iter().find(|(_, words)| words.contains(&said.as_str())).map(|(word, _)| *word);
        // Without the sign of money, `5m` may be metres.
        let word = word.map(|word| if word == "m" && !is_pounds { " million" } else { word });
        Some(Self { by, is_pounds, word: word.unwrap_or(mark) })
    }
}

impl Shown {
    /// What a number format such as `0.0%` or `[$£-809]#,##0` shows positive numbers as.
    pub fn by(format: &str) -> Self {
        let shown = Self::sign(format);
        let scale =
            matches!(shown, Self::Number | Self::Pounds).then(|| Scale::of(format, shown == Self::Pounds));
        scale.flatten().map_or(shown, Self::Scaled)
    }

    fn sign(format: &str) -> Self {
        let (mut quoted, mut literal, mut bracket) = (false, false, false);
        let mut before = ' ';
        for c in format.chars() {
            let before = std::mem::replace(&mut before, c);
            match c {
                _ if std::mem::take(&mut literal) => {}
                '"' => quoted = !quoted,
                '£' => return Self::Pounds,
                _ if quoted => {}
                // Hours beyond a day: how long something took.
                'h' | 'H' | 'm' | 'M' | 's' | 'S' if before == '[' => return Self::Number,
                '[' => bracket = true,
                ']' => bracket = false,
                _ if bracket => {}
                '\\' | '_' | '*' => literal = true,
                '%' => return Self::Percent,
                'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => return Self::Moment,
                ';' => break,
                _ => {}
            }
        }
        Self::Number
    }

    /// What a number format shows that Excel has without writing it down. Those of currencies are the reader’s own.
    pub fn built_in(format: u16) -> Self {
        match format {
            9 | 10 => Self::Percent,
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Self::Moment,
            _ => Self::Number,
        }
    }

    /// Writes a number as it is shown, to its last digit: `12.3%`, `-£5`.
    pub fn write(self, number: f64, cell: &mut Vec<u8>) -> std::io::Result<()> {
        match self {
            Self::Number | Self::Moment => write!(cell, "{number}"),
            Self::Percent => write!(cell, "{}%", shifted(number, 2)),
            Self::Scaled(Scale { by, is_pounds, word }) => {
                let sign = if number < 0.0 { "-" } else { "" };
                let pounds = if is_pounds { "£" } else { "" };
                write!(cell, "{sign}{pounds}{}{word}", shifted(number.abs(), -i32::from(by)))
            }
            Self::Pounds if number < 0.0 => write!(cell, "-£{}", -number),
            Self::Pounds => write!(cell, "£{number}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_how_a_number_is_shown() {
        for (format, shown) in [
            ("0.0%", Shown::Percent),
            ("#,##0.00\\ %", Shown::Percent),
            ("0.0\\%", Shown::Number),
            ("0.0\"%\"", Shown::Number),
            ("[Red]0%;-0%", Shown::Percent),
            ("0;0%", Shown::Number),
            ("\"£\"#,##0", Shown::Pounds),
            ("[$£-809]#,##0.00", Shown::Pounds),
            ("_-£* #,##0_-", Shown::Pounds),
            ("_£#,##0", Shown::Number),
            ("#,##0", Shown::Number),
            ("General", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("dd/mm/yyyy;@", Shown::Moment),
            ("[$-809]d mmmm yyyy", Shown::Moment),
            ("mmm\\-yy", Shown::Moment),
            ("h:mm AM/PM", Shown::Moment),
            ("[h]:mm:ss", Shown::Number),
            ("0.0\" days\"", Shown::Number),
            ("_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-", Shown::Number),
            ("\"a, b\" #,##0", Shown::Number),
            ("[Magenta]0", Shown::Number),
        ] {
            assert_eq!(Shown::by(format), shown, "{format}");
        }
        let written = |shown: Shown, number| {
            let mut cell = Vec::new();
            shown.write(number, &mut cell).unwrap();
            String::from_utf8(cell).unwrap()
        };
        assert_eq!(written(Shown::Percent, 0.145), "14.5%");
        assert_eq!(written(Shown::Pounds, -5.5), "-£5.5");
        assert_eq!(written(Shown::Number, 0.1), "0.1");
        for (format, number, expected) in [
            ("#,##0,", 1_234_567.0, "1234.567e003"),
            ("#,##0,.0", -1_234_567.0, "-1234.567e003"),
            ("0.0,,", 1_234_567.0, "1.234567e006"),
            ("_-£* #,##0,_-", 1_234_567.0, "£1234.567e003"),
            ("£0.0,,\"m\"", -1_500_000.0, "-£1.5m"),
            ("0.0,,\" million\"", 1_500_000.0, "1.5 million"),
            ("#,##0,\\k", 1_500.0, "1.5k"),
        ] {
            assert_eq!(written(Shown::by(format), number), expected, "{format}");
        }
        assert_eq!(in_words("1.5e003"), "1.5 (×10^3)");
        assert_eq!(in_words("1.5e3"), "1.5e3");
    }
}
