//! The one reader of periods: every way in which publishers write them, from `2023/24` to `Year ending March 2022`.
//!
//! A label is read to everything that it may be. Which of that it is, the labels of the whole column tell together, or
//! somebody who is asked.

mod days;
mod forms;
mod in_year;
mod interval;
mod lookup;
mod marks;
mod part;
#[cfg(test)]
mod properties;
mod span;
#[cfg(test)]
mod tests;
mod tokens;
mod years;

pub(super) use in_year::{ACADEMIC, IN_YEAR, is_called_year, kind_of_year};
pub(super) use lookup::PeriodLookup;
pub(super) use marks::{is_ahead, is_final, without_ahead};
pub(super) use part::of_identifier;
pub(super) use years::starting_in;

use crate::import::table::{Published, Reason, Written};
use crate::import::words::short;
use crate::model::Flag;

/// The longest label that is looked at, in bytes; the longest known one has about 50.
const LONGEST: usize = 80;

/// A label as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) struct Label {
    pub published: Published,
    /// What its mark says of the figures: `2023p` is provisional.
    pub flag: Option<Flag>,
    /// Whether it has a mark that only a note could explain: `2021/22*`.
    pub is_marked: bool,
}

/// What stands before a month that a financial year has by its number.
pub(super) const NUMBERED_MONTH: &str = "month number ";

/// Why a label is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum NoPeriod {
    Blank,
    Unknown,
    Week,
    HalfYear,
    /// Months that are no quarter or year.
    Months,
    /// `FY 2022`, which some mean to begin and others to end in that year.
    EitherYear,
    /// The number of a month beside a financial year.
    MonthNumber,
    /// `May 2024 (forecast)`: what is said of it is not what was.
    Ahead,
}

impl NoPeriod {
    /// What labels of no known form share as a reason.
    pub const UNKNOWN: &'static str = "the period is of no known form";

    /// The forms that are known, for a report in which a label was of none.
    pub const KNOWN: &'static str = "Known forms of periods are 2023, 2023/24, FY23/24, 2023 Q2, Jan-Mar 2023, \
        March 2023, Mar-23, 2023-03, 31 March 2023, 31/03/2023, Year ending March 2023, Apr 2022-Mar 2023, \
        Autumn 2022/23, 2021 - 23 and the like.";

    /// It as the reason for which a row with this label gives nothing.
    pub fn reason(self, label: &str) -> Reason {
        let label = label.strip_prefix(IN_YEAR).unwrap_or(label);
        let (general, what) = match self {
            Self::Blank => return "the period is blank".into(),
            Self::Unknown => (Self::UNKNOWN, "is of no known form"),
            Self::Week => (
                "the period is a week, and a scorecard has months, quarters and years",
                "is a week, and a scorecard has months, quarters and years; add weeks up to months in the file",
            ),
            Self::HalfYear => (
                "the period is half a year, and a scorecard has quarters and years",
                "is half a year, and a scorecard has quarters and years; give quarters or whole years in the file",
            ),
            Self::EitherYear => (
                "the period does not say whether it begins or ends in its year",
                "does not say whether it begins or ends in that year; write the year as 2021/22",
            ),
            Self::MonthNumber => (
                "the period is a month by its number beside a financial year, where 1 may be January or April",
                "may count from January or from April; write months by their names, or as M01 to M12 where M01 is April",
            ),
            Self::Ahead => (
                "the period is said to be one of a forecast, a plan or a target, and figures are of what was",
                "is said to be one of a forecast, a plan or a target, and figures are of what was; leave these words out of \
                 the file where its figures are of what was",
            ),
            Self::Months => (
                "the period is several months that are no quarter or year of a scorecard",
                "is several months that are no quarter or year of a scorecard; give single months, quarters or years",
            ),
        };
        let exact = match (self, years_meant(label)) {
            (Self::EitherYear, Some([one, other])) => format!(
                "the period ‘{}’ does not say whether it begins or ends in that year; write the year as {one} or as {other}",
                short(label)
            ),
            _ => format!("the period ‘{}’ {what}", short(label)),
        };
        Reason::exact(general, exact)
    }

