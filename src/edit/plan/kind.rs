//! What may be typed into a field, by the format's own rules.

use crate::format::can_be_figure;
use crate::model::{Period, PeriodKind, PlainDate, month_named};
use serde_json::Value;

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, or nothing.
    Words,
    /// The address of a page, or nothing.
    Link,
    /// Words that must be there: what they are, such as `A priority needs a title`.
    Needed(&'static str),
    /// A figure, or nothing.
    Figure,
    /// A figure that must be there: why, as a sentence without its full stop.
    NeededFigure(&'static str),
    /// An amount of money or of something else, 0 or more, or nothing.
    Amount,
    /// A weight against others.
    Weight,
    /// A year, a financial year, a month or a day.
    Date,
    /// A period of an indicator.
    Period(PeriodKind),
}

impl Kind {
    /// The value that is meant by what was typed; none where nothing was.
    ///
    /// # Errors
    /// What does not fit, and what would, in one sentence.
    pub fn read(self, typed: &str) -> Result<Option<Value>, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return match self {
                Self::Needed(why) => Err(format!("{why}. Write it here.")),
                Self::NeededFigure(why) => Err(format!("{why}.")),
                _ => Ok(None),
            };
        }
        match self {
            Self::Words | Self::Needed(_) => Ok(Some(typed.into())),
            Self::Link => {
                let is_page = ["http://", "https://"].iter().any(|begin| {
                    typed.get(..begin.len()).is_some_and(|it| it.eq_ignore_ascii_case(begin))
                        && typed.len() > begin.len()
                });
                if is_page && !typed.contains(char::is_whitespace) {
                    return Ok(Some(typed.into()));
                }
                Err(format!(
                    "“{typed}” is not the address of a page; write all of it, beginning with https:// or http://."
                ))
            }
            Self::Figure | Self::NeededFigure(_) => number(typed, "5 or 7.5").map(Some),
            Self::Amount => amount(typed).map(Some),
            Self::Weight => match typed.parse::<f64>() {
                Ok(weight) if weight < 0.0 => {
                    Err(format!("A weight is 0 or more, and {typed} is less; write 1 for the usual one."))
                }
                _ => number(typed, "1 or 0.5").map(Some),
            },
            Self::Date => match PlainDate::parse(typed).or_else(|| as_written_here(typed)) {
                Some(date) => Ok(Some(date.label().into())),
                None => Err(format!("“{typed}” is not a date; write it as {}.", PlainDate::EXAMPLES)),
            },
            Self::Period(kind) => match Period::parse(kind, typed) {
                Ok(period) => Ok(Some(period.to_string().into())),
                Err(example) => Err(format!("“{typed}” is not a period of this indicator; write {example}.")),
            },
        }
    }
}

/// A date as it is written in Britain, `31/03/2027`, `31.3.2027`, `31 March 2027`, `03/2027` or `March 2027`: the day stands before
/// the month.
fn as_written_here(typed: &str) -> Option<PlainDate> {
    let is_number = |part: &str, most: usize| part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
    let parts: Vec<&str> = typed
        .split(|c: char| c.is_whitespace() || "/.-,".contains(c))
        .filter(|part| !part.is_empty())
        .collect();
    let (day, month, year) = match parts[..] {
        [day, month, year] => (Some(day), month, year),
        [month, year] => (None, month, year),
        _ => return None,
    };
    let month = match month_named(month) {
        Some(number) => number,
        None if is_number(month, 2) => month.parse().ok()?,
        None => return None,
    };
    if year.len() != 4 || !is_number(year, 4) {
        return None;
    }
    let day = match day {
        Some(day) if is_number(day, 2) => Some(day.parse::<u8>().ok()?),
        Some(_) => return None,
        None => None,
    };
    let day = day.map(|day| format!("-{day:02}")).unwrap_or_default();
    PlainDate::parse(&format!("{year}-{month:02}{day}"))
}

/// An amount as people type it, with the sign of pounds and commas between thousands or without.
fn amount(typed: &str) -> Result<Value, String> {
    let digits: String = typed.trim_start_matches('£').chars().filter(|c| *c != ',').collect();
    let read = number(digits.trim(), "250000 or 12.5").map_err(|why| match digits.parse::<f64>() {
        Ok(_) => why,
        Err(_) => format!("“{typed}” is not a number; write digits alone, such as 250000 or 12.5."),
    })?;
    if read.as_f64().is_some_and(|amount| amount < 0.0) {
        return Err(format!("A cost is 0 or more, and {typed} is less; write what was paid."));
    }
    Ok(read)
}

/// A number as people type it, with the sign of a percentage or without.
fn number(typed: &str, examples: &str) -> Result<Value, String> {
    let digits = typed.trim_end_matches('%').trim_end().replace('−', "-");
    match digits.parse::<f64>() {
        Ok(number) if number.is_finite() && can_be_figure(number) => {
            Ok(serde_json::from_str(&digits).unwrap_or_else(|_| number.into()))
        }
        Ok(number) if !number.is_nan() => {
            Err(format!("{typed} is larger than any figure can be; look at its decimal point."))
        }
        _ => Err(format!("“{typed}” is not a number; write digits alone, such as {examples}.")),
    }
}
