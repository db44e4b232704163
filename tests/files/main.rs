//! Reading and saving scorecards.

#![allow(clippy::unwrap_used, reason = "a test that fails to set up has failed")]

mod changes;
mod edits;
mod entries;
mod json;
mod merges;
mod orders;
mod properties;
#[path = "../support/random_edits.rs"]
mod random_edits;
#[path = "../support/sample.rs"]
mod sample;
mod sample_figures;
