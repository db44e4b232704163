//! Cells that look like a number with something beside it that may mean several things: what is the matter, and what to do.

use super::{brackets_behind, is_too_large, number, quantity};
use crate::import::source::{has_decimal_comma, text};

/// What a cell is that cannot be read, with a way out, as what follows ‘is’ or ‘are’; none where it looks like no number.
pub(in crate::import::layout) fn why_unread(field: &[u8]) -> Option<&'static str> {
    let field = field.trim_ascii();
    let within = || field.strip_prefix(b"(").and_then(|rest| rest.strip_suffix(b")"));
    // Beside commas between thousands it may be either.
    if has_decimal_comma(field) {
        Some("written with a comma in place of a point")
    } else if within().and_then(number).is_some() {
        Some(
            "in brackets, which may say that it is below zero, or not certain (write it with a minus, or without the brackets)",
        )
    } else if has_second_number(field) {
        Some(
            "followed by a second number in brackets, of which nothing says what it is (put that into a column of its own with \
             a name such as ‘count’, or take it out)",
        )
    } else if is_quotient(field) {
        Some("two numbers with a stroke between them (give each a column of its own)")
    } else if is_too_large(field) {
        Some("larger than any figure can be (correct it in the file)")
    } else if field.strip_suffix(b"m").or(field.strip_suffix(b"M")).and_then(number).is_some() {
        Some(
            "a number of metres, minutes, months or millions (write millions as ‘5.2 million’, and others without the letter)",
        )
    } else {
        None
    }
}

/// Whether a cell is two numbers with a stroke between them: `12/300`.
pub(in crate::import::layout) fn is_quotient(field: &[u8]) -> bool {
    let stroke = field.iter().position(|byte| *byte == b'/');
    stroke.is_some_and(|at| number(&field[..at]).is_some() && number(&field[at + 1..]).is_some())
}

/// Whether a cell is a number with another one in brackets behind it: `10.5 (200)`.
pub(in crate::import::layout) fn has_second_number(field: &[u8]) -> bool {
    let text = text(field).0;
    brackets_behind(text.trim()).is_some_and(|(before, within)| {
        quantity(before.trim()).is_some() && quantity(within.trim().trim_start_matches("n=")).is_some()
    })
}

#[cfg(test)]
mod tests {
    use crate::import::choice::Choice;
    use crate::import::testing::{figures, read, rows};

    /// What is said of a cell in a table of long rows, and in one of figures across.
    fn said(cell: &str) -> [String; 2] {
        let long = format!(
            "indicator,area,period,value\nBalance,E08000002,2021,700\nBalance,E08000001,2021,\"{cell}\"\n"
        );
        let wide = format!("area_code,Balance,Debt\nE08000002,700,1\nE08000001,\"{cell}\",2\n")
            .replace("Balance", "2021");
        let wide = wide.replace("Debt", "2022");
        [long, wide].map(|csv| {
            let read = rows(&csv);
            let skipped = read.tables[0].skipped.iter().map(|skipped| &skipped.reason);
            skipped.chain(&read.tables[0].remarks).cloned().collect::<Vec<_>>().join(" ")
        })
    }

    #[test]
    fn what_may_mean_several_things_is_said_alike_in_every_layout_with_a_way_out_that_works() {
        for (cell, why, instead) in [
            ("(500)", "in brackets, which may say that it is below zero", "-500"),
            ("(1,500.5)", "in brackets, which may say that it is below zero", "1500.5"),
            ("5.2m", "a number of metres, minutes, months or millions", "5.2 million"),
            ("5.2 M", "a number of metres, minutes, months or millions", "5.2"),
            ("12/300", "two numbers with a stroke between them", "12"),
            ("10.5 (200)", "followed by a second number in brackets", "10.5"),
            ("1e300", "larger than any figure can be", "1e3"),
            ("12,5", "written with a comma in place of a point", "12.5"),
        ] {
            for sentence in said(cell) {
                assert!(
                    sentence.contains(why) && sentence.contains(&format!("‘{cell}’")),
                    "{cell}: {sentence}"
                );
            }
            for sentence in said(instead) {
                assert!(!sentence.contains(instead), "{instead}: {sentence}");
            }
        }
        assert_eq!(figures(&rows("Area,Year,Jobs\nBury,2021,5.2 million\nBolton,2021,5mn\n")).len(), 2);
        let [long, wide] = said("few");
        assert!(
            long.contains("the value is not a number: ‘few’") && wide.contains("no number and no known sign")
        );
    }

    #[test]
    fn two_numbers_with_a_stroke_are_refused_with_ways_out_that_work() {
        let refused = read(
            b"Area,Year,Breaches/attendances\nBury,2021,12/300\nBolton,2021,13/310\n",
            Choice::default(),
        );
        let refused = refused.unwrap_err().sentence().to_owned();
        assert!(refused.contains("‘Breaches/attendances’, such as ‘12/300’, are two numbers"), "{refused}");
        let shares = rows("Area,Year,numerator,denominator\nBury,2021,12,300\nBolton,2021,13,310\n");
        let share = shares.observations.get(0).figures;
        assert_eq!((share.value, share.numerator, share.denominator), (Some(4.0), Some(12.0), Some(300.0)));
        assert_eq!(figures(&rows("Area,Year,Breaches,Attendances\nBury,2021,12,300\n")).len(), 2);
    }
}
