//! How workbooks show their numbers: a share formatted as a percentage is one, whatever number the cell keeps.

use crate::import::shift::shifted;
use std::io::Write;

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Percent,
    Pounds,
    /// A day, a time of day or both.
    Moment,
}

impl Shown {
    /// What a number format such as `0.0%` or `[$£-809]#,##0` shows positive numbers as.
    pub fn by(format: &str) -> Self {
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
    }
}
