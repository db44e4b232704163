//! Words that window, command line and exports share.

pub mod tame;
