//! When: the period and what it is, from `time_period` and `time_identifier`.

use crate::import::layout::fields::{field, short};
use crate::import::layout::period::{MONTHS, candidates};
use crate::import::table::{Gathering, Lookup, PeriodAt, Reason, plain};
use crate::model::{Period, PeriodKind};
use csv::ByteRecord;

/// A part of a year that comes once a year, such as a term. A scorecard has no such periods: the figures of one term
/// are a series of their own, with one point a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part(u8);

/// The parts: the Department's word, ours, and the year that the part is of.
///
/// Quarters of an academic year begin in August, so they are no quarters of the calendar.
/// Source: Department for Education, Analysts' Guide, Open data standards, allowable time values.
const PARTS: [(&str, &str, PeriodKind); 10] = [
    ("autumn term", "autumn term", PeriodKind::AcademicYear),
    ("spring term", "spring term", PeriodKind::AcademicYear),
    ("summer term", "summer term", PeriodKind::AcademicYear),
    ("autumn and spring term", "autumn and spring term", PeriodKind::AcademicYear),
    ("academic year q1", "first quarter of the academic year", PeriodKind::AcademicYear),
    ("academic year q2", "second quarter of the academic year", PeriodKind::AcademicYear),
    ("academic year q3", "third quarter of the academic year", PeriodKind::AcademicYear),
    ("academic year q4", "fourth quarter of the academic year", PeriodKind::AcademicYear),
    ("part 1 (april to september)", "April to September", PeriodKind::FinancialYear),
    ("part 2 (october to march)", "October to March", PeriodKind::FinancialYear),
];

impl Part {
    /// How many there are, the whole included.
    pub const COUNT: usize = PARTS.len() + 1;
    /// Not a part: the whole period.
    pub const WHOLE: Self = Self(0);

    /// As a position in a list.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The Department's word for it, which tells the series apart, and ours; none for the whole.
    pub fn words(self) -> Option<(&'static str, &'static str)> {
        let (word, ours, _) = PARTS.get(self.index().checked_sub(1)?)?;
        Some((word, ours))
    }

    fn of(identifier: &str) -> Option<(Self, PeriodKind)> {
        let (at, part) = PARTS.iter().enumerate().find(|(_, part)| plain(part.0) == identifier)?;
        Some((Self(u8::try_from(at + 1).ok()?), part.2))
    }
}

/// A period with its position, or why it is none.
type Found = Result<(Part, PeriodAt), Reason>;

/// The columns that say when.
#[derive(Debug)]
pub(super) struct When {
    period: Option<usize>,
    identifier: Option<usize>,
    found: Lookup<Found>,
    key: Vec<u8>,
}

impl When {
    /// These columns.
    pub fn new(period: usize, identifier: Option<usize>) -> Self {
        Self { period: Some(period), identifier, found: Lookup::default(), key: Vec::new() }
    }

    /// The period of a row, or why it has none.
    pub fn position(&mut self, record: &ByteRecord, out: &mut Gathering) -> Found {
        let (period, identifier) = (field(record, self.period), field(record, self.identifier));
        self.key.clear();
        self.key.extend_from_slice(identifier);
        self.key.push(b'\n');
        self.key.extend_from_slice(period);
        self.found.get(&self.key, || {
            let (period, identifier) = (out.text(period), out.text(identifier));
            let (part, published) =
                read(&identifier, &period).ok_or_else(|| refusal(&identifier, &period))?;
            Ok((part, out.period(published)))
        })
    }
}

fn refusal(identifier: &str, period: &str) -> Reason {
    if period.is_empty() {
        return "the time period is blank".into();
    }
    let (identifier, period) = (short(identifier), short(period));
    if identifier.is_empty() {
        let exact = format!("the time period ‘{period}’ is of no known form");
        Reason::exact("the time period is of no known form", exact)
    } else {
        let exact =
            format!("the time period ‘{period}’ with ‘{identifier}’ is no period that a scorecard has");
        Reason::exact("the time period is none that a scorecard has", exact)
    }
}

