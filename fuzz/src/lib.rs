//! Bytes to the rooms of the program that read and judge files, for every fuzz target.
//!
//! They are compiled here from their source, without the window: the whole program
//! would take a quarter of an hour to build for fuzzing.

#[path = "../../src/analysis/mod.rs"]
pub mod analysis;
pub mod archive;
#[cfg(feature = "window")]
#[path = "../../src/charts/mod.rs"]
pub mod charts;
#[path = "../../src/edit/mod.rs"]
pub mod edit;
pub mod editing;
#[path = "../../src/format/mod.rs"]
pub mod format;
#[path = "../../src/import/mod.rs"]
pub mod import;
pub mod importing;
#[path = "../../src/model/mod.rs"]
pub mod model;
#[cfg(feature = "window")]
pub mod page;
#[cfg(feature = "window")]
#[path = "../../src/pages/mod.rs"]
pub mod pages;
#[path = "../../tests/support/random_edits.rs"]
mod random_edits;
pub mod scorecard;
#[cfg(feature = "window")]
#[path = "../../src/widgets/mod.rs"]
pub mod widgets;
#[path = "../../src/words/mod.rs"]
pub mod words;

// So that what is shared with the tests of the project finds the program under its own name.
extern crate self as placecard;

pub use importing::{import, import_as, import_periods};
