//! In what the texts of two scorecards are others beside what the scorecards say.

/// What of one text is another than of a second one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The fields at the top that an approval of one would find to be others in the other; told of two that say the same.
    pub differ: Vec<String>,
    /// The fields that the format does not know and that are not in both alike.
    pub unknown: Vec<UnknownField>,
}

/// A field that the format does not know, in all places of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField {
    pub name: String,
    /// The fields on the way there from the top, such as `data` and `rows`.
    pub within: Vec<String>,
    /// In how many places it is new, says something else, and is no longer there.
    pub added: usize,
    pub changed: usize,
    pub removed: usize,
}