/// Reads a time period, such as `202324` with `Academic year`.
fn read(identifier: &str, period: &str) -> Option<(Part, Vec<Period>)> {
    let whole = |published| Some((Part::WHOLE, published));
    let identifier = plain(identifier);
    match identifier.as_str() {
        "" => {
            let years = years(period)
                .and_then(|label| candidates(&label, &[PeriodKind::AcademicYear, PeriodKind::FinancialYear]));
            return whole(years.or_else(|| candidates(period, &[PeriodKind::Year]))?);
        }
        "academicyear" => return whole(candidates(&years(period)?, &[PeriodKind::AcademicYear])?),
        "financialyear" | "taxyear" => {
            return whole(candidates(&years(period)?, &[PeriodKind::FinancialYear])?);
        }
        "calendaryear" | "reportingyear" => return whole(candidates(period, &[PeriodKind::Year])?),
        _ => {}
    }
    if let Some((part, kind)) = Part::of(&identifier) {
        return Some((part, candidates(&years(period)?, &[kind])?));
    }
    if let Some(quarter) = identifier.strip_prefix("calendaryearq") {
        return whole(candidates(&format!("{period} Q{quarter}"), &[PeriodKind::Quarter])?);
    }
    if let Some(quarter) = identifier.strip_prefix("financialyearq") {
        return whole(candidates(&financial_quarter(&years(period)?, quarter)?, &[PeriodKind::Quarter])?);
    }
    let month = MONTHS.iter().position(|month| *month == identifier)? + 1;
    whole(candidates(&format!("{period}-{month:02}"), &[PeriodKind::Month])?)
}

/// `2023/24` from `202324`, `2023/24`, `2023-24` or `2023/2024`.
fn years(period: &str) -> Option<String> {
    let digits: String = period.chars().filter(char::is_ascii_digit).collect();
    let parted = period.chars().filter(|c| !c.is_ascii_digit()).eq(period.chars().skip(4).take(1));
    if digits.len() != period.len() && !parted {
        return None;
    }
    match digits.len() {
        6 => Some(format!("{}/{}", &digits[..4], &digits[4..])),
        8 if digits.len() != period.len() => Some(format!("{}/{}", &digits[..4], &digits[6..])),
        _ => None,
    }
}

/// `2023 Q2` from the first quarter of `2023/24`: financial years begin with the second quarter of the calendar.
fn financial_quarter(years: &str, quarter: &str) -> Option<String> {
    let first: i32 = years.get(..4)?.parse().ok()?;
    match quarter {
        "1" | "2" | "3" => Some(format!("{first} Q{}", quarter.parse::<i32>().ok()? + 1)),
        "4" => Some(format!("{} Q1", first + 1)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::testing::named;

    fn label(identifier: &str, period: &str) -> Option<(String, Vec<PeriodKind>)> {
        let whole = read(identifier, period).filter(|(part, _)| *part == Part::WHOLE);
        whole.map(|(_, periods)| named(&periods))
    }

    #[test]
    fn years_quarters_and_months_are_read_as_their_identifier_says() {
        use PeriodKind::{AcademicYear, FinancialYear, Month, Quarter, Year};
        for (identifier, period, expected, kind) in [
            ("Academic year", "202324", "2023/24", AcademicYear),
            ("academic year", "199900", "1999/00", AcademicYear),
            ("Academic year", "2023/24", "2023/24", AcademicYear),
            ("Academic year", "2023/2024", "2023/24", AcademicYear),
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
                label(identifier, period),
                Some((expected.to_owned(), vec![kind])),
                "{identifier} {period}"
            );
        }
        assert_eq!(label("", "202324"), Some(("2023/24".to_owned(), vec![AcademicYear, FinancialYear])));
        assert_eq!(label("", "2023"), Some(("2023".to_owned(), vec![Year])));
    }

    #[test]
    fn a_term_is_a_part_of_its_academic_year() {
        let (part, published) = read("Autumn and spring term", "202122").unwrap();
        assert_eq!(part.words(), Some(("autumn and spring term", "autumn and spring term")));
        assert_eq!(named(&published), ("2021/22".to_owned(), vec![PeriodKind::AcademicYear]));
        let (part, published) = read("Part 2 (October to March)", "202122").unwrap();
        assert_eq!(part.words().unwrap().1, "October to March");
        assert_eq!(named(&published).1, [PeriodKind::FinancialYear]);
        assert!(part.index() < Part::COUNT);
        assert_eq!(Part::WHOLE.words(), None);
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
            ("", "20232024"),
            ("", "x"),
            ("", ""),
        ] {
            assert_eq!(read(identifier, period), None, "{identifier} {period}");
        }
        assert_eq!(
            refusal("Week 12", "2023").exact.unwrap(),
            "the time period ‘2023’ with ‘Week 12’ is no period that a scorecard has"
        );
    }
}
