//! Published data brought into a scorecard.

#![allow(clippy::unwrap_used, reason = "a test that fails to set up has failed")]

mod across;
mod again;
mod alike;
mod areas;
mod commands;
mod ees;
mod exported;
mod fields;
mod needs_shared;
mod shapes;
#[path = "../support/shared.rs"]
mod shared;
mod shuffled;
mod written;