    /// The same as a clause.
    pub fn clause(self, label: &str) -> String {
        let Reason { general, exact } = self.reason(label);
        exact.unwrap_or_else(|| general.to_owned())
    }

    /// It as an answer to somebody who wrote the label.
    pub fn sentence(self, label: &str) -> String {
        match self.reason(label) {
            Reason { general: Self::UNKNOWN, .. } => {
                format!("‘{}’ is of no known form. {}", short(label), Self::KNOWN)
            }
            Reason { exact, general } => {
                let clause = exact.unwrap_or_else(|| general.to_owned());
                format!("This cannot be taken: {clause}. Write a year, a quarter or a month.")
            }
        }
    }
}

/// The two years that the only year of a label may be: the one that ends in it, and the one that begins.
fn years_meant(label: &str) -> Option<[String; 2]> {
    let mut numbers = label.split(|c: char| !c.is_ascii_digit()).filter(|run| matches!(run.len(), 2 | 4));
    let year = numbers.next().filter(|_| numbers.next().is_none())?;
    let year: i32 = if year.len() == 2 { format!("20{year}") } else { year.to_owned() }.parse().ok()?;
    Some([year - 1, year].map(years::split_label))
}

/// Reads a label: `2023`, `2023/24`, `Q1 22/23`, `Jan-Mar 2023`, `Oct 2021-Sep 2022`, `31/01/2024`, `YE Mar 2022`,
/// `Autumn 2021/22`, `2023p` and many more; or a period in our own form.
///
/// Where a label can be several things (`2021-22` is a financial year, an academic year or two years), each is given.
///
/// # Errors
/// Why it is no period.
pub(in crate::import) fn label(text: &str) -> Result<Label, NoPeriod> {
    let text = text.trim();
    if text.is_empty() {
        return Err(NoPeriod::Blank);
    }
    if text.starts_with(NUMBERED_MONTH) {
        return Err(NoPeriod::MonthNumber);
    }
    if let Some(text) = text.strip_prefix(IN_YEAR) {
        return in_year::read(text);
    }
    if text.len() > LONGEST {
        return Err(NoPeriod::Unknown);
    }
    let plain = tokens::in_plain_signs(without_aggregate(text)).ok_or(NoPeriod::Unknown)?;
    let (words, flag, is_marked) = marks::without(&plain);
    let read = match interval::interval(words) {
        Some(read) => read,
        None => forms::read(words),
    };
    let read = match read {
        Err(NoPeriod::Unknown)
            if marks::without_ahead(words).is_some_and(|rest| forms::read(rest).is_ok()) =>
        {
            return Err(NoPeriod::Ahead);
        }
        read => read?,
    };
    let published = Published { label: text.to_owned(), ..read };
    if published.may_be.is_empty() && !is_open(&published) {
        return Err(NoPeriod::Unknown);
    }
    Ok(Label { published, flag, is_marked })
}

/// A label without the words behind it for how its years were taken together: `2019 to 2021 calendar years; 3-year
/// aggregates`.
fn without_aggregate(text: &str) -> &str {
    match text.split_once(';') {
        Some((label, how))
            if ["aggregate", "average"].iter().any(|word| how.to_lowercase().contains(word)) =>
        {
            label
        }
        _ => text,
    }
}

/// Reads a label of a column of periods, where a number of five digits is what a spreadsheet keeps for a date.
///
/// # Errors
/// As [`label`].
pub(in crate::import) fn in_column(text: &str) -> Result<Label, NoPeriod> {
    match (label(text), span::serial(text.trim())) {
        (Err(_), Some(published)) => Ok(Label { published, flag: None, is_marked: false }),
        (read, _) => read,
    }
}

/// Whether what it may be is told by the other labels of its column.
fn is_open(published: &Published) -> bool {
    matches!(published.written, Written::EitherDay { .. })
}
