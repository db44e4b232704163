//! What is promised to others: the commands and what they print, the README, the rooms of the house.

#![allow(clippy::unwrap_used, reason = "a test that fails to set up has failed")]

mod architecture;
mod cli;
mod copy;
mod diff;
mod diff_causes;
mod diff_kinds;
mod readme;
mod report;
mod sentences;
#[path = "../support/words.rs"]
mod words;
