//! What of the files is wanted.

use std::path::PathBuf;

/// What of the files is wanted; everything where nothing is chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The files, in the order given.
    pub files: Vec<PathBuf>,
    /// The layout they have, where it is not to be recognised.
    pub layout: Option<super::Layout>,
    /// Codes or names of areas; empty for all.
    pub areas: Vec<String>,
    /// Keys or names of indicators as the files give them; empty for all.
    pub indicators: Vec<String>,
}
