//! Numbers that are multiplied twice: a word for thousands in a cell, and another in the header or the unit of its column.

use super::recognise::FirstRows;
use crate::import::source::text;
use crate::import::words::words_in;

/// Why such a cell is left out, with a way out.
pub(super) const TWICE: &str = "written with a multiplier beside that of the header, the unit or the title, so that it may be \
                                meant twice (leave one of the two away)";

/// Whether a cell is multiplied by itself (`£1.2m`, `5 thousand`) and by one of these words around it as well.
pub(super) fn is_twice<'w>(cell: &[u8], around: impl IntoIterator<Item = &'w [u8]>) -> bool {
    is_scaled(cell) && around.into_iter().any(|words| says_multiple(&text(words).0))
}

/// Whether a cell is a number with a word for thousands or millions behind it.
fn is_scaled(cell: &[u8]) -> bool {
    const SCALES: [&str; 9] =
        ["k", "thousand", "thousands", "m", "mn", "million", "millions", "bn", "billion"];
    // Nearly all cells are numbers without a letter.
    if !cell.iter().any(u8::is_ascii_alphabetic) || !cell.iter().any(u8::is_ascii_digit) {
        return false;
    }
    let lower = text(cell).0.to_lowercase();
    lower.split(|c: char| !c.is_alphabetic()).any(|word| SCALES.contains(&word))
}

/// What stands above a header and says how many times as large the figures are.
pub(super) fn said_above(rows: &FirstRows<'_>) -> Vec<String> {
    rows.above.iter().filter(|cell| says_multiple(cell)).cloned().collect()
}

/// Whether words say that figures are so many times as large: `£000`, `(thousands)`, `£m`.
pub(in crate::import) fn says_multiple(words: &str) -> bool {
    const WORDS: [&str; 8] =
        ["thousand", "thousands", "million", "millions", "billion", "billions", "mn", "bn"];
    const SIGNS: [&str; 4] = ["£k", "£m", "£ m", "£ k"];
    let lower = words.to_lowercase();
    let is_word = |part: &str| {
        let is_zeros =
            matches!(part.strip_suffix('s').unwrap_or(part), "000" | "1000" | "000000" | "1000000");
        WORDS.contains(&part) || is_zeros
    };
    let is_bracketed = lower.contains("(k)") || lower.contains("(m)");
    words_in(&lower).any(is_word) || is_bracketed || SIGNS.iter().any(|sign| lower.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::rows;

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
