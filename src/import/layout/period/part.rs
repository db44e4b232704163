//! Parts of a year that come once a year, and the identifiers of Explore Education Statistics.

use super::{Label, label};
use crate::import::table::{PartOfYear, plain};
use crate::model::PeriodKind;
use std::sync::LazyLock;

/// The part with these words of the Department, or one of the terms without the word `term`; and the kind of its year.
pub(super) fn part(words: &str) -> Option<(PartOfYear, PeriodKind)> {
    static KEYS: LazyLock<Vec<String>> =
        LazyLock::new(|| PartOfYear::ALL.iter().map(|(part, _)| plain(part.key)).collect());
    let words = plain(words);
    let fits = |key: &&String| [Some(key.as_str()), key.strip_suffix("term")].contains(&Some(words.as_str()));
    PartOfYear::ALL.iter().zip(&*KEYS).find(|(_, key)| fits(key)).map(|(part, _)| *part)
}

/// The halves of a financial year: April to September, and October to March.
pub(super) fn half(second: bool) -> PartOfYear {
    PartOfYear::ALL[8 + usize::from(second)].0
}

/// Reads a period with what Explore Education Statistics says it is, such as `202324` with `Academic year`; none where
/// a scorecard has no such periods.
pub(in crate::import::layout) fn of_identifier(identifier: &str, period: &str) -> Option<Label> {
    let words = plain(identifier);
    // The kind of the period itself, what stands behind it as we write it, and the part of the year.
    let (kinds, quarter, part) = match words.as_str() {
        "" => (&[PeriodKind::AcademicYear, PeriodKind::FinancialYear, PeriodKind::Year][..], None, None),
        "academicyear" => (&[PeriodKind::AcademicYear][..], None, None),
        "financialyear" | "taxyear" => (&[PeriodKind::FinancialYear][..], None, None),
        "calendaryear" | "reportingyear" => (&[PeriodKind::Year][..], None, None),
        _ => match (
            self::part(identifier),
            words.strip_prefix("calendaryear"),
            words.strip_prefix("financialyear"),
        ) {
            (Some((part, PeriodKind::FinancialYear)), ..) => {
                (&[PeriodKind::FinancialYear][..], None, Some(part))
            }
            (Some((part, _)), ..) => (&[PeriodKind::AcademicYear][..], None, Some(part)),
            (_, Some(quarter), _) => (&[PeriodKind::Year][..], Some(quarter), None),
            (.., Some(quarter)) => (&[PeriodKind::FinancialYear][..], Some(quarter), None),
            _ => (&[PeriodKind::Year][..], Some(identifier), None),
        },
    };
    let mut read = label(period).ok()?;
    let mut year = kinds.iter().filter_map(|kind| read.published.of_kind(*kind));
    read.published.may_be = match quarter {
        None => year.collect(),
        // A quarter or a month of this year.
        Some(behind) => {
            let of_year = label(&format!("{behind} {}", year.next_back()?)).ok()?;
            let kinds = [PeriodKind::Quarter, PeriodKind::Month];
            kinds.iter().filter_map(|kind| of_year.published.of_kind(*kind)).collect()
        }
    };
    read.published.part = part.or(read.published.part);
    (!read.published.may_be.is_empty()).then_some(read)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::named;

    fn read(identifier: &str, period: &str) -> Option<(String, Vec<PeriodKind>)> {
        let whole = of_identifier(identifier, period).filter(|label| label.published.part.is_none());
        whole.map(|label| named(&label.published))
    }

    #[test]
    fn years_quarters_and_months_are_read_as_their_identifier_says() {
        use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year};
        for (identifier, period, expected, kind) in [
            ("Academic year", "202324", "2023/24", AcademicYear),
            ("academic year", "199900", "1999/00", AcademicYear),
            ("Academic year", "2023/24", "2023/24", AcademicYear),
            ("Academic year", "2023/2024", "2023/24", AcademicYear),
            ("Academic year", "201112", "2011/12", AcademicYear),
            ("Financial year", "202324", "2023/24", FinancialYear),
            ("Tax year", "202324", "2023/24", FinancialYear),
            ("Calendar year", "2023", "2023", Year),
            ("Reporting year", "2023", "2023", Year),
            ("January", "2023", "2023-01", Month),
            ("Calendar year Q3", "2023", "2023 Q3", Quarter),
            ("Financial year Q1", "202324", "2023 Q2", Quarter),
            ("Financial year Q4", "202324", "2024 Q1", Quarter),
        ] {
            assert_eq!(
                read(identifier, period),
                Some((expected.to_owned(), vec![kind])),
                "{identifier} {period}"
            );
        }
        assert_eq!(read("", "202324"), Some(("2023/24".to_owned(), vec![AcademicYear, FinancialYear])));
        assert_eq!(read("", "20232024"), Some(("2023/24".to_owned(), vec![AcademicYear, FinancialYear])));
        assert_eq!(read("", "2023"), Some(("2023".to_owned(), vec![Year])));
    }

    #[test]
    fn a_term_is_a_part_of_its_academic_year() {
        let label = of_identifier("Autumn and spring term", "202122").unwrap().published;
        assert_eq!(label.part.unwrap().words, "autumn and spring term");
        assert_eq!(named(&label), ("2021/22".to_owned(), vec![PeriodKind::AcademicYear]));
        let label = of_identifier("Part 2 (October to March)", "202122").unwrap().published;
        assert_eq!(label.part.unwrap().words, "October to March");
        assert_eq!(named(&label).1, [PeriodKind::FinancialYear]);
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for (identifier, period) in [
            ("Week 12", "2023"),
            ("Academic year", "202325"),
            ("Academic year", "2023"),
            ("Academic year", "2/02324"),
            ("Academic year", "2023//24"),
            ("Financial year Q5", "202324"),
            ("Calendar year", "202324"),
            ("January", "202324"),
            ("", "x"),
            ("", ""),
        ] {
            assert_eq!(of_identifier(identifier, period), None, "{identifier} {period}");
        }
    }
}
