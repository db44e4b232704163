//! What leaves the program: what is drawn on the screen, in the formats of paper and of the web, and the figures with
//! what was made of them, as tables.
//!
//! Nothing is drawn and nothing judged here. A page or chart is drawn by its own function without a window
//! ([`crate::widgets::paper`]), and its shapes become the picture.

pub mod copy;
pub mod data;
mod drawn;
pub mod picture;
pub mod png;
pub mod report;
pub mod svg;
pub mod table;
mod xlsx;
