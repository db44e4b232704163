//! Reading and saving scorecards.

#![allow(clippy::unwrap_used, reason = "a test that fails to set up has failed")]

mod json;
mod properties;
#[path = "../support/sample.rs"]
mod sample;
mod sample_figures;
