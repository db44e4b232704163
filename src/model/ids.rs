//! Positions in the lists of a [`super::Scorecard`]: cheap to copy, and never mixed up.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident,)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub(crate) u32);

        impl $name {
            /// The id of the element at `index` in its list.
            pub fn at(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The position in its list.
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    )+};
}

ids! {
    /// An area of the scorecard.
    AreaId,
    /// An indicator of the scorecard.
    IndicatorId,
    /// A breakdown, one group of one dimension, of the scorecard.
    BreakdownId,
    /// A priority of the scorecard.
    PriorityId,
    /// An intervention of the scorecard.
    InterventionId,
}
