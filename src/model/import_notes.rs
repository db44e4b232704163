//! Which fields of a file are there for later imports alone: what they say is of publishers’ files and not of the places.

/// Fields at the top of a file.
pub const AT_TOP: [&str; 2] = ["answers", "tables"];
/// The field of an indicator.
pub const OF_INDICATOR: &str = "published_as";
