//! Numbers that are multiplied twice: a word for thousands in a cell, and another in the header or the unit of its column;
//! and those that a workbook shows in thousands.

use super::measure::says_share;
use super::recognise::FirstRows;
use super::token::{self, Cell};
use crate::import::source::{shown_in, text};
use crate::import::table::Gathering;
use crate::import::words::words_in;

/// Why such a cell is left out, with a way out.
pub(super) const TWICE: &str = "written with a multiplier beside that of the header, the unit or the title, so that it may be \
                                meant twice (leave one of the two away)";

/// The same of a cell that a workbook shows in other thousands than stand around it.
const OTHERWISE: &str = "shown by the workbook in other thousands than the header, the unit or the title says (give its cells \
                         a number format that shows the whole number)";

/// What a cell of a column holds beside these words around it; none where it cannot be read.
///
/// # Errors
/// Why it cannot be taken: it may be multiplied twice.
pub(super) fn cell<'c, 'w>(
    field: &'c [u8],
    around: impl IntoIterator<Item = &'w [u8]>,
    column: &str,
    out: &mut Gathering,
) -> Result<Option<Cell<'c>>, &'static str> {
    // Nearly all cells are numbers, and nothing multiplies these twice.
    if let Some(plain) = plain(field) {
        return Ok(Some(Cell::number(plain)));
    }
    let meant = meant(field, around, column, out)?;
    let counted = || token::counted_share(meant).filter(|_| says_share(column));
    Ok(token::cell(meant).or_else(counted))
}

/// The number of a cell that is a number and nothing else, whatever stands around it; the mark of what a workbook shows in
/// thousands reads as one too.
pub(super) fn plain(field: &[u8]) -> Option<f64> {
    token::plain(field)?.value.filter(|_| shown_in(field).is_none())
}

/// A cell of a column as it is meant beside these words around it. Where they say thousands, what a workbook shows in thousands
/// is meant as it is shown, which is said.
///
/// # Errors
/// As [`cell`].
fn meant<'c, 'w>(
    cell: &'c [u8],
    around: impl IntoIterator<Item = &'w [u8]>,
    column: &str,
    out: &mut Gathering,
) -> Result<&'c [u8], &'static str> {
    let Read { meant, shown } = read(cell, around)?;
    if let Some(Shown { power, is_said }) = shown {
        let many = match power {
            3 => "thousands",
            6 => "millions",
            _ => "billions",
        };
        let taken = if is_said {
            "as stands around them: they were taken as they are shown."
        } else {
            "and nothing around them says so: they were taken whole, as its cells hold them."
        };
        out.remark(format!("The workbook shows numbers of ‘{column}’ in {many}, {taken}"));
    }
    Ok(meant)
}

/// What a cell says beside the words around it.
struct Read<'c> {
    meant: &'c [u8],
    shown: Option<Shown>,
}

/// That a workbook shows a number in thousands or more.
struct Shown {
    power: i32,
    /// Whether the words around it say so too.
    is_said: bool,
}

fn read<'c, 'w>(
    cell: &'c [u8],
    around: impl IntoIterator<Item = &'w [u8]>,
) -> Result<Read<'c>, &'static str> {
    let as_written = |shown| Ok(Read { meant: cell, shown });
    if !cell.iter().any(u8::is_ascii_alphabetic) || !cell.iter().any(u8::is_ascii_digit) {
        return as_written(None);
    }
    let mut said = around.into_iter().filter_map(|words| power(&text(words).0)).peekable();
    match shown_in(cell) {
        None if is_scaled(cell) && said.peek().is_some() => Err(TWICE),
        None => as_written(None),
        Some((_, power)) if said.peek().is_none() => as_written(Some(Shown { power, is_said: false })),
        Some((meant, power)) if said.any(|said| said == power) => {
            Ok(Read { meant, shown: Some(Shown { power, is_said: true }) })
        }
        Some(_) => Err(OTHERWISE),
    }
}

/// Whether a cell is a number with a word for thousands or millions behind it.
fn is_scaled(cell: &[u8]) -> bool {
    const SCALES: [&str; 9] =
        ["k", "thousand", "thousands", "m", "mn", "million", "millions", "bn", "billion"];
    let lower = text(cell).0.to_lowercase();
    lower.split(|c: char| !c.is_alphabetic()).any(|word| SCALES.contains(&word))
}

/// What stands above a header, or the name of its sheet, that says how many times as large the figures are.
pub(super) fn said_above(rows: &FirstRows<'_>) -> Vec<String> {
    let above = rows.above.iter().map(String::as_str).chain(rows.sheet());
    above.filter(|words| says_multiple(words)).map(str::to_owned).collect()
}

/// Whether words say that figures are so many times as large: `£000`, `(thousands)`, `£m`.
pub(in crate::import) fn says_multiple(words: &str) -> bool {
    power(words).is_some()
}

