//! What may be typed into a field, by the format's own rules.

use crate::format::can_be_figure;
use crate::model::{Period, PeriodKind, PlainDate};
use serde_json::Value;

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words, or nothing.
    Words,
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
            Self::Figure | Self::NeededFigure(_) => number(typed, "5 or 7.5").map(Some),
            Self::Amount => amount(typed).map(Some),
            Self::Weight => match typed.parse::<f64>() {
                Ok(weight) if weight < 0.0 => {
                    Err(format!("A weight is 0 or more, and {typed} is less; write 1 for the usual one."))
                }
                _ => number(typed, "1 or 0.5").map(Some),
            },
            Self::Date => match PlainDate::parse(typed) {
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
