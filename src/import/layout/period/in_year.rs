//! Months beside a year: what the year may be, as far as the name of its column and the way it is written do not say it.

use super::tokens::{Token, in_plain_signs, tokens};
use super::years::{in_full, split_beside, split_label};
use super::{Label, NoPeriod, days, label};
use crate::import::table::{Published, Written, YearReadings, plain};
use crate::model::{Period, PeriodKind};

/// What stands before a month, a quarter or the whole of a year, of which the other rows tell which kind of year it is.
pub(in crate::import::layout) const IN_YEAR: &str = "in a year: ";

/// What stands before a year of such a kind, behind the month.
const FINANCIAL: &str = "FY";
pub(in crate::import::layout) const ACADEMIC: &str = "AY";

/// What columns of years are called, each with the kind of year that it says; one that is called by no kind may be any.
const CALLED: [(&str, Option<PeriodKind>); 9] = [
    ("year", None),
    ("calendaryear", Some(PeriodKind::Year)),
    ("academicyear", Some(PeriodKind::AcademicYear)),
    ("schoolyear", Some(PeriodKind::AcademicYear)),
    ("financialyear", Some(PeriodKind::FinancialYear)),
    ("fiscalyear", Some(PeriodKind::FinancialYear)),
    ("taxyear", Some(PeriodKind::FinancialYear)),
    ("finyear", Some(PeriodKind::FinancialYear)),
    ("fy", Some(PeriodKind::FinancialYear)),
];

/// Whether a column is called as columns of years are.
pub(in crate::import::layout) fn is_called_year(column: &str) -> bool {
    CALLED.iter().any(|(name, _)| *name == plain(column))
}

/// The kind of year that the name of a column says.
pub(in crate::import::layout) fn kind_of_year(column: &str) -> Option<PeriodKind> {
    CALLED.iter().find(|(name, _)| *name == plain(column)).and_then(|(_, kind)| *kind)
}

/// Reads what stands behind [`IN_YEAR`]: `Jan 2023`, `Jan FY 2023`, `Jan 2023/24`, `2023`.
pub(super) fn read(text: &str) -> Result<Label, NoPeriod> {
    let numbered = || text.split_once('/').filter(|(month, year)| month.len() <= 2 && year.len() == 4);
    let (part, year) = text.rsplit_once(' ').or_else(numbered).unwrap_or(("", text));
    let bare = |kind: &str| part.strip_suffix(kind).filter(|rest| rest.is_empty() || rest.ends_with(' '));
    let (part, kind) = match (bare(FINANCIAL), bare(ACADEMIC)) {
        (Some(part), _) => (part.trim(), Some(PeriodKind::FinancialYear)),
        (_, Some(part)) => (part.trim(), Some(PeriodKind::AcademicYear)),
        _ => (part, None),
    };
    match readings(part, year, kind) {
        Some(readings) => {
            let shown = match part {
                "" => year.to_owned(),
                number if is_number(number) && is_number(year) => format!("{number}/{year}"),
                number if is_number(number) => format!("month {number} of {year}"),
                part => format!("{part} {year}"),
            };
            let written = Written::OfYear { table: 0, readings };
            let published = Published { written, ..Published::named(&shown, Vec::new()) };
            Ok(Label { published, flag: None, is_marked: false })
        }
        None => label(text),
    }
}

/// What a part of a year is in each kind of year that it may be of; none where it is no month and no quarter by its months,
/// or the year is written so that nothing is open.
fn readings(part: &str, year: &str, kind: Option<PeriodKind>) -> Option<YearReadings> {
    let of = Part::of(part)?;
    let plain = in_plain_signs(year)?;
    let year = tokens(&plain)?;
    let may_be = |asked: PeriodKind| kind.is_none_or(|kind| kind == asked);
    let (financial, academic) = (may_be(PeriodKind::FinancialYear), may_be(PeriodKind::AcademicYear));
    let of = |start: i32, kind: PeriodKind| of.in_year(start, kind);
    match (year.as_slice(), split_beside(&year)) {
        ([Token::Number(single)], None) if matches!(single.len(), 2 | 4) => {
            let year = in_full(single)?;
            // Schools have years in two figures: one is of schools only where its column says so.
            let academic = academic && kind.is_some();
            let from = |is_it: bool, start: i32, kind| if is_it { of(start, kind) } else { None };
            Some([
                from(kind.is_none(), year, PeriodKind::Year),
                from(financial, year, PeriodKind::FinancialYear),
                from(financial, year - 1, PeriodKind::FinancialYear),
                from(academic, year, PeriodKind::AcademicYear),
                from(academic, year - 1, PeriodKind::AcademicYear),
                None,
            ])
        }
        (_, Some(start)) if !part.is_empty() => {
            let [financial, academic] =
                [(financial, PeriodKind::FinancialYear), (academic, PeriodKind::AcademicYear)]
                    .map(|(is_it, kind)| if is_it { of(start, kind) } else { None });
            let numbered = part.parse().ok().filter(|_| may_be(PeriodKind::FinancialYear));
            let numbered = numbered.and_then(|number: i8| {
                Part::Months(PeriodKind::Month, (number + 2) % 12 + 1)
                    .in_year(start, PeriodKind::FinancialYear)
            });
            Some([None, financial, None, academic, None, numbered])
        }
        _ => None,
    }
}

fn is_number(part: &str) -> bool {
    part.bytes().all(|byte| byte.is_ascii_digit())
}

