//! When: the period and what it is, from `time_period` and `time_identifier`.

use crate::import::layout::fields::field;
use crate::import::layout::period::{NoPeriod, of_identifier};
use crate::import::table::{Gathering, Lookup, PeriodAt, Reason};
use crate::import::words::short;
use crate::model::Flag;
use csv::ByteRecord;

/// The columns that say when.
#[derive(Debug)]
pub(super) struct When {
    period: Option<usize>,
    identifier: Option<usize>,
    found: Lookup<Result<(PeriodAt, Option<Flag>), Reason>>,
}

impl When {
    /// These columns.
    pub fn new(period: usize, identifier: Option<usize>) -> Self {
        Self { period: Some(period), identifier, found: Lookup::default() }
    }

    /// The period of a row with what its mark says of the figures, or why it has none.
    pub fn position(
        &mut self,
        record: &ByteRecord,
        out: &mut Gathering,
    ) -> Result<(PeriodAt, Option<Flag>), Reason> {
        let (period, identifier) = (field(record, self.period), field(record, self.identifier));
        self.found.get_joined([identifier, period], || {
            let (period, identifier) = (out.text(period), out.text(identifier));
            let read = of_identifier(&identifier, &period).ok_or_else(|| refusal(&identifier, &period))?;
            Ok(read.position(out))
        })
    }
}

fn refusal(identifier: &str, period: &str) -> Reason {
    if period.is_empty() {
        return "the time period is blank".into();
    }
    let (identifier, period) = (short(identifier), short(period));
    if identifier.is_empty() {
        NoPeriod::Unknown.reason(&period)
    } else {
        let exact =
            format!("the time period ‘{period}’ with ‘{identifier}’ is no period that a scorecard has");
        Reason::exact("the time period is none that a scorecard has", exact)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_period_and_what_it_is() {
        assert_eq!(
            refusal("Week 12", "2023").exact.unwrap(),
            "the time period ‘2023’ with ‘Week 12’ is no period that a scorecard has"
        );
        assert_eq!(refusal("", "x").exact.unwrap(), "the period ‘x’ is of no known form");
    }
}
