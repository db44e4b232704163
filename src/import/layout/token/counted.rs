//! A count with its percentage in brackets: `12 (3.4%)`. The percentage is the value, and the count its numerator.

use super::{Cell, brackets_behind, quantity, sign};
use crate::import::source;
use crate::import::table::UnitSign;

/// Reads a whole number with a percentage in brackets behind it.
pub(in crate::import::layout) fn counted_share<'f>(field: &[u8]) -> Option<Cell<'f>> {
    let text = source::text(field).0.to_lowercase();
    let (before, within) = brackets_behind(text.trim())?;
    let (count, of_count) = quantity(before.trim())?;
    let (value, signs) = quantity(within.trim())?;
    let is_share = signs.unit == Some(UnitSign::Percent) && of_count.unit.is_none();
    let is_counted = count >= 0.0 && count.fract() == 0.0;
    (is_share && is_counted).then_some(Cell { signs, count: Some(count), ..Cell::number(value) })
}

/// Whether cells are counts with their percentages, but for signs.
pub(in crate::import::layout) fn are_counted_shares<'f>(cells: impl Iterator<Item = &'f [u8]>) -> bool {
    let mut given = cells.filter(|cell| sign(cell).is_none()).peekable();
    given.peek().is_some() && given.all(|cell| counted_share(cell).is_some())
}

#[cfg(test)]
mod tests {
    use crate::import::choice::Choice;
    use crate::import::testing::{figures, read, rows};

    #[test]
    fn a_count_with_its_percentage_in_brackets_is_both_where_the_header_says_so() {
        for csv in [
            "Area,Year,Falls (%)\nBury,2021,12 (3.4%)\nBolton,2021,\"1,300 (4%)\"\nWigan,2021,[c]\n",
            "Area,Year,Falls (%),Walks\nBury,2021,12 [3.4 %],1\nBolton,2021,1300 (4%),2\nWigan,2021,*,3\n",
            "Area,Indicator,Year,Value (%)\nBury,Falls (%),2021,12 (3.4%)\nBolton,Falls (%),2021,1300 (4%)\n",
        ] {
            let read = rows(csv);
            let of = |area: &str| {
                figures(&read).into_iter().find(|said| said.contains(area) && said.starts_with("Falls"))
            };
            assert!(of("Bury").unwrap().ends_with("| Bury | 2021 | 3.4 (12 of –)"), "{csv}");
            assert!(of("Bolton").unwrap().ends_with("| Bolton | 2021 | 4 (1300 of –)"), "{csv}");
            let said =
                "Counts stand in front of percentages in brackets, and were taken as their numerators.";
            assert!(read.tables[0].remarks.contains(&said.to_owned()), "{:?}", read.tables[0].remarks);
        }
        let why = |csv: &str| read(csv.as_bytes(), Choice::default()).unwrap_err().sentence().to_owned();
        for header in ["Falls", "Falls (% change)"] {
            let refused = why(&format!("Area,Year,{header}\nBury,2021,12 (3.4%)\nBolton,2021,13 (4%)\n"));
            assert!(refused.contains(&format!("‘{header}’, such as ‘12 (3.4%)’")), "{refused}");
            let is_named = refused.contains(&format!("call the column ‘{header} (%)’"));
            assert_eq!(is_named, !header.contains("change"), "what would not be read is not told: {refused}");
        }
        let refused = why("Area,2021\nBury,120 (12.3%)\n");
        assert!(refused.contains("call the column ‘2021 (%)’"), "{refused}");
        for csv in ["Area,2021 (%)\nBury,12 (3.4%)\n", "Area,Year,Falls (%)\nBury,2021,12 (3.4%)\n"] {
            let figures = rows(csv).observations.get(0).figures;
            assert_eq!((figures.value, figures.numerator), (Some(3.4), Some(12.0)), "the way out: {csv}");
        }
        let behind = rows("Area,Year,Falls %\nBury,2021,12 (3.4%)\n");
        assert_eq!(behind.observations.get(0).figures.numerator, Some(12.0), "the way out");
    }
}