/// The power of ten that words say figures are to be multiplied by.
fn power(words: &str) -> Option<i32> {
    const WORDS: [(i32, &[&str]); 3] = [
        (3, &["thousand", "thousands", "000", "1000"]),
        (6, &["million", "millions", "mn", "000000", "1000000"]),
        (9, &["billion", "billions", "bn"]),
    ];
    const SIGNS: [(i32, &[&str]); 2] = [(3, &["£k", "£ k", "(k)"]), (6, &["£m", "£ m", "(m)"])];
    let lower = words.to_lowercase();
    let is_word = |part: &str, known: &[&str]| {
        known.contains(&part) || part.strip_suffix('s').is_some_and(|zeros| known.contains(&zeros))
    };
    let of_words = WORDS.iter().find(|(_, known)| words_in(&lower).any(|part| is_word(part, known)));
    let of_sign = || SIGNS.iter().find(|(_, signs)| signs.iter().any(|sign| lower.contains(sign)));
    of_words.or_else(of_sign).map(|(power, _)| *power)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::{formatted, rows};

    fn is_twice<'w>(cell: &[u8], around: impl IntoIterator<Item = &'w [u8]>) -> bool {
        read(cell, around).is_err()
    }

    #[test]
    fn what_a_workbook_shows_in_thousands_is_never_a_thousand_times_as_much_in_silence() {
        let value = |header: &str, format: &str| {
            let cells: &[&[&str]] =
                &[&["Area", "Year", header], &["Bury", "2021", "1234567"], &["Bolton", "2021", "2500000"]];
            let read = formatted(cells, format);
            let values: Vec<f64> =
                read.observations.iter().filter_map(|observation| observation.figures.value).collect();
            (values, read.tables[0].remarks.join(" "))
        };
        let shown = "were taken as they are shown";
        let whole = "were taken whole";
        for (header, format, expected, said) in [
            ("Spend (£000)", "#,##0,", Some(1234.567), shown),
            ("Spend (£000)", "#,##0.0,;[Red]-#,##0.0,", Some(1234.567), shown),
            ("Spend (£000)", "&quot;£&quot;#,##0,.0", Some(1234.567), shown),
            ("Spend (£m)", "0.0,,", Some(1.234_567), shown),
            ("Spend", "#,##0,", Some(1_234_567.0), whole),
            ("Spend (£)", "£0.0,,", Some(1_234_567.0), whole),
            ("Spend (£000)", "0.0,,", None, OTHERWISE),
            ("Spend (£000)", "#,##0,&quot;k&quot;", None, TWICE),
            ("Spend (£m)", "0.0,,\\m", None, TWICE),
            ("Spend", "£#,##0.0,,&quot;m&quot;", Some(1_234_567.0), ""),
            ("Spend (£000)", "#,##0", Some(1_234_567.0), ""),
        ] {
            let (values, remarks) = value(header, format);
            assert_eq!(values.first().copied(), expected, "{header}, {format}: {remarks}");
            assert!(remarks.contains(said), "{header}, {format}: {remarks}");
            let is_said = [shown, whole].iter().any(|words| remarks.contains(words));
            assert_eq!(is_said, [shown, whole].contains(&said), "{header}, {format}: {remarks}");
        }
    }

    #[test]
    fn what_a_workbook_shows_in_thousands_is_so_in_a_column_of_values_too() {
        let cells: &[&[&str]] = &[
            &["Area", "Year", "Value (£000)", "Indicator"],
            &["Bury", "2021", "1234567", "Spend"],
            &["Bolton", "2021", "2500000", "Spend"],
        ];
        let read = formatted(cells, "#,##0,");
        assert_eq!(read.observations.get(0).figures.value, Some(1234.567), "{:?}", read.tables[0].remarks);
        let said = "were taken as they are shown";
        assert!(read.tables[0].remarks.iter().any(|remark| remark.contains(said)), "{:?}", read.tables[0]);
    }

    #[test]
    fn a_cell_and_its_surroundings_may_both_multiply() {
        for words in
            ["Spend (£000)", "Spend £000s", "Spend, £ thousands", "£m", "Jobs (thousands)", "Cost (k)"]
        {
            assert!(says_multiple(words), "{words}");
            for cell in ["£1.2m", "£5k", "5 thousand", "1.2 million", "£1.2m [p]"] {
                assert!(is_twice(cell.as_bytes(), [words.as_bytes()]), "{cell} under {words}");
            }
            for cell in ["1300", "£1,300", "5p", "[c]", "5 [e]", "suppressed", "m"] {
                assert!(!is_twice(cell.as_bytes(), [words.as_bytes()]), "{cell} under {words}");
            }
        }
        for words in ["Spend (£)", "Spend", "Falls", "Value", "Market", "2021"] {
            assert!(!is_twice("£1.2m".as_bytes(), [words.as_bytes()]), "{words}");
        }
    }

    #[test]
    fn a_cell_that_is_multiplied_twice_is_left_out_and_said() {
        for (header, bury) in [
            ("Area,Year,Spend (£000)", "Bury,2021,£1.2m"),
            ("Area,Year,Unit,Indicator,Value", "Bury,2021,£000,Spend,£1.2m"),
            ("Indicator,Area,Year,Spend £000s", "Spend,Bury,2021,1.2 million"),
        ] {
            let bolton =
                bury.replace("Bury", "Bolton").replace("£1.2m", "1300").replace("1.2 million", "1300");
            let read = rows(&format!("{header}\n{bolton}\n{bury}\n"));
            assert_eq!(read.observations.iter().count(), 1, "{header}");
            assert_eq!(read.observations.get(0).figures.value, Some(1300.0), "{header}");
            let table = &read.tables[0];
            let said = table.remarks.iter().chain(table.skipped.iter().map(|skipped| &skipped.reason));
            let cell = bury.rsplit(',').next().unwrap();
            let is_said = |said: &String| said.contains(TWICE) && said.contains(&format!("‘{cell}’"));
            assert!({ said }.any(is_said), "{header}: {:?}, {:?}", table.remarks, table.skipped);
        }
        let titled = rows("Spend in £ thousands\nArea,Year,Spend\nBolton,2021,1300\nBury,2021,£1.2m\n");
        assert_eq!(titled.observations.iter().count(), 1);
        let alone = rows("Area,Year,Spend (£)\nBolton,2021,1300\nBury,2021,£1.2m\n");
        assert_eq!(alone.observations.get(1).figures.value, Some(1_200_000.0));
    }
}
