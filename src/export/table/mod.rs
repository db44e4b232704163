//! What leaves the program as tables: observations, judgements, and what the pages make of them. The command line prints
//! the records as text and JSON too.

mod cell;
mod choice;
pub mod columns;
mod found;
pub(super) mod observation;
mod page_record;
mod record;

pub use cell::Cell;
pub use choice::Choice;
pub use found::Found;
pub use page_record::{Balance, Intervention, LookFirst, Priority};
pub use record::{Record, verdict_word};
