//! One observation as a file gives it, before anything is known about the document it goes into.

use crate::model::{Flag, Verdict};

macro_rules! position {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As a position in a list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

position!(
    /// An indicator that was found, by its position.
    IndicatorAt
);
position!(
    /// An area that was found, by its position.
    AreaAt
);
position!(
    /// A group of people, by its position; see [`super::Pool::groups`].
    GroupAt
);
position!(
    /// A published period, by its position.
    PeriodAt
);
position!(
    /// A note, by its position.
    NoteAt
);

/// The numbers of one observation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(in crate::import) struct Figures {
    /// The value, in the indicator's unit.
    pub value: Option<f64>,
    /// Its lower 95 % limit.
    pub lower: Option<f64>,
    /// Its upper 95 % limit.
    pub upper: Option<f64>,
    /// The count of events or people.
    pub numerator: Option<f64>,
    /// Whom or what they are out of.
    pub denominator: Option<f64>,
}

/// One observation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::import) struct Observation {
    /// What is measured.
    pub indicator: IndicatorAt,
    /// Where.
    pub area: AreaAt,
    /// For whom.
    pub group: GroupAt,
    /// When.
    pub period: PeriodAt,
    /// The numbers.
    pub figures: Figures,
    /// Why the value is missing, or what to know of it.
    pub flag: Option<Flag>,
    /// The publisher's words beside it.
    pub note: Option<NoteAt>,
    /// The publisher's own comparison with the nation.
    pub verdict: Option<Verdict>,
    /// Position of the table it comes from.
    pub table: u32,
    /// The line of that table, counted from 1.
    pub line: u64,
}
