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
}

impl Shown {
    /// What a number format such as `0.0%` or `[$£-809]#,##0` shows positive numbers as.
    pub fn by(format: &str) -> Self {
        let (mut quoted, mut literal, mut bracket) = (false, false, false);
        for c in format.chars() {
            match c {
                _ if std::mem::take(&mut literal) => {}
                '"' => quoted = !quoted,
                '£' => return Self::Pounds,
                _ if quoted => {}
                '[' => bracket = true,
                ']' => bracket = false,
                _ if bracket => {}
                '\\' | '_' | '*' => literal = true,
                '%' => return Self::Percent,
                ';' => break,
                _ => {}
            }
        }
        Self::Number
    }

    /// Writes a number as it is shown, to its last digit: `12.3%`, `-£5`.
    pub fn write(self, number: f64, cell: &mut Vec<u8>) -> std::io::Result<()> {
        match self {
            Self::Number => write!(cell, "{number}"),
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
            ("General", Shown::Number),
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
