//! The periods of a column, each label read once.

use super::{Label, NoPeriod};
use crate::import::table::{Gathering, Lookup, PeriodAt, Reason};
use crate::model::Flag;

/// The position of a period, and what its mark says of the figures.
type Read = (PeriodAt, Option<Flag>);

/// The periods of a column by their labels.
#[derive(Debug, Default)]
pub(in crate::import::layout) struct PeriodLookup(Lookup<Result<Read, Reason>>);

impl PeriodLookup {
    /// The period that a field holds, read by `read` where it is new, or why it has none.
    pub fn position(
        &mut self,
        field: &[u8],
        out: &mut Gathering,
        read: impl FnOnce(&str, &mut Gathering) -> Result<Label, NoPeriod>,
    ) -> Result<Read, Reason> {
        self.0.get(field, || {
            let text = out.text(field).into_owned();
            let label = read(&text, out).map_err(|why| why.reason(&text))?;
            Ok(label.position(out))
        })
    }
}

impl Label {
    /// Its position among the periods, and what its mark says of the figures. A mark that says nothing by itself is
    /// remarked on.
    pub fn position(self, out: &mut Gathering) -> Read {
        if self.is_marked {
            out.remark(format!(
                "The period ‘{}’ has a mark that only the publisher’s notes explain; the mark was left out.",
                self.published.label
            ));
        }
        (out.period(self.published), self.flag)
    }
}