/// A month by its name or number, a quarter by its number or the names of its months, or the whole of a year.
#[derive(Clone, Copy)]
enum Part {
    Whole,
    /// By its number, which counts from the first month of whatever year it is.
    Quarter(i8),
    /// With its first month.
    Months(PeriodKind, i8),
}

impl Part {
    fn of(words: &str) -> Option<Self> {
        if words.is_empty() {
            return Some(Self::Whole);
        }
        if is_number(words) {
            let month = words.parse().ok().filter(|month| (1..=12).contains(month))?;
            return Some(Self::Months(PeriodKind::Month, month));
        }
        let plain = in_plain_signs(words)?;
        let has_name =
            |token: &Token<'_>| matches!(token, Token::Word(word) if days::month_named(word).is_some());
        let read = tokens(&plain)?;
        if let [Token::Word("q" | "qtr" | "quarter"), Token::Number(number)] = read[..] {
            let number = number.parse().ok().filter(|number| (1..=4).contains(number))?;
            return Some(Self::Quarter(number));
        }
        let is_named =
            read.iter().any(has_name) && !read.iter().any(|token| matches!(token, Token::Number(_)));
        let published = is_named.then(|| label(&format!("{words} 2021")).ok())??.published;
        let kinds = [PeriodKind::Month, PeriodKind::Quarter];
        let period = kinds.into_iter().find_map(|kind| published.of_kind(kind))?;
        Some(Self::Months(period.kind(), period.start().month()))
    }

    /// It in the year of a kind that begins in a year of the calendar.
    fn in_year(self, start: i32, kind: PeriodKind) -> Option<Period> {
        let (part, month) = match self {
            Self::Whole if kind == PeriodKind::Year => return Period::parse(kind, &start.to_string()).ok(),
            Self::Whole => return Period::parse(kind, &split_label(start)).ok(),
            // A school year has terms.
            Self::Quarter(_) if kind == PeriodKind::AcademicYear => return None,
            Self::Quarter(number) if kind == PeriodKind::FinancialYear => {
                (PeriodKind::Quarter, number % 4 * 3 + 1)
            }
            Self::Quarter(number) => (PeriodKind::Quarter, number * 3 - 2),
            Self::Months(part, month) => (part, month),
        };
        let first = match kind {
            PeriodKind::FinancialYear => 4,
            PeriodKind::AcademicYear => 9,
            _ => 1,
        };
        let year = start + i32::from(month < first);
        let label = match part {
            PeriodKind::Month => format!("{year}-{month:02}"),
            _ => format!("{year} Q{}", (month + 2) / 3),
        };
        Period::parse(part, &label).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a part of a year may be, each once.
    fn may_be(text: &str) -> Vec<String> {
        let Ok(read) = label(&format!("{IN_YEAR}{text}")) else { return vec!["none".to_owned()] };
        let Written::OfYear { readings, .. } = read.published.written else {
            return read.published.may_be.iter().map(|period| format!("named {period}")).collect();
        };
        readings.iter().map(|period| period.map_or("–".to_owned(), |period| period.to_string())).collect()
    }

    #[test]
    fn a_month_beside_a_year_is_what_it_is_in_each_kind_of_year() {
        for (text, expected) in [
            ("Jan 2023", ["2023-01", "2024-01", "2023-01", "–", "–", "–"]),
            ("Apr 2023", ["2023-04", "2023-04", "2022-04", "–", "–", "–"]),
            ("Jan-Mar 2023", ["2023 Q1", "2024 Q1", "2023 Q1", "–", "–", "–"]),
            ("Q1 2023", ["2023 Q1", "2023 Q2", "2022 Q2", "–", "–", "–"]),
            ("Quarter 4 2023", ["2023 Q4", "2024 Q1", "2023 Q1", "–", "–", "–"]),
            ("Q4 2022/23", ["–", "2023 Q1", "–", "–", "–", "–"]),
            ("1/2023", ["2023-01", "2024-01", "2023-01", "–", "–", "–"]),
            ("2023", ["2023", "2023/24", "2022/23", "–", "–", "–"]),
            ("Jan FY 2023", ["–", "2024-01", "2023-01", "–", "–", "–"]),
            ("May 2023/24", ["–", "2023-05", "–", "2024-05", "–", "–"]),
            ("June AY 2021/22", ["–", "–", "–", "2022-06", "–", "–"]),
            ("June AY 2021", ["–", "–", "–", "2022-06", "2021-06", "–"]),
            ("1 2022/23", ["–", "2023-01", "–", "2023-01", "–", "2022-04"]),
            ("12 FY 2022/23", ["–", "2022-12", "–", "–", "–", "2023-03"]),
        ] {
            assert_eq!(may_be(text), expected, "{text}");
        }
        for (text, expected) in [("13/2022", "none"), ("Q5 2023", "none"), ("M1 2023 (Apr-Jun) x", "none")] {
            assert_eq!(may_be(text), [expected], "{text}");
        }
    }

    #[test]
    fn the_names_of_columns_say_the_kind_of_year() {
        for (column, kind) in [
            ("Financial Year", Some(PeriodKind::FinancialYear)),
            ("Fin year", Some(PeriodKind::FinancialYear)),
            ("FY", Some(PeriodKind::FinancialYear)),
            ("tax_year", Some(PeriodKind::FinancialYear)),
            ("Fiscal year", Some(PeriodKind::FinancialYear)),
            ("School year", Some(PeriodKind::AcademicYear)),
            ("Calendar year", Some(PeriodKind::Year)),
            ("Year", None),
        ] {
            assert!(is_called_year(column), "{column}");
            assert_eq!(kind_of_year(column), kind, "{column}");
        }
        assert!(!is_called_year("Year 6"));
    }
}
